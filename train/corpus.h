/* corpus.h: CoNLL-U files as one flat array of sentences, for the training programs. */
#ifndef LB_CORPUS_H
#define LB_CORPUS_H

#include "lang/words.h"
#include "read/conllu.h"
#include "learn.h"

typedef struct {
    lb_doc       doc;
    lb_wordform *w;
    uint32_t     file;     // as given, from 0
    uint32_t     treebank; // file number from 1: gold files in the order given; 0 silver
    bool         held;     // in the block that is kept out
    bool         silver, no_stts;
} sample;

typedef struct {
    lb_arena  arena;
    sample   *at;
    uint32_t  n, cap;
    const lb_lexicon     *lex;
    const lb_words_table *words;
} corpus;

static void corpus_fail(const lb_err *err)
{
    fprintf(stderr, "%s: %s\n", err->where, err->what);
    exit(4);
}

/* `spec` is FILE, or FILE:flags: s silver, x the XPOS column is not STTS, h never held out, f folds of this file count. */
static void corpus_add(corpus *c, const char *spec, uint32_t treebank, uint32_t fold, uint32_t folds)
{
    lb_err err = { 0 };
    const char *colon = strrchr(spec, ':');
    char path[4096];
    snprintf(path, sizeof path, "%.*s", colon ? (int)(colon - spec) : (int)strlen(spec), spec);
    bool silver = colon && strchr(colon, 's'), no_stts = colon && strchr(colon, 'x'), never = colon && strchr(colon, 'h');
    FILE *f = fopen(path, "rb");
    if (!f) fprintf(stderr, "%s: cannot read\n", path), exit(4);
    lb_conllu_reader r = { .in = f, .name = path, .partial = true };
    lb_code rc;
    uint32_t from = c->n;
    lb_doc doc;
    for (;;) {
        doc = (lb_doc){ 0 };
        if ((rc = lb_conllu_next(&r, &c->arena, &doc, &err)) != LB_OK) break;
        if (c->n == c->cap) c->at = must(realloc(c->at, (c->cap = c->cap ? c->cap * 2 : 4096) * sizeof *c->at));
        c->at[c->n++] = (sample){ .doc = doc, .file = treebank - 1, .treebank = silver ? 0 : treebank, .silver = silver, .no_stts = no_stts || silver };
    }
    if (rc != LB_ENONE) corpus_fail(&err);
    lb_conllu_close(&r);
    fclose(f);
    for (uint32_t i = from; i < c->n; i++) {
        c->at[i].w = lb_words_run(c->words, &c->at[i].doc, &c->arena);
        if (folds && !never) c->at[i].held = (uint64_t)(i - from) * folds / (c->n - from) == fold;
    }
}

static void corpus_open(corpus *c, const char *data, const char *models)
{
    static jmp_buf escape;
    lb_err err = { 0 };
    *c = (corpus){ 0 };
    lb_arena_init(&c->arena, 0);
    if (!lb_arena_try(&c->arena, &escape)) fprintf(stderr, "out of memory\n"), exit(4);
    if (lb_lexicon_open(data, &c->arena, &c->lex, &err) || lb_words_open(models, c->lex, &c->arena, &c->words, &err)) corpus_fail(&err);
}

static void shuffle(uint32_t *at, uint32_t n, learner *l)
{
    for (uint32_t i = n; i > 1; i--) {
        uint32_t j = learn_random(l) % i, x = at[i - 1];
        at[i - 1] = at[j];
        at[j] = x;
    }
}

/* One sentence as CoNLL-U, tags from `tag`, arcs from `arc` (may be NULL). */
static void put_conllu(FILE *f, const lb_doc *d, const lb_tag *tag, const lb_arc *arc, lb_arena *a)
{
    for (uint32_t t = 0; t < d->tokens->n; t++) {
        const lb_tag *g = &tag[t];
        lb_str feats = lb_feats_print(g->feats, a);
        fprintf(f, "%u\t%.*s\t%.*s\t%s\t%s\t%.*s\t", t + 1, LB_FMT(lb_word(d, t)), g->lemma.n ? (int)g->lemma.n : 1, g->lemma.n ? g->lemma.p : "_",
                lb_upos_name(g->upos), g->stts < LB_STTS_COUNT ? lb_stts_name(g->stts) : "_", LB_FMT(feats));
        if (arc) fprintf(f, "%u\t%s\t", arc[t].head == LB_NONE ? 0 : arc[t].head + 1, arc[t].head == LB_NONE ? "root" : lb_rel_name(arc[t].rel));
        else fprintf(f, "_\t_\t");
        fprintf(f, "_\t%s\n", d->tokens->at[t].space_after ? "_" : "SpaceAfter=No");
    }
    fputc('\n', f);
}

#endif
