/* quotes.c: tags, trees and mentions -> quotations. */
#include "claim/quotes.h"

const lb_quotes *lb_quote_run(const lb_doc *doc, const lb_quote_rules *r, lb_arena *a)
{
    (void)doc, (void)r;
    return lb_new(a, lb_quotes);
}
