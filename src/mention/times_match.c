/* times_match.c: the one list of expressions, tried at each word that may begin one. Which
 * day "Freitag" is depends on the report's date, the text before and the verb. O(1) a word. */
#include "mention/number_words.h"
#include "mention/times_inner.h"

#include <stdio.h>

static const lb_interval nowhere = { LB_OPEN, LB_OPEN };

/* ---- what can stand alone and inside "Anfang …" ---- */

uint32_t lb__t_core(lb_time_finder *f, uint32_t i, lb_tv *v)
{
    uint32_t j;
    if (i >= f->end) return 0;
    switch (lb__tc(f, i)) {
    case LB_TC_month: case LB_TC_mon: return lb__t_months(f, i, v);
    case LB_TC_season: return lb__t_seasons(f, i, v);
    case LB_TC_last: case LB_TC_next: case LB_TC_next2: case LB_TC_last2: case LB_TC_this: case LB_TC_follow:
    case LB_TC_before: case LB_TC_same: case LB_TC_that: return lb__t_relative(f, i, v);
    case LB_TC_unit: return lb__t_units(f, i, v);
    case LB_TC_nextyear: case LB_TC_nextmonth: case LB_TC_nextweek: case LB_TC_nextday: {
        lb_time_class c = lb__tc(f, i);
        const char *u = c == LB_TC_nextyear ? "Y" : c == LB_TC_nextmonth ? "M" : c == LB_TC_nextweek ? "W" : "D";
        if (!f->x.at[i].upper) return 0;
        if (c == LB_TC_nextyear && f->year && lb__t_recent(i, f->year_atom, 60)) lb__tv_date(v, (lb_date){ .year = (int16_t)(f->year + lb__tn(f, i)) });
        else lb__t_shifted(f, u, lb__tn(f, i), c == LB_TC_nextday ? (f->day != LB_OPEN ? f->day : f->ref_day) : f->day, v);
        v->rule = "times/later";
        return i + 1;
    }
    case LB_TC_year0:
        lb__tv_date(v, (lb_date){ .year = f->ref.year });
        v->rule = "times/deictic";
        return i + 1;
    case LB_TC_none:
        if (f->x.at[i].kind == LB_ATOM_DIGITS) {
            if ((j = lb__t_day_month(f, i, v))) return j;
            if ((j = lb__t_ordinal_unit(f, i, v))) return j;
            if ((j = lb__t_decade(f, i, v))) return j;
            return lb__t_years(f, i, v);
        }
        if ((j = lb__t_decade(f, i, v))) return j;
        if ((j = lb__t_day_month(f, i, v))) return j;
        return lb__t_ordinal_unit(f, i, v);
    default: return 0;
    }
}

/* Gate: most words begin no time. */
static bool may_begin(const lb_time_finder *f, uint32_t i)
{
    const lb_atom *x = &f->x.at[i];
    if (x->kind == LB_ATOM_SIGN) return false;
    if (x->kind == LB_ATOM_DIGITS || x->row != LB_NONE) return true;
    if (!strchr("nezdvfsahmtNEZDVFSAHMT", f->x.text.p[x->begin])) return false;
    char buf[LB_LOWER_MAX];
    double n;
    lb_str w = lb_word_lower(lb_atom_text(&f->x, i), buf);
    return lb_number_prefix(w, &n) || lb_starts(w, "erst") || lb_starts(w, "dritt") || lb_starts(w, "mehr") || lb_starts(w, "siebt");
}

