/* numbers.c: finds numbers that count or measure something, with bounds, ranges, units.
 * Dates, clock times, names of units and roads count nothing. O(words). */
#include "mention/numbers_inner.h"

#include <math.h>
#include <stdlib.h>

static const char *const columns[] = { "form", "class", "value", "high", NULL };
static const char *const unit_columns[] = { "noun", "unit", "kind", NULL };

lb_code lb_numbers_open(const char *data, lb_arena *a, const lb_numbers **out, lb_err *err)
{
    static const char *const names[] = {
        "",
#define X(c) #c,
        LB_NUMBER_CLASSES(X)
#undef X
    };
    static const char *const kinds[] = { "count", "whole", "role", "event", "member", "measure", "measurewhole" };
    lb_numbers *t = lb_new(a, lb_numbers);
    lb_code rc = lb_table_open(data, "numbers.tsv", columns, a, &t->table, err);
    if (!rc) rc = lb_table_open(data, "units.tsv", unit_columns, a, &t->units, err);
    if (rc) return rc;
    t->cls = lb_array(a, t->table.n_rows, uint8_t);
    t->value = lb_array(a, t->table.n_rows, double);
    t->high = lb_array(a, t->table.n_rows, double);
    t->kind = lb_array(a, t->units.n_rows, uint8_t);
    lb_index_init(&t->forms, a, t->table.n_rows);
    lb_index_init(&t->phrases, a, 64);
    lb_index_init(&t->nouns, a, t->units.n_rows);
    for (uint32_t r = 0; r < t->table.n_rows; r++) {
        lb_str form = lb_cell(&t->table, r, 0), name = lb_cell(&t->table, r, 1);
        for (int c = 1; c < LB_NC_COUNT; c++)
            if (lb_is(name, names[c])) t->cls[r] = (uint8_t)c;
        if (!t->cls[r]) return lb_table_fail(&t->table, r, err, "unknown class \"%.*s\"", LB_FMT(name));
        t->value[r] = strtod(lb_copy(a, lb_cell(&t->table, r, 2)).p, NULL);
        t->high[r] = strtod(lb_copy(a, lb_cell(&t->table, r, 3)).p, NULL);
        lb_index_put(lb_find(form, LB_STR(" ")) >= 0 ? &t->phrases : &t->forms, a, form, r);
    }
    for (uint32_t r = 0; r < t->units.n_rows; r++) {
        lb_str kind = lb_cell(&t->units, r, 2);
        uint8_t k = 0;
        while (k < 7 && !lb_is(kind, kinds[k])) k++;
        if (k == 7) return lb_table_fail(&t->units, r, err, "unknown kind \"%.*s\"", LB_FMT(kind));
        t->kind[r] = k;
        lb_index_put(&t->nouns, a, lb_cell(&t->units, r, 0), r);
    }
    *out = t;
    return LB_OK;
}

/* Row of the phrase of `n` words that ends before atom i, or LB_NONE. */
static uint32_t phrase(const lb_number_finder *f, uint32_t i, uint32_t n)
{
    char all[96], buf[LB_LOWER_MAX];
    uint32_t at = 0;
    if (i < f->begin + n) return LB_NONE;
    for (uint32_t k = i - n; k < i; k++) {
        lb_str w = lb__nlower(f, k, buf);
        if (!w.n || at + w.n + 1 >= sizeof all) return LB_NONE;
        if (at) all[at++] = ' ';
        memcpy(all + at, w.p, w.n);
        at += w.n;
    }
    if (n == 1) return f->x.at[i - 1].row;
    return lb_index_get(&f->lang->phrases, (lb_str){ all, at });
}

static lb_bound bound_of(lb_str s)
{
    static const char *const names[] = { "=", "~", ">", ">=", "<", "<=" };
    for (int b = 0; b < 6; b++)
        if (lb_is(s, names[b])) return (lb_bound)b;
    return LB_BOUND_EQ;
}

