/* quotes_direct.c: words in quotation marks, and who they are given to. Marks come in all
 * kinds and wrong mixtures („…", “…“, »…«, "…", ‚…‘, two commas); a pair never leaves its
 * block unless the next block goes on with a mark. O(bytes). */
#include "claim/quotes.h"

typedef struct {
    uint32_t at, end;  // bytes of the mark
    char     side;     // '(' opens, ')' closes, '?' either
    char     family;   // 'd' double, 's' single, 'g' guillemet
} mark;

static bool mark_at(lb_str s, uint32_t i, mark *out)
{
    uint32_t j = i;
    uint32_t c = lb_utf8_next(s, &j);
    out->at = i;
    out->end = j;
    out->family = 'd';
    switch (c) {
    case 0x201E: out->side = '('; return true;               // „
    case 0x201D: out->side = ')'; return true;               // ”
    case 0x201C: out->side = '?'; return true;               // “
    case '"': case 0x201F: case 0xFF02: out->side = '?'; return true;
    case 0xBB: case 0xAB: out->side = '?'; out->family = 'g'; return true;
    case 0x201A: out->side = '('; out->family = 's'; return true; // ‚
    case ',':
        if (j < s.n && s.p[j] == ',' && j + 1 < s.n && s.p[j + 1] != ' ') {
            out->end = j + 1;
            out->side = '(';
            return true;
        }
        return false;
    default: return false;
    }
}

static bool space_before(lb_str s, uint32_t from, uint32_t i)
{
    if (i <= from) return true;
    char c = s.p[i - 1];
    return lb_is_space((uint8_t)c) || c == '(' || c == '[' || c == '-' || c == '/' || (i >= 3 && !memcmp(s.p + i - 3, "\xE2\x80\x93", 3));
}

static bool space_after(lb_str s, uint32_t to, uint32_t i)
{
    return i >= to || lb_is_space((uint8_t)s.p[i]) || s.p[i] == ',' || s.p[i] == '.' || s.p[i] == ')' || s.p[i] == ';' || s.p[i] == ':'
           || s.p[i] == '!' || s.p[i] == '?';
}

static uint32_t token_from(const lb_doc *doc, uint32_t byte) // first token that ends behind `byte`
{
    uint32_t lo = 0, hi = doc->tokens->n;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (doc->tokens->at[mid].span.end <= byte) lo = mid + 1;
        else hi = mid;
    }
    return lo;
}

typedef LB_VEC(lb_marks) marks_list;

static void close_pair(lb_quoting *q, lb_span span, bool nested, marks_list *v)
{
    lb_marks m = { .span = span, .nested = nested };
    m.first = token_from(q->doc, span.begin);
    m.end = token_from(q->doc, span.end - 1) + 1;
    if (m.end > q->doc->tokens->n) m.end = q->doc->tokens->n;
    if (m.first >= m.end) return;
    for (uint32_t t = m.first; t < m.end; t++) {
        if (!lb_punct_at(q->doc, t)) m.words++;
        if (lb_finite_at(q->doc, t)) m.clause = true;
    }
    if (m.words) *lb_push(q->a, v) = m;
}

