/* gazetteer_import.c: GeoNames dumps -> a mapped file of the user's own. O(bytes); about 1 KB of
 * memory a place. Country files first, then the alternate names of the places in them. */
#include "mention/gazetteer_write.h"
#include "mention/translit.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#define MAX_FILES 64u

typedef struct {
    const lb_gazetteer *g;
    lb_gaz_writer w;
    lb_index by_id;    // "709354" -> place
    lb_index region;   // "UA.05" -> place
    LB_VEC(lb_str) country; // [place] ISO alpha-2
} import;

static uint32_t number(lb_str s)
{
    uint32_t v = 0;
    for (uint32_t i = 0; i < s.n && lb_is_digit((uint8_t)s.p[i]) && v < 400000000; i++) v = v * 10 + (uint32_t)(s.p[i] - '0');
    return v;
}

static bool one_of(lb_str code, const char *list) // "AIRP AIRB "
{
    for (const char *p = list; *p;) {
        size_t n = strcspn(p, " ");
        if (n == code.n && !memcmp(p, code.p, n)) return true;
        p += n + (p[n] == ' ');
    }
    return false;
}

/* What reports name; LB_GAZ_CLASSES for the rest (farms, wells, churches). */
static lb_gaz_class class_of(lb_str cls, lb_str code)
{
    char c = cls.n == 1 ? cls.p[0] : 0;
    if (c == 'P') return one_of(code, "PPLX") ? LB_GAZ_PART : LB_GAZ_TOWN;
    if (c == 'A') return one_of(code, "ADM1") ? LB_GAZ_REGION : one_of(code, "ADM2 ADM3") ? LB_GAZ_DISTRICT : LB_GAZ_CLASSES;
    if (c == 'H') return one_of(code, "STM RSV CNL LK") ? LB_GAZ_RIVER : one_of(code, "SEA GULF STRT BAY") ? LB_GAZ_SEA : LB_GAZ_CLASSES;
    if (c == 'L') return one_of(code, "RGN RGNH RESV AREA MILB") ? LB_GAZ_LAND : LB_GAZ_CLASSES;
    if (c == 'T') return one_of(code, "ISL PEN MT MTS PASS CAPE HLL SPIT") ? LB_GAZ_SITE : LB_GAZ_CLASSES;
    if (c == 'S') return one_of(code, "AIRP AIRB AIRF PS PSN PSH DAM PRT INSM MN MNCO") ? LB_GAZ_SITE : LB_GAZ_CLASSES;
    return LB_GAZ_CLASSES;
}

/* The region's record is copied from the built gazetteer the first time a place lies in it. */
static uint32_t region_of(import *im, lb_str country, lb_str admin1)
{
    lb_arena *a = im->w.a;
    lb_str key = lb_printf(a, "%.*s.%.*s", LB_FMT(country), LB_FMT(admin1));
    uint32_t at = lb_index_get(&im->region, key);
    lb_gaz_hit h;
    if (at != UINT32_MAX) return at;
    if (!admin1.n || !lb_gazetteer_find(im->g, lb_printf(a, "adm:%.*s", LB_FMT(key)), &h, 1, NULL)) return LB_NONE;
    lb_gaz_place p = *lb_gaz_at(im->g, h);
    p.admin1 = p.admin2 = LB_NONE;
    at = lb_gazw_place(&im->w, &p, lb_gaz_string(&im->g->file[h.file], lb_gaz_at(im->g, h)->name));
    *lb_push(a, &im->country) = country;
    lb_index_put(&im->region, a, key, at);
    return at;
}

static void add_row(import *im, const lb_str *c)
{
    lb_gaz_class cls = class_of(c[6], c[7]);
    lb_gaz_hit h;
    if (cls == LB_GAZ_CLASSES || lb_is(c[7], "PPLH")) return;
    lb_gaz_place p = { .lat = lb_gazw_degrees(c[4]), .lon = lb_gazw_degrees(c[5]), .id = number(c[0]), .population = number(c[14]),
                       .admin2 = LB_NONE, .cls = (uint8_t)cls, .flags = lb_is(c[7], "PPLC") ? LB_GAZ_CAPITAL : 0 };
    if (cls == LB_GAZ_RIVER || cls == LB_GAZ_SEA || cls == LB_GAZ_LAND) p.flags |= LB_GAZ_ARTICLE;
    memcpy(p.feature, c[7].p, c[7].n < 8 ? c[7].n : 8);
    if (lb_gazetteer_find(im->g, lb_printf(im->w.a, "iso:%.*s", LB_FMT(c[8])), &h, 1, NULL)) memcpy(p.country, lb_gaz_at(im->g, h)->country, 4);
    p.admin1 = cls == LB_GAZ_REGION ? LB_NONE : region_of(im, c[8], c[10]);
    uint32_t at = lb_gazw_place(&im->w, &p, c[1]);
    *lb_push(im->w.a, &im->country) = c[8];
    lb_index_put(&im->by_id, im->w.a, c[0], at);
    if (cls == LB_GAZ_REGION || cls == LB_GAZ_DISTRICT) {
        lb_gazw_name(&im->w, at, c[1], LB_GAZ_BASE);
        lb_gazw_name(&im->w, at, c[2], LB_GAZ_BASE);
    } else {
        lb_gazw_town_names(&im->w, at, c[8], c[1], c[2], c[3], (lb_str){ 0 }, p.population);
    }
}

