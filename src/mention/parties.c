/* parties.c: who is spoken of, with a code: "RUS.MIL" for "das russische Verteidigungsministerium".
 *
 * A phrase is built around each noun of duty (roles.tsv): adjectives to its left, a genitive,
 * "von", "in" or a name to its right. Its country comes from the surest of these, else from the
 * sentence, the place, or the last party of that sector (parties_country.c). Names that stand alone
 * are mentions of their own where they act (parties_use.c). O(tokens); a phrase looks at most
 * a few dozen tokens around its head. */
#include "mention/parties_phrase.h"

enum { MAX_DEPTH = 3, REACH = 12 };

static uint64_t bits(const lb_finding *f, uint32_t t) { return f->x.atom[t].bits; }
static const lb_entry *entry_at(const lb_finding *f, uint32_t t) { return &f->x.p->entry.at[f->x.atom[t].entry]; }
static bool word_is(const lb_finding *f, uint32_t t, const char *z) { return lb_is(lb_word(f->doc, t), z); }

static bool has_name(const lb_finding *f, uint32_t t, lb_entry_kind k)
{
    return f->x.atom[t].entry != LB_NONE && entry_at(f, t)->kind == k;
}

/* An outlet's name that is a plain word counts only in quotation marks or behind "Zeitung". */
static bool stands(const lb_finding *f, uint32_t t)
{
    const lb_sentence *s = lb_sentence_of(f->doc, t);
    if (f->x.atom[t].entry == LB_NONE) return false;
    if (!entry_at(f, t)->plain_word) return true;
    if (t == s->first) return false;
    if (bits(f, t - 1) & (LB_W(quote_open) | LB_W(quote_close)) || word_is(f, t - 1, "\"")) return true;
    return f->x.atom[t - 1].form != LB_NONE && f->x.p->duty.at[f->x.p->form.at[f->x.atom[t - 1].form].of].kind == LB_DUTY_outlet;
}

/* "Die Besatzer verschleppten Einwohner": no adjective, the sentence's verb. */
static bool verb_instead(lb_finding *f, const lb_sentence *s, uint32_t t, lb_str w)
{
    if (t == s->first || !(lb_ends(w, "te") || lb_ends(w, "ten"))) return false;
    if (!f->x.atom[t - 1].capital || t - 1 == s->first) return false;
    for (uint32_t k = t > s->first + 60 ? t - 60 : s->first; k < t; k++)
        if (lb__is_finite(f->doc, k)) return false;
    return true;
}

/* First token of the phrase whose head is h; what its adjectives and determiner say. */
static uint32_t left_edge(lb_finding *f, uint32_t h, lb_phrase *ph)
{
    const lb_sentence *s = lb_sentence_of(f->doc, h);
    uint32_t t = h;
    bool joined = false;
    while (t > s->first && h - t < REACH) {
        const lb_atom *m = &f->x.atom[t - 1];
        lb_str w = lb_word(f->doc, t - 1);
        if (m->adjective != LB_NONE) {
            if (joined || ph->n_country == 0) ph->more[ph->n_country] = t - 1;
            if (ph->n_country < LB_PHRASE_COUNTRIES && (joined || ph->n_country == 0)) ph->country[ph->n_country++] = m->adjective;
            joined = false;
        } else if (m->bits & LB_W(own)) {
            ph->own = true;
        } else if (m->bits & LB_W(local)) {
            ph->local = true;
        } else if (m->bits & LB_W(enemy)) {
            ph->enemy = true;
        } else if (m->bits & LB_W(prorussian)) {
            ph->prorussian = true;
        } else if (m->bits & LB_W(foreign)) {
            ph->foreign = true;
        } else if (m->bits & LB_W(designate)) {
            ph->designate = true;
        } else if (m->bits & LB_W(former)) {
            ph->former = true;
        } else if (m->bits & LB_W(regular)) {
            // says nothing of the country
        } else if ((m->bits & LB_W(und) || lb_is(w, ",")) && t - 1 > s->first && t < h + 1 && f->x.atom[t].adjective != LB_NONE
                   && (f->x.atom[t - 2].adjective != LB_NONE)) {
            joined = true; // "russischen und nordkoreanischen Soldaten"
        } else if (m->modifier && !m->capital) {
            if (verb_instead(f, s, t - 1, w)) break;
        } else if (lb_is_digit((uint8_t)w.p[0]) && lb_ends(w, ".")) {
            // "3. Brigade"
        } else break;
        t--;
    }
    ph->first = t;
    if (t > s->first) {
        uint64_t b = bits(f, t - 1);
        const lb_atom *m = &f->x.atom[t - 1];
        ph->def = b & LB_W(def), ph->indef = b & LB_W(indef), ph->dem = b & LB_W(dem);
        ph->poss = b & LB_W(poss_m) ? 'm' : b & LB_W(poss_f) ? 'f' : b & LB_W(poss_we) ? 'w' : 0;
        if (m->entry == LB_NONE && !b && t - 1 > s->first && f->x.atom[t - 2].entry != LB_NONE && f->x.atom[t - 2].tokens == 2) m = &f->x.atom[t - 2];
        if (m->entry != LB_NONE && m->genitive && m + m->tokens == &f->x.atom[t]) { // "Russlands Präsident"
            ph->owner = m->entry;
            ph->first = (uint32_t)(m - f->x.atom);
        }
    }
    return ph->first;
}

