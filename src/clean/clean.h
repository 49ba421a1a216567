/* clean.h: a report as received -> clean text in blocks with roles, and its facts. */
#ifndef LB_CLEAN_H
#define LB_CLEAN_H

#include "base/err.h"
#include "doc/doc.h"

typedef struct lb_cleaner lb_cleaner;

/* Tables: debris.tsv (see data/de/README.md). */
lb_code lb_cleaner_open(const char *data, lb_arena *a, const lb_cleaner **out, lb_err *err);

/* Dispatches on raw->type. LB_EUTF8, LB_EINPUT (empty, binary), LB_ECAP. */
lb_code lb_clean_run(const lb_raw *raw, const lb_cleaner *c, lb_arena *a, const lb_text **out, lb_err *err);

/* Well-formed text that is worth reading: no NUL or other control bytes, no byte-order mark,
 * no soft hyphens or zero-width marks, CR LF as LF, letters composed (NFC). */
lb_code lb_clean_bytes(const lb_raw *raw, lb_arena *a, lb_str *out, lb_err *err);

/* The part for text/plain: lines or wrapped paragraphs become blocks. */
const lb_text *lb_clean_plain(lb_str text, const lb_facts *facts, const lb_cleaner *c, lb_arena *a);

/* The part for text/html. */
const lb_text *lb_clean_html(lb_str html, const lb_facts *facts, const lb_cleaner *c, lb_arena *a);

/* Debris by table: gives a block its role where debris.tsv knows its words; what it cannot
 * tell stays as it is. Shared by all readers. */
void lb_clean_debris(lb_text *text, const lb_cleaner *c, lb_arena *a);

/* Facts that the blocks themselves state, where none are known yet: date, link, origin. */
void lb_clean_facts(lb_text *text, const lb_cleaner *c, lb_arena *a);

/* A date stamp inside an address: /2025/02/07/, -20250207-, …250207204745…; false where there is none. */
bool lb_date_in_url(lb_str url, lb_date *out);

#endif
