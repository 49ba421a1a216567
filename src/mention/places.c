/* places.c: place names in the text: longest match in the gazetteer, German case endings,
 * compounds ("Kursk-Region"), adjectives ("Kiewer"), the words before. O(tokens). */
#include "mention/places.h"

#define MAX_WORDS 7u
#define MAX_BACK  8u   // words looked at before a name

static lb_str slice(const lb_doc *d, uint32_t first, uint32_t end)
{
    return lb_words(d, (lb_span){ d->tokens->at[first].span.begin, d->tokens->at[end - 1].span.end });
}

static uint32_t first_cp(lb_str s)
{
    uint32_t i = 0;
    return s.n ? lb_utf8_next(s, &i) : 0;
}

static bool is_article_prefix(lb_str w) // "al-Faschir", "el-Obeid"
{
    return w.n > 4 && (w.p[2] == '-' || w.p[3] == '-') && (w.p[0] == 'a' || w.p[0] == 'e') && w.p[1] >= 'a' && w.p[1] <= 'z' &&
           lb_is_upper_cp(first_cp((lb_str){ w.p + (w.p[2] == '-' ? 3 : 4), w.n - (w.p[2] == '-' ? 3 : 4) }));
}

static uint32_t find(lb_places_scan *s, lb_str name, lb_places_name *n, bool *longer)
{
    lb_gaz_hit h[LB_MAX_HITS];
    uint32_t k = lb_gazetteer_find(s->g, name, h, LB_MAX_HITS, longer);
    if (!k) return 0;
    n->hits = (uint32_t)s->hit.n;
    n->n_hits = k;
    n->name = name;
    for (uint32_t i = 0; i < k; i++) *lb_push(s->a, &s->hit) = h[i];
    return k;
}

/* "Kiews", "Russlands", "Paris'": the name without its case ending. */
static uint32_t find_genitive(lb_places_scan *s, lb_str w, lb_places_name *n)
{
    lb_str base = w;
    if (lb_ends(w, "’")) base.n -= 3;
    else if (lb_ends(w, "'") || (lb_ends(w, "s") && !lb_ends(w, "ss"))) base.n -= 1;
    else return 0;
    if (base.n < 3 || !find(s, base, n, NULL)) return 0;
    n->genitive = true;
    return n->n_hits;
}

/* "Al-Hasaka", "El-Obeid": with the article in the other case, or without it. */
static uint32_t find_arabic(lb_places_scan *s, lb_str w, lb_places_name *n)
{
    uint32_t k = 0;
    char buf[96];
    while (k < 5 && k < w.n && w.p[k] != '-') k++;
    if (k < 2 || k > 4 || k + 4 > w.n || w.n > 90 || w.p[k] != '-' || !strchr("AaEe", w.p[0])) return 0;
    memcpy(buf, w.p, w.n);
    buf[0] = (char)(buf[0] ^ 32);
    lb_str other = { buf, w.n }, bare = { w.p + k + 1, w.n - k - 1 };
    uint32_t hits = find(s, other, n, NULL);
    if (!hits && lb_is_upper_cp(first_cp(bare))) hits = find(s, bare, n, NULL);
    n->name = w; // as said; `other` does not last
    return hits;
}

/* Is some hit a town, region or country of weight? Adjectives and compounds are made of these only. */
static bool any_weighty(const lb_places_scan *s, const lb_places_name *n, uint32_t population)
{
    for (uint32_t i = 0; i < n->n_hits; i++) {
        lb_gaz_hit h = s->hit.at[n->hits + i];
        const lb_gaz_place *p = lb_gaz_at(s->g, h);
        if (h.kind <= LB_GAZ_TRANSLIT && (p->population >= population || (p->flags & (LB_GAZ_MANUAL | LB_GAZ_CAPITAL)))) return true;
    }
    return false;
}

