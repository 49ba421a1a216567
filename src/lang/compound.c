/* compound.c: splits German compounds at their seams. The head is the longest ending that is
 * a noun or adjective of the lexicon and leaves a row of modifiers before it; the row is
 * found by dynamic programming over at most 60 bytes, so the cost per word is bounded. */
#include "lang/lexicon_in.h"

enum { LONGEST = 60, SHORTEST = 3, DEAD = 1000 };

#define TAG(t) ((uint64_t)1 << LB_STTS_##t)
#define INFINITIVES (TAG(VVINF) | TAG(VAINF) | TAG(VMINF))

/* A part that is no word, or too short to be trusted without the list data/de/openers.tsv. */
static bool is_opener(const lb_lexicon *x, lb_str part)
{
    uint32_t at = lb__lex_find(x, part);
    for (uint32_t k = 0; at && k < x->records[at + 1]; k++)
        if (lb__lex_pair(x, at, k).flags & LEX_OPENER) return true;
    return false;
}

static uint64_t tags_of(const lb_lexicon *x, uint32_t at)
{
    uint16_t stts;
    if (!at) return 0;
    memcpy(&stts, x->records + at + 2, 2);
    return x->masks[stts];
}

/* First letter raised or lowered, ASCII and umlauts. */
static lb_str cased(lb_str s, bool upper, char *to)
{
    uint32_t i = 0, c = lb_utf8_next(s, &i), n = lb_utf8_put(upper ? lb_upper_cp(c) : lb_lower_cp(c), to);
    memcpy(to + n, s.p + i, s.n - i);
    return (lb_str){ to, n + s.n - i };
}

/* Nominative singular (or plural only) noun: its own lemma. */
static uint32_t noun_lemma(const lb_lexicon *x, lb_str s)
{
    char room[256];
    uint32_t at = s.n >= 2 ? lb__lex_find(x, cased(s, true, room)) : 0;
    if (!at || !(tags_of(x, at) & (TAG(NN) | TAG(NE)))) return 0;
    for (uint32_t k = 0; k < x->records[at + 1]; k++) {
        lex_pair p = lb__lex_pair(x, at, k);
        if (p.lemma == at && p.set) return at;
    }
    return 0;
}

static bool noun_any(const lb_lexicon *x, lb_str s)
{
    char room[256];
    return s.n >= 2 && tags_of(x, lb__lex_find(x, cased(s, true, room))) & TAG(NN);
}

/* Nouns with these endings always link with s; without it the split is wrong. */
static bool wants_s(lb_str noun)
{
    static const char *const ends[] = { "ung", "heit", "keit", "schaft", "ion", "tät", "ling", "tum" };
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (noun.n > strlen(ends[i]) + 2 && lb_ends(noun, ends[i])) return true;
    return false;
}

