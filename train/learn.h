/* learn.h: trains the nets of src/model/net.h: cross-entropy over one or more softmax heads,
 * AdaGrad in floats on sparse rows, then rounded to bytes. One thread, one seed: the same
 * input gives the same file on the same machine. */
#ifndef LB_LEARN_H
#define LB_LEARN_H

#include "model/net.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define HEADS 8

typedef struct {
    uint32_t  hidden, outputs, n_heads, head_first[HEADS], head_n[HEADS];
    uint32_t *key, *row, mask;      // features: open addressing; `row` counts before learn_start
    uint32_t  used, rows;
    float    *w, *gw;               // [rows][hidden] and AdaGrad's sums
    float    *b, *gb, *v, *gv, *c, *gc;
    float     rate, drop, drop_feature, init; // learning rate; chance to drop a hidden unit, a feature; AdaGrad's start
    uint64_t  random;
    size_t    at_row[LB_NET_FEATURES];
    uint32_t  found;
    float     h[LB_NET_HIDDEN], dh[LB_NET_HIDDEN], p[LB_NET_OUTPUTS];
} learner;

static inline uint32_t learn_random(learner *l)
{
    l->random = l->random * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(l->random >> 33);
}
static inline float learn_uniform(learner *l) { return (float)learn_random(l) / 2147483648.0f; }

static inline void *must(void *p)
{
    if (!p) {
        fprintf(stderr, "out of memory\n");
        exit(4);
    }
    return p;
}

static void learn_open(learner *l, uint32_t hidden, uint32_t outputs, uint64_t seed)
{
    *l = (learner){ .hidden = hidden, .outputs = outputs, .rate = 0.05f, .drop = 0.2f, .init = 0.02f, .random = seed * 77 + 1 };
    l->mask = (1u << 24) - 1;
    l->key = must(calloc((size_t)l->mask + 1, 4));
    l->row = must(calloc((size_t)l->mask + 1, 4));
}

/* A copy of a fresh learner needs its own room. */
static void learner_room(learner *l)
{
    l->key = must(calloc((size_t)l->mask + 1, 4));
    l->row = must(calloc((size_t)l->mask + 1, 4));
}

static void learn_head(learner *l, uint32_t first, uint32_t n)
{
    l->head_first[l->n_heads] = first;
    l->head_n[l->n_heads++] = n;
}

/* Features are counted first; only those seen often enough get weights. */
static void learn_count(learner *l, const uint32_t *f, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        uint32_t at = f[i] >> 1 & l->mask;
        while (l->key[at] && l->key[at] != f[i]) at = (at + 1) & l->mask;
        if (!l->key[at]) {
            if (l->used > l->mask / 4 * 3) continue;
            l->key[at] = f[i];
            l->used++;
        }
        l->row[at]++;
    }
}

static void learn_start(learner *l, uint32_t least, uint32_t most_rows)
{
    uint32_t n;
    for (;; least++) {
        n = 0;
        for (uint32_t i = 0; i <= l->mask; i++) n += l->key[i] && l->row[i] >= least;
        if (n <= most_rows) break;
    }
    uint32_t size = 1024;
    while (size < n + n / 2) size *= 2;
    uint32_t *key = must(calloc(size, 4)), *row = must(calloc(size, 4));
    l->rows = 0;
    for (uint32_t i = 0; i <= l->mask; i++) {
        if (!l->key[i] || l->row[i] < least) continue;
        uint32_t at = l->key[i] >> 1 & (size - 1);
        while (key[at]) at = (at + 1) & (size - 1);
        key[at] = l->key[i];
        row[at] = l->rows++;
    }
    fprintf(stderr, "%u features seen, %u kept (at least %u times)\n", l->used, l->rows, least);
    free(l->key);
    free(l->row);
    l->key = key, l->row = row, l->mask = size - 1;
    size_t nw = (size_t)l->rows * l->hidden, nv = (size_t)l->outputs * l->hidden;
    l->w = must(calloc(nw + 1, 4)), l->gw = must(calloc(nw + 1, 4));
    l->b = must(calloc(l->hidden, 4)), l->gb = must(calloc(l->hidden, 4));
    l->v = must(calloc(nv, 4)), l->gv = must(calloc(nv, 4));
    l->c = must(calloc(l->outputs, 4)), l->gc = must(calloc(l->outputs, 4));
    for (size_t i = 0; i < nw; i++) l->w[i] = (learn_uniform(l) - 0.5f) * 0.12f, l->gw[i] = l->init;
    for (size_t i = 0; i < nv; i++) l->v[i] = (learn_uniform(l) - 0.5f) * 0.2f, l->gv[i] = l->init * 5;
    for (uint32_t i = 0; i < l->hidden; i++) l->b[i] = 0.1f, l->gb[i] = l->init * 5;
    for (uint32_t i = 0; i < l->outputs; i++) l->gc[i] = l->init * 5;
}

