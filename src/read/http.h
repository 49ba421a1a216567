/* http.h: the header block that HTTP, WARC and mail share, and what an HTTP body needs undone. */
#ifndef LB_HTTP_H
#define LB_HTTP_H

#include "base/buf.h"
#include "base/err.h"

/* Bytes of the header block at s[0..), the blank line included; 0 where no blank line ends it
 * within 64 KB. */
uint32_t lb_header_size(lb_str s);
/* Value of the first header `name` (any case) in `block`, folded lines left as they are; empty
 * where there is none. */
lb_str   lb_header_get(lb_str block, const char *name);
/* The parameter of a header value: charset of "text/html; charset=utf-8". */
lb_str   lb_header_parameter(lb_str value, const char *name);

/* An HTTP response (status line, headers, body) -> its body with transfer and content coding
 * undone. *body is borrowed from `message` or from `room`. LB_EINPUT, LB_ECAP, LB_ENOMEM. */
lb_code lb_http_body(lb_str message, size_t cap, lb_buf *room, lb_str *header, lb_str *body,
                     const char *where, lb_err *err);

#endif
