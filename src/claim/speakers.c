/* speakers.c: noun phrases and the subject of a verb of saying. Trees point at the head where
 * a sentence has one; how far a phrase reaches is told by the tags, which err less on it. */
#include "claim/quotes.h"

static lb_stts stts(const lb_quoting *q, uint32_t t) { return q->doc->tags->at[t].stts; }

bool lb_punct_at(const lb_doc *doc, uint32_t t)
{
    lb_stts s = doc->tags->at[t].stts;
    return s == LB_STTS_COMMA || s == LB_STTS_STOP || s == LB_STTS_PAREN || doc->tags->at[t].upos == LB_UPOS_PUNCT;
}

static bool noun(lb_stts s) { return s == LB_STTS_NN || s == LB_STTS_NE || s == LB_STTS_FM || s == LB_STTS_TRUNC || s == LB_STTS_XY; }
static bool pronoun(lb_stts s)
{
    return s == LB_STTS_PPER || s == LB_STTS_PDS || s == LB_STTS_PIS || s == LB_STTS_PRELS || s == LB_STTS_PWS || s == LB_STTS_PPOSS;
}
static bool determiner(lb_stts s)
{
    return s == LB_STTS_ART || s == LB_STTS_PDAT || s == LB_STTS_PPOSAT || s == LB_STTS_PIAT || s == LB_STTS_PIDAT || s == LB_STTS_PRELAT
           || s == LB_STTS_PWAT;
}
static bool is_mark(const lb_quoting *q, uint32_t t) { return q->mark_of[t] != LB_NONE && lb_punct_at(q->doc, t); }

/* Head part: determiner, adjectives, nouns. Returns its end, or t if there is none. */
static uint32_t core(const lb_quoting *q, uint32_t t, uint32_t end)
{
    uint32_t i = t, last = t;
    bool det = false;
    if (i < end && pronoun(stts(q, i))) return i + 1;
    if (i < end && (lb_word_is(q->doc, i, "auch") || lb_word_is(q->doc, i, "sogar") || lb_word_is(q->doc, i, "selbst"))) i++;
    if (i < end && determiner(stts(q, i))) det = true, i++;
    if (i < end && det && determiner(stts(q, i))) i++; // "alle diese"
    uint32_t limit = i + 14;
    while (i < end && i < limit) {
        lb_stts s = stts(q, i);
        if (noun(s)) {
            last = ++i;
            /* names and nouns in a row: "UN-Generalsekretär António Guterres" */
            while (i < end && (noun(stts(q, i)) || (stts(q, i) == LB_STTS_CARD && lb_is_digit((uint8_t)lb_word(q->doc, i).p[0])
                                                    && !(i + 1 < end && (noun(stts(q, i + 1)) || stts(q, i + 1) == LB_STTS_ADJA)))))
                last = ++i;
            if (i < end && is_mark(q, i) && q->marks[q->mark_of[i]].first == i && q->marks[q->mark_of[i]].words <= 4 && !q->marks[q->mark_of[i]].clause
                && q->marks[q->mark_of[i]].end <= end)
                last = i = q->marks[q->mark_of[i]].end; // die Zeitung „The Nation“
            return last;
        }
        if (is_mark(q, i) && q->marks[q->mark_of[i]].first == i && q->marks[q->mark_of[i]].words <= 4 && q->marks[q->mark_of[i]].end <= end
            && !q->marks[q->mark_of[i]].clause) {
            last = i = q->marks[q->mark_of[i]].end;
            return last;
        }
        if (s == LB_STTS_ADJA || s == LB_STTS_CARD || s == LB_STTS_PIDAT || s == LB_STTS_PIAT) i++;
        else if ((s == LB_STTS_ADJD || s == LB_STTS_ADV || s == LB_STTS_COMMA || s == LB_STTS_KON || s == LB_STTS_VVPP) && i + 1 < end
                 && (stts(q, i + 1) == LB_STTS_ADJA || (s == LB_STTS_ADV && stts(q, i + 1) == LB_STTS_CARD)))
            i++;
        else if (det && (s == LB_STTS_APPR || s == LB_STTS_APPRART || s == LB_STTS_ADV || s == LB_STTS_PRF)) {
            /* "der in Genf lebende Minister": an attribute with its own phrase, up to an adjective before a noun */
            uint32_t k = i + 1;
            while (k < end && k < i + 8 && stts(q, k) != LB_STTS_ADJA && !lb_punct_at(q->doc, k) && !lb_verbal_at(q->doc, k)) k++;
            if (k < end && stts(q, k) == LB_STTS_ADJA && k + 1 < end && (noun(stts(q, k + 1)) || stts(q, k + 1) == LB_STTS_ADJA)) i = k;
            else return t;
        } else
            break;
    }
    return det && i > t + 1 && stts(q, i - 1) == LB_STTS_ADJA ? i : t; // "die Grünen" tagged as an adjective
}

