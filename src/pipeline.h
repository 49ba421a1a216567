/* pipeline.h: the engine and the way through. */
#ifndef LB_PIPELINE_H
#define LB_PIPELINE_H

#include "base/err.h"
#include "doc/doc.h"

typedef struct lb_engine lb_engine;

/* How far to go. */
typedef enum { LB_TO_TEXT, LB_TO_TOKENS, LB_TO_TAGS, LB_TO_TREES, LB_TO_MENTIONS, LB_TO_CLAIMS } lb_depth;

/* Open language data, gazetteer and models under `dir` (as `make` lays them out in
 * build/share/lagebild). Read-only afterwards, shared by threads. */
lb_code lb_engine_open(const char *dir, lb_engine **out, lb_err *err);
void    lb_engine_close(lb_engine *e);

/* Run one report through. `a` is reset by the caller between reports and owns all of *out.
 * `all`: parse every sentence, also those without trigger or cue (LB_TO_TREES implies it). */
lb_code lb_engine_run(const lb_engine *e, const lb_raw *raw, lb_depth depth, bool all,
                      lb_arena *a, lb_doc *out, lb_err *err);

#endif