static uint32_t skip_adjectives(lb_finding *f, uint32_t q, uint32_t end, uint32_t *adjective)
{
    uint32_t from = q;
    while (q < end && q < from + 6 && f->x.atom[q].entry == LB_NONE && (f->x.atom[q].modifier || bits(f, q) & (LB_W(own) | LB_W(local) | LB_W(regular) | LB_W(former) | LB_W(designate)))) {
        if (f->x.atom[q].adjective != LB_NONE) *adjective = f->x.atom[q].adjective;
        q++;
    }
    return q;
}

/* Tokens of a person's name from q: known, or what looks like one. */
static uint32_t name_end(lb_finding *f, uint32_t q, uint32_t end, uint32_t *known)
{
    uint32_t from = q, names = 0;
    *known = LB_NONE;
    while (q < end && q < from + 4 && bits(f, q) & LB_W(sir)) q++;
    if (q < end && word_is(f, q, ".")) q++;
    while (q < end && q < from + 6) {
        if (has_name(f, q, LB_ENTRY_PERSON)) {
            *known = f->x.atom[q].entry;
            return q + f->x.atom[q].tokens;
        }
        if (f->x.atom[q].entry != LB_NONE) break; // a country, an outlet
        if (lb__is_name(&f->x, q)) names++;
        else if (!(names && bits(f, q) & LB_W(name_part) && q + 1 < end && lb__is_name(&f->x, q + 1) && !(bits(f, q) & LB_W(gen)))) break;
        q++;
    }
    return names ? q : from;
}

