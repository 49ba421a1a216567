/* doc.h: the records that the stages pass along, data first.
 *
 *   raw -> text -> tokens -> tags -> trees -> mentions -> claims
 *
 * Each stage reads the const layers before it and makes one new layer in the report's
 * arena. A layer refers to earlier ones by index, never by copy, so that every claim can
 * show its words. Byte offsets count the report's clean text; printing turns them into
 * code points. */
#ifndef LB_DOC_H
#define LB_DOC_H

#include "doc/date.h"
#include "doc/tagset.h"

#define LB_NONE UINT32_MAX // no such token, mention, …

/* ---- read: one report as received, with what is known about it ---- */

typedef struct {
    lb_str  name;               // file name without directory and ending, or the sidecar's "report"
    lb_str  url, publisher, title, language, authors, origin; // empty where unknown; origin: "dpa"
    lb_date date;               // first published; all 0 where unknown
    lb_date changed;            // last changed
    lb_date captured;           // when it was fetched; all 0 where unknown
    bool    date_doubtful;      // e.g. after the capture, or found only in an address
    lb_str  date_from;          // "sidecar", "json-ld", "text", "url", …
} lb_facts;

typedef struct {
    lb_str   bytes;             // as received
    uint8_t  sha256[32];
    lb_str   type;              // "text/plain", "text/html", …
    lb_str   provenance;        // archive and record id, feed, …; may be empty
    lb_facts facts;
} lb_raw;

/* ---- clean: the text, in blocks with roles ---- */

#define LB_ROLE_LIST(X) \
    X(body) X(headline) X(lead) X(heading) X(teaser) X(caption) X(quotation) X(list) X(table) X(boilerplate)

typedef enum {
#define X(r) LB_ROLE_##r,
    LB_ROLE_LIST(X)
#undef X
    LB_ROLE_COUNT
} lb_role;

typedef struct {
    lb_span span;
    lb_role role;
    lb_str  why;                // rule that gave the role
    lb_date date;               // a ticker entry's own date; 0 where none
    int16_t minutes;            // … and time of day, minutes after midnight, -1 where none
} lb_block;

typedef struct {
    lb_facts  facts;
    lb_str    text;             // clean UTF-8; every span refers to it
    uint32_t  n;
    lb_block *block;            // [n] in order, not overlapping; bytes between them are white space
} lb_text;

/* ---- segment ---- */

typedef struct {
    lb_span  span;
    bool     space_after;
    uint32_t sentence;
} lb_token;

typedef struct {
    lb_span  span;
    uint32_t first, end;        // tokens [first, end)
    uint32_t block;
} lb_sentence;

typedef struct {
    uint32_t     n;             // T
    lb_token    *at;            // [T]
    uint32_t     n_sentences;   // S
    lb_sentence *sentence;      // [S]
    uint32_t     counted;       // sentences before the first, where a stream is read one by one
} lb_tokens;

/* ---- tag ---- */

typedef struct {
    lb_upos  upos;
    lb_stts  stts;
    lb_feats feats;
    lb_str   lemma;             // of a verb: with its separable prefix joined where it is one token
} lb_tag;

typedef struct {
    lb_tag *at;                 // [T]
    const struct lb_wordform *form; // [T] what the words look like (lang/words.h); NULL where tags were read in
} lb_tags;

/* ---- parse ---- */

typedef struct {
    uint32_t head;              // token index in the report; LB_NONE for the root or an unparsed sentence
    lb_rel   rel;
} lb_arc;

typedef struct {
    lb_arc *at;                 // [T]
    bool   *parsed;             // [S] sentences that have a tree
} lb_trees;

/* ---- mention ---- */

typedef enum { LB_BOUND_EQ, LB_BOUND_ABOUT, LB_BOUND_GT, LB_BOUND_GE, LB_BOUND_LT, LB_BOUND_LE } lb_bound; // = ~ > >= < <=
typedef enum { LB_TIMEX_DATE, LB_TIMEX_TIME, LB_TIMEX_DURATION, LB_TIMEX_SET } lb_timex;
typedef enum { LB_NAME_PER, LB_NAME_LOC, LB_NAME_ORG, LB_NAME_MISC } lb_name_type;

typedef struct {
    lb_timex    type;
    lb_str      value;          // TIMEX3: "2025-02-07", "XXXX-03-24", "P3M", "2024-SU", "2025-02-07T22:10"
    lb_str      mod;            // TIMEX3 mod: START MID END APPROX BEFORE AFTER LESS_THAN MORE_THAN …; may be empty
    lb_interval span;           // what the value covers; open where unknown
    uint8_t     precision;      // UCDP date_prec 1..5; 0 where there is no interval
    bool        happening;      // false: a duration or age that dates nothing
} lb_time;

