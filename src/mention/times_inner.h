/* times_inner.h: what the files of the time finder share. times_match.c reads words into
 * values, times_value.c builds the values, times.c keeps the context and makes mentions. */
#ifndef LB_TIMES_INNER_H
#define LB_TIMES_INNER_H

#include "mention/atoms.h"
#include "mention/mention.h"
#include "mention/number_words.h"

#define LB_TIME_CLASSES(X)                                                                   \
    X(weekday) X(weekdays) X(weekdaypart) X(month) X(mon) X(season) X(seasonmonths)            \
    X(daypart) X(dayparts) X(early) X(morning) X(unit) X(deictic) X(deicticadj) X(year0)       \
    X(past) X(pastnoun) X(present) X(presentnoun) X(future) X(futurenoun) X(moment) X(zeit)    \
    X(last) X(next) X(next2) X(last2) X(this) X(follow) X(before) X(same) X(that) X(each)      \
    X(all) X(whole) X(edge) X(edgeunit) X(holiday) X(article) X(indef) X(prep) X(approx)       \
    X(more) X(over) X(set) X(lasting) X(vague) X(clock) X(half) X(after) X(ago) X(lang)        \
    X(aged) X(agedday) X(agedmonth) X(warday) X(vintage) X(nextday) X(nextyear) X(nextmonth)   \
    X(nextweek) X(tense) X(both) X(earlylate) X(lasts) X(update) X(seasonevent) X(measure)

typedef enum {
    LB_TC_none,
#define X(c) LB_TC_##c,
    LB_TIME_CLASSES(X)
#undef X
    LB_TC_COUNT
} lb_time_class;

struct lb_times {
    lb_table table, conflicts, events;
    lb_index forms;
    uint8_t *cls;   // [rows] lb_time_class
    int     *number; // [rows] value as a number, where it is one
};

typedef enum { LB_GRAIN_NONE, LB_GRAIN_CLOCK, LB_GRAIN_DAY, LB_GRAIN_WEEK, LB_GRAIN_MONTH, LB_GRAIN_SEASON, LB_GRAIN_YEAR, LB_GRAIN_MORE } lb_grain;

/* A time being read. */
typedef struct {
    lb_timex    type;
    char        value[48];
    const char *mod;       // "" or TIMEX3's
    lb_interval span;
    lb_grain    grain;
    bool        happening;
    bool        article;   // an article before it belongs to it
    bool        has_year;  // the text names its year
    bool        no_prep;   // "seit" or "bis" before it is already taken into account
    const char *rule;
} lb_tv;

typedef enum { LB_TENSE_NONE, LB_TENSE_PAST, LB_TENSE_PRESENT, LB_TENSE_FUTURE } lb_tense;

typedef struct {
    const lb_doc   *doc;
    const lb_times *lang;
    lb_atoms        x;
    lb_arena       *a;
    lb_mention_list *out;
    uint32_t        begin, end;  // atoms of the block at hand
    lb_date         ticker;      // date of the last update line, for what follows it
    lb_date         ref;         // the report's date, or the ticker entry's; in part or not at all
    int32_t         ref_day;     // LB_OPEN unless ref is a full date
    int32_t         day;         // the day the text last spoke of, or LB_OPEN
    int32_t         day_atom;    // the atom it stood at
    int             year;        // the year it last named, or 0
    int32_t         year_atom;
    int32_t         war;         // first day of the conflict the text is about; LB_OPEN: not yet looked for, or none
    bool            war_known;
    bool            daily;       // the text speaks of days near its own: "heute" is a date there
} lb_time_finder;

/* ---- atoms ---- */
static inline lb_time_class lb__tc(const lb_time_finder *f, uint32_t i)
{
    if (i < f->begin || i >= f->end || f->x.at[i].row == LB_NONE) return LB_TC_none;
    return (lb_time_class)f->lang->cls[f->x.at[i].row];
}
static inline int lb__tn(const lb_time_finder *f, uint32_t i) { return f->lang->number[f->x.at[i].row]; }
static inline lb_str lb__tval(const lb_time_finder *f, uint32_t i) { return lb_cell(&f->lang->table, f->x.at[i].row, 2); }
static inline bool lb__tsign(const lb_time_finder *f, uint32_t i, uint32_t c)
{
    return i >= f->begin && i < f->end && f->x.at[i].kind == LB_ATOM_SIGN && f->x.at[i].c == c;
}
static inline bool lb__tprep(const lb_time_finder *f, uint32_t i, const char *p)
{
    return lb__tc(f, i) == LB_TC_prep && lb_is(lb__tval(f, i), p);
}
static inline uint32_t lb__tdigits(const lb_time_finder *f, uint32_t i) // how many digits, 0: no digits
{
    return i >= f->begin && i < f->end && f->x.at[i].kind == LB_ATOM_DIGITS ? f->x.at[i].end - f->x.at[i].begin : 0;
}
static inline bool lb__tspace(const lb_time_finder *f, uint32_t i) { return i >= f->end || f->x.at[i].space; }

/* ---- times_match.c ---- */
/* The time that begins at atom i: its end, or 0. `i` may be moved back over words that belong to it. */
uint32_t lb__time_match(lb_time_finder *f, uint32_t *i, lb_tv *v);

