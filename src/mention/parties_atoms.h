/* parties_atoms.h: what the tables say of each token, before phrases are built. */
#ifndef LB_PARTIES_ATOMS_H
#define LB_PARTIES_ATOMS_H

#include "mention/parties.h"

typedef struct {
    uint64_t bits;      // classes in party_words.tsv
    uint32_t entry;     // a name begins here, or LB_NONE
    uint32_t tokens;    // … and covers this many tokens
    uint32_t form;      // the token is (or ends in) a duty: form, or LB_NONE
    uint32_t prefix;    // name in front of a compound: "NATO" in "NATO-Vertreter", or LB_NONE
    uint32_t cut;       // bytes of the prefix
    uint32_t adjective; // "russischen": entry, or LB_NONE
    uint32_t people;    // "Russen": form, or LB_NONE
    bool     tail;      // the duty is the end of a longer word: "Energieminister"
    bool     genitive;  // the name stands with a genitive -s
    bool     capital;   // begins with a capital letter
    bool     modifier;  // looks like an attributive adjective
    bool     taken;     // part of a phrase already
} lb_atom;

typedef struct {
    const lb_doc     *doc;
    const lb_parties *p;
    lb_arena         *a;
    lb_atom          *atom; // [T]
    int32_t           day;  // the report's, or LB_OPEN
} lb_atoms;

void lb__atoms(const lb_doc *doc, const lb_parties *p, lb_arena *a, lb_atoms *out);
/* Is the token a finite verb, an adjective, a proper name? With tags by them, else by its look. */
bool lb__is_finite(const lb_doc *doc, uint32_t t);
bool lb__is_name(const lb_atoms *x, uint32_t t);
/* The entry that bears this name on the report's day. */
uint32_t lb__bearer(const lb_atoms *x, uint32_t entry);
/* Does a name of a country, capital or metonym at t act here, or is it a place? */
bool lb__acts(const lb_atoms *x, uint32_t t);
/* "welt.de", "watson.ch" */
bool lb__is_domain(const lb_parties *p, lb_str word);

#endif
