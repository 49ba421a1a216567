/* pipeline.h: the engine and the way through. */
#ifndef LB_PIPELINE_H
#define LB_PIPELINE_H

#include "base/err.h"
#include "doc/doc.h"

/* How far to go. */
typedef enum { LB_TO_TEXT, LB_TO_TOKENS, LB_TO_TAGS, LB_TO_TREES, LB_TO_MENTIONS, LB_TO_CLAIMS } lb_depth;

/* Run one report through. `a` is reset by the caller between reports and owns all of *out.
 * `all`: parse every sentence, also those without trigger or cue (LB_TO_TREES implies it). */
lb_code lb_engine_run(const lb_engine *e, const lb_raw *raw, lb_depth depth, bool all,
                      lb_arena *a, lb_doc *out, lb_err *err);
/* The layers that `d` lacks, up to `depth`; those it has (text and tokens, perhaps tags and trees,
 * as lb_conllu_next makes them) stay. d->raw must be set. */
lb_code lb_engine_continue(const lb_engine *e, lb_depth depth, bool all, lb_arena *a, lb_doc *d, lb_err *err);

/* The engine's gazetteer, for look-ups by name. */
struct lb_gazetteer;
const struct lb_gazetteer *lb_engine_gazetteer(const lb_engine *e);

#endif
