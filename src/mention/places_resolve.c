/* places_resolve.c: is it a place at all, and which one: kind of name, size, words beside it,
 * the story's countries and regions, distance to the report's other places. O(names · hits). */
#include "mention/places.h"

#include <math.h>

#define ANCHORS     24u  // places of the report that distances are measured to
#define COUNTRIES   64u

typedef struct {
    char  code[4];
    float weight;
} country;

typedef struct {
    lb_places_scan *s;
    country  at[COUNTRIES];
    uint32_t n;
    float    total;
} story;

static const lb_gaz_place *place_of(const lb_places_scan *s, const lb_places_name *n, uint32_t i)
{
    return lb_gaz_at(s->g, s->hit.at[n->hits + i]);
}

static void add_weight(story *st, const char *code, float weight)
{
    if (!code[0]) return;
    for (uint32_t i = 0; i < st->n; i++)
        if (!memcmp(st->at[i].code, code, 4)) {
            st->at[i].weight += weight;
            st->total += weight;
            return;
        }
    if (st->n == COUNTRIES) return;
    memcpy(st->at[st->n].code, code, 4);
    st->at[st->n++].weight = weight;
    st->total += weight;
}

static float share(const story *st, const char *code)
{
    for (uint32_t i = 0; i < st->n; i++)
        if (!memcmp(st->at[i].code, code, 4)) return st->at[i].weight / (st->total + 2);
    return 0;
}

/* "ukrainische", "Russischen": the country that the adjective belongs to. */
static bool country_of_adjective(const lb_gazetteer *g, lb_str w, lb_gaz_hit *h)
{
    char low[64];
    if (w.n < 6 || w.n > 60 || (!lb_ends(w, "e") && !lb_ends(w, "en") && !lb_ends(w, "er") && !lb_ends(w, "es") && !lb_ends(w, "em") && !lb_ends(w, "isch"))) return false;
    lb_str base = w;
    while (base.n > 4 && !lb_ends(base, "sch") && w.n - base.n < 3) base.n--;
    if (!lb_ends(base, "sch")) return false;
    memcpy(low, base.p, base.n);
    if (lb_is_upper((uint8_t)low[0]) && !lb_starts(base, "US")) low[0] = (char)(low[0] + 32);
    return lb_gazetteer_find(g, (lb_str){ low, base.n }, h, 1, NULL) && lb_gaz_at(g, *h)->cls == LB_GAZ_COUNTRY;
}

/* Countries of the story: named ones, adjectives, places that are only one thing. */
static void weigh_countries(story *st)
{
    lb_places_scan *s = st->s;
    for (size_t i = 0; i < s->name.n; i++) {
        const lb_places_name *n = &s->name.at[i];
        if (n->dropped || !n->n_hits) continue;
        const lb_gaz_place *p = place_of(s, n, 0);
        lb_gaz_kind kind = s->hit.at[n->hits].kind;
        if (kind > LB_GAZ_GERMAN) continue;
        if (p->cls == LB_GAZ_COUNTRY) add_weight(st, p->country, n->part ? 1 : 2);
        else if (p->flags & LB_GAZ_CAPITAL) add_weight(st, p->country, 1);
        else if (p->flags & LB_GAZ_MANUAL) add_weight(st, p->country, n->n_hits == 1 || p->population > 20000 ? 2 : 0.7f);
    }
    const lb_tokens *tokens = s->doc->tokens;
    lb_gaz_hit h;
    for (uint32_t t = 0; t < tokens->n; t++)
        if (country_of_adjective(s->g, lb_word(s->doc, t), &h)) add_weight(st, lb_gaz_at(s->g, h)->country, 1);
}

/* ---- is it a place? ---- */

static uint32_t word_kind_before(const lb_places_scan *s, const lb_places_name *n, uint32_t back)
{
    uint32_t start = lb_sentence_of(s->doc, n->first)->first;
    if (n->first < start + back) return 0;
    return lb_pw_kind(s->g->words, lb_word(s->doc, n->first - back));
}

