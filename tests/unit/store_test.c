/* store_test.c: what goes in comes out, nothing is lost, and the filter language. Claims are
 * made by hand, so that no stage of the language can change what is tested here. */
#include "store/store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>
#include <jansson.h>
#include <openssl/sha.h>

static lb_store *store_open(const char *now)
{
    lb_store *s;
    lb_err err = { 0 };
    lb_store_options o = { .create = true, .now = now };
    if (lb_store_open(":memory:", &o, &s, &err) != LB_OK) fail_msg("%s: %s", err.where, err.what);
    return s;
}

/* A report with one claim a record, the claim's sentence being the whole text. */
static bool put(lb_store *s, const char *name, const char *date, const char *publisher, const char *text, const char *const *record, uint32_t n)
{
    lb_report r = { 0 };
    lb_arena a = { 0 };
    lb_err err = { 0 };
    bool derived = false;
    lb_buf records = { 0 };
    lb_claim claims[8] = { 0 };
    r.raw.bytes = lb_str_of(text);
    r.raw.type = LB_STR("text/plain");
    r.raw.facts.name = lb_str_of(name);
    r.raw.facts.publisher = lb_str_of(publisher);
    if (!lb_date_parse(lb_str_of(date), &r.raw.facts.date)) r.raw.facts.date = (lb_date){ 0 };
    SHA256((const unsigned char *)text, strlen(text), r.raw.sha256);
    if (lb_store_receive(s, &r, &derived, &err) != LB_OK) fail_msg("%s: %s", err.where, err.what);
    if (!derived) {
        lb_block block = { .span = { 0, r.raw.bytes.n }, .role = LB_ROLE_body, .why = LB_STR("plain") };
        lb_text t = { .facts = r.raw.facts, .text = r.raw.bytes, .n = 1, .block = &block };
        for (uint32_t i = 0; i < n; i++) {
            claims[i].evidence = block.span;
            claims[i].responds_to = LB_NONE;
            lb_buf_printf(&records, "%s\n", record[i]);
        }
        lb_claims all = { .n = n, .at = claims };
        lb_doc d = { .raw = &r.raw, .text = &t, .claims = &all };
        if (lb_store_derive(s, &d, lb_buf_str(&records), &a, &err) != LB_OK) fail_msg("%s: %s", err.where, err.what);
    }
    lb_buf_free(&records);
    lb_arena_free(&r.arena);
    lb_arena_free(&a);
    return derived;
}

#define STRIKE                                                                                                                            \
    "{\"id\": \"c-1\", \"report\": \"a\", \"type\": \"strike\", \"polarity\": \"affirmed\", \"certainty\": \"certain\", \"weapon\": \"drone\", " \
    "\"actors\": [{\"code\": \"RUS.MIL\", \"name\": \"russische Armee\"}], \"targets\": [], \"places\": [{\"name\": \"Torezk\", "            \
    "\"aliases\": [\"Dserschinsk\"], \"geonameid\": 77, \"lat\": 48.4, \"lon\": 37.85, \"feature\": \"PPL\", \"country\": \"UKR\", "         \
    "\"admin1\": \"Oblast Donezk\", \"precision\": 1}], \"time\": {\"begin\": \"2025-02-07\", \"end\": \"2025-02-07\"}, \"quantities\": [], " \
    "\"sources\": [{\"code\": \"UKR.GOV\", \"name\": \"Gouverneur Filaschkin\"}, {\"outlet\": \"TASS\"}], \"evidence\": {\"text\": "          \
    "\"Drohnenangriffe auf Torezk\", \"trigger\": \"Drohnenangriffe\"}, \"block\": \"body\", \"rule\": \"strike/x\", \"confidence\": 0.9}"
#define TOLL                                                                                                                               \
    "{\"id\": \"c-2\", \"report\": \"a\", \"type\": \"casualties\", \"actors\": [], \"targets\": [{\"code\": \"UKR.CVL\", \"name\": \"Überlebende\"}], " \
    "\"places\": [], \"time\": null, \"quantities\": [{\"value\": 3, \"bound\": \">=\", \"unit\": \"people\", \"outcome\": \"wounded\"}], "    \
    "\"sources\": [], \"evidence\": {\"text\": \"Mindestens drei Verletzte\", \"trigger\": \"Verletzte\"}, \"block\": \"body\", \"rule\": \"casualties/x\", \"confidence\": 0.5}"
