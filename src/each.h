/* each.h: run every report of an input through, on several threads, results in order. */
#ifndef LB_EACH_H
#define LB_EACH_H

#include "base/buf.h"
#include "export/print.h"
#include "read/input.h"

typedef struct {
    const lb_report *report;
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
} lb_each_options;

/* `done` runs in the caller's thread, in input order; false stops. Memory: 2 x threads + 1
 * reports at a time. LB_ENOMEM where not even one can be set up. */
lb_code lb_each(const lb_engine *e, lb_input *in, const lb_each_options *o,
                bool (*done)(void *user, const lb_each_item *item), void *user, lb_err *err);

#endif