/* Adjectives in -er are made of towns and regions only: "Ukrainer" is a man. */
static bool keep_towns(lb_places_scan *s, lb_places_name *n)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < n->n_hits; i++) {
        lb_gaz_hit h = s->hit.at[n->hits + i];
        uint8_t cls = lb_gaz_at(s->g, h)->cls;
        if (cls == LB_GAZ_TOWN || cls == LB_GAZ_PART || cls == LB_GAZ_REGION) s->hit.at[n->hits + kept++] = h;
    }
    n->n_hits = kept;
    return kept;
}

/* "Kiewer", "Münchner", "Bremer": the town's adjective; `next` is the word behind it. */
static uint32_t find_derived(lb_places_scan *s, lb_str w, lb_str next, lb_places_name *n)
{
    char buf[96];
    if (w.n < 5 || w.n > 80 || !lb_ends(w, "er") || !next.n || !lb_is_upper_cp(first_cp(w))) return 0;
    uint32_t c = first_cp(next);
    if (!lb_is_upper_cp(c) && c != 0x201e && c != '"' && !(lb_is_lower((uint8_t)next.p[0]) && (lb_ends(next, "e") || lb_ends(next, "en")))) return 0;
    lb_str base = { w.p, w.n - 2 };
    bool found = find(s, base, n, NULL) && keep_towns(s, n) && any_weighty(s, n, 20000);
    if (!found && base.n > 3) { // "Münchn-er": München, "Brem-er": Bremen, "Saporischsch-er"
        static const char *const tail[] = { "en", "a", "e", "n", NULL };
        for (int i = 0; tail[i] && !found; i++) {
            lb_str stem = base;
            if (i == 0 && lb_ends(base, "n") && !lb_ends(base, "en")) stem.n--;
            memcpy(buf, stem.p, stem.n);
            memcpy(buf + stem.n, tail[i], strlen(tail[i]));
            lb_str made = lb_copy(s->a, (lb_str){ buf, stem.n + (uint32_t)strlen(tail[i]) });
            found = find(s, made, n, NULL) && keep_towns(s, n) && any_weighty(s, n, 50000);
        }
    }
    if (!found) return 0;
    n->derived = true;
    return n->n_hits;
}

/* "Ostukraine", "Nordsyrien": part of a country or region. */
static uint32_t find_part(lb_places_scan *s, lb_str w, lb_places_name *n)
{
    const lb_places_words *words = s->g->words;
    for (uint32_t k = 8; k >= 3; k--) {
        if (k + 3 > w.n || !(lb_pw_kind(words, (lb_str){ w.p, k }) & LB_PW_DIRECTION)) continue;
        lb_str rest = { w.p + k, w.n - k };
        if (rest.p[0] == '-') rest.p++, rest.n--;
        if (rest.n < 3) continue;
        lb_str name = lb_capital(s->a, rest);
        lb_places_name probe = *n;
        if (!find(s, name, &probe, NULL) && !find_genitive(s, name, &probe)) continue;
        uint32_t kept = 0;
        for (uint32_t i = 0; i < probe.n_hits; i++) {
            lb_gaz_hit h = s->hit.at[probe.hits + i];
            uint8_t cls = lb_gaz_at(s->g, h)->cls;
            bool wide = cls == LB_GAZ_COUNTRY || cls == LB_GAZ_LAND || (cls == LB_GAZ_REGION && h.kind <= LB_GAZ_GERMAN);
            if (wide && h.kind <= LB_GAZ_TRANSLIT) s->hit.at[probe.hits + kept++] = h;
        }
        if (!kept) continue;
        probe.n_hits = kept;
        probe.part = true;
        *n = probe;
        return kept;
    }
    return 0;
}

/* "Kursk-Region", "Gaza-Stadt": the first half is the name, the tail says what of it. "Ukraine-Krieg" is no place. */
static uint32_t find_compound(lb_places_scan *s, lb_str w, lb_places_name *n)
{
    const lb_places_words *words = s->g->words;
    for (uint32_t i = w.n; i-- > 2;) {
        if (w.p[i] != '-') continue;
        lb_str tail = { w.p + i + 1, w.n - i - 1 };
        uint32_t r = lb_pw_row(words, tail);
        if (r == UINT32_MAX && lb_ends(tail, "s")) r = lb_pw_row(words, (lb_str){ tail.p, tail.n - 1 });
        if (r == UINT32_MAX || !(words->kind[r] & LB_PW_TAIL)) return 0;
        if (!find(s, (lb_str){ w.p, i }, n, NULL) || !any_weighty(s, n, 500)) return 0;
        n->compound = true;
        if (words->tail[r] == LB_PW_OFFSET) {
            n->offset = tail;
            n->offset_precision = 2;
        } else {
            n->cue = words->tail[r];
            if (words->tail[r] == LB_PW_REGION) n->cue_lemma = LB_STR("Region");
        }
        return n->n_hits;
    }
    return 0;
}

