/* settle.c: what is done once all claims of a report are found: doubles dropped, outcomes of one verb
 * merged, places and times inherited from what was told before, responses tied to what they answer. */
#include "claim/found.h"

static bool body(lb_role r) { return r == LB_ROLE_body || r == LB_ROLE_lead || r == LB_ROLE_quotation || r == LB_ROLE_list || r == LB_ROLE_table; }

static bool takes_place(lb_str type) { return lb__physical(type); }

static bool same_first_arg(const found *a, const found *b, lb_arg_kind k)
{
    for (uint32_t i = 0; i < a->match.n_args; i++)
        for (uint32_t j = 0; j < b->match.n_args; j++)
            if (a->match.arg[i].kind == k && b->match.arg[j].kind == k && a->match.arg[i].head == b->match.arg[j].head) return true;
    return false;
}

static bool near_by(const found *a, const found *b)
{
    uint32_t x = a->match.at, y = b->match.at;
    return (x > y ? x - y : y - x) <= 4;
}

/* "getötet oder verwundet", "toten und verletzten Truppen": one number, one claim. */
static void merge_outcomes(run *x, size_t i, size_t k)
{
    found_list *l = &x->all;
    found *a = &l->at[i], *b = &l->at[k];
    if (!lb_is(a->claim.type, "casualties") || !lb_is(b->claim.type, "casualties") || !near_by(a, b)) return;
    lb_str v = a->match.t->value, w = b->match.t->value;
    bool pair = (lb_is(v, "killed") && lb_is(w, "wounded")) || (lb_is(v, "wounded") && lb_is(w, "killed"));
    if (!pair || a->match.t->pos != b->match.t->pos || a->match.t->pos == LB_POS_NOUN) return;
    if (!same_first_arg(a, b, LB_ARG_OBJ) && !same_first_arg(a, b, LB_ARG_HEAD)) return;
    uint32_t lo = a->match.at < b->match.at ? a->match.at : b->match.at, hi = lo == a->match.at ? b->match.at : a->match.at;
    for (uint32_t t = lo + 1; t < hi; t++) // "drei getötet und zwei weitere verletzt": two numbers, two claims
        if (x->rd.doc->tags->at[t].upos == LB_UPOS_NUM || x->rd.doc->tags->at[t].upos == LB_UPOS_NOUN) {
            found *late = lo == a->match.at ? b : a;
            late->claim.n_quantities = 0;
            for (uint32_t j = x->rd.mention[a->claim.sentence]; j < x->rd.mention[a->claim.sentence + 1]; j++) {
                const lb_mention *m = &x->rd.doc->mentions->at[j];
                if (m->kind != LB_NUMBER || m->first <= lo || m->first >= hi || m->number.ordinal) continue;
                late->claim.quantity = lb_new(x->rd.a, lb_quantity);
                *late->claim.quantity = (lb_quantity){ m->number, late->match.t->value, m->span };
                late->claim.n_quantities = 1;
            }
            return;
        }
    for (uint32_t q = 0; q < a->claim.n_quantities; q++) a->claim.quantity[q].outcome = LB_STR("killed_or_wounded");
    b->claim.type = LB_STR("");
}

static bool compatible(const run *x, const lb_claim *a, const lb_claim *b)
{
    const lb_mentions *ms = x->rd.doc->mentions;
    bool place = !a->n_places || !b->n_places, actor = !a->n_actors || !b->n_actors;
    for (uint32_t i = 0; i < a->n_places; i++)
        for (uint32_t k = 0; k < b->n_places; k++) place |= lb_eq(ms->at[a->place[i]].place.name, ms->at[b->place[k]].place.name);
    for (uint32_t i = 0; i < a->n_actors; i++)
        for (uint32_t k = 0; k < b->n_actors; k++) {
            lb_str p = a->actor[i].code, q = b->actor[k].code;
            actor |= p.n >= 3 && q.n >= 3 && !memcmp(p.p, q.p, 3);
        }
    return place && actor;
}

static bool is_noun_found(const found *f)
{
    return f->match.t->pos == LB_POS_NOUN || f->match.t->pos == LB_POS_NOUN_EXACT || f->match.t->pos == LB_POS_ADJ;
}

