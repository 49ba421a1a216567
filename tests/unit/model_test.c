/* model_test.c: model files that are short, damaged or of another kind are refused with a reason. */
#include "model/net.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <cmocka.h>

/* A net of one feature: 32 hidden, 2 outputs. */
typedef struct {
    lb_model_head head;
    lb_net_slot   slot[2];
    int8_t        row[32];
    int16_t       bias[32], out[64];
    int32_t       out_bias[2];
} tiny;

static void seal(tiny *t)
{
    t->head.hash = lb_model_hash((const uint8_t *)t + sizeof t->head, sizeof *t - sizeof t->head);
}

static tiny make(void)
{
    tiny t = { .head = { .magic = LB_MODEL_MAGIC, .version = LB_MODEL_VERSION, .kind = LB_KIND_TAGS, .size = sizeof t, .n_nets = 1, .blob = offsetof(tiny, slot) } };
    t.head.net[0].hidden = 32, t.head.net[0].outputs = 2, t.head.net[0].rows = 1, t.head.net[0].slots = 2;
    t.head.net[0].slot = offsetof(tiny, slot), t.head.net[0].row = offsetof(tiny, row), t.head.net[0].bias = offsetof(tiny, bias);
    t.head.net[0].out = offsetof(tiny, out), t.head.net[0].out_bias = offsetof(tiny, out_bias);
    uint32_t f = lb_mix(7, 42);
    t.slot[f >> 1 & 1] = (lb_net_slot){ f, 0 };
    t.row[3] = 10, t.row[4] = -10;
    t.out[3] = 5;             // output 0 likes hidden unit 3
    t.out_bias[1] = 7;
    seal(&t);
    return t;
}

static lb_code open_it(const tiny *t, size_t n, const char *want)
{
    lb_model m;
    lb_err err = { 0 };
    lb_code rc = lb_model_of((const uint8_t *)t, n, "tiny.bin", LB_KIND_TAGS, &m, &err);
    if (want) assert_non_null(strstr(err.what, want));
    return rc;
}

static void scores(void **state)
{
    (void)state;
    tiny t = make();
    lb_model m;
    lb_err err;
    assert_int_equal(lb_model_of((const uint8_t *)&t, sizeof t, "tiny.bin", LB_KIND_TAGS, &m, &err), LB_OK);
    int16_t h[LB_NET_HIDDEN];
    int32_t s[2];
    uint32_t known = lb_mix(7, 42), unknown = lb_mix(7, 43);
    lb_net_hidden(&m.net[0], &known, 1, h);
    lb_net_scores(&m.net[0], h, 0, 2, s);
    assert_int_equal(h[3], 10);
    assert_int_equal(h[4], 0); // nothing below zero
    assert_int_equal(s[0], 50);
    assert_int_equal(lb_net_best(s, 2), 0);
    lb_net_hidden(&m.net[0], &unknown, 1, h);
    lb_net_scores(&m.net[0], h, 0, 2, s);
    assert_int_equal(lb_net_best(s, 2), 1);
}

static void refused(void **state)
{
    (void)state;
    tiny t = make();
    for (size_t n = 0; n < sizeof t; n++) assert_int_equal(open_it(&t, n, NULL), LB_EMODEL);
    assert_int_equal(open_it(&t, sizeof t - 1, "cut short"), LB_EMODEL);
    t.row[0] ^= 1;
    assert_int_equal(open_it(&t, sizeof t, "damaged"), LB_EMODEL);
    t = make(), t.head.version = 99;
    assert_int_equal(open_it(&t, sizeof t, "version 99"), LB_EMODEL);
    t = make(), t.head.kind = LB_KIND_TREES;
    assert_int_equal(open_it(&t, sizeof t, "kind"), LB_EMODEL);
    t = make(), t.head.magic[0] = 'X';
    assert_int_equal(open_it(&t, sizeof t, "not a model"), LB_EMODEL);
    t = make(), t.head.net[0].rows = 2;
    assert_int_equal(open_it(&t, sizeof t, "features"), LB_EMODEL);
    t = make(), t.head.net[0].hidden = 48;
    assert_int_equal(open_it(&t, sizeof t, "hidden"), LB_EMODEL);
    t = make(), t.head.net[0].row = sizeof t - 8;
    assert_int_equal(open_it(&t, sizeof t, "outside"), LB_EMODEL);
    t = make(), t.head.net[0].out = UINT64_MAX - 7;
    assert_int_equal(open_it(&t, sizeof t, "outside"), LB_EMODEL);
    t = make(), t.slot[0].row = t.slot[1].row = 9, seal(&t);
    assert_int_equal(open_it(&t, sizeof t, "without weights"), LB_EMODEL);
    t = make(), t.slot[0].fingerprint = t.slot[1].fingerprint = 3, t.slot[0].row = t.slot[1].row = 0, seal(&t);
    assert_int_equal(open_it(&t, sizeof t, "empty slot"), LB_EMODEL);
    t = make(), t.head.blob_n = 1u << 31;
    assert_int_equal(open_it(&t, sizeof t, "counts"), LB_EMODEL);
}

/* Every single byte turned over is noticed. */
static void flipped(void **state)
{
    (void)state;
    tiny t = make();
    uint8_t *p = (uint8_t *)&t;
    for (size_t i = sizeof t.head; i < sizeof t; i++) {
        p[i] ^= 0x40;
        assert_int_equal(open_it(&t, sizeof t, NULL), LB_EMODEL);
        p[i] ^= 0x40;
    }
    assert_int_equal(open_it(&t, sizeof t, NULL), LB_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(scores), cmocka_unit_test(refused), cmocka_unit_test(flipped) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
