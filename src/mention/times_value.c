/* times_value.c: TIMEX3 values with the days they cover. O(1) each. */
#include "mention/times_inner.h"

#include <stdio.h>

#define PUT(v, ...) snprintf((v)->value, sizeof (v)->value, __VA_ARGS__)
static const lb_interval nowhere = { LB_OPEN, LB_OPEN };

void lb__tv_date(lb_tv *v, lb_date d)
{
    v->type = LB_TIMEX_DATE;
    v->grain = d.day ? LB_GRAIN_DAY : d.month ? LB_GRAIN_MONTH : LB_GRAIN_YEAR;
    v->span = nowhere;
    v->happening = true;
    if (!d.year && d.day) PUT(v, "XXXX-%02d-%02d", d.month, d.day);
    else if (!d.year && d.month) PUT(v, "XXXX-%02d", d.month);
    else if (!d.year) PUT(v, "XXXX");
    else {
        v->span = lb_date_span(d);
        if (d.day) PUT(v, "%04d-%02d-%02d", d.year, d.month, d.day);
        else if (d.month) PUT(v, "%04d-%02d", d.year, d.month);
        else PUT(v, "%04d", d.year);
    }
}

void lb__tv_day(lb_tv *v, int32_t day)
{
    if (day != LB_OPEN) {
        lb__tv_date(v, lb_date_of_day(day));
        return;
    }
    lb__tv_date(v, (lb_date){ 0 });
    v->grain = LB_GRAIN_DAY;
    PUT(v, "XXXX-XX-XX");
}

int32_t lb__week_monday(int32_t day) { return day - lb_weekday(day); }

static void week_number(int32_t day, int *year, int *week)
{
    int32_t thursday = lb__week_monday(day) + 3;
    *year = lb_date_of_day(thursday).year;
    *week = (thursday - lb_day(*year, 1, 1)) / 7 + 1;
}

void lb__tv_week(lb_tv *v, int32_t day)
{
    int y, w;
    v->type = LB_TIMEX_DATE;
    v->grain = LB_GRAIN_WEEK;
    v->span = nowhere;
    v->happening = true;
    if (day == LB_OPEN) {
        PUT(v, "XXXX-WXX");
        return;
    }
    week_number(day, &y, &w);
    PUT(v, "%04d-W%02d", y, w);
    v->span = (lb_interval){ lb__week_monday(day), lb__week_monday(day) + 6 };
}

void lb__tv_weekend(lb_tv *v, int32_t day)
{
    lb__tv_week(v, day);
    size_t n = strlen(v->value);
    snprintf(v->value + n, sizeof v->value - n, "-WE");
    v->grain = LB_GRAIN_DAY;
    if (day != LB_OPEN) v->span.begin = v->span.end - 1;
}

void lb__tv_season(lb_tv *v, int year, lb_str code)
{
    static const struct { const char *code; int month; } first[] = { { "SP", 3 }, { "SU", 6 }, { "FA", 9 }, { "WI", 12 } };
    v->type = LB_TIMEX_DATE;
    v->grain = LB_GRAIN_SEASON;
    v->span = nowhere;
    v->happening = true;
    if (!year) {
        PUT(v, "XXXX-%.*s", LB_FMT(code));
        return;
    }
    PUT(v, "%04d-%.*s", year, LB_FMT(code));
    for (int i = 0; i < 4; i++)
        if (lb_is(code, first[i].code)) {
            int m = first[i].month, ey = m == 12 ? year + 1 : year, em = m == 12 ? 2 : m + 2;
            v->span = (lb_interval){ lb_day(year, m, 1), lb_day(ey, em, lb_month_days(ey, em)) };
        }
}

static void months(lb_tv *v, int year, int from, int to)
{
    v->type = LB_TIMEX_DATE;
    v->grain = LB_GRAIN_SEASON;
    v->happening = true;
    v->span = year ? (lb_interval){ lb_day(year, from, 1), lb_day(year, to, lb_month_days(year, to)) } : nowhere;
}

void lb__tv_quarter(lb_tv *v, int year, int q)
{
    months(v, year, q * 3 - 2, q * 3);
    if (year) PUT(v, "%04d-Q%d", year, q);
    else PUT(v, "XXXX-Q%d", q);
}

