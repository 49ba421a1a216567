/* plain.c: a text file is one report. O(n).
 *
 * What cannot be a text is refused here, by name, before any stage sees it: nothing in it,
 * bytes that no text has, or text in another encoding. */
#include "read/read.h"

static bool is_control(uint8_t c)
{
    return c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v';
}

/* Which line byte `at` lies on, from 1. */
static size_t line_of(const uint8_t *p, size_t at)
{
    size_t line = 1;
    for (size_t i = 0; i < at; i++) line += p[i] == '\n';
    return line;
}

lb_code lb_read_plain(lb_bytes *b, lb_arena *a, lb_raw *out, lb_err *err)
{
    (void)a;
    if (b->at) return LB_ENONE;
    b->at = 1;
    if (b->n > b->max_bytes)
        return lb_fail(err, LB_ECAP, b->path, "%zu bytes are over the cap of %zu for one report (--max-size)", b->n, b->max_bytes);
    lb_str all = { (const char *)b->p, (uint32_t)b->n };
    if (!lb_trim(all).n) return lb_fail(err, LB_EINPUT, b->path, "empty: there is no text in it");
    if (b->n >= 2 && ((b->p[0] == 0xFF && b->p[1] == 0xFE) || (b->p[0] == 0xFE && b->p[1] == 0xFF)))
        return lb_fail(err, LB_EINPUT, b->path, "UTF-16, not UTF-8: convert it with iconv -f UTF-16 -t UTF-8");
    // A stray control character is debris of a page; several in a hundred are no text.
    size_t controls = 0;
    for (size_t i = 0; i < b->n; i++) {
        if (!b->p[i]) return lb_fail(err, LB_EINPUT, b->path, "binary: a zero byte at offset %zu", i);
        controls += is_control(b->p[i]);
    }
    if (controls * 50 > b->n) return lb_fail(err, LB_EINPUT, b->path, "binary: %zu of %zu bytes are control characters", controls, b->n);
    int64_t bad = lb_utf8_bad(all);
    if (bad >= 0)
        return lb_fail(err, LB_EUTF8, b->path, "not UTF-8: byte 0x%02X at offset %lld, line %zu (ISO-8859-1 and Windows-1252 are converted with iconv)",
                       b->p[bad], (long long)bad, line_of(b->p, (size_t)bad));
    out->bytes = all;
    out->type = LB_STR("text/plain");
    return LB_OK;
}
