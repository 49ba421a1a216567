/* common.c: what the commands share. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

bool want_colour(const request *q)
{
    const char *when = q->value[OPT_COLOUR], *no = getenv("NO_COLOR");
    if (when && !strcmp(when, "always")) return true;
    if (when && !strcmp(when, "never")) return false;
    return !(no && *no) && isatty(STDOUT_FILENO);
}

void complain(const lb_err *err)
{
    if (*err->where) fprintf(stderr, "lagebild: %s: %s\n", err->where, err->what);
    else fprintf(stderr, "lagebild: %s\n", err->what);
}

int open_engine(const request *q, lb_engine **out)
{
    char dir[4096];
    lb_err err = { 0 };
    *out = NULL;
    if (lb_data_find(q->value[OPT_DATA], q->program, dir, sizeof dir, &err) == LB_OK && lb_engine_open(dir, out, &err) == LB_OK)
        return EXIT_DONE;
    complain(&err);
    return EXIT_FAILED;
}

int open_input(const request *q, lb_input **out)
{
    unsigned long megabytes;
    lb_err err = { 0 };
    int rc = request_number(q, OPT_MAX_SIZE, 1024, 16, &megabytes);
    *out = NULL;
    if (rc != EXIT_DONE) return rc;
    lb_input_options o = { .meta = q->value[OPT_META], .date = q->value[OPT_DATE], .publisher = q->value[OPT_PUBLISHER],
                           .max_bytes = (size_t)megabytes << 20, .map = q->value[OPT_MAP] };
    lb_code code = lb_input_open(&o, out, &err);
    if (code == LB_OK && !q->n) {
        if (isatty(STDIN_FILENO)) fputs("lagebild: reading standard input; end with Ctrl-D\n", stderr);
        code = lb_input_add(*out, "-", &err);
    }
    for (int i = 0; code == LB_OK && i < q->n; i++) code = lb_input_add(*out, q->arg[i], &err);
    if (code == LB_OK) return EXIT_DONE;
    lb_input_close(*out);
    *out = NULL;
    complain(&err);
    return code == LB_EINPUT ? EXIT_USAGE : EXIT_FAILED;
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

void progress_begin(progress *p, const request *q)
{
    *p = (progress){ .on = !q->value[OPT_QUIET] && isatty(STDERR_FILENO), .began = now() };
}

void progress_step(progress *p, size_t done, size_t of, const char *what)
{
    enum { WIDTH = 30 };
    double t;
    if (!p->on || !of || (t = now()) - p->began < 0.5 || t - p->last < 0.1) return;
    p->last = t;
    p->shown = true;
    size_t full = done * WIDTH / of;
    char bar[WIDTH + 1];
    for (size_t i = 0; i < WIDTH; i++) bar[i] = i < full ? '#' : '.';
    bar[WIDTH] = 0;
    fprintf(stderr, "\r\033[K[%s] %zu of %zu, %.0f/s  %.40s", bar, done, of, (double)done / (t - p->began), what);
    fflush(stderr);
}

void progress_end(progress *p)
{
    if (p->shown) fputs("\r\033[K", stderr);
}