typedef struct {
    lb_bound bound;
    bool     has_value, has_low, has_high;
    double   value;             // "26.000" 26000; absent for "Zehntausende"
    double   low, high;         // "Zehntausende" 10000..99999; "10.000 bis 13.000"
    lb_str   unit;              // soldiers, drones, percent, usd, km2, …; empty where nothing is counted
    uint32_t counted;           // token of what is counted, or LB_NONE
    bool     ordinal, change;   // "3. Brigade"; "um 90 Prozent gesunken"
    bool     subset;            // "darunter drei Kinder", "davon 80"
} lb_number;

typedef struct {
    lb_str   name;              // German dictionary form
    lb_str  *alias;             // [n_alias] other names
    uint32_t n_alias;
    uint32_t geonameid;         // 0 where the source table has none
    double   lat, lon;
    bool     has_coordinates;
    lb_str   feature;           // GeoNames feature code: PPL, ADM1, PCLI, SEA, RGN, …
    lb_str   country;           // ISO 3166-1 alpha-3, or ""
    lb_str   admin1, admin2;    // names, or ""
    uint8_t  precision;         // UCDP where_prec 1..7
    lb_str   offset;            // "nordöstlich von", "nahe": the words, or ""
} lb_place;

typedef enum {
    LB_PARTY_OTHER, LB_PARTY_STATE, LB_PARTY_ORGANISATION, LB_PARTY_GROUP, LB_PARTY_AGENCY, LB_PARTY_PAPER,
    LB_PARTY_BROADCASTER, LB_PARTY_PORTAL, LB_PARTY_THINK_TANK, LB_PARTY_PERSON, LB_PARTY_OFFICE
} lb_party_kind;

typedef struct {
    lb_str code;                // "RUS.MIL", "NATO", "?.EXP"; "" for an outlet that is no party
    lb_str name;                // as said, without article: "russisches Verteidigungsministerium"
    lb_str outlet;              // "TASS": the mention is a medium; else ""
    lb_str wikidata;            // "Q…" where sure
    bool   person, plural, anonymous;
    uint8_t       gender;       // LB_MASC … of the head noun or name; 0 unknown, or plural
    lb_party_kind kind;         // OFFICE: a ministry, an army, people by what they do
} lb_party;

typedef enum { LB_NAME, LB_PLACE, LB_TIME, LB_NUMBER, LB_PARTY, LB_REFERENCE } lb_kind;

typedef struct {
    lb_kind  kind;
    lb_span  span;              // the words
    uint32_t sentence;
    uint32_t first, end;        // tokens [first, end)
    uint32_t head;              // syntactic head token of the mention
    uint32_t antecedent;        // LB_REFERENCE, or a party or place known only by reference: mention index; else LB_NONE
    const char *rule;           // table row or rule that made it: "places/exonym", "times/weekday"
    union {
        lb_name_type name;      // LB_NAME
        lb_place     place;     // LB_PLACE
        lb_time      time;      // LB_TIME
        lb_number    number;    // LB_NUMBER
        lb_party     party;     // LB_PARTY
    };
} lb_mention;

/* Ordered by first token, then longest first, then kind. Mentions may overlap: "Moskau" is
 * a place and a party, "7. Februar" a time and a number only where it counts something. */
typedef struct {
    uint32_t    n;
    lb_mention *at;             // [n]
} lb_mentions;

/* ---- claim ---- */

typedef enum { LB_AFFIRMED, LB_NEGATED } lb_polarity;
typedef enum { LB_CERTAIN, LB_PROBABLE, LB_POSSIBLE, LB_PLANNED } lb_certainty;

typedef struct {
    lb_str      code, name;
    lb_span     span;
} lb_actor;

typedef struct {
    lb_str      code, name;     // a speaker
    lb_str      outlet;         // or an outlet it came through; "?" unnamed
    lb_str      cue;            // the words that say so: "teilte … mit", "laut"
    lb_span     span;
} lb_source;

typedef struct {
    lb_number   number;
    lb_str      outcome;        // killed, wounded, killed_or_wounded, missing, captured, lost; or ""
    lb_span     span;
} lb_quantity;

