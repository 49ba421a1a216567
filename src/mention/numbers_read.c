/* numbers_read.c: digits in German and foreign styles, number words, scales. */
#include "mention/number_words.h"
#include "mention/numbers_inner.h"

#include <math.h>

lb_str lb__nlower(const lb_number_finder *f, uint32_t i, char buf[LB_LOWER_MAX])
{
    if (!lb__nword(f, i)) return (lb_str){ buf, 0 };
    return lb_word_lower(lb_atom_text(&f->x, i), buf);
}

static bool glued(const lb_number_finder *f, uint32_t i) { return !lb__nspace(f, i); }

/* Groups of three behind i, parted by sign c (0: by a space): end, or 0. */
static uint32_t groups(const lb_number_finder *f, uint32_t i, uint32_t c, double *v)
{
    uint32_t j = i + 1, n = 0;
    for (;;) {
        if (c) {
            if (!lb__nsign(f, j, c) || !glued(f, j) || !glued(f, j + 1) || lb__ndigits(f, j + 1) != 3) break;
            *v = *v * 1000 + (double)lb_atom_value(&f->x, j + 1);
            j += 2;
        } else {
            if (lb__ndigits(f, j) != 3 || f->x.at[j].begin - f->x.at[j - 1].end > 3) break;
            if (lb__nsign(f, j + 1, '.') && glued(f, j + 1) && lb__ndigits(f, j + 2)) break;
            *v = *v * 1000 + (double)lb_atom_value(&f->x, j);
            j++;
        }
        n++;
    }
    return n ? j : 0;
}

static uint32_t decimals(const lb_number_finder *f, uint32_t j, uint32_t c, double *v)
{
    if (!lb__nsign(f, j, c) || !glued(f, j) || !glued(f, j + 1)) return 0;
    uint32_t d = lb__ndigits(f, j + 1);
    if (!d || d > 12) return 0;
    *v += (double)lb_atom_value(&f->x, j + 1) / pow(10, d);
    return j + 2;
}

static uint32_t digits(const lb_number_finder *f, uint32_t i, lb_numeral *n)
{
    uint32_t d = lb__ndigits(f, i), j, k;
    const lb_atom *x = &f->x.at[i];
    if (!d || d > 15) return 0;
    if (i > f->begin && !x->space) { // T-72, E40, 3:1, ../2024, A.1
        const lb_atom *p = x - 1;
        if (p->kind == LB_ATOM_WORD) return 0;
        if (p->c == '-' || p->c == '/' || p->c == '_' || p->c == '=' || p->c == '#' || p->c == '&') {
            if (!(p->c == '-' && i >= f->begin + 2 && lb__ndigits(f, i - 2)) && !(p->c == '-' && p->space)) return 0;
        }
        if ((p->c == ':' || p->c == '.' || p->c == ',') && i >= f->begin + 2 && !p->space && (lb__ndigits(f, i - 2) || f->x.at[i - 2].kind == LB_ATOM_WORD)) return 0;
    }
    n->value = (double)lb_atom_value(&f->x, i);
    n->digits = true;
    n->has_value = true;
    bool short_ = d <= 3 && !(d > 1 && f->x.text.p[x->begin] == '0');
    if (short_ && (j = groups(f, i, '.', &n->value))) return (k = decimals(f, j, ',', &n->value)) ? n->decimal = true, k : j;
    if (short_ && (j = groups(f, i, '\'', &n->value))) return (k = decimals(f, j, '.', &n->value)) ? n->decimal = true, k : j;
    if (short_ && (j = groups(f, i, 0x2019, &n->value))) return j;
    if (short_ && n->value >= 1 && (j = groups(f, i, ',', &n->value))) return (k = decimals(f, j, '.', &n->value)) ? n->decimal = true, k : j;
    if (short_ && n->value >= 1 && (j = groups(f, i, 0, &n->value))) return (k = decimals(f, j, ',', &n->value)) ? n->decimal = true, k : j;
    if ((j = decimals(f, i + 1, ',', &n->value))) return n->decimal = true, j;
    if (lb__nsign(f, i + 1, '.') && lb__ndigits(f, i + 2) && lb__nsign(f, i + 3, '.') && glued(f, i + 3)) return 0; // 1.2.3
    if ((j = decimals(f, i + 1, '.', &n->value))) return n->decimal = true, j;
    if (lb__nsign(f, i + 1, ':') && glued(f, i + 1) && lb__ndigits(f, i + 2) && glued(f, i + 2)) return 0; // 3:1
    if (lb__nsign(f, i + 1, '/') && glued(f, i + 1) && lb__ndigits(f, i + 2) && glued(f, i + 2)) return 0; // 24/7
    return i + 1;
}

