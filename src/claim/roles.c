/* roles.c: who did what to whom, where, how many: a frame's slots looked up among a trigger's
 * arguments and the mentions in them. O(slots × arguments × mentions of the sentence). */
#include "claim/rules.h"

lb_str lb_party_code(const lb_doc *d, uint32_t i, uint32_t *who)
{
    for (int hop = 0; hop < 4 && i != LB_NONE && i < d->mentions->n; hop++) {
        const lb_mention *m = &d->mentions->at[i];
        if (m->kind == LB_PARTY && m->party.code.n) {
            *who = i;
            return m->party.code;
        }
        if (m->kind != LB_PARTY && m->kind != LB_REFERENCE) break;
        i = m->antecedent;
    }
    return LB_STR("");
}

/* "Kiew" where it stands for a government is no place to refer to. */
static bool party_use(const lb_doc *d, uint32_t i)
{
    const lb_mention *m = &d->mentions->at[i];
    if (m->kind != LB_PLACE || !m->first) return false;
    uint32_t k = i;
    while (k > 0 && m->first - d->mentions->at[k - 1].first < 16) k--;
    for (; k < d->mentions->n; k++) {
        const lb_mention *o = &d->mentions->at[k];
        if (o->first > m->first) break;
        if (o->kind == LB_PARTY && o->first <= m->first && o->end >= m->end) {
            if (o->end - o->first > m->end - m->first) return true; // "das Ministerium in Moskau"
            lb_upos u = d->tags->at[m->first - 1].upos;
            if (lb_is(m->place.feature, "PPLC") && lb_word_is(d, m->first - 1, "aus")) return true; // "Widerspruch aus Kiew"
            return u != LB_UPOS_ADP && u != LB_UPOS_NOUN;
        }
    }
    return false;
}

/* The town or spot the text has been speaking of before mention i: named most often, of those the last. */
static uint32_t last_spot(const lb_doc *d, uint32_t i)
{
    uint32_t best = LB_NONE, most = 0, seen[24], count[24], n = 0;
    for (uint32_t k = i, far = 0; k-- > 0 && far < 80; far++) {
        const lb_mention *m = &d->mentions->at[k];
        lb_role role = d->text->block[d->tokens->sentence[m->sentence].block].role;
        if (role == LB_ROLE_teaser || role == LB_ROLE_caption || role == LB_ROLE_boilerplate) continue;
        if (m->kind == LB_PLACE && m->place.precision && m->place.precision <= 2 && d->tags->at[m->head].upos != LB_UPOS_ADJ && !party_use(d, k)) {
            uint32_t x = 0;
            while (x < n && !lb_eq(d->mentions->at[seen[x]].place.name, m->place.name)) x++;
            if (x == n && n == 24) continue;
            if (x == n) seen[n] = k, count[n++] = 0;
            count[x] += 1;
        }
    }
    for (uint32_t x = 0; x < n; x++)
        if (count[x] > most) most = count[x], best = seen[x];
    return best;
}

/* "den Ort im Gebiet Donezk": who then says "dort" means the town, not its region. */
static bool region_of_town(const lb_doc *d, uint32_t i)
{
    static const char *const towns[] = { "Ort", "Stadt", "Dorf", "Kleinstadt", "Ortschaft", "Siedlung", "Gemeinde", "Großstadt", "Hafenstadt", "Industriestadt" };
    const lb_mention *m = &d->mentions->at[i];
    uint32_t first = d->tokens->sentence[m->sentence].first;
    if (m->place.precision < 3 || m->place.precision > 6) return false;
    for (uint32_t t = m->head, k = 0; t-- > first && k < 5; k++) {
        for (size_t x = 0; x < sizeof towns / sizeof *towns; x++)
            if (lb_is(d->tags->at[t].lemma, towns[x])) return true;
        lb_upos u = d->tags->at[t].upos;
        if (u != LB_UPOS_ADP && u != LB_UPOS_DET && u != LB_UPOS_ADJ && u != LB_UPOS_NOUN && u != LB_UPOS_PROPN) return false;
    }
    return false;
}

uint32_t lb_place_of(const lb_doc *d, uint32_t i)
{
    uint32_t at = i;
    for (int hop = 0; hop < 4 && i != LB_NONE && i < d->mentions->n; hop++) {
        const lb_mention *m = &d->mentions->at[i];
        if (m->kind == LB_PLACE && m->place.name.n) {
            if (i != at && d->mentions->at[at].kind == LB_REFERENCE && (party_use(d, i) || d->tags->at[m->head].upos == LB_UPOS_ADJ || region_of_town(d, i))) {
                uint32_t k = last_spot(d, at);
                if (k != LB_NONE) return k;
            }
            return i;
        }
        if (m->kind != LB_PLACE && m->kind != LB_REFERENCE) break;
        i = m->antecedent;
    }
    return LB_NONE;
}

static bool belligerent(lb_str code) { return lb_ends(code, ".MIL") || lb_ends(code, ".REB"); }

/* "Der General verließ das Land": one man is no troops. */
static bool one_person(const lb_reader *rd, uint32_t who)
{
    const lb_mention *m = &rd->doc->mentions->at[who];
    return m->kind == LB_PARTY && m->party.person && rd->doc->tags->at[m->head].feats.number == LB_SING && !(rd->w[m->head].mask & rd->r->troops);
}

uint64_t lb_arg_mask(const lb_reader *rd, const lb_scope *s, const lb_arg *g)
{
    const lb_claim_rules *r = rd->r;
    uint64_t mask = 0;
    for (uint32_t t = g->first; t < g->end; t++)
        if (lb_arg_has(g, s, t)) mask |= rd->w[t].mask;
    for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1]; i++) {
        const lb_mention *m = &rd->doc->mentions->at[i];
        if (!lb_arg_has(g, s, m->head)) continue;
        uint32_t who;
        if (lb_place_of(rd->doc, i) != LB_NONE) mask |= r->locality | r->building;
        lb_str code = lb_party_code(rd->doc, i, &who);
        if (belligerent(code) && !one_person(rd, who)) mask |= r->troops;
        if (code.n && rd->doc->mentions->at[who].kind == LB_PARTY && (rd->doc->mentions->at[who].party.person || lb_ends(code, ".CVL"))) mask |= r->people;
        if (m->kind == LB_NUMBER && m->number.unit.n && (lb_is(m->number.unit, "people") || lb_is(m->number.unit, "civilians") || lb_is(m->number.unit, "soldiers")))
            mask |= r->people;
    }
    if (mask & (r->building | r->vehicle | r->locality)) mask |= r->thing;
    if (rd->doc->tags->at[g->head].stts == LB_STTS_PPER) mask |= r->thing | r->locality; // "hat ihn zerstört"
    return mask;
}

static bool conj_of(const lb_reader *rd, const lb_match *m, uint32_t t, uint32_t head)
{
    if (!m->tree) return false;
    const lb_arc *arc = rd->doc->trees->at;
    for (int hop = 0; hop < 12 && t != LB_NONE; hop++) {
        if (t == head) return true;
        lb_rel rel = arc[t].rel;
        if (rel != LB_REL_conj && rel != LB_REL_flat && rel != LB_REL_flat_name && rel != LB_REL_appos) return false;
        t = arc[t].head;
    }
    return false;
}

/* Classes of an argument's own words: its head and what is coordinated or named with it; behind
 * a measure ("Dutzende Menschen", "eine Gruppe von Soldaten") also what is measured. */
static uint64_t core_mask(const lb_reader *rd, const lb_scope *s, const lb_match *m, const lb_arg *g)
{
    static const char *const measures[] = { "dutzend", "hundert", "tausend", "gruppe", "zahl", "teil", "reihe", "paar", "million", "mehrheit", "anzahl", "großteil",
                                            "zehntausend", "hunderttausend", "drittel", "viertel", "hälfte", "menge", "welle", "angehörige", "mann", "stück", "grossteil" };
    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++)
        if (lb_is(rd->w[g->head].lemma, measures[i])) return lb_arg_mask(rd, s, g);
    if (rd->doc->tags->at[g->head].upos == LB_UPOS_NUM || rd->doc->tags->at[g->head].upos == LB_UPOS_ADJ) return lb_arg_mask(rd, s, g);
    lb_arg core = *g;
    core.in = lb_array(rd->a, (s->end - s->first + 63) / 64, uint64_t);
    bool flat = !m->tree || g->far;
    for (uint32_t t = g->first; t < g->end; t++)
        if (lb_arg_has(g, s, t) && (flat ? t == g->head || (t > g->head && rd->doc->tags->at[t - 1].upos == LB_UPOS_CCONJ) : conj_of(rd, m, t, g->head))) core.in[(t - s->first) / 64] |= (uint64_t)1 << ((t - s->first) % 64);
    uint64_t mask = lb_arg_mask(rd, s, &core);
    uint32_t who;
    for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1]; i++) { // a name over the head
        const lb_mention *x = &rd->doc->mentions->at[i];
        if (x->first > g->head || x->end <= g->head) continue;
        if (lb_place_of(rd->doc, i) != LB_NONE) mask |= rd->r->locality | rd->r->building | rd->r->thing;
        if (belligerent(lb_party_code(rd->doc, i, &who)) && !one_person(rd, who)) mask |= rd->r->troops;
    }
    return mask;
}

