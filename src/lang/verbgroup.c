/* verbgroup.c: joins verb groups, a sentence at a time, left to right.
 *
 * A finite verb opens a frame; the participle, infinitive or prefix that closes the bracket
 * looks for the nearest open frame that can take it. A subordinator opens a frame without a
 * finite verb, which the next finite verb fills. What the tagger took for the wrong verb
 * form is put right when only another form of the word fits its place. O(tokens): frames
 * beyond the last FRAMES are forgotten. */
#include "lang/verbgroup.h"

enum { FIN = 1, INF = 2, PP = 4, IZU = 8, IMP = 16 };                 // forms of a verb
enum { NO_VERB, FULL, SEIN, HABEN, WERDEN, MODAL, LASSEN };           // kinds of verb
enum { FRAMES = 24 };
enum { IS_SUB = 1, IS_ZU = 2, IS_PREFIX = 4, IS_NEG = 8, IS_KON = 16, IS_CUT = 32, IS_STRONG_CUT = 64, IS_ICH = 128 };

typedef struct {
    uint8_t  is, can;      // form by tag; forms that the lexicon allows
    uint8_t  kind, what;   // FULL, SEIN …; IS_… bits
    uint32_t segment;      // first token of the stretch between commas
} info;

typedef struct {
    uint32_t finite, group, start;  // start: token of the subordinator, or the finite verb
    bool     sub, open, filled, prefixed;
} frame;

typedef struct {
    const lb_doc     *d;
    const lb_lexicon *lex;
    lb_arena         *a;
    lb_verbgroups    *out;
    LB_VEC(lb_verbgroup) groups;
    info    *tok;          // [T]
    frame    stack[FRAMES];
    uint32_t depth, first, end; // frames; tokens of the sentence
} finder;

const char *lb_voice_name(uint8_t v) { return v == LB_VOICE_PASSIVE ? "passive" : v == LB_VOICE_STATE ? "state" : "active"; }
const char *lb_tense_name(uint8_t t)
{
    static const char *const names[] = { "-", "present", "past", "perfect", "pluperfect", "future", "future-perfect" };
    return t < sizeof names / sizeof *names ? names[t] : "-";
}
const char *lb_mood_name(uint8_t m)
{
    static const char *const names[] = { "-", "ind", "imp", "sub1", "sub2" };
    return m < sizeof names / sizeof *names ? names[m] : "-";
}

/* ---- words ---- */

static uint8_t form_of_tag(lb_stts t)
{
    switch (t) {
    case LB_STTS_VVFIN: case LB_STTS_VAFIN: case LB_STTS_VMFIN: return FIN;
    case LB_STTS_VVINF: case LB_STTS_VAINF: case LB_STTS_VMINF: return INF;
    case LB_STTS_VVPP: case LB_STTS_VAPP: case LB_STTS_VMPP: return PP;
    case LB_STTS_VVIZU: return IZU;
    case LB_STTS_VVIMP: case LB_STTS_VAIMP: return IMP;
    default: return 0;
    }
}

static uint8_t kind_of_lemma(lb_str l)
{
    static const char *const modals[] = { "dürfen", "können", "mögen", "müssen", "sollen", "wollen" };
    if (lb_is(l, "sein")) return SEIN;
    if (lb_is(l, "haben")) return HABEN;
    if (lb_is(l, "werden")) return WERDEN;
    if (lb_is(l, "lassen")) return LASSEN;
    for (int i = 0; i < 6; i++)
        if (lb_is(l, modals[i])) return MODAL;
    return FULL;
}

static lb_stts tag_at(const finder *f, uint32_t t) { return f->d->tags ? f->d->tags->at[t].stts : LB_STTS_XY; }

static uint32_t readings(const finder *f, uint32_t t, lb_reading *r)
{
    lb_str w = lb_word(f->d, t);
    uint32_t n = lb_lexicon_look(f->lex, w, r, LB_READINGS_MAX);
    return n ? n : w.n > 3 && w.n < 60 ? lb_lexicon_guess(f->lex, w, f->a, r, LB_READINGS_MAX) : 0;
}

static bool word_is_one_of(lb_str w, const char *const *list)
{
    for (; *list; list++)
        if (lb_is(w, *list)) return true;
    return false;
}

