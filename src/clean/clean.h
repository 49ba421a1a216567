/* clean.h: a report as received -> clean text in blocks with roles, and its facts. */
#ifndef LB_CLEAN_H
#define LB_CLEAN_H

#include "base/err.h"
#include "doc/doc.h"

typedef struct lb_cleaner lb_cleaner;

/* Tables: debris.tsv (see data/de/README.md). */
lb_code lb_cleaner_open(const char *data, lb_arena *a, const lb_cleaner **out, lb_err *err);

/* Dispatches on raw->type. LB_EINPUT where no text is in it. */
lb_code lb_clean_run(const lb_raw *raw, const lb_cleaner *c, lb_arena *a, const lb_text **out, lb_err *err);

/* Text without byte-order marks, soft hyphens, zero-width and direction marks; CR LF as LF, other
 * control characters as spaces; letters composed (NFC). */
lb_str lb_clean_marks(lb_str s, lb_arena *a);

/* The part for text/plain: lines or wrapped paragraphs become blocks. */
lb_text *lb_clean_plain(lb_str text, const lb_facts *facts, const lb_cleaner *c, lb_arena *a);

/* The part for text/html. */
lb_text *lb_clean_html(lb_str html, const lb_facts *facts, const lb_cleaner *c, lb_arena *a);

/* Debris by table: gives a block its role where debris.tsv knows its words; what it cannot
 * tell stays as it is. Shared by all readers. */
void lb_clean_debris(lb_text *text, const lb_cleaner *c, lb_arena *a);

/* Facts that the blocks themselves state, where none are known yet: date, link, origin.
 * `page`: it came with a layout, where a date by itself near the headline is the report's. */
void lb_clean_facts(lb_text *text, bool page, const lb_cleaner *c, lb_arena *a);

/* A date stamp inside an address: /2025/02/07/, -20250207-, …250207204745…; false where there is none. */
bool lb_date_in_url(lb_str url, lb_date *out);

#endif
