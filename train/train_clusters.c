/* train_clusters.c: what words.h knows of words beside the lexicon, packed into
 * models/clusters.bin: distributional word classes (one a line: number, size, words with
 * commas) and the words of names (gazetteer, and the tables of persons, countries,
 * organisations, groups and media).
 *
 *     train_clusters CLUSTERS.txt GAZETTEER.bin DATA/de OUT.bin */
#include "learn.h"
#include "lang/table.h"
#include "lang/words.h"
#include "mention/gazetteer.h"

#define CLASS_SLOTS (1u << 19)
#define NAME_SLOTS  (1u << 18)

static uint16_t *name_check;
static uint32_t n_names;
static uint8_t  *names;

static void add_word(lb_str w, uint8_t bits)
{
    uint32_t i = 0;
    if (w.n < 2 || !lb_is_letter_cp(lb_utf8_next(w, &i))) return;
    uint64_t h = lb_hash(w);
    uint16_t c = lb_word_check(h);
    uint32_t at = (uint32_t)h & (NAME_SLOTS - 1);
    while (name_check[at] && name_check[at] != c) at = (at + 1) & (NAME_SLOTS - 1);
    if (!name_check[at]) {
        if (n_names > NAME_SLOTS / 8 * 7) return;
        n_names++;
    }
    name_check[at] = c, names[at] |= bits;
}

/* The word and its inflected forms. */
static void add_forms(lb_arena *a, lb_str w, uint8_t bits)
{
    static const char *const noun[] = { "", "s", NULL }, *const adjective[] = { "", "e", "en", "er", "es", "em", NULL },
                      *const people[] = { "", "n", "en", "s", "in", "innen", NULL };
    const char *const *end = bits == LB_IN_ADJECTIVE ? adjective : bits == LB_IN_PEOPLE ? people : noun;
    for (; *end; end++) add_word(lb_printf(a, "%.*s%s", LB_FMT(w), *end), bits);
    if (bits == LB_IN_ADJECTIVE) {
        w = lb_capital(a, w);
        for (end = adjective; *end; end++) add_word(lb_printf(a, "%.*s%s", LB_FMT(w), *end), bits);
    }
}

/* Words of a name that begin with a capital; the last gets `last`. */
static void add_name(lb_arena *a, lb_str name, uint8_t last, uint8_t others)
{
    uint32_t n, i;
    lb_str *w = lb_split(a, name, ' ', &n);
    for (uint32_t k = 0; k < n; k++) {
        i = 0;
        uint32_t c = lb_utf8_next(w[k], &i);
        if (w[k].n < 2 || (!lb_is_upper_cp(c) && last != LB_IN_ADJECTIVE)) continue;
        add_forms(a, w[k], k + 1 == n ? last : others);
    }
}

static void add_column(lb_arena *a, const lb_table *t, const char *column, uint8_t last, uint8_t others)
{
    for (uint32_t c = 0; c < t->n_cols; c++) {
        if (!lb_is(t->col[c], column)) continue;
        for (uint32_t r = 0; r < t->n_rows; r++) {
            uint32_t n;
            lb_str *p = lb_split(a, lb_cell(t, r, c), '|', &n);
            for (uint32_t i = 0; i < n; i++) add_name(a, p[i], last, others);
        }
    }
}

/* lb_table_open wants the columns by name; here whatever there is will do. */
static void add_table(lb_arena *a, const char *dir, const char *file, const char *const *names_of, uint8_t last, uint8_t others)
{
    lb_str all;
    lb_err err = { 0 };
    lb_table t = { 0 };
    if (lb_file_read(lb_printf(a, "%s/%s", dir, file).p, a, &all, &err)) return;
    const char *end = memchr(all.p, '\n', all.n);
    if (!end) return;
    uint32_t n;
    lb_str *col = lb_split(a, (lb_str){ all.p, (uint32_t)(end - all.p) }, '\t', &n);
    const char **want = (const char **)lb_arena_array(a, n + 1, sizeof *want);
    for (uint32_t i = 0; i < n; i++) want[i] = lb_copy(a, col[i]).p;
    if (lb_table_open(dir, file, want, a, &t, &err)) {
        fprintf(stderr, "%s: %s\n", err.where, err.what);
        exit(4);
    }
    for (; *names_of; names_of++) add_column(a, &t, *names_of, last, others);
}

