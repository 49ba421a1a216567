/* print_mentions.h: what the printers of times and numbers share. */
#ifndef LB_PRINT_MENTIONS_H
#define LB_PRINT_MENTIONS_H

#include "export/print.h"

const char *lb_timex_name(lb_timex t); // "DATE", …
/* The words of a span, line breaks and tabs as spaces. */
void lb_print_words(const lb_doc *doc, lb_span s, lb_buf *out);
void lb_print_times(const lb_doc *doc, lb_arena *a, lb_buf *out);
void lb_print_numbers(const lb_doc *doc, lb_arena *a, lb_buf *out);
void lb_print_timeml(const lb_doc *doc, lb_arena *a, lb_buf *out);

#endif