/* id, geonameid, language, name, preferred, short, colloquial, historic[, from, to] */
static void add_alternate(import *im, const lb_str *c)
{
    uint32_t at = lb_index_get(&im->by_id, c[1]);
    if (at == UINT32_MAX || !c[3].n) return;
    lb_str country = im->country.at[at];
    bool historic = lb_is(c[7], "1");
    if (lb_is(c[2], "de")) {
        lb_gazw_name(&im->w, at, c[3], LB_GAZ_GERMAN);
        lb_str old = im->w.place.at[at].name;
        if (!historic) im->w.place.at[at].name = lb_copy(im->w.a, c[3]), lb_gazw_alias(&im->w, at, old);
        else lb_gazw_alias(&im->w, at, c[3]);
    } else if (lb_is(c[2], "uk") && lb_is(country, "UA")) {
        lb_gazw_german(&im->w, at, lb_german_of_ukrainian(im->w.a, c[3]), true);
    } else if (lb_is(c[2], "ru")) {
        lb_gazw_german(&im->w, at, lb_german_of_russian(im->w.a, c[3]), true);
    } else if ((!c[2].n || lb_is(c[2], "en") || lb_is(c[2], "fr")) && lb_gazw_is_latin(c[3])) {
        lb_gazw_name(&im->w, at, c[3], LB_GAZ_OTHER);
    }
}

/* One pass over a file: country rows (names false) or alternate names (true). */
static lb_code read_dump(import *im, const char *path, const lb_map *m, bool names, lb_err *err)
{
    if (m->n > UINT32_MAX) return lb_fail(err, LB_ECAP, path, "over 4 GB: import country files, not allCountries");
    lb_str all = { (const char *)m->p, (uint32_t)m->n };
    uint32_t number_of_line = 0;
    for (uint32_t i = 0; i < all.n;) {
        const char *end = memchr(all.p + i, '\n', all.n - i);
        lb_str line = { all.p + i, end ? (uint32_t)(end - all.p) - i : all.n - i }, c[19];
        uint32_t n = 0;
        i += line.n < all.n - i ? line.n + 1 : line.n;
        number_of_line++;
        if (line.n && line.p[line.n - 1] == '\r') line.n--;
        if (!line.n) continue;
        for (uint32_t k = 0, from = 0; k <= line.n; k++)
            if (k == line.n || line.p[k] == '\t') {
                if (n < 19) c[n] = (lb_str){ line.p + from, k - from };
                n++;
                from = k + 1;
            }
        if (n != 19 && n != 8 && n != 10) {
            const char *where = lb_printf(im->w.a, "%s:%u", path, (unsigned)number_of_line).p;
            return lb_fail(err, LB_EDATA, where, "%u columns: neither a GeoNames country file (19) nor alternateNamesV2 (8 or 10)", (unsigned)n);
        }
        if (lb_utf8_bad(line) >= 0) {
            const char *where = lb_printf(im->w.a, "%s:%u", path, (unsigned)number_of_line).p;
            return lb_fail(err, LB_EDATA, where, "not UTF-8");
        }
        if (n == 19 && !names) add_row(im, c);
        else if (n != 19 && names) add_alternate(im, c);
    }
    return LB_OK;
}

static lb_code make_dirs(const char *path, lb_arena *a, lb_err *err)
{
    char *z = (char *)(uintptr_t)lb_copy(a, lb_str_of(path)).p;
    for (char *p = z + 1; *p; p++) {
        if (*p != '/') continue;
        *p = 0;
        if (mkdir(z, 0777) != 0 && errno != EEXIST) return lb_fail(err, LB_EIO, z, "cannot make the folder: %s", strerror(errno));
        *p = '/';
    }
    return LB_OK;
}

static lb_code import_all(const lb_gazetteer *g, const char *const *file, const lb_map *map, uint32_t n_files, const char *path,
                          lb_arena *a, uint32_t *n_places, uint32_t *n_names, lb_err *err)
{
    lb_code rc = LB_OK;
    import *im = lb_new(a, import);
    im->g = g;
    lb_gazw_init(&im->w, a, 200000);
    lb_index_init(&im->by_id, a, 100000);
    lb_index_init(&im->region, a, 100);
    for (int names = 0; names < 2; names++)
        for (uint32_t i = 0; i < n_files && rc == LB_OK; i++) rc = read_dump(im, file[i], &map[i], names, err);
    if (rc == LB_OK && !im->w.place.n) rc = lb_fail(err, LB_ENONE, n_files ? file[0] : path, "no place in it: alternate names need their country file (UA.txt) beside them");
    if (rc == LB_OK) rc = make_dirs(path, a, err);
    if (rc == LB_OK) rc = lb_gazw_write(&im->w, path, err);
    *n_places = (uint32_t)im->w.place.n;
    *n_names = (uint32_t)im->w.name.n;
    return rc;
}

lb_code lb_gazetteer_import(const lb_gazetteer *g, const char *const *file, uint32_t n_files, const char *path,
                            uint32_t *n_places, uint32_t *n_names, lb_err *err)
{
    lb_arena a;
    jmp_buf escape;
    lb_map map[MAX_FILES] = { { 0 } };
    if (n_files > MAX_FILES) return lb_fail(err, LB_ECAP, path, "more than %u files", MAX_FILES);
    volatile lb_code rc = LB_OK;
    for (uint32_t i = 0; i < n_files && rc == LB_OK; i++) rc = lb_map_open(file[i], &map[i], err);
    lb_arena_init(&a, (size_t)8 << 30);
    if (rc == LB_OK) {
        if (lb_arena_try(&a, &escape)) rc = import_all(g, file, map, n_files, path, &a, n_places, n_names, err);
        else rc = lb_fail(err, LB_ENOMEM, path, "not enough memory");
    }
    for (uint32_t i = 0; i < n_files; i++)
        if (map[i].p) lb_map_close(&map[i]);
    lb_arena_free(&a);
    return rc;
}
