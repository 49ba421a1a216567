/* times_near.c: which day, month or year is meant: by the report's date, the text before
 * and the verb's tense. O(words of the sentence). */
#include "mention/number_words.h"
#include "mention/times_inner.h"

#include <stdio.h>

bool lb__t_word_is(const lb_time_finder *f, uint32_t i, const char *w)
{
    char buf[LB_LOWER_MAX];
    if (i < f->begin || i >= f->end || f->x.at[i].kind != LB_ATOM_WORD) return false;
    return lb_is(lb_word_lower(lb_atom_text(&f->x, i), buf), w);
}

lb_numword_kind lb__t_number_at(const lb_time_finder *f, uint32_t i, double *n)
{
    char buf[LB_LOWER_MAX];
    if (i < f->begin || i >= f->end || f->x.at[i].kind != LB_ATOM_WORD || f->x.at[i].row != LB_NONE) return LB_NUMWORD_NONE;
    lb_str w = lb_word_lower(lb_atom_text(&f->x, i), buf);
    return w.n ? lb_number_word(w, n) : LB_NUMWORD_NONE;
}

/* "3." or "dritten" at i: its end, or 0. */
uint32_t lb__t_ordinal_at(const lb_time_finder *f, uint32_t i, int *n)
{
    double v;
    uint32_t d = lb__tdigits(f, i);
    if (d && d <= 2 && lb__tsign(f, i + 1, '.') && !lb__tspace(f, i + 1)) return *n = (int)lb_atom_value(&f->x, i), i + 2;
    if (lb__t_number_at(f, i, &v) == LB_NUMWORD_ORDINAL && v < 100) return *n = (int)v, i + 1;
    return 0;
}

/* ---- which one is meant ---- */

/* "seit" looks back, whatever the verb; "ab" and "bis" with a present look ahead. */
lb_tense lb__t_tense_at(const lb_time_finder *f, uint32_t i)
{
    uint32_t p = i - 1;
    if (lb__tc(f, p) == LB_TC_article || lb__tc(f, p) == LB_TC_edge) p--;
    if (lb__tprep(f, p, "seit") || lb__tprep(f, i - 1, "seit")) return LB_TENSE_PAST;
    return lb__time_tense(f, i);
}

bool lb__t_recent(uint32_t i, int32_t atom, int32_t reach)
{
    return atom >= 0 && (int32_t)i - atom <= reach;
}

/* The year of a month or day named without one. */
lb_date lb__t_near_month(const lb_time_finder *f, uint32_t i, int month, int day)
{
    lb_date d = { 0, (uint8_t)month, (uint8_t)day };
    if (day && f->ref_day != LB_OPEN && day <= lb_month_days(f->ref.year, month) && !lb__t_recent(i, f->year_atom, 12)) { // days just gone by are this year's
        int32_t gone = f->ref_day - lb_day(f->ref.year, month, day);
        if (gone >= 0 && gone <= 7) return d.year = f->ref.year, d;
    }
    if (f->year && lb__t_recent(i, f->year_atom, 40) && (!f->ref.year || f->year != f->ref.year) && lb__t_tense_at(f, i) != LB_TENSE_FUTURE) {
        d.year = (int16_t)f->year;
        return d;
    }
    if (!f->ref.year) return d;
    if (!f->ref.month) {
        d.year = f->ref.year;
        return d;
    }
    int today = f->ref.month * 31 + (f->ref.day && day ? f->ref.day : day), that = month * 31 + day;
    lb_tense t = lb__t_tense_at(f, i);
    d.year = f->ref.year;
    if (that == today) return d;
    if (t == LB_TENSE_PAST) {
        if (that > today && that - today > 3) d.year--;
    } else if (t == LB_TENSE_FUTURE) {
        if (that < today) d.year++;
    } else {
        int ahead = (that - today + 372) % 372;
        if (ahead < 150) d.year = (int16_t)(that < today ? d.year + 1 : d.year);
        else d.year = (int16_t)(that > today ? d.year - 1 : d.year);
    }
    if (day > lb_month_days(d.year, month)) d.day = 0;
    return d;
}

int32_t lb__t_near_weekday(const lb_time_finder *f, uint32_t i, int wd)
{
    if (f->ref_day == LB_OPEN) return LB_OPEN;
    int back = (lb_weekday(f->ref_day) - wd + 7) % 7;
    lb_tense t = lb__t_tense_at(f, i);
    if (back == 0) return f->ref_day;
    bool ahead = t == LB_TENSE_FUTURE || (t == LB_TENSE_PRESENT && back > 2); // "Am Freitag trifft er …"
    return ahead ? f->ref_day - back + 7 : f->ref_day - back;
}

/* The day that "am Abend" or "um 17 Uhr" belongs to: one named in this sentence, or a past
 * one in the sentence before. */
int32_t lb__t_day_at_hand(const lb_time_finder *f, uint32_t i)
{
    int stops = 0;
    if (f->day == LB_OPEN || !lb__t_recent(i, f->day_atom, 60) || f->day_atom < (int32_t)f->begin) {
        bool own = f->day != LB_OPEN && lb__t_recent(i, f->day_atom, 60) && f->ref_day != LB_OPEN && f->day <= f->ref_day;
        return own ? f->day : f->ref_day;
    }
    for (uint32_t k = (uint32_t)f->day_atom; k < i; k++) {
        const lb_atom *x = &f->x.at[k];
        stops += x->kind == LB_ATOM_SIGN && (x->c == '.' || x->c == '!' || x->c == '?') && k + 1 < f->end && x[1].space && x[1].upper && !(k > f->begin && x[-1].kind == LB_ATOM_DIGITS);
    }
    return stops == 0 || (stops == 1 && (f->ref_day == LB_OPEN || f->day <= f->ref_day)) ? f->day : f->ref_day != LB_OPEN ? f->ref_day : f->day;
}

void lb__t_underspecified(lb_tv *v, const char *fmt, int n)
{
    lb__tv_date(v, (lb_date){ 0 });
    snprintf(v->value, sizeof v->value, fmt, n);
}