static bool any_word(const lb_doc *d, uint32_t t, const char *const *list)
{
    for (; *list; list++)
        if (lb_word_is(d, t, *list)) return true;
    return false;
}

static lb_range phrase(const lb_quoting *q, uint32_t t, uint32_t end);

lb_range lb_noun_phrase(const lb_quoting *q, uint32_t t, uint32_t end)
{
    lb_range r = phrase(q, t, end);
    while (r.first + 1 < r.end && stts(q, r.first) == LB_STTS_ADV) r.first++; // "auch der Minister"
    return r;
}

static lb_range phrase(const lb_quoting *q, uint32_t t, uint32_t end)
{
    static const char *const close[] = { "von", "vom", "aus", NULL };
    static const char *const wide[] = { "für", "in", "im", "beim", "bei", "zur", "zum", NULL };
    const lb_doc *d = q->doc;
    uint32_t e = core(q, t, end);
    if (e == t) return (lb_range){ t, t };
    if (pronoun(stts(q, t)) && e == t + 1) {
        if (!(stts(q, t) == LB_STTS_PIS && e < end && stts(q, e) == LB_STTS_ART)) return (lb_range){ t, e };
    }
    bool name = stts(q, e - 1) == LB_STTS_NE;
    for (int more = 0; more < 8 && e < end; more++) {
        lb_stts s = stts(q, e);
        uint32_t n;
        if (s == LB_STTS_ART && (lb_word_is(d, e, "der") || lb_word_is(d, e, "des") || lb_word_is(d, e, "eines") || lb_word_is(d, e, "einer"))) {
            n = core(q, e, end);
        } else if ((s == LB_STTS_PPOSAT || s == LB_STTS_PDAT || s == LB_STTS_PIAT || s == LB_STTS_PIDAT) && d->tags->at[e].feats.case_ == LB_GEN) {
            n = core(q, e, end);
        } else if (s == LB_STTS_ADJA && d->tags->at[e].feats.case_ == LB_GEN && !name) {
            n = core(q, e, end);
        } else if ((s == LB_STTS_APPR || s == LB_STTS_APPRART) && (any_word(d, e, close) || (!name && any_word(d, e, wide)))) {
            n = core(q, e + 1, end);
            if (n == e + 1 || stts(q, e + 1) == LB_STTS_CARD || stts(q, e + 1) == LB_STTS_ADV) break; // "von rund 10.000 Menschen"
            /* "im März", "in einem Interview", "im Fernsehen": not who but when and where */
            lb_str w = d->tags->at[n - 1].lemma;
            if (lb_is(w, "Interview") || lb_is(w, "Gespräch") || lb_is(w, "Januar") || lb_is(w, "Februar") || lb_is(w, "März") || lb_is(w, "April")
                || lb_is(w, "Mai") || lb_is(w, "Juni") || lb_is(w, "Juli") || lb_is(w, "August") || lb_is(w, "September") || lb_is(w, "Oktober")
                || lb_is(w, "November") || lb_is(w, "Dezember") || lb_is(w, "Erklärung") || lb_is(w, "Rede") || lb_is(w, "Pressekonferenz")
                || lb_is(w, "Jahr") || lb_is(w, "Brief") || lb_is(w, "Bericht") || lb_is(w, "Mitteilung") || lb_is(w, "Stellungnahme")
                || lb_is(w, "Fernsehen") || lb_is(w, "Zusammenhang"))
                break;
        } else if (lb_is(lb_word(d, e), "(")) {
            n = e + 1;
            while (n < end && n < e + 8 && !lb_is(lb_word(d, n), ")")) n++;
            if (n >= end || !lb_is(lb_word(d, n), ")")) break;
            n++;
        } else if (s == LB_STTS_KON && (lb_word_is(d, e, "und") || lb_word_is(d, e, "sowie") || lb_word_is(d, e, "oder")) && e + 1 < end
                   && !lb_finite_at(d, e + 1)) {
            n = core(q, e + 1, end);
            if (n == e + 1 || pronoun(stts(q, e + 1))) break;
        } else if (s == LB_STTS_COMMA && e + 1 < end) {
            /* apposition: a phrase between commas, or up to the end, without a verb */
            uint32_t from = e + 1;
            if (stts(q, from) == LB_STTS_PRELS || stts(q, from) == LB_STTS_PPER) break;
            lb_range ap = { from, from };
            ap.end = core(q, from, end);
            if (ap.end == from) break;
            while (ap.end < end) {
                lb_stts x = stts(q, ap.end);
                uint32_t k = ap.end;
                if (x == LB_STTS_ART || x == LB_STTS_PPOSAT || x == LB_STTS_ADJA) k = core(q, ap.end, end);
                else if (x == LB_STTS_APPR || x == LB_STTS_APPRART) k = core(q, ap.end + 1, end) > ap.end + 1 ? core(q, ap.end + 1, end) : ap.end;
                else if (x == LB_STTS_KON) k = core(q, ap.end + 1, end) > ap.end + 1 ? core(q, ap.end + 1, end) : ap.end;
                if (lb_is(lb_word(d, ap.end), "(")) {
                    k = ap.end + 1;
                    while (k < end && k < ap.end + 8 && !lb_is(lb_word(d, k), ")")) k++;
                    k = k < end ? k + 1 : ap.end;
                }
                if (k == ap.end) break;
                ap.end = k;
            }
            bool closed = ap.end == end || stts(q, ap.end) == LB_STTS_COMMA || stts(q, ap.end) == LB_STTS_STOP || lb_punct_at(d, ap.end);
            bool closes_on_verb = ap.end < end && lb_finite_at(d, ap.end);
            if (!closed || closes_on_verb) break;
            n = ap.end;
            if (n < end && stts(q, n) == LB_STTS_COMMA && n + 1 < end && lb_finite_at(d, n + 1)) { // closing comma before the verb
                e = n;
                break;
            }
        } else {
            break;
        }
        if (n <= e) break;
        name = stts(q, n - 1) == LB_STTS_NE;
        e = n;
    }
    return (lb_range){ t, e };
}

