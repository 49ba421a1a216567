/* tag.c: tokens -> UPOS, STTS, case and kin, lemma. Two passes a sentence: STTS and UPOS
 * from left to right, then morphology with all STTS tags known; the lexicon fills in what
 * the word alone decides. About 2 µs a token. */
#include "tag/tag.h"

#include "tag/lemma.h"
#include "tag/tag_features.h"

#include <stdio.h>

struct lb_tagger {
    const lb_lexicon     *lex;
    const lb_words_table *words;
    lb_model              model;
    lb_tag_lists          lists;
};

lb_code lb_tagger_open(const char *models, const lb_lexicon *lex, lb_arena *a, const lb_tagger **out, lb_err *err)
{
    char path[4096];
    lb_tagger *t = lb_new(a, lb_tagger);
    t->lex = lex;
    *out = t;
    lb_code rc = lb_words_open(models, lex, a, &t->words, err);
    if (rc != LB_OK) return rc;
    snprintf(path, sizeof path, "%s/tags.bin", models);
    rc = lb_model_open(path, LB_KIND_TAGS, &t->model, err);
    if (rc != LB_OK) return rc;
    if (t->model.n_nets != 2 || t->model.net[0].outputs != LB_TAG_OUTPUTS || t->model.net[1].outputs != LB_MORPH_OUTPUTS)
        return lb_fail(err, LB_EMODEL, path, "made for another tag set: make train");
    return lb_tag_lists_of(t->model.blob, path, a, &t->lists, err);
}

void lb_tagger_close(const lb_tagger *t)
{
    lb_model m = t->model;
    lb_model_close(&m);
    if (t->words) lb_words_close(t->words);
}

static void stts_pass(const lb_tagger *t, lb_tag_state *s, lb_tag *tag)
{
    uint32_t f[LB_NET_FEATURES];
    int16_t h[LB_NET_HIDDEN];
    int32_t score[LB_TAG_OUTPUTS];
    const lb_net *net = &t->model.net[0];
    for (uint32_t i = 0; i < s->n; i++) {
        lb_net_hidden(net, f, lb_tag_features(s, i, f), h);
        lb_net_scores(net, h, 0, LB_TAG_OUTPUTS, score);
        tag[i].stts = (lb_stts)lb_net_best(score, LB_STTS_COUNT);
        uint32_t allowed = t->lists.upos_of[tag[i].stts], best = LB_UPOS_COUNT;
        for (uint32_t u = 0; u < LB_UPOS_COUNT; u++)
            if ((!allowed || allowed >> u & 1) && (best == LB_UPOS_COUNT || score[LB_TAG_HEAD_UPOS + u] > score[LB_TAG_HEAD_UPOS + best])) best = u;
        tag[i].upos = (lb_upos)best;
        lb_tag_clause(s, i);
    }
}

/* "zu" before a word that may be an infinitive (and before opening quotation marks in between)
 * is no preposition: "zu liefern", "zu „befreien“". */
static void infinitives(lb_tag_state *s, lb_tag *tag)
{
    const uint64_t infinitive = 1ull << LB_STTS_VVINF | 1ull << LB_STTS_VAINF | 1ull << LB_STTS_VMINF;
    uint32_t zu = lb_fold_hash(LB_STR("zu"));
    for (uint32_t i = 0; i + 1 < s->n; i++) {
        if (s->w[i].low != zu || (tag[i].stts != LB_STTS_APPR && tag[i].stts != LB_STTS_PTKA)) continue;
        uint32_t k = i + 1;
        while (k < s->n && k < i + 3 && tag[k].stts == LB_STTS_PAREN) k++;
        if (k == s->n || s->w[k].shape != LB_SHAPE_LOWER || !(s->w[k].tags & infinitive)) continue;
        lb_stts t = tag[k].stts;
        if (t != LB_STTS_VVFIN && t != LB_STTS_VVINF && t != LB_STTS_VAINF && t != LB_STTS_VMINF && t != LB_STTS_VAFIN) continue;
        tag[i].stts = LB_STTS_PTKZU, tag[i].upos = LB_UPOS_PART;
        if (t == LB_STTS_VVFIN) tag[k].stts = LB_STTS_VVINF;
        if (t == LB_STTS_VAFIN) tag[k].stts = LB_STTS_VAINF;
    }
}

