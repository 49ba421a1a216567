/* store.c: open and close; reports in and out as they were received. */
#include "store/store.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <zstd.h>

#define SCHEMA_VERSION 1

static lb_code version_of(lb_store *s, int64_t *version, lb_err *err)
{
    lb_sql q = lb_sql_begin(s, "PRAGMA user_version", err);
    *version = lb_sql_row(&q) ? lb_sql_get_int(&q, 0) : -1;
    return lb_sql_end(&q);
}

static lb_code set_up(lb_store *s, lb_err *err)
{
    int64_t version;
    lb_code rc = lb_sql_run(s, "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF", err);
    if (rc == LB_OK) rc = version_of(s, &version, err);
    if (rc != LB_OK) return rc;
    if (version == SCHEMA_VERSION) return LB_OK;
    if (version > SCHEMA_VERSION)
        return lb_fail(err, LB_ESTORE, s->path, "made by a newer lagebild (schema %lld, this one knows %d)", (long long)version, SCHEMA_VERSION);
    rc = lb_sql_run(s, "BEGIN IMMEDIATE", err);
    if (rc == LB_OK) rc = lb_sql_run(s, lb_schema_source, err);
    if (rc == LB_OK) rc = lb_sql_run(s, lb_schema_derived, err);
    if (rc == LB_OK) rc = lb_sql_run(s, "PRAGMA user_version=1; COMMIT", err);
    return rc;
}

lb_code lb_store_open(const char *path, const lb_store_options *o, lb_store **out, lb_err *err)
{
    static const lb_store_options none;
    struct stat st;
    *out = NULL;
    if (!o) o = &none;
    if (!strncmp(path, "postgresql://", 13) || !strncmp(path, "postgres://", 11))
        return lb_fail(err, LB_ESTORE, path, "PostgreSQL stores are not there yet: name a file");
    bool memory = !strcmp(path, ":memory:");
    if (!memory && !o->create && stat(path, &st) != 0)
        return lb_fail(err, LB_ENONE, path, "there is no store here yet: \"lagebild add\" makes one");
    lb_store *s = calloc(1, sizeof *s);
    if (!s) return lb_fail(err, LB_ENOMEM, path, "no memory for the store");
    snprintf(s->path, sizeof s->path, "%s", path);
    if (o->now) {
        snprintf(s->now, sizeof s->now, "%s", o->now);
    } else {
        time_t t = time(NULL);
        struct tm tm;
        gmtime_r(&t, &tm);
        strftime(s->now, sizeof s->now, "%Y-%m-%dT%H:%M:%SZ", &tm);
    }
    lb_code rc = LB_OK;
    if (sqlite3_open_v2(path, &s->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXRESCODE, NULL) != SQLITE_OK)
        rc = lb_fail(err, LB_ESTORE, path, "cannot open: %s", s->db ? sqlite3_errmsg(s->db) : "no memory");
    if (rc == LB_OK) sqlite3_busy_timeout(s->db, 10000);
    if (rc == LB_OK) rc = set_up(s, err);
    if (rc == LB_OK) rc = lb_where_register(s, err);
    if (rc != LB_OK) lb_store_close(s);
    else *out = s;
    return rc;
}

void lb_store_close(lb_store *s)
{
    if (!s) return;
    lb_sql_abandon(s);
    sqlite3_close(s->db);
    free(s);
}

static void hex(const uint8_t *p, size_t n, char *out)
{
    for (size_t i = 0; i < n; i++) {
        *out++ = "0123456789abcdef"[p[i] >> 4];
        *out++ = "0123456789abcdef"[p[i] & 15];
    }
    *out = 0;
}

void lb_report_id(const uint8_t sha256[32], char out[19])
{
    memcpy(out, "r-", 2);
    hex(sha256, 8, out + 2);
}

/* ---- facts: text columns in one order everywhere ---- */

enum { NAME, URL, PUBLISHER, TITLE, LANGUAGE, AUTHORS, ORIGIN, DATE, CHANGED, DATE_FROM, FACTS };

static lb_str date_text(lb_date d, lb_arena *a)
{
    if (!d.year) return LB_STR("");
    if (!d.month) return lb_printf(a, "%04d", d.year);
    if (!d.day) return lb_printf(a, "%04d-%02d", d.year, d.month);
    return lb_printf(a, "%04d-%02d-%02d", d.year, d.month, d.day);
}

static void facts_out(const lb_facts *f, lb_arena *a, lb_str out[FACTS])
{
    const lb_str all[FACTS] = { f->name, f->url, f->publisher, f->title, f->language, f->authors, f->origin,
                                date_text(f->date, a), date_text(f->changed, a), f->date_from };
    memcpy(out, all, sizeof all);
}

