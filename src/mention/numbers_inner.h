/* numbers_inner.h: what the files of the number finder share. numbers_read.c reads digits
 * and words into values, numbers_unit.c finds what is counted, numbers.c makes mentions. */
#ifndef LB_NUMBERS_INNER_H
#define LB_NUMBERS_INNER_H

#include "mention/atoms.h"
#include "mention/mention.h"

#define LB_NUMBER_CLASSES(X)                                                                    \
    X(bound) X(filler) X(more) X(scale) X(vague) X(few) X(paar) X(both) X(indef) X(half) X(part) \
    X(subset) X(ofthem) X(multiple) X(change) X(casualty) X(label) X(prep) X(article)            \
    X(military) X(zahl) X(zahlp) X(no) X(about) X(ellipsis) X(estimate)

typedef enum {
    LB_NC_none,
#define X(c) LB_NC_##c,
    LB_NUMBER_CLASSES(X)
#undef X
    LB_NC_COUNT
} lb_number_class;

typedef enum { LB_UNIT_COUNT, LB_UNIT_WHOLE, LB_UNIT_ROLE, LB_UNIT_EVENT, LB_UNIT_MEMBER, LB_UNIT_MEASURE, LB_UNIT_MEASUREWHOLE } lb_unit_kind;

struct lb_numbers {
    lb_table table, units;
    lb_index forms, nouns, phrases; // phrases: forms of several words ("mehr als")
    uint8_t *cls;    // [rows] lb_number_class
    double  *value;  // [rows]
    double  *high;   // [rows] 0: none
    uint8_t *kind;   // [units] lb_unit_kind
};

typedef struct {
    const lb_doc     *doc;
    const lb_numbers *lang;
    lb_atoms          x;
    lb_arena         *a;
    uint32_t          begin, end; // atoms of the block at hand
} lb_number_finder;

/* A number being read. */
typedef struct {
    bool      has_value, has_low, has_high, ordinal, indef, both, fraction, times, decimal, digits;
    double    value, low, high;
    lb_number_class cls; // vague, few, …, or none for a plain number
} lb_numeral;

static inline lb_number_class lb__nc(const lb_number_finder *f, uint32_t i)
{
    if (i < f->begin || i >= f->end || f->x.at[i].row == LB_NONE) return LB_NC_none;
    return (lb_number_class)f->lang->cls[f->x.at[i].row];
}
static inline lb_str lb__ncell(const lb_number_finder *f, uint32_t i) { return lb_cell(&f->lang->table, f->x.at[i].row, 2); }
static inline bool lb__nsign(const lb_number_finder *f, uint32_t i, uint32_t c)
{
    return i >= f->begin && i < f->end && f->x.at[i].kind == LB_ATOM_SIGN && f->x.at[i].c == c;
}
static inline uint32_t lb__ndigits(const lb_number_finder *f, uint32_t i)
{
    return i >= f->begin && i < f->end && f->x.at[i].kind == LB_ATOM_DIGITS ? f->x.at[i].end - f->x.at[i].begin : 0;
}
static inline bool lb__nspace(const lb_number_finder *f, uint32_t i) { return i >= f->end || f->x.at[i].space; }
static inline bool lb__nword(const lb_number_finder *f, uint32_t i) { return i >= f->begin && i < f->end && f->x.at[i].kind == LB_ATOM_WORD; }
static inline bool lb__nprep(const lb_number_finder *f, uint32_t i, const char *p)
{
    return lb__nc(f, i) == LB_NC_prep && lb_is(lb__ncell(f, i), p);
}
lb_str lb__nlower(const lb_number_finder *f, uint32_t i, char buf[LB_LOWER_MAX]);

/* ---- numbers_read.c ---- */
/* The numeral at i, with its scale ("1,2 Millionen"): its end, or 0. */
uint32_t lb__number_read(const lb_number_finder *f, uint32_t i, lb_numeral *n);

/* ---- numbers_unit.c ---- */
typedef struct {
    uint32_t     row;        // of units.tsv, or LB_NONE
    uint32_t     atom;       // last atom of the noun, or LB_NONE
    bool         measure;    // Prozent, Euro: part of the number
    bool         subset;     // "acht von ihnen Kinder"
} lb_counted;

/* Row of units.tsv for the word at i (its whole hyphened form ends there), or LB_NONE. */
uint32_t lb__unit_of(const lb_number_finder *f, uint32_t i);
/* What a numeral that ends before atom j counts. */
lb_counted lb__counted(const lb_number_finder *f, uint32_t i, uint32_t j, const lb_numeral *n);

#endif
