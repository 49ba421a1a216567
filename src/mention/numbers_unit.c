/* numbers_unit.c: what a number counts: the noun behind it, by tags where there are some,
 * else by its capital; the unit by units.tsv, for a compound by its last part. O(1) a number. */
#include "mention/numbers_inner.h"

static uint32_t exact(const lb_number_finder *f, lb_str w) { return lb_index_get(&f->lang->nouns, w); }

/* The form, or the form without an ending. */
static uint32_t inflected(const lb_number_finder *f, lb_str w)
{
    static const char *const endings[] = { "n", "en", "s", "es", "e", "nen", "er", "ern", "innen" };
    uint32_t r = exact(f, w);
    for (size_t i = 0; r == UINT32_MAX && i < sizeof endings / sizeof *endings; i++) {
        uint32_t k = (uint32_t)strlen(endings[i]);
        if (w.n > k + 2 && lb_ends(w, endings[i])) {
            lb_str stem = { w.p, w.n - k };
            r = exact(f, stem);
        }
    }
    return r;
}

uint32_t lb__unit_of(const lb_number_finder *f, uint32_t i)
{
    char buf[LB_LOWER_MAX];
    lb_str w = lb__nlower(f, i, buf);
    if (!w.n) return LB_NONE;
    bool hyphened = i > f->begin && lb__nsign(f, i - 1, '-') && !lb__nspace(f, i);
    uint32_t r = inflected(f, w);
    if (r != UINT32_MAX && !(hyphened && f->lang->kind[r] == LB_UNIT_WHOLE)) return r;
    if (w.n > 64) return LB_NONE;
    for (uint32_t from = 2; from + 4 <= w.n; from++) { // compounds, longest head first
        if (((uint8_t)w.p[from] & 0xC0) == 0x80) continue;
        lb_str head = { w.p + from, w.n - from };
        r = inflected(f, head);
        if (r == UINT32_MAX) continue;
        uint8_t kind = f->lang->kind[r];
        if (kind == LB_UNIT_WHOLE || kind == LB_UNIT_MEASUREWHOLE || kind == LB_UNIT_MEMBER) continue;
        if (kind == LB_UNIT_MEASURE && head.n < 6) continue;
        return r;
    }
    return LB_NONE;
}

static bool is_noun(const lb_number_finder *f, uint32_t i)
{
    if (!lb__nword(f, i)) return false;
    if (f->doc->tags && f->doc->tokens->n) {
        lb_upos u = f->doc->tags->at[f->x.at[i].token].upos;
        if (u == LB_UPOS_NOUN || u == LB_UPOS_PROPN) return true;
        if (u == LB_UPOS_ADJ || u == LB_UPOS_VERB || u == LB_UPOS_AUX || u == LB_UPOS_DET || u == LB_UPOS_PRON) return f->x.at[i].upper && lb__unit_of(f, i) != LB_NONE;
    }
    return f->x.at[i].upper;
}

/* Last atom of the hyphened word that begins at i: "Shahed-136-Drohnen". */
static uint32_t whole_word(const lb_number_finder *f, uint32_t i)
{
    for (int n = 0; n < 8 && i + 2 < f->end && lb__nsign(f, i + 1, '-') && !f->x.at[i + 1].space && !f->x.at[i + 2].space && f->x.at[i + 2].kind != LB_ATOM_SIGN; n++) i += 2;
    return i;
}

/* A word that may stand between a number and its noun. */
static bool between(const lb_number_finder *f, uint32_t i)
{
    char buf[LB_LOWER_MAX];
    static const char *const endings[] = { "e", "en", "er", "es", "em" };
    if (!lb__nword(f, i)) return false;
    lb_number_class c = lb__nc(f, i);
    if (c == LB_NC_filler || c == LB_NC_casualty) return c == LB_NC_filler;
    if (c == LB_NC_prep) return lb_is(lb__ncell(f, i), "und") || lb_is(lb__ncell(f, i), "oder") || lb_is(lb__ncell(f, i), "sowie");
    if (c == LB_NC_article || c == LB_NC_change) return false;
    if (f->doc->tags && f->doc->tokens->n) {
        const lb_tag *g = &f->doc->tags->at[f->x.at[i].token];
        if (g->upos == LB_UPOS_VERB || g->upos == LB_UPOS_AUX || g->upos == LB_UPOS_ADP || g->upos == LB_UPOS_SCONJ || g->upos == LB_UPOS_PRON) return false;
        if (g->upos == LB_UPOS_ADJ) return g->stts != LB_STTS_ADJD;
    }
    lb_str w = lb__nlower(f, i, buf);
    for (size_t k = 0; k < sizeof endings / sizeof *endings; k++)
        if (w.n > strlen(endings[k]) + 2 && lb_ends(w, endings[k])) return true;
    return false;
}

