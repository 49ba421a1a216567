/* print_claims.c: claims as JSON lines (docs: the claim record), as short lines for tests and
 * people, and why they are what they are. O(claims + bytes of the text). */
#include "claim/why.h"
#include "export/print.h"

/* Code points before each 64th byte, so that an offset costs at most 64 bytes. */
typedef struct {
    lb_str    text;
    uint32_t *at;
} offsets;

static offsets count_points(lb_str text, lb_arena *a)
{
    offsets o = { text, lb_array(a, text.n / 64 + 2, uint32_t) };
    uint32_t n = 0;
    for (uint32_t i = 0; i < text.n; i++) {
        if (i % 64 == 0) o.at[i / 64] = n;
        n += ((uint8_t)text.p[i] & 0xC0) != 0x80;
    }
    if (text.n % 64 == 0) o.at[text.n / 64] = n;
    return o;
}

static uint32_t point(const offsets *o, uint32_t byte)
{
    uint32_t n = o->at[byte / 64];
    for (uint32_t i = byte / 64 * 64; i < byte; i++) n += ((uint8_t)o->text.p[i] & 0xC0) != 0x80;
    return n;
}

static void span(const offsets *o, lb_span s, lb_buf *out) { lb_buf_printf(out, "\"begin\": %u, \"end\": %u", point(o, s.begin), point(o, s.end)); }

static void field(lb_buf *out, const char *name, lb_str value)
{
    lb_buf_printf(out, "\"%s\": ", name);
    if (value.n) lb_buf_json(out, value);
    else lb_buf_puts(out, "null");
}

static void parties(const offsets *o, const char *name, const lb_actor *at, uint32_t n, lb_buf *out)
{
    lb_buf_printf(out, ", \"%s\": [", name);
    for (uint32_t i = 0; i < n; i++) {
        lb_buf_puts(out, i ? ", {" : "{");
        field(out, "code", at[i].code);
        lb_buf_puts(out, ", ");
        field(out, "name", at[i].name);
        lb_buf_puts(out, ", ");
        span(o, at[i].span, out);
        lb_buf_putc(out, '}');
    }
    lb_buf_putc(out, ']');
}

static void places(const lb_doc *d, const offsets *o, const lb_claim *c, lb_buf *out)
{
    lb_buf_puts(out, ", \"places\": [");
    for (uint32_t i = 0; i < c->n_places; i++) {
        const lb_mention *m = &d->mentions->at[c->place[i]];
        const lb_place *p = &m->place;
        lb_buf_puts(out, i ? ", {" : "{");
        field(out, "name", p->name);
        lb_buf_puts(out, ", \"aliases\": [");
        for (uint32_t k = 0; k < p->n_alias; k++) {
            if (k) lb_buf_puts(out, ", ");
            lb_buf_json(out, p->alias[k]);
        }
        lb_buf_puts(out, "], ");
        if (p->geonameid) lb_buf_printf(out, "\"geonameid\": %u, ", p->geonameid);
        else lb_buf_puts(out, "\"geonameid\": null, ");
        if (p->has_coordinates) lb_buf_printf(out, "\"lat\": %.5f, \"lon\": %.5f, ", p->lat, p->lon);
        else lb_buf_puts(out, "\"lat\": null, \"lon\": null, ");
        field(out, "feature", p->feature);
        lb_buf_puts(out, ", ");
        field(out, "country", p->country);
        lb_buf_puts(out, ", ");
        field(out, "admin1", p->admin1);
        lb_buf_printf(out, ", \"precision\": %u, ", p->precision);
        span(o, m->span, out);
        lb_buf_putc(out, '}');
    }
    lb_buf_putc(out, ']');
}

static void day(lb_buf *out, const char *name, int32_t d, lb_arena *a)
{
    lb_buf_printf(out, "\"%s\": ", name);
    if (d == LB_OPEN) lb_buf_puts(out, "null");
    else lb_buf_printf(out, "\"%.*s\"", LB_FMT(lb_day_print(d, a)));
}