void lb__drop_doubles(run *x)
{
    found_list *l = &x->all;
    for (size_t i = 0; i < l->n; i++)
        for (size_t k = i + 1; k < l->n && l->at[k].claim.sentence == l->at[i].claim.sentence; k++) {
            found *a = &l->at[i], *b = &l->at[k];
            if (!a->claim.type.n || !b->claim.type.n) continue;
            merge_outcomes(x, i, k);
            if (!b->claim.type.n || !a->claim.type.n || !lb_eq(a->claim.type, b->claim.type)) continue;
            if (lb_is(a->claim.type, "casualties") && is_noun_found(a) != 0 && is_noun_found(b) && !a->claim.n_quantities != !b->claim.n_quantities) {
                if (a->claim.n_quantities) b->claim.type = LB_STR("");
                else a->claim.type = LB_STR("");
                continue;
            }
            if (a->claim.n_quantities && b->claim.n_quantities && a->claim.quantity[0].span.begin != b->claim.quantity[0].span.begin) continue;
            if (lb_is(a->claim.type, "casualties") && a->claim.n_quantities && b->claim.n_quantities) { // the same number: the more exact outcome
                found *keep = lb_is(a->claim.quantity[0].outcome, "lost") ? b : a, *drop = keep == a ? b : a;
                if (!keep->claim.n_places) keep->claim.place = drop->claim.place, keep->claim.n_places = drop->claim.n_places;
                if (!keep->claim.n_targets) keep->claim.target = drop->claim.target, keep->claim.n_targets = drop->claim.n_targets;
                drop->claim.type = LB_STR("");
                continue;
            }
            if (lb_is(a->claim.type, "casualties") && !lb_eq(a->match.t->value, b->match.t->value)) continue;
            if (!compatible(x, &a->claim, &b->claim)) continue;
            if (is_noun_found(a) == is_noun_found(b) && !is_noun_found(a)) continue; // two verbs: two happenings
            if (is_noun_found(a) && !is_noun_found(b)) a->claim.type = LB_STR("");
            else b->claim.type = LB_STR("");
        }
}

/* "fordert, die Angriffe einzustellen": what is asked for is no claim of its own. */
void lb__drop_demanded(run *x)
{
    for (size_t i = 0; i < x->all.n; i++) {
        found *a = &x->all.at[i];
        if (!lb_is(a->claim.type, "demand")) continue;
        lb_scope s;
        lb_scope_open(&x->rd, a->claim.sentence, &s);
        for (size_t k = 0; k < x->all.n; k++) {
            found *b = &x->all.at[k];
            if (k == i || !b->claim.type.n || b->claim.sentence != a->claim.sentence || !lb__physical(b->claim.type)) continue;
            uint32_t c = s.clause[b->match.at - s.first], own = s.clause[a->match.at - s.first];
            if (c != own && s.up[c] == own && s.clauses.at[c].kind == LB_CLAUSE_INFINITIVE) b->claim.type = LB_STR("");
        }
    }
}

/* What a headline or teaser says is dropped where the body says it too. */
void lb__drop_headings(run *x)
{
    for (size_t i = 0; i < x->all.n; i++) {
        lb_claim *h = &x->all.at[i].claim;
        if (!h->type.n || body(h->role)) continue;
        for (size_t k = 0; k < x->all.n; k++) {
            const lb_claim *b = &x->all.at[k].claim;
            if (b->type.n && body(b->role) && lb_eq(b->type, h->type) && compatible(x, h, b)) {
                h->type = LB_STR("");
                break;
            }
        }
    }
}

void lb__inherit(run *x)
{
    const lb_doc *d = x->rd.doc;
    for (size_t i = 0; i < x->all.n; i++) x->all.at[i].own_place = x->all.at[i].claim.n_places > 0;
    for (size_t i = 0; i < x->all.n; i++) {
        lb_claim *c = &x->all.at[i].claim;
        if (!c->type.n || !takes_place(c->type)) continue;
        uint32_t block = d->tokens->sentence[c->sentence].block;
        for (size_t k = i; k-- > 0;) {
            const lb_claim *o = &x->all.at[k].claim;
            uint32_t gap = c->sentence - o->sentence;
            if (gap > 3 || (d->tokens->sentence[o->sentence].block != block && gap > 2)) break;
            if (!o->type.n || !lb__physical(o->type) || (o->n_places && !x->all.at[k].own_place)) continue;
            bool follow = lb_is(c->type, "casualties") || lb_is(c->type, "damage") || lb_is(c->type, "intercept");
            if (!c->n_places && o->n_places) {
                c->place = o->place;
                c->n_places = o->n_places;
            }
            if (follow && c->time == LB_NONE && o->time != LB_NONE && c->certainty == LB_CERTAIN && o->certainty == LB_CERTAIN) {
                c->time = o->time;
                c->when = o->when;
            }
            if (lb_is(c->type, "intercept") && !c->n_targets && o->n_actors && lb_is(o->type, "strike")) {
                c->target = o->actor;
                c->n_targets = o->n_actors;
            }
        }
    }
}

