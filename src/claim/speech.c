/* speech.c: the words of saying: tables compiled once, looked up by lemma. O(1) a token. */
#include "claim/quotes.h"

static const char *const class_name[] = {
#define X(c) #c,
    LB_CUE_CLASS_LIST(X)
#undef X
};

static bool class_of(lb_str s, lb_cue_class *out)
{
    for (uint32_t i = 0; i < sizeof class_name / sizeof *class_name; i++)
        if (lb_is(s, class_name[i])) {
            *out = (lb_cue_class)i;
            return true;
        }
    return false;
}

static lb_code read_speech(const char *data, lb_arena *a, lb_quote_rules *r, lb_err *err)
{
    static const char *const columns[] = { "lemma", "kind", "class", "frames", NULL };
    lb_table t;
    lb_code rc = lb_table_open(data, "speech.tsv", columns, a, &t, err);
    if (rc) return rc;
    r->speech = lb_array(a, t.n_rows ? t.n_rows : 1, lb_speech);
    lb_index_init(&r->verb, a, t.n_rows);
    lb_index_init(&r->noun, a, t.n_rows);
    lb_index_init(&r->adj, a, 64);
    for (uint32_t i = 0; i < t.n_rows; i++) {
        lb_speech *s = &r->speech[i];
        lb_str kind = lb_cell(&t, i, 1);
        uint32_t n;
        lb_str *frame = lb_split(a, lb_cell(&t, i, 3), '|', &n);
        s->lemma = lb_cell(&t, i, 0);
        s->prep = lb_array(a, n ? n : 1, lb_str);
        if (!class_of(lb_cell(&t, i, 2), &s->cls)) return lb_table_fail(&t, i, err, "unknown class");
        for (uint32_t k = 0; k < n; k++) {
            if (lb_is(frame[k], "d")) s->frames |= LB_FRAME_DASS;
            else if (lb_is(frame[k], "i")) s->frames |= LB_FRAME_INF;
            else if (lb_is(frame[k], "w")) s->frames |= LB_FRAME_WH;
            else if (lb_is(frame[k], "q")) s->frames |= LB_FRAME_DIRECT;
            else if (lb_is(frame[k], "o")) s->frames |= LB_FRAME_OBJECT;
            else if (lb_is(frame[k], "z")) s->frames |= LB_FRAME_ZU;
            else if (lb_is(frame[k], "p")) s->frames |= LB_FRAME_PASSIVE;
            else if (lb_is(frame[k], "k")) s->frames |= LB_FRAME_KNOWN;
            else if (lb_is(frame[k], "n")) s->frames |= LB_FRAME_SOURCE;
            else if (lb_is(frame[k], "als")) s->frames |= LB_FRAME_ALS;
            else if (frame[k].n <= 1) return lb_table_fail(&t, i, err, "unknown frame \"%.*s\"", LB_FMT(frame[k]));
            else s->frames |= LB_FRAME_PREP, s->prep[s->n_prep++] = frame[k];
        }
        if (lb_is(kind, "verb")) lb_index_put(&r->verb, a, s->lemma, i);
        else if (lb_is(kind, "noun")) lb_index_put(&r->noun, a, s->lemma, i);
        else if (lb_is(kind, "adj")) lb_index_put(&r->adj, a, s->lemma, i);
        else return lb_table_fail(&t, i, err, "unknown kind \"%.*s\"", LB_FMT(kind));
    }
    return LB_OK;
}

static void add_phrase(lb_arena *a, lb_phrase *p, uint32_t i, lb_str words, lb_index *first)
{
    p[i].words = words;
    p[i].word = lb_split(a, lb_lower(a, words), ' ', &p[i].n);
    p[i].next = LB_NONE;
    if (!p[i].n) return;
    uint32_t head = lb_index_get(first, p[i].word[0]);
    if (head == LB_NONE || p[head].n < p[i].n) { // longest first
        p[i].next = head;
        lb_index_put(first, a, p[i].word[0], i);
        return;
    }
    while (p[head].next != LB_NONE && p[p[head].next].n >= p[i].n) head = p[head].next;
    p[i].next = p[head].next;
    p[head].next = i;
}

