/* net.h: a model file, and the one kind of model in it: sparse features -> one hidden
 * layer -> scores, all in integers, so that every machine gives the same answer.
 *
 * A feature is a 32-bit hash. Those seen in training own a row of `hidden` small numbers;
 * an unknown feature adds nothing. hidden = max(0, bias + sum of rows); scores are the
 * hidden layer times a dense matrix. Cost of a step: one hashed read and `hidden` additions
 * a feature, hidden x outputs multiplications. */
#ifndef LB_NET_H
#define LB_NET_H

#include "base/err.h"
#include "base/file.h"

#define LB_NET_HIDDEN   256  // largest hidden layer
#define LB_NET_OUTPUTS  1024 // most outputs
#define LB_NET_FEATURES 160  // most features at once: their sum fits 16 bits
#define LB_NET_NETS     4    // most nets in a file

typedef struct {
    uint32_t fingerprint; // the feature (odd); 0: empty. Its home is slot fingerprint >> 1 & mask
    uint32_t row;
} lb_net_slot;

typedef struct {
    uint32_t           hidden;   //  H, a multiple of 32
    uint32_t           outputs;  //  O
    uint32_t           rows;     //  R
    uint32_t           mask;     //  slots - 1, a power of two less one
    const lb_net_slot *slot;     // [mask + 1] open addressing, never full
    const int8_t      *row;      // [R][H]
    const int16_t     *bias;     // [H]
    const int16_t     *out;      // [O][H]
    const int32_t     *out_bias; // [O]
} lb_net;

typedef struct {
    lb_map map;
    lb_net net[LB_NET_NETS];
    uint32_t n_nets;
    lb_str blob;  // what else the stage needs (label names, lists); its own format
} lb_model;

/* Map `path`, check magic, version, kind, every count and offset, and the hash of all bytes.
 * LB_EIO if there is no file, LB_EMODEL with the reason. Close with lb_model_close. */
lb_code lb_model_open(const char *path, uint32_t kind, lb_model *out, lb_err *err);
/* Likewise for bytes in memory, aligned to 8; they must outlive the model. */
lb_code lb_model_of(const uint8_t *p, size_t n, const char *name, uint32_t kind, lb_model *out, lb_err *err);
void    lb_model_close(lb_model *m);

enum { LB_KIND_TAGS = 1, LB_KIND_TREES, LB_KIND_NAMES, LB_KIND_CLUSTERS };

/* hidden[H] for n features. */
void    lb_net_hidden(const lb_net *net, const uint32_t *features, uint32_t n, int16_t *hidden);
/* score[k] for outputs [first, first + n). */
void    lb_net_scores(const lb_net *net, const int16_t *hidden, uint32_t first, uint32_t n, int32_t *score);
/* Index of the largest of n. */
uint32_t lb_net_best(const int32_t *score, uint32_t n);

/* Feature hashes: a template number and up to three values. Never 0. */
static inline uint32_t lb_mix(uint32_t seed, uint32_t v)
{
    uint64_t x = ((uint64_t)seed << 32 | v) * 0x9E3779B97F4A7C15u;
    x ^= x >> 29;
    x *= 0xBF58476D1CE4E5B9u;
    return (uint32_t)(x >> 32) | 1u;
}
static inline uint32_t lb_mix2(uint32_t seed, uint32_t a, uint32_t b) { return lb_mix(lb_mix(seed, a), b); }
static inline uint32_t lb_mix3(uint32_t seed, uint32_t a, uint32_t b, uint32_t c) { return lb_mix(lb_mix2(seed, a, b), c); }

/* A set of bits as a value. */
static inline uint32_t lb_fold64(uint64_t v) { return (uint32_t)(v * 0x9E3779B97F4A7C15u >> 32); }

/* ---- the file; written by train/, little-endian ---- */

#define LB_MODEL_MAGIC   "LBMODEL"
#define LB_MODEL_VERSION 1u

typedef struct {
    char     magic[8];
    uint32_t version, kind;
    uint64_t size;          // of the file
    uint64_t hash;          // lb_model_hash of everything behind this header
    uint32_t n_nets, blob_n;
    uint64_t blob;          // offset
    struct {
        uint32_t hidden, outputs, rows, slots;
        uint64_t slot, row, bias, out, out_bias; // offsets, multiples of 64
    } net[LB_NET_NETS];
} lb_model_head;

uint64_t lb_model_hash(const uint8_t *p, size_t n);

#endif
