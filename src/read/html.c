/* html.c: see html.h. One pass, an explicit stack, counts of open elements so that a stray
 * end tag costs nothing. */
#include "read/html.h"

enum { V = 1, R, B, I, S };

static const struct {
    const char *name;
    uint8_t     kind;
} tags[LB_TAG_COUNT] = {
#define X(name, cls) { #name, cls },
    LB_HTML_TAGS(X)
#undef X
    { "#text", I },
};
static const char *const attrs[] = {
#define X(html, c) #html,
    LB_HTML_ATTRS(X)
#undef X
};

bool lb_html_is_block(lb_html_tag t) { return tags[t].kind == B || t == LB_TAG_br || t == LB_TAG_hr; }
bool lb_html_is_skipped(lb_html_tag t) { return tags[t].kind == S || tags[t].kind == R; }

static char low(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }

/* -1, 0, 1 as strcmp, `s` in any case. */
static int compare(lb_str s, const char *z)
{
    uint32_t i = 0;
    for (; i < s.n && z[i]; i++)
        if (low(s.p[i]) != z[i]) return low(s.p[i]) < z[i] ? -1 : 1;
    return i < s.n ? 1 : z[i] ? -1 : 0;
}

/* The lists are in alphabetical order but for tags[0], which stands for all others. */
static lb_html_tag tag_of(lb_str s)
{
    int from = 1, to = LB_TAG_text;
    while (from < to) {
        int mid = (from + to) / 2, c = compare(s, tags[mid].name);
        if (!c) return (lb_html_tag)mid;
        if (c < 0) to = mid;
        else from = mid + 1;
    }
    return LB_TAG_other;
}

static lb_html_attr attr_of(lb_str s)
{
    for (int i = 0; i < LB_ATTR_COUNT; i++)
        if (!compare(s, attrs[i])) return (lb_html_attr)i;
    return LB_ATTR_COUNT;
}

typedef struct {
    lb_arena *a;
    lb_str    s;
    uint32_t  i;
    LB_VEC(lb_html_node) nodes;
    LB_VEC(lb_html_pair) pairs;
    uint32_t  stack[LB_HTML_DEPTH + 1], depth;
    uint32_t  open[LB_TAG_COUNT]; // how many of each lie on the stack
} parser;

static void close_top(parser *p)
{
    uint32_t at = p->stack[--p->depth];
    p->nodes.at[at].end = (uint32_t)p->nodes.n;
    p->open[p->nodes.at[at].tag]--;
}

static void push(parser *p, lb_html_tag tag, uint32_t attr, uint32_t n_attr)
{
    uint32_t at = (uint32_t)p->nodes.n;
    *lb_push(p->a, &p->nodes) = (lb_html_node){ .tag = tag, .parent = p->stack[p->depth - 1], .end = at + 1, .attr = attr, .n_attr = n_attr };
    if (tags[tag].kind == V || p->depth > LB_HTML_DEPTH) return;
    p->stack[p->depth++] = at;
    p->open[tag]++;
}

static void text(parser *p, uint32_t from, uint32_t to)
{
    if (to <= from) return;
    uint32_t end = (uint32_t)p->nodes.n + 1;
    *lb_push(p->a, &p->nodes) = (lb_html_node){ .tag = LB_TAG_text, .parent = p->stack[p->depth - 1], .end = end,
                                                .text = { p->s.p + from, to - from } };
}

/* An end tag closes the nearest open element of its name, unless a table stands between. */
static void end_tag(parser *p, lb_html_tag tag)
{
    if (!p->open[tag] || tag == LB_TAG_other) {
        // Unknown elements share one id: close only the innermost.
        if (tag == LB_TAG_other && p->depth > 1 && p->nodes.at[p->stack[p->depth - 1]].tag == tag) close_top(p);
        return;
    }
    if (tags[tag].kind == I) { // misnested inline elements close only up to the next block
        for (uint32_t d = p->depth; d-- > 1;) {
            lb_html_tag t = p->nodes.at[p->stack[d]].tag;
            if (t == tag) break;
            if (tags[t].kind == B) return;
        }
    }
    while (p->depth > 1 && p->nodes.at[p->stack[p->depth - 1]].tag != tag) close_top(p);
    if (p->depth > 1) close_top(p);
}

/* Close an open `tag` that lies above the nearest `fence` or `fence2`. */
static void close_within(parser *p, lb_html_tag tag, lb_html_tag fence, lb_html_tag fence2)
{
    if (!p->open[tag]) return;
    for (uint32_t d = p->depth; d-- > 1;) {
        lb_html_tag t = p->nodes.at[p->stack[d]].tag;
        if (t == fence || t == fence2) return;
        if (t != tag) continue;
        while (p->depth > d) close_top(p);
        return;
    }
}

