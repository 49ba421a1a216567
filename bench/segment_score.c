/* segment_score.c: tokens and sentences F1 against a CoNLL-U file's raw text.
 *
 *     segment_score [--data DIR] [--errors] FILE.conllu
 *
 * The "# text" lines are joined by single spaces into one block. Multi-word tokens count as
 * their surface token. A second line counts hyphen compounds as one token on both sides:
 * GSD writes "US - Präsident", HDT and TIGER "US-Präsident"; ours are whole. */
#include "base/buf.h"
#include "segment/segment.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct {
    uint32_t begin, end; // in the text
} range;

typedef struct {
    lb_arena a;
    lb_buf   text;
    LB_VEC(range) gold, joined, gold_sentence, own, own_sentence;
} scorer;

static void fail(const char *what)
{
    fprintf(stderr, "segment_score: %s\n", what);
    exit(4);
}

static lb_str field(lb_str line, int k)
{
    uint32_t from = 0;
    for (uint32_t i = 0; i <= line.n; i++) {
        if (i < line.n && line.p[i] != '\t') continue;
        if (!k--) return (lb_str){ line.p + from, i - from };
        from = i + 1;
    }
    return (lb_str){ 0 };
}

static void take_tokens(scorer *s, const lb_str *form, uint32_t n, uint32_t from)
{
    uint32_t at = from, end = (uint32_t)s->text.n;
    lb_str all = lb_buf_str(&s->text);
    bool glue = false;
    for (uint32_t i = 0; i < n; i++) {
        while (at < end && lb_is_space((uint8_t)all.p[at])) at++, glue = false;
        if (at + form[i].n > end || memcmp(all.p + at, form[i].p, form[i].n)) fail("a token is not in its sentence's text");
        range r = { at, at + form[i].n };
        *lb_push(&s->a, &s->gold) = r;
        bool hyphen = lb_is(form[i], "-"), word = form[i].n && ((uint8_t)form[i].p[0] >= 0x80 || lb_is_letter_cp((uint8_t)form[i].p[0]) || lb_is_digit((uint8_t)form[i].p[0]));
        bool touches = s->joined.n && s->joined.at[s->joined.n - 1].end == r.begin && i > 0;
        if (touches && (glue || hyphen) && (word || hyphen)) s->joined.at[s->joined.n - 1].end = r.end;
        else *lb_push(&s->a, &s->joined) = r;
        glue = hyphen && touches;
        at = r.end;
    }
    *lb_push(&s->a, &s->gold_sentence) = (range){ from, end };
}

static void read_file(scorer *s, const char *path)
{
    static lb_str form[4096];
    lb_str all;
    FILE *f = fopen(path, "rb");
    if (!f) fail("cannot open the file");
    fseek(f, 0, SEEK_END);
    long size = ftell(f);
    rewind(f);
    all = (lb_str){ lb_arena_alloc(&s->a, (size_t)size + 1), (uint32_t)size };
    if (fread((void *)(uintptr_t)all.p, 1, (size_t)size, f) != (size_t)size) fail("cannot read the file");
    fclose(f);
    uint32_t n = 0, from = 0, until = 0;
    for (uint32_t i = 0; i < all.n;) {
        const char *nl = memchr(all.p + i, '\n', all.n - i);
        lb_str line = { all.p + i, nl ? (uint32_t)(nl - all.p) - i : all.n - i };
        i += line.n + 1;
        if (lb_starts(line, "# text = ")) {
            if (s->text.n) lb_buf_putc(&s->text, ' ');
            from = (uint32_t)s->text.n;
            lb_buf_add(&s->text, (lb_str){ line.p + 9, line.n - 9 });
        } else if (!line.n && n) {
            take_tokens(s, form, n, from);
            n = until = 0;
        } else if (line.n && lb_is_digit((uint8_t)line.p[0])) {
            lb_str id = field(line, 0);
            const char *dash = memchr(id.p, '-', id.n);
            uint32_t number = (uint32_t)strtoul(id.p, NULL, 10);
            if (memchr(id.p, '.', id.n) || (!dash && number <= until) || n == 4096) continue;
            if (dash) until = (uint32_t)strtoul(dash + 1, NULL, 10);
            form[n++] = field(line, 1);
        }
    }
}

static void score(const char *what, const scorer *s, const range *gold, size_t n, const range *own, size_t m, bool errors)
{
    size_t i = 0, k = 0, same = 0;
    while (i < n && k < m) {
        if (gold[i].begin == own[k].begin && gold[i].end == own[k].end) same++;
        else if (errors && (k == 0 || own[k].begin >= gold[i].begin))
            printf("%s\tgold [%.*s]\tours [%.*s]\n", what, (int)(gold[i].end - gold[i].begin), s->text.p + gold[i].begin, (int)(own[k].end - own[k].begin), s->text.p + own[k].begin);
        uint32_t e = gold[i].end, o = own[k].end;
        i += e <= o;
        k += o <= e;
    }
    double p = m ? 100.0 * (double)same / (double)m : 0, r = n ? 100.0 * (double)same / (double)n : 0;
    printf("%-22s P %.2f  R %.2f  F1 %.2f  (%zu gold, %zu ours)\n", what, p, r, p + r > 0 ? 2 * p * r / (p + r) : 0, n, m);
}

static int run(const char *dir, const char *path, bool errors);

int main(int argc, char **argv)
{
    const char *dir = "build/share/lagebild", *path = NULL;
    bool errors = false;
    for (int i = 1; i < argc; i++) {
        if (!strcmp(argv[i], "--errors")) errors = true;
        else if (!strcmp(argv[i], "--data") && i + 1 < argc) dir = argv[++i];
        else path = argv[i];
    }
    if (!path) fail("usage: segment_score [--data DIR] [--errors] FILE.conllu");
    return run(dir, path, errors);
}

static int run(const char *dir, const char *path, bool errors)
{
    static scorer s;
    lb_err err = { 0 };
    const lb_lexicon *lex;
    const lb_segmenter *seg;
    read_file(&s, path);
    if (lb_lexicon_open(dir, &s.a, &lex, &err) || lb_segmenter_open(lb_printf(&s.a, "%s/de", dir).p, lex, &s.a, &seg, &err)) fail(err.what);
    lb_block block = { .span = { 0, (uint32_t)s.text.n } };
    lb_text text = { .text = lb_buf_str(&s.text), .n = 1, .block = &block };
    lb_doc doc = { .text = &text };
    const lb_tokens *t = lb_segment(&doc, seg, &s.a);
    for (uint32_t i = 0; i < t->n; i++) *lb_push(&s.a, &s.own) = (range){ t->at[i].span.begin, t->at[i].span.end };
    for (uint32_t i = 0; i < t->n_sentences; i++) *lb_push(&s.a, &s.own_sentence) = (range){ t->sentence[i].span.begin, t->sentence[i].span.end };
    score("tokens", &s, s.gold.at, s.gold.n, s.own.at, s.own.n, false);
    score("tokens, hyphens joined", &s, s.joined.at, s.joined.n, s.own.at, s.own.n, errors);
    score("sentences", &s, s.gold_sentence.at, s.gold_sentence.n, s.own_sentence.at, s.own_sentence.n, errors);
    lb_lexicon_close(lex);
    return 0;
}
