/* each.c: a ring of slots, each with a report and its memory. The caller's thread reads
 * reports into free slots and takes finished ones out in order; workers do the rest.
 * Output therefore cannot depend on the number of threads, and memory is the ring's. */
#include "each.h"

#include <pthread.h>
#include <stdlib.h>

#define DEFAULT_CEILING ((size_t)512 << 20)
#define MOST_THREADS 256

typedef enum { FREE, READY, BUSY, DONE } slot_state;

typedef struct {
    slot_state state;
    lb_report  report;
    lb_arena   arena;
    lb_doc     doc;
    lb_buf     out;
    lb_code    rc;
    lb_err     err;
} slot;

typedef struct {
    const lb_engine       *engine;
    const lb_each_options *o;
    lb_next_fn      next;
    void           *from, *user;
    slot           *ring;
    size_t          n;          // slots
    size_t          begun;      // reports read so far: slot begun % n is the next to fill
    size_t          claimed;    // reports that a worker has taken
    bool            stop;
    pthread_mutex_t lock;
    pthread_cond_t  work, done; // something is READY; something is DONE
} pool;

/* One report: no locks, no shared state but the read-only engine. */
static void analyse(const pool *p, slot *s)
{
    jmp_buf escape;
    lb_arena_reset(&s->arena);
    s->out.n = 0;
    s->out.failed = false;
    s->rc = lb_engine_run(p->engine, &s->report.raw, p->o->depth, p->o->all, &s->arena, &s->doc, &s->err);
    if (s->rc != LB_OK || !p->o->printer) return;
    if (lb_arena_try(&s->arena, &escape)) p->o->printer->print(&s->doc, &s->arena, &s->out);
    else s->out.failed = true;
    if (s->out.failed) s->rc = lb_fail(&s->err, LB_ENOMEM, s->report.raw.facts.name.p, "no memory to print the layer \"%s\"", p->o->printer->name);
}

static void *worker(void *arg)
{
    pool *p = arg;
    pthread_mutex_lock(&p->lock);
    for (;;) {
        while (!p->stop && p->claimed == p->begun) pthread_cond_wait(&p->work, &p->lock);
        if (p->stop) break;
        slot *s = &p->ring[p->claimed++ % p->n];
        if (s->state != READY) continue; // failed while reading: done already
        s->state = BUSY;
        pthread_mutex_unlock(&p->lock);
        analyse(p, s);
        pthread_mutex_lock(&p->lock);
        s->state = DONE;
        pthread_cond_signal(&p->done);
    }
    pthread_mutex_unlock(&p->lock);
    return NULL;
}

typedef bool (*done_fn)(void *user, const lb_each_item *item);

static bool hand_over(slot *s, done_fn done, void *user)
{
    lb_each_item item = { .report = &s->report, .rc = s->rc, .err = &s->err, .doc = &s->doc, .arena = &s->arena, .out = &s->out };
    return done(user, &item);
}

/* Fill a slot; false at the end. s->rc is LB_OK where there is something to analyse. */
static bool read_next(pool *p, slot *s)
{
    s->rc = p->next(p->from, &s->report, &s->err);
    if (s->rc == LB_ENONE) return false;
    if (s->rc == LB_OK && p->o->want) s->rc = p->o->want(p->user, &s->report, &s->err);
    return true;
}

static void run_alone(pool *p, done_fn done)
{
    slot *s = &p->ring[0];
    while (read_next(p, s)) {
        if (s->rc == LB_OK) analyse(p, s);
        if (!hand_over(s, done, p->user)) return;
    }
}

static void run_together(pool *p, done_fn done)
{
    bool more = true;
    for (size_t taken = 0;;) {
        while (more && p->begun - taken < p->n) {
            slot *s = &p->ring[p->begun % p->n]; // free: nobody else looks at it
            if (!read_next(p, s)) {
                more = false;
                break;
            }
            pthread_mutex_lock(&p->lock);
            s->state = s->rc == LB_OK ? READY : DONE;
            p->begun++;
            pthread_cond_signal(&p->work);
            pthread_mutex_unlock(&p->lock);
        }
        if (taken == p->begun) return;
        slot *s = &p->ring[taken % p->n];
        pthread_mutex_lock(&p->lock);
        while (s->state != DONE) pthread_cond_wait(&p->done, &p->lock);
        pthread_mutex_unlock(&p->lock);
        if (!hand_over(s, done, p->user)) return;
        pthread_mutex_lock(&p->lock);
        s->state = FREE;
        pthread_mutex_unlock(&p->lock);
        taken++;
    }
}

lb_code lb_each(const lb_engine *e, lb_next_fn next, void *from, const lb_each_options *o, done_fn done, void *user, lb_err *err)
{
    unsigned want = o->threads < 1 ? 1 : o->threads > MOST_THREADS ? MOST_THREADS : o->threads, started = 0;
    pthread_t thread[MOST_THREADS];
    pool p = { .engine = e, .o = o, .next = next, .from = from, .user = user, .n = want > 1 ? 2 * want + 1 : 1 };
    p.ring = calloc(p.n, sizeof *p.ring);
    if (!p.ring) return lb_fail(err, LB_ENOMEM, "threads", "no memory for %u threads", want);
    for (size_t i = 0; i < p.n; i++) lb_arena_init(&p.ring[i].arena, o->ceiling ? o->ceiling : DEFAULT_CEILING);
    pthread_mutex_init(&p.lock, NULL);
    pthread_cond_init(&p.work, NULL);
    pthread_cond_init(&p.done, NULL);
    if (want > 1)
        while (started < want && pthread_create(&thread[started], NULL, worker, &p) == 0) started++;
    if (started) run_together(&p, done);
    else run_alone(&p, done);
    pthread_mutex_lock(&p.lock);
    p.stop = true;
    pthread_cond_broadcast(&p.work);
    pthread_mutex_unlock(&p.lock);
    for (unsigned i = 0; i < started; i++) pthread_join(thread[i], NULL);
    pthread_cond_destroy(&p.work);
    pthread_cond_destroy(&p.done);
    pthread_mutex_destroy(&p.lock);
    for (size_t i = 0; i < p.n; i++) {
        lb_arena_free(&p.ring[i].report.arena);
        lb_arena_free(&p.ring[i].arena);
        lb_buf_free(&p.ring[i].out);
    }
    free(p.ring);
    return LB_OK;
}
