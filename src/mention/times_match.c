/* times_match.c: words to dates. One function a kind of expression; each gives the atom
 * behind what it read, or 0. Which day "Freitag" is depends on the report's date, the text
 * before and the verb: see near_day and near_month. O(1) a word. */
#include "mention/number_words.h"
#include "mention/times_inner.h"

#include <stdio.h>
#include <stdlib.h>

static const lb_interval nowhere = { LB_OPEN, LB_OPEN };

static bool word_is(const lb_time_finder *f, uint32_t i, const char *w)
{
    char buf[LB_LOWER_MAX];
    if (i < f->begin || i >= f->end || f->x.at[i].kind != LB_ATOM_WORD) return false;
    return lb_is(lb_word_lower(lb_atom_text(&f->x, i), buf), w);
}

static lb_numword_kind number_at(const lb_time_finder *f, uint32_t i, double *n)
{
    char buf[LB_LOWER_MAX];
    if (i < f->begin || i >= f->end || f->x.at[i].kind != LB_ATOM_WORD || f->x.at[i].row != LB_NONE) return LB_NUMWORD_NONE;
    lb_str w = lb_word_lower(lb_atom_text(&f->x, i), buf);
    return w.n ? lb_number_word(w, n) : LB_NUMWORD_NONE;
}

/* "3." or "dritten" at i: its end, or 0. */
static uint32_t ordinal_at(const lb_time_finder *f, uint32_t i, int *n)
{
    double v;
    uint32_t d = lb__tdigits(f, i);
    if (d && d <= 2 && lb__tsign(f, i + 1, '.') && !lb__tspace(f, i + 1)) return *n = (int)lb_atom_value(&f->x, i), i + 2;
    if (number_at(f, i, &v) == LB_NUMWORD_ORDINAL && v < 100) return *n = (int)v, i + 1;
    return 0;
}

/* ---- which one is meant ---- */

/* "seit" looks back, whatever the verb; "ab" and "bis" with a present look ahead. */
static lb_tense tense_at(const lb_time_finder *f, uint32_t i)
{
    uint32_t p = i - 1;
    if (lb__tc(f, p) == LB_TC_article || lb__tc(f, p) == LB_TC_edge) p--;
    if (lb__tprep(f, p, "seit") || lb__tprep(f, i - 1, "seit")) return LB_TENSE_PAST;
    return lb__time_tense(f, i);
}

static bool recent(uint32_t i, int32_t atom, int32_t reach)
{
    return atom >= 0 && (int32_t)i - atom <= reach;
}

