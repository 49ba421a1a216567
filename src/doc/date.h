/* date.h: the proleptic Gregorian calendar in days; a date may be known only in part. */
#ifndef LB_DATE_H
#define LB_DATE_H

#include "base/str.h"

#define LB_OPEN INT32_MIN // an open or unknown end of an interval

/* A date as a report gives it: month or day 0 where unknown, year 0 where unknown. */
typedef struct {
    int16_t year;
    uint8_t month, day;
} lb_date;

typedef struct {
    int32_t begin, end; // days since 1970-01-01, both included; LB_OPEN
} lb_interval;

int32_t     lb_day(int year, int month, int day);  // days since 1970-01-01
lb_date     lb_date_of_day(int32_t day);
int         lb_weekday(int32_t day);               // 0 Monday … 6 Sunday
int         lb_month_days(int year, int month);
/* First and last day that a partial date can mean; year unknown: open. */
lb_interval lb_date_span(lb_date d);
/* The number of exactly `n` digits at s[at..); -1 where others stand there. */
int         lb_digits(lb_str s, uint32_t at, uint32_t n);
/* "2025-02-07", "2024-03", "2024"; false where `s` is nothing of the kind or no such day. */
bool        lb_date_parse(lb_str s, lb_date *out);
/* ISO 8601; LB_OPEN gives "". */
lb_str      lb_day_print(int32_t day, lb_arena *a);

#endif
