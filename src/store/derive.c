/* derive.c: what was found in one report -> its derived rows. O(text + claims).
 * Claims are taken from their JSON records, so that the store can hold nothing that an
 * export would not show. */
#include "store/store.h"

#include <jansson.h>

static lb_str text_of(const json_t *o, const char *key)
{
    const json_t *v = json_object_get(o, key);
    return json_is_string(v) ? (lb_str){ json_string_value(v), (uint32_t)json_string_length(v) } : LB_STR("");
}

static void bind_number(lb_sql *q, const json_t *v)
{
    if (json_is_number(v)) lb_sql_real(q, json_number_value(v));
    else lb_sql_null(q);
}

static void bind_whole(lb_sql *q, const json_t *v)
{
    if (json_is_integer(v)) lb_sql_int(q, json_integer_value(v));
    else lb_sql_null(q);
}

static void bind_date(lb_sql *q, const json_t *v, bool last)
{
    lb_date d;
    if (json_is_string(v) && lb_date_parse(lb_str_of(json_string_value(v)), &d)) {
        lb_interval i = lb_date_span(d);
        lb_sql_day(q, last ? i.end : i.begin);
    } else {
        lb_sql_null(q);
    }
}

/* ---- statements prepared once a report ---- */

typedef struct {
    lb_sql    claim, party, place, name, source, quantity;
    lb_str    report;
    lb_arena *a;
} writers;

static void write_parties(writers *w, lb_str id, const char *role, const json_t *list)
{
    size_t i;
    json_t *o;
    json_array_foreach(list, i, o)
    {
        lb_sql_text(&w->party, id);
        lb_sql_text(&w->party, lb_str_of(role));
        lb_sql_int(&w->party, (int64_t)i);
        lb_sql_text(&w->party, text_of(o, "code"));
        lb_sql_text(&w->party, text_of(o, "name"));
        lb_sql_text(&w->party, lb_lower(w->a, text_of(o, "name")));
        lb_sql_again(&w->party);
    }
}

static void write_place_name(writers *w, lb_str id, lb_str name)
{
    if (!name.n) return;
    lb_sql_text(&w->name, id);
    lb_sql_text(&w->name, lb_lower(w->a, name));
    lb_sql_again(&w->name);
}

static void write_places(writers *w, lb_str id, const json_t *list)
{
    size_t i, k;
    json_t *o, *alias;
    json_array_foreach(list, i, o)
    {
        lb_sql *q = &w->place;
        lb_sql_text(q, id);
        lb_sql_int(q, (int64_t)i);
        lb_sql_text(q, text_of(o, "name"));
        bind_whole(q, json_object_get(o, "geonameid"));
        bind_number(q, json_object_get(o, "lat"));
        bind_number(q, json_object_get(o, "lon"));
        lb_sql_text(q, text_of(o, "feature"));
        lb_sql_text(q, text_of(o, "country"));
        lb_sql_text(q, text_of(o, "admin1"));
        bind_whole(q, json_object_get(o, "precision"));
        lb_sql_again(q);
        write_place_name(w, id, text_of(o, "name"));
        write_place_name(w, id, text_of(o, "admin1"));
        json_array_foreach(json_object_get(o, "aliases"), k, alias)
            write_place_name(w, id, lb_str_of(json_string_value(alias)));
    }
}

static void write_sources(writers *w, lb_str id, const json_t *list)
{
    size_t i;
    json_t *o;
    json_array_foreach(list, i, o)
    {
        lb_str outlet = text_of(o, "outlet"), name = text_of(o, "name");
        lb_sql_text(&w->source, id);
        lb_sql_int(&w->source, (int64_t)i);
        lb_sql_text(&w->source, text_of(o, "code"));
        lb_sql_text(&w->source, name);
        lb_sql_text(&w->source, outlet);
        lb_sql_text(&w->source, lb_lower(w->a, lb_printf(w->a, "%.*s %.*s", LB_FMT(name), LB_FMT(outlet))));
        lb_sql_again(&w->source);
    }
}

static void write_quantities(writers *w, lb_str id, const json_t *list)
{
    size_t i;
    json_t *o;
    json_array_foreach(list, i, o)
    {
        lb_sql *q = &w->quantity;
        lb_sql_text(q, id);
        lb_sql_int(q, (int64_t)i);
        bind_number(q, json_object_get(o, "value"));
        bind_number(q, json_object_get(o, "low"));
        bind_number(q, json_object_get(o, "high"));
        lb_sql_text(q, text_of(o, "bound"));
        lb_sql_text(q, text_of(o, "unit"));
        lb_sql_text(q, text_of(o, "outcome"));
        lb_sql_again(q);
    }
}

