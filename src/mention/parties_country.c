/* parties_country.c: whose ministry, whose soldiers? The code of a phrase, from the surest
 * evidence down: the person's name, the party it belongs to, an adjective, a genitive, the seat,
 * an owner ("seine Truppen"), the same noun earlier, the sentence's subject, the place, the war
 * that the report is about. Each answer names its rule. O(1) but for the places of a sentence. */
#include "mention/parties_phrase.h"

enum { GOV, MIL, CVL, REB, SPY, OPP, MED, EXP };

static int sector_index(lb_str s)
{
    static const char *const names[] = { "GOV", "MIL", "CVL", "REB", "SPY", "OPP", "MED", "EXP" };
    for (int i = 0; i < 8; i++)
        if (lb_is(s, names[i])) return i;
    return -1;
}

static bool is_state(const lb_finding *f, lb_str code) { return code.n == 3 && lb__state(f->x.p, code) != LB_NONE; }

static bool inherits(const lb_duty *d)
{
    switch (d->kind) {
    case LB_DUTY_speaker: case LB_DUTY_lead: case LB_DUTY_member: case LB_DUTY_head:
    case LB_DUTY_state: case LB_DUTY_side: case LB_DUTY_ally: return true;
    default: return false;
    }
}

lb_str lb__code(lb_finding *f, lb_str party, const lb_phrase *ph)
{
    const lb_duty *d = ph->duty;
    lb_str country = lb__country_of(party), sector = lb__sector_of(party), own = d->sector;
    if (!party.n) return party;
    if (lb_is(own, "NGO")) return LB_STR("NGO");
    if (!sector.n && !is_state(f, party) && !lb_is(party, "?")) return party; // an organisation has no sectors
    if (sector.n) {
        if (inherits(d) || (lb_is(sector, "REB") && (d->kind == LB_DUTY_fighter || d->kind == LB_DUTY_whole))) return party;
        bool regular = lb_is(d->noun, "Soldat") || lb_is(d->noun, "Rekrut") || lb_is(d->noun, "Wehrpflichtiger") || lb_is(d->noun, "Offizier");
        if (regular && (ph->inner || ph->attribute != LB_NONE || ph->prefix != LB_NONE)) regular = false;
        if (lb_is(sector, "REB") && !regular && (lb_is(own, "REB") || ((lb_is(own, "MIL") || lb_is(own, "GOV")) && (d->kind == LB_DUTY_title || d->kind == LB_DUTY_people))))
            return party;
        if (lb_eq(sector, own) || !own.n || (lb_is(sector, "MIL") && lb_is(d->noun, "Ministerium"))) return party;
        if (lb_is(sector, "MIL") && d->kind == LB_DUTY_title && lb_is(own, "GOV")) return party;
        if (lb_is(sector, "SPY") && d->kind != LB_DUTY_org) return party;
    }
    if (d->kind == LB_DUTY_side || d->kind == LB_DUTY_state || d->kind == LB_DUTY_member || d->kind == LB_DUTY_ally || d->kind == LB_DUTY_head) return country;
    if (d->kind == LB_DUTY_fighter && lb_is(country, "PSE")) own = LB_STR("REB");
    if (d->kind == LB_DUTY_defence) own = lb__belligerent(f->x.p, country, f->x.day) ? LB_STR("MIL") : LB_STR("GOV");
    if (!own.n) return country;
    return lb_printf(f->x.a, "%.*s.%.*s", LB_FMT(country), LB_FMT(own));
}

const lb_mention *lb__place_at(lb_finding *f, uint32_t t)
{
    uint32_t lo = 0, hi = f->n_places;
    while (lo < hi) {
        uint32_t mid = (lo + hi) / 2;
        if (f->doc->mentions->at[f->places[mid]].first < t) lo = mid + 1;
        else hi = mid;
    }
    if (lo >= f->n_places) return NULL;
    const lb_mention *m = &f->doc->mentions->at[f->places[lo]];
    return m->first == t ? m : NULL;
}

