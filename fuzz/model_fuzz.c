/* model_fuzz.c: any bytes as a model file, with size and hash put right so that the checks behind
 * them are reached; a model that opens must be safe to score. */
#include "model/net.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    lb_model m;
    lb_err err;
    uint8_t *p = calloc(1, size ? size : 1); // aligned for any type, and its end is watched
    if (!p) return 0;
    if (size) memcpy(p, data, size);
    lb_model_of(p, size, "as it is", LB_KIND_TAGS, &m, &err);
    if (size >= sizeof(lb_model_head)) {
        lb_model_head *h = (lb_model_head *)(void *)p;
        memcpy(h->magic, LB_MODEL_MAGIC, 8);
        h->version = LB_MODEL_VERSION, h->kind = LB_KIND_TAGS, h->size = size;
        h->hash = lb_model_hash(p + sizeof *h, size - sizeof *h);
        if (lb_model_of(p, size, "mended", LB_KIND_TAGS, &m, &err) == LB_OK)
            for (uint32_t i = 0; i < m.n_nets; i++) {
                uint32_t f[LB_NET_FEATURES];
                int16_t hidden[LB_NET_HIDDEN];
                int32_t *score = malloc(m.net[i].outputs * sizeof *score);
                for (uint32_t k = 0; k < LB_NET_FEATURES; k++) f[k] = k & 1 ? m.net[i].slot[k & m.net[i].mask].fingerprint : lb_mix(k, k);
                lb_net_hidden(&m.net[i], f, LB_NET_FEATURES, hidden);
                if (score) {
                    lb_net_scores(&m.net[i], hidden, 0, m.net[i].outputs, score);
                    if (lb_net_best(score, m.net[i].outputs) >= m.net[i].outputs) abort();
                }
                free(score);
            }
    }
    free(p);
    return 0;
}
