/* links.c: claims out of the store, through linking, incidents and relations back in. */
#include "link/link.h"

#include "store/store.h"

#include <jansson.h>
#include <math.h>

static lb_str copy_of(lb_arena *a, const json_t *o, const char *key)
{
    const json_t *v = json_object_get(o, key);
    return json_is_string(v) ? lb_copy(a, (lb_str){ json_string_value(v), (uint32_t)json_string_length(v) }) : LB_STR("");
}

static lb_str *codes_of(lb_arena *a, const json_t *list, uint32_t *n)
{
    size_t i;
    json_t *o;
    lb_str *out = lb_array(a, json_array_size(list), lb_str);
    *n = 0;
    json_array_foreach(list, i, o)
    {
        out[*n] = copy_of(a, o, "code");
        *n += out[*n].n > 0;
    }
    return out;
}

static void place_of(lb_arena *a, const json_t *o, lb_link_place *p)
{
    size_t k;
    json_t *alias;
    json_t *aliases = json_object_get(o, "aliases"), *lat = json_object_get(o, "lat"), *lon = json_object_get(o, "lon");
    lb_str feature = copy_of(a, o, "feature");
    p->name = copy_of(a, o, "name");
    p->admin1 = copy_of(a, o, "admin1");
    p->country = copy_of(a, o, "country");
    p->geonameid = (uint32_t)json_integer_value(json_object_get(o, "geonameid"));
    p->has_coordinates = json_is_number(lat) && json_is_number(lon);
    p->lat = json_number_value(lat);
    p->lon = json_number_value(lon);
    p->wide = lb_starts(feature, "PCL") || lb_is(feature, "SEA") || lb_is(feature, "OCN") || lb_is(feature, "CONT") || lb_is(feature, "RGN");
    p->region = lb_starts(feature, "ADM1");
    p->alias = lb_array(a, json_array_size(aliases), lb_str);
    json_array_foreach(aliases, k, alias)
        if (json_is_string(alias)) p->alias[p->n_alias++] = lb_copy(a, lb_str_of(json_string_value(alias)));
}

static void places_of(lb_arena *a, const json_t *list, lb_link_claim *c)
{
    size_t i;
    json_t *o;
    c->place = lb_array(a, json_array_size(list), lb_link_place);
    json_array_foreach(list, i, o) place_of(a, o, &c->place[c->n_places++]);
}

static void quantities_of(lb_arena *a, const json_t *list, lb_link_claim *c)
{
    size_t i;
    json_t *o;
    c->quantity = lb_array(a, json_array_size(list), lb_link_quantity);
    json_array_foreach(list, i, o)
    {
        lb_link_quantity *q = &c->quantity[c->n_quantities++];
        json_t *value = json_object_get(o, "value"), *low = json_object_get(o, "low"), *high = json_object_get(o, "high");
        lb_str bound = copy_of(a, o, "bound");
        double v = json_number_value(value);
        q->unit = copy_of(a, o, "unit");
        q->outcome = copy_of(a, o, "outcome");
        q->low = json_is_number(low) ? json_number_value(low) : json_is_number(value) && !lb_starts(bound, "<") ? v : 0;
        q->high = json_is_number(high) ? json_number_value(high) : json_is_number(value) && !lb_starts(bound, ">") ? v : HUGE_VAL;
        if (lb_is(bound, "~")) q->low = v * 0.9, q->high = v * 1.1;
    }
}

static int32_t day_of(const json_t *time, const char *key, bool last)
{
    lb_date d;
    const char *z = json_string_value(json_object_get(time, key));
    if (!z || !lb_date_parse(lb_str_of(z), &d)) return LB_OPEN;
    lb_interval i = lb_date_span(d);
    return last ? i.end : i.begin;
}

static void read_context(lb_arena *a, const json_t *o, lb_link_claim *c)
{
    c->context = lb_new(a, lb_link_place);
    place_of(a, o, c->context);
}

static void read_record(lb_arena *a, const json_t *o, lb_link_claim *c)
{
    const json_t *time = json_object_get(o, "time");
    size_t i;
    json_t *source;
    c->type = copy_of(a, o, "type");
    c->stance = copy_of(a, o, "stance");
    c->certainty = copy_of(a, o, "certainty");
    lb_str block = copy_of(a, o, "block");
    c->heading = lb_is(block, "headline") || lb_is(block, "heading") || lb_is(block, "teaser");
    c->negated = lb_is(copy_of(a, o, "polarity"), "negated");
    c->when = (lb_interval){ day_of(time, "begin", false), day_of(time, "end", true) };
    c->actor = codes_of(a, json_object_get(o, "actors"), &c->n_actors);
    c->target = codes_of(a, json_object_get(o, "targets"), &c->n_targets);
    places_of(a, json_object_get(o, "places"), c);
    quantities_of(a, json_object_get(o, "quantities"), c);
    json_array_foreach(json_object_get(o, "sources"), i, source)
    {
        lb_str code = copy_of(a, source, "code"), name = copy_of(a, source, "name"), outlet = copy_of(a, source, "outlet");
        if (!c->speaker.n && code.n && !outlet.n) c->speaker = code, c->speaker_name = name;
        if (!c->outlet.n) c->outlet = outlet;
    }
}

