/* ledger.c: the commands on a store. */
#include "cli.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Make the folders on the way to `path`; what cannot be made shows when the store is opened. */
static void make_folders(char *path)
{
    for (char *p = path + 1; (p = strchr(p, '/')) != NULL; p++) {
        *p = 0;
        (void)mkdir(path, 0700);
        *p = '/';
    }
}

static const char *given_store(const request *q)
{
    const char *given = q->value[OPT_STORE] ? q->value[OPT_STORE] : getenv("LAGEBILD_STORE");
    return given && *given ? given : NULL;
}

int store_path(const request *q, char *out, size_t size)
{
    const char *given = given_store(q), *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
    int n = given           ? snprintf(out, size, "%s", given)
          : data && *data   ? snprintf(out, size, "%s/lagebild/ledger.store", data)
                            : snprintf(out, size, "%s/.local/share/lagebild/ledger.store", home ? home : ".");
    if (n >= 0 && (size_t)n < size) return EXIT_DONE;
    fprintf(stderr, "lagebild: the store's path is too long\n");
    return EXIT_FAILED;
}

int open_store(const request *q, bool create, lb_store **out)
{
    char path[4096];
    const char *now = getenv("LAGEBILD_NOW");
    lb_err err = { 0 };
    *out = NULL;
    if (store_path(q, path, sizeof path) != EXIT_DONE) return EXIT_FAILED;
    if (create && !given_store(q)) make_folders(path);
    lb_store_options o = { .create = create, .now = now && *now ? now : NULL };
    if (lb_store_open(path, &o, out, &err) == LB_OK) return EXIT_DONE;
    complain(&err);
    return EXIT_FAILED;
}

int get_filter(const request *q, lb_filter *f)
{
    unsigned long limit;
    lb_err err = { 0 };
    int rc = request_number(q, OPT_LIMIT, 1000000000, 0, &limit);
    *f = (lb_filter){ .type = q->value[OPT_TYPE], .place = q->value[OPT_PLACE], .near = q->value[OPT_NEAR], .actor = q->value[OPT_ACTOR],
                      .source = q->value[OPT_SOURCE], .since = q->value[OPT_SINCE], .until = q->value[OPT_UNTIL], .status = q->value[OPT_STATUS],
                      .text = q->value[OPT_TEXT], .as_of = q->value[OPT_AS_OF], .report = q->value[OPT_REPORT], .limit = limit };
    if (rc != EXIT_DONE || lb_filter_check(f, &err) == LB_OK) return rc;
    complain(&err);
    return EXIT_USAGE;
}

bool to_stdout(void *broken, const char *text, size_t n)
{
    if (fwrite(text, 1, n, stdout) == n) return true;
    *(bool *)broken = true;
    return false;
}

int end_output(bool broken, int rc)
{
    if (!broken && fflush(stdout) == 0) return rc;
    fprintf(stderr, "lagebild: standard output: %s\n", strerror(errno));
    return EXIT_FAILED;
}

/* ---- into the store ---- */

typedef struct {
    progress  bar;
    lb_input *in; // NULL: rebuild
} adding;

static bool one_added(void *user, const lb_result *r)
{
    adding *a = user;
    if (r->code != LB_OK) {
        progress_end(&a->bar);
        complain(r->err);
    } else {
        progress_step(&a->bar, r->inputs, a->in ? lb_input_count(a->in) : r->inputs, r->name);
    }
    return true;
}

static int end_adding(const request *q, lb_code code, const lb_tally *t, const lb_err *err, const char *verb)
{
    if (code != LB_OK) {
        complain(err);
        return EXIT_FAILED;
    }
    if (!q->value[OPT_QUIET])
        fprintf(stderr, "%zu report%s %s, %zu known, %zu failed; the store holds %zu claims in %zu incidents\n", t->added, t->added == 1 ? "" : "s", verb,
                t->known, t->failed, t->claims, t->incidents);
    return t->failed ? EXIT_SOME_FAILED : EXIT_DONE;
}

int run_add(const request *q)
{
    adding a = { 0 };
    lb_engine *e = NULL;
    lb_store *s = NULL;
    lb_tally t;
    lb_err err = { 0 };
    unsigned long threads;
    int rc = request_number(q, OPT_JOBS, 256, 1, &threads);
    if (rc == EXIT_DONE) rc = open_input(q, &a.in);
    if (rc == EXIT_DONE) rc = open_engine(q, &e);
    if (rc == EXIT_DONE) rc = open_store(q, true, &s);
    if (rc == EXIT_DONE) {
        lb_job job = { .threads = (unsigned)threads };
        progress_begin(&a.bar, q);
        lb_code code = lb_store_add(s, e, a.in, &job, one_added, &a, &t, &err);
        progress_end(&a.bar);
        rc = end_adding(q, code, &t, &err, "added");
    }
    lb_store_close(s);
    lb_engine_close(e);
    lb_input_close(a.in);
    return rc;
}

