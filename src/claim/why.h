/* why.h: shared inside src/claim: a record of what was tried, for those who ask why. */
#ifndef LB_WHY_H
#define LB_WHY_H

#include "claim/rules.h"

typedef struct {
    const lb_trigger *trigger;
    uint32_t          at;        // token
    const char       *refused;   // NULL: it made a claim
} lb_try;

typedef struct lb_why {
    lb_arena          *a;
    LB_VEC(lb_try)     tries;
    bool               war;
} lb_why;

static inline void lb_why_refused(lb_why *w, const lb_trigger *g, uint32_t at, const char *reason)
{
    if (w) *lb_push(w->a, &w->tries) = (lb_try){ g, at, reason };
}

static inline void lb_why_accepted(lb_why *w, const lb_trigger *g, uint32_t at)
{
    if (w) *lb_push(w->a, &w->tries) = (lb_try){ g, at, NULL };
}

#endif
