/* quotes_indirect.c: verbs of saying and what is said: before, behind or around them, with
 * "dass", as a verb-second clause, as an infinitive, in quotation marks, or only as a noun
 * phrase ("forderte den Rückzug": reported). O(cues * clauses of the sentence). */
#include "claim/quotes.h"

typedef struct {
    uint32_t         verb, finite, prefix; // tokens; finite == verb for simple tenses
    uint32_t         clause;
    const lb_speech *s;
    bool             passive;
} hit;

static lb_stts stts(const lb_quoting *q, uint32_t t) { return q->doc->tags->at[t].stts; }

bool lb_subjunctive_at(const lb_doc *doc, uint32_t t)
{
    uint8_t m = lb_mood_at(doc, t);
    return m == LB_SUB1 || m == LB_SUB2;
}

/* The verb's finite form: itself, or the auxiliary of its clause. */
static bool find_finite(const lb_quoting *q, uint32_t s, hit *h)
{
    const lb_clauses *c = &q->clauses[s];
    h->clause = lb_clause_at(q, s, h->verb);
    if (h->clause == LB_NONE) return false;
    h->finite = h->verb;
    h->passive = false;
    if ((h->s->frames & LB_FRAME_ZU) && stts(q, h->verb) != LB_STTS_VVINF) return false;
    if (lb_finite_at(q->doc, h->verb)) {
        /* "hatte ein Sprecher, der X heißt, erklärt, …": a participle left alone between commas that looks finite */
        if (c->at[h->clause].end - c->at[h->clause].first != 1) return true;
        for (uint32_t k = h->clause; k-- > 0;) {
            uint32_t f = c->at[k].finite;
            if (f == LB_NONE || c->at[k].kind == LB_CLAUSE_RELATIVE) continue;
            bool open = stts(q, f) == LB_STTS_VAFIN && lb_is(q->doc->tags->at[f].lemma, "haben");
            for (uint32_t t = f + 1; open && t < h->verb; t++) open = stts(q, t) != LB_STTS_VVPP;
            if (open) h->finite = f;
            break;
        }
        return true;
    }
    lb_stts x = stts(q, h->verb);
    if (x != LB_STTS_VVPP && x != LB_STTS_VVINF) return false;
    uint32_t k = h->clause;
    if (c->at[k].finite == LB_NONE) { // "hat am Montag, kurz vor Mittag, erklärt": the auxiliary stands in an earlier piece
        while (k > 0 && c->at[k].finite == LB_NONE) k--;
        if (c->at[k].finite == LB_NONE) return false;
        if (c->at[k].kind == LB_CLAUSE_RELATIVE || c->at[k].kind == LB_CLAUSE_SUB) return false;
        if (h->verb - c->at[k].finite > 30) return false;
    }
    uint32_t f = c->at[k].finite;
    lb_str lemma = q->doc->tags->at[f].lemma;
    if (stts(q, f) == LB_STTS_VVFIN) return false;
    if (x == LB_STTS_VVINF && (h->s->frames & LB_FRAME_ZU)) { // "war zu hören": nobody says by whom
        if (h->verb == 0 || stts(q, h->verb - 1) != LB_STTS_PTKZU || !lb_is(lemma, "sein")) return false;
        h->passive = true;
        h->finite = f;
        return true;
    }
    if (x == LB_STTS_VVPP) {
        h->passive = lb_is(lemma, "werden") || (lb_is(lemma, "sein"));
        if (stts(q, f) == LB_STTS_VMFIN) {
            bool have = h->verb + 1 < q->doc->tokens->n && stts(q, h->verb + 1) == LB_STTS_VAINF;
            if (!have) return false;
            h->passive = lb_is(q->doc->tags->at[h->verb + 1].lemma, "werden");
        }
    } else if (stts(q, f) != LB_STTS_VMFIN && !lb_is(lemma, "werden")) {
        return false;
    }
    h->finite = f;
    return true;
}

/* "… und forderte X": a coordinated clause of the cue's own level, not of the message. */
static bool leaves_message(const lb_quoting *q, uint32_t s, const lb_clause *k, bool subordinate, bool subjunctive)
{
    const lb_doc *d = q->doc;
    uint32_t prefix;
    if (k->before != '&' || k->finite == LB_NONE || k->opener != LB_NONE) return false;
    (void)s;
    bool sub = lb_subjunctive_at(d, k->finite);
    if (sub) return false;
    const lb_speech *sp = lb_speech_verb(d, q->r, k->finite, &prefix);
    bool early = k->finite <= k->first + 1;
    if (subordinate) {
        /* verb-final goes on with the dass-clause; verb-second is the main clause again */
        return k->finite + 1 < k->end && (early || k->finite + 2 < k->end) && k->end - k->finite > 1 && (early || sp || !subjunctive);
    }
    return subjunctive || sp;
}