/* ---- the words before ---- */

static bool is_inflected_adjective(lb_str w)
{
    return w.n > 3 && (lb_is_lower((uint8_t)w.p[0]) || (uint8_t)w.p[0] >= 0x80) &&
           (lb_ends(w, "e") || lb_ends(w, "en") || lb_ends(w, "er") || lb_ends(w, "em") || lb_ends(w, "es"));
}

static lb_str phrase(lb_places_scan *s, uint32_t first, uint32_t end)
{
    lb_str p = slice(s->doc, first, end);
    return lb_is_upper((uint8_t)p.p[0]) && first == lb_sentence_of(s->doc, first)->first ? lb_uncapital(s->a, p) : p;
}

/* Offset phrase that ends before token `end`: the longest of up to four words. */
static bool find_offset(lb_places_scan *s, uint32_t from, uint32_t end, lb_places_name *n, uint32_t link_end)
{
    const lb_places_words *w = s->g->words;
    for (uint32_t k = 4; k >= 1; k--) {
        if (end < from + k) continue;
        uint32_t r = lb_pw_row(w, phrase(s, end - k, end));
        if (r == UINT32_MAX || !(w->kind[r] & LB_PW_OFFSET)) continue;
        if (k == 1 && end < link_end && lb_is(lb_word(s->doc, end - 1), "um")) return false; // "Kämpfe um die Stadt": at it
        if (k == 1 && (lb_is(lb_word(s->doc, end - 1), "um") || lb_is(lb_word(s->doc, end - 1), "vor"))) {
            if (end >= from + 2 && lb_is(lb_word(s->doc, end - 2), "rund")) continue;
            // "Kämpfe um Kiew" are at Kiew; "Truppen vor Kiew" are near it.
            if (lb_is(lb_word(s->doc, end - 1), "um")) return false;
        }
        n->offset = phrase(s, end - k, link_end > end ? link_end : end);
        n->offset_precision = w->precision[r];
        return true;
    }
    return false;
}

static void look_before(lb_places_scan *s, lb_places_name *n)
{
    const lb_doc *d = s->doc;
    const lb_places_words *w = s->g->words;
    uint32_t start = lb_sentence_of(d, n->first)->first, t = n->first, from = t > start + MAX_BACK ? t - MAX_BACK : start;
    n->sentence_start = n->first == start;
    if (t == start) return;
    uint32_t k = lb_pw_kind(w, lb_word(d, t - 1));
    n->article = (k & LB_PW_ARTICLE) != 0;
    n->locative = (k & LB_PW_LOCATIVE) != 0;
    // Class word directly before, or before "von", a quotation mark, a colon of a list.
    uint32_t c = t;
    if (c > from && (lb_is(lb_word(d, c - 1), "„") || lb_is(lb_word(d, c - 1), "\""))) c--;
    if (c > from + 1 && (lb_is(lb_word(d, c - 1), "von") || lb_is(lb_word(d, c - 1), "um") || lb_is(lb_word(d, c - 1), "namens") || lb_is(lb_word(d, c - 1), ","))) {
        uint32_t prev = lb_pw_kind(w, lb_word(d, c - 2));
        if ((prev & LB_PW_CLASS) && (!lb_is(lb_word(d, c - 1), ",") || (prev & LB_PW_PLURAL))) c--;
    }
    if (c > from) {
        uint32_t r = lb_pw_row(w, lb_word(d, c - 1));
        if (r != UINT32_MAX && (w->kind[r] & LB_PW_CLASS)) {
            bool near = c < t && lb_is(lb_word(d, c), "um"); // "die Region um Kursk"
            if (!near) n->cue |= w->kind[r] & (LB_PW_CLASS | LB_PW_PLURAL);
            else n->offset = slice(d, c - 1, c + 1), n->offset_precision = 2;
            if (!near && w->lemma[r].n) n->cue_lemma = w->lemma[r];
        }
    }
    if (n->cue) n->locative = true;
    if (n->offset.n || n->derived) return;
    // Walk back over "der südlichen Frontstadt" to "in der Nähe".
    uint32_t i = t, links = t;
    while (i > from) {
        lb_str word = lb_word(d, i - 1);
        uint32_t kind = lb_pw_kind(w, i - 1 == start ? lb_uncapital(s->a, word) : word);
        if (find_offset(s, from, i, n, links)) break;
        bool link = (kind & LB_PW_LINK) != 0;
        if (!link && !(kind & LB_PW_CLASS) && !is_inflected_adjective(word)) break;
        if (link) links = i; // "nordöstlich von": the link belongs to the phrase
        else links = i - 1;
        i--;
    }
}