/* A state or place named in the sentence, whatever its part in it. */
static lb_str sentence_place(lb_finding *f, uint32_t t)
{
    const lb_sentence *s = lb_sentence_of(f->doc, t);
    for (uint32_t k = s->first; k < s->end && k < s->first + 80; k++) {
        uint32_t e = f->x.atom[k].entry;
        if (e != LB_NONE && (f->x.p->entry.at[e].kind == LB_ENTRY_COUNTRY || f->x.p->entry.at[e].kind == LB_ENTRY_CAPITAL)
            && is_state(f, f->x.p->entry.at[e].code)) return f->x.p->entry.at[e].code;
        const lb_mention *p = lb__place_at(f, k);
        if (p) return p->place.country;
    }
    return LB_STR("");
}

/* Country of the place nearest to t: before it in the sentence, behind it, earlier; else the story's. */
static lb_str place_country(lb_finding *f, uint32_t t)
{
    const lb_sentence *s = lb_sentence_of(f->doc, t);
    uint32_t lo = 0, hi = f->n_places;
    while (lo < hi) {
        uint32_t mid = (lo + hi) / 2;
        if (f->doc->mentions->at[f->places[mid]].first < t) lo = mid + 1;
        else hi = mid;
    }
    const lb_mention *prev = lo ? &f->doc->mentions->at[f->places[lo - 1]] : NULL;
    const lb_mention *next = lo < f->n_places ? &f->doc->mentions->at[f->places[lo]] : NULL;
    if (prev && prev->first >= s->first) return prev->place.country;
    if (next && next->first < s->end) return next->place.country;
    if (prev && prev->sentence + 3 >= f->sentence) return prev->place.country;
    return f->story;
}

static void add_code(lb_finding *f, lb_index *x, lb_str key, lb_str code)
{
    if (!x->key) lb_index_init(x, f->x.a, 16);
    lb_index_put(x, f->x.a, key, (uint32_t)f->codes.n);
    *lb_push(f->x.a, &f->codes) = (lb_said){ code, f->sentence };
}

void lb__learn(lb_finding *f, lb_str surname, lb_str code)
{
    if (surname.n > 3) add_code(f, &f->known, surname, code);
}

bool lb__next_is(lb_finding *f, uint32_t t, const char *word)
{
    return t + 1 < f->doc->tokens->n && lb_is(lb_word(f->doc, t + 1), word);
}

void lb__new_sentence(lb_finding *f, uint32_t sentence)
{
    if (f->subject.n) f->before = f->subject, f->before_sentence = f->sentence;
    f->sentence = sentence;
    f->subject = f->last = LB_STR("");
    f->oblique = false;
}

void lb__heard(lb_finding *f, lb_str country)
{
    uint32_t k = 0;
    while (k < 3 && !lb_eq(f->recent[k], country)) k++;
    for (; k > 0; k--) f->recent[k] = f->recent[k - 1];
    f->recent[0] = country;
}

void lb__seen(lb_finding *f, const lb_mention *m, bool oblique)
{
    lb_str country = lb__country_of(m->party.code);
    if (!is_state(f, country)) return;
    int s = sector_index(lb__sector_of(m->party.code));
    f->heard[lb__state(f->x.p, country)] = f->sentence + 1;
    lb__heard(f, country);
    if (s >= 0) f->sector_last[s] = country, f->sector_sentence[s] = f->sentence;
    if (s == EXP || s == MED || s == CVL) return; // they speak of others
    bool whole = strcmp(m->rule, "parties/adjective") && strcmp(m->rule, "parties/compound");
    if (whole && (!f->subject.n || (f->oblique && !oblique))) f->subject = m->party.code, f->oblique = oblique;
    if (whole) f->last = m->party.code;
}

/* The elect president is not the president. */
static lb_str duty_key(lb_finding *f, const lb_phrase *ph)
{
    return ph->designate ? lb_printf(f->x.a, "designiert %.*s", LB_FMT(ph->duty->noun)) : ph->duty->noun;
}

