/* parties_use.c: "Moskau" as a party or as a place.
 *
 * A capital or a country is a party where it says, decides, is addressed or blamed; where
 * things happen in it, it is a place. With a tree the word's relation decides, otherwise
 * its neighbours do. Cost: a look at a few tokens around the name. */
#include "mention/parties_atoms.h"

typedef enum { PLACE, PARTY, UNSURE } use;

static uint64_t bits(const lb_atoms *x, uint32_t t) { return x->atom[t].bits; }

/* Does a genitive or "von" attribute of noun h make the name a place ("der Osten der Ukraine")? */
static bool place_head(const lb_atoms *x, uint32_t h, bool country)
{
    return bits(x, h) & (country ? LB_W(land_noun) : LB_W(place_noun));
}

static use by_tree(const lb_atoms *x, uint32_t t, uint32_t last, bool country)
{
    const lb_doc *d = x->doc;
    const lb_arc *arc = &d->trees->at[last]; // the head of a name of several words is mostly its last
    for (uint32_t i = t; i <= last; i++)
        if (d->trees->at[i].head == LB_NONE || d->trees->at[i].head < t || d->trees->at[i].head > last) arc = &d->trees->at[i];
    uint32_t h = arc->head;
    if (h == LB_NONE) return UNSURE;
    if (arc->rel == LB_REL_conj) { // "Moskau und Kiew": as the first
        arc = &d->trees->at[h], h = arc->head;
        if (h == LB_NONE) return UNSURE;
    }
    uint64_t hb = bits(x, h);
    switch (arc->rel) {
    case LB_REL_nsubj:
        if (country) return PARTY;
        if (hb & LB_W(predicate)) return PARTY;
        if (hb & LB_W(place_verb)) return PLACE;
        return d->tags && d->tags->at[h].upos != LB_UPOS_VERB && d->tags->at[h].upos != LB_UPOS_AUX ? UNSURE : PARTY;
    case LB_REL_nsubj_pass: return hb & LB_W(person_verb) || country ? PARTY : PLACE;
    case LB_REL_iobj:
    case LB_REL_obl_arg:
    case LB_REL_obl_agent: return PARTY;
    case LB_REL_obj: return hb & LB_W(person_verb) || country ? PARTY : PLACE;
    default: return UNSURE;
    }
}