lb_range lb_noun_phrase_back(const lb_quoting *q, uint32_t begin, uint32_t end)
{
    /* the leftmost start whose phrase reaches exactly `end` */
    for (uint32_t t = end > begin + 24 ? end - 24 : begin; t < end; t++) {
        lb_stts s = stts(q, t);
        if (!determiner(s) && !noun(s) && s != LB_STTS_ADJA && s != LB_STTS_CARD && !pronoun(s)) continue;
        if (t > begin && s != LB_STTS_ART && noun(stts(q, t - 1)) && noun(s)) continue;
        lb_range r = lb_noun_phrase(q, t, end);
        if (r.end == end) return r;
    }
    return (lb_range){ end, end };
}

uint32_t lb_clause_at(const lb_quoting *q, uint32_t s, uint32_t t)
{
    for (uint32_t i = 0; i < q->clauses[s].n; i++)
        if (t >= q->clauses[s].at[i].first && t < q->clauses[s].at[i].end) return i;
    return LB_NONE;
}

static bool may_be_subject(const lb_quoting *q, lb_range r)
{
    const lb_doc *d = q->doc;
    if (r.first == r.end) return false;
    lb_stts s = stts(q, r.first);
    if (s == LB_STTS_PRF || lb_word_is(d, r.first, "sich") || lb_word_is(d, r.first, "dem") || lb_word_is(d, r.first, "den")
        || lb_word_is(d, r.first, "einem") || lb_word_is(d, r.first, "einen") || lb_word_is(d, r.first, "ihm") || lb_word_is(d, r.first, "ihnen")
        || lb_word_is(d, r.first, "des") || lb_word_is(d, r.first, "dies") || lb_word_is(d, r.first, "ihn"))
        return false;
    for (uint32_t t = r.first; t < r.end; t++)
        if (noun(stts(q, t))) {
            lb_str l = d->tags->at[t].lemma; // "Montag", "Uhr" name no speaker
            static const char *const when[] = { "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonnabend", "Sonntag",
                                                "Uhr", "Woche", "Abend", "Morgen", "Nachmittag", "Mittag", "Tag", "Stunde",
                                                "Minute", "Monat", "Jahr", "Nacht", "Zeitpunkt", NULL };
            for (uint32_t i = 0; when[i]; i++)
                if (lb_is(l, when[i])) return false;
            break;
        }
    return true;
}

