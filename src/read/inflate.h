/* inflate.h: compressed bytes -> bytes, never more than the caller wants. */
#ifndef LB_INFLATE_H
#define LB_INFLATE_H

#include "base/buf.h"
#include "base/err.h"

typedef enum { LB_GZIP, LB_ZLIB, LB_DEFLATE } lb_packing; // gzip member, zlib stream, raw deflate

/* Unpack one member or stream of p[0..n) behind out->p[out->n..). *used: packed bytes it took.
 * LB_ECAP over `cap` bytes (what came until then stays), LB_EINPUT broken data, LB_ENOMEM. */
lb_code lb_inflate(const uint8_t *p, size_t n, lb_packing how, size_t cap, lb_buf *out, size_t *used,
                   const char *where, lb_err *err);

#endif