void lb_marks_find(lb_quoting *q)
{
    marks_list v = { 0 };
    lb_str text = q->doc->text->text;
    for (uint32_t b = 0; b < q->doc->text->n; b++) {
        lb_span block = q->doc->text->block[b].span;
        uint32_t open[3], depth = 0;
        char family[3];
        for (uint32_t i = block.begin; i < block.end;) {
            mark m;
            uint32_t step = i;
            lb_utf8_next((lb_str){ text.p, block.end }, &step);
            if (!mark_at((lb_str){ text.p, block.end }, i, &m)) {
                i = step;
                continue;
            }
            bool before = space_before(text, block.begin, m.at), after = space_after(text, block.end, m.end);
            char side = m.side;
            if (side == '?') {
                if (depth && family[depth - 1] == m.family) side = before && !after && m.family == 'g' ? '(' : ')';
                else side = '(';
                if (side == '(' && after && !before) side = depth ? ')' : ' '; // a stray closing mark
                if (depth && side == ')' && before && !after && depth == 1 && m.end < block.end && i > block.begin) {
                    /* a second opening mark before the first was closed: the first was a slip only if no word stood between */
                    side = open[0] + 4 >= m.at ? ' ' : '(';
                }
            }
            if (m.side == '(' && depth && !before && after && family[depth - 1] == m.family) side = ')'; // “…„
            if (side == '(' && depth < 3) {
                if (depth && m.side == '(' && family[depth - 1] == m.family && depth == 1) {
                    /* „… „…“ …“ or a forgotten closing mark: nested if two closing marks follow */
                    uint32_t closers = 0;
                    for (uint32_t k = m.end; k < block.end && k < m.end + 1500 && closers < 2;) {
                        mark x;
                        uint32_t n = k;
                        if (mark_at((lb_str){ text.p, block.end }, k, &x) && x.family == m.family) {
                            if (x.side == '(') break;
                            closers++;
                        }
                        lb_utf8_next((lb_str){ text.p, block.end }, &n);
                        k = n;
                    }
                    if (closers < 2) depth = 0;
                }
                family[depth] = m.family;
                open[depth++] = m.at;
            } else if (side == ')' && depth) {
                if (family[depth - 1] != m.family && depth > 1) depth--; // ‚ left open inside „ … “
                depth--;
                close_pair(q, (lb_span){ open[depth], m.end }, depth > 0, &v);
            }
            i = m.end > step ? m.end : step;
        }
        if (depth) { // never closed: words of a long quotation that goes on to the block's end
            uint32_t words = 0;
            for (uint32_t i = open[0]; i < block.end; i++) words += text.p[i] == ' ';
            if (words >= 6) close_pair(q, (lb_span){ open[0], block.end }, false, &v);
        }
    }
    /* text order */
    for (size_t i = 1; i < v.n; i++)
        for (size_t k = i; k && v.at[k - 1].span.begin > v.at[k].span.begin; k--) {
            lb_marks x = v.at[k];
            v.at[k] = v.at[k - 1];
            v.at[k - 1] = x;
        }
    q->marks = v.at;
    q->n_marks = (uint32_t)v.n;
    q->mark_of = lb_array(q->a, q->doc->tokens->n + 1, uint32_t);
    for (uint32_t t = 0; t <= q->doc->tokens->n; t++) q->mark_of[t] = LB_NONE;
    for (uint32_t i = 0; i < q->n_marks; i++)
        for (uint32_t t = q->marks[i].first; t < q->marks[i].end; t++) q->mark_of[t] = i;
}

/* What an earlier step made of the tokens around marks. */
typedef struct {
    uint32_t *over;  // [T] narrowest quote, not in marks itself, whose message reaches over the token, or LB_NONE
    uint32_t *ends;  // [T+1] a quote that ends there, or LB_NONE
} surroundings;

static surroundings survey(const lb_quoting *q)
{
    uint32_t n = q->doc->tokens->n;
    surroundings s = { lb_array(q->a, n + 1, uint32_t), lb_array(q->a, n + 1, uint32_t) };
    for (uint32_t t = 0; t <= n; t++) s.over[t] = s.ends[t] = LB_NONE;
    for (uint32_t i = 0; i < q->out.n; i++) {
        const lb_quote *x = &q->out.at[i];
        s.ends[x->end] = i;
        if (x->type == LB_QUOTE_DIRECT) continue;
        for (uint32_t t = x->first; t < x->end; t++) {
            uint32_t had = s.over[t];
            if (had == LB_NONE || q->out.at[had].end - q->out.at[had].first >= x->end - x->first) s.over[t] = i;
        }
    }
    return s;
}

static const lb_quote *around(const lb_quoting *q, const surroundings *s, const lb_marks *m)
{
    for (uint32_t t = m->first; t < m->first + 2 && t < m->end; t++) {
        if (s->over[t] == LB_NONE) continue;
        const lb_quote *x = &q->out.at[s->over[t]];
        for (uint32_t k = 0; k < x->n_message; k++)
            if (x->message[k].begin <= m->span.begin + 3 && x->message[k].end + 3 >= m->span.end) return x;
    }
    return NULL;
}

static void copy_source(lb_quote *to, const lb_quote *from)
{
    to->n_speaker = from->n_speaker;
    to->speaker = from->speaker;
    to->n_cue = from->n_cue;
    to->cue = from->cue;
    to->cue_class = from->cue_class;
    to->cue_token = from->cue_token;
    to->cue_lemma = from->cue_lemma;
}

/* Marks round a name („Spiegel“, „Moskwa“): a capital first, short, no clause. */
static bool looks_like_name(const lb_quoting *q, const lb_marks *m)
{
    const lb_doc *d = q->doc;
    uint32_t capitals = 0, others = 0;
    if (m->clause || m->words > 4) return false;
    for (uint32_t t = m->first; t < m->end; t++) {
        if (lb_punct_at(d, t)) continue;
        lb_str w = lb_word(d, t);
        uint32_t i = 0;
        uint32_t c = lb_utf8_next(w, &i);
        if (lb_is_upper_cp(c) || lb_is_digit((uint8_t)w.p[0])) capitals++;
        else others++;
    }
    return capitals > others;
}

