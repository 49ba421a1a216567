/* sidecar.c: --meta FILE.jsonl. O(size of the file), once. */
#include "read/sidecar.h"

#include "base/file.h"
#include "lang/table.h"

#include <jansson.h>

struct lb_sidecar {
    lb_index  by_name;
    LB_VEC(lb_facts) facts;
};

typedef struct {
    const char *path;
    unsigned    line;
    lb_arena   *a;
    lb_err     *err;
} reading;

static lb_code fail(const reading *r, const char *what)
{
    char where[256];
    snprintf(where, sizeof where, "%s:%u", r->path, r->line);
    return lb_fail(r->err, LB_EINPUT, where, "%s", what);
}

/* String member `key` copied into the arena; absent gives "". */
static lb_code text_of(const reading *r, json_t *o, const char *key, lb_str *out)
{
    json_t *v = json_object_get(o, key);
    *out = (lb_str){ 0 };
    if (!v || json_is_null(v)) return LB_OK;
    if (!json_is_string(v)) {
        char what[96];
        snprintf(what, sizeof what, "\"%s\" is not a string", key);
        return fail(r, what);
    }
    *out = lb_copy(r->a, lb_str_of(json_string_value(v)));
    return LB_OK;
}

static lb_code date_of(const reading *r, json_t *o, const char *key, lb_date *out)
{
    lb_str s;
    lb_code rc = text_of(r, o, key, &s);
    *out = (lb_date){ 0 };
    if (rc != LB_OK || !s.n) return rc;
    if (s.n > 10 && s.p[10] == 'T') s.n = 10; // a time of day behind the date
    if (lb_date_parse(s, out)) return LB_OK;
    char what[128];
    snprintf(what, sizeof what, "\"%s\": \"%.*s\" is no date (2025-02-07, 2025-02 or 2025)", key, (int)(s.n < 40 ? s.n : 40), s.p);
    return fail(r, what);
}

static lb_code facts_of(const reading *r, json_t *o, lb_facts *f)
{
    lb_code rc = text_of(r, o, "report", &f->name);
    if (rc == LB_OK && !f->name.n) rc = fail(r, "no \"report\" that says which report this is about");
    if (rc == LB_OK) rc = text_of(r, o, "url", &f->url);
    if (rc == LB_OK) rc = text_of(r, o, "publisher", &f->publisher);
    if (rc == LB_OK) rc = text_of(r, o, "title", &f->title);
    if (rc == LB_OK) rc = text_of(r, o, "language", &f->language);
    if (rc == LB_OK) rc = text_of(r, o, "authors", &f->authors);
    if (rc == LB_OK) rc = text_of(r, o, "origin", &f->origin);
    if (rc == LB_OK) rc = date_of(r, o, "date", &f->date);
    if (rc == LB_OK) rc = date_of(r, o, "changed", &f->changed);
    return rc;
}

static lb_code line_in(lb_sidecar *s, const reading *r, lb_str line)
{
    json_error_t bad;
    jmp_buf *outer = r->a->escape, escape;
    lb_code rc;
    lb_facts *f = lb_push(r->a, &s->facts); // before the object is owned
    *f = (lb_facts){ 0 };
    json_t *const o = json_loadb(line.p, line.n, JSON_REJECT_DUPLICATES, &bad);
    if (!o || !json_is_object(o)) {
        json_decref(o);
        return fail(r, o ? "not a JSON object" : bad.text);
    }
    if (lb_arena_try(r->a, &escape)) rc = facts_of(r, o, f);
    else rc = fail(r, "no memory for the sidecar");
    r->a->escape = outer;
    json_decref(o);
    return rc;
}

lb_code lb_sidecar_open(const char *path, lb_arena *a, const lb_sidecar **out, lb_err *err)
{
    lb_sidecar *s = lb_new(a, lb_sidecar);
    reading r = { .path = path, .a = a, .err = err };
    lb_str all;
    lb_code rc = lb_file_read(path, a, &all, err);
    for (uint32_t i = 0; rc == LB_OK && i < all.n;) {
        const char *end = memchr(all.p + i, '\n', all.n - i);
        lb_str line = { all.p + i, end ? (uint32_t)(end - all.p) - i : all.n - i };
        i += line.n + 1;
        r.line++;
        if (lb_trim(line).n) rc = line_in(s, &r, line);
    }
    if (rc != LB_OK) return rc;
    lb_index_init(&s->by_name, a, (uint32_t)s->facts.n);
    for (uint32_t i = 0; i < s->facts.n; i++) lb_index_put(&s->by_name, a, s->facts.at[i].name, i);
    *out = s;
    return LB_OK;
}

static void take(lb_str *to, lb_str from)
{
    if (from.n) *to = from;
}

bool lb_sidecar_apply(const lb_sidecar *s, lb_facts *facts)
{
    uint32_t i = lb_index_get(&s->by_name, facts->name);
    if (i == UINT32_MAX) return false;
    const lb_facts *f = &s->facts.at[i];
    take(&facts->url, f->url);
    take(&facts->publisher, f->publisher);
    take(&facts->title, f->title);
    take(&facts->language, f->language);
    take(&facts->authors, f->authors);
    take(&facts->origin, f->origin);
    if (f->changed.year) facts->changed = f->changed;
    if (f->date.year) {
        facts->date = f->date;
        facts->date_from = LB_STR("sidecar");
        facts->date_doubtful = false;
    }
    return true;
}
