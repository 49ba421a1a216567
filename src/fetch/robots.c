/* robots.c: see robots.h. O(lines * path). */
#include "fetch/robots.h"

#include <strings.h>

/* '*' any run, '$' the end; a pattern matches a beginning. */
static bool matches(lb_str pattern, lb_str path)
{
    bool end = pattern.n && pattern.p[pattern.n - 1] == '$';
    if (end) pattern.n--;
    uint32_t i = 0, k = 0, star = UINT32_MAX, mark = 0;
    for (;;) {
        if (i == pattern.n && (!end || k == path.n)) return true;
        if (i < pattern.n && pattern.p[i] == '*') {
            star = ++i;
            mark = k;
        } else if (i < pattern.n && k < path.n && pattern.p[i] == path.p[k]) {
            i++;
            k++;
        } else if (star != UINT32_MAX && mark < path.n) {
            i = star;
            k = ++mark;
        } else {
            return false;
        }
    }
}

static bool key(lb_str line, const char *name, lb_str *value)
{
    size_t n = strlen(name);
    if (line.n <= n || strncasecmp(line.p, name, n)) return false;
    lb_str rest = lb_trim((lb_str){ line.p + n, line.n - (uint32_t)n });
    if (!rest.n || rest.p[0] != ':') return false;
    *value = lb_trim((lb_str){ rest.p + 1, rest.n - 1 });
    return true;
}

bool lb_robots_allow(lb_str robots, const char *agent, lb_str path, long *delay)
{
    enum { NONE, ANY, OWN } group = NONE, best_group = NONE;
    bool allow = true, naming = false;
    uint32_t longest = 0;
    *delay = 0;
    for (uint32_t i = 0; i < robots.n;) {
        const char *nl = memchr(robots.p + i, '\n', robots.n - i);
        lb_str line = { robots.p + i, nl ? (uint32_t)(nl - robots.p) - i : robots.n - i }, v;
        i += line.n + 1;
        const char *hash = line.n ? memchr(line.p, '#', line.n) : NULL;
        if (hash) line.n = (uint32_t)(hash - line.p);
        line = lb_trim(line);
        if (key(line, "user-agent", &v)) {
            if (!naming) group = NONE; // a new group begins
            naming = true;
            if (lb_is(v, "*") && group == NONE) group = ANY;
            if (v.n && v.n == strlen(agent) && !strncasecmp(v.p, agent, v.n)) group = OWN;
            if (group > best_group) { // rules for others no longer count
                best_group = group;
                allow = true;
                longest = 0;
                *delay = 0;
            }
            continue;
        }
        naming = false;
        if (group == NONE || group < best_group) continue;
        bool yes = key(line, "allow", &v);
        if (yes || key(line, "disallow", &v)) {
            if (v.n && matches(v, path) && (v.n > longest || (v.n == longest && yes))) {
                longest = v.n;
                allow = yes;
            }
        } else if (key(line, "crawl-delay", &v)) {
            for (uint32_t k = 0; k < v.n && lb_is_digit((uint8_t)v.p[k]) && *delay < 100000; k++) *delay = *delay * 10 + (v.p[k] - '0');
        }
    }
    return allow;
}