/* What is left inside marks when the cues of the sentences have been read. */
void lb_quotes_direct(lb_quoting *q, bool inner)
{
    const lb_doc *d = q->doc;
    surroundings around_us = survey(q);
    for (uint32_t i = 0; i < q->n_marks; i++) {
        lb_marks *m = &q->marks[i];
        if (m->done || m->nested) continue;
        const lb_quote *outer = around(q, &around_us, m);
        bool name = looks_like_name(q, m);
        if (outer && !inner) continue;
        if (outer && outer->type != LB_QUOTE_REPORTED) {
            if (name) continue;
            lb_quote from = *outer; // the list may move
            lb_quote *x = lb_quote_new(q, LB_QUOTE_DIRECT, m->first, m->end, "direct/inside");
            copy_source(x, &from);
            m->done = true;
            continue;
        }
        if (outer && !name && m->words >= 2) { // nannte den Angriff „feige und hinterhältig“
            lb_quote from = *outer;
            lb_quote *x = lb_quote_new(q, LB_QUOTE_DIRECT, m->first, m->end, "direct/reported");
            copy_source(x, &from);
            m->done = true;
            continue;
        }
        if (!m->clause || m->words < 4) continue;
        /* whole sentences without a cue of their own: the direct quotation just before goes on, or
         * the clause before a colon names the speaker */
        uint32_t s = d->tokens->at[m->first].sentence;
        const lb_sentence *sent = &d->tokens->sentence[s];
        bool starts = m->first == sent->first;
        const lb_quote *last = NULL;
        for (uint32_t t = m->first + 1, steps = 0; t-- > 0 && steps < 80 && !last; steps++)
            if (around_us.ends[t] != LB_NONE) last = &q->out.at[around_us.ends[t]];
        if (!starts && m->first > sent->first) {
            uint32_t colon = m->first - 1;
            bool comma = lb_is(lb_word(d, colon), ",");
            if (lb_is(lb_word(d, colon), ":") || comma) {
                uint32_t c = LB_NONE, prefix;
                for (uint32_t k = 0; k < q->clauses[s].n; k++)
                    if (q->clauses[s].at[k].finite != LB_NONE && q->clauses[s].at[k].finite < m->first && q->clauses[s].at[k].kind != LB_CLAUSE_RELATIVE) {
                        c = k;
                        break;
                    }
                lb_range who = { 0, 0 };
                if (comma && (c == LB_NONE || !lb_speech_verb(d, q->r, q->clauses[s].at[c].finite, &prefix))) continue;
                if (c != LB_NONE) who = lb_subject(q, s, c, q->clauses[s].at[c].finite, q->clauses[s].at[c].finite);
                else who = lb_noun_phrase(q, sent->first, colon);
                lb_quote *x = lb_quote_new(q, LB_QUOTE_DIRECT, m->first, m->end, "direct/colon");
                lb_quote_speaker(q, x, who);
                m->done = true;
                continue;
            }
        }
        if (starts || (m->first == sent->first + 1 && lb_punct_at(d, sent->first))) {
            lb_quote from = { 0 };
            bool same_block = false;
            if (last && last->n_speaker) {
                from = *last;
                uint32_t ls = d->tokens->at[last->end - 1].sentence;
                same_block = d->tokens->sentence[ls].block == sent->block && s - ls <= 2;
            }
            if (same_block) {
                lb_quote *x = lb_quote_new(q, LB_QUOTE_DIRECT, m->first, m->end, "direct/goes-on");
                copy_source(x, &from);
                x->n_cue = 0;
                around_us.ends[m->end] = (uint32_t)q->out.n - 1;
                m->done = true;
            } else if (s > 0 && d->tokens->sentence[s - 1].block == sent->block) {
                /* the previous sentence's subject speaks */
                uint32_t p = s - 1, c = LB_NONE;
                for (uint32_t k = 0; k < q->clauses[p].n && c == LB_NONE; k++)
                    if (q->clauses[p].at[k].finite != LB_NONE && q->clauses[p].at[k].opener == LB_NONE) c = k;
                lb_quote *x = lb_quote_new(q, LB_QUOTE_DIRECT, m->first, m->end, "direct/previous");
                if (c != LB_NONE) lb_quote_speaker(q, x, lb_subject(q, p, c, q->clauses[p].at[c].finite, q->clauses[p].at[c].finite));
                m->done = true;
            } else if (m->words >= 6) {
                lb_quote_new(q, LB_QUOTE_DIRECT, m->first, m->end, "direct/alone");
                m->done = true;
            }
        }
    }
}