/* ---- parties ---- */

typedef LB_VEC(lb_actor) actor_list;

static void add_actor(const lb_reader *rd, actor_list *l, uint32_t mention, lb_span span)
{
    uint32_t who;
    lb_str code = lb_party_code(rd->doc, mention, &who);
    if (!code.n) return;
    const lb_mention *m = &rd->doc->mentions->at[mention];
    uint32_t before = m->first;
    while (before > 0 && rd->doc->tags->at[before - 1].upos == LB_UPOS_ADJ) before--;
    for (uint32_t t = before; t < m->end && code.n == 3 && m->kind == LB_PARTY; t++) // "militante Palästinenser"
        if (rd->doc->tags->at[t].upos == LB_UPOS_ADJ && rd->w[t].mask & rd->r->militant) code = lb_printf(rd->a, "%.*s.REB", LB_FMT(code));
    for (size_t i = 0; i < l->n; i++)
        if (lb_eq(l->at[i].code, code)) return;
    *lb_push(rd->a, l) = (lb_actor){ code, rd->doc->mentions->at[who].party.name, span };
}

/* Is mention i inside a longer one of a party? "Ukraine" in "Armee der Ukraine" is no party of its own. */
static bool inside_longer(const lb_reader *rd, uint32_t i, lb_kind kind)
{
    const lb_mentions *ms = rd->doc->mentions;
    const lb_mention *m = &ms->at[i];
    for (uint32_t k = rd->mention[m->sentence]; k < rd->mention[m->sentence + 1]; k++) {
        const lb_mention *o = &ms->at[k];
        if (k == i || o->kind != kind) continue;
        if (o->first <= m->first && o->end >= m->end && o->end - o->first > m->end - m->first) return true;
    }
    return false;
}

/* "Bewohner von Butscha": a place within people is where they are. */
static bool among_people(const lb_reader *rd, uint32_t i)
{
    const lb_mention *m = &rd->doc->mentions->at[i];
    for (uint32_t k = rd->mention[m->sentence]; k < rd->mention[m->sentence + 1]; k++) {
        const lb_mention *o = &rd->doc->mentions->at[k];
        if (o->kind == LB_PARTY && o->first <= m->first && o->end >= m->end && lb_ends(o->party.code, ".CVL")) return true;
    }
    return false;
}

static bool outlet_only(const lb_mention *m) { return m->kind == LB_PARTY && m->party.outlet.n && !m->party.code.n; }

static void take_parties(const lb_reader *rd, const lb_scope *s, const lb_match *m, const lb_arg *g, actor_list *l)
{
    const lb_mentions *ms = rd->doc->mentions;
    uint32_t from = rd->mention[s->sentence], to = rd->mention[s->sentence + 1], found = 0;
    for (int pass = 0; pass < 2 && !found; pass++)
        for (uint32_t i = from; i < to; i++) {
            const lb_mention *x = &ms->at[i];
            uint32_t who;
            if ((x->kind != LB_PARTY && x->kind != LB_REFERENCE) || outlet_only(x) || !lb_party_code(rd->doc, i, &who).n) continue;
            bool named = false; // a name needs no antecedent
            for (uint32_t k = from; k < to && x->kind == LB_REFERENCE && !named; k++)
                named = ms->at[k].kind == LB_PARTY && ms->at[k].party.code.n && ms->at[k].first <= x->head && x->head < ms->at[k].end && ms->at[k].head == x->head;
            if (named) continue;
            bool covers = x->first <= g->head && g->head < x->end;
            if (pass == 0 ? covers || x->head == g->head || (conj_of(rd, m, x->head, g->head) && lb_arg_has(g, s, x->head))
                          : lb_arg_has(g, s, x->head) && !inside_longer(rd, i, LB_PARTY)) {
                if (pass == 0 && inside_longer(rd, i, LB_PARTY) && !covers) continue;
                if (pass == 0 && covers && inside_longer(rd, i, LB_PARTY)) continue;
                add_actor(rd, l, i, x->span);
                found++;
            }
        }
}

/* ---- places ---- */

typedef LB_VEC(uint32_t) place_list;

static void add_place(const lb_reader *rd, place_list *l, uint32_t i)
{
    const lb_mentions *ms = rd->doc->mentions;
    for (size_t k = 0; k < l->n; k++)
        if (l->at[k] == i || lb_eq(ms->at[l->at[k]].place.name, ms->at[i].place.name)) return;
    *lb_push(rd->a, l) = i;
}

/* "den Donbass in der Ostukraine", "zwei Dörfer, …, nordöstlich von Torezk": b only says where a lies. */
static bool locates(const lb_reader *rd, uint32_t a, uint32_t b)
{
    const lb_doc *d = rd->doc;
    const lb_mention *x = &d->mentions->at[a], *y = &d->mentions->at[b];
    if (x->sentence != y->sentence || x->end > y->first) return false;
    if (y->place.offset.n && !x->place.offset.n) return true;
    if (y->first - x->end > 2 || y->place.precision < 3 || !lb_eq(x->place.country, y->place.country)) return false;
    return lb_word_is(d, x->end, "in") || lb_word_is(d, x->end, "im");
}

/* Countries and regions around a town say less than the town. */
static void keep_exact(const lb_reader *rd, place_list *l)
{
    uint8_t best = 99;
    for (size_t i = 0; i < l->n; i++)
        for (size_t k = 0; k < l->n; k++)
            if (i != k && locates(rd, l->at[k], l->at[i])) {
                memmove(l->at + i, l->at + i + 1, (l->n - i - 1) * sizeof *l->at);
                l->n--;
                i--;
                break;
            }
    for (size_t i = 0; i < l->n; i++) {
        uint8_t p = rd->doc->mentions->at[l->at[i]].place.precision;
        if (p && p < best) best = p;
    }
    if (best == 99) return;
    uint8_t limit = best <= 2 ? 2 : best <= 5 ? 5 : 7;
    size_t n = 0;
    for (size_t i = 0; i < l->n; i++) {
        uint8_t p = rd->doc->mentions->at[l->at[i]].place.precision;
        if (p <= limit) l->at[n++] = l->at[i];
    }
    l->n = n;
}

static bool place_head(const lb_reader *rd, const lb_match *m, const lb_mention *x, const lb_arg *g)
{
    return (x->first <= g->head && g->head < x->end) || conj_of(rd, m, x->head, g->head);
}

static void take_places(const lb_reader *rd, const lb_scope *s, const lb_match *m, const lb_arg *g, bool head_only, place_list *l)
{
    (void)m;
    for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1]; i++) {
        const lb_mention *x = &rd->doc->mentions->at[i];
        uint32_t p = lb_place_of(rd->doc, i);
        if (p == LB_NONE || (x->kind != LB_PLACE && x->kind != LB_REFERENCE)) continue;
        if (!lb_arg_has(g, s, x->head)) continue;
        if (head_only && !place_head(rd, m, x, g)) continue;
        if (inside_longer(rd, i, LB_PLACE)) continue;
        if (x->kind == LB_PLACE && inside_longer(rd, i, LB_PARTY)) continue;
        add_place(rd, l, p);
    }
}

static bool in_speaker(const lb_doc *d, lb_span at)
{
    for (uint32_t i = 0; d->quotes && i < d->quotes->n; i++) {
        const lb_quote *q = &d->quotes->at[i];
        for (uint32_t k = 0; k < q->n_speaker; k++)
            if (q->speaker[k].begin <= at.begin && at.end <= q->speaker[k].end) return true;
    }
    return false;
}

static bool spatial(lb_str w)
{
    static const char *const preps[] = { "in", "im", "bei", "beim", "nahe", "um", "auf", "an", "am", "aus", "nach", "über", "vor", "unweit", "entlang",
                                         "südlich", "nördlich", "östlich", "westlich", "nordöstlich", "nordwestlich", "südöstlich", "südwestlich",
                                         "richtung", "rund", "von", "zwischen", "gegen", "ins", "innerhalb", "ans", "ums", "aufs" };
    for (size_t i = 0; i < sizeof preps / sizeof *preps; i++)
        if (lb_is(w, preps[i])) return true;
    return false;
}