/* "Region Kursk" is one name: take the word in. */
static void take_class_word(lb_places_scan *s, lb_places_name *n)
{
    if (!(n->cue & (LB_PW_REGION | LB_PW_DISTRICT)) || (n->cue & LB_PW_PLURAL) || n->compound || n->derived) return;
    uint32_t start = lb_sentence_of(s->doc, n->first)->first;
    if (n->first == start) return;
    if (!(lb_pw_kind(s->g->words, lb_word(s->doc, n->first - 1)) & (LB_PW_REGION | LB_PW_DISTRICT))) return;
    n->first--;
    n->span.begin = s->doc->tokens->at[n->first].span.begin;
    if (n->first > start) n->article = (lb_pw_kind(s->g->words, lb_word(s->doc, n->first - 1)) & LB_PW_ARTICLE) != 0;
}

/* In a list ("Sumy, Charkiw und Odessa") a name shares class word and offset with the one before. */
static void join_list(lb_places_scan *s, lb_places_name *n)
{
    if (s->name.n < 1) return;
    const lb_places_name *p = &s->name.at[s->name.n - 1];
    if (p->sentence != n->sentence || p->end >= n->first || n->first - p->end > 2) return;
    bool joined = true;
    for (uint32_t t = p->end; t < n->first; t++) {
        lb_str w = lb_word(s->doc, t);
        if (!lb_is(w, ",") && !(lb_pw_kind(s->g->words, w) & LB_PW_AND) && !lb_is(w, "/")) joined = false;
    }
    if (!joined) return;
    n->list = true;
    n->locative |= p->locative;
    if ((p->cue & LB_PW_PLURAL) && !n->cue) {
        n->cue = p->cue;
        n->cue_lemma = p->cue_lemma;
    }
    if (p->offset.n && !n->offset.n) {
        n->offset = p->offset;
        n->offset_precision = p->offset_precision;
    }
}

/* A name in no table: a word of letters alone that ends as villages end, or stands behind a class word. */
static bool may_be_village(lb_places_scan *s, uint32_t t, lb_str w, lb_places_name *n)
{
    const lb_places_words *words = s->g->words;
    uint32_t start = lb_sentence_of(s->doc, t)->first;
    if (w.n < 5 || w.n > 40 || (s->doc->tags && s->doc->tags->at[t].upos != LB_UPOS_PROPN)) return false;
    for (uint32_t i = 1; i < w.n; i++)
        if (lb_is_upper((uint8_t)w.p[i]) || lb_is_digit((uint8_t)w.p[i]) || w.p[i] == '.') return false;
    n->name = w;
    for (uint32_t k = 3; k <= 10 && k + 2 < w.n; k++)
        if (lb_pw_kind(words, (lb_str){ w.p + w.n - k, k }) & LB_PW_ENDING) n->ending = true;
    if (!n->ending && lb_ends(w, "s")) { // "Nowosiliwkas"
        for (uint32_t k = 3; k <= 10 && k + 3 < w.n; k++)
            if (lb_pw_kind(words, (lb_str){ w.p + w.n - 1 - k, k }) & LB_PW_ENDING) n->ending = n->genitive = true;
        if (n->genitive) n->name.n--;
    }
    return n->ending || (t > start && (lb_pw_kind(words, lb_word(s->doc, t - 1)) & LB_PW_TOWN));
}