/* The party in a genitive or "von" behind the head: its code, its end; 0 where there is none. */
static uint32_t attribute(lb_finding *f, uint32_t q, uint32_t end, uint32_t depth, lb_phrase *ph)
{
    uint32_t from = q, adjective = LB_NONE, known;
    bool von = q < end && bits(f, q) & LB_W(von), gen = q < end && bits(f, q) & LB_W(gen);
    if (von) {
        q++;
        if (q < end && bits(f, q) & (LB_W(def) | LB_W(indef))) q++;
    } else if (gen || (q < end && bits(f, q) & LB_W(indef) && lb_ends(lb_word(f->doc, q), "es"))) {
        q++;
    } else if (q < end && f->x.atom[q].entry != LB_NONE && stands(f, q)) {
        // "Truppen Russlands", "Söldnertruppe Wagner"
    } else if (q < end && f->x.atom[q].adjective != LB_NONE && lb_ends(lb_word(f->doc, q), "er") && !f->x.atom[q].capital) {
        // "Vertreter ukrainischer Behörden"
    } else return 0;
    bool whole = word_is(f, from, "des") || word_is(f, from, "der");
    q = skip_adjectives(f, q, end, &adjective);
    if (q >= end || q > from + 8) return 0;
    const lb_atom *m = &f->x.atom[q];
    if (m->entry != LB_NONE && stands(f, q)) {
        const lb_entry *e = entry_at(f, q);
        bool sign = whole || von || m->genitive || e->kind == LB_ENTRY_GROUP || e->kind == LB_ENTRY_METONYM || e->kind == LB_ENTRY_ORG;
        if (e->kind == LB_ENTRY_MEDIUM || (!sign && e->kind != LB_ENTRY_PERSON)) return 0;
        if (e->kind == LB_ENTRY_PERSON && !von && !m->genitive && !whole) return 0; // a name in apposition
        ph->attribute = m->entry;
        return q + m->tokens;
    }
    for (uint32_t k = q; (gen || von) && k < end && k < q + 2; k++) { // "Gouverneur der Region Belgorod", "Bürgermeister der Stadt Goma"
        const lb_mention *p = lb__place_at(f, k);
        if (!p || p->place.country.n != 3 || (k > q && !(bits(f, q) & (LB_W(place_noun) | LB_W(land_noun))))) continue;
        ph->seat = p->place.country;
        return p->end;
    }
    if (word_is(f, q, "Landes") || word_is(f, q, "Nachbarlandes")) {
        ph->of_land = true;
        return q + 1;
    }
    if (m->people != LB_NONE) {
        ph->attribute = f->x.p->form.at[m->people].of;
        return q + 1;
    }
    if (m->form != LB_NONE && depth < MAX_DEPTH) {
        lb_phrase *in = lb__phrase(f, q, depth + 1);
        if (!in || !in->code.n) return 0;
        ph->inner = in;
        return in->end > q ? in->end : q + 1;
    }
    if (adjective != LB_NONE) { // "die Verwaltung des russischen Gebiets"
        ph->attribute = adjective;
        return q + 1;
    }
    if (von && (q = name_end(f, q, end, &known)) && known != LB_NONE) {
        ph->attribute = known;
        return q;
    }
    return 0;
}

/* "Regierung in Kiew", "Behörden aus Charkiw" */
static uint32_t seat(lb_finding *f, uint32_t q, uint32_t end, lb_phrase *ph)
{
    if (q >= end || !(bits(f, q) & (LB_W(prep_in) | LB_W(prep_from) | LB_W(von)))) return 0;
    bool in = bits(f, q) & LB_W(prep_in);
    q++;
    if (q < end && bits(f, q) & LB_W(def)) {
        // "in den Kongo" is where to; "in den USA" where
        if (in && !lb_ends(lb_word(f->doc, q), "er") && !lb_ends(lb_word(f->doc, q), "em") && !(q + 1 < end && f->x.atom[q + 1].entry != LB_NONE && !entry_at(f, q + 1)->gender)) return 0;
        q++;
    }
    if (q >= end) return 0;
    if (f->x.atom[q].entry != LB_NONE) {
        const lb_entry *e = entry_at(f, q);
        if (e->kind == LB_ENTRY_COUNTRY || e->kind == LB_ENTRY_CAPITAL) return ph->seat = e->code, q + f->x.atom[q].tokens;
        return 0;
    }
    for (uint32_t k = q; k < end && k < q + 3; k++) {
        const lb_mention *p = lb__place_at(f, k);
        if (p && p->place.country.n) return ph->seat = p->place.country, p->end;
    }
    return 0;
}