/* Bounding words before *i; *i moves back over them. */
static lb_bound bound_before(const lb_number_finder *f, uint32_t *i, const lb_numeral *n)
{
    uint32_t p = *i;
    if (n->fraction && lb__nc(f, p - 1) == LB_NC_article) p--; // mehr als die Hälfte
    if (lb__nsign(f, p - 1, '.') && lb__nc(f, p - 2) == LB_NC_bound && f->x.at[p - 2].end - f->x.at[p - 2].begin == 2) p--; // ca.
    while (p > f->begin && lb__nc(f, p - 1) == LB_NC_filler && *i - p < 2) p--; // mindestens weitere 50
    for (uint32_t k = 5; k >= 1; k--) {
        uint32_t r = phrase(f, p, k);
        if (r == LB_NONE || r == UINT32_MAX || f->lang->cls[r] != LB_NC_bound) continue;
        lb_str form = lb_cell(&f->lang->table, r, 0);
        if ((lb_is(form, "über") || lb_is(form, "unter") || lb_is(form, "gut")) && f->x.at[p - 1].upper && p - 1 > f->begin) return LB_BOUND_EQ;
        if (lb_is(form, "über") || lb_is(form, "unter")) { // "Kontrolle über zwei Dörfer" bounds nothing
            if (n->has_value && n->value < 13 && !n->fraction) return LB_BOUND_EQ;
            if (!n->has_value || n->fraction) {
                if (n->fraction && lb_is(form, "über")) {
                    *i = p - k;
                    return LB_BOUND_GT;
                }
                return LB_BOUND_EQ;
            }
            if (lb__nc(f, p - 2) == LB_NC_about) return LB_BOUND_EQ;
        }
        *i = p - k;
        return bound_of(lb_cell(&f->lang->table, r, 2));
    }
    return LB_BOUND_EQ;
}

static bool is_subset(const lb_number_finder *f, uint32_t i)
{
    for (uint32_t k = i; k > f->begin && i - k < 5; k--) {
        if (f->x.at[k - 1].kind == LB_ATOM_SIGN) return false;
        if (lb__nc(f, k - 1) == LB_NC_subset) return true;
        uint32_t r = phrase(f, k, 2);
        if (r != LB_NONE && r != UINT32_MAX && f->lang->cls[r] == LB_NC_subset) return true;
        if (f->x.at[k - 1].upper && !(k - 1 == f->begin)) return false;
    }
    return false;
}

/* "darunter zwei Kinder und drei Frauen": a subset goes on behind "und". */
static bool subset_goes_on(const lb_number_finder *f, uint32_t last_end, uint32_t i)
{
    for (uint32_t k = last_end; k < i; k++)
        if (f->x.at[k].kind == LB_ATOM_SIGN && f->x.at[k].c != ',') return false;
    return i - last_end <= 6 && (lb__nprep(f, i - 1, "und") || lb__nprep(f, i - 1, "sowie"));
}

/* "die Zahl der Toten stieg auf 12": the unit stands before. */
static uint32_t unit_before(const lb_number_finder *f, uint32_t i)
{
    for (uint32_t k = i; k > f->begin && i - k < 14; k--) {
        if (f->x.at[k - 1].kind == LB_ATOM_SIGN && f->x.at[k - 1].c != ',') return LB_NONE;
        lb_number_class c = lb__nc(f, k - 1);
        if (c == LB_NC_zahlp) return lb_index_get(&f->lang->nouns, LB_STR("todesopfer"));
        if (c == LB_NC_zahl) {
            for (uint32_t e = k; e < k + 4 && e < i; e++)
                if (lb__nword(f, e) && f->x.at[e].upper) return lb__unit_of(f, e);
            return LB_NONE;
        }
    }
    return LB_NONE;
}

