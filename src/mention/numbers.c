#include "mention/mention.h"

struct lb_numbers {
    int none;
};

lb_code lb_numbers_open(const char *data, lb_arena *a, const lb_numbers **out, lb_err *err)
{
    (void)data, (void)err;
    *out = lb_new(a, lb_numbers);
    return LB_OK;
}

void lb_find_numbers(const lb_doc *doc, const lb_numbers *x, lb_arena *a, lb_mention_list *out)
{
    (void)doc, (void)x, (void)a, (void)out;
}
