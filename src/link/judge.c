/* judge.c: one incident: where its claims come from, how they stand to each other, and
 * what that makes its status. Every rule has a name, and says which claims it went by. */
#include "link/link.h"

enum { MOST_COMPARED = 60 }; // claims of one incident that are compared pairwise

const char *lb_relation_name(lb_relation_kind k)
{
    static const char *const name[] = { "repeats", "confirms", "denies", "contradicts", "revises", "differs" };
    return name[k];
}

const char *lb_status_name(lb_status s)
{
    static const char *const name[] = { "single-source", "corroborated", "revised", "denied", "disputed", "retracted" };
    return name[s];
}

/* Who a claim comes from, in words. */
static lb_str voice(const lb_link_claim *c)
{
    if (c->speaker_name.n) return c->speaker_name;
    if (c->speaker.n) return c->speaker;
    if (c->outlet.n && !lb_is(c->outlet, "?")) return c->outlet;
    if (c->outlet.n) return LB_STR("somebody unnamed");
    if (c->publisher.n) return c->publisher;
    return c->report;
}

static bool same_speaker(const lb_link_claim *x, const lb_link_claim *y)
{
    if (x->speaker.n || y->speaker.n) return lb_eq(x->speaker, y->speaker) && (!lb_is(x->speaker, "?") || lb_eq(x->speaker_name, y->speaker_name));
    if (x->outlet.n || y->outlet.n) return lb_eq(x->outlet, y->outlet) && !lb_is(x->outlet, "?");
    if (x->publisher.n || y->publisher.n) return lb_eq(x->publisher, y->publisher);
    return lb_eq(x->report, y->report);
}

/* One origin: one text copied, or one speaker quoted by several. */
static bool one_origin(const lb_link_claim *x, const lb_link_claim *y, lb_arena *a)
{
    if (same_speaker(x, y)) return true;
    if (x->speaker.n && y->speaker.n) return false; // two speakers in one text are two origins
    return !lb_eq(x->report, y->report) && (x->copy == y->copy || lb__overlap(x->paragraph, y->paragraph, a) >= 0.8);
}

/* Parties of one side do not bear each other out. */
static bool one_side(const lb_link_claim *x, const lb_link_claim *y)
{
    return x->speaker.n && y->speaker.n && lb__same_code(x->speaker, y->speaker);
}

static void find_origins(const lb_link_claim *claim, lb_incident *in, lb_arena *a)
{
    uint32_t n = in->n;
    in->origin = lb_array(a, n, uint32_t);
    for (uint32_t i = 0; i < n; i++) {
        in->origin[i] = UINT32_MAX;
        for (uint32_t k = 0; k < i && k < MOST_COMPARED && in->origin[i] == UINT32_MAX; k++)
            if (one_origin(&claim[in->claim[i]], &claim[in->claim[k]], a)) in->origin[i] = in->origin[k];
        if (in->origin[i] == UINT32_MAX) in->origin[i] = in->n_origins++;
        bool seen = false;
        for (uint32_t k = 0; k < i && !seen; k++) seen = lb_eq(claim[in->claim[i]].report, claim[in->claim[k]].report);
        in->n_reports += !seen;
    }
}

/* ---- relations ---- */

static const lb_link_quantity *same_count(const lb_link_claim *x, const lb_link_claim *y, const lb_link_quantity **other)
{
    for (uint32_t i = 0; i < x->n_quantities; i++)
        for (uint32_t k = 0; k < y->n_quantities; k++) {
            const lb_link_quantity *p = &x->quantity[i], *q = &y->quantity[k];
            bool people = (lb_is(p->unit, "people") || lb_is(q->unit, "people")) && p->outcome.n; // "Menschen" may be civilians
            if (!lb_eq(p->outcome, q->outcome) || (!lb_eq(p->unit, q->unit) && !people)) continue;
            *other = q;
            return p;
        }
    return NULL;
}

static bool apart(const lb_link_quantity *p, const lb_link_quantity *q)
{
    return p->high < q->low || q->high < p->low;
}

