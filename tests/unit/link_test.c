/* link_test.c: which claims are one happening, how they stand, and that order does not matter. */
#include "link/link.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static lb_link_claim claim(const char *id, const char *report, const char *type, const char *day, const char *published)
{
    lb_date d;
    lb_link_claim c = { .id = lb_str_of(id), .report = lb_str_of(report), .type = lb_str_of(type), .when = { LB_OPEN, LB_OPEN }, .published = LB_OPEN };
    if (lb_date_parse(lb_str_of(day), &d)) c.when = lb_date_span(d);
    if (lb_date_parse(lb_str_of(published), &d)) c.published = lb_date_span(d).begin;
    for (const char *p = report; *p; p++) c.copy = c.copy * 31 + (uint8_t)*p;
    c.paragraph = c.id;
    return c;
}

static lb_link_place town(const char *name, uint32_t id, double lat, double lon)
{
    return (lb_link_place){ .name = lb_str_of(name), .geonameid = id, .lat = lat, .lon = lon, .has_coordinates = lat != 0, .admin1 = LB_STR("Oblast X") };
}

static void at(lb_link_claim *c, lb_link_place *p) { c->place = p, c->n_places = 1; }
static void by(lb_link_claim *c, lb_str *code) { c->actor = code, c->n_actors = 1; }
static void says(lb_link_claim *c, const char *code) { c->speaker = lb_str_of(code), c->speaker_name = c->speaker; }

static lb_arena arena;

static const lb_links *run(const lb_link_claim *c, uint32_t n)
{
    jmp_buf escape;
    lb_arena_reset(&arena);
    assert_true(lb_arena_try(&arena, &escape));
    return lb_link_run(c, n, &arena);
}

static bool has(const lb_links *l, lb_relation_kind kind)
{
    for (uint32_t i = 0; i < l->n_relations; i++)
        if (l->relation[i].kind == kind) return true;
    return false;
}

static void days_do_not_chain(void **state)
{
    (void)state;
    lb_link_place p = town("Charkiw", 1, 50, 36);
    lb_link_claim c[] = { claim("c-1", "a", "strike", "2025-02-03", "2025-02-03"), claim("c-2", "b", "strike", "", "2025-02-04"), claim("c-3", "d", "strike", "2025-02-04", "2025-02-04") };
    c[1].when = (lb_interval){ c[0].when.begin, c[2].when.begin }; // in the night to Tuesday
    for (int i = 0; i < 3; i++) at(&c[i], &p);
    assert_int_equal(run(c, 3)->n_incidents, 2);
}

static void same_name_other_id_is_not_the_place(void **state)
{
    (void)state;
    lb_link_place p = town("Krymske", 1, 48.7, 38.8), q = town("Krymske", 2, 45.3, 36.1), r = town("Dserschynsk", 3, 48.4, 37.8), s = r;
    lb_str other = LB_STR("Torezk");
    s.name = other, s.geonameid = 0, s.alias = &r.name, s.n_alias = 1;
    lb_link_claim c[] = { claim("c-1", "a", "control.gain", "2025-02-03", ""), claim("c-2", "b", "control.gain", "2025-02-03", "") };
    at(&c[0], &p), at(&c[1], &q);
    assert_int_equal(run(c, 2)->n_incidents, 2);
    at(&c[0], &r), at(&c[1], &s); // two names of one place
    assert_int_equal(run(c, 2)->n_incidents, 1);
}

static void a_country_is_no_place_of_a_happening(void **state)
{
    (void)state;
    lb_link_place p = town("Ukraine", 1, 49, 32);
    p.wide = true;
    lb_link_claim c[] = { claim("c-1", "a", "strike", "2025-02-03", ""), claim("c-2", "b", "strike", "2025-02-03", "") };
    at(&c[0], &p), at(&c[1], &p);
    assert_int_equal(run(c, 2)->n_incidents, 2);
}

static void rivals_dispute(void **state)
{
    (void)state;
    lb_link_place p = town("Bachmut", 1, 48.6, 38);
    lb_str rus = LB_STR("RUS.MIL"), ukr = LB_STR("UKR.MIL");
    lb_link_claim c[] = { claim("c-1", "a", "control.gain", "2023-05-20", "2023-05-20"), claim("c-2", "b", "control.gain", "2023-05-21", "2023-05-21") };
    for (int i = 0; i < 2; i++) at(&c[i], &p);
    by(&c[0], &rus), by(&c[1], &ukr), says(&c[0], "RUS.MIL"), says(&c[1], "UKR.MIL");
    const lb_links *l = run(c, 2);
    assert_int_equal(l->n_incidents, 1);
    assert_int_equal(l->incident[0].status, LB_DISPUTED);
    assert_true(has(l, LB_CONTRADICTS));
}