static void facts_in(lb_str in[FACTS], lb_facts *f)
{
    *f = (lb_facts){ .name = in[NAME], .url = in[URL], .publisher = in[PUBLISHER], .title = in[TITLE], .language = in[LANGUAGE],
                     .authors = in[AUTHORS], .origin = in[ORIGIN], .date_from = in[DATE_FROM] };
    if (!lb_date_parse(in[DATE], &f->date)) f->date = (lb_date){ 0 };
    if (!lb_date_parse(in[CHANGED], &f->changed)) f->changed = (lb_date){ 0 };
}

/* Several receipts of one report may know different things. Each field takes the most
 * precise date or the smallest text, so that the order of arrival cannot matter. */
static bool better(lb_str now, lb_str then, bool date)
{
    if (!now.n) return false;
    if (!then.n) return true;
    if (date && now.n != then.n) return now.n > then.n;
    return lb_cmp(now, then) < 0;
}

static lb_code merge_receipts(lb_store *s, lb_str report, lb_arena *a, lb_facts *f, lb_str *provenance, lb_err *err)
{
    lb_str best[FACTS] = { 0 };
    *provenance = (lb_str){ 0 };
    lb_sql q = lb_sql_begin(s, "SELECT name, url, publisher, title, language, authors, origin, date, changed, date_from, provenance"
                               " FROM receipt WHERE report = ? ORDER BY id", err);
    lb_sql_text(&q, report);
    while (lb_sql_row(&q)) {
        for (int i = 0; i < FACTS; i++) {
            lb_str v = lb_sql_get(&q, i);
            if (i == DATE_FROM || !better(v, best[i], i == DATE || i == CHANGED)) continue;
            best[i] = lb_copy(a, v);
            if (i == DATE) best[DATE_FROM] = lb_copy(a, lb_sql_get(&q, DATE_FROM));
        }
        lb_str p = lb_sql_get(&q, FACTS);
        if (better(p, *provenance, false)) *provenance = lb_copy(a, p);
    }
    facts_in(best, f);
    return lb_sql_end(&q);
}

/* ---- receive ---- */

static lb_code keep_bytes(lb_store *s, lb_str id, const lb_raw *raw, lb_err *err)
{
    lb_sql q = lb_sql_begin(s, "SELECT sha256 FROM report WHERE id = ?", err);
    lb_sql_text(&q, id);
    bool there = lb_sql_row(&q);
    bool same = there && lb_eq(lb_sql_get(&q, 0), (lb_str){ (const char *)raw->sha256, 32 });
    lb_code rc = lb_sql_end(&q);
    if (rc != LB_OK || same) return rc;
    if (there) return lb_fail(err, LB_ESTORE, raw->facts.name.p, "its id %.*s belongs to another report", LB_FMT(id));
    size_t room = ZSTD_compressBound(raw->bytes.n);
    void *packed = malloc(room);
    size_t n = packed ? ZSTD_compress(packed, room, raw->bytes.p, raw->bytes.n, 3) : 0;
    bool smaller = packed && !ZSTD_isError(n) && n < raw->bytes.n;
    q = lb_sql_begin(s, "INSERT INTO report(id, sha256, size, type, packing, bytes, learnt) VALUES (?, ?, ?, ?, ?, ?, ?)", err);
    lb_sql_text(&q, id);
    lb_sql_blob(&q, raw->sha256, 32);
    lb_sql_int(&q, raw->bytes.n);
    lb_sql_text(&q, raw->type);
    lb_sql_text(&q, smaller ? LB_STR("zstd") : LB_STR("none"));
    lb_sql_blob(&q, smaller ? packed : raw->bytes.p, smaller ? n : raw->bytes.n);
    lb_sql_text(&q, lb_str_of(s->now));
    rc = lb_sql_end(&q);
    free(packed);
    return rc;
}

static lb_code keep_receipt(lb_store *s, lb_str id, const lb_raw *raw, lb_arena *a, bool *is_new, lb_err *err)
{
    lb_str f[FACTS], all = id;
    facts_out(&raw->facts, a, f);
    for (int i = 0; i < FACTS; i++) all = lb_printf(a, "%.*s\n%.*s", LB_FMT(all), LB_FMT(f[i]));
    all = lb_printf(a, "%.*s\n%.*s", LB_FMT(all), LB_FMT(raw->provenance));
    lb_str key = lb_printf(a, "f-%016llx", (unsigned long long)lb_hash(all));
    lb_sql q = lb_sql_begin(s, "INSERT OR IGNORE INTO receipt(id, report, name, url, publisher, title, language, authors, origin, date,"
                               " changed, date_from, provenance, learnt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", err);
    lb_sql_text(&q, key);
    lb_sql_text(&q, id);
    for (int i = 0; i < FACTS; i++) lb_sql_text(&q, f[i]);
    lb_sql_text(&q, raw->provenance);
    lb_sql_text(&q, lb_str_of(s->now));
    lb_code rc = lb_sql_end(&q);
    *is_new = rc == LB_OK && sqlite3_changes(s->db) > 0;
    return rc;
}

