/* print_places.c: place mentions, one a line:
 *     words  name  id  lat lon  feature  country  admin1  precision  offset  rule */
#include "export/print.h"

void lb_print_places(const lb_doc *doc, lb_arena *a, lb_buf *out)
{
    (void)a;
    for (uint32_t i = 0; i < doc->mentions->n; i++) {
        const lb_mention *m = &doc->mentions->at[i];
        if (m->kind != LB_PLACE) continue;
        const lb_place *p = &m->place;
        lb_buf_printf(out, "%.*s\t%.*s\t%u\t", LB_FMT(lb_words(doc, m->span)), LB_FMT(p->name), (unsigned)p->geonameid);
        if (p->has_coordinates) lb_buf_printf(out, "%.2f %.2f", p->lat, p->lon);
        lb_buf_printf(out, "\t%.*s\t%.*s\t%.*s\t%u\t%.*s\t%s\n", LB_FMT(p->feature), LB_FMT(p->country), LB_FMT(p->admin1),
                      (unsigned)p->precision, LB_FMT(p->offset), m->rule);
    }
}

/* The short form for tests: name lat lon precision, offset in brackets. */
void lb_print_where(const lb_doc *doc, lb_arena *a, lb_buf *out)
{
    (void)a;
    for (uint32_t i = 0; i < doc->mentions->n; i++) {
        const lb_mention *m = &doc->mentions->at[i];
        if (m->kind != LB_PLACE) continue;
        const lb_place *p = &m->place;
        lb_buf_add(out, p->name);
        if (p->has_coordinates) lb_buf_printf(out, " %.1f %.1f", p->lat, p->lon);
        lb_buf_printf(out, " %u", (unsigned)p->precision);
        if (p->offset.n) lb_buf_printf(out, " (%.*s)", LB_FMT(p->offset));
        lb_buf_putc(out, '\n');
    }
}
