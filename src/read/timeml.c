#include "read/timeml.h"

static int64_t find_from(lb_str s, uint32_t at, const char *z)
{
    if (at > s.n) return -1;
    int64_t k = lb_find((lb_str){ s.p + at, s.n - at }, lb_str_of(z));
    return k < 0 ? -1 : k + at;
}

/* Value of attribute `name` in the tag s; empty where it has none. */
static lb_str attribute(lb_str s, const char *name)
{
    size_t n = strlen(name);
    for (uint32_t i = 1; i + n + 2 < s.n; i++) {
        if (!lb_is_space((uint8_t)s.p[i - 1]) || memcmp(s.p + i, name, n)) continue;
        uint32_t k = i + (uint32_t)n;
        while (k < s.n && lb_is_space((uint8_t)s.p[k])) k++;
        if (k >= s.n || s.p[k] != '=') continue;
        k++;
        while (k < s.n && lb_is_space((uint8_t)s.p[k])) k++;
        if (k >= s.n || (s.p[k] != '"' && s.p[k] != '\'')) continue;
        for (uint32_t e = k + 1; e < s.n; e++)
            if (s.p[e] == s.p[k]) return (lb_str){ s.p + k + 1, e - k - 1 };
    }
    return (lb_str){ 0 };
}

static lb_date creation(lb_str in)
{
    lb_date d = { 0 };
    int64_t at = lb_find(in, LB_STR("<DCT"));
    if (at < 0) return d;
    int64_t end = find_from(in, (uint32_t)at, "</DCT");
    int64_t tag = find_from(in, (uint32_t)at, "<TIMEX3");
    if (tag < 0 || end < 0 || tag > end) return d;
    int64_t close = find_from(in, (uint32_t)tag, ">");
    if (close < 0) return d;
    lb_str v = attribute((lb_str){ in.p + tag, (uint32_t)(close - tag) }, "value");
    for (uint32_t n = v.n >= 10 ? 10 : v.n >= 7 ? 7 : 4; n >= 4; n -= n == 10 ? 3 : n == 7 ? 3 : n) // a time of day is cut off
        if (v.n >= n && lb_date_parse((lb_str){ v.p, n }, &d)) return d;
    return d;
}

/* An entity at s: its code point and length in bytes; 0 where it is none. */
static uint32_t entity(lb_str s, uint32_t *c)
{
    static const struct { const char *name; uint32_t c; } named[] = { { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' }, { "&apos;", '\'' } };
    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        if (lb_starts(s, named[i].name)) return *c = named[i].c, (uint32_t)strlen(named[i].name);
    if (!lb_starts(s, "&#")) return 0;
    bool hex = s.n > 2 && (s.p[2] == 'x' || s.p[2] == 'X');
    uint32_t v = 0, i = hex ? 3 : 2, from = i;
    for (; i < s.n && i < from + 7; i++) {
        uint8_t d = (uint8_t)s.p[i];
        if (lb_is_digit(d)) v = v * (hex ? 16 : 10) + d - '0';
        else if (hex && ((d | 32) >= 'a' && (d | 32) <= 'f')) v = v * 16 + (d | 32) - 'a' + 10;
        else break;
    }
    if (i == from || i >= s.n || s.p[i] != ';' || v == 0 || v > 0x10FFFF || (v >= 0xD800 && v < 0xE000)) return 0;
    return *c = v, i + 1;
}

lb_code lb_timeml_read(lb_str in, lb_arena *a, lb_timeml *out, lb_err *err)
{
    int64_t open = lb_find(in, LB_STR("<TEXT")), close = -1;
    int64_t begin = open < 0 ? -1 : find_from(in, (uint32_t)open, ">");
    *out = (lb_timeml){ .in = in };
    if (begin >= 0) close = find_from(in, (uint32_t)begin, "</TEXT");
    if (close < 0) return lb_fail(err, LB_EINPUT, "TimeML", "no <TEXT>…</TEXT> in it");
    int64_t bad = lb_utf8_bad(in);
    if (bad >= 0) return lb_fail(err, LB_EUTF8, "TimeML", "byte %lld is not UTF-8", (long long)bad);
    out->body = (lb_span){ (uint32_t)begin + 1, (uint32_t)close };
    out->creation = creation(in);
    char *text = lb_arena_alloc(a, (size_t)(close - begin) + 4);
    uint32_t n = 0;
    out->from = lb_array(a, (size_t)(close - begin) + 4, uint32_t);
    for (uint32_t i = out->body.begin; i < out->body.end;) {
        lb_str rest = { in.p + i, out->body.end - i };
        uint32_t c, k;
        if (in.p[i] == '<') {
            const char *end = lb_starts(rest, "<!--") ? "-->" : lb_starts(rest, "<![CDATA[") ? "" : ">";
            if (!*end) { // its content is text
                int64_t stop = lb_find(rest, LB_STR("]]>"));
                uint32_t len = stop < 0 ? rest.n : (uint32_t)stop;
                for (k = 9; k < len; k++) text[n] = rest.p[k], out->from[n++] = i + k;
                i += stop < 0 ? rest.n : len + 3;
                continue;
            }
            int64_t stop = lb_find(rest, lb_str_of(end));
            if (stop < 0) { // a stray bracket
                text[n] = '<', out->from[n++] = i++;
                continue;
            }
            i += (uint32_t)stop + (uint32_t)strlen(end);
            continue;
        }
        if (in.p[i] == '&' && (k = entity(rest, &c))) {
            char u[4];
            uint32_t len = lb_utf8_put(c, u);
            for (uint32_t b = 0; b < len; b++) text[n] = u[b], out->from[n++] = i;
            i += k;
            continue;
        }
        text[n] = in.p[i], out->from[n++] = i++;
    }
    out->from[n] = out->body.end;
    out->text = (lb_str){ text, n };
    return LB_OK;
}
