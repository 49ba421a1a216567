/* when.c: the time of a happening: its own clause's; a certain one is dated by its
 * announcement too, a planned one never is. O(mentions of the sentence). */
#include "claim/rules.h"

static uint32_t time_in(const lb_reader *rd, const lb_scope *s, uint32_t clause, uint32_t at)
{
    uint32_t best = LB_NONE, distance = UINT32_MAX;
    for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1]; i++) {
        const lb_mention *x = &rd->doc->mentions->at[i];
        if (x->kind != LB_TIME || !x->time.happening || !x->time.precision) continue;
        if (x->first < s->first || x->first >= s->end || s->clause[x->first - s->first] != clause) continue;
        if (x->time.span.begin == LB_OPEN && x->time.span.end == LB_OPEN) continue;
        uint32_t gap = x->first > at ? x->first - at : at - x->first;
        if (gap < distance) best = i, distance = gap;
    }
    return best;
}

void lb_when_find(const lb_reader *rd, const lb_scope *s, const lb_match *m, lb_claim *c)
{
    uint32_t clause = s->clause[m->at - s->first];
    bool noun = m->t->pos == LB_POS_NOUN || m->t->pos == LB_POS_NOUN_EXACT;
    bool said = false;
    c->time = LB_NONE;
    c->when = (lb_interval){ LB_OPEN, LB_OPEN };
    bool announces = m->t->pos == LB_POS_PHRASE && (lb_is(rd->w[m->at].lemma, "ankündigen") || lb_is(rd->w[m->at].lemma, "versprechen") || lb_is(rd->w[m->at].lemma, "zusagen"));
    if ((noun || announces) && c->certainty == LB_PLANNED) // "kündigte am Montag den Abzug an"
        for (uint32_t t = s->first; t < s->end; t++) {
            uint32_t prefix;
            if (s->clause[t - s->first] == clause && lb_verbal_at(rd->doc, t) && lb_speech_verb(rd->doc, rd->q, t, &prefix)) said = true;
        }
    if (!said) c->time = time_in(rd, s, clause, m->at);
    for (uint32_t k = 0; k < s->clauses.n && c->time == LB_NONE && !said; k++) // "…, und zwar am 30. März"
        if (k > clause && s->clauses.at[k].kind == LB_CLAUSE_PHRASE && s->up[k] == clause) c->time = time_in(rd, s, k, m->at);
    if (c->time == LB_NONE && !said && s->clauses.at[clause].before == '&' && clause) c->time = time_in(rd, s, clause - 1, m->at);
    for (int hop = 0; hop < 6 && c->time == LB_NONE && c->certainty != LB_PLANNED && s->up[clause] != LB_NONE && s->up[clause] != clause; hop++) {
        clause = s->up[clause];
        c->time = time_in(rd, s, clause, m->at);
    }
    if (c->time == LB_NONE && c->certainty == LB_CERTAIN)
        for (uint32_t k = 0; k < s->clauses.n && c->time == LB_NONE; k++) // "…, teilte die Armee am Montag mit"
            if (s->clauses.at[k].kind == LB_CLAUSE_VERB_FIRST || s->clauses.at[k].kind == LB_CLAUSE_MAIN || s->clauses.at[k].kind == LB_CLAUSE_PHRASE) c->time = time_in(rd, s, k, m->at);
    if (c->time != LB_NONE) c->when = rd->doc->mentions->at[c->time].time.span;
}
