/* print_references.c: one reference a line: its words, what it refers to. */
#include "export/print.h"

void lb_print_references(const lb_doc *doc, lb_arena *a, lb_buf *out)
{
    (void)a;
    for (uint32_t i = 0; i < doc->mentions->n; i++) {
        const lb_mention *m = &doc->mentions->at[i];
        if (m->kind != LB_REFERENCE) continue;
        lb_buf_printf(out, "%.*s -> ", LB_FMT(lb_words(doc, m->span)));
        if (m->antecedent < doc->mentions->n) {
            const lb_mention *o = &doc->mentions->at[m->antecedent];
            if (o->kind == LB_PLACE) lb_buf_add(out, o->place.name);
            else if (o->kind == LB_PARTY && o->party.outlet.n) lb_buf_printf(out, "@%.*s", LB_FMT(o->party.outlet));
            else if (o->kind == LB_PARTY) lb_buf_printf(out, "%.*s = %.*s", LB_FMT(o->party.code), LB_FMT(lb_words(doc, o->span)));
            else lb_buf_add(out, lb_words(doc, o->span));
        }
        lb_buf_putc(out, '\n');
    }
}
