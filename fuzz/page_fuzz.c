/* page_fuzz.c: bytes -> character set -> tree -> main text: spans lie in order inside the text. */
#include "clean/clean.h"
#include "reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
    static lb_arena lang; // kept from call to call: the tables are read once
    static const lb_cleaner *c;
    static bool ready;
    lb_arena a;
    jmp_buf escape;
    if (!ready) {
        lb_arena_init(&lang, 0);
        if (!lb_arena_try(&lang, &escape) || lb_cleaner_open("data/de", &lang, &c, NULL) != LB_OK) abort();
        ready = true;
    }
    lb_arena_init(&a, 64 << 20);
    if (lb_arena_try(&a, &escape)) {
        lb_facts none = { 0 };
        const lb_text *t = lb_clean_html((lb_str){ (const char *)p, (uint32_t)n }, &none, c, &a);
        uint32_t at = 0;
        for (uint32_t i = 0; i < t->n; i++) {
            if (t->block[i].span.begin < at || t->block[i].span.end < t->block[i].span.begin || t->block[i].span.end > t->text.n) abort();
            at = t->block[i].span.end;
        }
        lb_raw raw = { .bytes = { (const char *)p, (uint32_t)n }, .type = LB_STR("text/plain") };
        const lb_text *plain;
        lb_err err;
        if (lb_clean_run(&raw, c, &a, &plain, &err) == LB_OK && lb_utf8_bad(plain->text) >= 0) abort();
    }
    lb_arena_free(&a);
    return 0;
}