int run_rebuild(const request *q)
{
    adding a = { 0 };
    lb_engine *e = NULL;
    lb_store *s = NULL;
    lb_tally t;
    lb_err err = { 0 };
    unsigned long threads;
    int rc = request_number(q, OPT_JOBS, 256, 1, &threads);
    if (rc == EXIT_DONE) rc = open_store(q, false, &s);
    if (rc == EXIT_DONE) rc = open_engine(q, &e);
    if (rc == EXIT_DONE) {
        lb_job job = { .threads = (unsigned)threads };
        progress_begin(&a.bar, q);
        lb_code code = lb_store_rebuild(s, e, &job, one_added, &a, &t, &err);
        progress_end(&a.bar);
        rc = end_adding(q, code, &t, &err, "rebuilt");
    }
    lb_engine_close(e);
    lb_store_close(s);
    return rc;
}

/* ---- out of the store ---- */

static int list(const request *q, lb_list what)
{
    lb_store *s = NULL;
    lb_filter f;
    lb_err err = { 0 };
    size_t count = 0;
    bool broken = false, json = q->value[OPT_JSON];
    int rc = get_filter(q, &f);
    if (rc == EXIT_DONE) rc = open_store(q, false, &s);
    if (rc == EXIT_DONE) {
        lb_code code = lb_store_list(s, what, &f, json ? LB_FOR_PROGRAMS : LB_FOR_PEOPLE, want_colour(q), to_stdout, &broken, &count, &err);
        if (code != LB_OK) complain(&err), rc = code == LB_EINPUT ? EXIT_USAGE : EXIT_FAILED;
        else if (!count) rc = EXIT_NOTHING;
        rc = end_output(broken, rc);
    }
    lb_store_close(s);
    return rc;
}

int run_claims(const request *q) { return list(q, LB_LIST_CLAIMS); }
int run_incidents(const request *q) { return list(q, LB_LIST_INCIDENTS); }
int run_reports(const request *q) { return list(q, LB_LIST_REPORTS); }
int run_sources(const request *q) { return list(q, LB_LIST_SOURCES); }

typedef lb_code (*one_record)(lb_store *s, const char *id, lb_style form, bool colour, lb_sink sink, void *user, lb_err *err);

static int records(const request *q, one_record print)
{
    lb_store *s = NULL;
    bool broken = false;
    int rc = open_store(q, false, &s);
    for (int i = 0; rc != EXIT_FAILED && i < q->n; i++) {
        lb_err err = { 0 };
        lb_code code = print(s, q->arg[i], q->value[OPT_JSON] ? LB_FOR_PROGRAMS : LB_FOR_PEOPLE, want_colour(q), to_stdout, &broken, &err);
        if (code == LB_OK) continue;
        complain(&err);
        rc = code == LB_ENONE ? EXIT_NOTHING : EXIT_FAILED;
    }
    lb_store_close(s);
    return s ? end_output(broken, rc) : rc;
}

int run_show(const request *q) { return records(q, lb_store_show); }
int run_why(const request *q) { return records(q, lb_store_why); }

int run_export(const request *q)
{
    lb_store *s = NULL;
    lb_filter f;
    lb_err err = { 0 };
    size_t count = 0;
    bool broken = false;
    int rc = get_filter(q, &f);
    if (rc == EXIT_DONE) rc = open_store(q, false, &s);
    if (rc == EXIT_DONE) {
        lb_code code = lb_store_export(s, q->arg[0], &f, to_stdout, &broken, &count, &err);
        if (code != LB_OK) {
            complain(&err);
            if (code == LB_EUSAGE) {
                fputs("these are:", stderr);
                for (size_t i = 0; lb_export_name(i); i++) fprintf(stderr, " %s", lb_export_name(i));
                fputc('\n', stderr);
            }
            rc = code == LB_EINPUT || code == LB_EUSAGE ? EXIT_USAGE : EXIT_FAILED;
        } else if (!count) {
            rc = EXIT_NOTHING;
        }
        rc = end_output(broken, rc);
    }
    lb_store_close(s);
    return rc;
}

int run_score(const request *q)
{
    lb_err err = { 0 };
    bool broken = false;
    unsigned long errors;
    int rc = request_number(q, OPT_ERRORS, 1000000, 0, &errors);
    if (rc != EXIT_DONE) return rc;
    lb_code code = lb_score(q->arg[0], q->arg[1], q->value[OPT_BY], errors, to_stdout, &broken, &err);
    if (code == LB_OK) return end_output(broken, EXIT_DONE);
    complain(&err);
    return code == LB_EUSAGE ? EXIT_USAGE : EXIT_FAILED;
}
