/* maintext.c: which text of a page is the article. O(bytes).
 *
 * 1. The page falls into pieces: runs of text with no block boundary inside.
 * 2. Long pieces with sentences and few links are prose; prose is summed up the tree.
 * 3. Names, tags and links mark regions as debris, unless most of the prose lies in them.
 * 4. The article is the innermost element that still holds nearly all prose outside debris.
 * 5. Each piece gets its role from its region, its own shape, and its place in the article. */
#include "clean/maintext.h"

lb_code lb_html_names_open(const char *dir, lb_arena *a, lb_html_names *out, lb_err *err)
{
    enum { NAME, ROLE, RULE };
    static const char *const columns[] = { "name", "role", "rule", NULL };
    lb_table t;
    lb_code rc = lb_table_open(dir, "html_names.tsv", columns, a, &t, err);
    if (rc != LB_OK) return rc;
    lb_index_init(&out->index, a, t.n_rows);
    out->role = lb_array(a, t.n_rows, lb_role);
    out->why = lb_array(a, t.n_rows, lb_str);
    for (uint32_t i = 0; i < t.n_rows; i++) {
        int r = 0;
        while (r < LB_ROLE_COUNT && !lb_is(lb_cell(&t, i, ROLE), lb_role_name((lb_role)r))) r++;
        if (r == LB_ROLE_COUNT) return lb_table_fail(&t, i, err, "unknown role \"%.*s\"", LB_FMT(lb_cell(&t, i, ROLE)));
        out->role[i] = (lb_role)r;
        out->why[i] = lb_printf(a, "html/%.*s:%.*s", LB_FMT(lb_cell(&t, i, RULE)), LB_FMT(lb_cell(&t, i, NAME)));
        lb_index_put(&out->index, a, lb_cell(&t, i, NAME), i);
    }
    return LB_OK;
}

typedef struct {
    uint32_t node;        // its block element
    uint32_t begin, end;  // in the text
    uint32_t letters;     // bytes but white space
    uint32_t linked;      // of them inside links
    uint32_t stops;       // sentence marks
} piece;

typedef struct {
    const lb_html *h;
    lb_arena      *a;
    char          *text;
    uint32_t       n;
    LB_VEC(piece)  pieces;
    uint32_t      *block;  // [N] nearest block element, itself included
    bool          *link;   // [N] inside a link
    uint32_t      *prose;  // [N] bytes of prose in the subtree
    uint32_t      *letters, *linked; // [N] of the subtree
    uint32_t      *region; // [N] row of names + 1 that rules here, or REGION_…
    uint32_t       root, article;
    lb_str         title;  // the page's, in lower case
} page;

enum { REGION_NONE = 0, REGION_TAG = UINT32_MAX - 8, REGION_CAPTION, REGION_HIDDEN, REGION_LINKS };

/* Fold the decoded bytes of a text node behind the open piece. */
static void add_text(page *g, lb_str raw, bool link)
{
    piece *p = &g->pieces.at[g->pieces.n - 1];
    uint32_t end = lb_html_decode(raw, g->text, g->n), w = g->n;
    for (uint32_t i = g->n; i < end; i++) {
        uint8_t c = (uint8_t)g->text[i];
        bool nbsp = c == 0xC2 && i + 1 < end && (uint8_t)g->text[i + 1] == 0xA0;
        if (nbsp) i++;
        if (nbsp || lb_is_space(c)) {
            if (w > p->begin && g->text[w - 1] != ' ') g->text[w++] = ' ';
            continue;
        }
        g->text[w++] = (char)c;
        p->letters++;
        p->linked += link;
        p->stops += c == '.' || c == '!' || c == '?' || c == ',';
    }
    g->n = p->end = w;
}

static void close_piece(page *g)
{
    if (!g->pieces.n) return;
    piece *p = &g->pieces.at[g->pieces.n - 1];
    while (p->end > p->begin && g->text[p->end - 1] == ' ') p->end--;
    g->n = p->end;
    if (p->end == p->begin) g->pieces.n--;
    else g->text[g->n++] = '\n';
}

