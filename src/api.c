/* api.c: the public functions that are more than a door to one module. */
#include "each.h"
#include "export/ledger.h"
#include "export/print_timeml.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef LB_DATADIR
#define LB_DATADIR "/usr/local/share/lagebild"
#endif

static bool has_data(const char *dir)
{
    char path[4096];
    struct stat st;
    int n = snprintf(path, sizeof path, "%s/de", dir);
    return n > 0 && (size_t)n < sizeof path && stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static bool fits(char *out, size_t size, const char *dir, int len, const char *rest)
{
    int n = snprintf(out, size, "%.*s%s", len, dir, rest);
    return n > 0 && (size_t)n < size;
}

lb_code lb_data_find(const char *given, const char *program, char *out, size_t size, lb_err *err)
{
    char self[4096];
    const char *named = given ? given : getenv("LAGEBILD_DATA");
    if (named && *named) {
        if (fits(out, size, named, (int)strlen(named), "") && has_data(out)) return LB_OK;
        return lb_fail(err, LB_EDATA, named, "no language data here: there is no folder \"de\" in it (%s)", given ? "--data" : "LAGEBILD_DATA");
    }
    ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);
    if (n > 0) self[n] = 0;
    else snprintf(self, sizeof self, "%s", program ? program : "");
    const char *slash = strrchr(self, '/');
    int dir = slash ? (int)(slash - self) : 0;
    if (slash && fits(out, size, self, dir, "/share/lagebild") && has_data(out)) return LB_OK;
    if (slash && fits(out, size, self, dir, "/../share/lagebild") && has_data(out)) return LB_OK;
    if (fits(out, size, LB_DATADIR, (int)strlen(LB_DATADIR), "") && has_data(out)) return LB_OK;
    return lb_fail(err, LB_EDATA, "language data", "not found in %.*s/share/lagebild, %.*s/../share/lagebild or %s: run make, or name the folder with --data or LAGEBILD_DATA",
                   dir, self, dir, self, LB_DATADIR);
}

/* "ledger" is the claim records told to people, not a layer of its own. */
static const char ledger_what[] = "claims for people: who, where, when, how many, who says so";

static size_t printers(void)
{
    size_t n = 0;
    while (lb_printers[n].name) n++;
    return n;
}

const char *lb_layer_name(size_t i)
{
    size_t n = printers();
    return i < n ? lb_printers[i].name : i == n ? "ledger" : NULL;
}

const char *lb_layer_what(size_t i)
{
    size_t n = printers();
    return i < n ? lb_printers[i].what : i == n ? ledger_what : NULL;
}

typedef struct {
    lb_result_fn done;
    void        *user;
    bool         people, colour;
    lb_buf       text;
} analysis;

static bool hand_on(void *user, const lb_each_item *item)
{
    analysis *an = user;
    const lb_facts *f = &item->report->raw.facts;
    lb_result r = { .name = item->rc == LB_OK || f->name.n ? f->name.p : item->err->where, .code = item->rc, .err = item->err,
                    .inputs = item->report->input };
    lb_err err;
    if (item->rc == LB_OK) {
        lb_str text = lb_buf_str(item->out);
        r.file = item->report->file.p;
        r.claims = item->doc->claims ? item->doc->claims->n : 0;
        if (an->people) {
            an->text.n = 0;
            lb_ledger_claims(text, an->colour, &an->text);
            if (an->text.failed) r.code = lb_fail(&err, LB_ENOMEM, r.name, "no memory to print its claims"), r.err = &err;
            text = lb_buf_str(&an->text);
        }
        r.text = text.p;
        r.n = text.n;
    }
    return an->done(an->user, &r);
}

lb_code lb_analyse(const lb_engine *e, lb_input *in, const lb_job *job, lb_result_fn done, void *user, lb_err *err)
{
    bool people = !strcmp(job->layer, "ledger");
    const lb_printer *p = lb_printer_find(people ? LB_STR("json") : lb_str_of(job->layer));
    if (!p && !people && strcmp(job->layer, "json")) return lb_fail(err, LB_EUSAGE, job->layer, "there is no such layer");
    analysis an = { .done = done, .user = user, .people = people, .colour = job->colour };
    lb_each_options o = { .threads = job->threads, .ceiling = job->ceiling, .depth = p ? p->depth : LB_TO_CLAIMS,
                          .all = p && p->all, .printer = p };
    lb_code rc = lb_each(e, lb_input_next, in, &o, hand_on, &an, err);
    lb_buf_free(&an.text);
    return rc;
}

lb_code lb_tag_timeml(const lb_engine *e, const char *in, size_t n, char **out, size_t *out_n, lb_err *err)
{
    lb_arena a;
    lb_buf b = { 0 };
    *out = NULL;
    *out_n = 0;
    if (n >= UINT32_MAX / 4) return lb_fail(err, LB_ECAP, "TimeML", "the document is larger than 1 GB");
    lb_arena_init(&a, 0);
    lb_code rc = lb_timeml_annotate(e, (lb_str){ in, (uint32_t)n }, &a, &b, err);
    if (rc == LB_OK && b.failed) rc = lb_fail(err, LB_ENOMEM, "TimeML", "no memory for the tagged document");
    lb_arena_free(&a);
    if (rc != LB_OK) lb_buf_free(&b);
    else *out = b.p, *out_n = b.n;
    return rc;
}
