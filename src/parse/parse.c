/* parse.c: tags -> UD trees, greedy arc-hybrid transitions chosen by a small net. Two steps
 * a word, linear time; about 10 µs a word. */
#include "parse/parse.h"

#include "parse/parse_features.h"
#include "parse/repair.h"

#include <stdio.h>

struct lb_parser {
    const lb_lexicon     *lex;
    const lb_words_table *words;
    lb_model              model;
};

lb_code lb_parser_open(const char *models, const lb_lexicon *lex, lb_arena *a, const lb_parser **out, lb_err *err)
{
    char path[4096];
    lb_parser *p = lb_new(a, lb_parser);
    p->lex = lex;
    *out = p;
    lb_code rc = lb_words_open(models, lex, a, &p->words, err);
    if (rc != LB_OK) return rc;
    snprintf(path, sizeof path, "%s/trees.bin", models);
    rc = lb_model_open(path, LB_KIND_TREES, &p->model, err);
    if (rc != LB_OK) return rc;
    if (p->model.n_nets != 1 || p->model.net[0].outputs != LB_PARSE_OUTPUTS)
        return lb_fail(err, LB_EMODEL, path, "made for another set of relations: make train");
    return LB_OK;
}

void lb_parser_close(const lb_parser *p)
{
    lb_model m = p->model;
    lb_model_close(&m);
    if (p->words) lb_words_close(p->words);
}

void lb_parse_state_new(lb_parse_state *s, uint32_t n, lb_arena *a)
{
    s->stack = lb_array(a, n + 1, uint32_t);
    s->head = lb_array(a, n + 1, uint32_t);
    s->rel = lb_array(a, n + 1, uint32_t);
    s->left = lb_array(a, n + 1, uint32_t);
    s->left2 = lb_array(a, n + 1, uint32_t);
    s->right = lb_array(a, n + 1, uint32_t);
    s->right2 = lb_array(a, n + 1, uint32_t);
    s->rels = lb_array(a, n + 1, uint64_t);
    s->verbs = lb_array(a, n + 2, uint32_t);
    s->commas = lb_array(a, n + 2, uint32_t);
    s->next_verb = lb_array(a, n + 1, uint32_t);
    s->nominative = lb_array(a, n + 1, uint8_t);
    s->finite = lb_array(a, n + 1, uint32_t);
    s->next_prefix = lb_array(a, n + 1, uint32_t);
}

static void run(const lb_net *net, lb_parse_state *s)
{
    uint32_t f[LB_NET_FEATURES];
    int16_t h[LB_NET_HIDDEN];
    int32_t score[LB_REL_COUNT];
    while (!lb_parse_done(s)) {
        lb_net_hidden(net, f, lb_parse_features(s, f), h);
        lb_net_scores(net, h, LB_PARSE_HEAD_MOVE, 3, score);
        uint32_t move = 3, rel = LB_REL_root;
        for (uint32_t m = 0; m < 3; m++)
            if (lb_parse_can(s, m) && (move == 3 || score[m] > score[move])) move = m;
        if (move != LB_SHIFT && !(move == LB_LEFT && s->b == s->n)) {
            lb_net_scores(net, h, move == LB_LEFT ? LB_PARSE_HEAD_LEFT : LB_PARSE_HEAD_RIGHT, LB_REL_COUNT, score);
            score[LB_REL_root] = INT32_MIN;
            rel = lb_net_best(score, LB_REL_COUNT);
        }
        lb_parse_move(s, move, rel);
    }
}

const lb_trees *lb_parse_run(const lb_doc *doc, const lb_parser *p, const bool *wanted, lb_arena *a)
{
    lb_trees *trees = lb_new(a, lb_trees);
    trees->at = lb_array(a, doc->tokens->n, lb_arc);
    trees->parsed = lb_array(a, doc->tokens->n_sentences, bool);
    const lb_wordform *form = doc->tags->form ? doc->tags->form : lb_words_run(p->words, doc, a);
    uint32_t longest = 0;
    for (uint32_t k = 0; k < doc->tokens->n_sentences; k++) {
        const lb_sentence *q = &doc->tokens->sentence[k];
        if (q->end - q->first > longest) longest = q->end - q->first;
    }
    lb_parse_state s;
    lb_parse_state_new(&s, longest, a);
    lb_parse_word *w = lb_array(a, longest + 1, lb_parse_word);
    for (uint32_t t = 0; t < doc->tokens->n; t++) trees->at[t].head = LB_NONE;
    for (uint32_t k = 0; k < doc->tokens->n_sentences; k++) {
        const lb_sentence *q = &doc->tokens->sentence[k];
        uint32_t n = q->end - q->first;
        if ((wanted && !wanted[k]) || !n) continue;
        for (uint32_t i = 0; i < n; i++) lb_parse_word_of(&doc->tags->at[q->first + i], &form[q->first + i], &w[i]);
        lb_parse_begin(&s, w, n, 1);
        run(&p->model.net[0], &s);
        for (uint32_t i = 0; i < n; i++) {
            lb_arc *arc = &trees->at[q->first + i];
            arc->head = s.head[i] == n ? LB_NONE : q->first + s.head[i];
            arc->rel = (lb_rel)s.rel[i];
        }
        lb_parse_repair(doc, q->first, q->end, trees->at, a);
        trees->parsed[k] = true;
    }
    return trees;
}
