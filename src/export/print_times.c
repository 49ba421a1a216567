/* print_times.c: one time a line:
 *     words | TYPE value | interval | precision | mod=… | dates nothing */
#include "export/print_mentions.h"

static const char *const types[] = { "DATE", "TIME", "DURATION", "SET" };

const char *lb_timex_name(lb_timex t) { return types[t]; }

void lb_print_words(const lb_doc *doc, lb_span s, lb_buf *out)
{
    lb_str w = lb_words(doc, s);
    for (uint32_t i = 0; i < w.n; i++) lb_buf_putc(out, w.p[i] == '\n' || w.p[i] == '\t' ? ' ' : w.p[i]);
}

void lb_print_times(const lb_doc *doc, lb_arena *a, lb_buf *out)
{
    for (uint32_t i = 0; i < doc->mentions->n; i++) {
        const lb_mention *m = &doc->mentions->at[i];
        if (m->kind != LB_TIME) continue;
        const lb_time *t = &m->time;
        lb_print_words(doc, m->span, out);
        lb_buf_printf(out, " | %s %.*s", types[t->type], LB_FMT(t->value));
        if (t->mod.n) lb_buf_printf(out, " %.*s", LB_FMT(t->mod));
        if (t->span.begin != LB_OPEN || t->span.end != LB_OPEN) {
            lb_buf_puts(out, " | ");
            if (t->span.begin != t->span.end) {
                lb_buf_add(out, t->span.begin == LB_OPEN ? LB_STR("..") : lb_day_print(t->span.begin, a));
                lb_buf_putc(out, '/');
            }
            lb_buf_add(out, t->span.end == LB_OPEN ? LB_STR("..") : lb_day_print(t->span.end, a));
            lb_buf_printf(out, " p%d", t->precision);
        }
        if (!t->happening) lb_buf_puts(out, " | no date");
        lb_buf_putc(out, '\n');
    }
}
