/* buf.h: a growing byte buffer for output. An append that cannot grow sets `failed`
 * and later appends do nothing, so a writer checks once, at the end. */
#ifndef LB_BUF_H
#define LB_BUF_H

#include "base/str.h"

typedef struct {
    char  *p;      // owned; NUL-terminated whenever n > 0
    size_t n, cap;
    bool   failed; // out of memory at some append
} lb_buf;

void lb_buf_add(lb_buf *b, lb_str s);
void lb_buf_puts(lb_buf *b, const char *z);
void lb_buf_putc(lb_buf *b, char c);
void lb_buf_printf(lb_buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* As a JSON string in quotation marks; ill-formed UTF-8 becomes U+FFFD. */
void lb_buf_json(lb_buf *b, lb_str s);
void lb_buf_free(lb_buf *b);
static inline lb_str lb_buf_str(const lb_buf *b) { return (lb_str){ b->p, (uint32_t)b->n }; }

#endif
