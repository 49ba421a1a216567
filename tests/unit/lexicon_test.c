/* lexicon_test.c: readings, spellings, compounds, guesses; a spoilt file is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/file.h"
#include "lang/lexfile.h"
#include "lang/lexicon.h"

static lb_arena a;
static const lb_lexicon *lex;

static int open_all(void **state)
{
    static jmp_buf escape;
    lb_err err = { 0 };
    (void)state;
    a.escape = &escape;
    if (setjmp(escape)) return 1;
    if (lb_lexicon_open("build/share/lagebild", &a, &lex, &err) == LB_OK) return 0;
    fprintf(stderr, "%s: %s\n", err.where, err.what);
    return 1;
}

static int close_all(void **state)
{
    (void)state;
    lb_lexicon_close(lex);
    lb_arena_free(&a);
    return 0;
}

/* Is there a reading with this tag, lemma, separable prefix and these features? */
static void has(const char *form, const char *stts, const char *lemma, const char *prefix, const char *feats)
{
    lb_reading r[LB_READINGS_MAX];
    uint32_t n = lb_lexicon_look(lex, lb_str_of(form), r, LB_READINGS_MAX);
    if (!n) n = lb_lexicon_guess(lex, lb_str_of(form), &a, r, LB_READINGS_MAX);
    lb_feats want = lb_feats_of(lb_str_of(feats));
    for (uint32_t i = 0; i < n; i++)
        if (lb_is(LB_STR(""), stts) || (lb_is(lb_str_of(lb_stts_name(r[i].stts)), stts) && lb_is(r[i].lemma, lemma) && lb_is(r[i].prefix, prefix) &&
                                        !memcmp(&want, &r[i].feats, sizeof want)))
            return;
    fail_msg("\"%s\" has no reading %s %s [%s] %s", form, stts, lemma, prefix, feats);
}