/* "…, Wad Madani geplündert zu haben": a town named without a preposition is what it was done to. */
static void bare_places(const lb_reader *rd, const lb_scope *s, uint32_t clause, lb_claim *c)
{
    place_list l = { 0 };
    const lb_doc *d = rd->doc;
    for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1]; i++) {
        const lb_mention *x = &d->mentions->at[i];
        if (x->kind != LB_PLACE || !x->place.precision || x->place.precision > 2 || s->clause[x->head - s->first] != clause) continue;
        if (d->tags->at[x->head].upos != LB_UPOS_PROPN || inside_longer(rd, i, LB_PARTY) || inside_longer(rd, i, LB_PLACE) || party_use(d, i)) continue;
        add_place(rd, &l, i);
    }
    c->place = l.at;
    c->n_places = (uint32_t)l.n;
}

/* "Sitzung in Genf: …": what stands before a colon, without a verb, sets the scene. */
static void places_before_colon(const lb_reader *rd, const lb_scope *s, uint32_t at, lb_claim *c)
{
    const lb_doc *d = rd->doc;
    uint32_t colon = LB_NONE;
    for (uint32_t t = s->first; t < at; t++) {
        if (lb_word_is(d, t, ":")) colon = t;
        else if (colon == LB_NONE && lb_finite_at(d, t)) return;
    }
    if (colon != LB_NONE) lb_places_of_clause(rd, s, s->clause[0], c);
}

/* "von Russland gestartete …": it launched them, nothing happened there. */
static bool launches(const lb_reader *rd, const lb_scope *s, const lb_mention *x)
{
    static const char *const launched[] = { "gestartet", "abgefeuert", "abgeschossen", "abgeworfen", "entsandt", "geschickt", "losgeschickt" };
    const lb_doc *d = rd->doc;
    if (x->first == s->first || x->end >= s->end || d->tags->at[x->end].upos == LB_UPOS_NOUN) return false;
    uint32_t t = x->first - 1;
    if (d->tags->at[t].upos == LB_UPOS_DET && t > s->first) t--;
    lb_str w = lb_lower(rd->a, lb_word(d, x->end));
    for (size_t k = 0; k < sizeof launched / sizeof *launched; k++) // "…e": before its noun, not the predicate
        if (lb_starts(w, launched[k]) && w.n > strlen(launched[k])) return lb_word_is(d, t, "von") || lb_word_is(d, t, "vom") || lb_word_is(d, t, "aus");
    return false;
}

void lb_places_of_clause(const lb_reader *rd, const lb_scope *s, uint32_t clause, lb_claim *c)
{
    place_list l = { 0 };
    const lb_doc *d = rd->doc;
    for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1]; i++) {
        const lb_mention *x = &d->mentions->at[i];
        uint32_t p = lb_place_of(d, i);
        if (p == LB_NONE || s->clause[x->head - s->first] != clause) continue;
        if (x->kind == LB_PLACE && inside_longer(rd, i, LB_PARTY) && !among_people(rd, i)) continue;
        if (inside_longer(rd, i, LB_PLACE)) continue;
        if (in_speaker(d, x->span)) continue; // "nach Angaben aus Moskau"
        if (launches(rd, s, x)) continue;
        bool prep = x->kind == LB_PLACE && x->place.offset.n;
        for (uint32_t t = x->first, k = 0; t-- > s->first && k < 6 && !prep; k++) {
            lb_upos u = d->tags->at[t].upos;
            if (lb_word_is(d, t, "allem")) break;
            if (u == LB_UPOS_ADP || u == LB_UPOS_ADV) {
                if (!spatial(lb_lower(rd->a, lb_word(d, t)))) {
                    if (u == LB_UPOS_ADV) continue;
                    break;
                }
                prep = true;
            } else if (u == LB_UPOS_VERB || u == LB_UPOS_AUX || u == LB_UPOS_PUNCT) {
                break;
            }
        }
        if (!prep) { // "dort" as a reference
            if (x->kind != LB_REFERENCE || d->tags->at[x->head].upos != LB_UPOS_ADV) continue;
        }
        add_place(rd, &l, p);
    }
    keep_exact(rd, &l);
    c->place = l.at;
    c->n_places = (uint32_t)l.n;
}

/* ---- quantities ---- */

typedef LB_VEC(lb_quantity) quantity_list;

static bool names_casualties(const lb_reader *rd, uint32_t t)
{
    const lb_word_info *w = &rd->w[t];
    uint32_t e = w->entry != LB_NONE ? w->entry : w->head;
    if (e == LB_NONE) return false;
    uint32_t g = rd->r->entry[e].trigger[LB_POS_NOUN];
    return g != LB_NONE && lb_is(rd->r->trigger[g].type, "casualties");
}

static void take_numbers(const lb_reader *rd, const lb_scope *s, const lb_match *m, const lb_arg *g, lb_str outcome, quantity_list *l)
{
    for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1]; i++) {
        const lb_mention *x = &rd->doc->mentions->at[i];
        if (x->kind != LB_NUMBER || x->number.ordinal || x->number.subset) continue;
        if (!lb_arg_has(g, s, x->head) && !(x->number.counted != LB_NONE && lb_arg_has(g, s, x->number.counted))) continue;
        if (x->number.change && !lb_is(x->number.unit, "percent")) continue;
        uint32_t n = x->number.counted;
        if (n != LB_NONE && n != m->at && n != m->noun && n < rd->doc->tokens->n && names_casualties(rd, n)) continue; // "ein Toter und drei Verletzte"
        bool known = false;
        for (size_t k = 0; k < l->n; k++) known |= l->at[k].span.begin == x->span.begin;
        if (!known) *lb_push(rd->a, l) = (lb_quantity){ x->number, outcome, x->span };
    }
}

/* ---- the frame ---- */

static bool fits(const lb_slot *slot, const lb_arg *g)
{
    if (slot->kind != g->kind) return false;
    return slot->kind != LB_ARG_PREP || lb_eq(slot->prep, g->prep);
}

static bool is_country_code(lb_str c) { return c.n == 3 || (c.n > 3 && c.p[3] == '.'); }

static lb_str with_sector(lb_arena *a, lb_str code, const char *sector)
{
    if (!is_country_code(code) || code.n != 3) return code;
    return lb_printf(a, "%.*s.%s", LB_FMT(code), sector);
}

/* "Gebietsgewinne, die die Ukraine verzeichnet": who does it is the subject of the verb that carries the noun. */
static void actor_of_support(const lb_reader *rd, const lb_scope *s, const lb_match *m, actor_list *l)
{
    static const char *const verbs[] = { "verzeichnen", "erzielen", "starten", "durchführen", "führen", "verüben", "planen", "vorbereiten", "fortsetzen",
                                         "beginnen", "unternehmen", "setzen", "machen", "abhalten", "fliegen", "leisten", "intensivieren", "verstärken",
                                         "ausweiten", "vorantreiben", "befehlen", "anordnen", "treiben", "lancieren", "einleiten", "ausführen", "organisieren" };
    if (!m->tree || (m->t->pos != LB_POS_NOUN && m->t->pos != LB_POS_NOUN_EXACT)) return;
    const lb_arc *arc = rd->doc->trees->at;
    uint32_t verb = LB_NONE;
    uint32_t own = s->clause[m->at - s->first];
    if (own + 1 < s->clauses.n && s->clauses.at[own + 1].kind == LB_CLAUSE_RELATIVE && s->clauses.at[own + 1].first <= m->at + 3) {
        bool carries = false;
        for (uint32_t t = s->clauses.at[own + 1].first; t < s->clauses.at[own + 1].end; t++)
            for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) carries |= lb_is(rd->w[t].lemma, verbs[i]);
        for (uint32_t i = rd->mention[s->sentence]; carries && i < rd->mention[s->sentence + 1]; i++) {
            const lb_mention *x = &rd->doc->mentions->at[i];
            if ((x->kind != LB_PARTY && x->kind != LB_REFERENCE) || s->clause[x->head - s->first] != own + 1) continue;
            if (x->first > s->first && rd->doc->tags->at[x->first - 1].upos == LB_UPOS_ADP) continue;
            size_t before = l->n;
            add_actor(rd, l, i, x->span);
            if (l->n > before) return;
        }
    }
    if (verb == LB_NONE && (arc[m->at].rel == LB_REL_obj || arc[m->at].rel == LB_REL_obl || arc[m->at].rel == LB_REL_obl_arg)) verb = arc[m->at].head;
    if (verb == LB_NONE) return;
    bool light = false;
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) light |= lb_is(rd->w[verb].lemma, verbs[i]);
    if (!light) return;
    for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1]; i++) {
        const lb_mention *x = &rd->doc->mentions->at[i];
        if (x->kind != LB_PARTY && x->kind != LB_REFERENCE) continue;
        if (arc[x->head].head == verb && arc[x->head].rel == LB_REL_nsubj) {
            add_actor(rd, l, i, x->span);
            return;
        }
    }
}

