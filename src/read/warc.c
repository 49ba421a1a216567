/* warc.c: WARC 1.0 and 1.1, plain or gzip a record, as Common Crawl's news archives are. The
 * file is mapped and walked; of a record only its own bytes are ever unpacked. O(bytes).
 *
 * Reports are the responses with status 200 that hold HTML or text. */
#include "read/http.h"
#include "read/inflate.h"
#include "read/read.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

typedef struct {
    lb_buf   member, body; // the record unpacked; its body decoded
    uint64_t count;        // records so far
    uint64_t dropped;      // bytes given back to the system
} warc;

static void forget_read_pages(const lb_bytes *b, warc *w)
{
    enum { STEP = 16 << 20 };
    if (b->at < w->dropped + STEP) return;
    uintptr_t page = 4096, from = ((uintptr_t)b->p + w->dropped + page - 1) / page * page, to = ((uintptr_t)b->p + b->at) / page * page;
    if (to > from) madvise((void *)from, to - from, MADV_DONTNEED);
    w->dropped = b->at;
}

static size_t number(lb_str s)
{
    size_t v = 0;
    for (uint32_t i = 0; i < s.n && lb_is_digit((uint8_t)s.p[i]) && v < SIZE_MAX / 100; i++) v = v * 10 + (size_t)(s.p[i] - '0');
    return v;
}

/* The next record's bytes; b->at moves behind it. */
static lb_code record(lb_bytes *b, warc *w, lb_str *out, const char *where, lb_err *err)
{
    size_t left = b->n - b->at;
    const uint8_t *p = b->p + b->at;
    if (left > 2 && p[0] == 0x1F && p[1] == 0x8B) {
        size_t used;
        w->member.n = 0;
        lb_code rc = lb_inflate(p, left, LB_GZIP, b->max_bytes + 65536, &w->member, &used, where, err);
        b->at += used;
        if (rc == LB_ECAP) { // find the next member: its magic and the deflate method
            while (b->at + 3 < b->n && !(b->p[b->at] == 0x1F && b->p[b->at + 1] == 0x8B && b->p[b->at + 2] == 8 && b->p[b->at + 3] <= 31)) b->at++;
            if (b->at + 3 >= b->n) b->at = b->n;
        } else if (rc != LB_OK) {
            b->at = b->n;
        }
        *out = lb_buf_str(&w->member);
        return rc;
    }
    lb_str rest = { (const char *)p, left > UINT32_MAX / 2 ? UINT32_MAX / 2 : (uint32_t)left };
    uint32_t head = lb_starts(rest, "WARC/") ? lb_header_size(rest) : 0;
    if (!head) {
        b->at = b->n;
        return lb_fail(err, LB_EINPUT, where, "no WARC record where one must begin");
    }
    size_t length = number(lb_header_get((lb_str){ rest.p, head }, "Content-Length"));
    if (length > left - head) {
        b->at = b->n;
        return lb_fail(err, LB_EINPUT, where, "cut short: Content-Length says %zu bytes, %zu are left", length, left - head);
    }
    b->at += head + length;
    while (b->at < b->n && (b->p[b->at] == '\r' || b->p[b->at] == '\n')) b->at++;
    if (length > b->max_bytes + 65536) return lb_fail(err, LB_ECAP, where, "a record of %zu bytes is over the cap of %zu (--max-size)", length, b->max_bytes);
    *out = (lb_str){ rest.p, head + (uint32_t)length };
    return LB_OK;
}

static bool wanted(lb_str header)
{
    lb_str status = { header.p, header.n < 16 ? header.n : 16 };
    lb_str type = lb_header_get(header, "Content-Type");
    if (lb_find(status, LB_STR(" 200")) < 0) return false;
    return !type.n || lb_starts(type, "text/html") || lb_starts(type, "text/plain") || lb_starts(type, "application/xhtml");
}

static lb_code response(lb_bytes *b, warc *w, lb_str rec, const char *where, lb_arena *a, lb_raw *out, lb_err *err)
{
    uint32_t head = lb_header_size(rec);
    lb_str block = { rec.p, head }, header, body, type = lb_header_get(block, "WARC-Type");
    if (!head || !lb_starts(rec, "WARC/")) return lb_fail(err, LB_EINPUT, where, "not a WARC record");
    lb_str payload = { rec.p + head, rec.n - head };
    size_t length = number(lb_header_get(block, "Content-Length"));
    if (length < payload.n) payload.n = (uint32_t)length;
    if (!lb_is(type, "response")) return LB_ENONE;
    lb_code rc = lb_http_body(payload, b->max_bytes, &w->body, &header, &body, where, err);
    if (rc != LB_OK) return rc;
    if (!wanted(header) || !lb_trim(body).n) return LB_ENONE;
    lb_str uri = lb_header_get(block, "WARC-Target-URI"), date = lb_header_get(block, "WARC-Date");
    if (uri.n > 1 && uri.p[0] == '<') uri = (lb_str){ uri.p + 1, uri.n - 2 }; // WARC 1.0 as wget writes it
    out->facts.url = lb_copy(a, uri);
    if (date.n >= 10) lb_date_parse((lb_str){ date.p, 10 }, &out->facts.captured);
    out->provenance = lb_printf(a, "warc %.*s", LB_FMT(lb_header_get(block, "WARC-Record-ID")));
    out->bytes = lb_copy(a, body);
    out->type = lb_starts(lb_header_get(header, "Content-Type"), "text/plain") ? LB_STR("text/plain") : LB_STR("text/html");
    out->facts.name = lb_printf(a, "%.*s#%llu", LB_FMT(b->name), (unsigned long long)w->count);
    return LB_OK;
}

lb_code lb_read_warc(lb_bytes *b, lb_arena *a, lb_raw *out, lb_err *err)
{
    warc *w = b->state;
    if (!w && !(w = b->state = calloc(1, sizeof *w))) return lb_fail(err, LB_ENOMEM, b->path, "no memory for the archive's reader");
    while (b->at < b->n) {
        char where[200];
        lb_str rec = { 0 };
        w->count++;
        snprintf(where, sizeof where, "%s: record %llu", b->path, (unsigned long long)w->count);
        forget_read_pages(b, w);
        lb_code rc = record(b, w, &rec, where, err);
        if (rc == LB_OK) rc = response(b, w, rec, where, a, out, err);
        if (rc != LB_ENONE) return rc;
    }
    return LB_ENONE;
}

void lb_warc_close(lb_bytes *b)
{
    warc *w = b->state;
    if (!w) return;
    lb_buf_free(&w->member);
    lb_buf_free(&w->body);
    free(w);
}
