/* guess.c: readings of words that the lexicon lacks: compound, prefixed verb, ending, shape. */
#include "lang/lexicon_in.h"

#define TAG(t) ((uint64_t)1 << LB_STTS_##t)
#define VERB_TAGS (TAG(VVFIN) | TAG(VVINF) | TAG(VVPP) | TAG(VVIZU))

static uint64_t tags_at(const lb_lexicon *x, uint32_t at)
{
    uint16_t stts;
    if (!at) return 0;
    memcpy(&stts, x->records + at + 2, 2);
    return x->masks[stts];
}

/* The longest separable prefix with a known verb form behind it: "vorrobbten", "vorgerobbt", "vorzurobben". */
static uint32_t verb_prefix(const lb_lexicon *x, lb_str form, uint32_t *rest)
{
    for (uint32_t n = form.n > 16 ? 14 : form.n > 5 ? form.n - 4 : 0; n >= 2; n--) {
        if (!(tags_at(x, lb__lex_find(x, (lb_str){ form.p, n })) & TAG(PTKVZ))) continue;
        lb_str tail = { form.p + n, form.n - n };
        if (tags_at(x, *rest = lb__lex_find(x, tail)) & VERB_TAGS) return n;
        if (lb_starts(tail, "zu") && tail.n > 5 && tags_at(x, *rest = lb__lex_find(x, (lb_str){ tail.p + 2, tail.n - 2 })) & TAG(VVINF)) return n;
    }
    return 0;
}

lb_lex_class lb__lex_prefixed_class(const lb_lexicon *lex, lb_str form)
{
    uint32_t at;
    lb_lex_class c = { 0 };
    if (!verb_prefix(lex, form, &at)) return c;
    memcpy(&c.stts, lex->records + at + 2, 2);
    memcpy(&c.all, lex->records + at + 4, 2);
    c.source = LB_LEX_PREFIX;
    return c;
}

static uint32_t by_prefix(const lb_lexicon *x, lb_str form, lb_arena *a, lb_reading *out, uint32_t max)
{
    uint32_t at, n = verb_prefix(x, form, &at), kept = 0;
    if (!n) return 0;
    lb_str prefix = { form.p, n }, tail = lb__lex_form(x, at);
    bool zu = tail.n + n < form.n;
    uint32_t all = lb_lexicon_look(x, tail, out, max);
    for (uint32_t i = 0; i < all; i++) {
        lb_reading r = out[i];
        if (r.upos != LB_UPOS_VERB || r.stts == LB_STTS_VVIMP || r.prefix.n || (zu && r.stts != LB_STTS_VVINF)) continue;
        if (zu) r.stts = LB_STTS_VVIZU, r.feats.form = LB_IZU;
        r.lemma = lb_printf(a, "%.*s%.*s", LB_FMT(prefix), LB_FMT(r.lemma));
        r.prefix = (lb_str){ r.lemma.p, n };
        r.source = LB_LEX_PREFIX;
        out[kept++] = r;
    }
    return kept;
}

static uint32_t by_compound(const lb_lexicon *x, lb_str form, lb_arena *a, lb_reading *out, uint32_t max)
{
    lb_parts parts;
    uint32_t kept = 0, i = 0;
    if (!lb_compound_split(x, form, &parts)) return 0;
    lb_span last = parts.part[parts.n - 1];
    lb_str head = lb_sub(form, last);
    bool upper = lb_is_upper_cp(lb_utf8_next(form, &i));
    bool hyphen = form.p[last.begin - 1] == '-';
    if (upper && !hyphen) head = lb_capital(a, head);
    uint32_t all = lb_lexicon_look(x, head, out, max);
    for (uint32_t k = 0; k < all; k++) {
        lb_reading r = out[k];
        bool noun = r.stts == LB_STTS_NN, adjective = r.stts == LB_STTS_ADJA || r.stts == LB_STTS_ADJD;
        bool low = !hyphen ? !upper : !lb_is_upper_cp(lb_utf8_next(head, &(uint32_t){ 0 }));
        if (low ? !adjective : !noun) continue;
        r.lemma = lb_printf(a, "%.*s%.*s", (int)last.begin, form.p, LB_FMT(hyphen || low ? r.lemma : lb_uncapital(a, r.lemma)));
        r.prefix = (lb_str){ r.lemma.p, 0 };
        r.source = LB_LEX_COMPOUND;
        out[kept++] = r;
    }
    return kept;
}

