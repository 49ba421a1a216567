/* places_bench.c: the place finder measured.
 *     places_bench speed FILE…      words a second of lb_find_places alone; time to open
 *     places_bench katottg FILE     share of Ukraine's settlements known in their German form
 *     places_bench hits NAME…       what a name can mean */
#include "mention/gazetteer.h"
#include "mention/translit.h"
#include "pipeline.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int fail(const lb_err *err)
{
    fprintf(stderr, "places_bench: %s: %s\n", err->where, err->what);
    return 4;
}

static int speed(const char *data, int n, char **file)
{
    lb_err err = { 0 };
    lb_engine *e;
    lb_arena fixed, a, texts;
    const lb_gazetteer *g;
    lb_arena_init(&fixed, 0);
    lb_arena_init(&a, 0);
    lb_arena_init(&texts, 0);
    if (lb_gazetteer_open(data, lb_printf(&fixed, "%s/de", data).p, &fixed, &g, &err) != LB_OK) return fail(&err); // warms the page cache
    lb_gazetteer_close(g);
    double t = now();
    if (lb_gazetteer_open(data, lb_printf(&fixed, "%s/de", data).p, &fixed, &g, &err) != LB_OK) return fail(&err);
    double opened = now() - t;
    if (lb_engine_open(data, &e, &err) != LB_OK) return fail(&err);
    uint64_t words = 0, places = 0;
    double spent = 0;
    for (int i = 0; i < n; i++) {
        lb_raw raw = { .type = LB_STR("text/plain"), .facts = { .name = LB_STR("bench") } };
        lb_doc d;
        lb_arena_reset(&texts);
        lb_arena_reset(&a);
        if (lb_file_read(file[i], &texts, &raw.bytes, &err) != LB_OK || lb_engine_run(e, &raw, LB_TO_TAGS, false, &a, &d, &err) != LB_OK) return fail(&err);
        for (int round = 0; round < 5; round++) {
            lb_mention_list out = { 0 };
            t = now();
            lb_find_places(&d, g, &a, &out);
            spent += now() - t;
            words += d.tokens->n;
            places += out.n;
        }
    }
    printf("opened in %.2f ms; %.0f words in %.3f s: %.2f million words a second, %.0f places\n", opened * 1e3, (double)words, spent, (double)words / spent / 1e6,
           (double)places);
    lb_engine_close(e);
    lb_gazetteer_close(g);
    lb_arena_free(&a);
    lb_arena_free(&texts);
    lb_arena_free(&fixed);
    return 0;
}