/* Where a message that begins with clause c ends. */
static uint32_t message_end(const lb_quoting *q, uint32_t s, uint32_t c)
{
    const lb_clauses *k = &q->clauses[s];
    const lb_sentence *sent = &q->doc->tokens->sentence[s];
    bool subordinate = k->at[c].kind == LB_CLAUSE_SUB || k->at[c].kind == LB_CLAUSE_INFINITIVE;
    bool subjunctive = k->at[c].finite != LB_NONE && lb_subjunctive_at(q->doc, k->at[c].finite);
    uint32_t end = sent->end;
    for (uint32_t i = c + 1; i < k->n; i++) {
        if (leaves_message(q, s, &k->at[i], subordinate, subjunctive)) {
            end = k->at[i].first;
            break;
        }
        /* the main clause goes on: "erklärte, man helfe, weigerte sich aber, …" */
        if (k->at[i].kind == LB_CLAUSE_VERB_FIRST && k->at[i].before == ',' && (subjunctive || subordinate) && !lb_subjunctive_at(q->doc, k->at[i].finite)
            && k->at[i].finite == k->at[i].first && k->at[i].finite + 1 < k->at[i].end && k->at[i - 1].kind != LB_CLAUSE_SUB) {
            end = k->at[i].first;
            break;
        }
        /* ", sagte er" or ", so der Minister" behind an indirect message belong to another cue */
        if (k->at[i].kind == LB_CLAUSE_VERB_FIRST && k->at[i].before == ',' && !subordinate) {
            uint32_t prefix;
            if (lb_speech_verb(q->doc, q->r, k->at[i].finite, &prefix) && !lb_subjunctive_at(q->doc, k->at[i].finite)) {
                end = k->at[i].first;
                break;
            }
        }
    }
    while (end > k->at[c].first + 1 && lb_punct_at(q->doc, end - 1) && q->mark_of[end - 1] == LB_NONE) end--;
    return end;
}

static void cue_words(lb_quoting *q, lb_quote *x, const hit *h)
{
    uint32_t t[3] = { h->finite, h->verb, h->prefix }, n = 0, list[3];
    for (int i = 0; i < 3; i++)
        if (t[i] != LB_NONE && (i != 1 || t[1] != t[0])) list[n++] = t[i];
    for (uint32_t i = 1; i < n; i++)
        for (uint32_t k = i; k && list[k - 1] > list[k]; k--) {
            uint32_t y = list[k];
            list[k] = list[k - 1];
            list[k - 1] = y;
        }
    for (uint32_t i = 0; i < n; i++) lb_quote_cue(q, x, list[i], list[i] + 1);
    x->cue_token = h->verb;
    x->cue_class = h->s->cls;
    x->cue_lemma = h->s->lemma;
    q->cued[q->doc->tokens->at[h->verb].sentence] = true;
}

static lb_range speaker_of(const lb_quoting *q, uint32_t s, const hit *h)
{
    const lb_doc *d = q->doc;
    if (h->passive) { // "wurde von X mitgeteilt"
        const lb_clause *k = &q->clauses[s].at[h->clause];
        for (uint32_t t = k->first; t < k->end; t++)
            if (lb_word_is(d, t, "von") || lb_word_is(d, t, "vom") || lb_word_is(d, t, "seitens")) {
                lb_range r = lb_noun_phrase(q, t + 1, d->tokens->sentence[s].end);
                if (r.end > r.first && t + 1 < k->end) return r;
            }
        return (lb_range){ 0, 0 };
    }
    uint32_t c = lb_clause_at(q, s, h->finite);
    lb_range who = lb_subject(q, s, c == LB_NONE ? h->clause : c, h->finite, h->verb);
    if (who.first < who.end && who.end <= h->finite && (h->s->cls == LB_CUE_denying || lb_is(h->s->lemma, "ablehnen"))) {
        /* "Die Forderung der EU lehnte das Kabinett ab": what is refused stands first */
        const lb_speech *n = NULL;
        for (uint32_t t = who.first; t < who.end && t < who.first + 3 && !n; t++) n = lb_speech_noun(d, q->r, t);
        if (n && (n->cls == LB_CUE_asking || n->cls == LB_CUE_doubting || n->cls == LB_CUE_announcing)) {
            uint32_t t = h->finite + 1;
            lb_range r = lb_noun_phrase(q, t, d->tokens->sentence[s].end);
            if (r.end > r.first && !lb_word_is(d, t, "den") && !lb_word_is(d, t, "dem") && !lb_word_is(d, t, "sich")) return r;
        }
    }
    return who;
}

