/* jsonlines.c: JSON lines as news-please, trafilatura and Common Crawl extracts write them, a JSON
 * array of such objects, and JSON Feed. Fields go by the names in use, or by --map. O(bytes). */
#include "read/read.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct {
    json_t  *array; // of a JSON array or feed; else NULL
    size_t   i;
    uint64_t line;
} lines;

static const char *text_of(json_t *v, size_t *n)
{
    if (json_is_array(v)) v = json_array_get(v, 0);
    if (json_is_object(v)) v = json_object_get(v, "name");
    *n = json_string_length(v);
    return json_string_value(v);
}

static lb_code report(const lb_bytes *b, json_t *o, const char *where, uint64_t number, lb_arena *a, lb_raw *out, lb_err *err)
{
    lb_str v[LB_FIELD_COUNT] = { { 0 } };
    for (int f = 0; f < LB_FIELD_COUNT; f++) {
        char key[64];
        lb_str own = lb_field_mapped(b->map, f);
        size_t n = 0;
        const char *z = NULL;
        if (own.n && own.n < sizeof key) {
            snprintf(key, sizeof key, "%.*s", LB_FMT(own));
            z = text_of(json_object_get(o, key), &n);
        }
        for (int k = 0; !z && !own.n && lb_field_known(f, k); k++) z = text_of(json_object_get(o, lb_field_known(f, k)), &n);
        if (z && n > b->max_bytes) return lb_fail(err, LB_ECAP, where, "\"%s\" of %zu bytes is over the cap of %zu (--max-size)", lb_field_name(f), n, b->max_bytes);
        if (z) v[f] = lb_copy(a, (lb_str){ z, (uint32_t)n });
    }
    return lb_fields_report(b, v, where, number, a, out, err);
}

/* report() may leave by longjmp: the object is let go first. */
static lb_code report_and_free(const lb_bytes *b, json_t *o, bool owned, const char *where, uint64_t number, lb_arena *a, lb_raw *out, lb_err *err)
{
    jmp_buf escape, *outer = a->escape;
    if (setjmp(escape) != 0) {
        if (owned) json_decref(o);
        a->escape = outer;
        longjmp(*outer, 1);
    }
    a->escape = &escape;
    lb_code rc = report(b, o, where, number, a, out, err);
    a->escape = outer;
    if (owned) json_decref(o);
    return rc;
}

/* All of the input as one JSON value: an array, or an object with "items". */
static lb_code open_array(lb_bytes *b, lines *l, lb_err *err)
{
    json_error_t e;
    if (b->n > ((size_t)1 << 30)) return lb_fail(err, LB_ECAP, b->path, "a JSON array of over 1 GB: write JSON lines");
    json_t *root = json_loadb((const char *)b->p, b->n, 0, &e);
    b->at = b->n;
    if (!root) return lb_fail(err, LB_EINPUT, b->path, "line %d: %s", e.line, e.text);
    json_t *items = json_is_array(root) ? root : json_object_get(root, "items");
    l->array = items ? json_incref(items) : json_array();
    if (!items) json_array_append(l->array, root); // one object over several lines
    json_decref(root);
    return LB_OK;
}

lb_code lb_read_jsonlines(lb_bytes *b, lb_arena *a, lb_raw *out, lb_err *err)
{
    char where[300];
    lines *l = b->state;
    if (!l) {
        if (!(l = b->state = calloc(1, sizeof *l))) return lb_fail(err, LB_ENOMEM, b->path, "no memory");
        const uint8_t *nl = memchr(b->p, '\n', b->n);
        size_t first = nl ? (size_t)(nl - b->p) : b->n;
        json_t *whole = first < ((size_t)1 << 30) ? json_loadb((const char *)b->p, first, 0, NULL) : NULL;
        bool lines_of_objects = json_is_object(whole) && !json_object_get(whole, "items");
        json_decref(whole);
        if (!lines_of_objects) {
            lb_code rc = open_array(b, l, err);
            if (rc != LB_OK) return rc;
        }
    }
    if (l->array) {
        json_t *o = json_array_get(l->array, l->i);
        if (!o) return LB_ENONE;
        l->i++;
        snprintf(where, sizeof where, "%.200s: record %zu", b->path, l->i);
        if (!json_is_object(o)) return lb_fail(err, LB_EINPUT, where, "not an object");
        return report_and_free(b, o, false, where, l->i, a, out, err);
    }
    while (b->at < b->n) {
        const uint8_t *p = b->p + b->at, *nl = memchr(p, '\n', b->n - b->at);
        size_t n = nl ? (size_t)(nl - p) : b->n - b->at;
        json_error_t e;
        b->at += n + 1;
        l->line++;
        snprintf(where, sizeof where, "%.200s:%llu", b->path, (unsigned long long)l->line);
        if (n > b->max_bytes * 2) return lb_fail(err, LB_ECAP, where, "a line of %zu bytes is over the cap (--max-size)", n);
        if (!lb_trim((lb_str){ (const char *)p, (uint32_t)n }).n) continue;
        json_t *o = json_loadb((const char *)p, n, 0, &e);
        if (!json_is_object(o)) {
            json_decref(o);
            return lb_fail(err, LB_EINPUT, where, "%s", o ? "not a JSON object" : e.text);
        }
        return report_and_free(b, o, true, where, l->line, a, out, err);
    }
    return LB_ENONE;
}

void lb_jsonlines_close(lb_bytes *b)
{
    lines *l = b->state;
    if (!l) return;
    json_decref(l->array);
    free(l);
}