/* The other party of the clause, where the verb needs one and the tree has lost it. */
static void target_beside(const lb_reader *rd, const lb_scope *s, const lb_match *m, lb_str type, const actor_list *actors, actor_list *l)
{
    static const char *const types[] = { "meet", "aid", "threaten", "accuse" };
    static const char *const preps[] = { "mit", "an", "für", "gegen", "gegenüber" };
    const lb_doc *d = rd->doc;
    bool fits_type = false;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) fits_type |= lb_is(type, types[i]);
    if (!fits_type || m->t->pos == LB_POS_NOUN || m->t->pos == LB_POS_NOUN_EXACT) return;
    for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1]; i++) {
        const lb_mention *x = &d->mentions->at[i];
        uint32_t who;
        lb_str code = x->kind == LB_PARTY ? lb_party_code(d, i, &who) : LB_STR("");
        if (!code.n || outlet_only(x) || inside_longer(rd, i, LB_PARTY) || s->clause[x->head - s->first] != s->clause[m->at - s->first]) continue;
        bool bad = in_speaker(d, x->span), same = false;
        for (uint32_t t = x->first, k = 0; t-- > s->first && k < 3 && !bad; k++) {
            lb_upos u = d->tags->at[t].upos;
            if (u == LB_UPOS_ADP) {
                bad = true;
                for (size_t p = 0; p < sizeof preps / sizeof *preps; p++) bad &= !lb_word_is(d, t, preps[p]);
                break;
            }
            if (u == LB_UPOS_NOUN) bad = true; // a genitive
            if (u != LB_UPOS_DET && u != LB_UPOS_ADJ) break;
        }
        for (size_t k = 0; k < actors->n; k++) same |= actors->at[k].span.begin == x->span.begin || (code.n >= 3 && actors->at[k].code.n >= 3 && !memcmp(actors->at[k].code.p, code.p, 3));
        if (bad || same) continue;
        add_actor(rd, l, i, x->span);
        return;
    }
}

/* "bereit, mit Russland zu verhandeln": the other side stands in the clause that follows. */
static void target_ahead(const lb_reader *rd, const lb_scope *s, const lb_match *m, const actor_list *actors, actor_list *l)
{
    for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1]; i++) {
        const lb_mention *x = &rd->doc->mentions->at[i];
        uint32_t who;
        lb_str code = x->kind == LB_PARTY ? lb_party_code(rd->doc, i, &who) : LB_STR("");
        uint32_t c = s->clause[x->head - s->first], own = s->clause[m->at - s->first];
        if ((x->first <= m->at && c != own) || !code.n || x->first == s->first || inside_longer(rd, i, LB_PARTY)) continue;
        if (c != own && s->up[c] != own) continue;
        bool mit = lb_word_is(rd->doc, x->first - 1, "mit") || (x->first > s->first + 1 && lb_word_is(rd->doc, x->first - 2, "mit")) || lb_word_is(rd->doc, x->first, "mit");
        bool same = false;
        for (size_t k = 0; k < actors->n; k++) same |= actors->at[k].code.n >= 3 && code.n >= 3 && !memcmp(actors->at[k].code.p, code.p, 3);
        if (!mit || same) continue;
        add_actor(rd, l, i, x->span);
        return;
    }
}

/* "… dürfen nicht nach Myanmar verkauft werden": a country where goods go is whom it hits. */
static void target_country(const lb_reader *rd, const lb_scope *s, const lb_match *m, const lb_arg *g, actor_list *l)
{
    for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1]; i++) {
        const lb_mention *x = &rd->doc->mentions->at[i];
        if (x->kind != LB_PLACE || x->place.precision < 6 || x->place.country.n != 3 || !lb_arg_has(g, s, x->head) || !place_head(rd, m, x, g)) continue;
        *lb_push(rd->a, l) = (lb_actor){ x->place.country, x->place.name, x->span };
        return;
    }
}

/* "verlangt von Teheran", "gegen Belarus": a country or its capital in the place of who is spoken
 * to stands for its government. Its mention, or LB_NONE. */
static uint32_t target_capital(const lb_reader *rd, const lb_scope *s, const lb_match *m, const char *const *preps, const actor_list *actors, actor_list *l)
{
    const lb_doc *d = rd->doc;
    for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1]; i++) {
        const lb_mention *x = &d->mentions->at[i];
        if (x->kind != LB_PLACE || x->place.country.n != 3 || x->first == s->first || d->tags->at[x->head].upos == LB_UPOS_ADJ) continue;
        if (s->clause[x->head - s->first] != s->clause[m->at - s->first] || inside_longer(rd, i, LB_PARTY) || inside_longer(rd, i, LB_PLACE)) continue;
        if (!lb_is(x->place.feature, "PPLC") && x->place.precision < 6) continue;
        uint32_t t = x->first - 1;
        if (d->tags->at[t].upos == LB_UPOS_DET && t > s->first) t--; // "vom Iran", "gegen den Iran"
        bool to = false, same = false;
        for (size_t k = 0; preps[k]; k++) to |= lb_word_is(d, t, preps[k]);
        for (size_t k = 0; k < actors->n; k++) same |= actors->at[k].code.n >= 3 && !memcmp(actors->at[k].code.p, x->place.country.p, 3);
        if (!to || same) continue;
        *lb_push(rd->a, l) = (lb_actor){ x->place.country, x->place.name, x->span };
        return i;
    }
    return LB_NONE;
}

/* "30 von Russland gestartete Drohnen": whose they are. Its mention, or LB_NONE. */
static uint32_t launched_by(const lb_reader *rd, const lb_scope *s, const lb_match *m, actor_list *l)
{
    const lb_doc *d = rd->doc;
    for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1]; i++) {
        const lb_mention *x = &d->mentions->at[i];
        uint32_t who;
        if ((x->kind != LB_PARTY && x->kind != LB_PLACE) || s->clause[x->head - s->first] != s->clause[m->at - s->first] || !launches(rd, s, x)) continue;
        lb_str code = x->kind == LB_PARTY ? lb_party_code(d, i, &who) : x->place.precision >= 6 ? x->place.country : LB_STR("");
        if (!code.n) continue;
        *lb_push(rd->a, l) = (lb_actor){ code, lb_word(d, x->head), x->span };
        return i;
    }
    return LB_NONE;
}

static void drop_place(const lb_reader *rd, lb_claim *c, lb_span at)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < c->n_places; i++) {
        lb_span p = rd->doc->mentions->at[c->place[i]].span;
        if (p.begin < at.begin || p.end > at.end) c->place[n++] = c->place[i];
    }
    c->n_places = n;
}

/* The tree gave the actor as its own target: another argument that names somebody else. */
static void target_else(const lb_reader *rd, const lb_scope *s, const lb_match *m, const actor_list *actors, actor_list *l)
{
    for (uint32_t k = 0; k < m->t->frame->n; k++)
        for (uint32_t i = 0; i < m->n_args && m->t->frame->slot[k].role == LB_FILL_TARGET; i++) {
            actor_list found = { 0 };
            if (!fits(&m->t->frame->slot[k], &m->arg[i])) continue;
            take_parties(rd, s, m, &m->arg[i], &found);
            bool same = false;
            for (size_t x = 0; x < found.n; x++)
                for (size_t y = 0; y < actors->n; y++) same |= actors->at[y].code.n >= 3 && found.at[x].code.n >= 3 && !memcmp(actors->at[y].code.p, found.at[x].code.p, 3);
            if (same || !found.n) continue;
            *l = found;
            return;
        }
}

/* "taxierte er Äthiopiens Ausfälle auf 300 Tote": the losses' own genitive says whose they are. */
static void losses_of(const lb_reader *rd, const lb_scope *s, const lb_match *m, actor_list *l)
{
    static const char *const nouns[] = { "verlust", "ausfall", "gefallene", "gefallener", "opferzahl" };
    const lb_doc *d = rd->doc;
    for (uint32_t t = s->first + 1; t < s->end; t++) {
        bool loss = false;
        for (size_t k = 0; k < sizeof nouns / sizeof *nouns; k++) loss |= lb_is(rd->w[t].lemma, nouns[k]);
        if (!loss || s->clause[t - s->first] != s->clause[m->at - s->first]) continue;
        for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1]; i++) {
            const lb_mention *x = &d->mentions->at[i];
            uint32_t who;
            if (x->kind != LB_PARTY || x->end != t || x->first + 1 != t) continue;
            if (d->tags->at[t - 1].upos != LB_UPOS_ADJ && (d->tags->at[t - 1].upos != LB_UPOS_PROPN || !lb_ends(lb_word(d, t - 1), "s"))) continue;
            if (!lb_party_code(d, i, &who).n) continue;
            actor_list own = { 0 };
            add_actor(rd, &own, i, x->span);
            own.at[0].code = with_sector(rd->a, own.at[0].code, "MIL");
            *l = own;
            return;
        }
    }
}

