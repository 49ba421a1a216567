/* debris.c: reads debris.tsv and gives blocks their roles by it. O(blocks * rows), and only
 * the first bytes of a long block are looked at. */
#include "clean/debris.h"

bool lb_glob(lb_str pattern, lb_str s)
{
    uint32_t i = 0, k = 0, star = LB_NONE, mark = 0;
    while (k < s.n) {
        uint8_t c = i < pattern.n ? (uint8_t)pattern.p[i] : 0;
        if (c == '*') {
            star = i++;
            mark = k;
        } else if (c == '#' && lb_is_digit((uint8_t)s.p[k])) {
            while (k < s.n && lb_is_digit((uint8_t)s.p[k])) k++;
            i++;
        } else if (c && c != '#' && c == (uint8_t)s.p[k]) {
            i++;
            k++;
        } else if (star != LB_NONE) {
            i = star + 1;
            k = ++mark;
        } else {
            return false;
        }
    }
    while (i < pattern.n && pattern.p[i] == '*') i++;
    return i == pattern.n;
}

static const struct {
    const char    *name;
    lb_debris_kind kind;
} kinds[] = {
    { "date", LB_DEBRIS_DATE }, { "changed", LB_DEBRIS_CHANGED }, { "link", LB_DEBRIS_LINK }, { "agency", LB_DEBRIS_AGENCY }, { "month", LB_DEBRIS_MONTH },
};

static bool kind_of(lb_str s, lb_debris *d)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (lb_is(s, kinds[i].name)) {
            d->kind = kinds[i].kind;
            return true;
        }
    for (int r = 0; r < LB_ROLE_COUNT; r++)
        if (lb_is(s, lb_role_name((lb_role)r))) {
            d->kind = LB_DEBRIS_ROLE;
            d->role = (lb_role)r;
            return true;
        }
    return false;
}

lb_code lb_cleaner_open(const char *data, lb_arena *a, const lb_cleaner **out, lb_err *err)
{
    enum { KIND, PATTERN, MAX_WORDS, NAME };
    static const char *const columns[] = { "kind", "pattern", "max_words", "name", NULL };
    lb_table t;
    lb_code rc = lb_table_open(data, "debris.tsv", columns, a, &t, err);
    if (rc != LB_OK) return rc;
    lb_cleaner *c = lb_new(a, lb_cleaner);
    c->row = lb_array(a, t.n_rows, lb_debris);
    for (uint32_t i = 0; i < t.n_rows; i++) {
        lb_debris *d = &c->row[c->n++];
        lb_str number = lb_cell(&t, i, MAX_WORDS);
        if (!kind_of(lb_cell(&t, i, KIND), d)) return lb_table_fail(&t, i, err, "unknown kind \"%.*s\"", LB_FMT(lb_cell(&t, i, KIND)));
        d->pattern = lb_lower(a, lb_cell(&t, i, PATTERN));
        if (!d->pattern.n) return lb_table_fail(&t, i, err, "empty pattern");
        uint32_t v = 0;
        for (uint32_t k = 0; k < number.n; k++) {
            if (!lb_is_digit((uint8_t)number.p[k])) return lb_table_fail(&t, i, err, "\"%.*s\" is no number", LB_FMT(number));
            v = v * 10 + (uint32_t)(number.p[k] - '0');
        }
        if (d->kind == LB_DEBRIS_MONTH) {
            if (v < 1 || v > 12) return lb_table_fail(&t, i, err, "a month is 1 to 12");
            d->value = v;
        } else {
            d->max_words = v;
        }
        d->why = lb_printf(a, "debris/%.*s", LB_FMT(lb_cell(&t, i, NAME)));
    }
    *out = c;
    rc = lb_html_names_open(data, a, &c->names, err);
    return rc == LB_OK ? lb_languages_open(data, a, &c->languages, err) : rc;
}

uint32_t lb_count_words(lb_str s)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < s.n; i++) n += !lb_is_space((uint8_t)s.p[i]) && (i == 0 || lb_is_space((uint8_t)s.p[i - 1]));
    return n;
}

/* „Dry wit. Coffee addict. Web nerd.“: a last block of nothing but clipped phrases is about its author. */
static bool author_blurb(lb_str s)
{
    uint32_t stops = 0, words = lb_count_words(s), longest = 0, run = 1;
    for (uint32_t i = 0; i < s.n; i++) {
        if (lb_is_space((uint8_t)s.p[i])) run++;
        if (s.p[i] == '.' && (i + 1 == s.n || lb_is_space((uint8_t)s.p[i + 1]) || (uint8_t)s.p[i + 1] >= 0x80 || s.p[i + 1] == '"')) {
            stops++;
            if (run > longest) longest = run;
            run = 0;
        }
        if (lb_is_digit((uint8_t)s.p[i])) return false;
    }
    return stops >= 3 && words <= stops * 4 && longest <= 5;
}

void lb_clean_debris(lb_text *text, const lb_cleaner *c, lb_arena *a)
{
    enum { LOOK = 400 }; // bytes of a block that patterns may see
    for (uint32_t b = 0; b < text->n; b++) {
        lb_block *block = &text->block[b];
        bool known = block->role == LB_ROLE_boilerplate || block->role == LB_ROLE_teaser;
        if (known && !lb_is(block->why, "html/label") && !lb_is(block->why, "html/links") && !lb_is(block->why, "html/heads-no-text")) continue;
        lb_str all = lb_sub(text->text, block->span);
        uint32_t words = lb_count_words((lb_str){ all.p, all.n < 4 * LOOK ? all.n : 4 * LOOK });
        lb_str low = lb_lower(a, (lb_str){ all.p, all.n < LOOK ? all.n : LOOK });
        for (uint32_t i = 0; i < c->n; i++) {
            const lb_debris *d = &c->row[i];
            if (d->pattern.p[0] != '*' && d->pattern.p[0] != '#' && d->pattern.p[0] != low.p[0]) continue; // nearly all rows
            if ((d->kind != LB_DEBRIS_ROLE && d->kind != LB_DEBRIS_LINK) || (d->max_words && words > d->max_words) || !lb_glob(d->pattern, low)) continue;
            block->role = d->kind == LB_DEBRIS_LINK ? LB_ROLE_boilerplate : d->role;
            block->why = d->why;
            break;
        }
        if (b && b + 2 >= text->n && block->role == LB_ROLE_body && author_blurb(all)) {
            block->role = LB_ROLE_boilerplate;
            block->why = LB_STR("debris/author-blurb");
        }
    }
}
