/* cluster.c: which claims are about one happening.
 *
 * Leaders, not chains: claims are taken from the most precise time to the least, and each
 * joins the group whose own days it can share, or founds one. A chain of "Monday",
 * "Monday to Tuesday", "Tuesday" therefore stays two happenings. Claims of one place and
 * family are compared with each other only. */
#include "link/link.h"

#include <math.h>
#include <stdlib.h>

static const struct {
    const char *type;
    unsigned    family;
} families[] = {
    { "control.gain", 1 }, { "withdraw", 1 },     { "battle.clash", 1 }, { "battle.attack", 1 }, { "battle.advance", 1 }, { "battle.repelled", 1 },
    { "strike", 2 },       { "damage", 2 },       { "casualties", 2 },   { "intercept", 2 },
    { "deployment", 3 },   { "mobilize", 3 },
    { "detain", 4 },       { "exchange", 5 },     { "displacement", 6 },
    { "meet", 7 },         { "agree", 8 },        { "offer", 8 },        { "demand", 9 },        { "refuse", 10 },
    { "threaten", 11 },    { "accuse", 12 },      { "aid", 13 },         { "sanction", 14 },     { "policy", 15 },
};

enum { GROUND = 1, STRIKES = 2, FIRST_OF_WORDS = 7 }; // families from here on seldom have a place: parties tell them apart

unsigned lb__family(lb_str type)
{
    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        if (lb_is(type, families[i].type)) return families[i].family;
    return 0;
}

/* ---- places ---- */

static uint32_t next_letter(lb_str s, uint32_t *i)
{
    while (*i < s.n) {
        uint32_t c = lb_utf8_next(s, i);
        if (lb_is_letter_cp(c)) return lb_lower_cp(c);
    }
    return 0;
}

static bool same_name(lb_str x, lb_str y)
{
    uint32_t i = 0, k = 0, c;
    if (!x.n || !y.n) return false;
    do {
        c = next_letter(x, &i);
        if (c != next_letter(y, &k)) return false;
    } while (c);
    return true;
}

static bool has_name(const lb_link_place *p, lb_str name)
{
    if (same_name(p->name, name)) return true;
    for (uint32_t i = 0; i < p->n_alias; i++)
        if (same_name(p->alias[i], name)) return true;
    return false;
}

static bool one_place(const lb_link_place *x, const lb_link_place *y)
{
    if (x->wide || y->wide) return false;
    if (x->geonameid && y->geonameid) return x->geonameid == y->geonameid;
    if (has_name(x, y->name) || has_name(y, x->name)) return true;
    for (uint32_t i = 0; i < x->n_alias; i++)
        if (has_name(y, x->alias[i])) return true;
    return false;
}

/* A town and its region, or two places a short walk apart. */
static bool close_place(const lb_link_place *x, const lb_link_place *y)
{
    if (x->wide || y->wide) return false;
    if (x->region != y->region && (x->region ? same_name(x->name, y->admin1) : same_name(y->name, x->admin1))) return true;
    if (!x->has_coordinates || !y->has_coordinates || x->region || y->region) return false;
    double dy = (x->lat - y->lat) * 111.2, dx = (x->lon - y->lon) * 111.2 * cos((x->lat + y->lat) / 2 * 3.14159265358979 / 180);
    return dx * dx + dy * dy < 8.0 * 8.0;
}

typedef enum { NO_PLACE, FAR, CLOSE, SAME } nearness;

/* The places of a claim that can be one happening's, or the one that its report speaks of. */
static const lb_link_place *places_of(const lb_link_claim *c, uint32_t *n)
{
    if (c->n_places || !c->context) {
        *n = c->n_places;
        return c->place;
    }
    *n = 1;
    return c->context;
}

static nearness places(const lb_link_claim *x, const lb_link_claim *y)
{
    nearness best = FAR;
    uint32_t nx, ny;
    const lb_link_place *px = places_of(x, &nx), *py = places_of(y, &ny);
    uint32_t usable_x = 0, usable_y = 0;
    for (uint32_t i = 0; i < nx; i++) usable_x += !px[i].wide;
    for (uint32_t k = 0; k < ny; k++) usable_y += !py[k].wide;
    if (!usable_x || !usable_y) return NO_PLACE;
    for (uint32_t i = 0; i < nx; i++)
        for (uint32_t k = 0; k < ny; k++) {
            if (one_place(&px[i], &py[k])) return SAME;
            if (close_place(&px[i], &py[k])) best = CLOSE;
        }
    return best;
}

bool lb__same_place(const lb_link_claim *x, const lb_link_claim *y)
{
    return places(x, y) == SAME;
}