/* "beziffert die gefallenen Truppen auf 13.000": the last noun before "auf" that has a unit. */
static uint32_t estimated(const lb_number_finder *f, uint32_t i, uint32_t j)
{
    bool estimate = false;
    uint32_t r = LB_NONE, q;
    for (uint32_t k = i - 1; k > f->begin && i - k < 14 && f->x.at[k - 1].kind != LB_ATOM_SIGN; k--) {
        estimate |= lb__nc(f, k - 1) == LB_NC_estimate;
        if (r == LB_NONE && f->x.at[k - 1].upper && (q = lb__unit_of(f, k - 1)) != LB_NONE && f->lang->kind[q] < LB_UNIT_MEASURE) {
            r = q;
            if (lb__nprep(f, k - 2, "und") && k >= f->begin + 3 && f->x.at[k - 3].upper && (q = lb__unit_of(f, k - 3)) != LB_NONE && f->lang->kind[q] < LB_UNIT_MEASURE) r = q; // Frauen und Kinder
        }
    }
    if (estimate && r != LB_NONE) return r;
    for (uint32_t k = j; k < j + 12 && k < f->end && f->x.at[k].kind != LB_ATOM_SIGN; k++) { // "Auf mehr als 4000 bezifferte Kiew die gefallenen Soldaten"
        estimate |= lb__nc(f, k) == LB_NC_estimate;
        if (estimate && f->x.at[k].upper && (q = lb__unit_of(f, k)) != LB_NONE && f->lang->kind[q] < LB_UNIT_MEASURE) return q;
    }
    return LB_NONE;
}

static bool casualty_follows(const lb_number_finder *f, uint32_t j)
{
    for (uint32_t k = j; k < j + 4 && lb__nword(f, k); k++) {
        if (lb__nc(f, k) == LB_NC_casualty) return true;
        if (f->x.at[k].upper || lb__nc(f, k) == LB_NC_prep) return false;
    }
    return false;
}

static bool changes(const lb_number_finder *f, uint32_t i, uint32_t j, bool measure)
{
    if (!lb__nprep(f, i - 1, "um")) return false;
    if (measure) return true; // per cent
    for (uint32_t k = j; k < j + 10 && k < f->end && f->x.at[k].kind != LB_ATOM_SIGN; k++)
        if (lb__nc(f, k) == LB_NC_change) return true;
    for (uint32_t k = i; k > f->begin && i - k < 10 && f->x.at[k - 1].kind != LB_ATOM_SIGN; k--)
        if (lb__nc(f, k - 1) == LB_NC_change) return true;
    return false;
}

/* Is the number a name's part: "Artikel 5", "Leopard 2", "Reaktor 4"? */
static bool names_only(const lb_number_finder *f, uint32_t i, const lb_numeral *n, const lb_counted *c)
{
    if (i == f->begin || !n->digits) return false;
    if (lb__nc(f, i - 1) == LB_NC_label && f->x.at[i - 1].upper) return c->row == LB_NONE || !c->measure;
    if (lb__nsign(f, i - 1, '.') && lb__nc(f, i - 2) == LB_NC_label) return true;
    return c->row == LB_NONE && f->x.at[i - 1].kind == LB_ATOM_WORD && f->x.at[i - 1].upper && i - 1 > f->begin && lb__nc(f, i - 1) == LB_NC_none;
}

typedef struct {
    const lb_mentions *times;
    uint32_t           at;
} time_cursor;

/* The end of the time that covers byte `b` and counts nothing, or 0. */
static uint32_t inside_time(time_cursor *c, uint32_t b)
{
    if (!c->times) return 0;
    while (c->at < c->times->n && (c->times->at[c->at].kind != LB_TIME || c->times->at[c->at].span.end <= b)) c->at++;
    if (c->at >= c->times->n || c->times->at[c->at].span.begin > b) return 0;
    const lb_time *t = &c->times->at[c->at].time;
    if (t->type == LB_TIMEX_DURATION && !t->happening && t->value.n > 1 && t->value.p[1] != 'X' && !strcmp(c->times->at[c->at].rule, "times/duration")) return 0;
    return c->times->at[c->at].span.end;
}

typedef struct {
    uint32_t row, end;   // unit of the last number, and the atom behind it
    bool     subset;
} last_number;