/* ---- times_span.c: amounts and durations ---- */
/* An amount at i: its end, or 0. *n < 0: some, several. `indef`: it was an article. */
uint32_t lb__time_amount(const lb_time_finder *f, uint32_t i, double *n, bool *indef);
uint32_t lb__time_duration(lb_time_finder *f, uint32_t *i, lb_tv *v);
/* Unit of the word at i, also of unlisted compounds ("Sonnentage"); NULL where it is none. */
const char *lb__time_unit(const lb_time_finder *f, uint32_t i, bool compounds);
/* `n` units before or after the reference day, as a value; false where unknown. */
bool lb__time_shift(const lb_time_finder *f, const char *unit, double n, int32_t from, lb_tv *v);

/* ---- times_value.c ---- */
void lb__tv_date(lb_tv *v, lb_date d);             // year 0: XXXX
void lb__tv_day(lb_tv *v, int32_t day);            // LB_OPEN: underspecified
void lb__tv_week(lb_tv *v, int32_t day);           // the ISO week of a day
void lb__tv_weekend(lb_tv *v, int32_t day);
void lb__tv_season(lb_tv *v, int year, lb_str code);
void lb__tv_quarter(lb_tv *v, int year, int q);
void lb__tv_half(lb_tv *v, int year, int h);
void lb__tv_decade(lb_tv *v, int year);            // 1960: "196"
void lb__tv_century(lb_tv *v, int number);         // 20: "19"
void lb__tv_ref(lb_tv *v, const char *ref);        // PAST_REF …
void lb__tv_daypart(lb_tv *v, int32_t day, lb_str part); // TNI covers the night into the next day's morning
void lb__tv_clock(lb_tv *v, int32_t day, int hour, int minute); // minute < 0: the hour as written, ":00"
void lb__tv_edge(lb_tv *v, lb_str edge);           // START, MID, END narrow the interval
uint8_t lb__tv_precision(const lb_tv *v);
int  lb__easter(int year);                         // day number
int32_t lb__week_monday(int32_t day);

/* ---- times_tense.c ---- */
lb_tense lb__time_tense(const lb_time_finder *f, uint32_t i);

/* ---- times_near.c ---- */
bool lb__t_word_is(const lb_time_finder *f, uint32_t i, const char *w);
lb_numword_kind lb__t_number_at(const lb_time_finder *f, uint32_t i, double *n);
uint32_t lb__t_ordinal_at(const lb_time_finder *f, uint32_t i, int *n);
lb_tense lb__t_tense_at(const lb_time_finder *f, uint32_t i);
bool lb__t_recent(uint32_t i, int32_t atom, int32_t reach);
lb_date lb__t_near_month(const lb_time_finder *f, uint32_t i, int month, int day);
int32_t lb__t_near_weekday(const lb_time_finder *f, uint32_t i, int wd);
int32_t lb__t_day_at_hand(const lb_time_finder *f, uint32_t i);
void lb__t_underspecified(lb_tv *v, const char *fmt, int n);

/* ---- times_date.c ---- */
int lb__t_year_digits(const lb_time_finder *f, uint32_t i);
uint32_t lb__t_year_behind(const lb_time_finder *f, uint32_t i, int *year, bool *named);
uint32_t lb__t_years(lb_time_finder *f, uint32_t i, lb_tv *v);
uint32_t lb__t_decade(lb_time_finder *f, uint32_t i, lb_tv *v);
int lb__t_month_at(const lb_time_finder *f, uint32_t i);
uint32_t lb__t_joined(const lb_time_finder *f, uint32_t i);
uint32_t lb__t_day_month(lb_time_finder *f, uint32_t i, lb_tv *v);
uint32_t lb__t_months(lb_time_finder *f, uint32_t i, lb_tv *v);
int lb__t_season_month(lb_str code);
int lb__t_near_season(const lb_time_finder *f, uint32_t i, lb_str code);
uint32_t lb__t_seasons(lb_time_finder *f, uint32_t i, lb_tv *v);
uint32_t lb__t_holidays(lb_time_finder *f, uint32_t i, lb_tv *v);

/* ---- times_clock.c ---- */
lb_str lb__t_part_at(const lb_time_finder *f, uint32_t i);
uint32_t lb__t_dayparts(lb_time_finder *f, uint32_t i, lb_tv *v);
uint32_t lb__t_clock(lb_time_finder *f, uint32_t i, lb_tv *v);
uint32_t lb__t_weekdays(lb_time_finder *f, uint32_t i, lb_tv *v);
uint32_t lb__t_deictic(lb_time_finder *f, uint32_t i, lb_tv *v);
uint32_t lb__t_deictic_adjective(lb_time_finder *f, uint32_t i, lb_tv *v);

/* ---- times_relative.c ---- */
void lb__t_shifted(lb_time_finder *f, const char *unit, int n, int32_t from, lb_tv *v);
uint32_t lb__t_relative(lb_time_finder *f, uint32_t i, lb_tv *v);

/* ---- times_unit.c ---- */
int32_t lb__t_event(const lb_time_finder *f, uint32_t i, uint32_t *end);
uint32_t lb__t_war_day(lb_time_finder *f, uint64_t n, uint32_t j, lb_tv *v);
uint32_t lb__t_units(lb_time_finder *f, uint32_t i, lb_tv *v);
uint32_t lb__t_ordinal_unit(lb_time_finder *f, uint32_t i, lb_tv *v);
uint32_t lb__t_edges(lb_time_finder *f, uint32_t i, lb_tv *v);
uint32_t lb__t_edge_unit(lb_time_finder *f, uint32_t i, lb_tv *v);
uint32_t lb__t_sets(lb_time_finder *f, uint32_t i, lb_tv *v);
uint32_t lb__t_references(lb_time_finder *f, uint32_t i, lb_tv *v);

/* ---- times_match.c ---- */
uint32_t lb__t_core(lb_time_finder *f, uint32_t i, lb_tv *v);

#endif