static void add_gazetteer(lb_arena *a, const char *path)
{
    lb_gaz_file g;
    lb_err err = { 0 };
    if (lb_gaz_file_open(path, &g, &err)) fprintf(stderr, "%s: %s\n", path, err.what), exit(4);
    for (uint32_t k = 0; k < g.head->n_names; k++) {
        const lb_gaz_name *x = &g.name[k];
        uint8_t bits = 0;
        for (uint32_t i = 0; i < x->n; i++) {
            uint32_t post = g.list[x->first + i], place = post & 0xFFFFFF, kind = post >> 24;
            if (place >= g.head->n_places || kind > LB_GAZ_OTHER) continue;
            const lb_gaz_place *p = &g.place[place];
            bool big = kind <= LB_GAZ_GERMAN || p->cls == LB_GAZ_COUNTRY || p->population >= 100000;
            if (!big && kind == LB_GAZ_OTHER && p->population < 15000) continue;
            bits |= big ? LB_IN_PLACE | LB_IN_ANY_PLACE : LB_IN_ANY_PLACE;
        }
        if (bits && !(x->flags & LB_GAZ_COMMON)) add_name(a, lb_gaz_string(&g, x->text), bits, LB_IN_ANY_PLACE);
    }
    lb_map_close(&g.map);
}

int main(int argc, char **argv)
{
    lb_arena a;
    lb_str all;
    lb_err err = { 0 };
    jmp_buf escape;
    if (argc != 5) return 2;
    lb_arena_init(&a, 0);
    if (!lb_arena_try(&a, &escape) || lb_file_read(argv[1], &a, &all, &err)) return fprintf(stderr, "%s: %s\n", argv[1], err.what), 4;
    uint32_t words = 0, class_ = 0;
    size_t size = 16 + (size_t)CLASS_SLOTS * 4 + (size_t)NAME_SLOTS * 3;
    uint32_t *blob = must(calloc(1, size));
    uint16_t *check = (uint16_t *)(void *)(blob + 4), *value = check + CLASS_SLOTS;
    name_check = value + CLASS_SLOTS;
    names = (uint8_t *)(name_check + NAME_SLOTS);
    for (uint32_t i = 0; i < all.n;) {
        uint32_t end = i, tabs = 0;
        while (end < all.n && all.p[end] != '\n') end++;
        class_++;
        uint32_t k = i;
        for (; k < end && tabs < 2; k++) tabs += all.p[k] == '\t';
        for (uint32_t from = k; k <= end; k++)
            if (k == end || (all.p[k] == ',' && k + 1 < end && all.p[k + 1] == ' ')) {
                lb_str w = lb_trim((lb_str){ all.p + from, k - from });
                from = k + 1;
                if (!w.n) continue;
                uint64_t h = lb_hash(w);
                uint16_t c = lb_word_check(h);
                uint32_t at = (uint32_t)h & (CLASS_SLOTS - 1);
                while (check[at] && check[at] != c) at = (at + 1) & (CLASS_SLOTS - 1);
                if (!check[at]) words++;
                check[at] = c, value[at] = (uint16_t)class_;
            }
        i = end + 1;
    }
    static const char *const called[] = { "name", "aliases", NULL }, *const adjectives[] = { "adjectives", NULL }, *const people[] = { "people", NULL },
                      *const capitals[] = { "capitals", NULL };
    add_table(&a, argv[3], "persons.tsv", called, LB_IN_SURNAME, LB_IN_FIRST_NAME);
    add_table(&a, argv[3], "organisations.tsv", called, LB_IN_ORGANISATION, LB_IN_ORGANISATION);
    add_table(&a, argv[3], "groups.tsv", called, LB_IN_ORGANISATION, LB_IN_ORGANISATION);
    add_table(&a, argv[3], "media.tsv", called, LB_IN_MEDIUM, LB_IN_MEDIUM);
    add_table(&a, argv[3], "countries.tsv", called, LB_IN_PLACE, LB_IN_PLACE);
    add_table(&a, argv[3], "countries.tsv", capitals, LB_IN_PLACE, LB_IN_PLACE);
    add_table(&a, argv[3], "countries.tsv", adjectives, LB_IN_ADJECTIVE, LB_IN_ADJECTIVE);
    add_table(&a, argv[3], "countries.tsv", people, LB_IN_PEOPLE, LB_IN_PEOPLE);
    add_gazetteer(&a, argv[2]);
    blob[0] = words, blob[1] = n_names, blob[2] = CLASS_SLOTS - 1, blob[3] = NAME_SLOTS - 1;
    fprintf(stderr, "%u words in %u classes, %u words of names\n", words, class_, n_names);
    return write_model(argv[4], LB_KIND_CLUSTERS, NULL, 0, blob, size);
}
