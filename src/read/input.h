/* input.h: the queue of inputs behind lb_input, and one report's own memory. */
#ifndef LB_INPUT_H
#define LB_INPUT_H

#include "read/read.h"

/* One report as received. Everything lies in `arena`. */
typedef struct {
    lb_arena arena;
    lb_raw   raw;
    size_t   input; // inputs begun when it was read
    lb_str   file;  // what a file made from it may be called: the input's name with its ending, where that is one report
} lb_report;

/* The next report, copied into r->arena (reset first), facts of the sidecar applied, its
 * SHA-256 taken. LB_ENONE at the end; any other code: that input or record failed, r->raw's
 * name says which, and the next call goes on. */
lb_code lb_input_next(void *input, lb_report *r, lb_err *err); // void: an lb_next_fn

#endif