/* Mood, tense, person and number of a finite verb: the best of those that the lexicon allows
 * ("habe" with "er" is no indicative), or the best of all for an unknown verb. */
static void finite(const int32_t *score, uint32_t verb, lb_feats *f)
{
    int64_t best = INT64_MIN;
    uint32_t known = verb & 0xFFFFFF, at = 0;
    for (uint32_t k = 0; k < 24; k++) {
        if (known && !(known >> k & 1)) continue;
        uint32_t mood = k / 6 + 1, plural = k / 3 % 2, person = k % 3 + 1;
        uint32_t tense = lb_net_best(score + LB_MORPH_HEAD_MOOD + mood * 3, 3);
        int64_t sum = (int64_t)score[LB_MORPH_HEAD_MOOD + mood * 3 + tense] + score[LB_MORPH_HEAD_PERSON + person] + score[plural ? 8 : 4];
        if (sum > best) best = sum, at = k;
    }
    f->mood = at / 6 + 1;
    f->number = at / 3 % 2 ? LB_PLUR : LB_SING;
    f->person = (at % 3 + 1) & 3;
    f->tense = lb_net_best(score + LB_MORPH_HEAD_MOOD + f->mood * 3u, 3) & 3;
    if (f->mood == LB_SUB1) f->tense = LB_PRES;
    if (f->mood == LB_SUB2) f->tense = LB_PAST;
    f->form = LB_FIN;
}

static void morph_pass(const lb_tagger *t, lb_tag_state *s, lb_tag *tag)
{
    uint32_t f[LB_NET_FEATURES];
    int16_t h[LB_NET_HIDDEN];
    int32_t score[LB_MORPH_OUTPUTS];
    const lb_net *net = &t->model.net[1];
    s->finite = s->opener = s->person = 0, s->subject = s->open = false, s->preposition = 0;
    for (uint32_t i = 0; i < s->n; i++) {
        if (lb_has_morph(tag[i].stts)) {
            lb_net_hidden(net, f, lb_morph_features(s, i, f), h);
            lb_net_scores(net, h, 0, LB_MORPH_OUTPUTS, score);
            if (lb_is_finite_tag(tag[i].stts)) {
                finite(score, s->w[i].verb, &tag[i].feats);
            } else {
                lb_cng_set(&tag[i].feats, lb_net_best(score, LB_CNG_COUNT));
                if (tag[i].stts == LB_STTS_PPER || tag[i].stts == LB_STTS_PRF) tag[i].feats.person = lb_net_best(score + LB_MORPH_HEAD_PERSON, 4) & 3;
            }
        }
        lb_tag_clause(s, i);
    }
}

void lb_tag_sentence(const lb_tagger *t, const lb_wordform *w, uint32_t n, lb_tag *tag)
{
    lb_tag_state s = { .w = w, .tag = tag, .n = n, .treebank = 1 };
    stts_pass(t, &s, tag);
    infinitives(&s, tag);
    morph_pass(t, &s, tag);
}

const lb_tags *lb_tag_run(const lb_doc *doc, const lb_tagger *t, lb_arena *a)
{
    lb_tags *tags = lb_new(a, lb_tags);
    tags->at = lb_array(a, doc->tokens->n, lb_tag);
    lb_wordform *w = lb_words_run(t->words, doc, a);
    for (uint32_t s = 0; s < doc->tokens->n_sentences; s++) {
        const lb_sentence *q = &doc->tokens->sentence[s];
        lb_tag_sentence(t, w + q->first, q->end - q->first, tags->at + q->first);
    }
    for (uint32_t i = 0; i < doc->tokens->n; i++) lb_tag_finish(&t->lists, t->lex, lb_word(doc, i), &tags->at[i], a);
    tags->form = w;
    return tags;
}
