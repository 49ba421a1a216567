/* ledger.c: claim records as people read them. O(size of the record).
 * Reads the JSON record, not the C one, so that a claim out of the store and a claim just
 * extracted look the same. */
#include "export/ledger.h"

static const char *text(const json_t *o, const char *key)
{
    const char *s = json_string_value(json_object_get(o, key));
    return s ? s : "";
}

void lb_ledger_ink(bool colour, lb_ink ink, lb_buf *out)
{
    static const char *const code[] = { "\033[0m", "\033[1;36m", "\033[2m", "\033[3m", "\033[32m", "\033[1;31m", "\033[1m" };
    if (colour) lb_buf_puts(out, code[ink]);
}

void lb_ledger_time(const json_t *time, lb_buf *out)
{
    const char *begin = text(time, "begin"), *end = text(time, "end"), *value = text(time, "value");
    if (*begin && !strcmp(begin, end)) lb_buf_puts(out, begin);
    else if (*begin && *end) lb_buf_printf(out, "%s to %s", begin, end);
    else if (*begin) lb_buf_printf(out, "since %s", begin);
    else if (*end) lb_buf_printf(out, "until %s", end);
    else lb_buf_puts(out, *value ? value : "no date");
}

static void number(double v, lb_buf *out)
{
    if (v == (double)(long long)v) lb_buf_printf(out, "%lld", (long long)v);
    else lb_buf_printf(out, "%g", v);
}

void lb_ledger_quantity(const json_t *q, lb_buf *out)
{
    const json_t *value = json_object_get(q, "value"), *low = json_object_get(q, "low"), *high = json_object_get(q, "high");
    const char *bound = text(q, "bound");
    if (json_is_number(value)) {
        if (*bound && strcmp(bound, "=")) lb_buf_printf(out, "%s ", bound);
        number(json_number_value(value), out);
    } else if (json_is_number(low)) {
        if (!json_is_number(high)) lb_buf_puts(out, "at least ");
        number(json_number_value(low), out);
        if (json_is_number(high)) {
            lb_buf_puts(out, " to ");
            number(json_number_value(high), out);
        }
    } else if (json_is_number(high)) {
        lb_buf_puts(out, "at most ");
        number(json_number_value(high), out);
    }
    if (*text(q, "unit")) lb_buf_printf(out, " %s", text(q, "unit"));
    if (*text(q, "outcome")) lb_buf_printf(out, " %s", text(q, "outcome"));
}

typedef struct {
    unsigned indent;
    bool     colour;
    lb_buf  *out;
} page;

static void label(const page *p, const char *name)
{
    lb_buf_printf(p->out, "%*s", (int)p->indent + 2, "");
    lb_ledger_ink(p->colour, LB_INK_LABEL, p->out);
    lb_buf_printf(p->out, "%-9s", name);
    lb_ledger_ink(p->colour, LB_INK_END, p->out);
}

static void parties(const json_t *list, lb_buf *out)
{
    size_t i;
    json_t *o;
    json_array_foreach(list, i, o)
    {
        const char *code = text(o, "code"), *name = text(o, "name");
        if (i) lb_buf_puts(out, ", ");
        lb_buf_puts(out, *code ? code : name);
        if (*code && *name) lb_buf_printf(out, " (%s)", name);
    }
}

static void who(const page *p, const json_t *claim)
{
    const json_t *actors = json_object_get(claim, "actors"), *targets = json_object_get(claim, "targets");
    if (!json_array_size(actors) && !json_array_size(targets)) return;
    label(p, "who");
    parties(actors, p->out);
    if (json_array_size(targets)) {
        lb_buf_puts(p->out, json_array_size(actors) ? " -> " : "-> ");
        parties(targets, p->out);
    }
    lb_buf_putc(p->out, '\n');
}

static void where(const page *p, const json_t *claim)
{
    const json_t *places = json_object_get(claim, "places");
    size_t i;
    json_t *o;
    if (!json_array_size(places)) return;
    label(p, "where");
    json_array_foreach(places, i, o)
    {
        const char *admin = text(o, "admin1"), *country = text(o, "country"), *name = text(o, "name");
        if (i) lb_buf_puts(p->out, "; ");
        lb_buf_puts(p->out, name);
        if (*admin && !strcmp(admin, name)) admin = "";
        if (*admin || *country) lb_buf_printf(p->out, " (%s%s%s)", admin, *admin && *country ? ", " : "", country);
    }
    lb_buf_putc(p->out, '\n');
}

