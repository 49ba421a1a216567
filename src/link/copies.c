/* copies.c: which texts say the same in the same words.
 * A text is the set of its runs of three words (lower case, no punctuation); two texts are
 * copies when the shorter one's runs are nearly all in the other: an agency text with a new
 * heading or a paragraph cut. Minhash finds the candidates. */
#include "link/link.h"

#include <stdlib.h>

enum { SIZE = 64, BAND = 4 }; // minima kept; minima that must agree for two texts to be compared

static uint64_t mix(uint64_t x)
{
    x ^= x >> 33;
    x *= 0xff51afd7ed558ccdULL;
    x ^= x >> 33;
    x *= 0xc4ceb9fe1a85ec53ULL;
    return x ^ x >> 33;
}

/* Hashes of the words, then of each run of three. */
static uint64_t *runs_of(lb_str s, uint32_t *n, lb_arena *a)
{
    LB_VEC(uint64_t) runs = { 0 };
    uint64_t one = 0, two = 0;
    uint32_t words = 0;
    for (uint32_t i = 0; i < s.n;) {
        uint64_t h = 1469598103934665603ULL;
        uint32_t from = i, c = 0;
        while (i < s.n) {
            uint32_t at = i;
            c = lb_utf8_next(s, &i);
            if (!lb_is_letter_cp(c) && !(c < 128 && lb_is_digit((uint8_t)c))) {
                if (at > from) break;
                from = i;
                continue;
            }
            h = (h ^ lb_lower_cp(c)) * 1099511628211ULL;
        }
        if (h == 1469598103934665603ULL) break;
        if (++words >= 3) *lb_push(a, &runs) = mix(one * 31 + mix(two * 17 + mix(h)));
        one = two;
        two = h;
    }
    if (words && words < 3) *lb_push(a, &runs) = mix(one * 31 + mix(two));
    *n = (uint32_t)runs.n;
    return runs.at;
}

static int by_value(const void *x, const void *y)
{
    uint64_t a = *(const uint64_t *)x, b = *(const uint64_t *)y;
    return a < b ? -1 : a > b;
}

static uint32_t sorted_set(uint64_t *v, uint32_t n)
{
    uint32_t k = 0;
    if (n) qsort(v, n, sizeof *v, by_value);
    for (uint32_t i = 0; i < n; i++)
        if (!k || v[k - 1] != v[i]) v[k++] = v[i];
    return k;
}

double lb__overlap(lb_str x, lb_str y, lb_arena *a)
{
    uint32_t n, m, common = 0;
    uint64_t *p = runs_of(x, &n, a), *q = runs_of(y, &m, a);
    n = sorted_set(p, n);
    m = sorted_set(q, m);
    if (!n || !m) return 0;
    for (uint32_t i = 0, j = 0; i < n && j < m;) {
        if (p[i] < q[j]) i++;
        else if (p[i] > q[j]) j++;
        else common++, i++, j++;
    }
    return (double)common / (n < m ? n : m);
}

typedef struct {
    uint64_t key;
    uint32_t text;
} banded;

static int by_key(const void *x, const void *y)
{
    const banded *a = x, *b = y;
    if (a->key != b->key) return a->key < b->key ? -1 : 1;
    return a->text < b->text ? -1 : a->text > b->text;
}

static uint32_t root(uint32_t *copy, uint32_t i)
{
    while (copy[i] != i) i = copy[i] = copy[copy[i]];
    return i;
}

void lb_link_copies(const lb_str *text, uint32_t n, uint32_t *copy, lb_arena *a)
{
    uint64_t (*min)[SIZE] = lb_arena_array(a, n, sizeof *min);
    banded *band = lb_array(a, (size_t)n * (SIZE / BAND), banded);
    bool *usable = lb_array(a, n, bool);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t runs;
        uint64_t *run = runs_of(text[i], &runs, a);
        copy[i] = i;
        usable[i] = runs >= 8; // a line or two is no text to copy
        for (int k = 0; k < SIZE; k++) {
            min[i][k] = UINT64_MAX;
            for (uint32_t r = 0; r < runs; r++) {
                uint64_t h = mix(run[r] + (uint64_t)k * 0x9E3779B97F4A7C15ULL);
                if (h < min[i][k]) min[i][k] = h;
            }
        }
    }
    for (int b = 0; b < SIZE / BAND; b++) {
        uint32_t m = 0;
        for (uint32_t i = 0; i < n; i++) {
            uint64_t key = 0;
            if (!usable[i]) continue;
            for (int k = 0; k < BAND; k++) key = mix(key * 31 + min[i][b * BAND + k]);
            band[m++] = (banded){ key, i };
        }
        if (m) qsort(band, m, sizeof *band, by_key);
        for (uint32_t i = 1; i < m; i++) {
            if (band[i].key != band[i - 1].key) continue;
            uint32_t x = root(copy, band[i - 1].text), y = root(copy, band[i].text), same = 0;
            if (x == y) continue;
            for (int k = 0; k < SIZE; k++) same += min[band[i - 1].text][k] == min[band[i].text][k];
            if (same < SIZE / 2 && lb__overlap(text[band[i - 1].text], text[band[i].text], a) < 0.75) continue;
            if (x < y) copy[y] = x;
            else copy[x] = y;
        }
    }
    for (uint32_t i = 0; i < n; i++) copy[i] = root(copy, i);
}
