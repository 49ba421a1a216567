/* watch.c: the command that polls feeds into the store. */
#include "cli.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static volatile sig_atomic_t stopped;

static void on_signal(int sig)
{
    (void)sig;
    stopped = 1;
}

static void say(void *user, const char *url, const char *what)
{
    (void)user;
    fprintf(stderr, "lagebild: %s: %s\n", url, what);
}

typedef struct {
    char        *hosts;      // owned: "a,b" cut at its commas
    const char **allowed;    // owned
} host_list;

static bool get_hosts(const char *given, host_list *out)
{
    size_t n = 1;
    for (const char *p = given; p && *p; p++) n += *p == ',';
    out->hosts = strdup(given ? given : "");
    out->allowed = calloc(n + 1, sizeof *out->allowed);
    if (!out->hosts || !out->allowed) return false;
    n = 0;
    char *rest = NULL;
    for (char *host = strtok_r(out->hosts, ",", &rest); host; host = strtok_r(NULL, ",", &rest)) out->allowed[n++] = host;
    return true;
}

static bool only_failures(void *user, const lb_result *r)
{
    (void)user;
    if (r->code != LB_OK) complain(r->err);
    return !stopped;
}

/* One look at all feeds that are due, into the store. */
static lb_code look(lb_watch *w, lb_store *s, const lb_engine *e, const lb_job *job, size_t max_bytes, bool quiet, lb_err *err)
{
    lb_input *in = NULL;
    lb_tally t = { 0 };
    lb_input_options o = { .max_bytes = max_bytes };
    lb_code rc = lb_input_open(&o, &in, err);
    if (rc == LB_OK) rc = lb_watch_poll(w, in, err);
    if (rc == LB_OK && lb_input_count(in)) rc = lb_store_add(s, e, in, job, only_failures, NULL, &t, err);
    if (rc == LB_OK && !stopped) rc = lb_watch_commit(w, err);
    if (rc == LB_OK && t.added && !quiet)
        fprintf(stderr, "%zu report%s added; the store holds %zu claims in %zu incidents\n", t.added, t.added == 1 ? "" : "s", t.claims, t.incidents);
    lb_input_close(in);
    return rc;
}

int run_watch(const request *q)
{
    char state[4200];
    host_list hosts = { 0 };
    lb_watch *w = NULL;
    lb_engine *e = NULL;
    lb_store *s = NULL;
    lb_err err = { 0 };
    unsigned long threads, minutes, megabytes;
    int rc = request_number(q, OPT_JOBS, 256, 1, &threads);
    if (rc == EXIT_DONE) rc = request_number(q, OPT_EVERY, 100000, 15, &minutes);
    if (rc == EXIT_DONE) rc = request_number(q, OPT_MAX_SIZE, 1024, 16, &megabytes);
    if (rc == EXIT_DONE) rc = store_path(q, state, 4096);
    if (rc == EXIT_DONE && !get_hosts(q->value[OPT_ALLOW], &hosts)) rc = EXIT_FAILED;
    if (rc == EXIT_DONE) {
        memcpy(state + strlen(state), ".feeds", sizeof ".feeds"); // room: 4096 of 4200
        lb_watch_options o = { .list = q->arg[0], .state = state, .pages = q->value[OPT_PAGES], .allowed = hosts.allowed, .interval = (long)minutes * 60,
                               .max_bytes = (size_t)megabytes << 20, .say = say };
        if (lb_watch_open(&o, &w, &err) != LB_OK) complain(&err), rc = EXIT_FAILED;
    }
    if (rc == EXIT_DONE) rc = open_engine(q, &e);
    if (rc == EXIT_DONE) rc = open_store(q, true, &s);
    if (rc == EXIT_DONE) {
        struct sigaction act = { .sa_handler = on_signal };
        sigaction(SIGINT, &act, NULL);
        sigaction(SIGTERM, &act, NULL);
    }
    while (rc == EXIT_DONE && !stopped) {
        lb_job job = { .threads = (unsigned)threads };
        if (look(w, s, e, &job, (size_t)megabytes << 20, q->value[OPT_QUIET], &err) != LB_OK) complain(&err), rc = EXIT_FAILED;
        if (q->value[OPT_ONCE]) break;
        for (long left = lb_watch_wait(w); rc == EXIT_DONE && left > 0 && !stopped; left--) sleep(1);
    }
    lb_store_close(s);
    lb_engine_close(e);
    lb_watch_close(w);
    free(hosts.hosts);
    free(hosts.allowed);
    return rc;
}