static lb_code is_derived(lb_store *s, lb_str id, bool *yes, lb_err *err)
{
    lb_sql q = lb_sql_begin(s, "SELECT 1 FROM text WHERE report = ?", err);
    lb_sql_text(&q, id);
    *yes = lb_sql_row(&q);
    return lb_sql_end(&q);
}

static lb_code receive(lb_store *s, lb_report *r, bool *derived, lb_err *err)
{
    char name[19];
    bool is_new = false;
    lb_report_id(r->raw.sha256, name);
    lb_str id = lb_str_of(name);
    lb_code rc = keep_bytes(s, id, &r->raw, err);
    if (rc == LB_OK) rc = keep_receipt(s, id, &r->raw, &r->arena, &is_new, err);
    if (rc == LB_OK) rc = is_derived(s, id, derived, err);
    if (is_new) *derived = false;
    if (rc == LB_OK && !*derived) rc = merge_receipts(s, id, &r->arena, &r->raw.facts, &r->raw.provenance, err);
    return rc;
}

lb_code lb_store_receive(lb_store *s, lb_report *r, bool *derived, lb_err *err)
{
    jmp_buf escape;
    *derived = false;
    if (lb_arena_try(&r->arena, &escape)) return receive(s, r, derived, err);
    return lb_fail(err, LB_ENOMEM, s->path, "no memory to keep a report");
}

/* ---- and out again ---- */

static lb_code unpack(lb_sql *q, lb_report *r)
{
    lb_str packing = lb_sql_get(q, 2), bytes = lb_sql_get(q, 3);
    size_t size = (size_t)lb_sql_get_int(q, 1);
    const char *id = (const char *)sqlite3_column_text(q->stmt, 0);
    if (size > UINT32_MAX / 2) return lb_fail(q->err, LB_ESTORE, id, "its size of %zu bytes is impossible: the store is damaged", size);
    char *room = lb_arena_alloc(&r->arena, size + 1);
    if (lb_is(packing, "zstd")) {
        size_t n = ZSTD_decompress(room, size, bytes.p, bytes.n);
        if (ZSTD_isError(n) || n != size) return lb_fail(q->err, LB_ESTORE, id, "its bytes cannot be unpacked: the store is damaged");
    } else if (bytes.n == size) {
        memcpy(room, bytes.p, size);
    } else {
        return lb_fail(q->err, LB_ESTORE, id, "bytes are missing: the store is damaged");
    }
    r->raw.bytes = (lb_str){ room, (uint32_t)size };
    r->raw.type = lb_copy(&r->arena, lb_sql_get(q, 4));
    lb_str sha = lb_sql_get(q, 5);
    if (sha.n == 32) memcpy(r->raw.sha256, sha.p, 32);
    return LB_OK;
}

static lb_code next(lb_store *s, char after[19], lb_report *r, lb_err *err)
{
    char id[19] = "";
    lb_sql q = lb_sql_begin(s, "SELECT id, size, packing, bytes, type, sha256 FROM report WHERE id > ? ORDER BY id LIMIT 1", err);
    lb_sql_text(&q, lb_str_of(after));
    if (!lb_sql_row(&q)) {
        lb_code rc = lb_sql_end(&q);
        return rc == LB_OK ? LB_ENONE : rc;
    }
    snprintf(id, sizeof id, "%.*s", LB_FMT(lb_sql_get(&q, 0)));
    lb_code rc = unpack(&q, r), end = lb_sql_end(&q);
    strcpy(after, id);
    if (rc == LB_OK) rc = end;
    if (rc == LB_OK) rc = merge_receipts(s, lb_str_of(id), &r->arena, &r->raw.facts, &r->raw.provenance, err);
    return rc;
}

lb_code lb_store_next(lb_store *s, char after[19], lb_report *r, lb_err *err)
{
    jmp_buf escape;
    lb_arena_reset(&r->arena);
    r->raw = (lb_raw){ 0 };
    if (lb_arena_try(&r->arena, &escape)) return next(s, after, r, err);
    return lb_fail(err, LB_ENOMEM, s->path, "no memory to read a report");
}
