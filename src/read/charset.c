/* charset.c: see charset.h. Windows-1252 is read here, other sets by ICU. O(bytes). */
#include "read/charset.h"

#include <unicode/ucnv.h>

static const uint16_t windows1252[32] = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
    0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
};

static uint32_t code_1252(uint8_t c) { return c >= 0x80 && c < 0xA0 ? windows1252[c - 0x80] : c; }

/* The byte that windows-1252 writes for code point c, or -1. */
static int byte_1252(uint32_t c)
{
    if (c < 0x80 || (c >= 0xA0 && c < 0x100)) return (int)c;
    for (int i = 0; i < 32; i++)
        if (windows1252[i] == c && c != 0xFFFD) return 0x80 + i;
    return c >= 0x80 && c < 0xA0 ? (int)c : -1;
}

static lb_str from_1252(lb_str s, lb_arena *a)
{
    char *p = lb_arena_alloc(a, (size_t)s.n * 3 + 1);
    uint32_t n = 0;
    for (uint32_t i = 0; i < s.n; i++) n += lb_utf8_put(code_1252((uint8_t)s.p[i]), p + n);
    return (lb_str){ p, n };
}

static bool from_icu(lb_str s, lb_str name, lb_arena *a, lb_str *out)
{
    UErrorCode bad = U_ZERO_ERROR;
    if (s.n > INT32_MAX / 4) return false;
    // Room before the converter opens: the arena may leave by longjmp, a converter would leak.
    char *p = lb_arena_alloc(a, (size_t)s.n * 4 + 16);
    const char *zname = lb_copy(a, name).p;
    UConverter *from = ucnv_open(zname, &bad);
    if (U_FAILURE(bad)) return false;
    int32_t n = ucnv_toAlgorithmic(UCNV_UTF8, from, p, (int32_t)((size_t)s.n * 4 + 16), s.p, (int32_t)s.n, &bad);
    ucnv_close(from);
    *out = (lb_str){ p, (uint32_t)n };
    return U_SUCCESS(bad);
}

/* Well-formed UTF-8 in which every run of letters above ASCII is itself UTF-8 read as windows-1252.
 * One run that is not proves the text whole. */
static bool is_mojibake(lb_str s)
{
    uint32_t runs = 0;
    for (uint32_t i = 0; i < s.n;) {
        i = lb_skip_ascii(s, i);
        if (i < s.n && (uint8_t)s.p[i] < 0x80) {
            i++;
            continue;
        }
        if (i >= s.n) break;
        char run[256];
        uint32_t n = 0;
        while (i < s.n && (uint8_t)s.p[i] >= 0x80 && n < sizeof run) {
            int b = byte_1252(lb_utf8_next(s, &i));
            if (b < 0x80) return false;
            run[n++] = (char)b;
        }
        if (n < sizeof run && lb_utf8_bad((lb_str){ run, n }) >= 0) return false;
        runs++;
    }
    return runs > 0;
}

static lb_str undo_mojibake(lb_str s, lb_arena *a)
{
    char *p = lb_arena_alloc(a, (size_t)s.n + 1);
    uint32_t n = 0;
    for (uint32_t i = 0; i < s.n;) p[n++] = (char)byte_1252(lb_utf8_next(s, &i));
    return (lb_str){ p, n };
}

lb_str lb_charset_utf8(lb_str s, lb_str declared, lb_arena *a, const char **from)
{
    lb_str out;
    *from = "UTF-8";
    if (lb_starts(s, "\xEF\xBB\xBF")) return (lb_str){ s.p + 3, s.n - 3 };
    if ((lb_starts(s, "\xFF\xFE") || lb_starts(s, "\xFE\xFF")) && from_icu(s, LB_STR("UTF-16"), a, &out)) {
        *from = "UTF-16";
        return out;
    }
    if (lb_utf8_bad(s) < 0) {
        if (!is_mojibake(s)) return s;
        *from = "UTF-8, read as windows-1252 and encoded again";
        return undo_mojibake(s, a);
    }
    lb_str low = lb_lower(a, lb_trim(declared));
    bool latin = !low.n || lb_starts(low, "utf") || lb_is(low, "iso-8859-1") || lb_is(low, "latin1") || lb_is(low, "windows-1252") || lb_is(low, "us-ascii");
    if (!latin && from_icu(s, low, a, &out) && lb_utf8_bad(out) < 0) {
        *from = lb_copy(a, low).p;
        return out;
    }
    if (lb_starts(low, "utf")) { // one bad byte in a million does not make a page Latin
        uint32_t wrong = 0, high = 0;
        for (uint32_t i = 0; i < s.n;) {
            uint32_t at = i, c = lb_utf8_next(s, &i);
            wrong += c == 0xFFFD && i == at + 1;
            high += c >= 0x80;
        }
        if (wrong * 10 < high) {
            char *p = lb_arena_alloc(a, (size_t)s.n * 3 + 1);
            uint32_t n = 0;
            for (uint32_t i = 0; i < s.n;) {
                uint32_t c = lb_utf8_next(s, &i);
                n += lb_utf8_put(c, p + n);
            }
            *from = "UTF-8, mended";
            return (lb_str){ p, n };
        }
    }
    *from = "windows-1252";
    return from_1252(s, a);
}

lb_str lb_charset_declared(lb_str head)
{
    enum { LOOK = 4096 };
    if (head.n > LOOK) head.n = LOOK;
    static const char *const marks[] = { "charset=", "encoding=", "CHARSET=" };
    for (size_t m = 0; m < sizeof marks / sizeof *marks; m++) {
        int64_t at = lb_find(head, lb_str_of(marks[m]));
        if (at < 0) continue;
        uint32_t i = (uint32_t)at + (uint32_t)strlen(marks[m]);
        while (i < head.n && (head.p[i] == '"' || head.p[i] == '\'' || head.p[i] == ' ')) i++;
        uint32_t from = i;
        while (i < head.n && (lb_is_digit((uint8_t)head.p[i]) || lb_is_lower((uint8_t)(head.p[i] | 32)) || head.p[i] == '-' || head.p[i] == '_')) i++;
        if (i > from) return (lb_str){ head.p + from, i - from };
    }
    return (lb_str){ 0 };
}
