/* show.c: one record whole, and why it is as it is. */
#include "store/list.h"

#include "book.h"

static void label(lb_page *p, const char *name, lb_str value)
{
    if (!value.n) return;
    lb_buf_puts(&p->buf, "  ");
    lb_ledger_ink(p->colour, LB_INK_LABEL, &p->buf);
    lb_buf_printf(&p->buf, "%-10s", name);
    lb_ledger_ink(p->colour, LB_INK_END, &p->buf);
    lb_buf_add(&p->buf, value);
    lb_buf_putc(&p->buf, '\n');
}

/* A claim that stands, or one that a newer version no longer makes. */
static lb_code claim_record(lb_store *s, const char *id, lb_buf *out, bool *superseded, lb_err *err)
{
    lb_sql q = lb_sql_begin(s, "SELECT record, '' FROM claim WHERE id = ? UNION ALL SELECT record, superseded FROM superseded WHERE id = ? ORDER BY 2 LIMIT 1", err);
    lb_sql_text(&q, lb_str_of(id));
    lb_sql_text(&q, lb_str_of(id));
    if (lb_sql_row(&q)) {
        lb_buf_add(out, lb_sql_get(&q, 0));
        *superseded = lb_sql_get(&q, 1).n > 0;
    }
    return lb_sql_end(&q);
}

static lb_code relations(lb_page *p, const char *id)
{
    lb_sql q = lb_sql_begin(p->store, "SELECT kind, b, rule, why, 0 FROM relation WHERE a = ? UNION ALL SELECT kind, a, rule, why, 1 FROM relation WHERE b = ? ORDER BY 1, 2", p->err);
    lb_sql_text(&q, lb_str_of(id));
    lb_sql_text(&q, lb_str_of(id));
    while (lb_sql_row(&q)) {
        if (p->form == LB_FOR_PROGRAMS) {
            static const char *const key[] = { "kind", "other", "rule", "why" };
            bool first = true;
            lb_buf_putc(&p->buf, '{');
            for (int i = 0; i < 4; i++) lb_json_text(&p->buf, &first, key[i], lb_sql_get(&q, i));
            lb_buf_printf(&p->buf, ", \"from\": \"%s\"}\n", lb_sql_get_int(&q, 4) ? "other" : "this");
        } else {
            lb_buf_printf(&p->buf, "  %s%.*s%s %.*s: %.*s (%.*s)\n", lb_sql_get_int(&q, 4) ? "it: " : "", LB_FMT(lb_sql_get(&q, 0)),
                          lb_sql_get_int(&q, 4) ? ", says" : "", LB_FMT(lb_sql_get(&q, 1)), LB_FMT(lb_sql_get(&q, 3)), LB_FMT(lb_sql_get(&q, 2)));
        }
    }
    return lb_sql_end(&q);
}

static lb_code show_claim(lb_page *p, const char *id)
{
    lb_buf record = { 0 };
    bool superseded = false;
    lb_code rc = claim_record(p->store, id, &record, &superseded, p->err);
    if (rc == LB_OK && !record.n) rc = LB_ENONE;
    if (rc == LB_OK && p->form == LB_FOR_PROGRAMS) {
        lb_buf_add(&p->buf, lb_buf_str(&record));
        lb_buf_putc(&p->buf, '\n');
    } else if (rc == LB_OK) {
        json_t *o = json_loadb(record.p, record.n, 0, NULL);
        if (superseded) lb_buf_puts(&p->buf, "superseded: the present version no longer makes this claim\n");
        lb_ledger_claim(o, 0, true, p->colour, &p->buf);
        json_decref(o);
        rc = relations(p, id);
        lb_sql q = lb_sql_begin(p->store, "SELECT incident FROM incident_claim WHERE claim = ?", p->err);
        lb_sql_text(&q, lb_str_of(id));
        if (rc == LB_OK && lb_sql_row(&q)) label(p, "incident", lb_sql_get(&q, 0));
        lb_code end = lb_sql_end(&q);
        if (rc == LB_OK) rc = end;
    }
    lb_buf_free(&record);
    return rc;
}