static lb_code read_cues(const char *data, lb_arena *a, lb_quote_rules *r, lb_err *err)
{
    static const char *const columns[] = { "words", "kind", "class", NULL };
    static const char *const kinds[] = { "before", "before-noun", "after", "so", "basis", "through", "adverb", "hearsay",
                                         "relative", "as" };
    lb_table t;
    lb_code rc = lb_table_open(data, "cues.tsv", columns, a, &t, err);
    if (rc) return rc;
    r->phrase = lb_array(a, t.n_rows ? t.n_rows : 1, lb_phrase);
    lb_index_init(&r->cue, a, t.n_rows);
    for (uint32_t i = 0; i < t.n_rows; i++) {
        uint32_t k = 0;
        while (k < LB_CUE_KINDS && !lb_is(lb_cell(&t, i, 1), kinds[k])) k++;
        if (k == LB_CUE_KINDS) return lb_table_fail(&t, i, err, "unknown kind");
        r->phrase[i].kind = (lb_cue_kind)k;
        if (!class_of(lb_cell(&t, i, 2), &r->phrase[i].cls)) return lb_table_fail(&t, i, err, "unknown class");
        add_phrase(a, r->phrase, i, lb_cell(&t, i, 0), &r->cue);
    }
    return LB_OK;
}

static lb_code read_hedges(const char *data, lb_arena *a, lb_quote_rules *r, lb_err *err)
{
    static const char *const columns[] = { "words", "kind", "effect", NULL };
    static const char *const kinds[] = { "modal", "future", "adverb", "adjective", "verb", "noun", "conjunction", "negation", "intent" };
    static const char *const effects[] = { "", "possible", "probable", "planned", "negated" };
    lb_table t;
    lb_code rc = lb_table_open(data, "certainty.tsv", columns, a, &t, err);
    if (rc) return rc;
    for (uint32_t k = 0; k < LB_HEDGE_KINDS; k++) lb_index_init(&r->hedge[k], a, 64);
    r->hedge_phrase = lb_array(a, t.n_rows ? t.n_rows : 1, lb_phrase);
    lb_index_init(&r->hedge_first, a, 64);
    for (uint32_t i = 0; i < t.n_rows; i++) {
        lb_str words = lb_cell(&t, i, 0);
        uint32_t k = 0, e = 1;
        while (k < LB_HEDGE_KINDS && !lb_is(lb_cell(&t, i, 1), kinds[k])) k++;
        while (e < 5 && !lb_is(lb_cell(&t, i, 2), effects[e])) e++;
        if (k == LB_HEDGE_KINDS || e == 5) return lb_table_fail(&t, i, err, "unknown kind or effect");
        if (lb_find(words, LB_STR(" ")) < 0) {
            lb_index_put(&r->hedge[k], a, words, e);
        } else {
            r->hedge_phrase[i].kind = (lb_cue_kind)0;
            r->hedge_phrase[i].cls = (lb_cue_class)e; // the effect
            add_phrase(a, r->hedge_phrase, i, words, &r->hedge_first);
        }
    }
    return LB_OK;
}

lb_code lb_quote_rules_open(const char *data, lb_arena *a, const lb_quote_rules **out, lb_err *err)
{
    lb_quote_rules *r = lb_new(a, lb_quote_rules);
    lb_code rc = read_speech(data, a, r, err);
    if (!rc) rc = read_cues(data, a, r, err);
    if (!rc) rc = read_hedges(data, a, r, err);
    *out = r;
    return rc;
}

/* ---- words ---- */

bool lb_finite_at(const lb_doc *doc, uint32_t t)
{
    lb_stts s = doc->tags->at[t].stts;
    return s == LB_STTS_VVFIN || s == LB_STTS_VAFIN || s == LB_STTS_VMFIN;
}

