/* page.c: an HTML file is one report; its character set is dealt with while cleaning. */
#include "read/read.h"

lb_code lb_read_page(lb_bytes *b, lb_arena *a, lb_raw *out, lb_err *err)
{
    (void)a;
    if (b->at) return LB_ENONE;
    b->at = 1;
    if (b->n > b->max_bytes)
        return lb_fail(err, LB_ECAP, b->path, "%zu bytes are over the cap of %zu for one report (--max-size)", b->n, b->max_bytes);
    out->bytes = (lb_str){ (const char *)b->p, (uint32_t)b->n };
    out->type = LB_STR("text/html");
    return LB_OK;
}
