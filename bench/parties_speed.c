/* parties_speed.c: words a second of the finders of parties and references, on one core.
 *
 *     parties_speed FILE [TIMES]        (run where build/share/lagebild lies)
 *
 * The stages before run once; then the two finders run TIMES times on what they made. */
#include "base/file.h"
#include "mention/mention.h"
#include "pipeline.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* The mentions that the finder of parties sees: all kinds but its own. */
static lb_mentions without_parties(const lb_mentions *all, lb_arena *a)
{
    lb_mention_list list = { 0 };
    for (uint32_t i = 0; i < all->n; i++)
        if (all->at[i].kind != LB_PARTY && all->at[i].kind != LB_REFERENCE) *lb_push(a, &list) = all->at[i];
    return (lb_mentions){ .n = (uint32_t)list.n, .at = list.at };
}

static int measure(const char *path, int times, lb_arena *keep, lb_arena *run)
{
    lb_err err = { 0 };
    lb_engine *engine;
    const lb_parties *parties;
    lb_doc doc;
    lb_raw raw = { .type = LB_STR("text/plain") };
    double find = 0, refer = 0;
    if (lb_engine_open("build/share/lagebild", &engine, &err) || lb_file_read(path, keep, &raw.bytes, &err)
        || lb_parties_open("build/share/lagebild/de", keep, &parties, &err)) goto failed;
    raw.facts.name = LB_STR("speed");
    if (lb_engine_run(engine, &raw, LB_TO_MENTIONS, false, keep, &doc, &err)) goto failed;
    const lb_mentions *all = doc.mentions, others = without_parties(all, keep);
    for (int i = 0; i < times; i++) {
        lb_mention_list found = { 0 }, references = { 0 };
        lb_doc seen = doc;
        lb_arena_reset(run);
        double start = seconds();
        seen.mentions = &others;
        lb_find_parties(&seen, parties, run, &found);
        double middle = seconds();
        seen.mentions = all;
        lb_find_references(&seen, parties, run, &references);
        find += middle - start, refer += seconds() - middle;
    }
    double words = 1e-6 * times * doc.tokens->n;
    printf("%u words: parties %.2f, references %.2f, both %.2f million words/s\n", doc.tokens->n, words / find, words / refer, words / (find + refer));
    lb_engine_close(engine);
    return 0;
failed:
    fprintf(stderr, "%s: %s\n", err.where, err.what);
    return 1;
}

int main(int argc, char **argv)
{
    if (argc < 2) return fprintf(stderr, "usage: parties_speed FILE [TIMES]\n"), 2;
    lb_arena keep, run;
    jmp_buf one, two;
    lb_arena_init(&keep, 0);
    lb_arena_init(&run, 0);
    int rc = 1;
    if (lb_arena_try(&keep, &one) && lb_arena_try(&run, &two)) rc = measure(argv[1], argc > 2 ? (int)strtol(argv[2], NULL, 10) : 3, &keep, &run);
    lb_arena_free(&run);
    lb_arena_free(&keep);
    return rc;
}
