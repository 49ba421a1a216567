/* net.c: open and check a model file; score a net. See net.h. */
#include "model/net.h"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define WIDE __attribute__((target_clones("avx2", "default"), optimize("O3")))
#else
#define WIDE
#endif

uint64_t lb_model_hash(const uint8_t *p, size_t n)
{
    uint64_t h = 0x6C61676562696C64u ^ n, w;
    for (; n >= 8; p += 8, n -= 8) {
        memcpy(&w, p, 8);
        h = (h ^ w) * 0x9E3779B97F4A7C15u;
        h ^= h >> 32;
    }
    for (; n; p++, n--) h = (h ^ *p) * 0x100000001B3u;
    return h;
}

/* Do `count` items of `size` bytes at `at` lie in a file of n bytes behind the header, aligned? */
static bool inside(uint64_t at, uint64_t count, uint64_t size, size_t n)
{
    return at >= sizeof(lb_model_head) && at <= n && at % 8 == 0 && count <= (n - at) / size;
}

static const char *net_flaw(const lb_model_head *h, uint32_t i, const uint8_t *p, size_t n)
{
    uint64_t slots = h->net[i].slots, rows = h->net[i].rows, hidden = h->net[i].hidden, outputs = h->net[i].outputs;
    if (!hidden || hidden > LB_NET_HIDDEN || hidden % 32) return "impossible hidden layer";
    if (!outputs || outputs > LB_NET_OUTPUTS) return "impossible number of outputs";
    if (!slots || (slots & (slots - 1)) || slots > UINT32_MAX || rows >= slots) return "impossible number of features";
    if (!inside(h->net[i].slot, slots, sizeof(lb_net_slot), n) || !inside(h->net[i].row, rows * hidden, 1, n)
        || !inside(h->net[i].bias, hidden, 2, n) || !inside(h->net[i].out, outputs * hidden, 2, n)
        || !inside(h->net[i].out_bias, outputs, 4, n))
        return "a table lies outside the file";
    const lb_net_slot *slot = (const lb_net_slot *)(const void *)(p + h->net[i].slot);
    uint64_t full = 0;
    for (uint64_t s = 0; s < slots; s++) {
        if (!slot[s].fingerprint) continue;
        full++;
        if (slot[s].row >= rows) return "a feature without weights";
    }
    return full < slots ? NULL : "no empty slot";
}

lb_code lb_model_of(const uint8_t *p, size_t n, const char *name, uint32_t kind, lb_model *out, lb_err *err)
{
    *out = (lb_model){ 0 };
    const lb_model_head *h = (const lb_model_head *)(const void *)p;
    if (n < sizeof *h || memcmp(h->magic, LB_MODEL_MAGIC, 8)) return lb_fail(err, LB_EMODEL, name, "not a model file");
    if (h->version != LB_MODEL_VERSION)
        return lb_fail(err, LB_EMODEL, name, "model version %u, this program reads %u: make train", h->version, LB_MODEL_VERSION);
    if (h->kind != kind) return lb_fail(err, LB_EMODEL, name, "a model of kind %u, not %u", h->kind, kind);
    if (h->size != n) return lb_fail(err, LB_EMODEL, name, "cut short: %zu bytes of %llu", n, (unsigned long long)h->size);
    if (h->hash != lb_model_hash(p + sizeof *h, n - sizeof *h)) return lb_fail(err, LB_EMODEL, name, "damaged: the hash differs");
    if (h->n_nets > LB_NET_NETS || !inside(h->blob, h->blob_n, 1, n)) return lb_fail(err, LB_EMODEL, name, "impossible counts");
    for (uint32_t i = 0; i < h->n_nets; i++) {
        const char *flaw = net_flaw(h, i, p, n);
        if (flaw) return lb_fail(err, LB_EMODEL, name, "%s", flaw);
        out->net[i] = (lb_net){ h->net[i].hidden, h->net[i].outputs, h->net[i].rows, h->net[i].slots - 1,
                                (const lb_net_slot *)(const void *)(p + h->net[i].slot), (const int8_t *)(p + h->net[i].row),
                                (const int16_t *)(const void *)(p + h->net[i].bias), (const int16_t *)(const void *)(p + h->net[i].out),
                                (const int32_t *)(const void *)(p + h->net[i].out_bias) };
    }
    out->n_nets = h->n_nets;
    out->blob = (lb_str){ (const char *)p + h->blob, h->blob_n };
    return LB_OK;
}

lb_code lb_model_open(const char *path, uint32_t kind, lb_model *out, lb_err *err)
{
    lb_map map;
    *out = (lb_model){ 0 };
    lb_code rc = lb_map_open(path, &map, err);
    if (rc != LB_OK) return rc;
    rc = lb_model_of(map.p, map.n, path, kind, out, err);
    if (rc != LB_OK) lb_map_close(&map);
    else out->map = map;
    return rc;
}

void lb_model_close(lb_model *m)
{
    if (m->map.p) lb_map_close(&m->map);
    *m = (lb_model){ 0 };
}

WIDE static void add_rows(const int8_t *const *row, uint32_t n, const int16_t *bias, uint32_t hidden, int16_t *h)
{
    // Blocks of 32 stay in registers while all rows are added.
    for (uint32_t from = 0; from < hidden; from += 32) {
        int16_t sum[32];
        for (int k = 0; k < 32; k++) sum[k] = bias[from + k];
        for (uint32_t i = 0; i < n; i++) {
            const int8_t *r = row[i] + from;
            for (int k = 0; k < 32; k++) sum[k] = (int16_t)(sum[k] + r[k]);
        }
        for (int k = 0; k < 32; k++) h[from + k] = sum[k] < 0 ? 0 : sum[k] > 8191 ? 8191 : sum[k];
    }
}

void lb_net_hidden(const lb_net *net, const uint32_t *features, uint32_t n, int16_t *hidden)
{
    const int8_t *row[LB_NET_FEATURES];
    uint32_t found = 0;
    if (n > LB_NET_FEATURES) n = LB_NET_FEATURES;
    for (uint32_t i = 0; i < n; i++) __builtin_prefetch(&net->slot[features[i] >> 1 & net->mask]);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t f = features[i];
        for (uint32_t at = f >> 1 & net->mask; net->slot[at].fingerprint; at = (at + 1) & net->mask)
            if (net->slot[at].fingerprint == f) {
                row[found] = net->row + (size_t)net->slot[at].row * net->hidden;
                __builtin_prefetch(row[found]);
                found++;
                break;
            }
    }
    add_rows(row, found, net->bias, net->hidden, hidden);
}

WIDE void lb_net_scores(const lb_net *net, const int16_t *hidden, uint32_t first, uint32_t n, int32_t *score)
{
    for (uint32_t o = 0; o < n; o++) {
        const int16_t *w = net->out + (size_t)(first + o) * net->hidden;
        uint32_t sum = (uint32_t)net->out_bias[first + o];
        for (uint32_t k = 0; k < net->hidden; k++) sum += (uint32_t)((int32_t)hidden[k] * w[k]);
        score[o] = (int32_t)sum;
    }
}

uint32_t lb_net_best(const int32_t *score, uint32_t n)
{
    uint32_t best = 0;
    for (uint32_t i = 1; i < n; i++)
        if (score[i] > score[best]) best = i;
    return best;
}