typedef void (*reader)(lb_arena *a, const json_t *o, lb_link_claim *c);

static bool try_record(lb_arena *a, const json_t *o, lb_link_claim *c, reader read)
{
    jmp_buf escape;
    if (!lb_arena_try(a, &escape)) return false;
    read(a, o, c);
    return true;
}

/* JSON -> claim; the object is freed whatever happens in the arena. */
static lb_code read_json(lb_arena *a, lb_str record, lb_link_claim *c, reader read, lb_err *err)
{
    jmp_buf *outer = a->escape;
    json_t *o = json_loadb(record.p, record.n, 0, NULL);
    if (!o) return lb_fail(err, LB_ESTORE, c->id.p, "its record cannot be read: the store is damaged, run rebuild");
    bool ok = try_record(a, o, c, read);
    a->escape = outer;
    json_decref(o);
    return ok ? LB_OK : lb_fail(err, LB_ENOMEM, c->id.p, "no memory to link it");
}

typedef struct {
    lb_link_claim *at;
    uint32_t       n;
    lb_str        *report, *text; // [n_reports] sorted by id
    uint32_t      *copy;
    uint32_t       n_reports;
} loaded;

static lb_code load_reports(lb_store *s, lb_str as_of, lb_arena *a, loaded *l, lb_err *err)
{
    LB_VEC(lb_str) report = { 0 }, text = { 0 };
    lb_sql q = lb_sql_begin(s, "SELECT t.report, t.text FROM text t JOIN report r ON r.id = t.report WHERE ? = '' OR r.learnt <= ? ORDER BY t.report", err);
    lb_sql_text(&q, as_of);
    lb_sql_text(&q, as_of);
    while (lb_sql_row(&q)) {
        lb_str t = lb_sql_get(&q, 1);
        if (t.n > 40000) t.n = 40000; // enough to know a copy by
        *lb_push(a, &report) = lb_copy(a, lb_sql_get(&q, 0));
        *lb_push(a, &text) = lb_copy(a, t);
    }
    l->report = report.at;
    l->text = text.at;
    l->n_reports = (uint32_t)report.n;
    l->copy = lb_array(a, report.n, uint32_t);
    lb_link_copies(l->text, l->n_reports, l->copy, a);
    return lb_sql_end(&q);
}

static uint32_t find_report(const loaded *l, lb_str id)
{
    uint32_t lo = 0, hi = l->n_reports;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (lb_cmp(l->report[mid], id) < 0) lo = mid + 1;
        else hi = mid;
    }
    return lo;
}

static lb_code load_claims(lb_store *s, lb_str as_of, lb_arena *a, loaded *l, lb_err *err)
{
    LB_VEC(lb_link_claim) claims = { 0 };
    lb_code rc = LB_OK;
    lb_sql q = lb_sql_begin(s, "SELECT c.id, c.report, c.n, c.record, c.paragraph, c.responds_to, t.publisher, t.day, c.context FROM claim c"
                               " JOIN text t ON t.report = c.report WHERE ? = '' OR c.learnt <= ? ORDER BY c.id", err);
    lb_sql_text(&q, as_of);
    lb_sql_text(&q, as_of);
    while (rc == LB_OK && lb_sql_row(&q)) {
        lb_link_claim *c = lb_push(a, &claims);
        *c = (lb_link_claim){ .id = lb_copy(a, lb_sql_get(&q, 0)), .report = lb_copy(a, lb_sql_get(&q, 1)), .position = (uint32_t)lb_sql_get_int(&q, 2),
                              .paragraph = lb_copy(a, lb_sql_get(&q, 4)), .responds_to = lb_copy(a, lb_sql_get(&q, 5)),
                              .publisher = lb_copy(a, lb_sql_get(&q, 6)), .published = lb_sql_is_null(&q, 7) ? LB_OPEN : (int32_t)lb_sql_get_int(&q, 7) };
        c->copy = l->copy[find_report(l, c->report)];
        rc = read_json(a, lb_sql_get(&q, 3), c, read_record, err);
        if (rc == LB_OK && lb_sql_get(&q, 8).n) rc = read_json(a, lb_sql_get(&q, 8), c, read_context, err);
    }
    lb_code end = lb_sql_end(&q);
    l->at = claims.at;
    l->n = (uint32_t)claims.n;
    return rc == LB_OK ? end : rc;
}

/* ---- back into the store ---- */

