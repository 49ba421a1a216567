/* segment.h: text -> tokens in sentences, with exact offsets. O(bytes). */
#ifndef LB_SEGMENT_H
#define LB_SEGMENT_H

#include "base/err.h"
#include "doc/doc.h"
#include "lang/lexicon.h"

typedef struct lb_segmenter lb_segmenter;

lb_code lb_segmenter_open(const char *data, const lb_lexicon *lex, lb_arena *a, const lb_segmenter **out, lb_err *err);
const lb_tokens *lb_segment(const lb_doc *doc, const lb_segmenter *s, lb_arena *a);

#endif
