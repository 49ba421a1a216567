/* sql.c: every statement is fixed text with bound parameters; the first failure sticks. */
#include "store/store.h"

static void failed(lb_sql *q)
{
    if (q->rc == LB_OK) q->rc = lb_fail(q->err, LB_ESTORE, q->store->path, "%s", sqlite3_errmsg(q->store->db));
}

static void swap(lb_store *s, sqlite3_stmt *from, sqlite3_stmt *to)
{
    for (size_t i = 0; i < sizeof s->open / sizeof *s->open; i++)
        if (s->open[i] == from) {
            s->open[i] = to;
            return;
        }
}

void lb_sql_abandon(lb_store *s)
{
    for (size_t i = 0; i < sizeof s->open / sizeof *s->open; i++) {
        sqlite3_finalize(s->open[i]);
        s->open[i] = NULL;
    }
}

lb_sql lb_sql_begin(lb_store *s, const char *sql, lb_err *err)
{
    lb_sql q = { .store = s, .err = err };
    if (sqlite3_prepare_v2(s->db, sql, -1, &q.stmt, NULL) != SQLITE_OK) failed(&q);
    swap(s, NULL, q.stmt);
    q.ran = q.stmt && sqlite3_bind_parameter_count(q.stmt) > 0; // nothing to run until something is bound
    return q;
}

static void bound(lb_sql *q, int code)
{
    if (code != SQLITE_OK) failed(q);
}

/* Whether there is a statement to bind to; new values mean a new run. */
static bool fresh(lb_sql *q)
{
    q->ran = false;
    return q->rc == LB_OK;
}

void lb_sql_text(lb_sql *q, lb_str v)
{
    if (fresh(q)) bound(q, sqlite3_bind_text(q->stmt, ++q->n, v.p ? v.p : "", (int)v.n, SQLITE_STATIC));
}

void lb_sql_blob(lb_sql *q, const void *p, size_t n)
{
    if (fresh(q)) bound(q, sqlite3_bind_blob64(q->stmt, ++q->n, n ? p : "", n, SQLITE_STATIC));
}

void lb_sql_int(lb_sql *q, int64_t v)
{
    if (fresh(q)) bound(q, sqlite3_bind_int64(q->stmt, ++q->n, v));
}

void lb_sql_real(lb_sql *q, double v)
{
    if (fresh(q)) bound(q, sqlite3_bind_double(q->stmt, ++q->n, v));
}

void lb_sql_null(lb_sql *q)
{
    if (fresh(q)) bound(q, sqlite3_bind_null(q->stmt, ++q->n));
}

void lb_sql_day(lb_sql *q, int32_t day)
{
    if (day == LB_OPEN) lb_sql_null(q);
    else lb_sql_int(q, day);
}

bool lb_sql_row(lb_sql *q)
{
    if (q->rc != LB_OK) return false;
    int code = sqlite3_step(q->stmt);
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) failed(q);
    return false;
}

lb_str lb_sql_get(lb_sql *q, int column)
{
    const char *p = sqlite3_column_blob(q->stmt, column); // text and blob alike, no conversion
    return (lb_str){ p, p ? (uint32_t)sqlite3_column_bytes(q->stmt, column) : 0 };
}

int64_t lb_sql_get_int(lb_sql *q, int column)
{
    return sqlite3_column_int64(q->stmt, column);
}

bool lb_sql_is_null(lb_sql *q, int column)
{
    return sqlite3_column_type(q->stmt, column) == SQLITE_NULL;
}

lb_code lb_sql_end(lb_sql *q)
{
    if (q->stmt && !q->ran && !sqlite3_column_count(q->stmt)) (void)lb_sql_row(q); // a query may be left early
    if (q->stmt) swap(q->store, q->stmt, NULL);
    sqlite3_finalize(q->stmt);
    q->stmt = NULL;
    return q->rc;
}

void lb_sql_again(lb_sql *q)
{
    if (q->rc == LB_OK && !sqlite3_column_count(q->stmt)) (void)lb_sql_row(q);
    if (q->rc != LB_OK) return;
    sqlite3_reset(q->stmt);
    q->n = 0;
    q->ran = true;
}

lb_code lb_sql_run(lb_store *s, const char *sql, lb_err *err)
{
    if (sqlite3_exec(s->db, sql, NULL, NULL, NULL) == SQLITE_OK) return LB_OK;
    return lb_fail(err, LB_ESTORE, s->path, "%s", sqlite3_errmsg(s->db));
}