/* "Millionen", "Dutzend", "hundert" behind a number. */
static double scale_at(const lb_number_finder *f, uint32_t j)
{
    return lb__nc(f, j) == LB_NC_scale ? f->lang->value[f->x.at[j].row] : 0;
}

static uint32_t scaled(const lb_number_finder *f, uint32_t j, lb_numeral *n)
{
    char buf[LB_LOWER_MAX];
    double s = scale_at(f, j), add;
    if (!s || (j > f->begin && f->x.at[j].begin == f->x.at[j - 1].end && f->x.at[j - 1].kind == LB_ATOM_WORD)) return j;
    if (n->has_value) n->value *= s;
    if (n->has_low) n->low *= s;
    if (n->has_high) n->high *= s;
    n->decimal = n->has_value && n->value != floor(n->value);
    j++;
    if (lb__nsign(f, j, '.') && glued(f, j) && (f->x.at[j - 1].end - f->x.at[j - 1].begin) <= 3) j++; // Mio.
    if ((add = scale_at(f, j)) >= 1e6) { // tausend Milliarden
        n->value *= add, n->low *= add, n->high *= add;
        return j + 1;
    }
    while (s >= 1e6 && n->has_value) { // eine Million zweihunderttausend, zwei Milliarden drei Millionen fünf
        double s2 = scale_at(f, j + 1);
        if (lb__nc(f, j) == LB_NC_indef && s2 >= 1e6 && s2 < s) {
            n->value += s2;
        } else {
            lb_str w = lb__nlower(f, j, buf);
            if (!w.n || f->x.at[j].upper || f->x.at[j].row != LB_NONE || lb_number_word(w, &add) != LB_NUMWORD_CARDINAL) break;
            if (!s2 && add < s) {
                n->value += add;
                j++;
                break;
            }
            if (s2 < 1e6 || s2 >= s) break;
            n->value += add * s2;
        }
        s = s2;
        j += 2;
    }
    return j;
}

static uint32_t vague(const lb_number_finder *f, uint32_t i, lb_numeral *n)
{
    uint32_t row = f->x.at[i].row, j = i + 1;
    double s;
    n->cls = lb__nc(f, i);
    n->has_low = true;
    n->low = f->lang->value[row];
    if (n->cls == LB_NC_vague) {
        n->has_high = true;
        n->high = f->lang->high[row];
        return scaled(f, j, n);
    }
    if ((s = scale_at(f, j)) || (lb__nc(f, j) == LB_NC_vague && (s = f->lang->value[f->x.at[j].row]) >= 24)) { // mehrere Dutzend, einige hundert
        bool plural = lb__nc(f, j) == LB_NC_vague;
        double top = plural ? f->lang->high[f->x.at[j].row] : s == 12 ? 99 : s * 10 - 1;
        n->low = s == 12 || s == 24 ? 24 : plural ? s * 2 : 2 * s;
        n->has_high = true;
        n->high = top;
        n->cls = LB_NC_vague;
        j++;
        if (lb__nsign(f, j, '.') && glued(f, j) && f->x.at[j - 1].end - f->x.at[j - 1].begin <= 3) j++;
    }
    return j;
}

