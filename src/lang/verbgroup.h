/* verbgroup.h: the verb groups of a report: which finite verb, auxiliaries, modal, participle
 * or infinitive and separated prefix belong together, and what they say: lemma with prefix,
 * mood, tense, voice, negation.
 *
 *   "rückten … vor"               vorrücken    indicative past active
 *   "sei eingenommen worden"      einnehmen    subjunctive 1 perfect passive
 *   "soll angegriffen haben"      angreifen    indicative perfect active, modal "soll"
 *   "um die Stadt einzukesseln"   einkesseln   no mood, infinitive
 *   "Brücke zerstört" (headline)  zerstören    no finite verb, passive
 *
 * It works from tags and the lexicon alone: German marks verb groups by place (finite verb
 * second or last, the rest at the end of the clause), which is surer than a guessed tree.
 * Words that the tagger took for something else are put right where the place decides. */
#ifndef LB_VERBGROUP_H
#define LB_VERBGROUP_H

#include "doc/doc.h"
#include "lang/lexicon.h"

typedef enum { LB_VOICE_ACTIVE, LB_VOICE_PASSIVE, LB_VOICE_STATE } lb_voice; // STATE: "ist zerstört"
typedef enum { LB_TENSE_NONE, LB_TENSE_PRESENT, LB_TENSE_PAST, LB_TENSE_PERFECT, LB_TENSE_PLUPERFECT, LB_TENSE_FUTURE, LB_TENSE_FUTURE_PERFECT } lb_vtense;

#define LB_AUX_MAX 4
typedef struct {
    uint32_t  verb;             // token of the main verb: participle, infinitive or the finite verb itself
    uint32_t  finite;           // token of the finite verb (may be `verb`, an auxiliary, the modal); LB_NONE in
                                // infinitive clauses and participles that stand alone
    uint32_t  prefix;           // token of a separated prefix, or LB_NONE
    uint32_t  modal;            // token of a modal verb ("soll", "können"), or LB_NONE; the finite one if there are two
    uint32_t  zu;               // token of "zu", or LB_NONE ("abzuziehen" has none)
    uint32_t  negation;         // token of "nicht", "nie", "kein…", "weder" in the clause, or LB_NONE
    uint32_t  n_aux;
    uint32_t  aux[LB_AUX_MAX];  // tokens of sein, haben, werden (and "lassen") that go with the verb, in text order
    uint32_t  first, end;       // tokens [first, end): the clause as far as commas show; holds all tokens above
    uint32_t  shared;           // group whose finite verb this one shares ("wurden getötet und verletzt"), or LB_NONE
    lb_str    lemma;            // of the main verb, prefix joined: "vorrücken"
    uint8_t   mood;             // LB_IND, LB_IMP, LB_SUB1, LB_SUB2; 0 without finite verb. A form that is indicative
                                // too ("haben", "rückten") counts as indicative; "habe", "werde" without "ich" as SUB1
    uint8_t   tense;            // lb_vtense; "würde vorrücken" is SUB2 present; "soll angegriffen haben" perfect
    uint8_t   voice;            // lb_voice
    bool      infinitive;       // "(um) … zu" with infinitive
    bool      subordinate;      // finite verb last: after "dass", "weil", a relative pronoun
} lb_verbgroup;

typedef struct lb_verbgroups {
    uint32_t      n;
    lb_verbgroup *at;           // [n] in order of their first verb token
    uint32_t     *of;           // [T] group that a verb, auxiliary, modal, prefix or "zu" token belongs to, or LB_NONE;
                                // a finite verb that several groups share points to the first
} lb_verbgroups;

/* All verb groups of the report, in `a`. Needs tokens; uses tags where they are. O(tokens). */
const lb_verbgroups *lb_verbgroups_find(const lb_doc *doc, const lb_lexicon *lex, lb_arena *a);

const char *lb_voice_name(uint8_t voice); // "active" "passive" "state"
const char *lb_tense_name(uint8_t tense); // "-" "present" "past" …
const char *lb_mood_name(uint8_t mood);   // "-" "ind" "imp" "sub1" "sub2"

#endif
