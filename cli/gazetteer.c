/* gazetteer.c: places: what a name can mean, and more of them. */
#include "cli.h"

#include <string.h>

static int find(const request *q, const lb_engine *e)
{
    bool broken = false, any = false;
    int rc = EXIT_DONE;
    for (int i = 1; i < q->n && !broken; i++) {
        lb_err err = { 0 };
        size_t n = 0;
        lb_code code = lb_places_find(e, q->arg[i], q->value[OPT_JSON] ? LB_FOR_PROGRAMS : LB_FOR_PEOPLE, to_stdout, &broken, &n, &err);
        if (code != LB_OK) complain(&err);
        if (code != LB_OK && code != LB_ENONE) rc = EXIT_SOME_FAILED;
        any |= n > 0;
    }
    return end_output(broken, rc == EXIT_DONE && !any ? EXIT_NOTHING : rc);
}

static int import(const request *q, const lb_engine *e)
{
    lb_err err = { 0 };
    char path[4096];
    size_t places, names;
    if (lb_places_import(e, (const char *const *)(q->arg + 1), (size_t)(q->n - 1), path, sizeof path, &places, &names, &err) != LB_OK) {
        complain(&err);
        return EXIT_FAILED;
    }
    if (!q->value[OPT_QUIET]) fprintf(stderr, "%zu places with %zu names in %s\n", places, names, path);
    return EXIT_DONE;
}

int run_gazetteer(const request *q)
{
    lb_engine *e;
    bool finds = !strcmp(q->arg[0], "find");
    if (!finds && strcmp(q->arg[0], "import") != 0) {
        fprintf(stderr, "lagebild: gazetteer %s: find or import\nTry \"lagebild gazetteer --help\".\n", q->arg[0]);
        return EXIT_USAGE;
    }
    int rc = open_engine(q, &e);
    if (rc != EXIT_DONE) return rc;
    const char *where, *why = lb_places_skipped(e, &where);
    if (why && finds) fprintf(stderr, "lagebild: %s: %s\n", where, why);
    rc = finds ? find(q, e) : import(q, e);
    lb_engine_close(e);
    return rc;
}
