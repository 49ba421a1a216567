/* parse_features.h: the parser's state and what its net looks at; shared with
 * train/train_trees.c. Arc-hybrid: shift moves the first word b0 of the buffer onto the
 * stack; left makes b0 the head of the stack's top s0; right makes s1 the head of s0. The
 * root stands behind the last word. */
#ifndef LB_PARSE_FEATURES_H
#define LB_PARSE_FEATURES_H

#include "lang/words.h"

enum { LB_SHIFT, LB_LEFT, LB_RIGHT };
enum { LB_PARSE_HEAD_MOVE = 0, LB_PARSE_HEAD_LEFT = 3, LB_PARSE_HEAD_RIGHT = 3 + LB_REL_COUNT, LB_PARSE_OUTPUTS = 3 + 2 * LB_REL_COUNT };

/* One word as the parser sees it. */
typedef struct {
    uint32_t tag;      // STTS and UPOS
    uint32_t morph;    // tag and case-number-gender, or person-number of a verb
    uint32_t low, lemma, cluster;
    uint8_t  stts, upos, case_, number, person, gender;
    uint8_t  kind;     // below
} lb_parse_word;

enum { LB_W_OTHER, LB_W_NOUN, LB_W_FINITE, LB_W_NONFINITE, LB_W_COMMA, LB_W_CONJ, LB_W_OPENER, LB_W_PREP, LB_W_PREFIX, LB_W_STOP, LB_W_PRON };

typedef struct {
    const lb_parse_word *w;    // [n + 1], the root last
    uint32_t  n, b, top;       // words; next of the buffer; words on the stack
    uint32_t  treebank;        // which treebank's habits to follow
    uint32_t *stack;           // [n]
    uint32_t *head, *rel;      // [n] LB_NONE while unknown
    uint32_t *left, *left2;    // [n + 1] outermost children on the left, LB_NONE
    uint32_t *right, *right2;  // [n + 1]
    uint64_t *rels;            // [n + 1] relations of its children, bits
    uint32_t *verbs, *commas;  // [n + 2] finite verbs, commas among the words before i
    uint32_t *next_verb;       // [n + 1] first verb at or behind i in the clause, or LB_NONE
    uint8_t  *nominative;      // [n + 1] a nominative noun (1) or pronoun (2), an accusative (4) at or behind i in the clause
    uint32_t *finite;          // [n + 1] finite verb of the clause of i: the last before it, else the next; LB_NONE
    uint32_t *next_prefix;     // [n + 1] first PTKVZ at or behind i before the next comma, or LB_NONE
} lb_parse_state;

/* Room for sentences of up to n words. */
void lb_parse_state_new(lb_parse_state *s, uint32_t n, lb_arena *a);

static inline void lb_parse_word_of(const lb_tag *g, const lb_wordform *w, lb_parse_word *out)
{
    bool verb = g->stts >= LB_STTS_VVFIN && g->stts <= LB_STTS_VMPP;
    out->tag = (uint32_t)g->stts * 32u + g->upos;
    out->morph = out->tag * 256u + (verb ? g->feats.number * 8u + g->feats.person : lb_cng(g->feats));
    out->low = w->low;
    out->lemma = g->lemma.n && g->lemma.n < 100 ? lb_fold_hash(g->lemma) : w->low;
    out->cluster = w->cluster;
    out->stts = (uint8_t)g->stts;
    out->upos = (uint8_t)g->upos;
    out->case_ = g->feats.case_;
    out->number = g->feats.number;
    out->person = g->feats.person;
    out->gender = g->feats.gender;
    switch (g->stts) {
    case LB_STTS_NN: case LB_STTS_NE: case LB_STTS_FM: case LB_STTS_CARD: out->kind = LB_W_NOUN; break;
    case LB_STTS_VVFIN: case LB_STTS_VAFIN: case LB_STTS_VMFIN: case LB_STTS_VVIMP: case LB_STTS_VAIMP: out->kind = LB_W_FINITE; break;
    case LB_STTS_VVINF: case LB_STTS_VVIZU: case LB_STTS_VVPP: case LB_STTS_VAINF: case LB_STTS_VAPP: case LB_STTS_VMINF: case LB_STTS_VMPP: out->kind = LB_W_NONFINITE; break;
    case LB_STTS_COMMA: out->kind = LB_W_COMMA; break;
    case LB_STTS_KON: out->kind = LB_W_CONJ; break;
    case LB_STTS_KOUS: case LB_STTS_KOUI: case LB_STTS_PRELS: case LB_STTS_PRELAT: case LB_STTS_PWAV: case LB_STTS_PWS: case LB_STTS_PWAT: out->kind = LB_W_OPENER; break;
    case LB_STTS_APPR: case LB_STTS_APPRART: out->kind = LB_W_PREP; break;
    case LB_STTS_PTKVZ: out->kind = LB_W_PREFIX; break;
    case LB_STTS_STOP: case LB_STTS_PAREN: out->kind = LB_W_STOP; break;
    case LB_STTS_PPER: case LB_STTS_PDS: case LB_STTS_PIS: case LB_STTS_PRF: out->kind = LB_W_PRON; break;
    default: out->kind = LB_W_OTHER; break;
    }
}

