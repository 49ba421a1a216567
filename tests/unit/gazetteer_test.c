/* gazetteer_test.c: the names that reports use, toponyms in context (tests/places/context.tsv:
 * our own sentences about several wars), transliteration, hostile gazetteer files, the importer. */
#include "mention/gazetteer_write.h"
#include "mention/translit.h"
#include "pipeline.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

static lb_engine *engine;
static lb_arena arena;

static int open_engine(void **state)
{
    lb_err err = { 0 };
    (void)state;
    setenv("XDG_DATA_HOME", "/nonexistent", 1); // what a developer imported must not change the result
    lb_arena_init(&arena, 0);
    if (lb_engine_open("build/share/lagebild", &engine, &err) != LB_OK) {
        fprintf(stderr, "%s: %s\n", err.where, err.what);
        return -1;
    }
    return 0;
}

static int close_engine(void **state)
{
    (void)state;
    lb_engine_close(engine);
    lb_arena_free(&arena);
    return 0;
}

static lb_doc mentions_of(lb_str text)
{
    static lb_raw raw;
    lb_doc doc;
    lb_err err = { 0 };
    raw = (lb_raw){ .bytes = text, .type = LB_STR("text/plain"), .facts = { .name = LB_STR("test") } };
    assert_int_equal(lb_engine_run(engine, &raw, LB_TO_MENTIONS, true, &arena, &doc, &err), LB_OK);
    return doc;
}

static double km(double lat1, double lon1, double lat2, double lon2)
{
    const double rad = 3.14159265358979 / 180;
    double x = (lon1 - lon2) * rad * cos((lat1 + lat2) / 2 * rad), y = (lat1 - lat2) * rad;
    return 6371 * sqrt(x * x + y * y);
}

/* Index of a place mention that is `name` (no coordinates given) or lies within 10 km; LB_NONE. */
static uint32_t find_place(const lb_doc *d, lb_str name, bool where, double lat, double lon, const bool *used)
{
    for (uint32_t i = 0; i < d->mentions->n; i++) {
        const lb_mention *m = &d->mentions->at[i];
        if (m->kind != LB_PLACE || (used && used[i])) continue;
        if (where ? m->place.has_coordinates && km(m->place.lat, m->place.lon, lat, lon) <= 10 && m->place.precision <= 2 : lb_eq(m->place.name, name)) return i;
    }
    return LB_NONE;
}