static void a_denial_and_its_answer(void **state)
{
    (void)state;
    lb_link_place p = town("Moskau", 1, 55.7, 37.6);
    lb_str ukr = LB_STR("UKR");
    lb_link_claim c[] = { claim("c-1", "a", "strike", "2023-05-30", "2023-05-30"), claim("c-2", "a", "response", "", "2023-05-30") };
    at(&c[0], &p);
    by(&c[1], &ukr);
    c[1].stance = LB_STR("deny"), c[1].position = 1;
    says(&c[0], "RUS.MIL");
    const lb_links *l = run(c, 2);
    assert_int_equal(l->n_incidents, 1);
    assert_int_equal(l->incident[0].status, LB_DENIED);
    c[1].stance = LB_STR("unverifiable");
    l = run(c, 2);
    assert_true(l->incident[0].unverifiable);
    assert_int_equal(l->incident[0].status, LB_SINGLE_SOURCE);
    c[1].negated = true, c[1].stance = LB_STR("deny"); // "denied nothing"
    assert_int_equal(run(c, 2)->incident[0].status, LB_SINGLE_SOURCE);
}

static void tolls(lb_link_claim c[2], lb_link_quantity q[2], double first, double second)
{
    q[0] = (lb_link_quantity){ first, first, LB_STR("people"), LB_STR("killed") };
    q[1] = (lb_link_quantity){ second, second, LB_STR("people"), LB_STR("killed") };
    for (int i = 0; i < 2; i++) c[i].quantity = &q[i], c[i].n_quantities = 1;
}

static void a_later_number_revises(void **state)
{
    (void)state;
    lb_link_place p = town("Kramatorsk", 1, 48.7, 37.5);
    lb_link_quantity q[2];
    lb_link_claim c[] = { claim("c-1", "a", "casualties", "2022-04-08", "2022-04-08"), claim("c-2", "b", "casualties", "2022-04-08", "2022-04-09") };
    for (int i = 0; i < 2; i++) at(&c[i], &p), says(&c[i], "UKR.GOV");
    tolls(c, q, 50, 52);
    const lb_links *l = run(c, 2);
    assert_int_equal(l->incident[0].status, LB_REVISED);
    assert_int_equal(l->relation[0].a, 1); // the later revises the earlier
    tolls(c, q, 50, 50);
    assert_true(has(run(c, 2), LB_REPEATS)); // one speaker, one origin
    says(&c[1], "RUS.MIL");
    tolls(c, q, 50, 3);
    l = run(c, 2);
    assert_true(has(l, LB_DIFFERS));
    assert_int_equal(l->incident[0].status, LB_DISPUTED);
    q[1].outcome = LB_STR("wounded");
    l = run(c, 2);
    assert_false(has(l, LB_DIFFERS) || has(l, LB_CONFIRMS));
}

static void independent_speakers_corroborate_copies_do_not(void **state)
{
    (void)state;
    lb_link_place p = town("Sumy", 1, 50.9, 34.8);
    lb_link_claim c[] = { claim("c-1", "a", "strike", "2025-03-24", "2025-03-24"), claim("c-2", "b", "strike", "2025-03-24", "2025-03-24") };
    for (int i = 0; i < 2; i++) at(&c[i], &p);
    c[0].publisher = LB_STR("A-Blatt"), c[1].publisher = LB_STR("B-Blatt");
    assert_int_equal(run(c, 2)->incident[0].status, LB_CORROBORATED);
    c[1].copy = c[0].copy;
    const lb_links *l = run(c, 2);
    assert_int_equal(l->incident[0].status, LB_SINGLE_SOURCE);
    assert_int_equal(l->incident[0].n_origins, 1);
    assert_true(has(l, LB_REPEATS));
    c[1].copy = 99;
    says(&c[0], "UKR.MIL"), says(&c[1], "UKR.GOV"); // one side does not bear itself out
    assert_int_equal(run(c, 2)->incident[0].status, LB_SINGLE_SOURCE);
}

static void own_word_taken_back(void **state)
{
    (void)state;
    lb_link_place p = town("Kupjansk", 1, 49.7, 37.6);
    lb_str rus = LB_STR("RUS.MIL");
    lb_link_claim c[] = { claim("c-1", "a", "control.gain", "2025-02-03", "2025-02-03"), claim("c-2", "b", "control.gain", "2025-02-03", "2025-02-05") };
    for (int i = 0; i < 2; i++) at(&c[i], &p), by(&c[i], &rus), says(&c[i], "RUS.MIL");
    c[1].negated = true;
    assert_int_equal(run(c, 2)->incident[0].status, LB_RETRACTED);
}