static lb_str paragraph_of(const lb_doc *doc, lb_span at)
{
    for (uint32_t i = 0; i < doc->text->n; i++) {
        lb_span b = doc->text->block[i].span;
        if (at.begin >= b.begin && at.begin < b.end) return lb_words(doc, b);
    }
    return lb_words(doc, at);
}

/* Where the report is as it makes a claim that names no place: the last town or region before
 * it, as JSON. For linking only; the record itself says no more than the claim does. */
static lb_str context_of(const lb_doc *doc, const lb_claim *c, lb_arena *a)
{
    const lb_place *at = NULL;
    for (uint32_t i = 0; doc->mentions && !c->n_places && i < doc->mentions->n; i++) {
        const lb_mention *m = &doc->mentions->at[i];
        if (m->span.begin >= c->evidence.end) break;
        if (m->kind == LB_PLACE && m->place.name.n && !lb_starts(m->place.feature, "PCL")) at = &m->place;
    }
    lb_buf b = { 0 };
    if (!at) return (lb_str){ 0 };
    lb_buf_puts(&b, "{\"name\": ");
    lb_buf_json(&b, at->name);
    lb_buf_puts(&b, ", \"admin1\": ");
    lb_buf_json(&b, at->admin1);
    lb_buf_puts(&b, ", \"feature\": ");
    lb_buf_json(&b, at->feature);
    lb_buf_printf(&b, ", \"geonameid\": %u}", at->geonameid);
    char *kept = b.failed ? NULL : b.p;
    lb_str out = { 0 };
    if (kept) { // the buffer must not be owned while the arena allocates
        char small[512];
        size_t n = b.n < sizeof small ? b.n : 0;
        memcpy(small, kept, n);
        lb_buf_free(&b);
        if (n) out = lb_copy(a, (lb_str){ small, (uint32_t)n });
        return out;
    }
    lb_buf_free(&b);
    return out;
}

static void write_claim(writers *w, const lb_doc *doc, uint32_t n, const json_t *o, lb_str record)
{
    const lb_claim *c = &doc->claims->at[n];
    const json_t *time = json_object_get(o, "time"), *evidence = json_object_get(o, "evidence");
    lb_str id = text_of(o, "id"), polarity = text_of(o, "polarity"), certainty = text_of(o, "certainty");
    lb_sql *q = &w->claim;
    lb_sql_text(q, id);
    lb_sql_text(q, w->report);
    lb_sql_int(q, n);
    lb_sql_text(q, text_of(o, "type"));
    lb_sql_text(q, polarity.n ? polarity : LB_STR("affirmed"));
    lb_sql_text(q, certainty.n ? certainty : LB_STR("certain"));
    lb_sql_text(q, text_of(o, "stance"));
    lb_sql_text(q, text_of(o, "weapon"));
    bind_date(q, json_object_get(time, "begin"), false);
    bind_date(q, json_object_get(time, "end"), true);
    lb_sql_text(q, text_of(o, "block"));
    lb_sql_real(q, json_number_value(json_object_get(o, "confidence")));
    lb_sql_text(q, text_of(o, "rule"));
    lb_sql_int(q, c->evidence.begin); // bytes here, so that mentions can be found in it; code points in the record
    lb_sql_int(q, c->evidence.end);
    lb_sql_text(q, text_of(evidence, "text"));
    lb_sql_text(q, paragraph_of(doc, c->evidence));
    lb_str context = context_of(doc, c, w->a);
    if (context.n) lb_sql_text(q, context);
    else lb_sql_null(q);
    if (c->responds_to < doc->claims->n && c->responds_to != n) lb_sql_text(q, lb_str_of(doc->claims->at[c->responds_to].id));
    else lb_sql_null(q);
    lb_sql_text(q, record);
    lb_sql_text(q, w->report); // of whose learnt time the claim's is
    lb_sql_again(q);
    if (q->rc != LB_OK || !sqlite3_changes(q->store->db)) return; // the same claim twice in one report
    write_parties(w, id, "actor", json_object_get(o, "actors"));
    write_parties(w, id, "target", json_object_get(o, "targets"));
    write_places(w, id, json_object_get(o, "places"));
    write_sources(w, id, json_object_get(o, "sources"));
    write_quantities(w, id, json_object_get(o, "quantities"));
}

