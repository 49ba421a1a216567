/* times_clock.c: parts of the day, clock times, weekdays, "heute". O(1) a word. */
#include "mention/times_inner.h"

#include <stdio.h>

static const lb_interval nowhere = { LB_OPEN, LB_OPEN };

/* ---- parts of the day, clock ---- */

/* A part of the day at i, upper or lower: its code, or empty. */
lb_str lb__t_part_at(const lb_time_finder *f, uint32_t i)
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
        day = lb__t_near_weekday(f, i, lb__tn(f, j));
        j++;
        if (lb__tsign(f, j, ',')) { // zu Dienstag, 4. März
            uint32_t k = lb__tc(f, j + 1) == LB_TC_article ? j + 2 : j + 1, e = lb__t_day_month(f, k, &to);
            if (e) day = to.span.begin, j = e;
        }
    } else if (lb__tc(f, j) == LB_TC_deictic) {
        day = f->ref_day == LB_OPEN ? LB_OPEN : f->ref_day + lb__tn(f, j);
        j++;
    } else {
        uint32_t k = lb__t_day_month(f, start, &to);
        if (!k && from && lb__tdigits(f, start) && lb__tsign(f, start + 1, '.') && (lb__tprep(f, start + 2, "auf") || lb__tprep(f, start + 2, "zu"))) { // vom 28. auf den 29. April
            uint32_t second = lb__tc(f, start + 3) == LB_TC_article ? start + 4 : start + 3;
            if (!(k = lb__t_day_month(f, second, &to)) || to.grain != LB_GRAIN_DAY) return 0;
            lb__tv_daypart(v, to.span.begin == LB_OPEN ? LB_OPEN : to.span.begin - 1, LB_STR("NI"));
            v->rule = "times/night";
            v->article = true;
            return k;
        }
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
                if ((k = lb__t_day_month(f, k, &end))) j = k;
            }
        }
        lb__tv_daypart(v, day, LB_STR("NI"));
    } else lb__tv_daypart(v, day == LB_OPEN ? LB_OPEN : day - 1, LB_STR("NI"));
    v->rule = "times/night";
    v->article = true;
    return j;
}

