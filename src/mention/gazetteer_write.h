/* gazetteer_write.h: collects places and names and writes them as one mapped file. Used by
 * tools/gazetteer_build.c and by the importer of GeoNames dumps. */
#ifndef LB_GAZETTEER_WRITE_H
#define LB_GAZETTEER_WRITE_H

#include "lang/table.h"
#include "mention/gazetteer.h"

typedef struct {
    uint32_t place, next;     // next posting of the same name
    uint8_t  kind;
} lb_gazw_posting;

typedef struct {
    lb_str   text;
    uint32_t last;            // newest posting, LB_NONE
    uint32_t n;
    uint8_t  flags;
} lb_gazw_name_row;

typedef struct {
    lb_gaz_place row;         // name, alias are filled while writing
    lb_str       name;
    LB_VEC(lb_str) alias;
} lb_gazw_place_row;

typedef struct {
    lb_arena *a;              // owns all
    lb_index  by_name;
    LB_VEC(lb_gazw_place_row) place;
    LB_VEC(lb_gazw_name_row)  name;
    LB_VEC(lb_gazw_posting)   posting;
} lb_gaz_writer;

void     lb_gazw_init(lb_gaz_writer *w, lb_arena *a, uint32_t expected_names);
/* Number of the new place. Strings are copied. */
uint32_t lb_gazw_place(lb_gaz_writer *w, const lb_gaz_place *row, lb_str name);
/* `place` is called `text`; doubles keep the better kind. Empty or over-long names are passed over. */
void     lb_gazw_name(lb_gaz_writer *w, uint32_t place, lb_str text, lb_gaz_kind kind);
/* Shown with the place, up to 12; doubles and the name itself are passed over. */
void     lb_gazw_alias(lb_gaz_writer *w, uint32_t place, lb_str text);
/* Put the file in place under `path` (written beside it, then renamed). LB_EIO, LB_ECAP. */
lb_code  lb_gazw_write(lb_gaz_writer *w, const char *path, lb_err *err);

/* All names of a town from a GeoNames row. Its shown name becomes German if one can be had; of an old and a
 * new Cyrillic name the main name in Latin letters says which is today's. `country` is ISO 3166-1 alpha-2,
 * `alternates` parted by commas, `german` may be empty. */
void     lb_gazw_town_names(lb_gaz_writer *w, uint32_t at, lb_str country, lb_str name, lb_str ascii, lb_str alternates, lb_str german, uint32_t population);
void     lb_gazw_german(lb_gaz_writer *w, uint32_t at, lb_str german, bool show); // a German form and its spellings
bool     lb_gazw_wants_aliases(lb_str country);  // lands of present wars: all Latin names, also of hamlets
bool     lb_gazw_is_latin(lb_str s);             // begins with a capital, more than three letters, no airport code

int32_t  lb_gazw_degrees(lb_str s); // "48.39477" -> 4839477, LB_GAZ_NOWHERE where it is no number

#endif
