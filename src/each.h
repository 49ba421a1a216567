/* each.h: run every report through, on several threads, results in order. */
#ifndef LB_EACH_H
#define LB_EACH_H

#include "base/buf.h"
#include "export/print.h"
#include "read/input.h"

typedef struct {
    lb_report       *report;
    lb_code          rc;     // of reading or analysing
    const lb_err    *err;    // where rc is not LB_OK
    const lb_doc    *doc;    // every layer up to the depth; valid during the call
    lb_arena        *arena;  // the document's own: for more work on it
    const lb_buf    *out;    // what the printer printed, if there is one
} lb_each_item;

typedef struct {
    unsigned          threads; // 0 is 1
    size_t            ceiling; // bytes a report may take; 0: 512 MB
    lb_depth          depth;
    bool              all;     // parse every sentence
    const lb_printer *printer; // or NULL
    // In the caller's thread, before a report is analysed; may change its facts. LB_ENONE:
    // it need not be analysed (the item's rc says so); another code: it failed. Or NULL.
    lb_code         (*want)(void *user, lb_report *r, lb_err *err);
} lb_each_options;

/* Where reports come from: as lb_input_next. */
typedef lb_code (*lb_next_fn)(void *from, lb_report *r, lb_err *err);

/* `done` runs in the caller's thread, in input order; false stops. Memory: 2 x threads + 1
 * reports at a time. LB_ENOMEM where not even one can be set up. */
lb_code lb_each(const lb_engine *e, lb_next_fn next, void *from, const lb_each_options *o,
                bool (*done)(void *user, const lb_each_item *item), void *user, lb_err *err);

#endif
