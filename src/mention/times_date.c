/* times_date.c: years, decades, days of months, months, seasons, holidays. O(1) a word. */
#include "mention/times_inner.h"

#include <stdlib.h>

/* ---- years ---- */

/* Four digits that may be a year, without looking around. */
int lb__t_year_digits(const lb_time_finder *f, uint32_t i)
{
    if (lb__tdigits(f, i) != 4) return 0;
    int y = (int)lb_atom_value(&f->x, i);
    return y >= 1000 && y <= 2100 ? y : 0;
}

/* "2005", "des Jahres 2005", "letzten Jahres", "dieses Jahres", "vorigen Jahres" behind a month or season. */
uint32_t lb__t_year_behind(const lb_time_finder *f, uint32_t i, int *year, bool *named)
{
    int y = lb__t_year_digits(f, i);
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
    if (u && !strcmp(u, "Y") && (y = lb__t_year_digits(f, k + 1))) return *year = y, *named = true, k + 2;
    lb_time_class c = lb__tc(f, k);
    u = lb__time_unit(f, k + 1, false);
    if (u && !strcmp(u, "Y") && (c == LB_TC_last || c == LB_TC_next || c == LB_TC_this || c == LB_TC_last2 || c == LB_TC_next2)) {
        *year = f->ref.year ? f->ref.year + (c == LB_TC_last ? -1 : c == LB_TC_next ? 1 : c == LB_TC_last2 ? -2 : c == LB_TC_next2 ? 2 : 0) : 0;
        return k + 2;
    }
    if (lb__tc(f, k) == LB_TC_nextyear) return *year = f->ref.year ? f->ref.year + lb__tn(f, k) : 0, k + 1;
    return 0;
}

static bool month_word(const lb_time_finder *f, uint32_t i) { return lb__tc(f, i) == LB_TC_month && f->x.at[i].upper; }

/* Is the noun from atom k on, behind adjectives, in the singular? Only tags tell. */
static bool singular_follows(const lb_time_finder *f, uint32_t k)
{
    if (!f->doc->tags || !f->doc->tokens->n) return false;
    for (uint32_t n = 0; n < 3 && k < f->end && f->x.at[k].kind == LB_ATOM_WORD; n++, k++) {
        const lb_tag *t = &f->doc->tags->at[f->x.at[k].token];
        if (lb__tc(f, k) == LB_TC_measure) return false; // "2000 Mann", "2000 Euro"
        if (t->upos == LB_UPOS_NOUN) return t->feats.number == LB_SING;
        if (t->upos != LB_UPOS_ADJ) return false;
    }
    return false;
}