static void put(lb_number_finder *f, uint32_t i, uint32_t j, const lb_numeral *n, lb_bound b, const lb_counted *c, bool subset, const char *rule, lb_mention_list *out)
{
    lb_mention m = lb_atoms_mention(f->doc, &f->x, i, j, LB_NUMBER, rule);
    lb_number *v = &m.number;
    bool whole = n->has_value && n->value == floor(n->value) && !c->measure && !n->fraction;
    *v = (lb_number){ .bound = b, .has_value = n->has_value, .has_low = n->has_low, .has_high = n->has_high, .value = n->value, .low = n->low, .high = n->high,
                      .counted = LB_NONE, .ordinal = n->ordinal, .subset = subset };
    if (n->has_value && !n->has_low) {
        if (b == LB_BOUND_GT) v->has_low = true, v->low = whole ? n->value + 1 : n->value;
        if (b == LB_BOUND_GE) v->has_low = true, v->low = n->value;
        if (b == LB_BOUND_LT) v->has_high = true, v->high = whole ? n->value - 1 : n->value;
        if (b == LB_BOUND_LE) v->has_high = true, v->high = n->value;
    }
    v->unit = LB_STR("");
    if (n->fraction) v->unit = LB_STR("share");
    else if (n->times) v->unit = LB_STR("times");
    else if (c->row != LB_NONE) v->unit = lb_cell(&f->lang->units, c->row, 1);
    if (c->atom != LB_NONE && f->doc->tokens->n) v->counted = f->x.at[c->atom].token;
    if (v->counted == LB_NONE && f->doc->trees && f->doc->tokens->n && f->doc->trees->parsed && f->doc->trees->parsed[m.sentence]) { // by the tree
        const lb_arc *arc = &f->doc->trees->at[m.head];
        if (arc->rel == LB_REL_nummod && arc->head != LB_NONE && f->doc->tags) {
            lb_upos u = f->doc->tags->at[arc->head].upos;
            if (u == LB_UPOS_NOUN || u == LB_UPOS_PROPN) v->counted = arc->head;
        }
    }
    *lb_push(f->a, out) = m;
}

