/* golden.c: runs the golden files: text in, printed layer out, compared.
 *
 *     golden [--update] [--data DIR] FILE…
 *
 * The folder names the layer (tests/golden/times/… uses printer "times").
 * A .txt file holds blocks, one fact each:
 *     = title | date 2025-02-07 | publisher TASS      (facts are optional)
 *     text, one or more lines
 *     ---
 *     expected lines
 * A .tsv file holds one case a line: text TAB expected lines joined by " ; ",
 * with "# date 2025-02-07" lines setting facts for what follows.
 * A line "# at least 93 %" makes the whole file one test that passes when that share of
 * its cases does. Without it every case is a test. */
#include "export/print.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct {
    const lb_engine  *engine;
    const lb_printer *printer;
    lb_arena          arena;   // one case
    int               passed, failed;
    bool              update, quiet;
    lb_facts          facts;
} runner;

static void set_fact(runner *r, lb_str fact)
{
    fact = lb_trim(fact);
    if (lb_starts(fact, "date ")) {
        if (!lb_date_parse(lb_trim((lb_str){ fact.p + 5, fact.n - 5 }), &r->facts.date)) r->facts.date = (lb_date){ 0 };
    } else if (lb_starts(fact, "publisher ")) {
        r->facts.publisher = lb_trim((lb_str){ fact.p + 10, fact.n - 10 });
    } else if (lb_starts(fact, "url ")) {
        r->facts.url = lb_trim((lb_str){ fact.p + 4, fact.n - 4 });
    }
}

/* What the program says for `text`; belongs to the caller. */
static lb_buf actual(runner *r, lb_str text, bool one_line)
{
    lb_buf out = { 0 }, line = { 0 };
    lb_doc doc;
    lb_err err = { 0 };
    lb_arena_reset(&r->arena);
    lb_raw raw = { .bytes = text, .type = LB_STR("text/plain"), .facts = r->facts };
    raw.facts.name = LB_STR("golden");
    jmp_buf escape;
    if (lb_engine_run(r->engine, &raw, r->printer->depth, r->printer->all, &r->arena, &doc, &err) != LB_OK)
        lb_buf_printf(&out, "error: %s: %s\n", err.where, err.what);
    else if (lb_arena_try(&r->arena, &escape)) r->printer->print(&doc, &r->arena, &out);
    while (out.n && out.p[out.n - 1] == '\n') out.p[--out.n] = 0;
    if (!one_line) return out;
    for (size_t i = 0; i < out.n; i++) {
        if (out.p[i] == '\n') lb_buf_puts(&line, " ; ");
        else lb_buf_putc(&line, out.p[i]);
    }
    lb_buf_free(&out);
    return line;
}

static bool check(runner *r, const char *path, int line, lb_str title, lb_str text, lb_str want, lb_buf *got)
{
    bool ok = lb_eq(lb_trim(lb_buf_str(got)), lb_trim(want));
    if (!ok && !r->quiet)
        printf("%s:%d: %.*s\n  text: %.*s\n  want: %.*s\n  got:  %.*s\n", path, line, LB_FMT(title), LB_FMT(text),
               LB_FMT(want), (int)got->n, got->p ? got->p : "");
    return ok;
}

static lb_str next_line(lb_str all, uint32_t *i)
{
    const char *end = memchr(all.p + *i, '\n', all.n - *i);
    lb_str line = { all.p + *i, end ? (uint32_t)(end - all.p) - *i : all.n - *i };
    *i += line.n + 1;
    return line;
}

static void facts_of_title(runner *r, lb_str line)
{
    r->facts = (lb_facts){ 0 };
    for (uint32_t i = 0; i < line.n; i++)
        if (line.p[i] == '|') set_fact(r, (lb_str){ line.p + i + 1, line.n - i - 1 });
}

static void run_blocks(runner *r, const char *path, lb_str all, int *cases, int *good, lb_buf *again)
{
    lb_str title = { 0 }, text = { 0 }, want = { 0 };
    int state = 0, line = 0, start = 0; // 0 before, 1 text, 2 expected
    for (uint32_t i = 0; i <= all.n;) {
        bool last = i >= all.n;
        lb_str l = last ? LB_STR("") : next_line(all, &i);
        line++;
        if (last || lb_starts(l, "= ")) {
            if (state == 2) {
                lb_buf got = actual(r, lb_trim(text), false);
                (*cases)++;
                *good += check(r, path, start, title, text, want, &got);
                lb_buf_printf(again, "%.*s\n%.*s\n---\n%s\n\n", LB_FMT(title), LB_FMT(lb_trim(text)), got.n ? got.p : "");
                lb_buf_free(&got);
            }
            if (last) break;
            title = l;
            facts_of_title(r, l);
            text = want = (lb_str){ 0 };
            state = 1;
            start = line;
        } else if (state == 1 && lb_is(l, "---")) {
            state = 2;
        } else if (state == 0) {
            lb_buf_printf(again, "%.*s\n", LB_FMT(l));
        } else {
            lb_str *to = state == 1 ? &text : &want;
            if (!to->p) to->p = l.p;
            to->n = (uint32_t)(l.p + l.n - to->p);
        }
    }
}

