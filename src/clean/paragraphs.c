/* paragraphs.c: plain text -> blocks. A line is a block, unless the text is wrapped at a margin:
 * then a paragraph is. Roles come from shape here, from words in debris.c. O(bytes). */
#include "clean/debris.h"

/* "… verantwortlich. (dpa)": the agency's mark stands behind the sentence's end. */
static lb_str without_mark(lb_str s)
{
    enum { LONGEST = 24 };
    if (!lb_ends(s, ")")) return s;
    for (uint32_t k = s.n - 1; k > 1 && s.n - k < LONGEST; k--)
        if (s.p[k] == '(') return lb_trim((lb_str){ s.p, k });
    return s;
}

static bool ends_sentence(lb_str s)
{
    s = without_mark(s);
    static const char *const close[] = { "\"", "“", "”", "«", "»", "‘", "’", "'", ")", "]", "*", "+" };
    for (bool cut = true; cut && s.n;) {
        cut = false;
        for (size_t i = 0; i < sizeof close / sizeof *close && !cut; i++)
            if (lb_ends(s, close[i])) {
                s.n -= (uint32_t)strlen(close[i]);
                cut = true;
            }
        while (s.n && lb_is_space((uint8_t)s.p[s.n - 1])) s.n--;
    }
    return lb_ends(s, ".") || lb_ends(s, "!") || lb_ends(s, "?") || lb_ends(s, ":") || lb_ends(s, "…") || lb_ends(s, ";") || lb_ends(s, ",");
}

/* Wrapped text: no long lines, and most lines that another line follows reach near the
 * margin and break off inside a sentence. */
static bool is_wrapped(lb_str s)
{
    uint32_t longest = 0, broken = 0, inner = 0;
    lb_str before = { 0 };
    for (uint32_t from = 0, i = 0; i <= s.n; i++) {
        if (i < s.n && s.p[i] != '\n') continue;
        lb_str line = lb_trim((lb_str){ s.p + from, i - from });
        if (line.n && before.n) {
            inner++;
            broken += before.n >= 50 && !ends_sentence(before);
        }
        if (line.n > longest) longest = line.n;
        before = line;
        from = i + 1;
    }
    return inner >= 2 && longest <= 120 && broken * 10 >= inner * 6;
}

/* "+++ 23.25 Uhr: …", "22:10 Uhr: …": minutes after midnight, or -1. */
static int16_t clock_in_front(lb_str s)
{
    uint32_t i = 0, k, h = 0, m = 0;
    while (i < s.n && (s.p[i] == '+' || s.p[i] == '*' || s.p[i] == '[' || lb_is_space((uint8_t)s.p[i]))) i++;
    for (k = i; k < s.n && k < i + 2 && lb_is_digit((uint8_t)s.p[k]); k++) h = h * 10 + (uint32_t)(s.p[k] - '0');
    if (k == i || k + 3 > s.n || (s.p[k] != '.' && s.p[k] != ':')) return -1;
    if (!lb_is_digit((uint8_t)s.p[k + 1]) || !lb_is_digit((uint8_t)s.p[k + 2])) return -1;
    m = (uint32_t)(s.p[k + 1] - '0') * 10 + (uint32_t)(s.p[k + 2] - '0');
    lb_str rest = lb_trim((lb_str){ s.p + k + 3, s.n - k - 3 });
    if (h > 23 || m > 59 || !(i || lb_starts(rest, "Uhr") || lb_starts(rest, ":") || lb_starts(rest, "–"))) return -1;
    return (int16_t)(h * 60 + m);
}

/* "date 2024-03 Die …": facts that an archive glued in front of the text are a block of their own. */
static uint32_t glued_facts(lb_str line)
{
    lb_date d;
    if (!lb_starts(line, "date ")) return 0;
    uint32_t i = 5;
    while (i < line.n && !lb_is_space((uint8_t)line.p[i])) i++;
    return lb_date_parse((lb_str){ line.p + 5, i - 5 }, &d) ? i : 0;
}

static void shape(lb_text *t)
{
    enum { HEADING_WORDS = 24 };
    bool seen_body = false;
    for (uint32_t i = 0; i < t->n; i++) {
        lb_block *b = &t->block[i];
        lb_str s = lb_sub(t->text, b->span);
        if (b->role != LB_ROLE_body) continue;
        b->minutes = clock_in_front(s);
        bool short_line = lb_count_words(s) <= HEADING_WORDS && !ends_sentence(s);
        if (short_line && t->n > 1) {
            b->role = seen_body || i > 1 ? LB_ROLE_heading : LB_ROLE_headline;
            b->why = seen_body ? LB_STR("plain/no-full-stop") : LB_STR("plain/first-line");
        } else {
            seen_body = true;
        }
    }
}

/* A caption stands before its credit ("Foto: …"): the line above it, if that is no sentence. */
static void captions(lb_text *t)
{
    for (uint32_t i = 1; i < t->n; i++)
        if (lb_ends(t->block[i].why, "/credit") && t->block[i - 1].role == LB_ROLE_heading) {
            t->block[i - 1].role = LB_ROLE_caption;
            t->block[i - 1].why = LB_STR("plain/above-credit");
        }
}

lb_text *lb_clean_plain(lb_str text, const lb_facts *facts, const lb_cleaner *c, lb_arena *a)
{
    lb_text *t = lb_new(a, lb_text);
    LB_VEC(lb_block) blocks = { 0 };
    bool wrapped = is_wrapped(text), open = false;
    t->facts = *facts;
    t->text = text;
    for (uint32_t from = 0, i = 0; i <= text.n; i++) {
        if (i < text.n && text.p[i] != '\n') continue;
        lb_str line = lb_trim((lb_str){ text.p + from, i - from });
        uint32_t at = line.n ? (uint32_t)(line.p - text.p) : 0, facts_n = blocks.n ? 0 : glued_facts(line);
        from = i + 1;
        if (facts_n) {
            *lb_push(a, &blocks) = (lb_block){ .span = { at, at + facts_n }, .role = LB_ROLE_boilerplate, .why = LB_STR("plain/facts"), .minutes = -1 };
            at += facts_n;
            line = lb_trim((lb_str){ line.p + facts_n, line.n - facts_n });
            if (line.n) at = (uint32_t)(line.p - text.p);
        }
        if (line.n && wrapped && open) blocks.at[blocks.n - 1].span.end = at + line.n;
        else if (line.n) *lb_push(a, &blocks) = (lb_block){ .span = { at, at + line.n }, .role = LB_ROLE_body, .why = LB_STR("plain"), .minutes = -1 };
        open = line.n > 0;
    }
    t->n = (uint32_t)blocks.n;
    t->block = blocks.at;
    shape(t);
    lb_clean_debris(t, c, a);
    captions(t);
    lb_clean_facts(t, false, c, a);
    return t;
}
