/* tag_features.h: what the tagger's two nets look at; shared with train/train_tags.c, which
 * must see exactly the same. Net 0 chooses UPOS and STTS from left to right; net 1 chooses
 * case-number-gender, person and tense-mood when all STTS tags are known. */
#ifndef LB_TAG_FEATURES_H
#define LB_TAG_FEATURES_H

#include "lang/words.h"

enum { LB_TAG_HEAD_STTS = 0, LB_TAG_HEAD_UPOS = LB_STTS_COUNT, LB_TAG_OUTPUTS = LB_STTS_COUNT + LB_UPOS_COUNT };
enum { LB_MORPH_HEAD_CNG = 0, LB_MORPH_HEAD_PERSON = LB_CNG_COUNT, LB_MORPH_HEAD_MOOD = LB_CNG_COUNT + 4,
       LB_MORPH_OUTPUTS = LB_CNG_COUNT + 4 + 15 };

typedef struct {
    const lb_wordform *w;    // [n] of the sentence
    const lb_tag      *tag;  // [n] STTS and features are known to the left (net 0) or everywhere (net 1: STTS)
    uint32_t           n;
    uint32_t           treebank; // whose habits to follow; 1 in use
    // the clause so far, kept by lb_tag_clause
    uint8_t            finite;       // STTS + 1 of its finite verb, 0 none yet
    uint8_t            opener;       // STTS + 1 of its subordinator or relative pronoun
    uint8_t            person;       // 8 * number + person of the finite verb (net 1)
    bool               subject;      // a nominative was seen since the clause began (net 1)
    bool               open;         // an article waits for its noun behind a phrase of its participle: "die von den Rebellen eroberte Stadt"
    uint32_t           preposition;  // form hash of the last preposition while its noun is awaited (net 1)
} lb_tag_state;

static inline bool lb_is_finite_tag(lb_stts t) { return t == LB_STTS_VVFIN || t == LB_STTS_VAFIN || t == LB_STTS_VMFIN || t == LB_STTS_VVIMP || t == LB_STTS_VAIMP; }

/* Take token i, whose tag is known now, into the clause state. */
static inline void lb_tag_clause(lb_tag_state *s, uint32_t i)
{
    lb_stts t = s->tag[i].stts, before = i ? s->tag[i - 1].stts : LB_STTS_STOP;
    if (t == LB_STTS_COMMA || t == LB_STTS_STOP) s->finite = s->opener = s->person = 0, s->subject = false;
    if ((before == LB_STTS_ART || before == LB_STTS_PDAT || before == LB_STTS_PPOSAT || before == LB_STTS_PIAT)
        && (t == LB_STTS_APPR || t == LB_STTS_APPRART || t == LB_STTS_ART || t == LB_STTS_ADV || t == LB_STTS_PRF || t == LB_STTS_ADJD)) s->open = true;
    else if (t == LB_STTS_ADJA || t == LB_STTS_STOP || lb_is_finite_tag(t)) s->open = false;
    if (lb_is_finite_tag(t)) {
        s->finite = (uint8_t)(t + 1);
        s->person = (uint8_t)(s->tag[i].feats.number * 8 + s->tag[i].feats.person);
    }
    if (t == LB_STTS_KOUS || t == LB_STTS_PRELS || t == LB_STTS_PRELAT || t == LB_STTS_PWAV || t == LB_STTS_KOUI) s->opener = (uint8_t)(t + 1);
    if (t == LB_STTS_APPR || t == LB_STTS_APPRART) s->preposition = s->w[i].low;
    else if (t == LB_STTS_NN || t == LB_STTS_NE || t == LB_STTS_PPER || t == LB_STTS_COMMA || t == LB_STTS_STOP || lb_is_finite_tag(t)) s->preposition = 0;
    if (s->tag[i].feats.case_ == LB_NOM && t != LB_STTS_ART && t != LB_STTS_ADJA) s->subject = true;
}

static const lb_wordform lb_no_word = { .form = 2, .low = 2, .shape = 15 }; // outside the sentence

static inline const lb_wordform *lb_word_at(const lb_tag_state *s, uint32_t i, int d)
{
    int64_t k = (int64_t)i + d;
    return k < 0 || k >= s->n ? &lb_no_word : &s->w[k];
}
static inline uint32_t lb_stts_at(const lb_tag_state *s, uint32_t i, int d)
{
    int64_t k = (int64_t)i + d;
    return k < 0 || k >= s->n ? 63 : (uint32_t)s->tag[k].stts;
}