/* "Armenier aus aserbaidschanischer Gefangenschaft": prisoners of war are soldiers. */
static bool prisoners_of_war(const lb_reader *rd, const lb_scope *s, const lb_match *m)
{
    for (uint32_t t = s->first; t < s->end; t++) {
        if (s->clause[t - s->first] != s->clause[m->at - s->first]) continue;
        lb_str l = rd->w[t].lemma;
        if (lb_is(l, "gefangenschaft") || lb_is(l, "kriegsgefangenschaft") || lb_is(l, "kriegsgefangene") || lb_is(l, "kriegsgefangener")) return true;
    }
    return false;
}

/* Words for people who bear no arms. */
bool lb_civil_word(lb_str lemma)
{
    static const char *const heads[] = { "kind", "frau", "mädchen", "bewohner", "anwohner", "einwohner", "rentner", "rentnerin", "schüler", "säugling", "baby", "kleinkind",
                                         "dorfbewohner", "zivilist", "zivilistin", "zivilperson", "patient", "jugendliche", "jugendlicher", "passant", "schulkind" };
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (lb_is(lemma, heads[i])) return true;
    return false;
}

/* Whose people the victims are: a country's soldiers are its armed forces. */
static void victims(const lb_reader *rd, lb_claim *c, actor_list *targets)
{
    bool soldiers = false, civilians = false;
    for (uint32_t i = 0; i < c->n_quantities; i++) {
        soldiers |= lb_is(c->quantity[i].number.unit, "soldiers");
        civilians |= lb_is(c->quantity[i].number.unit, "civilians");
        uint32_t n = c->quantity[i].number.counted;
        civilians |= n != LB_NONE && n < rd->doc->tokens->n && lb_civil_word(rd->w[n].lemma);
    }
    for (size_t i = 0; i < targets->n; i++) {
        if (soldiers) targets->at[i].code = with_sector(rd->a, targets->at[i].code, "MIL");
        else if (civilians) targets->at[i].code = with_sector(rd->a, targets->at[i].code, "CVL");
    }
    if (!targets->n && civilians && c->n_places) {
        lb_str country = rd->doc->mentions->at[c->place[0]].place.country;
        if (country.n == 3) {
            const lb_mention *p = &rd->doc->mentions->at[c->place[0]];
            *lb_push(rd->a, targets) = (lb_actor){ lb_printf(rd->a, "%.*s.CVL", LB_FMT(country)), LB_STR("Zivilisten"), p->span };
        }
    }
}

static uint8_t weapon_of(const lb_reader *rd, const lb_scope *s, const lb_match *m, const lb_claim *c)
{
    uint8_t w = rd->w[m->at].weapon;
    if (!w && m->noun != LB_NONE) w = rd->w[m->noun].weapon;
    for (uint32_t i = 0; i < c->n_quantities && !w; i++)
        if (c->quantity[i].number.counted != LB_NONE && c->quantity[i].number.counted < rd->doc->tokens->n) w = rd->w[c->quantity[i].number.counted].weapon;
    for (uint32_t i = 0; i < m->n_args && !w; i++) {
        const lb_arg *g = &m->arg[i];
        if (g->kind == LB_ARG_PREP && !lb_is(g->prep, "mit") && !lb_is(g->prep, "von") && !lb_is(g->prep, "durch") && !lb_is(g->prep, "auf")) continue;
        if (g->kind == LB_ARG_PREP && lb_is(g->prep, "auf") && !lb_is(rd->w[m->at].lemma, "setzen")) continue;
        for (uint32_t t = g->first; t < g->end && !w; t++)
            if (lb_arg_has(g, s, t)) w = rd->w[t].weapon;
    }
    if (!w && (lb_is(c->type, "strike") || lb_is(c->type, "intercept")))
        for (uint32_t t = s->first; t < s->end && !w; t++)
            if (s->clause[t - s->first] == s->clause[m->at - s->first]) w = rd->w[t].weapon;
    return w;
}

static bool class_holds(const lb_reader *rd, const lb_scope *s, const lb_match *m, const lb_need *n)
{
    if (n->role == '*') {
        for (uint32_t i = 0; i < m->n_args; i++)
            if (lb_arg_mask(rd, s, &m->arg[i]) & n->mask) return true;
        for (uint32_t t = s->first; t < s->end; t++)
            if (t != m->at && s->clause[t - s->first] == s->clause[m->at - s->first] && rd->w[t].mask & n->mask) return true;
        return false;
    }
    for (uint32_t i = 0; i < m->n_args && n->role == 'V'; i++) // "21 weitere entkamen"
        if ((m->arg[i].kind == LB_ARG_SUBJ || m->arg[i].kind == LB_ARG_OBJ) && lb_word_is(rd->doc, m->arg[i].head, "weitere")) return true;
    if (n->role == 'V' && n->mask & (rd->r->people | rd->r->troops)) // counted people anywhere in the clause
        for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1]; i++) {
            const lb_mention *x = &rd->doc->mentions->at[i];
            if (x->kind != LB_NUMBER || s->clause[x->first - s->first] != s->clause[m->at - s->first]) continue;
            if (lb_is(x->number.unit, "soldiers") || lb_is(x->number.unit, "people") || lb_is(x->number.unit, "civilians")) return true;
        }
    if (n->role == 'o') { // the object's own word
        for (uint32_t i = 0; i < m->n_args; i++)
            if (m->arg[i].kind == LB_ARG_OBJ && rd->w[m->arg[i].head].mask & n->mask) return true;
        return false;
    }
    for (uint32_t i = 0; i < m->n_args; i++) {
        const lb_arg *g = &m->arg[i];
        bool in_role = n->role == 'A' ? g->kind == LB_ARG_SUBJ : g->kind == LB_ARG_OBJ || g->kind == LB_ARG_SELF || g->kind == LB_ARG_HEAD;
        for (uint32_t k = 0; k < m->t->frame->n && !in_role; k++) {
            const lb_slot *slot = &m->t->frame->slot[k];
            in_role = slot->role == n->role && fits(slot, g);
            if (n->role == 'O' && slot->role == 'T') in_role |= fits(slot, g);
        }
        if (in_role && core_mask(rd, s, m, g) & n->mask) return true;
    }
    return false;
}

/* "Befreiung von Gefangenen", "Geiseln befreien": what is taken is people. */
static bool frees_people(const lb_reader *rd, const lb_scope *s, const lb_match *m)
{
    const lb_claim_rules *r = rd->r;
    for (uint32_t i = 0; i < m->n_args; i++) {
        const lb_arg *g = &m->arg[i];
        bool of = g->kind == LB_ARG_OBJ || g->kind == LB_ARG_GEN || (g->kind == LB_ARG_PREP && lb_is(g->prep, "von"));
        if (!of || !lb_starts(rd->w[m->at].lemma, "befrei")) continue;
        uint64_t own = core_mask(rd, s, m, g);
        if (own & (r->people | r->troops | r->prisoner) && !(own & (r->locality | r->building))) return true;
    }
    return false;
}