/* Words in quotation marks or a name behind "Zeitung", "Sender", "Agentur". */
static bool outlet(lb_finding *f, uint32_t h, uint32_t end, lb_phrase *ph)
{
    uint32_t q = h + 1, known;
    if (q < end && f->x.atom[q].entry != LB_NONE && entry_at(f, q)->kind == LB_ENTRY_MEDIUM) {
        ph->outlet = entry_at(f, q)->name, ph->wikidata = entry_at(f, q)->wikidata;
        ph->end = q + f->x.atom[q].tokens;
        return true;
    }
    if (q + 1 < end && (bits(f, q) & (LB_W(quote_open) | LB_W(quote_close)) || word_is(f, q, "\""))) {
        uint32_t k = q + 1;
        while (k < end && k < q + 7 && !(bits(f, k) & (LB_W(quote_open) | LB_W(quote_close))) && !word_is(f, k, "\"")) k++;
        if (k < end && k > q + 1 && k < q + 7 && f->x.atom[q + 1].capital) {
            const lb_atom *m = &f->x.atom[q + 1];
            ph->outlet = m->entry != LB_NONE && entry_at(f, q + 1)->kind == LB_ENTRY_MEDIUM ? entry_at(f, q + 1)->name
                : lb_words(f->doc, (lb_span){ f->doc->tokens->at[q + 1].span.begin, f->doc->tokens->at[k - 1].span.end });
            ph->end = k + 1;
            return true;
        }
    }
    if (q < end && lb__is_domain(f->x.p, lb_word(f->doc, q))) return ph->outlet = lb_word(f->doc, q), ph->end = q + 1, true;
    uint32_t k = name_end(f, q, end, &known);
    if (k > q && known == LB_NONE && f->doc->tags) {
        ph->outlet = lb_words(f->doc, (lb_span){ f->doc->tokens->at[q].span.begin, f->doc->tokens->at[k - 1].span.end });
        ph->end = k;
        return true;
    }
    return false;
}

lb_phrase *lb__phrase(lb_finding *f, uint32_t h, uint32_t depth)
{
    if (f->phrase[h]) return f->phrase[h] == &f->none ? NULL : f->phrase[h];
    f->phrase[h] = &f->none; // no phrase holds itself
    const lb_atom *m = &f->x.atom[h];
    const lb_form *form = &f->x.p->form.at[m->form];
    const lb_sentence *s = lb_sentence_of(f->doc, h);
    lb_phrase *ph = lb_new(f->x.a, lb_phrase);
    *ph = (lb_phrase){ .head = h, .end = h + 1, .duty = &f->x.p->duty.at[form->of], .owner = LB_NONE, .attribute = LB_NONE,
                       .person = LB_NONE, .prefix = m->prefix, .gender = form->gender, .rule = "parties/phrase" };
    left_edge(f, h, ph);
    lb_duty_kind k = ph->duty->kind;
    ph->plural = form->plural && (!form->singular || !(ph->indef || word_is(f, ph->first ? ph->first - 1 : 0, "der")));
    if (ph->owner != LB_NONE && k == LB_DUTY_title && form->singular) ph->plural = false;
    else if (form->singular && form->plural && ph->first > s->first) {
        lb_str det = lb_word(f->doc, ph->first - 1);
        lb_feats ft = f->doc->tags ? f->doc->tags->at[h].feats : (lb_feats){ 0 };
        if (ft.number) ph->plural = ft.number == LB_PLUR;
        if (lb_ends(det, "em") || lb_is(det, "des") || lb_is(det, "einen") || lb_is(det, "vom") || lb_is(det, "zum") || lb_is(det, "Der")) ph->plural = false;
    }
    if (k == LB_DUTY_outlet && outlet(f, h, s->end, ph)) return f->phrase[h] = ph;
    // What stands to the right: name, genitive, seat, name between commas; each once.
    uint32_t q = h + 1, e;
    bool person = k == LB_DUTY_title || k == LB_DUTY_speaker || k == LB_DUTY_people || k == LB_DUTY_lead || k == LB_DUTY_head;
    if (person && q < s->end) {
        e = name_end(f, q, s->end, &ph->person);
        if (e > q) ph->named_from = q, ph->named_to = e, q = ph->end = e;
    }
    if ((e = attribute(f, q, s->end, depth, ph)) > q) q = ph->end = e;
    bool whose = ph->prefix != LB_NONE || ph->n_country || ph->owner != LB_NONE || ph->inner || ph->attribute != LB_NONE;
    if (!ph->named_to && !whose && (e = seat(f, q, s->end, ph)) > q) q = ph->end = e;
    if (ph->inner && ph->inner->named_to && person) q = ph->end = ph->inner->end;
    if (person && depth == 0 && !ph->named_to && q + 1 < s->end && word_is(f, q, ",")) { // "die Sprecherin des Ministeriums, Maria Sacharowa,"
        e = name_end(f, q + 1, s->end, &ph->person);
        bool closed = e >= s->end || word_is(f, e, ",") || lb__is_finite(f->doc, e) || word_is(f, e, ".") || word_is(f, e, "(");
        if (e > q + 1 && closed && (ph->person != LB_NONE || e > q + 2)) ph->named_from = q + 1, ph->named_to = e, ph->end = e;
        else ph->person = LB_NONE;
    }
    lb__phrase_code(f, ph);
    return f->phrase[h] = ph;
}