/* The year of a month or day named without one. */
static lb_date near_month(const lb_time_finder *f, uint32_t i, int month, int day)
{
    lb_date d = { 0, (uint8_t)month, (uint8_t)day };
    if (f->year && recent(i, f->year_atom, 40) && (!f->ref.year || f->year != f->ref.year) && tense_at(f, i) != LB_TENSE_FUTURE) {
        d.year = (int16_t)f->year;
        return d;
    }
    if (!f->ref.year) return d;
    if (!f->ref.month) {
        d.year = f->ref.year;
        return d;
    }
    int today = f->ref.month * 31 + (f->ref.day && day ? f->ref.day : day), that = month * 31 + day;
    lb_tense t = tense_at(f, i);
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

static int32_t near_weekday(const lb_time_finder *f, uint32_t i, int wd)
{
    if (f->ref_day == LB_OPEN) return LB_OPEN;
    int back = (lb_weekday(f->ref_day) - wd + 7) % 7;
    lb_tense t = tense_at(f, i);
    if (back == 0) return f->ref_day;
    return t == LB_TENSE_FUTURE || t == LB_TENSE_PRESENT ? f->ref_day - back + 7 : f->ref_day - back;
}

/* The day that "am Abend" or "um 17 Uhr" belongs to: one named in this sentence, or a past
 * one in the sentence before. */
static int32_t day_at_hand(const lb_time_finder *f, uint32_t i)
{
    int stops = 0;
    if (f->day == LB_OPEN || !recent(i, f->day_atom, 60) || f->day_atom < (int32_t)f->begin) {
        bool own = f->day != LB_OPEN && recent(i, f->day_atom, 60) && f->ref_day != LB_OPEN && f->day <= f->ref_day;
        return own ? f->day : f->ref_day;
    }
    for (uint32_t k = (uint32_t)f->day_atom; k < i; k++) {
        const lb_atom *x = &f->x.at[k];
        stops += x->kind == LB_ATOM_SIGN && (x->c == '.' || x->c == '!' || x->c == '?') && k + 1 < f->end && x[1].space && x[1].upper && !(k > f->begin && x[-1].kind == LB_ATOM_DIGITS);
    }
    return stops == 0 || (stops == 1 && (f->ref_day == LB_OPEN || f->day <= f->ref_day)) ? f->day : f->ref_day != LB_OPEN ? f->ref_day : f->day;
}

static void underspecified(lb_tv *v, const char *fmt, int n)
{
    lb__tv_date(v, (lb_date){ 0 });
    snprintf(v->value, sizeof v->value, fmt, n);
}

/* ---- years ---- */

/* Four digits that may be a year, without looking around. */
static int year_digits(const lb_time_finder *f, uint32_t i)
{
    if (lb__tdigits(f, i) != 4) return 0;
    int y = (int)lb_atom_value(&f->x, i);
    return y >= 1000 && y <= 2100 ? y : 0;
}

/* "2005", "des Jahres 2005", "letzten Jahres", "dieses Jahres", "vorigen Jahres" behind a month or season. */
static uint32_t year_behind(const lb_time_finder *f, uint32_t i, int *year, bool *named)
{
    int y = year_digits(f, i);
    *named = false;
    if (y && !(lb__tsign(f, i + 1, '.') && lb__tdigits(f, i + 2) && !lb__tspace(f, i + 1) && !lb__tspace(f, i + 2))) {
        *year = y;
        *named = true;
        if (lb__tsign(f, i + 1, '/') && (lb__tdigits(f, i + 2) == 2 || lb__tdigits(f, i + 2) == 4) && !lb__tspace(f, i + 2)) return i + 3;
        return i + 1;
    }
    uint32_t k = i;
    if (lb__tprep(f, k, "im") || lb__tc(f, k) == LB_TC_article) k++; // "Sommer des Jahres 2005", "im Juli im letzten Jahr" stays two
    if (k > i && lb__tprep(f, i, "im")) return 0;
    const char *u = lb__time_unit(f, k, false);
    if (u && !strcmp(u, "Y") && (y = year_digits(f, k + 1))) return *year = y, *named = true, k + 2;
    lb_time_class c = lb__tc(f, k);
    u = lb__time_unit(f, k + 1, false);
    if (u && !strcmp(u, "Y") && (c == LB_TC_last || c == LB_TC_next || c == LB_TC_this || c == LB_TC_last2 || c == LB_TC_next2)) {
        *year = f->ref.year ? f->ref.year + (c == LB_TC_last ? -1 : c == LB_TC_next ? 1 : c == LB_TC_last2 ? -2 : c == LB_TC_next2 ? 2 : 0) : 0;
        *named = *year != 0;
        return k + 2;
    }
    if (lb__tc(f, k) == LB_TC_nextyear) return *year = f->ref.year ? f->ref.year + lb__tn(f, k) : 0, *named = *year != 0, k + 1;
    return 0;
}

static bool month_word(const lb_time_finder *f, uint32_t i) { return lb__tc(f, i) == LB_TC_month && f->x.at[i].upper; }

/* Is the bare number a year, not a count? */
static bool year_like(const lb_time_finder *f, uint32_t i)
{
    int y = year_digits(f, i);
    if (!y) return false;
    const lb_atom *x = &f->x.at[i], *p = i > f->begin ? x - 1 : NULL, *n = i + 1 < f->end ? x + 1 : NULL;
    if (p && !x->space && p->kind != LB_ATOM_SIGN) return false;
    if (p && !x->space && (p->c == '-' || p->c == '/' || p->c == '.' || p->c == ',' || p->c == '+' || p->c == '#' || p->c == ':' || p->c == '_' || p->c == '=') && !(p->c == '/' && i >= f->begin + 2 && year_digits(f, i - 2)) && !(p->c == '-' && year_digits(f, i - 2))) return false;
    if (n && !n->space && (n->kind == LB_ATOM_WORD || n->c == '%' || n->c == ':' || n->c == '=' || n->c == '_')) return false;
    if (n && !n->space && (n->c == '.' || n->c == ',') && lb__tdigits(f, i + 2) && !lb__tspace(f, i + 2)) return false;
    if (n && !n->space && n->c == '-' && i + 2 < f->end && f->x.at[i + 2].kind == LB_ATOM_WORD && !lb__tspace(f, i + 2)) return false;
    bool prep = p && (lb__tc(f, i - 1) == LB_TC_prep || lb__tc(f, i - 1) == LB_TC_unit || lb__tc(f, i - 1) == LB_TC_vintage);
    if (p && lb__tprep(f, i - 1, "als")) return false; // mehr als 2000
    if (p && (lb__tc(f, i - 1) == LB_TC_approx || lb__tc(f, i - 1) == LB_TC_over) && y < 1900) return false;
    if (p && (lb__tprep(f, i - 1, "um") || lb__tprep(f, i - 1, "auf") || lb__tprep(f, i - 1, "pro") || lb__tprep(f, i - 1, "zu")) && (y < 1900 || y % 100 == 0)) return false;
    if (y < 1500 || y > 2060) return prep && (lb__tc(f, i - 1) == LB_TC_unit || (y > 1300 && y < 1500 && (!n || n->kind == LB_ATOM_SIGN || !n->upper) && y % 50 != 0));
    if (n && n->kind == LB_ATOM_SIGN && (n->c == 0x20AC || n->c == '$' || n->c == '%')) return false;
    if (p && p->kind == LB_ATOM_SIGN && (p->c == 0x20AC || p->c == '$')) return false;
    if (n && n->kind == LB_ATOM_DIGITS) return false;
    bool counts = false;
    lb_time_class nc = lb__tc(f, i + 1);
    bool linked = (lb__tprep(f, i - 1, "bis") || lb__tprep(f, i - 1, "und") || (p && (p->c == '-' || p->c == 0x2013))) && i >= f->begin + 2 && year_digits(f, i - 2);
    if (linked) return true; // 1999 bis 2008
    if (p && p->kind == LB_ATOM_WORD && (word_is(f, i - 1, "davon") || word_is(f, i - 1, "darunter"))) return false;
    if (lb__tprep(f, i + 1, "im") && (lb__tc(f, i + 2) == LB_TC_unit || lb__tc(f, i + 2) == LB_TC_last || month_word(f, i + 2))) return false; // 2000 im Jahr 2011
    if (nc == LB_TC_prep || nc == LB_TC_tense || nc == LB_TC_article) counts = false;
    else if (n && n->kind == LB_ATOM_WORD && n->upper) counts = true;
    else if (n && n->kind == LB_ATOM_WORD && i + 2 < f->end && x[2].kind == LB_ATOM_WORD && x[2].upper) {
        if (f->doc->tags && f->doc->tokens->n) counts = f->doc->tags->at[n->token].stts == LB_STTS_ADJA;
        else {
            lb_str w = lb_atom_text(&f->x, i + 1);
            counts = lb_ends(w, "sche") || lb_ends(w, "schen") || lb_ends(w, "scher") || lb_ends(w, "tere") || lb_ends(w, "tote") || lb_ends(w, "neue") || lb_ends(w, "ige");
        }
    }
    if (counts && !(p && (lb__tprep(f, i - 1, "seit") || lb__tprep(f, i - 1, "im") || lb__tprep(f, i - 1, "ab") || lb__tprep(f, i - 1, "nach") || lb__tc(f, i - 1) == LB_TC_unit
                      || lb__tc(f, i - 1) == LB_TC_month || lb__tc(f, i - 1) == LB_TC_season))) {
        if (n->upper && f->doc->tags && f->doc->tokens->n && f->doc->tags->at[n->token].stts == LB_STTS_NE && y > 1700 && y < 2040) return true;
        return false;
    }
    return true;
}

static uint32_t years(lb_time_finder *f, uint32_t i, lb_tv *v)
{
    if (!year_like(f, i)) return 0;
    int y = year_digits(f, i);
    lb__tv_date(v, (lb_date){ .year = (int16_t)y });
    v->has_year = true;
    v->rule = "times/year";
    if (lb__tsign(f, i + 1, '/') && lb__tdigits(f, i + 2) == 2 && !lb__tspace(f, i + 1)
        && (int)lb_atom_value(&f->x, i + 2) == (y + 1) % 100) { // 2022/23
        v->span.end = lb_day(y + 1, 12, 31);
        return i + 3;
    }
    return i + 1;
}

/* "60er Jahre", "sechziger Jahren", "1990er", "20. Jahrhundert". */
static uint32_t decade(lb_time_finder *f, uint32_t i, lb_tv *v)
{
    double n = 0;
    uint32_t j = i + 1, d = lb__tdigits(f, i);
    if (d == 2 || d == 4) {
        n = (double)lb_atom_value(&f->x, i);
        if (!(word_is(f, j, "er") && !lb__tspace(f, j))) return 0;
        j++;
        if (lb__tsign(f, j, '-') && !lb__tspace(f, j)) j++;
    } else if (number_at(f, i, &n) != LB_NUMWORD_DECADE) return 0;
    if ((int)n % 10) return 0;
    const char *u = lb__time_unit(f, j, false);
    if (u && !strcmp(u, "Y")) j++;
    else if (n < 1000 && (i == f->begin || lb__tc(f, i - 1) != LB_TC_article || (j < f->end && f->x.at[j].kind == LB_ATOM_WORD && f->x.at[j].upper))) return 0;
    lb__tv_decade(v, n >= 1000 ? (int)n : 1900 + (int)n);
    v->article = true;
    v->rule = "times/decade";
    return j;
}

/* ---- days of months ---- */

static int month_at(const lb_time_finder *f, uint32_t i)
{
    lb_time_class c = lb__tc(f, i);
    return (c == LB_TC_month || c == LB_TC_mon) && f->x.at[i].upper ? lb__tn(f, i) : 0;
}

/* Month and year behind a day: "März 2022", "März", "3. 2022", "Jan. 2024": its end, or 0. */
static uint32_t month_behind(lb_time_finder *f, uint32_t i, int *month, int *year, bool *named)
{
    uint32_t j;
    *year = 0;
    *named = false;
    if ((*month = month_at(f, i))) {
        j = i + 1;
        if (lb__tc(f, i) == LB_TC_mon && lb__tsign(f, j, '.')) j++;
        uint32_t k = year_behind(f, j, year, named);
        return k ? k : j;
    }
    uint32_t d = lb__tdigits(f, i);
    if (!d || d > 2) return 0;
    *month = (int)lb_atom_value(&f->x, i);
    if (*month < 1 || *month > 12) return 0;
    if (!lb__tsign(f, i + 1, '.') || lb__tspace(f, i + 1)) return 0;
    d = lb__tdigits(f, i + 2);
    if (d == 4 && (*year = year_digits(f, i + 2))) return *named = true, i + 3;
    if (d == 2 && !lb__tspace(f, i + 2)) {
        int y = (int)lb_atom_value(&f->x, i + 2);
        *year = y < 70 ? 2000 + y : 1900 + y;
        *named = true;
        return i + 3;
    }
    return i + 2; // 24.3.
}

/* The words between the two ends of a range of days or hours: "bis", "-", "/", "und", "bis zum". */
static uint32_t joined(const lb_time_finder *f, uint32_t i)
{
    if (lb__tprep(f, i, "bis")) return lb__tprep(f, i + 1, "zu") || lb__tc(f, i + 1) == LB_TC_article ? i + 2 : i + 1;
    if (lb__tsign(f, i, '-') || lb__tsign(f, i, 0x2013) || lb__tsign(f, i, '/') || lb__tsign(f, i, '?')) return i + 1;
    if (lb__tprep(f, i, "und") || lb__tprep(f, i, "oder")) return lb__tc(f, i + 1) == LB_TC_article ? i + 2 : i + 1;
    return 0;
}

static bool day_of_month(const lb_time_finder *f, uint32_t i, int *day, uint32_t *j)
{
    double n;
    uint32_t d = lb__tdigits(f, i);
    if (d && d <= 2) {
        if (i > f->begin && !f->x.at[i].space && (f->x.at[i - 1].kind != LB_ATOM_SIGN || f->x.at[i - 1].c == ',' || (f->x.at[i - 1].c == '.' && lb__tdigits(f, i - 2) && !lb__tspace(f, i - 1)))) return false;
        *day = (int)lb_atom_value(&f->x, i);
        if (*day < 1 || *day > 31) return false;
        if (lb__tsign(f, i + 1, '.') && !lb__tspace(f, i + 1)) return *j = i + 2, true;
        return false;
    }
    if (number_at(f, i, &n) == LB_NUMWORD_ORDINAL && n <= 31 && (month_at(f, i + 1))) return *day = (int)n, *j = i + 1, true;
    return false;
}

static void set_day(lb_time_finder *f, uint32_t i, int day, int month, int year, bool named, lb_tv *v)
{
    lb_date d = year ? (lb_date){ (int16_t)year, (uint8_t)month, (uint8_t)day } : near_month(f, i, month, day);
    if (d.year && day > lb_month_days(d.year, month)) d.day = 0;
    lb__tv_date(v, d);
    v->has_year = named;
    v->rule = "times/day";
}

static uint32_t day_month(lb_time_finder *f, uint32_t i, lb_tv *v)
{
    int day, month, year, other;
    bool named;
    uint32_t j, k, l;
    if (lb__tdigits(f, i) == 4 && lb__tsign(f, i + 1, '-') && !lb__tspace(f, i + 1) && lb__tdigits(f, i + 2) == 2 && lb__tsign(f, i + 3, '-') && lb__tdigits(f, i + 4) == 2) {
        lb_date d;
        lb_str s = { f->x.text.p + f->x.at[i].begin, f->x.at[i + 4].end - f->x.at[i].begin };
        if (lb_date_parse(s, &d)) return lb__tv_date(v, d), v->has_year = true, v->rule = "times/iso", i + 5;
        return 0;
    }
    if (!day_of_month(f, i, &day, &j)) return 0;
    if (word_is(f, i - 1, "des") && (word_is(f, i - 2, "straße") || word_is(f, i - 2, "platz") || word_is(f, i - 2, "platzes"))) return 0;
    if ((k = month_behind(f, j, &month, &year, &named))) {
        if (!named && lb__tdigits(f, j) && lb__tdigits(f, k) && !lb__tspace(f, k)) return 0; // 1.2.3.4
        if (!named && lb__tdigits(f, j) && lb__tspace(f, j)) return 0; // "Artikel 1. 2."
        set_day(f, i, day, month, year, named, v);
        return k;
    }
    if ((k = joined(f, j)) && day_of_month(f, k, &other, &l) && month_behind(f, l, &month, &year, &named)) { // 14. bis 16. Februar
        if (other < day && !lb__tprep(f, j, "und")) return 0;
        set_day(f, i, day, month, year, named, v);
        return j;
    }
    if (lb__tsign(f, j, ',') && lb__tdigits(f, j + 1) && day_of_month(f, j + 1, &other, &l) && (k = joined(f, l)) && day_of_month(f, k, &other, &l) && month_behind(f, l, &month, &year, &named)) {
        set_day(f, i, day, month, year, named, v); // am 14., 15. und 16. Februar
        return j;
    }
    // "am 15." alone: the month at hand
    bool lone = j >= f->end || f->x.at[j].kind == LB_ATOM_SIGN || !f->x.at[j].upper;
    if (lone && lb__tdigits(f, i) && (lb__tprep(f, i - 1, "am") || lb__tprep(f, i - 1, "zu") || lb__tprep(f, i - 1, "von")) && f->ref.year && f->ref.month && !lb__tdigits(f, j)) {
        int m = f->ref.month;
        if (f->ref.day) m += lb__time_tense(f, i) == LB_TENSE_PAST && day > f->ref.day ? -1 : lb__time_tense(f, i) == LB_TENSE_FUTURE && day < f->ref.day ? 1 : 0;
        int y = f->ref.year + (m < 1 ? -1 : m > 12 ? 1 : 0);
        set_day(f, i, day, m < 1 ? 12 : m > 12 ? 1 : m, y, false, v);
        return j;
    }
    return 0;
}

static uint32_t months(lb_time_finder *f, uint32_t i, lb_tv *v)
{
    int month = month_at(f, i), year;
    bool named;
    if (!month) return 0;
    uint32_t j = i + 1, k;
    if (lb__tsign(f, i - 1, '.') && lb__tdigits(f, i - 2) && word_is(f, i - 3, "des")) return 0; // Straße des 17. Juni
    if (lb__tc(f, i) == LB_TC_mon) { // "Jan. 2024" alone, never "Mai" as a short form
        if (lb__tsign(f, j, '.')) j++;
        if (!year_digits(f, j)) return 0;
    }
    if (month == 5 && !lb__tc(f, i - 1) && !year_digits(f, j) && f->x.at[i].end - f->x.at[i].begin == 3 && (i == f->begin || f->x.at[i - 1].upper)) return 0; // "Karl Mai"
    if (month == 8 && i > f->begin && f->x.at[i - 1].upper && f->x.at[i - 1].kind == LB_ATOM_WORD && !lb__tc(f, i - 1)) return 0; // "Ernst August"
    k = year_behind(f, j, &year, &named);
    uint32_t other = k ? 0 : joined(f, j);
    int last = other ? month_at(f, other) : 0;
    if (last && year_behind(f, other + 1, &year, &named) && year) { // März und Juni 2022
        lb__tv_date(v, (lb_date){ (int16_t)(last < month ? year - 1 : year), (uint8_t)month, 0 });
        v->has_year = named;
        v->rule = "times/month";
        return j;
    }
    lb_date d = k ? (lb_date){ (int16_t)year, (uint8_t)month, 0 } : near_month(f, i, month, 0);
    lb__tv_date(v, d);
    v->has_year = k && named;
    v->rule = "times/month";
    return k ? k : j;
}

static int season_month(lb_str code) { return lb_is(code, "SP") ? 3 : lb_is(code, "SU") ? 6 : lb_is(code, "FA") ? 9 : 12; }

/* The year of a season named without one: the last that has begun, or the next. */
static int near_season(const lb_time_finder *f, uint32_t i, lb_str code)
{
    if (!f->ref.year) return 0;
    int m = season_month(code), y = f->ref.year;
    if (f->year && recent(i, f->year_atom, 60) && f->year != y) return f->year;
    if (!f->ref.month) return y;
    lb_tense t = tense_at(f, i);
    bool begun = m <= f->ref.month, over = m + 2 < f->ref.month || (m == 12 && f->ref.month > 2 && f->ref.month < 12);
    if (m == 12 && f->ref.month <= 2 && t != LB_TENSE_FUTURE) return y - 1;
    if (t == LB_TENSE_FUTURE) return over && m != 12 ? y + 1 : y;
    if (t == LB_TENSE_PRESENT) return y;
    return begun ? y : y - 1;
}

static uint32_t seasons(lb_time_finder *f, uint32_t i, lb_tv *v)
{
    int year;
    bool named = false;
    if (!f->x.at[i].upper) return 0;
    lb_str code = lb__tval(f, i);
    uint32_t j = year_behind(f, i + 1, &year, &named);
    lb__tv_season(v, j ? year : near_season(f, i, code), code);
    v->has_year = named;
    v->rule = "times/season";
    return j ? j : i + 1;
}

/* ---- parts of the day, clock ---- */

/* A part of the day at i, upper or lower: its code, or empty. */
static lb_str part_at(const lb_time_finder *f, uint32_t i)
{
    lb_time_class c = lb__tc(f, i);
    if (c == LB_TC_daypart || c == LB_TC_dayparts || c == LB_TC_early) return lb__tval(f, i);
    if (c == LB_TC_morning) return LB_STR("MO");
    return (lb_str){ 0 };
}

/* "Nacht zu Dienstag", "Nacht auf den 3. März": v is the day before. */
static uint32_t night_to(lb_time_finder *f, uint32_t i, lb_tv *v)
{
    uint32_t j = i, start;
    int32_t day = LB_OPEN;
    if (!(lb__tprep(f, j, "zu") || lb__tprep(f, j, "auf") || lb__tprep(f, j, "von"))) return 0;
    bool from = lb__tprep(f, j, "von");
    j++;
    if (lb__tc(f, j) == LB_TC_article || lb__tc(f, j) == LB_TC_this) j++;
    start = j;
    lb_tv to = { .mod = "", .span = nowhere };
    if (lb__tc(f, j) == LB_TC_weekday) {
        day = near_weekday(f, i, lb__tn(f, j));
        j++;
        if (lb__tsign(f, j, ',')) { // zu Dienstag, 4. März
            uint32_t k = lb__tc(f, j + 1) == LB_TC_article ? j + 2 : j + 1, e = day_month(f, k, &to);
            if (e) day = to.span.begin, j = e;
        }
    } else if (lb__tc(f, j) == LB_TC_deictic) {
        day = f->ref_day == LB_OPEN ? LB_OPEN : f->ref_day + lb__tn(f, j);
        j++;
    } else {
        uint32_t k = day_month(f, start, &to);
        if (!k) return 0;
        day = to.grain == LB_GRAIN_DAY ? to.span.begin : LB_OPEN;
        j = k;
    }
    if (from) { // von Montag auf Dienstag
        if (lb__tprep(f, j, "auf") || lb__tprep(f, j, "zu")) {
            uint32_t k = lb__tc(f, j + 1) == LB_TC_article ? j + 2 : j + 1;
            if (lb__tc(f, k) == LB_TC_weekday || lb__tc(f, k) == LB_TC_deictic) j = k + 1;
            else {
                lb_tv end = { .mod = "" };
                if ((k = day_month(f, k, &end))) j = k;
            }
        }
        lb__tv_daypart(v, day, LB_STR("NI"));
    } else lb__tv_daypart(v, day == LB_OPEN ? LB_OPEN : day - 1, LB_STR("NI"));
    v->rule = "times/night";
    v->article = true;
    return j;
}

static uint32_t dayparts(lb_time_finder *f, uint32_t i, lb_tv *v)
{
    lb_time_class c = lb__tc(f, i);
    lb_str part = lb__tval(f, i);
    uint32_t j;
    lb_tv of = { .mod = "", .span = nowhere };
    if (c == LB_TC_daypart && !f->x.at[i].upper) return 0;
    if (lb_is(part, "NI") && c == LB_TC_daypart && (j = night_to(f, i + 1, v))) return j;
    int32_t day = day_at_hand(f, i);
    bool own = f->day != LB_OPEN && day == f->day && (day != f->ref_day || recent(i, f->day_atom, 30)); // the text named the day
    if (lb_is(part, "NI") && lb__tc(f, i - 1) == LB_TC_this) day = f->ref_day;
    if (c == LB_TC_daypart && lb_is(part, "NI") && !own && day != LB_OPEN && lb__time_tense(f, i) == LB_TENSE_PAST) day--; // the night behind us
    if (lb_is(part, "00:00")) lb__tv_clock(v, day == LB_OPEN ? day : day + (lb__tprep(f, i - 1, "vor") || (!own && lb__time_tense(f, i) == LB_TENSE_PAST) ? 0 : 1), 0, 0);
    else if (c == LB_TC_daypart && lb__tc(f, i + 1) == LB_TC_article && (j = day_month(f, i + 2, &of)) && of.grain == LB_GRAIN_DAY && word_is(f, i + 1, "des")) { // am Abend des 6. Mai
        *v = of;
        lb__tv_daypart(v, of.span.begin, part);
        if (of.span.begin == LB_OPEN) snprintf(v->value, sizeof v->value, "%.20sT%.*s", of.value, LB_FMT(part));
        v->has_year = of.has_year;
        v->article = lb__tc(f, i - 1) == LB_TC_article;
        v->rule = "times/daypart";
        return j;
    }
    else if (c == LB_TC_dayparts && !(f->day != LB_OPEN && recent(i, f->day_atom, 30)) && lb__time_tense(f, i) != LB_TENSE_PAST) {
        v->type = LB_TIMEX_SET; // "nachts": every night
        snprintf(v->value, sizeof v->value, "PT%.*s", LB_FMT(part));
        v->span = nowhere;
        v->rule = "times/set";
        return i + 1;
    } else lb__tv_daypart(v, day, part);
    v->article = c == LB_TC_daypart && (lb__tc(f, i - 1) == LB_TC_article || lb__tc(f, i - 1) == LB_TC_earlylate);
    v->rule = "times/daypart";
    return i + 1;
}

/* Hours and minutes at i without "Uhr": "14.30", "9", "neun": end, or 0. */
static uint32_t hours(const lb_time_finder *f, uint32_t i, int *h, int *m, bool *minutes)
{
    double n;
    uint32_t d = lb__tdigits(f, i);
    *m = 0;
    *minutes = false;
    if (d == 1 || d == 2) {
        if (i > f->begin && !f->x.at[i].space && f->x.at[i - 1].kind != LB_ATOM_SIGN) return 0;
        *h = (int)lb_atom_value(&f->x, i);
        if (*h > 24) return 0;
        if ((lb__tsign(f, i + 1, '.') || lb__tsign(f, i + 1, ':')) && !lb__tspace(f, i + 1) && lb__tdigits(f, i + 2) == 2 && !lb__tspace(f, i + 2)) {
            *m = (int)lb_atom_value(&f->x, i + 2);
            *minutes = true;
            if (*m > 59) return 0;
            if (lb__tsign(f, i + 3, ':') && !lb__tspace(f, i + 3) && lb__tdigits(f, i + 4) == 2) return i + 5;
            return i + 3;
        }
        return i + 1;
    }
    if (number_at(f, i, &n) == LB_NUMWORD_CARDINAL && n <= 24 && n == (int)n) return *h = (int)n, i + 1;
    if (lb__tc(f, i) == LB_TC_indef && word_is(f, i, "ein")) return *h = 1, i + 1;
    return 0;
}

/* "8.30-12 und 14.30-16.30 Uhr": do hours joined to these end in "Uhr"? */
static bool o_clock_follows(const lb_time_finder *f, uint32_t j)
{
    int h, m;
    bool minutes;
    for (int n = 0; n < 4; n++) {
        uint32_t k = lb__tsign(f, j, '/') ? 0 : joined(f, j);
        if (!k || !(k = hours(f, k, &h, &m, &minutes))) return false;
        if (lb__tc(f, k) == LB_TC_clock) return true;
        j = k;
    }
    return false;
}

static uint32_t clock(lb_time_finder *f, uint32_t i, lb_tv *v)
{
    int h, m;
    bool minutes;
    uint32_t j;
    if (lb__tc(f, i) == LB_TC_half) { // um halb neun, Viertel nach acht
        int add = lb__tn(f, i);
        if (add == 30 && (j = hours(f, i + 1, &h, &m, &minutes)) && !minutes && h >= 1 && h <= 12 && !(f->x.at[i].upper) && (lb__tprep(f, i - 1, "um") || lb__tprep(f, i - 1, "gegen") || lb__tprep(f, i - 1, "bis") || lb__tprep(f, i - 1, "ab") || lb__tc(f, j) == LB_TC_clock)) h--, m = 30;
        else if (add != 30 && (lb__tprep(f, i + 1, "nach") || lb__tprep(f, i + 1, "vor")) && (j = hours(f, i + 2, &h, &m, &minutes)) && !minutes && h >= 1) {
            if (lb__tprep(f, i + 1, "nach")) m = add;
            else h--, m = 60 - add;
        } else return 0;
        if (lb__tc(f, j) == LB_TC_clock) j++;
    } else {
        if (!(j = hours(f, i, &h, &m, &minutes))) return 0;
        if (lb__tc(f, j) == LB_TC_clock) {
            j++;
            if (!minutes && (lb__tdigits(f, j) == 1 || lb__tdigits(f, j) == 2) && lb_atom_value(&f->x, j) < 60 && !(lb__tsign(f, j + 1, '.') && !lb__tspace(f, j + 1)) && !(j + 1 < f->end && f->x.at[j + 1].upper && f->x.at[j + 1].kind == LB_ATOM_WORD)) m = (int)lb_atom_value(&f->x, j), j++; // 9 Uhr 30
        } else if (o_clock_follows(f, j)) {
            ; // 14.30-18 Uhr: this end of it
        } else if (minutes && lb__tsign(f, i + 1, ':') && lb__tdigits(f, i) == 2 && (i == f->begin || f->x.at[i].space || f->x.at[i - 1].kind == LB_ATOM_SIGN) && !(lb__tsign(f, j, ':'))) {
            ; // 23:25
        } else return 0;
    }
    int32_t day = day_at_hand(f, i);
    if (h == 24) lb__tv_clock(v, day == LB_OPEN ? day : day + 1, 0, 0);
    else lb__tv_clock(v, day, h, m);
    v->rule = "times/clock";
    return j;
}

/* ---- weekdays and days seen from today ---- */

static void with_part(const lb_time_finder *f, uint32_t *j, int32_t day, lb_tv *v)
{
    lb_str p = part_at(f, *j);
    bool upper = *j < f->end && f->x.at[*j].upper;
    if (!p.n || (lb__tc(f, *j) == LB_TC_daypart && !upper && !lb_is(p, "NI") && false)) return;
    if (lb_is(p, "00:00")) return;
    lb__tv_daypart(v, day, p);
    (*j)++;
}

static uint32_t weekdays(lb_time_finder *f, uint32_t i, lb_tv *v)
{
    int wd = lb__tn(f, i);
    int32_t day;
    uint32_t j = i + 1, k;
    lb_tv date = { .mod = "", .span = nowhere };
    if (lb__tc(f, i) == LB_TC_weekdaypart) {
        if (!f->x.at[i].upper) return 0;
        lb_str s = lb__tval(f, i);
        wd = s.p[0] - '0';
        day = near_weekday(f, i, wd);
        if (lb__tc(f, i - 1) == LB_TC_last && f->ref_day != LB_OPEN && day >= f->ref_day) day -= 7;
        lb__tv_daypart(v, day, (lb_str){ s.p + 2, s.n - 2 });
        v->rule = "times/weekday";
        return j;
    }
    if (!f->x.at[i].upper) return 0;
    k = lb__tsign(f, j, ',') || lb__tsign(f, j, '(') ? j + 1 : j;
    if (lb__tc(f, k) == LB_TC_article || lb__tprep(f, k, "am")) k++;
    if ((!lb__tsign(f, j, '(')) && (k = day_month(f, k, &date)) && date.grain == LB_GRAIN_DAY) { // Samstag, 17. Januar
        *v = date;
        return k;
    }
    day = near_weekday(f, i, wd);
    lb_time_class c = lb__tc(f, i - 1);
    if (f->ref_day != LB_OPEN) {
        int back = (lb_weekday(f->ref_day) - wd + 7) % 7;
        if (c == LB_TC_last) day = f->ref_day - (back ? back : 7);
        else if (c == LB_TC_next) day = f->ref_day - back + 7;
        else if (c == LB_TC_deicticadj) day = f->ref_day + lb__tn(f, i - 1);
    }
    if (day == LB_OPEN) {
        underspecified(v, "XXXX-WXX-%d", wd + 1);
        v->grain = LB_GRAIN_DAY;
    } else lb__tv_day(v, day);
    v->rule = "times/weekday";
    uint32_t before = j;
    if (f->ref_day != LB_OPEN) with_part(f, &j, day, v);
    (void)before;
    if (lb__tprep(f, j, "in") && lb__tc(f, j + 1) == LB_TC_article && (lb__tc(f, j + 2) == LB_TC_last || lb__tc(f, j + 2) == LB_TC_next)) return j;
    return j;
}

static uint32_t deictic(lb_time_finder *f, uint32_t i, lb_tv *v)
{
    int n = lb__tn(f, i);
    uint32_t j = i + 1;
    if (f->x.at[i].upper && i > f->begin && lb__tc(f, i) == LB_TC_morning && !(f->x.at[i - 1].kind == LB_ATOM_SIGN && f->x.at[i - 1].c != ',')) { // der Morgen
        if (lb__tc(f, i - 1) == LB_TC_deictic) return 0;
        lb_tv of = { .mod = "", .span = nowhere };
        uint32_t k = word_is(f, j, "des") ? day_month(f, j + 1, &of) : 0;
        if (k && of.grain == LB_GRAIN_DAY && of.span.begin != LB_OPEN) lb__tv_daypart(v, of.span.begin, LB_STR("MO")), v->has_year = of.has_year, j = k; // am Morgen des 8. Mai
        else lb__tv_daypart(v, day_at_hand(f, i), LB_STR("MO"));
        v->article = lb__tc(f, i - 1) == LB_TC_article || lb__tc(f, i - 1) == LB_TC_earlylate;
        v->rule = "times/daypart";
        return j;
    }
    int32_t day = f->ref_day == LB_OPEN ? LB_OPEN : f->ref_day + n;
    if (day == LB_OPEN && f->ref.year && n == 0) lb__tv_date(v, f->ref); // the report's month
    else if (day == LB_OPEN) lb__tv_ref(v, n == 0 ? "PRESENT_REF" : n < 0 ? "PAST_REF" : "FUTURE_REF");
    else lb__tv_day(v, day);
    v->rule = "times/deictic";
    lb_str p = part_at(f, j);
    if (p.n && !lb_is(p, "00:00")) {
        if (day != LB_OPEN) {
            with_part(f, &j, day, v);
            if (n == 0 && lb_is(p, "NI") && lb__time_tense(f, i) == LB_TENSE_PAST) v->span.begin--, v->span.end--;
        } else j++;
        return j;
    }
    if (lb__tprep(f, j, "in") && lb__tc(f, j + 1) == LB_TC_indef && (lb__tc(f, j + 2) == LB_TC_unit)) return j;
    if (n == 0 && day != LB_OPEN && !f->daily && !lb__tprep(f, i - 1, "bis")) { // "die Gesellschaft von heute": the value, never the interval
        lb_tense t = lb__time_tense(f, i);
        if (lb__tprep(f, i - 1, "von") || (t != LB_TENSE_PAST && t != LB_TENSE_FUTURE)) snprintf(v->value, sizeof v->value, "PRESENT_REF");
    }
    if (n == 1 && lb__tprep(f, i - 1, "von")) lb__tv_ref(v, "FUTURE_REF");
    return j;
}

static uint32_t deictic_adjective(lb_time_finder *f, uint32_t i, lb_tv *v)
{
    uint32_t j = i + 1;
    if (lb__tc(f, j) == LB_TC_weekday && f->x.at[j].upper) return 0; // the weekday takes it
    int32_t day = f->ref_day == LB_OPEN ? LB_OPEN : f->ref_day + lb__tn(f, i);
    const char *u = lb__time_unit(f, j, false);
    lb_str p = part_at(f, j);
    bool is_day = u && !strcmp(u, "D");
    if (!is_day && !(p.n && f->x.at[j].upper)) {
        if (lb__tn(f, i)) return 0;
        return 0; // "die heutige Ukraine" dates nothing
    }
    if (day == LB_OPEN) lb__tv_ref(v, "PRESENT_REF");
    else if (is_day) lb__tv_day(v, day);
    else lb__tv_daypart(v, day, p);
    v->article = true;
    v->rule = "times/deictic";
    return j + 1;
}

static uint32_t holidays(lb_time_finder *f, uint32_t i, lb_tv *v)
{
    lb_str s = lb__tval(f, i);
    int year = 0, month, day;
    bool named = false;
    if (!f->x.at[i].upper) return 0;
    uint32_t j = year_behind(f, i + 1, &year, &named);
    if (s.p[0] == 'E') {
        int off = (int)strtol(s.p + 1, NULL, 10);
        if (!j && f->ref.year) {
            year = f->ref.year;
            lb_tense t = lb__time_tense(f, i);
            if (f->ref_day != LB_OPEN) {
                int32_t d = lb__easter(year) + off;
                if (t == LB_TENSE_FUTURE && d < f->ref_day) year++;
                if (t == LB_TENSE_PAST && d > f->ref_day) year--;
            }
        }
        if (year) lb__tv_day(v, lb__easter(year) + off);
        else lb__tv_day(v, LB_OPEN);
    } else {
        month = (s.p[0] - '0') * 10 + s.p[1] - '0';
        day = (s.p[3] - '0') * 10 + s.p[4] - '0';
        set_day(f, i, day, month, year, named, v);
    }
    v->has_year = named;
    v->rule = "times/holiday";
    return j ? j : i + 1;
}

/* ---- "letzte Woche", "den vergangenen zwei Jahrzehnten", "am selben Tag" ---- */

static void shifted(lb_time_finder *f, const char *unit, int n, int32_t from, lb_tv *v)
{
    if (!lb__time_shift(f, unit, n, from, v) && !v->value[0]) underspecified(v, "XXXX", 0);
}

static uint32_t relative_unit(lb_time_finder *f, uint32_t i, uint32_t j, const char *u, lb_tv *v)
{
    lb_time_class c = lb__tc(f, i);
    lb_str word = lb_atom_text(&f->x, j);
    char buf[LB_LOWER_MAX];
    lb_str w = lb_word_lower(word, buf);
    bool plural = lb_is(w, "tage") || lb_is(w, "tagen") || lb_is(w, "wochen") || lb_is(w, "monate") || lb_is(w, "monaten") || lb_is(w, "jahre") || lb_is(w, "jahren")
               || lb_is(w, "stunden") || lb_is(w, "minuten") || lb_is(w, "jahrzehnte") || lb_is(w, "jahrzehnten") || lb_is(w, "jahrhunderte") || lb_is(w, "jahrhunderten") || lb_is(w, "quartale") || lb_is(w, "quartalen") || lb_is(w, "wochenenden");
    bool day = !strcmp(u, "D");
    v->article = true;
    v->no_prep = false;
    v->rule = "times/relative";
    if (plural && c != LB_TC_same && c != LB_TC_that) {
        lb_str uu = lb_str_of(u);
        bool t = uu.p[0] == 'T';
        v->type = LB_TIMEX_DURATION;
        snprintf(v->value, sizeof v->value, "P%sX%s", t ? "T" : "", t ? u + 1 : u);
        v->span = nowhere;
        if (f->ref_day != LB_OPEN) {
            int32_t back = day ? 6 : !strcmp(u, "W") ? 35 : !strcmp(u, "M") ? 270 : t ? 1 : 0;
            if (c == LB_TC_next) v->span = (lb_interval){ f->ref_day, back ? f->ref_day + back : LB_OPEN };
            else if (c == LB_TC_last) v->span = (lb_interval){ back ? f->ref_day - back : LB_OPEN, f->ref_day };
            else if (c == LB_TC_this) v->span = (lb_interval){ f->ref_day - (back > 35 ? 35 : back), f->ref_day + (back > 35 ? 35 : back) };
            v->happening = v->span.begin != LB_OPEN || v->span.end != LB_OPEN;
            v->grain = LB_GRAIN_MORE;
        }
        v->no_prep = true;
        return j + 1;
    }
    if (plural) return 0;
    int32_t at = f->day != LB_OPEN ? f->day : f->ref_day;
    switch (c) {
    case LB_TC_last: shifted(f, u, -1, LB_OPEN, v); break;
    case LB_TC_last2: shifted(f, u, -2, LB_OPEN, v); break;
    case LB_TC_next2: shifted(f, u, 2, LB_OPEN, v); break;
    case LB_TC_next:
        if (!strcmp(u, "WE") && f->ref_day != LB_OPEN && lb_weekday(f->ref_day) < 5) { // the one ahead
            lb__tv_weekend(v, f->ref_day);
            break;
        }
        shifted(f, u, 1, day && f->day != LB_OPEN && lb__time_tense(f, i) != LB_TENSE_FUTURE ? f->day : LB_OPEN, v); break;
    case LB_TC_this: shifted(f, u, 0, day ? at : LB_OPEN, v); break;
    case LB_TC_same: case LB_TC_that: shifted(f, u, 0, at, v); break;
    case LB_TC_follow: shifted(f, u, 1, at, v); break;
    case LB_TC_before: shifted(f, u, -1, at, v); break;
    default: return 0;
    }
    if (u[0] == 'T') return 0;
    if (c == LB_TC_this && !strcmp(u, "DE")) return 0;
    if (lb__tc(f, j + 1) == LB_TC_after || lb__tc(f, j + 1) == LB_TC_ago) return j + 1;
    return j + 1;
}

static uint32_t relative(lb_time_finder *f, uint32_t i, lb_tv *v)
{
    lb_time_class c = lb__tc(f, i);
    uint32_t j = i + 1, k;
    double n;
    bool indef;
    const char *u;
    if (c == LB_TC_this && lb__tc(f, j) == LB_TC_last) return 0;
    if ((u = lb__time_unit(f, j, false))) {
        if (strcmp(u, "KW") == 0) u = "W";
        return relative_unit(f, i, j, u, v);
    }
    if (lb__tc(f, j) == LB_TC_zeit) {
        if (c == LB_TC_last || (c == LB_TC_this && (lb__tprep(f, i - 1, "zu")))) {
            lb__tv_ref(v, "PAST_REF");
            v->article = true;
            v->rule = "times/ref";
            return j + 1;
        }
        if (c == LB_TC_next) {
            lb__tv_ref(v, "FUTURE_REF");
            v->article = true;
            v->rule = "times/ref";
            return j + 1;
        }
        return 0;
    }
    if (lb__tc(f, j) == LB_TC_weekday || lb__tc(f, j) == LB_TC_weekdaypart) {
        k = weekdays(f, j, v);
        v->article = c == LB_TC_this;
        return k;
    }
    if (month_at(f, j) && lb__tc(f, j) == LB_TC_month && (c == LB_TC_last || c == LB_TC_next || c == LB_TC_this)) {
        int m = lb__tn(f, j), y = f->ref.year;
        if (year_digits(f, j + 1)) return 0;
        if (y && f->ref.month) y += c == LB_TC_last ? (m < f->ref.month ? 0 : -1) : c == LB_TC_next ? (m > f->ref.month ? 0 : 1) : 0;
        lb__tv_date(v, (lb_date){ (int16_t)y, (uint8_t)m, 0 });
        v->rule = "times/month";
        return j + 1;
    }
    if (lb__tc(f, j) == LB_TC_season && f->x.at[j].upper) {
        lb_str code = lb__tval(f, j);
        int y = f->ref.year, m = season_month(code);
        if (y && f->ref.month) {
            bool over = m + 2 < f->ref.month, begun = m <= f->ref.month;
            if (c == LB_TC_last) y = over ? y : m == 12 && f->ref.month < 12 ? y - 1 : begun ? y - 1 : y - 1;
            else if (c == LB_TC_next) y = begun ? y + 1 : y;
            else if (m == 12 && f->ref.month <= 2) y--;
        }
        lb__tv_season(v, y, code);
        v->rule = "times/season";
        return j + 1;
    }
    lb_str p = part_at(f, j);
    if (p.n && lb__tc(f, j) != LB_TC_early && f->x.at[j].upper && !lb_is(p, "00:00")) { // in der vergangenen Nacht
        int32_t day = f->ref_day, at = f->day != LB_OPEN ? f->day : f->ref_day;
        bool night = lb_is(p, "NI");
        if (day != LB_OPEN) {
            if (c == LB_TC_last) day -= 1;
            else if (c == LB_TC_next) day += night ? 0 : 1;
            else if (c == LB_TC_same || c == LB_TC_that) day = at;
            else if (c == LB_TC_follow) day = night ? at : at + 1;
            else if (c != LB_TC_this) return 0;
        }
        lb__tv_daypart(v, day, p);
        v->article = true;
        v->rule = "times/daypart";
        return j + 1;
    }
    if (c != LB_TC_last && c != LB_TC_next && c != LB_TC_this && c != LB_TC_follow) return 0;
    if (lb__tc(f, j) == LB_TC_article) return 0;
    k = lb__time_amount(f, j, &n, &indef);
    if (!k || indef) return 0;
    if (lb__tsign(f, k, '-')) return 0;
    u = lb__time_unit(f, k, true);
    if (!u || (c == LB_TC_this && f->x.at[k].row == LB_NONE)) return 0;
    // den vergangenen zwei Jahrzehnten: a duration that ends, or begins, today
    lb_tv at = { .mod = "", .span = nowhere };
    uint32_t from = j, e = lb__time_duration(f, &from, v);
    if (!e) return 0;
    if (f->ref_day != LB_OPEN && n >= 0 && lb__time_shift(f, u, c == LB_TC_next ? n : -n, LB_OPEN, &at)) {
        bool fine = !strcmp(u, "D") || !strcmp(u, "W") || u[0] == 'T' || !strcmp(u, "M");
        int32_t back = !strcmp(u, "D") ? (int32_t)n : !strcmp(u, "W") ? (int32_t)n * 7 : !strcmp(u, "M") ? (int32_t)(n * 30.44) : 1;
        if (c == LB_TC_next) v->span = (lb_interval){ f->ref_day, fine ? f->ref_day + back : at.span.end };
        else if (c == LB_TC_last) v->span = (lb_interval){ fine ? f->ref_day - back : at.span.begin, f->ref_day };
        v->grain = LB_GRAIN_MORE;
        v->happening = true;
    } else if (f->ref_day != LB_OPEN && n < 0 && c == LB_TC_last) {
        v->span = (lb_interval){ !strcmp(u, "D") ? f->ref_day - 7 : !strcmp(u, "W") ? f->ref_day - 35 : LB_OPEN, f->ref_day };
        v->grain = LB_GRAIN_MORE;
        v->happening = true;
    }
    v->article = true;
    v->no_prep = true;
    v->rule = "times/relative";
    return e;
}

/* ---- words for units: "Jahr 2011", "Tag danach", "seit Jahren", "Tag 559 des Krieges" ---- */

static int32_t war_begin(const lb_time_finder *f)
{
    char buf[LB_LOWER_MAX];
    const lb_table *t = &f->lang->conflicts;
    for (uint32_t i = 0, looked = 0; i < f->x.n && looked < 4000; i++) {
        if (f->x.at[i].kind != LB_ATOM_WORD) continue;
        looked++;
        lb_str w = lb_word_lower(lb_atom_text(&f->x, i), buf);
        for (uint32_t r = 0; r < t->n_rows; r++) {
            lb_date d;
            if (lb_starts(w, lb_cell(t, r, 0).p) && false) return 0;
            if (w.n >= lb_cell(t, r, 0).n && !memcmp(w.p, lb_cell(t, r, 0).p, lb_cell(t, r, 0).n) && lb_date_parse(lb_cell(t, r, 1), &d)) return lb_day(d.year, d.month, d.day);
        }
    }
    return LB_OPEN;
}

static uint32_t war_day(lb_time_finder *f, uint64_t n, uint32_t j, lb_tv *v)
{
    int32_t first = war_begin(f);
    if (n < 1 || n > 40000) return 0;
    lb__tv_day(v, first == LB_OPEN ? LB_OPEN : first + (int32_t)n - 1);
    v->rule = "times/warday";
    return j;
}

static uint32_t units(lb_time_finder *f, uint32_t i, lb_tv *v)
{
    const char *u = lb__time_unit(f, i, false);
    lb_time_class p = lb__tc(f, i - 1);
    int y;
    uint32_t j = i + 1;
    if (!u || !f->x.at[i].upper) return 0;
    bool day = !strcmp(u, "D"), year = !strcmp(u, "Y");
    if (year && (y = year_digits(f, j))) {
        lb__tv_date(v, (lb_date){ .year = (int16_t)y });
        v->has_year = v->article = true;
        v->rule = "times/year";
        return j + 1;
    }
    if (year && (lb__tdigits(f, j) == 3 || lb__tdigits(f, j) == 2) && lb__tc(f, j + 1) == LB_TC_none && p == LB_TC_prep) {
        lb__tv_date(v, (lb_date){ .year = (int16_t)lb_atom_value(&f->x, j) });
        v->rule = "times/year";
        return j + 1;
    }
    if (!strcmp(u, "KW") && lb__tdigits(f, j) && lb_atom_value(&f->x, j) <= 53 && f->ref.year) {
        int32_t jan4 = lb_day(f->ref.year, 1, 4);
        lb__tv_week(v, lb__week_monday(jan4) + 7 * ((int32_t)lb_atom_value(&f->x, j) - 1));
        v->rule = "times/week";
        return j + 1;
    }
    if (day && lb__tdigits(f, j) && lb__tdigits(f, j) <= 4 && (word_is(f, j + 1, "des") || word_is(f, j + 1, "im") || lb__tsign(f, j + 1, ':')) && (word_is(f, j + 2, "krieges") || word_is(f, j + 2, "kriegs") || word_is(f, j + 3, "krieges") || word_is(f, j + 3, "kriegs") || lb__tsign(f, j + 1, ':')))
        return war_day(f, lb_atom_value(&f->x, j), lb__tsign(f, j + 1, ':') ? j + 1 : word_is(f, j + 2, "krieges") || word_is(f, j + 2, "kriegs") ? j + 3 : j + 4, v);
    lb_time_class n = lb__tc(f, j);
    if (n == LB_TC_after || n == LB_TC_ago) { // Tag danach, Woche darauf, Jahr zuvor
        if (u[0] == 'T') return 0;
        bool past = n == LB_TC_ago;
        if (!past && word_is(f, j, "später")) return 0;
        int32_t from = f->day != LB_OPEN ? f->day : LB_OPEN;
        if (year && f->year && recent(i, f->year_atom, 60)) lb__tv_date(v, (lb_date){ .year = (int16_t)(f->year + (past ? -1 : 1)) });
        else if (!past && from == LB_OPEN && f->ref_day == LB_OPEN) shifted(f, u, 1, LB_OPEN, v);
        else shifted(f, u, past ? -1 : 1, from, v);
        v->article = true;
        v->rule = "times/later";
        return j + 1;
    }
    if (day && n == LB_TC_prep && lb__tprep(f, j, "nach") && (p == LB_TC_prep) && lb__tc(f, j + 1) == LB_TC_article) { // am Tag nach der Wahl: unknown
        lb__tv_day(v, LB_OPEN);
        v->rule = "times/event";
        return j;
    }
    if ((lb__tprep(f, j, "um") || lb__tprep(f, j, "für")) && lb__tc(f, j + 1) == LB_TC_unit && lb_eq(lb_atom_text(&f->x, i), lb_atom_text(&f->x, j + 1))) { // Jahr um Jahr
        v->type = LB_TIMEX_SET;
        snprintf(v->value, sizeof v->value, u[0] == 'T' ? "PT1%s" : "P1%s", u[0] == 'T' ? u + 1 : u);
        v->rule = "times/set";
        return j + 2;
    }
    if (lb__tprep(f, i - 1, "pro")) {
        v->type = LB_TIMEX_SET;
        snprintf(v->value, sizeof v->value, u[0] == 'T' ? "PT1%s" : "P1%s", u[0] == 'T' ? u + 1 : u);
        v->rule = "times/per";
        return j;
    }
    if (lb__tprep(f, i - 1, "seit") || lb__tprep(f, i - 1, "vor") || lb__tprep(f, i - 1, "binnen") || p == LB_TC_whole) { // seit Jahren, lange Jahre
        char buf[LB_LOWER_MAX];
        lb_str w = lb_word_lower(lb_atom_text(&f->x, i), buf);
        bool whole = p == LB_TC_whole;
        if (!lb_ends(w, "en") && !lb_ends(w, "e")) return 0;
        if (lb_is(w, "woche") || lb_is(w, "stunde") || lb_is(w, "minute") || lb_is(w, "sekunde") || lb_is(w, "wochenende") || lb_is(w, "jahrzehnte") || lb_is(w, "tage") || lb_is(w, "monate") || (!whole && lb_is(w, "jahre"))) return 0;
        if (whole && !word_is(f, i - 1, "lange") && !word_is(f, i - 1, "langen")) return 0;
        v->type = LB_TIMEX_DURATION;
        snprintf(v->value, sizeof v->value, u[0] == 'T' ? "PTX%s" : "PX%s", u[0] == 'T' ? u + 1 : u);
        v->span = nowhere;
        if (f->ref_day != LB_OPEN && !whole) v->span.end = f->ref_day, v->happening = true, v->grain = LB_GRAIN_MORE;
        if (lb__tprep(f, i - 1, "seit")) v->span.end = LB_OPEN, v->happening = false;
        v->no_prep = true;
        v->rule = "times/vague";
        return j;
    }
    if (!strcmp(u, "WE")) {
        if (p != LB_TC_prep && p != LB_TC_article) return 0;
        int32_t d = f->ref_day;
        if (d != LB_OPEN) {
            lb_tense t = lb__time_tense(f, i);
            d = lb__week_monday(d);
            if (lb_weekday(f->ref_day) < 5 && t != LB_TENSE_FUTURE && t != LB_TENSE_PRESENT) d -= 7;
        }
        lb__tv_weekend(v, d);
        v->rule = "times/weekend";
        return j;
    }
    return 0;
}

/* "3. Quartal 2024", "zweiten Halbjahr", "20. Jahrhundert", "dritten Tag", "ersten Woche". */
static uint32_t ordinal_unit(lb_time_finder *f, uint32_t i, lb_tv *v)
{
    int n, year = f->ref.year;
    bool named;
    uint32_t j = ordinal_at(f, i, &n);
    if (!j) return 0;
    if (lb__tc(f, j) == LB_TC_warday) return war_day(f, (uint64_t)n, j + 1, v);
    const char *u = lb__time_unit(f, j, false);
    if (!u && word_is(f, j, "jahreshälfte")) u = "HY";
    if (!u || n < 1) return 0;
    v->article = true;
    v->rule = "times/ordinal";
    if (!strcmp(u, "CE") && n <= 30) {
        lb__tv_century(v, n);
        return lb__tsign(f, j + 1, '.') && word_is(f, j, "jh") ? j + 2 : j + 1;
    }
    if ((!strcmp(u, "Q") && n <= 4) || (!strcmp(u, "HY") && n <= 2)) {
        uint32_t k = year_behind(f, j + 1, &year, &named);
        if (!k) {
            year = f->ref.year;
            int end = !strcmp(u, "Q") ? n * 3 : n * 6;
            if (year && f->ref.month && lb__time_tense(f, i) == LB_TENSE_PAST && end - (!strcmp(u, "Q") ? 2 : 5) > f->ref.month) year--;
        }
        if (!strcmp(u, "Q")) lb__tv_quarter(v, year, n);
        else lb__tv_half(v, year, n);
        v->rule = "times/quarter";
        return k ? k : j + 1;
    }
    if (!strcmp(u, "KW") && n <= 53 && f->ref.year) {
        lb__tv_week(v, lb__week_monday(lb_day(f->ref.year, 1, 4)) + 7 * (n - 1));
        return j + 1;
    }
    if (!strcmp(u, "W") && n <= 9 && lb__tc(f, i - 1) == LB_TC_article) {
        lb__tv_week(v, LB_OPEN);
        return j + 1;
    }
    if (!strcmp(u, "D") && (word_is(f, j + 1, "des") && (word_is(f, j + 2, "krieges") || word_is(f, j + 2, "kriegs")))) return war_day(f, (uint64_t)n, j + 3, v);
    if (!strcmp(u, "D") && n > 99) return 0;
    return 0;
}

/* ---- "Anfang März", "Mitte der siebziger Jahre", "Ende nächsten Jahres" ---- */

static uint32_t core(lb_time_finder *f, uint32_t i, lb_tv *v);

static uint32_t edges(lb_time_finder *f, uint32_t i, lb_tv *v)
{
    lb_str edge = lb__tval(f, i);
    uint32_t j = i + 1, k;
    bool art = false;
    if (!f->x.at[i].upper) return 0;
    if (lb__tc(f, j) == LB_TC_article) j++, art = true;
    if (lb__tc(f, j) == LB_TC_weekday || lb__tc(f, j) == LB_TC_deictic || lb__tc(f, j) == LB_TC_past) return 0;
    const char *u = lb__time_unit(f, j, false);
    if (art && u && u[0] != 'T' && strcmp(u, "D") && !year_digits(f, j + 1)) { // Ende des Jahres, Anfang der Woche
        bool plural = word_is(f, j, "jahre") || word_is(f, j, "jahren");
        if (plural) return 0;
        shifted(f, u, 0, LB_OPEN, v);
        k = j + 1;
    } else {
        k = core(f, j, v);
        if (!k || v->type != LB_TIMEX_DATE || v->grain < LB_GRAIN_WEEK) {
            if (!k || v->grain != LB_GRAIN_NONE || v->type != LB_TIMEX_DATE || !strchr(v->value, 'X')) return 0;
            return 0;
        }
    }
    lb__tv_edge(v, edge);
    v->article = false;
    v->rule = "times/edge";
    return k;
}

static uint32_t edge_unit(lb_time_finder *f, uint32_t i, lb_tv *v)
{
    lb_str s = lb__tval(f, i);
    uint32_t j = i + 1;
    int64_t sp = lb_find(s, LB_STR(" "));
    int y;
    if (!f->x.at[i].upper || sp < 0) return 0;
    lb_str edge = { s.p, (uint32_t)sp }, unit = { s.p + sp + 1, s.n - (uint32_t)sp - 1 };
    if (lb_is(unit, "Y") && (y = year_digits(f, j))) lb__tv_date(v, (lb_date){ .year = (int16_t)y }), v->has_year = true, j++;
    else shifted(f, lb_is(unit, "Y") ? "Y" : lb_is(unit, "M") ? "M" : "W", 0, LB_OPEN, v);
    lb__tv_edge(v, edge);
    v->rule = "times/edge";
    return j;
}

/* ---- sets ---- */

static uint32_t sets(lb_time_finder *f, uint32_t i, lb_tv *v)
{
    lb_time_class c = lb__tc(f, i);
    uint32_t j = i + 1;
    double n;
    bool indef;
    const char *u;
    v->type = LB_TIMEX_SET;
    v->span = nowhere;
    v->rule = "times/set";
    if (c == LB_TC_set) {
        snprintf(v->value, sizeof v->value, "%.*s", LB_FMT(lb__tval(f, i)));
        return j;
    }
    if (c == LB_TC_weekdays && f->x.at[i].upper && word_is(f, i - 1, "des")) { // im Laufe des Donnerstags
        int32_t day = near_weekday(f, i, lb__tn(f, i));
        if (day == LB_OPEN) underspecified(v, "XXXX-WXX-%d", lb__tn(f, i) + 1);
        else lb__tv_day(v, day);
        v->rule = "times/weekday";
        return j;
    }
    if (c == LB_TC_weekdays) {
        snprintf(v->value, sizeof v->value, "XXXX-WXX-%d", lb__tn(f, i) + 1);
        return j;
    }
    if (c == LB_TC_seasonmonths) {
        snprintf(v->value, sizeof v->value, "P1%.*s", LB_FMT(lb__tval(f, i)));
        return j;
    }
    if (c == LB_TC_each) {
        if (lb__tc(f, j) == LB_TC_last || number_at(f, j, &n) == LB_NUMWORD_ORDINAL) j++;
        if ((u = lb__time_unit(f, j, false))) {
            snprintf(v->value, sizeof v->value, u[0] == 'T' ? "PT1%s" : "P1%s", u[0] == 'T' ? u + 1 : u);
            return j + 1;
        }
        if (lb__tc(f, j) == LB_TC_weekday && f->x.at[j].upper) {
            snprintf(v->value, sizeof v->value, "XXXX-WXX-%d", lb__tn(f, j) + 1);
            j++;
            if (lb__tprep(f, j, "im") && lb__time_unit(f, j + 1, false)) snprintf(v->value, sizeof v->value, "P1M"), j += 2;
            return j;
        }
        if (lb__tc(f, j) == LB_TC_season && f->x.at[j].upper) {
            snprintf(v->value, sizeof v->value, "XXXX-%.*s", LB_FMT(lb__tval(f, j)));
            return j + 1;
        }
        lb_str p = part_at(f, j);
        if (p.n && f->x.at[j].upper) {
            snprintf(v->value, sizeof v->value, "XXXX-XX-XXT%.*s", LB_FMT(p));
            return j + 1;
        }
        return 0;
    }
    if (c == LB_TC_all) {
        uint32_t k = lb__time_amount(f, j, &n, &indef);
        if (k && n > 0 && (u = lb__time_unit(f, k, false)) && f->x.at[k].upper) {
            snprintf(v->value, sizeof v->value, u[0] == 'T' ? "PT%g%s" : "P%g%s", n, u[0] == 'T' ? u + 1 : u);
            return k + 1;
        }
        if (lb__tc(f, j) == LB_TC_this && (u = lb__time_unit(f, j + 1, false))) {
            v->type = LB_TIMEX_DURATION;
            snprintf(v->value, sizeof v->value, "PX%s", u);
            return j + 2;
        }
    }
    return 0;
}

static uint32_t references(lb_time_finder *f, uint32_t i, lb_tv *v)
{
    lb_time_class c = lb__tc(f, i);
    const char *ref = c == LB_TC_past ? "PAST_REF" : c == LB_TC_present ? "PRESENT_REF" : "FUTURE_REF";
    if (c == LB_TC_pastnoun || c == LB_TC_presentnoun) {
        if (!lb__tprep(f, i - 1, "zu") && !(lb__tc(f, i - 1) == LB_TC_article && lb__tprep(f, i - 2, "in"))) return 0;
        ref = c == LB_TC_pastnoun ? "PAST_REF" : "PRESENT_REF";
        v->article = false;
    } else if (c == LB_TC_futurenoun) {
        if (!lb__tprep(f, i - 1, "in")) return 0;
    } else if (c == LB_TC_past && word_is(f, i, "früher") && lb__tprep(f, i + 1, "als")) return 0;
    else if (c == LB_TC_past && f->x.at[i].upper && i > f->begin && f->x.at[i - 1].kind == LB_ATOM_WORD) return 0;
    lb__tv_ref(v, ref);
    if (c == LB_TC_past && word_is(f, i, "damals") && f->day != LB_OPEN && recent(i, f->day_atom, 200)) v->span = (lb_interval){ f->day, f->day }, v->grain = LB_GRAIN_DAY;
    if (c == LB_TC_present && f->ref_day != LB_OPEN) v->span = (lb_interval){ f->ref_day, f->ref_day }, v->grain = LB_GRAIN_DAY;
    v->rule = "times/ref";
    return i + 1;
}

/* ---- what can stand alone and inside "Anfang …" ---- */

static uint32_t core(lb_time_finder *f, uint32_t i, lb_tv *v)
{
    uint32_t j;
    if (i >= f->end) return 0;
    switch (lb__tc(f, i)) {
    case LB_TC_month: case LB_TC_mon: return months(f, i, v);
    case LB_TC_season: return seasons(f, i, v);
    case LB_TC_last: case LB_TC_next: case LB_TC_next2: case LB_TC_last2: case LB_TC_this: case LB_TC_follow:
    case LB_TC_before: case LB_TC_same: case LB_TC_that: return relative(f, i, v);
    case LB_TC_unit: return units(f, i, v);
    case LB_TC_nextyear: case LB_TC_nextmonth: case LB_TC_nextweek: case LB_TC_nextday: {
        lb_time_class c = lb__tc(f, i);
        const char *u = c == LB_TC_nextyear ? "Y" : c == LB_TC_nextmonth ? "M" : c == LB_TC_nextweek ? "W" : "D";
        if (!f->x.at[i].upper) return 0;
        if (c == LB_TC_nextyear && f->year && recent(i, f->year_atom, 60)) lb__tv_date(v, (lb_date){ .year = (int16_t)(f->year + lb__tn(f, i)) });
        else shifted(f, u, lb__tn(f, i), c == LB_TC_nextday ? (f->day != LB_OPEN ? f->day : f->ref_day) : f->day, v);
        v->rule = "times/later";
        return i + 1;
    }
    case LB_TC_year0:
        lb__tv_date(v, (lb_date){ .year = f->ref.year });
        v->rule = "times/deictic";
        return i + 1;
    case LB_TC_none:
        if (f->x.at[i].kind == LB_ATOM_DIGITS) {
            if ((j = day_month(f, i, v))) return j;
            if ((j = ordinal_unit(f, i, v))) return j;
            if ((j = decade(f, i, v))) return j;
            return years(f, i, v);
        }
        if ((j = decade(f, i, v))) return j;
        if ((j = day_month(f, i, v))) return j;
        return ordinal_unit(f, i, v);
    default: return 0;
    }
}

/* Gate: most words begin no time. */
static bool may_begin(const lb_time_finder *f, uint32_t i)
{
    const lb_atom *x = &f->x.at[i];
    if (x->kind == LB_ATOM_SIGN) return false;
    if (x->kind == LB_ATOM_DIGITS || x->row != LB_NONE) return true;
    return strchr("nezdvfsahNEZDVFSAHmt", f->x.text.p[x->begin]) != NULL || (uint8_t)f->x.text.p[x->begin] >= 0x80;
}

uint32_t lb__time_match(lb_time_finder *f, uint32_t *i, lb_tv *v)
{
    uint32_t j, at = *i;
    *v = (lb_tv){ .mod = "", .span = nowhere, .rule = "times" };
    if (!may_begin(f, at)) return 0;
#define TRY(call) do { if ((j = (call))) return j; *v = (lb_tv){ .mod = "", .span = nowhere, .rule = "times" }; } while (0)
    lb_time_class c = lb__tc(f, at);
    switch (c) {
    case LB_TC_weekday: case LB_TC_weekdaypart: return weekdays(f, at, v);
    case LB_TC_morning: case LB_TC_deictic:
        if ((j = deictic(f, at, v)) && v->type == LB_TIMEX_TIME && lb__tc(f, at - 1) == LB_TC_earlylate) {
            v->mod = lb_is(lb__tval(f, at - 1), "START") ? "START" : "END";
            *i = at - 1;
        }
        return j;
    case LB_TC_deicticadj: return deictic_adjective(f, at, v);
    case LB_TC_daypart: case LB_TC_dayparts:
        if ((j = dayparts(f, at, v)) && c == LB_TC_daypart && lb__tc(f, at - 1) == LB_TC_earlylate) { // am frühen Abend
            v->mod = lb_is(lb__tval(f, at - 1), "START") ? "START" : "END";
            *i = at - 1;
        }
        return j;
    case LB_TC_holiday: return holidays(f, at, v);
    case LB_TC_edge: return edges(f, at, v);
    case LB_TC_edgeunit: return edge_unit(f, at, v);
    case LB_TC_set: case LB_TC_weekdays: case LB_TC_seasonmonths: case LB_TC_each: case LB_TC_all: return sets(f, at, v);
    case LB_TC_past: case LB_TC_pastnoun: case LB_TC_present: case LB_TC_presentnoun: case LB_TC_future: case LB_TC_futurenoun:
        return references(f, at, v);
    case LB_TC_warday:
        return lb__tdigits(f, at + 1) ? war_day(f, lb_atom_value(&f->x, at + 1), at + 2, v) : 0;
    case LB_TC_lasting:
        v->type = LB_TIMEX_DURATION;
        snprintf(v->value, sizeof v->value, "%.*s", LB_FMT(lb__tval(f, at)));
        v->rule = "times/vague";
        return at + 1;
    case LB_TC_moment:
        if (!lb__tprep(f, at - 1, "im")) return 0;
        lb__tv_ref(v, "PRESENT_REF");
        if (f->ref_day != LB_OPEN) v->span = (lb_interval){ f->ref_day, f->ref_day }, v->grain = LB_GRAIN_DAY;
        v->rule = "times/ref";
        *i = at - 1;
        return at + 1;
    case LB_TC_half: TRY(clock(f, at, v)); return 0;
    case LB_TC_indef: case LB_TC_vague: case LB_TC_both: TRY(clock(f, at, v)); return lb__time_duration(f, i, v);
    case LB_TC_approx:
        if (!lb__tprep(f, at + 1, "um") || lb__tc(f, at + 2) != LB_TC_article || lb__tc(f, at + 3) != LB_TC_clock) return 0;
        v->type = LB_TIMEX_DURATION; // rund um die Uhr
        snprintf(v->value, sizeof v->value, "PT24H");
        v->rule = "times/duration";
        return at + 4;
    case LB_TC_article: case LB_TC_prep: case LB_TC_tense: return 0;
    case LB_TC_none:
        if (f->x.at[at].kind == LB_ATOM_DIGITS && lb__tdigits(f, at) <= 4 && lb__tsign(f, at + 1, '.') && !lb__tspace(f, at + 1) && lb__tc(f, at + 2) == LB_TC_warday)
            return war_day(f, lb_atom_value(&f->x, at), at + 3, v);
        TRY(clock(f, at, v));
        if (f->x.at[at].kind == LB_ATOM_DIGITS || f->x.at[at].row == LB_NONE) TRY(lb__time_duration(f, i, v));
        return core(f, at, v);
    case LB_TC_unit:
        if (lb__tprep(f, at - 1, "zu") && word_is(f, at, "stunde") && f->x.at[at].upper) {
            lb__tv_ref(v, "PRESENT_REF");
            v->rule = "times/ref";
            *i = at - 1;
            return at + 1;
        }
        j = units(f, at, v);
        if (j && !strcmp(v->rule, "times/per")) *i = at - 1;
        if (j && !strcmp(v->rule, "times/vague") && lb__tc(f, at - 1) == LB_TC_whole) *i = at - 1;
        return j;
    default: return core(f, at, v);
    }
#undef TRY
}