static void cut_pieces(page *g)
{
    const lb_html *h = g->h;
    uint32_t open = LB_NONE, breaks = 0;
    size_t room = 2;
    for (uint32_t i = 0; i < h->n; i++) room += h->node[i].text.n + 2;
    g->text = lb_arena_alloc(g->a, room);
    for (uint32_t i = 1; i < h->n; i++) {
        const lb_html_node *x = &h->node[i];
        g->block[i] = lb_html_is_block(x->tag) && x->tag != LB_TAG_br ? i : g->block[x->parent];
        g->link[i] = x->tag == LB_TAG_a || g->link[x->parent];
        if (lb_html_is_skipped(x->tag) || x->tag == LB_TAG_head) {
            i = x->end - 1;
            continue;
        }
        if (x->tag == LB_TAG_br) {
            if (open == LB_NONE) continue;
            breaks++;
            if (breaks > 1) {
                close_piece(g);
                open = LB_NONE;
            } else {
                add_text(g, LB_STR(" "), false);
            }
        } else if (x->tag == LB_TAG_text) {
            bool blank = !lb_trim(x->text).n;
            if (!blank) breaks = 0;
            if (open != g->block[i] && !blank) {
                close_piece(g);
                open = g->block[i];
                *lb_push(g->a, &g->pieces) = (piece){ .node = open, .begin = g->n, .end = g->n };
            }
            if (open == g->block[i]) add_text(g, x->text, g->link[i]);
        } else if (g->block[i] == i) {
            close_piece(g);
            open = LB_NONE;
        }
    }
    close_piece(g);
}

static bool is_prose(const piece *p)
{
    return p->letters >= 60 && p->stops && p->linked * 3 < p->letters;
}

static void sum_letters(page *g)
{
    for (size_t i = 0; i < g->pieces.n; i++) {
        g->letters[g->pieces.at[i].node] += g->pieces.at[i].letters;
        g->linked[g->pieces.at[i].node] += g->pieces.at[i].linked;
    }
    for (uint32_t i = g->h->n; i-- > 1;) {
        g->letters[g->h->node[i].parent] += g->letters[i];
        g->linked[g->h->node[i].parent] += g->linked[i];
    }
}

static void sum_prose(page *g, bool skip_regions)
{
    memset(g->prose, 0, g->h->n * sizeof *g->prose);
    for (size_t i = 0; i < g->pieces.n; i++) {
        const piece *p = &g->pieces.at[i];
        if (is_prose(p) && !(skip_regions && g->region[p->node])) g->prose[p->node] += p->letters;
    }
    for (uint32_t i = g->h->n; i-- > 1;) g->prose[g->h->node[i].parent] += g->prose[i];
}

/* Words of a class or id ("teaserList most-read") that the table knows; single words, and two
 * neighbours joined by '-'. */
static uint32_t look_up(const lb_html_names *names, lb_str s)
{
    char low[64];
    uint32_t n = 0, before = LB_NONE, start = 0; // low[before..): the word before; low[start..): this one
    for (uint32_t i = 0; i <= s.n; i++) {
        char c = i < s.n ? s.p[i] : ' ';
        bool upper = lb_is_upper((uint8_t)c), word = upper || lb_is_lower((uint8_t)c) || lb_is_digit((uint8_t)c) || (uint8_t)c >= 0x80;
        bool camel = upper && n > start && !lb_is_upper((uint8_t)s.p[i - 1]);
        if ((!word || camel) && n > start) {
            uint32_t row = lb_index_get(&names->index, (lb_str){ low + start, n - start });
            if (row == LB_NONE && before != LB_NONE) row = lb_index_get(&names->index, (lb_str){ low + before, n - before });
            if (row != LB_NONE) return row;
            if (lb_is_space((uint8_t)c) || n > sizeof low / 2) {
                n = start = 0;
                before = LB_NONE;
            } else {
                before = start;
                low[n++] = '-';
                start = n;
            }
        }
        if (word && n < sizeof low - 1) low[n++] = (char)(upper ? c + 32 : c);
    }
    return LB_NONE;
}

static uint32_t region_of(const page *g, const lb_html_names *names, uint32_t i)
{
    const lb_html_node *x = &g->h->node[i];
    switch (x->tag) {
    case LB_TAG_nav:
    case LB_TAG_footer:
    case LB_TAG_menu:
    case LB_TAG_dialog:
    case LB_TAG_form: return REGION_TAG;
    case LB_TAG_figcaption:
    case LB_TAG_caption: return REGION_CAPTION;
    case LB_TAG_html:
    case LB_TAG_body:
    case LB_TAG_main: return REGION_NONE;
    default: break;
    }
    if (!x->n_attr) return x->tag == LB_TAG_aside ? REGION_TAG : REGION_NONE;
    if (lb_html_has(g->h, i, LB_ATTR_hidden)) return REGION_HIDDEN;
    lb_str style = lb_html_get(g->h, i, LB_ATTR_style);
    if (style.n && (lb_find(style, LB_STR("display:none")) >= 0 || lb_find(style, LB_STR("display: none")) >= 0)) return REGION_HIDDEN;
    static const lb_html_attr where[] = { LB_ATTR_class_, LB_ATTR_id, LB_ATTR_role };
    uint32_t found = LB_NONE;
    for (int k = 0; k < 3; k++) {
        lb_str v = lb_html_get(g->h, i, where[k]);
        uint32_t row = v.n ? look_up(names, v) : LB_NONE;
        if (row == LB_NONE) continue;
        if (names->role[row] == LB_ROLE_body) return REGION_NONE; // "article-body with-comments"
        if (found == LB_NONE) found = row;
    }
    return found != LB_NONE ? found + 1 : x->tag == LB_TAG_aside ? REGION_TAG : REGION_NONE;
}

