/* translit.h: German forms of East Slavic names, by Duden's rules for Ukrainian and Russian. */
#ifndef LB_TRANSLIT_H
#define LB_TRANSLIT_H

#include "base/str.h"

/* Which rules a Cyrillic name can be read by: letters that only one alphabet has decide. */
typedef enum { LB_CYR_NONE, LB_CYR_UKRAINIAN = 1, LB_CYR_RUSSIAN = 2, LB_CYR_BOTH = 3 } lb_cyrillic;

lb_cyrillic lb_cyrillic_of(lb_str s); // NONE where a letter is neither; hyphen, space, apostrophe are free

/* "Торецьк" -> "Torezk", "Суджа" -> "Sudscha". Written into `a`; empty where it cannot be done. O(n). */
lb_str lb_german_of_ukrainian(lb_arena *a, lb_str s);
lb_str lb_german_of_russian(lb_arena *a, lb_str s);
/* The same from the Ukrainian national romanisation: "Kurakhivka" -> "Kurachiwka", "Sloviansk" -> "Slowjansk". */
lb_str lb_german_of_romanised(lb_arena *a, lb_str s);

/* From GeoNames' English romanisation of Arabic: "Khan Shaykhun" -> "Chan Schaichun", "Ar Rastan" -> "Rastan". Rough:
 * long vowels and emphatics are lost before. Empty where nothing changes. */
lb_str lb_german_of_arabic(lb_arena *a, lb_str s);

/* Other spellings of a German form that reports use: s for ss ("Tschasiw Jar"), -y and -yi for -yj,
 * sch for schsch. At most `cap` are written to out, without `s` itself; the number is returned. */
uint32_t lb_german_variants(lb_arena *a, lb_str s, lb_str *out, uint32_t cap);

#endif