static bool ends_as_villages_do(const lb_places_scan *s, lb_str word)
{
    for (uint32_t k = 3; k + 2 < word.n && k <= 10; k++)
        if (lb_pw_kind(s->g->words, (lb_str){ word.p + word.n - k, k }) & LB_PW_ENDING) return true;
    return false;
}

static bool is_person(const lb_places_scan *s, const lb_places_name *n)
{
    if (n->cue) return false;
    uint32_t before = word_kind_before(s, n, 1);
    if (before & LB_PW_NAME) return true;
    if ((lb_pw_kind(s->g->words, n->name) & LB_PW_NAME) && !n->locative) return true; // a first name: "Wladimir", "Victoria"
    if ((before & LB_PW_PERSON) && !n->genitive && !n->derived) return true;
    // Inside a person's name; or the first half of one ("Victoria Butenko"). A single word that ends as
    // villages do is no person whatever the names layer says of it.
    if (s->cover[n->first] == LB_NAME_PER + 1 && (n->end < s->cover_end[n->first] || (!n->strong && !ends_as_villages_do(s, n->name)) || (before & (LB_PW_PERSON | LB_PW_NAME)))) return true;
    uint32_t end = lb_sentence_of(s->doc, n->first)->end;
    if (n->end == n->first + 1 && (lb_pw_kind(s->g->words, n->name) & LB_PW_ORG)) return true; // "Ukrajinska Prawda"
    if (n->end < end && !n->derived) {
        uint32_t next = lb_pw_kind(s->g->words, lb_word(s->doc, n->end));
        if (next & LB_PW_ORG) return true;
        if ((next & LB_PW_NAME) && !n->strong) return true;
    }
    return false;
}

/* Directly behind a name that is no place: "Jimmy Morales", "Hillary Clinton". */
static bool follows_a_name(const lb_places_scan *s, const lb_places_name *n)
{
    uint32_t t = n->first;
    if (!s->doc->tags || n->cue || t == lb_sentence_of(s->doc, t)->first || s->doc->tags->at[t - 1].upos != LB_UPOS_PROPN) return false;
    if ((n->n_hits && s->hit.at[n->hits].kind == LB_GAZ_CURATED) || n->derived || n->compound || !n->propn) return false;
    lb_str before = lb_word(s->doc, t - 1);
    return before.n > 1 && !lb_pw_kind(s->g->words, before) && lb_is_letter_cp((uint8_t)before.p[0]) && s->cover[n->first] != LB_NAME_LOC + 1;
}

/* A surname seen once with its first name is a surname in the whole report. */
static void drop_surnames(lb_places_scan *s)
{
    lb_index surname;
    lb_index_init(&surname, s->a, 16);
    for (size_t i = 0; i < s->name.n; i++)
        if ((!i || s->name.at[i - 1].end != s->name.at[i].first) && follows_a_name(s, &s->name.at[i])) lb_index_put(&surname, s->a, s->name.at[i].name, 1);
    for (size_t i = 0; surname.n && i < s->name.n; i++) {
        lb_places_name *n = &s->name.at[i];
        if (!n->cue && !n->derived && !(n->n_hits && s->hit.at[n->hits].kind == LB_GAZ_CURATED) && lb_index_get(&surname, n->name) == 1) n->dropped = true;
    }
}

static bool in_organisation(const lb_places_scan *s, const lb_places_name *n)
{
    // "Washington Post", "Moscow Times": the name goes on behind the place. "Universität Charkiw": the place stands.
    return s->cover[n->first] == LB_NAME_ORG + 1 && n->end < s->cover_end[n->first] && !n->derived && !n->genitive;
}

