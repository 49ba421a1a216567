/* found.h: the claims of one report while they are being found and settled. */
#ifndef LB_FOUND_H
#define LB_FOUND_H

#include "claim/rules.h"
#include "claim/why.h"

typedef struct {
    lb_claim claim;
    lb_match match;
    bool     passing;   // a happening named in passing
    bool     own_place; // its place is its sentence's
} found;

typedef LB_VEC(found) found_list;

typedef struct {
    lb_reader  rd;
    found_list all;
    lb_why    *why;     // NULL: nobody asks
} run;

bool lb__physical(lb_str type);
void lb__drop_doubles(run *x);
/* "fordert, die Angriffe einzustellen": what is asked for is no claim of its own. */
void lb__drop_demanded(run *x);
/* What a headline or teaser says is dropped where the body says it too. */
void lb__drop_headings(run *x);
void lb__inherit(run *x);
/* Women and children killed somewhere are that country's civilians, once the place is known. */
void lb__civilians_of_place(run *x);
/* "A wirft B vor, … geplündert zu haben": the accused did it. */
void lb__accused_did_it(run *x);
/* The sentence's place, else that of the sentence before, for a happening that has none. */
void lb__place_from_context(run *x);
/* Another war's past: years before the report. */
void lb__drop_past(run *x);
uint32_t lb__response_to(const found_list *l, size_t i);

#endif
