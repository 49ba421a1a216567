/* claim.h: trees and mentions -> quotations and claims. */
#ifndef LB_CLAIM_H
#define LB_CLAIM_H

#include "base/err.h"
#include "doc/doc.h"
#include "lang/lexicon.h"

typedef struct lb_quote_rules lb_quote_rules;
typedef struct lb_claim_rules lb_claim_rules;

lb_code lb_quote_rules_open(const char *data, lb_arena *a, const lb_quote_rules **out, lb_err *err);
lb_code lb_claim_rules_open(const char *data, lb_arena *a, const lb_claim_rules **out, lb_err *err);

const lb_quotes *lb_quote_run(const lb_doc *doc, const lb_quote_rules *r, lb_arena *a);
/* `q` for the certainty and the sources of a claim: certainty.h. */
const lb_claims *lb_claim_run(const lb_doc *doc, const lb_quote_rules *q, const lb_claim_rules *r, lb_arena *a);
/* Before tags: can this report speak of an armed conflict at all? Most general news cannot, and need no more work. */
bool             lb_claim_possible(const lb_doc *doc, const lb_claim_rules *r, lb_arena *a);
/* [S] which sentences hold a trigger or a cue, so that the rest need not be parsed. Needs tags. */
const bool      *lb_claim_wanted(const lb_doc *doc, const lb_quote_rules *q, const lb_claim_rules *r, lb_arena *a);

#endif
