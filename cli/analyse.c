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

/* NAME.html gives NAME.html.txt. Names inside archives and records are anyone's: no path among
 * them leaves the folder. */
static bool write_file(printing *p, const lb_result *r)
{
    char path[4096];
    size_t dir = strlen(p->out_dir) + 1;
    int n = snprintf(path, sizeof path, "%s/%s.%s", p->out_dir, r->file, p->ending);
    bool fits = n > 0 && (size_t)n < sizeof path;
    for (size_t i = dir; fits && path[i]; i++)
        if (path[i] == '/' || (unsigned char)path[i] < 0x20 || (i == dir && path[i] == '.')) path[i] = '_';
    FILE *f = fits ? fopen(path, "wb") : NULL;
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

/* The bytes of a file or of standard input, in malloc's memory; NULL after a message. */
static char *whole(const char *path, size_t *n)
{
    FILE *f = strcmp(path, "-") ? fopen(path, "rb") : stdin;
    char *p = NULL;
    size_t cap = 0;
    *n = 0;
    for (size_t got = 1; f && got && !ferror(f);) {
        if (cap - *n < 65536) {
            char *more = realloc(p, cap = cap * 2 + 65536);
            if (!more) break;
            p = more;
        }
        got = fread(p + *n, 1, cap - *n, f);
        *n += got;
    }
    bool ok = f && !ferror(f) && feof(f);
    if (!ok) fprintf(stderr, "lagebild: %s: cannot read: %s\n", path, strerror(errno));
    if (f && f != stdin) fclose(f);
    if (ok) return p;
    free(p);
    return NULL;
}

/* One document: tags put into it, to standard output or into --out. */
static bool tag_timeml(const request *q, const lb_engine *e, const char *path)
{
    size_t n, out_n;
    char *in = whole(path, &n), *out = NULL, where[4096];
    lb_err err = { 0 };
    bool ok = in && lb_tag_timeml(e, in, n, &out, &out_n, &err) == LB_OK;
    if (in && !ok) fprintf(stderr, "lagebild: %s: %s\n", path, err.what);
    if (ok) {
        const char *name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path, *dir = q->value[OPT_OUT];
        int len = dir ? snprintf(where, sizeof where, "%s/%s", dir, name) : 0;
        FILE *f = !dir ? stdout : (size_t)len < sizeof where ? fopen(where, "wb") : NULL;
        ok = f && fwrite(out, 1, out_n, f) == out_n;
        if (f && dir && fclose(f) != 0) ok = false;
        if (!ok) fprintf(stderr, "lagebild: %s: cannot write: %s\n", dir ? where : "standard output", strerror(errno));
    }
    free(in);
    free(out);
    return ok;
}

static int annotate_timeml(const request *q)
{
    lb_engine *e = NULL;
    if (!q->value[OPT_AS] || strcmp(q->value[OPT_AS], "timeml")) {
        fputs("lagebild: --from timeml: only --as timeml can be put into a TimeML document\n", stderr);
        return EXIT_USAGE;
    }
    int rc = open_engine(q, &e), failed = 0;
    if (rc == EXIT_DONE) {
        if (!q->n) failed += !tag_timeml(q, e, "-");
        for (int i = 0; i < q->n; i++) failed += !tag_timeml(q, e, q->arg[i]);
        rc = failed ? EXIT_SOME_FAILED : fflush(stdout) ? EXIT_FAILED : EXIT_DONE;
    }
    lb_engine_close(e);
    return rc;
}

static bool write_piece(void *user, const char *text, size_t n)
{
    bool *broken = user;
    *broken = fwrite(text, 1, n, stdout) != n;
    return !*broken;
}

/* --from conllu or tokens: a file, or standard input, sentence by sentence. */
static int annotate_stream(const request *q, const char *layer)
{
    lb_engine *e = NULL;
    lb_err err = { 0 };
    bool broken = false;
    int rc = open_engine(q, &e), failed = 0;
    for (int i = 0; rc == EXIT_DONE && !broken && i < (q->n ? q->n : 1); i++)
        if (lb_annotate_stream(e, q->n ? q->arg[i] : "-", layer, write_piece, &broken, &err) != LB_OK) complain(&err), failed++;
    if (rc == EXIT_DONE && (broken || fflush(stdout) != 0)) {
        fprintf(stderr, "lagebild: standard output: %s\n", strerror(errno));
        rc = EXIT_FAILED;
    }
    lb_engine_close(e);
    return rc == EXIT_DONE && failed ? EXIT_SOME_FAILED : rc;
}

int run_annotate(const request *q)
{
    const char *from = q->value[OPT_FROM];
    if (from && !strcmp(from, "timeml")) return annotate_timeml(q);
    if (from && strcmp(from, "text") && strcmp(from, "conllu") && strcmp(from, "tokens")) {
        fprintf(stderr, "lagebild: --from %s: there is no such format; there are: text timeml conllu tokens\n", from);
        return EXIT_USAGE;
    }
    const char *layer = q->value[OPT_AS] ? q->value[OPT_AS] : "blocks";
    bool known = false;
    for (size_t i = 0; lb_layer_name(i); i++) known |= !strcmp(lb_layer_name(i), layer);
    if (!known) {
        fprintf(stderr, "lagebild: --as %s: there is no such layer; these are:", layer);
        for (size_t i = 0; lb_layer_name(i); i++) fprintf(stderr, " %s", lb_layer_name(i));
        fputc('\n', stderr);
        return EXIT_USAGE;
    }
    if (from && strcmp(from, "text")) return annotate_stream(q, layer);
    printing p = { .out_dir = q->value[OPT_OUT], .ending = strcmp(layer, "text") ? layer : "txt" };
    return analyse(q, layer, &p);
}
