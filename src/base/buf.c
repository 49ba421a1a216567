#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static bool room(lb_buf *b, size_t n)
{
    if (b->failed) return false;
    if (n < b->cap - b->n) return true; // strictly: one byte for the NUL
    size_t cap = b->cap ? b->cap : 256;
    while (cap - b->n <= n) {
        if (cap > SIZE_MAX / 2) {
            b->failed = true;
            return false;
        }
        cap *= 2;
    }
    char *p = realloc(b->p, cap);
    if (!p) {
        b->failed = true;
        return false;
    }
    b->p = p;
    b->cap = cap;
    return true;
}

void lb_buf_add(lb_buf *b, lb_str s)
{
    if (!room(b, s.n)) return;
    if (s.n) memcpy(b->p + b->n, s.p, s.n);
    b->n += s.n;
    b->p[b->n] = 0;
}

void lb_buf_puts(lb_buf *b, const char *z) { lb_buf_add(b, lb_str_of(z)); }
void lb_buf_putc(lb_buf *b, char c) { lb_buf_add(b, (lb_str){ &c, 1 }); }

void lb_buf_printf(lb_buf *b, const char *fmt, ...)
{
    va_list ap, again;
    va_start(ap, fmt);
    va_copy(again, ap);
    int n = vsnprintf(NULL, 0, fmt, ap);
    va_end(ap);
    if (n > 0 && room(b, (size_t)n)) {
        vsnprintf(b->p + b->n, (size_t)n + 1, fmt, again);
        b->n += (size_t)n;
    }
    va_end(again);
}

void lb_buf_json(lb_buf *b, lb_str s)
{
    lb_buf_putc(b, '"');
    for (uint32_t i = 0; i < s.n;) {
        uint32_t at = i, c = lb_utf8_next(s, &i);
        if (c == '"' || c == '\\') lb_buf_printf(b, "\\%c", (int)c);
        else if (c == '\n') lb_buf_puts(b, "\\n");
        else if (c == '\t') lb_buf_puts(b, "\\t");
        else if (c == '\r') lb_buf_puts(b, "\\r");
        else if (c < 0x20 || c == 0x7F) lb_buf_printf(b, "\\u%04x", c);
        else if (c == 0xFFFD && i == at + 1) lb_buf_puts(b, "\xEF\xBF\xBD");
        else lb_buf_add(b, (lb_str){ s.p + at, i - at });
    }
    lb_buf_putc(b, '"');
}

void lb_buf_free(lb_buf *b)
{
    free(b->p);
    *b = (lb_buf){ 0 };
}