static bool needs_hold(const lb_reader *rd, const lb_scope *s, const lb_match *m, const lb_claim *c, bool loc, const char **why)
{
    uint32_t need = m->t->needs;
    uint64_t clause = 0;
    bool party = c->n_actors || c->n_targets, armed = false;
    for (uint32_t t = s->first; t < s->end; t++)
        if (t != m->at && s->clause[t - s->first] == s->clause[m->at - s->first]) clause |= rd->w[t].mask;
    for (uint32_t i = 0; i < c->n_actors; i++) armed |= belligerent(c->actor[i].code);
    for (uint32_t i = 0; i < c->n_targets; i++) armed |= belligerent(c->target[i].code);
    for (uint32_t i = 0; i < m->t->n_class; i++)
        if (!class_holds(rd, s, m, &m->t->class_[i])) {
            *why = "an argument of the wrong class";
            return false;
        }
    *why = "not a passive";
    if (need & 1u << LB_NEED_passive && !m->passive) return false;
    *why = "nobody it is done to";
    if (need & 1u << LB_NEED_tgt && !c->n_targets) return false;
    *why = "nothing whose fall it is";
    if (need & 1u << LB_NEED_gen) {
        bool own = false;
        for (uint32_t i = 0; i < m->n_args; i++)
            own |= (m->arg[i].kind == LB_ARG_GEN || (m->arg[i].kind == LB_ARG_PREP && lb_is(m->arg[i].prep, "von"))) && lb_arg_mask(rd, s, &m->arg[i]) & rd->r->locality;
        if (!own) return false;
    }
    *why = "people are freed, no place is";
    if (lb_is(m->t->type, "control.gain") && frees_people(rd, s, m)) return false;
    *why = "no place";
    if (need & 1u << LB_NEED_loc && !loc) {
        bool near = c->n_places;
        for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1] && !near; i++)
            near = rd->doc->mentions->at[i].kind == LB_PLACE && rd->doc->mentions->at[i].place.precision <= 5;
        if (m->t->pos != LB_POS_PHRASE || !near) return false;
    }
    *why = "nothing military";
    if (need & 1u << LB_NEED_mil && !armed && !party && !(m->passive && c->n_places) && !(clause & (rd->r->troops | rd->r->weapons | rd->r->war))) return false;
    *why = "no party that acts";
    if (need & (1u << LB_NEED_act | 1u << LB_NEED_act2 | 1u << LB_NEED_actmil) && !c->n_actors) return false;
    *why = "no second party";
    if (need & 1u << LB_NEED_act2 && !c->n_targets && c->n_actors < 2 && !c->n_places) return false;
    if (need & 1u << LB_NEED_actmil && !c->n_targets) return false;
    *why = "no number";
    if (need & 1u << LB_NEED_num && !c->n_quantities) return false;
    if (need & 1u << LB_NEED_num && c->quantity[0].number.has_value && c->quantity[0].number.value < 2) return false;
    *why = "no losses";
    bool named = false;
    for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1] && need & 1u << LB_NEED_loss; i++)
        named |= rd->doc->mentions->at[i].kind == LB_PARTY && s->clause[rd->doc->mentions->at[i].head - s->first] == s->clause[m->at - s->first];
    if (need & 1u << LB_NEED_loss && !named && !party && !c->n_quantities && !(clause & (rd->r->troops | rd->r->people | rd->r->war)) && !c->n_places) return false;
    *why = "nothing hit and no weapon";
    if (need & 1u << LB_NEED_hit && !party && !c->n_places && !loc && !(clause & (rd->r->weapons | rd->r->building | rd->r->vehicle | rd->r->troops | rd->r->locality))) return false;
    *why = "";
    return true;
}

/* No subject found: the first party of the clause that no argument holds and no preposition governs. */
static void actor_in_clause(const lb_reader *rd, const lb_scope *s, const lb_match *m, uint32_t clause, int hop, actor_list *l)
{
    const lb_doc *d = rd->doc;
    bool wants = false;
    for (uint32_t k = 0; k < m->t->frame->n; k++) wants |= m->t->frame->slot[k].role == LB_FILL_ACTOR && m->t->frame->slot[k].kind == LB_ARG_SUBJ;
    bool act = (m->t->needs & (1u << LB_NEED_act | 1u << LB_NEED_act2)) != 0;
    for (uint32_t i = 0; i < m->n_args; i++) {
        lb_upos u = d->tags->at[m->arg[i].head].upos;
        if (m->arg[i].kind == LB_ARG_SUBJ && !m->arg[i].prep.n) wants &= act && u != LB_UPOS_PRON;
    }
    if (lb_is(m->t->frame->name, "n.mit")) wants = true; // "Russland hat nach Gesprächen mit der Ukraine"
    if (!wants) return;
    for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1]; i++) {
        const lb_mention *x = &d->mentions->at[i];
        uint32_t who;
        if (x->kind != LB_PARTY || outlet_only(x) || !lb_party_code(d, i, &who).n) continue;
        if (s->clause[x->head - s->first] != clause || inside_longer(rd, i, LB_PARTY)) continue;
        bool taken = x->first > s->first && d->tags->at[x->first - 1].upos == LB_UPOS_ADP;
        if (x->first > s->first && lb_word_is(d, x->first - 1, "allem")) taken = false;
        if (x->first > s->first + 1 && d->tags->at[x->first - 1].upos == LB_UPOS_DET && d->tags->at[x->first - 2].upos == LB_UPOS_ADP) taken = true;
        for (uint32_t k = 0; k < m->n_args; k++) taken |= lb_arg_has(&m->arg[k], s, x->head);
        if (taken) continue;
        add_actor(rd, l, i, x->span);
        return;
    }
    /* "Der Kreml erklärte …, weigerte sich jedoch": the subject of the clause before */
    const lb_clause *k = &s->clauses.at[clause];
    if (hop < 3 && k->kind == LB_CLAUSE_INFINITIVE && s->up[clause] != LB_NONE && s->up[clause] != clause) {
        actor_in_clause(rd, s, m, s->up[clause], hop + 1, l);
        return;
    }
    if (hop < 3 && clause && (k->kind == LB_CLAUSE_VERB_FIRST || k->before == '&')) {
        for (uint32_t c = clause; c-- > 0 && !l->n;)
            if (s->clauses.at[c].kind == LB_CLAUSE_MAIN) actor_in_clause(rd, s, m, c, 3, l);
    }
}

/* "wir", "ich", "man" in what somebody says: the speaker; "In Moskau wies man": the government there. */
static void actor_speaks(const lb_reader *rd, const lb_scope *s, const lb_match *m, actor_list *l)
{
    const lb_doc *d = rd->doc;
    bool first = false, man = false;
    for (uint32_t i = 0; i < m->n_args; i++) {
        uint32_t h = m->arg[i].head;
        if (m->arg[i].kind != LB_ARG_SUBJ) continue;
        first |= lb_word_is(d, h, "wir") || lb_word_is(d, h, "ich");
        man |= lb_word_is(d, h, "man");
    }
    if (lb_is(m->t->frame->name, "owned"))
        for (uint32_t t = s->first; t < s->end; t++)
            if (s->clause[t - s->first] == s->clause[m->at - s->first]) first |= lb_word_is(d, t, "uns");
    if (!first && !man) return;
    lb_source *src;
    uint32_t n = lb_sources_at(d, rd->q, m->at, rd->a, &src);
    for (uint32_t i = 0; i < n; i++)
        if (src[i].code.n && !src[i].outlet.n) {
            *lb_push(rd->a, l) = (lb_actor){ src[i].code, src[i].name, src[i].span };
            return;
        }
    for (uint32_t i = rd->mention[s->sentence]; man && i < rd->mention[s->sentence + 1]; i++) {
        const lb_mention *x = &d->mentions->at[i];
        if (s->clause[x->head - s->first] != s->clause[m->at - s->first] || x->first == s->end) continue;
        bool in = x->first > s->first && (lb_word_is(d, x->first - 1, "in") || lb_word_is(d, x->first - 1, "aus"));
        uint32_t who;
        if (in && x->kind == LB_PARTY && lb_party_code(d, i, &who).n) {
            add_actor(rd, l, i, x->span);
            return;
        }
        if (in && x->kind == LB_PLACE && lb_is(x->place.feature, "PPLC") && x->place.country.n == 3) {
            *lb_push(rd->a, l) = (lb_actor){ x->place.country, x->place.name, x->span };
            return;
        }
    }
}

/* "auf 4000 bezifferte Kiew die Gefallenen": the number that the estimate names. */
static void estimated(const lb_reader *rd, const lb_scope *s, const lb_match *m, lb_str outcome, quantity_list *l)
{
    static const char *const verbs[] = { "beziffern", "schätzen", "taxieren", "veranschlagen", "steigen", "belaufen", "erhöhen", "anwachsen", "klettern", "ansteigen", "sinken",
                                         "schrumpfen", "zurückgehen", "bezeichnen", "liegen", "betragen" };
    const lb_doc *d = rd->doc;
    uint32_t clause = s->clause[m->at - s->first];
    bool verb = false;
    for (uint32_t t = s->first; t < s->end && !verb; t++)
        for (size_t k = 0; k < sizeof verbs / sizeof *verbs && s->clause[t - s->first] == clause; k++) verb |= lb_is(rd->w[t].lemma, verbs[k]);
    if (!verb) return;
    for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1]; i++) {
        const lb_mention *x = &d->mentions->at[i];
        if (x->kind != LB_NUMBER || x->number.ordinal || x->number.subset || s->clause[x->first - s->first] != clause) continue;
        bool auf = lb_word_is(d, x->first, "auf") || lb_word_is(d, x->first, "bei");
        for (uint32_t t = x->first, k = 0; t-- > s->first && k < 4 && !auf; k++) auf = lb_word_is(d, t, "auf") || (lb_word_is(d, t, "bei") && d->tags->at[x->first].upos == LB_UPOS_NUM);
        if (x->number.change && lb_is(x->number.unit, "percent")) auf = true;
        if (!auf) continue;
        *lb_push(rd->a, l) = (lb_quantity){ x->number, outcome, x->span };
        return;
    }
}

static void actor_by_position(const lb_reader *rd, const lb_scope *s, const lb_match *m, actor_list *l)
{
    actor_in_clause(rd, s, m, s->clause[m->at - s->first], 0, l);
}

