/* references.c: what "er", "die Stadt", "das Ministerium", "beide Seiten" stand for.
 *
 * Candidates are the parties and places before the reference, nearest first, within five
 * sentences. Those that disagree in gender, number or kind are out; the rest are ranked by
 * distance, by being a subject, by block. One reference makes one mention (two for "beide").
 * Cost: a bounded walk back per reference, so O(tokens). */
#include "mention/parties_atoms.h"

enum { REACH = 6, MOST = 40, STEPS = 400 }; // sentences, candidates, mentions looked at

typedef struct {
    const lb_doc     *doc;
    const lb_parties *p;
    lb_atoms          x;
    lb_arena         *a;
    lb_mention_list  *out;
    uint32_t          upto;  // mentions before the current token
    size_t            base;  // out->at[base …] are references
    uint32_t          subject_clause, subject_of; // last clause with a subject pronoun, and its antecedent
} finder;

/* What is looked for. */
typedef struct {
    uint8_t  gender;         // 0: plural
    bool     plural, singular;
    bool     nominative, possessive;
    uint32_t refers;         // LB_R bits of a definite noun; 0 for a pronoun
    lb_str   noun, code;     // code: of the definite phrase itself, where it is known
    uint32_t not_this;       // antecedent of another pronoun of the clause
} wanted;

static uint64_t bits(const finder *f, uint32_t t) { return f->x.atom[t].bits; }
static const lb_mention *at(const finder *f, uint32_t i) { return &f->doc->mentions->at[i]; }

static bool tagged(const finder *f, uint32_t t) { return f->doc->tags && (f->doc->tags->at[t].upos || f->doc->tags->at[t].stts); }

static lb_role role_of(const finder *f, uint32_t sentence)
{
    return f->doc->text->block[f->doc->tokens->sentence[sentence].block].role;
}

/* Governed by a preposition or in the genitive: seldom taken up by a pronoun. */
static bool oblique(const finder *f, const lb_mention *m)
{
    uint32_t t = m->first, first = f->doc->tokens->sentence[m->sentence].first;
    if (f->doc->trees && f->doc->trees->parsed[m->sentence]) {
        lb_rel r = f->doc->trees->at[m->head].rel;
        if (r == LB_REL_nsubj || r == LB_REL_nsubj_pass) return false;
        if (r == LB_REL_nmod || r == LB_REL_obl || r == LB_REL_nmod_poss || r == LB_REL_obl_tmod) return true;
    }
    if (t > first && bits(f, t - 1) & (LB_W(def) | LB_W(indef) | LB_W(dem) | LB_W(poss_m) | LB_W(poss_f))) t--;
    if (t == first) return false;
    if (bits(f, t - 1) & (LB_W(prep_place) | LB_W(prep_party) | LB_W(von) | LB_W(prep_from) | LB_W(prep_source))) return true;
    return t < m->first && bits(f, t) & LB_W(gen) && f->x.atom[t - 1].capital && t - 1 != first;
}

static bool subject(const finder *f, const lb_mention *m)
{
    if (f->doc->trees && f->doc->trees->parsed[m->sentence]) {
        lb_rel r = f->doc->trees->at[m->head].rel;
        if (r == LB_REL_nsubj || r == LB_REL_nsubj_pass) return true;
        if (r == LB_REL_obj || r == LB_REL_iobj || r == LB_REL_obl || r == LB_REL_nmod) return false;
    }
    if (tagged(f, m->head) && f->doc->tags->at[m->head].feats.case_ > LB_NOM && m->party.kind == LB_PARTY_OFFICE) return false;
    return !oblique(f, m);
}