static void verbs(void **state)
{
    (void)state;
    has("nahm", "VVFIN", "nehmen", "", "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin");
    has("einnahm", "VVFIN", "einnehmen", "ein", "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin");
    has("eingenommen", "VVPP", "einnehmen", "ein", "VerbForm=Part");
    has("abziehen", "VVINF", "abziehen", "ab", "VerbForm=Inf");
    has("angegriffen", "VVPP", "angreifen", "an", "VerbForm=Part");
    has("bekanntgab", "VVFIN", "bekanntgeben", "bekannt", "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin");
    has("muss", "VMFIN", "müssen", "", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin");
    has("muß", "VMFIN", "müssen", "", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin");
    has("beschloss", "VVFIN", "beschließen", "", "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin");
    has("sei", "VAFIN", "sein", "", "Mood=Sub|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin");
    has("Rückten", "VVFIN", "rücken", "", "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin");
    has("vorrobbten", "VVFIN", "vorrobben", "vor", "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin");
    has("durchsickerte", "VVFIN", "durchsickern", "durch", "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin");
    has("grüßte", "VVFIN", "grüßen", "", "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin");
    has("wusste", "VVFIN", "wissen", "", "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin");
    assert_true(lb_is(lb_lexicon_join(lex, LB_STR("vor"), LB_STR("rücken")), "vorrücken"));
    assert_int_equal(lb_lexicon_join(lex, LB_STR("vor"), LB_STR("haben")).n, 8);
    assert_int_equal(lb_lexicon_join(lex, LB_STR("ver"), LB_STR("nehmen")).n, 0); // no separable prefix
    assert_true(lb_is(lb_lexicon_prefix(lex, LB_STR("zurückziehen")), "zurück"));
    assert_true(lb_lexicon_takes_sein(lex, LB_STR("abziehen")) && !lb_lexicon_takes_sein(lex, LB_STR("zerstören")));
    assert_true(lb_lexicon_is_verb(lex, LB_STR("beschießen")) && !lb_lexicon_is_verb(lex, LB_STR("Panzer")));
}

static void nouns_and_adjectives(void **state)
{
    (void)state;
    has("Angriffs", "NN", "Angriff", "", "Case=Gen|Gender=Masc|Number=Sing");
    has("Angriffes", "NN", "Angriff", "", "Case=Gen|Gender=Masc|Number=Sing");
    has("Generalstab", "NN", "Generalstab", "", "Case=Dat|Gender=Masc|Number=Sing");
    has("Streitkräften", "NN", "Streitkräfte", "", "Case=Dat|Number=Plur");
    has("Soldaten", "NN", "Soldat", "", "Case=Acc|Gender=Masc|Number=Sing");
    has("Verletzter", "NN", "Verletzte", "", "Case=Nom|Gender=Masc|Number=Sing");
    has("Vorrücken", "NN", "Vorrücken", "", "Case=Nom|Gender=Neut|Number=Sing");
    has("russischen", "ADJA", "russisch", "", "Case=Dat|Degree=Pos|Gender=Fem|Number=Sing");
    has("größten", "ADJA", "groß", "", "Case=Acc|Degree=Sup|Number=Plur");
    has("schwerere", "ADJA", "schwer", "", "Case=Nom|Degree=Cmp|Number=Plur");
    has("härter", "ADJD", "hart", "", "Degree=Cmp");
    has("letzten", "ADJA", "letzt", "", "Case=Dat|Degree=Pos|Gender=Fem|Number=Sing");
    has("zerstörte", "ADJA", "zerstört", "", "Case=Nom|Degree=Pos|Gender=Fem|Number=Sing");
    has("dem", "ART", "der", "", "Case=Dat|Definite=Def|Gender=Masc|Number=Sing|PronType=Art");
    has("zum", "APPRART", "zu", "", "Case=Dat|Gender=Neut|Number=Sing");
}

static void other_spellings(void **state)
{
    (void)state;
    has("Strasse", "NN", "Straße", "", "Case=Nom|Gender=Fem|Number=Sing");
    has("Einfluß", "NN", "Einfluss", "", "Case=Nom|Gender=Masc|Number=Sing");
    has("Verbuendeten", "NN", "Verbuendeten", "", "Case=Nom|Number=Plur");
    has("Streitkraefte", "NN", "Streitkräfte", "", "Case=Nom|Number=Plur");
    has("ueberfiel", "VVFIN", "überfallen", "", "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin");
    has("ANGRIFF", "NN", "Angriff", "", "Case=Nom|Gender=Masc|Number=Sing");
}

static void splits(const char *form, const char *want, const char *head)
{
    lb_parts p;
    lb_str got = LB_STR("");
    if (!lb_compound_split(lex, lb_str_of(form), &p)) fail_msg("\"%s\" is not split", form);
    for (uint32_t i = 0; i < p.n; i++) got = lb_printf(&a, "%.*s%s%.*s", LB_FMT(got), i ? "|" : "", LB_FMT(lb_sub(lb_str_of(form), p.part[i])));
    if (!lb_is(got, want) || !lb_is(p.lemma, head)) fail_msg("\"%s\" is split %s, head %.*s", form, got.p, LB_FMT(p.lemma));
}

static void compounds(void **state)
{
    (void)state;
    splits("Frühjahrsoffensive", "Frühjahr|offensive", "Offensive");
    splits("Drohnenangriffe", "Drohnen|angriffe", "Angriff");
    splits("Verteidigungsministerium", "Verteidigung|ministerium", "Ministerium");
    splits("Nordkoreaner", "Nord|koreaner", "Koreaner");
    splits("US-Präsidenten", "US|Präsidenten", "Präsident");
    splits("F-16-Kampfjets", "F|16|Kampfjets", "Kampfjet");
    splits("Sicherheitsratssitzung", "Sicherheitsrat|sitzung", "Sitzung");
    splits("Munitionslagers", "Munition|lagers", "Lager");
    splits("Grenzübergang", "Grenz|übergang", "Übergang");
    splits("Raketenabwehrsystem", "Raketen|abwehr|system", "System");
    has("Raketenabwehrsystems", "NN", "Raketenabwehrsystem", "", "Case=Gen|Gender=Neut|Number=Sing");
    has("Waffenstillstandsverhandlungen", "NN", "Waffenstillstandsverhandlung", "", "Case=Dat|Gender=Fem|Number=Plur");
    lb_parts p;
    assert_false(lb_compound_split(lex, LB_STR("Selenskyj"), &p));
    assert_false(lb_compound_split(lex, LB_STR("Xqrtz"), &p));
}

static void guesses(void **state)
{
    (void)state;
    has("Entnazifizierungen", "NN", "Entnazifizierung", "", "Case=Nom|Gender=Fem|Number=Plur");
    has("balkanisierten", "VVFIN", "balkanisieren", "", "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin");
    has("Wowtschansk", "NE", "Wowtschansk", "", "_");
    has("26.000", "CARD", "26.000", "", "_");
    has("Київ", "FM", "Київ", "", "_");
    lb_reading r[4];
    assert_int_equal(lb_lexicon_look(lex, LB_STR("Wowtschansk"), r, 4), 0);
    assert_true(lb_lexicon_look(lex, LB_STR("die"), r, 4) == 4); // never more than asked for
    assert_true(lb_lexicon_guess(lex, LB_STR(""), &a, r, 4) >= 1);
}

static void classes(void **state)
{
    (void)state;
    lb_lex_class low, c = lb_lexicon_class(lex, LB_STR("Angriff"), &low);
    assert_int_equal(lb_lexicon_tags(lex, c.stts), (uint64_t)1 << LB_STTS_NN);
    c = lb_lexicon_class(lex, LB_STR("Rückten"), &low);
    assert_true(lb_lexicon_tags(lex, low.stts) & (uint64_t)1 << LB_STTS_VVFIN && low.source == LB_LEX_LOWERED);
    c = lb_lexicon_class(lex, LB_STR("Frühjahrsoffensive"), NULL);
    assert_true(c.source == LB_LEX_COMPOUND && c.stts < lb_lexicon_n_stts(lex) && c.all < lb_lexicon_n_all(lex));
    c = lb_lexicon_class(lex, LB_STR("Xqrtz"), NULL);
    assert_int_equal(c.stts, 0);
}

/* The file with one byte changed or its end cut off must be refused or still be safe to ask. */
static void spoilt_files(void **state)
{
    (void)state;
    lb_map map;
    lb_err err;
    assert_int_equal(lb_map_open("build/share/lagebild/lexicon.bin", &map, &err), LB_OK);
    char dir[] = "/tmp/lexicon_test.XXXXXX";
    assert_non_null(mkdtemp(dir));
    lb_str path = lb_printf(&a, "%s/lexicon.bin", dir);
    uint8_t *copy = malloc(map.n);
    srand(11);
    for (int k = 0; k < 60; k++) {
        memcpy(copy, map.p, map.n);
        size_t n = map.n;
        if (k < 10) n = (size_t)k * (k < 5 ? 40 : map.n / 10);
        else if (k < 40) copy[(size_t)rand() % sizeof(lex_header)] ^= (uint8_t)(1 + rand() % 255);
        else copy[(size_t)rand() % n] ^= (uint8_t)(1 + rand() % 255);
        FILE *f = fopen(path.p, "wb");
        assert_non_null(f);
        fwrite(copy, 1, n, f);
        fclose(f);
        const lb_lexicon *x;
        lb_code rc = lb_lexicon_open(dir, &a, &x, &err);
        if (k < 10) assert_int_equal(rc, LB_EDATA);
        if (rc != LB_OK) continue;
        lb_reading r[LB_READINGS_MAX];
        lb_parts p;
        static const char *const words[] = { "Angriff", "einnahm", "Frühjahrsoffensive", "vorrobbten", "größten", "Strasse", "" };
        for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
            lb_lexicon_look(x, lb_str_of(words[i]), r, LB_READINGS_MAX);
            lb_lexicon_guess(x, lb_str_of(words[i]), &a, r, LB_READINGS_MAX);
            lb_compound_split(x, lb_str_of(words[i]), &p);
        }
        lb_lexicon_close(x);
    }
    free(copy);
    lb_map_close(&map);
    unlink(path.p);
    rmdir(dir);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(verbs), cmocka_unit_test(nouns_and_adjectives), cmocka_unit_test(other_spellings), cmocka_unit_test(compounds),
        cmocka_unit_test(guesses), cmocka_unit_test(classes), cmocka_unit_test(spoilt_files),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