/* Endings stand in the lexicon behind a mark: 1 for nouns, 2 for the rest. Longest first. */
static uint32_t by_suffix(const lb_lexicon *x, lb_str form, lb_arena *a, lb_reading *out, uint32_t max)
{
    uint32_t i = 0;
    char key[16];
    key[0] = lb_is_upper_cp(lb_utf8_next(form, &i)) ? 1 : 2;
    for (uint32_t n = form.n > 14 ? 12 : form.n > 2 ? form.n - 2 : 0; n >= 2; n--) {
        if (((uint8_t)form.p[form.n - n] & 0xC0) == 0x80) continue;
        memcpy(key + 1, form.p + form.n - n, n);
        uint32_t all = lb_lexicon_look(x, (lb_str){ key, n + 1 }, out, max);
        for (uint32_t k = 0; k < all; k++) {
            lb_str lemma = out[k].lemma;
            out[k].lemma = lb_printf(a, "%.*s%.*s", (int)(form.n - n), form.p, (int)lemma.n - 1, lemma.p + 1);
            out[k].prefix = (lb_str){ out[k].lemma.p, 0 };
            out[k].source = LB_LEX_SUFFIX;
        }
        if (all) return all;
    }
    return 0;
}

static bool is_number(lb_str s)
{
    bool digit = false;
    for (uint32_t i = 0; i < s.n; i++) {
        digit |= lb_is_digit((uint8_t)s.p[i]);
        if (!lb_is_digit((uint8_t)s.p[i]) && !strchr(".,:/-+%", s.p[i])) return false;
    }
    return digit;
}

static uint32_t by_shape(lb_str form, lb_reading *out, uint32_t max)
{
    static const struct { uint8_t upos, stts; } low[] = { { LB_UPOS_ADJ, LB_STTS_ADJD }, { LB_UPOS_VERB, LB_STTS_VVFIN }, { LB_UPOS_ADV, LB_STTS_ADV },
                                                          { LB_UPOS_ADJ, LB_STTS_ADJA }, { LB_UPOS_VERB, LB_STTS_VVINF }, { LB_UPOS_VERB, LB_STTS_VVPP } };
    uint32_t i = 0, n = 0, c = form.n ? lb_utf8_next(form, &i) : 0;
    lb_reading r = { .lemma = form, .prefix = { form.p, 0 }, .source = LB_LEX_SHAPE, .upos = LB_UPOS_X_, .stts = LB_STTS_XY };
#define GIVE(u, t) (n < max ? (r.upos = (lb_upos)(u), r.stts = (lb_stts)(t), out[n++] = r, 0) : 0)
    if (is_number(form)) {
        GIVE(LB_UPOS_NUM, LB_STTS_CARD);
        if (lb_ends(form, ".")) GIVE(LB_UPOS_ADJ, LB_STTS_ADJA);
    } else if (lb_is_letter_cp(c) && c < 0x250) {
        bool foreign = false;
        for (uint32_t k = i; k < form.n;) foreign |= lb_utf8_next(form, &k) >= 0x370;
        if (foreign) {
            GIVE(LB_UPOS_X_, LB_STTS_FM);
        } else if (lb_is_upper_cp(c)) {
            GIVE(LB_UPOS_PROPN, LB_STTS_NE);
            GIVE(LB_UPOS_NOUN, LB_STTS_NN);
        } else {
            for (size_t k = 0; k < sizeof low / sizeof *low; k++) GIVE(low[k].upos, low[k].stts);
        }
    } else if (lb_is_digit((uint8_t)form.p[0])) { // "2.000er", "8-jährige", "T-72" is above
        GIVE(LB_UPOS_ADJ, LB_STTS_ADJA);
        GIVE(LB_UPOS_NOUN, LB_STTS_NN);
    } else if (lb_is_letter_cp(c)) {
        GIVE(LB_UPOS_X_, LB_STTS_FM);
    } else if (c < 0x80 && strchr(".!?;:", (int)c)) {
        GIVE(LB_UPOS_PUNCT, LB_STTS_STOP);
    } else if (c == ',') {
        GIVE(LB_UPOS_PUNCT, LB_STTS_COMMA);
    } else if ((c < 0x80 && !strchr("$%&@#+=<>^|~", (int)c)) || (c >= 0x2010 && c <= 0x203A) || c == 0xAB || c == 0xBB || c == 0xB4) {
        GIVE(LB_UPOS_PUNCT, LB_STTS_PAREN);
    }
#undef GIVE
    if (!n && max) out[n++] = r;
    return n;
}

uint32_t lb_lexicon_guess(const lb_lexicon *lex, lb_str form, lb_arena *a, lb_reading *out, uint32_t max)
{
    uint32_t n = 0, i = 0;
    bool word = form.n > 3 && form.n < 200 && lb_is_letter_cp(lb_utf8_next(form, &i));
    if (word) n = by_compound(lex, form, a, out, max);
    if (word && !n) n = by_prefix(lex, form, a, out, max);
    if (word && !n) n = by_suffix(lex, form, a, out, max);
    return n ? n : by_shape(form, out, max);
}