static lb_mention mention(lb_finding *f, uint32_t first, uint32_t end, uint32_t head, const char *rule)
{
    const lb_token *at = f->doc->tokens->at;
    lb_mention m = { .kind = LB_PARTY, .span = { at[first].span.begin, at[end - 1].span.end }, .sentence = at[head].sentence,
                     .first = first, .end = end, .head = head, .antecedent = LB_NONE, .rule = rule };
    m.party.code = m.party.outlet = m.party.wikidata = LB_STR("");
    m.party.name = lb_words(f->doc, m.span);
    return m;
}

static void emit(lb_finding *f, lb_mention m, lb_mention_list *out)
{
    if (m.party.code.n) {
        uint32_t t = m.first, first = f->doc->tokens->sentence[m.sentence].first;
        if (t > first && bits(f, t - 1) & (LB_W(def) | LB_W(indef) | LB_W(dem))) t--;
        uint64_t b = t > first ? bits(f, t - 1) : 0;
        bool genitive = t < m.first && bits(f, t) & LB_W(gen) && t > first && f->x.atom[t - 1].capital;
        lb__seen(f, &m, b & (LB_W(prep_place) | LB_W(prep_party) | LB_W(von) | LB_W(prep_from)) || genitive);
    }
    *lb_push(f->x.a, out) = m;
}

/* One mention for each code in "EST|LVA|LTU". */
static void emit_codes(lb_finding *f, lb_mention m, lb_str codes, lb_mention_list *out)
{
    uint32_t n;
    lb_str *code = lb_split(f->x.a, codes, '|', &n);
    for (uint32_t i = 0; i < n; i++) m.party.code = code[i], emit(f, m, out);
}

static lb_party_kind outlet_kind(const lb_phrase *ph)
{
    lb_str n = ph->duty->noun;
    if (lb_ends(n, "gentur")) return LB_PARTY_AGENCY;
    if (lb_ends(n, "ender")) return LB_PARTY_BROADCASTER;
    return lb_ends(n, "ortal") || lb_ends(n, "seite") ? LB_PARTY_PORTAL : LB_PARTY_PAPER;
}

static void emit_phrase(lb_finding *f, lb_phrase *ph, lb_mention_list *out)
{
    lb_mention m = mention(f, ph->first, ph->end, ph->head, ph->rule);
    lb_duty_kind k = ph->duty->kind;
    // A country that only qualifies the head is no mention of its own; an inner party is.
    for (uint32_t t = ph->head + 1; t < ph->end; t++)
        if (!(ph->inner && t >= ph->inner->first) || (t >= ph->named_from && t < ph->named_to)) f->x.atom[t].taken = true;
    m.party.code = ph->code, m.party.outlet = ph->outlet, m.party.wikidata = ph->wikidata;
    m.party.gender = ph->named_to && ph->person != LB_NONE ? f->x.p->entry.at[ph->person].gender : ph->gender;
    m.party.kind = ph->outlet.n ? outlet_kind(ph) : ph->named_to ? LB_PARTY_PERSON : LB_PARTY_OFFICE;
    if (ph->attribute != LB_NONE && f->x.p->entry.at[ph->attribute].kind == LB_ENTRY_GROUP) m.party.kind = LB_PARTY_GROUP;
    m.party.plural = !ph->named_to && (ph->plural || !ph->duty->gender);
    m.party.person = k == LB_DUTY_title || k == LB_DUTY_people || k == LB_DUTY_speaker || k == LB_DUTY_fighter || k == LB_DUTY_head;
    m.party.anonymous = !ph->outlet.n && !ph->named_to && (m.party.person ? ph->indef || m.party.plural || k == LB_DUTY_speaker : k == LB_DUTY_media || k == LB_DUTY_outlet);
    if (!ph->code.n && !ph->outlet.n) return;
    emit(f, m, out);
    for (uint32_t i = 1; i < ph->n_country; i++) { // "russischen und nordkoreanischen Soldaten"
        lb_mention o = mention(f, ph->more[0], ph->head + 1, ph->head, "parties/coordinated");
        o.party = m.party;
        o.party.name = lb_words(f->doc, o.span);
        o.party.code = lb__code(f, f->x.p->entry.at[ph->country[i]].code, ph);
        // The nearest adjective is country[0]; the farther one has the longer span.
        if (i == 1) {
            lb_mention *first = &out->at[out->n - 1];
            lb_str far = o.party.code;
            o.party.code = first->party.code, first->party.code = far;
        }
        emit(f, o, out);
    }
}