/* The tree's subject of the verb, as a phrase. */
static lb_range tree_subject(const lb_quoting *q, uint32_t s, uint32_t finite, uint32_t verb)
{
    const lb_doc *d = q->doc;
    lb_range none = { 0, 0 };
    if (!d->trees || !d->trees->parsed || !d->trees->parsed[s]) return none;
    const lb_sentence *sent = &d->tokens->sentence[s];
    const lb_arc *arc = d->trees->at;
    uint32_t v = verb, head = LB_NONE;
    if (arc[v].rel == LB_REL_aux || arc[v].rel == LB_REL_aux_pass || arc[v].rel == LB_REL_cop) v = arc[v].head;
    for (int up = 0; up < 3 && head == LB_NONE && v != LB_NONE; up++) {
        for (uint32_t c = sent->first; c < sent->end; c++)
            if (arc[c].head == v && (arc[c].rel == LB_REL_nsubj || arc[c].rel == LB_REL_nsubj_pass)) {
                head = c;
                break;
            }
        if (head == LB_NONE) {
            if (arc[v].rel != LB_REL_conj && arc[v].rel != LB_REL_xcomp) break;
            v = arc[v].head;
        }
    }
    if (head == LB_NONE) return none;
    if (pronoun(stts(q, head))) return lb_noun_phrase(q, head, sent->end);
    uint32_t end = head < finite ? finite : sent->end; // before the verb: an apposition may lean on it without a comma
    if (head > sent->first && lb_is(lb_word(d, head - 1), "(")) { // "das Komitee (OK)": the name before the bracket
        lb_range r = lb_noun_phrase_back(q, sent->first, head - 1);
        if (r.end > r.first) return lb_noun_phrase(q, r.first, end);
    }
    /* leftmost token of the phrase that still leads over the head */
    uint32_t left = head;
    for (uint32_t t = head > sent->first + 16 ? head - 16 : sent->first; t <= head; t++) {
        uint32_t h = t;
        for (int up = 0; up < 8 && h != head && h != LB_NONE; up++) h = arc[h].head;
        if (h != head || lb_punct_at(d, t) || lb_verbal_at(d, t)) continue;
        lb_stts x = stts(q, t);
        if (!determiner(x) && !noun(x) && x != LB_STTS_ADJA && x != LB_STTS_CARD) continue;
        lb_range r = lb_noun_phrase(q, t, end);
        if (r.end > head) {
            left = t;
            break;
        }
    }
    return lb_noun_phrase(q, left, end);
}

