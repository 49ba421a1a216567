/* print_parties.c: one party a line: code or outlet, the words, flags, the rule. */
#include "export/print.h"

void lb_print_parties(const lb_doc *doc, lb_arena *a, lb_buf *out)
{
    (void)a;
    for (uint32_t i = 0; i < doc->mentions->n; i++) {
        const lb_mention *m = &doc->mentions->at[i];
        if (m->kind != LB_PARTY) continue;
        if (m->party.outlet.n) lb_buf_printf(out, "@%.*s", LB_FMT(m->party.outlet));
        lb_buf_add(out, m->party.code);
        lb_buf_printf(out, " = %.*s", LB_FMT(lb_words(doc, m->span)));
        if (m->party.person || m->party.plural || m->party.anonymous)
            lb_buf_printf(out, " [%s%s%s]", m->party.person ? "p" : "", m->party.plural ? "s" : "", m->party.anonymous ? "a" : "");
        if (m->party.wikidata.n) lb_buf_printf(out, " %.*s", LB_FMT(m->party.wikidata));
        lb_buf_putc(out, '\n');
    }
}
