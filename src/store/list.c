/* list.c: claims, incidents, reports and sources that pass a filter. O(rows shown), with
 * indexes for type, time, place, party and words. */
#include "store/list.h"

#include "book.h"

#include <stdio.h>

bool lb_page_flush(lb_page *p)
{
    if (p->buf.failed) p->stopped = true;
    if (!p->stopped && p->buf.n) p->stopped = !p->sink(p->user, p->buf.p, p->buf.n);
    p->buf.n = 0;
    return !p->stopped;
}

lb_code lb_page_end(lb_page *p, lb_code rc)
{
    if (rc == LB_OK && p->buf.failed) rc = lb_fail(p->err, LB_ENOMEM, p->store->path, "no memory to print");
    lb_buf_free(&p->buf);
    return rc;
}

void lb_json_raw(lb_buf *b, bool *first, const char *key, const char *value)
{
    lb_buf_printf(b, "%s\"%s\": %s", *first ? "" : ", ", key, value);
    *first = false;
}

void lb_json_text(lb_buf *b, bool *first, const char *key, lb_str value)
{
    lb_json_raw(b, first, key, value.n ? "" : "null");
    if (value.n) lb_buf_json(b, value);
}

static void day(lb_buf *b, lb_sql *q, int column)
{
    lb_date d = lb_date_of_day((int32_t)lb_sql_get_int(q, column));
    lb_buf_printf(b, "%04d-%02d-%02d", d.year, d.month, d.day);
}

void lb_json_day(lb_buf *b, bool *first, const char *key, lb_sql *q, int column)
{
    bool null = lb_sql_is_null(q, column);
    lb_json_raw(b, first, key, null ? "null" : "\"");
    if (null) return;
    day(b, q, column);
    lb_buf_putc(b, '"');
}

/* ---- claims ---- */

static void one_claim(lb_page *p, lb_str record)
{
    if (p->form == LB_FOR_PROGRAMS) {
        lb_buf_add(&p->buf, record);
        lb_buf_putc(&p->buf, '\n');
        return;
    }
    json_t *o = json_loadb(record.p, record.n, 0, NULL);
    if (!o) return;
    lb_ledger_claim(o, 0, true, p->colour, &p->buf);
    lb_buf_putc(&p->buf, '\n');
    json_decref(o);
}

static lb_code claims(lb_page *p, const lb_where *w, size_t limit)
{
    lb_buf sql = { 0 };
    lb_buf_puts(&sql, "SELECT c.record FROM claim c JOIN text t ON t.report = c.report WHERE 1");
    lb_buf_add(&sql, lb_buf_str(&w->sql));
    lb_buf_puts(&sql, " ORDER BY coalesce(c.begin_day, c.end_day, t.day), t.name, c.report, c.n LIMIT ?");
    lb_sql q = lb_sql_begin(p->store, sql.p ? sql.p : "", p->err);
    lb_buf_free(&sql);
    lb_where_bind(w, &q);
    lb_sql_int(&q, limit ? (int64_t)limit : -1);
    while (lb_sql_row(&q)) {
        one_claim(p, lb_sql_get(&q, 0));
        p->count++;
        if (!lb_page_flush(p)) break;
    }
    return lb_sql_end(&q);
}

/* ---- incidents ---- */

static lb_ink ink_of(lb_str status)
{
    if (lb_is(status, "disputed") || lb_is(status, "denied") || lb_is(status, "retracted")) return LB_INK_BAD;
    return lb_is(status, "corroborated") ? LB_INK_GOOD : LB_INK_HEAD;
}