static void the_62_names(void **state)
{
    static const struct {
        const char *text;
        double lat, lon;
    } at[] = {
        { "Kiew", 50.45, 30.52 }, { "Charkiw", 49.98, 36.25 }, { "Tschernihiw", 51.51, 31.29 }, { "Izjum", 49.21, 37.26 }, { "Isjum", 49.21, 37.26 },
        { "Torezk", 48.39, 37.85 }, { "Dserschynsk", 48.39, 37.85 }, { "Dserschinsk", 48.39, 37.85 }, { "Druschba", 48.41, 37.87 },
        { "Krymskoje", 48.42, 37.89 }, { "Krymske", 48.42, 37.89 }, { "Horliwka", 48.34, 38.05 }, { "Kostjantyniwka", 48.53, 37.71 },
        { "Saporischschja", 47.85, 35.12 }, { "Kursk", 51.74, 36.19 }, { "Awdijiwka", 48.14, 37.75 }, { "Bachmut", 48.59, 38.0 },
        { "Robotyne", 47.45, 35.84 }, { "Sumy", 50.92, 34.8 }, { "Pokrowsk", 48.28, 37.18 }, { "Kurachowe", 47.98, 37.28 },
        { "Kupjansk", 49.71, 37.61 }, { "Wowtschansk", 50.29, 36.94 }, { "Tschassiw Jar", 48.59, 37.84 }, { "Wuhledar", 47.78, 37.25 },
        { "Cherson", 46.64, 32.62 }, { "Mykolajiw", 46.97, 32.0 }, { "Odessa", 46.48, 30.73 }, { "Lwiw", 49.84, 24.03 }, { "Dnipro", 48.45, 35.0 },
        { "Krywyj Rih", 47.91, 33.39 }, { "Melitopol", 46.85, 35.37 }, { "Mariupol", 47.1, 37.55 }, { "Enerhodar", 47.5, 34.66 },
        { "Sudscha", 51.2, 35.27 }, { "Belgorod", 50.6, 36.59 }, { "Brjansk", 53.25, 34.37 }, { "Rostow am Don", 47.23, 39.72 },
        { "Woronesch", 51.67, 39.18 }, { "Sewastopol", 44.59, 33.52 }, { "Simferopol", 44.96, 34.11 }, { "Kertsch", 45.36, 36.47 },
        { "Slowjansk", 48.85, 37.61 }, { "Kramatorsk", 48.74, 37.58 }, { "Lyman", 48.99, 37.8 }, { "Siwersk", 48.87, 38.1 },
        { "Bilohoriwka", 48.93, 38.25 }, { "Marjinka", 47.94, 37.5 }, { "Welyka Nowosilka", 47.84, 36.83 }, { "Otscheretyne", 48.24, 37.62 },
        { "Selydowe", 48.15, 37.3 }, { "Dobropillja", 48.46, 37.08 }, { "Kotljariwka", 48.03, 37.02 }, { "Ljubimowka", 51.27, 35.19 },
        { "Tolsty Lug", 51.32, 35.32 }, { "Hostomel", 50.57, 30.26 }, { "Butscha", 50.55, 30.22 }, { "Irpin", 50.52, 30.24 },
        { "Donezk", 48.02, 37.8 }, { "Luhansk", 48.57, 39.31 },
    };
    int bad = 0;
    (void)state;
    for (size_t i = 0; i < sizeof at / sizeof *at; i++) {
        lb_arena_reset(&arena);
        bool torezk = lb_starts(lb_str_of(at[i].text), "Krymsk") || lb_is(lb_str_of(at[i].text), "Druschba");
        lb_str text = lb_printf(&arena, "Russische Truppen griffen %s an und wurden von der ukrainischen Armee zurückgeschlagen.%s", at[i].text,
                                torezk ? " Auch in Torezk wurde gekämpft." : "");
        lb_doc d = mentions_of(text);
        if (find_place(&d, LB_STR(""), true, at[i].lat, at[i].lon, NULL) == LB_NONE) printf("  %s not found where it is\n", at[i].text), bad++;
    }
    lb_doc d = mentions_of(LB_STR("Im Donbass und auf der Krim wird gekämpft."));
    if (find_place(&d, LB_STR("Donbass"), false, 0, 0, NULL) == LB_NONE || find_place(&d, LB_STR("Krim"), false, 0, 0, NULL) == LB_NONE) bad++;
    assert_int_equal(bad, 0);
}

