/* quotes.c: tags, trees and mentions -> quotations: who is quoted with which words. Marks
 * first, then the cues of each sentence, then what goes on without a cue; at the end each
 * speaker gets its party and each quote its place inside another. */
#include "claim/quotes.h"

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
    if (x->n_cue && x->cue[x->n_cue - 1].end + 1 >= q->doc->tokens->at[first].span.begin) {
        x->cue[x->n_cue - 1].end = q->doc->tokens->at[end - 1].span.end; // "teilte mit" side by side is one span
        return;
    }
    add_span(q, &x->cue, &x->n_cue, first, end);
}

/* The party mention for a speaker's words: the head of the phrase counts, which is its first party
 * mention ("Angaben der russischen Armee", "der Sprecher des Kreml") that is not an outlet. */
static uint32_t party_in(const lb_doc *d, lb_span at)
{
    uint32_t best = LB_NONE;
    if (!d->mentions) return LB_NONE;
    for (uint32_t i = 0; i < d->mentions->n; i++) {
        const lb_mention *m = &d->mentions->at[i];
        if (m->span.begin >= at.end) break;
        if (m->span.end <= at.begin || (m->kind != LB_PARTY && m->kind != LB_REFERENCE)) continue;
        if (best == LB_NONE || (d->mentions->at[best].kind == LB_REFERENCE && m->kind == LB_PARTY)) best = i;
    }
    return best;
}

static const lb_party *party_of(const lb_doc *d, uint32_t m)
{
    for (int i = 0; m != LB_NONE && i < 8; i++) {
        const lb_mention *x = &d->mentions->at[m];
        if (x->kind == LB_PARTY && (x->party.code.n || x->party.outlet.n || x->antecedent == LB_NONE)) return &x->party;
        m = x->antecedent;
    }
    return NULL;
}

static void source_of(const lb_doc *d, lb_span at, lb_str cue, lb_source *out, uint32_t *mention)
{
    uint32_t m = party_in(d, at);
    const lb_party *p = party_of(d, m);
    *out = (lb_source){ .cue = cue, .span = at };
    if (mention) *mention = m;
    if (p && p->outlet.n) out->outlet = p->outlet;
    else if (p) out->code = p->code, out->name = p->name;
    else out->name = lb_words(d, at);
}

static void resolve(lb_quoting *q)
{
    for (size_t i = 0; i < q->out.n; i++) {
        lb_quote *x = &q->out.at[i];
        lb_str cue = x->n_cue ? lb_words(q->doc, x->cue[0]) : LB_STR("");
        uint32_t n = 0, own = x->n_speaker ? 1 : 0;
        lb_source *chain = lb_array(q->a, own + x->n_chain + 1, lb_source);
        if (own) source_of(q->doc, x->speaker[0], cue, &chain[n++], &x->party);
        else if (x->type != LB_QUOTE_DIRECT && x->n_cue) chain[n++] = (lb_source){ .outlet = LB_STR("?"), .cue = cue, .span = x->cue[0] };
        for (uint32_t k = 0; k < x->n_chain; k++) {
            source_of(q->doc, x->chain[k].span, x->chain[k].cue, &chain[n], NULL);
            if (!chain[n].outlet.n && !chain[n].code.n) chain[n].outlet = lb_words(q->doc, x->chain[k].span);
            n++;
        }
        x->chain = chain;
        x->n_chain = n;
    }
}

/* Text order, wider first; then each finds the narrowest that holds it. */
static void nest(lb_quoting *q)
{
    for (size_t i = 1; i < q->out.n; i++)
        for (size_t k = i; k; k--) {
            lb_quote *a = &q->out.at[k - 1], *b = &q->out.at[k];
            if (a->first < b->first || (a->first == b->first && a->end >= b->end)) break;
            lb_quote x = *a;
            *a = *b;
            *b = x;
        }
    for (size_t i = 0; i < q->out.n; i++)
        for (size_t k = i; k-- > 0;)
            if (q->out.at[k].end >= q->out.at[i].end && q->out.at[k].first <= q->out.at[i].first) {
                q->out.at[i].inside = (uint32_t)k;
                break;
            }
}

const lb_quotes *lb_quote_run(const lb_doc *doc, const lb_quote_rules *r, lb_arena *a)
{
    lb_quotes *out = lb_new(a, lb_quotes);
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
    lb_quotes_direct(&q);
    lb_quotes_free(&q);
    resolve(&q);
    nest(&q);
    out->n = (uint32_t)q.out.n;
    out->at = q.out.at;
    return out;
}