static bool place_fits(const lb_mention *m, uint32_t refers, lb_str noun)
{
    lb_str c = m->place.feature;
    bool region = lb_starts(c, "ADM") || lb_starts(c, "RGN") || lb_starts(c, "ZN") || lb_starts(c, "TERR") || lb_starts(c, "AREA");
    bool country = lb_starts(c, "PCL"), town = lb_starts(c, "PPL") || lb_starts(c, "STLM");
    bool water = lb_starts(c, "STM") || lb_starts(c, "SEA") || lb_starts(c, "LK") || lb_starts(c, "STRT") || lb_starts(c, "GULF") || lb_starts(c, "BAY")
              || lb_starts(c, "OCN") || lb_starts(c, "RSV") || lb_starts(c, "CHN") || lb_starts(c, "CNL");
    bool island = lb_starts(c, "ISL") || lb_starts(c, "PEN") || lb_starts(c, "CAPE");
    if (!c.n) return refers & (LB_R(settlement) | LB_R(anyplace) | LB_R(facility)); // unknown: mostly a settlement
    if (refers & LB_R(anyplace)) return true;
    if (refers & LB_R(capital)) return lb_is(c, "PPLC");
    if (refers & LB_R(settlement) && town) return true;
    if (refers & LB_R(region) && (region || lb_is(m->place.name, "Gazastreifen") || lb_is(m->place.name, "Donbass"))) return true;
    if (refers & LB_R(island) && (island || lb_is(m->place.name, "Krim"))) return true;
    if (refers & LB_R(country) && country) return true;
    if (refers & LB_R(water) && water) return true;
    if (!(refers & LB_R(facility)) || region || country || water) return false;
    if (!town || lb_starts(c, "S.")) return true;
    char one[96], two[64]; // "Asowstal", also "Stahlwerk Asowstal": a works
    lb_str b = lb__fold(noun, true, two, sizeof two);
    for (uint32_t i = 0; b.n > 3 && i < m->place.n_alias; i++)
        if (lb_find(lb__fold(m->place.alias[i], true, one, sizeof one), b) >= 0) return true;
    return false;
}

static bool same_noun(const finder *f, const lb_mention *m, lb_str noun)
{
    char one[96], two[96];
    lb_str a = lb__fold(lb_word(f->doc, m->head), true, one, sizeof one), b = lb__fold(noun, true, two, sizeof two);
    if (b.n > 6) b.n -= 2; // endings
    return a.n && b.n > 2 && lb_find(a, b) >= 0;
}

static bool party_fits(const finder *f, const lb_mention *m, const wanted *w)
{
    const lb_party *y = &m->party;
    if (!strcmp(m->rule, "parties/adjective") || !strcmp(m->rule, "parties/compound") || !strcmp(m->rule, "parties/coordinated")) return false;
    if (w->refers) {
        uint32_t r = w->refers;
        if (y->plural && !(r & LB_R(group))) return false;
        if (r & LB_R(person) && y->person && !y->plural) {
            if (w->gender && y->gender && w->gender != y->gender) return false;
            if (w->code.n && w->code.p[0] != '?' && !lb_eq(w->code, y->code)) return false;
            return !lb_is(y->code, "") && (y->kind == LB_PARTY_PERSON || same_noun(f, m, w->noun));
        }
        if (r & LB_R(paper) && y->kind == LB_PARTY_PAPER) return true;
        if (r & LB_R(agency) && y->kind == LB_PARTY_AGENCY) return true;
        if (r & LB_R(broadcaster) && y->kind == LB_PARTY_BROADCASTER) return true;
        if (r & LB_R(portal) && y->kind == LB_PARTY_PORTAL) return true;
        if (r & LB_R(think) && y->kind == LB_PARTY_THINK_TANK) return true;
        if (r & LB_R(alliance) && lb_is(y->code, "NATO") && y->kind == LB_PARTY_ORGANISATION) return true;
        if (r & LB_R(union) && (lb_is(y->code, "EU") || lb_is(y->code, "AU"))) return true;
        if (r & LB_R(organisation) && y->kind == LB_PARTY_ORGANISATION) return true;
        if (r & LB_R(group) && y->kind == LB_PARTY_GROUP) return true;
        return r & LB_R(country) && y->kind == LB_PARTY_STATE;
    }
    if (y->plural) return w->plural;
    if (!w->singular) return false;
    if (!y->gender) return y->kind == LB_PARTY_PERSON && w->gender != LB_NEUT;
    return y->gender == w->gender || (w->possessive && w->gender == LB_MASC && y->gender == LB_NEUT);
}

