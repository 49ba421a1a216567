/* csv.c: CSV or TSV with a header line (RFC 4180; the separator is told from the header). Columns
 * go by the same names as JSON fields. O(bytes). */
#include "read/read.h"
#include "read/stamp.h"

#include <stdio.h>
#include <stdlib.h>

enum { MOST_COLUMNS = 256 };

typedef struct {
    char     separator;
    uint32_t columns;
    int      field[MOST_COLUMNS]; // lb_field of each column, or -1
    uint64_t row;
} csv;

/* The next cell from b->at, decoded into `a`. *last: it ended its row. */
static lb_str cell(lb_bytes *b, char separator, lb_arena *a, bool *last)
{
    const char *p = (const char *)b->p;
    uint64_t i = b->at;
    bool quoted = i < b->n && p[i] == '"';
    uint64_t from = quoted ? ++i : i, n = 0, to = from;
    while (to < b->n && (quoted ? p[to] != '"' || (to + 1 < b->n && p[to + 1] == '"' && ++to) : p[to] != separator && p[to] != '\n')) to++;
    uint64_t len = to - from > UINT32_MAX / 2 ? UINT32_MAX / 2 : to - from;
    char *out = lb_arena_alloc(a, (size_t)len + 1);
    for (uint64_t k = from; k < from + len; k++) {
        out[n++] = p[k];
        if (quoted && p[k] == '"') k++;
    }
    i = to + quoted;
    while (i < b->n && p[i] != separator && p[i] != '\n') i++; // debris behind a closing quotation mark
    *last = i >= b->n || p[i] == '\n';
    b->at = i < b->n ? i + 1 : i;
    lb_str s = { out, (uint32_t)n };
    if (*last && s.n && s.p[s.n - 1] == '\r') s.n--;
    return s;
}

char lb_csv_separator(lb_str head)
{
    const char *nl = head.n ? memchr(head.p, '\n', head.n) : NULL;
    lb_str line = { head.p, nl ? (uint32_t)(nl - head.p) : head.n };
    uint32_t best = 0;
    char separator = 0;
    for (const char *c = ",;\t"; *c; c++) {
        uint32_t n = 0;
        for (uint32_t i = 0; i < line.n; i++) n += line.p[i] == *c;
        if (n > best) best = n, separator = *c;
    }
    bool text = false;
    for (uint32_t i = 0, from = 0; separator && i <= line.n; i++) {
        if (i < line.n && line.p[i] != separator) continue;
        lb_str name = lb_trim((lb_str){ line.p + from, i - from });
        if (name.n > 1 && name.p[0] == '"') name = (lb_str){ name.p + 1, name.n - 2 };
        text |= lb_field_of(name, NULL) == LB_FIELD_TEXT;
        from = i + 1;
    }
    return text ? separator : 0;
}

static lb_code open_csv(lb_bytes *b, lb_arena *a, lb_err *err)
{
    lb_str head = { (const char *)b->p, (uint32_t)(b->n < 65536 ? b->n : 65536) };
    csv *c = b->state = calloc(1, sizeof *c);
    if (!c) return lb_fail(err, LB_ENOMEM, b->path, "no memory");
    c->separator = lb_csv_separator(head);
    if (!c->separator) c->separator = memchr(head.p, ';', head.n) ? ';' : ',';
    for (bool last = false; !last && b->at < b->n;) {
        lb_str name = lb_trim(cell(b, c->separator, a, &last));
        if (c->columns < MOST_COLUMNS) c->field[c->columns++] = lb_field_of(name, b->map);
    }
    return LB_OK;
}

lb_code lb_read_csv(lb_bytes *b, lb_arena *a, lb_raw *out, lb_err *err)
{
    if (!b->state) {
        lb_code rc = open_csv(b, a, err);
        if (rc != LB_OK) return rc;
    }
    csv *c = b->state;
    while (b->at < b->n) {
        lb_str v[LB_FIELD_COUNT] = { { 0 } };
        char where[300];
        uint32_t k = 0;
        bool last = false;
        for (; !last && b->at < b->n; k++) {
            lb_str s = cell(b, c->separator, a, &last);
            if (k < c->columns && c->field[k] >= 0 && !v[c->field[k]].n) v[c->field[k]] = s;
        }
        c->row++;
        if (k == 1 && !v[0].n && !v[LB_FIELD_TEXT].n) continue; // an empty line
        snprintf(where, sizeof where, "%.200s: row %llu", b->path, (unsigned long long)c->row);
        return lb_fields_report(b, v, where, c->row, a, out, err);
    }
    return LB_ENONE;
}

void lb_csv_close(lb_bytes *b) { free(b->state); }