uint32_t lb__t_dayparts(lb_time_finder *f, uint32_t i, lb_tv *v)
{
    lb_time_class c = lb__tc(f, i);
    lb_str part = lb__tval(f, i);
    uint32_t j;
    lb_tv of = { .mod = "", .span = nowhere };
    if (c == LB_TC_daypart && !f->x.at[i].upper) return 0;
    if (lb_is(part, "NI") && c == LB_TC_daypart && (j = night_to(f, i + 1, v))) return j;
    int32_t day = lb__t_day_at_hand(f, i);
    bool own = f->day != LB_OPEN && day == f->day && (day != f->ref_day || lb__t_recent(i, f->day_atom, 30)); // the text named the day
    if (lb_is(part, "NI") && lb__tc(f, i - 1) == LB_TC_this) day = f->ref_day;
    if (c == LB_TC_daypart && lb_is(part, "NI") && !own && day != LB_OPEN && lb__time_tense(f, i) == LB_TENSE_PAST) day--; // the night behind us
    if (lb_is(part, "00:00")) lb__tv_clock(v, day == LB_OPEN ? day : day + (lb__tprep(f, i - 1, "vor") || (!own && lb__time_tense(f, i) == LB_TENSE_PAST) ? 0 : 1), 0, 0);
    else if (c == LB_TC_daypart && lb__tc(f, i + 1) == LB_TC_article && (j = lb__t_day_month(f, i + 2, &of)) && of.grain == LB_GRAIN_DAY && lb__t_word_is(f, i + 1, "des")) { // am Abend des 6. Mai
        *v = of;
        lb__tv_daypart(v, of.span.begin, part);
        if (of.span.begin == LB_OPEN) snprintf(v->value, sizeof v->value, "%.20sT%.*s", of.value, LB_FMT(part));
        v->has_year = of.has_year;
        v->article = lb__tc(f, i - 1) == LB_TC_article;
        v->rule = "times/daypart";
        return j;
    }
    else if (c == LB_TC_dayparts && !(f->day != LB_OPEN && lb__t_recent(i, f->day_atom, 30)) && lb__time_tense(f, i) != LB_TENSE_PAST) {
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
    if (lb__t_number_at(f, i, &n) == LB_NUMWORD_CARDINAL && n <= 24 && n == (int)n) return *h = (int)n, i + 1;
    if (lb__tc(f, i) == LB_TC_indef && lb__t_word_is(f, i, "ein")) return *h = 1, i + 1;
    return 0;
}

/* "8.30-12 und 14.30-16.30 Uhr": do hours joined to these end in "Uhr"? */
static bool o_clock_follows(const lb_time_finder *f, uint32_t j)
{
    int h, m;
    bool minutes;
    for (int n = 0; n < 4; n++) {
        uint32_t k = lb__tsign(f, j, '/') ? 0 : lb__t_joined(f, j);
        if (!k || !(k = hours(f, k, &h, &m, &minutes))) return false;
        if (lb__tc(f, k) == LB_TC_clock) return true;
        j = k;
    }
    return false;
}

uint32_t lb__t_clock(lb_time_finder *f, uint32_t i, lb_tv *v)
{
    int h, m;
    bool minutes;
    uint32_t j;
    if (lb__tc(f, i) == LB_TC_half) { // um halb neun, Viertel nach acht
        int add = lb__tn(f, i);
        if (add == 30 && (j = hours(f, i + 1, &h, &m, &minutes)) && !minutes && h >= 1 && h <= 12 && !(f->x.at[i].upper) &&
            (lb__tprep(f, i - 1, "um") || lb__tprep(f, i - 1, "gegen") || lb__tprep(f, i - 1, "bis") || lb__tprep(f, i - 1, "ab") || lb__tc(f, j) == LB_TC_clock))
            h--, m = 30;
        else if (add != 30 && (lb__tprep(f, i + 1, "nach") || lb__tprep(f, i + 1, "vor")) && (j = hours(f, i + 2, &h, &m, &minutes)) && !minutes && h >= 1) {
            if (lb__tprep(f, i + 1, "nach")) m = add;
            else h--, m = 60 - add;
        } else return 0;
        if (lb__tc(f, j) == LB_TC_clock) j++;
    } else {
        if (!(j = hours(f, i, &h, &m, &minutes))) return 0;
        if (lb__tc(f, j) == LB_TC_clock) {
            j++;
            if (!minutes && (lb__tdigits(f, j) == 1 || lb__tdigits(f, j) == 2) && lb_atom_value(&f->x, j) < 60 && !(lb__tsign(f, j + 1, '.') && !lb__tspace(f, j + 1)) &&
                !(j + 1 < f->end && f->x.at[j + 1].upper && f->x.at[j + 1].kind == LB_ATOM_WORD))
                m = (int)lb_atom_value(&f->x, j), j++; // 9 Uhr 30
        } else if (o_clock_follows(f, j)) {
            ; // 14.30-18 Uhr: this end of it
        } else if (minutes && lb__tsign(f, i + 1, ':') && lb__tdigits(f, i) == 2 && (i == f->begin || f->x.at[i].space || f->x.at[i - 1].kind == LB_ATOM_SIGN) && !(lb__tsign(f, j, ':'))) {
            ; // 23:25
        } else return 0;
    }
    int32_t day = lb__t_day_at_hand(f, i);
    if (h == 24) lb__tv_clock(v, day == LB_OPEN ? day : day + 1, 0, 0);
    else lb__tv_clock(v, day, h, m);
    v->rule = "times/clock";
    return j;
}

/* ---- weekdays and days seen from today ---- */

static void with_part(const lb_time_finder *f, uint32_t *j, int32_t day, lb_tv *v)
{
    lb_str p = lb__t_part_at(f, *j);
    if (!p.n || lb_is(p, "00:00")) return;
    lb__tv_daypart(v, day, p);
    (*j)++;
}

uint32_t lb__t_weekdays(lb_time_finder *f, uint32_t i, lb_tv *v)
{
    int wd = lb__tn(f, i);
    int32_t day;
    uint32_t j = i + 1, k;
    lb_tv date = { .mod = "", .span = nowhere };
    if (lb__tc(f, i) == LB_TC_weekdaypart) {
        if (!f->x.at[i].upper) return 0;
        lb_str s = lb__tval(f, i);
        wd = s.p[0] - '0';
        day = lb__t_near_weekday(f, i, wd);
        if (lb__tc(f, i - 1) == LB_TC_last && f->ref_day != LB_OPEN && day >= f->ref_day) day -= 7;
        lb__tv_daypart(v, day, (lb_str){ s.p + 2, s.n - 2 });
        v->rule = "times/weekday";
        return j;
    }
    if (!f->x.at[i].upper) return 0;
    k = lb__tsign(f, j, ',') || lb__tsign(f, j, '(') ? j + 1 : j;
    if (lb__tc(f, k) == LB_TC_article || lb__tprep(f, k, "am")) k++;
    if ((!lb__tsign(f, j, '(')) && (k = lb__t_day_month(f, k, &date)) && date.grain == LB_GRAIN_DAY) { // Samstag, 17. Januar
        *v = date;
        return k;
    }
    day = lb__t_near_weekday(f, i, wd);
    lb_time_class c = lb__tc(f, i - 1);
    if (f->ref_day != LB_OPEN) {
        int back = (lb_weekday(f->ref_day) - wd + 7) % 7;
        if (c == LB_TC_last) day = f->ref_day - (back ? back : 7);
        else if (c == LB_TC_next) day = f->ref_day - back + 7;
        else if (c == LB_TC_deicticadj) day = f->ref_day + lb__tn(f, i - 1);
    }
    if (day == LB_OPEN) {
        lb__t_underspecified(v, "XXXX-WXX-%d", wd + 1);
        v->grain = LB_GRAIN_DAY;
    } else lb__tv_day(v, day);
    v->rule = "times/weekday";
    if (f->ref_day != LB_OPEN) with_part(f, &j, day, v);
    return j;
}

uint32_t lb__t_deictic(lb_time_finder *f, uint32_t i, lb_tv *v)
{
    int n = lb__tn(f, i);
    uint32_t j = i + 1;
    if (f->x.at[i].upper && i > f->begin && lb__tc(f, i) == LB_TC_morning && !(f->x.at[i - 1].kind == LB_ATOM_SIGN && f->x.at[i - 1].c != ',')) { // der Morgen
        if (lb__tc(f, i - 1) == LB_TC_deictic) return 0;
        lb_tv of = { .mod = "", .span = nowhere };
        uint32_t k = lb__t_word_is(f, j, "des") ? lb__t_day_month(f, j + 1, &of) : 0;
        if (k && of.grain == LB_GRAIN_DAY && of.span.begin != LB_OPEN) lb__tv_daypart(v, of.span.begin, LB_STR("MO")), v->has_year = of.has_year, j = k; // am Morgen des 8. Mai
        else lb__tv_daypart(v, lb__t_day_at_hand(f, i), LB_STR("MO"));
        v->article = lb__tc(f, i - 1) == LB_TC_article || lb__tc(f, i - 1) == LB_TC_earlylate;
        v->rule = "times/daypart";
        return j;
    }
    int32_t day = f->ref_day == LB_OPEN ? LB_OPEN : f->ref_day + n;
    if (day == LB_OPEN && f->ref.year && n == 0) lb__tv_date(v, f->ref); // the report's month
    else if (day == LB_OPEN) lb__tv_ref(v, n == 0 ? "PRESENT_REF" : n < 0 ? "PAST_REF" : "FUTURE_REF");
    else lb__tv_day(v, day);
    v->rule = "times/deictic";
    lb_str p = lb__t_part_at(f, j);
    if (p.n && !lb_is(p, "00:00")) {
        if (day != LB_OPEN) {
            with_part(f, &j, day, v);
            if (n == 0 && lb_is(p, "NI") && lb__time_tense(f, i) == LB_TENSE_PAST) v->span.begin--, v->span.end--;
        } else j++;
        return j;
    }
    if (n == 0 && day != LB_OPEN && !f->daily && !lb__tprep(f, i - 1, "bis")) { // "die Gesellschaft von heute": the value, never the interval
        lb_tense t = lb__time_tense(f, i);
        if (lb__tprep(f, i - 1, "von") || (t != LB_TENSE_PAST && t != LB_TENSE_FUTURE)) snprintf(v->value, sizeof v->value, "PRESENT_REF");
    }
    if (n == 1 && lb__tprep(f, i - 1, "von")) lb__tv_ref(v, "FUTURE_REF");
    return j;
}

uint32_t lb__t_deictic_adjective(lb_time_finder *f, uint32_t i, lb_tv *v)
{
    uint32_t j = i + 1;
    if (lb__tc(f, j) == LB_TC_weekday && f->x.at[j].upper) return 0; // the weekday takes it
    int32_t day = f->ref_day == LB_OPEN ? LB_OPEN : f->ref_day + lb__tn(f, i);
    const char *u = lb__time_unit(f, j, false);
    lb_str p = lb__t_part_at(f, j);
    bool is_day = u && !strcmp(u, "D");
    if (!is_day && !(p.n && f->x.at[j].upper)) return 0; // "die heutige Ukraine" dates nothing
    if (day == LB_OPEN) lb__tv_ref(v, "PRESENT_REF");
    else if (is_day) lb__tv_day(v, day);
    else lb__tv_daypart(v, day, p);
    v->article = true;
    v->rule = "times/deictic";
    return j + 1;
}
