/* slots.c: one gold claim and one system claim, slot by slot. */
#include "score/score.h"

enum { ACTORS, TARGETS, PLACES, WHEN, QUANTITY, WEAPON, STANCE, POLARITY, CERTAINTY, SOURCES };

const char *const lb_slot_name[LB_SLOTS] = { "actors", "targets", "places", "when", "quantity", "weapon", "stance", "polarity", "certainty", "sources" };

typedef struct {
    lb_str   at[LB_MOST_CODES];
    uint32_t n;
} set;

static void add(set *s, lb_str v)
{
    for (uint32_t i = 0; i < s->n; i++)
        if (lb_eq(s->at[i], v)) return;
    if (s->n < LB_MOST_CODES) s->at[s->n++] = v;
}

static uint32_t common(const set *x, const set *y)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < x->n; i++)
        for (uint32_t k = 0; k < y->n; k++) n += lb_eq(x->at[i], y->at[k]);
    return n;
}

static const char *text(const json_t *o, const char *key)
{
    const char *s = json_string_value(json_object_get(o, key));
    return s ? s : "";
}

/* Codes out of ["RUS", …] or [{"code": "RUS"}, …]. */
static set codes_of(const json_t *list)
{
    set s = { 0 };
    size_t i;
    json_t *o;
    json_array_foreach(list, i, o)
    {
        const char *code = json_is_string(o) ? json_string_value(o) : text(o, "code");
        if (*code) add(&s, lb_str_of(code));
    }
    return s;
}

static double dice(uint32_t hit, uint32_t n, uint32_t m) { return n + m ? 2.0 * hit / (n + m) : 0; }

/* 1 for equal sets; half credit for right countries with wrong sectors. */
static double code_credit(const set *g, const set *s)
{
    set gc = { 0 }, sc = { 0 };
    if (!s->n) return 0;
    for (uint32_t i = 0; i < g->n; i++) add(&gc, (lb_str){ g->at[i].p, (uint32_t)strcspn(g->at[i].p, ".") });
    for (uint32_t i = 0; i < s->n; i++) add(&sc, (lb_str){ s->at[i].p, (uint32_t)strcspn(s->at[i].p, ".") });
    double full = dice(common(g, s), g->n, s->n), country = dice(common(&gc, &sc), gc.n, sc.n);
    return full > 0.5 * (full + country) ? full : 0.5 * (full + country);
}

static bool named(const json_t *place, lb_str key, lb_arena *a)
{
    size_t i;
    json_t *alias;
    if (lb_eq(lb_score_place(a, text(place, "name")), key)) return true;
    json_array_foreach(json_object_get(place, "aliases"), i, alias)
        if (lb_eq(lb_score_place(a, json_string_value(alias)), key)) return true;
    return false;
}

static uint32_t found(const json_t *names, const json_t *places, lb_arena *a)
{
    uint32_t hit = 0;
    size_t i, k;
    json_t *name, *place;
    json_array_foreach(names, i, name)
    {
        lb_str key = lb_score_place(a, json_string_value(name));
        bool any = false;
        json_array_foreach(places, k, place) any = any || named(place, key, a);
        hit += any;
    }
    return hit;
}

static double places_credit(const json_t *gold, const json_t *aka, const json_t *places, lb_arena *a)
{
    uint32_t n = (uint32_t)json_array_size(gold), m = (uint32_t)json_array_size(places);
    if (!m) return 0;
    uint32_t hit = found(gold, places, a);
    if (!hit && n == 1 && found(aka, places, a)) hit = 1;
    return hit <= m ? dice(hit, n, m) : 1;
}

/* ---- time ---- */

typedef struct {
    bool    ok, open;
    int32_t day;
} point;

static point day_of(lb_str s, bool last)
{
    static const char season[4][3] = { "SP", "SU", "FA", "WI" };
    lb_date d;
    if (!s.n || lb_is(s, "..")) return (point){ .ok = true, .open = true };
    for (int i = 0; i < 4 && s.n == 7; i++) {
        if (memcmp(s.p + 5, season[i], 2) != 0) continue;
        int year = (s.p[0] - '0') * 1000 + (s.p[1] - '0') * 100 + (s.p[2] - '0') * 10 + s.p[3] - '0', month = 3 * (i + 1) + (last ? 2 : 0);
        if (month > 12) year++, month -= 12;
        return (point){ .ok = true, .day = lb_day(year, month, last ? lb_month_days(year, month) : 1) };
    }
    if (s.n > 10) s.n = 10;
    if (!lb_date_parse(s, &d)) return (point){ 0 };
    lb_interval i = lb_date_span(d);
    return (point){ .ok = true, .day = last ? i.end : i.begin };
}

static bool time_ok(const char *gold, const json_t *time)
{
    const char *slash = strchr(gold, '/'), *begin = text(time, "begin"), *end = text(time, "end");
    lb_str from = slash ? (lb_str){ gold, (uint32_t)(slash - gold) } : lb_str_of(gold), to = slash ? lb_str_of(slash + 1) : from;
    point g0 = day_of(from, false), g1 = day_of(to, true), y0 = day_of(lb_str_of(begin), false), y1 = day_of(lb_str_of(*end ? end : begin), true);
    if (!g0.ok || !g1.ok || !y0.ok || !y1.ok || (y0.open && y1.open)) return false;
    if (g0.open || g1.open) {
        int32_t lo = g0.open ? INT32_MIN : g0.day, hi = g1.open ? INT32_MAX : g1.day;
        return (y0.open || y0.day <= hi) && (y1.open || y1.day >= lo);
    }
    return !y0.open && !y1.open && g0.day == y0.day && g1.day == y1.day;
}