static inline uint32_t lb_tag_features(const lb_tag_state *s, uint32_t i, uint32_t *f)
{
    const lb_wordform *w = &s->w[i], *l = lb_word_at(s, i, -1), *r = lb_word_at(s, i, 1), *l2 = lb_word_at(s, i, -2), *r2 = lb_word_at(s, i, 2);
    uint32_t n = 0, k, t1 = lb_stts_at(s, i, -1), t2 = lb_stts_at(s, i, -2), t3 = lb_stts_at(s, i, -3);
    // Is there another word ahead, before the next comma, that may be a finite verb?
    uint32_t ahead = 0;
    for (k = i + 1; k < s->n && k < i + 15 && ahead < 2; k++) {
        if (s->w[k].shape == LB_SHAPE_PUNCT) break;
        ahead += (s->w[k].tags & (1ull << LB_STTS_VVFIN | 1ull << LB_STTS_VAFIN | 1ull << LB_STTS_VMFIN)) && s->w[k].shape == LB_SHAPE_LOWER;
    }
    uint32_t m = lb_fold64(w->tags), ml = lb_fold64(l->tags), mr = lb_fold64(r->tags), mr2 = lb_fold64(r2->tags), first = i == 0;
    f[n++] = lb_mix(1, w->form);
    f[n++] = lb_mix(2, w->low);
    for (k = 0; k < 4; k++) if (w->prefix[k]) f[n++] = lb_mix2(3, k, w->prefix[k]);
    for (k = 0; k < 5; k++) if (w->suffix[k]) f[n++] = lb_mix2(4, k, w->suffix[k]);
    f[n++] = lb_mix2(5, w->shape, first);
    f[n++] = lb_mix(6, w->cluster);
    f[n++] = lb_mix2(7, m, w->source);
    f[n++] = lb_mix2(8, m, w->shape + 16 * first);
    f[n++] = lb_mix2(9, w->suffix[2], w->shape);
    f[n++] = lb_mix(10, l->low);
    f[n++] = lb_mix(11, r->low);
    f[n++] = lb_mix(12, l2->low);
    f[n++] = lb_mix(13, r2->low);
    f[n++] = lb_mix(14, l->cluster);
    f[n++] = lb_mix(15, r->cluster);
    f[n++] = lb_mix(16, r2->cluster);
    f[n++] = lb_mix2(17, mr, r->shape);
    f[n++] = lb_mix(18, mr2);
    f[n++] = lb_mix(19, r->suffix[2]);
    f[n++] = lb_mix(20, l->suffix[2]);
    f[n++] = lb_mix(21, t1);
    f[n++] = lb_mix2(22, t1, t2);
    f[n++] = lb_mix3(23, t1, t2, t3);
    f[n++] = lb_mix2(24, m, t1);
    f[n++] = lb_mix2(25, m, mr);
    f[n++] = lb_mix3(26, m, t1, mr);
    f[n++] = lb_mix2(27, w->low, t1);
    f[n++] = lb_mix2(28, w->low, mr);
    f[n++] = lb_mix2(29, w->low, r->cluster);
    f[n++] = lb_mix3(30, s->finite, s->opener, m);
    f[n++] = lb_mix3(31, s->finite, s->opener, r->shape == LB_SHAPE_PUNCT);
    f[n++] = lb_mix2(32, w->low, s->finite);
    f[n++] = lb_mix3(33, w->cluster, l->cluster, r->cluster);
    f[n++] = lb_mix2(34, w->suffix[1], t1);
    f[n++] = lb_mix2(35, w->low, l->low);
    f[n++] = lb_mix2(36, w->low, r->low);
    f[n++] = lb_mix3(37, w->verb >> 31, s->finite, s->opener);
    f[n++] = lb_mix2(38, w->source, w->shape);
    f[n++] = lb_mix2(39, lb_word_at(s, i, 3)->cluster, 0);
    f[n++] = lb_mix2(40, w->shape, r->shape);
    f[n++] = lb_mix2(41, ml, m);
    f[n++] = lb_mix3(47, s->open, m, r->shape);
    f[n++] = lb_mix3(48, s->open, w->suffix[1], r->shape);
    f[n++] = lb_mix3(49, ahead, s->finite, m);
    f[n++] = lb_mix3(50, ahead, s->opener, t1);
    f[n++] = lb_mix3(51, w->names, w->shape, i == 0);
    f[n++] = lb_mix2(52, w->names, m);
    f[n++] = lb_mix3(53, l->names, w->names, r->names);
    f[n++] = lb_mix(42, s->treebank);
    f[n++] = lb_mix2(43, s->treebank, m);
    f[n++] = lb_mix2(44, s->treebank, w->low);
    f[n++] = lb_mix2(45, s->treebank, t1);
    f[n++] = lb_mix3(46, s->treebank, w->shape, w->source);
    return n;
}

