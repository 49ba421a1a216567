/* link.h: claims of many reports -> incidents, relations, status.
 *
 * An incident is a happening that claims are about: compatible types, the same place, a
 * time that can be the same. Nothing here is decided about what is true: relations say
 * how claims stand to each other, and a status is a named rule over relations, with the
 * words to explain it. The result depends on the set of claims, not on their order. */
#ifndef LB_LINK_H
#define LB_LINK_H

#include "doc/date.h"

typedef struct {
    lb_str   name, admin1, country;
    lb_str  *alias;
    uint32_t n_alias, geonameid;
    double   lat, lon;
    bool     has_coordinates, wide; // wide: a country, a sea: too large to be one place of a happening
    bool     region;                // first-level region
} lb_link_place;

typedef struct {
    double low, high;               // what the words allow
    lb_str unit, outcome;
} lb_link_quantity;

/* What linking needs of a claim; strings are borrowed. */
typedef struct {
    lb_str      id, report, type, stance, certainty;
    bool        negated;
    uint32_t    position;           // in its report
    int32_t     published;          // day of the report, LB_OPEN where unknown
    lb_interval when;               // days; open where unknown
    uint32_t    n_actors, n_targets, n_places, n_quantities;
    lb_str     *actor, *target;     // codes
    lb_link_place    *place;
    lb_link_quantity *quantity;
    lb_str      speaker, speaker_name; // nearest source: its code and name
    lb_str      outlet;             // first outlet among the sources
    lb_str      publisher;          // of the report
    lb_str      responds_to;        // id of the claim that a response is about, or ""
    lb_str      paragraph;          // the block that it stands in
    bool        heading;            // in a headline or heading: it repeats the body
    lb_link_place *context;         // where it names no place: the last place before it in the report, or NULL
    uint32_t    copy;               // reports with the same number are copies of one text
} lb_link_claim;

typedef enum { LB_REPEATS, LB_CONFIRMS, LB_DENIES, LB_CONTRADICTS, LB_REVISES, LB_DIFFERS } lb_relation_kind;
typedef enum { LB_SINGLE_SOURCE, LB_CORROBORATED, LB_REVISED, LB_DENIED, LB_DISPUTED, LB_RETRACTED } lb_status;

typedef struct {
    uint32_t         a, b;          // claims: a confirms b, …; the later one is a
    lb_relation_kind kind;
    const char      *rule;          // "denial/response"
    lb_str           why;
} lb_relation;

typedef struct {
    char        id[24];             // "i-" and 16 hex digits, of its first claim
    uint32_t    n;
    uint32_t   *claim;              // [n] by report date, then id
    uint32_t   *origin;             // [n] where each enters the public, numbered from 0
    uint32_t    n_origins, n_reports;
    lb_str      type;               // most frequent
    lb_interval when;               // what all of it covers
    uint32_t    place_claim, place; // the most frequent place: of which claim which; UINT32_MAX for none
    lb_status   status;
    const char *rule;               // of the status
    lb_str      why;
    bool        unverifiable;
} lb_incident;

typedef struct {
    uint32_t     n_incidents, n_relations;
    lb_incident *incident;          // [n_incidents] in time order, then id
    lb_relation *relation;
} lb_links;

/* O(n log n + claims per place and family, squared but bounded). */
const lb_links *lb_link_run(const lb_link_claim *claim, uint32_t n, lb_arena *a);

const char *lb_relation_name(lb_relation_kind k);
const char *lb_status_name(lb_status s);

/* ---- shared between the files of this folder ---- */

/* Types that can be about one happening share a family; 0 for responses and unknown types. */
unsigned lb__family(lb_str type);
bool     lb__same_place(const lb_link_claim *x, const lb_link_claim *y);
bool     lb__same_code(lb_str x, lb_str y); // one side: the same country
bool     lb__sides_meet(const lb_str *x, uint32_t n, const lb_str *y, uint32_t m);
/* Of an attack each of two sides says that the other did it. */
bool     lb__blame(const lb_link_claim *x, const lb_link_claim *y);
/* Share of three-word runs of the shorter text that the other has too, 0..1. */
double   lb__overlap(lb_str x, lb_str y, lb_arena *a);
/* Groups each claim: group[i] is the number of its incident. */
uint32_t lb__cluster(const lb_link_claim *claim, uint32_t n, uint32_t *group, lb_arena *a);
/* Origins, relations and status of one incident. */
typedef LB_VEC(lb_relation) lb_relation_list;
void     lb__judge(const lb_link_claim *claim, lb_incident *in, lb_relation_list *relations, lb_arena *a);

/* Which texts are copies of each other: copy[i] is the smallest index of its class.
 * Near-duplicates by minhash over runs of three words. O(total text). */
void lb_link_copies(const lb_str *text, uint32_t n, uint32_t *copy, lb_arena *a);

#endif
