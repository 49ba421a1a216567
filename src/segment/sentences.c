/* sentences.c: where a sentence ends. The pieces already say which full stops belong to
 * abbreviations and ordinals; what is left is quotation, brackets and the next word. */
#include "segment/segment_in.h"

#define TAG(t) ((uint64_t)1 << LB_STTS_##t)

static uint64_t tags(const lb_lexicon *x, uint16_t stts) { return lb_lexicon_tags(x, stts); }

bool lb__is_starter(const lb_segmenter *s, lb_str word)
{
    const uint64_t opens = TAG(ART) | TAG(PPER) | TAG(PDS) | TAG(PDAT) | TAG(PIAT) | TAG(PIS) | TAG(PIDAT) | TAG(PPOSAT) | TAG(APPR) | TAG(APPRART) |
                           TAG(KON) | TAG(KOUS) | TAG(KOUI) | TAG(ADV) | TAG(PAV) | TAG(PWAV) | TAG(PWS) | TAG(PTKNEG) | TAG(VAFIN) | TAG(VMFIN);
    lb_lex_class low, as_is;
    if (word.n > 40) return false;
    as_is = lb_lexicon_class(s->lex, word, &low);
    return tags(s->lex, low.stts) & opens && !(as_is.source == LB_LEX_EXACT && tags(s->lex, as_is.stts) & (TAG(NN) | TAG(NE)));
}

bool lb__before_ordinal(const lb_segmenter *s, lb_str word)
{
    const uint64_t det = TAG(ART) | TAG(PDAT) | TAG(PPOSAT) | TAG(APPRART) | TAG(PIAT) | TAG(PIDAT);
    lb_lex_class low, as_is;
    if (word.n > 40) return false;
    as_is = lb_lexicon_class(s->lex, word, &low);
    return (tags(s->lex, as_is.stts) | tags(s->lex, low.stts)) & det;
}

static uint32_t first_cp(lb_str text, lb_span at)
{
    uint32_t i = at.begin;
    return lb_utf8_next(text, &i);
}

/* A letter that is no capital; scripts without case count as capitals. */
static bool is_low(uint32_t c) { return lb_is_letter_cp(c) && !lb_is_upper_cp(c) && lb_upper_cp(c) != c; }

/* The first piece from k on that is no opening mark, or n. */
static uint32_t past_openers(const lb__piece *p, uint32_t n, uint32_t k)
{
    while (k < n && (p[k].kind == TOK_OPEN || p[k].kind == TOK_DASH)) k++;
    return k;
}

bool lb__sentence_ends(const lb_segmenter *s, lb_str text, const lb__piece *p, uint32_t n, uint32_t *i)
{
    uint32_t k = *i;
    lb__piece at = p[k];
    if (at.kind == TOK_TICKER) return k > 0 && p[k - 1].kind != TOK_TICKER; // "+++ … +++"
    bool stop = at.kind == TOK_STOP, soft = at.kind == TOK_ELLIPSIS;
    bool abbr = at.kind == TOK_ABBR && (at.abbr == ABBR_END || at.abbr == ABBR_UNIT || at.abbr == ABBR_LETTER || at.abbr == ABBR_MONTH);
    if (!stop && !soft && !abbr) return false;
    // More marks and closing quotes belong to the sentence: »Halt!!«
    uint32_t e = k + 1;
    while (e < n && ((p[e].kind == TOK_CLOSE && (!p[e].space_before || e == k + 1)) || (!p[e].space_before && (p[e].kind == TOK_STOP || p[e].kind == TOK_ELLIPSIS)))) {
        soft &= p[e].kind != TOK_STOP;
        e++;
    }
    if (e >= n) {
        *i = n - 1;
        return true;
    }
    uint32_t next = past_openers(p, n, e);
    lb__piece after = p[next < n ? next : e];
    uint32_t c = first_cp(text, after.span);
    if (after.kind == TOK_COMMA || after.kind == TOK_CLOSE || is_low(c)) return false;
    bool end = true;
    if (abbr) {
        lb_str word = lb_sub(text, after.span);
        end = e == k + 1 ? after.kind == TOK_WORD && lb__is_starter(s, word) : true;
        if (end && at.abbr == ABBR_LETTER && k && p[k - 1].kind == TOK_ABBR && p[k - 1].abbr == ABBR_LETTER && e == k + 1) {
            // "u. a. Die", but "z. B. Der Spiegel"
            lb_str last = lb_sub(text, at.span);
            end = !lb_is(last, "B.") && !lb_is(last, "h.");
        }
    } else if (soft && e == k + 1) {
        end = after.kind != TOK_WORD || lb__is_starter(s, lb_sub(text, after.span));
    } else if (!p[e].space_before && after.kind == TOK_WORD && next == e && p[e - 1].kind == TOK_STOP && text.p[p[e - 1].span.begin] == '.') {
        end = lb_is_upper_cp(c); // "gesagt.Er"
    }
    if (end) *i = e - 1;
    return end;
}