static uint8_t other_bits(const finder *f, uint32_t t, lb_stts tag)
{
    static const char *const never[] = { "nicht", "nie", "niemals", "nirgends", "keinesfalls", "keineswegs", "nichts", "niemand", "weder", "Nie", "Weder",
                                         "Niemand", "Nichts", "Nicht", NULL };
    lb_str w = lb_word(f->d, t);
    uint8_t bits = 0;
    switch (tag) {
    case LB_STTS_KOUS: case LB_STTS_PRELS: case LB_STTS_PRELAT: bits |= IS_SUB; break;
    case LB_STTS_PWS: case LB_STTS_PWAT: case LB_STTS_PWAV:
        if ((t > f->first && f->tok[t].segment != f->first) || (t == f->first && !lb_is(lb_word(f->d, f->end - 1), "?"))) bits |= IS_SUB;
        break;
    case LB_STTS_PTKZU: bits |= IS_ZU; break;
    case LB_STTS_PTKVZ: bits |= IS_PREFIX; break;
    case LB_STTS_KON: bits |= IS_KON; break;
    default: break;
    }
    if (lb_is(w, "noch"))
        for (uint32_t k = f->first; k < t; k++)
            if (lb_is(lb_word(f->d, k), "weder") || lb_is(lb_word(f->d, k), "Weder")) bits |= IS_KON | IS_NEG;
    if (lb_is(w, "ich") || lb_is(w, "Ich")) bits |= IS_ICH;
    if (word_is_one_of(w, never) || lb_starts(w, "kein") || lb_starts(w, "Kein")) bits |= IS_NEG;
    if (bits & IS_NEG && t + 1 < f->end) {
        lb_str next = lb_word(f->d, t + 1);
        if (lb_is(next, "nur") || lb_is(next, "zuletzt") || lb_is(next, "allein")) bits &= (uint8_t)~IS_NEG;
    }
    return bits;
}

static void look_at(finder *f, uint32_t t)
{
    lb_stts tag = tag_at(f, t);
    info *x = &f->tok[t];
    lb_str w = lb_word(f->d, t);
    x->what |= other_bits(f, t, tag);
    x->is = form_of_tag(tag);
    uint32_t i = 0;
    bool lower = !lb_is_upper_cp(lb_utf8_next(w, &i)), maybe = x->is || tag == LB_STTS_ADJD || tag == LB_STTS_XY || tag == LB_STTS_VVIMP || t == f->first;
    if (!maybe || (!lower && !x->is && t != f->first)) return;
    if (!lb_is_letter_cp((i = 0, lb_utf8_next(w, &i)))) return;
    lb_reading r[LB_READINGS_MAX];
    uint32_t n = readings(f, t, r);
    uint64_t closed = 0;
    for (uint32_t k = 0; k < n; k++) {
        uint8_t form = form_of_tag(r[k].stts);
        if (!form) {
            closed |= r[k].source <= LB_LEX_LOWERED && r[k].upos != LB_UPOS_ADJ && r[k].upos != LB_UPOS_NOUN;
            continue;
        }
        if (r[k].source == LB_LEX_SHAPE) continue;
        x->can |= form;
        if (!x->kind || form == x->is) x->kind = r[k].prefix.n ? FULL : kind_of_lemma(r[k].lemma);
    }
    if (x->is && !x->can) x->can = x->is, x->kind = FULL;
    if (x->is && !(x->can & x->is) && x->is != IMP) x->is = x->can & FIN ? FIN : x->can & PP ? PP : x->can & INF ? INF : x->can & IZU ? IZU : 0;
    if (tag == LB_STTS_XY && x->can && !closed && lower) // no tagger: take what the word can be, the place decides later
        x->is = x->can & IZU ? IZU : x->can & FIN ? FIN : x->can & PP ? PP : x->can & INF ? INF : 0;
}

/* ---- segments ---- */

static void cut(finder *f)
{
    uint32_t segment = f->first;
    for (uint32_t t = f->first; t < f->end; t++) {
        lb_str w = lb_word(f->d, t);
        uint32_t i = 0, c = lb_utf8_next(w, &i);
        bool weak = c == ',' || c == '(' || c == ')' || c == '"' || c == 0x201E || c == 0x201C || c == 0x201D || c == 0xAB || c == 0xBB || c == 0x2013 || c == 0x2014 ||
                    (c == '-' && w.n == 1) || c == '`' || (c == '\'' && w.n == 2) || c == 0x201A || c == 0x2018 || c == '[' || c == ']';
        bool strong = c == ';' || (c == ':' && w.n == 1) || c == '!' || c == '?' || c == '.' || c == 0x2026;
        f->tok[t] = (info){ .what = (uint8_t)(weak || strong ? IS_CUT | (strong ? IS_STRONG_CUT : 0) : 0), .segment = segment };
        if (weak || strong) segment = t + 1;
    }
}

/* Is t the last word of its clause: a comma, the end or a conjunction follows? */
static bool clause_end(const finder *f, uint32_t t)
{
    return t + 1 >= f->end || f->tok[t + 1].what & (IS_CUT | IS_KON | IS_SUB) || tag_at(f, t + 1) == LB_STTS_KOKOM;
}

/* ---- groups ---- */

static uint32_t new_group(finder *f, uint32_t verb, uint32_t finite)
{
    uint32_t g = (uint32_t)f->groups.n;
    *lb_push(f->a, &f->groups) = (lb_verbgroup){ .verb = verb, .finite = finite, .prefix = LB_NONE, .modal = LB_NONE, .zu = LB_NONE,
                                                 .negation = LB_NONE, .shared = LB_NONE };
    return g;
}