static bool impersonal(const lb_quoting *q, lb_range r) // "es heißt", "man sagt"
{
    return r.end == r.first + 1 && (lb_word_is(q->doc, r.first, "es") || lb_word_is(q->doc, r.first, "man"));
}

/* "hieß es aus dem Ministerium", "heißt es in dem Bericht": where it was said. */
static lb_range place_of_saying(const lb_quoting *q, uint32_t s, const hit *h)
{
    static const char *const from[] = { "aus", "von", "vom", "in", "im", "bei", "seitens", NULL };
    const lb_doc *d = q->doc;
    const lb_clause *k = &q->clauses[s].at[h->clause];
    for (uint32_t t = k->first; t < k->end; t++)
        for (uint32_t i = 0; from[i]; i++)
            if (lb_word_is(d, t, from[i])) {
                lb_range r = lb_noun_phrase(q, t + 1, d->tokens->sentence[s].end);
                if (r.end > r.first) return r;
            }
    return (lb_range){ 0, 0 };
}

static lb_quote *finish(lb_quoting *q, uint32_t s, const hit *h, lb_quote *x)
{
    lb_range who = speaker_of(q, s, h);
    bool nobody = impersonal(q, who) && (h->s->cls == LB_CUE_hearsay || h->passive || !lb_word_is(q->doc, q->clauses[s].at[h->clause].first, "wie"));
    if (nobody || who.first == who.end) {
        who = (lb_range){ 0, 0 };
        if (h->s->cls == LB_CUE_hearsay) who = place_of_saying(q, s, h);
    }
    lb_quote_speaker(q, x, who);
    cue_words(q, x, h);
    return x;
}

/* The pair of marks that ends just before token t (over a comma or full stop), also when it began in an earlier sentence. */
static uint32_t marks_before(const lb_quoting *q, uint32_t t)
{
    uint32_t i = t;
    for (int k = 0; k < 3 && i > 0; k++, i--) {
        uint32_t m = q->mark_of[i - 1];
        if (m != LB_NONE) {
            while (q->marks[m].nested && m > 0) m--;
            return q->marks[m].end == i && q->marks[m].end <= t ? m : LB_NONE;
        }
        if (!lb_punct_at(q->doc, i - 1)) return LB_NONE;
    }
    return LB_NONE;
}

static lb_quote *direct(lb_quoting *q, uint32_t m, const char *rule)
{
    q->marks[m].done = true;
    return lb_quote_new(q, LB_QUOTE_DIRECT, q->marks[m].first, q->marks[m].end, rule);
}

/* "spricht davon, den Süden zu befreien": da- with one of the verb's prepositions points at the clause. */
static bool pointed(const lb_quoting *q, const hit *h, const lb_clause *k)
{
    for (uint32_t t = k->first; t < k->end; t++) {
        if (stts(q, t) != LB_STTS_PAV) continue;
        lb_str w = lb_word(q->doc, t);
        for (uint32_t i = 0; i < h->s->n_prep; i++)
            if (w.n > h->s->prep[i].n && !memcmp(w.p + w.n - h->s->prep[i].n, h->s->prep[i].p, h->s->prep[i].n)) return true;
    }
    return false;
}

/* "wies den Vorwurf zurück, …": the clause says what the noun's owner said, not what the verb's subject says. */
static bool noun_has_it(const lb_quoting *q, const hit *h, lb_range who, uint32_t stop)
{
    if (h->s->cls != LB_CUE_denying && h->s->cls != LB_CUE_factive) return false;
    for (uint32_t t = h->finite + 1; t < stop; t++) {
        if (t >= who.first && t < who.end) continue;
        const lb_speech *n = lb_speech_noun(q->doc, q->r, t);
        if (n && (n->frames & LB_FRAME_DASS)) return true;
    }
    return false;
}