static lb_str said_before(lb_finding *f, const lb_phrase *ph)
{
    uint32_t at = f->duty_last.key ? lb_index_get(&f->duty_last, duty_key(f, ph)) : UINT32_MAX;
    if (at == UINT32_MAX || f->codes.at[at].sentence + 12 < f->sentence) return LB_STR("");
    // Not where the report has long gone on to other countries.
    uint32_t e = lb__state(f->x.p, lb__country_of(f->codes.at[at].code));
    return e != LB_NONE && f->heard[e] + 4 < f->sentence ? LB_STR("") : f->codes.at[at].code;
}

static void remember(lb_finding *f, const lb_phrase *ph)
{
    char buf[96];
    lb_str low = lb__fold(ph->duty->noun, true, buf, sizeof buf);
    if (ph->former) return;
    add_code(f, &f->duty_last, duty_key(f, ph), ph->code);
    if (ph->designate) return;
    for (uint32_t i = 3; i + 4 <= low.n; i++) { // "Verteidigungsministerium" is "das Ministerium" later
        uint32_t t = lb_index_get(&f->x.p->tails, (lb_str){ low.p + i, low.n - i });
        if (t == UINT32_MAX) continue;
        add_code(f, &f->duty_last, f->x.p->duty.at[f->x.p->form.at[t].of].noun, ph->code);
        break;
    }
}

static lb_str opponent(const lb_finding *f, lb_str country)
{
    if (!f->attacker.n || !f->defender.n) return LB_STR("");
    if (lb_eq(country, f->attacker)) return f->defender;
    return lb_eq(country, f->defender) ? f->attacker : LB_STR("");
}

/* Full names of countries in front of a hyphen are what the head is about: "Russland-Experte". */
static bool prefix_owns(const lb_finding *f, const lb_phrase *ph)
{
    const lb_entry *e = &f->x.p->entry.at[ph->prefix];
    lb_duty_kind k = ph->duty->kind;
    if (e->kind == LB_ENTRY_MEDIUM) return false;
    if (e->kind == LB_ENTRY_CAPITAL) return k == LB_DUTY_org;
    if (e->kind != LB_ENTRY_COUNTRY) return true;
    return f->x.atom[ph->head].cut <= 3 || k == LB_DUTY_org || k == LB_DUTY_defence;
}

static bool local_office(const lb_duty *d)
{
    static const char *const nouns[] = { "Bürgermeister", "Stadtpräsident", "Gouverneur", "Militärgouverneur", "Gebietsgouverneur", "Gebietschef",
        "Behörde", "Polizei", "Feuerwehr", "Rettungsdienst", "Rettungskraft", "Einsatzkraft", "Militärverwaltung", "Stadtverwaltung", "Verwaltung",
        "Regionalverwaltung", "Gebietsverwaltung", "Regionalgouverneur", "Zivilschutz", "Katastrophenschutz", "Stadtoberhaupt", "Statthalter",
        "Staatsanwaltschaft", "Gesundheitsbehörde", "Besatzungsverwaltung", "Besatzungsbehörde", "Zivilverwaltung" };
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
        if (lb_is(d->noun, nouns[i])) return true;
    return false;
}

/* "… sagte der Experte dem Tschechischen Rundfunk": a national broadcaster or paper asks at home;
 * those that are heard all over the world, in English, French or Arabic, ask everybody. */
static lb_str asked_by(lb_finding *f, uint32_t h)
{
    const lb_sentence *s = lb_sentence_of(f->doc, h);
    for (uint32_t k = h + 1; k < s->end && k < h + 24; k++) {
        uint32_t e = f->x.atom[k].entry;
        if (e == LB_NONE || f->x.p->entry.at[e].kind != LB_ENTRY_MEDIUM || f->x.p->entry.at[e].plain_word || k == h + 1) continue;
        lb_party_kind kind = f->x.p->entry.at[e].party;
        lb_str c = f->x.p->entry.at[e].code, w = lb_word(f->doc, k - 1);
        if (kind == LB_PARTY_AGENCY || lb_is(c, "USA") || lb_is(c, "GBR") || lb_is(c, "FRA") || lb_is(c, "QAT")) continue;
        if (lb_is(w, "dem") || lb_is(w, "den") || lb_is(w, "der") || lb_is(w, "im") || lb_is(w, "gegenüber")) return c;
    }
    return LB_STR("");
}