static void own(finder *f, uint32_t t, uint32_t g)
{
    if (f->out->of[t] == LB_NONE) f->out->of[t] = g;
}

static frame *push(finder *f, frame x)
{
    if (f->depth == FRAMES) memmove(f->stack, f->stack + 1, sizeof f->stack[0] * --f->depth);
    f->stack[f->depth] = x;
    return &f->stack[f->depth++];
}

static bool takes(const finder *f, uint32_t finite, uint8_t last, uint32_t n_inf)
{
    switch (f->tok[finite].kind) {
    case HABEN: return last == PP || n_inf > 1;
    case SEIN: return last == PP;
    case WERDEN: return last == PP || last == INF;
    case MODAL: return last == INF;
    case LASSEN: return last == INF;
    default: return false;
    }
}

/* Put the run of non-finite verbs [from, to) into group g under its finite verb. The first
 * full verb is the main one, the others its auxiliaries. */
static void fill(finder *f, uint32_t g, uint32_t from, uint32_t to)
{
    uint32_t main = LB_NONE;
    for (uint32_t t = from; t < to && main == LB_NONE; t++)
        if (f->tok[t].kind == FULL && !(f->tok[t].what & IS_ZU)) main = t;
    for (uint32_t t = from; t < to && main == LB_NONE; t++)
        if (!(f->tok[t].what & IS_ZU) && f->tok[t].is) main = t; // "gewesen", "lassen", "werden"
    lb_verbgroup *x = &f->groups.at[g];
    if (main == LB_NONE) return;
    uint32_t finite = x->finite;
    x->verb = main;
    for (int pass = 0; pass < 2; pass++) { // the finite verb stands before or behind the run
        if (finite != LB_NONE && finite != main && (pass == 0) == (finite < from)) {
            if (f->tok[finite].kind == MODAL) x->modal = finite;
            else if (x->n_aux < LB_AUX_MAX) x->aux[x->n_aux++] = finite;
            own(f, finite, g);
        }
        for (uint32_t t = from; pass == 0 && t < to; t++) {
            own(f, t, g);
            if (t == main) continue;
            if (f->tok[t].what & IS_ZU) x->zu = t;
            else if (f->tok[t].kind == MODAL) x->modal = x->modal == LB_NONE ? t : x->modal;
            else if (x->n_aux < LB_AUX_MAX) x->aux[x->n_aux++] = t;
        }
    }
}

/* What a run of non-finite verbs is for the verb above it. */
typedef struct {
    uint32_t from, to, n_inf;
    uint8_t  last;
    bool     zu;
} run;

static run run_at(const finder *f, uint32_t t)
{
    run r = { .from = t };
    for (; t < f->end; t++) {
        const info *x = &f->tok[t];
        if (x->what & IS_ZU && t + 1 < f->end && (f->tok[t + 1].is & INF || f->tok[t + 1].can & INF)) {
            r.zu = true;
            f->tok[t + 1].is = INF;
            continue;
        }
        if (!(x->is & (INF | PP | IZU))) break;
        r.zu |= x->is == IZU;
        r.n_inf += x->is == INF;
        r.last = x->is;
    }
    r.to = t;
    return r;
}

static void infinitive_group(finder *f, run r)
{
    uint32_t g = new_group(f, r.from, LB_NONE);
    fill(f, g, r.from, r.to);
    f->groups.at[g].infinitive = true;
}

static void finite_verb(finder *f, uint32_t t, uint32_t run_from);