static void when(const lb_doc *d, const offsets *o, const lb_claim *c, lb_arena *a, lb_buf *out)
{
    if (c->time == LB_NONE) {
        lb_buf_puts(out, ", \"time\": null");
        return;
    }
    const lb_mention *m = &d->mentions->at[c->time];
    lb_buf_puts(out, ", \"time\": {");
    day(out, "begin", c->when.begin, a);
    lb_buf_puts(out, ", ");
    day(out, "end", c->when.end, a);
    lb_buf_printf(out, ", \"precision\": %u, ", m->time.precision);
    field(out, "value", m->time.value);
    lb_buf_printf(out, ", \"text_begin\": %u, \"text_end\": %u}", point(o, m->span.begin), point(o, m->span.end));
}

static void amount(lb_buf *out, const char *name, bool has, double v)
{
    if (has) lb_buf_printf(out, "\"%s\": %.12g, ", name, v);
    else lb_buf_printf(out, "\"%s\": null, ", name);
}

static void quantities(const offsets *o, const lb_claim *c, lb_buf *out)
{
    lb_buf_puts(out, ", \"quantities\": [");
    for (uint32_t i = 0; i < c->n_quantities; i++) {
        const lb_number *n = &c->quantity[i].number;
        lb_buf_puts(out, i ? ", {" : "{");
        amount(out, "value", n->has_value, n->value);
        lb_buf_printf(out, "\"bound\": \"%s\", ", lb_bound_name(n->bound));
        amount(out, "low", n->has_low, n->low);
        amount(out, "high", n->has_high, n->high);
        field(out, "unit", n->unit);
        lb_buf_puts(out, ", ");
        field(out, "outcome", c->quantity[i].outcome);
        lb_buf_puts(out, ", ");
        span(o, c->quantity[i].span, out);
        lb_buf_putc(out, '}');
    }
    lb_buf_putc(out, ']');
}

static void sources(const offsets *o, const lb_claim *c, lb_buf *out)
{
    lb_buf_puts(out, ", \"sources\": [");
    for (uint32_t i = 0; i < c->n_sources; i++) {
        const lb_source *s = &c->source[i];
        lb_buf_puts(out, i ? ", {" : "{");
        if (s->outlet.n) field(out, "outlet", s->outlet);
        else {
            field(out, "code", s->code);
            lb_buf_puts(out, ", ");
            field(out, "name", s->name);
        }
        lb_buf_puts(out, ", ");
        field(out, "cue", s->cue);
        lb_buf_puts(out, ", ");
        span(o, s->span, out);
        lb_buf_putc(out, '}');
    }
    lb_buf_putc(out, ']');
}

static const char *const certainty_name[] = { "certain", "probable", "possible", "planned" };

