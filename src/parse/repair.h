/* repair.h: grammar that a finished tree must keep. */
#ifndef LB_REPAIR_H
#define LB_REPAIR_H

#include "doc/doc.h"

/* Correct subject and object labels of the sentence of tokens [first, end); heads stay. */
void lb_parse_repair(const lb_doc *d, uint32_t first, uint32_t end, lb_arc *arc, lb_arena *a);

#endif
