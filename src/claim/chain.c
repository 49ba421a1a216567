/* chain.c: from a token outwards: the quotes around it and the sources behind them. */
#include "claim/quotes.h"

const lb_quote *lb_quote_at(const lb_doc *doc, uint32_t t)
{
    const lb_quote *best = NULL;
    if (!doc->quotes) return NULL;
    lb_span w = doc->tokens->at[t].span;
    for (uint32_t i = 0; i < doc->quotes->n; i++) {
        const lb_quote *q = &doc->quotes->at[i];
        if (t < q->first || t >= q->end) continue;
        bool inside = false;
        for (uint32_t k = 0; k < q->n_message; k++) inside |= w.begin < q->message[k].end && w.end > q->message[k].begin;
        if (!inside) continue;
        if (!best || q->end - q->first < best->end - best->first
            || (q->end - q->first == best->end - best->first && q->inside != LB_NONE && &doc->quotes->at[q->inside] == best))
            best = q;
    }
    return best;
}

uint32_t lb_sources_at(const lb_doc *doc, const lb_quote_rules *r, uint32_t t, lb_arena *a, lb_source **out)
{
    LB_VEC(lb_source) v = { 0 };
    (void)r;
    const lb_quote *q = lb_quote_at(doc, t);
    for (int depth = 0; q && depth < 8; depth++) {
        if (q->cue_token != t)
            for (uint32_t i = 0; i < q->n_chain; i++) *lb_push(a, &v) = q->chain[i];
        q = q->inside == LB_NONE ? NULL : &doc->quotes->at[q->inside];
    }
    *out = v.at;
    return (uint32_t)v.n;
}
