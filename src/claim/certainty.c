/* certainty.c: what makes a happening negated, possible, probable or planned. With a tree the
 * search climbs from the trigger to its clause and through complements to the verbs that govern
 * it; it stops at a word of saying, whose own hedges belong to the saying. Without a tree the
 * words of the clause decide. */
#include "claim/quotes.h"

typedef struct {
    const lb_doc         *doc;
    const lb_quote_rules *r;
    lb_effect             certainty;
    uint32_t              certainty_by;
    uint32_t              negations, negated_by;
    bool                  denied;     // one negation is a verb or noun: "nicht ausschließen"
    const lb_quote       *quote;      // the trigger's
} finding;

/* Whose words token t is; a few words in marks inside somebody's sentence are that sentence's. */
static const lb_quote *words_of(const lb_doc *doc, uint32_t t)
{
    const lb_quote *q = lb_quote_at(doc, t);
    for (int i = 0; q && i < 3 && q->type == LB_QUOTE_DIRECT && q->inside != LB_NONE && q->end - q->first <= 8; i++) q = &doc->quotes->at[q->inside];
    return q && q->type == LB_QUOTE_DIRECT && q->end - q->first <= 4 ? NULL : q;
}

static lb_effect hedge(const finding *f, lb_hedge_kind k, lb_str key)
{
    uint32_t e = lb_index_get(&f->r->hedge[k], key);
    return e == LB_NONE ? LB_EFFECT_NONE : (lb_effect)e;
}

static lb_str lowered(const lb_doc *doc, uint32_t t, char *z, uint32_t cap)
{
    lb_str w = lb_word(doc, t);
    if (w.n >= cap) return (lb_str){ z, 0 };
    for (uint32_t i = 0; i < w.n; i++) z[i] = lb_is_upper((uint8_t)w.p[i]) ? (char)(w.p[i] | 32) : w.p[i];
    return (lb_str){ z, w.n };
}

static void note(finding *f, lb_effect e, uint32_t by)
{
    if (e == LB_EFFECT_NEGATED) {
        f->negations++;
        f->negated_by = by;
    } else if (e != LB_EFFECT_NONE && f->certainty == LB_EFFECT_NONE) {
        f->certainty = e;
        f->certainty_by = by;
    }
}

static bool negates(const finding *f, uint32_t t)
{
    char z[48];
    const lb_tag *g = &f->doc->tags->at[t];
    if (hedge(f, LB_HEDGE_NEGATION, lowered(f->doc, t, z, sizeof z))) return true;
    return (g->stts == LB_STTS_PIAT || g->stts == LB_STTS_PIS) && hedge(f, LB_HEDGE_NEGATION, g->lemma);
}

/* "nicht nur", "nicht zuletzt", "nichts anderes als" deny nothing. */
static bool real_negation(const finding *f, uint32_t t)
{
    if (!negates(f, t)) return false;
    if (t + 1 < f->doc->tokens->n)
        if (lb_word_is(f->doc, t + 1, "nur") || lb_word_is(f->doc, t + 1, "zuletzt") || lb_word_is(f->doc, t + 1, "allein")
            || lb_word_is(f->doc, t + 1, "mehr als") || lb_word_is(f->doc, t + 1, "weniger"))
            return false;
    return true;
}

/* A participle with haben/sein beside a modal: "soll … getötet haben" is hearsay about the past, no plan. */
static bool perfect_infinitive(const lb_doc *doc, uint32_t modal)
{
    const lb_sentence *s = lb_sentence_of(doc, modal);
    bool participle = false;
    for (uint32_t t = modal; t > s->first && doc->tags->at[t - 1].stts != LB_STTS_COMMA; t--) {
        lb_stts x = doc->tags->at[t - 1].stts;
        if (x == LB_STTS_VAINF && t == modal) participle |= t >= s->first + 2 && doc->tags->at[t - 2].stts == LB_STTS_VVPP
                                                       && !lb_is(doc->tags->at[t - 1].lemma, "werden");
    }
    for (uint32_t t = modal + 1; t < s->end; t++) {
        lb_stts x = doc->tags->at[t].stts;
        if (x == LB_STTS_COMMA && t > modal + 25) break;
        if ((x == LB_STTS_VAINF) && t > s->first && (doc->tags->at[t - 1].stts == LB_STTS_VVPP || doc->tags->at[t - 1].stts == LB_STTS_VAPP)
            && !lb_is(doc->tags->at[t].lemma, "werden"))
            return true;
    }
    return participle;
}

