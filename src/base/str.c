/* str.c: see str.h. Case mapping covers the scripts that reports use (Latin-1, Latin
 * Extended-A, Greek, Cyrillic) by rule; it never depends on the locale. */
#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>

bool lb_eq(lb_str a, lb_str b) { return a.n == b.n && (!a.n || !memcmp(a.p, b.p, a.n)); }
bool lb_is(lb_str a, const char *z) { return lb_eq(a, lb_str_of(z)); }

bool lb_starts(lb_str s, const char *z)
{
    lb_str t = lb_str_of(z);
    return s.n >= t.n && !memcmp(s.p, t.p, t.n);
}

bool lb_ends(lb_str s, const char *z)
{
    lb_str t = lb_str_of(z);
    return s.n >= t.n && !memcmp(s.p + s.n - t.n, t.p, t.n);
}

int lb_cmp(lb_str a, lb_str b)
{
    uint32_t n = a.n < b.n ? a.n : b.n;
    int d = n ? memcmp(a.p, b.p, n) : 0;
    return d ? d : (a.n > b.n) - (a.n < b.n);
}

int64_t lb_find(lb_str s, lb_str needle)
{
    if (!needle.n) return 0;
    for (uint32_t i = 0; i + needle.n <= s.n; i++) {
        const char *p = memchr(s.p + i, needle.p[0], s.n - needle.n - i + 1);
        if (!p) return -1;
        i = (uint32_t)(p - s.p);
        if (!memcmp(p, needle.p, needle.n)) return i;
    }
    return -1;
}

lb_str lb_trim(lb_str s)
{
    while (s.n && lb_is_space((uint8_t)s.p[0])) s.p++, s.n--;
    while (s.n && lb_is_space((uint8_t)s.p[s.n - 1])) s.n--;
    return s;
}

uint64_t lb_hash(lb_str s)
{
    uint64_t h = 14695981039346656037u;
    for (uint32_t i = 0; i < s.n; i++) h = (h ^ (uint8_t)s.p[i]) * 1099511628211u;
    return h;
}

lb_str lb_copy(lb_arena *a, lb_str s)
{
    char *p = lb_arena_alloc(a, (size_t)s.n + 1);
    if (s.n) memcpy(p, s.p, s.n);
    return (lb_str){ p, s.n };
}

lb_str lb_printf(lb_arena *a, const char *fmt, ...)
{
    va_list ap, again;
    va_start(ap, fmt);
    va_copy(again, ap);
    int n = vsnprintf(NULL, 0, fmt, ap);
    va_end(ap);
    char *p = lb_arena_alloc(a, (size_t)(n < 0 ? 0 : n) + 1);
    if (n > 0) vsnprintf(p, (size_t)n + 1, fmt, again);
    va_end(again);
    return (lb_str){ p, n < 0 ? 0 : (uint32_t)n };
}

/* Length of the well-formed sequence at s[i], or 0. RFC 3629: no overlongs, no surrogates. */
static uint32_t utf8_length(lb_str s, uint32_t i)
{
    const uint8_t *p = (const uint8_t *)s.p + i;
    uint32_t left = s.n - i;
    if (p[0] < 0x80) return 1;
    if (p[0] < 0xC2 || p[0] > 0xF4) return 0;
    uint32_t n = p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4;
    if (left < n) return 0;
    uint8_t low = p[0] == 0xE0 ? 0xA0 : p[0] == 0xF0 ? 0x90 : 0x80;
    uint8_t high = p[0] == 0xED ? 0x9F : p[0] == 0xF4 ? 0x8F : 0xBF;
    if (p[1] < low || p[1] > high) return 0;
    for (uint32_t k = 2; k < n; k++)
        if ((p[k] & 0xC0) != 0x80) return 0;
    return n;
}

uint32_t lb_utf8_next(lb_str s, uint32_t *i)
{
    const uint8_t *p = (const uint8_t *)s.p + *i;
    uint32_t n = utf8_length(s, *i);
    *i += n ? n : 1;
    switch (n) {
    case 1: return p[0];
    case 2: return (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
    case 3: return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
    case 4: return (p[0] & 0x07u) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 | (p[3] & 0x3Fu);
    default: return 0xFFFD;
    }
}

uint32_t lb_utf8_put(uint32_t c, char *out)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) c = 0xFFFD;
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

/* Most bytes of most texts are ASCII. */
uint32_t lb_skip_ascii(lb_str s, uint32_t i)
{
    uint64_t eight;
    for (; i + 8 <= s.n; i += 8) {
        memcpy(&eight, s.p + i, 8);
        if (eight & 0x8080808080808080u) break;
    }
    return i;
}

