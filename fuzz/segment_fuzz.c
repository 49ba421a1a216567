/* segment_fuzz.c: any bytes as one block (and cut at line feeds): tokens stay in order and inside. */
#include "segment/segment.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static lb_arena lang, a;
    static const lb_lexicon *lex;
    static const lb_segmenter *seg;
    static jmp_buf escape;
    lb_err err;
    if (!seg) {
        lb_arena_init(&lang, 0);
        lb_arena_init(&a, (size_t)1 << 28);
        lang.escape = &escape;
        if (setjmp(escape)) abort();
        if (lb_lexicon_open("build/share/lagebild", &lang, &lex, &err) || lb_segmenter_open("build/share/lagebild/de", lex, &lang, &seg, &err)) abort();
    }
    if (size > 1 << 16) return 0;
    lb_arena_reset(&a);
    if (!lb_arena_try(&a, &escape)) return 0;
    char *copy = lb_array(&a, size + 1, char);
    memcpy(copy, data, size);
    lb_str s = { copy, (uint32_t)size };
    LB_VEC(lb_block) blocks = { 0 };
    for (uint32_t i = 0, from = 0; i <= s.n; i++) {
        if (i < s.n && copy[i] != '\n') continue;
        if (i > from) *lb_push(&a, &blocks) = (lb_block){ .span = { from, i } };
        from = i + 1;
    }
    lb_text text = { .text = s, .n = (uint32_t)blocks.n, .block = blocks.at };
    lb_doc doc = { .text = &text };
    const lb_tokens *t = lb_segment(&doc, seg, &a);
    uint32_t last = 0, next = 0;
    for (uint32_t i = 0; i < t->n; i++) {
        if (t->at[i].span.begin < last || t->at[i].span.end <= t->at[i].span.begin || t->at[i].span.end > s.n) abort();
        last = t->at[i].span.end;
    }
    for (uint32_t i = 0; i < t->n_sentences; i++) {
        if (t->sentence[i].first != next || t->sentence[i].end <= next) abort();
        next = t->sentence[i].end;
    }
    if (next != t->n) abort();
    return 0;
}
