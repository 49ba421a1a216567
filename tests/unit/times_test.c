/* times_test.c: TimeML in and out, calendar values, hostile text. */
#include "export/print_timeml.h"
#include "mention/times_inner.h"
#include "read/timeml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>

static lb_engine *engine;

static int open_engine(void **state)
{
    lb_err err = { 0 };
    (void)state;
    return lb_engine_open("build/share/lagebild", &engine, &err);
}

static int close_engine(void **state)
{
    (void)state;
    lb_engine_close(engine);
    return 0;
}

/* `s` without its TIMEX3 tags. */
static lb_str untagged(lb_str s, lb_arena *a)
{
    char *out = lb_arena_alloc(a, s.n + 1);
    uint32_t n = 0;
    for (uint32_t i = 0; i < s.n; i++) {
        lb_str rest = { s.p + i, s.n - i };
        if (lb_starts(rest, "<TIMEX3 tid=\"t") || lb_starts(rest, "</TIMEX3>")) {
            while (s.p[i] != '>') i++;
            continue;
        }
        out[n++] = s.p[i];
    }
    return (lb_str){ out, n };
}

static void timeml_keeps_every_byte(void **state)
{
    static const char in[] =
        "<?xml version=\"1.0\"?>\r\n<TimeML>\n<DOCID>x &amp; y</DOCID>\n<DCT><TIMEX3 functionInDocument=\"CREATION_TIME\" type=\"DATE\" value=\"2025-02-12\">heute</TIMEX3></DCT>\n"
        "<TITLE>Am Montag</TITLE><TEXT>\n\n  Am <b>Montag</b> &amp; am 7.&#32;Februar  fielen\tBomben &lt;gestern&gt;.\n\nIm <EVENT eid=\"e1\">Sommer</EVENT> 2023 "
        "&#8222;M&#xE4;rz&#8220; <!-- heute --> ruhte es.\n</TEXT>\n<MAKEINSTANCE/>\n</TimeML>\n";
    lb_arena a;
    lb_buf out = { 0 };
    lb_err err = { 0 };
    (void)state;
    lb_arena_init(&a, 0);
    assert_int_equal(lb_timeml_annotate(engine, LB_STR(in), &a, &out, &err), LB_OK);
    lb_str got = lb_buf_str(&out);
    assert_true(lb_find(got, LB_STR("value=\"2025-02-10\"")) > 0);
    assert_true(lb_find(got, LB_STR("value=\"2025-02-07\"")) > 0);
    assert_true(lb_find(got, LB_STR("value=\"2025-02-11\"")) > 0);
    lb_str bare = untagged(got, &a), want = untagged(LB_STR(in), &a); // the creation time's own opening tag has no tid and stays
    assert_true(bare.n > 200 && lb_eq(bare, want));
    lb_buf_free(&out);
    lb_arena_free(&a);
}

static void timeml_refuses_what_is_none(void **state)
{
    static const char *const bad[] = { "", "<TEXT>", "Am Montag", "<TimeML><TEXT>x", "</TEXT><TEXT>" };
    lb_arena a;
    lb_err err = { 0 };
    (void)state;
    lb_arena_init(&a, 0);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        lb_buf out = { 0 };
        assert_int_equal(lb_timeml_annotate(engine, lb_str_of(bad[i]), &a, &out, &err), LB_EINPUT);
        lb_buf_free(&out);
        lb_arena_reset(&a);
    }
    lb_arena_free(&a);
}

static void values_of_the_calendar(void **state)
{
    lb_tv v = { 0 };
    (void)state;
    lb__tv_week(&v, lb_day(2021, 1, 3)); // a Sunday in the last week of 2020
    assert_string_equal(v.value, "2020-W53");
    lb__tv_week(&v, lb_day(2024, 12, 30));
    assert_string_equal(v.value, "2025-W01");
    assert_int_equal(lb__easter(2024), lb_day(2024, 3, 31));
    assert_int_equal(lb__easter(2025), lb_day(2025, 4, 20));
    assert_int_equal(lb__easter(2000), lb_day(2000, 4, 23));
    lb__tv_season(&v, 2023, LB_STR("WI"));
    assert_int_equal(v.span.end, lb_day(2024, 2, 29));
    lb__tv_day(&v, LB_OPEN);
    assert_string_equal(v.value, "XXXX-XX-XX");
    assert_int_equal(lb__tv_precision(&v), 0);
    lb__tv_quarter(&v, 2024, 3);
    assert_int_equal(lb__tv_precision(&v), 5);
    lb__tv_date(&v, (lb_date){ 2024, 2, 0 });
    assert_int_equal(lb__tv_precision(&v), 4);
}

