/* parties_atoms.c: tables -> tokens. One pass, O(bytes); a capitalised word costs a hash for
 * each place where it could be cut into compound parts. */
#include "mention/parties_atoms.h"

static bool is_tagged(const lb_doc *d, uint32_t t) { return d->tags && d->tags->at[t].upos != LB_UPOS_COUNT && (d->tags->at[t].upos || d->tags->at[t].stts); }

bool lb__is_finite(const lb_doc *d, uint32_t t)
{
    if (!is_tagged(d, t)) return false;
    lb_stts s = d->tags->at[t].stts;
    return s == LB_STTS_VVFIN || s == LB_STTS_VAFIN || s == LB_STTS_VMFIN;
}

static bool capital_letter(lb_str w)
{
    uint32_t i = 0;
    return w.n && lb_is_upper_cp(lb_utf8_next(w, &i));
}

bool lb__is_name(const lb_atoms *x, uint32_t t)
{
    const lb_atom *m = &x->atom[t];
    if (!m->capital || m->form != LB_NONE || m->people != LB_NONE || m->adjective != LB_NONE || m->bits) return false;
    if (is_tagged(x->doc, t)) {
        lb_stts s = x->doc->tags->at[t].stts;
        return s == LB_STTS_NE || s == LB_STTS_FM || (s == LB_STTS_NN && m->entry != LB_NONE);
    }
    return true;
}

static bool attributive(const lb_doc *d, uint32_t t, lb_str w)
{
    if (is_tagged(d, t)) return d->tags->at[t].stts == LB_STTS_ADJA || (d->tags->at[t].stts == LB_STTS_VVPP && lb_ends(w, "en"));
    if (w.n < 4 || !lb_is_lower((uint8_t)w.p[0])) return false;
    return lb_ends(w, "en") || lb_ends(w, "e") || lb_ends(w, "er") || lb_ends(w, "es") || lb_ends(w, "em");
}

uint32_t lb__bearer(const lb_atoms *x, uint32_t entry)
{
    const lb_entry *first = &x->p->entry.at[entry];
    if (x->day == LB_OPEN || (first->kind != LB_ENTRY_PERSON && first->kind != LB_ENTRY_GROUP)) return entry;
    for (uint32_t e = entry, turns = 0; e != LB_NONE && turns < 8; e = x->p->entry.at[e].next, turns++) {
        const lb_entry *b = &x->p->entry.at[e];
        if ((b->from == LB_OPEN || b->from <= x->day) && (b->until == LB_OPEN || x->day <= b->until)) return e;
    }
    return entry;
}

bool lb__is_domain(const lb_parties *p, lb_str w)
{
    int64_t dot = -1;
    if (w.n < 5 || w.n > 60) return false;
    for (uint32_t i = 0; i < w.n; i++) {
        uint8_t c = (uint8_t)w.p[i];
        if (c == '.') dot = i;
        else if (!lb_is_lower(c) && !lb_is_upper(c) && !lb_is_digit(c) && c != '-') return false;
    }
    if (dot < 2 || dot + 3 > (int64_t)w.n || lb_starts(w, "www.") != lb_starts(w, "www")) return false;
    return lb__word_bits(p, (lb_str){ w.p + dot + 1, w.n - (uint32_t)dot - 1 }) & LB_W(tld);
}

/* The entry a phrase of `n` tokens from t names; the last word may carry an ending. */
static uint32_t look_phrase(const lb_atoms *x, uint32_t t, uint32_t n, bool *genitive)
{
    char buf[160];
    uint32_t at = 0;
    for (uint32_t i = 0; i < n; i++) {
        lb_str w = lb__fold(lb_word(x->doc, t + i), false, buf + at, sizeof buf - at - 2);
        if (!w.n) return LB_NONE;
        at += w.n;
        if (i + 1 < n) buf[at++] = ' ';
    }
    lb_str key = { buf, at };
    *genitive = false;
    uint32_t e = lb_index_get(&x->p->names, key);
    if (e != UINT32_MAX) return e;
    if (at < 4) return LB_NONE;
    bool s = buf[at - 1] == 's', quote = buf[at - 1] == '\'';
    if (s || quote) {
        key.n = at - 1;
        e = lb_index_get(&x->p->names, key);
        if (e != UINT32_MAX) return *genitive = true, e;
        if (s && key.n && buf[key.n - 1] == '\'') {
            key.n--;
            e = lb_index_get(&x->p->names, key);
            if (e != UINT32_MAX) return *genitive = true, e;
        }
        if (s && at > 6 && buf[at - 2] == 'e') { // "des Weißen Hauses"
            key.n = at - 2;
            e = lb_index_get(&x->p->names, key);
            if (e == UINT32_MAX && buf[at - 3] == 's') key.n = at - 3, e = lb_index_get(&x->p->names, key);
            if (e != UINT32_MAX) return *genitive = true, e;
        }
    }
    if (n > 1 && buf[at - 1] == 'n') { // "den Vereinigten Arabischen Emiraten"
        key.n = at - 1;
        return lb_index_get(&x->p->names, key);
    }
    return LB_NONE;
}

static void look_name(const lb_atoms *x, uint32_t t, uint32_t end)
{
    char buf[96];
    lb_atom *m = &x->atom[t];
    lb_str first = lb__fold(lb_word(x->doc, t), false, buf, sizeof buf);
    if (first.n < 2) return;
    uint32_t most = lb_index_get(&x->p->longest, first);
    if (most == UINT32_MAX) most = 1;
    if (most > end - t) most = end - t;
    for (uint32_t n = most; n; n--) {
        uint32_t e = look_phrase(x, t, n, &m->genitive);
        if (e == LB_NONE) continue;
        m->entry = lb__bearer(x, e);
        m->tokens = n;
        return;
    }
}