static void incident_head(lb_page *p, lb_sql *q)
{
    lb_buf *b = &p->buf;
    lb_str status = lb_sql_get(q, 2), place = lb_sql_get(q, 8);
    lb_ledger_ink(p->colour, ink_of(status), b);
    lb_buf_add(b, status);
    lb_ledger_ink(p->colour, LB_INK_END, b);
    if (lb_sql_get_int(q, 5)) lb_buf_puts(b, " (unverifiable)");
    lb_buf_puts(b, "  ");
    lb_ledger_ink(p->colour, LB_INK_HEAD, b);
    lb_buf_printf(b, "%.*s", LB_FMT(lb_sql_get(q, 1)));
    if (place.n) lb_buf_printf(b, ", %.*s", LB_FMT(place));
    lb_buf_puts(b, ", ");
    if (lb_sql_is_null(q, 6)) lb_buf_puts(b, lb_sql_is_null(q, 7) ? "no date" : "until ");
    else day(b, q, 6);
    if (!lb_sql_is_null(q, 7) && (lb_sql_is_null(q, 6) || lb_sql_get_int(q, 6) != lb_sql_get_int(q, 7))) {
        if (!lb_sql_is_null(q, 6)) lb_buf_puts(b, " to ");
        day(b, q, 7);
    }
    lb_ledger_ink(p->colour, LB_INK_END, b);
    int64_t n = lb_sql_get_int(q, 11), reports = lb_sql_get_int(q, 12), origins = lb_sql_get_int(q, 13);
    lb_buf_printf(b, "  %.*s\n", LB_FMT(lb_sql_get(q, 0)));
    lb_buf_printf(b, "  %lld claim%s in %lld report%s from %lld origin%s\n", (long long)n, n == 1 ? "" : "s", (long long)reports, reports == 1 ? "" : "s",
                  (long long)origins, origins == 1 ? "" : "s");
    lb_buf_printf(b, "  why: %.*s (%.*s)\n", LB_FMT(lb_sql_get(q, 4)), LB_FMT(lb_sql_get(q, 3)));
}

/* One line for each kind of relation that a claim has: the others, and why for the first. */
static lb_code relations_for_people(lb_page *p, lb_str claim)
{
    lb_sql r = lb_sql_begin(p->store, "SELECT kind, count(*), group_concat(b, ', '), min(why) FROM (SELECT kind, b, why FROM relation WHERE a = ? ORDER BY b)"
                                      " GROUP BY kind ORDER BY kind", p->err);
    lb_sql_text(&r, claim);
    while (lb_sql_row(&r)) {
        lb_str kind = lb_sql_get(&r, 0);
        int64_t n = lb_sql_get_int(&r, 1);
        bool bad = lb_is(kind, "denies") || lb_is(kind, "contradicts");
        lb_buf_puts(&p->buf, "      ");
        lb_ledger_ink(p->colour, bad ? LB_INK_BAD : LB_INK_LABEL, &p->buf);
        lb_buf_add(&p->buf, kind);
        lb_ledger_ink(p->colour, LB_INK_END, &p->buf);
        if (n > 2) lb_buf_printf(&p->buf, " %lld claims", (long long)n);
        else lb_buf_printf(&p->buf, " %.*s", LB_FMT(lb_sql_get(&r, 2)));
        lb_buf_printf(&p->buf, ": %.*s\n", LB_FMT(lb_sql_get(&r, 3)));
    }
    return lb_sql_end(&r);
}

static lb_code incident_for_people(lb_page *p, lb_sql *row)
{
    lb_code rc = LB_OK;
    incident_head(p, row);
    lb_sql q = lb_sql_begin(p->store, "SELECT c.record, t.publisher, t.date, c.id FROM incident_claim ic JOIN claim c ON c.id = ic.claim"
                                      " JOIN text t ON t.report = c.report WHERE ic.incident = ? ORDER BY ic.n", p->err);
    lb_sql_text(&q, lb_sql_get(row, 0));
    while (rc == LB_OK && lb_sql_row(&q)) {
        lb_str record = lb_sql_get(&q, 0), publisher = lb_sql_get(&q, 1), date = lb_sql_get(&q, 2);
        json_t *o = json_loadb(record.p, record.n, 0, NULL);
        if (!o) continue;
        lb_ledger_claim(o, 4, true, p->colour, &p->buf);
        json_decref(o);
        if (publisher.n || date.n) lb_buf_printf(&p->buf, "      published%s%.*s%s%.*s\n", publisher.n ? " by " : "", LB_FMT(publisher), date.n ? " on " : "", LB_FMT(date));
        rc = relations_for_people(p, lb_sql_get(&q, 3));
    }
    lb_buf_putc(&p->buf, '\n');
    lb_code end = lb_sql_end(&q);
    return rc == LB_OK ? end : rc;
}