/* w[n] (the root) is set here; arrays are the caller's. */
static inline void lb_parse_begin(lb_parse_state *s, lb_parse_word *w, uint32_t n, uint32_t treebank)
{
    s->w = w, s->n = n, s->b = 0, s->top = 0, s->treebank = treebank;
    w[n] = (lb_parse_word){ .tag = 99 * 32, .morph = 1, .low = 3, .lemma = 3, .stts = 99, .upos = 99, .kind = LB_W_STOP };
    s->verbs[0] = s->commas[0] = 0;
    for (uint32_t i = 0; i <= n; i++) {
        if (i < n) s->head[i] = LB_NONE, s->rel[i] = LB_REL_dep;
        s->left[i] = s->left2[i] = s->right[i] = s->right2[i] = LB_NONE;
        s->rels[i] = 0;
        s->verbs[i + 1] = s->verbs[i] + (w[i].kind == LB_W_FINITE);
        s->commas[i + 1] = s->commas[i] + (w[i].kind == LB_W_COMMA);
    }
    s->next_verb[n] = s->next_prefix[n] = s->finite[n] = LB_NONE;
    s->nominative[n] = 0;
    uint32_t last = LB_NONE;
    for (uint32_t i = 0; i < n; i++) {
        if (w[i].kind == LB_W_COMMA) last = LB_NONE;
        else if (w[i].kind == LB_W_FINITE) last = i;
        s->finite[i] = last;
    }
    for (uint32_t i = n; i-- > 0;) {
        s->next_verb[i] = w[i].kind == LB_W_FINITE || w[i].kind == LB_W_NONFINITE ? i : w[i].kind == LB_W_COMMA ? LB_NONE : s->next_verb[i + 1];
        if (s->finite[i] == LB_NONE && w[i].kind != LB_W_COMMA && i + 1 < n) s->finite[i] = s->finite[i + 1];
        s->nominative[i] = (uint8_t)(w[i].kind == LB_W_COMMA ? 0 : s->nominative[i + 1]
            | (w[i].case_ == LB_NOM && w[i].kind == LB_W_NOUN ? 1 : w[i].case_ == LB_NOM && w[i].kind == LB_W_PRON ? 2 : w[i].case_ == LB_ACC && (w[i].kind == LB_W_NOUN || w[i].kind == LB_W_PRON) ? 4 : 0));
        s->next_prefix[i] = w[i].kind == LB_W_PREFIX ? i : w[i].kind == LB_W_COMMA ? LB_NONE : s->next_prefix[i + 1];
    }
}

static inline bool lb_parse_can(const lb_parse_state *s, uint32_t move)
{
    if (move == LB_SHIFT) return s->b < s->n;
    if (move == LB_RIGHT) return s->top >= 2;
    return s->top >= 1 && (s->b < s->n || s->top == 1);
}
static inline bool lb_parse_done(const lb_parse_state *s) { return s->b == s->n && !s->top; }