static bool the(const lb_reader *rd, const lb_scope *s, uint32_t head)
{
    for (uint32_t t = head, k = 0; t-- > s->first && k < 3; k++) {
        const lb_tag *g = &rd->doc->tags->at[t];
        if (g->upos == LB_UPOS_DET) return lb_is(g->lemma, "der") || g->stts == LB_STTS_PDAT;
        if (g->stts == LB_STTS_APPRART) return true;
        if (g->upos != LB_UPOS_ADJ) return false;
    }
    return false;
}

/* "auf beiden Seiten": the armies of the two countries the report names most. */
static void both_sides(const lb_reader *rd, const lb_scope *s, const lb_match *m, actor_list *l)
{
    const lb_doc *d = rd->doc;
    bool both = false;
    for (uint32_t t = s->first; t + 1 < s->end && !both; t++)
        both = s->clause[t - s->first] == s->clause[m->at - s->first] && lb_word_is(d, t, "beiden") && lb_word_is(d, t + 1, "Seiten");
    if (!both) return;
    struct { lb_str code; uint32_t n; lb_span span; } top[16];
    uint32_t n = 0;
    for (uint32_t i = 0; i < d->mentions->n; i++) {
        uint32_t who;
        lb_str code = d->mentions->at[i].kind == LB_PARTY ? lb_party_code(d, i, &who) : LB_STR("");
        if (code.n < 3 || code.p[0] == '?' || (code.n > 3 && code.p[3] != '.')) continue;
        code.n = 3;
        uint32_t k = 0;
        while (k < n && !lb_eq(top[k].code, code)) k++;
        if (k == n && n == 16) continue;
        if (k == n) {
            top[n].code = code, top[n].n = 0, top[n].span = d->mentions->at[i].span;
            n++;
        }
        top[k].n++;
    }
    for (int round = 0; round < 2; round++) {
        uint32_t best = LB_NONE;
        for (uint32_t k = 0; k < n; k++)
            if (top[k].n && (best == LB_NONE || top[k].n > top[best].n)) best = k;
        if (best == LB_NONE) return;
        *lb_push(rd->a, l) = (lb_actor){ lb_printf(rd->a, "%.*s.MIL", LB_FMT(top[best].code)), LB_STR("beide Seiten"), top[best].span };
        top[best].n = 0;
    }
}

/* "eigene Tote", "seine Soldaten": whose they are, the one who speaks or acts says. */
static void own_people(const lb_reader *rd, const lb_scope *s, const lb_match *m, actor_list *l)
{
    bool own = false;
    for (uint32_t i = 0; i < m->n_args && !own; i++)
        for (uint32_t t = m->arg[i].first; t < m->arg[i].end && !own; t++)
            own = lb_arg_has(&m->arg[i], s, t) && (lb_is(rd->w[t].lemma, "eigen") || lb_word_is(rd->doc, t, "eigene") || lb_word_is(rd->doc, t, "eigenen"));
    if (!own) return;
    lb_source *src;
    uint32_t n = lb_sources_at(rd->doc, rd->q, m->at, rd->a, &src);
    for (uint32_t i = 0; i < n; i++)
        if (src[i].code.n >= 3 && src[i].code.p[0] != '?') {
            *lb_push(rd->a, l) = (lb_actor){ lb_printf(rd->a, "%.3s.MIL", src[i].code.p), src[i].name, src[i].span };
            return;
        }
}

/* "Bei ihrem Vormarsch trafen US-Truppen": the possessive that opens a sentence points ahead. */
static void owner_ahead(const lb_reader *rd, const lb_scope *s, const lb_match *m, actor_list *l)
{
    const lb_doc *d = rd->doc;
    uint32_t t = m->at;
    while (t > s->first && d->tags->at[t - 1].upos == LB_UPOS_ADJ) t--;
    if (m->t->pos != LB_POS_NOUN || t == s->first || t > s->first + 2 || d->tags->at[t - 1].stts != LB_STTS_PPOSAT) return;
    for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1]; i++) {
        const lb_mention *x = &d->mentions->at[i];
        uint32_t who, b = x->first;
        if (x->first <= m->at || x->kind != LB_PARTY || outlet_only(x) || !lb_party_code(d, i, &who).n || inside_longer(rd, i, LB_PARTY)) continue;
        while (b > s->first && (d->tags->at[b - 1].upos == LB_UPOS_ADJ || d->tags->at[b - 1].upos == LB_UPOS_DET)) b--;
        if (b == s->first || d->tags->at[b - 1].upos == LB_UPOS_ADP || d->tags->at[b - 1].upos == LB_UPOS_NOUN) continue;
        l->n = 0;
        add_actor(rd, l, i, x->span);
        return;
    }
}

