/* quotes_phrase.c: sources named without a verb: laut X, nach Angaben von X, X zufolge, so X.
 * The message is the clause around them. O(tokens). */
#include "claim/quotes.h"

static lb_stts stts(const lb_quoting *q, uint32_t t) { return q->doc->tags->at[t].stts; }

/* An earlier quote of this sentence whose own cue clause holds t: then the phrase names the outlet it came through. */
static lb_quote *saying_here(lb_quoting *q, uint32_t s, uint32_t c)
{
    for (size_t i = q->out.n; i-- > 0;) {
        lb_quote *x = &q->out.at[i];
        if (x->cue_token == LB_NONE || x->type == LB_QUOTE_REPORTED) continue;
        if (q->doc->tokens->at[x->cue_token].sentence != s) {
            if (q->doc->tokens->at[x->cue_token].sentence + 1 < s) break;
            continue;
        }
        if (lb_clause_at(q, s, x->cue_token) == c) return x;
        /* "…, erläuterte X, die Ministerin, laut Y": a piece without a verb behind the cue, outside the message */
        if (q->clauses[s].at[c].finite == LB_NONE && x->cue_token < q->clauses[s].at[c].first && x->cue_token + 30 > q->clauses[s].at[c].first
            && (x->end <= x->cue_token || x->first > q->clauses[s].at[c].end))
            return x;
    }
    return NULL;
}

static uint32_t trimmed(const lb_quoting *q, uint32_t first, uint32_t end)
{
    while (end > first && lb_punct_at(q->doc, end - 1) && q->mark_of[end - 1] == LB_NONE) end--;
    return end;
}

/* Message: what is left of the clause group [first, end) without the phrase [pf, pe). */
static lb_quote *rest(lb_quoting *q, uint32_t first, uint32_t end, uint32_t pf, uint32_t pe, const char *rule)
{
    uint32_t b = pf, e = pe;
    b = trimmed(q, first, b);
    while (e < end && lb_punct_at(q->doc, e) && q->mark_of[e] == LB_NONE) e++;
    end = trimmed(q, e, end);
    if (b > first && e < end) {
        lb_quote *x = lb_quote_new(q, LB_QUOTE_INDIRECT, first, b, rule);
        lb_quote_message(q, x, e, end);
        return x;
    }
    if (b > first) return lb_quote_new(q, LB_QUOTE_INDIRECT, first, b, rule);
    if (e < end) return lb_quote_new(q, LB_QUOTE_INDIRECT, e, end, rule);
    return NULL;
}

/* The clause group that a phrase in clause c speaks for. */
static lb_range scope(const lb_quoting *q, uint32_t s, uint32_t c)
{
    const lb_clauses *k = &q->clauses[s];
    const lb_sentence *sent = &q->doc->tokens->sentence[s];
    const lb_clause *x = &k->at[c];
    lb_range r = { sent->first, sent->end };
    if (x->kind == LB_CLAUSE_RELATIVE || x->kind == LB_CLAUSE_SUB) {
        r.first = x->first;
        r.end = x->end;
        for (uint32_t i = c + 1; i < k->n && (k->at[i].kind == LB_CLAUSE_INFINITIVE || k->at[i].kind == LB_CLAUSE_PHRASE); i++)
            if (k->at[i].before == ',') break;
        return r;
    }
    for (uint32_t i = c + 1; i-- > 0;)
        if ((k->at[i].before == '&' && k->at[i].kind == LB_CLAUSE_MAIN) || k->at[i].before == ':' || (k->at[i].before == '&' && i == c)) {
            if (i == c && k->at[i].before == '&' && k->at[i].finite == LB_NONE) continue;
            r.first = k->at[i].first;
            if (stts(q, r.first) == LB_STTS_KON) r.first++;
            break;
        }
    for (uint32_t i = c + 1; i < k->n; i++) {
        uint32_t prefix;
        bool own = k->at[i].finite != LB_NONE && k->at[i].opener == LB_NONE && lb_speech_verb(q->doc, q->r, k->at[i].finite, &prefix);
        if ((k->at[i].before == '&' && k->at[i].kind == LB_CLAUSE_MAIN && !lb_subjunctive_at(q->doc, k->at[i].finite)) || (own && k->at[i].before == '&')) {
            r.end = k->at[i].first;
            break;
        }
    }
    return r;
}