static inline void lb_parse_move(lb_parse_state *s, uint32_t move, uint32_t rel)
{
    if (move == LB_SHIFT) {
        s->stack[s->top++] = s->b++;
        return;
    }
    uint32_t d = s->stack[--s->top];
    if (move == LB_LEFT) {
        uint32_t h = s->b;
        s->head[d] = h;
        s->left2[h] = s->left[h];
        s->left[h] = d;
        s->rels[h] |= 1ull << rel;
    } else {
        uint32_t h = s->stack[s->top - 1];
        s->head[d] = h;
        s->right2[h] = s->right[h];
        s->right[h] = d;
        s->rels[h] |= 1ull << rel;
    }
    s->rel[d] = rel;
}

static inline uint32_t lb_gap(uint32_t a, uint32_t b)
{
    uint32_t d = b - a;
    return d < 5 ? d : d < 8 ? 5 : d < 12 ? 6 : d < 20 ? 7 : 8;
}

/* Could s be the subject of verb v, or noun and adjective agree: a small number that says how they fit. */
static inline uint32_t lb_fits(const lb_parse_word *s, const lb_parse_word *v)
{
    uint32_t number = !s->number || !v->number ? 0 : s->number == v->number ? 1 : 2;
    uint32_t gender = !s->gender || !v->gender ? 0 : s->gender == v->gender ? 1 : 2;
    uint32_t kase = !s->case_ || !v->case_ ? 0 : s->case_ == v->case_ ? 1 : 2;
    return number + 3 * gender + 9 * kase;
}

