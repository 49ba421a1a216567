/* words.c: what the tables know about each word of a report: classes, weapon, triggers, also
 * by the last part of a compound. O(letters), some lookups a noun. */
#include "claim/rules.h"

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
    if (!noun || key.n < 6) return;
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
    join_prefixes(rd);
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
    uint32_t least = 1 + words / 50;
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
