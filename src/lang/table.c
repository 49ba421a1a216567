/* table.c: reads TSV once at start. O(bytes). */
#include "lang/table.h"

#include "base/file.h"

#include <stdarg.h>
#include <stdio.h>

lb_str *lb_split(lb_arena *a, lb_str s, char sep, uint32_t *n)
{
    LB_VEC(lb_str) v = { 0 };
    s = lb_trim(s);
    for (uint32_t from = 0, i = 0; s.n && i <= s.n; i++) {
        if (i < s.n && s.p[i] != sep) continue;
        *lb_push(a, &v) = lb_trim((lb_str){ s.p + from, i - from });
        from = i + 1;
    }
    *n = (uint32_t)v.n;
    return v.at;
}

lb_code lb_table_fail(const lb_table *t, uint32_t row, lb_err *err, const char *fmt, ...)
{
    char where[64], what[160];
    va_list ap;
    snprintf(where, sizeof where, "%.*s:%u", LB_FMT(t->name), (unsigned)t->line[row]);
    va_start(ap, fmt);
    vsnprintf(what, sizeof what, fmt, ap);
    va_end(ap);
    return lb_fail(err, LB_EDATA, where, "%s", what);
}

static uint32_t count(lb_str s, char c)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < s.n; i++) n += s.p[i] == c;
    return n;
}

static lb_code parse(lb_str s, const char *const *columns, lb_arena *a, lb_table *t, lb_err *err)
{
    uint32_t lines = count(s, '\n') + 1, number = 0;
    char where[96];
    t->line = lb_array(a, lines, uint32_t);
    for (uint32_t i = 0; i < s.n;) {
        const char *end = memchr(s.p + i, '\n', s.n - i);
        lb_str line = { s.p + i, end ? (uint32_t)(end - s.p) - i : s.n - i };
        i += line.n + 1;
        number++;
        if (line.n && line.p[line.n - 1] == '\r') line.n--;
        if (!line.n) continue;
        uint32_t cells = count(line, '\t') + 1;
        snprintf(where, sizeof where, "%.*s:%u", LB_FMT(t->name), (unsigned)number);
        if (!t->col) {
            t->n_cols = cells;
            t->col = lb_array(a, cells, lb_str);
            t->cell = lb_array(a, (size_t)lines * cells, lb_str);
        } else if (cells != t->n_cols) {
            return lb_fail(err, LB_EDATA, where, "%u cells, %u columns", (unsigned)cells, (unsigned)t->n_cols);
        }
        bool head = number == 1;
        lb_str *to = head ? t->col : t->cell + (size_t)t->n_rows * t->n_cols;
        for (uint32_t c = 0, from = 0, k = 0; k <= line.n; k++) {
            if (k < line.n && line.p[k] != '\t') continue;
            to[c++] = (lb_str){ line.p + from, k - from };
            from = k + 1;
        }
        if (!head) t->line[t->n_rows++] = number;
    }
    uint32_t want = 0;
    for (; columns[want]; want++)
        if (want >= t->n_cols || !lb_is(t->col[want], columns[want])) {
            snprintf(where, sizeof where, "%.*s:1", LB_FMT(t->name));
            return lb_fail(err, LB_EDATA, where, "column %u must be \"%s\"", (unsigned)want + 1, columns[want]);
        }
    if (want != t->n_cols) {
        snprintf(where, sizeof where, "%.*s:1", LB_FMT(t->name));
        return lb_fail(err, LB_EDATA, where, "%u columns, %u known", (unsigned)t->n_cols, (unsigned)want);
    }
    return LB_OK;
}

lb_code lb_table_open(const char *dir, const char *name, const char *const *columns,
                      lb_arena *a, lb_table *out, lb_err *err)
{
    lb_str s, path = lb_printf(a, "%s/%s", dir, name);
    lb_code rc = lb_file_read(path.p, a, &s, err);
    if (rc != LB_OK) return rc;
    int64_t bad = lb_utf8_bad(s);
    if (bad >= 0) return lb_fail(err, LB_EUTF8, path.p, "byte %lld is not UTF-8", (long long)bad);
    *out = (lb_table){ .name = lb_copy(a, lb_str_of(name)) };
    return parse(s, columns, a, out, err);
}

void lb_index_init(lb_index *x, lb_arena *a, uint32_t expected)
{
    uint32_t size = 16;
    while (size < expected * 2) size *= 2;
    *x = (lb_index){ lb_array(a, size, lb_str), lb_array(a, size, uint32_t), 0, size - 1 };
}

static uint32_t slot(const lb_index *x, lb_str key)
{
    uint32_t i = (uint32_t)(lb_hash(key) >> 7) & x->mask;
    while (x->key[i].p && !lb_eq(x->key[i], key)) i = (i + 1) & x->mask;
    return i;
}

void lb_index_put(lb_index *x, lb_arena *a, lb_str key, uint32_t value)
{
    if (!key.p) key = LB_STR("");
    if (x->n * 2 > x->mask) {
        lb_index old = *x;
        lb_index_init(x, a, old.mask + 1);
        for (uint32_t i = 0; i <= old.mask; i++)
            if (old.key[i].p) lb_index_put(x, a, old.key[i], old.value[i]);
    }
    uint32_t i = slot(x, key);
    if (!x->key[i].p) x->n++;
    x->key[i] = key;
    x->value[i] = value;
}

uint32_t lb_index_get(const lb_index *x, lb_str key)
{
    if (!x->key || !key.p) return UINT32_MAX;
    uint32_t i = slot(x, key);
    return x->key[i].p ? x->value[i] : UINT32_MAX;
}
