/* parties_test.c: every country, its people, its army by name and adjective; hostile input. */
#include "lang/table.h"
#include "pipeline.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

typedef struct {
    lb_engine *engine;
    lb_arena   arena, tables;
    jmp_buf    escape, tables_escape;
} world;

static int open_world(void **state)
{
    static world w;
    lb_err err = { 0 };
    const char *b = getenv("B");
    char dir[200];
    snprintf(dir, sizeof dir, "%s/share/lagebild", b ? b : "build");
    lb_arena_init(&w.arena, 0);
    lb_arena_init(&w.tables, 0);
    if (lb_engine_open(dir, &w.engine, &err) != LB_OK) return printf("%s: %s\n", err.where, err.what), -1;
    *state = &w;
    return 0;
}

static int close_world(void **state)
{
    world *w = *state;
    lb_engine_close(w->engine);
    lb_arena_free(&w->arena);
    lb_arena_free(&w->tables);
    return 0;
}

static lb_doc run(world *w, lb_str text)
{
    lb_err err = { 0 };
    lb_doc doc;
    lb_raw raw = { .bytes = text, .type = LB_STR("text/plain") };
    raw.facts.name = LB_STR("test");
    lb_arena_reset(&w->arena);
    assert_int_equal(lb_engine_run(w->engine, &raw, LB_TO_MENTIONS, false, &w->arena, &doc, &err), LB_OK);
    return doc;
}

static bool names(world *w, lb_str text, lb_str code)
{
    lb_doc doc = run(w, text);
    for (uint32_t i = 0; i < doc.mentions->n; i++)
        if (doc.mentions->at[i].kind == LB_PARTY && lb_eq(doc.mentions->at[i].party.code, code)) return true;
    printf("no %.*s in: %.*s\n", LB_FMT(code), LB_FMT(text));
    return false;
}

static void countries(world *w)
{
    static const char *const cols[] = { "code", "name", "gender", "aliases", "adjectives", "people", "capitals", NULL };
    lb_err err = { 0 };
    lb_table t;
    uint32_t missed = 0, n;
    assert_int_equal(lb_table_open("data/de", "countries.tsv", cols, &w->tables, &t, &err), LB_OK);
    assert_true(t.n_rows > 195);
    for (uint32_t r = 0; r < t.n_rows; r++) {
        lb_arena *a = &w->tables;
        lb_str code = lb_cell(&t, r, 0), name = lb_cell(&t, r, 1);
        const char *article = lb_is(lb_cell(&t, r, 2), "f") ? "Die " : lb_is(lb_cell(&t, r, 2), "m") ? "Der " : lb_is(lb_cell(&t, r, 2), "p") ? "Die " : "";
        missed += !names(w, lb_printf(a, "%s%.*s warf dem Nachbarn einen Angriff vor.", article, LB_FMT(name)), code);
        lb_str *adj = lb_split(a, lb_cell(&t, r, 4), '|', &n);
        for (uint32_t i = 0; i < n; i++) {
            missed += !names(w, lb_printf(a, "Die %.*se Regierung lehnte den Vorschlag ab.", LB_FMT(adj[i])), lb_printf(a, "%.*s.GOV", LB_FMT(code)));
            missed += !names(w, lb_printf(a, "Am Montag trafen drei Raketen einen Posten der %.*sen Armee.", LB_FMT(adj[i])), lb_printf(a, "%.*s.MIL", LB_FMT(code)));
        }
        lb_str *people = lb_split(a, lb_cell(&t, r, 5), '|', &n);
        for (uint32_t i = 0; i < n; i++)
            missed += !names(w, lb_printf(a, "Unter den Opfern war ein %.*s.", LB_FMT(people[i])), code);
    }
    assert_int_equal(missed, 0);
}

static void every_country(void **state)
{
    world *w = *state;
    if (lb_arena_try(&w->tables, &w->tables_escape)) countries(w);
    else fail();
}

/* Nothing here may crash, or take more than a moment. */
static void hostile(void **state)
{
    static const char *const bits[] = { "Sprecher der ", "Herr ", "Präsident ", "Moskau und ", "russischen und ", "beide Seiten ", "die Stadt ", "sie ",
        "„Zeitung “", "-", "US-", "NATO-", "\xff\xfe", "der des der ", "Kiew, ", "er ihn ihm ", "von von ", "aus Moskau ", "eigene ", "*'’", "Weißen " };
    world *w = *state;
    enum { SIZE = 20000 };
    char *text = malloc(SIZE + 64);
    assert_non_null(text);
    for (size_t k = 0; k < sizeof bits / sizeof *bits + 20; k++) {
        uint32_t n = 0, seed = (uint32_t)k * 2654435761u + 1;
        while (n < SIZE) {
            seed = seed * 1664525u + 1013904223u;
            const char *s = bits[k < sizeof bits / sizeof *bits ? k : (seed >> 16) % (sizeof bits / sizeof *bits)];
            memcpy(text + n, s, strlen(s));
            n += (uint32_t)strlen(s);
        }
        lb_doc doc = run(w, (lb_str){ text, n });
        for (uint32_t i = 0; i < doc.mentions->n; i++) {
            const lb_mention *m = &doc.mentions->at[i];
            assert_true(m->first < m->end && m->end <= doc.tokens->n && m->span.end <= doc.text->text.n);
            assert_true(m->antecedent == LB_NONE || m->antecedent < doc.mentions->n);
        }
    }
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(every_country), cmocka_unit_test(hostile) };
    return cmocka_run_group_tests_name("parties", tests, open_world, close_world);
}
