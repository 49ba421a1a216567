#include "mention/mention.h"

struct lb_parties {
    int none;
};

lb_code lb_parties_open(const char *data, lb_arena *a, const lb_parties **out, lb_err *err)
{
    (void)data, (void)err;
    *out = lb_new(a, lb_parties);
    return LB_OK;
}

void lb_find_parties(const lb_doc *doc, const lb_parties *x, lb_arena *a, lb_mention_list *out)
{
    (void)doc, (void)x, (void)a, (void)out;
}
