/* feed.c: RSS, RDF and Atom, through libxml2's reader: no network, no DTD, no entities. Each
 * entry is a report; what it carries of the text is what we get. O(bytes). */
#include "read/read.h"
#include "read/stamp.h"

#include <libxml/xmlreader.h>
#include <stdlib.h>

typedef struct {
    xmlTextReaderPtr reader;
    uint64_t         count;
    bool             done;
} feed;

enum { TITLE, LINK, DATE, CHANGED, AUTHOR, SUMMARY, CONTENT, FIELDS };

static int field_of(const char *name)
{
    static const struct {
        const char *name;
        int         field;
    } all[] = { { "title", TITLE }, { "link", LINK }, { "pubDate", DATE }, { "published", DATE }, { "dc:date", DATE }, { "issued", DATE },
                { "updated", CHANGED }, { "author", AUTHOR }, { "dc:creator", AUTHOR }, { "description", SUMMARY }, { "summary", SUMMARY },
                { "content:encoded", CONTENT }, { "content", CONTENT } };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (!strcmp(name, all[i].name)) return all[i].field;
    return -1;
}

static bool is_entry(const char *name) { return !strcmp(name, "item") || !strcmp(name, "entry"); }

/* Text of the element the reader stands on, copied. libxml2's string is freed before the arena
 * is asked, through a bounded copy on the way. */
static lb_str element_text(feed *f, size_t cap, lb_arena *a)
{
    xmlChar *z = xmlTextReaderReadString(f->reader);
    if (!z) return (lb_str){ 0 };
    jmp_buf escape, *outer = a->escape;
    if (setjmp(escape) != 0) {
        xmlFree(z);
        a->escape = outer;
        longjmp(*outer, 1);
    }
    a->escape = &escape;
    lb_str s = lb_str_of((const char *)z);
    s = s.n > cap ? (lb_str){ 0 } : lb_copy(a, lb_trim(s));
    a->escape = outer;
    xmlFree(z);
    return s;
}

static void copy_href(feed *f, lb_arena *a, lb_str *to)
{
    xmlChar *rel = xmlTextReaderGetAttribute(f->reader, (const xmlChar *)"rel");
    xmlChar *href = xmlTextReaderGetAttribute(f->reader, (const xmlChar *)"href");
    char keep[2048] = { 0 };
    if (href && (!rel || !strcmp((const char *)rel, "alternate"))) strncpy(keep, (const char *)href, sizeof keep - 1);
    xmlFree(rel);
    xmlFree(href);
    if (*keep && !to->n) *to = lb_copy(a, lb_str_of(keep));
}

/* Read to the end of the entry the reader stands on. */
static void entry(feed *f, size_t cap, lb_arena *a, lb_str v[FIELDS])
{
    int depth = xmlTextReaderDepth(f->reader);
    while (xmlTextReaderRead(f->reader) == 1 && xmlTextReaderDepth(f->reader) > depth) {
        if (xmlTextReaderNodeType(f->reader) != XML_READER_TYPE_ELEMENT || xmlTextReaderDepth(f->reader) != depth + 1) continue;
        int k = field_of((const char *)xmlTextReaderConstName(f->reader));
        if (k < 0) continue;
        if (k == LINK) copy_href(f, a, &v[LINK]);
        if (!v[k].n) v[k] = element_text(f, cap, a);
    }
}

lb_code lb_read_feed(lb_bytes *b, lb_arena *a, lb_raw *out, lb_err *err)
{
    feed *f = b->state;
    if (!f) {
        if (!(f = b->state = calloc(1, sizeof *f))) return lb_fail(err, LB_ENOMEM, b->path, "no memory for the feed's reader");
        if (b->n > INT32_MAX) return lb_fail(err, LB_ECAP, b->path, "a feed of over 2 GB");
        f->reader = xmlReaderForMemory((const char *)b->p, (int)b->n, NULL, NULL,
                                       XML_PARSE_NONET | XML_PARSE_RECOVER | XML_PARSE_NOCDATA | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
        if (!f->reader) return lb_fail(err, LB_ENOMEM, b->path, "no memory for the feed's reader");
    }
    while (!f->done) {
        int rc = xmlTextReaderRead(f->reader);
        if (rc == 0) break;
        if (rc < 0) {
            f->done = true;
            return lb_fail(err, LB_EINPUT, b->path, "broken XML at line %d", xmlTextReaderGetParserLineNumber(f->reader));
        }
        if (xmlTextReaderNodeType(f->reader) != XML_READER_TYPE_ELEMENT || !is_entry((const char *)xmlTextReaderConstName(f->reader))) continue;
        lb_str v[FIELDS] = { { 0 } };
        entry(f, b->max_bytes, a, v);
        lb_str body = v[CONTENT].n ? v[CONTENT] : v[SUMMARY];
        f->count++;
        if (!body.n) body = v[TITLE];
        if (!body.n) continue;
        lb_facts *facts = &out->facts;
        out->bytes = body;
        out->type = LB_STR("text/html");
        out->provenance = lb_printf(a, "feed %s", b->path);
        facts->name = lb_printf(a, "%.*s#%llu", LB_FMT(b->name), (unsigned long long)f->count);
        facts->title = v[TITLE];
        facts->url = v[LINK];
        facts->authors = v[AUTHOR];
        if (lb_stamp_day(v[DATE], &facts->date)) facts->date_from = LB_STR("feed");
        lb_stamp_day(v[CHANGED], &facts->changed);
        if (!facts->date.year && facts->changed.year) facts->date = facts->changed, facts->date_from = LB_STR("feed, updated");
        return LB_OK;
    }
    f->done = true;
    return LB_ENONE;
}

void lb_feed_close(lb_bytes *b)
{
    feed *f = b->state;
    if (!f) return;
    if (f->reader) xmlFreeTextReader(f->reader);
    free(f);
}