/* What is said behind the cue. */
static bool behind(lb_quoting *q, uint32_t s, const hit *h)
{
    const lb_doc *d = q->doc;
    const lb_clauses *k = &q->clauses[s];
    const lb_sentence *sent = &d->tokens->sentence[s];
    uint32_t from = h->clause, fc = lb_clause_at(q, s, h->finite), m;
    if (fc != LB_NONE && fc > from) from = fc;
    if (h->prefix != LB_NONE) {
        uint32_t pc = lb_clause_at(q, s, h->prefix);
        if (pc != LB_NONE && pc > from && pc < from + 3) from = pc;
    }
    /* in marks, right behind the clause or inside it: erklärte: „…“, sagte, „…“ */
    uint32_t after = k->at[from].end;
    uint32_t t = after;
    while (t < d->tokens->n && t < after + 3 && lb_punct_at(d, t) && q->mark_of[t] == LB_NONE) t++;
    if (t < d->tokens->n && q->mark_of[t] != LB_NONE && q->marks[q->mark_of[t]].first == t && (h->s->frames & LB_FRAME_DIRECT)
        && (t > after || t == sent->end) && !q->marks[q->mark_of[t]].done) {
        m = q->mark_of[t];
        uint32_t end = q->marks[m].end;
        bool rest = true; // the sentence goes on behind the marks with words of its own: no direct speech as a whole
        uint32_t i = end;
        while (i < sent->end && lb_punct_at(d, i)) i++;
        if (i < sent->end && end <= sent->end && !q->marks[m].clause) rest = false;
        if (rest) {
            finish(q, s, h, direct(q, m, "direct/behind"));
            return true;
        }
    }
    if (noun_has_it(q, h, speaker_of(q, s, h), k->at[from].end)) return false;
    /* a clause with dass, ob, verb-second, infinitive; relative clauses and appositions may stand between */
    for (uint32_t c = from + 1; c < k->n && c <= from + 4; c++) {
        const lb_clause *x = &k->at[c];
        bool colon = x->before == ':';
        if (x->before == '&' && x->finite != LB_NONE && x->opener == LB_NONE) return false;
        if (x->kind == LB_CLAUSE_SUB) {
            bool dass = lb_word_is(d, x->opener, "dass") || lb_word_is(d, x->opener, "daß");
            bool ob = lb_word_is(d, x->opener, "ob") || stts(q, x->opener) == LB_STTS_PWS || stts(q, x->opener) == LB_STTS_PWAV
                      || stts(q, x->opener) == LB_STTS_PWAT;
            if (dass || (ob && (h->s->frames & (LB_FRAME_WH | LB_FRAME_DASS)) && !lb_word_is(d, x->opener, "wie"))) {
                lb_quote *n = lb_quote_new(q, LB_QUOTE_INDIRECT, x->first, message_end(q, s, c), dass ? "indirect/dass" : "indirect/ob");
                finish(q, s, h, n);
                return true;
            }
            if (lb_word_is(d, x->opener, "wenn") || lb_word_is(d, x->opener, "falls") || lb_word_is(d, x->opener, "sollte")) {
                if (c + 1 < k->n && k->at[c + 1].finite != LB_NONE && lb_subjunctive_at(d, k->at[c + 1].finite)) {
                    finish(q, s, h, lb_quote_new(q, LB_QUOTE_INDIRECT, x->first, message_end(q, s, c + 1), "indirect/wenn"));
                    return true;
                }
            }
            if (c == from + 1 && colon) goto whole;
            continue;
        }
        if (x->kind == LB_CLAUSE_INFINITIVE && x->opener == LB_NONE && ((h->s->frames & LB_FRAME_INF) || pointed(q, h, &k->at[from]))) {
            finish(q, s, h, lb_quote_new(q, LB_QUOTE_INDIRECT, x->first, message_end(q, s, c), "indirect/zu"));
            return true;
        }
        if (x->kind == LB_CLAUSE_MAIN || x->kind == LB_CLAUSE_VERB_FIRST) {
            bool sub = lb_subjunctive_at(d, x->finite);
            if ((h->s->frames & LB_FRAME_DASS) && (sub || colon || (c == from + 1 && x->before == ',' && x->kind == LB_CLAUSE_MAIN && x->finite > x->first))) {
                finish(q, s, h, lb_quote_new(q, LB_QUOTE_INDIRECT, x->first, message_end(q, s, c), colon ? "indirect/colon" : "indirect/second"));
                return true;
            }
            return false;
        }
        if (x->kind == LB_CLAUSE_PHRASE && colon && (h->s->frames & LB_FRAME_DIRECT)) {
whole:
            finish(q, s, h, lb_quote_new(q, LB_QUOTE_INDIRECT, x->first, message_end(q, s, c), "indirect/colon"));
            return true;
        }
        if (x->kind == LB_CLAUSE_PHRASE && c == from + 1 && x->before == ',' && (h->s->frames & LB_FRAME_DASS)) {
            /* "sagte, Moskau, das …, habe": the message's first phrase was cut off by a comma */
            uint32_t y = c + 1;
            while (y < k->n && y < c + 4 && (k->at[y].kind == LB_CLAUSE_RELATIVE || k->at[y].kind == LB_CLAUSE_PHRASE || k->at[y].kind == LB_CLAUSE_INFINITIVE || k->at[y].kind == LB_CLAUSE_SUB)) y++;
            if (y < k->n && k->at[y].finite != LB_NONE && k->at[y].opener == LB_NONE && lb_subjunctive_at(d, k->at[y].finite)
                && k->at[y].finite <= k->at[y].first + 1) {
                lb_range who = speaker_of(q, s, h);
                if (who.end <= x->first) {
                    finish(q, s, h, lb_quote_new(q, LB_QUOTE_INDIRECT, x->first, message_end(q, s, y), "indirect/second"));
                    return true;
                }
            }
        }
    }
    return false;
}

