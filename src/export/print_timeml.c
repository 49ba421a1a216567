/* print_timeml.c: times as TimeML: a new document from a report, or TIMEX3 tags put into
 * the bytes of a TimeML document that had none. O(bytes). */
#include "export/print_timeml.h"

#include "export/print_mentions.h"
#include "read/timeml.h"

#include <stdio.h>

static void attribute(lb_buf *out, const char *name, lb_str v)
{
    if (v.n) lb_buf_printf(out, " %s=\"%.*s\"", name, LB_FMT(v)); // values are made by the engine: nothing to escape
}

static void open_tag(lb_buf *out, uint32_t id, const lb_time *t)
{
    lb_buf_printf(out, "<TIMEX3 tid=\"t%u\" type=\"%s\"", (unsigned)id, lb_timex_name(t->type));
    attribute(out, "value", t->value);
    attribute(out, "mod", t->mod);
    lb_buf_putc(out, '>');
}

static void escaped(lb_buf *out, lb_str s)
{
    for (uint32_t i = 0; i < s.n; i++) {
        uint8_t c = (uint8_t)s.p[i];
        if (c == '&') lb_buf_puts(out, "&amp;");
        else if (c == '<') lb_buf_puts(out, "&lt;");
        else if (c == '>') lb_buf_puts(out, "&gt;");
        else if (c < 0x20 && c != '\n' && c != '\t' && c != '\r') lb_buf_puts(out, "\xEF\xBF\xBD"); // no such character in XML
        else lb_buf_putc(out, (char)c);
    }
}

void lb_print_timeml(const lb_doc *doc, lb_arena *a, lb_buf *out)
{
    const lb_date d = doc->text->facts.date;
    lb_str text = doc->text->text;
    uint32_t at = 0, id = 0;
    (void)a;
    lb_buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML>\n<DOCID>");
    escaped(out, doc->text->facts.name);
    lb_buf_puts(out, "</DOCID>\n");
    if (d.year) {
        char day[16];
        int n = d.day ? snprintf(day, sizeof day, "%04d-%02d-%02d", d.year, d.month, d.day) : d.month ? snprintf(day, sizeof day, "%04d-%02d", d.year, d.month) : snprintf(day, sizeof day, "%04d", d.year);
        lb_buf_printf(out, "<DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"%.*s\" functionInDocument=\"CREATION_TIME\">%.*s</TIMEX3></DCT>\n", n, day, n, day);
    }
    lb_buf_puts(out, "<TEXT>");
    for (uint32_t i = 0; i < doc->mentions->n; i++) {
        const lb_mention *m = &doc->mentions->at[i];
        if (m->kind != LB_TIME || m->span.begin < at) continue;
        escaped(out, lb_sub(text, (lb_span){ at, m->span.begin }));
        open_tag(out, ++id, &m->time);
        escaped(out, lb_words(doc, m->span));
        lb_buf_puts(out, "</TIMEX3>");
        at = m->span.end;
    }
    escaped(out, lb_sub(text, (lb_span){ at, text.n }));
    lb_buf_puts(out, "</TEXT>\n</TimeML>\n");
}

/* For each byte of `clean` its offset in `text`. The cleaner may have dropped bytes and
 * changed white space, nothing else. UINT32_MAX where no place is found. */
static uint32_t *align(lb_str clean, lb_str text, lb_arena *a)
{
    uint32_t *to = lb_array(a, (size_t)clean.n + 1, uint32_t);
    uint32_t k = 0, budget = 1u << 26;
    for (uint32_t i = 0; i < clean.n; i++) {
        to[i] = UINT32_MAX;
        if (lb_is_space((uint8_t)clean.p[i])) continue;
        uint32_t s = k;
        while (s < text.n && lb_is_space((uint8_t)text.p[s])) s++;
        if (s < text.n && text.p[s] == clean.p[i]) {
            to[i] = s;
            k = s + 1;
            continue;
        }
        for (; s < text.n && budget; s++, budget--) { // where do the next bytes stand?
            uint32_t x = i, y = s, same = 0;
            while (same < 24 && x < clean.n && y < text.n && budget) {
                if (lb_is_space((uint8_t)clean.p[x])) x++;
                else if (lb_is_space((uint8_t)text.p[y])) y++;
                else if (clean.p[x] == text.p[y]) x++, y++, same++;
                else break;
                budget--;
            }
            if (same == 24 || (x == clean.n && same)) break;
        }
        if (s < text.n && budget) {
            to[i] = s;
            k = s + 1;
        }
    }
    return to;
}

/* Do tags open and close evenly between two places of the document? */
static bool even(lb_str s)
{
    int depth = 0;
    for (uint32_t i = 0; i < s.n; i++) {
        if (s.p[i] != '<') continue;
        int64_t end = lb_find((lb_str){ s.p + i, s.n - i }, LB_STR(">"));
        if (end < 0) return false;
        if (s.p[i + 1] == '/') depth--;
        else if (s.p[i + (uint32_t)end - 1] != '/' && s.p[i + 1] != '!' && s.p[i + 1] != '?') depth++;
        if (depth < 0) return false;
        i += (uint32_t)end;
    }
    return depth == 0;
}

lb_code lb_timeml_annotate(const lb_engine *e, lb_str in, lb_arena *a, lb_buf *out, lb_err *err)
{
    jmp_buf escape;
    lb_timeml *t;
    lb_code rc;
    if (!lb_arena_try(a, &escape)) return lb_fail(err, LB_ENOMEM, "TimeML", "the document needs more memory than there is");
    t = lb_new(a, lb_timeml);
    rc = lb_timeml_read(in, a, t, err);
    if (rc != LB_OK) return rc;
    lb_raw *raw = lb_new(a, lb_raw);
    lb_doc *doc = lb_new(a, lb_doc);
    *raw = (lb_raw){ .bytes = t->text, .type = LB_STR("text/plain"), .facts = { .name = LB_STR("TimeML"), .date = t->creation } };
    rc = lb_engine_run(e, raw, LB_TO_MENTIONS, false, a, doc, err);
    if (rc != LB_OK) return rc;
    if (!lb_arena_try(a, &escape)) return lb_fail(err, LB_ENOMEM, "TimeML", "the document needs more memory than there is");
    lb_str clean = doc->text->text;
    bool same = clean.n == t->text.n && !memcmp(clean.p, t->text.p, clean.n);
    uint32_t *to = same ? NULL : align(clean, t->text, a), at = 0, id = 0;
    for (uint32_t i = 0; i < doc->mentions->n; i++) {
        const lb_mention *m = &doc->mentions->at[i];
        if (m->kind != LB_TIME || m->span.end <= m->span.begin) continue;
        uint32_t b = same ? m->span.begin : to[m->span.begin], z = same ? m->span.end - 1 : to[m->span.end - 1];
        if (b == UINT32_MAX || z == UINT32_MAX || z < b) continue;
        uint32_t begin = t->from[b], end = z + 1 < t->text.n ? t->from[z + 1] : t->body.end;
        const char *lt = memchr(in.p + t->from[z], '<', end - t->from[z]); // markup behind the last character stays behind the tag
        if (lt) end = (uint32_t)(lt - in.p);
        if (begin < at || !even((lb_str){ in.p + begin, end - begin })) continue;
        lb_buf_add(out, (lb_str){ in.p + at, begin - at });
        open_tag(out, ++id, &m->time);
        lb_buf_add(out, (lb_str){ in.p + begin, end - begin });
        lb_buf_puts(out, "</TIMEX3>");
        at = end;
    }
    lb_buf_add(out, (lb_str){ in.p + at, in.n - at });
    return LB_OK;
}
