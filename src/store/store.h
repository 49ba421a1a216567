/* store.h: the SQLite store: open it, run bound SQL on it, write one report, read records.
 * A store is used by one thread at a time; several processes may share the file (WAL). */
#ifndef LB_STORE_H
#define LB_STORE_H

#include "base/buf.h"
#include "base/err.h"
#include "doc/doc.h"
#include "read/input.h"

#include <sqlite3.h>

struct lb_store {
    sqlite3 *db;
    char     path[4096];
    char     now[32];    // what "learnt" says: 2026-01-31T12:00:00Z
    sqlite3_stmt *open[32]; // statements between begin and end: what is left when memory runs out
};

extern const char        lb_schema_source[], lb_schema_derived[];
extern const char *const lb_schema_derived_tables[]; // ends with NULL

/* ---- bound SQL ---- */

/* A statement being run. The first failure sticks in rc; later calls do nothing. */
typedef struct {
    lb_store     *store;
    sqlite3_stmt *stmt;
    lb_code       rc;
    lb_err       *err;
    int           n;     // parameters bound so far
    bool          ran;   // with these parameters, by lb_sql_again
} lb_sql;

lb_sql lb_sql_begin(lb_store *s, const char *sql, lb_err *err);
/* Bind the next parameter. Text is borrowed until lb_sql_end. */
void   lb_sql_text(lb_sql *q, lb_str v);
void   lb_sql_blob(lb_sql *q, const void *p, size_t n);
void   lb_sql_int(lb_sql *q, int64_t v);
void   lb_sql_real(lb_sql *q, double v);
void   lb_sql_null(lb_sql *q);
void   lb_sql_day(lb_sql *q, int32_t day); // LB_OPEN is NULL
/* True while there is a row. */
bool   lb_sql_row(lb_sql *q);
lb_str lb_sql_get(lb_sql *q, int column);  // valid until the next row
int64_t lb_sql_get_int(lb_sql *q, int column);
bool   lb_sql_is_null(lb_sql *q, int column);
/* Run to the end (for statements without rows), or stop early; gives rc. */
lb_code lb_sql_end(lb_sql *q);
/* Run once more with new parameters. */
void   lb_sql_again(lb_sql *q);
/* Finalize what an escape from an arena left between begin and end. */
void lb_sql_abandon(lb_store *s);
/* Fixed SQL without parameters. */
lb_code lb_sql_run(lb_store *s, const char *sql, lb_err *err);

/* ---- one report ---- */

void lb_report_id(const uint8_t sha256[32], char out[19]); // "r-" and 16 hex digits

/* Put what came from outside into the source tables and merge into r->raw.facts what is
 * known from earlier receipts, so that the order of adding does not matter. *derived: the
 * derived tables hold this report as it is now: there is nothing to do. */
lb_code lb_store_receive(lb_store *s, lb_report *r, bool *derived, lb_err *err);
/* Replace the derived rows of this report. `records`: JSON lines, one a claim, in order. */
lb_code lb_store_derive(lb_store *s, const lb_doc *doc, lb_str records, lb_arena *a, lb_err *err);
/* The next report with id > *after, as it was received, facts merged; LB_ENONE at the end. */
lb_code lb_store_next(lb_store *s, char after[19], lb_report *r, lb_err *err);

/* ---- links ---- */

/* Every claim learnt until `as_of` ("" for all) as linking needs it, and from it incidents
 * and relations into the tables of that name (temporary ones where they shadow the others). */
lb_code lb_store_link(lb_store *s, lb_str as_of, lb_err *err);

/* ---- filters ---- */

typedef struct {
    enum { LB_ARG_TEXT, LB_ARG_INT, LB_ARG_REAL } kind;
    lb_str  text;
    int64_t whole;
    double  real;
} lb_arg;

/* Conditions on a claim `c` and its report's text `t`; only fixed pieces of SQL are joined. */
typedef struct {
    lb_buf          sql;      // " AND …" for each
    LB_VEC(lb_arg)  arg;
    bool            narrows;  // anything was given
    lb_arena       *a;
} lb_where;

/* `f` may be NULL. The caller frees out->sql; the rest lies in `a`. LB_EINPUT. */
lb_code lb_where_make(lb_store *s, const lb_filter *f, lb_arena *a, lb_where *out, lb_err *err);
void    lb_where_bind(const lb_where *w, lb_sql *q);
/* SQL functions that filters use: lagebild_lower, lagebild_km. */
lb_code lb_where_register(lb_store *s, lb_err *err);

#endif