static lb_code write_claims(lb_store *s, const lb_doc *doc, lb_str report, lb_str records, lb_arena *a, lb_err *err)
{
    writers w = {
        .claim = lb_sql_begin(s, "INSERT OR IGNORE INTO claim(id, report, n, type, polarity, certainty, stance, weapon, begin_day, end_day, block,"
                                 " confidence, rule, begin, end, evidence, paragraph, context, responds_to, record, learnt)"
                                 " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT learnt FROM report WHERE id = ?))", err),
        .party = lb_sql_begin(s, "INSERT INTO claim_party(claim, role, n, code, name, folded) VALUES (?, ?, ?, ?, ?, ?)", err),
        .place = lb_sql_begin(s, "INSERT INTO claim_place(claim, n, name, geonameid, lat, lon, feature, country, admin1, precision)"
                                 " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", err),
        .name = lb_sql_begin(s, "INSERT OR IGNORE INTO claim_place_name(claim, name) VALUES (?, ?)", err),
        .source = lb_sql_begin(s, "INSERT INTO claim_source(claim, n, code, name, outlet, folded) VALUES (?, ?, ?, ?, ?, ?)", err),
        .quantity = lb_sql_begin(s, "INSERT INTO claim_quantity(claim, n, value, low, high, bound, unit, outcome) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", err),
        .report = report,
        .a = a,
    };
    lb_sql *all[] = { &w.claim, &w.party, &w.place, &w.name, &w.source, &w.quantity };
    lb_code rc = LB_OK;
    uint32_t n = 0;
    for (uint32_t i = 0; i < records.n && rc == LB_OK && doc->claims && n < doc->claims->n; n++) {
        const char *end = memchr(records.p + i, '\n', records.n - i);
        lb_str line = { records.p + i, end ? (uint32_t)(end - records.p) - i : records.n - i };
        i += line.n + 1;
        json_t *o = json_loadb(line.p, line.n, 0, NULL);
        if (o) write_claim(&w, doc, n, o, line);
        else rc = lb_fail(err, LB_ESTORE, s->path, "claim %u of %.*s is no record", n, LB_FMT(report));
        json_decref(o);
        for (size_t k = 0; k < sizeof all / sizeof *all && rc == LB_OK; k++) rc = all[k]->rc;
    }
    for (size_t k = 0; k < sizeof all / sizeof *all; k++) {
        all[k]->ran = true; // each row was written when it was bound
        lb_code end = lb_sql_end(all[k]);
        if (rc == LB_OK) rc = end;
    }
    return rc;
}

static lb_code write_text(lb_store *s, const lb_doc *doc, lb_str report, lb_arena *a, lb_err *err)
{
    const lb_facts *f = &doc->text->facts;
    lb_sql q = lb_sql_begin(s, "INSERT INTO text(report, name, url, publisher, title, language, date, day, date_from, text, claims)"
                               " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", err);
    lb_str date = !f->date.year ? LB_STR("") : f->date.day ? lb_day_print(lb_day(f->date.year, f->date.month, f->date.day), a)
                                             : f->date.month ? lb_printf(a, "%04d-%02d", f->date.year, f->date.month)
                                                             : lb_printf(a, "%04d", f->date.year);
    lb_sql_text(&q, report);
    lb_sql_text(&q, f->name);
    lb_sql_text(&q, f->url);
    lb_sql_text(&q, f->publisher);
    lb_sql_text(&q, f->title);
    lb_sql_text(&q, f->language);
    lb_sql_text(&q, date);
    lb_sql_day(&q, f->date.day ? lb_day(f->date.year, f->date.month, f->date.day) : LB_OPEN);
    lb_sql_text(&q, f->date_from);
    lb_sql_text(&q, doc->text->text);
    lb_sql_int(&q, doc->claims ? doc->claims->n : 0);
    lb_code rc = lb_sql_end(&q);
    if (rc != LB_OK) return rc;
    q = lb_sql_begin(s, "INSERT INTO block(report, n, role, begin, end, why) VALUES (?, ?, ?, ?, ?, ?)", err);
    for (uint32_t i = 0; i < doc->text->n; i++) {
        const lb_block *b = &doc->text->block[i];
        lb_sql_text(&q, report);
        lb_sql_int(&q, i);
        lb_sql_text(&q, lb_str_of(lb_role_name(b->role)));
        lb_sql_int(&q, b->span.begin);
        lb_sql_int(&q, b->span.end);
        lb_sql_text(&q, b->why);
        lb_sql_again(&q);
    }
    return lb_sql_end(&q);
}

static lb_str value_of(const lb_mention *m, lb_arena *a)
{
    switch (m->kind) {
    case LB_PLACE: return m->place.geonameid ? lb_printf(a, "%u", m->place.geonameid) : m->place.name;
    case LB_TIME: return m->time.value;
    case LB_NUMBER: return m->number.has_value ? lb_printf(a, "%.15g", m->number.value) : lb_printf(a, "%.15g..%.15g", m->number.low, m->number.high);
    case LB_PARTY: return m->party.code.n ? m->party.code : m->party.outlet;
    default: return LB_STR("");
    }
}

