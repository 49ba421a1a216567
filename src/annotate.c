/* annotate.c: CoNLL-U or tokens in, a layer out, one sentence at a time. */
#include "export/print.h"
#include "read/conllu.h"

#include <errno.h>

#define CEILING ((size_t)256 << 20) // bytes that one sentence may take

static lb_code one(const lb_engine *e, lb_conllu_reader *r, const lb_printer *how, lb_arena *a, lb_buf *out, uint32_t number, lb_err *err)
{
    jmp_buf escape;
    lb_raw raw = { .type = LB_STR("text/x-conllu") };
    lb_doc d = { .raw = &raw };
    if (!lb_arena_try(a, &escape)) return lb_fail(err, LB_ENOMEM, r->name, "a sentence needs more memory than its ceiling allows");
    lb_code rc = lb_conllu_next(r, a, &d, err);
    if (rc != LB_OK) return rc;
    raw.facts.name = LB_STR("");
    ((lb_tokens *)(uintptr_t)d.tokens)->counted = number;
    rc = lb_engine_continue(e, how->depth, true, a, &d, err);
    if (rc != LB_OK) return rc;
    if (!lb_arena_try(a, &escape)) return lb_fail(err, LB_ENOMEM, r->name, "a sentence needs more memory than its ceiling allows");
    how->print(&d, a, out);
    return LB_OK;
}

lb_code lb_annotate_stream(const lb_engine *e, const char *path, const char *layer,
                           bool (*sink)(void *user, const char *text, size_t n), void *user, lb_err *err)
{
    const lb_printer *how = lb_printer_find(lb_str_of(layer));
    if (!how) return lb_fail(err, LB_EUSAGE, layer, "no such layer");
    bool standard = !strcmp(path, "-");
    FILE *f = standard ? stdin : fopen(path, "rb");
    if (!f) return lb_fail(err, LB_EIO, path, "cannot open: %s", strerror(errno));
    lb_conllu_reader r = { .in = f, .name = standard ? "standard input" : path };
    lb_arena a;
    lb_buf out = { 0 };
    lb_code rc = LB_OK;
    lb_arena_init(&a, CEILING);
    for (uint32_t n = 0; rc == LB_OK; n++) {
        lb_arena_reset(&a);
        out.n = 0;
        rc = one(e, &r, how, &a, &out, n, err);
        if (rc == LB_OK && out.failed) rc = lb_fail(err, LB_ENOMEM, path, "no memory for the output");
        if (rc == LB_OK && out.n && !sink(user, out.p, out.n)) break;
    }
    if (rc == LB_ENONE) rc = LB_OK;
    lb_buf_free(&out);
    lb_conllu_close(&r);
    lb_arena_free(&a);
    if (!standard) fclose(f);
    return rc;
}
