/* chain.c: who stands behind a quotation: the speaker's party, then each outlet the words came
 * through ("zitierte TASS das Ministerium", "sagte X der Zeitung Y", "unter Berufung auf X"),
 * and from a token outwards: the quotes around it. O(quotes * mentions of a sentence). */
#include "claim/quotes.h"

typedef struct {
    lb_quoting *q;
    uint32_t   *first_mention; // [S+1] first mention of a sentence
} chaining;

static const lb_party *party_of(const lb_doc *d, uint32_t m)
{
    for (int i = 0; m != LB_NONE && i < 8; i++) {
        const lb_mention *x = &d->mentions->at[m];
        if (x->kind == LB_PARTY && (x->party.code.n || x->party.outlet.n || x->antecedent == LB_NONE)) return &x->party;
        m = x->antecedent;
    }
    return NULL;
}

/* The party named by a speaker's words: the first that is no outlet ("Angaben der russischen
 * Armee"), else the outlet; a reference ("er") counts where nothing else is there. */
static uint32_t party_in(const lb_doc *d, uint32_t from, lb_span at)
{
    uint32_t outlet = LB_NONE, reference = LB_NONE;
    if (!d->mentions) return LB_NONE;
    for (uint32_t i = from; i < d->mentions->n; i++) {
        const lb_mention *m = &d->mentions->at[i];
        if (m->span.begin >= at.end) break;
        if (m->span.begin < at.begin || (m->kind != LB_PARTY && m->kind != LB_REFERENCE)) continue;
        const lb_party *p = party_of(d, i);
        if (!p) continue;
        if (m->kind == LB_REFERENCE) {
            if (reference == LB_NONE) reference = i;
        } else if (p->outlet.n) {
            if (outlet == LB_NONE) outlet = i;
        } else {
            return i;
        }
    }
    return outlet != LB_NONE ? outlet : reference;
}

static lb_source source_of(const lb_doc *d, const lb_quote_rules *r, uint32_t from, lb_span at, lb_str cue, uint32_t *mention)
{
    lb_source out = { .cue = cue, .span = at };
    uint32_t m = party_in(d, from, at);
    const lb_party *p = m == LB_NONE ? NULL : party_of(d, m);
    if (mention) *mention = m;
    if (p && p->outlet.n && !lb_is(p->outlet, "?")) {
        out.outlet = p->outlet;
        return out;
    }
    if (p && p->code.n && lb_ends(p->code, ".MED")) // "ein Reporter der Agentur Reuters"
        for (uint32_t i = m + 1; i < d->mentions->n && d->mentions->at[i].span.begin < at.end; i++) {
            const lb_party *o = d->mentions->at[i].kind == LB_PARTY ? party_of(d, i) : NULL;
            if (o && o->outlet.n) {
                out.outlet = o->outlet;
                return out;
            }
        }
    if (p && p->code.n) {
        out.code = p->code;
        out.name = p->name;
        return out;
    }
    if (p && p->outlet.n) out.outlet = p->outlet;
    out.name = p && p->name.n ? p->name : lb_words(d, at);
    /* "Berichten zufolge", "Augenzeugen": nobody is named */
    for (uint32_t t = 0, lo = 0, hi = d->tokens->n; t < 1; t++) {
        while (lo < hi) {
            uint32_t mid = lo + (hi - lo) / 2;
            if (d->tokens->at[mid].span.end <= at.begin) lo = mid + 1;
            else hi = mid;
        }
        for (; lo < d->tokens->n && d->tokens->at[lo].span.begin < at.end; lo++) {
            if (lb_speech_noun(d, r, lo)) out.outlet = LB_STR("?");
            /* "Berichten von example.org": a medium that no table knows */
            lb_str w = lb_word(d, lo);
            bool dot = false;
            for (uint32_t i = 1; i + 2 < w.n; i++) dot |= w.p[i] == '.' && lb_is_lower((uint8_t)w.p[i + 1]);
            bool of = out.outlet.n && lo > 0 && (lb_word_is(d, lo - 1, "von") || lb_word_is(d, lo - 1, "vom") || d->tags->at[lo - 1].stts == LB_STTS_ART);
            if (dot || (of && d->tags->at[lo].stts == LB_STTS_NE) || (of && lb_is_lower((uint8_t)w.p[0]) && d->tags->at[lo].upos != LB_UPOS_ADJ && d->tags->at[lo].upos != LB_UPOS_DET)) {
                out.outlet = w;
                break;
            }
        }
    }
    return out;
}

static bool same(const lb_source *a, const lb_source *b)
{
    return lb_eq(a->code, b->code) && lb_eq(a->outlet, b->outlet) && (a->code.n || a->outlet.n || lb_eq(a->name, b->name));
}

static void add(lb_source *chain, uint32_t *n, lb_source s)
{
    for (uint32_t i = 0; i < *n; i++)
        if (same(&chain[i], &s)) return;
    if (*n < 8) chain[(*n)++] = s;
}