/* Is the bare number a year, not a count? */
static bool year_like(const lb_time_finder *f, uint32_t i)
{
    int y = lb__t_year_digits(f, i);
    if (!y) return false;
    const lb_atom *x = &f->x.at[i], *p = i > f->begin ? x - 1 : NULL, *n = i + 1 < f->end ? x + 1 : NULL;
    if (p && !x->space && p->kind != LB_ATOM_SIGN) return false;
    if (p && !x->space && (p->c == '-' || p->c == '/' || p->c == '.' || p->c == ',' || p->c == '+' || p->c == '#' || p->c == ':' || p->c == '_' || p->c == '=') &&
        !(p->c == '/' && i >= f->begin + 2 && lb__t_year_digits(f, i - 2)) && !(p->c == '-' && lb__t_year_digits(f, i - 2)))
        return false;
    if (n && !n->space && (n->kind == LB_ATOM_WORD || n->c == '%' || n->c == ':' || n->c == '=' || n->c == '_')) return false;
    if (n && !n->space && (n->c == '.' || n->c == ',') && lb__tdigits(f, i + 2) && !lb__tspace(f, i + 2)) return false;
    if (n && !n->space && n->c == '-' && i + 2 < f->end && f->x.at[i + 2].kind == LB_ATOM_WORD && !lb__tspace(f, i + 2)) return false;
    bool prep = p && (lb__tc(f, i - 1) == LB_TC_prep || lb__tc(f, i - 1) == LB_TC_unit || lb__tc(f, i - 1) == LB_TC_vintage);
    if (p && lb__tprep(f, i - 1, "als") && lb__tc(f, i - 2) == LB_TC_more) return false; // mehr als 2000
    if (p && (lb__tc(f, i - 1) == LB_TC_approx || lb__tc(f, i - 1) == LB_TC_over) && y < 1900) return false;
    if (p && (lb__tprep(f, i - 1, "um") || lb__tprep(f, i - 1, "auf") || lb__tprep(f, i - 1, "pro") || lb__tprep(f, i - 1, "zu")) && (y < 1900 || y % 100 == 0)) return false;
    if (y < 1500 || y > 2060) return prep && (lb__tc(f, i - 1) == LB_TC_unit || (y > 1300 && y < 1500 && (!n || n->kind == LB_ATOM_SIGN || !n->upper) && y % 50 != 0));
    if (n && n->kind == LB_ATOM_SIGN && (n->c == 0x20AC || n->c == '$' || n->c == '%')) return false;
    if (p && p->kind == LB_ATOM_SIGN && (p->c == 0x20AC || p->c == '$')) return false;
    if (n && n->kind == LB_ATOM_DIGITS) return false;
    bool counts = false;
    lb_time_class nc = lb__tc(f, i + 1);
    bool linked = (lb__tprep(f, i - 1, "bis") || lb__tprep(f, i - 1, "und") || (p && (p->c == '-' || p->c == 0x2013))) && i >= f->begin + 2 && lb__t_year_digits(f, i - 2);
    if (p && p->kind == LB_ATOM_WORD && (lb__t_word_is(f, i - 1, "davon") || lb__t_word_is(f, i - 1, "darunter"))) return false;
    if (lb__tprep(f, i + 1, "im") && (lb__tc(f, i + 2) == LB_TC_unit || lb__tc(f, i + 2) == LB_TC_last || month_word(f, i + 2))) return false; // 2000 im Jahr 2011
    if (linked) return true; // 1999 bis 2008
    if (nc == LB_TC_prep || nc == LB_TC_tense || nc == LB_TC_article) counts = false;
    else if (n && n->kind == LB_ATOM_WORD && n->upper) counts = true;
    else if (n && n->kind == LB_ATOM_WORD && i + 2 < f->end && x[2].kind == LB_ATOM_WORD && x[2].upper) {
        if (f->doc->tags && f->doc->tokens->n) counts = f->doc->tags->at[n->token].stts == LB_STTS_ADJA;
        else {
            lb_str w = lb_atom_text(&f->x, i + 1);
            counts = lb_ends(w, "sche") || lb_ends(w, "schen") || lb_ends(w, "scher") || lb_ends(w, "tere") || lb_ends(w, "tote") || lb_ends(w, "neue") || lb_ends(w, "ige");
        }
    }
    if (counts && singular_follows(f, i + 1)) counts = false; // "will 2017 Revanche", "die 2017 anstehende Wahl"
    if (counts && !(p && (lb__tprep(f, i - 1, "seit") || lb__tprep(f, i - 1, "im") || lb__tprep(f, i - 1, "ab") || lb__tprep(f, i - 1, "nach") || lb__tc(f, i - 1) == LB_TC_unit
                      || lb__tc(f, i - 1) == LB_TC_month || lb__tc(f, i - 1) == LB_TC_season))) {
        if (n->upper && f->doc->tags && f->doc->tokens->n && f->doc->tags->at[n->token].stts == LB_STTS_NE && y > 1700 && y < 2040) return true;
        return false;
    }
    return true;
}

