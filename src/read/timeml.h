/* timeml.h: a TimeML document as text and creation time, with the way back to its bytes. */
#ifndef LB_TIMEML_H
#define LB_TIMEML_H

#include "base/err.h"
#include "doc/date.h"

typedef struct {
    lb_str    in;       // the document, borrowed
    lb_span   body;     // bytes of `in` inside <TEXT>
    lb_date   creation; // of <DCT>; 0 where it has none
    lb_str    text;     // the body without markup, entities decoded
    uint32_t *from;     // [text.n + 1] offset in `in` of each byte of text
} lb_timeml;

/* LB_EINPUT where `in` has no <TEXT>. TIMEX3 tags in the body are passed over like all
 * markup. O(bytes). */
lb_code lb_timeml_read(lb_str in, lb_arena *a, lb_timeml *out, lb_err *err);

#endif