/* Commas and clauses between: "er" in a clause of its own may be its neighbour's subject. */
static bool clause_between(const finder *f, uint32_t from, uint32_t to)
{
    for (uint32_t t = from; t < to; t++) {
        lb_str w = lb_word(f->doc, t);
        if (lb_is(w, ",") || lb_is(w, ":") || lb_is(w, ";") || bits(f, t) & (LB_W(quote_open) | LB_W(quote_close)) || bits(f, t) & LB_W(und)) return true;
    }
    return false;
}

/* "der Generalstab in Kiew", "Kiew meldete": a party, hardly where things happen. */
static bool seat(const finder *f, const lb_mention *m)
{
    for (const lb_mention *o = m; o > f->doc->mentions->at && o + 8 > m; o--)
        if (o->kind == LB_PARTY && o->first <= m->first && m->end <= o->end) return true;
    const lb_mention *next = m + 1;
    return next < f->doc->mentions->at + f->doc->mentions->n && next->kind == LB_PARTY && next->first == m->first;
}

static int score(const finder *f, const lb_mention *m, uint32_t t, const wanted *w)
{
    static const int by_distance[REACH] = { 100, 82, 48, 34, 24, 16 };
    uint32_t s = f->doc->tokens->at[t].sentence, d = s - m->sentence;
    int n = by_distance[d];
    lb_role there = role_of(f, m->sentence), here = role_of(f, s);
    if (f->doc->tokens->sentence[m->sentence].block != f->doc->tokens->sentence[s].block) n -= 6;
    if (there != here && (there == LB_ROLE_headline || there == LB_ROLE_heading || there == LB_ROLE_caption || there == LB_ROLE_teaser || there == LB_ROLE_boilerplate)) n -= 20;
    n -= (int)(d == 0 ? (t - m->end) / 4 : 0);
    if (w->refers & LB_R(country) && !lb_starts(w->noun, "Nachbar")) n += oblique(f, m) ? -14 : m->kind == LB_PARTY && subject(f, m) ? 14 : 0;
    if (m->kind == LB_PLACE) return n + (int)(m->first * 6 / (t + 1)) - (seat(f, m) ? 48 : 0);
    if (w->refers) return n + (int)(m->first * 6 / (t + 1)) + (same_noun(f, m, w->noun) ? 12 : 0);
    if (subject(f, m)) n += 24;
    if (oblique(f, m)) n -= 14;
    if (m->first <= f->doc->tokens->sentence[m->sentence].first + 1) n += 8;
    if (m->party.kind == LB_PARTY_PERSON || m->party.person) n += w->gender == LB_MASC && !w->plural ? 16 : 6;
    if (m->party.outlet.n) n -= 30;
    if (d == 0 && !w->possessive && !clause_between(f, m->end, t)) n -= 60; // "er … ihn" are two
    if (d == 0 && w->possessive && subject(f, m)) n += 12;
    if (d == 0 && w->possessive && bits(f, t) && m->end == t) n -= 10;
    return n;
}

static uint32_t best(const finder *f, uint32_t t, const wanted *w, lb_kind kind)
{
    uint32_t s = f->doc->tokens->at[t].sentence, found = LB_NONE, seen = 0, steps = 0;
    int most = 0;
    for (uint32_t i = f->upto; i-- > 0 && seen < MOST && steps++ < STEPS;) {
        const lb_mention *m = at(f, i);
        if (m->sentence + REACH <= s) break;
        if (m->kind != kind || m->end > t || i == w->not_this) continue;
        seen++;
        if (kind == LB_PLACE ? !place_fits(m, w->refers, w->noun) : !party_fits(f, m, w)) continue;
        int n = score(f, m, t, w);
        if (n > most) most = n, found = i;
    }
    // What was taken up since counts where it was taken up: "Das Land kündigte … an. Seine Luftwaffe".
    for (size_t k = f->out->n, near = 0; kind == LB_PARTY && k-- > f->base && near++ < 12;) {
        const lb_mention *r = &f->out->at[k];
        uint32_t i = r->antecedent;
        if (r->kind != LB_REFERENCE || r->sentence + 3 <= s) break;
        if (i >= f->doc->mentions->n || at(f, i)->kind != LB_PARTY || i == w->not_this || r->end > t || r->sentence == s) continue;
        if (!strcmp(r->rule, "references/possessive") || !party_fits(f, at(f, i), w)) continue;
        lb_mention as = *at(f, i);
        as.span = r->span, as.sentence = r->sentence, as.first = r->first, as.end = r->end, as.head = r->head;
        int n = score(f, &as, t, w) - (w->refers ? 8 : 0);
        if (n > most) most = n, found = i;
    }
    return found;
}