/* How sure is a name by itself: 3 curated or big, 2 a known town, 1 a foreign or doubtful form. */
static int strength(const lb_places_scan *s, const lb_places_name *n)
{
    int best = 0;
    for (uint32_t i = 0; i < n->n_hits; i++) {
        lb_gaz_hit h = s->hit.at[n->hits + i];
        const lb_gaz_place *p = lb_gaz_at(s->g, h);
        int v = 1;
        if (p->cls == LB_GAZ_RIVER) v = n->article || (n->cue & LB_PW_RIVER) ? 3 : 0;
        else if (h.kind == LB_GAZ_CURATED) v = 3;
        else if (h.kind == LB_GAZ_BASE) v = n->cue & (LB_PW_REGION | LB_PW_DISTRICT) ? 3 : p->cls == LB_GAZ_REGION && n->name.n > 3 ? 2 : 0;
        else if (h.kind == LB_GAZ_GERMAN) v = p->population >= 15000 || (p->flags & LB_GAZ_MANUAL) || p->cls == LB_GAZ_REGION ? 3 : 2;
        else if (h.kind <= LB_GAZ_TRANSLIT) v = p->population >= 100000 || (p->flags & LB_GAZ_CAPITAL) ? 3 : 2;
        else if (p->flags & LB_GAZ_MANUAL) v = 2;
        if (v > best) best = v;
    }
    return best;
}

static float best_share(const story *st, const lb_places_name *n, bool good_names)
{
    float best = 0;
    for (uint32_t i = 0; i < n->n_hits; i++) {
        if (good_names && st->s->hit.at[n->hits + i].kind > LB_GAZ_TRANSLIT) continue;
        float v = share(st, place_of(st->s, n, i)->country);
        if (v > best) best = v;
    }
    return best;
}

/* "in", "bei", "nach" directly before: a place; "von", "mit", "gegen" may be a person. */
static bool stands_in(const lb_places_scan *s, const lb_places_name *n)
{
    static const char *const word[] = { "in", "bei", "nach", "aus", "um", "nahe", "In", "Bei", "Aus", "Um", "Nahe" };
    if (n->first == lb_sentence_of(s->doc, n->first)->first) return false;
    lb_str w = lb_word(s->doc, n->first - 1);
    for (size_t i = 0; i < sizeof word / sizeof *word; i++)
        if (lb_is(w, word[i])) return true;
    return false;
}

/* The country of the story that speaks of villages so named: Ukraine, Russia or Belarus by their ending, else the
 * one that is most in the story. */
static bool is_village(const story *st, lb_places_name *n, bool list_goes_on)
{
    static const char *const slavic[] = { "UKR", "RUS", "BLR" };
    uint32_t before = word_kind_before(st->s, n, 1);
    float best = 0, all = 0;
    if (is_person(st->s, n) || in_organisation(st->s, n) || st->s->cover[n->first] == LB_NAME_PER + 1) return false;
    if (n->ending)
        for (int i = 0; i < 3; i++) {
            float v = share(st, slavic[i]);
            all += v;
            if (v > best) best = v, memcpy(n->country, slavic[i], 4);
        }
    if (n->ending && all >= 0.3f && !n->article && (n->cue || n->offset.n || n->list || list_goes_on || stands_in(st->s, n))) return true;
    if (!(before & LB_PW_TOWN) || n->genitive) return false;
    for (uint32_t i = 0; i < st->n; i++) {
        float v = share(st, st->at[i].code);
        if (v > best) best = v, memcpy(n->country, st->at[i].code, 4);
    }
    return best >= 0.2f;
}

