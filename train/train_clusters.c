/* train_clusters.c: distributional word classes (one a line: number, size, words with
 * commas) packed into models/clusters.bin.
 *
 *     train_clusters CLUSTERS.txt OUT.bin */
#include "learn.h"
#include "lang/words.h"

int main(int argc, char **argv)
{
    lb_arena a;
    lb_str all;
    lb_err err = { 0 };
    jmp_buf escape;
    if (argc != 3) return 2;
    lb_arena_init(&a, 0);
    if (!lb_arena_try(&a, &escape) || lb_file_read(argv[1], &a, &all, &err)) return fprintf(stderr, "%s: %s\n", argv[1], err.what), 4;
    uint32_t words = 0, mask = (1u << 19) - 1, class_ = 0;
    uint32_t *blob = must(calloc(1, 8 + ((size_t)mask + 1) * 6)), *key = blob + 2;
    uint16_t *value = (uint16_t *)(void *)(key + mask + 1);
    for (uint32_t i = 0; i < all.n;) {
        uint32_t end = i, tabs = 0;
        while (end < all.n && all.p[end] != '\n') end++;
        class_++;
        uint32_t k = i;
        for (; k < end && tabs < 2; k++) tabs += all.p[k] == '\t';
        for (uint32_t from = k; k <= end; k++)
            if (k == end || (all.p[k] == ',' && k + 1 < end && all.p[k + 1] == ' ')) {
                lb_str w = lb_trim((lb_str){ all.p + from, k - from });
                from = k + 1;
                if (!w.n) continue;
                uint32_t h = lb_fold_hash(w), at = h >> 1 & mask;
                while (key[at] && key[at] != h) at = (at + 1) & mask;
                if (!key[at]) words++;
                key[at] = h, value[at] = (uint16_t)class_;
            }
        i = end + 1;
    }
    blob[0] = words, blob[1] = mask;
    fprintf(stderr, "%u words in %u classes\n", words, class_);
    return write_model(argv[2], LB_KIND_CLUSTERS, NULL, 0, blob, 8 + ((size_t)mask + 1) * 6);
}