/* Case-number-gender sets narrowed by a tag: which of the lexicon's readings count. */
static inline uint64_t lb_cng_for(const lb_wordform *w, lb_stts t)
{
    switch (t) {
    case LB_STTS_NN: case LB_STTS_NE: return w->noun_cng;
    case LB_STTS_ADJA: case LB_STTS_CARD: return w->adj_cng;
    case LB_STTS_ART: case LB_STTS_APPRART: case LB_STTS_PDAT: case LB_STTS_PIAT: case LB_STTS_PIDAT: case LB_STTS_PPOSAT: case LB_STTS_PWAT:
    case LB_STTS_PRELAT: case LB_STTS_PDS: case LB_STTS_PIS: case LB_STTS_PPER: case LB_STTS_PPOSS: case LB_STTS_PRELS: case LB_STTS_PRF: case LB_STTS_PWS:
        return w->det_cng;
    default: return 0;
    }
}

static inline bool lb_is_modifier_tag(lb_stts t)
{
    return t == LB_STTS_ART || t == LB_STTS_ADJA || t == LB_STTS_PDAT || t == LB_STTS_PIAT || t == LB_STTS_PIDAT || t == LB_STTS_PPOSAT
        || t == LB_STTS_PWAT || t == LB_STTS_PRELAT || t == LB_STTS_APPRART || t == LB_STTS_CARD;
}

static inline bool lb_has_morph(lb_stts t)
{
    return lb_is_finite_tag(t) || lb_is_modifier_tag(t) || t == LB_STTS_NN || t == LB_STTS_NE || t == LB_STTS_PDS || t == LB_STTS_PIS
        || t == LB_STTS_PPER || t == LB_STTS_PPOSS || t == LB_STTS_PRELS || t == LB_STTS_PRF || t == LB_STTS_PWS || t == LB_STTS_FM || t == LB_STTS_TRUNC;
}

/* "ich", "er", "wir", "man": pronouns that are nominative and nothing else. */
static inline bool lb_only_subject(const lb_wordform *w, lb_stts t)
{
    const uint64_t nominative = 0xFFFull << 12; // outputs of lb_cng with case 1
    return (t == LB_STTS_PPER || t == LB_STTS_PIS) && w->det_cng && !(w->det_cng & ~nominative);
}

/* What all words of the noun phrase around i can agree in: the sets cut with each other, up to six words each way. */
static inline uint64_t lb_agreement(const lb_tag_state *s, uint32_t i)
{
    uint64_t set = lb_cng_for(&s->w[i], s->tag[i].stts), one;
    uint32_t k;
    if (!set) set = ~0ull;
    if (lb_is_modifier_tag(s->tag[i].stts))
        for (k = i + 1; k < s->n && k < i + 7; k++) {
            lb_stts t = s->tag[k].stts;
            if (t == LB_STTS_NN || lb_is_modifier_tag(t)) {
                one = lb_cng_for(&s->w[k], t);
                if (one & set) set &= one;
                if (t == LB_STTS_NN) break;
            } else if (t != LB_STTS_ADJD && t != LB_STTS_ADV) break;
        }
    if (s->tag[i].stts == LB_STTS_NN || lb_is_modifier_tag(s->tag[i].stts))
        for (k = i; k-- > 0 && k + 7 > i;) {
            lb_stts t = s->tag[k].stts;
            if (!lb_is_modifier_tag(t)) {
                if (t == LB_STTS_ADJD || t == LB_STTS_ADV) continue;
                break;
            }
            one = lb_cng_for(&s->w[k], t);
            if (one & set) set &= one;
            if (t == LB_STTS_ART || t == LB_STTS_APPRART) break;
        }
    return set == ~0ull ? 0 : set;
}