static bool is_place(const story *st, lb_places_name *n)
{
    lb_places_scan *s = st->s;
    int v = strength(s, n);
    bool common = (s->hit.at[n->hits].flags & LB_GAZ_COMMON) && s->hit.at[n->hits].kind > LB_GAZ_CURATED && n->end == n->first + 1;
    n->strong = v == 3;
    if (!v || is_person(s, n) || in_organisation(s, n)) return false;
    if (n->compound || n->part) return true;
    bool town_cue = (n->cue & LB_PW_CLASS) != 0;
    // Short names need to stand where places stand: "Ulm", "Van", "Maus" (of Mau).
    if (n->name.n <= (n->genitive ? 4u : 3u) && s->hit.at[n->hits].kind > LB_GAZ_CURATED && !town_cue && !(((n->locative && n->propn) || n->list) && !n->genitive)) return false;
    if (common && !(town_cue && !n->article) && !(v == 3 && n->locative && !n->article && n->propn)) return false;
    if (n->derived && s->doc->tags && s->doc->tags->at[n->first].upos == LB_UPOS_NOUN && s->hit.at[n->hits].kind > LB_GAZ_GERMAN) return false; // "Berater"
    if (v == 3) {
        // A big foreign town that is also a word or a name at the sentence's start needs a little more.
        if (s->hit.at[n->hits].kind >= LB_GAZ_OWN && n->sentence_start && !n->propn && best_share(st, n, true) < 0.02f && n->end == n->first + 1) return n->derived ? false : best_share(st, n, true) > 0 || n->name.n > 6;
        return true;
    }
    if (s->doc->tags && !n->propn && !n->derived && s->doc->tags->at[n->first].upos != LB_UPOS_NOUN && s->doc->tags->at[n->first].upos != LB_UPOS_X_ &&
        s->doc->tags->at[n->first].upos != LB_UPOS_ADJ && !town_cue)
        return false;
    float here = best_share(st, n, true);
    bool loc = s->cover[n->first] == LB_NAME_LOC + 1;
    if (town_cue) return v == 2 || best_share(st, n, false) > 0 || loc;
    if (v == 2) {
        if (n->article && !loc) return false;
        if (n->locative || n->offset.n || n->list || loc) return here >= 0.08f || (loc && here > 0) || (n->name.n > 5 && n->locative && st->total < 3);
        return here >= 0.25f && n->name.n > 5 && (n->propn || !s->doc->tags) && !n->sentence_start;
    }
    here = best_share(st, n, false);
    return here >= 0.2f && n->name.n > 4 && !n->article && (n->locative || n->list) && !n->sentence_start;
}

/* ---- which one? ---- */

static double km(const lb_gaz_place *a, const lb_gaz_place *b)
{
    const double rad = 3.14159265358979 / 180e5;
    if (a->lat == LB_GAZ_NOWHERE || b->lat == LB_GAZ_NOWHERE) return 1e5;
    double x = (a->lon - b->lon) * rad * cos((a->lat / 2.0 + b->lat / 2.0) * rad), y = (a->lat - b->lat) * rad;
    return 6371.0 * sqrt(x * x + y * y);
}

static float prior(const lb_places_name *n, lb_gaz_hit h, const lb_gaz_place *p)
{
    static const float kind[LB_GAZ_KINDS] = { 3, 2.5f, 1.5f, 1.5f, 0, -1 };
    bool town = p->cls == LB_GAZ_TOWN || p->cls == LB_GAZ_PART, water = p->cls == LB_GAZ_RIVER || p->cls == LB_GAZ_SEA;
    uint32_t cue = n->cue;
    float v = kind[h.kind] + 0.5f * log10f((float)p->population + 10);
    if (h.kind == LB_GAZ_CURATED && p->cls == LB_GAZ_TOWN && !p->population) v -= 0.4f; // curated hamlets have namesakes
    if (p->flags & LB_GAZ_CAPITAL) v += 1;
    if (p->cls == LB_GAZ_COUNTRY) v += 2;
    if (p->cls == LB_GAZ_PART) v -= 1;
    if (p->cls == LB_GAZ_DISTRICT) v -= 5;
    if (p->cls == LB_GAZ_REGION) v += h.kind != LB_GAZ_BASE ? 2.5f : cue & LB_PW_REGION ? 1 : -4;
    if (cue & LB_PW_REGION) v += p->cls == LB_GAZ_REGION ? 14 : p->cls == LB_GAZ_DISTRICT ? 12 : p->cls == LB_GAZ_LAND ? 2 : -1;
    if (cue & LB_PW_DISTRICT) v += p->cls == LB_GAZ_DISTRICT ? 16 : p->cls == LB_GAZ_REGION ? 6 : p->cls == LB_GAZ_PART ? 3 : 0;
    if (cue & LB_PW_TOWN) v += town ? 3 : p->cls == LB_GAZ_REGION || p->cls == LB_GAZ_LAND ? -3 : 0;
    if (cue & LB_PW_RIVER) v += p->cls == LB_GAZ_RIVER ? 5 : p->cls == LB_GAZ_SEA ? 3 : -1;
    if (cue & LB_PW_LAND) v += p->cls == LB_GAZ_LAND || p->cls == LB_GAZ_REGION ? 2 : 0;
    if (n->article && !cue) v += p->cls == LB_GAZ_RIVER ? 4 : town ? -2 : (water || p->cls == LB_GAZ_LAND) ? 1.5f : 0;
    else if (p->cls == LB_GAZ_RIVER && !(cue & LB_PW_RIVER)) v -= 4;
    if (n->derived) v += town || p->cls == LB_GAZ_REGION ? 0.5f : 0;
    if (n->part) v += p->cls == LB_GAZ_COUNTRY ? 1 : 0;
    return v;
}