/* Price of `part` as a modifier and the bytes of it that are the word; DEAD if it is none. */
static int modifier(const lb_lexicon *x, lb_str part, uint32_t *word)
{
    static const struct { const char *link; int price; } links[] = {
        { "s", 11 }, { "es", 13 }, { "n", 11 }, { "en", 12 }, { "er", 14 }, { "e", 14 }, { "ens", 14 }, { "nen", 14 }, { "ns", 14 },
    };
    char room[256];
    *word = part.n;
    if (is_opener(x, part)) return 10;
    if (part.n < SHORTEST) return DEAD;
    int extra = part.n <= 3 ? 12 : part.n == 4 ? 4 : 0;
    if (noun_lemma(x, part)) return (wants_s(part) ? 40 : 10) + extra;
    int best = DEAD;
    for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
        lb_str link = lb_str_of(links[i].link), noun = { part.p, part.n - link.n };
        if (part.n < link.n + SHORTEST || !lb_ends(part, links[i].link) || links[i].price + extra >= best) continue;
        if (link.n == 1 && link.p[0] == 'n' && noun.p[noun.n - 1] != 'e' && noun.p[noun.n - 1] != 'r' && noun.p[noun.n - 1] != 'l') continue;
        if (!noun_lemma(x, noun)) continue;
        best = links[i].price + (noun.n <= 3 ? 12 : noun.n == 4 ? 4 : 0);
        *word = noun.n;
    }
    if (best < DEAD) return best;
    if (noun_any(x, part)) return 14 + extra; // "Häuser|kampf", "Städte|bau"
    if (part.n + 3 > 200) return DEAD;
    memcpy(room, part.p, part.n);             // "Schul(e)|hof", "Sprach(e)|…"
    room[part.n] = 'e';
    if (noun_lemma(x, (lb_str){ room, part.n + 1 })) return 14 + extra;
    uint32_t at = lb__lex_find(x, part);      // "Klein|stadt", "Gesamt|zahl"
    for (uint32_t k = 0; at && k < x->records[at + 1]; k++)
        if (lb__lex_pair(x, at, k).flags & LEX_STEM) return 15 + extra;
    room[part.n + 1] = 'n';                   // "Schieß(en)|platz"
    if (lb_lexicon_is_verb(x, (lb_str){ room, part.n + 2 })) return 18 + extra;
    return DEAD;
}

/* The head: an inflected noun, or adjective where the compound is lower case. */
static bool head_of(const lb_lexicon *x, lb_str part, bool upper, lb_str *lemma, lb_lex_class *class)
{
    char room[256];
    lb_str form = cased(part, upper, room);
    uint32_t at = lb__lex_find(x, form);
    uint64_t tags = tags_of(x, at);
    if (upper) {
        if (!(tags & TAG(NN))) return false;
        for (uint32_t k = 0; k < x->records[at + 1]; k++) {
            lex_pair p = lb__lex_pair(x, at, k);
            if (!p.set || x->analyses[x->sets[p.set]].stts != LB_STTS_NN) continue;
            *lemma = lb__lex_form(x, p.lemma);
            memcpy(&class->stts, x->records + at + 2, 2);
            memcpy(&class->all, x->records + at + 4, 2);
            class->source = LB_LEX_COMPOUND;
            return true;
        }
        return false;
    }
    lb__adjective adj;
    if (lb__lex_adjective(x, form, &adj) && adj.ending >= 0) {
        *class = (lb_lex_class){ x->head->adjective_stts[adj.ending][adj.degree], x->head->adjective_all[adj.ending][adj.degree], LB_LEX_COMPOUND };
        *lemma = lb__lex_form(x, adj.pair.lemma);
        return true;
    }
    if (!(tags & (TAG(ADJD) | TAG(ADJA)))) return false;
    for (uint32_t k = 0; k < x->records[at + 1]; k++) {
        lex_pair p = lb__lex_pair(x, at, k);
        lb_stts t = p.set ? (lb_stts)x->analyses[x->sets[p.set]].stts : LB_STTS_XY;
        if (t != LB_STTS_ADJD && t != LB_STTS_ADJA) continue;
        *lemma = lb__lex_form(x, p.lemma);
        memcpy(&class->stts, x->records + at + 2, 2);
        memcpy(&class->all, x->records + at + 4, 2);
        class->source = LB_LEX_COMPOUND;
        return true;
    }
    return false;
}

typedef struct {
    const lb_lexicon *lex;
    lb_str   form;                // without hyphens inside
    uint16_t price[LONGEST + 1];  // of form[0..i) as a row of modifiers; 0 unknown, DEAD none
    uint8_t  from[LONGEST + 1];   // where its last part begins
    uint8_t  word[LONGEST + 1];   // bytes of that part without link
} row;

static bool boundary(lb_str s, uint32_t i) { return i >= s.n || ((uint8_t)s.p[i] & 0xC0) != 0x80; }

