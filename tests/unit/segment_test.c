/* segment_test.c: hostile and odd texts: offsets stay right, time stays linear, nothing is lost. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <time.h>
#include <cmocka.h>

#include "segment/segment.h"

typedef struct {
    lb_arena            lang, a;
    const lb_lexicon   *lex;
    const lb_segmenter *seg;
} fixture;

static int open_all(void **state)
{
    static fixture f;
    static jmp_buf escape;
    lb_err err = { 0 };
    f.lang.escape = f.a.escape = &escape;
    if (setjmp(escape)) return 1;
    *state = &f;
    return lb_lexicon_open("build/share/lagebild", &f.lang, &f.lex, &err) || lb_segmenter_open("build/share/lagebild/de", f.lex, &f.lang, &f.seg, &err);
}

static int close_all(void **state)
{
    fixture *f = *state;
    lb_lexicon_close(f->lex);
    lb_arena_free(&f->a);
    lb_arena_free(&f->lang);
    return 0;
}

static const lb_tokens *segment(fixture *f, lb_str s)
{
    static lb_block block;
    static lb_text text;
    block = (lb_block){ .span = { 0, s.n } };
    text = (lb_text){ .text = s, .n = 1, .block = &block };
    lb_doc doc = { .text = &text };
    return lb_segment(&doc, f->seg, &f->a);
}

/* Tokens in order, inside their sentence, not empty, no overlap, whole code points. */
static void is_sane(lb_str s, const lb_tokens *t)
{
    uint32_t last = 0, next = 0;
    bool whole = lb_utf8_bad(s) < 0;
    for (uint32_t i = 0; i < t->n_sentences; i++) {
        assert_int_equal(t->sentence[i].first, next);
        assert_true(t->sentence[i].end > t->sentence[i].first);
        next = t->sentence[i].end;
    }
    assert_int_equal(next, t->n);
    for (uint32_t i = 0; i < t->n; i++) {
        const lb_token *k = &t->at[i];
        assert_true(k->span.begin >= last && k->span.end > k->span.begin && k->span.end <= s.n);
        assert_true(k->sentence < t->n_sentences && t->sentence[k->sentence].first <= i && i < t->sentence[k->sentence].end);
        if (whole) assert_true(((uint8_t)s.p[k->span.begin] & 0xC0) != 0x80);
        last = k->span.end;
    }
}

static lb_str repeat(fixture *f, const char *z, uint32_t bytes)
{
    uint32_t n = (uint32_t)strlen(z);
    char *p = lb_arena_alloc(&f->a, bytes + n);
    for (uint32_t i = 0; i < bytes; i += n) memcpy(p + i, z, n);
    return (lb_str){ p, bytes / n * n };
}

static void odd_texts(void **state)
{
    fixture *f = *state;
    static const char *const odd[] = {
        "", " ", ".", "...", "\"", "„", "((((", "))))", "- - -", "\xFF\xFE", "a\xCC\x88", "\xE2\x80\x8F.", "1.", "1.1.1.1.1.", "@", "#", "@@@", "http://",
        "www.", "'", "''''", "``", "z.", "a.b.c.d.e.f.g.", "中文字符。这是", "Київ. Москва!", "שלום", "+++", "++++++", "😀😀👨‍👩‍👧", "🇺🇦🇺", "\xC2\xA0\xC2\xA0",
        "A\0B", "°C", "’s", "Hans’", "-", "--", "– – –", "1-", "1--2", "Luft-", "x@", "x@y", "3.½", "\xC2", "a\xE2\x80",
    };
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) is_sane(lb_str_of(odd[i]), segment(f, lb_str_of(odd[i])));
    is_sane((lb_str){ "A\0.B\0", 5 }, segment(f, (lb_str){ "A\0.B\0", 5 }));
    srand(7);
    for (int k = 0; k < 3000; k++) {
        static const char bits[] = "aB1.,:-'\"()!?@# \n/zA\xC3\xA4\xE2\x80\x9E\xE2\x80\x93\xF0\x9F\x98\x80&*_+%";
        char text[64];
        uint32_t n = (uint32_t)rand() % sizeof text;
        for (uint32_t i = 0; i < n; i++) text[i] = bits[(size_t)rand() % (sizeof bits - 1)];
        is_sane((lb_str){ text, n }, segment(f, (lb_str){ text, n }));
        if (k % 500 == 0) lb_arena_reset(&f->a);
    }
}

static double seconds(fixture *f, lb_str s)
{
    struct timespec from, to;
    clock_gettime(CLOCK_MONOTONIC, &from);
    const lb_tokens *t = segment(f, s);
    clock_gettime(CLOCK_MONOTONIC, &to);
    is_sane(s, t);
    return (double)(to.tv_sec - from.tv_sec) + 1e-9 * (double)(to.tv_nsec - from.tv_nsec);
}

static void time_is_linear(void **state)
{
    fixture *f = *state;
    static const char *const hostile[] = { "a", "(", "\"", "1.", "a.", ".", "-", "a-", "'", "@", "http://", "z. B. ", "3. A", "„", "\xCC\x88", "😀", "+", "Xxx. ", "1-1", "ß", " " };
    for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
        lb_arena_reset(&f->a);
        double t = seconds(f, repeat(f, hostile[i], 1 << 20));
        if (t > 4.0) fail_msg("1 MB of \"%s\" took %.1f s", hostile[i], t);
    }
}

static void blocks_do_not_glue(void **state)
{
    fixture *f = *state;
    lb_str s = LB_STR("Angriff auf Kiew\nTote in Sumy\nEnde");
    lb_block b[] = { { .span = { 0, 16 } }, { .span = { 17, 29 } }, { .span = { 30, 34 } } };
    lb_text text = { .text = s, .n = 3, .block = b };
    lb_doc doc = { .text = &text };
    const lb_tokens *t = lb_segment(&doc, f->seg, &f->a);
    assert_int_equal(t->n_sentences, 3);
    assert_int_equal(t->sentence[1].block, 1);
    assert_true(lb_is(lb_sub(s, t->sentence[1].span), "Tote in Sumy"));
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(odd_texts), cmocka_unit_test(time_is_linear), cmocka_unit_test(blocks_do_not_glue) };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
