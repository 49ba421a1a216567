/* Bytes as a gazetteer file: opened, names looked up, places read. The head's checksum is mended, else
 * nothing behind it would ever be reached. */
#include "mention/gazetteer.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
    static const char *const name[] = { "Torezk", "Kiew", "Neu Ort", "Neu", "Krym" };
    lb_gaz_file f;
    lb_err err = { 0 };
    lb_arena a;
    jmp_buf escape;
    if (n < sizeof(lb_gaz_head) || n > 1 << 20) return 0;
    uint8_t *copy = aligned_alloc(64, (n + 63) / 64 * 64);
    if (!copy) return 0;
    memcpy(copy, p, n);
    lb_gaz_head *h = (void *)copy;
    memcpy(h->magic, LB_GAZ_MAGIC, 8);
    h->version = LB_GAZ_VERSION;
    h->endian = LB_GAZ_ENDIAN;
    h->checksum = (uint32_t)lb_hash((lb_str){ (const char *)h, sizeof *h - 4 });
    lb_arena_init(&a, 1 << 20);
    if (lb_gaz_file_map((lb_map){ copy, n }, "fuzz", &f, &err) == LB_OK && lb_arena_try(&a, &escape)) {
        lb_gazetteer g = { .file = { f }, .n_files = 1 };
        for (size_t i = 0; i < sizeof name / sizeof *name; i++) {
            lb_gaz_hit hit[8];
            uint32_t k = lb_gazetteer_find(&g, lb_str_of(name[i]), hit, 8, NULL);
            for (uint32_t j = 0; j < k; j++) {
                lb_place place = lb_gazetteer_place(&g, hit[j], &a);
                if (place.precision < 1 || place.precision > 7) abort();
            }
        }
    }
    lb_arena_free(&a);
    free(copy);
    return 0;
}