/* ---- parties ---- */

static lb_str country_of(lb_str code)
{
    for (uint32_t i = 0; i < code.n; i++)
        if (code.p[i] == '.') return (lb_str){ code.p, i };
    return code;
}

bool lb__same_code(lb_str x, lb_str y)
{
    lb_str a = country_of(x), b = country_of(y);
    return a.n && !lb_is(a, "?") && lb_eq(a, b);
}

bool lb__sides_meet(const lb_str *x, uint32_t n, const lb_str *y, uint32_t m)
{
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < m; k++)
            if (lb__same_code(x[i], y[k])) return true;
    return false;
}

bool lb__blame(const lb_link_claim *x, const lb_link_claim *y)
{
    if (lb__sides_meet(x->actor, x->n_actors, y->actor, y->n_actors)) return false;
    return (x->speaker.n && lb__sides_meet(&x->speaker, 1, y->actor, y->n_actors)) || (y->speaker.n && lb__sides_meet(&y->speaker, 1, x->actor, x->n_actors));
}

/* ---- time ---- */

/* The days a claim can be about: its own, else the days just before its report. */
static lb_interval days_of(const lb_link_claim *c)
{
    lb_interval w = c->when;
    if (w.begin != LB_OPEN && w.end == LB_OPEN) w.end = c->published != LB_OPEN && c->published >= w.begin ? c->published : w.begin + 30;
    if (w.begin == LB_OPEN && w.end != LB_OPEN) w.begin = w.end - 30;
    if (w.begin == LB_OPEN && c->published != LB_OPEN) w = (lb_interval){ c->published - 2, c->published };
    return w;
}

static int32_t length(lb_interval w)
{
    return w.begin == LB_OPEN ? INT32_MAX : w.end - w.begin;
}

/* ---- groups ---- */

typedef struct {
    uint32_t    first;   // the claim that founded it
    lb_interval core;    // days that all dated members share
    unsigned    family;
} group;

typedef struct {
    const lb_link_claim *claim;
    lb_interval         *days;
    uint32_t             i;
} entry;

static bool is_attack(const lb_link_claim *c) { return lb_is(c->type, "battle.attack"); }

static int by_precision(const void *x, const void *y)
{
    const entry *a = x, *b = y;
    if (is_attack(&a->claim[a->i]) != is_attack(&b->claim[b->i])) return is_attack(&a->claim[a->i]) ? 1 : -1;
    lb_interval p = a->days[a->i], q = b->days[b->i];
    bool undated_a = a->claim[a->i].when.begin == LB_OPEN && a->claim[a->i].when.end == LB_OPEN;
    bool undated_b = b->claim[b->i].when.begin == LB_OPEN && b->claim[b->i].when.end == LB_OPEN;
    if (undated_a != undated_b) return undated_a ? 1 : -1;
    if (length(p) != length(q)) return length(p) < length(q) ? -1 : 1;
    if (p.begin != q.begin) return p.begin < q.begin ? -1 : 1;
    if (a->claim[a->i].heading != b->claim[b->i].heading) return a->claim[a->i].heading ? 1 : -1;
    // A claim with a place founds a better group than one without.
    bool here = a->claim[a->i].n_places > 0, there = b->claim[b->i].n_places > 0;
    if (here != there) return here ? -1 : 1;
    return lb_cmp(a->claim[a->i].id, b->claim[b->i].id);
}

static bool parties_fit(const lb_link_claim *x, const lb_link_claim *y, unsigned family)
{
    if (family == GROUND) return true; // both sides act in one battle, and both may say they hold the place
    if (family >= FIRST_OF_WORDS) {
        if (!lb_eq(x->type, y->type) && family != 8) return false;
        if (!x->n_actors || !y->n_actors || !lb__sides_meet(x->actor, x->n_actors, y->actor, y->n_actors)) return false;
        return !x->n_targets || !y->n_targets || lb__sides_meet(x->target, x->n_targets, y->target, y->n_targets);
    }
    bool strike_x = lb_is(x->type, "strike"), strike_y = lb_is(y->type, "strike");
    if (!strike_x || !strike_y || !x->n_actors || !y->n_actors) return true;
    return lb__sides_meet(x->actor, x->n_actors, y->actor, y->n_actors) || lb__blame(x, y);
}