static uint16_t row_price(row *r, uint32_t end)
{
    if (end == 0) return 1;
    if (r->price[end]) return r->price[end];
    uint16_t best = DEAD;
    for (uint32_t i = 0; i + 2 <= end; i++) {
        if (!boundary(r->form, i)) continue;
        uint16_t before = row_price(r, i);
        if (before >= best) continue;
        uint32_t word;
        int price = modifier(r->lex, (lb_str){ r->form.p + i, end - i }, &word);
        if (price + before >= best) continue;
        best = (uint16_t)(price + before);
        r->from[end] = (uint8_t)i;
        r->word[end] = (uint8_t)word;
    }
    return r->price[end] = best;
}

/* Split form[0..end) into modifiers, appended to *out left to right. */
static bool put_row(row *r, uint32_t end, uint32_t offset, lb_parts *out)
{
    uint8_t ends[LB_PARTS_MAX];
    uint32_t n = 0;
    for (uint32_t e = end; e; e = r->from[e]) {
        if (n + out->n + 1 >= LB_PARTS_MAX) return false;
        ends[n++] = (uint8_t)e;
    }
    while (n) {
        uint32_t e = ends[--n], b = r->from[e];
        out->part[out->n++] = (lb_span){ offset + b, offset + b + r->word[e] };
    }
    return true;
}

/* One stretch without hyphens. */
static bool split_solid(const lb_lexicon *x, lb_str s, uint32_t offset, bool upper, lb_parts *out)
{
    char room[256];
    row r = { .lex = x };
    uint32_t best = DEAD, seam = 0;
    lb_lex_class class, best_class = { 0 };
    lb_str lemma, best_lemma = { 0 };
    if (s.n > LONGEST || s.n < 5) return false;
    r.form = cased(s, false, room); // same length: German capitals are as long as their small letters
    if (r.form.n != s.n) return false;
    for (uint32_t i = 2; i + SHORTEST <= s.n; i++) {
        lb_str head = { r.form.p + i, s.n - i };
        if (!boundary(r.form, i) || (head.n < 4 && !upper) || !head_of(x, head, upper, &lemma, &class)) continue;
        uint32_t price = row_price(&r, i) + (head.n <= 3 ? 12u : head.n == 4 ? 4u : 0u);
        if (price >= best) continue;
        best = price, seam = i, best_class = class, best_lemma = lemma;
    }
    if (best >= 90 || !put_row(&r, seam, offset, out)) return false;
    out->part[out->n++] = (lb_span){ offset + seam, offset + s.n };
    out->lemma = best_lemma;
    out->head = best_class;
    return true;
}

bool lb_compound_split(const lb_lexicon *lex, lb_str form, lb_parts *out)
{
    *out = (lb_parts){ 0 };
    if (form.n < 5 || form.n > 200) return false;
    uint32_t last = 0;
    for (uint32_t i = 0; i < form.n; i++)
        if (form.p[i] == '-' && i + 1 < form.n) last = i + 1;
    if (!last) {
        uint32_t i = 0;
        uint32_t c = lb_utf8_next(form, &i);
        if (split_solid(lex, form, 0, lb_is_upper_cp(c), out)) return true;
        *out = (lb_parts){ 0 };
        return false;
    }
    // "US-Präsident", "F-16-Kampfjets": hyphens are seams; what stands behind the last one is the head.
    for (uint32_t from = 0, i = 0; i < last; i++) {
        if (form.p[i] != '-') continue;
        if (i > from && out->n + 3 < LB_PARTS_MAX) out->part[out->n++] = (lb_span){ from, i };
        from = i + 1;
    }
    if (!out->n) return false;
    lb_str tail = { form.p + last, form.n - last };
    uint32_t i = 0, c = lb_utf8_next(tail, &i);
    bool upper = lb_is_upper_cp(c);
    lb_parts inner = *out;
    if (head_of(lex, tail, upper, &out->lemma, &out->head)) {
        out->part[out->n++] = (lb_span){ last, form.n };
        return true;
    }
    if (split_solid(lex, tail, last, upper, &inner)) {
        *out = inner;
        return true;
    }
    *out = (lb_parts){ 0 };
    return false;
}
