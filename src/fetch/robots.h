/* robots.h: robots.txt (RFC 9309): may this agent fetch this path? */
#ifndef LB_ROBOTS_H
#define LB_ROBOTS_H

#include "base/str.h"

/* The longest matching rule of the groups for `agent` (its product token, in lower case), else of
 * "*", decides; none: allowed. *delay gets Crawl-delay in seconds, or 0. */
bool lb_robots_allow(lb_str robots, const char *agent, lb_str path, long *delay);

#endif
