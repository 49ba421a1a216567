/* print_quotes.c: the quotation layer: JSON in code points of the text as it was given, and
 * lines for people. O(bytes). */
#include "claim/certainty.h"
#include "export/print.h"

/* Code point of the given text for each byte of the clean text. Cleaning only drops or composes
 * characters, so both texts are walked side by side. */
static uint32_t *code_points(const lb_doc *doc, lb_arena *a)
{
    lb_str clean = doc->text->text, given = doc->raw->bytes;
    uint32_t *map = lb_array(a, (size_t)clean.n + 1, uint32_t);
    bool same = lb_starts(doc->raw->type, "text/plain") && given.n;
    uint32_t g = 0, cp = 0;
    for (uint32_t i = 0; i < clean.n;) {
        uint32_t j = i, c = lb_utf8_next(clean, &j);
        if (same) {
            uint32_t look = g, at = cp, tries = 0;
            while (look < given.n && tries < 64) {
                uint32_t n = look, x = lb_utf8_next(given, &n);
                if (x == c || (lb_is_space((uint8_t)x) && x < 128 && lb_is_space((uint8_t)c) && c < 128)) break;
                look = n;
                at++;
                tries++;
            }
            if (look < given.n && tries < 64) g = look, cp = at;
        }
        for (uint32_t k = i; k < j; k++) map[k] = cp;
        if (same && g < given.n) lb_utf8_next(given, &g);
        cp++;
        i = j;
    }
    map[clean.n] = cp;
    return map;
}

static void spans(lb_buf *out, const char *name, const lb_span *s, uint32_t n, const uint32_t *map)
{
    lb_buf_printf(out, ", \"%s\": [", name);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t end = s[i].end > s[i].begin ? map[s[i].end - 1] + 1 : map[s[i].end];
        lb_buf_printf(out, "%s[%u, %u]", i ? ", " : "", (unsigned)map[s[i].begin], (unsigned)end);
    }
    lb_buf_putc(out, ']');
}

void lb_print_quotes(const lb_doc *doc, lb_arena *a, lb_buf *out)
{
    const uint32_t *map = code_points(doc, a);
    lb_buf_puts(out, "{\"doc\": ");
    lb_buf_json(out, doc->raw->facts.name);
    lb_buf_puts(out, ", \"quotes\": [");
    for (uint32_t i = 0, n = 0; i < doc->quotes->n; i++) {
        const lb_quote *q = &doc->quotes->at[i];
        if (lb_is(lb_str_of(q->rule), "known")) continue; // a source for claims, no quotation
        lb_buf_printf(out, "%s{\"type\": \"%s\"", n++ ? ", " : "", lb_quote_type_name(q->type));
        spans(out, "quote", q->message, q->n_message, map);
        spans(out, "speaker", q->speaker, q->n_speaker, map);
        spans(out, "cue", q->cue, q->n_cue, map);
        lb_buf_putc(out, '}');
    }
    lb_buf_puts(out, "]}\n");
}

static void words(const lb_doc *doc, lb_buf *out, const lb_span *s, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        if (i) lb_buf_puts(out, " … ");
        lb_buf_add(out, lb_words(doc, s[i]));
    }
}

/* Indirect [Kiew ← Reuters] erklärte: sie sei bereit */
void lb_print_sources(const lb_doc *doc, lb_arena *a, lb_buf *out)
{
    (void)a;
    for (uint32_t i = 0; i < doc->quotes->n; i++) {
        const lb_quote *q = &doc->quotes->at[i];
        for (uint32_t k = q->inside; k != LB_NONE; k = doc->quotes->at[k].inside) lb_buf_puts(out, "> ");
        lb_buf_printf(out, "%s/%s [", lb_quote_type_name(q->type), lb_cue_class_name(q->cue_class));
        for (uint32_t k = 0; k < q->n_chain; k++) {
            const lb_source *s = &q->chain[k];
            if (k) lb_buf_puts(out, " < ");
            lb_buf_add(out, s->outlet.n ? s->outlet : s->code.n ? s->code : s->name);
        }
        lb_buf_puts(out, "] ");
        words(doc, out, q->speaker, q->n_speaker);
        lb_buf_puts(out, " | ");
        words(doc, out, q->cue, q->n_cue);
        lb_buf_puts(out, " | ");
        words(doc, out, q->message, q->n_message);
        lb_buf_putc(out, '\n');
    }
}

/* angreifen negated planned (by "nicht", "wollen") */
void lb_print_certainty(const lb_doc *doc, lb_arena *a, lb_buf *out)
{
    static const char *const name[] = { "certain", "probable", "possible", "planned" };
    (void)a;
    for (uint32_t t = 0; t < doc->tokens->n; t++) {
        const lb_tag *g = &doc->tags->at[t];
        if (g->upos != LB_UPOS_VERB && g->upos != LB_UPOS_NOUN) continue;
        uint32_t neg, hedge;
        lb_polarity p = lb_polarity_at(doc, doc->quotes->rules, t, &neg);
        lb_certainty c = lb_certainty_at(doc, doc->quotes->rules, t, &hedge);
        if (p == LB_AFFIRMED && c == LB_CERTAIN) continue;
        lb_buf_add(out, lb_word(doc, t));
        if (p == LB_NEGATED) lb_buf_puts(out, " negated");
        if (c != LB_CERTAIN) lb_buf_printf(out, " %s", name[c]);
        lb_buf_puts(out, " (");
        if (neg != LB_NONE) lb_buf_add(out, lb_word(doc, neg));
        if (neg != LB_NONE && hedge != LB_NONE) lb_buf_puts(out, ", ");
        if (hedge != LB_NONE) lb_buf_add(out, lb_word(doc, hedge));
        lb_buf_puts(out, ")\n");
    }
}