/* What is said before: „…“, sagte X. / A sei B, erklärte X. Also "so X". */
static bool before(lb_quoting *q, uint32_t s, const hit *h)
{
    const lb_doc *d = q->doc;
    const lb_clauses *k = &q->clauses[s];
    const lb_sentence *sent = &d->tokens->sentence[s];
    uint32_t c = lb_clause_at(q, s, h->finite);
    if (c == LB_NONE) c = h->clause;
    const lb_clause *x = &k->at[c];
    /* machine translation: „…“ er sagte Dekan X */
    bool debris = h->finite == x->first + 1 && stts(q, x->first) == LB_STTS_PPER && (lb_word_is(d, x->first, "er") || lb_word_is(d, x->first, "sie"))
                  && marks_before(q, x->first) != LB_NONE;
    if ((h->finite != x->first && !debris) || x->before == '&' || lb_subjunctive_at(d, h->finite)) return false;
    if (x->first == sent->first && (sent->first == 0 || marks_before(q, x->first) == LB_NONE)) return false;
    uint32_t m = marks_before(q, x->first);
    lb_quote *n = NULL;
    if (m != LB_NONE && !q->marks[m].done && (h->s->frames & LB_FRAME_DIRECT)) {
        /* the marks hold all that was said, or the end of an indirect message */
        uint32_t i = q->marks[m].first, words = 0;
        while (i > sent->first) {
            i--;
            if (!lb_punct_at(d, i)) words++;
        }
        if (!words || q->marks[m].first < sent->first) n = direct(q, m, "direct/before");
    }
    if (!n && c > 0) {
        /* clauses back to the sentence's start or the last main clause with a cue of its own */
        uint32_t b = c;
        while (b > 0) {
            const lb_clause *p = &k->at[b - 1];
            uint32_t prefix;
            if (k->at[b].before == ':' && p->finite != LB_NONE && lb_speech_verb(d, q->r, p->finite, &prefix)) break;
            if (k->at[b].before == '&' && b != c && p->finite != LB_NONE && lb_speech_verb(d, q->r, p->finite, &prefix) && !lb_subjunctive_at(d, p->finite)) break;
            b--;
        }
        if (b == c) return false;
        uint32_t first = k->at[b].first, end = x->first;
        while (end > first && lb_punct_at(d, end - 1) && q->mark_of[end - 1] == LB_NONE) end--;
        if (b == 0) first = sent->first;
        /* a subordinate clause before its main clause is no message: "Nachdem A geschehen war, sagte X, B." */
        if (k->at[b].kind == LB_CLAUSE_SUB && !(lb_word_is(d, k->at[b].opener, "dass") || lb_word_is(d, k->at[b].opener, "daß")
                                               || lb_word_is(d, k->at[b].opener, "ob"))) {
            bool main = false;
            for (uint32_t i = b + 1; i < c; i++) main |= k->at[i].finite != LB_NONE && k->at[i].opener == LB_NONE;
            if (!main) return false;
        }
        /* an apposition or an infinitive in front of its verb is no message: "Der Chef, ein Arzt, wies hin" */
        bool said = false;
        for (uint32_t i = b; i < c; i++)
            said |= (k->at[i].finite != LB_NONE && k->at[i].opener == LB_NONE)
                    || (k->at[i].kind == LB_CLAUSE_SUB && i == b && (lb_word_is(d, k->at[i].opener, "dass") || lb_word_is(d, k->at[i].opener, "daß") || lb_word_is(d, k->at[i].opener, "ob")));
        if (!said) return false;
        if (end > first) n = lb_quote_new(q, LB_QUOTE_INDIRECT, first, end, "indirect/before");
    }
    if (!n) return false;
    lb_range dean = { 0, 0 };
    if (debris && h->finite + 1 < x->end) dean = lb_noun_phrase(q, h->finite + 1, sent->end);
    if (dean.first < dean.end) {
        lb_quote_speaker(q, n, dean);
        cue_words(q, n, h);
        return true;
    }
    finish(q, s, h, n);
    /* the message may go on behind the cue: „A“, sagte X, „B“. / A, sagte X, sei B. */
    for (uint32_t i = c + 1; i < k->n; i++) {
        const lb_clause *y = &k->at[i];
        lb_quote *last = &q->out.at[q->out.n - 1];
        if (last->n_speaker && d->tokens->at[y->first].span.begin < last->speaker[0].end) { // still the apposition
            continue;
        }
        uint32_t mm = q->mark_of[y->first];
        if (mm == LB_NONE && y->first > 0 && q->mark_of[y->first - 1] != LB_NONE) mm = q->mark_of[y->first - 1];
        if (mm != LB_NONE && !q->marks[mm].done && q->marks[mm].first + 1 >= y->first && last->type == LB_QUOTE_DIRECT && q->marks[mm].clause) {
            q->marks[mm].done = true;
            lb_quote_message(q, last, q->marks[mm].first, q->marks[mm].end);
            break;
        }
        if (last->type == LB_QUOTE_INDIRECT && y->before == ',' && (y->kind == LB_CLAUSE_VERB_FIRST || (y->finite != LB_NONE && lb_subjunctive_at(d, y->finite) && y->opener == LB_NONE))) {
            uint32_t end = message_end(q, s, i);
            lb_quote_message(q, last, y->first, end);
            break;
        }
        if (y->kind != LB_CLAUSE_PHRASE && y->kind != LB_CLAUSE_RELATIVE) break;
    }
    return true;
}

