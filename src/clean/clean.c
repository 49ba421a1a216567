/* clean.c: from a report's bytes to its text in blocks, by the kind of the bytes. O(bytes). */
#include "clean/html_facts.h"

#include "read/charset.h"

#include <unicode/unorm2.h>

/* ICU is asked only where a combining mark shows that letters lie in pieces. */
static lb_str compose(lb_arena *a, lb_str s)
{
    bool pieces = false;
    for (uint32_t i = 0; i + 1 < s.n && !pieces; i++) // U+0300..U+036F: CC 80 .. CD AF
        pieces = (uint8_t)s.p[i] == 0xCC || ((uint8_t)s.p[i] == 0xCD && (uint8_t)s.p[i + 1] <= 0xAF);
    if (!pieces) return s;
    UErrorCode bad = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&bad);
    UChar *wide = lb_array(a, (size_t)s.n + 1, UChar), *done = lb_array(a, (size_t)s.n * 3 + 1, UChar);
    int32_t n = 0;
    for (uint32_t i = 0; i < s.n;) {
        uint32_t c = lb_utf8_next(s, &i);
        U16_APPEND_UNSAFE(wide, n, c);
    }
    int32_t m = unorm2_normalize(nfc, wide, n, done, (int32_t)(s.n * 3 + 1), &bad);
    if (U_FAILURE(bad)) return s;
    char *p = lb_arena_alloc(a, (size_t)m * 3 + 4);
    uint32_t k = 0;
    for (int32_t i = 0; i < m;) {
        UChar32 c;
        U16_NEXT(done, i, m, c);
        k += lb_utf8_put((uint32_t)c, p + k);
    }
    return (lb_str){ p, k };
}

/* Marks that stand inside words without being letters. */
static bool invisible(uint32_t c)
{
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || c == 0x2060 || c == 0xFEFF;
}

lb_str lb_clean_marks(lb_str s, lb_arena *a)
{
    char *p = lb_arena_alloc(a, (size_t)s.n * 3 + 1); // an ill-formed byte becomes U+FFFD, three bytes
    uint32_t n = 0;
    for (uint32_t i = 0; i < s.n;) {
        uint32_t c = lb_utf8_next(s, &i);
        if (invisible(c)) continue;
        if (c == '\r') {
            if (i < s.n && s.p[i] == '\n') continue;
            c = '\n';
        } else if (c < 0x20 && !lb_is_space((uint8_t)c)) {
            c = ' ';
        }
        n += lb_utf8_put(c, p + n);
    }
    return compose(a, (lb_str){ p, n });
}

/* "More on this", "About the author": late in an article such a line ends it, until a long
 * paragraph proves otherwise. */
static void cut_tail(lb_text *t)
{
    enum { LONG = 250 };
    uint32_t all = 0, seen = 0;
    bool tail = false;
    for (uint32_t i = 0; i < t->n; i++)
        if (lb_is_text(&t->block[i])) all += t->block[i].span.end - t->block[i].span.begin;
    for (uint32_t i = 0; i < t->n; i++) {
        lb_block *b = &t->block[i];
        uint32_t n = b->span.end - b->span.begin;
        bool known = lb_starts(b->why, "debris/mehr-davon") || lb_starts(b->why, "debris/rahmen") || lb_starts(b->why, "debris/autor");
        if (lb_is_text(b)) seen += n;
        if (known && (uint64_t)seen * 10 >= (uint64_t)all * 6) tail = true;
        else if (tail && n >= LONG && b->role == LB_ROLE_body) tail = false;
        if (!tail || (!lb_is_text(b) && b->role != LB_ROLE_heading)) continue;
        b->role = LB_ROLE_boilerplate;
        b->why = LB_STR("html/after-article");
    }
}

lb_text *lb_clean_html(lb_str html, const lb_facts *facts, const lb_cleaner *c, lb_arena *a)
{
    const char *charset;
    html = lb_charset_utf8(html, lb_charset_declared(html), a, &charset);
    const lb_html *h = lb_html_parse(html, a);
    lb_text *t = lb_maintext(h, &c->names, facts, a);
    lb_html_facts(h, a, &t->facts);
    lb_clean_debris(t, c, a);
    cut_tail(t);
    lb_clean_facts(t, true, c, a);
    return t;
}

/* The language of what is text; what the page says of itself counts only where the text is silent. */
static lb_str language(const lb_text *t, const lb_cleaner *c, lb_arena *a)
{
    uint32_t n = 0, room = 0;
    for (uint32_t i = 0; i < t->n; i++) room += t->block[i].span.end - t->block[i].span.begin + 1;
    char *p = lb_arena_alloc(a, (size_t)room + 1);
    for (uint32_t i = 0; i < t->n; i++) {
        lb_str s = lb_sub(t->text, t->block[i].span);
        if (!lb_is_text(&t->block[i])) continue;
        memcpy(p + n, s.p, s.n);
        n += s.n;
        p[n++] = ' ';
    }
    lb_str told = lb_language_of(&c->languages, (lb_str){ p, n }, a);
    return told.n ? told : t->facts.language;
}

lb_code lb_clean_run(const lb_raw *raw, const lb_cleaner *c, lb_arena *a, const lb_text **out, lb_err *err)
{
    bool html = lb_is(raw->type, "text/html");
    lb_text *t = html ? lb_clean_html(raw->bytes, &raw->facts, c, a) : lb_clean_plain(lb_clean_marks(raw->bytes, a), &raw->facts, c, a);
    *out = t;
    t->facts.language = language(t, c, a);
    if (t->n) return LB_OK;
    char where[200] = { 0 };
    lb_str name = raw->facts.name;
    if (name.n) memcpy(where, name.p, name.n < sizeof where - 1 ? name.n : sizeof where - 1);
    return lb_fail(err, LB_EINPUT, where, "no text in it");
}