static lb_str count_text(const lb_link_quantity *q, lb_arena *a)
{
    if (q->low == q->high) return lb_printf(a, "%.15g", q->low);
    if (q->high > 1e15) return lb_printf(a, "at least %.15g", q->low);
    return lb_printf(a, "%.15g to %.15g", q->low, q->high);
}

typedef struct {
    const lb_link_claim *claim;
    lb_incident         *in;
    lb_relation_list    *out;
    lb_arena            *a;
} bench;

static void relate(const bench *b, uint32_t x, uint32_t y, lb_relation_kind kind, const char *rule, lb_str why)
{
    *lb_push(b->a, b->out) = (lb_relation){ .a = x, .b = y, .kind = kind, .rule = rule, .why = why };
}

/* Both say they hold the place. */
static bool rival_control(const lb_link_claim *x, const lb_link_claim *y)
{
    if (!lb_is(x->type, "control.gain") || !lb_is(y->type, "control.gain") || x->negated || y->negated) return false;
    if (!x->n_actors || !y->n_actors || !lb__same_place(x, y)) return false;
    return !lb__sides_meet(x->actor, x->n_actors, y->actor, y->n_actors);
}

/* y took the place; x beat an attack on it back, by another side. */
static bool held(const lb_link_claim *x, const lb_link_claim *y)
{
    if (!lb_is(x->type, "battle.repelled") || !lb_is(y->type, "control.gain") || x->negated || y->negated) return false;
    if (!x->n_actors || !y->n_actors || !lb__same_place(x, y)) return false;
    return !lb__sides_meet(x->actor, x->n_actors, y->actor, y->n_actors);
}

/* One kind of deed; an attack that shares a strike's incident is that strike. */
static bool alike(const lb_link_claim *x, const lb_link_claim *y)
{
    return lb_eq(x->type, y->type) || (lb_is(x->type, "strike") && lb_is(y->type, "battle.attack")) || (lb_is(x->type, "battle.attack") && lb_is(y->type, "strike"));
}

static bool is_planned(const lb_link_claim *c)
{
    return lb_is(c->certainty, "planned") || lb_is(c->certainty, "possible");
}

/* Saying the same from somewhere else. Nobody unnamed confirms, a toll of dead does not bear
 * out a number of wounded, and who took a place must be the same. */
static bool may_confirm(const lb_link_claim *x, const lb_link_claim *y, bool same_counted)
{
    if (lb_is(x->outlet, "?") || lb_is(y->outlet, "?")) return false;
    if (x->n_quantities && y->n_quantities && !same_counted) return false;
    if (x->n_actors && y->n_actors) return lb__sides_meet(x->actor, x->n_actors, y->actor, y->n_actors);
    return !lb_is(x->type, "control.gain") || x->n_actors == y->n_actors;
}