/* ", wie X mitteilte": the rest of the sentence is the message. */
static bool around(lb_quoting *q, uint32_t s, const hit *h)
{
    const lb_doc *d = q->doc;
    const lb_clauses *k = &q->clauses[s];
    const lb_sentence *sent = &d->tokens->sentence[s];
    const lb_clause *x = &k->at[h->clause];
    if (lb_is(h->s->lemma, "nennen") || lb_is(h->s->lemma, "bezeichnen")) return false; // "wie sie sich selbst nennt"
    if (!lb_word_is(d, x->first, "wie") && !(x->first + 1 < x->end && lb_word_is(d, x->first + 1, "wie"))) return false;
    uint32_t first = x->first, end = x->end;
    if (first > sent->first && x->before == 0 && lb_word_is(d, first, "so")) return false;
    /* the clause itself may hold an apposition with commas */
    uint32_t c = h->clause;
    uint32_t fc = lb_clause_at(q, s, h->finite);
    if (fc != LB_NONE && fc > c) end = k->at[fc].end;
    lb_quote *n;
    uint32_t b = first, e = end;
    while (b > sent->first && lb_punct_at(d, b - 1) && q->mark_of[b - 1] == LB_NONE) b--;
    while (e < sent->end && lb_punct_at(d, e) && q->mark_of[e] == LB_NONE) e++;
    uint32_t stop = sent->end;
    while (stop > e && lb_punct_at(d, stop - 1) && q->mark_of[stop - 1] == LB_NONE) stop--;
    uint32_t m = marks_before(q, first);
    if (m != LB_NONE && !q->marks[m].done && stop <= e && (q->marks[m].first <= sent->first + 1)) {
        n = direct(q, m, "direct/wie");
    } else if (b > sent->first) {
        uint32_t start = sent->first;
        n = lb_quote_new(q, LB_QUOTE_INDIRECT, start, b, "indirect/wie");
        if (stop > e) lb_quote_message(q, n, e, stop);
    } else if (stop > e) {
        n = lb_quote_new(q, LB_QUOTE_INDIRECT, e, stop, "indirect/wie");
    } else {
        return false;
    }
    finish(q, s, h, n);
    return true;
}

/* "Das teilte das Ministerium mit.": the sentences before are the message. */
static bool back(lb_quoting *q, uint32_t s, const hit *h)
{
    const lb_doc *d = q->doc;
    const lb_sentence *sent = &d->tokens->sentence[s];
    if (h->clause != 0 || s == 0 || h->finite != sent->first + 1 || !(h->s->frames & LB_FRAME_DASS)) return false;
    if (!lb_word_is(d, sent->first, "das") && !lb_word_is(d, sent->first, "dies")) return false;
    const lb_sentence *p = &d->tokens->sentence[s - 1];
    if (p->block != sent->block || q->cued[s - 1]) return false;
    lb_range who = speaker_of(q, s, h);
    if (who.first == sent->first) who.first = who.end = 0; // the tree took "das" for the subject
    if (who.first == who.end && !h->passive) {
        for (uint32_t t = h->finite + 1; t < sent->end && who.first == who.end; t++) {
            if (lb_punct_at(d, t)) break;
            who = lb_noun_phrase(q, t, sent->end);
        }
    }
    if (who.first == who.end && !h->passive) return false;
    uint32_t first = p->first;
    if (s > 1 && d->tokens->sentence[s - 2].block == sent->block && !q->cued[s - 2]) first = d->tokens->sentence[s - 2].first;
    lb_quote *x = lb_quote_new(q, LB_QUOTE_INDIRECT, first, p->end, "indirect/back");
    lb_quote_speaker(q, x, who);
    cue_words(q, x, h);
    return true;
}