static bool is_comments(const lb_html_names *names, uint32_t r)
{
    return r && r < REGION_TAG && lb_starts(names->why[r - 1], "html/comments");
}

static void mark_regions(page *g, const lb_html_names *names)
{
    const lb_html *h = g->h;
    uint32_t all = g->prose[0], others = 0, until = 0;
    uint32_t *own = lb_array(g->a, h->n, uint32_t);
    for (uint32_t i = 1; i < h->n; i++) {
        if (h->node[i].tag != LB_TAG_text) own[i] = region_of(g, names, i);
        // Comments and footers are debris at any size but nearly all: other regions are measured without them.
        if (i < until || (!is_comments(names, own[i]) && h->node[i].tag != LB_TAG_footer) || (uint64_t)g->prose[i] * 5 > (uint64_t)all * 4) continue;
        others += g->prose[i];
        until = h->node[i].end;
    }
    for (uint32_t i = 1; i < h->n; i++) {
        uint32_t r = g->region[h->node[i].parent] ? g->region[h->node[i].parent] : own[i];
        if (r && r == own[i] && r != REGION_HIDDEN && h->node[i].tag != LB_TAG_footer) {
            uint64_t most = is_comments(names, r) ? (uint64_t)all * 8 / 10 : (uint64_t)(all - others) / 2;
            bool teaser = r < REGION_TAG && names->role[r - 1] == LB_ROLE_teaser;
            if (g->prose[i] > most) r = REGION_NONE; // a name on nearly the whole page says nothing
            // Leads and boxes are named like teasers of other articles, but those link to them.
            else if (teaser && g->prose[i] && (uint64_t)g->linked[i] * 8 < g->letters[i]) r = REGION_NONE;
        }
        g->region[i] = r;
    }
}

/* The innermost element that still holds nearly all prose. */
static uint32_t find_root(const page *g)
{
    uint32_t at = 0;
    for (;;) {
        uint32_t best = LB_NONE;
        for (uint32_t i = at + 1; i < g->h->node[at].end; i = g->h->node[i].end)
            if (best == LB_NONE || g->prose[i] > g->prose[best]) best = i;
        if (best == LB_NONE || !g->prose[best] || (uint64_t)g->prose[best] * 100 < (uint64_t)g->prose[at] * 92) return at;
        if (g->h->node[best].tag == LB_TAG_p) return at;
        at = best;
    }
}

/* The element around the root that its author calls the article; else two levels up. */
static uint32_t find_article(const page *g)
{
    uint32_t up = g->root;
    for (uint32_t i = g->root; i; i = g->h->node[i].parent) {
        lb_html_tag t = g->h->node[i].tag;
        if (t == LB_TAG_article || t == LB_TAG_main) return i;
        if (t == LB_TAG_body) break;
    }
    for (int k = 0; k < 2 && up && g->h->node[g->h->node[up].parent].tag != LB_TAG_body; k++) up = g->h->node[up].parent;
    return up;
}

static bool within(const page *g, uint32_t node, uint32_t top) { return node >= top && node < g->h->node[top].end; }

static lb_role role_of_tag(lb_html_tag t)
{
    switch (t) {
    case LB_TAG_h1: return LB_ROLE_headline;
    case LB_TAG_h2:
    case LB_TAG_h3:
    case LB_TAG_h4:
    case LB_TAG_h5:
    case LB_TAG_h6:
    case LB_TAG_summary: return LB_ROLE_heading;
    case LB_TAG_li:
    case LB_TAG_dt:
    case LB_TAG_dd: return LB_ROLE_list;
    case LB_TAG_td:
    case LB_TAG_th: return LB_ROLE_table;
    case LB_TAG_blockquote: return LB_ROLE_quotation;
    default: return LB_ROLE_body;
    }
}