#define CONTROL                                                                                                                            \
    "{\"id\": \"c-3\", \"report\": \"b\", \"type\": \"control.gain\", \"actors\": [], \"targets\": [], \"places\": [{\"name\": \"Oblast Kursk\", " \
    "\"aliases\": [], \"geonameid\": 88, \"lat\": 51.7, \"lon\": 36.2, \"feature\": \"ADM1\", \"country\": \"RUS\", \"admin1\": \"Oblast Kursk\"}], "    \
    "\"time\": {\"begin\": \"2024-08-01\", \"end\": \"2024-08-31\"}, \"quantities\": [], \"sources\": [{\"outlet\": \"?\"}], "                   \
    "\"evidence\": {\"text\": \"Das Dorf, =2+3; \\\"so hieß es\\\"\", \"trigger\": \"Dorf\"}, \"block\": \"body\", \"rule\": \"control/x\", \"confidence\": 1}"

static lb_store *filled(void)
{
    static const char *const a[] = { STRIKE, TOLL }, *const b[] = { CONTROL };
    lb_store *s = store_open("2025-03-01T10:00:00Z");
    put(s, "a", "2025-02-08", "Nordpost", "Drohnenangriffe auf Torezk. Mindestens drei Verletzte.", a, 2);
    snprintf(s->now, sizeof s->now, "2025-03-05T10:00:00Z");
    put(s, "b", "2024-09-01", "", "Das Dorf.", b, 1);
    return s;
}

static bool gather(void *user, const char *text, size_t n)
{
    lb_buf_add(user, (lb_str){ text, (uint32_t)n });
    return true;
}

/* The ids of the claims that pass, in order of time: "1 3". */
static void passes(lb_store *s, lb_filter f, const char *want)
{
    lb_err err = { 0 };
    lb_buf out = { 0 };
    char got[64] = "";
    size_t count;
    if (lb_store_list(s, LB_LIST_CLAIMS, &f, LB_FOR_PROGRAMS, false, gather, &out, &count, &err) != LB_OK) fail_msg("%s: %s", err.where, err.what);
    for (const char *p = out.p; p && (p = strstr(p, "\"id\": \"c-")) != NULL; p += 9) snprintf(got + strlen(got), 4, "%s%c", *got ? " " : "", p[9]);
    assert_string_equal(got, want);
    lb_buf_free(&out);
}

static void filters(void **state)
{
    lb_store *s = filled();
    (void)state;
    passes(s, (lb_filter){ 0 }, "3 1 2");
    passes(s, (lb_filter){ .limit = 2 }, "3 1");
    passes(s, (lb_filter){ .type = "strike" }, "1");
    passes(s, (lb_filter){ .type = "control" }, "3"); // control.*
    passes(s, (lb_filter){ .type = "contr" }, "");
    passes(s, (lb_filter){ .type = "strike, casualties" }, "1 2");
    passes(s, (lb_filter){ .place = "torezk" }, "1");
    passes(s, (lb_filter){ .place = "DSERSCHINSK" }, "1");
    passes(s, (lb_filter){ .place = "Oblast Donezk" }, "1");
    passes(s, (lb_filter){ .place = "77" }, "1");
    passes(s, (lb_filter){ .place = "Tor" }, "");
    passes(s, (lb_filter){ .near = "Torezk,5" }, "1");
    passes(s, (lb_filter){ .near = "48.5,37.9,20" }, "1");
    passes(s, (lb_filter){ .near = "48.5,37.9,5" }, "");
    passes(s, (lb_filter){ .near = "Torezk,2000" }, "3 1");
    passes(s, (lb_filter){ .actor = "RUS" }, "1");
    passes(s, (lb_filter){ .actor = "RUS.MIL" }, "1");
    passes(s, (lb_filter){ .actor = "RUS.M" }, "");
    passes(s, (lb_filter){ .actor = "überleb" }, "2");
    passes(s, (lb_filter){ .source = "UKR" }, "1");
    passes(s, (lb_filter){ .source = "tass" }, "1");
    passes(s, (lb_filter){ .source = "nordpost" }, "1 2"); // the publisher
    passes(s, (lb_filter){ .source = "filaschkin" }, "1");
    passes(s, (lb_filter){ .since = "2025" }, "1"); // undated claims do not pass
    passes(s, (lb_filter){ .until = "2024-08" }, "3");
    passes(s, (lb_filter){ .since = "2024-08-15", .until = "2025-02-07" }, "3 1");
    passes(s, (lb_filter){ .since = "2025-02-08" }, "");
    passes(s, (lb_filter){ .text = "drohn" }, "1"); // the beginning of a word
    passes(s, (lb_filter){ .text = "DREI verletzte" }, "2");
    passes(s, (lb_filter){ .text = "angriff" }, "");
    passes(s, (lb_filter){ .text = "\" OR NEAR( *" }, "");
    passes(s, (lb_filter){ .report = "b" }, "3");
    passes(s, (lb_filter){ .as_of = "2025-03-01" }, "1 2");
    passes(s, (lb_filter){ .as_of = "2025-02" }, "");
    passes(s, (lb_filter){ .status = "single-source" }, "3 1 2");
    passes(s, (lb_filter){ .status = "disputed,denied" }, "");
    passes(s, (lb_filter){ .type = "strike", .place = "Kursk" }, "");
    passes(s, (lb_filter){ .place = "'; DROP TABLE claim; --" }, "");
    lb_store_close(s);
}