static lb_code incident_for_programs(lb_page *p, lb_sql *row)
{
    lb_buf *b = &p->buf;
    bool first = true, inner = true;
    lb_buf_putc(b, '{');
    lb_json_text(b, &first, "id", lb_sql_get(row, 0));
    lb_json_text(b, &first, "type", lb_sql_get(row, 1));
    lb_json_text(b, &first, "status", lb_sql_get(row, 2));
    lb_json_text(b, &first, "rule", lb_sql_get(row, 3));
    lb_json_text(b, &first, "why", lb_sql_get(row, 4));
    lb_json_raw(b, &first, "unverifiable", lb_sql_get_int(row, 5) ? "true" : "false");
    lb_json_raw(b, &first, "time", "{");
    lb_json_day(b, &inner, "begin", row, 6);
    lb_json_day(b, &inner, "end", row, 7);
    lb_buf_putc(b, '}');
    if (lb_sql_get(row, 8).n) {
        inner = true;
        lb_json_raw(b, &first, "place", "{");
        lb_json_text(b, &inner, "name", lb_sql_get(row, 8));
        if (!lb_sql_is_null(row, 9))
            lb_buf_printf(b, ", \"lat\": %.6g, \"lon\": %.6g", sqlite3_column_double(row->stmt, 9), sqlite3_column_double(row->stmt, 10));
        lb_buf_putc(b, '}');
    } else {
        lb_json_raw(b, &first, "place", "null");
    }
    lb_buf_printf(b, ", \"reports\": %lld, \"origins\": %lld, \"claims\": [", (long long)lb_sql_get_int(row, 12), (long long)lb_sql_get_int(row, 13));
    lb_sql q = lb_sql_begin(p->store, "SELECT claim, origin FROM incident_claim WHERE incident = ? ORDER BY n", p->err);
    lb_sql_text(&q, lb_sql_get(row, 0));
    for (bool sep = false; lb_sql_row(&q); sep = true)
        lb_buf_printf(b, "%s{\"id\": \"%.*s\", \"origin\": %lld}", sep ? ", " : "", LB_FMT(lb_sql_get(&q, 0)), (long long)lb_sql_get_int(&q, 1));
    lb_code rc = lb_sql_end(&q);
    lb_buf_puts(b, "], \"relations\": [");
    q = lb_sql_begin(p->store, "SELECT r.a, r.b, r.kind, r.rule, r.why FROM incident_claim ic JOIN relation r ON r.a = ic.claim WHERE ic.incident = ? ORDER BY ic.n, r.kind, r.b", p->err);
    lb_sql_text(&q, lb_sql_get(row, 0));
    for (bool sep = false; lb_sql_row(&q); sep = true) {
        static const char *const key[] = { "a", "b", "kind", "rule", "why" };
        bool start = true;
        lb_buf_puts(b, sep ? ", {" : "{");
        for (int i = 0; i < 5; i++) lb_json_text(b, &start, key[i], lb_sql_get(&q, i));
        lb_buf_putc(b, '}');
    }
    lb_buf_puts(b, "]}\n");
    lb_code end = lb_sql_end(&q);
    return rc == LB_OK ? end : rc;
}

lb_code lb_page_incident(lb_page *p, lb_sql *row)
{
    return p->form == LB_FOR_PEOPLE ? incident_for_people(p, row) : incident_for_programs(p, row);
}