static bool prep_of(const lb_quoting *q, const hit *h, const lb_clause *k)
{
    for (uint32_t t = k->first; t < k->end; t++) {
        lb_stts x = stts(q, t);
        if (x != LB_STTS_APPR && x != LB_STTS_APPRART && x != LB_STTS_KOKOM && x != LB_STTS_PAV) continue;
        for (uint32_t i = 0; i < h->s->n_prep; i++) {
            char z[24];
            lb_str p = h->s->prep[i];
            if (p.n + 1 > sizeof z) continue;
            memcpy(z, p.p, p.n);
            z[p.n] = 0;
            if (lb_word_is(q->doc, t, z)) return true;
            if (p.n == 3 && !memcmp(z, "von", 3) && lb_word_is(q->doc, t, "vom")) return true;
            if (p.n == 2 && !memcmp(z, "zu", 2) && (lb_word_is(q->doc, t, "zum") || lb_word_is(q->doc, t, "zur"))) return true;
        }
    }
    return false;
}

/* Saying whose content is only a noun phrase: the whole clause counts as the message. */
static bool reported(lb_quoting *q, uint32_t s, const hit *h)
{
    const lb_clauses *k = &q->clauses[s];
    const lb_clause *x = &k->at[h->clause];
    bool frame = false;
    if (h->s->frames & (LB_FRAME_OBJECT | LB_FRAME_KNOWN)) frame = true;
    if ((h->s->frames & LB_FRAME_PREP) && prep_of(q, h, x)) frame = true;
    if (h->s->frames & LB_FRAME_ALS)
        for (uint32_t t = x->first; t < x->end; t++) frame |= lb_word_is(q->doc, t, "als");
    if (!frame) return false;
    lb_range who = speaker_of(q, s, h);
    bool nobody = who.first == who.end;
    if ((nobody && !(h->passive && (h->s->frames & LB_FRAME_PASSIVE))) || impersonal(q, who)) return false;
    uint32_t first = x->first, end = x->end, c = h->clause;
    if (!nobody && who.first < first && who.first >= q->doc->tokens->sentence[s].first) {
        uint32_t wc = lb_clause_at(q, s, who.first);
        if (wc != LB_NONE && wc < c && x->before != '&') first = q->clauses[s].at[wc].first;
    }
    /* relative and infinitive clauses that hang on it */
    for (uint32_t i = c + 1; i < k->n; i++) {
        const lb_clause *y = &k->at[i];
        if (y->kind == LB_CLAUSE_RELATIVE || y->kind == LB_CLAUSE_PHRASE || y->kind == LB_CLAUSE_INFINITIVE || (y->kind == LB_CLAUSE_SUB && y->before == ',')) {
            end = y->end;
            continue;
        }
        break;
    }
    bool known = !(h->s->frames & LB_FRAME_OBJECT) && !((h->s->frames & LB_FRAME_PREP) && prep_of(q, h, x));
    lb_quote *n = lb_quote_new(q, LB_QUOTE_REPORTED, first, end, known || nobody ? "known" : "reported");
    if (nobody) lb_quote_cue(q, n, h->verb, h->verb + 1);
    lb_quote_speaker(q, n, who);
    n->cue_token = h->verb;
    n->cue_class = h->s->cls;
    n->cue_lemma = h->s->lemma;
    q->cued[s] = true;
    return true;
}