/* The numeral at i and what hangs on it; the atom to go on from. */
static uint32_t number(lb_number_finder *f, uint32_t i, last_number *last, lb_mention_list *out)
{
    lb_numeral n, m;
    uint32_t j = lb__number_read(f, i, &n), k, from = i;
    const char *rule = n.cls == LB_NC_vague ? "numbers/vague" : n.cls == LB_NC_few ? "numbers/few" : n.fraction ? "numbers/fraction" : n.digits ? "numbers/digits" : "numbers/words";
    if (!j) return 0;
    lb_counted c = lb__counted(f, i, j, &n);
    if (n.ordinal) {
        if (c.atom == LB_NONE || c.measure || (n.digits && !lb__nword(f, j))) return j;
        if (n.digits && c.row == LB_NONE && f->doc->tags && f->doc->tokens->n && f->doc->tags->at[f->x.at[c.atom].token].upos != LB_UPOS_NOUN) return j;
        put(f, i, j, &n, LB_BOUND_EQ, &c, false, "numbers/ordinal", out);
        return j;
    }
    if (n.indef) { // "einen Toten", "eine russische Lenkbombe"
        if (c.row == LB_NONE || c.atom == LB_NONE || c.measure || lb_is(lb_cell(&f->lang->units, c.row, 1), "times")) return 0;
        uint8_t kind = f->lang->kind[c.row];
        lb_bound b = bound_before(f, &from, &n);
        bool subset = is_subset(f, from) || (last->subset && subset_goes_on(f, last->end, from));
        if (b == LB_BOUND_LT || b == LB_BOUND_LE) return 0; // "kaum ein Haus"
        if ((kind == LB_UNIT_ROLE && b == LB_BOUND_EQ && !subset) || kind == LB_UNIT_EVENT || kind == LB_UNIT_MEMBER) return 0;
        if (kind == LB_UNIT_WHOLE && lb_is(lb_cell(&f->lang->units, c.row, 0), "mann")) c.row = lb_index_get(&f->lang->nouns, LB_STR("mensch")); // "20.000 Mann" are soldiers, "ein Mann" is a man
        put(f, from, i + 1, &n, b, &c, subset, "numbers/article", out);
        *last = (last_number){ c.row, i + 1, subset };
        return i + 1;
    }
    if (n.both && (c.row == LB_NONE || c.measure)) return j;
    if (n.times && (n.value == 1 )) return j;
    if (names_only(f, i, &n, &c) && !casualty_follows(f, j)) return j;
    if (n.fraction && lb__nc(f, i) == LB_NC_part && n.value != .5) return j; // "Viertel" alone is a district
    bool range = false;
    uint32_t e = j; // the range's other end
    if (n.has_value && !n.fraction && !n.times) {
        bool zwischen = lb__nprep(f, i - 1, "zwischen");
        k = 0;
        if (c.measure && c.atom == j && (lb__nprep(f, j + 1, "bis"))) k = j + 2; // 10 Prozent bis 20 Prozent
        else if (lb__nprep(f, j, "bis")) k = lb__nc(f, j + 1) == LB_NC_prep && lb_is(lb__ncell(f, j + 1), "x") ? j + 2 : j + 1;
        else if ((lb__nsign(f, j, 0x2013) || lb__nsign(f, j, '-')) && lb__ndigits(f, j + 1)) k = j + 1;
        else if (lb__nprep(f, j, "oder") || (zwischen && lb__nprep(f, j, "und"))) k = j + 1;
        if (k && (e = lb__number_read(f, k, &m)) && m.has_value && !m.ordinal && !m.fraction && !m.indef) {
            double low = n.value;
            if (low < m.value && m.value >= 1e6 && low < 1000 && m.value / low > 1000) { // 2 bis 3 Millionen
                double s = m.value >= 1e12 ? 1e12 : m.value >= 1e9 ? 1e9 : 1e6;
                low *= s;
            } else if (low < m.value && low < 100 && m.value >= 2000 && fmod(m.value, 1000) == 0 && !lb__ndigits(f, e - 1)) low *= 1000; // zwei- bis dreitausend
            if (low < m.value && (lb__nprep(f, j, "oder") ? m.value <= low * 2 + 1 : true)) {
                range = true;
                n = (lb_numeral){ .has_low = true, .has_high = true, .low = low, .high = m.value, .digits = n.digits };
                c = lb__counted(f, k, e, &m);
                j = e;
                rule = "numbers/range";
                if (lb__nsign(f, j, ',') && c.atom == LB_NONE && (e = lb__number_read(f, j + 1, &m)) && m.has_value && !m.indef && m.value > n.high && m.value <= n.high * 2) { // 10.000 bis zu 12.500, 13.000
                    n.high = m.value;
                    c = lb__counted(f, j + 1, e, &m);
                    j = e;
                }
            }
        }
        if (range && (zwischen || lb__nprep(f, from - 1, "von"))) from--;
    }
    lb_bound b = LB_BOUND_EQ;
    uint32_t before = from;
    b = bound_before(f, &before, &n);
    if (before != from) from = before;
    if ((lb__nprep(f, j, "oder") || lb__nprep(f, j, "und")) && lb__nc(f, j + 1) == LB_NC_more) b = LB_BOUND_GE, j += 2, c = lb__counted(f, i, j, &n); // 50 oder mehr
    bool subset = is_subset(f, from) || c.subset || (last->subset && subset_goes_on(f, last->end, from));
    if (c.row == LB_NONE && c.atom == LB_NONE && !n.times) {
        if (subset && last->row != LB_NONE) c.row = last->row;
        else if (lb__nc(f, j) == LB_NC_subset || c.subset) { // "20 davon", "20 von ihnen"
            c.row = last->row;
            subset = true;
        } else if ((lb__nprep(f, from - 1, "auf") || lb__nprep(f, from - 1, "von") || lb__nprep(f, from - 1, "x") || b != LB_BOUND_EQ) && (k = unit_before(f, from)) != LB_NONE) c.row = k;
        else if (lb__nprep(f, from - 1, "auf") && (k = estimated(f, from, j)) != LB_NONE) c.row = k;
        else if (lb__nprep(f, from - 1, "von") && lb__nc(f, from - 2) == LB_NC_military) c.row = lb_index_get(&f->lang->nouns, LB_STR("soldat")); // eine Streitmacht von Zehntausenden
        else if (lb__nc(f, from - 1) == LB_NC_article && lb__nprep(f, from - 2, "in") && (k = unit_before(f, from)) != LB_NONE) c.row = k; // die Zahl der Toten geht in die Hunderte
        else if (lb__nc(f, j) == LB_NC_ellipsis && last->row != LB_NONE) c.row = last->row; // von 120 Drohnen wurden 80 abgeschossen
        else if (casualty_follows(f, j)) c.row = lb_index_get(&f->lang->nouns, LB_STR("todesopfer"));
        else if (lb__nc(f, j) == LB_NC_filler && last->row != LB_NONE && f->x.at[j].row != LB_NONE && lb_starts(lb_atom_text(&f->x, j), "weitere")) c.row = last->row; // 21 weitere
        else if (n.cls == LB_NC_few) return j;
        else if (!n.digits && b == LB_BOUND_EQ && !n.fraction && n.cls == LB_NC_none && n.has_value && n.value < 13) return j; // "die drei", "eins"
    }
    if (n.cls == LB_NC_few && c.row == LB_NONE) return j;
    uint32_t end = c.measure && c.atom != LB_NONE && c.atom >= j && c.atom <= j + 2 ? c.atom + 1 : j;
    if (c.measure && c.atom == LB_NONE && c.row != LB_NONE && from == i && i > f->begin && f->x.at[i - 1].kind == LB_ATOM_SIGN) from--; // $ 50
    bool change = changes(f, from, end, c.row != LB_NONE && lb_starts(lb_cell(&f->lang->units, c.row, 1), "percent"));
    put(f, from, end, &n, b, &c, subset, rule, out);
    out->at[out->n - 1].number.change = change;
    *last = (last_number){ c.row, end, subset };
    return end;
}