/* What HTML lets authors leave open. */
static void imply_ends(parser *p, lb_html_tag tag)
{
    if (tags[tag].kind == B || tag == LB_TAG_hr) close_within(p, LB_TAG_p, LB_TAG_button, LB_TAG_td);
    switch (tag) {
    case LB_TAG_li: close_within(p, tag, LB_TAG_ul, LB_TAG_ol); break;
    case LB_TAG_dt:
    case LB_TAG_dd:
        close_within(p, LB_TAG_dt, LB_TAG_dl, LB_TAG_dl);
        close_within(p, LB_TAG_dd, LB_TAG_dl, LB_TAG_dl);
        break;
    case LB_TAG_tr:
    case LB_TAG_tbody:
    case LB_TAG_tfoot: close_within(p, LB_TAG_tr, LB_TAG_table, LB_TAG_table); break;
    case LB_TAG_td:
    case LB_TAG_th:
        close_within(p, LB_TAG_td, LB_TAG_tr, LB_TAG_table);
        close_within(p, LB_TAG_th, LB_TAG_tr, LB_TAG_table);
        break;
    case LB_TAG_option: close_within(p, tag, LB_TAG_select, LB_TAG_select); break;
    case LB_TAG_body: close_within(p, LB_TAG_head, LB_TAG_html, LB_TAG_html); break;
    default: break;
    }
}

static bool name_byte(char c) { return !lb_is_space((uint8_t)c) && c != '>' && c != '/' && c != '='; }

/* Attributes up to '>'; p->i stands behind it afterwards. */
static uint32_t attributes(parser *p, uint32_t *n)
{
    enum { MOST = 64 }; // attributes kept of one element
    uint32_t first = (uint32_t)p->pairs.n;
    lb_str s = p->s;
    while (p->i < s.n && s.p[p->i] != '>') {
        if (!name_byte(s.p[p->i])) {
            p->i++;
            continue;
        }
        uint32_t from = p->i;
        while (p->i < s.n && name_byte(s.p[p->i])) p->i++;
        lb_html_pair pair = { attr_of((lb_str){ s.p + from, p->i - from }), { s.p + p->i, 0 } };
        uint32_t k = p->i;
        while (k < s.n && lb_is_space((uint8_t)s.p[k])) k++;
        if (k < s.n && s.p[k] == '=') {
            p->i = k + 1;
            while (p->i < s.n && lb_is_space((uint8_t)s.p[p->i])) p->i++;
            char q = p->i < s.n ? s.p[p->i] : 0;
            uint32_t at = p->i;
            if (q == '"' || q == '\'') {
                at++;
                const char *shut = memchr(s.p + at, q, s.n - at);
                p->i = shut ? (uint32_t)(shut - s.p) : s.n;
                pair.value = (lb_str){ s.p + at, p->i - at };
                if (p->i < s.n) p->i++;
            } else {
                while (p->i < s.n && !lb_is_space((uint8_t)s.p[p->i]) && s.p[p->i] != '>') p->i++;
                pair.value = (lb_str){ s.p + at, p->i - at };
            }
        }
        if (pair.name != LB_ATTR_COUNT && p->pairs.n - first < MOST) *lb_push(p->a, &p->pairs) = pair;
    }
    if (p->i < s.n) p->i++;
    *n = (uint32_t)p->pairs.n - first;
    return first;
}

/* Raw text runs to its own end tag. */
static void raw_text(parser *p, lb_html_tag tag)
{
    uint32_t from = p->i, len = (uint32_t)strlen(tags[tag].name);
    for (;;) {
        const char *lt = p->i < p->s.n ? memchr(p->s.p + p->i, '<', p->s.n - p->i) : NULL;
        if (!lt) {
            p->i = p->s.n;
            text(p, from, p->i);
            break;
        }
        uint32_t at = (uint32_t)(lt - p->s.p);
        if (at + 2 + len <= p->s.n && lt[1] == '/' && !compare((lb_str){ lt + 2, len }, tags[tag].name)) {
            text(p, from, at);
            const char *gt = memchr(lt, '>', p->s.n - at);
            p->i = gt ? (uint32_t)(gt - p->s.p) + 1 : p->s.n;
            break;
        }
        p->i = at + 1;
    }
    close_top(p);
}

/* <!-- … -->, <!doctype …>, <? … >, <![CDATA[ … ]]> */
static void declaration(parser *p)
{
    lb_str rest = { p->s.p + p->i, p->s.n - p->i };
    bool comment = lb_starts(rest, "<!--");
    const char *shut = NULL;
    if (comment) {
        int64_t at = lb_find((lb_str){ rest.p + 4, rest.n - 4 }, LB_STR("-->"));
        p->i = at < 0 ? p->s.n : p->i + 4 + (uint32_t)at + 3;
        return;
    }
    shut = memchr(rest.p, '>', rest.n);
    p->i = shut ? (uint32_t)(shut - p->s.p) + 1 : p->s.n;
}

