/* segment.c: text -> tokens in sentences. Blocks are cut one by one, so no sentence crosses one. */
#include "segment/segment_in.h"

static lb__abbr kind_of(lb_str s)
{
    static const char *const names[] = { "", "never", "name", "number", "unit", "month", "end", "letter" };
    for (int i = 1; i < 8; i++)
        if (lb_is(s, names[i])) return (lb__abbr)i;
    return ABBR_NONE;
}

lb_code lb_segmenter_open(const char *data, const lb_lexicon *lex, lb_arena *a, const lb_segmenter **out, lb_err *err)
{
    static const char *const columns[] = { "abbreviation", "kind", NULL };
    static const char *const months[] = { "Januar", "Jänner", "Jannuar", "Februar", "Feber", "März", "Maerz", "April", "Mai", "Juni", "Juli",
                                          "August", "September", "Oktober", "November", "Dezember" };
    lb_segmenter *s = lb_new(a, lb_segmenter);
    lb_table t;
    lb_code rc = lb_table_open(data, "abbreviations.tsv", columns, a, &t, err);
    if (rc != LB_OK) return rc;
    s->lex = lex;
    lb_index_init(&s->abbreviations, a, t.n_rows * 2);
    for (uint32_t r = 0; r < t.n_rows; r++) {
        lb_str abbr = lb_cell(&t, r, 0);
        lb__abbr kind = kind_of(lb_cell(&t, r, 1));
        if (kind == ABBR_NONE || !lb_ends(abbr, ".")) return lb_table_fail(&t, r, err, "unknown kind, or no full stop at the end");
        abbr.n--;
        lb_index_put(&s->abbreviations, a, abbr, kind);
    }
    lb_index_init(&s->months, a, 32);
    for (size_t i = 0; i < sizeof months / sizeof *months; i++) lb_index_put(&s->months, a, lb_str_of(months[i]), 1);
    *out = s;
    return LB_OK;
}

const lb_tokens *lb_segment(const lb_doc *doc, const lb_segmenter *s, lb_arena *a)
{
    lb_tokens *out = lb_new(a, lb_tokens);
    lb_str text = doc->text->text;
    LB_VEC(lb_token) tokens = { 0 };
    LB_VEC(lb_sentence) sentences = { 0 };
    for (uint32_t b = 0; b < doc->text->n; b++) {
        lb__piece *p;
        lb_span block = doc->text->block[b].span;
        uint32_t n = lb__pieces(s, text, block, a, &p), first = 0;
        for (uint32_t i = 0; i < n; i++) {
            bool end = lb__sentence_ends(s, text, p, n, &i);
            if (!end && i + 1 - first < LB__SENTENCE_MAX && i + 1 < n) continue;
            uint32_t start = (uint32_t)tokens.n;
            for (uint32_t k = first; k <= i; k++)
                *lb_push(a, &tokens) = (lb_token){ p[k].span, k + 1 < n ? p[k + 1].space_before : true, (uint32_t)sentences.n };
            *lb_push(a, &sentences) = (lb_sentence){ { p[first].span.begin, p[i].span.end }, start, (uint32_t)tokens.n, b };
            first = i + 1;
        }
    }
    out->n = (uint32_t)tokens.n;
    out->at = tokens.at;
    out->n_sentences = (uint32_t)sentences.n;
    out->sentence = sentences.at;
    return out;
}
