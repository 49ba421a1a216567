/* quotes_run.c: the quotation layer of a set: JSON lines with "doc" and "text" on standard input,
 * what `annotate --as quotes` says on standard output. bench/quotes_score.sh scores it.
 *     [LAYER=sources] quotes_run [DATA] */
#include "export/print.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    lb_engine *e;
    lb_err err = { 0 };
    lb_arena arena;
    const char *layer = getenv("LAYER"); // another layer, to look at
    const lb_printer *p = lb_printer_find(lb_str_of(layer ? layer : "quotes"));
    if (!p || lb_engine_open(argc > 1 ? argv[1] : "build/share/lagebild", &e, &err) != LB_OK) {
        fprintf(stderr, "quotes_run: %s: %s\n", err.where, err.what);
        return 4;
    }
    lb_arena_init(&arena, (size_t)1 << 30);
    char *line = NULL;
    size_t cap = 0;
    while (getline(&line, &cap, stdin) > 0) {
        json_t *j = json_loads(line, 0, NULL);
        const char *name = json_string_value(json_object_get(j, "doc")), *text = json_string_value(json_object_get(j, "text"));
        if (name && text) {
            lb_doc doc;
            lb_buf out = { 0 };
            lb_raw raw = { .bytes = lb_str_of(text), .type = LB_STR("text/plain") };
            jmp_buf escape;
            raw.facts.name = lb_str_of(name);
            lb_arena_reset(&arena);
            if (lb_engine_run(e, &raw, p->depth, p->all, &arena, &doc, &err) == LB_OK) {
                if (layer) printf("=== %s\n", name);
                if (lb_arena_try(&arena, &escape)) p->print(&doc, &arena, &out);
                fwrite(out.p, 1, out.n, stdout);
            } else {
                fprintf(stderr, "%s: %s\n", name, err.what);
            }
            lb_buf_free(&out);
        }
        json_decref(j);
    }
    free(line);
    lb_arena_free(&arena);
    lb_engine_close(e);
    return 0;
}
