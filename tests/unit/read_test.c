/* read_test.c: every kind of input: told by content, read record by record, capped. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "base/buf.h"
#include "read/http.h"
#include "read/read.h"
#include "read/stamp.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdio.h>
#include <stdlib.h>
#include <zlib.h>

typedef struct {
    lb_bytes                b;
    const lb_kind_of_input *kind;
    lb_arena                a;
    lb_raw                  raw;
    lb_err                  err;
} reader;

static void begin(reader *r, const void *p, size_t n, const char *type)
{
    *r = (reader){ .b = { .path = "in", .name = LB_STR("in"), .p = p, .n = n, .max_bytes = 1 << 20 } };
    const char *told = lb_read_type((lb_str){ p, (uint32_t)n });
    assert_string_equal(told, type);
    r->kind = lb_read_kind(told);
    assert_non_null(r->kind);
    lb_arena_init(&r->a, 0);
}

static lb_code next(reader *r)
{
    jmp_buf escape;
    r->raw = (lb_raw){ 0 };
    r->err = (lb_err){ 0 };
    lb_arena_reset(&r->a);
    return lb_arena_try(&r->a, &escape) ? r->kind->next(&r->b, &r->a, &r->raw, &r->err) : LB_ENOMEM;
}

static void end(reader *r)
{
    assert_int_equal(next(r), LB_ENONE);
    if (r->kind->close) r->kind->close(&r->b);
    lb_arena_free(&r->a);
}

static size_t gzip(const void *p, size_t n, uint8_t *out, size_t room)
{
    z_stream z = { .next_in = (Bytef *)(uintptr_t)p, .avail_in = (uInt)n, .next_out = out, .avail_out = (uInt)room };
    assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    deflateEnd(&z);
    return z.total_out;
}

static void kinds_are_told_by_content(void **state)
{
    (void)state;
    static const struct {
        const char *text, *type;
    } all[] = {
        { "Die Armee rückte vor.", "text/plain" }, { "[Anzeige] Die Armee rückte vor.", "text/plain" },
        { " \n<!DOCTYPE html><p>x", "text/html" }, { "<HTML><body>", "text/html" },
        { "<?xml version='1.0'?>\n<rss version='2.0'>", "application/xml+feed" }, { "<feed xmlns='x'>", "application/xml+feed" },
        { "{\"text\": \"x\"}\n", "application/jsonl" }, { "[ {\"text\": \"x\"} ]", "application/jsonl" },
        { "title;text\nA;B\n", "text/csv" }, { "A, B und C\nfolgten, dann D", "text/plain" },
        { "From: a@b.example\nDate: Fri, 07 Feb 2025 10:00:00 +0100\n\nText", "message/rfc822" },
        { "WARC/1.1\r\nWARC-Type: warcinfo\r\n", "application/warc" }, { "%PDF-1.7", "application/pdf" },
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) assert_string_equal(lb_read_type(lb_str_of(all[i].text)), all[i].type);
}

/* Two records that count (one chunked), one redirect, one request. */
static lb_buf warc_text(bool packed)
{
    static const char *const http[] = {
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>eins</p>",
        "HTTP/1.1 301 Moved\r\nContent-Type: text/html\r\n\r\nweg",
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n<p>\r\n4\r\nzwei\r\n0\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
    };
    lb_buf all = { 0 };
    for (int i = 0; i < 4; i++) {
        char rec[1024];
        uint8_t zipped[2048];
        int n = snprintf(rec, sizeof rec, "WARC/1.%d\r\nWARC-Type: %s\r\nWARC-Target-URI: https://a.example/%d\r\nWARC-Date: 2024-05-11T10:00:00Z\r\n"
                         "WARC-Record-ID: <urn:uuid:%d>\r\nContent-Length: %zu\r\n\r\n%s\r\n\r\n", i & 1, i == 3 ? "request" : "response", i, i, strlen(http[i]), http[i]);
        if (packed) lb_buf_add(&all, (lb_str){ (char *)zipped, (uint32_t)gzip(rec, (size_t)n, zipped, sizeof zipped) });
        else lb_buf_add(&all, (lb_str){ rec, (uint32_t)n });
    }
    return all;
}