typedef struct {
    const lb_gaz_place *place;
    uint32_t sentence;
    lb_str   name;             // a name is no evidence for its own namesakes
} anchor;

static float nearness(const anchor *at, uint32_t n_at, const lb_places_name *n, const lb_gaz_place *p)
{
    double same = 1e5, near = 1e5, any = 1e5;
    if (p->cls == LB_GAZ_COUNTRY) return 3; // nothing lies near a country
    for (uint32_t i = 0; i < n_at; i++) {
        if (at[i].place == p || lb_eq(at[i].name, n->name)) continue;
        double d = km(at[i].place, p);
        uint32_t gap = at[i].sentence > n->sentence ? at[i].sentence - n->sentence : n->sentence - at[i].sentence;
        if (gap == 0 && d < same) same = d;
        if (gap <= 2 && d < near) near = d;
        if (d < any) any = d;
    }
    float v = same < 40 ? 3.5f : same < 120 ? 2.5f : same < 350 ? 1.2f : 0;
    v += near < 40 ? 1.5f : near < 120 ? 1 : near < 350 ? 0.5f : 0;
    v += any < 60 ? 1 : any < 250 ? 0.5f : 0;
    return v;
}

/* How the report names the region of `p`: 2 in the sentence of `n`, 1 elsewhere. */
static int region_named(const lb_places_scan *s, const lb_places_name *n, const lb_gaz_place *p, uint32_t file)
{
    int best = 0;
    for (uint32_t i = 0; p->admin1 != LB_NONE && i < s->n_regions && best < 2; i++)
        if (s->region[i].place == p->admin1 && s->region[i].file == file) best = s->region[i].sentence == n->sentence ? 2 : 1;
    return best;
}

static void note_regions(lb_places_scan *s)
{
    for (size_t i = 0; i < s->name.n && s->n_regions < LB_MAX_REGIONS; i++) {
        const lb_places_name *n = &s->name.at[i];
        if (n->dropped || n->choice == LB_NONE) continue;
        lb_gaz_hit h = s->hit.at[n->hits + n->choice];
        if (lb_gaz_at(s->g, h)->cls == LB_GAZ_REGION) s->region[s->n_regions++] = (lb_places_region){ h.file, h.place, n->sentence };
    }
}

/* Best kind of the name for a town of some size; LB_GAZ_KINDS where there is none. */
static lb_gaz_kind town_kind(const lb_places_scan *s, const lb_places_name *n)
{
    for (uint32_t i = 0; i < n->n_hits; i++) {
        const lb_gaz_place *p = place_of(s, n, i);
        if (p->cls == LB_GAZ_TOWN && (p->population >= 20000 || (p->flags & LB_GAZ_MANUAL))) return s->hit.at[n->hits + i].kind;
    }
    return LB_GAZ_KINDS;
}

