/* facts.c: what a report's own text says about its date, link and agency. O(bytes looked at). */
#include "clean/debris.h"

static bool plausible(int y, int m, int d)
{
    return y >= 1990 && y < 2100 && m >= 1 && m <= 12 && d >= 1 && d <= lb_month_days(y, m);
}

bool lb_date_in_url(lb_str url, lb_date *out)
{
    // An archive's address begins with the time of capture; the page's own follows.
    for (uint32_t i = 8; i + 8 < url.n; i++)
        if (!memcmp(url.p + i, "http", 4) && lb_find((lb_str){ url.p + i, 8 }, LB_STR("://")) > 0) return lb_date_in_url((lb_str){ url.p + i, url.n - i }, out);
    for (uint32_t i = 0, end; i < url.n; i = end > i ? end : i + 1) {
        for (end = i; end < url.n && lb_is_digit((uint8_t)url.p[end]);) end++;
        uint32_t n = end - i;
        if (n == 4 && end + 3 <= url.n && (url.p[end] == '/' || url.p[end] == '-')) { // 2025/02/07, 2025/02
            int y = lb_digits(url, i, 4), m = lb_digits(url, end + 1, 2), d = 0;
            bool day = end + 6 <= url.n && url.p[end + 3] == url.p[end] && (d = lb_digits(url, end + 4, 2)) > 0;
            if (plausible(y, m, day ? d : 1) && (day || url.p[end] == '/')) {
                *out = (lb_date){ (int16_t)y, (uint8_t)m, (uint8_t)(day ? d : 0) };
                return true;
            }
        }
        if (n == 8 || n == 12 || n == 14) { // 20250207, 202502071830
            int y = lb_digits(url, i, 4), m = lb_digits(url, i + 4, 2), d = lb_digits(url, i + 6, 2);
            if (plausible(y, m, d)) {
                *out = (lb_date){ (int16_t)y, (uint8_t)m, (uint8_t)d };
                return true;
            }
        }
        if (n >= 15) { // an article number that ends in yymmddhhmmssmmm
            uint32_t at = end - 15;
            int y = lb_digits(url, at, 2), m = lb_digits(url, at + 2, 2), d = lb_digits(url, at + 4, 2);
            int hh = lb_digits(url, at + 6, 2), mm = lb_digits(url, at + 8, 2), ss = lb_digits(url, at + 10, 2);
            if (plausible(2000 + y, m, d) && hh < 24 && mm < 60 && ss < 60) {
                *out = (lb_date){ (int16_t)(2000 + y), (uint8_t)m, (uint8_t)d };
                return true;
            }
        }
    }
    return false;
}

static uint32_t skip_space(lb_str s, uint32_t i)
{
    while (i < s.n && lb_is_space((uint8_t)s.p[i])) i++;
    return i;
}

/* A date with its year at s[i..]: 7.2.2025, 07.02.2025, 7. Februar 2025, 2025-02-07, 2025-02. Lower case.
 * Returns the offset behind it, or 0. */
static uint32_t date_at(lb_str s, uint32_t i, const lb_cleaner *c, lb_date *out)
{
    if (lb_digits(s, i, 4) > 0) {
        lb_date d;
        for (uint32_t n = 10; n >= 7; n -= 3)
            if (i + n <= s.n && lb_date_parse((lb_str){ s.p + i, n }, &d) && (i + n == s.n || !lb_is_digit((uint8_t)s.p[i + n]))) {
                *out = d;
                return i + n;
            }
        return 0;
    }
    uint32_t k = i;
    while (k < s.n && lb_is_digit((uint8_t)s.p[k])) k++;
    int day = k - i <= 2 ? lb_digits(s, i, k - i) : 0, month = 0;
    if (k == i || day < 1 || k >= s.n || s.p[k] != '.') return 0;
    k = skip_space(s, k + 1);
    uint32_t from = k;
    while (k < s.n && lb_is_digit((uint8_t)s.p[k])) k++;
    if (k > from && k - from <= 2 && k < s.n && s.p[k] == '.') {
        month = lb_digits(s, from, k - from);
        k = skip_space(s, k + 1);
    } else {
        for (uint32_t r = 0; r < c->n && !month; r++) {
            lb_str p = c->row[r].pattern;
            if (c->row[r].kind != LB_DEBRIS_MONTH || from + p.n > s.n || memcmp(s.p + from, p.p, p.n)) continue;
            month = (int)c->row[r].value;
            k = skip_space(s, from + p.n);
        }
    }
    int year = lb_digits(s, k, 4), short_year = lb_digits(s, k, 2);
    if (year < 0 && short_year >= 0 && (k + 2 == s.n || !lb_is_digit((uint8_t)s.p[k + 2]))) { // "23.09.22"
        *out = (lb_date){ (int16_t)(short_year + (short_year < 70 ? 2000 : 1900)), (uint8_t)month, (uint8_t)day };
        return month && plausible(out->year, month, day) ? k + 2 : 0;
    }
    if (!plausible(year, month, day)) return 0;
    *out = (lb_date){ (int16_t)year, (uint8_t)month, (uint8_t)day };
    return k + 4;
}

