/* clauses.c: a sentence cut into clauses by punctuation, openers and finite verbs: German
 * commas are dependable where trees are not. O(tokens). */
#include "claim/quotes.h"

static char break_at(const lb_doc *doc, uint32_t t)
{
    lb_str w = lb_word(doc, t);
    lb_stts s = doc->tags->at[t].stts;
    if (w.n == 1 && (w.p[0] == ',' || w.p[0] == ';')) return ',';
    if (w.n == 1 && w.p[0] == ':') return ':';
    if (w.n == 1 && (w.p[0] == '(' || w.p[0] == ')')) return '(';
    if (lb_is(w, "–") || lb_is(w, "—") || lb_is(w, "-") || lb_is(w, "--")) return '-';
    if (s == LB_STTS_COMMA) return ',';
    if (lb_is(w, "“") || lb_is(w, "”") || lb_is(w, "\"") || lb_is(w, "«") || lb_is(w, "»")) {
        /* „…“ sagte X; machine translation: „…“ er sagte X */
        uint32_t n = t + 1, last = lb_sentence_of(doc, t)->end;
        if (n < last && doc->tags->at[n].stts == LB_STTS_PPER) n++;
        if (n < last && doc->tags->at[n].stts == LB_STTS_VVFIN) return ',';
    }
    if (w.n == 1 && w.p[0] == '.' && t + 1 < lb_sentence_of(doc, t)->end) return ',';
    return 0;
}

static bool coordinates(const lb_doc *doc, uint32_t t)
{
    return doc->tags->at[t].stts == LB_STTS_KON
           && (lb_word_is(doc, t, "und") || lb_word_is(doc, t, "aber") || lb_word_is(doc, t, "oder") || lb_word_is(doc, t, "denn")
               || lb_word_is(doc, t, "doch") || lb_word_is(doc, t, "sondern") || lb_word_is(doc, t, "sowie"));
}

static void describe(const lb_doc *doc, lb_clause *c)
{
    uint32_t finites = 0, zu = LB_NONE, last_verb = LB_NONE;
    c->finite = c->opener = LB_NONE;
    for (uint32_t t = c->first; t < c->end; t++) {
        lb_stts s = doc->tags->at[t].stts;
        if (lb_finite_at(doc, t)) {
            if (!finites++) c->finite = t;
        }
        if (lb_verbal_at(doc, t)) last_verb = t;
        if (s == LB_STTS_VVIZU || s == LB_STTS_PTKZU) zu = t;
        if (c->opener == LB_NONE && t < c->first + 4) {
            bool rel = s == LB_STTS_PRELS || s == LB_STTS_PRELAT;
            bool sub = s == LB_STTS_KOUS || s == LB_STTS_KOUI || s == LB_STTS_PWS || s == LB_STTS_PWAV || s == LB_STTS_PWAT;
            bool start = t == c->first;
            for (uint32_t i = c->first; !start && i < t; i++) {
                lb_stts b = doc->tags->at[i].stts;
                start = true;
                if (b != LB_STTS_APPR && b != LB_STTS_KON && b != LB_STTS_ADV && b != LB_STTS_PAREN && b != LB_STTS_PTKNEG) {
                    start = false;
                    break;
                }
            }
            if (start && (rel || sub)) c->opener = t;
        }
    }
    if (c->opener == LB_NONE && c->before == ',' && c->finite != LB_NONE && c->finite + 1 == c->end) {
        /* a relative pronoun that the tagger took for an article: the verb at the end tells */
        static const char *const rel[] = { "der", "die", "das", "den", "dem", "deren", "dessen", "denen", NULL };
        uint32_t t = c->first;
        if (doc->tags->at[t].stts == LB_STTS_APPR && t + 1 < c->end) t++;
        for (uint32_t i = 0; rel[i]; i++)
            if (lb_word_is(doc, t, rel[i]) && c->end - t > 2) {
                c->opener = t;
                c->kind = LB_CLAUSE_RELATIVE;
                return;
            }
    }
    if (c->opener != LB_NONE) {
        lb_stts s = doc->tags->at[c->opener].stts;
        c->kind = s == LB_STTS_PRELS || s == LB_STTS_PRELAT ? LB_CLAUSE_RELATIVE : s == LB_STTS_KOUI ? LB_CLAUSE_INFINITIVE : LB_CLAUSE_SUB;
    } else if (c->finite != LB_NONE) {
        bool first = c->finite == c->first || (c->finite == c->first + 1 && doc->tags->at[c->first].stts == LB_STTS_KON);
        c->kind = first ? LB_CLAUSE_VERB_FIRST : LB_CLAUSE_MAIN;
    } else {
        c->kind = zu != LB_NONE && last_verb != LB_NONE ? LB_CLAUSE_INFINITIVE : LB_CLAUSE_PHRASE;
    }
}

lb_clauses lb_clauses_of(const lb_doc *doc, uint32_t first, uint32_t end, lb_arena *a)
{
    LB_VEC(lb_clause) v = { 0 };
    uint32_t start = first;
    char before = 0;
    bool verb = false; // the clause so far has a finite verb or an infinitive with zu
    for (uint32_t t = first; t <= end; t++) {
        char b = t < end ? break_at(doc, t) : 1;
        if (!b && coordinates(doc, t) && verb) {
            /* "und" parts clauses where a finite verb follows before the next comma */
            for (uint32_t i = t + 1; i < end && !break_at(doc, i); i++) {
                if (lb_finite_at(doc, i)) {
                    b = '&';
                    break;
                }
                if (coordinates(doc, i)) break;
            }
        }
        if (!b) {
            if (lb_finite_at(doc, t) || doc->tags->at[t].stts == LB_STTS_VVIZU) verb = true;
            continue;
        }
        uint32_t last = t;
        while (start < last && doc->tags->at[start].upos == LB_UPOS_PUNCT) start++;
        while (last > start && doc->tags->at[last - 1].upos == LB_UPOS_PUNCT) last--;
        if (last > start) {
            lb_clause *c = lb_push(a, &v);
            *c = (lb_clause){ .first = start, .end = last, .before = before };
            describe(doc, c);
        }
        before = b;
        start = b == '&' ? t : t + 1;
        if (b == ',' && start < end && coordinates(doc, start) && !lb_word_is(doc, start, "oder")) before = '&'; // ", aber": a new main clause
        verb = false;
    }
    return (lb_clauses){ (uint32_t)v.n, v.at };
}