/* "Tripoli im Norden des Libanon", "Odessa im US-Bundesstaat Texas": what the name lies in, said right behind it. */
static const lb_gaz_place *said_around(const lb_places_scan *s, const lb_places_name *n, uint32_t *file, uint32_t *number)
{
    const lb_places_name *o = n + 1, *end = s->name.at + s->name.n;
    for (int k = 0; k < 6 && o < end && o->list && o->sentence == n->sentence; k++) o++; // "Cali und Popayán in Kolumbien"
    if (o >= end || o->sentence != n->sentence || o->dropped || o->choice == LB_NONE || !o->n_hits || o->derived) return NULL;
    uint32_t from = o[-1].end; // behind the last of the list
    if (o->first < from || o->first - from > 6 || o->first == from) return NULL;
    lb_str link = lb_word(s->doc, from);
    if (!lb_is(link, "in") && !lb_is(link, "im") && !(lb_is(link, ",") && o->first - from == 1)) return NULL;
    for (uint32_t t = from + 1; t < o->first; t++) {
        lb_str w = lb_word(s->doc, t);
        if (!(lb_pw_kind(s->g->words, w) & (LB_PW_LINK | LB_PW_ARTICLE | LB_PW_CLASS | LB_PW_OFFSET)) && !(lb_is_lower((uint8_t)w.p[0]) && lb_ends(w, "en"))) return NULL;
    }
    lb_gaz_hit h = s->hit.at[o->hits + o->choice];
    const lb_gaz_place *p = lb_gaz_at(s->g, h);
    *file = h.file;
    *number = h.place;
    return p->cls == LB_GAZ_COUNTRY || p->cls == LB_GAZ_REGION || (p->cls == LB_GAZ_LAND && p->country[0]) ? p : NULL;
}

/* "im französischen Brest": the country of the adjective before. */
static bool adjective_before(const lb_places_scan *s, const lb_places_name *n, char country_code[4])
{
    uint32_t t = n->first;
    uint32_t start = lb_sentence_of(s->doc, t)->first;
    if (t > start && (lb_pw_kind(s->g->words, lb_word(s->doc, t - 1)) & LB_PW_CLASS)) t--; // "im französischen Ort Brest"
    lb_gaz_hit h;
    if (t == start || !country_of_adjective(s->g, lb_word(s->doc, t - 1), &h)) return false;
    memcpy(country_code, lb_gaz_at(s->g, h)->country, 4);
    return true;
}

static void choose(const story *st, lb_places_name *n, const anchor *at, uint32_t n_at)
{
    lb_places_scan *s = st->s;
    char adjective[4];
    bool has_adjective = adjective_before(s, n, adjective);
    uint32_t file = 0, number = LB_NONE;
    const lb_gaz_place *around = n_at || n->n_hits > 1 ? said_around(s, n, &file, &number) : NULL;
    float best = -1e9f, second = -1e9f;
    lb_gaz_kind town = town_kind(s, n);
    bool region = s->hit.at[n->hits].kind == LB_GAZ_CURATED && place_of(s, n, 0)->cls == LB_GAZ_REGION;
    for (uint32_t i = 0; i < n->n_hits; i++) {
        lb_gaz_hit h = s->hit.at[n->hits + i];
        const lb_gaz_place *p = lb_gaz_at(s->g, h);
        if (h.kind == LB_GAZ_BASE && p->cls == LB_GAZ_DISTRICT && !(n->cue & (LB_PW_DISTRICT | LB_PW_REGION))) continue;
        float v = prior(n, h, p) + 4 * share(st, p->country);
        // "in Kirkuk" is the town where a town is as well known by the name as its province.
        if (p->cls == LB_GAZ_REGION && h.kind != LB_GAZ_BASE && town <= h.kind && !(n->cue & (LB_PW_REGION | LB_PW_DISTRICT))) v -= 5;
        // "in Gaza", "in Sagaing": the curated region, where no curated town is called so.
        if (p->cls == LB_GAZ_TOWN && h.kind > LB_GAZ_CURATED && region && !(n->cue & LB_PW_TOWN)) v -= 2.5f;
        if (has_adjective && !memcmp(p->country, adjective, 4)) v += 4;
        if (around && p->cls != LB_GAZ_COUNTRY && !memcmp(p->country, around->country, 4)) {
            if (around->cls != LB_GAZ_REGION) v += 6;
            else if (p->admin1 == number && h.file == file) v += 8;
        }
        if (n_at) {
            v += nearness(at, n_at, n, p) * (h.kind == LB_GAZ_OTHER ? 0.5f : 1);
            v += (float)region_named(s, n, p, h.file);
        }
        if (v > best) {
            second = best;
            best = v;
            n->choice = i;
        } else if (v > second) {
            second = v;
        }
    }
    n->score = best;
    n->margin = best - second;
    if (n->choice == LB_NONE) n->dropped = true;
}

