/* where.c: where a claim's happening took place: place mentions and references among a trigger's
 * arguments and in its clause, less those that only say where another lies. */
#include "claim/slots.h"

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
uint32_t lb__last_spot(const lb_doc *d, uint32_t i)
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
                uint32_t k = lb__last_spot(d, at);
                if (k != LB_NONE) return k;
            }
            return i;
        }
        if (m->kind != LB_PLACE && m->kind != LB_REFERENCE) break;
        i = m->antecedent;
    }
    return LB_NONE;
}

void lb__add_place(const lb_reader *rd, place_list *l, uint32_t i)
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
void lb__keep_exact(const lb_reader *rd, place_list *l)
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

bool lb__place_head(const lb_reader *rd, const lb_match *m, const lb_mention *x, const lb_arg *g)
{
    return (x->first <= g->head && g->head < x->end) || lb__conj_of(rd, m, x->head, g->head);
}

void lb__take_places(const lb_reader *rd, const lb_scope *s, const lb_match *m, const lb_arg *g, bool head_only, place_list *l)
{
    (void)m;
    for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1]; i++) {
        const lb_mention *x = &rd->doc->mentions->at[i];
        uint32_t p = lb_place_of(rd->doc, i);
        if (p == LB_NONE || (x->kind != LB_PLACE && x->kind != LB_REFERENCE)) continue;
        if (!lb_arg_has(g, s, x->head)) continue;
        if (head_only && !lb__place_head(rd, m, x, g)) continue;
        if (lb__inside_longer(rd, i, LB_PLACE)) continue;
        if (x->kind == LB_PLACE && lb__inside_longer(rd, i, LB_PARTY)) continue;
        lb__add_place(rd, l, p);
    }
}

bool lb__in_speaker(const lb_doc *d, lb_span at)
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
void lb__bare_places(const lb_reader *rd, const lb_scope *s, uint32_t clause, lb_claim *c)
{
    place_list l = { 0 };
    const lb_doc *d = rd->doc;
    for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1]; i++) {
        const lb_mention *x = &d->mentions->at[i];
        if (x->kind != LB_PLACE || !x->place.precision || x->place.precision > 2 || s->clause[x->head - s->first] != clause) continue;
        if (d->tags->at[x->head].upos != LB_UPOS_PROPN || lb__inside_longer(rd, i, LB_PARTY) || lb__inside_longer(rd, i, LB_PLACE) || party_use(d, i)) continue;
        lb__add_place(rd, &l, i);
    }
    c->place = l.at;
    c->n_places = (uint32_t)l.n;
}

/* "Sitzung in Genf: …": what stands before a colon, without a verb, sets the scene. */
void lb__places_before_colon(const lb_reader *rd, const lb_scope *s, uint32_t at, lb_claim *c)
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
bool lb__launches(const lb_reader *rd, const lb_scope *s, const lb_mention *x)
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
        if (x->kind == LB_PLACE && lb__inside_longer(rd, i, LB_PARTY) && !lb__among_people(rd, i)) continue;
        if (lb__inside_longer(rd, i, LB_PLACE)) continue;
        if (lb__in_speaker(d, x->span)) continue; // "nach Angaben aus Moskau"
        if (lb__launches(rd, s, x)) continue;
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
        lb__add_place(rd, &l, p);
    }
    lb__keep_exact(rd, &l);
    c->place = l.at;
    c->n_places = (uint32_t)l.n;
}

void lb__drop_place(const lb_reader *rd, lb_claim *c, lb_span at)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < c->n_places; i++) {
        lb_span p = rd->doc->mentions->at[c->place[i]].span;
        if (p.begin < at.begin || p.end > at.end) c->place[n++] = c->place[i];
    }
    c->n_places = n;
}
