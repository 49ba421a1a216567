/* rules.h: shared inside src/claim: the compiled tables of happenings, and what is known
 * about the words of one report. What others call is in claim.h. */
#ifndef LB_RULES_H
#define LB_RULES_H

#include "claim/quotes.h"

/* ---- tables: triggers, frames, word_classes, exclusions, weapons ---- */

typedef enum { LB_POS_VERB, LB_POS_NOUN, LB_POS_NOUN_EXACT, LB_POS_ADJ, LB_POS_COPULA, LB_POS_PHRASE, LB_POS_KINDS } lb_trigger_pos;

/* Roles a frame can fill, and where it looks for them. */
typedef enum {
    LB_FILL_ACTOR = 'A',
    LB_FILL_TARGET = 'T',  // parties only
    LB_FILL_OBJECT = 'O',  // a place, or a party as target
    LB_FILL_PLACE = 'L',
    LB_FILL_QUANTITY = 'Q',
    LB_FILL_VICTIM = 'V',  // people counted; their party is the target
    LB_FILL_LOSER = 'C'    // whose the victims are
} lb_fill;

typedef enum { LB_ARG_SUBJ, LB_ARG_OBJ, LB_ARG_DAT, LB_ARG_GEN, LB_ARG_ADJ, LB_ARG_PREP, LB_ARG_NGEN, LB_ARG_NADJ,
               LB_ARG_SELF, LB_ARG_HEAD, LB_ARG_KINDS } lb_arg_kind;

typedef struct {
    char        role;      // lb_fill
    lb_arg_kind kind;
    lb_str      prep;      // of LB_ARG_PREP
} lb_slot;

typedef struct {
    lb_str   name;
    uint32_t n;
    lb_slot *slot;
} lb_frame;

/* What must hold for a match. Bits of lb_trigger.needs. */
#define LB_NEED_LIST(X) \
    X(loc) X(mil) X(war) X(sup) X(act) X(act2) X(actmil) X(num) X(neg) X(negish) X(confirm) X(loss) X(hit) X(flight) \
    X(force) X(gen) X(quote) X(passive) X(tgt)
enum {
#define X(n) LB_NEED_##n,
    LB_NEED_LIST(X)
#undef X
    LB_NEED_COUNT
};

typedef struct {
    char     role;         // 'A' 'O' 'Q' 'T' 'V', or '*': anywhere in the clause
    uint64_t mask;         // one of these classes
} lb_need;

typedef struct {
    lb_str         id, type, lemma, value;
    lb_trigger_pos pos;
    lb_str         prep, word, verb; // of a phrase: "in", "brand", "geraten"
    const lb_frame *frame;
    uint32_t       needs;            // 1 << LB_NEED_…
    uint32_t       n_class;
    lb_need        class_[3];
    uint64_t       excludes;         // words that must not stand in the sentence
    uint32_t       exclude_group;    // for prefixes of the trigger's own compound; or LB_NONE
    uint32_t       next;             // with the same key
} lb_trigger;

typedef struct {
    uint64_t head, exact, prefix;    // classes of a word that ends in, is, begins with the key
    uint64_t self;                   // exclusion groups of which the key is a forbidden first part
    uint8_t  weapon, weapon_prefix;  // index of weapon name + 1
    uint32_t trigger[LB_POS_KINDS];  // first row, or LB_NONE
} lb_entry;

struct lb_claim_rules {
    lb_index    word;                // lower case -> entry
    lb_entry   *entry;
    uint32_t    n_entries, cap;
    lb_trigger *trigger;
    uint32_t    n_triggers;
    lb_frame   *frame;
    uint32_t    n_frames;
    lb_str      group[64];           // classes, then exclusion groups
    uint32_t    n_groups;
    lb_str      weapon[16];
    uint32_t    n_weapons;
    uint64_t    war, sport, culture, business, accident, troops, weapons, people, locality, building, vehicle, thing, prisoner, shot, negword, militant;
};

uint64_t lb_class_bit(const lb_claim_rules *r, const char *name); // 0 if there is none