/* A run that no finite verb follows at once. */
static void settle(finder *f, run r)
{
    if (r.zu) {
        infinitive_group(f, r);
        return;
    }
    for (uint32_t k = f->depth; k-- > 0;) {
        frame *x = &f->stack[k];
        if (x->finite == LB_NONE || !x->open || !takes(f, x->finite, r.last, r.n_inf)) continue;
        if (x->filled && x->sub) continue; // its finite verb stood last: nothing can follow
        if (x->filled) { // "wurden getötet und verletzt", "hat A zerstört, B beschädigt"
            uint32_t g = new_group(f, r.from, x->finite);
            fill(f, g, r.from, r.to);
            const lb_verbgroup *old = &f->groups.at[x->group];
            for (uint32_t i = 0; i < old->n_aux; i++) // "sind getötet und verletzt worden" has its own; "worden" comes last
                if (f->groups.at[g].n_aux < LB_AUX_MAX && old->aux[i] > x->finite && f->groups.at[g].n_aux == 1) f->groups.at[g].aux[f->groups.at[g].n_aux++] = old->aux[i];
            lb_verbgroup *first = &f->groups.at[x->group];
            for (uint32_t i = r.from; i < r.to; i++) // "seien A getötet und B verletzt worden"
                if (f->tok[i].kind == WERDEN && f->tok[i].is == PP && first->n_aux == 1 && f->tok[first->verb].is == PP) first->aux[first->n_aux++] = i;
            f->groups.at[g].shared = x->group;
            f->groups.at[g].subordinate = f->groups.at[x->group].subordinate;
        } else {
            fill(f, x->group, r.from, r.to);
            x->filled = true;
        }
        return;
    }
    // No frame takes it. A single form that may be finite is: "…, die vorrücken", "Truppen rücken vor".
    const info *x = &f->tok[r.from];
    bool waits = f->depth && f->stack[f->depth - 1].sub && f->stack[f->depth - 1].finite == LB_NONE;
    bool has_finite = false;
    for (uint32_t k = 0; k < f->depth; k++) has_finite |= f->stack[k].finite != LB_NONE && f->tok[f->stack[k].finite].segment == x->segment;
    if (r.to == r.from + 1 && x->can & FIN && (waits || (r.last == INF && !has_finite && r.from > f->first))) {
        f->tok[r.from].is = FIN;
        finite_verb(f, r.from, r.from);
        return;
    }
    if (r.last == PP && x->kind != FULL) return; // "worden" astray
    uint32_t g = new_group(f, r.from, LB_NONE);
    fill(f, g, r.from, r.to);
    f->groups.at[g].infinitive = r.last == INF;
}

/* "dass drei getötet und fünf verletzt worden seien": participles that stood alone between the
 * subordinator and the last run share its finite verb. */
static void adopt(finder *f, uint32_t g, uint32_t start, uint32_t before)
{
    uint8_t form = f->tok[f->groups.at[g].verb].is;
    for (uint32_t k = g; k-- > 0;) {
        lb_verbgroup *x = &f->groups.at[k];
        const lb_verbgroup *to = &f->groups.at[g];
        if (x->verb <= start || x->verb >= before) break;
        if (x->finite != LB_NONE || x->zu != LB_NONE || x->n_aux || f->tok[x->verb].is != form) continue;
        bool joined = false; // a conjunction or comma must lie between them
        for (uint32_t t = x->verb + 1; t < before; t++) joined |= (f->tok[t].what & (IS_KON | IS_CUT)) != 0;
        if (!joined) continue;
        x->finite = to->finite;
        x->modal = to->modal;
        x->n_aux = to->n_aux;
        memcpy(x->aux, to->aux, sizeof x->aux);
        x->shared = g;
        x->infinitive = false;
        x->subordinate = true;
    }
}

/* A finite verb at t; [run_from, t) are non-finite verbs right before it. */
static void finite_verb(finder *f, uint32_t t, uint32_t run_from)
{
    run r = run_at(f, run_from);
    bool has_run = run_from < t && !r.zu;
    frame *top = f->depth ? &f->stack[f->depth - 1] : NULL;
    bool sub = top && top->sub && top->finite == LB_NONE;
    bool fits = has_run && takes(f, t, r.last, r.n_inf);
    if (run_from < t && !fits) { // the run belongs elsewhere: "…, um zu siegen, kam", "gesagt hat …"
        settle(f, r);
        top = f->depth ? &f->stack[f->depth - 1] : NULL;
        sub = top && top->sub && top->finite == LB_NONE;
    }
    uint32_t g = new_group(f, t, t);
    own(f, t, g);
    if (fits) fill(f, g, run_from, t);
    bool needs_more = f->tok[t].kind != FULL && !fits;
    f->groups.at[g].subordinate = sub || (fits && clause_end(f, t) && run_from > f->tok[t].segment);
    if (sub && fits) adopt(f, g, top->start, run_from);
    if (sub) {
        top->finite = t;
        top->group = g;
        top->filled = fits;
        top->open = needs_more || fits; // open for "… und zerstört hat"'s twin, see settle
        top->prefixed = true;           // a verb that stands last carries its prefix
        if (!clause_end(f, t) && !fits) top->prefixed = false; // not last after all
        return;
    }
    push(f, (frame){ .finite = t, .group = g, .start = t, .sub = f->groups.at[g].subordinate, .open = true, .filled = fits });
}

static bool is_capital(const finder *f, uint32_t t)
{
    uint32_t i = 0;
    return lb_is_upper_cp(lb_utf8_next(lb_word(f->d, t), &i));
}