static void make(finder *f, uint32_t first, uint32_t end, uint32_t antecedent, const char *rule)
{
    const lb_token *tk = f->doc->tokens->at;
    lb_mention m = { .kind = LB_REFERENCE, .span = { tk[first].span.begin, tk[end - 1].span.end }, .sentence = tk[first].sentence,
                     .first = first, .end = end, .head = end - 1, .antecedent = antecedent, .rule = rule };
    *lb_push(f->a, f->out) = m;
}

/* Number of the finite verb that goes with a subject pronoun at t: LB_SING, LB_PLUR, 0 unknown. */
static int verb_number(const finder *f, uint32_t t)
{
    const lb_sentence *s = lb_sentence_of(f->doc, t);
    uint32_t v = LB_NONE;
    if (t > s->first && lb__is_finite(f->doc, t - 1)) v = t - 1;
    for (uint32_t k = t + 1; v == LB_NONE && k < s->end && k < t + 30; k++)
        if (lb__is_finite(f->doc, k)) v = k;
    if (v == LB_NONE) return 0;
    lb_str w = lb_word(f->doc, v);
    if (lb_is(w, "sei") || lb_is(w, "ist") || lb_is(w, "war") || lb_is(w, "hat")) return LB_SING;
    if (f->doc->tags->at[v].feats.number) return f->doc->tags->at[v].feats.number;
    return lb_ends(w, "n") || lb_is(w, "sind") || lb_is(w, "sind") ? LB_PLUR : LB_SING;
}

static bool expletive(const finder *f, uint32_t t)
{
    static const char *const verbs[] = { "gibt", "gebe", "gab", "gäbe", "gegeben", "ist", "sei", "war", "wäre", "handelt", "handele", "handle", "geht", "ging", "gehe", "kommt", "kam", "komme",
        "wird", "werde", "wurde", "heißt", "hieß", "heiße", "hiess", "bleibt", "blieb", "fehlt", "gilt", "scheint", "ermöglicht", "erleichtern", "steht", "stehe", "lässt", "dauert", "bedarf" };
    const lb_sentence *s = lb_sentence_of(f->doc, t);
    for (uint32_t k = t > s->first ? t - 1 : t; k < s->end && k <= t + 2; k++)
        for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
            if (lb_is(lb_word(f->doc, k), verbs[i])) return true;
    for (uint32_t k = t + 1; k < s->end && k < t + 16; k++) // "es habe Verluste gegeben"
        if (lb_is(lb_word(f->doc, k), "gegeben")) return true;
    return f->doc->trees && f->doc->trees->parsed[f->doc->tokens->at[t].sentence] && f->doc->trees->at[t].rel == LB_REL_expl;
}

/* First token of the clause that t is in, by commas. */
static uint32_t clause_start(const finder *f, uint32_t t)
{
    uint32_t first = lb_sentence_of(f->doc, t)->first, k = t;
    while (k > first && t - k < 30) {
        lb_str w = lb_word(f->doc, k - 1);
        if (lb_is(w, ",") || lb_is(w, ":") || lb_is(w, ";") || lb_is(w, "und")) break;
        k--;
    }
    return k;
}