/* Twenty claims of a few happenings, shuffled: the same incidents by id, with the same members. */
static void order_does_not_matter(void **state)
{
    (void)state;
    enum { N = 20 };
    static char id[N][8], report[N][4], day[N][12];
    lb_link_place place[3] = { town("A", 1, 48, 37), town("B", 2, 48.01, 37.01), town("C", 3, 50, 30) };
    lb_str actor[2] = { LB_STR("RUS.MIL"), LB_STR("UKR.MIL") };
    lb_link_claim c[N], mixed[N];
    unsigned seed = 7;
    for (int i = 0; i < N; i++) {
        static const char *const type[] = { "strike", "casualties", "control.gain", "response", "battle.attack" };
        snprintf(id[i], sizeof id[i], "c-%02d", i);
        snprintf(report[i], sizeof report[i], "r%d", i % 6);
        snprintf(day[i], sizeof day[i], "2025-02-%02d", 1 + i % 4);
        c[i] = claim(id[i], report[i], type[i % 5], i % 7 ? day[i] : "2025-02", "2025-02-05");
        at(&c[i], &place[i % 3]);
        by(&c[i], &actor[i % 2]);
        c[i].position = (uint32_t)i;
        if (i % 3 == 0) says(&c[i], i % 2 ? "UKR.GOV" : "RUS.MIL");
        if (i % 5 == 3) c[i].stance = LB_STR("deny");
    }
    const lb_links *l = run(c, N);
    uint32_t n = l->n_incidents;
    char ids[N][24];
    uint32_t members[N];
    lb_status status[N];
    for (uint32_t i = 0; i < n; i++) strcpy(ids[i], l->incident[i].id), members[i] = l->incident[i].n, status[i] = l->incident[i].status;
    for (int round = 0; round < 20; round++) {
        memcpy(mixed, c, sizeof c);
        for (int i = N - 1; i > 0; i--) {
            seed = seed * 1103515245 + 12345;
            int k = (int)(seed / 65536 % (unsigned)(i + 1));
            lb_link_claim t = mixed[i];
            mixed[i] = mixed[k], mixed[k] = t;
        }
        l = run(mixed, N);
        assert_int_equal(l->n_incidents, n);
        for (uint32_t i = 0; i < n; i++) {
            assert_string_equal(l->incident[i].id, ids[i]);
            assert_int_equal(l->incident[i].n, members[i]);
            assert_int_equal(l->incident[i].status, status[i]);
        }
    }
}

static void copies_are_found(void **state)
{
    (void)state;
    const char *agency = "Bei einem Angriff auf die Stadt sind nach Angaben der Behörden mehrere Menschen verletzt worden. Ein Wohnhaus brannte aus. "
                         "Die Feuerwehr war mit zwanzig Fahrzeugen im Einsatz. Der Strom fiel in mehreren Vierteln für Stunden aus, wie der Gouverneur mitteilte.";
    char copied[1024];
    snprintf(copied, sizeof copied, "Verletzte nach Angriff\n\n%s (dpa)", agency);
    lb_str text[] = { lb_str_of(agency),
                      LB_STR("Die Regierung hat gestern über den Haushalt beraten und keine Einigung erzielt, wie es aus Kreisen der Fraktion hieß. Man treffe sich wieder."),
                      lb_str_of(copied), LB_STR("Kurz.") };
    uint32_t copy[4];
    jmp_buf escape;
    lb_arena_reset(&arena);
    assert_true(lb_arena_try(&arena, &escape));
    lb_link_copies(text, 4, copy, &arena);
    assert_int_equal(copy[2], 0);
    assert_int_equal(copy[1], 1);
    assert_int_equal(copy[3], 3);
    assert_true(lb__overlap(text[0], text[2], &arena) > 0.9);
    assert_true(lb__overlap(text[0], text[1], &arena) < 0.1);
    assert_true(lb__overlap(LB_STR(""), text[1], &arena) == 0);
}

static int free_arena(void **state)
{
    (void)state;
    lb_arena_free(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_do_not_chain), cmocka_unit_test(same_name_other_id_is_not_the_place), cmocka_unit_test(a_country_is_no_place_of_a_happening),
        cmocka_unit_test(rivals_dispute), cmocka_unit_test(a_denial_and_its_answer), cmocka_unit_test(a_later_number_revises),
        cmocka_unit_test(independent_speakers_corroborate_copies_do_not), cmocka_unit_test(own_word_taken_back), cmocka_unit_test(order_does_not_matter),
        cmocka_unit_test(copies_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, free_arena);
}