static lb_code write_mentions(lb_store *s, const lb_doc *doc, lb_str report, lb_arena *a, lb_err *err)
{
    static const char *const kind[] = { "name", "place", "time", "number", "party", "reference" };
    lb_sql q = lb_sql_begin(s, "INSERT INTO mention(report, n, kind, begin, end, words, value, rule) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", err);
    for (uint32_t i = 0; doc->mentions && i < doc->mentions->n; i++) {
        const lb_mention *m = &doc->mentions->at[i];
        lb_sql_text(&q, report);
        lb_sql_int(&q, i);
        lb_sql_text(&q, lb_str_of(kind[m->kind]));
        lb_sql_int(&q, m->span.begin);
        lb_sql_int(&q, m->span.end);
        lb_sql_text(&q, lb_words(doc, m->span));
        lb_sql_text(&q, value_of(m, a));
        lb_sql_text(&q, lb_str_of(m->rule));
        lb_sql_again(&q);
    }
    return lb_sql_end(&q);
}

static lb_code run_for(lb_store *s, const char *sql, lb_str report, lb_err *err)
{
    lb_sql q = lb_sql_begin(s, sql, err);
    lb_sql_text(&q, report);
    return lb_sql_end(&q);
}

static lb_code underive(lb_store *s, lb_str report, lb_err *err)
{
    static const char *const sql[] = {
        "DELETE FROM claim_party WHERE claim IN (SELECT id FROM claim WHERE report = ?)",
        "DELETE FROM claim_place WHERE claim IN (SELECT id FROM claim WHERE report = ?)",
        "DELETE FROM claim_place_name WHERE claim IN (SELECT id FROM claim WHERE report = ?)",
        "DELETE FROM claim_source WHERE claim IN (SELECT id FROM claim WHERE report = ?)",
        "DELETE FROM claim_quantity WHERE claim IN (SELECT id FROM claim WHERE report = ?)",
        "INSERT INTO claim_words(claim_words, rowid, evidence) SELECT 'delete', rowid, evidence FROM claim WHERE report = ?",
        "DELETE FROM claim WHERE report = ?",
        "DELETE FROM mention WHERE report = ?",
        "DELETE FROM block WHERE report = ?",
        "DELETE FROM text WHERE report = ?",
    };
    lb_code rc = LB_OK;
    for (size_t i = 0; rc == LB_OK && i < sizeof sql / sizeof *sql; i++) rc = run_for(s, sql[i], report, err);
    return rc;
}

static lb_code derive(lb_store *s, const lb_doc *doc, lb_str records, lb_arena *a, lb_err *err)
{
    char name[19];
    lb_report_id(doc->raw->sha256, name);
    lb_str id = lb_str_of(name);
    // What the report claimed until now, to see which claims a change of facts or version takes away.
    lb_code rc = lb_sql_run(s, "CREATE TEMP TABLE IF NOT EXISTS before(id TEXT PRIMARY KEY, report TEXT, record TEXT, learnt TEXT); DELETE FROM before", err);
    if (rc == LB_OK) rc = run_for(s, "INSERT INTO before SELECT id, report, record, learnt FROM claim WHERE report = ?", id, err);
    if (rc == LB_OK) rc = underive(s, id, err);
    if (rc == LB_OK) rc = write_text(s, doc, id, a, err);
    if (rc == LB_OK) rc = write_mentions(s, doc, id, a, err);
    if (rc == LB_OK) rc = write_claims(s, doc, id, records, a, err);
    if (rc == LB_OK) rc = run_for(s, "INSERT INTO claim_words(rowid, evidence) SELECT rowid, evidence FROM claim WHERE report = ?", id, err);
    if (rc == LB_OK)
        rc = run_for(s, "INSERT OR IGNORE INTO superseded SELECT b.id, b.report, b.record, b.learnt, ? FROM before b"
                        " WHERE NOT EXISTS (SELECT 1 FROM claim c WHERE c.id = b.id)", lb_str_of(s->now), err);
    return rc;
}

lb_code lb_store_derive(lb_store *s, const lb_doc *doc, lb_str records, lb_arena *a, lb_err *err)
{
    jmp_buf escape;
    if (lb_arena_try(a, &escape)) return derive(s, doc, records, a, err);
    return lb_fail(err, LB_ENOMEM, s->path, "no memory to keep what was found in a report");
}