/* "Macron und Starmer reisen … Sie": two parties joined by "und", not farther than `rival`. */
static bool pair(const finder *f, uint32_t t, uint32_t rival, uint32_t *one, uint32_t *two)
{
    uint32_t s = f->doc->tokens->at[t].sentence, seen = 0;
    for (uint32_t i = f->upto; i-- > 0 && seen++ < MOST;) {
        const lb_mention *b = at(f, i);
        if (b->sentence + 2 < s + 1 || (rival != LB_NONE && at(f, rival)->sentence > b->sentence)) return false;
        if (b->kind != LB_PARTY || b->end > t || b->party.outlet.n || b->party.plural) continue;
        uint32_t k = b->first;
        if (k && bits(f, k - 1) & (LB_W(def) | LB_W(poss_m) | LB_W(poss_f))) k--;
        if (!k || !lb_is(lb_word(f->doc, k - 1), "und")) continue;
        for (uint32_t j = i, near = 0; j-- > 0 && near++ < 12 && at(f, j)->sentence == b->sentence;)
            if (at(f, j)->kind == LB_PARTY && at(f, j)->end == k - 1 && !at(f, j)->party.plural && !oblique(f, at(f, j))) return *one = j, *two = i, true;
    }
    return false;
}

static void pronoun(finder *f, uint32_t t)
{
    uint64_t b = bits(f, t);
    lb_str w = lb_word(f->doc, t);
    wanted x = { .singular = true, .not_this = LB_NONE };
    lb_stts tag = tagged(f, t) ? f->doc->tags->at[t].stts : LB_STTS_COUNT;
    const lb_sentence *s = lb_sentence_of(f->doc, t);
    const char *rule = "references/pronoun";
    bool next_noun = t + 1 < s->end && (f->x.atom[t + 1].capital || f->x.atom[t + 1].modifier || bits(f, t + 1) & LB_W(own));
    if (b & LB_W(poss_m) && next_noun && (tag == LB_STTS_COUNT || tag == LB_STTS_PPOSAT)) {
        x.gender = LB_MASC, x.possessive = true, rule = "references/possessive";
    } else if (b & LB_W(poss_f) && next_noun && (tag == LB_STTS_COUNT || tag == LB_STTS_PPOSAT || tag == LB_STTS_PPER)) {
        x.gender = LB_FEM, x.plural = true, x.possessive = true, rule = "references/possessive";
    } else if (b & LB_W(er)) {
        x.gender = LB_MASC, x.nominative = lb_is(w, "er") || lb_is(w, "Er");
    } else if (b & LB_W(sie)) {
        if (lb_is(w, "Sie") && t > s->first && !(bits(f, t - 1) & (LB_W(quote_open) | LB_W(quote_close)))) return; // the polite form
        lb_rel rel = f->doc->trees && f->doc->trees->parsed[f->doc->tokens->at[t].sentence] ? f->doc->trees->at[t].rel : LB_REL_nsubj;
        bool object = rel == LB_REL_obj || rel == LB_REL_iobj || f->subject_clause == clause_start(f, t);
        int n = object ? 0 : verb_number(f, t);
        x.gender = LB_FEM, x.nominative = !object;
        x.plural = n != LB_SING, x.singular = n != LB_PLUR;
    } else if (b & LB_W(ihr)) {
        bool they = lb_is(w, "ihnen") || lb_is(w, "Ihnen");
        if (lb_is(w, "Ihnen") && t > s->first) return;
        x.gender = LB_FEM, x.plural = they, x.singular = !they;
    } else if (b & LB_W(es)) {
        if (expletive(f, t)) return;
        bool tree = f->doc->trees && f->doc->trees->parsed[f->doc->tokens->at[t].sentence];
        bool itself = t + 1 < s->end && lb_is(lb_word(f->doc, t + 1), "selbst");
        bool clause = t > s->first && tagged(f, t - 1) && f->doc->tags->at[t - 1].stts == LB_STTS_KOUS;
        if (!itself && !(tree ? f->doc->trees->at[t].rel == LB_REL_nsubj : clause)) return;
        x.gender = LB_NEUT;
    } else return;
    // Two pronouns of one clause are two: "Er bat ihn".
    if (!x.possessive && f->subject_clause == clause_start(f, t)) x.not_this = f->subject_of;
    uint32_t i = best(f, t, &x, LB_PARTY), one, two;
    if (x.plural && !x.possessive && !(x.nominative && x.singular) && pair(f, t, i, &one, &two)) {
        make(f, t, t + 1, one, "references/pair");
        make(f, t, t + 1, two, "references/pair");
        return;
    }
    if (i == LB_NONE) return;
    if (x.nominative || (x.gender == LB_NEUT && !x.possessive)) f->subject_clause = clause_start(f, t), f->subject_of = i;
    if (x.gender == LB_NEUT && at(f, i)->sentence + 1 < f->doc->tokens->at[t].sentence) return; // "es" reaches not far
    if (!strcmp(at(f, i)->rule, "parties/both")) { // "Beide Länder alarmierten ihre Streitkräfte"
        for (uint32_t k = i > 2 ? i - 2 : 0; k < f->doc->mentions->n && k < i + 3; k++)
            if (at(f, k)->rule == at(f, i)->rule && at(f, k)->first == at(f, i)->first) make(f, t, t + 1, k, rule);
        return;
    }
    make(f, t, t + 1, i, rule);
}