static bool in_spans(lb_span s, const lb_span *list, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if (s.begin < list[i].end && s.end > list[i].begin) return true;
    return false;
}

/* Outlets in the cue's clause that are neither speaker nor message: "sagte X der Zeitung Y", "gegenüber Y". */
static void through(chaining *c, lb_quote *x, lb_source *chain, uint32_t *n)
{
    const lb_doc *d = c->q->doc;
    if (x->cue_token == LB_NONE || !d->mentions) return;
    uint32_t s = d->tokens->at[x->cue_token].sentence, k = lb_clause_at(c->q, s, x->cue_token);
    if (k == LB_NONE) return;
    const lb_clause *cl = &c->q->clauses[s].at[k];
    uint32_t first = cl->first, end = cl->end;
    if (x->n_speaker) // the clause may be cut up by an apposition
        while (first > d->tokens->sentence[s].first && d->tokens->at[first].span.begin > x->speaker[0].begin) first--;
    lb_span at = { d->tokens->at[first].span.begin, d->tokens->at[end - 1].span.end };
    bool quotes = lb_is(x->cue_lemma, "zitieren");
    for (uint32_t i = c->first_mention[s]; i < d->mentions->n && d->mentions->at[i].span.begin < at.end; i++) {
        const lb_mention *m = &d->mentions->at[i];
        if (m->span.begin < at.begin || (m->kind != LB_PARTY && !(quotes && m->kind == LB_REFERENCE))) continue;
        if (in_spans(m->span, x->speaker, x->n_speaker) || in_spans(m->span, x->message, x->n_message)) continue;
        const lb_party *p = party_of(d, i);
        if (!p) continue;
        lb_source s2 = { .cue = x->n_cue ? lb_words(d, x->cue[0]) : LB_STR(""), .span = m->span };
        if (p->outlet.n) {
            s2.outlet = p->outlet;
            add(chain, n, s2);
        } else if (quotes && *n && chain[0].outlet.n && *n < 8) { // "zitierte TASS das Ministerium": whom it quotes stands nearest
            s2.code = p->code;
            s2.name = p->name;
            memmove(chain + 1, chain, *n * sizeof *chain);
            chain[0] = s2;
            ++*n;
            x->party = i;
            quotes = false;
        }
    }
}

/* "unter Berufung auf X": X is nearest. */
static void basis(chaining *c, lb_quote *x, lb_source *chain, uint32_t *n)
{
    const lb_doc *d = c->q->doc;
    if (x->cue_token == LB_NONE) return;
    uint32_t s = d->tokens->at[x->cue_token].sentence;
    const lb_sentence *sent = &d->tokens->sentence[s];
    for (uint32_t t = sent->first; t < sent->end; t++) {
        const lb_phrase *p = lb_cue_at(d, c->q->r, t, sent->end);
        if (!p || p->kind != LB_CUE_BASIS) continue;
        lb_range r = lb_noun_phrase(c->q, t + p->n, sent->end);
        if (r.first == r.end) continue;
        uint32_t m;
        lb_span at = { d->tokens->at[r.first].span.begin, d->tokens->at[r.end - 1].span.end };
        lb_source src = source_of(d, c->q->r, c->first_mention[s], at, p->words, &m);
        if (*n && *n < 8 && (src.code.n || src.outlet.n)) {
            memmove(chain + 1, chain, *n * sizeof *chain);
            chain[0] = src;
            ++*n;
            if (m != LB_NONE) x->party = m;
        } else if (!*n) {
            chain[(*n)++] = src;
        }
        return;
    }
}