static void modal_effect(finding *f, uint32_t t)
{
    const lb_tag *g = &f->doc->tags->at[t];
    char z[48];
    lb_effect e = hedge(f, LB_HEDGE_MODAL, lowered(f->doc, t, z, sizeof z));
    if (lb_is(g->lemma, "werden") && g->upos == LB_UPOS_AUX && !e) {
        /* future: "wird … angreifen"; not the passive "wird angegriffen" */
        const lb_sentence *s = lb_sentence_of(f->doc, t);
        bool inf = false, part = false;
        for (uint32_t i = t + 1; i < s->end && f->doc->tags->at[i].stts != LB_STTS_COMMA; i++) {
            lb_stts x = f->doc->tags->at[i].stts;
            inf |= x == LB_STTS_VVINF || x == LB_STTS_VAINF || x == LB_STTS_VMINF;
            part |= x == LB_STTS_VVPP;
        }
        if (t > s->first && (f->doc->tags->at[t - 1].stts == LB_STTS_VVINF || f->doc->tags->at[t - 1].stts == LB_STTS_VAINF)) inf = true;
        if (!inf || g->feats.tense == LB_PAST) {
            if (!inf) return;
        }
        note(f, hedge(f, LB_HEDGE_FUTURE, g->lemma), t);
        return;
    }
    if (!e) e = hedge(f, LB_HEDGE_MODAL, g->lemma);
    if (!e) return;
    if (lb_is(g->lemma, "sollen") || lb_is(g->lemma, "wollen")) {
        if (perfect_infinitive(f->doc, t)) return;
        bool first = t == lb_sentence_of(f->doc, t)->first;
        if (first && (lb_mood_at(f->doc, t) == LB_SUB2 || lb_word_is(f->doc, t, "sollte") || lb_word_is(f->doc, t, "sollten"))) e = LB_EFFECT_POSSIBLE; // "Sollte Kiew …": a condition
        else if (g->feats.tense == LB_PAST && lb_mood_at(f->doc, t) != LB_SUB2 && !lb_is(lowered(f->doc, t, z, sizeof z), "sollte")
                 && !lb_is(lowered(f->doc, t, z, sizeof z), "sollten"))
            e = LB_EFFECT_PLANNED;
    }
    note(f, e, t);
}

/* Words that hang on `t` itself. */
static void own_words(finding *f, uint32_t t, uint32_t c, lb_rel rel)
{
    const lb_tag *g = &f->doc->tags->at[c];
    char z[48];
    if (real_negation(f, c)) {
        note(f, LB_EFFECT_NEGATED, c);
        return;
    }
    switch (rel) {
    case LB_REL_aux:
        modal_effect(f, c);
        break;
    case LB_REL_advmod: case LB_REL_discourse: case LB_REL_obl: case LB_REL_dep: {
        lb_effect e = hedge(f, LB_HEDGE_ADVERB, lowered(f->doc, c, z, sizeof z));
        note(f, e, c);
        break;
    }
    case LB_REL_amod: {
        lb_effect e = hedge(f, LB_HEDGE_ADJECTIVE, g->lemma);
        note(f, e, c);
        break;
    }
    case LB_REL_mark: case LB_REL_case_: {
        lb_effect e = hedge(f, LB_HEDGE_CONJUNCTION, lowered(f->doc, c, z, sizeof z));
        if (e == LB_EFFECT_PLANNED && rel == LB_REL_case_) break; // "um Bachmut" is a place
        if (e == LB_EFFECT_POSSIBLE && f->doc->tags->at[t].feats.tense == LB_PAST && lb_is(lowered(f->doc, c, z, sizeof z), "wenn")) break;
        note(f, e, c);
        break;
    }
    default:
        break;
    }
}

