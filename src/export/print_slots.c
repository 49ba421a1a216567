/* print_slots.c: every sentence and every mention as a JSON line, offsets in code points.
 * What the slots of claims are filled from; tools/slots_score.py measures it. O(text). */
#include "export/print.h"

#include <math.h>

/* Code points before byte b; calls come in any order, steps are short when they rise. */
typedef struct {
    lb_str   text;
    uint32_t byte, points;
} counter;

static uint32_t points(counter *c, uint32_t b)
{
    if (b < c->byte) c->byte = c->points = 0;
    c->points += lb_utf8_count((lb_str){ c->text.p + c->byte, c->text.n - c->byte }, b - c->byte);
    c->byte = b;
    return c->points;
}

static void field(lb_buf *out, const char *key, lb_str s)
{
    if (!s.n) return;
    lb_buf_printf(out, ",\"%s\":", key);
    lb_buf_json(out, s);
}

static void number(lb_buf *out, const char *key, bool has, double x)
{
    if (has && isfinite(x)) lb_buf_printf(out, ",\"%s\":%.15g", key, x);
}

static void mention(const lb_doc *doc, uint32_t i, counter *c, lb_arena *a, lb_buf *out)
{
    static const char *const kinds[] = { "name", "place", "time", "number", "party", "reference" };
    const lb_mention *m = &doc->mentions->at[i];
    lb_buf_printf(out, "{\"mention\":%u,\"kind\":\"%s\",\"sentence\":%u,\"begin\":%u,", i, kinds[m->kind], m->sentence, points(c, m->span.begin));
    lb_buf_printf(out, "\"end\":%u", points(c, m->span.end));
    field(out, "text", lb_words(doc, m->span));
    switch (m->kind) {
    case LB_PARTY:
        field(out, "code", m->party.code);
        field(out, "outlet", m->party.outlet);
        field(out, "wikidata", m->party.wikidata);
        break;
    case LB_PLACE:
        field(out, "name", m->place.name);
        if (m->place.n_alias) {
            lb_buf_puts(out, ",\"aliases\":[");
            for (uint32_t k = 0; k < m->place.n_alias; k++) {
                if (k) lb_buf_putc(out, ',');
                lb_buf_json(out, m->place.alias[k]);
            }
            lb_buf_putc(out, ']');
        }
        if (m->place.geonameid) lb_buf_printf(out, ",\"geonameid\":%u", m->place.geonameid);
        number(out, "lat", m->place.has_coordinates, m->place.lat);
        number(out, "lon", m->place.has_coordinates, m->place.lon);
        field(out, "feature", m->place.feature);
        field(out, "country", m->place.country);
        field(out, "offset", m->place.offset);
        break;
    case LB_TIME:
        field(out, "value", m->time.value);
        if (m->time.span.begin != LB_OPEN) field(out, "from", lb_day_print(m->time.span.begin, a));
        if (m->time.span.end != LB_OPEN) field(out, "until", lb_day_print(m->time.span.end, a));
        break;
    case LB_NUMBER:
        field(out, "bound", lb_str_of(lb_bound_name(m->number.bound)));
        number(out, "value", m->number.has_value, m->number.value);
        number(out, "low", m->number.has_low, m->number.low);
        number(out, "high", m->number.has_high, m->number.high);
        field(out, "unit", m->number.unit);
        break;
    case LB_NAME:
    case LB_REFERENCE: break;
    }
    if (m->antecedent != LB_NONE) lb_buf_printf(out, ",\"antecedent\":%u", m->antecedent);
    field(out, "rule", lb_str_of(m->rule));
    lb_buf_puts(out, "}\n");
}

void lb_print_mentions(const lb_doc *doc, lb_arena *a, lb_buf *out)
{
    counter c = { doc->text->text, 0, 0 };
    for (uint32_t s = 0; s < doc->tokens->n_sentences; s++) {
        lb_span at = doc->tokens->sentence[s].span;
        lb_buf_printf(out, "{\"sentence\":%u,\"begin\":%u,", s, points(&c, at.begin));
        lb_buf_printf(out, "\"end\":%u", points(&c, at.end));
        field(out, "text", lb_words(doc, at));
        lb_buf_puts(out, "}\n");
    }
    for (uint32_t i = 0; i < doc->mentions->n; i++) mention(doc, i, &c, a, out);
}