/* x is the later of the two, or the same day. */
static void compare(const bench *b, uint32_t xi, uint32_t yi, bool one)
{
    const lb_link_claim *x = &b->claim[xi], *y = &b->claim[yi];
    const lb_link_quantity *q, *p;
    if (lb_is(x->type, "response") || lb_is(y->type, "response")) return;
    if (x->heading || y->heading) return; // it repeats its own report's body
    if (is_planned(x) != is_planned(y)) return;
    if (rival_control(x, y)) {
        relate(b, xi, yi, LB_CONTRADICTS, "contradiction/control",
               lb_printf(b->a, "%.*s and %.*s each say that another side took the place", LB_FMT(voice(x)), LB_FMT(voice(y))));
        return;
    }
    if (held(x, y) || held(y, x)) {
        relate(b, xi, yi, LB_CONTRADICTS, "contradiction/held",
               lb_printf(b->a, "%.*s says it was taken, %.*s that the attack was beaten back", LB_FMT(voice(held(x, y) ? y : x)), LB_FMT(voice(held(x, y) ? x : y))));
        return;
    }
    if (!alike(x, y)) return;
    if (lb_is(x->type, "strike") && !x->negated && !y->negated && x->n_actors && y->n_actors && lb__blame(x, y)) {
        relate(b, xi, yi, LB_CONTRADICTS, "contradiction/blame",
               lb_printf(b->a, "%.*s and %.*s name different attackers", LB_FMT(voice(x)), LB_FMT(voice(y))));
        return;
    }
    bool actors = x->n_actors && y->n_actors, meet = lb__sides_meet(x->actor, x->n_actors, y->actor, y->n_actors);
    if (x->negated != y->negated) {
        if ((actors || one_side(x, y)) && !meet && !same_speaker(x, y)) return; // they may speak of two deeds
        bool same_voice = same_speaker(x, y) && x->speaker.n;
        relate(b, xi, yi, x->negated && !same_voice ? LB_DENIES : LB_CONTRADICTS, same_voice ? "contradiction/own" : "denial/negated",
               lb_printf(b->a, "%.*s says it did not happen, %.*s that it did", LB_FMT(voice(x->negated ? x : y)), LB_FMT(voice(x->negated ? y : x))));
        return;
    }
    if ((p = same_count(x, y, &q)) != NULL && apart(p, q)) {
        bool later = x->published != LB_OPEN && y->published != LB_OPEN && x->published > y->published;
        bool revised = !lb_eq(x->report, y->report) && later && (one || same_speaker(x, y) || one_side(x, y) || p->low > q->high);
        bool sides = x->speaker.n && y->speaker.n && !lb__same_code(x->speaker, y->speaker);
        if (lb_eq(x->report, y->report) && !sides) return; // parts of one count
        relate(b, xi, yi, revised && !sides ? LB_REVISES : LB_DIFFERS, revised && !sides ? "number/later" : "number/differs",
               lb_printf(b->a, "%.*s says %.*s, %.*s said %.*s", LB_FMT(voice(x)), LB_FMT(count_text(p, b->a)), LB_FMT(voice(y)), LB_FMT(count_text(q, b->a))));
        return;
    }
    if (lb_eq(x->report, y->report)) return;
    if (one) {
        bool copy = x->copy == y->copy || lb__overlap(x->paragraph, y->paragraph, b->a) >= 0.8;
        relate(b, xi, yi, LB_REPEATS, copy ? "repeat/copy" : "repeat/speaker",
               copy ? LB_STR("the same text") : lb_printf(b->a, "both rest on %.*s", LB_FMT(voice(x))));
    } else if (!one_side(x, y) && may_confirm(x, y, p != NULL)) {
        relate(b, xi, yi, LB_CONFIRMS, "confirmation/independent", lb_printf(b->a, "%.*s and %.*s say the same", LB_FMT(voice(x)), LB_FMT(voice(y))));
    }
}

/* What a response answers: the claim it names; else, of the claims that the answering side
 * does not make itself, the one before it in its report, else the earliest of the incident's
 * main type. */
static uint32_t answered(const bench *b, const lb_link_claim *r)
{
    uint32_t best = UINT32_MAX;
    int best_score = -1;
    for (uint32_t i = 0; i < b->in->n; i++) {
        const lb_link_claim *c = &b->claim[b->in->claim[i]];
        if (lb_is(c->type, "response")) continue;
        if (r->responds_to.n && lb_eq(c->id, r->responds_to) && !c->negated && !c->heading) return b->in->claim[i];
        bool own = r->n_actors && c->speaker.n && lb__same_code(c->speaker, r->actor[0]);
        bool before = lb_eq(c->report, r->report) && c->position <= r->position;
        int score = 8 * (!own && !c->negated) + 4 * before + 2 * lb_eq(c->type, b->in->type) + !c->heading;
        if (score > best_score) best = b->in->claim[i], best_score = score;
    }
    return best;
}

static void respond(const bench *b, uint32_t ri)
{
    const lb_link_claim *r = &b->claim[ri];
    lb_str who = r->n_actors ? r->actor[0] : voice(r);
    if (lb_is(r->stance, "unverifiable")) b->in->unverifiable = !r->negated || b->in->unverifiable;
    uint32_t target = answered(b, r);
    if (target == UINT32_MAX || r->negated) return;
    if (lb_is(r->stance, "deny"))
        relate(b, ri, target, LB_DENIES, "denial/response", lb_printf(b->a, "%.*s denies what %.*s says", LB_FMT(who), LB_FMT(voice(&b->claim[target]))));
    else if (lb_is(r->stance, "confirm"))
        relate(b, ri, target, LB_CONFIRMS, "confirmation/response", lb_printf(b->a, "%.*s confirms what %.*s says", LB_FMT(who), LB_FMT(voice(&b->claim[target]))));
}