lb_range lb_subject(const lb_quoting *q, uint32_t s, uint32_t c, uint32_t finite, uint32_t verb)
{
    const lb_doc *d = q->doc;
    const lb_sentence *sent = &d->tokens->sentence[s];
    lb_range r = tree_subject(q, s, finite, verb);
    const lb_clause *k = &q->clauses[s].at[c];
    bool outside = k->opener != LB_NONE && (r.first < k->first || r.first > finite); // "…, wie X berichtet": never the main clause's
    if (finite == k->first && k->before == ',' && c > 0 && r.end <= k->first) { // ", sagte X": never the message's subject
        for (uint32_t p = c; p-- > 0 && !outside;) outside = q->clauses[s].at[p].finite != LB_NONE && q->clauses[s].at[p].kind != LB_CLAUSE_RELATIVE;
    }
    if (may_be_subject(q, r) && !outside) return r;
    uint32_t stop = sent->end, begin = k->first;
    r = (lb_range){ 0, 0 };
    if (k->opener != LB_NONE) {
        /* behind "wie", "dass", …; a relative pronoun may itself be the subject */
        if (stts(q, k->opener) == LB_STTS_PRELS && k->opener == k->first) {
            lb_range rel = { k->opener, k->opener + 1 };
            lb_range own = { 0, 0 };
            for (uint32_t t = k->opener + 1; t < finite; t++) {
                own = lb_noun_phrase(q, t, finite);
                if (own.end > own.first && may_be_subject(q, own) && determiner(stts(q, own.first))
                    && (lb_word_is(d, own.first, "der") || lb_word_is(d, own.first, "die"))) return own;
                if (own.end > own.first) t = own.end - 1;
            }
            return rel;
        }
        begin = k->opener + 1;
        for (uint32_t t = begin; t < k->end && t < finite + 12; t++) {
            if (stts(q, t) == LB_STTS_APPR || stts(q, t) == LB_STTS_APPRART) { // skip a prepositional phrase
                uint32_t e = core(q, t + 1, k->end);
                if (e > t + 1) t = e - 1;
                continue;
            }
            r = lb_noun_phrase(q, t, sent->end);
            if (may_be_subject(q, r)) return r;
            if (r.end > r.first) t = r.end - 1;
        }
        return (lb_range){ 0, 0 };
    }
    bool verb_first = finite == k->first || (finite == k->first + 1 && stts(q, k->first) == LB_STTS_KON);
    if (!verb_first || k->before == ',' || k->before == '(' || k->before == '-') {
        /* the field before the verb, if it is a noun phrase; appositions and relative clauses may part them */
        uint32_t from = c;
        bool field = true;
        while (from > 0 && (q->clauses[s].at[from].before == ',' || q->clauses[s].at[from].before == '(' || q->clauses[s].at[from].before == '-')) {
            lb_clause_kind kind = q->clauses[s].at[from - 1].kind;
            if (kind != LB_CLAUSE_PHRASE && kind != LB_CLAUSE_RELATIVE) {
                field = !verb_first;
                break;
            }
            from--;
        }
        for (; field && from <= c; from++) {
            const lb_clause *p = &q->clauses[s].at[from];
            if (p->kind == LB_CLAUSE_RELATIVE) continue;
            uint32_t b = p->first;
            if (stts(q, b) == LB_STTS_KON && p->before == '&') b++;
            lb_range x = lb_noun_phrase(q, b, finite);
            if (x.end > x.first && may_be_subject(q, x)
                && (x.end == finite || lb_punct_at(d, x.end) || stts(q, x.end) == LB_STTS_ADV || stts(q, x.end) == LB_STTS_APPR
                    || stts(q, x.end) == LB_STTS_APPRART || stts(q, x.end) == LB_STTS_ADJD || stts(q, x.end) == LB_STTS_PAV))
                return x;
            if (!verb_first && from == c && p->first < finite) break;
        }
    }
    /* behind the verb */
    for (uint32_t t = finite + 1; t < stop; t++) {
        lb_stts x = stts(q, t);
        if (x == LB_STTS_COMMA || x == LB_STTS_STOP) break;
        if (x == LB_STTS_APPR || x == LB_STTS_APPRART) {
            uint32_t e = core(q, t + 1, stop);
            if (e > t + 1) t = e - 1;
            continue;
        }
        r = lb_noun_phrase(q, t, stop);
        if (may_be_subject(q, r)) return r;
        if (r.end > r.first) t = r.end - 1;
    }
    /* "… und kündigte an": the subject of the clause before */
    if (k->before == '&' && c > 0) {
        for (uint32_t p = c; p-- > 0;)
            if (q->clauses[s].at[p].finite != LB_NONE && q->clauses[s].at[p].kind != LB_CLAUSE_RELATIVE && q->clauses[s].at[p].kind != LB_CLAUSE_SUB)
                return lb_subject(q, s, p, q->clauses[s].at[p].finite, q->clauses[s].at[p].finite);
    }
    return (lb_range){ 0, 0 };
}