int64_t lb_utf8_bad(lb_str s)
{
    for (uint32_t i = 0, n; i < s.n; i += n) {
        i = lb_skip_ascii(s, i);
        if (i >= s.n) break;
        if (!(n = utf8_length(s, i))) return i;
    }
    return -1;
}

uint32_t lb_utf8_count(lb_str s, uint32_t n)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < n && i < s.n; i++) count += ((uint8_t)s.p[i] & 0xC0) != 0x80;
    return count;
}

/* Latin Extended-A pairs even/odd, except two runs where the upper case letter is odd. */
static bool odd_upper(uint32_t c) { return (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E); }
static bool caseless_latin(uint32_t c) { return c == 0x138 || c == 0x149 || c == 0x17F || c == 0x130 || c == 0x131; }

uint32_t lb_lower_cp(uint32_t c)
{
    if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
    if (c >= 0xC0 && c <= 0xDE) return c == 0xD7 ? c : c + 32;
    if (c == 0x178) return 0xFF;
    if (c == 0x1E9E) return 0xDF;
    if (c >= 0x100 && c <= 0x17F) return caseless_latin(c) ? c : odd_upper(c) ? (c & 1 ? c + 1 : c) : c | 1;
    if (c >= 0x391 && c <= 0x3A9) return c == 0x3A2 ? c : c + 32;
    if (c >= 0x410 && c <= 0x42F) return c + 32;
    if (c >= 0x400 && c <= 0x40F) return c + 80;
    if (c >= 0x460 && c <= 0x4FF && !(c >= 0x482 && c <= 0x489) && !(c >= 0x4C0 && c <= 0x4CF)) return c | 1;
    return c;
}

uint32_t lb_upper_cp(uint32_t c)
{
    if (c < 0x80) return c >= 'a' && c <= 'z' ? c - 32 : c;
    if (c >= 0xE0 && c <= 0xFE) return c == 0xF7 ? c : c - 32;
    if (c == 0xFF) return 0x178;
    if (c >= 0x100 && c <= 0x17F) {
        if (caseless_latin(c) || c == 0x178) return c;
        return odd_upper(c) ? (c & 1 ? c : c - 1) : c & ~1u;
    }
    if (c >= 0x3B1 && c <= 0x3C9 && c != 0x3C2) return c - 32;
    if (c >= 0x430 && c <= 0x44F) return c - 32;
    if (c >= 0x450 && c <= 0x45F) return c - 80;
    if (c >= 0x460 && c <= 0x4FF && !(c >= 0x482 && c <= 0x489) && !(c >= 0x4C0 && c <= 0x4CF)) return c & ~1u;
    return c;
}

bool lb_is_letter_cp(uint32_t c)
{
    if (c < 0x80) return (c | 32) >= 'a' && (c | 32) <= 'z';
    if (c >= 0xC0 && c <= 0x24F) return c != 0xD7 && c != 0xF7;
    if (c >= 0x370 && c <= 0x3FF) return c != 0x37E && c != 0x387;
    if (c >= 0x400 && c <= 0x52F) return !(c >= 0x482 && c <= 0x489);
    return c == 0xAA || c == 0xB5 || c == 0xBA || (c >= 0x1E00 && c <= 0x1FFF);
}

bool lb_is_upper_cp(uint32_t c) { return lb_lower_cp(c) != c; }

lb_str lb_lower(lb_arena *a, lb_str s)
{
    // Lowering never lengthens a letter here (U+1E9E, three bytes, becomes two).
    char *p = lb_arena_alloc(a, (size_t)s.n + 1);
    uint32_t n = 0;
    for (uint32_t i = 0; i < s.n;) {
        uint32_t at = i, c = lb_utf8_next(s, &i), low = lb_lower_cp(c);
        if (low == c) {
            memcpy(p + n, s.p + at, i - at);
            n += i - at;
        } else {
            n += lb_utf8_put(low, p + n);
        }
    }
    return (lb_str){ p, n };
}

static lb_str first_letter(lb_arena *a, lb_str s, uint32_t (*turn)(uint32_t))
{
    if (!s.n) return s;
    uint32_t i = 0, c = lb_utf8_next(s, &i), other = turn(c);
    if (other == c) return s;
    char *p = lb_arena_alloc(a, (size_t)s.n + 5);
    uint32_t n = lb_utf8_put(other, p);
    memcpy(p + n, s.p + i, s.n - i);
    return (lb_str){ p, n + s.n - i };
}

lb_str lb_capital(lb_arena *a, lb_str s) { return first_letter(a, s, lb_upper_cp); }
lb_str lb_uncapital(lb_arena *a, lb_str s) { return first_letter(a, s, lb_lower_cp); }