uint32_t lb__number_read(const lb_number_finder *f, uint32_t i, lb_numeral *n)
{
    char buf[LB_LOWER_MAX];
    uint32_t j;
    double v;
    *n = (lb_numeral){ 0 };
    if (i >= f->end) return 0;
    if (lb__ndigits(f, i)) {
        if (!(j = digits(f, i, n))) return 0;
        if (lb__nword(f, j) && glued(f, j)) { // 5G, 3er; "300km" is fine
            uint32_t r = lb__unit_of(f, j);
            if (r == LB_NONE || (f->lang->kind[r] != LB_UNIT_MEASURE && f->lang->kind[r] != LB_UNIT_MEASUREWHOLE)) return 0;
        }
        if (lb__nsign(f, j, '-') && glued(f, j) && lb__nword(f, j + 1) && glued(f, j + 1)) { // 155-Millimeter-Granaten
            uint32_t r = lb__unit_of(f, j + 1);
            bool measure = r != LB_NONE && (f->lang->kind[r] == LB_UNIT_MEASURE || f->lang->kind[r] == LB_UNIT_MEASUREWHOLE);
            if (!measure || (lb__nsign(f, j + 2, '-') && glued(f, j + 2))) return 0;
        }
        if (j == i + 1 && lb__nsign(f, j, '.') && glued(f, j) && lb__nword(f, j + 1) && f->x.at[j + 1].upper && lb__nspace(f, j + 1) && lb__ndigits(f, i) <= 3 && !scale_at(f, j + 1)) {
            n->ordinal = true; // "24. Brigade", or the end of a sentence: the caller looks
            return j + 1;
        }
        if (lb__nsign(f, j, 0xBD)) n->value += .5, n->decimal = true, j++;
        return scaled(f, j, n);
    }
    if (!lb__nword(f, i)) return 0;
    switch (lb__nc(f, i)) {
    case LB_NC_vague: case LB_NC_few: return vague(f, i, n);
    case LB_NC_both: n->has_value = n->both = true; n->value = 2; return i + 1;
    case LB_NC_part: {
        n->fraction = n->has_value = true;
        n->value = 1 / f->lang->value[f->x.at[i].row];
        return i + 1;
    }
    case LB_NC_indef:
        n->has_value = true;
        n->value = 1;
        if (lb__nc(f, i + 1) == LB_NC_paar) { // ein paar hundert
            if ((j = vague(f, i + 1, n))) {
                n->has_value = false;
                return j;
            }
        }
        if (lb__nc(f, i + 1) == LB_NC_half && scale_at(f, i + 2)) { // eine halbe Million, ein halbes Dutzend
            n->value = .5;
            return scaled(f, i + 2, n);
        }
        if (lb__nc(f, i + 1) == LB_NC_part && f->lang->value[f->x.at[i + 1].row] > 2) {
            n->fraction = true;
            n->value = 1 / f->lang->value[f->x.at[i + 1].row];
            return i + 2;
        }
        if (scale_at(f, i + 1)) return scaled(f, i + 1, n);
        n->indef = true;
        return i + 1;
    case LB_NC_scale: { // "hundert", "tausend", "Dutzend" alone
        double s = scale_at(f, i);
        if (s >= 1e6 ) { // "Millionen Menschen": some
            lb_str w = lb__nlower(f, i, buf);
            if (!lb_ends(w, "en")) return 0;
            n->cls = LB_NC_vague;
            n->has_low = n->has_high = true;
            n->low = s;
            n->high = s * 1000 - 1;
            return i + 1;
        }
        if (s == 12) return 0;
        n->has_value = true;
        n->value = 1;
        return scaled(f, i, n);
    }
    case LB_NC_none: break;
    default: return 0;
    }
    lb_str w = lb__nlower(f, i, buf);
    if (!w.n) return 0;
    switch (lb_number_word(w, &v)) {
    case LB_NUMWORD_CARDINAL:
        n->has_value = true;
        n->value = v;
        n->decimal = v != floor(v);
        if (lb__nc(f, i + 1) == LB_NC_part && v < 100 && f->lang->value[f->x.at[i + 1].row] > 2) { // zwei Drittel
            n->fraction = true;
            n->value = v / f->lang->value[f->x.at[i + 1].row];
            return i + 2;
        }
        return scaled(f, i + 1, n);
    case LB_NUMWORD_ORDINAL:
        n->has_value = n->ordinal = true;
        n->value = v;
        return i + 1;
    case LB_NUMWORD_TIMES:
        n->has_value = n->times = true;
        n->value = v;
        return i + 1;
    default: return 0;
    }
}
