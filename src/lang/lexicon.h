/* lexicon.h: the German full-form lexicon, one mapped file compiled at build time
 * (tools/lexicon_build.c), and what can be derived from it: other spellings, compounds,
 * unknown words.
 *
 * Forms are stored as German writes them ("Angriff", "einnahm", "muss" and "muß"). A
 * lookup costs one or two hashed reads, no allocation; several million a second.
 * Thread-safe: everything is read-only after lb_lexicon_open. */
#ifndef LB_LEXICON_H
#define LB_LEXICON_H

#include "base/err.h"
#include "doc/tagset.h"

typedef struct lb_lexicon lb_lexicon;

/* How a reading was found, surest first. */
typedef enum {
    LB_LEX_NONE,
    LB_LEX_EXACT,    // the form as written
    LB_LEX_LOWERED,  // its first letter lowered: "Rückten" at the start of a sentence; "ANGRIFF" too
    LB_LEX_SPELLING, // ss for ß, ae/oe/ue for ä/ö/ü: "Strasse", "gruesst"
    LB_LEX_COMPOUND, // the last part of a compound: "Frühjahrsoffensive" as "Offensive"
    LB_LEX_PREFIX,   // a known verb behind a prefix: "vorrobbte" as "vor" + "robbte"
    LB_LEX_SUFFIX,   // by its ending: "-ierung" is a feminine noun
    LB_LEX_SHAPE     // by its letters alone: capital, digits, foreign script
} lb_lex_source;

/* One way to read a form. A noun that is the same in three cases has three readings. */
typedef struct {
    lb_upos  upos;
    lb_stts  stts;
    lb_feats feats;  // verbs: mood LB_SUB1 and LB_SUB2 apart; adjectives: strong and weak endings together
    lb_str   lemma;  // infinitive with a joined prefix ("einnahm": "einnehmen"; "nahm": "nehmen"), noun in the
                     // nominative singular, adjective without ending, article "der", "ein"
    lb_str   prefix; // separable prefix of a verb that stands joined in this form ("einnahm", "eingenommen",
                     // "einzunehmen", "einnehmen": "ein"); else empty
    uint8_t  source; // lb_lex_source
} lb_reading;

#define LB_READINGS_MAX 64 // no form has more readings

/* Map `dir`/lexicon.bin; everything in it is checked here, nothing while looking up.
 * LB_EIO, LB_EDATA (stale, cut short, not ours). Close with lb_lexicon_close. */
lb_code lb_lexicon_open(const char *dir, lb_arena *a, const lb_lexicon **out, lb_err *err);
void    lb_lexicon_close(const lb_lexicon *lex);

/* All readings of `form` in the lexicon: as written, and with its first letter lowered where it
 * is a capital; only if there are none, in the other spellings. Returns their number, 0 for an
 * unknown word, never more than `max`. Strings are borrowed from the lexicon. */
uint32_t lb_lexicon_look(const lb_lexicon *lex, lb_str form, lb_reading *out, uint32_t max);

/* Likewise for a form that is not in the lexicon: compound, prefixed verb, suffix, shape, in this
 * order, the first that says something. Lemmas may be made in `a`. At least 1 if max > 0. */
uint32_t lb_lexicon_guess(const lb_lexicon *lex, lb_str form, lb_arena *a, lb_reading *out, uint32_t max);

/* The form's ambiguity class, for use as a feature. Ids are dense and hold for this
 * lexicon file only; 0 is the unknown word. */
typedef struct {
    uint16_t stts;   // id of the set of STTS tags
    uint16_t all;    // id of the set of (STTS, features)
    uint8_t  source; // LB_LEX_EXACT, _LOWERED, _SPELLING, _COMPOUND (that of its head), _PREFIX; or _NONE
} lb_lex_class;

/* Class of `form` as written; `lowered` (may be NULL) gets that of the form with its first letter
 * lowered, all 0 if there is none. Falls back to other spellings, then to the head of a compound.
 * O(length); compounds cost more: keep a cache if you ask for the same words often. */
lb_lex_class lb_lexicon_class(const lb_lexicon *lex, lb_str form, lb_lex_class *lowered);
uint32_t     lb_lexicon_n_stts(const lb_lexicon *lex); // ids of lb_lex_class.stts are below this
uint32_t     lb_lexicon_n_all(const lb_lexicon *lex);
/* The tags of a class: bit 1 << stts for each. */
uint64_t     lb_lexicon_tags(const lb_lexicon *lex, uint16_t stts_class);

/* Is there a verb with this infinitive? "einnehmen" with its prefix. */
bool lb_lexicon_is_verb(const lb_lexicon *lex, lb_str infinitive);
/* Does it make its perfect tense with "sein" ("ist vorgerückt")? Then "ist" with its participle is no passive. */
bool lb_lexicon_takes_sein(const lb_lexicon *lex, lb_str infinitive);
/* A participle that is rather an adjective ("besorgt", "bekannt")? Then "ist" with it is no state of a happening. */
bool lb_lexicon_is_lexical(const lb_lexicon *lex, lb_str participle);
/* The infinitive of verb `base` with separable `prefix`, if German has it: ("ein", "nehmen") ->
 * "einnehmen", borrowed; an empty string if it is not in the lexicon. */
lb_str lb_lexicon_join(const lb_lexicon *lex, lb_str prefix, lb_str base);
/* The longest separable prefix at the start of an infinitive in the lexicon
 * ("zurückziehen": "zurück"), borrowed from `infinitive`; empty for inseparable verbs. */
lb_str lb_lexicon_prefix(const lb_lexicon *lex, lb_str infinitive);

/* A compound and its parts. */
#define LB_PARTS_MAX 8
typedef struct {
    uint32_t n;                  // parts; 0: not a compound
    lb_span  part[LB_PARTS_MAX]; // bytes of the form, without linking elements and hyphens; the last is the head
    lb_str   lemma;              // of the head, a noun with capital ("Offensive"); borrowed from the lexicon
    lb_lex_class head;           // class of the head
} lb_parts;

/* Split at the seams: "Frühjahrsoffensive" [Frühjahr][offensive], "Nordkoreaner", "US-Präsident".
 * Words of the lexicon are split too. False if the form is no compound of known words. */
bool lb_compound_split(const lb_lexicon *lex, lb_str form, lb_parts *out);

#endif
