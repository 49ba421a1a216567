/* number_words.h: German number words of any size, as one word: "dreiundzwanzigtausend",
 * "zweieinhalb", "anderthalb", "siebzehnten". O(bytes). */
#ifndef LB_NUMBER_WORDS_H
#define LB_NUMBER_WORDS_H

#include "base/str.h"

typedef enum {
    LB_NUMWORD_NONE,
    LB_NUMWORD_CARDINAL, // dreiundzwanzig
    LB_NUMWORD_ORDINAL,  // dreiundzwanzigste(n), dritte(r)
    LB_NUMWORD_DECADE,   // zwanziger, neunziger
    LB_NUMWORD_TIMES,    // dreimal, zweifach
} lb_numword_kind;

/* `word` in lower case. "ein", "eine", "einen" … are no number words here (they are
 * articles too); "eins" and "einer" in compounds are. */
lb_numword_kind lb_number_word(lb_str word, double *value);
/* The longest number word at the begin of `word`: its length in bytes, or 0. */
uint32_t lb_number_prefix(lb_str word, double *value);

#endif