static uint32_t learn_rows(const learner *l, const uint32_t *f, uint32_t n, float **row, size_t *at_row)
{
    uint32_t found = 0;
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t at = f[i] >> 1 & l->mask; l->key[at]; at = (at + 1) & l->mask)
            if (l->key[at] == f[i]) {
                at_row[found] = (size_t)l->row[at] * l->hidden;
                row[found] = l->w + at_row[found];
                found++;
                break;
            }
    return found;
}

/* hidden layer into l->h */
static uint32_t learn_forward(learner *l, const uint32_t *f, uint32_t n, bool training, size_t *at_row)
{
    float *row[LB_NET_FEATURES], *h = l->h;
    uint32_t H = l->hidden, found = learn_rows(l, f, n, row, at_row);
    if (training && l->drop_feature > 0) {
        uint32_t k = 0;
        for (uint32_t i = 0; i < found; i++)
            if (learn_uniform(l) >= l->drop_feature) row[k] = row[i], at_row[k] = at_row[i], k++;
        found = k;
    }
    memcpy(h, l->b, H * sizeof *h);
    for (uint32_t i = 0; i < found; i++)
        for (uint32_t k = 0; k < H; k++) h[k] += row[i][k];
    for (uint32_t k = 0; k < H; k++) h[k] = h[k] > 0 ? h[k] : 0;
    return found;
}

static inline float learn_score(const learner *l, uint32_t o)
{
    const float *v = l->v + (size_t)o * l->hidden;
    float sum = l->c[o];
    for (uint32_t k = 0; k < l->hidden; k++) sum += v[k] * l->h[k];
    return sum;
}

/* One example in two halves: the hidden layer, so that the caller may look at scores ... */
static void learn_begin(learner *l, const uint32_t *f, uint32_t n)
{
    uint32_t H = l->hidden;
    l->found = learn_forward(l, f, n, true, l->at_row);
    if (l->drop > 0) {
        float keep = 1 - l->drop;
        for (uint32_t k = 0; k < H; k++) l->h[k] = learn_uniform(l) < keep ? l->h[k] / keep : 0;
    }
}

/* ... and the lesson: target[head] is an output of that head (from its first), or -1 where
 * unknown. Returns how many heads were right. */
static uint32_t learn_end(learner *l, const int *target, float weight)
{
    uint32_t H = l->hidden, found = l->found, right = 0;
    const size_t *at_row = l->at_row;
    memset(l->dh, 0, H * sizeof *l->dh);
    for (uint32_t d = 0; d < l->n_heads; d++) {
        if (target[d] < 0) continue;
        uint32_t first = l->head_first[d], m = l->head_n[d], best = 0;
        float top = -1e30f, sum = 0;
        for (uint32_t o = 0; o < m; o++) {
            l->p[o] = learn_score(l, first + o);
            if (l->p[o] > top) top = l->p[o], best = o;
        }
        right += best == (uint32_t)target[d];
        for (uint32_t o = 0; o < m; o++) sum += l->p[o] = expf(l->p[o] - top);
        for (uint32_t o = 0; o < m; o++) {
            float g = (l->p[o] / sum - (o == (uint32_t)target[d])) * weight;
            if (g < 1e-4f && g > -1e-4f) continue;
            size_t at = (size_t)(first + o) * H;
            float *v = l->v + at, *gv = l->gv + at;
            for (uint32_t k = 0; k < H; k++) {
                float gr = g * l->h[k];
                l->dh[k] += g * v[k];
                gv[k] += gr * gr;
                v[k] -= l->rate * gr / sqrtf(gv[k]);
            }
            l->gc[first + o] += g * g;
            l->c[first + o] -= l->rate * g / sqrtf(l->gc[first + o]);
        }
    }
    for (uint32_t k = 0; k < H; k++) l->dh[k] = l->h[k] > 0 ? l->dh[k] : 0;
    for (uint32_t i = 0; i < found; i++) {
        float *w = l->w + at_row[i], *g = l->gw + at_row[i];
        for (uint32_t k = 0; k < H; k++) {
            g[k] += l->dh[k] * l->dh[k];
            w[k] -= l->rate * l->dh[k] / sqrtf(g[k]);
        }
    }
    for (uint32_t k = 0; k < H; k++) {
        l->gb[k] += l->dh[k] * l->dh[k];
        l->b[k] -= l->rate * l->dh[k] / sqrtf(l->gb[k]);
    }
    return right;
}