/* "… angelegt am 02.03.2022": a phrase of the table, then a date. */
static bool date_after_phrase(lb_str low, lb_debris_kind kind, const lb_cleaner *c, lb_date *out, lb_str *why)
{
    for (uint32_t r = 0; r < c->n; r++) {
        if (c->row[r].kind != kind) continue;
        int64_t at = lb_find(low, c->row[r].pattern);
        if (at < 0 || (at > 0 && lb_is_lower((uint8_t)low.p[at - 1]))) continue;
        if (date_at(low, skip_space(low, (uint32_t)at + c->row[r].pattern.n), c, out)) {
            *why = c->row[r].why;
            return true;
        }
    }
    return false;
}

/* "Kiew, 7. Februar 2025 – …": a date within the first words of a text, closed by a dash, colon or bracket. */
static bool dateline(lb_str low, const lb_cleaner *c, lb_date *out)
{
    for (uint32_t i = 0; i < low.n && i < 60; i++) {
        if (!lb_is_digit((uint8_t)low.p[i]) || (i && !lb_is_space((uint8_t)low.p[i - 1]) && low.p[i - 1] != '(')) continue;
        lb_date found;
        uint32_t end = date_at(low, i, c, &found);
        if (!end) continue;
        end = skip_space(low, end);
        lb_str rest = { low.p + end, low.n - end };
        bool closed = !rest.n || lb_starts(rest, "–") || lb_starts(rest, "—") || lb_starts(rest, "-") || lb_starts(rest, ":")
            || lb_starts(rest, ")") || lb_starts(rest, "(") || lb_starts(rest, ".") || lb_starts(rest, "|") || lb_starts(rest, ", ");
        if (closed) *out = found;
        return closed;
    }
    return false;
}

/* "Moskau (dpa) - …" in front, or a last line of nothing but agencies ("dpa/AFP", "red, Agenturen"). */
static lb_str agency(lb_str all, lb_str low, bool first, const lb_cleaner *c)
{
    for (uint32_t r = 0; r < c->n; r++) {
        const lb_debris *d = &c->row[r];
        if (d->kind != LB_DEBRIS_AGENCY) continue;
        int64_t at = lb_find(low, d->pattern);
        if (at < 0) continue;
        uint32_t b = (uint32_t)at, e = b + d->pattern.n;
        bool open = !b || !lb_is_lower((uint8_t)low.p[b - 1]), shut = e == low.n || !lb_is_lower((uint8_t)low.p[e]);
        if (!open || !shut) continue;
        if (first ? b && b < 60 && low.p[b - 1] == '(' : low.n <= 24) return lb_sub(all, (lb_span){ b, e });
    }
    return (lb_str){ 0 };
}

/* The date that stands by itself near a page's headline: a short block with a year in it. */
static bool near_headline(const lb_text *text, const lb_cleaner *c, lb_arena *a, lb_date *out)
{
    enum { BEFORE = 6, PARAGRAPHS = 2, SHORT = 100 };
    uint32_t h = 0, body = 0;
    while (h < text->n && text->block[h].role != LB_ROLE_headline) h++;
    for (uint32_t b = h < text->n && h > BEFORE ? h - BEFORE : 0; b < text->n && body < PARAGRAPHS; b++) {
        const lb_block *block = &text->block[b];
        lb_str all = lb_sub(text->text, block->span);
        body += b > h && block->role == LB_ROLE_body && all.n > SHORT;
        if (all.n > SHORT || block->role == LB_ROLE_teaser) continue;
        lb_str low = lb_lower(a, all);
        for (uint32_t i = 0; i < low.n; i++)
            if (lb_is_digit((uint8_t)low.p[i]) && (!i || !lb_is_digit((uint8_t)low.p[i - 1])) && date_at(low, i, c, out)) return true;
    }
    return false;
}

static lb_str link_in(lb_str all)
{
    int64_t at = lb_find(all, LB_STR("http"));
    if (at < 0) return (lb_str){ 0 };
    uint32_t e = (uint32_t)at;
    while (e < all.n && !lb_is_space((uint8_t)all.p[e])) e++;
    return lb_sub(all, (lb_span){ (uint32_t)at, e });
}

void lb_clean_facts(lb_text *text, bool page, const lb_cleaner *c, lb_arena *a)
{
    enum { LOOK = 200 };
    lb_facts *f = &text->facts;
    for (uint32_t b = 0; b < text->n; b++) {
        const lb_block *block = &text->block[b];
        lb_str all = lb_sub(text->text, block->span);
        lb_str low = lb_lower(a, (lb_str){ all.p, all.n < LOOK ? all.n : LOOK });
        bool edge = b < 3 || b + 3 >= text->n, debris = block->role == LB_ROLE_boilerplate;
        lb_str why = LB_STR("text");
        if (!f->date.year && (edge || debris) && (date_after_phrase(low, LB_DEBRIS_DATE, c, &f->date, &why) || (b < 3 && dateline(low, c, &f->date)))) f->date_from = why;
        if (!f->changed.year && (edge || debris)) date_after_phrase(low, LB_DEBRIS_CHANGED, c, &f->changed, &why);
        if (!f->url.n && debris) f->url = link_in(all);
        if (!f->origin.n && edge) f->origin = agency(all, low, b < 3, c);
    }
    if (!f->date.year && page && near_headline(text, c, a, &f->date)) f->date_from = LB_STR("near the headline");
    if (!f->date.year && f->url.n && lb_date_in_url(f->url, &f->date)) f->date_from = LB_STR("url");
    if (!f->date.year && f->changed.year) f->date = f->changed, f->date_from = LB_STR("last change"); // better than none, and said
}
