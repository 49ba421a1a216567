/* filter.c: the one filter language -> conditions. Only fixed pieces of SQL are joined;
 * everything a user wrote is bound. */
#include "store/store.h"

#include "lang/table.h"

#include <math.h>
#include <stdlib.h>


/* ---- SQL functions ---- */

static void sql_lower(sqlite3_context *ctx, int n, sqlite3_value **v)
{
    (void)n;
    const char *z = (const char *)sqlite3_value_text(v[0]);
    lb_str s = { z, z ? (uint32_t)sqlite3_value_bytes(v[0]) : 0 };
    lb_buf out = { 0 };
    char piece[4];
    for (uint32_t i = 0; i < s.n;) {
        uint32_t c = lb_lower_cp(lb_utf8_next(s, &i));
        lb_buf_add(&out, (lb_str){ piece, lb_utf8_put(c, piece) });
    }
    if (out.failed) sqlite3_result_error_nomem(ctx);
    else sqlite3_result_text(ctx, out.p ? out.p : "", (int)out.n, SQLITE_TRANSIENT);
    lb_buf_free(&out);
}

/* Kilometres between two points (lat, lon, lat, lon). */
static void sql_km(sqlite3_context *ctx, int n, sqlite3_value **v)
{
    const double rad = 3.14159265358979323846 / 180;
    (void)n;
    for (int i = 0; i < 4; i++)
        if (sqlite3_value_type(v[i]) == SQLITE_NULL) return; // NULL
    double a = sqlite3_value_double(v[0]) * rad, b = sqlite3_value_double(v[2]) * rad;
    double dy = sin((a - b) / 2), dx = sin((sqlite3_value_double(v[1]) - sqlite3_value_double(v[3])) * rad / 2);
    sqlite3_result_double(ctx, 12742.0 * asin(sqrt(fmin(1, dy * dy + cos(a) * cos(b) * dx * dx))));
}

lb_code lb_where_register(lb_store *s, lb_err *err)
{
    const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    if (sqlite3_create_function(s->db, "lagebild_lower", 1, flags, NULL, sql_lower, NULL, NULL) == SQLITE_OK &&
        sqlite3_create_function(s->db, "lagebild_km", 4, flags, NULL, sql_km, NULL, NULL) == SQLITE_OK)
        return LB_OK;
    return lb_fail(err, LB_ESTORE, s->path, "%s", sqlite3_errmsg(s->db));
}

/* ---- conditions ---- */

static void add(lb_where *w, const char *fixed)
{
    lb_buf_puts(&w->sql, fixed);
    w->narrows = true;
}

static void text(lb_where *w, lb_str v)
{
    *lb_push(w->a, &w->arg) = (lb_arg){ .kind = LB_ARG_TEXT, .text = v };
}

static void whole(lb_where *w, int64_t v)
{
    *lb_push(w->a, &w->arg) = (lb_arg){ .kind = LB_ARG_INT, .whole = v };
}

static void real(lb_where *w, double v)
{
    *lb_push(w->a, &w->arg) = (lb_arg){ .kind = LB_ARG_REAL, .real = v };
}

static lb_str given(lb_where *w, const char *z)
{
    return lb_trim(lb_copy(w->a, lb_str_of(z)));
}

static bool is_number(lb_str s)
{
    for (uint32_t i = 0; i < s.n; i++)
        if (!lb_is_digit((uint8_t)s.p[i])) return false;
    return s.n > 0 && s.n < 10;
}

/* "a,b": any of them; false where one is empty. */
static lb_code any_of(lb_where *w, const char *z, const char *field, const char *each, int times, lb_err *err)
{
    uint32_t n;
    lb_str *part = lb_split(w->a, given(w, z), ',', &n);
    if (!n) return lb_fail(err, LB_EINPUT, field, "nothing given");
    add(w, " AND (");
    for (uint32_t i = 0; i < n; i++) {
        if (!part[i].n) return lb_fail(err, LB_EINPUT, field, "\"%s\": a name is missing between the commas", z);
        if (i) add(w, " OR ");
        add(w, each);
        for (int k = 0; k < times; k++) text(w, part[i]);
    }
    add(w, ")");
    return LB_OK;
}

static lb_code when(lb_where *w, const char *z, const char *field, bool until, lb_err *err)
{
    lb_date d;
    if (!lb_date_parse(given(w, z), &d)) return lb_fail(err, LB_EINPUT, field, "\"%s\" is no date (2025-02-07, 2025-02 or 2025)", z);
    lb_interval i = lb_date_span(d);
    add(w, until ? " AND coalesce(c.begin_day, c.end_day) <= ?" : " AND coalesce(c.end_day, c.begin_day) >= ?");
    whole(w, until ? i.end : i.begin);
    return LB_OK;
}

