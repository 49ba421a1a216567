/* parties.h: the tables of parties as the finders of parties and references see them.
 * Read once, then read-only and shared by threads. Inside src/mention only. */
#ifndef LB_PARTIES_H
#define LB_PARTIES_H

#include "lang/table.h"
#include "mention/mention.h"

typedef enum {
    LB_ENTRY_COUNTRY, LB_ENTRY_CAPITAL, LB_ENTRY_ORG, LB_ENTRY_METONYM,
    LB_ENTRY_GROUP, LB_ENTRY_MEDIUM, LB_ENTRY_THINK, LB_ENTRY_PERSON
} lb_entry_kind;

/* A name that stands for a party or an outlet. */
typedef struct {
    lb_entry_kind kind;
    uint8_t       gender;      // LB_MASC …; 0 in the plural
    lb_party_kind party;
    bool          plain_word;  // "Welt": an outlet only in quotation marks or after "Zeitung"
    lb_str        code;        // "RUS", "RUS.GOV", "NATO", "EST|LVA|LTU"; of a medium: its country
    lb_str        name, wikidata, office;
    int32_t       from, until; // days; LB_OPEN
    uint32_t      next;        // another bearer of the same name, or LB_NONE
} lb_entry;

#define LB_DUTY_KINDS(X) \
    X(title) X(people) X(org) X(speaker) X(lead) X(member) X(head) X(side) X(ally) X(state) X(whole) \
    X(fighter) X(defence) X(defender) X(attacker) X(media) X(outlet) X(ngo) X(embassy) X(council) X(enemy)

typedef enum {
#define X(k) LB_DUTY_##k,
    LB_DUTY_KINDS(X)
#undef X
    LB_DUTY_COUNT
} lb_duty_kind;

/* A noun that names a party by what it does: "Ministerium", "Soldat", "Sprecher". */
typedef struct {
    lb_str       noun, sector;
    uint8_t      gender;
    lb_duty_kind kind;
    bool         massed;       // has no plural: "Artillerie"
} lb_duty;

/* One written form of a duty or of a people. */
typedef struct {
    uint32_t of;               // duty, or entry of a country
    uint8_t  gender;
    bool     singular, plural; // both where the form does not tell
} lb_form;

/* A word's classes in party_words.tsv. */
#define LB_WORD_CLASSES(X)                                                                       \
    X(def) X(indef) X(dem) X(poss_m) X(poss_f) X(poss_we) X(gen) X(von) X(prep_place) X(prep_in)   \
    X(prep_from) X(prep_party) X(prep_source) X(und) X(own) X(local) X(enemy) X(regular)           \
    X(prorussian) X(foreign) X(designate) X(former) X(place_noun) X(land_noun) X(speech_noun)      \
    X(aid_noun) X(place_verb) X(be_verb) X(predicate) X(person_verb) X(name_part) X(quote_open)    \
    X(quote_close) X(sir) X(by_agent) X(tld) X(berichte) X(er) X(sie) X(ihr) X(es) X(this_side)    \
    X(both) X(both_noun) X(mil_noun) X(man) X(heard)

enum {
#define X(c) LB_BIT_##c,
    LB_WORD_CLASSES(X)
#undef X
    LB_WORD_CLASS_COUNT
};
#define LB_W(c) (UINT64_C(1) << LB_BIT_##c)

/* What a definite noun can refer back to, in references.tsv. */
#define LB_REFERS(X)                                                                          \
    X(settlement) X(capital) X(region) X(island) X(country) X(water) X(facility) X(anyplace)   \
    X(person) X(paper) X(agency) X(broadcaster) X(portal) X(think) X(alliance) X(union)        \
    X(organisation) X(group)

enum {
#define X(k) LB_REFERS_##k,
    LB_REFERS(X)
#undef X
    LB_REFERS_COUNT
};
#define LB_R(k) (1u << LB_REFERS_##k)

typedef struct {
    lb_str  country, attacker, defender;
    int32_t from, until;
} lb_conflict;

struct lb_parties {
    LB_VEC(lb_entry) entry;
    LB_VEC(lb_duty)  duty;
    LB_VEC(lb_form)  form;
    LB_VEC(uint64_t) bits;
    LB_VEC(lb_conflict) conflict;
    lb_index names;            // folded phrase -> entry
    lb_index longest;          // first word of a phrase -> most words
    lb_index adjectives;       // "russisch" -> entry
    lb_index peoples;          // "Russen" -> form of an entry
    lb_index duties;           // "Soldaten" -> form of a duty
    lb_index tails;            // "soldaten": the same as the end of a compound
    lb_index words;            // lower case -> bits
    lb_index states;           // "RUS" -> entry
    lb_index refers;           // "stadt": bits of lb_refers
};

/* s with ß as ss and ’ as ', into buf[cap]; `lower` makes Latin letters small. An empty string
 * if it does not fit. */
lb_str   lb__fold(lb_str s, bool lower, char *buf, size_t cap);
/* Classes of a word in any case; 0 if it has none. */
uint64_t lb__word_bits(const lb_parties *p, lb_str word);
/* What the noun can refer to: LB_R bits; compounds as their head. */
uint32_t lb__refers(const lb_parties *p, lb_str noun);
/* The state with this code, or LB_NONE. */
uint32_t lb__state(const lb_parties *p, lb_str code);
/* Is the country a side of a war that goes on at `day` (LB_OPEN: at any time)? */
bool     lb__belligerent(const lb_parties *p, lb_str country, int32_t day);
/* "RUS.GOV" -> "RUS". */
static inline lb_str lb__country_of(lb_str code)
{
    for (uint32_t i = 0; i < code.n; i++)
        if (code.p[i] == '.') return (lb_str){ code.p, i };
    return code;
}
static inline lb_str lb__sector_of(lb_str code)
{
    for (uint32_t i = 0; i < code.n; i++)
        if (code.p[i] == '.') return (lb_str){ code.p + i + 1, code.n - i - 1 };
    return (lb_str){ "", 0 };
}

#endif
