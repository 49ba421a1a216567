/* export.c: claims for other programs. One row a claim; lists inside a cell are joined by
 * " | ". The German Excel form has a byte order mark, semicolons and decimal commas, so that
 * a double click opens it right. */
#include "store/list.h"

#include <stdio.h>

typedef struct {
    const char *name, *what;
} format_row;

static const format_row formats[] = {
    { "jsonl", "claim records, one a line" },
    { "csv", "one row a claim (RFC 4180)" },
    { "csv-excel-de", "the same for a German Excel" },
    { "geojson", "a point for each claim and place (RFC 7946), for QGIS and web maps" },
    { NULL, NULL },
};

const char *lb_export_name(size_t i)
{
    return i < sizeof formats / sizeof *formats ? formats[i].name : NULL;
}

const char *lb_export_what(size_t i)
{
    return i < sizeof formats / sizeof *formats ? formats[i].what : NULL;
}

static const char *text(const json_t *o, const char *key)
{
    const char *s = json_string_value(json_object_get(o, key));
    return s ? s : "";
}

/* ---- CSV ---- */

typedef struct {
    lb_buf *out;
    char    separator;
    bool    german, first;
} csv;

static void cell(csv *c, lb_str s)
{
    bool quoted = memchr(s.p ? s.p : "", c->separator, s.n) || memchr(s.p ? s.p : "", '"', s.n) || memchr(s.p ? s.p : "", '\n', s.n) || memchr(s.p ? s.p : "", '\r', s.n);
    // A cell that begins like a formula is text to a spreadsheet only behind an apostrophe.
    bool formula = s.n && strchr("=+-@\t", s.p[0]) && !(s.n > 1 && s.p[0] == '-' && lb_is_digit((uint8_t)s.p[1]));
    if (!c->first) lb_buf_putc(c->out, c->separator);
    c->first = false;
    if (quoted) lb_buf_putc(c->out, '"');
    if (formula) lb_buf_putc(c->out, '\'');
    for (uint32_t i = 0; i < s.n; i++) {
        if (s.p[i] == '"') lb_buf_putc(c->out, '"');
        lb_buf_putc(c->out, s.p[i]);
    }
    if (quoted) lb_buf_putc(c->out, '"');
}

static void number_cell(csv *c, const json_t *v)
{
    char z[40] = "";
    if (json_is_integer(v)) snprintf(z, sizeof z, "%lld", (long long)json_integer_value(v));
    else if (json_is_number(v)) snprintf(z, sizeof z, "%.10g", json_number_value(v));
    char *dot = strchr(z, '.');
    if (dot && c->german) *dot = ',';
    cell(c, lb_str_of(z));
}

/* The member `key` (or its stand-in) of every element, joined. */
static void list_cell(csv *c, const json_t *list, const char *key, const char *otherwise)
{
    lb_buf b = { 0 };
    size_t i;
    json_t *o;
    json_array_foreach(list, i, o)
    {
        const char *s = text(o, key);
        if (!*s && otherwise) s = text(o, otherwise);
        if (i) lb_buf_puts(&b, " | ");
        lb_buf_puts(&b, s);
    }
    if (b.failed) c->out->failed = true;
    cell(c, lb_buf_str(&b));
    lb_buf_free(&b);
}

static const char *const columns[] = {
    "id", "report", "published", "publisher", "url", "type", "polarity", "certainty", "stance", "weapon", "actors", "targets",
    "place", "admin1", "country", "lat", "lon", "geonameid", "places", "begin", "end", "value", "bound", "low", "high", "unit", "outcome",
    "sources", "sentence", "trigger", "rule", "confidence", "incident", "status", NULL,
};

static void end_row(csv *c)
{
    lb_buf_puts(c->out, "\r\n");
    c->first = true;
}

static void csv_claim(csv *c, const json_t *o, lb_sql *q)
{
    const json_t *place = json_array_get(json_object_get(o, "places"), 0), *time = json_object_get(o, "time");
    const json_t *count = json_array_get(json_object_get(o, "quantities"), 0), *evidence = json_object_get(o, "evidence");
    cell(c, lb_str_of(text(o, "id")));
    cell(c, lb_str_of(text(o, "report")));
    for (int i = 1; i <= 3; i++) cell(c, lb_sql_get(q, i));
    cell(c, lb_str_of(text(o, "type")));
    cell(c, lb_str_of(text(o, "polarity")));
    cell(c, lb_str_of(text(o, "certainty")));
    cell(c, lb_str_of(text(o, "stance")));
    cell(c, lb_str_of(text(o, "weapon")));
    list_cell(c, json_object_get(o, "actors"), "code", "name");
    list_cell(c, json_object_get(o, "targets"), "code", "name");
    cell(c, lb_str_of(text(place, "name")));
    cell(c, lb_str_of(text(place, "admin1")));
    cell(c, lb_str_of(text(place, "country")));
    number_cell(c, json_object_get(place, "lat"));
    number_cell(c, json_object_get(place, "lon"));
    number_cell(c, json_object_get(place, "geonameid"));
    list_cell(c, json_object_get(o, "places"), "name", NULL);
    cell(c, lb_str_of(text(time, "begin")));
    cell(c, lb_str_of(text(time, "end")));
    number_cell(c, json_object_get(count, "value"));
    cell(c, lb_str_of(text(count, "bound")));
    number_cell(c, json_object_get(count, "low"));
    number_cell(c, json_object_get(count, "high"));
    cell(c, lb_str_of(text(count, "unit")));
    cell(c, lb_str_of(text(count, "outcome")));
    list_cell(c, json_object_get(o, "sources"), "code", "outlet");
    cell(c, lb_str_of(text(evidence, "text")));
    cell(c, lb_str_of(text(evidence, "trigger")));
    cell(c, lb_str_of(text(o, "rule")));
    number_cell(c, json_object_get(o, "confidence"));
    cell(c, lb_sql_get(q, 4));
    cell(c, lb_sql_get(q, 5));
    end_row(c);
}