static void place(lb_where *w, const char *z)
{
    lb_str s = given(w, z);
    if (is_number(s)) {
        add(w, " AND EXISTS (SELECT 1 FROM claim_place p WHERE p.claim = c.id AND p.geonameid = ?)");
        whole(w, strtol(s.p, NULL, 10));
    } else {
        add(w, " AND EXISTS (SELECT 1 FROM claim_place_name p WHERE p.claim = c.id AND p.name = ?)");
        text(w, lb_lower(w->a, s));
    }
}

static bool coordinate(lb_str s, double most, double *out)
{
    char z[32], *end;
    if (!s.n || s.n >= sizeof z) return false;
    memcpy(z, s.p, s.n);
    z[s.n] = 0;
    *out = strtod(z, &end);
    return !*end && *out >= -most && *out <= most;
}

/* Where the store's own claims say that a place of this name lies. */
static lb_code find_place(lb_store *s, lb_where *w, lb_str name, double *lat, double *lon, lb_err *err)
{
    lb_str folded = lb_lower(w->a, name);
    lb_sql q = lb_sql_begin(s, "SELECT p.lat, p.lon FROM claim_place_name n JOIN claim_place p ON p.claim = n.claim"
                               " WHERE n.name = ? AND p.lat IS NOT NULL ORDER BY lagebild_lower(p.name) <> ?, p.geonameid, p.lat LIMIT 1", err);
    lb_sql_text(&q, folded);
    lb_sql_text(&q, folded);
    bool found = lb_sql_row(&q);
    if (found) *lat = sqlite3_column_double(q.stmt, 0), *lon = sqlite3_column_double(q.stmt, 1);
    lb_code rc = lb_sql_end(&q);
    if (rc != LB_OK || found) return rc;
    return lb_fail(err, LB_EINPUT, "--near", "no claim names a place \"%.*s\" whose coordinates are known: give LAT,LON,KM", LB_FMT(name));
}

static lb_code near(lb_store *s, lb_where *w, const char *z, lb_err *err)
{
    uint32_t n;
    lb_str *part = lb_split(w->a, given(w, z), ',', &n);
    double lat = 0, lon = 0, km = 0;
    lb_code rc = LB_OK;
    if (n == 3 && coordinate(part[0], 90, &lat) && coordinate(part[1], 180, &lon) && coordinate(part[2], 20000, &km) && km >= 0) {
    } else if (n == 2 && part[0].n && coordinate(part[1], 20000, &km) && km >= 0) {
        if (s) rc = find_place(s, w, part[0], &lat, &lon, err);
    } else {
        return lb_fail(err, LB_EINPUT, "--near", "\"%s\" is neither PLACE,KM nor LAT,LON,KM", z);
    }
    add(w, " AND EXISTS (SELECT 1 FROM claim_place p WHERE p.claim = c.id AND p.lat BETWEEN ? AND ? AND lagebild_km(p.lat, p.lon, ?, ?) <= ?)");
    real(w, lat - km / 111.0);
    real(w, lat + km / 111.0);
    real(w, lat);
    real(w, lon);
    real(w, km);
    return rc;
}

static void actor(lb_where *w, const char *z)
{
    lb_str s = given(w, z);
    add(w, " AND EXISTS (SELECT 1 FROM claim_party p WHERE p.claim = c.id AND"
           " (p.code = ? OR substr(p.code, 1, length(?) + 1) = ? || '.' OR instr(p.folded, ?) > 0))");
    text(w, s);
    text(w, s);
    text(w, s);
    text(w, lb_lower(w->a, s));
}

static void source(lb_where *w, const char *z)
{
    lb_str s = given(w, z), low = lb_lower(w->a, s);
    add(w, " AND (EXISTS (SELECT 1 FROM claim_source p WHERE p.claim = c.id AND"
           " (p.code = ? OR substr(p.code, 1, length(?) + 1) = ? || '.' OR instr(p.folded, ?) > 0))"
           " OR instr(lagebild_lower(t.publisher), ?) > 0)");
    text(w, s);
    text(w, s);
    text(w, s);
    text(w, low);
    text(w, low);
}

