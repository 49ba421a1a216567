/* debris.h: the table of what real pages leave between paragraphs (data/de/debris.tsv). */
#ifndef LB_DEBRIS_H
#define LB_DEBRIS_H

#include "clean/language.h"
#include "clean/maintext.h"

/* What a row of debris.tsv does. */
typedef enum { LB_DEBRIS_ROLE, LB_DEBRIS_DATE, LB_DEBRIS_CHANGED, LB_DEBRIS_LINK, LB_DEBRIS_AGENCY, LB_DEBRIS_MONTH } lb_debris_kind;

typedef struct {
    lb_debris_kind kind;
    lb_role        role;      // of LB_DEBRIS_ROLE
    lb_str         pattern;   // lower case; '*' any run, '#' a run of digits
    uint32_t       max_words; // longer blocks are text, whatever they begin with; 0: any length
    uint32_t       value;     // of a month: 1..12
    lb_str         why;       // "debris/anzeige"
} lb_debris;

struct lb_cleaner {
    lb_debris *row;           // [n]
    uint32_t   n;
    lb_html_names names;
    lb_languages  languages;
};

/* Words of `s`: runs without ASCII white space. */
uint32_t lb_count_words(lb_str s);

/* Whole `s` (lower case) matches `pattern`. Linear in s for the patterns in use. */
bool lb_glob(lb_str pattern, lb_str s);

#endif