/* By its form where the tagger is not sure: "habe", "sei", "greife", "wäre", "käme". */
uint8_t lb_mood_at(const lb_doc *doc, uint32_t t)
{
    static const char *const sub2[] = { "würde", "würden", "hätte", "hätten", "wäre", "wären", "könnte", "könnten", "müsste", "müssten",
                                        "müßte", "dürfte", "dürften", "möchte", "möchten", "wüsste", "wüssten", "bräuchte", "bräuchten", NULL };
    const lb_tag *g = &doc->tags->at[t];
    if (!lb_finite_at(doc, t)) return 0;
    if (g->feats.mood == LB_SUB1 || g->feats.mood == LB_SUB2) return g->feats.mood;
    lb_str w = lb_word(doc, t), l = g->lemma;
    if (lb_word_is(doc, t, "sei") || lb_word_is(doc, t, "seien")) return LB_SUB1;
    for (uint32_t i = 0; sub2[i]; i++)
        if (lb_word_is(doc, t, sub2[i])) return LB_SUB2;
    if (!lb_ends(w, "e") || w.n < 3) {
        /* "kämen", "gäben": an umlaut that the infinitive lacks */
        if (!(lb_ends(w, "en") && w.n > 4)) return g->feats.mood;
    }
    bool first = (t > 0 && lb_word_is(doc, t - 1, "ich")) || (t + 1 < doc->tokens->n && lb_word_is(doc, t + 1, "ich"));
    uint32_t stem = l.n > 2 && lb_ends(l, "en") ? l.n - 2 : l.n > 1 && lb_ends(l, "n") ? l.n - 1 : l.n;
    if (lb_ends(w, "e") && w.n == stem + 1 && !memcmp(w.p + 1, l.p + 1, stem - 1)) return first ? LB_IND : LB_SUB1;
    bool umlaut = false, own = false; // "käme" of "kommen", "gäbe" of "geben"
    for (uint32_t i = 0; i + 1 < w.n; i++) umlaut |= (uint8_t)w.p[i] == 0xC3 && (uint8_t)w.p[i + 1] != 0x9F;
    for (uint32_t i = 0; i + 1 < l.n; i++) own |= (uint8_t)l.p[i] == 0xC3 && (uint8_t)l.p[i + 1] != 0x9F;
    if (umlaut && !own && !lb_ends(w, "te") && !lb_ends(w, "ten")) return LB_SUB2;
    return g->feats.mood;
}

bool lb_verbal_at(const lb_doc *doc, uint32_t t)
{
    lb_stts s = doc->tags->at[t].stts;
    return s >= LB_STTS_VVFIN && s <= LB_STTS_VMPP;
}

bool lb_word_is(const lb_doc *doc, uint32_t t, const char *z)
{
    lb_str w = lb_word(doc, t);
    uint32_t i = 0;
    for (; i < w.n && z[i]; i++) {
        char c = lb_is_upper((uint8_t)w.p[i]) ? (char)(w.p[i] | 32) : w.p[i];
        if (c != z[i]) return false;
    }
    return i == w.n && !z[i];
}

static uint32_t find_joined(const lb_index *x, lb_str prefix, lb_str base)
{
    char key[96];
    if (prefix.n + base.n > sizeof key) return LB_NONE;
    for (uint32_t i = 0; i < prefix.n; i++) key[i] = lb_is_upper((uint8_t)prefix.p[i]) ? (char)(prefix.p[i] | 32) : prefix.p[i];
    memcpy(key + prefix.n, base.p, base.n);
    uint32_t row = lb_index_get(x, (lb_str){ key, prefix.n + base.n });
    for (uint32_t i = prefix.n; row == LB_NONE && i + 1 < prefix.n + base.n; i++)
        if (key[i] == 's' && key[i + 1] == 's') { // a lemma in Swiss spelling: "schliessen"
            memcpy(key + i, "ß", 2);
            row = lb_index_get(x, (lb_str){ key, prefix.n + base.n });
            break;
        }
    return row;
}

/* A separable prefix belongs to the last finite verb before it. A word that closes its clause and
 * makes a verb of the table counts as one even where the tagger saw a preposition. */
static uint32_t prefix_of(const lb_doc *doc, const lb_quote_rules *r, uint32_t t, uint32_t *row)
{
    const lb_sentence *s = lb_sentence_of(doc, t);
    uint32_t commas = 0, stop = s->end < t + 80 ? s->end : t + 80;
    *row = LB_NONE;
    if (!lb_finite_at(doc, t)) return LB_NONE;
    for (uint32_t i = t + 1; i < stop; i++) {
        lb_stts x = doc->tags->at[i].stts;
        bool closes = i + 1 >= s->end || doc->tags->at[i + 1].upos == LB_UPOS_PUNCT || doc->tags->at[i + 1].stts == LB_STTS_KON;
        if (x == LB_STTS_PTKVZ || (closes && (x == LB_STTS_APPR || x == LB_STTS_ADV || x == LB_STTS_ADJD || x == LB_STTS_PTKA))) {
            *row = find_joined(&r->verb, lb_word(doc, i), doc->tags->at[t].lemma);
            if (*row != LB_NONE || x == LB_STTS_PTKVZ) return i;
        }
        if (x == LB_STTS_COMMA && ++commas > 4) return LB_NONE;
        if (lb_finite_at(doc, i) && !commas) return LB_NONE;
    }
    return LB_NONE;
}