/* A name that stands alone. */
static void emit_name(lb_finding *f, uint32_t t, lb_mention_list *out)
{
    static const char *const rules[] = { "parties/country", "parties/capital", "parties/organisation", "parties/metonym",
                                         "parties/group", "parties/medium", "parties/think_tank", "parties/person" };
    const lb_atom *a = &f->x.atom[t];
    const lb_entry *e = entry_at(f, t);
    const lb_sentence *s = lb_sentence_of(f->doc, t);
    uint32_t first = t, end = t + a->tokens;
    if (!stands(f, t)) return;
    if ((e->kind == LB_ENTRY_COUNTRY || e->kind == LB_ENTRY_CAPITAL || e->kind == LB_ENTRY_METONYM) && !lb__acts(&f->x, t)) {
        if (e->code.n == 3) lb__heard(f, e->code);
        return;
    }
    if (e->kind == LB_ENTRY_PERSON) { // "Frankreichs Emmanuel Macron", "Herr Keith Kellogg"
        while (first > s->first && first + 4 > t && bits(f, first - 1) & LB_W(sir)) first--;
        if (first > s->first && f->x.atom[first - 1].genitive && f->x.atom[first - 1].entry != LB_NONE && f->x.atom[first - 1].tokens == 1) first--;
        // A longer name of somebody else: "Alexander Lukaschenko" holds no Alexander.
        if (a->tokens == 1 && t > s->first && lb__is_name(&f->x, t - 1) && f->x.atom[t - 1].entry == LB_NONE && !f->x.atom[t - 1].taken
            && f->doc->tags && !lb_is(lb_sub(e->name, (lb_span){ 0, e->name.n }), "")) first = t;
    }
    if (e->kind == LB_ENTRY_METONYM || e->kind == LB_ENTRY_GROUP || e->kind == LB_ENTRY_THINK) { // "die iranischen Revolutionsgarden"
        while (first > s->first && f->x.atom[first - 1].modifier && first + 4 > t) {
            const lb_atom *m = &f->x.atom[first - 1];
            if (m->adjective != LB_NONE && !lb_eq(f->x.p->entry.at[m->adjective].code, lb__country_of(e->code))) break;
            if (m->adjective == LB_NONE && verb_instead(f, s, first - 1, lb_word(f->doc, first - 1))) break;
            first--;
        }
    }
    lb_mention m = mention(f, first, end, a->tokens > 1 && e->kind != LB_ENTRY_PERSON ? end - 1 : t, rules[e->kind]);
    m.party.wikidata = e->wikidata;
    m.party.plural = !e->gender;
    m.party.gender = e->gender, m.party.kind = e->party;
    m.party.person = e->kind == LB_ENTRY_PERSON;
    if (a->genitive && e->code.n == 3) { // "Russlands Gefallene"
        uint32_t n = end, other;
        n = skip_adjectives(f, n, s->end, &other);
        if (n < s->end && bits(f, n) & LB_W(mil_noun)) {
            m.party.code = lb_printf(f->x.a, "%.*s.MIL", LB_FMT(e->code));
            emit(f, m, out);
            return;
        }
    }
    if (e->kind == LB_ENTRY_MEDIUM) m.party.outlet = e->name, emit(f, m, out);
    else emit_codes(f, m, e->code, out);
}

