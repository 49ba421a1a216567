/* word_classes.c: what the tables know about each word of a report: classes, weapon, triggers, also
 * by the last part of a compound. O(letters), some lookups a noun. */
#include "claim/rules.h"

#include "lang/verbgroup.h"

/* Lower case, and one way to write ß. */
lb_str lb_word_key(lb_arena *a, lb_str s)
{
    lb_str low = lb_lower(a, s);
    int64_t i = lb_find(low, LB_STR("ß"));
    if (i < 0) return low;
    char *p = lb_arena_alloc(a, low.n + 1u);
    for (uint32_t k = 0; k < low.n; k++) p[k] = low.p[k];
    for (uint32_t k = 0; k + 1 < low.n; k++)
        if ((uint8_t)p[k] == 0xC3 && (uint8_t)p[k + 1] == 0x9F) p[k] = p[k + 1] = 's';
    return (lb_str){ p, low.n };
}

static void take(const lb_claim_rules *r, lb_word_info *w, uint32_t entry, bool whole)
{
    const lb_entry *e = &r->entry[entry];
    w->mask |= e->head;
    if (whole) {
        w->mask |= e->exact;
        w->entry = entry;
    }
    if (e->weapon && !w->weapon) w->weapon = e->weapon;
}

static bool nounish(lb_upos u) { return u == LB_UPOS_NOUN || u == LB_UPOS_PROPN || u == LB_UPOS_X_ || u == LB_UPOS_NUM; }

static void read_key(const lb_claim_rules *r, lb_word_info *w, lb_str key, bool noun)
{
    uint32_t i = lb_index_get(&r->word, key);
    if (i != LB_NONE) take(r, w, i, true);
    enum { LONGEST = 96 }; // bytes: no German compound is longer, and the loops below are quadratic in it
    if (!noun || key.n < 6 || key.n > LONGEST) return;
    for (uint32_t k = 2; k + 3 < key.n; k++) { // longest head first
        if (((uint8_t)key.p[k] & 0xC0) == 0x80) continue;
        lb_str tail = { key.p + k, key.n - k };
        if (tail.p[0] == '-') continue;
        i = lb_index_get(&r->word, tail);
        if (i == LB_NONE) continue;
        const lb_entry *e = &r->entry[i];
        take(r, w, i, tail.p[-1] == '-');
        if (e->trigger[LB_POS_NOUN] != LB_NONE && w->head == LB_NONE) w->head = i;
        if (tail.p[-1] == '-') w->entry = w->entry == LB_NONE ? i : w->entry;
    }
    for (uint32_t k = 2; k + 2 < key.n; k++) {
        if (((uint8_t)key.p[k] & 0xC0) == 0x80) continue;
        i = lb_index_get(&r->word, (lb_str){ key.p, k });
        if (i == LB_NONE) continue;
        const lb_entry *e = &r->entry[i];
        w->mask |= e->prefix;
        w->self |= e->self;
        if (e->weapon_prefix && !w->weapon) w->weapon = e->weapon_prefix;
    }
}

/* "lehnt … ab": the prefix belongs to the last finite verb before it that is not at its clause's end. */
static void join_prefixes(lb_reader *rd)
{
    const lb_doc *d = rd->doc;
    uint32_t verb = LB_NONE, sentence = LB_NONE;
    for (uint32_t t = 0; t < d->tokens->n; t++) {
        lb_stts s = d->tags->at[t].stts;
        if (d->tokens->at[t].sentence != sentence) verb = LB_NONE, sentence = d->tokens->at[t].sentence;
        if (s == LB_STTS_VVFIN || s == LB_STTS_VVIMP || (s == LB_STTS_VVINF && verb == LB_NONE)) {
            bool last = t + 1 < d->tokens->n && d->tags->at[t + 1].upos == LB_UPOS_PUNCT && d->tokens->at[t + 1].sentence == sentence;
            if (!last || verb == LB_NONE) verb = t;
        } else if (s == LB_STTS_PTKVZ && verb != LB_NONE) {
            lb_word_info *w = &rd->w[verb];
            lb_str p = lb_lower(rd->a, lb_word(d, t));
            if (d->trees && d->trees->at && d->trees->at[t].rel == LB_REL_compound_prt && d->trees->at[t].head != LB_NONE
                && d->tokens->at[d->trees->at[t].head].sentence == sentence)
                w = &rd->w[d->trees->at[t].head];
            if (!w->lemma.n) continue;
            if (!lb_starts(w->lemma, p.p)) w->lemma = lb_printf(rd->a, "%.*s%.*s", LB_FMT(p), LB_FMT(w->lemma));
            w->prefix = t;
            verb = LB_NONE;
        }
    }
}