static uint32_t learn_step(learner *l, const uint32_t *f, uint32_t n, const int *target, float weight)
{
    learn_begin(l, f, n);
    return learn_end(l, target, weight);
}

/* ---- writing ---- */

typedef struct {
    uint8_t *p;
    size_t   n, cap;
} bytes;

static size_t put(bytes *b, const void *p, size_t n)
{
    size_t at = (b->n + 63) / 64 * 64;
    if (at + n > b->cap) {
        b->cap = (at + n) * 2;
        b->p = must(realloc(b->p, b->cap));
    }
    memset(b->p + b->n, 0, at - b->n);
    if (n) memcpy(b->p + at, p, n);
    b->n = at + n;
    return at;
}

/* Rounding: one unit of a byte is 1 / q; rows beyond are cut off. */
static void put_net(bytes *b, lb_model_head *head, uint32_t i, const learner *l)
{
    size_t nw = (size_t)l->rows * l->hidden, nv = (size_t)l->outputs * l->hidden, cut = 0;
    float top = 0, vtop = 0;
    for (size_t k = 0; k < nw; k++) top = fmaxf(top, fabsf(l->w[k]));
    float q = 127.0f / fminf(top, 1.6f);
    for (size_t k = 0; k < nv; k++) vtop = fmaxf(vtop, fabsf(l->v[k]));
    float qv = 1000.0f / vtop;
    lb_net_slot *slot = must(calloc((size_t)l->mask + 1, sizeof *slot));
    for (uint32_t k = 0; k <= l->mask; k++) slot[k] = (lb_net_slot){ l->key[k], l->row[k] };
    int8_t *row = must(malloc(nw + 1));
    int16_t *bias = must(malloc(2 * l->hidden)), *out = must(malloc(2 * nv));
    int32_t *out_bias = must(malloc(4 * l->outputs));
    for (size_t k = 0; k < nw; k++) {
        float x = roundf(l->w[k] * q);
        if (x > 127 || x < -127) cut++, x = x > 0 ? 127 : -127;
        row[k] = (int8_t)x;
    }
    for (uint32_t k = 0; k < l->hidden; k++) bias[k] = (int16_t)fmaxf(-8000, fminf(8000, roundf(l->b[k] * q)));
    for (size_t k = 0; k < nv; k++) out[k] = (int16_t)roundf(l->v[k] * qv);
    for (uint32_t k = 0; k < l->outputs; k++) out_bias[k] = (int32_t)roundf(l->c[k] * q * qv);
    fprintf(stderr, "net %u: %u rows of %u, largest weight %.2f, %zu cut off\n", i, l->rows, l->hidden, top, cut);
    head->net[i].hidden = l->hidden, head->net[i].outputs = l->outputs;
    head->net[i].rows = l->rows, head->net[i].slots = l->mask + 1;
    head->net[i].slot = put(b, slot, ((size_t)l->mask + 1) * sizeof *slot);
    head->net[i].row = put(b, row, nw);
    head->net[i].bias = put(b, bias, 2 * l->hidden);
    head->net[i].out = put(b, out, 2 * nv);
    head->net[i].out_bias = put(b, out_bias, 4 * l->outputs);
    free(slot), free(row), free(bias), free(out), free(out_bias);
}

static int write_model(const char *path, uint32_t kind, learner *const *l, uint32_t n, const void *blob, size_t blob_n)
{
    bytes b = { 0 };
    lb_model_head head = { .magic = LB_MODEL_MAGIC, .version = LB_MODEL_VERSION, .kind = kind, .n_nets = n, .blob_n = (uint32_t)blob_n };
    put(&b, &head, sizeof head);
    for (uint32_t i = 0; i < n; i++) put_net(&b, &head, i, l[i]);
    head.blob = put(&b, blob, blob_n);
    head.size = b.n;
    head.hash = lb_model_hash(b.p + sizeof head, b.n - sizeof head);
    memcpy(b.p, &head, sizeof head);
    FILE *f = fopen(path, "wb");
    if (!f || fwrite(b.p, 1, b.n, f) != b.n || fclose(f)) {
        fprintf(stderr, "%s: cannot write\n", path);
        return 1;
    }
    fprintf(stderr, "%s: %.1f MB\n", path, (double)b.n / 1e6);
    free(b.p);
    return 0;
}

#endif
