#include "claim/claim.h"

struct lb_quote_rules {
    int none;
};

lb_code lb_quote_rules_open(const char *data, lb_arena *a, const lb_quote_rules **out, lb_err *err)
{
    (void)data, (void)err;
    *out = lb_new(a, lb_quote_rules);
    return LB_OK;
}

const lb_quotes *lb_quote_run(const lb_doc *doc, const lb_quote_rules *r, lb_arena *a)
{
    (void)doc, (void)r;
    return lb_new(a, lb_quotes);
}
