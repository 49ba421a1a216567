/* clean_test.c: bytes that are refused or mended, dates in addresses and texts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "clean/clean.h"
#include "clean/language.h"

static void a_report_without_text_is_named(void **state)
{
    (void)state;
    lb_arena a;
    lb_err err = { 0 };
    const lb_cleaner *c;
    const lb_text *t;
    lb_raw raw = { .bytes = LB_STR(" \n\t "), .type = LB_STR("text/plain"), .facts = { .name = LB_STR("x") } };
    lb_arena_init(&a, 0);
    assert_int_equal(lb_cleaner_open("data/de", &a, &c, NULL), LB_OK);
    assert_int_equal(lb_clean_run(&raw, c, &a, &t, &err), LB_EINPUT);
    assert_string_equal(err.where, "x");
    lb_arena_free(&a);
}

static void invisible_bytes_are_mended(void **state)
{
    (void)state;
    lb_arena a;
    lb_str out;
    lb_arena_init(&a, 0);
    out = lb_clean_marks(LB_STR("\xEF\xBB\xBFZwei\r\nSol\xC2\xAD" "daten\rfu\xCC\x88r\xE2\x80\x8B"), &a);
    assert_true(lb_is(out, "Zwei\nSoldaten\nfür"));
    lb_arena_free(&a);
}

static void addresses_tell_dates(void **state)
{
    (void)state;
    static const struct {
        const char *url;
        lb_date     date;
    } all[] = {
        { "https://a.example/2023/11/05/kaempfe.html", { 2023, 11, 5 } },
        { "https://a.example/2023/11/kaempfe.html", { 2023, 11, 0 } },
        { "https://a.example/kaempfe-2023-11-05.html", { 2023, 11, 5 } },
        { "https://a.example/20231105-kaempfe", { 2023, 11, 5 } },
        { "https://a.example/kaempfe-185231105184500123.htm", { 2023, 11, 5 } },
        { "https://a.example/kaempfe-2023", { 0, 0, 0 } },
        { "https://a.example/20231345/x", { 0, 0, 0 } },
        { "https://a.example/artikel-104857600", { 0, 0, 0 } },
        { "https://a.example/1234/56/78/", { 0, 0, 0 } },
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        lb_date d = { 0 };
        assert_int_equal(lb_date_in_url(lb_str_of(all[i].url), &d), all[i].date.year != 0);
        assert_int_equal(d.year, all[i].date.year);
        assert_int_equal(d.month, all[i].date.month);
        assert_int_equal(d.day, all[i].date.day);
    }
}

static void texts_tell_dates(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        lb_date     date;
        const char *from;
    } all[] = {
        { "date 2024-03 Im Norden wird gekämpft. Mehr nicht.", { 2024, 3, 0 }, "debris/datum" },
        { "Goma, 28. Januar 2025 – Die Miliz rückt vor.", { 2025, 1, 28 }, "text" },
        { "Goma (dpa), 28.01.2025: Die Miliz rückt vor.", { 2025, 1, 28 }, "text" },
        { "Stand: 3. März 2023, 10:30 Uhr\nDie Miliz rückt vor.", { 2023, 3, 3 }, "debris/datum" },
        { "Die Miliz hatte am 3. März 2023 den Ort genommen.", { 0, 0, 0 }, "" },
        { "Am 24. März begann der Angriff.", { 0, 0, 0 }, "" },
        { "Die Miliz rückt vor.\nQuelle: https://a.example/2022/04/01/x", { 2022, 4, 1 }, "url" },
    };
    lb_arena a;
    const lb_cleaner *c;
    lb_arena_init(&a, 0);
    assert_int_equal(lb_cleaner_open("data/de", &a, &c, NULL), LB_OK);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        lb_facts none = { 0 };
        const lb_text *t = lb_clean_plain(lb_str_of(all[i].text), &none, c, &a);
        assert_int_equal(t->facts.date.year, all[i].date.year);
        assert_int_equal(t->facts.date.month, all[i].date.month);
        assert_int_equal(t->facts.date.day, all[i].date.day);
        assert_true(lb_is(t->facts.date_from, all[i].from));
    }
    lb_arena_free(&a);
}

static void languages_are_told(void **state)
{
    (void)state;
    static const struct {
        const char *text, *code;
    } all[] = {
        { "Russland greift Kiew an. Das ist nicht neu, sagte der Sprecher.", "de" },
        { "Die Armee hat den Ort nach Angaben des Sprechers eingenommen.", "de" },
        { "The army has taken the town, a spokesman said on Monday in the capital.", "en" },
        { "Het leger heeft de stad ingenomen, zei een woordvoerder van het ministerie.", "nl" },
        { "L'armée a pris la ville, a déclaré un porte-parole du ministère dans la capitale.", "fr" },
        { "Армия взяла город, сообщил представитель министерства. Это было вечером.", "ru" },
        { "Армія взяла місто, повідомив речник міністерства. Її війська відійшли.", "uk" },
        { "Goma Bukavu Kinshasa Kigali", "" },
        { "Ja.", "" },
    };
    lb_arena a;
    lb_languages l = { 0 };
    lb_arena_init(&a, 0);
    assert_int_equal(lb_languages_open("data/de", &a, &l, NULL), LB_OK);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        lb_str got = lb_language_of(&l, lb_str_of(all[i].text), &a);
        if (!lb_is(got, all[i].code)) fail_msg("%s: %.*s", all[i].text, LB_FMT(got));
    }
    lb_arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_report_without_text_is_named),
        cmocka_unit_test(invisible_bytes_are_mended),
        cmocka_unit_test(addresses_tell_dates),
        cmocka_unit_test(texts_tell_dates),
        cmocka_unit_test(languages_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
