#include "doc/date.h"

/* Days from civil: Howard Hinnant's public-domain algorithm, era of 400 years. */
int32_t lb_day(int y, int m, int d)
{
    y -= m <= 2;
    int era = (y >= 0 ? y : y - 399) / 400;
    int yoe = y - era * 400;
    int doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
    int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return era * 146097 + doe - 719468;
}

lb_date lb_date_of_day(int32_t day)
{
    int z = day + 719468;
    int era = (z >= 0 ? z : z - 146096) / 146097;
    int doe = z - era * 146097;
    int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int mp = (5 * doy + 2) / 153;
    int m = mp < 10 ? mp + 3 : mp - 9;
    return (lb_date){ (int16_t)(yoe + era * 400 + (m <= 2)), (uint8_t)m, (uint8_t)(doy - (153 * mp + 2) / 5 + 1) };
}

int lb_weekday(int32_t day) { return (int)(((int64_t)day + 3) % 7 + 7) % 7; }

int lb_month_days(int y, int m)
{
    static const uint8_t days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    if (m < 1 || m > 12) return 0;
    return m == 2 && ((y % 4 == 0 && y % 100 != 0) || y % 400 == 0) ? 29 : days[m - 1];
}

lb_interval lb_date_span(lb_date d)
{
    if (!d.year) return (lb_interval){ LB_OPEN, LB_OPEN };
    if (!d.month) return (lb_interval){ lb_day(d.year, 1, 1), lb_day(d.year, 12, 31) };
    if (!d.day) return (lb_interval){ lb_day(d.year, d.month, 1), lb_day(d.year, d.month, lb_month_days(d.year, d.month)) };
    return (lb_interval){ lb_day(d.year, d.month, d.day), lb_day(d.year, d.month, d.day) };
}

int lb_digits(lb_str s, uint32_t at, uint32_t n)
{
    int v = 0;
    if (at + n > s.n) return -1;
    for (uint32_t i = at; i < at + n; i++) {
        if (!lb_is_digit((uint8_t)s.p[i])) return -1;
        v = v * 10 + (s.p[i] - '0');
    }
    return v;
}

bool lb_date_parse(lb_str s, lb_date *out)
{
    int y = lb_digits(s, 0, 4), m = 0, d = 0;
    if (y <= 0 || (s.n != 4 && s.n != 7 && s.n != 10)) return false;
    if (s.n >= 7 && (s.p[4] != '-' || (m = lb_digits(s, 5, 2)) < 1 || m > 12)) return false;
    if (s.n == 10 && (s.p[7] != '-' || (d = lb_digits(s, 8, 2)) < 1 || d > lb_month_days(y, m))) return false;
    *out = (lb_date){ (int16_t)y, (uint8_t)m, (uint8_t)d };
    return true;
}

lb_str lb_day_print(int32_t day, lb_arena *a)
{
    if (day == LB_OPEN) return LB_STR("");
    lb_date d = lb_date_of_day(day);
    return lb_printf(a, "%04d-%02d-%02d", d.year, d.month, d.day);
}
