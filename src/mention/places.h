/* places.h: between finding names in the text (places.c) and deciding which place is meant
 * (places_resolve.c). */
#ifndef LB_PLACES_H
#define LB_PLACES_H

#include "mention/gazetteer.h"
#include "mention/places_words.h"

#define LB_MAX_HITS 64u

/* A name in the text that may be a place. */
typedef struct {
    lb_span  span;
    uint32_t sentence, first, end; // tokens
    lb_str   name;           // as looked up: without -s, with the first half of a compound
    uint32_t hits, n_hits;   // in lb_places_scan.hit
    uint32_t cue;            // LB_PW_… class words beside it
    lb_str   cue_lemma;      // "Provinz"
    lb_str   offset;
    uint8_t  offset_precision;
    bool     article;        // "die", "im" directly before
    bool     genitive, derived, compound, part, list, locative, strong;
    bool     sentence_start, propn, loc; // tagged as a name; inside a LOC name
    bool     ending;         // in no table, but it ends as Slavic villages do
    bool     dropped;
    uint32_t choice;         // index of the chosen hit, relative; LB_NONE; a name with n_hits 0 is in no table
    char     country[4];     // of such a name
    float    score, margin;
} lb_places_name;

#define LB_MAX_REGIONS 64u     // regions of a report that are remembered: more name no story

typedef struct {
    uint32_t file, place, sentence;
} lb_places_region;

typedef struct {
    const lb_doc       *doc;
    const lb_gazetteer *g;
    lb_arena           *a;
    LB_VEC(lb_places_name) name;
    LB_VEC(lb_gaz_hit)  hit;
    lb_places_region    region[LB_MAX_REGIONS]; // first-order regions that the report names
    uint32_t            n_regions;
    uint8_t            *cover;      // [T] LB_NAME type + 1 of the name over a token, 0 none
    uint32_t           *cover_end;  // [T] end token of that name
} lb_places_scan;

/* Names of all sentences, with the words around them. */
void lb_places_collect(lb_places_scan *s);
/* Decides which are places and which place each is: sets dropped and choice. */
void lb_places_resolve(lb_places_scan *s);

#endif
