/* parties_phrase.h: a noun phrase around a duty, and what is known while parties are sought. */
#ifndef LB_PARTIES_PHRASE_H
#define LB_PARTIES_PHRASE_H

#include "mention/parties_atoms.h"

enum { LB_PHRASE_COUNTRIES = 4 };

typedef struct lb_phrase {
    uint32_t       first, end, head;  // tokens
    const lb_duty *duty;
    uint8_t        gender;
    bool           plural, def, indef, dem, own, local, enemy, prorussian, foreign, of_land, designate, former;
    char           poss;              // 'm' sein, 'f' ihr, 'w' unser
    uint32_t       n_country, country[LB_PHRASE_COUNTRIES], more[LB_PHRASE_COUNTRIES + 1]; // adjectives: entries and their tokens
    uint32_t       prefix, owner, attribute, person; // entries
    struct lb_phrase *inner;          // "Sprecher [der Luftwaffe]"
    lb_str         seat;              // country of "in Kiew"
    uint32_t       named_from, named_to; // tokens of a person's name
    lb_str         code, outlet, wikidata;
    const char    *rule;
} lb_phrase;

typedef struct {
    lb_str   code;
    uint32_t sentence;
} lb_said;

typedef struct {
    const lb_doc *doc;
    lb_atoms      x;
    lb_phrase   **phrase;             // [T] by head
    lb_phrase     none;
    uint32_t      sentence;
    // What was said so far: codes of parties, newest last.
    lb_str        subject;            // country of the sentence's first party that no preposition governs
    bool          oblique;            // … of its first party, for want of such a one
    lb_str        last;               // … of its last party
    lb_str        before;             // first party's country of the sentence before
    uint32_t      before_sentence;
    lb_str        sector_last[8];     // last country by sector
    uint32_t      sector_sentence[8]; // … and where
    lb_str        recent[4];          // countries spoken of, each once, newest first
    uint32_t      place, n_places;    // cursor in
    uint32_t     *places;             // [n_places] mention indexes of places with a country
    lb_str        story, attacker, defender;
    lb_index      duty_last;          // noun -> index in codes
    lb_index      known;              // surname -> index in codes
    LB_VEC(lb_said) codes;
    uint32_t     *heard;              // by entry of a state: the sentence it was last spoken of, from 1
} lb_finding;

lb_phrase *lb__phrase(lb_finding *f, uint32_t head, uint32_t depth);
/* Sets ph->code, wikidata, rule. */
void   lb__phrase_code(lb_finding *f, lb_phrase *ph);
/* Code of this phrase if it belongs to `country` (or organisation): "RUS" + MIL -> "RUS.MIL". */
lb_str lb__code(lb_finding *f, lb_str country, const lb_phrase *ph);
/* A mention was found; `oblique`: governed by a preposition or in the genitive. */
void   lb__seen(lb_finding *f, const lb_mention *m, bool oblique);
/* A country was spoken of, as a party or a place. */
void   lb__heard(lb_finding *f, lb_str country);
void   lb__new_sentence(lb_finding *f, uint32_t sentence);
void   lb__learn(lb_finding *f, lb_str surname, lb_str code);
void   lb__story_start(lb_finding *f);
bool   lb__next_is(lb_finding *f, uint32_t t, const char *word);
/* The place that begins at token t, or NULL. */
const lb_mention *lb__place_at(lb_finding *f, uint32_t t);

#endif