static uint32_t match(lb_places_scan *s, uint32_t t, uint32_t end, lb_places_name *n)
{
    const lb_doc *d = s->doc;
    uint32_t best = 0;
    lb_places_name probe = *n;
    for (uint32_t k = 1; k <= MAX_WORDS && t + k <= end; k++) {
        bool longer = false, glued = t + k < end && !d->tokens->at[t + k - 1].space_after;
        lb_str words = slice(d, t, t + k);
        if (find(s, words, &probe, &longer) || (k > 1 && find_genitive(s, words, &probe))) {
            best = k;
            *n = probe;
        }
        if (!longer && !(glued && k < 4)) break;
    }
    return best;
}

void lb_places_collect(lb_places_scan *s)
{
    const lb_doc *d = s->doc;
    const lb_places_words *w = s->g->words;
    for (uint32_t k = 0; k < d->tokens->n_sentences; k++) {
        const lb_sentence *sent = &d->tokens->sentence[k];
        for (uint32_t t = sent->first; t < sent->end; t++) {
            lb_str word = lb_word(d, t), next = t + 1 < sent->end ? lb_word(d, t + 1) : LB_STR("");
            if (word.n < 2 || word.n > 100 || (!lb_is_upper_cp(first_cp(word)) && !is_article_prefix(word))) continue;
            lb_places_name n = { .sentence = k, .choice = LB_NONE };
            uint32_t kind = lb_pw_kind(w, word), len = match(s, t, sent->end, &n);
            if (len == 1 && (kind & LB_PW_NOT)) continue;
            if (!len) {
                if (kind & (LB_PW_NOT | LB_PW_CLASS | LB_PW_PERSON)) continue;
                if (find_genitive(s, word, &n) || find_arabic(s, word, &n) || find_compound(s, word, &n) || find_part(s, word, &n) || find_derived(s, word, next, &n) ||
                    may_be_village(s, t, word, &n)) len = 1;
            } else if (len == 1 && lb_ends(word, "er") && !any_weighty(s, &n, 100000)) {
                lb_places_name derived = { .sentence = k, .choice = LB_NONE };
                if (find_derived(s, word, next, &derived)) n = derived; // "Pariser": not the hamlet of that name
            }
            if (!len) continue;
            n.first = t;
            if (n.derived && t > sent->first) { // "New Yorker": the words before belong to it
                lb_places_name two = { .sentence = k, .choice = LB_NONE };
                lb_str both = slice(d, t - 1, t + 1);
                if (find_derived(s, both, next, &two) && (!s->name.n || s->name.at[s->name.n - 1].end < t)) n = two, n.first = t - 1;
            }
            n.end = t + len;
            n.span = (lb_span){ d->tokens->at[n.first].span.begin, d->tokens->at[t + len - 1].span.end };
            uint32_t cue = n.cue;
            lb_str lemma = n.cue_lemma;
            look_before(s, &n);
            if (cue) n.cue = cue, n.cue_lemma = lemma;
            if (n.derived && (lb_pw_kind(w, next) & (LB_PW_REGION | LB_PW_DISTRICT))) { // "Kursker Region"
                uint32_t r = lb_pw_row(w, next);
                n.cue = w->kind[r] & (LB_PW_REGION | LB_PW_DISTRICT);
                n.cue_lemma = w->lemma[r];
                n.derived = false;
                n.end++;
                n.span.end = d->tokens->at[n.end - 1].span.end;
            }
            take_class_word(s, &n);
            join_list(s, &n);
            if (d->tags) n.propn = d->tags->at[t].upos == LB_UPOS_PROPN;
            *lb_push(s->a, &s->name) = n;
            t = n.end - 1;
        }
    }
}