/* Words, each of which may be the beginning of one: quoted for the index's own language. */
static lb_code words(lb_where *w, const char *z, lb_err *err)
{
    uint32_t n, kept = 0;
    lb_str *part = lb_split(w->a, given(w, z), ' ', &n), match = LB_STR("");
    for (uint32_t i = 0; i < n; i++) {
        char *clean = lb_arena_alloc(w->a, part[i].n + 1);
        uint32_t k = 0;
        for (uint32_t j = 0; j < part[i].n; j++)
            if (part[i].p[j] != '"' && (uint8_t)part[i].p[j] >= ' ') clean[k++] = part[i].p[j];
        if (!k) continue;
        match = lb_printf(w->a, "%.*s%s\"%.*s\"*", LB_FMT(match), kept++ ? " " : "", (int)k, clean);
    }
    if (!kept) return lb_fail(err, LB_EINPUT, "--text", "no words given");
    add(w, " AND c.rowid IN (SELECT rowid FROM claim_words WHERE claim_words MATCH ?)");
    text(w, match);
    return LB_OK;
}

static lb_code as_of(lb_where *w, const char *z, lb_err *err)
{
    lb_date d;
    lb_str s = given(w, z);
    if (!lb_date_parse(s, &d)) return lb_fail(err, LB_EINPUT, "--as-of", "\"%s\" is no date (2025-02-07, 2025-02 or 2025)", z);
    add(w, " AND c.learnt <= ?");
    text(w, lb_printf(w->a, "%.*sT24", LB_FMT(lb_day_print(lb_date_span(d).end, w->a))));
    return LB_OK;
}

static lb_code status(lb_where *w, const char *z, lb_err *err)
{
    static const char all[] = ",single-source,corroborated,revised,denied,disputed,retracted,unverifiable,";
    uint32_t n;
    lb_str *part = lb_split(w->a, given(w, z), ',', &n);
    for (uint32_t i = 0; i < n; i++)
        if (!strstr(all, lb_printf(w->a, ",%.*s,", LB_FMT(part[i])).p))
            return lb_fail(err, LB_EINPUT, "--status", "\"%.*s\" is none of single-source, corroborated, revised, denied, disputed, retracted, unverifiable", LB_FMT(part[i]));
    return any_of(w, z, "--status", "EXISTS (SELECT 1 FROM incident_claim ic JOIN incident i ON i.id = ic.incident"
                                    " WHERE ic.claim = c.id AND (i.status = ? OR (i.unverifiable AND ? = 'unverifiable')))", 2, err);
}

static lb_code make(lb_store *s, const lb_filter *f, lb_where *w, lb_err *err)
{
    lb_code rc = LB_OK;
    if (f->type) rc = any_of(w, f->type, "--type", "(c.type = ? OR substr(c.type, 1, length(?) + 1) = ? || '.')", 3, err);
    if (rc == LB_OK && f->place) place(w, f->place);
    if (rc == LB_OK && f->near) rc = near(s, w, f->near, err);
    if (rc == LB_OK && f->actor) actor(w, f->actor);
    if (rc == LB_OK && f->source) source(w, f->source);
    if (rc == LB_OK && f->since) rc = when(w, f->since, "--since", false, err);
    if (rc == LB_OK && f->until) rc = when(w, f->until, "--until", true, err);
    if (rc == LB_OK && f->status) rc = status(w, f->status, err);
    if (rc == LB_OK && f->text) rc = words(w, f->text, err);
    if (rc == LB_OK && f->as_of) rc = as_of(w, f->as_of, err);
    if (rc == LB_OK && f->report) {
        add(w, " AND (c.report = ? OR t.name = ?)");
        text(w, given(w, f->report));
        text(w, given(w, f->report));
    }
    return rc;
}

void lb_where_bind(const lb_where *w, lb_sql *q)
{
    for (size_t i = 0; i < w->arg.n; i++) {
        const lb_arg *g = &w->arg.at[i];
        if (g->kind == LB_ARG_TEXT) lb_sql_text(q, g->text);
        else if (g->kind == LB_ARG_INT) lb_sql_int(q, g->whole);
        else lb_sql_real(q, g->real);
    }
}

lb_code lb_where_make(lb_store *s, const lb_filter *f, lb_arena *a, lb_where *w, lb_err *err)
{
    static const lb_filter everything;
    jmp_buf escape;
    *w = (lb_where){ .a = a };
    if (lb_arena_try(a, &escape)) return make(s, f ? f : &everything, w, err);
    return lb_fail(err, LB_ENOMEM, "filter", "no memory");
}

lb_code lb_filter_check(const lb_filter *f, lb_err *err)
{
    lb_arena a = { 0 };
    lb_where w;
    lb_code rc = lb_where_make(NULL, f, &a, &w, err);
    lb_buf_free(&w.sql);
    lb_arena_free(&a);
    return rc;
}