/* Nothing in the phrase says whose it is. */
static lb_str from_context(lb_finding *f, lb_phrase *ph)
{
    const lb_duty *d = ph->duty;
    int sector = sector_index(d->sector);
    bool def = ph->def || ph->dem;
    lb_str c = LB_STR("");
    if (sector == EXP && (c = asked_by(f, ph->head)).n) {
        ph->rule = "parties/asked_by";
        return c;
    }
    if ((ph->designate || ph->former) && !(c = said_before(f, ph)).n) return c;
    if (sector == EXP || sector == MED || lb_is(d->sector, "BUS")) {
        ph->rule = "parties/unknown_country";
        return LB_STR("?");
    }
    if (def && (c = said_before(f, ph)).n) {
        ph->rule = "parties/said_before";
        return c;
    }
    if (sector == REB && f->sector_last[REB].n) {
        ph->rule = "parties/sector_before";
        return f->sector_last[REB];
    }
    if (local_office(d) || sector == CVL) {
        ph->rule = "parties/place";
        c = place_country(f, ph->head);
        if (c.n) return c;
    }
    if (f->last.n && ph->plural && !def && !ph->poss) {
        ph->rule = "parties/clause"; // "… dass die Ukraine 26.000 Soldaten verloren habe"
        return f->last;
    }
    if (f->subject.n) {
        ph->rule = "parties/sentence";
        return f->subject;
    }
    if ((sector == GOV || sector == SPY || d->kind == LB_DUTY_org) && (c = sentence_place(f, ph->head)).n) {
        ph->rule = "parties/place";
        return c;
    }
    if (sector >= 0 && f->sector_last[sector].n && (!f->before.n || f->sector_sentence[sector] >= f->before_sentence)) {
        ph->rule = "parties/sector_before";
        return f->sector_last[sector];
    }
    ph->rule = "parties/sentence_before";
    if (f->before.n) return f->before;
    ph->rule = "parties/story";
    if (f->story.n && sector != REB) return f->story;
    ph->rule = "parties/unknown_country";
    return LB_STR("?");
}