/* "wäre ein Angriff denkbar", "hätte … angegriffen": Konjunktiv II of the clause, unless it reports what somebody said. */
static void irrealis(finding *f, uint32_t t)
{
    uint32_t finite = LB_NONE;
    const lb_sentence *s = lb_sentence_of(f->doc, t);
    if (f->quote && f->quote->type != LB_QUOTE_DIRECT) return;
    if (lb_finite_at(f->doc, t)) finite = t;
    for (uint32_t c = s->first; finite == LB_NONE && c < s->end; c++)
        if (f->doc->trees->at[c].head == t && lb_finite_at(f->doc, c)
            && (f->doc->trees->at[c].rel == LB_REL_aux || f->doc->trees->at[c].rel == LB_REL_aux_pass || f->doc->trees->at[c].rel == LB_REL_cop))
            finite = c;
    if (finite != LB_NONE && lb_mood_at(f->doc, finite) == LB_SUB2 && !lb_is(f->doc->tags->at[finite].lemma, "sollen")) note(f, LB_EFFECT_POSSIBLE, finite);
}

static void children(finding *f, uint32_t t, uint32_t but)
{
    const lb_sentence *s = lb_sentence_of(f->doc, t);
    const lb_arc *arc = f->doc->trees->at;
    bool verb = f->doc->tags->at[t].upos == LB_UPOS_VERB || f->doc->tags->at[t].upos == LB_UPOS_AUX;
    for (uint32_t c = s->first; c < s->end; c++) {
        if (arc[c].head != t || c == but) continue;
        own_words(f, t, c, arc[c].rel);
        /* "kein Soldat wurde getötet": the determiner of a core argument */
        bool core = arc[c].rel == LB_REL_nsubj || arc[c].rel == LB_REL_nsubj_pass || arc[c].rel == LB_REL_obj;
        if (!verb || !core) continue;
        for (uint32_t d = s->first; d < s->end; d++)
            if (arc[d].head == c && (arc[d].rel == LB_REL_det || arc[d].rel == LB_REL_advmod) && real_negation(f, d)) note(f, LB_EFFECT_NEGATED, d);
    }
}

static bool says(const finding *f, uint32_t t)
{
    uint32_t prefix;
    const lb_speech *s = lb_speech_verb(f->doc, f->r, t, &prefix);
    return s && (s->cls == LB_CUE_neutral || s->cls == LB_CUE_factive || s->cls == LB_CUE_doubting || s->cls == LB_CUE_hearsay);
}

static lb_effect governor(const finding *f, uint32_t h)
{
    const lb_tag *g = &f->doc->tags->at[h];
    uint32_t prefix = LB_NONE;
    lb_str lemma = g->lemma;
    if (g->upos == LB_UPOS_NOUN) return hedge(f, LB_HEDGE_NOUN, lemma);
    if (g->upos == LB_UPOS_ADJ) return hedge(f, LB_HEDGE_ADJECTIVE, lemma);
    const lb_speech *s = lb_speech_verb(f->doc, f->r, h, &prefix);
    if (s) lemma = s->lemma;
    return hedge(f, LB_HEDGE_VERB, lemma);
}

/* "glaubt nicht, dass": the negation belongs to what is believed. */
static bool raises(const finding *f, uint32_t h)
{
    static const char *const verbs[] = { "glauben", "denken", "meinen", "erwarten", "annehmen", "finden", "rechnen", "ausgehen", NULL };
    uint32_t prefix;
    const lb_speech *s = lb_speech_verb(f->doc, f->r, h, &prefix);
    for (uint32_t i = 0; s && verbs[i]; i++)
        if (lb_is(s->lemma, verbs[i])) return true;
    return false;
}