uint32_t lb__t_years(lb_time_finder *f, uint32_t i, lb_tv *v)
{
    if (!year_like(f, i)) return 0;
    int y = lb__t_year_digits(f, i);
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
uint32_t lb__t_decade(lb_time_finder *f, uint32_t i, lb_tv *v)
{
    double n = 0;
    uint32_t j = i + 1, d = lb__tdigits(f, i);
    if (d == 2 || d == 4) {
        n = (double)lb_atom_value(&f->x, i);
        if (!(lb__t_word_is(f, j, "er") && !lb__tspace(f, j))) return 0;
        j++;
        if (lb__tsign(f, j, '-') && !lb__tspace(f, j)) j++;
    } else if (lb__t_number_at(f, i, &n) != LB_NUMWORD_DECADE) return 0;
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

int lb__t_month_at(const lb_time_finder *f, uint32_t i)
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
    if ((*month = lb__t_month_at(f, i))) {
        j = i + 1;
        if (lb__tc(f, i) == LB_TC_mon && lb__tsign(f, j, '.')) j++;
        uint32_t k = lb__t_year_behind(f, j, year, named);
        return k ? k : j;
    }
    uint32_t d = lb__tdigits(f, i);
    if (!d || d > 2) return 0;
    *month = (int)lb_atom_value(&f->x, i);
    if (*month < 1 || *month > 12) return 0;
    if (!lb__tsign(f, i + 1, '.') || lb__tspace(f, i + 1)) return 0;
    d = lb__tdigits(f, i + 2);
    if (d == 4 && (*year = lb__t_year_digits(f, i + 2))) return *named = true, i + 3;
    if (d == 2 && !lb__tspace(f, i + 2)) {
        int y = (int)lb_atom_value(&f->x, i + 2);
        *year = y < 70 ? 2000 + y : 1900 + y;
        *named = true;
        return i + 3;
    }
    return i + 2; // 24.3.
}

/* The words between the two ends of a range of days or hours: "bis", "-", "/", "und", "bis zum". */
uint32_t lb__t_joined(const lb_time_finder *f, uint32_t i)
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
    if (lb__t_number_at(f, i, &n) == LB_NUMWORD_ORDINAL && n <= 31 && (lb__t_month_at(f, i + 1))) return *day = (int)n, *j = i + 1, true;
    return false;
}

static void set_day(lb_time_finder *f, uint32_t i, int day, int month, int year, bool named, lb_tv *v)
{
    lb_date d = year ? (lb_date){ (int16_t)year, (uint8_t)month, (uint8_t)day } : lb__t_near_month(f, i, month, day);
    if (d.year && day > lb_month_days(d.year, month)) d.day = 0;
    lb__tv_date(v, d);
    v->has_year = named;
    v->rule = "times/day";
}