void lb_words_read(lb_reader *rd)
{
    const lb_doc *d = rd->doc;
    uint32_t n = d->tokens->n;
    rd->w = lb_array(rd->a, n, lb_word_info);
    for (uint32_t t = 0; t < n; t++) {
        lb_word_info *w = &rd->w[t];
        const lb_tag *g = &d->tags->at[t];
        w->entry = w->head = w->prefix = LB_NONE;
        w->lemma = LB_STR("");
        if (g->upos == LB_UPOS_PUNCT || g->upos == LB_UPOS_DET || g->upos == LB_UPOS_PRON) continue;
        w->lemma = lb_word_key(rd->a, g->lemma.n ? g->lemma : lb_word(d, t));
    }
    if (!d->verbs) join_prefixes(rd);
    for (uint32_t i = 0; d->verbs && i < d->verbs->n; i++) {
        const lb_verbgroup *g = &d->verbs->at[i];
        if (g->verb >= n || !g->lemma.n) continue;
        rd->w[g->verb].lemma = lb_word_key(rd->a, g->lemma);
        rd->w[g->verb].prefix = g->prefix;
        rd->w[g->verb].verb = true;
    }
    for (uint32_t t = 0; t < n; t++) {
        lb_word_info *w = &rd->w[t];
        if (!w->lemma.n) continue;
        bool noun = nounish(d->tags->at[t].upos);
        read_key(rd->r, w, w->lemma, noun);
        if (w->entry == LB_NONE) {
            lb_str form = lb_word_key(rd->a, lb_word(d, t));
            if (!lb_eq(form, w->lemma) && d->tags->at[t].upos != LB_UPOS_VERB) read_key(rd->r, w, form, noun);
        }
        if (w->weapon) w->mask |= rd->r->shot;
    }
}

static bool noun_of_war(const lb_claim_rules *r, lb_str key)
{
    for (uint32_t k = 0; k + 3 < key.n; k++) {
        if (((uint8_t)key.p[k] & 0xC0) == 0x80) continue;
        uint32_t i = lb_index_get(&r->word, (lb_str){ key.p + k, key.n - k });
        if (i == LB_NONE) continue;
        const lb_entry *e = &r->entry[i];
        if ((e->head | (k ? 0 : e->exact)) & r->war) return true;
    }
    for (uint32_t k = 3; k + 2 < key.n; k++) {
        uint32_t i = lb_index_get(&r->word, (lb_str){ key.p, k });
        if (i != LB_NONE && r->entry[i].prefix & r->war) return true;
    }
    return false;
}

/* "Kämpfen" -> "Kampf…": endings off, one umlaut back. Generous: the tagged words decide later. */
static bool form_of_war(const lb_claim_rules *r, lb_str form)
{
    char z[64];
    if (form.n < 3 || form.n > 60) return false;
    for (int fold = 0; fold < 2; fold++) {
        uint32_t n = 0;
        bool folded = false;
        for (uint32_t i = 0; i < form.n; i++) {
            uint8_t c = (uint8_t)form.p[i];
            if (fold && c == 0xC3 && i + 1 < form.n && !folded) {
                uint8_t u = (uint8_t)form.p[i + 1];
                char plain = u == 0xA4 ? 'a' : u == 0xB6 ? 'o' : u == 0xBC ? 'u' : 0;
                if (plain) {
                    z[n++] = plain;
                    i++;
                    folded = true;
                    continue;
                }
            }
            z[n++] = (char)c;
        }
        if (fold && !folded) break;
        for (uint32_t cut = 0; cut < 3 && n > cut + 3; cut++)
            if (noun_of_war(r, (lb_str){ z, n - cut })) return true;
    }
    return false;
}

bool lb_claim_possible(const lb_doc *doc, const lb_claim_rules *r, lb_arena *a)
{
    lb_index seen;
    uint32_t n = doc->tokens->n, war = 0, least = 1 + n / 80;
    if (n < 120) return true;
    if (least > 3) least = 3;
    lb_index_init(&seen, a, 64);
    for (uint32_t t = 0; t < n && war < least; t++) {
        lb_str w = lb_word(doc, t);
        uint32_t i = 0;
        if (w.n < 4 || !lb_is_upper_cp(lb_utf8_next(w, &i))) continue; // nouns
        lb_str key = lb_word_key(a, w);
        if (lb_index_get(&seen, key) != LB_NONE) continue;
        lb_index_put(&seen, a, key, 1);
        war += form_of_war(r, key);
    }
    return war >= least;
}

bool lb_words_war(const lb_reader *rd)
{
    const lb_doc *d = rd->doc;
    lb_index seen;
    uint32_t war = 0, other = 0, words = 0;
    lb_index_init(&seen, rd->a, 64);
    for (uint32_t t = 0; t < d->tokens->n; t++) {
        const lb_word_info *w = &rd->w[t];
        if (!w->lemma.n) continue;
        words++;
        bool is_war = (w->mask & rd->r->war) != 0, is_other = (w->mask & (rd->r->sport | rd->r->business | rd->r->culture)) != 0;
        if (!is_war && !is_other) continue;
        if (lb_index_get(&seen, w->lemma) != LB_NONE) continue;
        lb_index_put(&seen, rd->a, w->lemma, 1);
        war += is_war;
        other += is_other;
    }
    uint32_t least = 1 + words / 90;
    if (least > 4) least = 4;
    if (words < 60 && !other && !war) // a short message needs no word of war beside what it tells
        for (uint32_t t = 0; t < d->tokens->n; t++) {
            const lb_word_info *w = &rd->w[t];
            uint32_t e = w->entry != LB_NONE ? w->entry : w->head;
            if (e == LB_NONE) continue;
            for (int k = 0; k < LB_POS_KINDS; k++) {
                uint32_t g = rd->r->entry[e].trigger[k];
                if (g != LB_NONE && lb_find(rd->r->trigger[g].type, LB_STR(".")) > 0) return true; // control.gain, battle.…
                if (g != LB_NONE && (lb_is(rd->r->trigger[g].type, "casualties") || lb_is(rd->r->trigger[g].type, "damage") || lb_is(rd->r->trigger[g].type, "strike")
                                     || lb_is(rd->r->trigger[g].type, "displacement") || lb_is(rd->r->trigger[g].type, "mobilize")))
                    return true;
            }
        }
    return war >= least && war > other;
}
