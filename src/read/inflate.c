/* inflate.c: zlib behind a cap. O(bytes out). */
#include "read/inflate.h"

#include <zlib.h>

lb_code lb_inflate(const uint8_t *p, size_t n, lb_packing how, size_t cap, lb_buf *out, size_t *used,
                   const char *where, lb_err *err)
{
    static const int bits[] = { [LB_GZIP] = 15 + 16, [LB_ZLIB] = 15, [LB_DEFLATE] = -15 };
    char chunk[65536];
    size_t from = out->n;
    int rc = Z_OK;
    z_stream z = { .next_in = (Bytef *)(uintptr_t)p };
    *used = 0;
    if (inflateInit2(&z, bits[how]) != Z_OK) return lb_fail(err, LB_ENOMEM, where, "no memory to unpack");
    while (rc != Z_STREAM_END) {
        size_t left = n - *used;
        z.avail_in = left > 1u << 30 ? 1u << 30 : (uInt)left;
        uInt given = z.avail_in;
        z.next_out = (Bytef *)chunk;
        z.avail_out = sizeof chunk;
        rc = inflate(&z, Z_NO_FLUSH);
        *used += given - z.avail_in;
        size_t got = sizeof chunk - z.avail_out;
        bool stuck = rc == Z_BUF_ERROR || (!got && given == z.avail_in);
        if (out->n - from + got > cap) {
            lb_buf_add(out, (lb_str){ chunk, (uint32_t)(cap - (out->n - from)) });
            inflateEnd(&z);
            return lb_fail(err, LB_ECAP, where, "unpacks to more than the cap of %zu bytes (--max-size)", cap);
        }
        lb_buf_add(out, (lb_str){ chunk, (uint32_t)got });
        if (out->failed) {
            inflateEnd(&z);
            return lb_fail(err, LB_ENOMEM, where, "no memory to unpack");
        }
        if (rc != Z_STREAM_END && (stuck || rc != Z_OK)) {
            inflateEnd(&z);
            return lb_fail(err, LB_EINPUT, where, "compressed data is %s after %zu bytes", stuck ? "cut short" : "broken", *used);
        }
    }
    inflateEnd(&z);
    return LB_OK;
}
