/* words.c: word forms as features. See words.h. */
#include "lang/words.h"

#include <stdio.h>

struct lb_words {
    const lb_lexicon *lex;
    lb_model          model;  // nothing but a blob
    const uint16_t   *check, *name_check;
    const uint16_t   *class_;
    const uint8_t    *names;
    uint32_t          mask, name_mask;
};

lb_code lb_words_open(const char *models, const lb_lexicon *lex, lb_arena *a, const lb_words_table **out, lb_err *err)
{
    struct lb_words *w = lb_new(a, struct lb_words);
    w->lex = lex;
    char path[4096];
    snprintf(path, sizeof path, "%s/clusters.bin", models);
    lb_code rc = lb_model_open(path, LB_KIND_CLUSTERS, &w->model, err);
    if (rc != LB_OK) return rc;
    const uint32_t *head = (const uint32_t *)(const void *)w->model.blob.p;
    uint64_t slots = w->model.blob.n >= 16 ? (uint64_t)head[2] + 1 : 0, name_slots = slots ? (uint64_t)head[3] + 1 : 0;
    if (!slots || (slots & (slots - 1)) || head[0] >= slots || (name_slots & (name_slots - 1)) || head[1] >= name_slots
        || w->model.blob.n != 16 + slots * 4 + name_slots * 3) {
        lb_model_close(&w->model);
        return lb_fail(err, LB_EMODEL, path, "impossible counts");
    }
    w->mask = head[2];
    w->name_mask = head[3];
    w->check = (const uint16_t *)(const void *)(head + 4);
    w->class_ = w->check + slots;
    w->name_check = w->class_ + slots;
    w->names = (const uint8_t *)(w->name_check + name_slots);
    *out = w;
    return LB_OK;
}

void lb_words_close(const lb_words_table *w)
{
    lb_model m = w->model; // the map is owned through the copy; the table itself lies in an arena
    lb_model_close(&m);
}

static uint32_t find(const uint16_t *check, uint32_t mask, lb_str form)
{
    uint64_t h = lb_hash(form);
    uint16_t c = lb_word_check(h);
    uint32_t at = (uint32_t)h & mask;
    for (uint32_t tries = 0; check[at] && tries <= mask; at = (at + 1) & mask, tries++)
        if (check[at] == c) return at;
    return UINT32_MAX;
}

uint8_t lb_word_names(const lb_words_table *w, lb_str form)
{
    uint32_t at = find(w->name_check, w->name_mask, form);
    return at == UINT32_MAX ? 0 : w->names[at];
}

uint16_t lb_word_cluster(const lb_words_table *w, lb_str form)
{
    uint32_t at = find(w->check, w->mask, form);
    return at == UINT32_MAX ? 0 : w->class_[at];
}

static uint8_t shape_of(lb_str s)
{
    uint32_t letters = 0, upper = 0, digits = 0, hyphens = 0, dots = 0, others = 0, n = 0;
    bool first_upper = false;
    for (uint32_t i = 0; i < s.n && n < 64; n++) {
        uint32_t c = lb_utf8_next(s, &i);
        if (c < 128 && lb_is_digit((uint8_t)c)) digits++;
        else if (lb_is_letter_cp(c)) {
            letters++;
            if (lb_is_upper_cp(c)) {
                upper++;
                if (!n) first_upper = true;
            }
        } else if (c == '-' || c == 0x2010 || c == 0x2011) hyphens++;
        else if (c == '.' || c == '\'' || c == 0x2019 || c == ',' || c == ':') dots++;
        else others++;
    }
    if (!letters && !digits) return LB_SHAPE_PUNCT;
    if (!letters) return LB_SHAPE_DIGITS;
    if (digits) return LB_SHAPE_ALNUM;
    if (hyphens) return LB_SHAPE_HYPHEN;
    if (dots) return LB_SHAPE_DOT;
    if (others) return LB_SHAPE_OTHER;
    if (!upper) return LB_SHAPE_LOWER;
    if (upper == letters && letters > 1) return LB_SHAPE_UPPER;
    if (upper == 1 && first_upper) return LB_SHAPE_CAPITAL;
    return LB_SHAPE_MIXED;
}

