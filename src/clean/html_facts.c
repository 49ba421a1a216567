/* html_facts.c: see html_facts.h. O(nodes); JSON-LD through jansson, with its depth cap. */
#include "clean/html_facts.h"

#include "read/stamp.h"

#include <jansson.h>

static lb_str decoded(lb_str raw, lb_arena *a)
{
    char *p = lb_arena_alloc(a, (size_t)raw.n + 1);
    return lb_trim((lb_str){ p, lb_html_decode(raw, p, 0) });
}

static void fill(lb_str *to, lb_str value)
{
    if (!to->n && value.n && value.n < 2000) *to = value;
}

static void set_date(lb_facts *f, lb_str value, const char *from)
{
    lb_date d;
    if (f->date.year || !lb_stamp_day(value, &d) || !d.day) return; // "2023" is a copyright line's
    f->date = d;
    f->date_from = lb_str_of(from);
}

static void set_changed(lb_facts *f, lb_str value)
{
    lb_date d;
    if (!f->changed.year && lb_stamp_day(value, &d)) f->changed = d;
}

/* ---- JSON-LD ---- */

static lb_str json_text(json_t *v, lb_arena *a)
{
    if (json_is_string(v)) return lb_copy(a, (lb_str){ json_string_value(v), (uint32_t)json_string_length(v) });
    if (json_is_array(v)) return json_text(json_array_get(v, 0), a);
    if (json_is_object(v)) return json_text(json_object_get(v, "name"), a);
    return (lb_str){ 0 };
}

static bool is_article(json_t *o)
{
    json_t *type = json_object_get(o, "@type");
    if (json_is_array(type)) type = json_array_get(type, 0);
    const char *z = json_string_value(type);
    return z && (strstr(z, "Article") || strstr(z, "Posting") || strstr(z, "Report"));
}

/* The first article object within `depth` levels. */
static json_t *find_article(json_t *v, int depth)
{
    json_t *found = NULL, *inner;
    size_t i;
    const char *key;
    if (depth <= 0) return NULL;
    if (json_is_object(v)) {
        if (is_article(v)) return v;
        json_object_foreach(v, key, inner) if ((found = find_article(inner, depth - 1))) return found;
    } else if (json_is_array(v)) {
        json_array_foreach(v, i, inner) if (i < 64 && (found = find_article(inner, depth - 1))) return found;
    }
    return NULL;
}

static void json_facts(lb_str script, lb_arena *a, lb_facts *f)
{
    json_t *root = json_loadb(script.p, script.n, 0, NULL);
    if (!root) return;
    json_t *o = find_article(root, 5);
    if (o) {
        enum { TITLE, AUTHORS, PUBLISHER, LANGUAGE, PUBLISHED, MODIFIED, COUNT };
        static const char *const key[COUNT] = { "headline", "author", "publisher", "inLanguage", "datePublished", "dateModified" };
        lb_str v[COUNT];
        jmp_buf escape, *outer = a->escape;
        if (setjmp(escape) != 0) { // out of memory: free jansson's share, then go on out
            a->escape = outer;
            json_decref(root);
            longjmp(*outer, 1);
        }
        if (outer) a->escape = &escape;
        for (int i = 0; i < COUNT; i++) v[i] = json_text(json_object_get(o, key[i]), a);
        a->escape = outer;
        fill(&f->title, v[TITLE]);
        fill(&f->authors, v[AUTHORS]);
        fill(&f->publisher, v[PUBLISHER]);
        fill(&f->language, v[LANGUAGE]);
        set_date(f, v[PUBLISHED], "json-ld");
        set_changed(f, v[MODIFIED]);
    }
    json_decref(root);
}

/* ---- meta, link, time ---- */

static bool any(lb_str s, const char *const *names)
{
    for (; *names; names++)
        if (lb_is(s, *names)) return true;
    return false;
}

static void meta_fact(const lb_html *h, uint32_t i, lb_arena *a, lb_facts *f)
{
    static const char *const title[] = { "og:title", "twitter:title", "dc.title", NULL };
    static const char *const publisher[] = { "og:site_name", "publisher", "dc.publisher", "article:publisher_name", NULL };
    static const char *const authors[] = { "author", "article:author", "dc.creator", NULL };
    static const char *const url[] = { "og:url", NULL };
    static const char *const published[] = { "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.created",
                                             "dcterms.date", "pubdate", "publish-date", "sailthru.date", "last-published", "date.created", NULL };
    static const char *const modified[] = { "article:modified_time", "datemodified", "last-modified", "og:updated_time", "dcterms.modified", "date.modified", NULL };
    lb_str name = lb_html_get(h, i, LB_ATTR_property);
    if (!name.n) name = lb_html_get(h, i, LB_ATTR_name);
    if (!name.n) name = lb_html_get(h, i, LB_ATTR_itemprop);
    lb_str raw = lb_html_get(h, i, LB_ATTR_content);
    if (!name.n || !raw.n) return;
    name = lb_lower(a, name);
    if (any(name, title)) fill(&f->title, decoded(raw, a));
    else if (any(name, publisher)) fill(&f->publisher, decoded(raw, a));
    else if (any(name, authors) && !lb_starts(raw, "http")) fill(&f->authors, decoded(raw, a));
    else if (any(name, url)) fill(&f->url, decoded(raw, a));
    else if (any(name, published)) set_date(f, raw, "meta");
    else if (any(name, modified)) set_changed(f, raw);
}

/* <span itemprop="datePublished" content="…">18.03.2020</span>: what machines read, else what people do. */
static void item_date(const lb_html *h, uint32_t i, lb_arena *a, lb_facts *f)
{
    lb_str v = lb_html_get(h, i, LB_ATTR_content);
    if (!v.n) v = lb_html_get(h, i, LB_ATTR_datetime);
    set_date(f, v.n ? v : lb_html_text(h, i, a), "itemprop");
}

void lb_html_facts(const lb_html *h, lb_arena *a, lb_facts *f)
{
    lb_str title = { 0 };
    for (uint32_t i = 1; i < h->n; i++) { // what scripts state goes before what meta elements do
        const lb_html_node *x = &h->node[i];
        if (x->tag != LB_TAG_script || x->end < i + 2 || lb_find(lb_html_get(h, i, LB_ATTR_type), LB_STR("ld+json")) < 0) continue;
        json_facts(h->node[i + 1].text, a, f);
    }
    for (uint32_t i = 1; i < h->n; i++) {
        const lb_html_node *x = &h->node[i];
        if (x->tag == LB_TAG_meta) meta_fact(h, i, a, f);
        else if (x->tag == LB_TAG_html) fill(&f->language, lb_html_get(h, i, LB_ATTR_lang));
        else if (x->tag == LB_TAG_title && !title.n) title = lb_html_text(h, i, a);
        else if (x->tag == LB_TAG_link && lb_is(lb_html_get(h, i, LB_ATTR_rel), "canonical")) fill(&f->url, decoded(lb_html_get(h, i, LB_ATTR_href), a));
        else if (lb_is(lb_html_get(h, i, LB_ATTR_itemprop), "datePublished")) item_date(h, i, a, f);
        else if (x->tag == LB_TAG_time) set_date(f, lb_html_get(h, i, LB_ATTR_datetime), "time");
    }
    fill(&f->title, title);
    if (f->captured.year && f->date.year && lb_date_span(f->date).begin > lb_date_span(f->captured).end) f->date_doubtful = true;
}