static void bad_filters(void **state)
{
    static const struct {
        lb_filter   f;
        const char *field;
    } bad[] = {
        { { .type = "" }, "--type" },           { { .type = "strike,,x" }, "--type" },   { { .near = "Torezk" }, "--near" },
        { { .near = "91,0,5" }, "--near" },     { { .near = "a,b,c" }, "--near" },       { { .near = "Torezk,-3" }, "--near" },
        { { .since = "gestern" }, "--since" },  { { .until = "2025-13" }, "--until" },   { { .status = "true" }, "--status" },
        { { .text = " \" " }, "--text" },       { { .as_of = "1" }, "--as-of" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        lb_err err = { 0 };
        assert_int_equal(lb_filter_check(&bad[i].f, &err), LB_EINPUT);
        assert_string_equal(err.where, bad[i].field);
        assert_true(err.what[0]);
    }
    lb_err err = { 0 };
    lb_store *s = filled();
    lb_filter f = { .near = "Nirgendwo,5" };
    assert_int_equal(lb_store_list(s, LB_LIST_CLAIMS, &f, LB_FOR_PEOPLE, false, gather, NULL, NULL, &err), LB_EINPUT);
    lb_store_close(s);
}

static void twice_changes_nothing(void **state)
{
    static const char *const a[] = { STRIKE, TOLL };
    lb_store *s = store_open(NULL);
    lb_err err = { 0 };
    (void)state;
    assert_false(put(s, "a", "2025-02-08", "Nordpost", "Text.", a, 2));
    int64_t before = sqlite3_total_changes64(s->db);
    assert_true(put(s, "a", "2025-02-08", "Nordpost", "Text.", a, 2));
    assert_int_equal(sqlite3_total_changes64(s->db), before);
    // The same bytes under another date: one report, two receipts, the merged facts are derived anew.
    assert_false(put(s, "a2", "2025-02", "", "Text.", a, 2));
    lb_sql q = lb_sql_begin(s, "SELECT (SELECT count(*) FROM report), (SELECT count(*) FROM receipt), name, date, publisher FROM text", &err);
    assert_true(lb_sql_row(&q));
    assert_int_equal(lb_sql_get_int(&q, 0), 1);
    assert_int_equal(lb_sql_get_int(&q, 1), 2);
    assert_true(lb_is(lb_sql_get(&q, 2), "a"));
    assert_true(lb_is(lb_sql_get(&q, 3), "2025-02-08"));
    assert_true(lb_is(lb_sql_get(&q, 4), "Nordpost"));
    lb_sql_end(&q);
    lb_store_close(s);
}

static void source_tables_only_grow(void **state)
{
    static const char *const sql[] = { "DELETE FROM report", "UPDATE report SET type = 'x'", "DELETE FROM receipt", "UPDATE receipt SET name = 'x'" };
    lb_store *s = filled();
    (void)state;
    for (size_t i = 0; i < sizeof sql / sizeof *sql; i++) {
        lb_err err = { 0 };
        assert_int_equal(lb_sql_run(s, sql[i], &err), LB_ESTORE);
        assert_non_null(strstr(err.what, "append-only"));
    }
    lb_store_close(s);
}

static void bytes_come_back_as_they_were(void **state)
{
    lb_store *s = store_open(NULL);
    lb_report r = { 0 };
    lb_err err = { 0 };
    char after[19] = "", large[100000];
    (void)state;
    memset(large, 'x', sizeof large);
    large[sizeof large - 1] = 0;
    put(s, "kurz", "2025-02-08", "Nordpost", "a\xC3\xA4", NULL, 0);
    put(s, "lang", "2025-02", "", large, NULL, 0);
    int seen = 0;
    while (lb_store_next(s, after, &r, &err) == LB_OK) {
        bool is_large = r.raw.bytes.n > 10;
        uint8_t sha[32];
        assert_true(lb_is(r.raw.bytes, is_large ? large : "a\xC3\xA4"));
        assert_true(lb_is(r.raw.facts.name, is_large ? "lang" : "kurz"));
        assert_int_equal(r.raw.facts.date.day, is_large ? 0 : 8);
        SHA256((const unsigned char *)r.raw.bytes.p, r.raw.bytes.n, sha);
        assert_memory_equal(sha, r.raw.sha256, 32);
        seen++;
    }
    assert_int_equal(seen, 2);
    lb_sql q = lb_sql_begin(s, "SELECT length(bytes), packing FROM report WHERE size > 1000", &err);
    assert_true(lb_sql_row(&q));
    assert_true(lb_sql_get_int(&q, 0) < 1000);
    assert_true(lb_is(lb_sql_get(&q, 1), "zstd"));
    lb_sql_end(&q);
    lb_arena_free(&r.arena);
    lb_store_close(s);
}

static void a_claim_no_longer_made_stays_citable(void **state)
{
    static const char *const two[] = { STRIKE, TOLL }, *const one[] = { STRIKE };
    lb_store *s = store_open(NULL);
    lb_err err = { 0 };
    lb_buf out = { 0 };
    (void)state;
    put(s, "a", "2025-02-08", "", "Text.", two, 2);
    put(s, "a", "2025-02-09", "", "Text.", one, 1); // new facts: derived anew, without the toll
    passes(s, (lb_filter){ 0 }, "1");
    passes(s, (lb_filter){ .text = "verletzte" }, ""); // gone from the index of words too
    assert_int_equal(lb_store_show(s, "c-2", LB_FOR_PEOPLE, false, gather, &out, &err), LB_OK);
    assert_non_null(strstr(out.p, "superseded"));
    assert_int_equal(lb_store_show(s, "c-9", LB_FOR_PEOPLE, false, gather, &out, &err), LB_ENONE);
    lb_buf_free(&out);
    lb_store_close(s);
}

static char *exported(lb_store *s, const char *format, lb_buf *out)
{
    lb_err err = { 0 };
    out->n = 0;
    if (lb_store_export(s, format, NULL, gather, out, NULL, &err) != LB_OK) fail_msg("%s: %s", err.where, err.what);
    return out->p;
}

static void exports(void **state)
{
    lb_store *s = filled();
    lb_err err = { 0 };
    lb_buf out = { 0 };
    (void)state;
    char *csv = exported(s, "csv", &out);
    assert_non_null(strstr(csv, "RUS.MIL,,Torezk,Oblast Donezk,UKR,48.4,37.85,77,Torezk,2025-02-07"));
    assert_non_null(strstr(csv, "UKR.GOV | TASS"));
    assert_non_null(strstr(csv, "\"Das Dorf, =2+3; \"\"so hieß es\"\"\""));
    csv = exported(s, "csv-excel-de", &out);
    assert_memory_equal(csv, "\xEF\xBB\xBFid;", 6);
    assert_non_null(strstr(csv, ";48,4;37,85;"));
    char *geo = exported(s, "geojson", &out);
    json_t *o = json_loads(geo, 0, NULL);
    assert_int_equal(json_array_size(json_object_get(o, "features")), 2);
    json_decref(o);
    exported(s, "jsonl", &out);
    assert_int_equal(lb_store_export(s, "xls", NULL, gather, &out, NULL, &err), LB_EUSAGE);
    lb_buf_free(&out);
    lb_store_close(s);
}

static void a_store_that_is_none(void **state)
{
    lb_store *s;
    lb_err err = { 0 };
    char path[] = "/tmp/lagebild-test-XXXXXX";
    int fd = mkstemp(path);
    (void)state;
    assert_int_equal(lb_store_open("/nowhere/at/all", NULL, &s, &err), LB_ENONE);
    assert_int_equal(lb_store_open("postgresql://x", NULL, &s, &err), LB_ESTORE);
    FILE *f = fdopen(fd, "wb");
    fputs("this is a text and no database, whatever its name may say about it", f);
    fclose(f);
    assert_int_equal(lb_store_open(path, NULL, &s, &err), LB_ESTORE);
    assert_string_equal(err.where, path);
    remove(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(filters), cmocka_unit_test(bad_filters), cmocka_unit_test(twice_changes_nothing), cmocka_unit_test(source_tables_only_grow),
        cmocka_unit_test(bytes_come_back_as_they_were), cmocka_unit_test(a_claim_no_longer_made_stays_citable), cmocka_unit_test(exports),
        cmocka_unit_test(a_store_that_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