void lb__tv_half(lb_tv *v, int year, int h)
{
    months(v, year, h * 6 - 5, h * 6);
    if (year) PUT(v, "%04d-H%d", year, h);
    else PUT(v, "XXXX-H%d", h);
}

void lb__tv_decade(lb_tv *v, int year)
{
    lb__tv_date(v, (lb_date){ .year = (int16_t)(year / 10 * 10) });
    v->grain = LB_GRAIN_MORE;
    v->span.end = lb_day(year / 10 * 10 + 9, 12, 31);
    PUT(v, "%03d", year / 10);
}

void lb__tv_century(lb_tv *v, int number)
{
    int y = (number - 1) * 100;
    lb__tv_date(v, (lb_date){ .year = (int16_t)(y ? y : 1) });
    v->grain = LB_GRAIN_MORE;
    v->span.end = lb_day(y + 99, 12, 31);
    PUT(v, "%02d", number - 1);
}

void lb__tv_ref(lb_tv *v, const char *ref)
{
    v->type = LB_TIMEX_DATE;
    v->grain = LB_GRAIN_NONE;
    v->span = nowhere;
    v->happening = true;
    PUT(v, "%s", ref);
}

void lb__tv_daypart(lb_tv *v, int32_t day, lb_str part)
{
    lb__tv_day(v, day);
    v->type = LB_TIMEX_TIME;
    v->grain = LB_GRAIN_CLOCK;
    size_t n = strlen(v->value);
    snprintf(v->value + n, sizeof v->value - n, "T%.*s", LB_FMT(part));
    if (lb_is(part, "NI") && v->span.end != LB_OPEN) v->span.end++;
}

void lb__tv_clock(lb_tv *v, int32_t day, int hour, int minute)
{
    lb__tv_day(v, day);
    v->type = LB_TIMEX_TIME;
    v->grain = LB_GRAIN_CLOCK;
    size_t n = strlen(v->value);
    snprintf(v->value + n, sizeof v->value - n, "T%02d:%02d", hour, minute < 0 ? 0 : minute);
}

void lb__tv_edge(lb_tv *v, lb_str edge)
{
    bool start = lb_is(edge, "START"), mid = lb_is(edge, "MID");
    v->mod = start ? "START" : mid ? "MID" : "END";
    if (v->span.begin == LB_OPEN || v->span.end == LB_OPEN) return;
    int32_t n = v->span.end - v->span.begin + 1, third = n / 3;
    if (n < 3) return;
    if (n >= 28 && n <= 31) { // a month: tens of days
        if (start) v->span.end = v->span.begin + 9;
        else if (mid) v->span.begin += 10, v->span.end = v->span.begin + 9;
        else v->span.begin += 20;
    } else {
        if (start) v->span.end = v->span.begin + third - 1;
        else if (mid) v->span.begin += third, v->span.end = v->span.begin + third;
        else v->span.begin = v->span.end - third + 1;
    }
}

uint8_t lb__tv_precision(const lb_tv *v)
{
    static const uint8_t of_grain[] = { [LB_GRAIN_NONE] = 5, [LB_GRAIN_CLOCK] = 1, [LB_GRAIN_DAY] = 1, [LB_GRAIN_WEEK] = 3,
                                        [LB_GRAIN_MONTH] = 4, [LB_GRAIN_SEASON] = 5, [LB_GRAIN_YEAR] = 5, [LB_GRAIN_MORE] = 5 };
    if (v->span.begin == LB_OPEN && v->span.end == LB_OPEN) return 0;
    if (v->span.begin == LB_OPEN || v->span.end == LB_OPEN) return of_grain[v->grain];
    int32_t n = v->span.end - v->span.begin + 1;
    return n <= 1 ? 1 : n <= 6 ? 2 : n == 7 ? 3 : n <= 31 ? 4 : 5;
}

/* Anonymous Gregorian algorithm. */
int lb__easter(int y)
{
    int a = y % 19, b = y / 100, c = y % 100, d = b / 4, e = b % 4, g = (8 * b + 13) / 25;
    int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
    int m = (a + 11 * h + 19 * l) / 433, month = (h + l - 7 * m + 90) / 25, day = (h + l - 7 * m + 33 * month + 19) % 32;
    return lb_day(y, month, day);
}
