/* atoms.h: the text cut finer than tokens: runs of letters, runs of digits, single signs.
 * Times and numbers read these, so that "14.30-18 Uhr", "F-16" and "3,80" look the same
 * however the segmenter cuts them; every atom knows its token and sentence. O(bytes). */
#ifndef LB_ATOMS_H
#define LB_ATOMS_H

#include "doc/doc.h"
#include "lang/table.h"

typedef enum { LB_ATOM_WORD, LB_ATOM_DIGITS, LB_ATOM_SIGN } lb_atom_kind;

typedef struct {
    uint32_t begin, end;   // bytes of the clean text
    uint32_t row;          // row of the finder's table, or LB_NONE
    uint32_t token;        // token it lies in; 0 where there are no tokens
    uint32_t block;
    uint32_t c;            // a sign's code point
    uint8_t  kind;         // lb_atom_kind
    bool     space;        // white space, or the block's begin, before it
    bool     upper;        // a word that begins with a capital
} lb_atom;

typedef struct {
    lb_str   text;
    uint32_t n;
    lb_atom *at;           // [n]
} lb_atoms;

/* `forms`: lower-case word forms to row numbers; words of other forms get LB_NONE. */
void lb_atoms_cut(const lb_doc *doc, const lb_index *forms, lb_arena *a, lb_atoms *out);

#define LB_LOWER_MAX 256
/* Lower case of a German word into buf, soft hyphens dropped; n = 0 where it is too long. */
lb_str lb_word_lower(lb_str word, char buf[LB_LOWER_MAX]);
static inline lb_str lb_atom_text(const lb_atoms *x, uint32_t i)
{
    return (lb_str){ x->text.p + x->at[i].begin, x->at[i].end - x->at[i].begin };
}

/* Digits as a number; 0 for more than 18 of them. */
uint64_t lb_atom_value(const lb_atoms *x, uint32_t i);
/* Make a mention of atoms [i, j): span, sentence, tokens and head filled in. */
lb_mention lb_atoms_mention(const lb_doc *doc, const lb_atoms *x, uint32_t i, uint32_t j, lb_kind kind, const char *rule);

#endif