const lb_html *lb_html_parse(lb_str bytes, lb_arena *a)
{
    parser *p = lb_new(a, parser);
    p->a = a;
    p->s = bytes;
    *lb_push(a, &p->nodes) = (lb_html_node){ .tag = LB_TAG_other };
    p->stack[p->depth++] = 0;
    while (p->i < bytes.n) {
        const char *lt = memchr(bytes.p + p->i, '<', bytes.n - p->i);
        uint32_t at = lt ? (uint32_t)(lt - bytes.p) : bytes.n;
        char c = at + 1 < bytes.n ? lt[1] : 0;
        bool letter = low(c) >= 'a' && low(c) <= 'z';
        if (lt && !letter && c != '/' && c != '!' && c != '?') { // "3 < 4"
            text(p, p->i, at + 1);
            p->i = at + 1;
            continue;
        }
        text(p, p->i, at);
        p->i = at;
        if (!lt) break;
        if (c == '!' || c == '?') {
            declaration(p);
            continue;
        }
        p->i += c == '/' ? 2 : 1;
        uint32_t from = p->i, n_attr;
        while (p->i < bytes.n && name_byte(bytes.p[p->i])) p->i++;
        lb_html_tag tag = tag_of((lb_str){ bytes.p + from, p->i - from });
        if (c == '/') {
            const char *gt = memchr(bytes.p + p->i, '>', bytes.n - p->i);
            p->i = gt ? (uint32_t)(gt - bytes.p) + 1 : bytes.n;
            end_tag(p, tag);
            continue;
        }
        uint32_t attr = attributes(p, &n_attr);
        imply_ends(p, tag);
        uint32_t depth = p->depth;
        push(p, tag, attr, n_attr);
        if (tags[tag].kind == R && p->depth > depth) raw_text(p, tag);
    }
    while (p->depth) close_top(p);
    lb_html *h = lb_new(a, lb_html);
    *h = (lb_html){ (uint32_t)p->nodes.n, p->nodes.at, p->pairs.at };
    return h;
}

bool lb_html_has(const lb_html *h, uint32_t node, lb_html_attr name)
{
    const lb_html_node *x = &h->node[node];
    for (uint32_t i = 0; i < x->n_attr; i++)
        if (h->attr[x->attr + i].name == name) return true;
    return false;
}

lb_str lb_html_get(const lb_html *h, uint32_t node, lb_html_attr name)
{
    const lb_html_node *x = &h->node[node];
    for (uint32_t i = 0; i < x->n_attr; i++)
        if (h->attr[x->attr + i].name == name) return h->attr[x->attr + i].value;
    return (lb_str){ 0 };
}

/* The references that German pages use; others stay as they stand. */
static const struct {
    const char *name;
    uint16_t    code;
} entities[] = {
    { "amp", '&' }, { "lt", '<' }, { "gt", '>' }, { "quot", '"' }, { "apos", '\'' }, { "nbsp", 0xA0 }, { "auml", 0xE4 },
    { "ouml", 0xF6 }, { "uuml", 0xFC }, { "Auml", 0xC4 }, { "Ouml", 0xD6 }, { "Uuml", 0xDC }, { "szlig", 0xDF },
    { "euro", 0x20AC }, { "ndash", 0x2013 }, { "mdash", 0x2014 }, { "hellip", 0x2026 }, { "bdquo", 0x201E },
    { "ldquo", 0x201C }, { "rdquo", 0x201D }, { "sbquo", 0x201A }, { "lsquo", 0x2018 }, { "rsquo", 0x2019 },
    { "laquo", 0xAB }, { "raquo", 0xBB }, { "lsaquo", 0x2039 }, { "rsaquo", 0x203A }, { "shy", 0xAD }, { "copy", 0xA9 },
    { "reg", 0xAE }, { "trade", 0x2122 }, { "deg", 0xB0 }, { "para", 0xB6 }, { "sect", 0xA7 }, { "middot", 0xB7 },
    { "bull", 0x2022 }, { "times", 0xD7 }, { "plusmn", 0xB1 }, { "frac12", 0xBD }, { "frac14", 0xBC }, { "frac34", 0xBE },
    { "sup2", 0xB2 }, { "sup3", 0xB3 }, { "agrave", 0xE0 }, { "aacute", 0xE1 }, { "acirc", 0xE2 }, { "atilde", 0xE3 },
    { "aring", 0xE5 }, { "aelig", 0xE6 }, { "ccedil", 0xE7 }, { "egrave", 0xE8 }, { "eacute", 0xE9 }, { "ecirc", 0xEA },
    { "euml", 0xEB }, { "iacute", 0xED }, { "icirc", 0xEE }, { "iuml", 0xEF }, { "ntilde", 0xF1 }, { "ograve", 0xF2 },
    { "oacute", 0xF3 }, { "ocirc", 0xF4 }, { "otilde", 0xF5 }, { "oslash", 0xF8 }, { "ugrave", 0xF9 }, { "uacute", 0xFA },
    { "ucirc", 0xFB }, { "yacute", 0xFD }, { "Eacute", 0xC9 }, { "Aring", 0xC5 }, { "Oslash", 0xD8 }, { "Ccedil", 0xC7 },
    { "scaron", 0x161 }, { "Scaron", 0x160 }, { "pound", 0xA3 }, { "cent", 0xA2 }, { "yen", 0xA5 }, { "micro", 0xB5 },
    { "thinsp", 0x2009 }, { "ensp", 0x2002 }, { "emsp", 0x2003 }, { "zwnj", 0x200C }, { "zwj", 0x200D }, { "rarr", 0x2192 },
    { "larr", 0x2190 }, { "minus", 0x2212 }, { "dagger", 0x2020 }, { "permil", 0x2030 }, { "prime", 0x2032 }, { "Prime", 0x2033 },
    { "iexcl", 0xA1 }, { "iquest", 0xBF }, { "ordf", 0xAA }, { "ordm", 0xBA }, { "colon", ':' }, { "comma", ',' }, { "period", '.' },
    { "NewLine", '\n' }, { "Tab", '\t' }, { "excl", '!' }, { "quest", '?' }, { "lpar", '(' }, { "rpar", ')' }, { "num", '#' },
};

