/* print_numbers.c: one number a line:
 *     words | bound value | unit | what is counted | ordinal subset change */
#include "export/print_mentions.h"

#include <math.h>

static void value(lb_buf *out, double v)
{
    if (v == floor(v) && fabs(v) < 1e15) lb_buf_printf(out, "%.0f", v);
    else lb_buf_printf(out, "%.6g", v);
}

void lb_print_numbers(const lb_doc *doc, lb_arena *a, lb_buf *out)
{
    (void)a;
    for (uint32_t i = 0; i < doc->mentions->n; i++) {
        const lb_mention *m = &doc->mentions->at[i];
        if (m->kind != LB_NUMBER) continue;
        const lb_number *n = &m->number;
        lb_print_words(doc, m->span, out);
        lb_buf_printf(out, " | %s ", lb_bound_name(n->bound));
        if (n->has_value) value(out, n->value);
        else {
            if (n->has_low) value(out, n->low);
            lb_buf_puts(out, "..");
            if (n->has_high) value(out, n->high);
        }
        if (n->unit.n) lb_buf_printf(out, " | %.*s", LB_FMT(n->unit));
        if (n->ordinal) lb_buf_puts(out, " | ordinal");
        if (n->subset) lb_buf_puts(out, " | subset");
        if (n->change) lb_buf_puts(out, " | change");
        lb_buf_putc(out, '\n');
    }
}
