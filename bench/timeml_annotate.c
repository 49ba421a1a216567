/* timeml_annotate.c: every TimeML file of one folder annotated into another, for scoring:
 *     timeml_annotate OUT_DIR FILE… */
#include "base/file.h"
#include "export/print_timeml.h"

#include <stdio.h>

int main(int argc, char **argv)
{
    lb_engine *e;
    lb_err err = { 0 };
    lb_arena a;
    if (argc < 3 || lb_engine_open("build/share/lagebild", &e, &err) != LB_OK) {
        fprintf(stderr, "timeml_annotate: %s: %s\n", err.where, err.what);
        return 2;
    }
    lb_arena_init(&a, 0);
    int bad = 0;
    for (int i = 2; i < argc; i++) {
        char path[4096];
        const char *name = strrchr(argv[i], '/') ? strrchr(argv[i], '/') + 1 : argv[i];
        lb_buf out = { 0 };
        lb_map in;
        lb_arena_reset(&a);
        snprintf(path, sizeof path, "%s/%s", argv[1], name);
        if (lb_map_open(argv[i], &in, &err) != LB_OK || lb_timeml_annotate(e, (lb_str){ (const char *)in.p, (uint32_t)in.n }, &a, &out, &err) != LB_OK) {
            fprintf(stderr, "%s: %s\n", argv[i], err.what);
            bad = 1;
        }
        FILE *f = fopen(path, "wb");
        if (f) {
            fwrite(out.p, 1, out.n, f);
            fclose(f);
        }
        lb_map_close(&in);
        lb_buf_free(&out);
    }
    lb_arena_free(&a);
    lb_engine_close(e);
    return bad;
}
