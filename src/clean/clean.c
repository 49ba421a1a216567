#include "clean/clean.h"

struct lb_cleaner {
    int none;
};

lb_code lb_cleaner_open(const char *data, lb_arena *a, const lb_cleaner **out, lb_err *err)
{
    (void)data, (void)err;
    *out = lb_new(a, lb_cleaner);
    return LB_OK;
}

lb_code lb_clean_plain(const lb_raw *raw, const lb_cleaner *c, lb_arena *a, const lb_text **out, lb_err *err)
{
    (void)c, (void)err;
    lb_text *t = lb_new(a, lb_text);
    t->facts = raw->facts;
    t->text = raw->bytes;
    LB_VEC(lb_block) blocks = { 0 };
    for (uint32_t from = 0, i = 0; i <= t->text.n; i++) { // one block a line
        if (i < t->text.n && t->text.p[i] != '\n') continue;
        lb_str line = lb_trim((lb_str){ t->text.p + from, i - from });
        uint32_t at = (uint32_t)(line.p - t->text.p);
        if (line.n)
            *lb_push(a, &blocks) = (lb_block){ .span = { at, at + line.n }, .role = LB_ROLE_body, .why = LB_STR("plain"), .minutes = -1 };
        from = i + 1;
    }
    t->n = (uint32_t)blocks.n;
    t->block = blocks.at;
    *out = t;
    return LB_OK;
}

lb_code lb_clean_run(const lb_raw *raw, const lb_cleaner *c, lb_arena *a, const lb_text **out, lb_err *err)
{
    return lb_clean_plain(raw, c, a, out, err);
}
