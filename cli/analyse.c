/* analyse.c: extract and annotate: reports in, a layer out, nothing kept. */
#include "cli.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    const request *q;
    lb_input      *in;
    const char    *out_dir, *ending; // annotate --out
    progress       bar;
    size_t         reports, failed, claims;
    bool           broken;           // output cannot be written
} printing;

static bool write_file(printing *p, const lb_result *r)
{
    char path[4096];
    int n = snprintf(path, sizeof path, "%s/%s.%s", p->out_dir, r->name, p->ending);
    FILE *f = n > 0 && (size_t)n < sizeof path ? fopen(path, "wb") : NULL;
    bool ok = f && fwrite(r->text ? r->text : "", 1, r->n, f) == r->n;
    if (f && fclose(f) != 0) ok = false;
    if (!ok) fprintf(stderr, "lagebild: %s: cannot write: %s\n", path, strerror(errno));
    return ok;
}

static bool print(void *user, const lb_result *r)
{
    printing *p = user;
    if (r->code != LB_OK) {
        progress_end(&p->bar);
        complain(r->err);
        p->failed++;
        return true;
    }
    p->reports++;
    p->claims += r->claims;
    if (p->out_dir) p->broken = !write_file(p, r);
    else if (r->n) p->broken = fwrite(r->text, 1, r->n, stdout) != r->n;
    progress_step(&p->bar, r->inputs, lb_input_count(p->in), r->name);
    return !p->broken;
}

static int analyse(const request *q, const char *layer, printing *p)
{
    unsigned long threads;
    lb_engine *e = NULL;
    lb_err err = { 0 };
    int rc = request_number(q, OPT_JOBS, 256, 1, &threads);
    p->q = q;
    if (rc == EXIT_DONE) rc = open_input(q, &p->in);
    if (rc == EXIT_DONE) rc = open_engine(q, &e);
    if (rc == EXIT_DONE) {
        lb_job job = { .layer = layer, .threads = (unsigned)threads, .colour = want_colour(q) };
        progress_begin(&p->bar, q);
        lb_code code = lb_analyse(e, p->in, &job, print, p, &err);
        progress_end(&p->bar);
        if (code != LB_OK) complain(&err), rc = code == LB_EUSAGE ? EXIT_USAGE : EXIT_FAILED;
        else if (p->broken || fflush(stdout) != 0) {
            if (!p->out_dir) fprintf(stderr, "lagebild: standard output: %s\n", strerror(errno));
            rc = EXIT_FAILED;
        } else if (p->failed) rc = EXIT_SOME_FAILED;
    }
    lb_engine_close(e);
    lb_input_close(p->in);
    return rc;
}

int run_extract(const request *q)
{
    printing p = { 0 };
    bool json = q->value[OPT_JSON];
    int rc = analyse(q, json ? "json" : "ledger", &p);
    if (rc == EXIT_DONE && !p.claims) {
        if (!json && !q->value[OPT_QUIET]) fprintf(stderr, "lagebild: no claims in %zu report%s\n", p.reports, p.reports == 1 ? "" : "s");
        rc = EXIT_NOTHING;
    }
    return rc;
}

int run_annotate(const request *q)
{
    const char *layer = q->value[OPT_AS] ? q->value[OPT_AS] : "blocks";
    bool known = false;
    for (size_t i = 0; lb_layer_name(i); i++) known |= !strcmp(lb_layer_name(i), layer);
    if (!known) {
        fprintf(stderr, "lagebild: --as %s: there is no such layer; these are:", layer);
        for (size_t i = 0; lb_layer_name(i); i++) fprintf(stderr, " %s", lb_layer_name(i));
        fputc('\n', stderr);
        return EXIT_USAGE;
    }
    printing p = { .out_dir = q->value[OPT_OUT], .ending = layer };
    return analyse(q, layer, &p);
}
