/* times_relative.c: "letzte Woche", "den vergangenen zwei Jahrzehnten", "am selben Tag". O(1) a word. */
#include "mention/times_inner.h"

#include <stdio.h>

static const lb_interval nowhere = { LB_OPEN, LB_OPEN };

/* ---- "letzte Woche", "den vergangenen zwei Jahrzehnten", "am selben Tag" ---- */

void lb__t_shifted(lb_time_finder *f, const char *unit, int n, int32_t from, lb_tv *v)
{
    if (!lb__time_shift(f, unit, n, from, v) && !v->value[0]) lb__t_underspecified(v, "XXXX", 0);
}

static uint32_t relative_unit(lb_time_finder *f, uint32_t i, uint32_t j, const char *u, lb_tv *v)
{
    lb_time_class c = lb__tc(f, i);
    lb_str word = lb_atom_text(&f->x, j);
    char buf[LB_LOWER_MAX];
    lb_str w = lb_word_lower(word, buf);
    bool plural = lb_is(w, "tage") || lb_is(w, "tagen") || lb_is(w, "wochen") || lb_is(w, "monate") || lb_is(w, "monaten") || lb_is(w, "jahre") || lb_is(w, "jahren") ||
                  lb_is(w, "stunden") || lb_is(w, "minuten") || lb_is(w, "jahrzehnte") || lb_is(w, "jahrzehnten") || lb_is(w, "jahrhunderte") || lb_is(w, "jahrhunderten") ||
                  lb_is(w, "quartale") || lb_is(w, "quartalen") || lb_is(w, "wochenenden");
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
    case LB_TC_last: lb__t_shifted(f, u, -1, LB_OPEN, v); break;
    case LB_TC_last2: lb__t_shifted(f, u, -2, LB_OPEN, v); break;
    case LB_TC_next2: lb__t_shifted(f, u, 2, LB_OPEN, v); break;
    case LB_TC_next:
        if (!strcmp(u, "WE") && f->ref_day != LB_OPEN && lb_weekday(f->ref_day) < 5) { // the one ahead
            lb__tv_weekend(v, f->ref_day);
            break;
        }
        lb__t_shifted(f, u, 1, day && f->day != LB_OPEN && lb__time_tense(f, i) != LB_TENSE_FUTURE ? f->day : LB_OPEN, v); break;
    case LB_TC_this: lb__t_shifted(f, u, 0, day ? at : LB_OPEN, v); break;
    case LB_TC_same: case LB_TC_that: lb__t_shifted(f, u, 0, at, v); break;
    case LB_TC_follow: lb__t_shifted(f, u, 1, at, v); break;
    case LB_TC_before: lb__t_shifted(f, u, -1, at, v); break;
    default: return 0;
    }
    if (u[0] == 'T') return 0;
    if (c == LB_TC_this && !strcmp(u, "DE")) return 0;
    return j + 1;
}

uint32_t lb__t_relative(lb_time_finder *f, uint32_t i, lb_tv *v)
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
        k = lb__t_weekdays(f, j, v);
        v->article = c == LB_TC_this;
        return k;
    }
    if (lb__t_month_at(f, j) && lb__tc(f, j) == LB_TC_month && (c == LB_TC_last || c == LB_TC_next || c == LB_TC_this)) {
        int m = lb__tn(f, j), y = f->ref.year;
        if (lb__t_year_digits(f, j + 1)) return 0;
        if (y && f->ref.month) y += c == LB_TC_last ? (m < f->ref.month ? 0 : -1) : c == LB_TC_next ? (m > f->ref.month ? 0 : 1) : 0;
        lb__tv_date(v, (lb_date){ (int16_t)y, (uint8_t)m, 0 });
        v->rule = "times/month";
        return j + 1;
    }
    if (lb__tc(f, j) == LB_TC_season && f->x.at[j].upper) {
        lb_str code = lb__tval(f, j);
        int y = f->ref.year, m = lb__t_season_month(code);
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
    lb_str p = lb__t_part_at(f, j);
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
