/* maintext_run.c: main text of HTML pages, for ../shared/eval/maintext and for speed.
 *     maintext_run DATA_DIR OUT_DIR|- PAGE…      writes OUT_DIR/PAGE.txt, prints pages a second */
#include "base/buf.h"
#include "base/file.h"
#include "clean/clean.h"

#include <stdio.h>
#include <time.h>

int main(int argc, char **argv)
{
    lb_arena lang, a;
    const lb_cleaner *cleaner;
    lb_err err = { 0 };
    lb_buf out = { 0 };
    double cpu = 0;
    size_t bytes = 0;
    if (argc < 4) return 2;
    lb_arena_init(&lang, 0);
    lb_arena_init(&a, 0);
    if (lb_cleaner_open(argv[1], &lang, &cleaner, &err) != LB_OK) {
        fprintf(stderr, "%s: %s\n", err.where, err.what);
        return 1;
    }
    for (int i = 3; i < argc; i++) {
        lb_map map;
        if (lb_map_open(argv[i], &map, &err) != LB_OK) continue;
        clock_t from = clock();
        lb_arena_reset(&a);
        lb_facts none = { 0 };
        const lb_text *t = lb_clean_html((lb_str){ (const char *)map.p, (uint32_t)map.n }, &none, cleaner, &a);
        cpu += (double)(clock() - from) / CLOCKS_PER_SEC;
        bytes += map.n;
        out.n = 0;
        for (uint32_t b = 0; b < t->n; b++) {
            if (t->block[b].role == LB_ROLE_boilerplate || t->block[b].role == LB_ROLE_teaser || t->block[b].role == LB_ROLE_caption) continue;
            lb_buf_add(&out, lb_sub(t->text, t->block[b].span));
            lb_buf_putc(&out, '\n');
        }
        if (strcmp(argv[2], "-")) {
            const char *name = strrchr(argv[i], '/');
            char path[1024];
            snprintf(path, sizeof path, "%s/%s.txt", argv[2], name ? name + 1 : argv[i]);
            FILE *f = fopen(path, "wb");
            if (f) {
                fwrite(out.p, 1, out.n, f);
                fclose(f);
            }
        }
        lb_map_close(&map);
    }
    fprintf(stderr, "%d pages, %.1f MB, %.0f pages/s\n", argc - 3, (double)bytes / 1e6, (argc - 3) / cpu);
    lb_buf_free(&out);
    lb_arena_free(&a);
    lb_arena_free(&lang);
    return 0;
}