static void children_negation(finding *f, uint32_t h, uint32_t but)
{
    const lb_sentence *s = lb_sentence_of(f->doc, h);
    for (uint32_t c = s->first; c < s->end; c++)
        if (f->doc->trees->at[c].head == h && c != but && f->doc->trees->at[c].rel == LB_REL_advmod && real_negation(f, c)) note(f, LB_EFFECT_NEGATED, c);
}

/* "ein Einmarsch sei geplant": a participle with sein is a state of its subject. */
static bool state(const finding *f, uint32_t h)
{
    const lb_sentence *s = lb_sentence_of(f->doc, h);
    bool sein = false;
    if (f->doc->tags->at[h].stts != LB_STTS_VVPP && f->doc->tags->at[h].feats.form != LB_PART) return false;
    for (uint32_t c = s->first; c < s->end; c++)
        if (f->doc->trees->at[c].head == h && f->doc->tags->at[c].upos == LB_UPOS_AUX) sein |= lb_is(f->doc->tags->at[c].lemma, "sein");
    return sein;
}

static void climb(finding *f, uint32_t t)
{
    const lb_arc *arc = f->doc->trees->at;
    uint32_t from = LB_NONE;
    for (int depth = 0; depth < 10; depth++) {
        uint32_t negations = f->negations, by = f->negated_by;
        children(f, t, from);
        irrealis(f, t);
        if (from != LB_NONE && arc[from].rel == LB_REL_conj) f->negations = negations, f->negated_by = by; // "nicht A, sondern B"; "nicht A und B" is rare
        uint32_t h = arc[t].head;
        lb_rel rel = arc[t].rel;
        if (h == LB_NONE || rel == LB_REL_root) return;
        const lb_tag *g = &f->doc->tags->at[h], *own = &f->doc->tags->at[t];
        bool clause = own->upos == LB_UPOS_VERB || own->upos == LB_UPOS_AUX || own->feats.form == LB_INF;
        if (rel == LB_REL_dep && clause && lb_finite_at(f->doc, t)) return; // a finite verb that hangs anywhere: the parser has lost its clause
        switch (rel) {
        case LB_REL_conj: // "will A und B": the second conjunct shares what stands before the first
            if (clause && lb_finite_at(f->doc, t)) {
                return;
            }
            break;
        case LB_REL_ccomp: case LB_REL_xcomp: case LB_REL_csubj: case LB_REL_obj: case LB_REL_nsubj: case LB_REL_nsubj_pass:
        case LB_REL_obl_arg: case LB_REL_iobj: case LB_REL_acl: case LB_REL_nmod: case LB_REL_obl: case LB_REL_compound: case LB_REL_amod:
        case LB_REL_nmod_poss: case LB_REL_csubj_pass: case LB_REL_dep: case LB_REL_cop: case LB_REL_parataxis: {
            bool complement = clause && rel != LB_REL_amod && rel != LB_REL_parataxis;
            if (rel == LB_REL_parataxis && says(f, h)) return;
            if (rel == LB_REL_parataxis) return;
            lb_effect e = governor(f, h);
            if (words_of(f->doc, h) != f->quote) { // whose words they are has changed: a thought colours what is thought, saying does not
                if (e != LB_EFFECT_NONE && complement) note(f, e, h);
                if (complement && raises(f, h)) children_negation(f, h, t);
                return;
            }
            f->denied |= e == LB_EFFECT_NEGATED;
            if (rel == LB_REL_obl && e == LB_EFFECT_PLANNED) e = LB_EFFECT_NONE; // "nach dem Angriff ankündigen"
            if (rel == LB_REL_nsubj && (g->upos == LB_UPOS_VERB) && e == LB_EFFECT_PLANNED && !state(f, h)) e = LB_EFFECT_NONE;
            note(f, e, h);
            if (complement && says(f, h) && (e == LB_EFFECT_NONE)) return;
            if (clause && rel == LB_REL_acl && !e) return;
            if (rel == LB_REL_obl && !clause && from != LB_NONE) return;
            break;
        }
        default: // relative and adverbial clauses stand on their own
            if (rel == LB_REL_appos || rel == LB_REL_flat || rel == LB_REL_flat_name) break;
            return;
        }
        from = t;
        t = h;
    }
}

