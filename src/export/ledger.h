/* ledger.h: claim records told to people. */
#ifndef LB_LEDGER_H
#define LB_LEDGER_H

#include "base/buf.h"

#include <jansson.h>

/* JSON lines of claim records -> text for a terminal. Lines that are no record are passed over. */
void lb_ledger_claims(lb_str records, bool colour, lb_buf *out);
/* One claim record, indented by `indent` spaces. `report`: say which report it is from. */
void lb_ledger_claim(const json_t *claim, unsigned indent, bool report, bool colour, lb_buf *out);
/* "2025-02-07", "2025-02-01 to 2025-02-28", "since 2024-11-01", "no date" */
void lb_ledger_time(const json_t *time, lb_buf *out);
/* "> 26000 soldiers lost", "10000 to 99999 people" */
void lb_ledger_quantity(const json_t *q, lb_buf *out);

/* Terminal colours by what they mark. */
typedef enum { LB_INK_END, LB_INK_TYPE, LB_INK_LABEL, LB_INK_WORDS, LB_INK_GOOD, LB_INK_BAD, LB_INK_HEAD } lb_ink;
void lb_ledger_ink(bool colour, lb_ink ink, lb_buf *out);

#endif