static int katottg(const char *data, const char *path)
{
    static const char *const oblast[][2] = { // KATOTTG's first two digits, GeoNames' region
        { "01", "UA.11" }, { "05", "UA.23" }, { "07", "UA.24" }, { "12", "UA.04" }, { "14", "UA.05" }, { "18", "UA.27" }, { "21", "UA.25" }, { "23", "UA.26" }, { "26", "UA.06" },
        { "32", "UA.13" }, { "35", "UA.10" }, { "44", "UA.14" }, { "46", "UA.15" }, { "48", "UA.16" }, { "51", "UA.17" }, { "53", "UA.18" }, { "56", "UA.19" }, { "59", "UA.21" },
        { "61", "UA.22" }, { "63", "UA.07" }, { "65", "UA.08" }, { "68", "UA.09" }, { "71", "UA.01" }, { "73", "UA.03" }, { "74", "UA.02" }, { "80", "UA.12" }, { "85", "UA.20" } };
    lb_err err = { 0 };
    lb_arena a;
    lb_str all;
    const lb_gazetteer *g;
    uint32_t n = 0, known = 0, there = 0, towns = 0, towns_there = 0;
    lb_arena_init(&a, 0);
    if (lb_gazetteer_open(data, lb_printf(&a, "%s/de", data).p, &a, &g, &err) != LB_OK || lb_file_read(path, &a, &all, &err) != LB_OK) return fail(&err);
    for (uint32_t i = 0; i < all.n;) {
        const char *end = memchr(all.p + i, '\n', all.n - i);
        lb_str line = { all.p + i, end ? (uint32_t)(end - all.p) - i : all.n - i }, c[7];
        uint32_t k = 0;
        i += line.n + 1;
        if (line.n && line.p[line.n - 1] == '\r') line.n--;
        for (uint32_t p = 0, from = 0; p <= line.n && k < 7; p++)
            if (p == line.n || line.p[p] == ';') c[k++] = (lb_str){ line.p + from, p - from }, from = p + 1;
        if (k < 7 || (!lb_is(c[5], "M") && !lb_is(c[5], "C") && !lb_is(c[5], "X") && !lb_is(c[5], "K"))) continue;
        lb_str german = lb_german_of_ukrainian(&a, c[6]);
        lb_gaz_hit h[64], region;
        uint32_t hits = lb_gazetteer_find(g, german, h, 64, NULL), admin1 = LB_NONE;
        for (size_t o = 0; o < sizeof oblast / sizeof *oblast; o++)
            if (c[0].n > 4 && !memcmp(c[0].p + 2, oblast[o][0], 2) && lb_gazetteer_find(g, lb_printf(&a, "adm:%s", oblast[o][1]), &region, 1, NULL)) admin1 = region.place;
        bool any = false, same = false, town = lb_is(c[5], "M");
        for (uint32_t p = 0; p < hits; p++) {
            const lb_gaz_place *q = lb_gaz_at(g, h[p]);
            if (q->cls != LB_GAZ_TOWN || memcmp(q->country, "UKR", 4) || q->lat == LB_GAZ_NOWHERE) continue;
            any = true;
            same |= q->admin1 == admin1;
        }
        n++;
        known += any;
        there += same;
        towns += town;
        towns_there += town && same;
    }
    printf("KATOTTG: %u settlements; German form known in Ukraine: %u, %.1f %%; with coordinates in the right region: %u, %.1f %%; towns: %u of %u, %.1f %%\n", n, known,
           100.0 * known / n, there, 100.0 * there / n, towns_there, towns, 100.0 * towns_there / towns);
    lb_gazetteer_close(g);
    lb_arena_free(&a);
    return 0;
}

static int hits(const char *data, int n, char **name)
{
    lb_err err = { 0 };
    lb_arena a;
    const lb_gazetteer *g;
    lb_arena_init(&a, 0);
    if (lb_gazetteer_open(data, lb_printf(&a, "%s/de", data).p, &a, &g, &err) != LB_OK) return fail(&err);
    for (int i = 0; i < n; i++) {
        lb_gaz_hit h[64];
        uint32_t k = lb_gazetteer_find(g, lb_str_of(name[i]), h, 64, NULL);
        for (uint32_t j = 0; j < k; j++) {
            lb_place p = lb_gazetteer_place(g, h[j], &a);
            printf("%s\t%.*s\t%u\t%.4f %.4f\t%.*s\t%.*s\t%.*s\tkind %d\t%u\n", name[i], LB_FMT(p.name), (unsigned)p.geonameid, p.lat, p.lon, LB_FMT(p.feature), LB_FMT(p.country),
                   LB_FMT(p.admin1), (int)h[j].kind, (unsigned)lb_gaz_at(g, h[j])->population);
        }
    }
    lb_gazetteer_close(g);
    lb_arena_free(&a);
    return 0;
}

int main(int argc, char **argv)
{
    const char *data = getenv("LAGEBILD_DATA") ? getenv("LAGEBILD_DATA") : "build/share/lagebild";
    if (argc > 2 && !strcmp(argv[1], "speed")) return speed(data, argc - 2, argv + 2);
    if (argc == 3 && !strcmp(argv[1], "katottg")) return katottg(data, argv[2]);
    if (argc > 2 && !strcmp(argv[1], "hits")) return hits(data, argc - 2, argv + 2);
    fprintf(stderr, "usage: places_bench speed FILE… | katottg FILE | hits NAME…\n");
    return 2;
}
