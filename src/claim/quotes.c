/* quotes.c: tags, trees and mentions -> quotations: who is quoted with which words. Marks
 * first, then the cues of each sentence, then what goes on without a cue; at the end each
 * speaker gets its party (chain.c) and each quote its place inside another. */
#include "claim/quotes.h"

#include <stdlib.h>

lb_quote *lb_quote_new(lb_quoting *q, lb_quote_type type, uint32_t first, uint32_t end, const char *rule)
{
    lb_quote *x = lb_push(q->a, &q->out);
    *x = (lb_quote){ .type = type, .party = LB_NONE, .first = first, .end = end, .inside = LB_NONE, .cue_token = LB_NONE, .rule = rule };
    lb_quote_message(q, x, first, end);
    return x;
}

static void add_span(lb_quoting *q, lb_span **at, uint32_t *n, uint32_t first, uint32_t end)
{
    lb_span *v = lb_array(q->a, *n + 1, lb_span);
    if (*n) memcpy(v, *at, *n * sizeof *v);
    v[(*n)++] = (lb_span){ q->doc->tokens->at[first].span.begin, q->doc->tokens->at[end - 1].span.end };
    *at = v;
}

void lb_quote_message(lb_quoting *q, lb_quote *x, uint32_t first, uint32_t end)
{
    if (first >= end) return;
    add_span(q, &x->message, &x->n_message, first, end);
    if (first < x->first) x->first = first;
    if (end > x->end) x->end = end;
}

void lb_quote_speaker(lb_quoting *q, lb_quote *x, lb_range who)
{
    if (who.first < who.end) add_span(q, &x->speaker, &x->n_speaker, who.first, who.end);
}

void lb_quote_cue(lb_quoting *q, lb_quote *x, uint32_t first, uint32_t end)
{
    uint32_t begin = q->doc->tokens->at[first].span.begin;
    if (x->n_cue && begin >= x->cue[x->n_cue - 1].end && begin <= x->cue[x->n_cue - 1].end + 1) {
        x->cue[x->n_cue - 1].end = q->doc->tokens->at[end - 1].span.end; // "teilte mit" side by side is one span
        return;
    }
    add_span(q, &x->cue, &x->n_cue, first, end);
}

static int by_place(const void *pa, const void *pb)
{
    const lb_quote *a = pa, *b = pb;
    if (a->first != b->first) return a->first < b->first ? -1 : 1;
    if (a->end != b->end) return a->end > b->end ? -1 : 1;
    if (a->type != b->type) return a->type > b->type ? -1 : 1; // words in marks lie inside what reports them
    return a->cue_token < b->cue_token ? -1 : a->cue_token > b->cue_token;
}

/* Text order, wider first; then each finds the narrowest that holds it. */
static void nest(lb_quoting *q)
{
    uint32_t *open = lb_array(q->a, q->out.n + 1, uint32_t), n = 0;
    if (q->out.n) qsort(q->out.at, q->out.n, sizeof *q->out.at, by_place);
    for (uint32_t i = 0; i < q->out.n; i++) {
        lb_quote *x = &q->out.at[i];
        while (n && q->out.at[open[n - 1]].end <= x->first) n--;
        for (uint32_t k = n, tries = 0; k-- > 0 && tries < 16; tries++)
            if (q->out.at[open[k]].end >= x->end) {
                x->inside = open[k];
                break;
            }
        open[n++] = i;
    }
}

/* Quotes come wider first, so that a later one that covers a token is the narrower. */
static void index_tokens(const lb_doc *d, lb_quotes *out, lb_arena *a)
{
    out->of = lb_array(a, d->tokens->n + 1, uint32_t);
    for (uint32_t t = 0; t <= d->tokens->n; t++) out->of[t] = LB_NONE;
    for (uint32_t i = 0; i < out->n; i++) {
        const lb_quote *q = &out->at[i];
        for (uint32_t t = q->first; t < q->end; t++) {
            lb_span w = d->tokens->at[t].span;
            bool in = false;
            for (uint32_t k = 0; k < q->n_message && !in; k++) in = w.begin < q->message[k].end && w.end > q->message[k].begin;
            uint32_t had = out->of[t];
            if (in && (had == LB_NONE || out->at[had].end - out->at[had].first >= q->end - q->first)) out->of[t] = i;
        }
    }
}

const lb_quotes *lb_quote_run(const lb_doc *doc, const lb_quote_rules *r, lb_arena *a)
{
    lb_quotes *out = lb_new(a, lb_quotes);
    out->rules = r;
    if (!doc->tags || !doc->tags->at || !doc->tokens->n) return out;
    lb_quoting q = { .doc = doc, .r = r, .a = a };
    q.clauses = lb_array(a, doc->tokens->n_sentences + 1, lb_clauses);
    q.cued = lb_array(a, doc->tokens->n_sentences + 1, bool);
    for (uint32_t s = 0; s < doc->tokens->n_sentences; s++)
        q.clauses[s] = lb_clauses_of(doc, doc->tokens->sentence[s].first, doc->tokens->sentence[s].end, a);
    lb_marks_find(&q);
    for (uint32_t s = 0; s < doc->tokens->n_sentences; s++) {
        lb_quotes_indirect(&q, s);
        lb_quotes_phrase(&q, s);
    }
    lb_quotes_direct(&q, false);
    lb_quotes_free(&q);
    lb_quotes_direct(&q, true);
    lb_quotes_chain(&q);
    nest(&q);
    out->n = (uint32_t)q.out.n;
    out->at = q.out.at;
    index_tokens(doc, out, a);
    return out;
}
