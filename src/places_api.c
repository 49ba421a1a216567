/* places_api.c: the gazetteer for programs and people: look a name up, import dumps. */
#include "export/print.h"
#include "mention/gazetteer.h"
#include "mention/translit.h"
#include "pipeline.h"

static void put_hit(const lb_gazetteer *g, lb_gaz_hit h, bool json, lb_arena *a, lb_buf *out)
{
    const lb_gaz_place *r = lb_gaz_at(g, h);
    lb_place p = lb_gazetteer_place(g, h, a);
    if (!json) {
        lb_buf_printf(out, "%.*s\t", LB_FMT(p.name));
        if (p.has_coordinates) lb_buf_printf(out, "%.4f %.4f", p.lat, p.lon);
        lb_buf_printf(out, "\t%.*s\t%.*s\t%.*s\t", LB_FMT(p.feature), LB_FMT(p.country), LB_FMT(p.admin1));
        if (p.geonameid) lb_buf_printf(out, "%u", (unsigned)p.geonameid);
        lb_buf_putc(out, '\t');
        for (uint32_t i = 0; i < p.n_alias; i++) lb_buf_printf(out, "%s%.*s", i ? ", " : "", LB_FMT(p.alias[i]));
        lb_buf_putc(out, '\n');
        return;
    }
    lb_buf_puts(out, "{\"name\":");
    lb_buf_json(out, p.name);
    lb_buf_puts(out, ",\"aliases\":[");
    for (uint32_t i = 0; i < p.n_alias; i++) {
        if (i) lb_buf_putc(out, ',');
        lb_buf_json(out, p.alias[i]);
    }
    lb_buf_putc(out, ']');
    if (p.geonameid) lb_buf_printf(out, ",\"geonameid\":%u", (unsigned)p.geonameid);
    if (p.has_coordinates) lb_buf_printf(out, ",\"lat\":%.5f,\"lon\":%.5f", p.lat, p.lon);
    lb_buf_puts(out, ",\"feature\":");
    lb_buf_json(out, p.feature);
    lb_buf_puts(out, ",\"country\":");
    lb_buf_json(out, p.country);
    lb_buf_puts(out, ",\"admin1\":");
    lb_buf_json(out, p.admin1);
    if (r->population) lb_buf_printf(out, ",\"population\":%u", (unsigned)r->population);
    lb_buf_printf(out, ",\"precision\":%u}\n", (unsigned)p.precision);
}

lb_code lb_places_find(const lb_engine *e, const char *name, lb_style form, lb_sink sink, void *user, size_t *count, lb_err *err)
{
    const lb_gazetteer *g = lb_engine_gazetteer(e);
    lb_arena a;
    jmp_buf escape;
    lb_buf out = { 0 };
    lb_gaz_hit h[LB_GAZ_MOST];
    volatile uint32_t n = 0;
    lb_code rc = LB_OK;
    lb_str asked = lb_trim(lb_str_of(name));
    if (count) *count = 0;
    if (lb_utf8_bad(asked) >= 0) return lb_fail(err, LB_EUTF8, "place name", "not UTF-8");
    lb_arena_init(&a, (size_t)64 << 20);
    if (lb_arena_try(&a, &escape)) {
        uint32_t k = lb_gazetteer_find(g, asked, h, LB_GAZ_MOST, NULL);
        if (!k && (lb_cyrillic_of(asked) & LB_CYR_UKRAINIAN)) k = lb_gazetteer_find(g, lb_german_of_ukrainian(&a, asked), h, LB_GAZ_MOST, NULL);
        if (!k && (lb_cyrillic_of(asked) & LB_CYR_RUSSIAN)) k = lb_gazetteer_find(g, lb_german_of_russian(&a, asked), h, LB_GAZ_MOST, NULL);
        if (!k) k = lb_gazetteer_find(g, lb_capital(&a, asked), h, LB_GAZ_MOST, NULL);
        for (uint32_t i = 0; i < k; i++) put_hit(g, h[i], form == LB_FOR_PROGRAMS, &a, &out);
        n = k;
    }
    if (out.failed) rc = lb_fail(err, LB_ENOMEM, name, "no memory");
    else if (!n) rc = lb_fail(err, LB_ENONE, name, "no place of this name; more places: gazetteer import");
    else if (!sink(user, out.p, out.n)) rc = LB_OK; // the caller stopped, and knows
    if (rc == LB_OK && count) *count = n;
    lb_buf_free(&out);
    lb_arena_free(&a);
    return rc;
}

lb_code lb_places_import(const lb_engine *e, const char *const *file, size_t n, char *path, size_t size, size_t *places, size_t *names, lb_err *err)
{
    lb_arena a;
    jmp_buf escape;
    lb_arena_init(&a, 1 << 16);
    path[0] = 0;
    if (lb_arena_try(&a, &escape)) {
        lb_str p = lb_gazetteer_user_path(&a);
        if (p.n && p.n < size) memcpy(path, p.p, p.n + 1u);
    }
    lb_arena_free(&a);
    if (!path[0]) return lb_fail(err, LB_EIO, "gazetteer.bin", "neither XDG_DATA_HOME nor HOME names a folder to put it in");
    uint32_t n_places = 0, n_names = 0;
    if (n > UINT32_MAX) return lb_fail(err, LB_ECAP, path, "too many files");
    lb_code rc = lb_gazetteer_import(lb_engine_gazetteer(e), file, (uint32_t)n, path, &n_places, &n_names, err);
    *places = n_places;
    *names = n_names;
    return rc;
}

const char *lb_places_skipped(const lb_engine *e, const char **where)
{
    const lb_gazetteer *g = lb_engine_gazetteer(e);
    if (where) *where = g->skipped.where;
    return g->skipped.code == LB_OK ? NULL : g->skipped.what;
}