/* A separated prefix: the nearest finite verb that has a compound with it. */
static bool prefix(finder *f, uint32_t t)
{
    bool tagged = f->tok[t].what & IS_PREFIX;
    lb_str w = lb_word(f->d, t);
    bool waits = f->depth && f->stack[f->depth - 1].sub && f->stack[f->depth - 1].finite == LB_NONE;
    if (!tagged && (!clause_end(f, t) || is_capital(f, t) || (f->tok[t].is && (waits || t == f->first || f->tok[t - 1].segment != f->tok[t].segment)))) return false;
    if (!tagged) {
        lb_lex_class c = lb_lexicon_class(f->lex, w, NULL);
        if (!(lb_lexicon_tags(f->lex, c.stts) & ((uint64_t)1 << LB_STTS_PTKVZ))) return false;
    }
    frame *fallback = NULL;
    for (uint32_t k = f->depth; k-- > 0;) {
        frame *x = &f->stack[k];
        if (x->finite == LB_NONE || x->prefixed || x->filled || f->groups.at[x->group].prefix != LB_NONE) continue;
        lb_reading r[LB_READINGS_MAX];
        uint32_t n = readings(f, x->finite, r);
        for (uint32_t i = 0; i < n; i++) {
            if (form_of_tag(r[i].stts) != FIN || r[i].prefix.n || !lb_lexicon_join(f->lex, w, r[i].lemma).n) continue;
            f->groups.at[x->group].prefix = t;
            own(f, t, x->group);
            f->tok[t].is = 0; // "hielt stand" is no second verb
            x->prefixed = true;
            x->open = false;
            return true;
        }
        if (!fallback && f->tok[x->finite].kind == FULL) fallback = x;
        if (!tagged && k + 3 < f->depth) break;
    }
    if (!tagged || !fallback) return false;
    f->groups.at[fallback->group].prefix = t; // a compound that the lexicon does not know
    own(f, t, fallback->group);
    fallback->prefixed = true;
    return true;
}

/* ---- what a group says ---- */

static lb_str lemma_of(finder *f, uint32_t t, uint8_t form, lb_str pre, bool with_sein)
{
    lb_reading r[LB_READINGS_MAX];
    uint32_t n = readings(f, t, r);
    lb_str best = { 0 }, tagged = f->d->tags ? f->d->tags->at[t].lemma : (lb_str){ 0 };
    int best_score = -1;
    for (uint32_t i = 0; i < n; i++) {
        uint8_t k = form_of_tag(r[i].stts);
        if (!k) continue;
        lb_str l = r[i].lemma;
        int score = (k == form) * 8 + (lb_eq(l, tagged) ? 2 : 0) + (form == PP && lb_lexicon_takes_sein(f->lex, l) == with_sein ? 4 : 0);
        if (pre.n) {
            lb_str joined = lb_lexicon_join(f->lex, pre, l);
            if (joined.n) l = joined, score += 16;
            else l = lb_printf(f->a, "%.*s%.*s", LB_FMT(pre), LB_FMT(l));
        }
        if (score <= best_score) continue;
        best = l, best_score = score;
    }
    if (!best.n) best = lb_printf(f->a, "%.*s%.*s", LB_FMT(pre), LB_FMT(tagged.n ? tagged : lb_lower(f->a, lb_word(f->d, t))));
    return best;
}

/* Mood and tense of a finite form. Where a form can be both, the indicative; "habe", "werde" are
 * indicative only with "ich". */
static void finite_says(const finder *f, uint32_t t, bool ich, uint8_t *mood, bool *past)
{
    lb_reading r[LB_READINGS_MAX];
    uint32_t n = readings(f, t, r);
    bool ind = false, ind1 = false, sub1 = false, sub2 = false, pres = false, pret = false, imp = tag_at(f, t) == LB_STTS_VVIMP;
    for (uint32_t i = 0; i < n; i++) {
        lb_feats x = r[i].feats;
        if (form_of_tag(r[i].stts) != FIN) continue;
        if (x.mood == LB_IND) {
            bool first = x.person == 1 && x.number == LB_SING, second = x.person == 2;
            if (!first && !second) ind = true;
            if (first) ind1 = true;
            if (!second && (!first || ich)) {
                if (x.tense == LB_PAST) pret = true;
                else pres = true;
            }
        }
        sub1 |= x.mood == LB_SUB1 && x.person != 2;
        sub2 |= x.mood == LB_SUB2 && x.person != 2;
    }
    *mood = imp ? LB_IMP : ind || (ind1 && ich) ? LB_IND : sub1 ? LB_SUB1 : sub2 ? LB_SUB2 : LB_IND;
    lb_str mark = lb_word(f->d, f->end - 1);
    if (t == f->first && lb_is(mark, "!") && t + 1 < f->end) { // "Legt die Waffen nieder!", "Verlassen Sie die Stadt!"
        bool command = lb_is(lb_word(f->d, t + 1), "Sie");
        for (uint32_t i = 0; i < n; i++) command |= r[i].stts == LB_STTS_VVIMP && tag_at(f, t + 1) != LB_STTS_PPER;
        if (command) *mood = LB_IMP, *past = false;
    }
    bool question = lb_is(lb_word(f->d, f->end - 1), "?");
    if (*mood == LB_IND && sub2 && t == f->tok[t].segment && f->tok[t].kind == MODAL && !question) *mood = LB_SUB2; // "Sollte er kommen, …"
    if (*mood == LB_IND && f->d->tags) { // present and past look alike only in few verbs: then the tagger's word
        lb_feats x = f->d->tags->at[t].feats;
        *past = pret && (!pres || x.tense == LB_PAST);
    } else {
        *past = pret && !pres;
    }
    if (*mood == LB_SUB1 || *mood == LB_SUB2) *past = false;
}

