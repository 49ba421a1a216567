/* gazetteer.h: the mapped file of places: names -> places -> coordinates, admin levels.
 *
 *     head | place[n_places] | name[n_names] | slot[n_slots] | list[n_list] | strings
 *
 * All numbers are little-endian 32 bits. `slot` is an open hash table of names: the low 24
 * bits are the name's number + 1, the high 8 a fingerprint. A name's postings lie in `list`:
 * place number in the low 24 bits, kind of the name in the high 8. A string is one length
 * byte and that many bytes of UTF-8. Names of several words also have an entry for each of
 * their beginnings, so that a longest match is a walk of single look-ups.
 * Sections are checked when the file is opened; an offset is checked when it is followed,
 * so that opening touches one page and a damaged file can give no place but not crash. */
#ifndef LB_GAZETTEER_H
#define LB_GAZETTEER_H

#include "base/file.h"
#include "mention/mention.h"

#define LB_GAZ_MAGIC   "LBGAZ\r\n\x1a"
#define LB_GAZ_VERSION 3u
#define LB_GAZ_ENDIAN  0x01020304u
#define LB_GAZ_NOWHERE INT32_MIN
#define LB_GAZ_MOST    200u   // no look-up gives more places
#define LB_GAZ_FILES   4      // the built one and up to three imported ones

typedef struct {
    char     magic[8];
    uint32_t version, endian;
    uint32_t n_places, n_names, n_slots, n_list, n_strings;
    uint32_t checksum;        // of the head before it
} lb_gaz_head;

/* What kind of thing a place is; decides precision and how words around it are read. */
typedef enum {
    LB_GAZ_TOWN, LB_GAZ_PART, LB_GAZ_COUNTRY, LB_GAZ_REGION, LB_GAZ_DISTRICT, LB_GAZ_LAND, // landscape, part of a country, continent
    LB_GAZ_RIVER, LB_GAZ_SEA, LB_GAZ_SITE, // plant, airport, bridge, building, mountain
    LB_GAZ_CLASSES
} lb_gaz_class;

/* How a name belongs to its place, best first. */
typedef enum {
    LB_GAZ_CURATED,           // data/places
    LB_GAZ_GERMAN,            // German name of GeoNames
    LB_GAZ_OWN,               // the place's main name
    LB_GAZ_TRANSLIT,          // German form made from Cyrillic
    LB_GAZ_OTHER,             // another Latin name
    LB_GAZ_BASE,              // a region's name without its class word: "Kursk" of "Region Kursk"
    LB_GAZ_KINDS
} lb_gaz_kind;

enum { LB_GAZ_MANUAL = 1, LB_GAZ_ARTICLE = 2, LB_GAZ_CAPITAL = 4 };  // place flags
enum { LB_GAZ_LONGER = 1, LB_GAZ_COMMON = 2 };                       // name flags: longer names begin so; also a German word

typedef struct {
    int32_t  lat, lon;        // 1e-5 degrees; LB_GAZ_NOWHERE
    uint32_t id;              // GeoNames, 0 where none
    uint32_t population;
    uint32_t name;            // string
    uint32_t alias;           // list of strings
    uint32_t admin1, admin2;  // place numbers, LB_NONE
    char     feature[8];      // NUL-padded
    char     country[4];      // ISO 3166-1 alpha-3
    uint16_t n_alias;
    uint8_t  cls, flags;
} lb_gaz_place;

typedef struct {
    uint32_t text;            // string
    uint32_t first;           // in list
    uint16_t n;
    uint8_t  flags, spare;
} lb_gaz_name;

typedef struct {
    lb_map              map;
    const lb_gaz_head  *head;
    const lb_gaz_place *place;
    const lb_gaz_name  *name;
    const uint32_t     *slot, *list;
    const uint8_t      *strings;
} lb_gaz_file;

struct lb_places_words;

struct lb_gazetteer {
    lb_gaz_file file[LB_GAZ_FILES];
    uint32_t    n_files;
    const struct lb_places_words *words;
    lb_err      skipped;      // why the imported file was left out; code LB_OK where it was not
};

/* lb_gazetteer_open (mention.h) also opens what was imported, if it can: an import by an older version is
 * left out, `skipped` says so, and a new import replaces it. */

/* A place of one of the files, with how a name led to it. */
typedef struct {
    uint32_t file, place;
    lb_gaz_kind kind;
    uint8_t flags;            // of the name
} lb_gaz_hit;

/* Map one file. LB_EIO, LB_EDATA with what is wrong. Close with lb_map_close(&out->map). */
lb_code lb_gaz_file_open(const char *path, lb_gaz_file *out, lb_err *err);
/* The same from bytes in memory, 4-byte aligned, borrowed; `where` names them in errors. LB_EDATA. */
lb_code lb_gaz_file_map(lb_map map, const char *where, lb_gaz_file *out, lb_err *err);

/* Entry of a name as written in one file, or NULL. O(1). */
const lb_gaz_name *lb_gaz_look(const lb_gaz_file *f, lb_str name);
lb_str              lb_gaz_string(const lb_gaz_file *f, uint32_t at); // "" where `at` is no string
const lb_gaz_place *lb_gaz_at(const lb_gazetteer *g, lb_gaz_hit h);   // never NULL for a hit that was given out

/* Places called `name`, best kind first; at most `cap` hits are written, the number written
 * is returned, and *longer says whether longer names begin so (may be NULL). */
uint32_t lb_gazetteer_find(const lb_gazetteer *g, lb_str name, lb_gaz_hit *hit, uint32_t cap, bool *longer);
/* The record that goes into a mention; precision by class. Strings are borrowed from the map
 * where they need not be built, else live in `a`. */
lb_place lb_gazetteer_place(const lb_gazetteer *g, lb_gaz_hit h, lb_arena *a);

/* GeoNames dumps (country files of 19 columns, alternateNamesV2 of 8 or 10, in any order) into
 * a file of their own at `path`; `n_places`, `n_names` are filled. Needs the built gazetteer `g`
 * for the names of countries and regions. LB_EIO, LB_EDATA naming file and line, LB_ECAP. */
lb_code lb_gazetteer_import(const lb_gazetteer *g, const char *const *file, uint32_t n_files, const char *path,
                            uint32_t *n_places, uint32_t *n_names, lb_err *err);
/* Where imports belong: $XDG_DATA_HOME/lagebild/gazetteer.bin or ~/.local/share/…; "" where neither is set. */
lb_str  lb_gazetteer_user_path(lb_arena *a);

#endif