static void run_rows(runner *r, const char *path, lb_str all, int *cases, int *good, lb_buf *again)
{
    int line = 0;
    for (uint32_t i = 0; i < all.n;) {
        lb_str l = next_line(all, &i);
        line++;
        const char *tab = l.n ? memchr(l.p, '\t', l.n) : NULL;
        if (!tab) {
            if (lb_starts(l, "# ")) set_fact(r, (lb_str){ l.p + 2, l.n - 2 });
            lb_buf_printf(again, "%.*s\n", LB_FMT(l));
            continue;
        }
        lb_str text = { l.p, (uint32_t)(tab - l.p) }, want = { tab + 1, (uint32_t)(l.p + l.n - tab - 1) };
        lb_buf got = actual(r, text, true);
        (*cases)++;
        *good += check(r, path, line, LB_STR(""), text, want, &got);
        lb_buf_printf(again, "%.*s\t%s\n", LB_FMT(text), got.n ? got.p : "");
        lb_buf_free(&got);
    }
}

static lb_str slurp(const char *path)
{
    lb_buf b = { 0 };
    char chunk[4096];
    FILE *f = fopen(path, "rb");
    if (!f) return (lb_str){ 0 };
    for (size_t n; (n = fread(chunk, 1, sizeof chunk, f)) > 0;) lb_buf_add(&b, (lb_str){ chunk, (uint32_t)n });
    fclose(f);
    return lb_buf_str(&b);
}

static void run_file(runner *r, const char *path)
{
    lb_buf again = { 0 };
    int cases = 0, good = 0;
    lb_str all = slurp(path), dir = lb_str_of(path);
    const char *slash = strrchr(path, '/');
    if (!all.p || !slash) {
        printf("%s: cannot read\n", path);
        r->failed++;
        return;
    }
    dir.n = (uint32_t)(slash - path);
    for (uint32_t i = 0; i < dir.n; i++)
        if (dir.p[i] == '/') dir = (lb_str){ dir.p + i + 1, dir.n - i - 1 }, i = (uint32_t)-1;
    r->printer = lb_printer_find(dir);
    if (!r->printer) {
        printf("%s: no printer \"%.*s\"\n", path, LB_FMT(dir));
        r->failed++;
        return;
    }
    r->facts = (lb_facts){ 0 };
    double share = -1;
    int64_t at = lb_find(all, LB_STR("# at least "));
    if (at >= 0) share = strtod(all.p + at + 11, NULL);
    if (lb_ends(lb_str_of(path), ".tsv")) run_rows(r, path, all, &cases, &good, &again);
    else run_blocks(r, path, all, &cases, &good, &again);
    if (share >= 0) {
        bool ok = cases && 100.0 * good >= share * cases;
        printf("%s: %d of %d, %.1f %% (at least %.1f)\n", path, good, cases, cases ? 100.0 * good / cases : 0, share);
        r->passed += ok;
        r->failed += !ok;
    } else {
        r->passed += good;
        r->failed += cases - good;
    }
    if (r->update) {
        FILE *f = fopen(path, "wb");
        if (f) {
            fwrite(again.p, 1, again.n, f);
            fclose(f);
        }
    }
    lb_buf_free(&again);
    free((void *)(uintptr_t)all.p);
}

int main(int argc, char **argv)
{
    runner r = { 0 };
    lb_engine *e;
    lb_err err = { 0 };
    const char *data = "build/share/lagebild";
    int i = 1;
    for (; i < argc && !strncmp(argv[i], "--", 2); i++) {
        if (!strcmp(argv[i], "--update")) r.update = true;
        else if (!strcmp(argv[i], "--quiet")) r.quiet = true;
        else if (!strcmp(argv[i], "--data") && i + 1 < argc) data = argv[++i];
    }
    if (lb_engine_open(data, &e, &err) != LB_OK) {
        fprintf(stderr, "golden: %s: %s\n", err.where, err.what);
        return 4;
    }
    r.engine = e;
    lb_arena_init(&r.arena, (size_t)1 << 30);
    for (; i < argc; i++) run_file(&r, argv[i]);
    lb_arena_free(&r.arena);
    lb_engine_close(e);
    printf("golden: %d passed, %d failed\n", r.passed, r.failed);
    return r.failed != 0;
}
