/* language.h: which language a text is in, so that others are kept, marked, and yield no claims. */
#ifndef LB_LANGUAGE_H
#define LB_LANGUAGE_H

#include "lang/table.h"

/* Function words by language (languages.tsv). A word may belong to several. */
typedef struct {
    lb_index  index;  // word -> entry
    uint32_t *mask;   // [entries] bit l: the word belongs to language l
    lb_str   *code;   // [n] ISO 639-1
    uint32_t  n;      // at most 32
} lb_languages;

lb_code lb_languages_open(const char *data, lb_arena *a, lb_languages *out, lb_err *err);

/* ISO 639-1 code, or "" where the text is too short or too mixed to say. Scripts other than
 * Latin are told by their letters (ru, uk, el, ar, he, zh, ja, ko). Looks at the first 20,000
 * bytes. */
lb_str  lb_language_of(const lb_languages *l, lb_str text, lb_arena *a);

#endif
