/* quotes_test.c: the tables of saying: what is wrong in them is named by file and line. */
#include "claim/claim.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void put(const char *dir, const char *name, const char *text)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

static lb_code opened(const char *speech, const char *cues, const char *certainty, lb_err *err)
{
    char dir[] = "/tmp/lb-quotes-XXXXXX", path[256];
    lb_arena a;
    jmp_buf escape;
    const lb_quote_rules *r = NULL;
    volatile lb_code rc = LB_ENOMEM;
    static const char *const names[] = { "speech.tsv", "cues.tsv", "certainty.tsv" };
    assert_non_null(mkdtemp(dir));
    put(dir, names[0], speech);
    put(dir, names[1], cues);
    put(dir, names[2], certainty);
    lb_arena_init(&a, 0);
    if (lb_arena_try(&a, &escape)) rc = lb_quote_rules_open(dir, &a, &r, err);
    lb_arena_free(&a);
    for (int i = 0; i < 3; i++) {
        snprintf(path, sizeof path, "%s/%s", dir, names[i]);
        unlink(path);
    }
    rmdir(dir);
    return rc;
}

#define SPEECH "lemma\tkind\tclass\tframes\n"
#define CUES "words\tkind\tclass\n"
#define CERTAINTY "words\tkind\teffect\n"

static void good_tables_open(void **state)
{
    (void)state;
    lb_err err = { 0 };
    assert_int_equal(opened(SPEECH "sagen\tverb\tneutral\td|q\n", CUES "laut\tbefore\tneutral\n", CERTAINTY "nicht\tnegation\tnegated\n", &err), LB_OK);
}

static void bad_rows_are_named(void **state)
{
    (void)state;
    static const char *const bad[][4] = {
        { SPEECH "sagen\tverb\tloud\td\n", CUES, CERTAINTY, "speech.tsv:2" },
        { SPEECH "sagen\tverb\tneutral\td\nrufen\tverb\tneutral\ty\n", CUES, CERTAINTY, "speech.tsv:3" },
        { SPEECH "sagen\tthing\tneutral\td\n", CUES, CERTAINTY, "speech.tsv:2" },
        { SPEECH, CUES "laut\tbeside\tneutral\n", CERTAINTY, "cues.tsv:2" },
        { SPEECH, CUES, CERTAINTY "nicht\tnegation\tmaybe\n", "certainty.tsv:2" },
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        lb_err err = { 0 };
        assert_int_equal(opened(bad[i][0], bad[i][1], bad[i][2], &err), LB_EDATA);
        assert_non_null(strstr(err.where, bad[i][3]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(good_tables_open), cmocka_unit_test(bad_rows_are_named) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