/* The role of the nearest ancestor (below the root) whose tag has one. */
static lb_role role_of_node(const page *g, uint32_t node)
{
    for (uint32_t i = node; i && i != g->root; i = g->h->node[i].parent) {
        lb_role r = role_of_tag(g->h->node[i].tag);
        if (r != LB_ROLE_body) return r;
    }
    return LB_ROLE_body;
}

static lb_block block_of(const page *g, const lb_html_names *names, const piece *p)
{
    lb_block b = { .span = { p->begin, p->end }, .minutes = -1 };
    uint32_t r = g->region[p->node];
    bool inside = within(g, p->node, g->root) || (within(g, p->node, g->article) && is_prose(p) && p->linked * 8 < p->letters);
    if (r) {
        b.role = r == REGION_CAPTION ? LB_ROLE_caption : r >= REGION_TAG ? LB_ROLE_boilerplate : names->role[r - 1];
        b.why = r == REGION_CAPTION ? LB_STR("html/figcaption") : r == REGION_HIDDEN ? LB_STR("html/hidden")
              : r >= REGION_TAG ? LB_STR("html/element") : names->why[r - 1];
        return b;
    }
    b.role = role_of_node(g, p->node);
    if (!inside) {
        // Of headings outside the article only the one that the page's title repeats is its own.
        lb_str own = lb_lower(g->a, (lb_str){ g->text + p->begin, p->end - p->begin });
        bool title = b.role == LB_ROLE_headline && lb_find(g->title, (lb_str){ own.p, own.n < 40 ? own.n : 40 }) >= 0;
        if (!title) b.role = LB_ROLE_boilerplate;
        b.why = title ? LB_STR("html/h1") : LB_STR("html/outside-article");
        return b;
    }
    b.why = LB_STR("html/article");
    if (p->linked * 10 > p->letters * 6 && (b.role != LB_ROLE_body || p->letters < 300 || p->linked * 10 > p->letters * 9)) {
        b.role = LB_ROLE_teaser;
        b.why = LB_STR("html/links");
    } else if (b.role == LB_ROLE_body && !p->stops && p->letters < 40 && g->h->node[p->node].tag != LB_TAG_p) {
        b.role = LB_ROLE_boilerplate;
        b.why = LB_STR("html/label");
    }
    return b;
}

bool lb_is_text(const lb_block *b)
{
    return b->role == LB_ROLE_body || b->role == LB_ROLE_list || b->role == LB_ROLE_quotation || b->role == LB_ROLE_table;
}

/* A heading heads text; one before a list of teasers, or behind the article's end, is debris. */
static void drop_headings(lb_text *t)
{
    bool text_follows = false;
    uint32_t debris = 0;
    for (uint32_t i = t->n; i-- > 0;) {
        lb_block *b = &t->block[i];
        if (lb_is_text(b)) text_follows = true, debris = 0;
        else if (b->role == LB_ROLE_teaser || b->role == LB_ROLE_boilerplate) text_follows = text_follows && ++debris < 3;
        else if (b->role == LB_ROLE_heading && !text_follows && b->span.end - b->span.begin < 100) {
            b->role = LB_ROLE_boilerplate;
            b->why = LB_STR("html/heads-no-text");
        }
    }
}

static lb_str page_title(const lb_html *h, lb_arena *a)
{
    for (uint32_t i = 0; i < h->n; i++)
        if (h->node[i].tag == LB_TAG_title) return lb_html_text(h, i, a);
    return (lb_str){ 0 };
}

lb_text *lb_maintext(const lb_html *h, const lb_html_names *names, const lb_facts *facts, lb_arena *a)
{
    page g = { .h = h, .a = a };
    g.block = lb_array(a, h->n, uint32_t);
    g.link = lb_array(a, h->n, bool);
    g.prose = lb_array(a, h->n, uint32_t);
    g.region = lb_array(a, h->n, uint32_t);
    g.letters = lb_array(a, h->n, uint32_t);
    g.linked = lb_array(a, h->n, uint32_t);
    cut_pieces(&g);
    sum_letters(&g);
    sum_prose(&g, false);
    mark_regions(&g, names);
    sum_prose(&g, true);
    g.title = lb_lower(a, page_title(h, a));
    g.root = find_root(&g);
    g.article = find_article(&g);
    lb_text *t = lb_new(a, lb_text);
    t->facts = *facts;
    t->text = (lb_str){ g.text, g.n };
    t->block = lb_array(a, g.pieces.n, lb_block);
    for (size_t i = 0; i < g.pieces.n; i++) t->block[t->n++] = block_of(&g, names, &g.pieces.at[i]);
    drop_headings(t);
    return t;
}