/* A noun of saying with its clause: "der Vorwurf der Opposition, die Wahl sei gefälscht", "Befürchtungen, dass …". */
static bool noun_clause(lb_quoting *q, uint32_t s, uint32_t t)
{
    const lb_doc *d = q->doc;
    const lb_clauses *k = &q->clauses[s];
    const lb_speech *n = lb_speech_noun(d, q->r, t);
    if (!n || !(n->frames & LB_FRAME_DASS)) return false;
    uint32_t c = lb_clause_at(q, s, t);
    if (c == LB_NONE || c + 1 >= k->n) return false;
    const lb_clause *y = &k->at[c + 1];
    if (y->before != ',') return false;
    lb_range np = lb_noun_phrase(q, t, d->tokens->sentence[s].end);
    if (np.end > y->first) { // the "apposition" is the clause's own beginning
        np.end = y->first;
        while (np.end > t + 1 && lb_punct_at(d, np.end - 1)) np.end--;
    }
    if (np.end < k->at[c].end && stts(q, np.end) == LB_STTS_PAV) np.end++; // "Berichte darüber, dass"
    if (np.end < k->at[c].end && np.end + 2 < k->at[c].end) return false; // other words between the noun and the comma
    if (np.end < k->at[c].end && !lb_verbal_at(d, np.end) && stts(q, np.end) != LB_STTS_PTKVZ) return false;
    const char *rule = NULL;
    if (y->kind == LB_CLAUSE_SUB && (lb_word_is(d, y->opener, "dass") || lb_word_is(d, y->opener, "daß") || lb_word_is(d, y->opener, "wonach")
                                     || lb_word_is(d, y->opener, "ob")))
        rule = "indirect/noun-dass";
    else if ((y->kind == LB_CLAUSE_MAIN) && lb_subjunctive_at(d, y->finite)) rule = "indirect/noun";
    else if (y->kind == LB_CLAUSE_INFINITIVE && y->opener == LB_NONE && (n->frames & LB_FRAME_INF)) rule = "indirect/noun-zu";
    if (!rule) return false;
    for (size_t i = q->out.n; i-- > 0;) // a verb of saying has it already
        if (q->out.at[i].first == y->first) return false;
    lb_range who = { t, np.end };
    bool pav = np.end > t + 1 && stts(q, np.end - 1) == LB_STTS_PAV;
    while (who.first > k->at[c].first && (stts(q, who.first - 1) == LB_STTS_ADJA || stts(q, who.first - 1) == LB_STTS_ART
                                          || stts(q, who.first - 1) == LB_STTS_PPOSAT || stts(q, who.first - 1) == LB_STTS_PDAT))
        who.first--;
    if (pav) who.end = --np.end;
    if (np.end == t + 1 && stts(q, t > 0 ? t - 1 : t) != LB_STTS_PPOSAT) { // nobody's noun: "wagte die Prognose, …": the subject's
        uint32_t f = k->at[c].finite;
        lb_range subject = { 0, 0 };
        if (f != LB_NONE) subject = lb_subject(q, s, c, f, f);
        if (subject.first < subject.end && (subject.end <= who.first || subject.first >= who.end) && !impersonal(q, subject)) who = subject;
        else if (who.end == who.first + 1) who.end = who.first; // a bare noun names nobody
    }
    lb_quote *x = lb_quote_new(q, LB_QUOTE_INDIRECT, y->first, message_end(q, s, c + 1), rule);
    lb_quote_speaker(q, x, who);
    lb_quote_cue(q, x, t, t + 1);
    x->cue_token = t;
    x->cue_class = n->cls;
    x->cue_lemma = n->lemma;
    q->cued[s] = true;
    return true;
}

/* "zeigte sich überzeugt, dass", "ist sich sicher, dass" */
static bool adjective_clause(lb_quoting *q, uint32_t s, uint32_t t)
{
    const lb_doc *d = q->doc;
    const lb_clauses *k = &q->clauses[s];
    uint32_t row = lb_index_get(&q->r->adj, d->tags->at[t].lemma);
    uint32_t c = lb_clause_at(q, s, t);
    if (row == LB_NONE || c == LB_NONE || k->at[c].finite == LB_NONE || stts(q, t) != LB_STTS_ADJD) return false;
    lb_str f = d->tags->at[k->at[c].finite].lemma;
    if (!lb_is(f, "sein") && !lb_is(f, "zeigen") && !lb_is(f, "äußern") && !lb_is(f, "geben") && !lb_is(f, "werden")) return false;
    for (size_t i = q->out.n; i-- > 0 && q->out.at[i].cue_token != LB_NONE;)
        if (q->out.at[i].cue_token == k->at[c].finite) return false;
    hit h = { .verb = k->at[c].finite, .finite = k->at[c].finite, .prefix = LB_NONE, .clause = c, .s = &q->r->speech[row] };
    if (!behind(q, s, &h)) return false;
    lb_quote *x = &q->out.at[q->out.n - 1];
    lb_quote_cue(q, x, t, t + 1);
    return true;
}

void lb_quotes_indirect(lb_quoting *q, uint32_t s)
{
    const lb_doc *d = q->doc;
    const lb_sentence *sent = &d->tokens->sentence[s];
    for (uint32_t t = sent->first; t < sent->end; t++) {
        hit h = { .verb = t };
        if (!lb_verbal_at(d, t)) {
            if (stts(q, t) == LB_STTS_NN) noun_clause(q, s, t);
            else if (stts(q, t) == LB_STTS_ADJD) adjective_clause(q, s, t);
            continue;
        }
        h.s = lb_speech_verb(d, q->r, t, &h.prefix);
        if (!h.s) continue;
        uint32_t m = q->mark_of[t];
        if (m != LB_NONE && (q->marks[m].words > 6 || q->marks[m].clause)) continue; // what a quoted person says about saying
        if (!find_finite(q, s, &h)) continue;
        if (around(q, s, &h) || before(q, s, &h) || behind(q, s, &h) || back(q, s, &h)) continue;
        reported(q, s, &h);
    }
}
