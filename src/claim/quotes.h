/* quotes.h: shared inside src/claim: the compiled tables of saying, and the clauses of a
 * sentence. What others call is in claim.h and certainty.h. */
#ifndef LB_QUOTES_H
#define LB_QUOTES_H

#include "claim/certainty.h"
#include "claim/claim.h"
#include "lang/table.h"

/* ---- tables: data/de/speech.tsv, cues.tsv, certainty.tsv ---- */

enum { // frames of a word of saying
    LB_FRAME_DASS = 1,      // d   dass, verb-second, subjunctive
    LB_FRAME_INF = 2,       // i   infinitive with zu is what is said
    LB_FRAME_WH = 4,        // w   ob, wer, was
    LB_FRAME_DIRECT = 8,    // q   words in quotation marks
    LB_FRAME_OBJECT = 16,   // o   a noun phrase in the accusative
    LB_FRAME_ZU = 1024,     // z   only as "war zu hören"
    LB_FRAME_PASSIVE = 512, // p   "wurden gemeldet": by whom, nobody says
    LB_FRAME_KNOWN = 256,   // k   likewise, but rarely speech: a source for claims, not printed as a quotation
    LB_FRAME_ALS = 32,      // als
    LB_FRAME_SOURCE = 64,   // n   may stand behind "nach", "laut", before "zufolge"
    LB_FRAME_PREP = 128     // any preposition of its list
};

typedef struct {
    lb_str       lemma;
    lb_cue_class cls;
    uint32_t     frames;
    uint32_t     n_prep;
    lb_str      *prep;      // "von", "vor", …
} lb_speech;

typedef enum { LB_CUE_BEFORE, LB_CUE_BEFORE_NOUN, LB_CUE_AFTER, LB_CUE_SO, LB_CUE_BASIS, LB_CUE_THROUGH,
               LB_CUE_ADVERB, LB_CUE_HEARSAY_WORD, LB_CUE_RELATIVE, LB_CUE_AS, LB_CUE_KINDS } lb_cue_kind;

typedef struct {
    lb_str       words;     // as in the table
    uint32_t     n;         // words
    lb_str      *word;      // lowered
    lb_cue_kind  kind;
    lb_cue_class cls;
    uint32_t     next;      // another phrase with the same first word, or LB_NONE
} lb_phrase;

typedef enum { LB_HEDGE_MODAL, LB_HEDGE_FUTURE, LB_HEDGE_ADVERB, LB_HEDGE_ADJECTIVE, LB_HEDGE_VERB, LB_HEDGE_NOUN,
               LB_HEDGE_CONJUNCTION, LB_HEDGE_NEGATION, LB_HEDGE_INTENT, LB_HEDGE_KINDS } lb_hedge_kind;
typedef enum { LB_EFFECT_NONE, LB_EFFECT_POSSIBLE, LB_EFFECT_PROBABLE, LB_EFFECT_PLANNED, LB_EFFECT_NEGATED } lb_effect;

struct lb_quote_rules {
    lb_speech *speech;
    lb_index   verb, noun, adj;         // lemma -> row of speech
    lb_phrase *phrase;
    lb_index   cue;                     // first word, lowered -> first phrase
    lb_index   hedge[LB_HEDGE_KINDS];   // word or lemma -> lb_effect
    lb_phrase *hedge_phrase;            // of several words
    lb_index   hedge_first;
};

/* The word of saying at token t, or NULL: verbs by lemma with a separable prefix that may stand apart. */
const lb_speech *lb_speech_verb(const lb_doc *doc, const lb_quote_rules *r, uint32_t t, uint32_t *prefix);
const lb_speech *lb_speech_noun(const lb_doc *doc, const lb_quote_rules *r, uint32_t t);
/* The phrase of cues.tsv that begins at t, longest first, or NULL. */
const lb_phrase *lb_cue_at(const lb_doc *doc, const lb_quote_rules *r, uint32_t t, uint32_t end);

/* ---- words ---- */

bool lb_finite_at(const lb_doc *doc, uint32_t t);
bool lb_verbal_at(const lb_doc *doc, uint32_t t);
uint8_t lb_mood_at(const lb_doc *doc, uint32_t t); // of a finite verb; else 0
/* The word at t is `z`, ASCII letters compared without case. */
bool lb_word_is(const lb_doc *doc, uint32_t t, const char *z);

