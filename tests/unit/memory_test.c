/* memory_test.c: every allocation fails once. The engine is opened, a report is analysed and
 * kept in a store; with the 1st, 2nd, 3rd … allocation failing there must be an error or a
 * right result, and nothing may be left allocated. Linked with --wrap, so that only our own
 * calls are counted, not those of the libraries. */
#include "lagebild.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static long at, fails_at, held; // allocations so far; the one to fail; blocks not freed yet

void *__real_malloc(size_t n);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *p, size_t n);
void  __real_free(void *p);
void *__wrap_malloc(size_t n);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *p, size_t n);
void  __wrap_free(void *p);
char *__wrap_strdup(const char *s);

static bool refuse(void) { return ++at == fails_at; }

void *__wrap_malloc(size_t n)
{
    void *p = refuse() ? NULL : __real_malloc(n);
    held += p != NULL;
    return p;
}

void *__wrap_calloc(size_t n, size_t size)
{
    void *p = refuse() ? NULL : __real_calloc(n, size);
    held += p != NULL;
    return p;
}

void *__wrap_realloc(void *p, size_t n)
{
    void *q = refuse() ? NULL : __real_realloc(p, n);
    held += !p && q;
    return q;
}

void __wrap_free(void *p)
{
    held -= p != NULL;
    __real_free(p);
}

char *__wrap_strdup(const char *s)
{
    size_t n = strlen(s) + 1;
    char *p = __wrap_malloc(n);
    return p ? memcpy(p, s, n) : NULL;
}

static const char report[] = "Russische Truppen haben am 7. Februar nach Angaben des Verteidigungsministeriums in Moskau die Stadt Torezk eingenommen. "
                             "Bei einem Raketenangriff auf Charkiw wurden am Freitag mindestens drei Menschen getötet, teilte der Gouverneur mit. "
                             "Die ukrainische Armee bestritt die Angaben. Die Angaben lassen sich nicht unabhängig überprüfen.";

static bool took(void *user, const lb_result *r)
{
    size_t *claims = user;
    if (r->code == LB_OK) *claims += r->claims;
    else assert_true(r->err->what[0]);
    return true;
}

static bool sink(void *user, const char *text, size_t n)
{
    (void)text;
    *(size_t *)user += n;
    return true;
}

/* The whole way once; the number of claims, or the error's code where something failed. */
static lb_code whole_way(lb_engine *shared, size_t *claims, size_t *printed)
{
    lb_err err = { 0 };
    lb_engine *e = shared;
    lb_input *in = NULL;
    lb_store *s = NULL;
    lb_tally t;
    lb_store_options o = { .create = true, .now = "2025-02-08T00:00:00Z" };
    lb_input_options facts = { .date = "2025-02-08", .publisher = "Nordpost" };
    lb_job job = { .threads = 1, .layer = "json" };
    *claims = *printed = 0;
    lb_code rc = shared ? LB_OK : lb_engine_open("build/share/lagebild", &e, &err);
    if (rc == LB_OK) rc = lb_input_open(&facts, &in, &err);
    if (rc == LB_OK) rc = lb_input_add_bytes(in, "report", report, sizeof report - 1, &err);
    if (rc == LB_OK && !shared) rc = lb_analyse(e, in, &job, took, claims, &err);
    if (rc == LB_OK && shared) rc = lb_store_open(":memory:", &o, &s, &err);
    if (rc == LB_OK && s) rc = lb_store_add(s, e, in, &job, took, claims, &t, &err);
    if (rc == LB_OK && s) rc = lb_store_list(s, LB_LIST_INCIDENTS, NULL, LB_FOR_PEOPLE, false, sink, printed, NULL, &err);
    if (rc == LB_OK && s) rc = lb_store_export(s, "csv", NULL, sink, printed, NULL, &err);
    if (rc != LB_OK) assert_true(err.what[0]);
    lb_store_close(s);
    lb_input_close(in);
    if (!shared) lb_engine_close(e);
    return rc;
}

static void fail_in_turn(lb_engine *e, long most)
{
    size_t claims, printed, got, out;
    at = fails_at = 0;
    long before = held;
    assert_int_equal(whole_way(e, &claims, &printed), LB_OK);
    assert_true(claims > 0);
    assert_int_equal(held, before);
    print_message("%ld allocations\n", at);
    long n = at, step = n > most ? n / most : 1;
    for (long i = 1; i <= n; i += step) {
        at = 0;
        fails_at = i;
        lb_code rc = whole_way(e, &got, &out);
        fails_at = 0;
        if (held != before) fail_msg("allocation %ld of %ld failed (%s): %ld blocks left", i, n, lb_code_text(rc), held - before);
        if (rc == LB_OK && got == claims) assert_int_equal(out, printed); // it could do without
    }
}

static void opening_and_one_report(void **state)
{
    (void)state;
    fail_in_turn(NULL, 150);
}

static void one_report_into_a_store(void **state)
{
    lb_engine *e;
    lb_err err = { 0 };
    (void)state;
    if (lb_engine_open("build/share/lagebild", &e, &err) != LB_OK) fail_msg("%s: %s", err.where, err.what);
    fail_in_turn(e, 400);
    lb_engine_close(e);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(opening_and_one_report), cmocka_unit_test(one_report_into_a_store) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