static lb_code show_incident(lb_page *p, const char *id)
{
    lb_sql q = lb_sql_begin(p->store, "SELECT " LB_INCIDENT_COLUMNS " FROM incident i WHERE i.id = ?", p->err);
    lb_sql_text(&q, lb_str_of(id));
    bool found = lb_sql_row(&q);
    lb_code rc = found ? lb_page_incident(p, &q) : LB_OK, end = lb_sql_end(&q);
    if (rc == LB_OK) rc = end;
    return rc == LB_OK && !found ? LB_ENONE : rc;
}

static lb_code show_report(lb_page *p, const char *id)
{
    static const char *const key[] = { "id", "report", "date", "date_from", "publisher", "title", "url", "language", "learnt", "copy_of", "text" };
    lb_sql q = lb_sql_begin(p->store, "SELECT t.report, t.name, t.date, t.date_from, t.publisher, t.title, t.url, t.language, r.learnt, t.copy_of, t.text"
                                      " FROM text t JOIN report r ON r.id = t.report WHERE t.report = ? OR t.name = ? ORDER BY t.report", p->err);
    lb_sql_text(&q, lb_str_of(id));
    lb_sql_text(&q, lb_str_of(id));
    bool found = false;
    for (; lb_sql_row(&q); found = true) {
        bool first = true;
        if (p->form == LB_FOR_PROGRAMS) lb_buf_putc(&p->buf, '{');
        for (int i = 0; i < 11; i++) {
            if (p->form == LB_FOR_PROGRAMS) lb_json_text(&p->buf, &first, key[i], lb_sql_get(&q, i));
            else if (i < 10) label(p, key[i], lb_sql_get(&q, i));
            else lb_buf_printf(&p->buf, "\n%.*s\n", LB_FMT(lb_sql_get(&q, i)));
        }
        if (p->form == LB_FOR_PROGRAMS) lb_buf_puts(&p->buf, "}\n");
    }
    lb_code rc = lb_sql_end(&q);
    return rc == LB_OK && !found ? LB_ENONE : rc;
}

static lb_page page(lb_store *s, lb_style form, bool colour, lb_sink sink, void *user, lb_err *err)
{
    return (lb_page){ .store = s, .form = form, .colour = colour, .sink = sink, .user = user, .err = err };
}

static lb_code finish(lb_page *p, const char *id, lb_code rc)
{
    if (rc == LB_OK) (void)lb_page_flush(p);
    if (rc == LB_ENONE) rc = lb_fail(p->err, LB_ENONE, id, "the store has no such claim, incident or report");
    return lb_page_end(p, rc);
}

lb_code lb_store_show(lb_store *s, const char *id, lb_style form, bool colour, lb_sink sink, void *user, lb_err *err)
{
    lb_page p = page(s, form, colour, sink, user, err);
    lb_code rc = lb_book_link(s, err);
    if (rc == LB_OK) rc = !strncmp(id, "c-", 2) ? show_claim(&p, id) : !strncmp(id, "i-", 2) ? show_incident(&p, id) : LB_ENONE;
    if (rc == LB_ENONE) rc = show_report(&p, id);
    return finish(&p, id, rc);
}

/* ---- why ---- */

static lb_code why_claim(lb_page *p, const char *id)
{
    static const char *const key[] = { "id", "rule", "model", "trigger", "block", "block_rule", "begin", "end", "report" };
    lb_sql q = lb_sql_begin(p->store, "SELECT c.id, c.rule, json_extract(c.record, '$.model'), json_extract(c.record, '$.evidence.trigger'), c.block, b.why, c.begin, c.end,"
                                      " t.name, c.evidence, c.report FROM claim c JOIN text t ON t.report = c.report"
                                      " LEFT JOIN block b ON b.report = c.report AND b.begin <= c.begin AND b.end > c.begin WHERE c.id = ?", p->err);
    lb_sql_text(&q, lb_str_of(id));
    if (!lb_sql_row(&q)) {
        lb_code rc = lb_sql_end(&q);
        return rc == LB_OK ? LB_ENONE : rc;
    }
    bool first = true;
    if (p->form == LB_FOR_PROGRAMS) lb_buf_putc(&p->buf, '{');
    for (int i = 0; i < 9; i++) {
        if (p->form == LB_FOR_PROGRAMS) lb_json_text(&p->buf, &first, key[i], lb_sql_get(&q, i));
        else label(p, key[i], lb_sql_get(&q, i));
    }
    if (p->form == LB_FOR_PROGRAMS) lb_buf_puts(&p->buf, "}\n");
    else label(p, "words", lb_sql_get(&q, 9));
    lb_sql m = lb_sql_begin(p->store, "SELECT kind, words, value, rule FROM mention WHERE report = ? AND begin >= ? AND end <= ? ORDER BY begin, n", p->err);
    lb_sql_text(&m, lb_sql_get(&q, 10));
    lb_sql_int(&m, lb_sql_get_int(&q, 6));
    lb_sql_int(&m, lb_sql_get_int(&q, 7));
    while (lb_sql_row(&m)) {
        static const char *const part[] = { "mention", "words", "value", "rule" };
        bool start = true;
        if (p->form == LB_FOR_PROGRAMS) {
            lb_buf_putc(&p->buf, '{');
            for (int i = 0; i < 4; i++) lb_json_text(&p->buf, &start, part[i], lb_sql_get(&m, i));
            lb_buf_puts(&p->buf, "}\n");
        } else {
            lb_buf_printf(&p->buf, "  %-10.*s\"%.*s\" = %.*s, rule %.*s\n", LB_FMT(lb_sql_get(&m, 0)), LB_FMT(lb_sql_get(&m, 1)), LB_FMT(lb_sql_get(&m, 2)), LB_FMT(lb_sql_get(&m, 3)));
        }
    }
    lb_code rc = lb_sql_end(&m), end = lb_sql_end(&q);
    if (rc == LB_OK) rc = end;
    return rc == LB_OK ? relations(p, id) : rc;
}

