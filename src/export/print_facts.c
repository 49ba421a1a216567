/* print_facts.c: what is known about a report, as one JSON object a line. */
#include "export/print.h"

static void text(lb_buf *out, const char *key, lb_str v)
{
    if (!v.n) return;
    lb_buf_printf(out, ", \"%s\": ", key);
    lb_buf_json(out, v);
}

/* A date as far as it is known: "2025-02-07", "2025-02", "2025". */
static void date(lb_buf *out, const char *key, lb_date d)
{
    if (!d.year) return;
    lb_buf_printf(out, ", \"%s\": \"%04d", key, d.year);
    if (d.month) lb_buf_printf(out, "-%02d", d.month);
    if (d.month && d.day) lb_buf_printf(out, "-%02d", d.day);
    lb_buf_putc(out, '"');
}

void lb_print_facts(const lb_doc *doc, lb_arena *a, lb_buf *out)
{
    const lb_facts *f = &doc->text->facts;
    (void)a;
    lb_buf_puts(out, "{\"report\": ");
    lb_buf_json(out, f->name);
    date(out, "date", f->date);
    text(out, "date_from", f->date_from);
    if (f->date_doubtful) lb_buf_puts(out, ", \"date_doubtful\": true");
    date(out, "changed", f->changed);
    date(out, "captured", f->captured);
    text(out, "title", f->title);
    text(out, "publisher", f->publisher);
    text(out, "authors", f->authors);
    text(out, "url", f->url);
    text(out, "language", f->language);
    text(out, "origin", f->origin);
    text(out, "provenance", doc->raw->provenance);
    lb_buf_puts(out, "}\n");
}