static void read_back(const lb_raw *raw, lb_arena *a)
{
    lb_doc d;
    lb_err err = { 0 };
    assert_int_equal(lb_engine_run(engine, raw, LB_TO_MENTIONS, false, a, &d, &err), LB_OK);
    for (uint32_t i = 0; i < d.mentions->n; i++) {
        const lb_mention *m = &d.mentions->at[i];
        if (m->kind != LB_TIME && m->kind != LB_NUMBER) continue;
        assert_true(m->span.begin < m->span.end && m->span.end <= d.text->text.n);
        assert_true(m->first < m->end && m->end <= d.tokens->n);
        assert_true(m->sentence < d.tokens->n_sentences);
        if (m->kind != LB_TIME) continue;
        assert_true(m->time.value.n > 0 && m->time.value.n < 48);
        if (m->time.span.begin != LB_OPEN && m->time.span.end != LB_OPEN) assert_true(m->time.span.begin <= m->time.span.end);
    }
}

/* Words of the tables and digits in any order: nothing crashes, spans hold, intervals are in order. */
static void any_order_of_words(void **state)
{
    static const char *const words[] = { "am",
                                         "im",
                                         "in",
                                         "der",
                                         "Nacht",
                                         "zu",
                                         "Montag",
                                         "14.",
                                         "bis",
                                         "16.",
                                         "Februar",
                                         "März",
                                         "2024",
                                         "1.",
                                         "3",
                                         "Uhr",
                                         "30",
                                         "halb",
                                         "neun",
                                         "vor",
                                         "seit",
                                         "drei",
                                         "Tagen",
                                         "Wochen",
                                         "Jahren",
                                         "letzten",
                                         "vergangenen",
                                         "kommenden",
                                         "Jahrhundert",
                                         "20.",
                                         "99.",
                                         "Ende",
                                         "Anfang",
                                         "des",
                                         "Jahres",
                                         "Sommer",
                                         "heute",
                                         "gestern",
                                         "Abend",
                                         "später",
                                         "zuvor",
                                         "danach",
                                         "zwischen",
                                         "und",
                                         "-",
                                         "–",
                                         "/",
                                         ".",
                                         ",",
                                         ":",
                                         "24.2.",
                                         "2022/23",
                                         "0",
                                         "00",
                                         "9999999999999999999",
                                         "1.234",
                                         "5,5",
                                         "Millionen",
                                         "Milliarden",
                                         "hunderttausend",
                                         "Dutzend",
                                         "mehr",
                                         "als",
                                         "mehrere",
                                         "ein",
                                         "paar",
                                         "halbe",
                                         "Prozent",
                                         "€",
                                         "$",
                                         "%",
                                         "Panzer",
                                         "Drohnen",
                                         "von",
                                         "ihnen",
                                         "davon",
                                         "um",
                                         "auf",
                                         "Kriegstag",
                                         "Ukraine",
                                         "Tag",
                                         "nach",
                                         "Wahl",
                                         "Ostern",
                                         "9999",
                                         "1000",
                                         "jeden",
                                         "alle",
                                         "Quartal",
                                         "KW",
                                         "zweieinhalb",
                                         "fünfzigsten",
                                         "60er",
                                         "1990er",
                                         "Weihnachten",
                                         "+++",
                                         "Update",
                                         "\n",
                                         "tausend",
                                         "99999",
                                         "Jahrtausende",
                                         "100000" };
    lb_arena a;
    (void)state;
    lb_arena_init(&a, 0);
    uint64_t seed = 4711;
    for (int round = 0; round < 300; round++) {
        char text[4096];
        size_t n = 0;
        for (int k = 0; k < 150 && n < sizeof text - 40; k++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            const char *w = words[(seed >> 33) % (sizeof words / sizeof *words)];
            n += (size_t)snprintf(text + n, sizeof text - n, "%s%s", w, (seed >> 20) % 5 ? " " : "");
        }
        lb_raw raw = { .bytes = { text, (uint32_t)n }, .type = LB_STR("text/plain"), .facts.name = LB_STR("words") };
        if (round % 4 == 1) raw.facts.date = (lb_date){ 2025, 2, 12 };
        if (round % 4 == 2) raw.facts.date = (lb_date){ 2024, 3, 0 };
        if (round % 4 == 3) raw.facts.date = (lb_date){ 1, 1, 1 };
        read_back(&raw, &a);
        lb_arena_reset(&a);
    }
    lb_arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(timeml_keeps_every_byte), cmocka_unit_test(timeml_refuses_what_is_none),
                                        cmocka_unit_test(values_of_the_calendar), cmocka_unit_test(any_order_of_words) };
    return cmocka_run_group_tests(tests, open_engine, close_engine);
}