static uint32_t prefix_entry(const lb_atoms *x, lb_str s)
{
    char buf[96];
    lb_str key = lb__fold(s, false, buf, sizeof buf);
    uint32_t e = key.n > 1 ? lb_index_get(&x->p->names, key) : UINT32_MAX;
    if (e == UINT32_MAX && key.n > 4 && buf[key.n - 1] == 's') key.n--, e = lb_index_get(&x->p->names, key);
    return e == UINT32_MAX ? LB_NONE : lb__bearer(x, e);
}

/* "NATO-Vertreter", "Kremlsprecher", "Energieminister", "US-Beamter". */
static void look_duty(const lb_atoms *x, uint32_t t)
{
    char buf[96], low[96];
    lb_atom *m = &x->atom[t];
    lb_str w = lb_word(x->doc, t), key = lb__fold(w, false, buf, sizeof buf);
    if (!key.n) return;
    uint32_t f = lb_index_get(&x->p->duties, key);
    if (f != UINT32_MAX) {
        m->form = f;
        return;
    }
    int64_t dash = -1;
    for (uint32_t i = 1; i + 1 < key.n; i++)
        if (buf[i] == '-') dash = i;
    if (dash > 0) { // the part behind the last hyphen as a word of its own
        lb_str tail = { buf + dash + 1, key.n - (uint32_t)dash - 1 };
        m->prefix = prefix_entry(x, (lb_str){ buf, (uint32_t)dash });
        if (m->prefix == LB_NONE)
            for (uint32_t i = 1; i < (uint32_t)dash; i++) // "US-Ex-Präsident"
                if (buf[i] == '-') { m->prefix = prefix_entry(x, (lb_str){ buf, i }); break; }
        m->cut = (uint32_t)dash;
        f = lb_index_get(&x->p->duties, tail);
        if (f != UINT32_MAX) {
            m->form = f, m->tail = true;
            return;
        }
    }
    lb_str small = lb__fold(w, true, low, sizeof low);
    for (uint32_t i = dash > 0 ? (uint32_t)dash + 2 : 3; i + 4 <= small.n; i++) {
        if (((uint8_t)small.p[i] & 0xC0) == 0x80) continue;
        f = lb_index_get(&x->p->tails, (lb_str){ small.p + i, small.n - i });
        if (f == UINT32_MAX) continue;
        m->form = f, m->tail = true;
        if (dash < 0) m->prefix = prefix_entry(x, (lb_str){ buf, i }), m->cut = i;
        return;
    }
}

static void look_adjective(const lb_atoms *x, uint32_t t, lb_str w)
{
    static const char *const endings[] = { "en", "er", "es", "em", "e", "" };
    char buf[64];
    lb_str key = lb__fold(w, true, buf, sizeof buf);
    if (key.n < 5) return;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (!lb_ends(key, endings[i])) continue;
        // "Kiewer" is stored whole and always written with a capital.
        lb_str stem = { key.p, key.n - (uint32_t)strlen(endings[i]) };
        uint32_t e = lb_index_get(&x->p->adjectives, stem);
        if (e == UINT32_MAX) continue;
        if (lb_ends(stem, "er") && !lb_ends(stem, "sch") && !x->atom[t].capital && !lb_is(stem, "schweizer")) continue;
        x->atom[t].adjective = e;
        return;
    }
}

void lb__atoms(const lb_doc *doc, const lb_parties *p, lb_arena *a, lb_atoms *x)
{
    const lb_date *d = &doc->text->facts.date;
    *x = (lb_atoms){ doc, p, a, lb_array(a, doc->tokens->n, lb_atom), d->year ? lb_date_span(*d).end : LB_OPEN };
    for (uint32_t t = 0, inner = 0; t < doc->tokens->n; t++) { // tokens before `inner` lie in a longer name
        lb_str w = lb_word(doc, t);
        lb_atom *m = &x->atom[t];
        *m = (lb_atom){ .entry = LB_NONE, .form = LB_NONE, .prefix = LB_NONE, .adjective = LB_NONE, .people = LB_NONE };
        m->capital = capital_letter(w);
        m->bits = lb__word_bits(p, w);
        if (t < inner) continue; // "Europäische Zentralbank" is no bank of somebody
        look_name(x, t, lb_sentence_of(doc, t)->end);
        if (m->entry != LB_NONE && m->tokens > 1) inner = t + m->tokens;
        if (m->capital) {
            char buf[96];
            if (m->entry == LB_NONE || p->entry.at[m->entry].kind == LB_ENTRY_PERSON) look_duty(x, t);
            if (m->form != LB_NONE) m->entry = LB_NONE;
            lb_str key = lb__fold(w, false, buf, sizeof buf);
            uint32_t f = key.n ? lb_index_get(&p->peoples, key) : UINT32_MAX;
            if (f != UINT32_MAX && m->entry == LB_NONE) m->people = f, m->form = LB_NONE; // "Niederländer" are no "Länder"
        }
        if (m->entry == LB_NONE && !m->bits) look_adjective(x, t, w);
        m->modifier = m->adjective != LB_NONE || (!(m->bits & (LB_W(def) | LB_W(indef) | LB_W(dem) | LB_W(gen) | LB_W(poss_m) | LB_W(poss_f) |
                      LB_W(poss_we) | LB_W(prep_place) | LB_W(prep_party) | LB_W(und))) && attributive(doc, t, w));
    }
}