static void judge(finder *f, lb_verbgroup *g)
{
    bool past = false, sein = false, haben = false, werden = false, worden = false, werden_inf = false, perfect_inf = false, lassen = false;
    uint8_t form = g->verb == g->finite ? FIN : f->tok[g->verb].is;
    for (uint32_t i = 0; i < g->n_aux; i++) {
        uint32_t t = g->aux[i];
        uint8_t kind = f->tok[t].kind;
        bool fin = t == g->finite;
        lassen |= kind == LASSEN;
        if (fin) sein = kind == SEIN, haben = kind == HABEN, werden = kind == WERDEN;
        else if (kind == WERDEN && f->tok[t].is == PP) worden = true;
        else if (kind == WERDEN) werden_inf = true;
        else if (kind == HABEN || (kind == SEIN && f->tok[t].is == INF)) perfect_inf = true;
    }
    bool pp = form == PP;
    bool sein_aux = sein, sein_inf = false, gewesen = false;
    for (uint32_t i = 0; i < g->n_aux; i++) gewesen |= g->aux[i] != g->finite && f->tok[g->aux[i]].kind == SEIN && f->tok[g->aux[i]].is == PP;
    for (uint32_t i = 0; i < g->n_aux; i++) sein_inf |= g->aux[i] != g->finite && f->tok[g->aux[i]].kind == SEIN;
    lb_str pre = g->prefix != LB_NONE ? lb_lower(f->a, lb_word(f->d, g->prefix)) : (lb_str){ 0 };
    g->lemma = lemma_of(f, g->verb, form, pre, (sein_aux || sein_inf) && !worden);
    bool takes_sein = lb_lexicon_takes_sein(f->lex, g->lemma);
    g->voice = LB_VOICE_ACTIVE;
    if (pp && !lassen) {
        if (worden || werden_inf || (werden && !perfect_inf)) g->voice = LB_VOICE_PASSIVE;
        else if ((sein || sein_inf) && !haben && !takes_sein) g->voice = LB_VOICE_STATE;
        else if (g->finite == LB_NONE && !g->n_aux && !takes_sein) g->voice = LB_VOICE_PASSIVE;
    }
    if (g->finite == LB_NONE) {
        g->tense = pp && g->infinitive && perfect_inf && g->voice == LB_VOICE_ACTIVE ? LB_TENSE_PERFECT : LB_TENSE_NONE;
        if (pp && g->infinitive && worden) g->tense = LB_TENSE_PERFECT;
        return;
    }
    bool ich = false;
    for (uint32_t t = g->first; t < g->end; t++) ich |= (f->tok[t].what & IS_ICH) != 0;
    finite_says(f, g->finite, ich, &g->mood, &past);
    uint8_t simple = past ? LB_TENSE_PAST : LB_TENSE_PRESENT, perfect = past ? LB_TENSE_PLUPERFECT : LB_TENSE_PERFECT;
    g->tense = simple;
    if (g->verb == g->finite) return;
    if (haben || (sein && pp && (g->voice != LB_VOICE_STATE || gewesen))) g->tense = perfect;
    else if (werden && g->mood != LB_SUB2 && !pp) g->tense = LB_TENSE_FUTURE;
    else if (werden && g->mood != LB_SUB2 && (perfect_inf || werden_inf)) g->tense = perfect_inf ? LB_TENSE_FUTURE_PERFECT : LB_TENSE_FUTURE;
    else if (perfect_inf && (g->voice != LB_VOICE_STATE)) g->tense = LB_TENSE_PERFECT; // "soll angegriffen haben"
}

/* First and last token of a group's verbs. */
static void extent(const lb_verbgroup *g, uint32_t *lo, uint32_t *hi)
{
    bool all_own = g->shared == LB_NONE;
    const uint32_t all[] = { g->verb, all_own ? g->finite : LB_NONE, g->prefix, all_own ? g->modal : LB_NONE, g->zu };
    *lo = LB_NONE, *hi = 0;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (all[i] == LB_NONE) continue;
        if (all[i] < *lo) *lo = all[i];
        if (all[i] > *hi) *hi = all[i];
    }
    for (uint32_t i = 0; i < g->n_aux && all_own; i++) {
        if (g->aux[i] < *lo) *lo = g->aux[i];
        if (g->aux[i] > *hi) *hi = g->aux[i];
    }
}