static lb_str party_of(lb_finding *f, lb_phrase *ph)
{
    const lb_entry *at = f->x.p->entry.at;
    const lb_duty *d = ph->duty;
    bool embassy = d->kind == LB_DUTY_embassy;
    ph->rule = "parties/compound_head";
    if (d->kind == LB_DUTY_enemy && (ph->prefix != LB_NONE || ph->n_country || ph->inner || ph->attribute != LB_NONE)) return LB_STR(""); // "Kritiker und Gegner Putins"
    if (ph->prefix != LB_NONE && prefix_owns(f, ph)) return at[ph->prefix].code;
    ph->rule = "parties/adjective_noun";
    if (ph->n_country) return at[ph->country[0]].code;
    ph->rule = "parties/genitive_before";
    if (ph->owner != LB_NONE) return at[ph->owner].code;
    ph->rule = "parties/genitive";
    if (ph->inner) return ph->inner->code;
    if (ph->attribute != LB_NONE) return at[ph->attribute].code;
    ph->rule = "parties/seat";
    if (ph->seat.n && !embassy) return ph->seat;
    if (ph->prorussian) return ph->rule = "parties/prorussian", LB_STR("RUS");
    if (ph->local) {
        ph->rule = "parties/place";
        lb_str c = place_country(f, ph->head);
        if (c.n) return c;
    }
    if (d->kind == LB_DUTY_attacker || d->kind == LB_DUTY_defender) {
        ph->rule = "parties/war";
        lb_str c = d->kind == LB_DUTY_attacker ? f->attacker : f->defender;
        if (c.n) return c;
        return d->kind == LB_DUTY_defender ? from_context(f, ph) : LB_STR("");
    }
    if (ph->enemy || d->kind == LB_DUTY_enemy) {
        ph->rule = "parties/enemy";
        return opponent(f, lb__country_of(f->subject.n ? f->subject : f->before));
    }
    if (ph->poss && lb_is(d->noun, "Ministerium")) { // the minister's: "meldete sein Ministerium"
        uint32_t k = f->duty_last.key ? lb_index_get(&f->duty_last, LB_STR("Verteidigungsminister")) : UINT32_MAX;
        if (k != UINT32_MAX && f->codes.at[k].sentence + 4 > f->sentence) {
            lb_str c = lb__country_of(f->codes.at[k].code);
            ph->rule = "parties/owner";
            return lb__belligerent(f->x.p, c, f->x.day) ? lb_printf(f->x.a, "%.*s.MIL", LB_FMT(c)) : c;
        }
    }
    if (ph->poss == 'm' || ph->poss == 'f' || ph->own || ph->of_land) {
        ph->rule = "parties/owner";
        if (lb_is(d->sector, "REB") && f->sector_last[REB].n) return f->sector_last[REB];
        if (f->subject.n) return f->subject;
        if (f->before.n) return f->before;
    }
    if (ph->foreign && d->kind != LB_DUTY_member && d->kind != LB_DUTY_state && d->kind != LB_DUTY_ally && d->kind != LB_DUTY_side) return ph->rule = "parties/unknown_country", LB_STR("?");
    // "liefert Artillerie": arms, nobody
    if (lb_is(d->sector, "MIL") && d->kind == LB_DUTY_org && d->massed && !ph->def && !ph->poss) return LB_STR("");
    switch (d->kind) {
    case LB_DUTY_head: case LB_DUTY_member: case LB_DUTY_state: case LB_DUTY_ally: case LB_DUTY_side: return LB_STR("");
    case LB_DUTY_speaker: case LB_DUTY_lead: {
        lb_str c = ph->def ? said_before(f, ph) : LB_STR("");
        ph->rule = "parties/said_before";
        if (c.n || d->kind == LB_DUTY_speaker) return c;
        break;
    }
    case LB_DUTY_outlet: return LB_STR("");
    case LB_DUTY_council: return ph->rule = "parties/world", LB_STR("UN");
    case LB_DUTY_whole: if (!lb_is(d->sector, "MIL") || !ph->plural) return LB_STR(""); break;
    default: break;
    }
    return from_context(f, ph);
}

/* Is the noun one of the office's names, "Bundeskanzler|Kanzler|Regierungschef"? */
static bool holds(lb_str office, lb_str noun)
{
    for (uint32_t from = 0, i = 0; i <= office.n; i++) {
        if (i < office.n && office.p[i] != '|') continue;
        if (i > from && lb_eq((lb_str){ office.p + from, i - from }, noun)) return true;
        from = i + 1;
    }
    return false;
}

void lb__phrase_code(lb_finding *f, lb_phrase *ph)
{
    const lb_entry *at = f->x.p->entry.at;
    lb_str party = LB_STR("");
    if (ph->person != LB_NONE) {
        ph->code = at[ph->person].code, ph->wikidata = at[ph->person].wikidata;
        // "Estlands Regierungschefin Kaja Kallas" speaks for Estonia, whatever she is on the report's day.
        bool whose = ph->n_country || ph->owner != LB_NONE || ph->attribute != LB_NONE || (ph->prefix != LB_NONE && prefix_owns(f, ph));
        if (whose && ph->duty->kind == LB_DUTY_title && !ph->former) {
            party = lb__code(f, party_of(f, ph), ph);
            if (party.n && !lb_eq(lb__country_of(party), lb__country_of(ph->code))) ph->code = party;
        }
        ph->rule = "parties/person_title";
    } else if (lb_is(ph->duty->noun, "Medienbericht") && !ph->n_country && !ph->local && ph->owner == LB_NONE && ph->attribute == LB_NONE) {
        ph->outlet = LB_STR("?"), ph->rule = "parties/unnamed", ph->code = party;
        return;
    } else {
        party = party_of(f, ph);
        bool as_is = !strcmp(ph->rule, "parties/said_before");
        if (ph->duty->kind == LB_DUTY_state && (is_state(f, lb__country_of(party)) || !party.n)) party = LB_STR(""); // "europäische Staaten"
        ph->code = as_is ? party : lb__code(f, party, ph);
        if (ph->inner && ph->inner->wikidata.n && ph->inner->named_to && ph->inner->person == LB_NONE) ph->wikidata = ph->inner->wikidata;
        if (lb_is(ph->duty->sector, "NGO") && !ph->code.n) ph->code = LB_STR("NGO");
    }
    if (ph->code.n && !ph->outlet.n && ph->code.p[0] != '?') remember(f, ph);
    // The holder of an office that has one holder at a time.
    if (ph->code.n && !ph->wikidata.n && ph->duty->kind == LB_DUTY_title && !ph->plural && !ph->named_to && f->x.day != LB_OPEN && !ph->indef && !ph->designate && !ph->former) {
        for (size_t i = 0; i < f->x.p->entry.n; i++) {
            const lb_entry *e = &at[i];
            if (e->kind != LB_ENTRY_PERSON || !holds(e->office, ph->duty->noun) || !lb_eq(e->code, ph->code)) continue;
            if ((e->from == LB_OPEN || e->from <= f->x.day) && (e->until == LB_OPEN || f->x.day <= e->until)) ph->wikidata = e->wikidata;
        }
    }
}