static inline uint32_t lb_morph_features(const lb_tag_state *s, uint32_t i, uint32_t *f)
{
    const lb_wordform *w = &s->w[i], *l = lb_word_at(s, i, -1), *r = lb_word_at(s, i, 1), *l2 = lb_word_at(s, i, -2), *r2 = lb_word_at(s, i, 2);
    uint32_t n = 0, k, t = s->tag[i].stts, u = s->tag[i].upos, tl = lb_stts_at(s, i, -1), tr = lb_stts_at(s, i, 1), tr2 = lb_stts_at(s, i, 2), tl2 = lb_stts_at(s, i, -2);
    uint32_t own = lb_fold64(lb_cng_for(w, s->tag[i].stts)), agree = lb_fold64(lb_agreement(s, i));
    uint32_t before = i ? lb_cng(s->tag[i - 1].feats) : 61, before2 = i > 1 ? lb_cng(s->tag[i - 2].feats) : 61;
    // Case of the noun phrase's words so far, or of the last noun
    uint32_t last = 61, verb_left = 0;
    for (k = i; k-- > 0 && k + 9 > i;) {
        lb_stts x = s->tag[k].stts;
        if (x == LB_STTS_COMMA || x == LB_STTS_STOP || lb_is_finite_tag(x)) break;
        if (s->tag[k].feats.case_) { last = s->tag[k].feats.case_ + 8 * (x == LB_STTS_NN || x == LB_STTS_NE || x == LB_STTS_PPER); break; }
    }
    // The verb of the clause on either side, and the noun the phrase leads to
    uint32_t vl = 0, vr = 0, noun = 0, tv = 0;
    for (k = i; k-- > 0 && k + 13 > i;) {
        if (s->tag[k].stts == LB_STTS_COMMA) break;
        if (lb_is_finite_tag(s->tag[k].stts)) { vl = s->w[k].low; verb_left = i - k < 4 ? i - k : 4; break; }
    }
    for (k = i + 1; k < s->n && k < i + 13; k++) {
        lb_stts x = s->tag[k].stts;
        if (x == LB_STTS_COMMA || x == LB_STTS_STOP) break;
        if (!noun && (x == LB_STTS_NN || x == LB_STTS_NE)) noun = k;
        if (!vr && x >= LB_STTS_VVFIN && x <= LB_STTS_VMPP) { vr = s->w[k].low; tv = x; }
    }
    // A word that can only be a subject stands elsewhere in the clause: 1 before, 2 behind
    uint32_t nom = 0;
    for (k = i; k-- > 0 && k + 10 > i && !nom && s->w[k].shape != LB_SHAPE_PUNCT;) nom = lb_only_subject(&s->w[k], s->tag[k].stts);
    for (k = i + 1; k < s->n && k < i + 10 && s->w[k].shape != LB_SHAPE_PUNCT; k++)
        if (lb_only_subject(&s->w[k], s->tag[k].stts)) { nom |= 2; break; }
    f[n++] = lb_mix3(143, nom, agree, t);
    f[n++] = lb_mix3(144, nom, t, s->finite);
    f[n++] = lb_mix3(145, nom, agree, vl);
    f[n++] = lb_mix3(146, t, w->names, own);
    f[n++] = lb_mix3(101, t, u, own);
    f[n++] = lb_mix2(102, t, agree);
    f[n++] = lb_mix2(103, t, w->form);
    f[n++] = lb_mix2(104, t, w->suffix[0]);
    f[n++] = lb_mix2(105, t, w->suffix[1]);
    f[n++] = lb_mix2(106, t, w->suffix[2]);
    f[n++] = lb_mix2(107, t, w->suffix[3]);
    f[n++] = lb_mix2(108, t, w->suffix[4]);
    f[n++] = lb_mix2(109, t, w->cluster);
    f[n++] = lb_mix3(110, t, tl, tr);
    f[n++] = lb_mix3(111, t, tl, tl2);
    f[n++] = lb_mix3(112, t, tr, tr2);
    f[n++] = lb_mix2(113, t, before);
    f[n++] = lb_mix3(114, t, before, before2);
    f[n++] = lb_mix2(115, t, last);
    f[n++] = lb_mix2(116, t, s->preposition);
    f[n++] = lb_mix2(117, s->preposition, agree);
    f[n++] = lb_mix3(118, t, s->subject, s->person + 64 * verb_left);
    f[n++] = lb_mix3(119, s->subject, s->finite, agree);
    f[n++] = lb_mix3(120, s->subject, s->preposition != 0, agree);
    f[n++] = lb_mix2(121, t, vl);
    f[n++] = lb_mix3(122, t, vr, tv);
    f[n++] = lb_mix3(123, t, s->opener, s->subject);
    f[n++] = lb_mix3(124, t, tl, l->low);
    f[n++] = lb_mix3(125, t, tr, r->low);
    f[n++] = lb_mix2(126, t, l2->low);
    f[n++] = lb_mix2(127, t, r2->low);
    f[n++] = lb_mix3(128, t, agree, before);
    f[n++] = lb_mix3(129, agree, last, s->preposition);
    f[n++] = lb_mix3(130, t, w->verb, w->suffix[0]);
    f[n++] = lb_mix2(131, w->verb, s->person);
    if (noun) {
        const lb_wordform *h = &s->w[noun];
        f[n++] = lb_mix3(132, t, h->suffix[1], lb_is_modifier_tag(s->tag[i].stts));
        f[n++] = lb_mix3(133, t, h->suffix[2], lb_is_modifier_tag(s->tag[i].stts));
        f[n++] = lb_mix3(134, t, h->low, noun - i);
        f[n++] = lb_mix3(135, t, lb_fold64(h->noun_cng), noun - i);
        f[n++] = lb_mix3(136, t, h->cluster, noun - i);
    }
    f[n++] = lb_mix3(137, t, s->finite, i == 0);
    f[n++] = lb_mix3(138, agree, tr, tl);
    f[n++] = lb_mix3(139, t, r->cluster, l->cluster);
    f[n++] = lb_mix3(140, own, l->low, tl);
    f[n++] = lb_mix3(141, agree, vl, s->subject);
    f[n++] = lb_mix2(142, own, w->low);
    return n;
}

#endif