/* Clause borders, negation, then the judgement, for the groups from `from` on (one sentence). */
static void finish(finder *f, uint32_t from)
{
    lb_verbgroup *all = f->groups.at;
    uint32_t n = (uint32_t)f->groups.n;
    for (uint32_t i = from + 1; i < n; i++) // by first verb; mostly sorted already
        for (uint32_t k = i; k > from && n - from < 64; k--) {
            uint32_t a1, a2, b1, b2;
            extent(&all[k - 1], &a1, &a2);
            extent(&all[k], &b1, &b2);
            if (a1 <= b1) break;
            lb_verbgroup x = all[k];
            all[k] = all[k - 1];
            all[k - 1] = x;
            for (uint32_t j = from; j < n; j++) all[j].shared = all[j].shared == k ? k - 1 : all[j].shared == k - 1 ? k : all[j].shared;
            for (uint32_t t = f->first; t < f->end; t++) f->out->of[t] = f->out->of[t] == k ? k - 1 : f->out->of[t] == k - 1 ? k : f->out->of[t];
        }
    for (uint32_t i = from; i < n; i++) {
        lb_verbgroup *g = &all[i];
        uint32_t lo, hi, plo, phi, nlo = LB_NONE, nhi;
        extent(g, &lo, &hi);
        g->first = f->tok[lo].segment;
        if (i > from) {
            extent(&all[i - 1], &plo, &phi);
            if (phi < lo && phi + 1 > g->first) g->first = phi + 1;
        }
        g->end = hi + 1;
        if (i + 1 < n) extent(&all[i + 1], &nlo, &nhi);
        while (g->end < f->end && !(f->tok[g->end].what & IS_CUT) && g->end != nlo) g->end++;
        if (g->end == nlo && nlo > hi) { // up to the conjunction in front of the next group
            uint32_t e = nlo;
            while (e > hi + 1 && !(f->tok[e - 1].what & IS_KON)) e--;
            if (e > hi + 1) g->end = e - 1;
        }
        uint32_t s1 = f->tok[lo].segment, s2 = f->tok[hi].segment;
        for (uint32_t t = g->first; t < g->end; t++) {
            if (!(f->tok[t].what & IS_NEG) || (f->tok[t].segment != s1 && f->tok[t].segment != s2)) continue;
            g->negation = t;
            break;
        }
        judge(f, g);
    }
}

/* "Griff die Armee an?", "Würde Kiew fallen, …": a capital that the tagger took for a noun. */
static void verb_first(finder *f)
{
    info *x = &f->tok[f->first];
    if (x->is || !(x->can & FIN)) return;
    lb_lex_class low;
    lb_lexicon_class(f->lex, lb_word(f->d, f->first), &low);
    if (!(lb_lexicon_tags(f->lex, low.stts) & ((uint64_t)1 << LB_STTS_VVFIN | (uint64_t)1 << LB_STTS_VAFIN | (uint64_t)1 << LB_STTS_VMFIN))) return;
    lb_stts next = f->first + 1 < f->end ? tag_at(f, f->first + 1) : LB_STTS_XY; // a subject must follow
    if (next != LB_STTS_ART && next != LB_STTS_PPER && next != LB_STTS_NE && next != LB_STTS_PPOSAT && next != LB_STTS_PIAT && next != LB_STTS_PIS && next != LB_STTS_PDAT)
        return;
    for (uint32_t t = f->first + 1; t < f->end && f->tok[t].segment == f->first; t++)
        if (f->tok[t].is == FIN && !(x->kind != FULL && f->tok[t].can & INF && clause_end(f, t))) return;
    x->is = FIN;
}

/* The nearest frame that still wants a participle or infinitive, or NULL. */
static const frame *hungry(const finder *f)
{
    for (uint32_t k = f->depth; k-- > 0;) {
        const frame *y = &f->stack[k];
        if (y->finite != LB_NONE && y->open && !y->filled && f->tok[y->finite].kind != FULL) return y;
    }
    return NULL;
}