static uint32_t multiple(lb_number_finder *f, uint32_t i, lb_mention_list *out)
{
    lb_numeral n = { .has_value = true, .value = f->lang->value[f->x.at[i].row], .times = true };
    lb_counted c = { LB_NONE, LB_NONE, false, false };
    put(f, i, i + 1, &n, LB_BOUND_EQ, &c, false, "numbers/multiple", out);
    out->at[out->n - 1].number.change = true;
    return i + 1;
}

static bool may_begin(const lb_number_finder *f, uint32_t i)
{
    const lb_atom *x = &f->x.at[i];
    if (x->kind == LB_ATOM_DIGITS) return true;
    if (x->kind != LB_ATOM_WORD) return false;
    if (x->row == LB_NONE) return strchr("nezdvfsahtNEZDVFSAHT", f->x.text.p[x->begin]) != NULL;
    switch ((lb_number_class)f->lang->cls[x->row]) {
    case LB_NC_scale: case LB_NC_vague: case LB_NC_few: case LB_NC_both: case LB_NC_indef: case LB_NC_part: case LB_NC_multiple: return true;
    default: return false;
    }
}

void lb_find_numbers(const lb_doc *doc, const lb_numbers *t, lb_arena *a, lb_mention_list *out)
{
    lb_number_finder f = { .doc = doc, .lang = t, .a = a };
    time_cursor cursor = { doc->mentions, 0 };
    lb_atoms_cut(doc, &t->forms, a, &f.x);
    for (uint32_t b = 0, e; b < f.x.n; b = e) {
        last_number last = { LB_NONE, 0, false };
        for (e = b; e < f.x.n && f.x.at[e].block == f.x.at[b].block; e++) {}
        f.begin = b;
        f.end = e;
        for (uint32_t i = b; i < e;) {
            uint32_t j = 0, until;
            if (!may_begin(&f, i)) {
                i++;
                continue;
            }
            if ((until = inside_time(&cursor, f.x.at[i].begin))) {
                while (i < e && f.x.at[i].begin < until) i++;
                continue;
            }
            j = lb__nc(&f, i) == LB_NC_multiple ? multiple(&f, i, out) : number(&f, i, &last, out);
            i = j > i ? j : i + 1;
        }
    }
}