static void toponyms_in_context(void **state)
{
    static const char *const columns[] = { "text", "places", NULL };
    lb_arena tables;
    lb_table t;
    lb_err err = { 0 };
    uint32_t placed = 0, placed_ok = 0, named = 0, named_ok = 0, extra = 0;
    (void)state;
    lb_arena_init(&tables, 0);
    assert_int_equal(lb_table_open("tests/places", "context.tsv", columns, &tables, &t, &err), LB_OK);
    for (uint32_t r = 0; r < t.n_rows; r++) {
        uint32_t n;
        lb_arena_reset(&arena);
        lb_str *want = lb_split(&tables, lb_cell(&t, r, 1), ';', &n);
        lb_doc d = mentions_of(lb_cell(&t, r, 0));
        bool *used = lb_array(&tables, d.mentions->n + 1u, bool);
        for (uint32_t i = 0; i < n; i++) {
            lb_str name = want[i];
            double at[2];
            int numbers = 0;
            for (int k = 1; k >= 0; k--) { // two numbers at the end
                uint32_t from = name.n;
                while (from && name.p[from - 1] != ' ') from--;
                char *end, *z = (char *)(uintptr_t)lb_copy(&tables, (lb_str){ name.p + from, name.n - from }).p;
                double v = strtod(z, &end);
                if (!from || *end || end == z) break;
                at[k] = v;
                name.n = from - 1;
                numbers++;
            }
            if (numbers != 2) name = want[i];
            uint32_t m = find_place(&d, name, numbers == 2, at[0], at[1], used);
            if (numbers == 2) placed++, placed_ok += m != LB_NONE;
            else named++, named_ok += m != LB_NONE;
            if (m != LB_NONE) used[m] = true;
            else printf("  line %u: %.*s missed\n", (unsigned)t.line[r], LB_FMT(want[i]));
        }
        for (uint32_t i = 0; i < d.mentions->n; i++)
            if (d.mentions->at[i].kind == LB_PLACE && !used[i]) {
                extra++;
                printf("  line %u: also %.*s = %.*s %.2f %.2f\n", (unsigned)t.line[r], LB_FMT(lb_words(&d, d.mentions->at[i].span)),
                       LB_FMT(d.mentions->at[i].place.name), d.mentions->at[i].place.lat, d.mentions->at[i].place.lon);
            }
    }
    printf("toponyms with coordinates: %u of %u within 10 km, %.1f %%; regions, waters, countries: %u of %u; more than asked for: %u\n", placed_ok, placed,
           100.0 * placed_ok / placed, named_ok, named, extra);
    lb_arena_free(&tables);
    assert_true(placed >= 300);
    assert_true(100 * placed_ok >= 93 * placed);
    assert_true(100 * named_ok >= 93 * named);
    assert_true(extra * 20 <= placed + named);
}

static void transliteration(void **state)
{
    static const char *const uk[][2] = { { "Торецьк", "Torezk" }, { "Часів Яр", "Tschassiw Jar" }, { "Слов'янськ", "Slowjansk" }, { "Запоріжжя", "Saporischschja" },
        { "Миколаїв", "Mykolajiw" }, { "Лисичанськ", "Lyssytschansk" }, { "Костянтинівка", "Kostjantyniwka" }, { "Кривий Ріг", "Krywyj Rih" }, { "Щастя", "Schtschastja" } };
    static const char *const ru[][2] = { { "Суджа", "Sudscha" }, { "Крымское", "Krymskoje" }, { "Толстый Луг", "Tolsty Lug" }, { "Артёмовск", "Artjomowsk" },
        { "Белгород", "Belgorod" }, { "Майкоп", "Maikop" }, { "Печёры", "Petschory" }, { "Ростов-на-Дону", "Rostow-na-Donu" }, { "Нижний Новгород", "Nischni Nowgorod" } };
    static const char *const la[][2] = { { "Kurakhivka", "Kurachiwka" }, { "Sloviansk", "Slowjansk" }, { "Avdiivka", "Awdijiwka" }, { "Mykolaiv", "Mykolajiw" },
        { "Khmelnytskyi", "Chmelnyzkyj" }, { "Chasiv Yar", "Tschassiw Jar" }, { "Shchastia", "Schtschastja" }, { "Pervomaisk", "Perwomajsk" }, { "Pervomaysk", "Perwomajsk" }, { "Mykolayiv", "Mykolajiw" } };
    (void)state;
    for (size_t i = 0; i < sizeof uk / sizeof *uk; i++) assert_string_equal(lb_german_of_ukrainian(&arena, lb_str_of(uk[i][0])).p, uk[i][1]);
    for (size_t i = 0; i < sizeof ru / sizeof *ru; i++) assert_string_equal(lb_german_of_russian(&arena, lb_str_of(ru[i][0])).p, ru[i][1]);
    for (size_t i = 0; i < sizeof la / sizeof *la; i++) assert_string_equal(lb_german_of_romanised(&arena, lb_str_of(la[i][0])).p, la[i][1]);
    assert_int_equal(lb_cyrillic_of(LB_STR("Київ")), LB_CYR_UKRAINIAN);
    assert_int_equal(lb_cyrillic_of(LB_STR("Артёмовск")), LB_CYR_RUSSIAN);
    assert_int_equal(lb_cyrillic_of(LB_STR("Kyiv")), LB_CYR_NONE);
}