static void bind_number_or_null(lb_sql *q, bool there, double v)
{
    if (there) lb_sql_real(q, v);
    else lb_sql_null(q);
}

static void write_incident(lb_sql *q, const loaded *l, const lb_incident *in)
{
    static const lb_link_place nowhere;
    const lb_link_place *p = in->place == UINT32_MAX ? &nowhere : &l->at[in->place_claim].place[in->place];
    lb_sql_text(q, lb_str_of(in->id));
    lb_sql_text(q, in->type);
    lb_sql_text(q, lb_str_of(lb_status_name(in->status)));
    lb_sql_text(q, lb_str_of(in->rule));
    lb_sql_text(q, in->why);
    lb_sql_int(q, in->unverifiable);
    lb_sql_day(q, in->when.begin);
    lb_sql_day(q, in->when.end);
    lb_sql_text(q, p->name);
    bind_number_or_null(q, p->has_coordinates, p->lat);
    bind_number_or_null(q, p->has_coordinates, p->lon);
    lb_sql_int(q, in->n);
    lb_sql_int(q, in->n_reports);
    lb_sql_int(q, in->n_origins);
    lb_sql_again(q);
}

static lb_code write_links(lb_store *s, const loaded *l, const lb_links *links, lb_err *err)
{
    lb_code rc = lb_sql_run(s, "DELETE FROM relation; DELETE FROM incident_claim; DELETE FROM incident", err);
    if (rc != LB_OK) return rc;
    lb_sql q = lb_sql_begin(s, "INSERT OR IGNORE INTO incident(id, type, status, rule, why, unverifiable, begin_day, end_day, place, lat, lon, claims, reports, origins)"
                               " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", err);
    for (uint32_t i = 0; i < links->n_incidents; i++) write_incident(&q, l, &links->incident[i]);
    rc = lb_sql_end(&q);
    if (rc != LB_OK) return rc;
    q = lb_sql_begin(s, "INSERT OR IGNORE INTO incident_claim(incident, n, claim, origin) VALUES (?, ?, ?, ?)", err);
    for (uint32_t i = 0; i < links->n_incidents; i++)
        for (uint32_t k = 0; k < links->incident[i].n; k++) {
            lb_sql_text(&q, lb_str_of(links->incident[i].id));
            lb_sql_int(&q, k);
            lb_sql_text(&q, l->at[links->incident[i].claim[k]].id);
            lb_sql_int(&q, links->incident[i].origin[k]);
            lb_sql_again(&q);
        }
    rc = lb_sql_end(&q);
    if (rc != LB_OK) return rc;
    q = lb_sql_begin(s, "INSERT OR IGNORE INTO relation(a, b, kind, rule, why) VALUES (?, ?, ?, ?, ?)", err);
    for (uint32_t i = 0; i < links->n_relations; i++) {
        const lb_relation *r = &links->relation[i];
        lb_sql_text(&q, l->at[r->a].id);
        lb_sql_text(&q, l->at[r->b].id);
        lb_sql_text(&q, lb_str_of(lb_relation_name(r->kind)));
        lb_sql_text(&q, lb_str_of(r->rule));
        lb_sql_text(&q, r->why);
        lb_sql_again(&q);
    }
    return lb_sql_end(&q);
}

static lb_code write_copies(lb_store *s, const loaded *l, lb_err *err)
{
    lb_sql q = lb_sql_begin(s, "UPDATE text SET copy_of = ? WHERE report = ? AND copy_of IS NOT ?", err);
    for (uint32_t i = 0; i < l->n_reports; i++) {
        lb_str other = l->copy[i] == i ? (lb_str){ 0 } : l->report[l->copy[i]];
        if (other.n) lb_sql_text(&q, other);
        else lb_sql_null(&q);
        lb_sql_text(&q, l->report[i]);
        if (other.n) lb_sql_text(&q, other);
        else lb_sql_null(&q);
        lb_sql_again(&q);
    }
    return lb_sql_end(&q);
}

static lb_code link_all(lb_store *s, lb_str as_of, lb_arena *a, lb_err *err)
{
    loaded l = { 0 };
    lb_code rc = load_reports(s, as_of, a, &l, err);
    if (rc == LB_OK) rc = load_claims(s, as_of, a, &l, err);
    if (rc == LB_OK) rc = write_links(s, &l, lb_link_run(l.at, l.n, a), err);
    if (rc == LB_OK && !as_of.n) rc = write_copies(s, &l, err);
    return rc;
}

lb_code lb_store_link(lb_store *s, lb_str as_of, lb_err *err)
{
    lb_arena a = { 0 };
    jmp_buf escape;
    lb_code rc; // set in each arm
    if (lb_arena_try(&a, &escape)) rc = link_all(s, as_of, &a, err);
    else rc = lb_fail(err, LB_ENOMEM, s->path, "no memory to link the claims");
    lb_arena_free(&a);
    return rc;
}