static lb_code incidents(lb_page *p, const lb_where *w, size_t limit)
{
    lb_code rc = LB_OK;
    lb_buf sql = { 0 };
    lb_buf_puts(&sql, "SELECT " LB_INCIDENT_COLUMNS " FROM incident i");
    if (w->narrows) {
        lb_buf_puts(&sql, " WHERE EXISTS (SELECT 1 FROM incident_claim k JOIN claim c ON c.id = k.claim JOIN text t ON t.report = c.report WHERE k.incident = i.id");
        lb_buf_add(&sql, lb_buf_str(&w->sql));
        lb_buf_putc(&sql, ')');
    }
    lb_buf_puts(&sql, " ORDER BY coalesce(i.begin_day, i.end_day, 9999999), i.id LIMIT ?");
    lb_sql q = lb_sql_begin(p->store, sql.p ? sql.p : "", p->err);
    lb_buf_free(&sql);
    lb_where_bind(w, &q);
    lb_sql_int(&q, limit ? (int64_t)limit : -1);
    while (rc == LB_OK && lb_sql_row(&q)) {
        rc = lb_page_incident(p, &q);
        p->count++;
        if (!lb_page_flush(p)) break;
    }
    lb_code end = lb_sql_end(&q);
    return rc == LB_OK ? end : rc;
}

/* ---- reports and sources ---- */

static lb_code reports(lb_page *p, const lb_where *w, size_t limit)
{
    static const char *const key[] = { "id", "report", "date", "publisher", "title", "url", "language", "sha256", "learnt", "copy_of" };
    lb_buf sql = { 0 };
    lb_buf_puts(&sql, "SELECT t.report, t.name, t.date, t.publisher, t.title, t.url, t.language, lower(hex(r.sha256)), r.learnt, t.copy_of, r.size, t.claims"
                      " FROM text t JOIN report r ON r.id = t.report");
    if (w->narrows) {
        lb_buf_puts(&sql, " WHERE EXISTS (SELECT 1 FROM claim c WHERE c.report = t.report");
        lb_buf_add(&sql, lb_buf_str(&w->sql));
        lb_buf_putc(&sql, ')');
    }
    lb_buf_puts(&sql, " ORDER BY t.date, t.name, t.report LIMIT ?");
    lb_sql q = lb_sql_begin(p->store, sql.p ? sql.p : "", p->err);
    lb_buf_free(&sql);
    lb_where_bind(w, &q);
    lb_sql_int(&q, limit ? (int64_t)limit : -1);
    while (lb_sql_row(&q)) {
        lb_buf *b = &p->buf;
        if (p->form == LB_FOR_PROGRAMS) {
            bool first = true;
            lb_buf_putc(b, '{');
            for (int i = 0; i < 10; i++) lb_json_text(b, &first, key[i], lb_sql_get(&q, i));
            lb_buf_printf(b, ", \"size\": %lld, \"claims\": %lld}\n", (long long)lb_sql_get_int(&q, 10), (long long)lb_sql_get_int(&q, 11));
        } else {
            lb_str date = lb_sql_get(&q, 2), copy = lb_sql_get(&q, 9);
            lb_buf_printf(b, "%.*s  %-10.*s  %3lld claims  %.*s", LB_FMT(lb_sql_get(&q, 0)), LB_FMT(date.n ? date : LB_STR("no date")),
                          (long long)lb_sql_get_int(&q, 11), LB_FMT(lb_sql_get(&q, 1)));
            if (lb_sql_get(&q, 3).n) lb_buf_printf(b, ", %.*s", LB_FMT(lb_sql_get(&q, 3)));
            if (copy.n) lb_buf_printf(b, "  (the same text as %.*s)", LB_FMT(copy));
            lb_buf_putc(b, '\n');
        }
        p->count++;
        if (!lb_page_flush(p)) break;
    }
    return lb_sql_end(&q);
}