/* What is no place: people, papers, compounds, common words. */
static void no_places(void **state)
{
    static const char *const text[] = {
        "Die „Washington Post“ und die „New York Times“ berichteten am Montag darüber.",
        "Wladimir Putin und Victoria Butenko sprachen miteinander.",
        "Der Ukraine-Krieg und die Nahost-Politik bestimmen die Debatte.",
        "Das Lager wurde geräumt, das Essen war knapp, die Mitte der Straße blieb frei.",
        "Die Soldaten suchten nach Waffen. Laut Polizei gab es Tote.",
        "Oder war es ein Angriff der Armee? Bei Gefechten starben Menschen.",
    };
    int bad = 0;
    (void)state;
    for (size_t i = 0; i < sizeof text / sizeof *text; i++) {
        lb_arena_reset(&arena);
        lb_doc d = mentions_of(lb_str_of(text[i]));
        for (uint32_t k = 0; k < d.mentions->n; k++)
            if (d.mentions->at[k].kind == LB_PLACE) printf("  \"%.*s\" in: %s\n", LB_FMT(lb_words(&d, d.mentions->at[k].span)), text[i]), bad++;
    }
    assert_int_equal(bad, 0);
}

static void look_everywhere(const lb_gaz_file *f)
{
    static const char *const name[] = { "Torezk", "Kiew", "Krym", "a", "Neu Ort" };
    for (size_t i = 0; i < sizeof name / sizeof *name; i++) {
        const lb_gaz_name *n = lb_gaz_look(f, lb_str_of(name[i]));
        if (n) lb_gaz_string(f, n->text);
    }
}

/* A written file reads back; cut or changed ones are refused or harmless. */
static void hostile_files(void **state)
{
    const char *path = "build/tests/gazetteer_test.bin";
    lb_gaz_writer w;
    lb_err err = { 0 };
    lb_gaz_file f;
    lb_gaz_place row = { .lat = 4839477, .lon = 3784780, .id = 7, .admin1 = LB_NONE, .admin2 = LB_NONE, .feature = "PPL", .country = "UKR" };
    (void)state;
    lb_arena_reset(&arena);
    lb_gazw_init(&w, &arena, 16);
    uint32_t at = lb_gazw_place(&w, &row, LB_STR("Neu Ort"));
    lb_gazw_name(&w, at, LB_STR("Neu Ort"), LB_GAZ_CURATED);
    lb_gazw_name(&w, at, LB_STR("Torezk"), LB_GAZ_OWN);
    assert_int_equal(lb_gazw_write(&w, path, &err), LB_OK);
    assert_int_equal(lb_gaz_file_open(path, &f, &err), LB_OK);
    assert_non_null(lb_gaz_look(&f, LB_STR("Neu Ort")));
    assert_true(lb_gaz_look(&f, LB_STR("Neu"))->flags & LB_GAZ_LONGER);
    size_t n = f.map.n;
    uint8_t *bytes = malloc(n);
    assert_non_null(bytes);
    memcpy(bytes, f.map.p, n);
    lb_map_close(&f.map);
    unsigned seed = 20260101;
    for (int round = 0; round < 2000; round++) {
        seed = seed * 1664525u + 1013904223u;
        size_t cut = round % 4 ? n : seed % n, where = (seed >> 8) % n;
        FILE *o = fopen(path, "wb");
        assert_non_null(o);
        uint8_t was = bytes[where];
        bytes[where] = (uint8_t)(seed >> 24);
        fwrite(bytes, 1, cut, o);
        fclose(o);
        bytes[where] = was;
        if (lb_gaz_file_open(path, &f, &err) != LB_OK) continue;
        look_everywhere(&f);
        lb_gazetteer g = { .file = { f }, .n_files = 1 };
        lb_gaz_hit h[4];
        uint32_t hits = lb_gazetteer_find(&g, LB_STR("Torezk"), h, 4, NULL);
        for (uint32_t i = 0; i < hits; i++) lb_gazetteer_place(&g, h[i], &arena);
        lb_map_close(&f.map);
    }
    free(bytes);
    unlink(path);
}

