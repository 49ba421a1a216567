#include "mention/mention.h"

void lb_find_references(const lb_doc *doc, const lb_parties *p, lb_arena *a, lb_mention_list *out)
{
    (void)doc, (void)p, (void)a, (void)out;
}
