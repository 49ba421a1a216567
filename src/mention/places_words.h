/* places_words.h: the German words around place names (data/de/place_words.tsv): what makes a
 * name a region, a town, a river; what makes it a person or a paper; "nordöstlich von". */
#ifndef LB_PLACES_WORDS_H
#define LB_PLACES_WORDS_H

#include "lang/table.h"

/* A word can be of several kinds. */
enum {
    LB_PW_REGION = 1, LB_PW_DISTRICT = 2, LB_PW_TOWN = 4, LB_PW_RIVER = 8, LB_PW_LAND = 16, LB_PW_SITE = 32,
    LB_PW_PLURAL = 64,      // "Regionen", "Dörfer": holds for all names of the list that follows
    LB_PW_OFFSET = 128, LB_PW_LINK = 256, LB_PW_LOCATIVE = 512, LB_PW_ARTICLE = 1024, LB_PW_AND = 2048,
    LB_PW_DIRECTION = 4096, LB_PW_ORG = 8192, LB_PW_PERSON = 16384, LB_PW_NAME = 32768, LB_PW_NOT = 65536,
    LB_PW_TAIL = 131072, LB_PW_ENDING = 262144, LB_PW_SOIL = 524288, // "Territorium": behind a country's adjective
    LB_PW_CLASS = LB_PW_REGION | LB_PW_DISTRICT | LB_PW_TOWN | LB_PW_RIVER | LB_PW_LAND | LB_PW_SITE
};

typedef struct lb_places_words {
    lb_index  word;         // word or phrase -> row
    uint32_t *kind;         // by row
    uint8_t  *precision;    // of an offset
    uint8_t  *tail;         // LB_PW_… class that a compound's tail gives; LB_PW_OFFSET: near
    lb_str   *lemma;        // "Provinzen" -> "Provinz"
    uint32_t  n;
} lb_places_words;

lb_code lb_places_words_open(const char *data, lb_arena *a, const lb_places_words **out, lb_err *err);

/* Row of a word, LB_NONE where there is none; kinds 0 then. */
static inline uint32_t lb_pw_row(const lb_places_words *w, lb_str s) { return lb_index_get(&w->word, s); }
static inline uint32_t lb_pw_kind(const lb_places_words *w, lb_str s)
{
    uint32_t r = lb_index_get(&w->word, s);
    return r == UINT32_MAX ? 0 : w->kind[r];
}

#endif