/* One name means one place in one report: the surest occurrence decides, unless the words beside it differ in kind. */
static void agree(lb_places_scan *s)
{
    lb_index seen;
    lb_index_init(&seen, s->a, (uint32_t)s->name.n);
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t i = 0; i < s->name.n; i++) {
            lb_places_name *n = &s->name.at[i];
            if (n->dropped || !n->n_hits || (n->cue & (LB_PW_REGION | LB_PW_DISTRICT | LB_PW_RIVER)) || n->article || n->part) continue;
            uint32_t o = lb_index_get(&seen, n->name);
            if (pass == 0) {
                if (o == UINT32_MAX || s->name.at[o].score < n->score) lb_index_put(&seen, s->a, n->name, i);
            } else if (o != UINT32_MAX && s->name.at[o].n_hits == n->n_hits) {
                n->choice = s->name.at[o].choice;
            }
        }
}

static uint32_t find_anchors(const lb_places_scan *s, anchor *at)
{
    uint32_t n = 0;
    for (int sure = 1; sure >= 0; sure--)
        for (size_t i = 0; i < s->name.n && n < ANCHORS; i++) {
            const lb_places_name *p = &s->name.at[i];
            if (p->dropped || p->choice == LB_NONE || (p->margin >= 1.5f) != sure) continue;
            lb_gaz_hit h = s->hit.at[p->hits + p->choice];
            const lb_gaz_place *g = lb_gaz_at(s->g, h);
            if (g->cls == LB_GAZ_COUNTRY || g->cls == LB_GAZ_SEA || (g->cls == LB_GAZ_LAND && !g->country[0])) continue;
            if (!sure && !(g->flags & LB_GAZ_MANUAL) && g->population < 20000) continue;
            if (p->derived || (g->flags & LB_GAZ_CAPITAL)) continue; // capitals speak, they need not be near
            bool had = false;
            for (uint32_t k = 0; k < n; k++) had |= at[k].place == g && at[k].sentence == p->sentence;
            if (!had) at[n++] = (anchor){ g, p->sentence, p->name };
        }
    return n;
}

void lb_places_resolve(lb_places_scan *s)
{
    story *st = lb_new(s->a, story);
    anchor at[ANCHORS];
    st->s = s;
    drop_surnames(s);
    weigh_countries(st);
    for (size_t i = 0; i < s->name.n; i++) {
        lb_places_name *n = &s->name.at[i];
        bool goes_on = i + 1 < s->name.n && n[1].list && n[1].n_hits;
        n->dropped = n->dropped || !(n->n_hits ? is_place(st, n) : is_village(st, n, goes_on));
        if (!n->dropped && n->n_hits) choose(st, n, NULL, 0);
    }
    note_regions(s);
    uint32_t n_at = find_anchors(s, at);
    for (size_t i = 0; i < s->name.n; i++)
        if (!s->name.at[i].dropped && s->name.at[i].n_hits) choose(st, &s->name.at[i], at, n_at);
    agree(s);
}