/* A place named right behind the noun makes it no reference: "die Stadt Torezk". */
static bool named_after(const finder *f, uint32_t t)
{
    const lb_sentence *s = lb_sentence_of(f->doc, t);
    if (t + 1 >= s->end) return false;
    if (bits(f, t + 1) & LB_W(gen) && t + 2 < s->end && (f->x.atom[t + 2].capital || f->x.atom[t + 2].modifier)) return f->x.atom[t + 1].entry == LB_NONE;
    if (lb_is(lb_word(f->doc, t + 1), "um") || lb_is(lb_word(f->doc, t + 1), "von") || lb_is(lb_word(f->doc, t + 1), "namens")) return true;
    if (bits(f, t + 1) & LB_W(quote_open) && !(bits(f, t + 1) & LB_W(und))) return t + 2 < s->end && f->x.atom[t + 2].capital && !lb_is(lb_word(f->doc, t + 1), "\"");
    return f->x.atom[t + 1].capital && f->x.atom[t + 1].form == LB_NONE && (!tagged(f, t + 1) || f->doc->tags->at[t + 1].stts == LB_STTS_NE || f->x.atom[t + 1].entry != LB_NONE);
}

/* Where nothing came before, a place named soon after: "Die Stadt war umkämpft. Izjum …" */
static uint32_t place_ahead(const finder *f, uint32_t t, const wanted *w)
{
    uint32_t s = f->doc->tokens->at[t].sentence;
    for (uint32_t i = f->upto; i < f->doc->mentions->n && i < f->upto + 60 && at(f, i)->sentence <= s + 2; i++)
        if (at(f, i)->kind == LB_PLACE && at(f, i)->first > t && place_fits(at(f, i), w->refers & ~LB_R(anyplace), w->noun)) return i;
    return LB_NONE;
}

/* The last mention of a country's party, or of the country as a place, before token t. */
static uint32_t last_of(const finder *f, lb_str code, uint32_t t)
{
    uint32_t place = LB_NONE, part = LB_NONE, seen = 0;
    for (uint32_t i = f->upto; i-- > 0 && seen++ < 400;) {
        const lb_mention *m = at(f, i);
        if (m->end > t) continue;
        if (m->kind == LB_PARTY && strcmp(m->rule, "parties/both") && lb_eq(m->party.code, code)) return i;
        if (part == LB_NONE && m->kind == LB_PARTY && strcmp(m->rule, "parties/both") && lb_eq(lb__country_of(m->party.code), lb__country_of(code))) part = i;
        if (place == LB_NONE && m->kind == LB_PLACE && lb_eq(m->place.country, code) && lb_starts(m->place.feature, "PCL")) place = i;
    }
    return place != LB_NONE ? place : part;
}

