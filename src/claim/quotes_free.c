/* quotes_free.c: free indirect speech: sentences in the subjunctive without a cue go on with
 * what the last speaker of their block said (GUIDELINES rule 9). O(sentences). */
#include "claim/quotes.h"

/* Konjunktiv I that cannot be the indicative, or a Konjunktiv II in its place, as the main verb. */
static bool goes_on(const lb_quoting *q, uint32_t s)
{
    const lb_clauses *k = &q->clauses[s];
    for (uint32_t i = 0; i < k->n; i++) {
        const lb_clause *c = &k->at[i];
        if (c->finite == LB_NONE || c->opener != LB_NONE) continue;
        if (q->mark_of[c->finite] != LB_NONE && q->marks[q->mark_of[c->finite]].words > 4) continue;
        return lb_subjunctive_at(q->doc, c->finite);
    }
    return false;
}

void lb_quotes_free(lb_quoting *q)
{
    const lb_doc *d = q->doc;
    lb_quote from = { 0 };
    bool have = false;
    uint32_t last = LB_NONE; // sentence of the last quote
    for (uint32_t s = 0; s < d->tokens->n_sentences; s++) {
        const lb_sentence *sent = &d->tokens->sentence[s];
        if (s > 0 && d->tokens->sentence[s - 1].block != sent->block) have = false;
        lb_quote *own = NULL;
        for (size_t i = 0; i < q->out.n; i++) {
            lb_quote *x = &q->out.at[i];
            uint32_t where = x->cue_token != LB_NONE ? d->tokens->at[x->cue_token].sentence : d->tokens->at[x->first].sentence;
            if (where != s) continue;
            if (x->type == LB_QUOTE_DIRECT && own) continue;
            if (!own || x->type != LB_QUOTE_REPORTED) own = x;
        }
        if (own && (q->cued[s] || own->type == LB_QUOTE_DIRECT)) {
            from = *own;
            have = true;
            last = s;
            continue;
        }
        if (!have || !goes_on(q, s) || s - last > 1) {
            if (s - last > 1) have = false;
            if (!goes_on(q, s)) have = have && s == last;
            continue;
        }
        /* the same quotation runs on over several sentences */
        lb_quote *prev = q->out.n ? &q->out.at[q->out.n - 1] : NULL;
        if (prev && prev->rule && !strcmp(prev->rule, "free") && prev->end == sent->first) {
            prev->end = sent->end;
            prev->message[0].end = sent->span.end;
            last = s;
            continue;
        }
        lb_quote *x = lb_quote_new(q, LB_QUOTE_INDIRECT_FREE_INDIRECT, sent->first, sent->end, "free");
        x->n_speaker = from.n_speaker;
        x->speaker = from.speaker;
        x->cue_class = from.cue_class;
        x->n_chain = from.n_chain;
        x->chain = from.chain;
        last = s;
    }
}
