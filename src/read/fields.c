/* fields.c: the names that records (JSON, CSV) give the facts of a report. */
#include "read/read.h"
#include "read/stamp.h"

static const struct {
    const char *name;  // as --map says it
    const char *known[8];
} fields[LB_FIELD_COUNT] = {
    [LB_FIELD_REPORT] = { "report", { "report", "id", "filename", "uri" } },
    [LB_FIELD_TITLE] = { "title", { "title", "headline" } },
    [LB_FIELD_TEXT] = { "text", { "maintext", "text", "body", "content_text", "raw_text", "content", "article" } },
    [LB_FIELD_HTML] = { "html", { "content_html", "html", "raw_html" } },
    [LB_FIELD_URL] = { "url", { "url", "link", "source_url", "source-url" } },
    [LB_FIELD_DATE] = { "date", { "date_publish", "date_published", "published", "publish_date", "date", "pubDate", "datetime" } },
    [LB_FIELD_CHANGED] = { "changed", { "date_modify", "date_modified", "updated", "changed" } },
    [LB_FIELD_PUBLISHER] = { "publisher", { "publisher", "sitename", "source_domain", "hostname", "source-hostname", "source" } },
    [LB_FIELD_LANGUAGE] = { "language", { "language", "lang" } },
    [LB_FIELD_AUTHORS] = { "authors", { "authors", "author" } },
};

lb_str lb_field_mapped(const char *map, int field)
{
    const char *name = fields[field].name;
    size_t n = strlen(name);
    for (const char *p = map; p && *p;) {
        const char *end = strchr(p, ',');
        size_t len = end ? (size_t)(end - p) : strlen(p);
        if (len > n && p[n] == '=' && !strncmp(p, name, n)) return (lb_str){ p + n + 1, (uint32_t)(len - n - 1) };
        p = end ? end + 1 : NULL;
    }
    return (lb_str){ 0 };
}

const char *lb_field_known(int field, int i) { return i < 8 ? fields[field].known[i] : NULL; }
const char *lb_field_name(int field) { return fields[field].name; }

int lb_field_of(lb_str name, const char *map)
{
    for (int f = 0; f < LB_FIELD_COUNT; f++) {
        lb_str own = lb_field_mapped(map, f);
        if (own.n && lb_eq(own, name)) return f;
        for (int k = 0; !own.n && lb_field_known(f, k); k++)
            if (lb_is(name, lb_field_known(f, k))) return f;
    }
    return -1;
}

lb_code lb_fields_report(const lb_bytes *b, const lb_str v[LB_FIELD_COUNT], const char *where, uint64_t number,
                         lb_arena *a, lb_raw *out, lb_err *err)
{
    bool html = !v[LB_FIELD_TEXT].n && v[LB_FIELD_HTML].n;
    lb_str body = v[html ? LB_FIELD_HTML : LB_FIELD_TEXT];
    if (!lb_trim(body).n) return lb_fail(err, LB_EINPUT, where, "no text in it: name its field with --map text=FIELD");
    if (body.n > b->max_bytes) return lb_fail(err, LB_ECAP, where, "%u bytes are over the cap of %zu for one report (--max-size)", (unsigned)body.n, b->max_bytes);
    if (lb_utf8_bad(body) >= 0) return lb_fail(err, LB_EUTF8, where, "not UTF-8");
    lb_facts *f = &out->facts;
    out->bytes = body;
    out->type = html ? LB_STR("text/html") : LB_STR("text/plain");
    out->provenance = lb_printf(a, "record %s", where);
    f->name = v[LB_FIELD_REPORT].n ? v[LB_FIELD_REPORT] : lb_printf(a, "%.*s#%llu", LB_FMT(b->name), (unsigned long long)number);
    f->title = v[LB_FIELD_TITLE];
    f->url = v[LB_FIELD_URL];
    f->publisher = v[LB_FIELD_PUBLISHER];
    f->language = v[LB_FIELD_LANGUAGE];
    f->authors = v[LB_FIELD_AUTHORS];
    if (lb_stamp_day(v[LB_FIELD_DATE], &f->date)) f->date_from = LB_STR("record");
    lb_stamp_day(v[LB_FIELD_CHANGED], &f->changed);
    return LB_OK;
}