/* ---- words of one report ---- */

typedef struct {
    uint64_t mask;                   // classes and exclusion groups
    uint64_t self;                   // exclusion groups whose forbidden first part the word has
    uint32_t entry;                  // of the whole lemma, or LB_NONE
    uint32_t head;                   // of the longest compound head, or LB_NONE
    uint8_t  weapon;
    lb_str   lemma;                  // lower case; a verb with its prefix joined
    uint32_t prefix;                 // token of the prefix that stands apart, or LB_NONE
    bool     verb;                   // the main verb of a verb group
} lb_word_info;

typedef struct {
    const lb_doc         *doc;
    const lb_claim_rules *r;
    const lb_quote_rules *q;
    lb_arena             *a;
    lb_word_info         *w;         // [T]
    bool                  war;       // the report is about an armed conflict
    uint32_t             *mention;   // [S + 1] first mention of each sentence
} lb_reader;

lb_str lb_word_key(lb_arena *a, lb_str s);
void lb_words_read(lb_reader *rd);
/* The report speaks of an armed conflict: enough different war words, more than sport's. */
bool lb_words_war(const lb_reader *rd);

/* ---- syntax around one trigger ---- */

typedef struct {
    lb_arg_kind kind;
    lb_str      prep;
    uint32_t    head, first, end;
    uint64_t   *in;                  // bits of the sentence's tokens that belong to it
    bool        far;                 // found by position, not by the tree
} lb_arg;

typedef struct {
    uint32_t  sentence, first, end;  // the sentence's tokens
    lb_clauses clauses;
    uint32_t *clause;                // [tokens of the sentence] clause index
    uint32_t *up;                    // [clauses] the clause it hangs on, or LB_NONE
} lb_scope;

typedef struct {
    const lb_trigger *t;
    uint32_t at;                     // the trigger's main token (verb, noun, adjective)
    uint32_t noun;                   // noun of a phrase, or LB_NONE
    uint32_t prefix;                 // separated prefix, or LB_NONE
    uint32_t n_args;
    lb_arg  *arg;
    bool     passive;
    bool     flat;                   // leave the tree aside
    bool     tree;
} lb_match;

void lb_scope_open(const lb_reader *rd, uint32_t sentence, lb_scope *s);
void lb_args_find(const lb_reader *rd, const lb_scope *s, lb_match *m);
static inline bool lb_arg_has(const lb_arg *g, const lb_scope *s, uint32_t t)
{
    return t >= s->first && t < s->end && (g->in[(t - s->first) / 64] >> ((t - s->first) % 64) & 1);
}

/* ---- roles ---- */

/* Fill the claim's parties, places, quantities and weapon from the match; *located: a place or a
 * word for one fills a slot. false: refused, *why says so. */
bool lb_roles_fill(const lb_reader *rd, const lb_scope *s, const lb_match *m, lb_claim *c, bool *located, const char **why);
/* Classes of the words and mentions in an argument. */
uint64_t lb_arg_mask(const lb_reader *rd, const lb_scope *s, const lb_arg *g);
/* The code a party or reference stands for, "" for none; the mention that has it in *who. */
lb_str lb_party_code(const lb_doc *d, uint32_t mention, uint32_t *who);
/* The place a place mention or reference stands for, or LB_NONE. */
uint32_t lb_place_of(const lb_doc *d, uint32_t mention);
/* Words for people who bear no arms: lower-case lemma. */
bool lb_civil_word(lb_str lemma);
/* Places named in a clause behind a preposition of place, the most exact ones. */
void lb_places_of_clause(const lb_reader *rd, const lb_scope *s, uint32_t clause, lb_claim *c);

/* ---- time ---- */

/* The claim's time from its clause, or from the announcement's where it is certain. */
void lb_when_find(const lb_reader *rd, const lb_scope *s, const lb_match *m, lb_claim *c);

float lb_claim_confidence(const lb_reader *rd, const lb_match *m, const lb_claim *c, bool passing);

#endif