/* ---- status ---- */

static void set(lb_incident *in, lb_status status, const char *rule, lb_str why)
{
    if (in->rule && status <= in->status) return; // the weightiest rule stands, the first of its kind explains
    in->status = status;
    in->rule = rule;
    in->why = why;
}

/* Origins that affirm what is denied or said, without its own side counted twice. */
static uint32_t affirming(const bench *b, lb_str type)
{
    uint32_t n = 0, seen[MOST_COMPARED];
    for (uint32_t i = 0; i < b->in->n && n < MOST_COMPARED; i++) {
        const lb_link_claim *c = &b->claim[b->in->claim[i]];
        if (!lb_eq(c->type, type) || c->negated || c->heading || is_planned(c)) continue;
        bool again = false;
        for (uint32_t k = 0; k < n && !again; k++) again = b->in->origin[seen[k]] == b->in->origin[i] || one_side(c, &b->claim[b->in->claim[seen[k]]]);
        if (!again) seen[n++] = i;
    }
    return n;
}

static void decide(const bench *b, size_t from)
{
    lb_incident *in = b->in;
    for (size_t i = from; i < b->out->n; i++) {
        const lb_relation *r = &b->out->at[i];
        const lb_link_claim *x = &b->claim[r->a], *y = &b->claim[r->b];
        switch (r->kind) {
        case LB_CONTRADICTS:
            if (!strcmp(r->rule, "contradiction/own") && x->negated && !y->negated && !lb_eq(x->report, y->report))
                set(in, LB_RETRACTED, "retracted/own-word", r->why);
            else set(in, LB_DISPUTED, "disputed/contradiction", r->why);
            break;
        case LB_DENIES:
            if (affirming(b, y->type) > 1) set(in, LB_DISPUTED, "disputed/denied-and-borne-out", r->why);
            else if (x->speaker.n && y->speaker.n && !lb__same_code(x->speaker, y->speaker)) set(in, LB_DISPUTED, "disputed/two-parties", r->why);
            else set(in, LB_DENIED, "denied/response", r->why);
            break;
        case LB_DIFFERS:
            if (x->speaker.n && y->speaker.n && !lb__same_code(x->speaker, y->speaker)) set(in, LB_DISPUTED, "disputed/number", r->why);
            break;
        case LB_REVISES: set(in, LB_REVISED, "revised/number", r->why); break;
        case LB_CONFIRMS: set(in, LB_CORROBORATED, "corroborated/independent", r->why); break;
        case LB_REPEATS: break;
        }
    }
    if (in->rule) return;
    const lb_link_claim *first = &b->claim[in->claim[0]];
    for (uint32_t i = 0; i < in->n && first->heading; i++) first = &b->claim[in->claim[i]];
    in->status = LB_SINGLE_SOURCE;
    in->rule = in->n_reports > 1 ? "single-source/one-origin" : "single-source/one-report";
    in->why = in->n_reports > 1 ? lb_printf(b->a, "%u reports, but nobody independent of %.*s", in->n_reports, LB_FMT(voice(first)))
                                : lb_printf(b->a, "only %.*s says so", LB_FMT(voice(first)));
}

void lb__judge(const lb_link_claim *claim, lb_incident *in, lb_relation_list *relations, lb_arena *a)
{
    bench b = { .claim = claim, .in = in, .out = relations, .a = a };
    size_t from = relations->n;
    find_origins(claim, in, a);
    uint32_t n = in->n < MOST_COMPARED ? in->n : MOST_COMPARED;
    for (uint32_t i = 0; i < n; i++) // members are in order of publication: i is the later one
        for (uint32_t k = 0; k < i; k++) compare(&b, in->claim[i], in->claim[k], in->origin[i] == in->origin[k]);
    for (uint32_t i = 0; i < in->n; i++)
        if (lb_is(claim[in->claim[i]].type, "response")) respond(&b, in->claim[i]);
    decide(&b, from);
}
