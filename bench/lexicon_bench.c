/* lexicon_bench.c: words a second (processor time) of segmenter and lexicon on a text file, one block a line.
 *
 *     lexicon_bench [--data DIR] [--unknown] FILE
 *
 * --unknown prints the words that the lexicon itself does not have, one a line. */
#include "base/file.h"
#include "segment/segment.h"

#include <stdio.h>
#include <time.h>

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static lb_text blocks_of(lb_str s, lb_arena *a)
{
    LB_VEC(lb_block) b = { 0 };
    for (uint32_t i = 0; i < s.n;) {
        const char *nl = memchr(s.p + i, '\n', s.n - i);
        uint32_t end = nl ? (uint32_t)(nl - s.p) : s.n;
        if (end > i) *lb_push(a, &b) = (lb_block){ .span = { i, end } };
        i = end + 1;
    }
    return (lb_text){ .text = s, .n = (uint32_t)b.n, .block = b.at };
}

static int run(const char *dir, const char *path, bool unknown)
{
    static lb_arena lang, a;
    lb_err err = { 0 };
    lb_str s;
    const lb_lexicon *lex;
    const lb_segmenter *seg;
    double t0 = now();
    if (lb_lexicon_open(dir, &lang, &lex, &err) || lb_segmenter_open(lb_printf(&lang, "%s/de", dir).p, lex, &lang, &seg, &err) ||
        lb_file_read(path, &lang, &s, &err)) {
        fprintf(stderr, "lexicon_bench: %s: %s\n", err.where, err.what);
        return 4;
    }
    double t1 = now();
    lb_text text = blocks_of(s, &lang);
    lb_doc doc = { .text = &text };
    double t2 = now();
    const lb_tokens *t = lb_segment(&doc, seg, &a);
    double t3 = now();
    uint64_t found = 0, readings = 0, sum = 0;
    lb_reading r[LB_READINGS_MAX];
    for (uint32_t i = 0; i < t->n; i++) {
        uint32_t n = lb_lexicon_look(lex, lb_sub(s, t->at[i].span), r, LB_READINGS_MAX);
        found += n > 0;
        readings += n;
        if (unknown && !n) printf("%.*s\n", LB_FMT(lb_sub(s, t->at[i].span)));
    }
    double t4 = now();
    for (uint32_t i = 0; i < t->n; i++) sum += lb_lexicon_class(lex, lb_sub(s, t->at[i].span), NULL).all;
    double t5 = now();
    if (unknown) return 0;
    double n = (double)t->n;
    printf("open %.1f ms; %u tokens, %u sentences, %.1f %% known, %.1f readings a word (check %llu)\n", 1e3 * (t1 - t0), t->n, t->n_sentences,
           100.0 * (double)found / n, (double)readings / n, (unsigned long long)sum);
    printf("segment %.2f M tokens/s; look %.2f M/s; class %.2f M/s; segment and look %.2f M/s\n", n / (t3 - t2) / 1e6, n / (t4 - t3) / 1e6,
           n / (t5 - t4) / 1e6, n / (t4 - t2) / 1e6);
    return 0;
}

int main(int argc, char **argv)
{
    const char *dir = "build/share/lagebild", *path = NULL;
    bool unknown = false;
    for (int i = 1; i < argc; i++) {
        if (!strcmp(argv[i], "--unknown")) unknown = true;
        else if (!strcmp(argv[i], "--data") && i + 1 < argc) dir = argv[++i];
        else path = argv[i];
    }
    if (path) return run(dir, path, unknown);
    fprintf(stderr, "usage: lexicon_bench [--data DIR] [--unknown] FILE\n");
    return 2;
}