static void window(finding *f, uint32_t t)
{
    const lb_doc *d = f->doc;
    const lb_sentence *s = lb_sentence_of(d, t);
    uint32_t b = t, e = t + 1;
    char z[48];
    while (b > s->first && d->tags->at[b - 1].stts != LB_STTS_COMMA && d->tags->at[b - 1].stts != LB_STTS_STOP) b--;
    while (e < s->end && d->tags->at[e].stts != LB_STTS_COMMA && d->tags->at[e].stts != LB_STTS_STOP) e++;
    for (uint32_t i = b; i < e; i++) {
        lb_str w = lowered(d, i, z, sizeof z);
        if (real_negation(f, i)) note(f, LB_EFFECT_NEGATED, i);
        note(f, hedge(f, LB_HEDGE_ADVERB, w), i);
        if (i == b) note(f, hedge(f, LB_HEDGE_CONJUNCTION, w), i);
        if (lb_finite_at(d, i)) modal_effect(f, i);
        if (i + 1 == t) note(f, hedge(f, LB_HEDGE_ADJECTIVE, d->tags->at[i].lemma), i);
    }
}

static finding look(const lb_doc *doc, const lb_quote_rules *r, uint32_t t)
{
    finding f = { .doc = doc, .r = r, .certainty_by = LB_NONE, .negated_by = LB_NONE };
    f.quote = words_of(doc, t);
    if (!doc->tags || t >= doc->tokens->n) return f;
    const lb_sentence *s = lb_sentence_of(doc, t);
    if (doc->tags->at[t].upos == LB_UPOS_VERB) { // "planen Angriffe": the trigger itself speaks of the future
        uint32_t prefix;
        const lb_speech *sp = lb_speech_verb(doc, r, t, &prefix);
        lb_str lemma = sp ? sp->lemma : doc->tags->at[t].lemma;
        note(&f, hedge(&f, LB_HEDGE_INTENT, lemma), t);
    }
    if (doc->trees && doc->trees->parsed && doc->trees->parsed[doc->tokens->at[t].sentence]) climb(&f, t);
    else window(&f, t);
    uint32_t b = t, e = t + 1;
    while (b > s->first && doc->tags->at[b - 1].stts != LB_STTS_COMMA) b--;
    while (e < s->end && doc->tags->at[e].stts != LB_STTS_COMMA) e++;
    for (uint32_t i = b; i < e; i++) { // phrases of several words count between the commas
        char z[48];
        lb_str w = lowered(doc, i, z, sizeof z);
        for (uint32_t p = lb_index_get(&r->hedge_first, w); p != LB_NONE; p = r->hedge_phrase[p].next) {
            uint32_t k = 0;
            while (k < r->hedge_phrase[p].n && i + k < e && lb_eq(lowered(doc, i + k, z, sizeof z), r->hedge_phrase[p].word[k])) k++;
            if (k == r->hedge_phrase[p].n) note(&f, (lb_effect)r->hedge_phrase[p].cls, i);
        }
    }
    return f;
}

lb_polarity lb_polarity_at(const lb_doc *doc, const lb_quote_rules *r, uint32_t t, uint32_t *why)
{
    finding f = look(doc, r, t);
    if (why) *why = f.negated_by;
    return f.negations % 2 ? LB_NEGATED : LB_AFFIRMED;
}

lb_certainty lb_certainty_at(const lb_doc *doc, const lb_quote_rules *r, uint32_t t, uint32_t *why)
{
    finding f = look(doc, r, t);
    if (why) *why = f.certainty_by;
    if (f.negations >= 2 && f.denied && f.certainty == LB_EFFECT_NONE) return LB_POSSIBLE; // "nicht ausschließen"
    switch (f.certainty) {
    case LB_EFFECT_POSSIBLE: return LB_POSSIBLE;
    case LB_EFFECT_PROBABLE: return LB_PROBABLE;
    case LB_EFFECT_PLANNED: return LB_PLANNED;
    default: return LB_CERTAIN;
    }
}
