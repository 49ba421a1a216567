/* reader.h: feed bytes to one kind of reader as the program does, and check what comes out. */
#ifndef LB_FUZZ_READER_H
#define LB_FUZZ_READER_H

#include "read/read.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

static inline int read_all(const char *kind, const uint8_t *p, size_t n)
{
    enum { MOST = 1000 };
    const lb_kind_of_input *k = lb_read_kind(kind);
    lb_bytes b = { .path = "in", .name = LB_STR("in"), .p = p, .n = n, .max_bytes = 1 << 16 };
    lb_arena a;
    if (!n) return 0;
    lb_arena_init(&a, 16 << 20);
    for (volatile int i = 0; i < MOST; i++) {
        jmp_buf escape;
        lb_raw raw = { 0 };
        lb_err err = { 0 };
        lb_arena_reset(&a);
        if (!lb_arena_try(&a, &escape)) continue;
        lb_code rc = k->next(&b, &a, &raw, &err);
        if (rc == LB_ENONE || rc == LB_EIO) break;
        if (rc == LB_OK && (!raw.bytes.n || raw.bytes.n > b.max_bytes * 4 || !raw.type.n)) abort();
        if (rc != LB_OK && !err.what[0]) abort(); // an error says why
    }
    if (k->close) k->close(&b);
    lb_arena_free(&a);
    return 0;
}

#endif