/* Which country, and which war, is the report about? */
void lb__story_start(lb_finding *f)
{
    const lb_parties *p = f->x.p;
    const lb_mentions *m = f->doc->mentions;
    uint32_t *count = lb_array(f->x.a, p->entry.n, uint32_t), best = 0, most = LB_NONE;
    f->sentence = LB_NONE;
    f->heard = lb_array(f->x.a, p->entry.n, uint32_t);
    f->story = f->attacker = f->defender = f->subject = f->last = f->before = LB_STR("");
    for (int i = 0; i < 4; i++) f->recent[i] = LB_STR("");
    for (int i = 0; i < 8; i++) f->sector_last[i] = LB_STR(""), f->sector_sentence[i] = 0;
    for (uint32_t i = 0; m && i < m->n; i++) {
        if (m->at[i].kind != LB_PLACE || !m->at[i].place.country.n) continue;
        f->n_places++;
        uint32_t e = lb__state(p, m->at[i].place.country);
        if (e != LB_NONE) count[e]++;
    }
    f->places = lb_array(f->x.a, f->n_places, uint32_t);
    for (uint32_t i = 0, n = 0; m && i < m->n; i++)
        if (m->at[i].kind == LB_PLACE && m->at[i].place.country.n) f->places[n++] = i;
    for (uint32_t t = 0; t < f->doc->tokens->n; t++) {
        const lb_atom *a = &f->x.atom[t];
        uint32_t e = a->adjective != LB_NONE ? a->adjective : a->entry != LB_NONE ? lb__state(p, lb__country_of(p->entry.at[a->entry].code)) : LB_NONE;
        if (a->entry != LB_NONE && p->entry.at[a->entry].kind == LB_ENTRY_MEDIUM) continue;
        if (e != LB_NONE) count[e] += 2;
        if (a->prefix == LB_NONE || p->entry.at[a->prefix].kind == LB_ENTRY_MEDIUM) continue; // "Gaza-Krieg"
        e = lb__state(p, lb__country_of(p->entry.at[a->prefix].code));
        if (e != LB_NONE) count[e] += 2;
    }
    for (size_t i = 0; i < p->conflict.n; i++) {
        const lb_conflict *c = &p->conflict.at[i];
        uint32_t here = lb__state(p, c->country), there = lb__state(p, c->attacker);
        uint32_t n = here == LB_NONE ? 0 : 2 * count[here] + (there == LB_NONE ? 0 : count[there]);
        if (here == LB_NONE || !count[here] || n <= best) continue;
        if (f->x.day != LB_OPEN && ((c->from != LB_OPEN && f->x.day < c->from) || (c->until != LB_OPEN && f->x.day > c->until))) continue;
        best = n, f->story = c->country, f->attacker = c->attacker, f->defender = c->defender;
    }
    if (f->story.n) return;
    best = 0;
    for (uint32_t e = 0; e < p->entry.n; e++)
        if (count[e] > best) best = count[e], most = e;
    if (most != LB_NONE) f->story = p->entry.at[most].code;
}