static lb_code sources(lb_page *p, const lb_where *w, size_t limit)
{
    lb_buf sql = { 0 };
    lb_buf_puts(&sql, "SELECT s.code, CASE WHEN s.code = '' OR s.code LIKE '?%' THEN s.name ELSE '' END AS who, s.outlet, count(DISTINCT c.id) AS claims,"
                      " count(DISTINCT c.report) AS reports, group_concat(DISTINCT s.name) FROM claim_source s JOIN claim c ON c.id = s.claim"
                      " JOIN text t ON t.report = c.report WHERE 1");
    lb_buf_add(&sql, lb_buf_str(&w->sql));
    lb_buf_puts(&sql, " GROUP BY s.code, who, s.outlet ORDER BY claims DESC, s.code, who, s.outlet LIMIT ?");
    lb_sql q = lb_sql_begin(p->store, sql.p ? sql.p : "", p->err);
    lb_buf_free(&sql);
    lb_where_bind(w, &q);
    lb_sql_int(&q, limit ? (int64_t)limit : -1);
    while (lb_sql_row(&q)) {
        lb_buf *b = &p->buf;
        lb_str outlet = lb_sql_get(&q, 2);
        if (p->form == LB_FOR_PROGRAMS) {
            bool first = true;
            lb_buf_putc(b, '{');
            if (lb_sql_get(&q, 0).n) lb_json_text(b, &first, "code", lb_sql_get(&q, 0));
            if (lb_sql_get(&q, 5).n) lb_json_text(b, &first, "names", lb_sql_get(&q, 5));
            if (outlet.n) lb_json_text(b, &first, "outlet", outlet);
            lb_buf_printf(b, "%s\"claims\": %lld, \"reports\": %lld}\n", first ? "" : ", ", (long long)lb_sql_get_int(&q, 3), (long long)lb_sql_get_int(&q, 4));
        } else {
            lb_buf_printf(b, "%5lld claims in %3lld reports  %-10.*s %.*s%.*s\n", (long long)lb_sql_get_int(&q, 3), (long long)lb_sql_get_int(&q, 4),
                          LB_FMT(lb_sql_get(&q, 0)), LB_FMT(lb_is(outlet, "?") ? LB_STR("somebody unnamed") : outlet), LB_FMT(lb_sql_get(&q, 5)));
        }
        p->count++;
        if (!lb_page_flush(p)) break;
    }
    return lb_sql_end(&q);
}

/* ---- the ledger as it stood ---- */

lb_code lb_as_of_begin(lb_store *s, const char *as_of, lb_err *err)
{
    lb_date d;
    char until[32];
    if (!as_of) return lb_book_link(s, err);
    if (!lb_date_parse(lb_trim(lb_str_of(as_of)), &d)) return LB_OK; // the filter says so
    d = lb_date_of_day(lb_date_span(d).end);
    snprintf(until, sizeof until, "%04d-%02d-%02dT24", d.year, d.month, d.day);
    lb_code rc = lb_sql_run(s, "CREATE TEMP TABLE incident AS SELECT * FROM main.incident WHERE 0;"
                               "CREATE TEMP TABLE incident_claim AS SELECT * FROM main.incident_claim WHERE 0;"
                               "CREATE TEMP TABLE relation AS SELECT * FROM main.relation WHERE 0", err);
    return rc == LB_OK ? lb_store_link(s, lb_str_of(until), err) : rc;
}

void lb_as_of_end(lb_store *s, const char *as_of)
{
    if (as_of) (void)lb_sql_run(s, "DROP TABLE IF EXISTS temp.incident; DROP TABLE IF EXISTS temp.incident_claim; DROP TABLE IF EXISTS temp.relation", NULL);
}

lb_code lb_store_list(lb_store *s, lb_list what, const lb_filter *f, lb_style form, bool colour, lb_sink sink, void *user, size_t *count, lb_err *err)
{
    lb_arena a = { 0 };
    lb_where w;
    lb_page p = { .store = s, .form = form, .colour = colour, .sink = sink, .user = user, .err = err };
    const char *as_of = f ? f->as_of : NULL;
    size_t limit = f ? f->limit : 0;
    bool linked = what == LB_LIST_INCIDENTS || (f && f->status);
    lb_code rc = lb_where_make(s, f, &a, &w, err);
    if (rc == LB_OK && linked) rc = lb_as_of_begin(s, as_of, err);
    if (rc == LB_OK) {
        if (what == LB_LIST_CLAIMS) rc = claims(&p, &w, limit);
        else if (what == LB_LIST_INCIDENTS) rc = incidents(&p, &w, limit);
        else if (what == LB_LIST_REPORTS) rc = reports(&p, &w, limit);
        else rc = sources(&p, &w, limit);
    }
    if (linked) lb_as_of_end(s, as_of);
    if (count) *count = p.count;
    lb_buf_free(&w.sql);
    lb_arena_free(&a);
    return lb_page_end(&p, rc);
}
