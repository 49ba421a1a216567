/* Every type and weapon has a row, and every name in it is one of the scheme's own. */
#include "lang/crosswalk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static const char *const types[] = { "control.gain", "withdraw", "battle.clash", "battle.attack", "battle.advance", "battle.repelled", "strike", "intercept",
                                     "casualties", "damage", "deployment", "mobilize", "detain", "exchange", "displacement", "meet", "agree", "offer",
                                     "demand", "refuse", "threaten", "accuse", "aid", "sanction", "policy", "response" };
static const char *const weapons[] = { "", "missile", "drone", "bomb", "artillery", "nuclear", "mine", "small_arms", "other" };
static const char *const plover[] = { "", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
                                      "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT" };
static const char *const modes[] = { "", "visit", "third-party", "multilateral", "phone", "withdraw", "release", "disarm", "ceasefire", "access", "resign",
                                     "assist", "change", "yield", "meet", "disapprove", "investigate", "allege", "restrict", "arrest", "relations", "expel",
                                     "territory", "violence", "convict", "discontinue", "troops", "weapons", "police", "militia", "seize", "censor", "curfew",
                                     "martial-law", "deport", "withhold", "misinformation", "cyber", "abduct", "beat", "torture", "sexual", "targeted",
                                     "destroy", "primitive", "firearms", "explosives", "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control",
                                     "unconventional" };
static const char *const subs[] = { "", "Armed clash", "Government regains territory", "Non-state actor overtakes territory", "Chemical weapon",
                                    "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack", "Remote explosive/landmine/IED", "Grenade",
                                    "Sexual violence", "Attack", "Abduction/forced disappearance", "Agreement", "Arrests", "Change to group/activity",
                                    "Disrupted weapons use", "Headquarters or base established", "Looting/property destruction",
                                    "Non-violent transfer of territory", "Other" };

#define ONE_OF(s, list) one_of(s, list, sizeof list / sizeof *list)
static bool one_of(lb_str s, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (lb_is(s, list[i])) return true;
    return false;
}

static void every_type_and_weapon(void **state)
{
    (void)state;
    lb_arena a;
    lb_crosswalk x;
    lb_err err = { 0 };
    lb_arena_init(&a, 0);
    assert_int_equal(lb_crosswalk_open("data", &a, &x, &err), LB_OK);
    assert_int_equal(x.table.n_rows, sizeof types / sizeof *types * (sizeof weapons / sizeof *weapons));
    for (size_t t = 0; t < sizeof types / sizeof *types; t++)
        for (size_t w = 0; w < sizeof weapons / sizeof *weapons; w++) {
            lb_crossing c;
            assert_true(lb_crosswalk_find(&x, lb_str_of(types[t]), lb_str_of(weapons[w]), &c));
            assert_true(ONE_OF(c.plover, plover));
            assert_true(ONE_OF(c.plover_mode, modes));
            assert_true(ONE_OF(c.acled_sub_event, subs));
            assert_int_equal(c.acled_event.n == 0, c.acled_sub_event.n == 0);
            assert_true(!c.plover_mode.n || c.plover.n);
        }
    lb_arena_free(&a);
}

static void what_a_drone_strike_is(void **state)
{
    (void)state;
    lb_arena a;
    lb_crosswalk x;
    lb_crossing c;
    lb_err err = { 0 };
    lb_arena_init(&a, 0);
    assert_int_equal(lb_crosswalk_open("data", &a, &x, &err), LB_OK);
    assert_true(lb_crosswalk_find(&x, LB_STR("strike"), LB_STR("drone"), &c));
    assert_true(lb_is(c.plover, "ASSAULT") && lb_is(c.plover_mode, "drone") && lb_is(c.acled_sub_event, "Air/drone strike"));
    assert_true(lb_crosswalk_find(&x, LB_STR("meet"), LB_STR("catapult"), &c)); // an unknown weapon is none
    assert_true(lb_is(c.plover, "CONSULT") && lb_is(c.cameo, "04"));
    assert_false(lb_crosswalk_find(&x, LB_STR("picnic"), LB_STR(""), &c));
    lb_arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(every_type_and_weapon), cmocka_unit_test(what_a_drone_strike_is) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
