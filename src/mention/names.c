/* names.c: names of people, places, organisations and other things, nested, with derived
 * forms ("Pariser", "russisch") and names within compounds ("US-Präsident"). One net, left to
 * right. The rule of a mention tells type and variant: "names/LOC-deriv". */
#include "mention/mention.h"
#include "mention/names_features.h"

#include <stdio.h>

struct lb_namer {
    const lb_words_table *words;
    lb_model              model;
};

lb_code lb_namer_open(const char *models, const lb_lexicon *lex, lb_arena *a, const lb_namer **out, lb_err *err)
{
    char path[4096];
    lb_namer *n = lb_new(a, lb_namer);
    *out = n;
    lb_code rc = lb_words_open(models, lex, a, &n->words, err);
    if (rc != LB_OK) return rc;
    snprintf(path, sizeof path, "%s/names.bin", models);
    rc = lb_model_open(path, LB_KIND_NAMES, &n->model, err);
    if (rc != LB_OK) return rc;
    if (n->model.n_nets != 1 || n->model.net[0].outputs != LB_NAME_OUTPUTS)
        return lb_fail(err, LB_EMODEL, path, "made for another set of labels: make train");
    return LB_OK;
}

void lb_namer_close(const lb_namer *n)
{
    lb_model m = n->model;
    lb_model_close(&m);
    if (n->words) lb_words_close(n->words);
}

lb_name_word *lb_name_words(const lb_words_table *table, const lb_doc *doc, lb_arena *a)
{
    static const char *const ending[] = { "ischen", "ischer", "isches", "ische", "isch", "er", "ern", "s", "en", "e" };
    lb_name_word *out = lb_array(a, doc->tokens->n, lb_name_word);
    for (uint32_t t = 0; t < doc->tokens->n; t++) {
        lb_str w = lb_word(doc, t);
        lb_name_word *x = &out[t];
        if (w.n < 3 || w.n > 100) continue;
        uint32_t first = 0, last = 0;
        for (uint32_t i = 1; i + 1 < w.n; i++)
            if (w.p[i] == '-') {
                if (!first) first = i;
                last = i;
            }
        if (first) {
            lb_str head = { w.p, first }, tail = { w.p + last + 1, w.n - last - 1 };
            x->first = lb_fold_hash(head), x->first_class = lb_word_cluster(table, head), x->first_names = lb_word_names(table, head);
            x->last = lb_fold_hash(tail), x->last_class = lb_word_cluster(table, tail);
        }
        if (doc->tags->at[t].upos == LB_UPOS_PUNCT) continue;
        for (size_t e = 0; e < sizeof ending / sizeof *ending && !x->stem; e++) {
            uint32_t n = (uint32_t)strlen(ending[e]);
            if (w.n < n + 3 || !lb_ends(w, ending[e])) continue;
            lb_str stem = lb_capital(a, (lb_str){ w.p, w.n - n });
            uint16_t c = lb_word_cluster(table, stem);
            x->stem_names = lb_word_names(table, stem);
            if (!c && !x->stem_names) continue;
            x->stem = lb_fold_hash(stem);
            x->stem_class = c;
        }
    }
    return out;
}

void lb_name_sentence(const lb_net *net, lb_name_state *s, uint8_t *label, uint8_t *inner)
{
    uint32_t f[LB_NET_FEATURES];
    int16_t h[LB_NET_HIDDEN];
    int32_t score[LB_NAME_OUTPUTS];
    s->label = label, s->inner = inner;
    for (uint32_t i = 0; i < s->n; i++) {
        lb_net_hidden(net, f, lb_name_features(s, i, f), h);
        lb_net_scores(net, h, 0, LB_NAME_OUTPUTS, score);
        // "inside" only behind the same name
        for (uint32_t k = 2; k < LB_NAME_LABELS; k += 2) {
            if (!i || (label[i - 1] != k && label[i - 1] != k - 1)) score[k] = INT32_MIN;
            if (!i || (inner[i - 1] != k && inner[i - 1] != k - 1)) score[LB_NAME_LABELS + k] = INT32_MIN;
        }
        label[i] = (uint8_t)lb_net_best(score, LB_NAME_LABELS);
        // "US-Präsident", "Spiegel-Bericht": a known name before the hyphen of a noun
        uint8_t list = s->x[i].first_names;
        if (!label[i] && s->tag[i].stts == LB_STTS_NN && list) {
            if (list & LB_IN_PLACE) label[i] = (uint8_t)lb_name_label(LB_NAME_LOC, 2, false);
            else if (list & (LB_IN_ORGANISATION | LB_IN_MEDIUM)) label[i] = (uint8_t)lb_name_label(LB_NAME_ORG, 2, false);
        }
        inner[i] = label[i] ? (uint8_t)lb_net_best(score + LB_NAME_LABELS, LB_NAME_LABELS) : 0;
    }
}

static void add(const lb_doc *doc, uint32_t sentence, uint32_t first, uint32_t end, uint32_t label, lb_arena *a, lb_mention_list *out)
{
    static const char *const rule[] = { "names/PER", "names/LOC", "names/ORG", "names/MISC", "names/PER-deriv", "names/LOC-deriv",
                                        "names/ORG-deriv", "names/MISC-deriv", "names/PER-part", "names/LOC-part", "names/ORG-part", "names/MISC-part" };
    uint32_t k = (label - 1) / 2;
    lb_mention *m = lb_push(a, out);
    *m = (lb_mention){ .kind = LB_NAME, .sentence = sentence, .first = first, .end = end, .head = end - 1, .antecedent = LB_NONE, .rule = rule[k], .name = (lb_name_type)(k % 4) };
    m->span = (lb_span){ doc->tokens->at[first].span.begin, doc->tokens->at[end - 1].span.end };
    // the word that its head lies outside of, if there is a tree
    if (doc->trees && doc->trees->parsed[sentence])
        for (uint32_t t = first; t < end; t++) {
            uint32_t h = doc->trees->at[t].head;
            if (h == LB_NONE || h < first || h >= end) {
                m->head = t;
                break;
            }
        }
}

void lb_find_names(const lb_doc *doc, const lb_namer *x, lb_arena *a, lb_mention_list *out)
{
    const lb_wordform *form = doc->tags->form ? doc->tags->form : lb_words_run(x->words, doc, a);
    lb_name_word *word = lb_name_words(x->words, doc, a);
    uint8_t *label[2] = { lb_array(a, doc->tokens->n, uint8_t), lb_array(a, doc->tokens->n, uint8_t) };
    for (uint32_t k = 0; k < doc->tokens->n_sentences; k++) {
        const lb_sentence *q = &doc->tokens->sentence[k];
        lb_name_state s = { .w = form + q->first, .x = word + q->first, .tag = doc->tags->at + q->first, .n = q->end - q->first, .treebank = 1 };
        lb_name_sentence(&x->model.net[0], &s, label[0] + q->first, label[1] + q->first);
        for (int layer = 0; layer < 2; layer++)
            for (uint32_t t = q->first; t < q->end;) {
                uint32_t y = label[layer][t], end = t + 1;
                if (!y) {
                    t++;
                    continue;
                }
                while (end < q->end && label[layer][end] == (y - 1) / 2 * 2 + 2) end++;
                add(doc, k, t, end, y, a, out);
                t = end;
            }
    }
}
