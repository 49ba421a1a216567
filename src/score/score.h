/* score.h: a system's claims against gold claims. */
#ifndef LB_SCORE_H
#define LB_SCORE_H

#include "base/buf.h"
#include "doc/date.h"

#include <jansson.h>

enum { LB_SLOTS = 10, LB_MOST_CODES = 64 };

/* Credit of each slot that gold has (or where the system says what gold does not), 0..1; -1: not scored. */
typedef struct {
    double at[LB_SLOTS];
    double credit;  // (1 + sum) / (1 + number): the pair's share of right slots
    bool   full;    // every slot right
} lb_slots;

extern const char *const lb_slot_name[LB_SLOTS];

/* Words of a text: NFC, lower case, runs of letters, digits and underscores. */
typedef struct {
    lb_str  *at;
    uint32_t n;
} lb_words_list;

lb_words_list lb_score_words(lb_arena *a, const char *text);
/* A place's name without case, accents, "Oblast" and the like. */
lb_str        lb_score_place(lb_arena *a, const char *name);
lb_str        lb_score_outlet(lb_arena *a, const char *name);
/* How well a system claim fills a gold claim's slots. */
lb_slots      lb_score_slots(const json_t *gold, const json_t *system, lb_arena *a);

#endif