/* ---- clauses: a sentence cut at commas, colons, dashes, brackets and conjunctions ---- */

typedef enum { LB_CLAUSE_MAIN, LB_CLAUSE_VERB_FIRST, LB_CLAUSE_SUB, LB_CLAUSE_RELATIVE, LB_CLAUSE_INFINITIVE, LB_CLAUSE_PHRASE } lb_clause_kind;

typedef struct {
    uint32_t       first, end;  // tokens without the punctuation around
    uint32_t       finite;      // its finite verb, or LB_NONE
    uint32_t       opener;      // conjunction, relative or question word, or LB_NONE
    lb_clause_kind kind;
    char           before;      // what stands before it: ',' ':' '-' '(' '&' (und, aber …) or 0
} lb_clause;

typedef struct {
    uint32_t   n;
    lb_clause *at;
} lb_clauses;

/* Clauses of tokens [first, end) of one sentence. */
lb_clauses lb_clauses_of(const lb_doc *doc, uint32_t first, uint32_t end, lb_arena *a);

/* ---- one report being read for quotations ---- */

typedef struct {
    lb_span  span;              // bytes, marks included
    uint32_t first, end;        // tokens, marks included
    uint32_t words;             // word tokens inside
    bool     clause;            // holds a finite verb or ends a sentence
    bool     nested;            // inside another pair of marks
    bool     done;              // has become a quote
} lb_marks;

typedef struct {
    uint32_t first, end;        // tokens; first == end: none
} lb_range;

typedef struct {
    const lb_doc         *doc;
    const lb_quote_rules *r;
    lb_arena             *a;
    uint32_t              n_marks;
    lb_marks             *marks;    // in text order
    uint32_t             *mark_of;  // [T] innermost pair of marks that holds the token, or LB_NONE
    lb_clauses           *clauses;  // [S]
    LB_VEC(lb_quote)      out;
    bool                 *cued;     // [S] sentence has a cue of its own
} lb_quoting;

/* quotes_direct.c */
void lb_marks_find(lb_quoting *q);
void lb_quotes_direct(lb_quoting *q, bool inner); // inner: also words in marks inside other quotes
/* quotes_indirect.c: all cues of sentence s. */
void lb_quotes_indirect(lb_quoting *q, uint32_t s);
/* quotes_phrase.c: laut, nach Angaben, zufolge, so X. */
void lb_quotes_phrase(lb_quoting *q, uint32_t s);
/* quotes_free.c: sentences in the subjunctive that go on without a cue. */
void lb_quotes_free(lb_quoting *q);

/* chain.c: speakers become parties, and the outlets that their words came through. */
void lb_quotes_chain(lb_quoting *q);

/* speakers.c */
lb_range lb_noun_phrase(const lb_quoting *q, uint32_t t, uint32_t end);   // that begins at t; empty if none does
lb_range lb_noun_phrase_back(const lb_quoting *q, uint32_t begin, uint32_t end); // that ends before `end`
/* The subject of finite verb `finite` with meaning verb `verb`, looked for in clause c (and its neighbours). */
lb_range lb_subject(const lb_quoting *q, uint32_t s, uint32_t c, uint32_t finite, uint32_t verb);

/* A new quote over tokens [first, end), cue and speaker still empty. */
lb_quote *lb_quote_new(lb_quoting *q, lb_quote_type type, uint32_t first, uint32_t end, const char *rule);
void lb_quote_message(lb_quoting *q, lb_quote *x, uint32_t first, uint32_t end); // one more part
void lb_quote_speaker(lb_quoting *q, lb_quote *x, lb_range who);
void lb_quote_cue(lb_quoting *q, lb_quote *x, uint32_t first, uint32_t end);

/* The clause of sentence s that holds token t, or LB_NONE. */
uint32_t lb_clause_at(const lb_quoting *q, uint32_t s, uint32_t t);
bool lb_subjunctive_at(const lb_doc *doc, uint32_t t); // Konjunktiv I, or a Konjunktiv II that may stand for it
bool lb_punct_at(const lb_doc *doc, uint32_t t);

#endif