/* ---- GeoJSON ---- */

static void features(lb_page *p, const json_t *o, lb_sql *q)
{
    static const char *const key[] = { "id", "report", "type", "polarity", "certainty", "rule" };
    size_t i;
    json_t *place;
    json_array_foreach(json_object_get(o, "places"), i, place)
    {
        const json_t *lat = json_object_get(place, "lat"), *lon = json_object_get(place, "lon"), *time = json_object_get(o, "time");
        bool first = true;
        lb_buf *b = &p->buf;
        if (!json_is_number(lat) || !json_is_number(lon)) continue;
        lb_buf_printf(b, "%s\n{\"type\": \"Feature\", \"geometry\": {\"type\": \"Point\", \"coordinates\": [%.6g, %.6g]}, \"properties\": {",
                      p->count++ ? "," : "", json_number_value(lon), json_number_value(lat));
        for (size_t k = 0; k < sizeof key / sizeof *key; k++) lb_json_text(b, &first, key[k], lb_str_of(text(o, key[k])));
        lb_json_text(b, &first, "place", lb_str_of(text(place, "name")));
        lb_json_text(b, &first, "begin", lb_str_of(text(time, "begin")));
        lb_json_text(b, &first, "end", lb_str_of(text(time, "end")));
        lb_json_text(b, &first, "publisher", lb_sql_get(q, 2));
        lb_json_text(b, &first, "sentence", lb_str_of(text(json_object_get(o, "evidence"), "text")));
        lb_json_text(b, &first, "incident", lb_sql_get(q, 4));
        lb_json_text(b, &first, "status", lb_sql_get(q, 5));
        lb_buf_puts(b, "}}");
    }
}

static void head(lb_page *p, const char *format, csv *c)
{
    if (!strcmp(format, "geojson")) {
        lb_buf_puts(&p->buf, "{\"type\": \"FeatureCollection\", \"features\": [");
    } else if (strcmp(format, "jsonl") != 0) {
        if (c->german) lb_buf_puts(&p->buf, "\xEF\xBB\xBF");
        for (size_t i = 0; columns[i]; i++) cell(c, lb_str_of(columns[i]));
        end_row(c);
    }
}

static lb_code run(lb_page *p, const char *format, const lb_where *w, size_t limit)
{
    csv c = { .out = &p->buf, .first = true, .german = !strcmp(format, "csv-excel-de") };
    c.separator = c.german ? ';' : ',';
    bool json = !strcmp(format, "jsonl"), geo = !strcmp(format, "geojson");
    lb_buf sql = { 0 };
    lb_buf_puts(&sql, "SELECT c.record, t.date, t.publisher, t.url, i.id, i.status FROM claim c JOIN text t ON t.report = c.report"
                      " LEFT JOIN incident_claim k ON k.claim = c.id LEFT JOIN incident i ON i.id = k.incident WHERE 1");
    lb_buf_add(&sql, lb_buf_str(&w->sql));
    lb_buf_puts(&sql, " ORDER BY t.name, c.report, c.n LIMIT ?");
    lb_sql q = lb_sql_begin(p->store, sql.p ? sql.p : "", p->err);
    lb_buf_free(&sql);
    lb_where_bind(w, &q);
    lb_sql_int(&q, limit ? (int64_t)limit : -1);
    head(p, format, &c);
    while (lb_sql_row(&q)) {
        lb_str record = lb_sql_get(&q, 0);
        json_t *o = json ? NULL : json_loadb(record.p, record.n, 0, NULL);
        if (json) {
            lb_buf_add(&p->buf, record);
            lb_buf_putc(&p->buf, '\n');
        } else if (geo) {
            features(p, o, &q);
        } else {
            csv_claim(&c, o, &q);
        }
        json_decref(o);
        if (!geo) p->count++;
        if (!lb_page_flush(p)) break;
    }
    if (geo) lb_buf_puts(&p->buf, "\n]}\n");
    (void)lb_page_flush(p);
    return lb_sql_end(&q);
}

lb_code lb_store_export(lb_store *s, const char *format, const lb_filter *f, lb_sink sink, void *user, size_t *count, lb_err *err)
{
    lb_arena a = { 0 };
    lb_where w;
    lb_page p = { .store = s, .sink = sink, .user = user, .err = err };
    const char *as_of = f ? f->as_of : NULL;
    bool known = false;
    for (const format_row *r = formats; r->name; r++) known |= !strcmp(r->name, format);
    if (!known) return lb_fail(err, LB_EUSAGE, format, "there is no such export format");
    lb_code rc = lb_where_make(s, f, &a, &w, err);
    if (rc == LB_OK) rc = lb_as_of_begin(s, as_of, err);
    if (rc == LB_OK) rc = run(&p, format, &w, f ? f->limit : 0);
    lb_as_of_end(s, as_of);
    if (count) *count = p.count;
    lb_buf_free(&w.sql);
    lb_arena_free(&a);
    return lb_page_end(&p, rc);
}
