/* http.c: see http.h. O(bytes). */
#include "read/http.h"

#include "read/inflate.h"

#include <strings.h>

uint32_t lb_header_size(lb_str s)
{
    enum { MOST = 65536 };
    for (uint32_t i = 0; i < s.n && i < MOST; i++) {
        if (s.p[i] != '\n') continue;
        if (i + 1 < s.n && s.p[i + 1] == '\n') return i + 2;
        if (i + 2 < s.n && s.p[i + 1] == '\r' && s.p[i + 2] == '\n') return i + 3;
    }
    return 0;
}

lb_str lb_header_get(lb_str block, const char *name)
{
    size_t n = strlen(name);
    for (uint32_t i = 0; i < block.n;) {
        const char *nl = memchr(block.p + i, '\n', block.n - i);
        uint32_t end = nl ? (uint32_t)(nl - block.p) : block.n, to = end;
        if (end - i > n && block.p[i + n] == ':' && !strncasecmp(block.p + i, name, n)) {
            while (to + 1 < block.n && (block.p[to + 1] == ' ' || block.p[to + 1] == '\t')) { // folded
                nl = memchr(block.p + to + 1, '\n', block.n - to - 1);
                to = nl ? (uint32_t)(nl - block.p) : block.n;
            }
            return lb_trim((lb_str){ block.p + i + n + 1, to - i - (uint32_t)n - 1 });
        }
        i = end + 1;
    }
    return (lb_str){ 0 };
}

lb_str lb_header_parameter(lb_str value, const char *name)
{
    size_t n = strlen(name);
    for (uint32_t i = 0; i + n < value.n; i++) {
        if (value.p[i + n] != '=' || strncasecmp(value.p + i, name, n) || (i && value.p[i - 1] != ' ' && value.p[i - 1] != ';' && value.p[i - 1] != '\t')) continue;
        uint32_t from = i + (uint32_t)n + 1, to = from;
        char quote = from < value.n && value.p[from] == '"' ? '"' : 0;
        if (quote) to = ++from;
        while (to < value.n && (quote ? value.p[to] != quote : value.p[to] != ';' && !lb_is_space((uint8_t)value.p[to]))) to++;
        return (lb_str){ value.p + from, to - from };
    }
    return (lb_str){ 0 };
}

static bool has(lb_str value, const char *word)
{
    size_t n = strlen(word);
    for (uint32_t i = 0; i + n <= value.n; i++)
        if (!strncasecmp(value.p + i, word, n)) return true;
    return false;
}

/* Chunks, size in hexadecimal before each. A broken size ends the body there. */
static void dechunk(lb_str s, lb_buf *out)
{
    for (uint32_t i = 0; i < s.n;) {
        uint32_t size = 0, digits = 0;
        for (; i < s.n && digits < 8; i++, digits++) {
            char c = s.p[i];
            if (lb_is_digit((uint8_t)c)) size = size * 16 + (uint32_t)(c - '0');
            else if ((c | 32) >= 'a' && (c | 32) <= 'f') size = size * 16 + (uint32_t)((c | 32) - 'a' + 10);
            else break;
        }
        const char *nl = i < s.n ? memchr(s.p + i, '\n', s.n - i) : NULL;
        if (!digits || !size || !nl) return;
        i = (uint32_t)(nl - s.p) + 1;
        if (size > s.n - i) size = s.n - i;
        lb_buf_add(out, (lb_str){ s.p + i, size });
        i += size;
        while (i < s.n && (s.p[i] == '\r' || s.p[i] == '\n')) i++;
    }
}

lb_code lb_http_body(lb_str message, size_t cap, lb_buf *room, lb_str *header, lb_str *body,
                     const char *where, lb_err *err)
{
    uint32_t n = lb_header_size(message);
    if (!n) return lb_fail(err, LB_EINPUT, where, "HTTP headers without an end");
    *header = (lb_str){ message.p, n };
    *body = (lb_str){ message.p + n, message.n - n };
    room->n = 0;
    // Many archives store the body decoded but keep the header: only what looks chunked is.
    if (has(lb_header_get(*header, "Transfer-Encoding"), "chunked") && body->n && !lb_starts(*body, "<")) {
        dechunk(*body, room);
        if (room->n) *body = lb_buf_str(room);
    }
    lb_str coding = lb_header_get(*header, "Content-Encoding");
    bool gzip = body->n > 2 && (uint8_t)body->p[0] == 0x1F && (uint8_t)body->p[1] == 0x8B, zlib = has(coding, "deflate") && !gzip && !lb_starts(*body, "<");
    if (has(coding, "br") && !lb_starts(*body, "<")) return lb_fail(err, LB_EINPUT, where, "Content-Encoding br is not supported");
    if (gzip || zlib) {
        lb_buf plain = { 0 };
        size_t used;
        bool raw = zlib && ((uint8_t)body->p[0] & 15) != 8;
        lb_code rc = lb_inflate((const uint8_t *)body->p, body->n, gzip ? LB_GZIP : raw ? LB_DEFLATE : LB_ZLIB, cap, &plain, &used, where, err);
        if (rc == LB_OK) {
            lb_buf_free(room);
            *room = plain;
            *body = lb_buf_str(room);
            return LB_OK;
        }
        lb_buf_free(&plain);
        return rc;
    }
    if (room->failed) return lb_fail(err, LB_ENOMEM, where, "no memory for the body");
    if (body->n > cap) return lb_fail(err, LB_ECAP, where, "%u bytes are over the cap of %zu for one report (--max-size)", (unsigned)body->n, cap);
    return LB_OK;
}