/* "beide Seiten": the two sides of the war; "beide Länder": the last two spoken of. */
static bool both(lb_finding *f, uint32_t t, lb_mention_list *out)
{
    const lb_sentence *s = lb_sentence_of(f->doc, t);
    uint32_t n = t + 1;
    while (n < s->end && n < t + 4 && f->x.atom[n].modifier) n++;
    if (n >= s->end || !(bits(f, n) & LB_W(both_noun))) return false;
    lb_str w = lb_word(f->doc, n), one = f->recent[1], two = f->recent[0];
    static const char *const persons[] = { "Präsident", "Politiker", "Männer", "Staatschef", "Außenminister" };
    for (size_t i = 0; i < sizeof persons / sizeof *persons; i++)
        if (lb_starts(w, persons[i])) return false;
    bool lands = lb_starts(w, "Länder") || lb_starts(w, "Staaten") || lb_starts(w, "Nachbar") || lb_starts(w, "Regierung");
    if (!lands && f->attacker.n && f->defender.n) one = f->attacker, two = f->defender;
    if (!one.n || !two.n) return false;
    lb_mention m = mention(f, t, n + 1, n, "parties/both");
    m.party.plural = true;
    if (lb_starts(w, "Regierung")) one = lb_printf(f->x.a, "%.*s.GOV", LB_FMT(one)), two = lb_printf(f->x.a, "%.*s.GOV", LB_FMT(two));
    if (lb_starts(w, "Armee")) one = lb_printf(f->x.a, "%.*s.MIL", LB_FMT(one)), two = lb_printf(f->x.a, "%.*s.MIL", LB_FMT(two));
    m.party.code = one;
    *lb_push(f->x.a, out) = m;
    m.party.code = two;
    *lb_push(f->x.a, out) = m;
    return true;
}

static void one_token(lb_finding *f, uint32_t t, lb_mention_list *out)
{
    const lb_atom *a = &f->x.atom[t];
    const lb_sentence *s = lb_sentence_of(f->doc, t);
    lb_str w = lb_word(f->doc, t);
    if (a->bits & LB_W(both) && both(f, t, out)) return;
    if (a->form != LB_NONE) {
        lb_phrase *ph = lb__phrase(f, t, 0);
        if (ph && !a->taken) emit_phrase(f, ph, out);
        return;
    }
    if (a->taken) return;
    if (a->entry != LB_NONE) {
        emit_name(f, t, out);
        for (uint32_t i = t; i < t + a->tokens; i++) f->x.atom[i].taken = true;
        return;
    }
    if (a->people != LB_NONE) {
        const lb_form *form = &f->x.p->form.at[a->people];
        lb_mention m = mention(f, t, t + 1, t, "parties/people");
        m.party.plural = form->plural, m.party.person = true, m.party.anonymous = true;
        m.party.gender = form->gender;
        m.party.code = f->x.p->entry.at[form->of].code;
        emit(f, m, out);
        return;
    }
    if (lb__is_domain(f->x.p, w)) {
        lb_mention m = mention(f, t, t + 1, t, "parties/domain");
        m.party.outlet = w, m.party.gender = LB_NEUT, m.party.kind = LB_PARTY_PORTAL;
        emit(f, m, out);
        return;
    }
    if (a->prefix != LB_NONE && f->x.p->entry.at[a->prefix].kind != LB_ENTRY_MEDIUM && a->cut < w.n && w.p[a->cut] == '-'
        && !lb_ends(w, "Dollar") && !f->x.p->entry.at[a->prefix].plain_word) {
        lb_mention m = mention(f, t, t + 1, t, "parties/compound");
        m.span.end = m.span.begin + a->cut;
        m.party.name = lb_words(f->doc, m.span);
        emit_codes(f, m, f->x.p->entry.at[a->prefix].code, out);
        return;
    }
    if (a->adjective != LB_NONE) { // "russische Angriffe": the adjective alone says whose
        uint32_t q = t + 1, other = LB_NONE;
        q = skip_adjectives(f, q, s->end, &other);
        const lb_entry *name = q < s->end && f->x.atom[q].entry != LB_NONE ? entry_at(f, q) : NULL;
        if (name && lb_eq(lb__country_of(name->code), f->x.p->entry.at[a->adjective].code)) return; // part of the name
        if (q < s->end && f->x.atom[q].form == LB_NONE && f->x.atom[q].capital && !(bits(f, q) & (LB_W(place_noun) | LB_W(land_noun)))) {
            lb_mention m = mention(f, t, t + 1, t, "parties/adjective");
            m.party.code = f->x.p->entry.at[a->adjective].code;
            if (bits(f, q) & LB_W(mil_noun) && m.party.code.n == 3) m.party.code = lb_printf(f->x.a, "%.*s.MIL", LB_FMT(m.party.code));
            emit(f, m, out);
        }
        return;
    }
    if (a->bits & LB_W(berichte) && (lb__next_is(f, t, "zufolge") || (t > s->first && (word_is(f, t - 1, "Laut") || word_is(f, t - 1, "laut"))))
        && !(t > s->first && f->x.atom[t - 1].adjective != LB_NONE)) {
        if (word_is(f, t, "Angaben") || word_is(f, t, "Informationen")) return;
        lb_mention m = mention(f, t, t + 1, t, "parties/unnamed");
        m.party.outlet = LB_STR("?"), m.party.anonymous = m.party.plural = true;
        emit(f, m, out);
        return;
    }
    uint32_t code = f->known.key ? lb_index_get(&f->known, w) : UINT32_MAX;
    if (code == UINT32_MAX && lb_ends(w, "s") && w.n > 3 && f->known.key) code = lb_index_get(&f->known, (lb_str){ w.p, w.n - 1 });
    if (code != UINT32_MAX && a->capital && (!f->doc->tags || f->doc->tags->at[t].stts == LB_STTS_NE || f->doc->tags->at[t].upos == LB_UPOS_PROPN)) { // "Müller" after "Gouverneur Iwan Müller"
        lb_mention m = mention(f, t, t + 1, t, "parties/surname");
        m.party.person = true, m.party.kind = LB_PARTY_PERSON;
        m.party.code = f->codes.at[code].code;
        emit(f, m, out);
    }
}