uint32_t lb__t_day_month(lb_time_finder *f, uint32_t i, lb_tv *v)
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
    if (lb__t_word_is(f, i - 1, "des") && (lb__t_word_is(f, i - 2, "straße") || lb__t_word_is(f, i - 2, "platz") || lb__t_word_is(f, i - 2, "platzes"))) return 0;
    if ((k = month_behind(f, j, &month, &year, &named))) {
        if (!named && lb__tdigits(f, j) && lb__tdigits(f, k) && !lb__tspace(f, k)) return 0; // 1.2.3.4
        if (!named && lb__tdigits(f, j) && lb__tspace(f, j)) return 0; // "Artikel 1. 2."
        set_day(f, i, day, month, year, named, v);
        return k;
    }
    if ((k = lb__t_joined(f, j)) && day_of_month(f, k, &other, &l) && month_behind(f, l, &month, &year, &named)) { // 14. bis 16. Februar
        if (other < day && !lb__tprep(f, j, "und")) return 0;
        set_day(f, i, day, month, year, named, v);
        return j;
    }
    if (lb__tsign(f, j, ',') && lb__tdigits(f, j + 1) && day_of_month(f, j + 1, &other, &l) && (k = lb__t_joined(f, l)) && day_of_month(f, k, &other, &l) && month_behind(f, l, &month, &year, &named)) {
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

uint32_t lb__t_months(lb_time_finder *f, uint32_t i, lb_tv *v)
{
    int month = lb__t_month_at(f, i), year;
    bool named;
    if (!month) return 0;
    uint32_t j = i + 1, k;
    if (lb__tsign(f, i - 1, '.') && lb__tdigits(f, i - 2) && lb__t_word_is(f, i - 3, "des")) return 0; // Straße des 17. Juni
    if (lb__tc(f, i) == LB_TC_mon) { // "Jan. 2024" alone, never "Mai" as a short form
        if (lb__tsign(f, j, '.')) j++;
        if (!lb__t_year_digits(f, j)) return 0;
    }
    if (month == 5 && !lb__tc(f, i - 1) && !lb__t_year_digits(f, j) && f->x.at[i].end - f->x.at[i].begin == 3 && (i == f->begin || f->x.at[i - 1].upper)) return 0; // "Karl Mai"
    if (month == 8 && i > f->begin && f->x.at[i - 1].upper && f->x.at[i - 1].kind == LB_ATOM_WORD && !lb__tc(f, i - 1)) return 0; // "Ernst August"
    k = lb__t_year_behind(f, j, &year, &named);
    uint32_t other = k ? 0 : lb__t_joined(f, j);
    int last = other ? lb__t_month_at(f, other) : 0;
    if (last && lb__t_year_behind(f, other + 1, &year, &named) && year) { // März und Juni 2022
        lb__tv_date(v, (lb_date){ (int16_t)(last < month ? year - 1 : year), (uint8_t)month, 0 });
        v->has_year = named;
        v->rule = "times/month";
        return j;
    }
    lb_date d = k ? (lb_date){ (int16_t)year, (uint8_t)month, 0 } : lb__t_near_month(f, i, month, 0);
    lb__tv_date(v, d);
    v->has_year = k && named;
    v->rule = "times/month";
    return k ? k : j;
}

int lb__t_season_month(lb_str code) { return lb_is(code, "SP") ? 3 : lb_is(code, "SU") ? 6 : lb_is(code, "FA") ? 9 : 12; }

/* The year of a season named without one: the last that has begun, or the next. */
int lb__t_near_season(const lb_time_finder *f, uint32_t i, lb_str code)
{
    if (!f->ref.year) return 0;
    int m = lb__t_season_month(code), y = f->ref.year;
    if (f->year && lb__t_recent(i, f->year_atom, 40) && f->year_atom >= (int32_t)f->begin && f->year != y) return f->year;
    if (!f->ref.month) return y;
    lb_tense t = lb__t_tense_at(f, i);
    bool begun = m <= f->ref.month, over = m + 2 < f->ref.month || (m == 12 && f->ref.month > 2 && f->ref.month < 12);
    if (m == 12 && f->ref.month <= 2 && t != LB_TENSE_FUTURE) return y - 1;
    if (t == LB_TENSE_FUTURE) return over && m != 12 ? y + 1 : y;
    if (t == LB_TENSE_PRESENT) return y;
    return begun ? y : y - 1;
}

uint32_t lb__t_seasons(lb_time_finder *f, uint32_t i, lb_tv *v)
{
    int year;
    bool named = false;
    if (!f->x.at[i].upper) return 0;
    lb_str code = lb__tval(f, i);
    uint32_t j = lb__t_year_behind(f, i + 1, &year, &named);
    lb__tv_season(v, j ? year : lb__t_near_season(f, i, code), code);
    v->has_year = named;
    v->rule = "times/season";
    return j ? j : i + 1;
}

uint32_t lb__t_holidays(lb_time_finder *f, uint32_t i, lb_tv *v)
{
    lb_str s = lb__tval(f, i);
    int year = 0, month, day;
    bool named = false;
    if (!f->x.at[i].upper) return 0;
    uint32_t j = lb__t_year_behind(f, i + 1, &year, &named);
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
