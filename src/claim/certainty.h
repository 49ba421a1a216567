/* certainty.h: polarity and certainty of a happening, and who stands behind its words.
 * All of it is relative to the happening's own source: "Kiew bestreitet, dass A" makes A
 * no negated claim of the report but what Kiew denies. O(depth of the tree) a call. */
#ifndef LB_CERTAINTY_H
#define LB_CERTAINTY_H

#include "claim/claim.h"

/* For the trigger at token t. `why` (may be NULL) gets the token that decided, or LB_NONE. */
lb_polarity  lb_polarity_at(const lb_doc *doc, const lb_quote_rules *r, uint32_t t, uint32_t *why);
lb_certainty lb_certainty_at(const lb_doc *doc, const lb_quote_rules *r, uint32_t t, uint32_t *why);

/* The innermost quote whose message covers token t, or NULL. Its `inside` leads outwards. */
const lb_quote *lb_quote_at(const lb_doc *doc, uint32_t t);
/* Who says what token t says: speakers nearest first, then the outlets they came through, over
 * all quotes around t and hearsay words of its clause; *out lives in `a`. A quote whose cue is t
 * itself is left out ("forderte": rule 10). Returns their number. */
uint32_t lb_sources_at(const lb_doc *doc, const lb_quote_rules *r, uint32_t t, lb_arena *a, lb_source **out);

#endif