static void write_file(const char *path, const char *text)
{
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    fwrite(text, 1, strlen(text), f);
    fclose(f);
}

/* A hamlet of a country file gets its German name, region and country; damaged dumps are named by line. */
static void dumps_are_imported(void **state)
{
    static const char *const files[] = { "build/tests/names.txt", "build/tests/XX.txt" };
    const char *path = "build/tests/import/lagebild/gazetteer.bin";
    const lb_gazetteer *g;
    lb_gaz_hit h[4];
    lb_err err = { 0 };
    uint32_t places = 0, names = 0;
    char dir[512];
    (void)state;
    lb_arena_reset(&arena);
    write_file(files[1], "99000001\tVyhadanivka\tVyhadanivka\tВигаданівка,Выдумановка\t48.5\t37.5\tP\tPPL\tUA\t\t05\t1402\t\t\t12\t\t101\tEurope/Kyiv\t2020-01-01\n"
                         "99000002\tNaprykladne\tNaprykladne\t\t48.6\t37.6\tP\tPPL\tUA\t\t05\t\t\t\t0\t\t101\tEurope/Kyiv\t2020-01-01\n"
                         "99000003\tSome Farm\tSome Farm\t\t48.6\t37.6\tS\tFRM\tUA\t\t05\t\t\t\t0\t\t101\tEurope/Kyiv\t2020-01-01\n");
    write_file(files[0], "1\t99000002\tde\tBeispieldorf\t\t\t\t\n2\t12345\tde\tNirgendwo\t\t\t\t\n");
    assert_int_equal(lb_gazetteer_open("build/share/lagebild", "build/share/lagebild/de", &arena, &g, &err), LB_OK);
    assert_int_equal(lb_gazetteer_import(g, files, 2, path, &places, &names, &err), LB_OK);
    lb_gazetteer_close(g);
    assert_int_equal(places, 3); // two and their region
    assert_non_null(getcwd(dir, 400));
    strcat(dir, "/build/tests/import");
    setenv("XDG_DATA_HOME", dir, 1);
    assert_int_equal(lb_gazetteer_open("build/share/lagebild", "build/share/lagebild/de", &arena, &g, &err), LB_OK);
    assert_int_equal(g->n_files, 2);
    assert_int_equal(lb_gazetteer_find(g, LB_STR("Wyhadaniwka"), h, 4, NULL), 1);
    lb_place p = lb_gazetteer_place(g, h[0], &arena);
    assert_true(lb_is(p.admin1, "Oblast Donezk") && lb_is(p.country, "UKR") && p.geonameid == 99000001);
    assert_int_equal(lb_gazetteer_find(g, LB_STR("Wydumanowka"), h, 4, NULL), 1);
    assert_int_equal(lb_gazetteer_find(g, LB_STR("Beispieldorf"), h, 4, NULL), 1);
    assert_true(lb_is(lb_gazetteer_place(g, h[0], &arena).name, "Beispieldorf"));
    lb_gazetteer_close(g);
    write_file(path, "not a gazetteer"); // is left out, and said to be
    assert_int_equal(lb_gazetteer_open("build/share/lagebild", "build/share/lagebild/de", &arena, &g, &err), LB_OK);
    assert_int_equal(g->n_files, 1);
    assert_int_equal(g->skipped.code, LB_EDATA);
    write_file(files[1], "1\tonly\tthree\n");
    assert_int_equal(lb_gazetteer_import(g, files, 2, path, &places, &names, &err), LB_EDATA);
    assert_string_equal(err.where, "build/tests/XX.txt:1");
    lb_gazetteer_close(g);
    setenv("XDG_DATA_HOME", "/nonexistent", 1);
    unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_62_names), cmocka_unit_test(toponyms_in_context), cmocka_unit_test(transliteration),
        cmocka_unit_test(no_places), cmocka_unit_test(hostile_files), cmocka_unit_test(dumps_are_imported),
    };
    return cmocka_run_group_tests(tests, open_engine, close_engine);
}