uint32_t lb__time_match(lb_time_finder *f, uint32_t *i, lb_tv *v)
{
    uint32_t j, at = *i;
    *v = (lb_tv){ .mod = "", .span = nowhere, .rule = "times" };
    if (!may_begin(f, at)) return 0;
#define TRY(call) do { if ((j = (call))) return j; *v = (lb_tv){ .mod = "", .span = nowhere, .rule = "times" }; } while (0)
    lb_time_class c = lb__tc(f, at);
    switch (c) {
    case LB_TC_weekday: case LB_TC_weekdaypart: return lb__t_weekdays(f, at, v);
    case LB_TC_morning: case LB_TC_deictic:
        if ((j = lb__t_deictic(f, at, v)) && v->type == LB_TIMEX_TIME && lb__tc(f, at - 1) == LB_TC_earlylate) {
            v->mod = lb_is(lb__tval(f, at - 1), "START") ? "START" : "END";
            *i = at - 1;
        }
        return j;
    case LB_TC_deicticadj: return lb__t_deictic_adjective(f, at, v);
    case LB_TC_daypart: case LB_TC_dayparts:
        if ((j = lb__t_dayparts(f, at, v)) && c == LB_TC_daypart && lb__tc(f, at - 1) == LB_TC_earlylate) { // am frühen Abend
            v->mod = lb_is(lb__tval(f, at - 1), "START") ? "START" : "END";
            *i = at - 1;
        }
        return j;
    case LB_TC_holiday: return lb__t_holidays(f, at, v);
    case LB_TC_edge: return lb__t_edges(f, at, v);
    case LB_TC_edgeunit: return lb__t_edge_unit(f, at, v);
    case LB_TC_set: case LB_TC_weekdays: case LB_TC_seasonmonths: case LB_TC_each: case LB_TC_all: return lb__t_sets(f, at, v);
    case LB_TC_past: case LB_TC_pastnoun: case LB_TC_present: case LB_TC_presentnoun: case LB_TC_future: case LB_TC_futurenoun:
        return lb__t_references(f, at, v);
    case LB_TC_warday:
        return lb__tdigits(f, at + 1) ? lb__t_war_day(f, lb_atom_value(&f->x, at + 1), at + 2, v) : 0;
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
    case LB_TC_seasonevent: { // die Sommeroffensive im letzten Jahr
        int year = 0;
        bool named = false;
        uint32_t k = lb__tprep(f, at + 1, "im") && f->ref.year && (lb__tc(f, at + 2) == LB_TC_last || lb__tc(f, at + 2) == LB_TC_unit) ? at + 2 : at + 1;
        if (!f->x.at[at].upper) return 0;
        if (lb__t_year_behind(f, k, &year, &named) && year) lb__tv_season(v, year, lb__tval(f, at));
        else lb__tv_season(v, lb__t_near_season(f, at, lb__tval(f, at)), lb__tval(f, at));
        v->rule = "times/season";
        return at + 1;
    }
    case LB_TC_half: TRY(lb__t_clock(f, at, v)); return 0;
    case LB_TC_indef: case LB_TC_vague: case LB_TC_both: TRY(lb__t_clock(f, at, v)); return lb__time_duration(f, i, v);
    case LB_TC_approx:
        if (!lb__tprep(f, at + 1, "um") || lb__tc(f, at + 2) != LB_TC_article || lb__tc(f, at + 3) != LB_TC_clock) return 0;
        v->type = LB_TIMEX_DURATION; // rund um die Uhr
        snprintf(v->value, sizeof v->value, "PT24H");
        v->rule = "times/duration";
        return at + 4;
    case LB_TC_article: case LB_TC_prep: case LB_TC_tense: return 0;
    case LB_TC_none:
        if (f->x.at[at].kind == LB_ATOM_DIGITS && lb__tdigits(f, at) <= 4 && lb__tsign(f, at + 1, '.') && !lb__tspace(f, at + 1) && lb__tc(f, at + 2) == LB_TC_warday)
            return lb__t_war_day(f, lb_atom_value(&f->x, at), at + 3, v);
        TRY(lb__t_clock(f, at, v));
        if (f->x.at[at].kind == LB_ATOM_DIGITS || f->x.at[at].row == LB_NONE) TRY(lb__time_duration(f, i, v));
        return lb__t_core(f, at, v);
    case LB_TC_unit:
        if (lb__tprep(f, at - 1, "zu") && lb__t_word_is(f, at, "stunde") && f->x.at[at].upper) {
            lb__tv_ref(v, "PRESENT_REF");
            v->rule = "times/ref";
            *i = at - 1;
            return at + 1;
        }
        j = lb__t_units(f, at, v);
        if (j && !strcmp(v->rule, "times/per")) *i = at - 1;
        if (j && !strcmp(v->rule, "times/vague") && lb__tc(f, at - 1) == LB_TC_whole) *i = at - 1;
        return j;
    default: return lb__t_core(f, at, v);
    }
#undef TRY
}