/* ---- quantity, sources ---- */

static bool same_number(const json_t *x, const json_t *y)
{
    if (!json_is_number(x) || !json_is_number(y)) return !json_is_number(x) && !json_is_number(y);
    return json_number_value(x) == json_number_value(y);
}

static double quantity_credit(const json_t *g, const json_t *list)
{
    double best = 0;
    size_t i;
    json_t *q;
    json_array_foreach(list, i, q)
    {
        int right = 0, of = 0;
        bool first;
        const char *bound = text(g, "bound");
        if (json_object_get(g, "value")) {
            first = json_object_get(q, "value") && same_number(json_object_get(g, "value"), json_object_get(q, "value"));
            right += first, of++;
            if (*bound && strcmp(bound, "=") != 0) right += !strcmp(bound, text(q, "bound")), of++;
        } else {
            first = same_number(json_object_get(g, "low"), json_object_get(q, "low"));
            right += first, of++;
            if (json_object_get(g, "high")) right += same_number(json_object_get(g, "high"), json_object_get(q, "high")), of++;
        }
        if (json_object_get(g, "outcome")) right += !strcmp(text(g, "outcome"), text(q, "outcome")), of++;
        if (first && (double)right / of > best) best = (double)right / of;
    }
    return best;
}

static set outlets_of(const json_t *list, lb_arena *a)
{
    set s = { 0 };
    size_t i;
    json_t *o;
    json_array_foreach(list, i, o)
        if (*text(o, "outlet")) add(&s, lb_score_outlet(a, text(o, "outlet")));
    return s;
}

static double sources_credit(const json_t *gold, const json_t *list, lb_arena *a)
{
    set gc = codes_of(gold), go = outlets_of(gold, a), sc = codes_of(list), so = outlets_of(list, a);
    double sum = 0;
    int parts = 0;
    if (gc.n) sum += code_credit(&gc, &sc), parts++;
    if (go.n) sum += common(&go, &so) || (go.n == 1 && lb_is(go.at[0], "?") && json_array_size(list)), parts++;
    return parts ? sum / parts : 0;
}

static const char *or(const char *s, const char *otherwise) { return *s ? s : otherwise; }

lb_slots lb_score_slots(const json_t *g, const json_t *s, lb_arena *a)
{
    lb_slots r = { .full = true };
    const json_t *v;
    for (int i = 0; i < LB_SLOTS; i++) r.at[i] = -1;
    if ((v = json_object_get(g, "actors")) != NULL) {
        set x = codes_of(v), y = codes_of(json_object_get(s, "actors"));
        r.at[ACTORS] = code_credit(&x, &y);
    }
    if ((v = json_object_get(g, "targets")) != NULL) {
        set x = codes_of(v), y = codes_of(json_object_get(s, "targets"));
        r.at[TARGETS] = code_credit(&x, &y);
    }
    if ((v = json_object_get(g, "places")) != NULL) r.at[PLACES] = places_credit(v, json_object_get(g, "aka"), json_object_get(s, "places"), a);
    if (json_object_get(g, "when")) r.at[WHEN] = time_ok(text(g, "when"), json_object_get(s, "time"));
    if ((v = json_object_get(g, "quantity")) != NULL) r.at[QUANTITY] = quantity_credit(v, json_object_get(s, "quantities"));
    if (json_object_get(g, "weapon")) r.at[WEAPON] = !strcmp(text(g, "weapon"), text(s, "weapon"));
    if (json_object_get(g, "stance")) r.at[STANCE] = !strcmp(text(g, "stance"), text(s, "stance"));
    const char *gp = or(text(g, "polarity"), "affirmed"), *sp = or(text(s, "polarity"), "affirmed");
    if (strcmp(gp, "affirmed") != 0 || strcmp(sp, "affirmed") != 0) r.at[POLARITY] = !strcmp(gp, sp);
    const char *gc = or(text(g, "certainty"), "certain"), *sc = or(text(s, "certainty"), "certain");
    bool gs = !strcmp(gc, "certain"), ss = !strcmp(sc, "certain");
    if (!gs || !ss) r.at[CERTAINTY] = !strcmp(gc, sc) ? 1.0 : !gs && !ss ? 0.5 : 0.0;
    if ((v = json_object_get(g, "sources")) != NULL) r.at[SOURCES] = sources_credit(v, json_object_get(s, "sources"), a);
    else if (json_array_size(json_object_get(s, "sources"))) r.at[SOURCES] = 0;
    double sum = 0;
    int n = 0;
    for (int i = 0; i < LB_SLOTS; i++) {
        if (r.at[i] < 0) continue;
        sum += r.at[i];
        n++;
        r.full = r.full && r.at[i] == 1.0;
    }
    r.credit = (1 + sum) / (1 + n);
    return r;
}
