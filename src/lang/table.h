/* table.h: the TSV tables of data/. The first line names the columns; every later line
 * has as many cells; empty lines are skipped; there are no comments (a '#' is a token
 * too). An error names file, line and reason: "verbs.tsv:41: 3 cells, 5 columns". */
#ifndef LB_TABLE_H
#define LB_TABLE_H

#include "base/err.h"
#include "base/str.h"

typedef struct {
    lb_str    name;   // "triggers.tsv"
    uint32_t  n_cols, n_rows;
    lb_str   *col;    // [n_cols] names
    lb_str   *cell;   // [n_rows][n_cols], borrowed from the arena
    uint32_t *line;   // [n_rows] line number in the file, from 1
} lb_table;

/* Read `dir`/`name` into `a`. `columns` is the NULL-terminated list the caller relies on:
 * the file must have exactly these, in this order. LB_EIO, LB_EUTF8, LB_EDATA. */
lb_code lb_table_open(const char *dir, const char *name, const char *const *columns,
                      lb_arena *a, lb_table *out, lb_err *err);
static inline lb_str lb_cell(const lb_table *t, uint32_t row, uint32_t col)
{
    return t->cell[(size_t)row * t->n_cols + col];
}
/* LB_EDATA naming the row's file and line. */
lb_code lb_table_fail(const lb_table *t, uint32_t row, lb_err *err, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));
/* Split a cell at `sep` ("a|b|c"); pieces are trimmed; an empty cell gives none. */
lb_str *lb_split(lb_arena *a, lb_str s, char sep, uint32_t *n);

/* A map from strings to small integers (row numbers, ids), built once, then read-only. */
typedef struct {
    lb_str   *key;
    uint32_t *value;
    uint32_t  n, mask;
} lb_index;

void     lb_index_init(lb_index *x, lb_arena *a, uint32_t expected);
/* Adds, or replaces when the key is there; the key is borrowed. */
void     lb_index_put(lb_index *x, lb_arena *a, lb_str key, uint32_t value);
/* The value, or UINT32_MAX. */
uint32_t lb_index_get(const lb_index *x, lb_str key);

#endif
