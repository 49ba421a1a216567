/* mail.c: an e-mail (.eml), say a newsletter: its HTML part, else its plain one. O(bytes). */
#include "read/charset.h"
#include "read/http.h"
#include "read/read.h"
#include "read/stamp.h"

#include <strings.h>

static int hex(char c)
{
    if (lb_is_digit((uint8_t)c)) return c - '0';
    c |= 32;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Quoted-printable; `word`: the form of encoded words, where '_' is a space. */
static lb_str from_quoted(lb_str s, bool word, lb_arena *a)
{
    char *p = lb_arena_alloc(a, (size_t)s.n + 1);
    uint32_t n = 0;
    for (uint32_t i = 0; i < s.n; i++) {
        if (s.p[i] == '=' && i + 1 < s.n && (s.p[i + 1] == '\n' || s.p[i + 1] == '\r')) {
            while (i + 1 < s.n && s.p[i] != '\n') i++;
        } else if (s.p[i] == '=' && i + 2 < s.n && hex(s.p[i + 1]) >= 0 && hex(s.p[i + 2]) >= 0) {
            p[n++] = (char)(hex(s.p[i + 1]) * 16 + hex(s.p[i + 2]));
            i += 2;
        } else {
            p[n++] = word && s.p[i] == '_' ? ' ' : s.p[i];
        }
    }
    return (lb_str){ p, n };
}

static lb_str from_base64(lb_str s, lb_arena *a)
{
    char *p = lb_arena_alloc(a, (size_t)s.n / 4 * 3 + 4);
    uint32_t n = 0, bits = 0, have = 0;
    for (uint32_t i = 0; i < s.n && s.p[i] != '='; i++) {
        char c = s.p[i];
        int v = lb_is_upper((uint8_t)c) ? c - 'A' : lb_is_lower((uint8_t)c) ? c - 'a' + 26 : lb_is_digit((uint8_t)c) ? c - '0' + 52 : c == '+' ? 62 : c == '/' ? 63 : -1;
        if (v < 0) continue;
        bits = bits << 6 | (uint32_t)v;
        have += 6;
        if (have < 8) continue;
        have -= 8;
        p[n++] = (char)(bits >> have & 0xFF);
    }
    return (lb_str){ p, n };
}

/* "=?utf-8?Q?Waffenruhe_gebrochen?=" (RFC 2047), any number of them between plain text. */
static lb_str header_words(lb_str s, lb_arena *a)
{
    lb_str out = LB_STR("");
    for (uint32_t i = 0; i < s.n;) {
        int64_t at = lb_find((lb_str){ s.p + i, s.n - i }, LB_STR("=?"));
        uint32_t b = at < 0 ? s.n : i + (uint32_t)at, q1 = b + 2, q2, end;
        lb_str before = { s.p + i, b - i };
        if (lb_trim(before).n) out = lb_printf(a, "%.*s%.*s", LB_FMT(out), LB_FMT(before));
        if (at < 0) break;
        while (q1 < s.n && s.p[q1] != '?') q1++;
        q2 = q1 + 2;
        for (end = q2 + 1; end + 1 < s.n && !(s.p[end] == '?' && s.p[end + 1] == '=');) end++;
        if (q2 >= s.n || s.p[q2] != '?' || end + 1 >= s.n) break;
        lb_str words = { s.p + q2 + 1, end - q2 - 1 };
        const char *from;
        words = (s.p[q1 + 1] | 32) == 'b' ? from_base64(words, a) : from_quoted(words, true, a);
        words = lb_charset_utf8(words, (lb_str){ s.p + b + 2, q1 - b - 2 }, a, &from);
        out = lb_printf(a, "%.*s%.*s", LB_FMT(out), LB_FMT(words));
        i = end + 2;
    }
    return lb_trim(out);
}

typedef struct {
    lb_str html, plain; // decoded, UTF-8
} parts;

static void collect(lb_str part, int depth, lb_arena *a, parts *out);

static void multipart(lb_str body, lb_str boundary, int depth, lb_arena *a, parts *out)
{
    lb_str mark = lb_printf(a, "--%.*s", LB_FMT(boundary));
    int64_t at = lb_find(body, mark);
    while (at >= 0 && !(out->html.n && out->plain.n)) {
        lb_str rest = { body.p + at + mark.n, body.n - (uint32_t)at - mark.n };
        if (lb_starts(rest, "--")) return;
        const char *nl = rest.n ? memchr(rest.p, '\n', rest.n) : NULL;
        if (!nl) return;
        rest = (lb_str){ nl + 1, rest.n - (uint32_t)(nl + 1 - rest.p) };
        at = lb_find(rest, mark);
        collect(at < 0 ? rest : (lb_str){ rest.p, (uint32_t)at }, depth, a, out);
        body = rest;
    }
}

static void collect(lb_str part, int depth, lb_arena *a, parts *out)
{
    uint32_t head = lb_header_size(part);
    if (!head && part.n && part.p[0] == '\n') head = 1; // a part without headers is plain text
    if (!head || depth <= 0) return;
    lb_str block = { part.p, head }, body = { part.p + head, part.n - head };
    lb_str type = lb_header_get(block, "Content-Type"), coding = lb_header_get(block, "Content-Transfer-Encoding");
    bool html = type.n >= 9 && !strncasecmp(type.p, "text/html", 9), multi = type.n >= 10 && !strncasecmp(type.p, "multipart/", 10);
    bool plain = !type.n || (type.n >= 10 && !strncasecmp(type.p, "text/plain", 10));
    if (multi) {
        lb_str boundary = lb_header_parameter(type, "boundary");
        if (boundary.n) multipart(body, boundary, depth - 1, a, out);
        return;
    }
    if ((!html && !plain) || (html ? out->html.n : out->plain.n)) return;
    if (coding.n >= 6 && !strncasecmp(coding.p, "base64", 6)) body = from_base64(body, a);
    else if (coding.n >= 6 && !strncasecmp(coding.p, "quoted", 6)) body = from_quoted(body, false, a);
    const char *from;
    body = lb_charset_utf8(body, lb_header_parameter(type, "charset"), a, &from);
    *(html ? &out->html : &out->plain) = body;
}

lb_code lb_read_mail(lb_bytes *b, lb_arena *a, lb_raw *out, lb_err *err)
{
    enum { DEPTH = 8 };
    if (b->at) return LB_ENONE;
    b->at = 1;
    if (b->n > b->max_bytes) return lb_fail(err, LB_ECAP, b->path, "%zu bytes are over the cap of %zu for one report (--max-size)", b->n, b->max_bytes);
    lb_str all = { (const char *)b->p, (uint32_t)b->n }, head = { all.p, lb_header_size(all) };
    parts found = { .html = { 0 } };
    collect(all, DEPTH, a, &found);
    if (!lb_trim(found.html).n && !lb_trim(found.plain).n) return lb_fail(err, LB_EINPUT, b->path, "no text part in this e-mail");
    bool html = lb_trim(found.html).n > 0;
    out->bytes = html ? found.html : found.plain;
    out->type = html ? LB_STR("text/html") : LB_STR("text/plain");
    out->provenance = lb_printf(a, "mail %.*s", LB_FMT(lb_header_get(head, "Message-ID")));
    out->facts.title = header_words(lb_header_get(head, "Subject"), a);
    out->facts.publisher = header_words(lb_header_get(head, "From"), a);
    if (lb_stamp_day(lb_header_get(head, "Date"), &out->facts.date)) out->facts.date_from = LB_STR("mail");
    return LB_OK;
}