/* "das Schwarze Meer" is a name. */
static bool in_name(const finder *f, uint32_t t)
{
    for (uint32_t i = f->upto + 4 < f->doc->mentions->n ? f->upto + 4 : f->doc->mentions->n, n = 0; i-- > 0 && n < 12; n++) {
        const lb_mention *m = at(f, i);
        if (m->kind == LB_PLACE && m->first <= t && t < m->end && m->antecedent == LB_NONE) return true;
    }
    return false;
}

static void definite(finder *f, uint32_t t)
{
    const lb_sentence *s = lb_sentence_of(f->doc, t);
    lb_str w = lb_word(f->doc, t);
    uint32_t r = lb__refers(f->p, w), i = LB_NONE;
    if (!r) return;
    wanted x = { .refers = r, .noun = w, .singular = true, .not_this = LB_NONE };
    if (r & LB_R(anyplace)) {
        if (f->x.atom[t].capital && t != s->first) return;
        i = best(f, t, &x, LB_PLACE);
        if (i != LB_NONE) make(f, t, t + 1, i, "references/there");
        return;
    }
    if (t == s->first || !f->x.atom[t].capital) return;
    uint64_t d = bits(f, t - 1);
    lb_str det = lb_word(f->doc, t - 1);
    uint32_t first = t;
    bool near = d & (LB_W(def) | LB_W(dem)) || lb_is(det, "im") || lb_is(det, "vom") || lb_is(det, "zum") || lb_is(det, "zur") || lb_is(det, "am") || lb_is(det, "ins") || lb_is(det, "beim");
    if (!near && f->x.atom[t - 1].modifier && t > s->first + 1 && bits(f, t - 2) & (LB_W(def) | LB_W(dem)) && f->x.atom[t - 1].adjective == LB_NONE) {
        near = true, first = t - 1; // "die belagerte Stadt", "die kleine Ortschaft"
        det = lb_word(f->doc, t - 2);
    }
    if (r & LB_R(person)) { // with what stands before it: "der ukrainische Präsident", "Malis Machthaber"
        for (uint32_t k = f->upto + 1 < f->doc->mentions->n ? f->upto + 1 : f->doc->mentions->n, n = 0; k-- > 0 && n < 8; n++) {
            const lb_mention *m = at(f, k);
            if (m->kind != LB_PARTY || m->head != t) continue;
            if (m->party.kind == LB_PARTY_PERSON) return; // he is named
            static const char *const sure[] = { "parties/compound_head", "parties/adjective_noun", "parties/genitive_before", "parties/genitive", "parties/seat" };
            for (size_t i2 = 0; i2 < sizeof sure / sizeof *sure; i2++)
                if (!strcmp(m->rule, sure[i2])) x.code = m->party.code; // what context guessed decides nothing
            if (m->party.plural) return;
            if (m->first > s->first && bits(f, m->first - 1) & LB_W(indef)) return;
            near = true, first = m->first;
            break;
        }
    }
    if (!near || (!(r & LB_R(person)) && named_after(f, t)) || in_name(f, t)) return;
    x.gender = lb_is(det, "der") || lb_is(det, "Der") || lb_is(det, "den") ? 0 : lb_is(det, "die") || lb_is(det, "Die") || lb_is(det, "diese") ? LB_FEM : 0;
    if (lb_ends(w, "in")) x.gender = LB_FEM;
    else if (r & LB_R(person)) x.gender = lb_is(w, "Frau") ? LB_FEM : LB_MASC;
    if (r & (LB_R(settlement) | LB_R(capital) | LB_R(region) | LB_R(island) | LB_R(country) | LB_R(water) | LB_R(facility))) {
        i = best(f, t, &x, LB_PLACE);
        if (i == LB_NONE && r & LB_R(country)) i = best(f, t, &x, LB_PARTY);
        else if (i != LB_NONE && r & LB_R(country)) { // the last state spoken of, as a place or as a party
            uint32_t k = best(f, t, &x, LB_PARTY);
            if (k != LB_NONE && at(f, k)->first > at(f, i)->first) i = k;
            else if ((k = last_of(f, at(f, i)->place.country, t)) != LB_NONE) i = k;
        }
        if (i == LB_NONE && !(r & (LB_R(country) | LB_R(facility)))) i = place_ahead(f, t, &x);
        if (i != LB_NONE) make(f, first, t + 1, i, "references/place_noun");
        return;
    }
    i = best(f, t, &x, LB_PARTY);
    if (i == LB_NONE) return;
    make(f, first, t + 1, i, "references/party_noun");
    uint32_t start = clause_start(f, t);
    if (start + 3 > first) f->subject_clause = start, f->subject_of = i; // "Der Kanzler sagte ihm": two persons
}