/* How well claim `c` fits a group: 0 not at all. */
static int fit(const lb_link_claim *claim, const lb_interval *days, uint32_t c, unsigned family, const group *g)
{
    const lb_link_claim *x = &claim[c], *y = &claim[g->first];
    lb_interval w = days[c];
    if (family != g->family) return 0;
    bool words = g->family >= FIRST_OF_WORDS, same_report = lb_eq(x->report, y->report);
    nearness near = places(x, y);
    if (near == FAR) return 0;
    if (near == NO_PLACE && !words && !same_report) return 0;
    if (!parties_fit(x, y, g->family)) return 0;
    if (w.begin == LB_OPEN || g->core.begin == LB_OPEN) return same_report && near != CLOSE ? 2 : 0;
    // Ground changes hands over days: each side announces it when it suits.
    int32_t slack = g->family == GROUND && near == SAME ? 4 : 0;
    if (w.begin > g->core.end + slack || g->core.begin > w.end + slack) return 0;
    if (length(w) > 31 && !same_report) return 0; // "2024" is not this Tuesday
    if (near == CLOSE && (!lb_eq(x->type, y->type) || length(w) > 2)) return 0;
    int32_t apart = w.begin > g->core.end ? w.begin - g->core.end : g->core.begin > w.end ? g->core.begin - w.end : 0;
    return 10 * (near == SAME ? 3 : words ? 2 : 1) + 5 * same_report + 4 - apart;
}

static void narrow(group *g, lb_interval w)
{
    if (w.begin == LB_OPEN) return;
    if (g->core.begin == LB_OPEN) {
        g->core = w;
        return;
    }
    if (w.begin > g->core.end || w.end < g->core.begin) return;
    if (w.begin > g->core.begin) g->core.begin = w.begin;
    if (w.end < g->core.end) g->core.end = w.end;
}

/* Where a claim's group can be found again: one chain of groups for each place key. */
typedef struct {
    uint64_t key;
    uint32_t group, next;
} link;

static uint64_t name_key(unsigned family, lb_str s)
{
    uint64_t h = 1469598103934665603ULL + family;
    uint32_t c;
    for (uint32_t i = 0; (c = next_letter(s, &i)) != 0;) h = (h ^ c) * 1099511628211ULL;
    return h;
}

typedef struct {
    uint32_t *head;  // [size] first link, UINT32_MAX none
    uint32_t  mask;
    LB_VEC(link) links;
    lb_arena *a;
} keys;

static void put(keys *k, uint64_t key, uint32_t g)
{
    uint32_t *head = &k->head[(key ^ key >> 32) & k->mask];
    for (uint32_t l = *head; l != UINT32_MAX; l = k->links.at[l].next)
        if (k->links.at[l].key == key && k->links.at[l].group == g) return;
    *lb_push(k->a, &k->links) = (link){ key, g, *head };
    *head = (uint32_t)(k->links.n - 1);
}

/* Every key under which a claim may meet its group. Fixed order, at most `most`. */
static uint32_t keys_of(const lb_link_claim *c, unsigned family, uint64_t *out, uint32_t most)
{
    uint32_t n = 0;
    out[n++] = name_key(family + 100, c->report);
    uint32_t n_places;
    const lb_link_place *place = places_of(c, &n_places);
    for (uint32_t i = 0; i < n_places && n + 3 < most; i++) {
        const lb_link_place *p = &place[i];
        if (p->wide) continue;
        out[n++] = name_key(family, p->name);
        if (p->admin1.n) out[n++] = name_key(family, p->admin1);
        for (uint32_t k = 0; k < p->n_alias && n + 1 < most; k++) out[n++] = name_key(family, p->alias[k]);
    }
    if (family >= FIRST_OF_WORDS)
        for (uint32_t i = 0; i < c->n_actors && n < most; i++) out[n++] = name_key(family + 200, country_of(c->actor[i]));
    return n;
}

enum { MOST_KEYS = 48, MOST_LOOKED_AT = 400 };

static uint32_t find_group(const lb_link_claim *claim, const lb_interval *days, uint32_t c, unsigned family, const group *groups, const keys *k)
{
    uint64_t key[MOST_KEYS];
    uint32_t n = keys_of(&claim[c], family, key, MOST_KEYS), best = UINT32_MAX, looked = 0;
    int best_fit = 0;
    bool several = false;
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t l = k->head[(key[i] ^ key[i] >> 32) & k->mask]; l != UINT32_MAX && looked < MOST_LOOKED_AT; l = k->links.at[l].next) {
            if (k->links.at[l].key != key[i]) continue;
            uint32_t g = k->links.at[l].group;
            looked++;
            int f = g == best ? 0 : fit(claim, days, c, family, &groups[g]);
            if (f && f == best_fit) several = true;
            if (f > best_fit) best = g, best_fit = f, several = false;
        }
    // A vague time that fits several happenings equally well belongs to none of them.
    return several && length(days[c]) > 3 ? UINT32_MAX : best;
}