static bool military_follows(const lb_number_finder *f, uint32_t j)
{
    char buf[LB_LOWER_MAX];
    for (uint32_t k = j; k < j + 4 && k < f->end && lb__nword(f, k); k++) {
        if (lb__nc(f, k) == LB_NC_military) return true;
        lb_str w = lb__nlower(f, k, buf);
        if (lb_ends(w, "armee") || lb_ends(w, "streitkräfte") || lb_ends(w, "truppen") || lb_ends(w, "truppe")) return true;
    }
    return false;
}

static bool genitive(const lb_number_finder *f, uint32_t k)
{
    char buf[LB_LOWER_MAX];
    lb_str w = lb__nlower(f, k, buf);
    return lb_is(w, "der") || lb_is(w, "ihrer") || lb_is(w, "seiner") || lb_is(w, "dieser") || lb_is(w, "unserer");
}

static lb_counted found(const lb_number_finder *f, uint32_t atom, uint32_t row)
{
    lb_counted c = { row, atom, false, false };
    if (row == LB_NONE) return c;
    uint8_t kind = f->lang->kind[row];
    c.measure = kind == LB_UNIT_MEASURE || kind == LB_UNIT_MEASUREWHOLE;
    if (kind == LB_UNIT_MEMBER || kind == LB_UNIT_COUNT || kind == LB_UNIT_ROLE) { // Männer und Frauen unter Waffen
        char buf[LB_LOWER_MAX];
        for (uint32_t k = atom + 1; k < atom + 6 && atom != LB_NONE && lb__nword(f, k); k++)
            if (lb_is(lb__nlower(f, k, buf), "waffen") && lb_is(lb__nlower(f, k - 1, buf), "unter") && lb_is(lb_cell(&f->lang->units, row, 1), "people")) c.row = lb_index_get(&f->lang->nouns, LB_STR("soldat"));
    }
    if (kind == LB_UNIT_MEMBER && military_follows(f, atom + 1)) c.row = lb_index_get(&f->lang->nouns, LB_STR("soldat"));
    return c;
}

static uint32_t sign_unit(const lb_number_finder *f, uint32_t j)
{
    if (j >= f->end || f->x.at[j].kind != LB_ATOM_SIGN) return LB_NONE;
    switch (f->x.at[j].c) {
    case '%': return lb_index_get(&f->lang->nouns, LB_STR("prozent"));
    case 0x20AC: return lb_index_get(&f->lang->nouns, LB_STR("euro"));
    case '$': return lb_index_get(&f->lang->nouns, LB_STR("dollar"));
    case 0xA3: return lb_index_get(&f->lang->nouns, LB_STR("pfund"));
    case 0x20BD: return lb_index_get(&f->lang->nouns, LB_STR("rubel"));
    default: return LB_NONE;
    }
}

