/* html.h: HTML of any age and dialect -> a flat tree, in one pass.
 *
 * Not a browser's tree builder: it keeps what telling text from debris needs (nesting,
 * names, text), closes what HTML lets authors leave open, and never fails. Elements lie
 * in document order; element i's descendants are [i + 1, node[i].end). O(bytes). */
#ifndef LB_HTML_H
#define LB_HTML_H

#include "base/str.h"

/* name, class: V void, R raw text, B block (closes an open p), I inline, S skipped with all in it */
#define LB_HTML_TAGS(X)                                                                             \
    X(other, I) X(a, I) X(abbr, I) X(address, B) X(area, V) X(article, B) X(aside, B) X(audio, S)     \
    X(b, I) X(base, V) X(blockquote, B) X(body, B) X(br, V) X(button, S) X(canvas, S) X(caption, B)   \
    X(center, B) X(cite, I) X(code, I) X(col, V) X(dd, B) X(details, B) X(dialog, B) X(div, B)        \
    X(dl, B) X(dt, B) X(em, I) X(embed, V) X(fieldset, B) X(figcaption, B) X(figure, B) X(font, I)    \
    X(footer, B) X(form, B) X(h1, B) X(h2, B) X(h3, B) X(h4, B) X(h5, B) X(h6, B) X(head, B)          \
    X(header, B) X(hgroup, B) X(hr, V) X(html, B) X(i, I) X(iframe, R) X(img, V) X(input, V)          \
    X(label, I) X(legend, B) X(li, B) X(link, V) X(main, B) X(mark, I) X(menu, B) X(meta, V)          \
    X(nav, B) X(noscript, S) X(object, S) X(ol, B) X(optgroup, S) X(option, S) X(p, B) X(param, V)    \
    X(picture, I) X(pre, B) X(q, I) X(s, I) X(script, R) X(section, B) X(select, S) X(small, I)       \
    X(source, V) X(span, I) X(strong, I) X(style, R) X(sub, I) X(summary, B) X(sup, I) X(svg, S)      \
    X(table, B) X(tbody, B) X(td, B) X(template, S) X(textarea, R) X(tfoot, B) X(th, B) X(thead, B)   \
    X(time, I) X(title, R) X(tr, B) X(track, V) X(u, I) X(ul, B) X(video, S) X(wbr, V)

typedef enum {
#define X(name, cls) LB_TAG_##name,
    LB_HTML_TAGS(X)
#undef X
    LB_TAG_text, // not an element: `text` holds its bytes
    LB_TAG_COUNT
} lb_html_tag;

#define LB_HTML_ATTRS(X) \
    X(class, class_) X(content, content) X(datetime, datetime) X(hidden, hidden) X(href, href) X(id, id) \
    X(itemprop, itemprop) X(itemtype, itemtype) X(lang, lang) X(name, name) X(property, property) \
    X(rel, rel) X(role, role) X(style, style) X(type, type)

typedef enum {
#define X(html, c) LB_ATTR_##c,
    LB_HTML_ATTRS(X)
#undef X
    LB_ATTR_COUNT
} lb_html_attr;

typedef struct {
    lb_html_tag tag;
    uint32_t    parent, end;
    uint32_t    attr, n_attr; // in lb_html.attr
    lb_str      text;         // of LB_TAG_text: raw bytes, entities undecoded
} lb_html_node;

typedef struct {
    lb_html_attr name;
    lb_str       value;       // raw bytes
} lb_html_pair;

typedef struct {
    uint32_t      n;          // node 0 is the root
    lb_html_node *node;
    lb_html_pair *attr;
} lb_html;

enum { LB_HTML_DEPTH = 256 }; // deeper elements become children of the one at this depth

const lb_html *lb_html_parse(lb_str bytes, lb_arena *a);
/* The attribute's raw value, empty where the element has none. */
lb_str         lb_html_get(const lb_html *h, uint32_t node, lb_html_attr name);
bool           lb_html_has(const lb_html *h, uint32_t node, lb_html_attr name);
/* Text of a subtree with entities decoded and white space folded to single spaces. */
lb_str         lb_html_text(const lb_html *h, uint32_t node, lb_arena *a);
/* Append raw text with entities decoded to out[n..]; room for raw.n bytes is enough. Returns the new n. */
uint32_t       lb_html_decode(lb_str raw, char *out, uint32_t n);
bool           lb_html_is_block(lb_html_tag t);
bool           lb_html_is_skipped(lb_html_tag t); // script, svg, select …: nothing in it is text

#endif