const lb_speech *lb_speech_verb(const lb_doc *doc, const lb_quote_rules *r, uint32_t t, uint32_t *prefix)
{
    uint32_t row, p;
    *prefix = LB_NONE;
    if (!lb_verbal_at(doc, t)) return NULL;
    lb_str lemma = doc->tags->at[t].lemma;
    p = prefix_of(doc, r, t, &row);
    if (p != LB_NONE) {
        if (row != LB_NONE) {
            *prefix = p;
            return &r->speech[row];
        }
        bool near = true; // "sagt … zu": a prefix that makes another verb hides the plain one
        for (uint32_t i = t + 1; i < p; i++)
            if (doc->tags->at[i].stts == LB_STTS_COMMA || lb_finite_at(doc, i)) near = false;
        if (near) return NULL;
    }
    if (t > lb_sentence_of(doc, t)->first) { // "bekannt gegeben"
        p = t - 1;
        if (doc->tags->at[p].stts == LB_STTS_PTKZU && p > lb_sentence_of(doc, t)->first) p--;
        if (doc->tags->at[p].stts == LB_STTS_PTKVZ || doc->tags->at[p].stts == LB_STTS_ADJD) {
            row = find_joined(&r->verb, lb_word(doc, p), lemma);
            if (row != LB_NONE) {
                *prefix = p;
                return &r->speech[row];
            }
        }
    }
    row = find_joined(&r->verb, LB_STR(""), lemma);
    return row == LB_NONE ? NULL : &r->speech[row];
}

const lb_speech *lb_speech_noun(const lb_doc *doc, const lb_quote_rules *r, uint32_t t)
{
    if (doc->tags->at[t].stts != LB_STTS_NN && doc->tags->at[t].stts != LB_STTS_NE) return NULL;
    lb_str lemma = doc->tags->at[t].lemma;
    uint32_t row = lb_index_get(&r->noun, lemma);
    /* compounds by their head: "Polizeibericht", "US-Angaben" */
    for (uint32_t cut = 2; row == LB_NONE && cut + 4 < lemma.n; cut++) {
        char key[64];
        lb_str tail = { lemma.p + cut, lemma.n - cut };
        if (lemma.p[cut - 1] == '-') row = lb_index_get(&r->noun, tail);
        if (row != LB_NONE || tail.n >= sizeof key || ((uint8_t)tail.p[0] & 0xC0) == 0x80) continue;
        memcpy(key, tail.p, tail.n);
        if (lb_is_lower((uint8_t)key[0])) key[0] = (char)(key[0] & ~32);
        else if ((uint8_t)key[0] == 0xC3 && tail.n > 1 && ((uint8_t)key[1] & 0x20)) key[1] = (char)(key[1] & ~0x20);
        else continue;
        row = lb_index_get(&r->noun, (lb_str){ key, tail.n });
        if (row != LB_NONE && r->speech[row].lemma.n < 6) row = LB_NONE; // "Wort", "Plan": too short a tail to trust
    }
    return row == LB_NONE ? NULL : &r->speech[row];
}

static bool phrase_matches(const lb_doc *doc, const lb_phrase *p, uint32_t t, uint32_t end)
{
    if (t + p->n > end) return false;
    for (uint32_t i = 0; i < p->n; i++) {
        char z[64];
        if (p->word[i].n >= sizeof z) return false;
        memcpy(z, p->word[i].p, p->word[i].n);
        z[p->word[i].n] = 0;
        if (!lb_word_is(doc, t + i, z)) return false;
    }
    return true;
}

const lb_phrase *lb_cue_at(const lb_doc *doc, const lb_quote_rules *r, uint32_t t, uint32_t end)
{
    char z[64];
    lb_str w = lb_word(doc, t);
    if (w.n >= sizeof z) return NULL;
    for (uint32_t i = 0; i < w.n; i++) z[i] = lb_is_upper((uint8_t)w.p[i]) ? (char)(w.p[i] | 32) : w.p[i];
    for (uint32_t i = lb_index_get(&r->cue, (lb_str){ z, w.n }); i != LB_NONE; i = r->phrase[i].next)
        if (phrase_matches(doc, &r->phrase[i], t, end)) return &r->phrase[i];
    return NULL;
}
