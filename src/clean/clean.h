/* clean.h: a report as received -> clean text in blocks with roles, and its facts. */
#ifndef LB_CLEAN_H
#define LB_CLEAN_H

#include "base/err.h"
#include "doc/doc.h"

typedef struct lb_cleaner lb_cleaner;

lb_code lb_cleaner_open(const char *data, lb_arena *a, const lb_cleaner **out, lb_err *err);
/* Dispatches on raw->type. LB_EUTF8, LB_EINPUT (empty, binary), LB_ECAP. */
lb_code lb_clean_run(const lb_raw *raw, const lb_cleaner *c, lb_arena *a, const lb_text **out, lb_err *err);
/* The part for text/plain. */
lb_code lb_clean_plain(const lb_raw *raw, const lb_cleaner *c, lb_arena *a, const lb_text **out, lb_err *err);

#endif