static inline uint32_t lb_parse_features(const lb_parse_state *s, uint32_t *f)
{
    static const lb_parse_word none = { .tag = 98 * 32, .morph = 2, .low = 5, .lemma = 5, .stts = 98, .upos = 98, .kind = LB_W_STOP };
    const lb_parse_word *w = s->w;
    uint32_t n = 0, is0 = s->top ? s->stack[s->top - 1] : LB_NONE, is1 = s->top > 1 ? s->stack[s->top - 2] : LB_NONE,
             is2 = s->top > 2 ? s->stack[s->top - 3] : LB_NONE, ib0 = s->b;
#define AT(i) ((i) == LB_NONE ? &none : &w[i])
    const lb_parse_word *s0 = AT(is0), *s1 = AT(is1), *s2 = AT(is2), *s3 = s->top > 3 ? &w[s->stack[s->top - 4]] : &none;
    const lb_parse_word *b0 = &w[ib0], *b1 = ib0 + 1 <= s->n ? &w[ib0 + 1] : &none, *b2 = ib0 + 2 <= s->n ? &w[ib0 + 2] : &none,
                        *b3 = ib0 + 3 <= s->n ? &w[ib0 + 3] : &none;
    const lb_parse_word *core[6] = { s0, s1, b0, b1, s2, b2 };
    for (uint32_t k = 0; k < 6; k++) {
        const lb_parse_word *x = core[k];
        f[n++] = lb_mix(200 + k, x->tag);
        f[n++] = lb_mix(210 + k, x->morph);
        f[n++] = lb_mix(220 + k, x->low);
        f[n++] = lb_mix2(230 + k, x->cluster, x->stts);
        if (k < 4 && x->lemma != x->low) f[n++] = lb_mix2(240 + k, x->lemma, x->upos);
    }
    f[n++] = lb_mix(250, s3->tag);
    f[n++] = lb_mix(251, b3->tag);
    // children
    uint32_t child[10], m = 0;
    for (uint32_t k = 0; k < 2; k++) {
        uint32_t i = k ? is1 : is0;
        child[m++] = i == LB_NONE ? LB_NONE : s->left[i];
        child[m++] = i == LB_NONE ? LB_NONE : s->left2[i];
        child[m++] = i == LB_NONE ? LB_NONE : s->right[i];
        child[m++] = i == LB_NONE ? LB_NONE : s->right2[i];
    }
    child[m++] = s->left[ib0];
    child[m++] = s->left2[ib0];
    for (uint32_t k = 0; k < m; k++) {
        if (child[k] == LB_NONE) {
            f[n++] = lb_mix(260, k);
            continue;
        }
        const lb_parse_word *x = &w[child[k]];
        f[n++] = lb_mix3(261, k, x->tag, s->rel[child[k]]);
        f[n++] = lb_mix3(262, k, x->low, s->rel[child[k]]);
        f[n++] = lb_mix3(263, k, x->morph, s->rel[child[k]]);
        f[n++] = lb_mix3(264, k, x->cluster, s->rel[child[k]]);
    }
    uint32_t gl = is0 == LB_NONE ? LB_NONE : s->left[is0], gr = is0 == LB_NONE ? LB_NONE : s->right[is0];
    if (gl != LB_NONE && s->left[gl] != LB_NONE) f[n++] = lb_mix2(265, w[s->left[gl]].tag, s->rel[s->left[gl]]);
    if (gr != LB_NONE && s->right[gr] != LB_NONE) f[n++] = lb_mix2(266, w[s->right[gr]].tag, s->rel[s->right[gr]]);
    // what they govern already
    uint64_t r0 = is0 == LB_NONE ? 0 : s->rels[is0], r1 = is1 == LB_NONE ? 0 : s->rels[is1], rb = s->rels[ib0];
    uint64_t arg = 1ull << LB_REL_nsubj | 1ull << LB_REL_nsubj_pass | 1ull << LB_REL_obj | 1ull << LB_REL_iobj | 1ull << LB_REL_obl_arg
        | 1ull << LB_REL_aux | 1ull << LB_REL_aux_pass | 1ull << LB_REL_cop | 1ull << LB_REL_mark | 1ull << LB_REL_compound_prt | 1ull << LB_REL_csubj
        | 1ull << LB_REL_ccomp | 1ull << LB_REL_xcomp | 1ull << LB_REL_expl_pv | 1ull << LB_REL_expl;
    f[n++] = lb_mix2(270, lb_fold64(r0), s0->tag);
    f[n++] = lb_mix2(271, lb_fold64(r1), s1->tag);
    f[n++] = lb_mix2(272, lb_fold64(rb), b0->tag);
    f[n++] = lb_mix2(273, lb_fold64(r0 & arg), s0->kind);
    f[n++] = lb_mix2(274, lb_fold64(r1 & arg), s1->kind);
    f[n++] = lb_mix2(275, lb_fold64(rb & arg), b0->kind);
    f[n++] = lb_mix3(276, lb_fold64(r1 & arg), s1->kind, s0->morph);
    f[n++] = lb_mix3(277, lb_fold64(rb & arg), b0->kind, s0->morph);
    f[n++] = lb_mix3(278, lb_fold64(r1 & arg), s1->lemma, s0->case_ + 8u * s0->kind);
    f[n++] = lb_mix3(279, lb_fold64(rb & arg), b0->lemma, s0->case_ + 8u * s0->kind);
    // pairs and triples
    f[n++] = lb_mix2(280, s0->tag, b0->tag);
    f[n++] = lb_mix2(281, s0->tag, s1->tag);
    f[n++] = lb_mix3(282, s0->tag, b0->tag, b1->tag);
    f[n++] = lb_mix3(283, s1->tag, s0->tag, b0->tag);
    f[n++] = lb_mix3(284, s2->tag, s1->tag, s0->tag);
    f[n++] = lb_mix3(285, b0->tag, b1->tag, b2->tag);
    f[n++] = lb_mix2(286, s0->low, b0->low);
    f[n++] = lb_mix2(287, s0->low, b0->tag);
    f[n++] = lb_mix2(288, s0->tag, b0->low);
    f[n++] = lb_mix2(289, s1->lemma, s0->tag);
    f[n++] = lb_mix2(290, s1->tag, s0->lemma);
    f[n++] = lb_mix2(291, s1->lemma, s0->lemma);
    f[n++] = lb_mix2(292, s0->cluster, b0->cluster);
    f[n++] = lb_mix2(293, s1->cluster, s0->cluster);
    f[n++] = lb_mix3(294, s0->morph, b0->tag, lb_fits(s0, b0));
    f[n++] = lb_mix3(295, s1->tag, s0->morph, lb_fits(s0, s1));
    f[n++] = lb_mix2(296, s1->lemma, s0->morph);
    f[n++] = lb_mix2(297, b0->lemma, s0->morph);
    f[n++] = lb_mix3(298, s1->morph, s0->morph, b0->kind);
    // subject or object: case, agreement with the clause's finite verb, what else the clause offers
    uint32_t ck0 = s0->case_ + 8u * s0->kind, offer = s->nominative[ib0];
    const lb_parse_word *fin = is0 == LB_NONE ? &none : AT(s->finite[is0]);
    uint32_t fit = lb_fits(s0, fin) % 3 + (s->finite[is0 == LB_NONE ? s->n : is0] == LB_NONE ? 3 : 0);
    f[n++] = lb_mix3(330, lb_fold64(r1 & arg), s1->kind, ck0);
    f[n++] = lb_mix3(331, lb_fold64(rb & arg), b0->kind, ck0);
    f[n++] = lb_mix3(332, ck0, fit, s1->kind * 16u + b0->kind);
    f[n++] = lb_mix3(333, ck0, fit * 8 + offer, b0->kind);
    f[n++] = lb_mix3(334, ck0, fit * 8 + offer, s1->kind);
    f[n++] = lb_mix3(335, s0->morph, fit, fin->person);
    f[n++] = lb_mix3(336, ck0, offer, lb_fold64((r1 | rb) & arg));
    f[n++] = lb_mix3(337, s0->low, fit * 8 + offer, s1->kind * 16u + b0->kind);
    f[n++] = lb_mix3(338, s1->case_ + 8u * s1->kind, ck0, b0->kind);
    f[n++] = lb_mix3(339, fin->lemma, ck0, offer);
    // distance and what lies between
    uint32_t d0 = is0 == LB_NONE ? 9 : lb_gap(is0, ib0), d1 = is1 == LB_NONE ? 9 : lb_gap(is1, is0);
    f[n++] = lb_mix3(300, s0->tag, b0->tag, d0);
    f[n++] = lb_mix3(301, s1->tag, s0->tag, d1);
    uint32_t v0 = is0 == LB_NONE ? 0 : s->verbs[ib0] - s->verbs[is0], c0 = is0 == LB_NONE ? 0 : s->commas[ib0] - s->commas[is0];
    uint32_t v1 = is1 == LB_NONE ? 0 : s->verbs[ib0] - s->verbs[is1], c1 = is1 == LB_NONE ? 0 : s->commas[ib0] - s->commas[is1];
    v0 = v0 > 2 ? 2 : v0, v1 = v1 > 2 ? 2 : v1, c0 = c0 > 2 ? 2 : c0, c1 = c1 > 2 ? 2 : c1;
    f[n++] = lb_mix3(302, v0 * 4 + c0, s0->kind, b0->kind);
    f[n++] = lb_mix3(303, v1 * 4 + c1, s1->kind, s0->kind);
    f[n++] = lb_mix3(304, v1 * 16 + c1 * 4 + v0, s1->tag, b0->tag);
    // the rest of the clause
    uint32_t nv = s->next_verb[ib0], np = s->next_prefix[ib0], after = ib0 + 1 <= s->n ? s->next_verb[ib0 + 1] : LB_NONE;
    const lb_parse_word *v = AT(nv), *va = AT(after);
    f[n++] = lb_mix3(310, v->tag, s0->tag, nv == LB_NONE ? 9 : lb_gap(ib0, nv));
    f[n++] = lb_mix2(311, v->lemma, s0->tag);
    f[n++] = lb_mix3(312, va->tag, b0->tag, s0->kind);
    f[n++] = lb_mix3(313, np != LB_NONE ? w[np].low : 0, s0->kind, s1->kind);
    f[n++] = lb_mix3(314, v->tag, s0->kind, s1->kind);
    f[n++] = lb_mix3(315, b0->kind, b1->kind, s0->tag);
    // whose habits
    f[n++] = lb_mix(320, s->treebank);
    f[n++] = lb_mix2(321, s->treebank, s0->tag);
    f[n++] = lb_mix2(322, s->treebank, b0->tag);
    f[n++] = lb_mix3(323, s->treebank, s0->tag, s1->tag);
    f[n++] = lb_mix2(324, s->top < 4 ? s->top : 4, s->n - s->b < 3 ? s->n - s->b : 3);
#undef AT
    return n;
}

#endif
