/* crosswalk.h: what a claim's type and weapon are called in other schemes. A table of data,
 * read once; a file shaped like one of these schemes is still not that scheme's data. */
#ifndef LB_CROSSWALK_H
#define LB_CROSSWALK_H

#include "lang/table.h"

typedef struct {
    lb_str plover, plover_mode; // PLOVER 2.0; "" where it has no such event
    lb_str cameo;               // root, "19"
    lb_str acled_event, acled_sub_event;
    lb_str ucdp;                // types of violence it can be, "1|2|3" (the parties decide); "" for none
} lb_crossing;

typedef struct {
    lb_table table;
    lb_index at;                // "type weapon" -> row
} lb_crosswalk;

/* `dir`/crosswalk.tsv. LB_EIO, LB_EDATA. */
lb_code lb_crosswalk_open(const char *dir, lb_arena *a, lb_crosswalk *out, lb_err *err);
/* false: no row for the type. An unknown weapon is read as none. */
bool    lb_crosswalk_find(const lb_crosswalk *x, lb_str type, lb_str weapon, lb_crossing *out);

#endif
