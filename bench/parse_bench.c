/* parse_bench.c: words a second of tagger, parser and name finder on one core, and the memory
 * of a process that has all models open.
 *
 *     parse_bench [--data DIR] [--seconds S] FILE…
 *
 * The files are plain text, cut into tokens before the clock starts; the first round is not counted. */
#include "base/file.h"
#include "mention/mention.h"
#include "parse/parse.h"
#include "pipeline.h"
#include "segment/segment.h"
#include "tag/tag.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t); // other processes do not count
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static long kilobytes(void)
{
    struct rusage u;
    getrusage(RUSAGE_SELF, &u);
    return u.ru_maxrss;
}

static void fail(const lb_err *err)
{
    fprintf(stderr, "parse_bench: %s: %s\n", err->where, err->what);
    exit(4);
}

static int run(const char *data, double seconds, char **file, int n, lb_arena *a, lb_arena *work)
{
    lb_err err = { 0 };
    const lb_lexicon *lex;
    const lb_segmenter *seg;
    const lb_tagger *tagger;
    const lb_parser *parser;
    const lb_namer *namer;
    const char *de = lb_printf(a, "%s/de", data).p, *models = lb_printf(a, "%s/models", data).p;
    if (lb_lexicon_open(data, a, &lex, &err) || lb_segmenter_open(de, lex, a, &seg, &err) || lb_tagger_open(models, lex, a, &tagger, &err)
        || lb_parser_open(models, lex, a, &parser, &err) || lb_namer_open(models, lex, a, &namer, &err))
        fail(&err);
    lb_doc *doc = lb_array(a, (size_t)(n > 0 ? n : 1), lb_doc);
    uint64_t words = 0;
    for (int k = 0; k < n; k++) {
        lb_str bytes;
        if (lb_file_read(file[k], a, &bytes, &err)) fail(&err);
        lb_text *t = lb_new(a, lb_text);
        t->text = bytes;
        t->n = 1;
        t->block = lb_new(a, lb_block);
        t->block->span = (lb_span){ 0, bytes.n };
        doc[k].text = t;
        doc[k].tokens = lb_segment(&doc[k], seg, a);
        words += doc[k].tokens->n;
    }
    if (!words) return fprintf(stderr, "parse_bench: no words\n"), 2;
    double spent[3] = { 0 };
    uint64_t rounds = 0;
    for (double begun = now(); now() - begun < seconds || rounds < 2; rounds++) {
        for (int k = 0; k < n; k++) {
            lb_doc d = doc[k];
            lb_mention_list names = { 0 };
            lb_arena_reset(work);
            double t0 = now();
            d.tags = lb_tag_run(&d, tagger, work);
            double t1 = now();
            d.trees = lb_parse_run(&d, parser, NULL, work);
            double t2 = now();
            lb_find_names(&d, namer, work, &names);
            double t3 = now();
            if (rounds) spent[0] += t1 - t0, spent[1] += t2 - t1, spent[2] += t3 - t2;
        }
    }
    double all = (double)words * (double)(rounds - 1);
    printf("words %llu in %d texts, %llu rounds, one core\n", (unsigned long long)words, n, (unsigned long long)rounds - 1);
    printf("tags                 %9.0f words/s\n", all / spent[0]);
    printf("tags, trees          %9.0f words/s\n", all / (spent[0] + spent[1]));
    printf("tags, trees, names   %9.0f words/s\n", all / (spent[0] + spent[1] + spent[2]));
    printf("peak memory          %9.1f MB\n", (double)kilobytes() / 1024);
    lb_namer_close(namer);
    lb_parser_close(parser);
    lb_tagger_close(tagger);
    lb_lexicon_close(lex);
    return 0;
}

static int guarded(const char *data, double seconds, char **file, int n, lb_arena *a, lb_arena *work)
{
    jmp_buf escape;
    a->escape = work->escape = &escape;
    if (setjmp(escape) == 0) return run(data, seconds, file, n, a, work);
    fprintf(stderr, "parse_bench: out of memory\n");
    return 4;
}

int main(int argc, char **argv)
{
    const char *data = "build/share/lagebild", *seconds = "3";
    int i = 1, rc = 4;
    for (; i + 1 < argc && !strncmp(argv[i], "--", 2); i += 2) {
        if (!strcmp(argv[i], "--data")) data = argv[i + 1];
        else if (!strcmp(argv[i], "--seconds")) seconds = argv[i + 1];
    }
    lb_arena a, work;
    lb_arena_init(&a, 0);
    lb_arena_init(&work, 0);
    rc = guarded(data, strtod(seconds, NULL), argv + i, argc - i, &a, &work);
    lb_arena_free(&work);
    lb_arena_free(&a);
    return rc;
}
