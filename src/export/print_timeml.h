/* print_timeml.h: TIMEX3 tags for a TimeML document. */
#ifndef LB_PRINT_TIMEML_H
#define LB_PRINT_TIMEML_H

#include "base/buf.h"
#include "pipeline.h"

/* Put TIMEX3 tags into `in`, a TimeML document whose <DCT> gives its date; everything
 * else stays byte for byte. `a` is the caller's, to be reset afterwards.
 * LB_EINPUT: no <TEXT>; LB_EUTF8, LB_ENOMEM. */
lb_code lb_timeml_annotate(const lb_engine *e, lb_str in, lb_arena *a, lb_buf *out, lb_err *err);

#endif