static void how_many(const page *p, const json_t *claim)
{
    const json_t *list = json_object_get(claim, "quantities");
    size_t i;
    json_t *o;
    if (!json_array_size(list)) return;
    label(p, "how many");
    json_array_foreach(list, i, o)
    {
        if (i) lb_buf_puts(p->out, "; ");
        lb_ledger_quantity(o, p->out);
    }
    lb_buf_putc(p->out, '\n');
}

static void says(const page *p, const json_t *claim)
{
    const json_t *list = json_object_get(claim, "sources");
    size_t i;
    json_t *o;
    label(p, "says");
    if (!json_array_size(list)) lb_buf_puts(p->out, "the report itself");
    json_array_foreach(list, i, o)
    {
        const char *code = text(o, "code"), *name = text(o, "name"), *outlet = text(o, "outlet");
        if (i) lb_buf_puts(p->out, " <- ");
        if (*outlet) lb_buf_puts(p->out, strcmp(outlet, "?") ? outlet : "somebody unnamed");
        else if (*code && *name) lb_buf_printf(p->out, "%s (%s)", name, code);
        else lb_buf_puts(p->out, *code ? code : *name ? name : "somebody unnamed");
        if (*text(o, "cue")) lb_buf_printf(p->out, ", \"%s\"", text(o, "cue"));
    }
    lb_buf_putc(p->out, '\n');
}

void lb_ledger_claim(const json_t *claim, unsigned indent, bool report, bool colour, lb_buf *out)
{
    page p = { .indent = indent, .colour = colour, .out = out };
    const json_t *evidence = json_object_get(claim, "evidence");
    const char *polarity = text(claim, "polarity"), *certainty = text(claim, "certainty");
    lb_buf_printf(out, "%*s", (int)indent, "");
    lb_ledger_ink(colour, LB_INK_TYPE, out);
    lb_buf_puts(out, text(claim, "type"));
    lb_ledger_ink(colour, LB_INK_END, out);
    if (*text(claim, "stance")) lb_buf_printf(out, " %s", text(claim, "stance"));
    if (*text(claim, "weapon")) lb_buf_printf(out, " (%s)", text(claim, "weapon"));
    if (!strcmp(polarity, "negated")) lb_buf_puts(out, ", said not to be so");
    if (*certainty && strcmp(certainty, "certain")) lb_buf_printf(out, ", %s", certainty);
    lb_buf_puts(out, "  ");
    lb_ledger_time(json_object_get(claim, "time"), out);
    lb_buf_putc(out, '\n');
    who(&p, claim);
    where(&p, claim);
    how_many(&p, claim);
    says(&p, claim);
    label(&p, "words");
    lb_ledger_ink(colour, LB_INK_WORDS, out);
    for (const char *s = text(evidence, "text"); *s; s++) lb_buf_putc(out, *s == '\n' ? ' ' : *s);
    lb_ledger_ink(colour, LB_INK_END, out);
    lb_buf_putc(out, '\n');
    label(&p, "record");
    lb_buf_puts(out, text(claim, "id"));
    if (report) lb_buf_printf(out, " in %s", text(claim, "report"));
    lb_buf_printf(out, ", rule %s\n", text(claim, "rule"));
}

void lb_ledger_claims(lb_str records, bool colour, lb_buf *out)
{
    bool first = true;
    for (uint32_t i = 0; i < records.n;) {
        const char *end = memchr(records.p + i, '\n', records.n - i);
        uint32_t n = end ? (uint32_t)(end - records.p) - i : records.n - i;
        json_t *claim = json_loadb(records.p + i, n, 0, NULL);
        if (json_is_object(claim)) {
            if (first) {
                lb_ledger_ink(colour, LB_INK_HEAD, out);
                lb_buf_printf(out, "== %s\n", text(claim, "report"));
                lb_ledger_ink(colour, LB_INK_END, out);
                first = false;
            }
            lb_ledger_claim(claim, 0, false, colour, out);
            lb_buf_putc(out, '\n');
        }
        json_decref(claim);
        i += n + 1;
    }
}