static lb_code why_incident(lb_page *p, const char *id)
{
    lb_sql q = lb_sql_begin(p->store, "SELECT status, rule, why, unverifiable FROM incident WHERE id = ?", p->err);
    lb_sql_text(&q, lb_str_of(id));
    bool found = lb_sql_row(&q);
    if (found && p->form == LB_FOR_PROGRAMS) {
        static const char *const key[] = { "status", "rule", "why" };
        bool first = true;
        lb_buf_putc(&p->buf, '{');
        for (int i = 0; i < 3; i++) lb_json_text(&p->buf, &first, key[i], lb_sql_get(&q, i));
        lb_buf_printf(&p->buf, ", \"unverifiable\": %s}\n", lb_sql_get_int(&q, 3) ? "true" : "false");
    } else if (found) {
        label(p, "status", lb_sql_get(&q, 0));
        label(p, "rule", lb_sql_get(&q, 1));
        label(p, "because", lb_sql_get(&q, 2));
        if (lb_sql_get_int(&q, 3)) label(p, "flag", LB_STR("unverifiable: a report says that nobody could check it"));
    }
    lb_code rc = lb_sql_end(&q);
    if (rc != LB_OK || !found) return rc == LB_OK ? LB_ENONE : rc;
    q = lb_sql_begin(p->store, "SELECT r.a, r.kind, r.b, r.why, r.rule FROM incident_claim k JOIN relation r ON r.a = k.claim WHERE k.incident = ? ORDER BY k.n, r.kind, r.b", p->err);
    lb_sql_text(&q, lb_str_of(id));
    while (lb_sql_row(&q)) {
        static const char *const key[] = { "a", "kind", "b", "why", "rule" };
        bool first = true;
        if (p->form == LB_FOR_PROGRAMS) {
            lb_buf_putc(&p->buf, '{');
            for (int i = 0; i < 5; i++) lb_json_text(&p->buf, &first, key[i], lb_sql_get(&q, i));
            lb_buf_puts(&p->buf, "}\n");
        } else {
            lb_buf_printf(&p->buf, "  %.*s %.*s %.*s: %.*s (%.*s)\n", LB_FMT(lb_sql_get(&q, 0)), LB_FMT(lb_sql_get(&q, 1)), LB_FMT(lb_sql_get(&q, 2)),
                          LB_FMT(lb_sql_get(&q, 3)), LB_FMT(lb_sql_get(&q, 4)));
        }
    }
    return lb_sql_end(&q);
}

lb_code lb_store_why(lb_store *s, const char *id, lb_style form, bool colour, lb_sink sink, void *user, lb_err *err)
{
    lb_page p = page(s, form, colour, sink, user, err);
    lb_code rc = lb_book_link(s, err);
    if (rc == LB_OK) rc = !strncmp(id, "c-", 2) ? why_claim(&p, id) : !strncmp(id, "i-", 2) ? why_incident(&p, id) : LB_ENONE;
    return finish(&p, id, rc);
}