static void look_up(const struct lb_words *w, lb_str form, lb_wordform *out)
{
    lb_reading r[LB_READINGS_MAX];
    uint32_t n = lb_lexicon_look(w->lex, form, r, LB_READINGS_MAX);
    for (uint32_t i = 0; i < n; i++) {
        uint64_t cng = 1ull << lb_cng(r[i].feats);
        out->tags |= 1ull << r[i].stts;
        out->source = r[i].source;
        switch (r[i].upos) {
        case LB_UPOS_NOUN: case LB_UPOS_PROPN: out->noun_cng |= cng; break;
        case LB_UPOS_ADJ: case LB_UPOS_NUM: out->adj_cng |= cng; break;
        case LB_UPOS_DET: case LB_UPOS_PRON: out->det_cng |= cng; break;
        case LB_UPOS_VERB: case LB_UPOS_AUX:
            out->verb |= 1u << 31;
            if (r[i].feats.form == LB_FIN)
                out->verb |= 1u << (6 * ((r[i].feats.mood + 3) & 3) + 3 * (r[i].feats.number == LB_PLUR) + (r[i].feats.person + 2) % 3);
            break;
        default: break;
        }
    }
    if (!n && form.n > 3) {
        lb_lex_class low, c = lb_lexicon_class(w->lex, form, &low);
        if (c.stts) {
            out->tags = lb_lexicon_tags(w->lex, c.stts);
            out->source = c.source;
        }
        lb_parts parts;
        if (lb_compound_split(w->lex, form, &parts) && parts.n > 1) {
            n = lb_lexicon_look(w->lex, parts.lemma, r, LB_READINGS_MAX);
            lb_str head = lb_sub(form, parts.part[parts.n - 1]);
            char cap[128];
            if (head.n + 4 < sizeof cap) { // the head as written, with a capital: its own case forms
                uint32_t i = 0;
                uint32_t at = lb_utf8_put(lb_upper_cp(lb_utf8_next(head, &i)), cap);
                memcpy(cap + at, head.p + i, head.n - i);
                n = lb_lexicon_look(w->lex, (lb_str){ cap, at + head.n - i }, r, LB_READINGS_MAX);
            }
            for (uint32_t i = 0; i < n; i++)
                if (r[i].upos == LB_UPOS_NOUN) out->noun_cng |= 1ull << lb_cng(r[i].feats), out->tags |= 1ull << r[i].stts;
            if (!out->source) out->source = LB_LEX_COMPOUND;
        }
    }
    out->cng = out->noun_cng | out->adj_cng | out->det_cng;
}

void lb_word_look(const lb_words_table *w, lb_str form, lb_wordform *out)
{
    *out = (lb_wordform){ 0 };
    char low[260];
    uint32_t start[66], n = 0, bytes = 0;
    // Long "words" (a 10 MB line) are looked at by their first and last letters only.
    lb_str s = form.n > 120 ? (lb_str){ form.p, 120 } : form;
    for (uint32_t i = 0; i < s.n && n < 64;) {
        start[n++] = bytes;
        bytes += lb_utf8_put(lb_lower_cp(lb_utf8_next(s, &i)), low + bytes);
    }
    start[n] = bytes;
    out->form = lb_fold_hash(s);
    out->low = lb_fold_hash((lb_str){ low, bytes });
    for (uint32_t k = 0; k < 4 && k < n; k++) out->prefix[k] = lb_fold_hash((lb_str){ low, start[k + 1] });
    for (uint32_t k = 0; k < 5 && k < n; k++) out->suffix[k] = lb_fold_hash((lb_str){ low + start[n - 1 - k], bytes - start[n - 1 - k] });
    out->shape = shape_of(s);
    out->cluster = lb_word_cluster(w, s);
    if (!out->cluster) out->cluster = lb_word_cluster(w, (lb_str){ low, bytes });
    out->names = lb_word_names(w, s);
    if (out->shape != LB_SHAPE_PUNCT && out->shape != LB_SHAPE_DIGITS) look_up(w, s, out);
}

lb_wordform *lb_words_run(const lb_words_table *w, const lb_doc *doc, lb_arena *a)
{
    uint32_t n = doc->tokens->n, size = 64;
    lb_wordform *out = lb_array(a, n, lb_wordform);
    while (size < n + n / 2 && size < 1u << 20) size *= 2;
    uint32_t *seen = lb_array(a, size, uint32_t); // token + 1 that last had this hash
    for (uint32_t t = 0; t < n; t++) {
        lb_str word = lb_word(doc, t);
        uint32_t *at = &seen[lb_fold_hash(word) >> 1 & (size - 1)];
        if (*at && lb_eq(lb_word(doc, *at - 1), word)) out[t] = out[*at - 1];
        else lb_word_look(w, word, &out[t]);
        *at = t + 1;
    }
    return out;
}
