/* book.c: reports into the ledger: receive, analyse on several threads, derive, link.
 * The caller's thread alone talks to the store. Reports are committed a few hundred at a
 * time; an interrupted run goes on where it stopped, because what is derived is skipped. */
#include "book.h"

#include "each.h"
#include "store/store.h"

enum { BATCH = 200 };

typedef struct {
    lb_store    *store;
    lb_err      *err;
    lb_code      rc;          // of the store itself: ends the run
    lb_result_fn done;
    void        *user;
    lb_tally    *tally;
    size_t       open;        // reports since the last commit
    bool         again;       // rebuild: derive whatever is there
    char         after[19];   // rebuild: the last report read
    size_t       read;        // rebuild: reports read so far
} book;

static lb_code set_linked(lb_store *s, bool yes, lb_err *err)
{
    lb_sql q = lb_sql_begin(s, "INSERT OR REPLACE INTO state(key, value) VALUES ('linked', ?)", err);
    lb_sql_text(&q, yes ? LB_STR("1") : LB_STR("0"));
    return lb_sql_end(&q);
}

static lb_code is_linked(lb_store *s, bool *yes, lb_err *err)
{
    lb_sql q = lb_sql_begin(s, "SELECT value FROM state WHERE key = 'linked'", err);
    *yes = lb_sql_row(&q) && lb_is(lb_sql_get(&q, 0), "1");
    return lb_sql_end(&q);
}

static lb_code begin(book *b)
{
    lb_code rc = lb_sql_run(b->store, "BEGIN IMMEDIATE", b->err);
    b->open = 0;
    return rc;
}

static lb_code want(void *user, lb_report *r, lb_err *err)
{
    book *b = user;
    bool derived = false;
    if (b->again) return LB_OK;
    lb_code rc = lb_store_receive(b->store, r, &derived, err);
    return rc != LB_OK ? rc : derived ? LB_ENONE : LB_OK;
}

static lb_code keep(book *b, const lb_each_item *item)
{
    lb_code rc = b->open ? LB_OK : set_linked(b->store, false, b->err);
    if (rc == LB_OK) rc = lb_store_derive(b->store, item->doc, lb_buf_str(item->out), item->arena, b->err);
    if (rc == LB_OK && ++b->open >= BATCH) {
        rc = lb_sql_run(b->store, "COMMIT", b->err);
        if (rc == LB_OK) rc = begin(b);
    }
    return rc;
}

static bool one_done(void *user, const lb_each_item *item)
{
    book *b = user;
    const char *name = item->report->raw.facts.name.n ? item->report->raw.facts.name.p : item->err->where;
    lb_result r = { .name = name, .code = item->rc, .err = item->err, .inputs = b->again ? ++b->read : item->report->input };
    if (item->rc == LB_ENONE) {
        r.code = LB_OK;
        b->tally->known++;
    } else if (item->rc == LB_ESTORE) {
        *b->err = *item->err;
        b->rc = item->rc;
        return false;
    } else if (item->rc != LB_OK) {
        b->tally->failed++;
    } else {
        r.claims = item->doc->claims ? item->doc->claims->n : 0;
        b->rc = keep(b, item);
        if (b->rc != LB_OK) return false;
        b->tally->added++;
    }
    return !b->done || b->done(b->user, &r);
}

static lb_code count(lb_store *s, lb_tally *t, lb_err *err)
{
    lb_sql q = lb_sql_begin(s, "SELECT (SELECT count(*) FROM claim), (SELECT count(*) FROM incident)", err);
    if (lb_sql_row(&q)) {
        t->claims = (size_t)lb_sql_get_int(&q, 0);
        t->incidents = (size_t)lb_sql_get_int(&q, 1);
    }
    return lb_sql_end(&q);
}

lb_code lb_book_link(lb_store *s, lb_err *err)
{
    bool linked = true;
    lb_code rc = is_linked(s, &linked, err);
    if (rc != LB_OK || linked) return rc;
    rc = lb_sql_run(s, "BEGIN IMMEDIATE", err);
    if (rc == LB_OK) rc = lb_store_link(s, LB_STR(""), err);
    if (rc == LB_OK) rc = set_linked(s, true, err);
    if (rc == LB_OK) return lb_sql_run(s, "COMMIT", err);
    (void)lb_sql_run(s, "ROLLBACK", NULL);
    return rc;
}

static lb_code run(book *b, const lb_engine *e, lb_next_fn next, void *from, const lb_job *job)
{
    const lb_printer *records = lb_printer_find(LB_STR("json"));
    lb_each_options o = { .threads = job ? job->threads : 1, .ceiling = job ? job->ceiling : 0, .depth = LB_TO_CLAIMS, .printer = records, .want = want };
    *b->tally = (lb_tally){ 0 };
    lb_code rc = begin(b);
    if (rc != LB_OK) return rc;
    rc = lb_each(e, next, from, &o, one_done, b, b->err);
    if (rc == LB_OK) rc = b->rc;
    lb_code end = lb_sql_run(b->store, rc == LB_OK ? "COMMIT" : "ROLLBACK", rc == LB_OK ? b->err : NULL);
    if (rc == LB_OK) rc = end;
    if (rc == LB_OK) rc = lb_book_link(b->store, b->err);
    return rc == LB_OK ? count(b->store, b->tally, b->err) : rc;
}

lb_code lb_store_add(lb_store *s, const lb_engine *e, lb_input *in, const lb_job *job,
                     lb_result_fn done, void *user, lb_tally *tally, lb_err *err)
{
    book b = { .store = s, .err = err, .done = done, .user = user, .tally = tally };
    return run(&b, e, lb_input_next, in, job);
}

static lb_code next_kept(void *from, lb_report *r, lb_err *err)
{
    book *b = from;
    return lb_store_next(b->store, b->after, r, err);
}

lb_code lb_store_rebuild(lb_store *s, const lb_engine *e, const lb_job *job,
                         lb_result_fn done, void *user, lb_tally *tally, lb_err *err)
{
    book b = { .store = s, .err = err, .done = done, .user = user, .tally = tally, .again = true };
    return run(&b, e, next_kept, &b, job);
}
