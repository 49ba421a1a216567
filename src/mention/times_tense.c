/* times_tense.c: is the clause around a time about what was or what will be? Tags where
 * there are some, else the auxiliaries' forms alone. O(words of the sentence). */
#include "mention/times_inner.h"

static bool closes_clause(const lb_atom *x)
{
    return x->kind == LB_ATOM_SIGN && (x->c == ',' || x->c == ';' || x->c == ':' || x->c == 0x2013 || x->c == '(' || x->c == ')');
}

/* Sentence end seen from atoms alone: a stop before a capital. */
static bool closes_sentence(const lb_time_finder *f, uint32_t i)
{
    const lb_atom *x = &f->x.at[i];
    if (x->kind != LB_ATOM_SIGN) return false;
    if (x->c == '!' || x->c == '?') return true;
    return x->c == '.' && i + 1 < f->end && x[1].space && x[1].upper && !(i > f->begin && x[-1].kind == LB_ATOM_DIGITS);
}

typedef struct {
    bool past, present, future, participle, infinitive;
} evidence;

static void look_tag(const lb_time_finder *f, uint32_t t, evidence *e)
{
    const lb_tag *g = &f->doc->tags->at[t];
    switch (g->stts) {
    case LB_STTS_VVFIN: case LB_STTS_VMFIN: case LB_STTS_VAFIN:
        if (lb_is(g->lemma, "werden") && g->feats.tense != LB_PAST) e->future = true;
        else if ((lb_is(g->lemma, "sollen") || lb_is(g->lemma, "wollen")) && g->feats.tense != LB_PAST) e->future = true;
        else if (g->feats.tense == LB_PAST && g->feats.mood != LB_SUB2) e->past = true;
        else if (lb_is(g->lemma, "haben") && g->stts == LB_STTS_VAFIN) e->past = true;
        else if (g->feats.mood != LB_SUB1 || g->stts == LB_STTS_VVFIN) e->present = true; // "gelte" is now, for its speaker; "sei", "habe" need their participle
        break;
    case LB_STTS_VVPP: case LB_STTS_VAPP: case LB_STTS_VMPP: e->participle = true; break;
    case LB_STTS_VVINF: case LB_STTS_VAINF: case LB_STTS_VVIZU: e->infinitive = true; break;
    default: break;
    }
}

static bool look_word(const lb_time_finder *f, uint32_t i, evidence *e)
{
    const lb_atom *x = &f->x.at[i];
    if (x->kind != LB_ATOM_WORD) return false;
    if (lb__tc(f, i) == LB_TC_tense) {
        lb_str v = lb__tval(f, i);
        if (lb_is(v, "past")) e->past = true;
        else if (lb_is(v, "future")) e->future = true;
        else e->present = true;
        return true;
    }
    if (!x->upper && x->row == LB_NONE) { // weak preterites: "griffen" stays unseen, "meldete" does not
        lb_str w = lb_atom_text(&f->x, i);
        if (w.n > 5 && (lb_ends(w, "te") || lb_ends(w, "ten")) && !lb_ends(w, "ierten") && !lb_ends(w, "hten")) {
            bool adjective = i + 1 < f->end && f->x.at[i + 1].upper && i > f->begin && (lb__tc(f, i - 1) == LB_TC_article || lb__tc(f, i - 1) == LB_TC_prep);
            if (!adjective) e->past = true;
        }
    }
    return false;
}

static lb_tense judge(const evidence *e)
{
    if (e->future && e->participle && !e->infinitive && !e->past) return LB_TENSE_PRESENT; // "wird erwartet"
    if (e->future) return LB_TENSE_FUTURE;
    if (e->past) return LB_TENSE_PAST;
    if (e->present && e->participle) return LB_TENSE_PAST; // "ist … gefallen"
    return e->present ? LB_TENSE_PRESENT : LB_TENSE_NONE;
}

static lb_tense within(const lb_time_finder *f, uint32_t i, bool clause)
{
    evidence e = { 0 };
    uint32_t from = i, to = i;
    while (from > f->begin && i - from < 60 && !closes_sentence(f, from - 1) && !(clause && closes_clause(&f->x.at[from - 1]))) from--;
    while (to < f->end && to - i < 60 && !closes_sentence(f, to) && !(clause && closes_clause(&f->x.at[to]))) to++;
    for (uint32_t k = from, last = LB_NONE; k < to; k++) {
        if (f->doc->tags && f->doc->tokens->n) {
            if (f->x.at[k].token != last) look_tag(f, last = f->x.at[k].token, &e);
        } else look_word(f, k, &e);
    }
    return judge(&e);
}

lb_tense lb__time_tense(const lb_time_finder *f, uint32_t i)
{
    lb_tense t = within(f, i, true);
    return t != LB_TENSE_NONE ? t : within(f, i, false);
}
