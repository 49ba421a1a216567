/* stamp.h: date stamps as machines write them. */
#ifndef LB_STAMP_H
#define LB_STAMP_H

#include "doc/date.h"

/* ISO 8601 ("2025-02-07T18:30:00Z", "20250207", "2025-02"), day first ("07.02.2025") and RFC 5322 ("Fri, 07 Feb 2025
 * 18:30:00 +0100"): the day as written, in the stamp's own zone. False for anything else. */
bool lb_stamp_day(lb_str s, lb_date *out);

#endif
