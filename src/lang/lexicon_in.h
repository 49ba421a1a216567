/* lexicon_in.h: what the files of the lexicon share; no other file includes it. */
#ifndef LB_LEXICON_IN_H
#define LB_LEXICON_IN_H

#include "base/file.h"
#include "lang/lexfile.h"
#include "lang/lexicon.h"

struct lb_lexicon {
    lb_map              map;
    const lex_header   *head;
    const uint32_t     *slots;
    const uint8_t      *records;
    const lex_analysis *analyses;
    const uint32_t     *sets;
    const uint64_t     *masks;
};

typedef struct {
    lex_pair pair;
    int      ending;  // index into lex_endings; -1: the comparative without ending
    int      degree;  // LB_POS, …
    uint32_t stem;    // bytes before the ending
} lb__adjective;

/* Offset of the record of exactly this form, or 0. */
uint32_t lb__lex_find(const lb_lexicon *x, lb_str form);
/* An adjective stem plus ending, which the lexicon does not store. */
bool lb__lex_adjective(const lb_lexicon *x, lb_str form, lb__adjective *out);
/* The form with its first letter lowered, in to[256]; false if it is lower already or too long. */
bool lb__lex_lowered(lb_str form, char *to, lb_str *out);

static inline lb_str lb__lex_form(const lb_lexicon *x, uint32_t at)
{
    return (lb_str){ (const char *)x->records + at + LEX_HEAD, x->records[at] };
}
static inline lex_pair lb__lex_pair(const lb_lexicon *x, uint32_t at, uint32_t k)
{
    lex_pair p;
    memcpy(&p, x->records + at + LEX_HEAD + x->records[at] + k * sizeof p, sizeof p);
    return p;
}

/* spelling.c: other spellings of a form that is not in the lexicon, likeliest first. */
#define LB__VARIANTS 8
uint32_t lb__lex_variants(lb_str form, char room[LB__VARIANTS][256], lb_str out[LB__VARIANTS]);

/* guess.c: class of a known verb form behind a separable prefix, or all 0. */
lb_lex_class lb__lex_prefixed_class(const lb_lexicon *lex, lb_str form);

#endif