void lb_print_json(const lb_doc *d, lb_arena *a, lb_buf *out)
{
    offsets o = count_points(d->text->text, a);
    for (uint32_t i = 0; i < d->claims->n; i++) {
        const lb_claim *c = &d->claims->at[i];
        lb_buf_printf(out, "{\"id\": \"%s\", ", c->id);
        field(out, "report", d->text->facts.name);
        lb_buf_puts(out, ", ");
        field(out, "rule", c->rule);
        lb_buf_puts(out, ", \"model\": \"de-" LB_VERSION "\", ");
        field(out, "type", c->type);
        lb_buf_printf(out, ", \"polarity\": \"%s\", \"certainty\": \"%s\", ", c->polarity == LB_NEGATED ? "negated" : "affirmed", certainty_name[c->certainty]);
        field(out, "stance", c->stance);
        lb_buf_puts(out, ", ");
        field(out, "weapon", c->weapon);
        parties(&o, "actors", c->actor, c->n_actors, out);
        parties(&o, "targets", c->target, c->n_targets, out);
        places(d, &o, c, out);
        when(d, &o, c, a, out);
        quantities(&o, c, out);
        sources(&o, c, out);
        lb_buf_puts(out, ", \"evidence\": {");
        span(&o, c->evidence, out);
        lb_buf_puts(out, ", \"text\": ");
        lb_buf_json(out, lb_words(d, c->evidence));
        lb_buf_puts(out, ", \"trigger\": ");
        lb_buf_json(out, c->trigger_text);
        lb_buf_printf(out, ", \"trigger_begin\": %u, \"trigger_end\": %u}, ", point(&o, c->trigger.begin), point(&o, c->trigger.end));
        lb_buf_printf(out, "\"block\": \"%s\", \"responds_to\": ", lb_role_name(c->role));
        if (c->responds_to == LB_NONE || c->responds_to >= d->claims->n) lb_buf_puts(out, "null");
        else lb_buf_printf(out, "\"%s\"", d->claims->at[c->responds_to].id);
        lb_buf_printf(out, ", \"confidence\": %.2f}\n", (double)c->confidence);
    }
}

/* ---- short lines ---- */

static void codes(lb_buf *out, const char *label, const lb_actor *at, uint32_t n)
{
    if (!n) return;
    lb_buf_printf(out, " | %s ", label);
    for (uint32_t i = 0; i < n; i++) lb_buf_printf(out, "%s%.*s", i ? ", " : "", LB_FMT(at[i].code));
}

static void number(lb_buf *out, const lb_quantity *q)
{
    const lb_number *n = &q->number;
    if (n->has_value) lb_buf_printf(out, "%s%.12g", n->bound == LB_BOUND_EQ ? "" : lb_bound_name(n->bound), n->value);
    else if (n->has_low && n->has_high) lb_buf_printf(out, "%.12g-%.12g", n->low, n->high);
    else if (n->has_low) lb_buf_printf(out, "%.12g-", n->low);
    if (n->unit.n) lb_buf_printf(out, " %.*s", LB_FMT(n->unit));
    if (q->outcome.n) lb_buf_printf(out, " %.*s", LB_FMT(q->outcome));
}

static void line(const lb_doc *d, const lb_claim *c, lb_arena *a, lb_buf *out)
{
    lb_buf_printf(out, "%.*s", LB_FMT(c->type));
    if (c->stance.n) lb_buf_printf(out, " %.*s", LB_FMT(c->stance));
    if (c->polarity == LB_NEGATED) lb_buf_puts(out, " | negated");
    if (c->certainty != LB_CERTAIN) lb_buf_printf(out, " | %s", certainty_name[c->certainty]);
    if (c->weapon.n) lb_buf_printf(out, " | weapon %.*s", LB_FMT(c->weapon));
    codes(out, "actors", c->actor, c->n_actors);
    codes(out, "targets", c->target, c->n_targets);
    for (uint32_t i = 0; i < c->n_places; i++) lb_buf_printf(out, "%s%.*s", i ? ", " : " | places ", LB_FMT(d->mentions->at[c->place[i]].place.name));
    if (c->time != LB_NONE) {
        lb_str b = c->when.begin == LB_OPEN ? LB_STR("..") : lb_day_print(c->when.begin, a);
        lb_str e = c->when.end == LB_OPEN ? LB_STR("..") : lb_day_print(c->when.end, a);
        lb_buf_printf(out, " | when %.*s", LB_FMT(b));
        if (!lb_eq(b, e)) lb_buf_printf(out, "/%.*s", LB_FMT(e));
    }
    for (uint32_t i = 0; i < c->n_quantities; i++) {
        lb_buf_puts(out, i ? ", " : " | number ");
        number(out, &c->quantity[i]);
    }
    for (uint32_t i = 0; i < c->n_sources; i++)
        lb_buf_printf(out, "%s%.*s", i ? " <- " : " | from ", LB_FMT(c->source[i].outlet.n ? c->source[i].outlet : c->source[i].code));
    lb_buf_printf(out, " | trigger \"%.*s\"", LB_FMT(c->trigger_text));
}

