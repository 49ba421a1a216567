/* mention_bench.c: words a second of the finders of the mention stage, one by one:
 *     mention_bench FILE…      (plain text or CSV of articles, one a line)
 * The layers below are made once and not counted. */
#include "base/file.h"
#include "mention/mention.h"
#include "pipeline.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

typedef struct {
    double   times, numbers;
    uint64_t words, bytes, found;
} totals;

static void run(const lb_doc *doc, const lb_times *t, const lb_numbers *n, lb_arena *a, totals *sum)
{
    jmp_buf escape;
    lb_mention_list list = { 0 };
    lb_doc seen = *doc;
    if (!lb_arena_try(a, &escape)) return;
    double t0 = now();
    lb_find_times(&seen, t, a, &list);
    double t1 = now();
    lb_mentions m = { (uint32_t)list.n, list.at };
    seen.mentions = &m;
    lb_find_numbers(&seen, n, a, &list);
    double t2 = now();
    sum->times += t1 - t0;
    sum->numbers += t2 - t1;
    sum->words += doc->tokens->n;
    sum->bytes += doc->text->text.n;
    sum->found += list.n;
}

static lb_code open_finders(lb_arena *a, const lb_times **t, const lb_numbers **n, lb_err *err)
{
    jmp_buf escape;
    if (!lb_arena_try(a, &escape)) return LB_ENOMEM;
    lb_code rc = lb_times_open("build/share/lagebild/de", a, t, err);
    return rc ? rc : lb_numbers_open("build/share/lagebild/de", a, n, err);
}

int main(int argc, char **argv)
{
    lb_engine *e;
    lb_err err = { 0 };
    lb_arena data, a;
    const lb_times *t;
    const lb_numbers *n;
    totals sum = { 0 };
    lb_arena_init(&data, 0);
    lb_arena_init(&a, 0);
    if (argc < 2 || lb_engine_open("build/share/lagebild", &e, &err) != LB_OK || open_finders(&data, &t, &n, &err) != LB_OK) {
        fprintf(stderr, "mention_bench: %s: %s\n", err.where, err.what);
        return 2;
    }
    for (int i = 1; i < argc; i++) {
        lb_map in;
        if (lb_map_open(argv[i], &in, &err) != LB_OK) continue;
        for (size_t from = 0; from < in.n;) { // an article a line
            const uint8_t *nl = memchr(in.p + from, '\n', in.n - from);
            size_t len = nl ? (size_t)(nl - in.p) - from : in.n - from;
            lb_raw raw = { .bytes = { (const char *)in.p + from, (uint32_t)len }, .type = LB_STR("text/plain"), .facts = { .name = LB_STR("bench"), .date = { 2025, 2, 12 } } };
            lb_doc doc;
            lb_arena_reset(&a);
            if (len && lb_engine_run(e, &raw, LB_TO_TOKENS, false, &a, &doc, &err) == LB_OK) run(&doc, t, n, &a, &sum);
            from += len + 1;
        }
        lb_map_close(&in);
    }
    printf("%llu words, %llu bytes, %llu mentions\n", (unsigned long long)sum.words, (unsigned long long)sum.bytes, (unsigned long long)sum.found);
    printf("times    %10.0f words/s\nnumbers  %10.0f words/s\nboth     %10.0f words/s\n", (double)sum.words / sum.times, (double)sum.words / sum.numbers, (double)sum.words / (sum.times + sum.numbers));
    lb_engine_close(e);
    lb_arena_free(&a);
    lb_arena_free(&data);
    return 0;
}