static void give(lb_quoting *q, lb_quote *x, uint32_t s, lb_range who, uint32_t cue, uint32_t cue_end, lb_cue_class cls, lb_str lemma)
{
    lb_quote_speaker(q, x, who);
    lb_quote_cue(q, x, cue, cue_end);
    x->cue_token = cue;
    x->cue_class = cls;
    x->cue_lemma = lemma;
    q->cued[s] = true;
}

static bool proper(const lb_quoting *q, uint32_t t)
{
    uint32_t i = 0;
    lb_str w = lb_word(q->doc, t);
    return w.n && lb_is_upper_cp(lb_utf8_next(w, &i));
}

/* "nach eigenen Angaben": whoever does it says so. */
static bool by_their_own_words(const lb_quoting *q, lb_range who)
{
    for (uint32_t t = who.first; t + 1 < who.end; t++)
        if (lb_is(q->doc->tags->at[t].lemma, "eigen") && lb_speech_noun(q->doc, q->r, t + 1)) return true;
    return false;
}

static void one(lb_quoting *q, uint32_t s, uint32_t t, const lb_phrase *p)
{
    const lb_doc *d = q->doc;
    const lb_sentence *sent = &d->tokens->sentence[s];
    uint32_t c = lb_clause_at(q, s, t), pf = t, pe = t + p->n;
    lb_range who = { 0, 0 };
    lb_quote *x;
    if (c == LB_NONE) return;
    const lb_clause *k = &q->clauses[s].at[c];
    switch (p->kind) {
    case LB_CUE_BEFORE:
    case LB_CUE_BEFORE_NOUN: {
        who = lb_noun_phrase(q, t + p->n, sent->end);
        if (who.first == who.end) return;
        if (p->kind == LB_CUE_BEFORE_NOUN || lb_word_is(d, t, "gemäß") || lb_word_is(d, t, "entsprechend")) {
            const lb_speech *n = NULL;
            for (uint32_t i = who.first; i < who.end && !n; i++) {
                n = lb_speech_noun(d, q->r, i);
                if (n && !(n->frames & LB_FRAME_SOURCE)) n = NULL;
                if (!n && (stts(q, i) == LB_STTS_NN || stts(q, i) == LB_STTS_NE)) break; // only the head
            }
            if (!n) return;
        }
        pe = who.end;
        break;
    }
    case LB_CUE_AFTER: {
        uint32_t b = k->first;
        who = lb_noun_phrase_back(q, b, t);
        if (who.first == who.end) return;
        if (lb_word_is(d, t, "nach") && p->n == 1) {
            bool speech = false;
            for (uint32_t i = who.first; i < who.end; i++) {
                const lb_speech *n = lb_speech_noun(d, q->r, i);
                speech |= n && (n->frames & LB_FRAME_SOURCE);
            }
            /* "meiner Ansicht nach": nothing governed behind it */
            if (!speech || (t + 1 < sent->end && (stts(q, t + 1) == LB_STTS_ART || proper(q, t + 1)))) return;
        }
        pf = who.first;
        break;
    }
    case LB_CUE_SO: {
        /* ", so der Minister" : a phrase, no verb, behind a comma, mark or full stop */
        if (t + 1 >= sent->end || (k->finite != LB_NONE && k->finite > t)) {
            if (k->first != t) return;
            if (k->finite != LB_NONE) return;
        }
        if (k->first != t && !(t > sent->first && lb_punct_at(d, t - 1))) return;
        who = lb_noun_phrase(q, t + 1, sent->end);
        if (who.first == who.end || lb_finite_at(d, who.first)) return;
        if (who.end < sent->end && lb_finite_at(d, who.end)) return;
        if (lb_word_is(d, who.first, "dass") || stts(q, who.first) == LB_STTS_ADJA) return;
        pe = who.end;
        break;
    }
    case LB_CUE_ADVERB: {
        if (lb_word_is(d, t, "danach") && (k->finite == LB_NONE || !lb_subjunctive_at(d, k->finite))) return;
        break;
    }
    default: return;
    }
    lb_range meant = { 0, 0 };
    if ((p->kind == LB_CUE_BEFORE_NOUN || p->kind == LB_CUE_AFTER) && k->finite != LB_NONE && by_their_own_words(q, who))
        meant = lb_subject(q, s, c, k->finite, k->finite);
    if (p->kind != LB_CUE_SO) {
        lb_quote *says = saying_here(q, s, c);
        if (says && p->kind != LB_CUE_ADVERB) { // erklärte laut Reuters
            lb_source *chain = lb_array(q->a, says->n_chain + 1, lb_source);
            if (says->n_chain) memcpy(chain, says->chain, says->n_chain * sizeof *chain);
            chain[says->n_chain].span = (lb_span){ d->tokens->at[who.first].span.begin, d->tokens->at[who.end - 1].span.end };
            chain[says->n_chain].cue = lb_word(d, t);
            says->chain = chain;
            says->n_chain++;
            return;
        }
    }
    lb_range r = scope(q, s, c);
    if (p->kind == LB_CUE_SO) r.first = sent->first;
    /* marks: whole direct speech before "so X" */
    if (p->kind == LB_CUE_SO) {
        uint32_t i = pf;
        while (i > 0 && i + 4 > pf && lb_punct_at(d, i - 1) && q->mark_of[i - 1] == LB_NONE) i--;
        uint32_t m = i > 0 ? q->mark_of[i - 1] : LB_NONE;
        while (m != LB_NONE && q->marks[m].nested && m > 0) m--;
        if (m != LB_NONE && q->marks[m].end == i && !q->marks[m].done) {
            uint32_t words = 0;
            for (uint32_t w = sent->first; w < q->marks[m].first; w++) words += !lb_punct_at(d, w);
            if (!words) {
                q->marks[m].done = true;
                x = lb_quote_new(q, LB_QUOTE_DIRECT, q->marks[m].first, q->marks[m].end, "direct/so");
                give(q, x, s, who, t, t + p->n, p->cls, p->words);
                /* „A“, so X, „B“ */
                for (uint32_t w = pe; w < sent->end && w < pe + 3; w++)
                    if (q->mark_of[w] != LB_NONE && q->marks[q->mark_of[w]].first == w && q->marks[q->mark_of[w]].clause && !q->marks[q->mark_of[w]].done) {
                        q->marks[q->mark_of[w]].done = true;
                        lb_quote_message(q, &q->out.at[q->out.n - 1], w, q->marks[q->mark_of[w]].end);
                        break;
                    }
                return;
            }
        }
        if (pf == sent->first) return;
        for (uint32_t w = pf; w-- > sent->first;) // "Es ist klar: A, so X"
            if (lb_is(lb_word(d, w), ":")) {
                r.first = w + 1;
                break;
            }
        /* behind "so X" the message goes on only where it was cut in two */
        bool whole = false;
        for (uint32_t k2 = 0; k2 < c; k2++)
            whole |= q->clauses[s].at[k2].first >= r.first && q->clauses[s].at[k2].finite != LB_NONE && q->clauses[s].at[k2].kind != LB_CLAUSE_RELATIVE &&
                     q->clauses[s].at[k2].kind != LB_CLAUSE_SUB;
        if (whole) {
            uint32_t k2 = c + 1;
            while (k2 < q->clauses[s].n && q->clauses[s].at[k2].first < pe) k2++;
            bool goes_on = k2 < q->clauses[s].n && q->clauses[s].at[k2].before != ':' && q->clauses[s].at[k2].finite != LB_NONE
                           && q->clauses[s].at[k2].opener == LB_NONE && lb_subjunctive_at(d, q->clauses[s].at[k2].finite);
            if (!goes_on) r.end = pe;
        }
    }
    x = rest(q, r.first, r.end, pf, pe, p->kind == LB_CUE_SO ? "indirect/so" : p->kind == LB_CUE_ADVERB ? "indirect/demnach" : "indirect/laut");
    if (!x) return;
    if (p->kind == LB_CUE_ADVERB) who = (lb_range){ t, t + p->n }; // "demnach" stands for who spoke before
    if (meant.end > meant.first) x->meant = (lb_span){ d->tokens->at[meant.first].span.begin, d->tokens->at[meant.end - 1].span.end };
    give(q, x, s, who, t, t + p->n, p->cls, p->words);
}

void lb_quotes_phrase(lb_quoting *q, uint32_t s)
{
    const lb_sentence *sent = &q->doc->tokens->sentence[s];
    for (uint32_t t = sent->first; t < sent->end; t++) {
        uint32_t m = q->mark_of[t];
        if (m != LB_NONE && (q->marks[m].clause || q->marks[m].words > 6)) continue;
        const lb_phrase *p = lb_cue_at(q->doc, q->r, t, sent->end);
        for (; p; p = p->next == LB_NONE ? NULL : &q->r->phrase[p->next]) {
            bool same = p->n == 1;
            if (!same) {
                const lb_phrase *again = lb_cue_at(q->doc, q->r, t, sent->end);
                same = again == p;
            }
            if (same) {
                size_t n = q->out.n;
                one(q, s, t, p);
                if (q->out.n > n) break;
            }
        }
    }
}