/* Code point of the reference at raw[i] ('&'); *i moves behind it. 0 where it is none. */
static uint32_t reference(lb_str raw, uint32_t *i)
{
    uint32_t k = *i + 1, c = 0, digits = 0;
    if (k < raw.n && raw.p[k] == '#') {
        bool hex = k + 1 < raw.n && low(raw.p[k + 1]) == 'x';
        for (k += hex ? 2 : 1; k < raw.n && digits < 8; k++, digits++) {
            char d = low(raw.p[k]);
            if (lb_is_digit((uint8_t)d)) c = c * (hex ? 16 : 10) + (uint32_t)(d - '0');
            else if (hex && d >= 'a' && d <= 'f') c = c * 16 + (uint32_t)(d - 'a' + 10);
            else break;
        }
        if (!digits) return 0;
        if (c >= 0x80 && c < 0xA0) { // windows-1252 by mistake, as browsers read it
            static const uint16_t w[32] = { 0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D, 0x8F,
                                            0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178 };
            c = w[c - 0x80];
        }
        if (!c || c > 0x10FFFF || (c < 0x20 && c != '\n' && c != '\t')) c = 0xFFFD;
    } else {
        uint32_t from = k;
        while (k < raw.n && k - from < 10 && ((low(raw.p[k]) >= 'a' && low(raw.p[k]) <= 'z') || lb_is_digit((uint8_t)raw.p[k]))) k++;
        lb_str name = { raw.p + from, k - from };
        for (size_t e = 0; e < sizeof entities / sizeof *entities && !c; e++)
            if (lb_is(name, entities[e].name)) c = entities[e].code;
        if (!c || k >= raw.n || raw.p[k] != ';') return 0;
    }
    if (k < raw.n && raw.p[k] == ';') k++;
    *i = k;
    return c;
}

uint32_t lb_html_decode(lb_str raw, char *out, uint32_t n)
{
    for (uint32_t i = 0; i < raw.n;) {
        const char *amp = memchr(raw.p + i, '&', raw.n - i);
        uint32_t to = amp ? (uint32_t)(amp - raw.p) : raw.n;
        memcpy(out + n, raw.p + i, to - i);
        n += to - i;
        i = to;
        if (!amp) break;
        uint32_t c = reference(raw, &i);
        if (c) {
            n += lb_utf8_put(c, out + n);
        } else {
            out[n++] = '&';
            i++;
        }
    }
    return n;
}

lb_str lb_html_text(const lb_html *h, uint32_t node, lb_arena *a)
{
    size_t room = 1;
    uint32_t n = 0, w = 0;
    for (uint32_t i = node; i < h->node[node].end; i++) room += h->node[i].text.n + 1;
    char *p = lb_arena_alloc(a, room);
    for (uint32_t i = node; i < h->node[node].end; i++) {
        if (h->node[i].tag == LB_TAG_text) n = lb_html_decode(h->node[i].text, p, n);
        else if (lb_html_is_block(h->node[i].tag) && n) p[n++] = ' ';
    }
    for (uint32_t i = 0; i < n; i++) { // fold white space
        if (!lb_is_space((uint8_t)p[i])) p[w++] = p[i];
        else if (w && p[w - 1] != ' ') p[w++] = ' ';
    }
    return lb_trim((lb_str){ p, w });
}