/* A party whose country came from what was said before: its reference is that party. */
static void again(finder *f, uint32_t i)
{
    const lb_mention *m = at(f, i);
    if (strcmp(m->rule, "parties/said_before") || lb__refers(f->p, lb_word(f->doc, m->head)) & LB_R(person)) return;
    uint32_t any = LB_NONE, seen = 0;
    for (uint32_t k = i; k-- > 0 && seen < 200 && k + 2000 > i;) {
        const lb_mention *o = at(f, k);
        if (o->kind != LB_PARTY || !lb_eq(o->party.code, m->party.code)) continue;
        seen++;
        if (same_noun(f, o, lb_word(f->doc, m->head))) { any = k; break; }
        if (any == LB_NONE) any = k;
    }
    if (any != LB_NONE) make(f, m->first, m->end, any, "references/said_before");
}

/* "beide Präsidenten": the last two persons. "beide Seiten" are parties already. */
static void both(finder *f, uint32_t t)
{
    const lb_sentence *s = lb_sentence_of(f->doc, t);
    uint32_t n = t + 1, two[2] = { LB_NONE, LB_NONE }, found = 0;
    for (uint32_t i = f->upto; i < f->doc->mentions->n && at(f, i)->first == t; i++) {
        const lb_mention *m = at(f, i);
        if (m->kind != LB_PARTY || strcmp(m->rule, "parties/both")) continue;
        uint32_t k = last_of(f, m->party.code, t);
        if (k != LB_NONE) make(f, m->first, m->end, k, "references/both");
        found++;
    }
    while (n < s->end && n < t + 4 && f->x.atom[n].modifier) n++;
    if (found || n >= s->end || !(bits(f, n) & LB_W(both_noun))) return;
    for (uint32_t i = f->upto, seen = 0; i-- > 0 && found < 2 && seen++ < 400;) {
        const lb_mention *m = at(f, i);
        if (m->kind != LB_PARTY || m->party.kind != LB_PARTY_PERSON || m->end > t) continue;
        if (found && lb_eq(at(f, two[0])->party.code, m->party.code) && lb_eq(at(f, two[0])->party.wikidata, m->party.wikidata)) continue;
        two[found++] = i;
    }
    if (found < 2) return;
    make(f, t, n + 1, two[1], "references/both");
    make(f, t, n + 1, two[0], "references/both");
}

void lb_find_references(const lb_doc *doc, const lb_parties *p, lb_arena *a, lb_mention_list *out)
{
    if (!doc->tokens || !doc->tokens->n) return;
    finder f = { .doc = doc, .p = p, .a = a, .out = out, .base = out->n, .subject_clause = LB_NONE, .subject_of = LB_NONE };
    lb__atoms(doc, p, a, &f.x);
    for (uint32_t t = 0; t < doc->tokens->n; t++) {
        while (f.upto < doc->mentions->n && at(&f, f.upto)->first < t) f.upto++;
        uint64_t b = bits(&f, t);
        if (b & LB_W(both)) both(&f, t);
        else if (b & (LB_W(poss_m) | LB_W(poss_f) | LB_W(er) | LB_W(sie) | LB_W(ihr) | LB_W(es))) pronoun(&f, t);
        else definite(&f, t);
    }
    for (uint32_t i = 0; i < doc->mentions->n; i++)
        if (at(&f, i)->kind == LB_PARTY) again(&f, i);
}
