/* base_test.c: arena, strings, UTF-8, buffers, calendar, tag sets. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "base/buf.h"
#include "doc/doc.h"

static void arena_respects_its_ceiling(void **state)
{
    (void)state;
    lb_arena a;
    jmp_buf escape;
    volatile int got = 0;
    lb_arena_init(&a, 1 << 20);
    if (lb_arena_try(&a, &escape)) {
        for (;;) {
            lb_arena_alloc(&a, 1000);
            got++;
        }
    }
    assert_in_range(got, 100, 1100);
    assert_true(a.total <= 1 << 20);
    lb_arena_free(&a);
}

static void arena_refuses_a_product_that_overflows(void **state)
{
    (void)state;
    lb_arena a;
    jmp_buf escape;
    volatile bool escaped = false;
    lb_arena_init(&a, 0);
    if (lb_arena_try(&a, &escape)) lb_arena_array(&a, SIZE_MAX / 2, 4);
    else escaped = true;
    assert_true(escaped);
    lb_arena_free(&a);
}

static void utf8_is_strict(void **state)
{
    (void)state;
    assert_int_equal(lb_utf8_bad(LB_STR("Grüße, Київ 😀")), -1);
    assert_int_equal(lb_utf8_bad(LB_STR("a\xC0\x80")), 1);      // overlong
    assert_int_equal(lb_utf8_bad(LB_STR("ab\xED\xA0\x80")), 2); // surrogate
    assert_int_equal(lb_utf8_bad(LB_STR("abc\xE2\x82")), 3);    // cut short
    assert_int_equal(lb_utf8_count(LB_STR("Grüße"), 7), 5);
}

static void case_maps_both_ways(void **state)
{
    (void)state;
    lb_arena a;
    lb_arena_init(&a, 0);
    assert_true(lb_is(lb_lower(&a, LB_STR("ÄÖÜ ŽČŁ КИЇВ ẞ")), "äöü žčł київ ß"));
    assert_true(lb_is(lb_capital(&a, LB_STR("überfall")), "Überfall"));
    for (uint32_t c = 0x20; c < 0x500; c++)
        if (lb_lower_cp(c) != c) assert_int_equal(lb_upper_cp(lb_lower_cp(c)), c);
    lb_arena_free(&a);
}

static void json_strings_escape(void **state)
{
    (void)state;
    lb_buf b = { 0 };
    lb_buf_json(&b, LB_STR("\"a\\\n\x01\xFF\""));
    assert_string_equal(b.p, "\"\\\"a\\\\\\n\\u0001\xEF\xBF\xBD\\\"\"");
    lb_buf_free(&b);
}

static void calendar_is_right(void **state)
{
    (void)state;
    assert_int_equal(lb_day(1970, 1, 1), 0);
    assert_int_equal(lb_weekday(lb_day(2025, 2, 7)), 4); // a Friday
    for (int32_t d = -200000; d < 200000; d += 17) {
        lb_date x = lb_date_of_day(d);
        assert_int_equal(lb_day(x.year, x.month, x.day), d);
    }
    lb_date d;
    assert_true(lb_date_parse(LB_STR("2024-02-29"), &d));
    assert_false(lb_date_parse(LB_STR("2023-02-29"), &d));
    assert_false(lb_date_parse(LB_STR("2023-13"), &d));
}

static void features_print_and_read_back(void **state)
{
    (void)state;
    lb_arena a;
    lb_arena_init(&a, 0);
    const char *all[] = { "_", "Case=Nom|Gender=Fem|Number=Sing", "Mood=Sub|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
                          "Mood=Sub|Number=Plur|Person=3|Tense=Past|VerbForm=Fin" };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        assert_true(lb_is(lb_feats_print(lb_feats_of(lb_str_of(all[i])), &a), all[i]));
    assert_int_equal(lb_feats_of(lb_str_of(all[3])).mood, LB_SUB2);
    assert_int_equal(lb_rel_of(LB_STR("obl:strange")), LB_REL_obl);
    assert_int_equal(lb_stts_of(LB_STR("PROAV")), LB_STTS_PAV);
    lb_arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arena_respects_its_ceiling),
        cmocka_unit_test(arena_refuses_a_product_that_overflows),
        cmocka_unit_test(utf8_is_strict),
        cmocka_unit_test(case_maps_both_ways),
        cmocka_unit_test(json_strings_escape),
        cmocka_unit_test(calendar_is_right),
        cmocka_unit_test(features_print_and_read_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
