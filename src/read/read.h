/* read.h: bytes of any kind -> reports as received. */
#ifndef LB_READ_H
#define LB_READ_H

#include "base/err.h"
#include "doc/doc.h"

/* What kind of bytes these are, by content: "text/plain", "text/html", "application/warc", … */
const char *lb_read_type(lb_str bytes);

#endif