lb_counted lb__counted(const lb_number_finder *f, uint32_t i, uint32_t j, const lb_numeral *n)
{
    lb_counted none = { LB_NONE, LB_NONE, false, false };
    uint32_t r, k = j;
    if ((r = sign_unit(f, j)) != LB_NONE) return found(f, j, r);
    if (i > f->begin && (r = sign_unit(f, i - 1)) != LB_NONE && f->x.at[i - 1].c != '%') return found(f, LB_NONE, r);
    if (lb__nsign(f, k, '-') && !lb__nspace(f, k) && lb__nword(f, k + 1)) { // 155-Millimeter-Granaten, 50-köpfig
        if (f->x.at[k + 1].upper && n->digits) {
            uint32_t e = whole_word(f, k + 1);
            if (e == k + 1 && (r = lb__unit_of(f, e)) != LB_NONE && found(f, e, r).measure) return found(f, e, r);
        }
        return none;
    }
    if (lb__nsign(f, k, '.') && lb__nspace(f, k + 1)) return none;
    for (uint32_t skipped = 0; k < f->end && skipped < 7; skipped++) {
        bool comma = lb__nsign(f, k, ',') && skipped && between(f, k - 1) && k + 1 < f->end && between(f, k + 1) && !f->x.at[k + 1].upper;
        if (lb__nsign(f, k, '"') || lb__nsign(f, k, 0x201E) || lb__nsign(f, k, 0x201C) || comma) { // „Schahed“-Drohnen; tote, verletzte
            k++;
            continue;
        }
        if (!lb__nword(f, k)) break;
        if (skipped == 0 && lb__nprep(f, k, "von") && (n->cls == LB_NC_vague) ) { // Dutzende von Drohnen
            k++;
            continue;
        }
        if (skipped == 0 && lb__nprep(f, k, "x") && lb__nword(f, k + 1) && f->x.at[k + 1].upper && lb_is(lb_atom_text(&f->x, k), "an") && (r = lb__unit_of(f, k + 1)) != LB_NONE && !found(f, k + 1, r).measure)
            return found(f, k + 1, r); // 13.000 an Gefallenen
        if (skipped == 0 && lb__nc(f, k) == LB_NC_article && genitive(f, k)) { // drei der Panzer, fünf ihrer Kollegen, 23 der 32 Mitglieder
            uint32_t e = k + 1;
            if (lb__ndigits(f, e)) e++;
            while (e < f->end && e < k + 4 && lb__nword(f, e) && !f->x.at[e].upper && between(f, e)) e++;
            if (lb__nword(f, e) && f->x.at[e].upper && (r = lb__unit_of(f, whole_word(f, e))) != LB_NONE && !found(f, e, r).measure) return found(f, whole_word(f, e), r);
            return none;
        }
        lb_numeral of;
        uint32_t of_end;
        if (skipped == 0 && lb__nprep(f, k, "von") && !n->ordinal && (of_end = lb__number_read(f, k + 1, &of)) && of.has_value && !of.indef && !of.ordinal && n->has_value && of.value > n->value) { // 45 von 49 Drohnen
            uint32_t e = of_end;
            while (e < f->end && e < of_end + 3 && lb__nword(f, e) && !f->x.at[e].upper && between(f, e)) e++;
            e = lb__nword(f, e) ? whole_word(f, e) : e;
            if (lb__nword(f, e) && f->x.at[e].upper && (r = lb__unit_of(f, e)) != LB_NONE && !found(f, e, r).measure) return found(f, e, r);
            return none;
        }
        if (skipped == 0 && lb__nprep(f, k, "von") && lb__nc(f, k + 1) == LB_NC_ofthem) { // acht von ihnen Kinder
            uint32_t e = k + 2;
            lb_counted c = none;
            if (is_noun(f, e) && (r = lb__unit_of(f, e)) != LB_NONE) c = found(f, e, r);
            c.subset = true;
            return c;
        }
        uint32_t e = whole_word(f, k);
        bool noun = e > k ? f->x.at[e].upper || (f->x.at[k].upper && lb__ndigits(f, e)) : is_noun(f, k);
        if (!noun && k == j && !f->x.at[k].upper && (r = lb__unit_of(f, k)) != LB_NONE && found(f, k, r).measure) noun = true; // km
        if (noun) {
            r = lb__unit_of(f, e);
            if (r == LB_NONE && e + 1 < f->end && f->x.at[e + 1].upper && is_noun(f, e + 1)) { // Schweizer Soldaten, Iskander Raketen
                uint32_t e2 = whole_word(f, e + 1), r2 = lb__unit_of(f, e2);
                if (r2 != LB_NONE) return found(f, e2, r2);
            }
            return found(f, e, r);
        }
        if (e > k) { // US-amerikanische
            if (f->x.at[e].upper) break;
            k = e + 1;
            continue;
        }
        if (!between(f, k)) break;
        k++;
    }
    if (n->cls == LB_NC_vague || n->digits) { // Hunderte in der Grenzregion lebende Zivilisten
        k = j;
        if (lb__nprep(f, k, "in") || lb__nprep(f, k, "von") || lb__nprep(f, k, "x")) {
            k++;
            if (lb__nc(f, k) == LB_NC_article) k++;
            while (k < f->end && k < j + 4 && lb__nword(f, k) && !f->x.at[k].upper && between(f, k)) k++;
            if (lb__nword(f, k) && f->x.at[k].upper) {
                char buf[LB_LOWER_MAX];
                uint32_t first = ++k;
                while (k < f->end && k < j + 9 && lb__nword(f, k) && !f->x.at[k].upper && between(f, k)) k++;
                lb_str w = lb__nlower(f, first, buf);
                if (k > first && (lb_ends(w, "ende") || lb_ends(w, "enden") || lb_ends(w, "te") || lb_ends(w, "ten") || lb_ends(w, "ene") || lb_ends(w, "enen")) &&
                    lb__nword(f, k) && f->x.at[k].upper && (r = lb__unit_of(f, k)) != LB_NONE)
                    return found(f, k, r);
            }
        }
    }
    return none;
}