bool lb_roles_fill(const lb_reader *rd, const lb_scope *s, const lb_match *m, lb_claim *c, bool *located, const char **why)
{
    actor_list actors = { 0 }, targets = { 0 }, losers = { 0 };
    place_list places = { 0 };
    quantity_list numbers = { 0 };
    uint32_t actor_slot = LB_NONE;
    bool loc = false, casualties = lb_is(c->type, "casualties");
    lb_str outcome = casualties ? m->t->value : LB_STR("");
    for (uint32_t k = 0; k < m->t->frame->n; k++) {
        const lb_slot *slot = &m->t->frame->slot[k];
        bool meet = lb_is(c->type, "meet");
        for (uint32_t i = 0; i < m->n_args; i++) {
            const lb_arg *g = &m->arg[i];
            if (!fits(slot, g)) continue;
            switch (slot->role) {
            case LB_FILL_ACTOR:
                if (actors.n && k != actor_slot && !lb_starts(m->t->frame->name, "n.fight") && !lb_is(m->t->frame->name, "s.fight")) break;
                if (actors.n && slot->kind == LB_ARG_SUBJ && g->far) break;
                actor_slot = k;
                take_parties(rd, s, m, g, &actors);
                if (meet) { // the others are met
                    while (actors.n > 1) *lb_push(rd->a, &targets) = actors.at[--actors.n];
                }
                break;
            case LB_FILL_TARGET:
                if (targets.n && slot->kind != LB_ARG_PREP) break;
                take_parties(rd, s, m, g, &targets);
                if (!targets.n && slot->kind == LB_ARG_PREP && lb_is(c->type, "sanction")) target_country(rd, s, m, g, &targets);
                break;
            case LB_FILL_OBJECT: {
                size_t before = places.n;
                if (lb_arg_mask(rd, s, g) & rd->r->locality) loc = true;
                take_places(rd, s, m, g, false, &places);
                bool country = false;
                for (size_t x = before; x < places.n; x++) country |= rd->doc->mentions->at[places.at[x]].place.precision >= 6;
                if (places.n == before && rd->w[g->head].mask & rd->r->locality && the(rd, s, g->head)) { // "den Ort": the one spoken of
                    uint32_t spot = last_spot(rd->doc, rd->mention[s->sentence]);
                    if (spot != LB_NONE) add_place(rd, &places, spot);
                }
                if (places.n == before || country || lb_arg_mask(rd, s, g) & rd->r->troops) take_parties(rd, s, m, g, &targets);
                if (places.n > before) loc = true;
                break;
            }
            case LB_FILL_PLACE: {
                size_t before = places.n;
                take_places(rd, s, m, g, false, &places);
                if (places.n > before || lb_arg_mask(rd, s, g) & rd->r->locality) loc = true;
                if (!places.n && rd->w[g->head].mask & rd->r->locality && the(rd, s, g->head)) {
                    uint32_t spot = last_spot(rd->doc, rd->mention[s->sentence]);
                    if (spot != LB_NONE) add_place(rd, &places, spot);
                }
                break;
            }
            case LB_FILL_QUANTITY:
                take_numbers(rd, s, m, g, outcome, &numbers);
                if (lb_is(c->type, "strike"))
                    for (size_t x = numbers.n; x-- > 0;) // "eine Rakete traf ein Haus"
                        if (numbers.n > 1 && numbers.at[x].number.has_value && numbers.at[x].number.value == 1) numbers.at[x] = numbers.at[--numbers.n];
                break;
            case LB_FILL_VICTIM:
                take_numbers(rd, s, m, g, outcome, &numbers);
                if (!targets.n) take_parties(rd, s, m, g, &targets);
                break;
            case LB_FILL_LOSER:
                take_parties(rd, s, m, g, &losers);
                break;
            default:
                break;
            }
        }
    }
    if (!actors.n) actor_speaks(rd, s, m, &actors);
    if (!actors.n && !m->passive) actor_by_position(rd, s, m, &actors);
    if (!actors.n) actor_of_support(rd, s, m, &actors);
    owner_ahead(rd, s, m, &actors);
    if (lb_is(c->type, "battle.advance") && !numbers.n)
        for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1]; i++) {
            const lb_mention *x = &rd->doc->mentions->at[i];
            if (x->kind == LB_NUMBER && !x->number.ordinal && lb_starts(x->number.unit, "km") && s->clause[x->first - s->first] == s->clause[m->at - s->first])
                *lb_push(rd->a, &numbers) = (lb_quantity){ x->number, LB_STR(""), x->span };
        }
    if (lb_is(c->type, "intercept")) // "von sieben Raketen und mindestens 123 Drohnen"
        for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1]; i++) {
            const lb_mention *x = &rd->doc->mentions->at[i];
            if (x->kind != LB_NUMBER || x->number.ordinal || x->number.subset || x->number.counted == LB_NONE || x->number.counted >= rd->doc->tokens->n) continue;
            if (s->clause[x->first - s->first] != s->clause[m->at - s->first] || !rd->w[x->number.counted].weapon || x->first < s->first) continue;
            bool known = false;
            for (size_t k = 0; k < numbers.n; k++) known |= numbers.at[k].span.begin == x->span.begin;
            if (!known && numbers.n) *lb_push(rd->a, &numbers) = (lb_quantity){ x->number, outcome, x->span };
        }
    if (!targets.n && actors.n) target_beside(rd, s, m, c->type, &actors, &targets);
    if (!targets.n && (lb_is(c->type, "offer") || lb_is(c->type, "refuse"))) target_ahead(rd, s, m, &actors, &targets);
    if (!numbers.n && m->t->pos == LB_POS_VERB && (casualties || lb_is(c->type, "displacement")))
        for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1] && !numbers.n; i++) {
            const lb_mention *x = &rd->doc->mentions->at[i];
            if (x->kind != LB_NUMBER || x->number.ordinal || x->number.subset || s->clause[x->first - s->first] != s->clause[m->at - s->first]) continue;
            if (x->number.counted != LB_NONE && x->number.counted < rd->doc->tokens->n && names_casualties(rd, x->number.counted)) continue;
            if (lb_is(x->number.unit, "soldiers") || lb_is(x->number.unit, "people") || lb_is(x->number.unit, "civilians"))
                *lb_push(rd->a, &numbers) = (lb_quantity){ x->number, outcome, x->span };
        }
    if (!numbers.n && (casualties || lb_is(c->type, "displacement") || lb_is(c->type, "deployment"))) estimated(rd, s, m, outcome, &numbers);
    if (lb_is(outcome, "lost"))
        for (size_t i = 0; i < targets.n; i++) targets.at[i].code = with_sector(rd->a, targets.at[i].code, "MIL");
    if (losers.n) targets = losers;
    if (casualties && !targets.n) both_sides(rd, s, m, &targets);
    if (casualties && !targets.n) own_people(rd, s, m, &targets);
    /* a party is not its own target */
    for (size_t i = 0; i < targets.n && !casualties;) {
        bool same = false;
        bool own = lb_is(c->type, "deployment") || lb_is(c->type, "mobilize") || lb_is(c->type, "withdraw"); // "schickt eigene Soldaten"
        for (size_t k = 0; k < actors.n; k++) {
            lb_str x = targets.at[i].code, y = actors.at[k].code;
            same |= lb_eq(x, y) || (own && x.n >= 3 && y.n >= 3 && !memcmp(x.p, y.p, 3));
        }
        if (same) targets.at[i] = targets.at[--targets.n];
        else i++;
    }
    if (lb_is(c->type, "aid") && actors.n == 2 && !targets.n && !m->passive) { // "will der Ukraine Raketen liefern": nothing joins the two
        bool joined = false;
        for (uint32_t t = s->first; t < s->end; t++) {
            lb_span at = rd->doc->tokens->at[t].span;
            if (at.begin >= actors.at[0].span.end && at.end <= actors.at[1].span.begin) joined |= rd->doc->tags->at[t].upos == LB_UPOS_CCONJ || lb_word_is(rd->doc, t, ",");
        }
        if (!joined && actors.at[0].span.end <= actors.at[1].span.begin) {
            *lb_push(rd->a, &targets) = actors.at[1];
            actors.n = 1;
        }
    }
    lb_span whose = { 0, 0 };
    if (!targets.n) {
        static const char *const asked[] = { "von", "vom", NULL }, *const against[] = { "gegen", NULL };
        uint32_t to = LB_NONE;
        if (lb_is(c->type, "demand") && actors.n) to = target_capital(rd, s, m, asked, &actors, &targets);
        else if (lb_is(c->type, "sanction")) to = target_capital(rd, s, m, against, &actors, &targets);
        else if (lb_is(c->type, "intercept")) to = launched_by(rd, s, m, &targets);
        if (to != LB_NONE) whose = rd->doc->mentions->at[to].span;
    } else if (lb_is(c->type, "demand")) {
        whose = targets.at[0].span;
    }
    if (!targets.n && actors.n && !casualties) target_else(rd, s, m, &actors, &targets);
    if (casualties) losses_of(rd, s, m, &targets);
    if (lb_is(c->type, "exchange") && prisoners_of_war(rd, s, m))
        for (size_t i = 0; i < targets.n; i++) targets.at[i].code = with_sector(rd->a, targets.at[i].code, "MIL");
    keep_exact(rd, &places);
    c->actor = actors.at, c->n_actors = (uint32_t)actors.n;
    c->quantity = numbers.at, c->n_quantities = (uint32_t)numbers.n;
    c->place = places.at, c->n_places = (uint32_t)places.n;
    static const char *const said[] = { "response", "accuse", "refuse", "agree", "offer", "demand", "threaten" };
    bool verbal = false;
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) verbal |= lb_is(c->type, said[i]);
    if (lb_is(c->type, "response") || lb_is(c->type, "accuse")) { // "In Moskau wies man von sich, dass in Butscha …": where it happened
        lb_claim there = *c;
        there.n_places = 0;
        for (uint32_t k = 0; k < s->clauses.n && !there.n_places && c->n_places; k++)
            if (s->up[k] == s->clause[m->at - s->first] && s->clauses.at[k].kind == LB_CLAUSE_SUB) lb_places_of_clause(rd, s, k, &there);
        if (there.n_places) c->place = there.place, c->n_places = there.n_places;
    }
    for (uint32_t k = 0; verbal && k < s->clauses.n && !c->n_places; k++) // what is spoken of, then where one speaks
        if (s->up[k] == s->clause[m->at - s->first] && s->clauses.at[k].kind != LB_CLAUSE_PHRASE) lb_places_of_clause(rd, s, k, c);
    for (uint32_t k = 0; verbal && k < s->clauses.n && !c->n_places; k++)
        if (s->up[k] == s->clause[m->at - s->first] && s->clauses.at[k].kind == LB_CLAUSE_INFINITIVE && lb_is(c->type, "accuse")) bare_places(rd, s, k, c);
    if (!c->n_places) {
        lb_places_of_clause(rd, s, s->clause[m->at - s->first], c);
        if (c->n_places && m->t->needs & 1u << LB_NEED_loc && !lb_is(m->t->frame->name, "s.o")) loc = true;
    }
    if (!c->n_places && m->t->pos != LB_POS_NOUN && m->t->pos != LB_POS_NOUN_EXACT && (lb_is(c->type, "strike") || lb_is(c->type, "battle.attack") || lb_is(c->type, "control.gain"))) {
        bare_places(rd, s, s->clause[m->at - s->first], c); // "greift Israel Rafah mit Raketen an": the tree took it for the actor's name
        for (uint32_t i = 0; i < c->n_actors && c->n_places; i++) drop_place(rd, c, c->actor[i].span);
    }
    if (whose.end) drop_place(rd, c, whose);
    for (uint32_t i = 0; verbal && i < c->n_places;) { // "zwischen Israel und der Hamas": they are spoken to, nothing happens there
        const lb_mention *x = &rd->doc->mentions->at[c->place[i]];
        bool spoken = x->place.precision >= 6 && x->first > s->first && x->sentence == s->sentence && (lb_word_is(rd->doc, x->first - 1, "von") || lb_word_is(rd->doc, x->first - 1, "zwischen"));
        if (spoken) drop_place(rd, c, x->span);
        else i++;
    }
    if (verbal && !c->n_places) places_before_colon(rd, s, m->at, c);
    if (casualties || lb_is(c->type, "displacement")) victims(rd, c, &targets);
    c->target = targets.at, c->n_targets = (uint32_t)targets.n;
    if (lb_is(c->type, "strike") || lb_is(c->type, "intercept") || lb_is(c->type, "damage") || casualties || lb_is(c->type, "deployment")) {
        uint8_t w = weapon_of(rd, s, m, c);
        if (w && (!lb_is(c->type, "deployment") || lb_is(rd->r->weapon[w - 1], "mine"))) c->weapon = rd->r->weapon[w - 1];
    }
    *located = loc;
    return needs_hold(rd, s, m, c, loc, why);
}