typedef struct {
    char         id[24];        // "c-" and 16 hex digits: hash of report, evidence span, type, trigger
    lb_str       type;          // "control.gain"
    lb_str       rule;          // "control.gain/einnehmen.3"
    lb_polarity  polarity;
    lb_certainty certainty;
    lb_str       stance;        // of a response: deny, confirm, no_comment, unverifiable; else ""
    lb_str       weapon;        // or ""
    uint32_t     n_actors, n_targets, n_places, n_quantities, n_sources;
    lb_actor    *actor, *target;
    uint32_t    *place;         // [n_places] mention indexes
    uint32_t     time;          // mention index, or LB_NONE
    lb_interval  when;          // the claim's own interval: usually time's, or inherited
    lb_quantity *quantity;
    lb_source   *source;        // nearest speaker first
    uint32_t     sentence;
    lb_span      evidence;      // the clause or sentence
    lb_span      trigger;
    lb_str       trigger_text;  // "Kontrolle … übernommen": the trigger's words, which may lie apart
    lb_role      role;          // of its block
    float        confidence;    // 0..1
    uint32_t     responds_to;   // claim index a response is about, or LB_NONE
} lb_claim;

struct lb_why;

typedef struct {
    uint32_t  n;
    lb_claim *at;               // [n] in text order
    const struct lb_why *why;   // what was tried; see claim/why.h
} lb_claims;

/* ---- quotations: who is quoted with which words ---- */

typedef enum { LB_QUOTE_DIRECT, LB_QUOTE_INDIRECT, LB_QUOTE_REPORTED, LB_QUOTE_FREE_INDIRECT, LB_QUOTE_INDIRECT_FREE_INDIRECT } lb_quote_type;

/* What the words of saying tell about what is said: sagte; bestätigte, räumte ein;
 * behauptete; dementierte; glaubt, vermutet; forderte; kündigte an; soll, angeblich. */
#define LB_CUE_CLASS_LIST(X) X(neutral) X(factive) X(doubting) X(denying) X(thinking) X(asking) X(announcing) X(hearsay)

typedef enum {
#define X(c) LB_CUE_##c,
    LB_CUE_CLASS_LIST(X)
#undef X
} lb_cue_class;

typedef struct {
    lb_quote_type type;
    uint32_t      n_message, n_speaker, n_cue;
    lb_span      *message, *speaker, *cue;
    uint32_t      party;        // mention index of the speaker, or LB_NONE
    uint32_t      first, end;   // tokens that the message covers, outermost
    uint32_t      inside;       // quote index this one is nested in, or LB_NONE
    lb_cue_class  cue_class;
    uint32_t      cue_token;    // verb, noun or preposition that says so, or LB_NONE (free indirect)
    lb_str        cue_lemma;    // "mitteilen", "laut", "Angabe"; empty where there is no cue
    uint32_t      n_chain;
    lb_source    *chain;        // this quote's own sources: nearest speaker first, then the outlets it came through
    const char   *rule;         // "indirect/dass", "direct/before", …
    lb_span       meant;        // whom the speaker's words point to, where they only point ("eigenen Angaben"); else empty
} lb_quote;

typedef struct {
    uint32_t  n;
    lb_quote *at;               // [n] in text order
    uint32_t *of;               // [T] innermost quote whose message covers the token, or LB_NONE; NULL where there are no quotes
    const struct lb_quote_rules *rules; // the tables they were read with
} lb_quotes;

/* ---- one report on its way; a layer is NULL until its stage ran ---- */

typedef struct {
    const lb_raw      *raw;
    const lb_text     *text;
    const lb_tokens   *tokens;
    const lb_tags     *tags;
    const lb_trees    *trees;
    const lb_mentions *mentions;
    const lb_quotes   *quotes;
    const lb_claims   *claims;
    const struct lb_verbgroups *verbs; // lang/verbgroup.h: who belongs to which verb; made from tags, before mentions
} lb_doc;

/* The words of token t. */
static inline lb_str lb_word(const lb_doc *d, uint32_t t) { return lb_sub(d->text->text, d->tokens->at[t].span); }
static inline lb_str lb_words(const lb_doc *d, lb_span s) { return lb_sub(d->text->text, s); }
static inline const lb_sentence *lb_sentence_of(const lb_doc *d, uint32_t t)
{
    return &d->tokens->sentence[d->tokens->at[t].sentence];
}
const char *lb_role_name(lb_role r);
const char *lb_cue_class_name(lb_cue_class c); // "factive"
const char *lb_quote_type_name(lb_quote_type t); // "IndirectFreeIndirect"
const char *lb_bound_name(lb_bound b); // "=" "~" ">" ">=" "<" "<="

#endif