bool lb__acts(const lb_atoms *x, uint32_t t)
{
    const lb_doc *d = x->doc;
    const lb_sentence *s = lb_sentence_of(d, t);
    const lb_atom *m = &x->atom[t];
    uint32_t last = t + (m->tokens ? m->tokens : 1) - 1, before = t, after = last + 1;
    bool country = x->p->entry.at[m->entry].kind == LB_ENTRY_COUNTRY;
    bool metonym = x->p->entry.at[m->entry].kind == LB_ENTRY_METONYM;
    bool article = false;
    while (before > s->first && (bits(x, before - 1) & (LB_W(def) | LB_W(dem)) || (x->atom[before - 1].modifier && !(bits(x, before - 1) & LB_W(prep_place))))) {
        if (bits(x, before - 1) & LB_W(def)) article = true;
        before--;
        if (article) break;
    }
    uint32_t left = before > s->first ? before - 1 : LB_NONE;
    uint64_t lb = left == LB_NONE ? 0 : bits(x, left);
    uint64_t rb = after < s->end ? bits(x, after) : 0;
    lb_str art = article ? lb_word(d, before) : LB_STR("");
    if (after < s->end && lb_is(lb_word(d, after), "zufolge")) return true;
    if (after < s->end && lb_is(lb_word(d, after), ":") && t == s->first) return true; // "Kiew: Verteidiger halten stand"
    if (lb & (LB_W(und)) && left > s->first && before == t) { // "Russland und Nordkorea": as the first
        for (uint32_t k = left; k-- > s->first && k + 5 > left;)
            if (x->atom[k].entry != LB_NONE && k + x->atom[k].tokens == left) return lb__acts(x, k);
    }
    if (!country && lb & LB_W(prep_in)) { // "In Moskau wies man von sich", "in Kiew hieß es"
        bool heard = false, man = false;
        for (uint32_t k = after; k < s->end && k < after + 3; k++) heard |= (bits(x, k) & LB_W(heard)) != 0, man |= (bits(x, k) & (LB_W(man) | LB_W(es))) != 0;
        for (uint32_t k = left; !heard && k-- > s->first && k + 4 > left;) heard |= (bits(x, k) & LB_W(heard)) != 0, man |= (bits(x, k) & (LB_W(man) | LB_W(es))) != 0;
        if (heard && man) return true;
    }
    if (lb & LB_W(prep_from) || (lb & LB_W(von) && !article && !country)) {
        uint32_t n = left > s->first ? left - 1 : LB_NONE;
        if (n != LB_NONE && bits(x, n) & LB_W(speech_noun)) return true;
        for (uint32_t k = after; !country && lb & LB_W(prep_from) && k < s->end && k < after + 6; k++) // "Aus Kiew kam scharfe Kritik"
            if (bits(x, k) & LB_W(speech_noun) && x->atom[k].form == LB_NONE) return true;
        if (n != LB_NONE && x->atom[n].form != LB_NONE) return false; // told by the duty before it
        if (lb & LB_W(prep_from)) return false;
        if (n != LB_NONE && place_head(x, n, country)) return false;
        // "von Moskau kontrolliert"
        return after < s->end && (x->atom[after].modifier || lb_ends(lb_word(d, after), "t")) && !x->atom[after].capital;
    }
    if (lb & LB_W(von)) {
        uint32_t n = left > s->first ? left - 1 : LB_NONE;
        return n == LB_NONE || !place_head(x, n, country);
    }
    if (lb & LB_W(prep_party)) return true;
    if (lb & LB_W(prep_source) && after < s->end && lb_is(lb_word(d, left), "nach")) return false;
    if (lb & LB_W(prep_place)) {
        uint32_t n = left > s->first ? left - 1 : LB_NONE;
        lb_str w = lb_word(d, left);
        if ((lb_is(w, "an") || lb_is(w, "auf")) && n != LB_NONE && bits(x, n) & LB_W(aid_noun)) return true;
        if (lb_is(w, "über") || lb_is(w, "vor") || lb_is(w, "zu") || lb_is(w, "zur") || lb_is(w, "an")) return country && !(n != LB_NONE && place_head(x, n, true));
        return metonym && (lb_is(w, "durch") || lb_is(w, "bei") || lb_is(w, "zum"));
    }
    if (m->genitive) { // "Moskaus Überfall", "die Invasion Moskaus"
        uint32_t n = after;
        while (n < s->end && (x->atom[n].modifier || bits(x, n) & LB_W(own))) n++;
        bool follows = n < s->end && x->atom[n].capital && left != LB_NONE && !x->atom[left].capital;
        if (t == s->first || follows || left == LB_NONE) return n >= s->end || !place_head(x, n, country);
        return !(x->atom[left].capital && place_head(x, left, country));
    }
    if (article && (lb_is(art, "der") || lb_is(art, "des")) && left != LB_NONE && x->atom[left].capital) return !place_head(x, left, country);
    if (left != LB_NONE && x->atom[left].capital && lb & LB_W(place_noun) && !country) return false; // "die Hauptstadt Kiew"
    if (d->trees && d->trees->parsed[d->tokens->at[t].sentence]) {
        use u = by_tree(x, t, last, country || metonym);
        if (u != UNSURE) return u == PARTY;
    }
    if (country || metonym) return true;
    while (after + 1 < s->end && rb & LB_W(und) && x->atom[after + 1].entry != LB_NONE) { // "Moskau und Washington hätten"
        after += 1 + x->atom[after + 1].tokens;
        rb = after < s->end ? bits(x, after) : 0;
    }
    // No tree: a capital next to the verb, and not a verb of places.
    if (rb & LB_W(place_verb)) return false;
    if (rb & LB_W(be_verb)) {
        for (uint32_t k = after + 1; k < s->end && k < after + 6; k++)
            if (bits(x, k) & LB_W(predicate)) return true;
        return false;
    }
    if (after < s->end && lb__is_finite(d, after)) return true;
    if (left != LB_NONE && lb & LB_W(place_verb)) return false;
    if (left != LB_NONE && (lb__is_finite(d, left) || lb & LB_W(be_verb))) return lb & LB_W(person_verb) || !d->trees || lb__is_finite(d, left);
    return left == LB_NONE ? after < s->end && !x->atom[after].capital && !d->tags : !d->tags && x->atom[left].capital == false;
}
