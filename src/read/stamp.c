#include "read/stamp.h"

static bool rfc5322(lb_str s, lb_date *out)
{
    static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";
    uint32_t i = 0;
    int day = 0, month = 0, year = 0;
    while (i < s.n && !lb_is_digit((uint8_t)s.p[i])) i++;
    while (i < s.n && lb_is_digit((uint8_t)s.p[i]) && day < 100) day = day * 10 + (s.p[i++] - '0');
    while (i < s.n && (s.p[i] == ' ' || s.p[i] == '-')) i++;
    for (int m = 0; m < 12 && i + 3 <= s.n; m++) {
        bool same = true;
        for (uint32_t k = 0; k < 3; k++) same &= (s.p[i + k] | 32) == months[m * 3 + (int)k];
        if (same) month = m + 1;
    }
    while (i < s.n && !lb_is_digit((uint8_t)s.p[i])) i++;
    uint32_t from = i;
    while (i < s.n && lb_is_digit((uint8_t)s.p[i]) && i < from + 4) year = year * 10 + (s.p[i++] - '0');
    if (i - from == 2) year += year < 70 ? 2000 : 1900;
    if (!month || year < 1970 || day < 1 || day > lb_month_days(year, month)) return false;
    *out = (lb_date){ (int16_t)year, (uint8_t)month, (uint8_t)day };
    return true;
}

/* "11.11.2021", "01-11-2023": day, month, year. */
static bool day_first(lb_str s, lb_date *out)
{
    if (s.n < 10 || (s.p[2] != '.' && s.p[2] != '-') || s.p[5] != s.p[2]) return false;
    char z[10] = { s.p[6], s.p[7], s.p[8], s.p[9], '-', s.p[3], s.p[4], '-', s.p[0], s.p[1] };
    return lb_date_parse((lb_str){ z, 10 }, out) && out->year >= 1900;
}

bool lb_stamp_day(lb_str s, lb_date *out)
{
    s = lb_trim(s);
    if (day_first(s, out)) return true;
    for (uint32_t n = 10; n >= 4; n -= 3)
        if (s.n >= n && (s.n == n || !lb_is_digit((uint8_t)s.p[n])) && lb_date_parse((lb_str){ s.p, n }, out)) return out->year >= 1900;
    if (s.n >= 8 && lb_is_digit((uint8_t)s.p[7])) {
        char z[10] = { s.p[0], s.p[1], s.p[2], s.p[3], '-', s.p[4], s.p[5], '-', s.p[6], s.p[7] };
        if (lb_date_parse((lb_str){ z, 10 }, out)) return out->year >= 1900;
    }
    return rfc5322(s, out);
}
