/* maintext.h: an HTML page -> its article's text in blocks; the rest told apart, not lost. */
#ifndef LB_MAINTEXT_H
#define LB_MAINTEXT_H

#include "clean/clean.h"
#include "lang/table.h"
#include "read/html.h"

/* What an element's class, id or role says of it (data/html/names.tsv). */
typedef struct {
    lb_index index;   // word or words joined by '-' -> row
    lb_role *role;    // [rows]
    lb_str  *why;     // [rows] "html/comments"
} lb_html_names;

lb_code lb_html_names_open(const char *dir, lb_arena *a, lb_html_names *out, lb_err *err);

/* Body, list, quotation or table. */
bool lb_is_text(const lb_block *b);

/* O(bytes). `facts` is copied into the text. */
lb_text *lb_maintext(const lb_html *h, const lb_html_names *names, const lb_facts *facts, lb_arena *a);

#endif