/* Women and children killed somewhere are that country's civilians, once the place is known. */
void lb__civilians_of_place(run *x)
{
    static const char *const parts[] = { "frauen", "kinder", "kinds", "zivil", "bewohner" };
    const lb_reader *rd = &x->rd;
    for (size_t i = 0; i < x->all.n; i++) {
        lb_claim *c = &x->all.at[i].claim;
        if (!lb_is(c->type, "casualties") || c->n_targets || !c->n_places) continue;
        const lb_mention *p = &rd->doc->mentions->at[c->place[0]];
        lb_str w = rd->w[x->all.at[i].match.at].lemma;
        bool civil = false;
        for (size_t k = 0; k < sizeof parts / sizeof *parts; k++) civil |= lb_starts(w, parts[k]);
        for (uint32_t k = 0; k < c->n_quantities; k++) {
            uint32_t n = c->quantity[k].number.counted;
            civil |= n != LB_NONE && n < rd->doc->tokens->n && lb_civil_word(rd->w[n].lemma);
        }
        if (!civil || p->place.country.n != 3) continue;
        c->target = lb_new(rd->a, lb_actor);
        *c->target = (lb_actor){ lb_printf(rd->a, "%.*s.CVL", LB_FMT(p->place.country)), LB_STR("Zivilisten"), p->span };
        c->n_targets = 1;
    }
}

/* "A wirft B vor, … geplündert zu haben": the accused did it. */
void lb__accused_did_it(run *x)
{
    for (size_t i = 0; i < x->all.n; i++) {
        lb_claim *c = &x->all.at[i].claim;
        uint32_t at = x->all.at[i].match.at;
        if (!c->type.n || !lb__physical(c->type) || !c->n_actors) continue;
        for (size_t k = i; k-- > 0 && x->all.at[k].claim.sentence == c->sentence;) {
            const lb_claim *o = &x->all.at[k].claim;
            if (!lb_is(o->type, "accuse") || !o->n_targets || !o->n_actors || !lb_eq(o->actor[0].code, c->actor[0].code)) continue;
            lb_scope s;
            lb_scope_open(&x->rd, c->sentence, &s);
            uint32_t own = s.clause[at - s.first];
            if (s.clauses.at[own].kind != LB_CLAUSE_INFINITIVE || s.up[own] != s.clause[x->all.at[k].match.at - s.first]) continue;
            c->actor = o->target;
            c->n_actors = o->n_targets;
            break;
        }
    }
}

static bool acts(const lb_claim *c, lb_span at)
{
    for (uint32_t i = 0; i < c->n_actors; i++)
        if (c->actor[i].span.begin <= at.begin && at.end <= c->actor[i].span.end) return true;
    for (uint32_t i = 0; i < c->n_sources; i++)
        if (c->source[i].span.begin <= at.begin && at.end <= c->source[i].span.end) return true;
    return false;
}

/* The sentence's place, else that of the sentence before, for a happening that has none. */
void lb__place_from_context(run *x)
{
    for (size_t i = 0; i < x->all.n; i++) {
        lb_claim *c = &x->all.at[i].claim;
        if (!c->type.n || c->n_places || !takes_place(c->type)) continue;
        lb_scope s;
        lb_scope_open(&x->rd, c->sentence, &s);
        uint32_t at = s.clause[x->all.at[i].match.at - s.first];
        for (int hop = 0; hop < 4 && !c->n_places && s.up[at] != LB_NONE && s.up[at] != at; hop++) {
            at = s.up[at];
            lb_places_of_clause(&x->rd, &s, at, c);
        }
        if (x->all.at[i].match.tree || !c->n_places)
            for (uint32_t k = x->rd.mention[c->sentence]; k < x->rd.mention[c->sentence + 1] && !c->n_places; k++) {
                const lb_mention *m = &x->rd.doc->mentions->at[k];
                if (m->kind != LB_PLACE || m->first > s.first + 1 || m->place.precision > 5 || acts(c, m->span)) continue; // "Bachmut, seit Wochen …, soll gefallen sein"
                if (lb_is(c->type, "control.gain") || lb_is(c->type, "damage") || lb_is(c->type, "strike")) {
                    c->place = lb_new(x->rd.a, uint32_t);
                    *c->place = k;
                    c->n_places = 1;
                }
            }
        for (uint32_t k = 0; k < s.clauses.n && !c->n_places; k++) lb_places_of_clause(&x->rd, &s, k, c);
        }
}

/* Another war's past: years before the report. */
void lb__drop_past(run *x)
{
    int year = x->rd.doc->text->facts.date.year;
    if (!year) return;
    int32_t edge = lb_day(year - 4, 1, 1);
    for (size_t i = 0; i < x->all.n; i++) {
        lb_claim *c = &x->all.at[i].claim;
        if (c->time != LB_NONE && c->when.end != LB_OPEN && c->when.end < edge) c->type = LB_STR("");
    }
}

uint32_t lb__response_to(const found_list *l, size_t i)
{
    for (size_t k = i; k-- > 0;)
        if (l->at[k].claim.type.n && !lb_is(l->at[k].claim.type, "response")) return (uint32_t)k;
    return LB_NONE;
}