static bool is_of(const lb_link_claim *c, unsigned below)
{
    unsigned family = lb__family(c->type);
    return family && family < below;
}

/* A response belongs where the claim it answers is: the one it names, else the nearest before it. */
static uint32_t answered(const lb_link_claim *claim, const uint32_t *of_report, uint32_t n, uint32_t at)
{
    const lb_link_claim *c = &claim[of_report[at]];
    for (uint32_t i = 0; c->responds_to.n && i < n; i++)
        if (lb_eq(claim[of_report[i]].id, c->responds_to) && (!lb_is(c->stance, "unverifiable") || is_of(&claim[of_report[i]], FIRST_OF_WORDS)))
            return of_report[i];
    // Deeds on the ground are denied and checked more often than talks about them.
    static const unsigned below_of[] = { FIRST_OF_WORDS, 99 };
    for (int k = 0; k < 2; k++) {
        unsigned below = below_of[k];
        for (uint32_t i = at; i-- > 0;)
            if (is_of(&claim[of_report[i]], below)) return of_report[i];
        for (uint32_t i = at + 1; i < n; i++)
            if (is_of(&claim[of_report[i]], below)) return of_report[i];
    }
    return UINT32_MAX;
}

typedef struct {
    const lb_link_claim *claim;
    uint32_t             i;
} in_report;

static int by_report(const void *x, const void *y)
{
    const in_report *a = x, *b = y;
    const lb_link_claim *p = &a->claim[a->i], *q = &b->claim[b->i];
    int c = lb_cmp(p->report, q->report);
    if (c) return c;
    if (p->position != q->position) return p->position < q->position ? -1 : 1;
    return lb_cmp(p->id, q->id);
}

static uint32_t place_responses(const lb_link_claim *claim, uint32_t n, uint32_t *of, uint32_t groups, lb_arena *a)
{
    in_report *order = lb_array(a, n, in_report);
    uint32_t *report = lb_array(a, n, uint32_t);
    for (uint32_t i = 0; i < n; i++) order[i] = (in_report){ claim, i };
    if (n) qsort(order, n, sizeof *order, by_report);
    for (uint32_t i = 0; i < n; i++) report[i] = order[i].i;
    for (uint32_t from = 0, to; from < n; from = to) {
        for (to = from + 1; to < n && lb_eq(claim[report[to]].report, claim[report[from]].report);) to++;
        for (uint32_t i = from; i < to; i++) {
            if (lb__family(claim[report[i]].type)) continue;
            uint32_t target = answered(claim, report + from, to - from, i - from);
            of[report[i]] = target == UINT32_MAX ? groups++ : of[target];
        }
    }
    return groups;
}

uint32_t lb__cluster(const lb_link_claim *claim, uint32_t n, uint32_t *of, lb_arena *a)
{
    lb_interval *days = lb_array(a, n, lb_interval);
    entry *order = lb_array(a, n, entry);
    group *groups = lb_array(a, n + 1, group);
    uint32_t made = 0;
    keys k = { .mask = 1023, .a = a };
    while (k.mask < n * 2) k.mask = k.mask * 2 + 1;
    k.head = lb_array(a, k.mask + 1, uint32_t);
    memset(k.head, 0xFF, ((size_t)k.mask + 1) * sizeof *k.head);
    for (uint32_t i = 0; i < n; i++) {
        days[i] = days_of(&claim[i]);
        order[i] = (entry){ claim, days, i };
    }
    if (n) qsort(order, n, sizeof *order, by_precision);
    for (uint32_t o = 0; o < n; o++) {
        uint32_t c = order[o].i;
        unsigned family = lb__family(claim[c].type);
        if (!family) continue;
        uint32_t g = find_group(claim, days, c, family, groups, &k);
        // "Angriff" says too little: it may be the strike that others tell of.
        if (g == UINT32_MAX && is_attack(&claim[c])) g = find_group(claim, days, c, STRIKES, groups, &k);
        if (g == UINT32_MAX) {
            g = made++;
            groups[g] = (group){ .first = c, .core = days[c], .family = family };
        } else {
            narrow(&groups[g], days[c]);
        }
        of[c] = g;
        uint64_t key[MOST_KEYS];
        uint32_t m = keys_of(&claim[c], groups[g].family, key, MOST_KEYS);
        for (uint32_t i = 0; i < m; i++) put(&k, key[i], g);
    }
    return place_responses(claim, n, of, made, a);
}
