/* quotes_free.c: free indirect speech: sentences in the subjunctive without a cue go on with
 * what the last speaker of their block said (GUIDELINES rule 9). O(sentences + quotes). */
#include "claim/quotes.h"

enum { HEARSAY = 7 }; // "soll": beside LB_SUB1 and LB_SUB2

/* The mood of the sentence's main verb outside quotation marks: LB_SUB1, LB_SUB2, HEARSAY, or 0. */
static uint8_t main_mood(const lb_quoting *q, uint32_t s)
{
    const lb_clauses *k = &q->clauses[s];
    for (uint32_t i = 0; i < k->n; i++) {
        const lb_clause *c = &k->at[i];
        if (c->finite == LB_NONE || c->opener != LB_NONE) continue;
        uint32_t m = q->mark_of[c->finite];
        if (m != LB_NONE && q->marks[m].words > 4) continue;
        uint8_t mood = lb_mood_at(q->doc, c->finite);
        if (mood == LB_SUB1 || mood == LB_SUB2) return mood;
        return lb_is(q->doc->tags->at[c->finite].lemma, "sollen") && lb_verbal_at(q->doc, c->finite) ? HEARSAY : 0;
    }
    return 0;
}

/* Whom a sentence without a quotation is about: its main clause's subject. */
static lb_range about(const lb_quoting *q, uint32_t s)
{
    const lb_clauses *k = &q->clauses[s];
    for (uint32_t i = 0; i < k->n; i++)
        if (k->at[i].finite != LB_NONE && k->at[i].opener == LB_NONE) return lb_subject(q, s, i, k->at[i].finite, k->at[i].finite);
    return (lb_range){ 0, 0 };
}

void lb_quotes_free(lb_quoting *q)
{
    const lb_doc *d = q->doc;
    uint32_t *own = lb_array(q->a, d->tokens->n_sentences + 1, uint32_t); // [S] the quote a sentence leaves for the next
    for (uint32_t s = 0; s < d->tokens->n_sentences; s++) own[s] = LB_NONE;
    for (size_t i = 0; i < q->out.n; i++) {
        const lb_quote *x = &q->out.at[i];
        uint32_t s = d->tokens->at[x->cue_token != LB_NONE ? x->cue_token : x->end - 1].sentence;
        if (own[s] == LB_NONE || (q->out.at[own[s]].type == LB_QUOTE_REPORTED && x->type != LB_QUOTE_REPORTED)
            || (x->type == LB_QUOTE_INDIRECT && q->out.at[own[s]].first <= x->first))
            own[s] = (uint32_t)i;
    }
    uint32_t from = LB_NONE, last = 0, run = LB_NONE, run_mood = 0; // quote, its sentence, the free quote that may run on
    for (uint32_t s = 0; s < d->tokens->n_sentences; s++) {
        const lb_sentence *sent = &d->tokens->sentence[s];
        if (s > 0 && d->tokens->sentence[s - 1].block != sent->block) from = run = LB_NONE;
        if (own[s] != LB_NONE) {
            from = own[s];
            last = s;
            run = LB_NONE;
            continue;
        }
        uint8_t mood = main_mood(q, s);
        bool near = from != LB_NONE && s - last <= (mood == LB_SUB1 ? 3u : 1u);
        if (!mood || (!near && (mood == LB_SUB2 || s == 0))) {
            run = LB_NONE;
            continue;
        }
        if (run != LB_NONE && (run_mood == HEARSAY) == (mood == HEARSAY)) { // the same quotation runs on over several sentences
            lb_quote *r = &q->out.at[run];
            r->end = sent->end;
            r->message[0].end = sent->span.end;
            last = s;
            continue;
        }
        lb_quote *x = lb_quote_new(q, mood == HEARSAY ? LB_QUOTE_FREE_INDIRECT : LB_QUOTE_INDIRECT_FREE_INDIRECT, sent->first, sent->end,
                                   mood == HEARSAY ? "free/sollen" : "free");
        run = (uint32_t)q->out.n - 1;
        run_mood = mood;
        if (mood == HEARSAY) x->cue_class = LB_CUE_hearsay;
        if (near) {
            const lb_quote *f = &q->out.at[from];
            x->n_speaker = f->n_speaker;
            x->speaker = f->speaker;
            if (mood != HEARSAY) x->cue_class = f->cue_class;
            x->n_chain = f->n_chain;
            x->chain = f->chain;
        } else if (d->tokens->sentence[s - 1].block == sent->block) {
            lb_range who = about(q, s - 1);
            if (who.end == who.first + 1 && lb_word_is(d, who.first, "es")) who.end = who.first;
            lb_quote_speaker(q, x, who);
            from = run;
        } else {
            from = run;
        }
        last = s;
    }
}