/* Put right what the tagger got wrong about the verb form at t, where only one form fits. */
static void mend(finder *f, uint32_t t)
{
    info *x = &f->tok[t];
    bool waits = f->depth && f->stack[f->depth - 1].sub && f->stack[f->depth - 1].finite == LB_NONE;
    const frame *y = hungry(f);
    uint8_t kind = y ? f->tok[y->finite].kind : NO_VERB;
    const info *next = t + 1 < f->end ? &f->tok[t + 1] : NULL;
    bool adjective = !x->is && x->can & PP && tag_at(f, t) == LB_STTS_ADJD && x->kind == FULL;
    if (adjective) { // "wurde verletzt"; "ist zerstört", but "ist besorgt"
        bool be = kind == SEIN || (next && next->is & (FIN | INF) && next->kind == SEIN && (waits || !y));
        if (kind == WERDEN || (next && next->is & (FIN | PP | INF) && next->kind == WERDEN)) x->is = PP;
        else if (be && !lb_lexicon_is_lexical(f->lex, lb_word(f->d, t)) && (clause_end(f, t) || next->is)) x->is = PP;
    }
    if (x->is == PP && kind == SEIN && x->kind == FULL && lb_lexicon_is_lexical(f->lex, lb_word(f->d, t)) && !(next && next->kind == WERDEN)) x->is = 0;
    if (x->is == FIN && x->can & PP && next && next->what & IS_ZU && t + 2 < f->end && f->tok[t + 2].can & INF && f->tok[t + 2].kind != FULL) x->is = PP; // "verletzt zu haben"
    bool alone = x->segment == t && next && tag_at(f, t + 1) == LB_STTS_APPR && t > f->first && f->depth && !waits;
    if (x->is == FIN && x->can & PP && alone) x->is = PP; // "…, unterstützt von Ruanda, …"
    if (x->is == PP && x->can & FIN && !y && !waits && t + 2 < f->end && lb_is(lb_word(f->d, t + 1), ",") && f->tok[t + 2].what & IS_SUB) {
        bool other = false; // "Der Analyst erwartet, dass …"
        for (uint32_t k = x->segment; k < t; k++) other |= f->tok[k].is == FIN;
        if (!other) x->is = FIN;
    }
    if (x->is == INF && x->can & PP && ((kind == SEIN || kind == HABEN) && !waits)) x->is = PP; // "seien gefallen", "habe verlassen"
    if (x->is == INF && x->can & PP && next && next->is & (INF | FIN) && (next->kind == HABEN || next->kind == SEIN)) x->is = PP;
    if (x->is == PP && x->can & INF && kind == MODAL && !waits && clause_end(f, t)) x->is = INF; // "will verlassen"
    if (x->is == FIN && !waits && clause_end(f, t) && y) {
        if (x->kind == FULL && x->can & PP && (kind == HABEN || kind == SEIN || kind == WERDEN)) x->is = PP; // "hat … besetzt"
        else if (x->kind == FULL && x->can & INF && (kind == MODAL || kind == WERDEN || kind == LASSEN)) x->is = INF; // "will … rücken"
        else if (x->kind != FULL && x->can & INF && kind != FULL && t > f->first && f->tok[t - 1].is & (INF | PP)) x->is = INF; // "hätten gewarnt werden müssen"
    }
}

static void sentence(finder *f, const lb_sentence *s)
{
    uint32_t from = (uint32_t)f->groups.n;
    f->first = s->first, f->end = s->end, f->depth = 0;
    cut(f);
    for (uint32_t t = s->first; t < s->end; t++) look_at(f, t);
    verb_first(f);
    for (uint32_t t = s->first; t < s->end; t++) {
        info *x = &f->tok[t];
        if (x->what & IS_STRONG_CUT) f->depth = 0;
        if (x->what & IS_SUB) {
            push(f, (frame){ .finite = LB_NONE, .start = t, .sub = true });
            continue;
        }
        if (prefix(f, t)) continue;
        mend(f, t);
        if (x->is & (INF | PP | IZU) || (x->what & IS_ZU && t + 1 < s->end && f->tok[t + 1].can & INF)) {
            run r = run_at(f, t);
            const frame *y = hungry(f);
            while (r.to > r.from && r.to < s->end && y && f->tok[r.to].is == FIN && f->tok[r.to].can & INF && clause_end(f, r.to) && !f->stack[f->depth - 1].sub &&
                   ((f->tok[y->finite].kind == HABEN && f->tok[r.to].kind == MODAL && r.last == INF) || // "hätten gewarnt werden müssen"
                    (f->tok[y->finite].kind == MODAL && f->tok[r.to].kind != FULL && f->tok[r.to].kind != MODAL && r.last == PP))) { // "sollen sich ergeben haben"
                f->tok[r.to].is = INF;
                r = run_at(f, t);
            }
            if (r.to == r.from) continue;
            if (r.to < s->end && f->tok[r.to].is == FIN && !r.zu) {
                finite_verb(f, r.to, r.from);
                t = r.to;
            } else {
                settle(f, r);
                t = r.to - 1;
            }
        } else if (x->is == FIN || x->is == IMP) {
            finite_verb(f, t, t);
        }
    }
    finish(f, from);
}

const lb_verbgroups *lb_verbgroups_find(const lb_doc *doc, const lb_lexicon *lex, lb_arena *a)
{
    lb_verbgroups *out = lb_new(a, lb_verbgroups);
    finder f = { .d = doc, .lex = lex, .a = a, .out = out };
    uint32_t n = doc->tokens->n;
    out->of = lb_array(a, n, uint32_t);
    for (uint32_t t = 0; t < n; t++) out->of[t] = LB_NONE;
    f.tok = lb_array(a, n, info);
    for (uint32_t s = 0; s < doc->tokens->n_sentences; s++) sentence(&f, &doc->tokens->sentence[s]);
    out->n = (uint32_t)f.groups.n;
    out->at = f.groups.at;
    return out;
}
