/* numbers_test.c: number words against ICU's spell-out rules, and the units table. */
#include "mention/number_words.h"
#include "pipeline.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <unicode/unum.h>

static double word(const char *w)
{
    double v = -1;
    return lb_number_word(lb_str_of(w), &v) == LB_NUMWORD_NONE ? -1 : v;
}

static void words_alone(void **state)
{
    double v;
    (void)state;
    assert_true(word("dreiundzwanzig") == 23);
    assert_true(word("zweieinhalb") == 2.5);
    assert_true(word("anderthalb") == 1.5);
    assert_true(word("zwölfhundert") == 1200);
    assert_true(word("neunhundertneunundneunzigtausendneunhundertneunundneunzig") == 999999);
    assert_true(word("zweieinhalbtausend") == 2500);
    assert_true(word("zwo") == 2);
    assert_true(lb_number_word(LB_STR("dritten"), &v) == LB_NUMWORD_ORDINAL && v == 3);
    assert_true(lb_number_word(LB_STR("einundzwanzigste"), &v) == LB_NUMWORD_ORDINAL && v == 21);
    assert_true(lb_number_word(LB_STR("hunderterste"), &v) == LB_NUMWORD_ORDINAL && v == 101);
    assert_true(lb_number_word(LB_STR("siebziger"), &v) == LB_NUMWORD_DECADE && v == 70);
    assert_true(lb_number_word(LB_STR("dreimal"), &v) == LB_NUMWORD_TIMES && v == 3);
    static const char *const none[] = { "einige", "dreist", "achtung", "neuner­kloster", "vierteilen", "elfenbein", "zehren", "", "e", "hundertschaft", "siebenschläfer", "einsatz", "ein" };
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) assert_int_equal(lb_number_word(lb_str_of(none[i]), &v), LB_NUMWORD_NONE);
}

/* n as ICU spells it, in UTF-8. */
static void spell(UNumberFormat *f, int64_t n, char *out, size_t size)
{
    UChar u[512];
    UErrorCode rc = U_ZERO_ERROR;
    int32_t len = unum_formatInt64(f, n, u, 512, NULL, &rc), at = 0;
    assert_true(U_SUCCESS(rc));
    for (int32_t i = 0; i < len; i++) {
        char b[4];
        uint32_t k = lb_utf8_put(u[i], b);
        assert_true((size_t)at + k + 1 < size);
        memcpy(out + at, b, k);
        at += (int32_t)k;
    }
    out[at] = 0;
}

/* Spell a spread of numbers out, read them back in a sentence. */
static void spelled_out(void **state)
{
    enum { COUNT = 3000 };
    lb_engine *e;
    lb_err err = { 0 };
    (void)state;
    assert_int_equal(lb_engine_open("build/share/lagebild", &e, &err), LB_OK);
    UErrorCode rc = U_ZERO_ERROR;
    UNumberFormat *f = unum_open(UNUM_SPELLOUT, NULL, 0, "de", NULL, &rc);
    assert_true(U_SUCCESS(rc));
    int64_t *want = calloc(COUNT, sizeof *want);
    uint64_t seed = 20221124;
    lb_arena a;
    lb_arena_init(&a, 0);
    int wrong = 0;
    for (int i = 0; i < COUNT; i++) {
        static const int64_t top[] = { 100, 1000, 10000, 1000000, 1000000000, 1000000000000 };
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        want[i] = i < 1100 ? i + 2 : 2 + (int64_t)((seed >> 11) % (uint64_t)top[i % 6]);
        if (i % 7 == 0 && want[i] > 2000) want[i] = want[i] / 1000 * 1000; // round ones too
    }
    enum { BATCH = 100 };
    for (int from = 0; from < COUNT; from += BATCH) {
        char *text = lb_arena_alloc(&a, BATCH * 600);
        size_t n = 0;
        for (int i = from; i < from + BATCH; i++) {
            char w[1024];
            spell(f, want[i], w, sizeof w);
            n += (size_t)snprintf(text + n, BATCH * 600 - n, "Gezählt wurden %s Panzer. ", w);
        }
        lb_raw raw = { .bytes = { text, (uint32_t)n }, .type = LB_STR("text/plain"), .facts.name = LB_STR("numbers") };
        lb_doc d;
        assert_int_equal(lb_engine_run(e, &raw, LB_TO_MENTIONS, false, &a, &d, &err), LB_OK);
        int i = from;
        for (uint32_t m = 0; m < d.mentions->n; m++) {
            const lb_mention *x = &d.mentions->at[m];
            if (x->kind != LB_NUMBER || !lb_is(x->number.unit, "tanks")) continue;
            if (i < from + BATCH && (!x->number.has_value || x->number.value != (double)want[i])) {
                char w[1024];
                spell(f, want[i], w, sizeof w);
                if (wrong++ < 10) printf("%lld \"%s\" read as %.0f (%.*s)\n", (long long)want[i], w, x->number.value, LB_FMT(lb_words(&d, x->span)));
            }
            i++;
        }
        assert_int_equal(i, from + BATCH);
        lb_arena_reset(&a);
    }
    assert_int_equal(wrong, 0);
    unum_close(f);
    free(want);
    lb_arena_free(&a);
    lb_engine_close(e);
}

/* The token that is counted, not the unit alone. */
static void what_is_counted(void **state)
{
    static const struct { const char *text, *counted[4]; } cases[] = {
        { "Abgefangen wurden sieben ballistische Raketen und mindestens 123 Drohnen.", { "Raketen", "Drohnen" } },
        { "Es gab drei Tote und elf Verletzte, darunter zwei Kinder.", { "Tote", "Verletzte", "Kinder" } },
        { "Damit Hunderte in der Grenzregion lebende russische Zivilisten fliehen können.", { "Zivilisten" } },
        { "Befreit wurden 41 Orte im Umland.", { "Orte" } },
        { "Es brannten drei der Panzer und 12 Shahed-Drohnen.", { "Panzer", "Shahed-Drohnen" } },
        { "Es starben 17 Schweizer Soldaten.", { "Soldaten" } },
        { "Gezählt wurden 16 Stockwerke.", { "Stockwerke" } },
    };
    lb_engine *e;
    lb_err err = { 0 };
    lb_arena a;
    (void)state;
    assert_int_equal(lb_engine_open("build/share/lagebild", &e, &err), LB_OK);
    lb_arena_init(&a, 0);
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        lb_raw raw = { .bytes = lb_str_of(cases[c].text), .type = LB_STR("text/plain"), .facts.name = LB_STR("counted") };
        lb_doc d;
        int k = 0;
        assert_int_equal(lb_engine_run(e, &raw, LB_TO_MENTIONS, true, &a, &d, &err), LB_OK);
        for (uint32_t m = 0; m < d.mentions->n; m++) {
            if (d.mentions->at[m].kind != LB_NUMBER) continue;
            uint32_t t = d.mentions->at[m].number.counted;
            if (t == LB_NONE || k >= 4 || !cases[c].counted[k] || !lb_is(lb_word(&d, t), cases[c].counted[k]))
                fail_msg("%s: \"%.*s\" counts %.*s", cases[c].text, LB_FMT(lb_words(&d, d.mentions->at[m].span)), t == LB_NONE ? 1 : (int)lb_word(&d, t).n,
                         t == LB_NONE ? "-" : lb_word(&d, t).p);
            k++;
        }
        assert_true(k > 0 && (k == 4 || !cases[c].counted[k]));
        lb_arena_reset(&a);
    }
    lb_arena_free(&a);
    lb_engine_close(e);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(words_alone), cmocka_unit_test(spelled_out), cmocka_unit_test(what_is_counted) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