void lb_print_claims(const lb_doc *d, lb_arena *a, lb_buf *out)
{
    for (uint32_t i = 0; i < d->claims->n; i++) {
        line(d, &d->claims->at[i], a, out);
        lb_buf_putc(out, '\n');
    }
}

/* ---- why ---- */

void lb_print_why(const lb_doc *d, lb_arena *a, lb_buf *out)
{
    const lb_why *w = d->claims->why;
    if (!w) {
        lb_buf_puts(out, "the report is not about an armed conflict, or not in German: no sentence was read for claims\n");
        return;
    }
    if (!w->war) lb_buf_puts(out, "the report names too few words of war: no sentence was read for claims\n");
    size_t k = 0;
    for (uint32_t s = 0; s < d->tokens->n_sentences; s++) {
        const lb_sentence *st = &d->tokens->sentence[s];
        lb_buf_add(out, lb_words(d, st->span));
        lb_buf_putc(out, '\n');
        bool claim = false;
        for (uint32_t i = 0; i < d->claims->n; i++) {
            const lb_claim *c = &d->claims->at[i];
            if (c->sentence != s) continue;
            claim = true;
            lb_buf_puts(out, "  = ");
            line(d, c, a, out);
            lb_buf_printf(out, " | rule %.*s | %s | confidence %.2f\n", LB_FMT(c->rule), lb_role_name(c->role), (double)c->confidence);
            for (uint32_t j = 0; j < c->n_actors; j++) lb_buf_printf(out, "      actor %.*s: \"%.*s\"\n", LB_FMT(c->actor[j].code), LB_FMT(lb_words(d, c->actor[j].span)));
            for (uint32_t j = 0; j < c->n_targets; j++) lb_buf_printf(out, "      target %.*s: \"%.*s\"\n", LB_FMT(c->target[j].code), LB_FMT(lb_words(d, c->target[j].span)));
            for (uint32_t j = 0; j < c->n_places; j++)
                lb_buf_printf(out, "      place %.*s: \"%.*s\"%s\n", LB_FMT(d->mentions->at[c->place[j]].place.name), LB_FMT(lb_words(d, d->mentions->at[c->place[j]].span)),
                              d->mentions->at[c->place[j]].sentence == s ? "" : ", from an earlier sentence");
            if (c->time != LB_NONE)
                lb_buf_printf(out, "      time \"%.*s\"%s\n", LB_FMT(lb_words(d, d->mentions->at[c->time].span)), d->mentions->at[c->time].sentence == s ? "" : ", from an earlier sentence");
            for (uint32_t j = 0; j < c->n_sources; j++) lb_buf_printf(out, "      source \"%.*s\", said by \"%.*s\"\n", LB_FMT(lb_words(d, c->source[j].span)), LB_FMT(c->source[j].cue));
        }
        bool tried = false;
        size_t from = k;
        while (k < w->tries.n && d->tokens->at[w->tries.at[k].at].sentence == s) {
            const lb_try *t = &w->tries.at[k++];
            tried = true;
            if (t->refused) lb_buf_printf(out, "  - \"%.*s\" as %.*s: %s\n", LB_FMT(lb_word(d, t->at)), LB_FMT(t->trigger->id), t->refused);
        }
        for (size_t i = from; i < k && !claim; i++)
            if (!w->tries.at[i].refused) lb_buf_printf(out, "  - \"%.*s\" as %.*s: the report tells it elsewhere\n", LB_FMT(lb_word(d, w->tries.at[i].at)), LB_FMT(w->tries.at[i].trigger->id));
        if (!claim && !tried && w->war) lb_buf_puts(out, "  - no word that names a happening\n");
    }
}