static void warc_gives_its_pages(void **state)
{
    (void)state;
    for (int packed = 0; packed < 2; packed++) {
        lb_buf all = warc_text(packed);
        reader r;
        begin(&r, all.p, all.n, "application/warc");
        assert_int_equal(next(&r), LB_OK);
        assert_true(lb_is(r.raw.bytes, "<p>eins</p>"));
        assert_true(lb_is(r.raw.facts.url, "https://a.example/0"));
        assert_true(lb_is(r.raw.provenance, "warc <urn:uuid:0>"));
        assert_int_equal(r.raw.facts.captured.day, 11);
        assert_int_equal(next(&r), LB_OK);
        assert_true(lb_is(r.raw.bytes, "<p>zwei"));
        end(&r);
        // Cut anywhere: an error or fewer records, never more.
        for (size_t n = 3; n < all.n; n += 7) {
            int records = 0;
            r = (reader){ .b = { .path = "in", .name = LB_STR("in"), .p = (uint8_t *)all.p, .n = n, .max_bytes = 1 << 20 }, .kind = lb_read_kind("application/warc") };
            lb_arena_init(&r.a, 0);
            for (lb_code rc; (rc = next(&r)) != LB_ENONE;) records += rc == LB_OK;
            assert_in_range(records, 0, 2);
            r.kind->close(&r.b);
            lb_arena_free(&r.a);
        }
        lb_buf_free(&all);
    }
}

static void a_bomb_is_refused_and_the_rest_goes_on(void **state)
{
    (void)state;
    size_t n = 8 << 20;
    char *zeros = calloc(1, n);
    uint8_t *packed = malloc(64 << 10);
    memcpy(zeros, "WARC/1.0\r\n", 10);
    size_t m = gzip(zeros, n, packed, 64 << 10);
    lb_buf all = { 0 }, rest = warc_text(true);
    lb_buf_add(&all, (lb_str){ (char *)packed, (uint32_t)m });
    lb_buf_add(&all, lb_buf_str(&rest));
    reader r;
    begin(&r, all.p, all.n, "application/warc");
    assert_int_equal(next(&r), LB_ECAP);
    assert_string_equal(r.err.where, "in: record 1");
    int good = 0;
    for (lb_code rc; (rc = next(&r)) != LB_ENONE;) good += rc == LB_OK;
    assert_in_range(good, 1, 2);
    end(&r);
    free(zeros);
    free(packed);
    lb_buf_free(&all);
    lb_buf_free(&rest);
}

static void feeds_give_entries(void **state)
{
    (void)state;
    static const char rss[] = "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]><rss><channel><title>Kanal</title>"
        "<item><title>Erste</title><link>https://a.example/1</link><pubDate>Sat, 11 May 2024 18:00:00 +0200</pubDate><description>&lt;p&gt;Text eins&lt;/p&gt;</description></item>"
        "<item><title>Zweite</title><content:encoded xmlns:content='x'><![CDATA[<p>Text zwei</p>]]></content:encoded><description>kurz</description></item></channel></rss>";
    static const char atom[] = "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>A</title><link rel='self' href='https://a.example/s'/>"
        "<link rel='alternate' href='https://a.example/a'/><updated>2024-05-12T00:00:00Z</updated><summary>Text</summary></entry></feed>";
    reader r;
    begin(&r, rss, sizeof rss - 1, "application/xml+feed");
    assert_int_equal(next(&r), LB_OK);
    assert_true(lb_is(r.raw.bytes, "<p>Text eins</p>"));
    assert_true(lb_is(r.raw.facts.title, "Erste"));
    assert_int_equal(r.raw.facts.date.month, 5);
    assert_int_equal(next(&r), LB_OK);
    assert_true(lb_is(r.raw.bytes, "<p>Text zwei</p>"));
    end(&r);
    begin(&r, atom, sizeof atom - 1, "application/xml+feed");
    assert_int_equal(next(&r), LB_OK);
    assert_true(lb_is(r.raw.facts.url, "https://a.example/a"));
    assert_int_equal(r.raw.facts.date.day, 12);
    end(&r);
}

static void records_give_reports(void **state)
{
    (void)state;
    static const char jsonl[] = "{\"maintext\": \"Text eins\", \"date_publish\": \"2024-05-11 18:00:00\", \"source_domain\": \"a.example\"}\n"
        "kein JSON\n\n{\"title\": \"ohne Text\"}\n{\"id\": \"x\", \"text\": \"Text zwei\"}\n";
    static const char csv[] = "headline;text;date\r\n\"A; \"\"B\"\"\";\"Zeile\nzwei\";2024-05-11\r\nC;D;\r\n";
    reader r;
    begin(&r, jsonl, sizeof jsonl - 1, "application/jsonl");
    assert_int_equal(next(&r), LB_OK);
    assert_true(lb_is(r.raw.bytes, "Text eins"));
    assert_true(lb_is(r.raw.facts.publisher, "a.example"));
    assert_int_equal(r.raw.facts.date.day, 11);
    assert_int_equal(next(&r), LB_EINPUT);
    assert_string_equal(r.err.where, "in:2");
    assert_int_equal(next(&r), LB_EINPUT);
    assert_string_equal(r.err.where, "in:4");
    assert_int_equal(next(&r), LB_OK);
    assert_true(lb_is(r.raw.facts.name, "x"));
    end(&r);
    begin(&r, csv, sizeof csv - 1, "text/csv");
    assert_int_equal(next(&r), LB_OK);
    assert_true(lb_is(r.raw.facts.title, "A; \"B\""));
    assert_true(lb_is(r.raw.bytes, "Zeile\nzwei"));
    assert_int_equal(next(&r), LB_OK);
    assert_true(lb_is(r.raw.bytes, "D"));
    end(&r);
}