void lb_quotes_chain(lb_quoting *q)
{
    const lb_doc *d = q->doc;
    chaining c = { .q = q };
    c.first_mention = lb_array(q->a, d->tokens->n_sentences + 1, uint32_t);
    uint32_t n_mentions = d->mentions ? d->mentions->n : 0;
    for (uint32_t s = 0, i = 0; s < d->tokens->n_sentences; s++) {
        while (i < n_mentions && d->mentions->at[i].span.begin < d->tokens->sentence[s].span.begin) i++;
        c.first_mention[s] = i;
    }
    for (size_t i = 0; i < q->out.n; i++) {
        lb_quote *x = &q->out.at[i];
        lb_str cue = x->n_cue ? lb_words(d, x->cue[0]) : LB_STR("");
        lb_source *chain = lb_array(q->a, 9, lb_source);
        uint32_t n = 0, s = d->tokens->at[x->cue_token != LB_NONE ? x->cue_token : x->first].sentence;
        if (lb_is(x->cue_lemma, "demnach") || lb_is(x->cue_lemma, "danach")) {
            const lb_quote *p = NULL;
            for (size_t k = i; k-- > 0 && i - k < 8 && !p;)
                if (q->out.at[k].n_chain && q->out.at[k].end <= x->first && q->doc->tokens->at[q->out.at[k].end - 1].sentence + 3 >= s) p = &q->out.at[k];
            if (p) {
                x->chain = p->chain;
                x->n_chain = p->n_chain;
                x->party = p->party;
                continue;
            }
        }
        if (x->type == LB_QUOTE_FREE_INDIRECT) { // "soll": whose hearsay it is, nobody says; lb_sources_at tells it from a plan
            x->n_chain = 0;
            continue;
        }
        if (x->n_speaker) {
            uint32_t from = c.first_mention[s];
            lb_span who = x->meant.end ? x->meant : x->speaker[0];
            while (from > 0 && d->mentions->at[from - 1].span.end > who.begin) from--; // free speech: an earlier sentence's
            chain[n] = source_of(d, q->r, from, who, cue, &x->party);
            /* "die Lage zeigt, dass": things that show something say nothing */
            if (x->cue_class != LB_CUE_factive || chain[n].code.n || (chain[n].outlet.n && !lb_is(chain[n].outlet, "?"))) n++;
        } else if (x->n_cue && x->type != LB_QUOTE_DIRECT) {
            chain[n++] = (lb_source){ .outlet = LB_STR("?"), .cue = cue, .span = x->cue[0] };
        }
        for (uint32_t k = 0; k < x->n_chain; k++) { // "erklärte laut Reuters": found with the cue
            lb_source o = source_of(d, q->r, c.first_mention[s], x->chain[k].span, x->chain[k].cue, NULL);
            add(chain, &n, o);
        }
        through(&c, x, chain, &n);
        basis(&c, x, chain, &n);
        x->chain = chain;
        x->n_chain = n;
    }
}

/* ---- from a token outwards ---- */

const lb_quote *lb_quote_at(const lb_doc *doc, uint32_t t)
{
    if (!doc->quotes || !doc->quotes->of || doc->quotes->of[t] == LB_NONE) return NULL;
    return &doc->quotes->at[doc->quotes->of[t]];
}

/* "soll getötet haben", "angeblich": hearsay in the trigger's own clause. */
static bool hearsay(const lb_doc *doc, const lb_quote_rules *r, uint32_t t, lb_source *out)
{
    const lb_sentence *s = lb_sentence_of(doc, t);
    uint32_t b = t, e = t + 1, modal = LB_NONE;
    while (b > s->first && doc->tags->at[b - 1].stts != LB_STTS_COMMA) b--;
    while (e < s->end && doc->tags->at[e].stts != LB_STTS_COMMA) e++;
    bool perfect = false;
    for (uint32_t i = b; i < e; i++) {
        const lb_tag *g = &doc->tags->at[i];
        if (g->stts == LB_STTS_VMFIN && lb_is(g->lemma, "sollen") && lb_mood_at(doc, i) != LB_SUB2) modal = i;
        if (g->stts == LB_STTS_VAINF && i > b && (doc->tags->at[i - 1].stts == LB_STTS_VVPP || doc->tags->at[i - 1].stts == LB_STTS_VAPP)
            && !lb_is(g->lemma, "werden"))
            perfect = true;
        const lb_phrase *p = lb_cue_at(doc, r, i, e);
        if (p && p->kind == LB_CUE_HEARSAY_WORD) {
            *out = (lb_source){ .outlet = LB_STR("?"), .cue = lb_word(doc, i), .span = doc->tokens->at[i].span };
            return true;
        }
    }
    if (modal == LB_NONE || !perfect) return false;
    *out = (lb_source){ .outlet = LB_STR("?"), .cue = lb_word(doc, modal), .span = doc->tokens->at[modal].span };
    return true;
}

uint32_t lb_sources_at(const lb_doc *doc, const lb_quote_rules *r, uint32_t t, lb_arena *a, lb_source **out)
{
    LB_VEC(lb_source) v = { 0 };
    lb_source x;
    const lb_quote *q = lb_quote_at(doc, t);
    for (int depth = 0; q && depth < 8; depth++) {
        if (q->cue_token != t)
            for (uint32_t i = 0; i < q->n_chain; i++) {
                bool had = false;
                for (size_t k = 0; k < v.n; k++) {
                    lb_str in = v.at[k].code, out2 = q->chain[i].code; // "UKR" around "UKR.GOV" adds nobody
                    had |= same(&v.at[k], &q->chain[i])
                           || (out2.n && in.n > out2.n && in.p[out2.n] == '.' && !memcmp(in.p, out2.p, out2.n));
                }
                if (!had) *lb_push(a, &v) = q->chain[i];
            }
        q = q->inside == LB_NONE ? NULL : &doc->quotes->at[q->inside];
    }
    if (!v.n && doc->tags && hearsay(doc, r, t, &x)) *lb_push(a, &v) = x;
    *out = v.at;
    return (uint32_t)v.n;
}