/* What stands to the left of a duty belongs to its phrase: no mention of its own. */
static void take_left(lb_finding *f, const lb_sentence *s)
{
    for (uint32_t h = s->first; h < s->end; h++) {
        if (f->x.atom[h].form == LB_NONE) continue;
        lb_phrase ph = { .head = h, .owner = LB_NONE };
        lb_duty_kind k = f->x.p->duty.at[f->x.p->form.at[f->x.atom[h].form].of].kind;
        if (k == LB_DUTY_state || k == LB_DUTY_head || k == LB_DUTY_ally) continue; // often no phrase comes of these
        for (uint32_t t = left_edge(f, h, &ph); t < h; t++) f->x.atom[t].taken = true;
    }
}

void lb_find_parties(const lb_doc *doc, const lb_parties *p, lb_arena *a, lb_mention_list *out)
{
    if (!doc->tokens || !doc->tokens->n) return;
    lb_finding *f = lb_new(a, lb_finding);
    f->doc = doc;
    lb__atoms(doc, p, a, &f->x);
    f->phrase = lb_array(a, doc->tokens->n, lb_phrase *);
    lb__story_start(f);
    for (uint32_t t = 0; t < doc->tokens->n; t++) {
        if (doc->tokens->at[t].sentence != f->sentence) {
            lb__new_sentence(f, doc->tokens->at[t].sentence);
            take_left(f, lb_sentence_of(doc, t));
        }
        if (f->x.atom[t].form != LB_NONE && !f->phrase[t]) {
            lb_phrase *ph = lb__phrase(f, t, 0);
            if (ph && ph->named_to && ph->person == LB_NONE && ph->code.n) {
                uint32_t last = ph->named_to - 1;
                while (last > ph->named_from && !f->x.atom[last].capital) last--;
                lb__learn(f, lb_word(doc, last), ph->code);
            }
        }
        one_token(f, t, out);
    }
}