static void mapped_fields_win(void **state)
{
    (void)state;
    static const char jsonl[] = "{\"kopf\": \"T\", \"inhalt\": \"Text\", \"text\": \"falsch\"}\n";
    reader r;
    begin(&r, jsonl, sizeof jsonl - 1, "application/jsonl");
    r.b.map = "title=kopf,text=inhalt";
    assert_int_equal(next(&r), LB_OK);
    assert_true(lb_is(r.raw.bytes, "Text"));
    assert_true(lb_is(r.raw.facts.title, "T"));
    end(&r);
}

static void mail_gives_its_text(void **state)
{
    (void)state;
    static const char mail[] = "From: =?utf-8?B?TmFjaHJpY2h0ZW4=?= <n@a.example>\r\nSubject: =?iso-8859-1?Q?K=E4mpfe_um?=\r\n =?utf-8?Q?_Goma?=\r\nDate: Sat, 11 May 2024 18:00:00 +0200\r\n"
        "MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=\"x\"\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n\r\nK=C3=A4mpfe =\r\num Goma\r\n--x--\r\n";
    reader r;
    begin(&r, mail, sizeof mail - 1, "message/rfc822");
    assert_int_equal(next(&r), LB_OK);
    assert_true(lb_is(lb_trim(r.raw.bytes), "Kämpfe um Goma"));
    assert_true(lb_is(r.raw.facts.title, "Kämpfe um Goma"));
    assert_int_equal(r.raw.facts.date.day, 11);
    end(&r);
}

static size_t zip_of(char *out, size_t room, const char *const *names, const char *const *texts, int n)
{
    size_t used = 0;
    struct archive *w = archive_write_new();
    archive_write_set_format_zip(w);
    archive_write_open_memory(w, out, room, &used);
    for (int i = 0; i < n; i++) {
        struct archive_entry *e = archive_entry_new();
        archive_entry_set_pathname(e, names[i]);
        archive_entry_set_size(e, (la_int64_t)strlen(texts[i]));
        archive_entry_set_filetype(e, AE_IFREG);
        archive_write_header(w, e);
        archive_write_data(w, texts[i], strlen(texts[i]));
        archive_entry_free(e);
    }
    archive_write_close(w);
    archive_write_free(w);
    return used;
}

static void archives_give_what_lies_in_them(void **state)
{
    (void)state;
    static const char *const names[] = { "../../etc/a.txt", "b.html", "c.jsonl" };
    static const char *const texts[] = { "Text a", "<html><p>Text b</html>", "{\"text\": \"Text c\"}\n{\"text\": \"Text d\"}\n" };
    char zip[8192];
    size_t n = zip_of(zip, sizeof zip, names, texts, 3);
    reader r;
    begin(&r, zip, n, "application/archive");
    assert_int_equal(next(&r), LB_OK);
    assert_true(lb_is(r.raw.bytes, "Text a"));
    assert_true(lb_is(r.raw.facts.name, "a"));
    assert_int_equal(next(&r), LB_OK);
    assert_true(lb_is(r.raw.type, "text/html"));
    assert_int_equal(next(&r), LB_OK);
    assert_int_equal(next(&r), LB_OK);
    assert_true(lb_is(r.raw.bytes, "Text d"));
    end(&r);
}

static void stamps_are_read(void **state)
{
    (void)state;
    lb_date d;
    assert_true(lb_stamp_day(LB_STR("2025-02-07T18:30:00+01:00"), &d) && d.day == 7);
    assert_true(lb_stamp_day(LB_STR("20250207"), &d) && d.month == 2);
    assert_true(lb_stamp_day(LB_STR("Fri, 07 Feb 2025 18:30:00 +0100"), &d) && d.year == 2025 && d.day == 7);
    assert_true(lb_stamp_day(LB_STR("2025-02"), &d) && !d.day);
    assert_false(lb_stamp_day(LB_STR("gestern"), &d));
    assert_false(lb_stamp_day(LB_STR("31 Feb 2025"), &d));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kinds_are_told_by_content), cmocka_unit_test(warc_gives_its_pages),
        cmocka_unit_test(a_bomb_is_refused_and_the_rest_goes_on), cmocka_unit_test(feeds_give_entries),
        cmocka_unit_test(records_give_reports), cmocka_unit_test(mapped_fields_win), cmocka_unit_test(mail_gives_its_text),
        cmocka_unit_test(archives_give_what_lies_in_them), cmocka_unit_test(stamps_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
