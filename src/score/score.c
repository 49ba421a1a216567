/* score.c: pairs gold and system claims and prints precision, recall and F1: of claims, of
 * the ledger (each pair weighted by its share of right slots), strictly (every slot right).
 * O(gold x system) within a report. */
#include "score/score.h"

#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct {
    json_t     **at;
    lb_str      *report; // [n]
    uint32_t     n;
    uint32_t    *order;  // [n] by report, then as in the file
} claims;

typedef struct {
    double      tp, weight, full, gold, system;
} tally;

typedef struct {
    lb_str key;
    tally  t;
} row;

typedef struct {
    lb_arena  *a;
    claims     gold, system;
    char       by;       // 't' type, 'r' report, 0
    tally      all;
    LB_VEC(row) rows;
    double     slot_sum[LB_SLOTS];
    uint32_t   slot_n[LB_SLOTS];
    LB_VEC(uint32_t) missed, spurious;
    LB_VEC(struct { uint32_t gold; lb_slots slots; }) wrong;
} scoring;

static const char *text(const json_t *o, const char *key)
{
    const char *s = json_string_value(json_object_get(o, key));
    return s ? s : "";
}

typedef struct {
    const claims *of;
    uint32_t      i;
} ordered;

static int by_report(const void *x, const void *y)
{
    const ordered *a = x, *b = y;
    int c = lb_cmp(a->of->report[a->i], b->of->report[b->i]);
    return c ? c : a->i < b->i ? -1 : a->i > b->i;
}

/* Objects stay owned by c->at, which the caller frees whatever happens in the arena. */
static lb_code load(const char *path, lb_arena *a, claims *c, lb_err *err)
{
    lb_str all;
    lb_code rc = lb_file_read(path, a, &all, err);
    if (rc != LB_OK) return rc;
    uint32_t lines = 1, line = 0;
    for (uint32_t i = 0; i < all.n; i++) lines += all.p[i] == '\n';
    c->at = lb_array(a, lines, json_t *);
    c->report = lb_array(a, lines, lb_str);
    c->order = lb_array(a, lines, uint32_t);
    ordered *o = lb_array(a, lines, ordered);
    for (uint32_t i = 0; i < all.n;) {
        const char *end = memchr(all.p + i, '\n', all.n - i);
        lb_str s = { all.p + i, end ? (uint32_t)(end - all.p) - i : all.n - i };
        i += s.n + 1;
        line++;
        if (!lb_trim(s).n) continue;
        json_error_t bad;
        json_t *v = c->at[c->n++] = json_loadb(s.p, s.n, 0, &bad);
        char where[256];
        snprintf(where, sizeof where, "%s:%u", path, line);
        if (!json_is_object(v)) return lb_fail(err, LB_EINPUT, where, "%s", v ? "not a JSON object" : bad.text);
        if (!*text(v, "report") || !*text(v, "type")) return lb_fail(err, LB_EINPUT, where, "no claim: it needs \"report\" and \"type\"");
        c->report[c->n - 1] = lb_str_of(text(v, "report"));
    }
    for (uint32_t i = 0; i < c->n; i++) o[i] = (ordered){ c, i };
    if (c->n) qsort(o, c->n, sizeof *o, by_report);
    for (uint32_t i = 0; i < c->n; i++) c->order[i] = o[i].i;
    return LB_OK;
}

static void unload(claims *c)
{
    for (uint32_t i = 0; i < c->n; i++) json_decref(c->at[i]);
}

/* ---- pairs ---- */

static int by_word(const void *x, const void *y) { return lb_cmp(*(const lb_str *)x, *(const lb_str *)y); }

static lb_words_list sorted(lb_arena *a, const char *s)
{
    lb_words_list w = lb_score_words(a, s);
    if (w.n) qsort(w.at, w.n, sizeof *w.at, by_word);
    return w;
}

static double covers(const lb_words_list *x, const lb_words_list *y)
{
    uint32_t n = 0;
    if (!x->n || !y->n) return 0;
    for (uint32_t i = 0, k = 0; i < x->n && k < y->n;) {
        int c = lb_cmp(x->at[i], y->at[k]);
        n += c == 0;
        i += c <= 0;
        k += c >= 0;
    }
    return (double)n / (x->n < y->n ? x->n : y->n);
}

static lb_str first_five(lb_str s)
{
    uint32_t i = 0;
    for (int k = 0; k < 5 && i < s.n; k++) lb_utf8_next(s, &i);
    return (lb_str){ s.p, i };
}

static bool same_trigger(const lb_words_list *x, const lb_words_list *y)
{
    for (uint32_t i = 0; i < x->n; i++)
        for (uint32_t k = 0; k < y->n; k++)
            if (lb_eq(first_five(x->at[i]), first_five(y->at[k]))) return true;
    return false;
}

static bool type_fits(const json_t *g, const json_t *s)
{
    size_t i;
    json_t *alt;
    if (!strcmp(text(g, "type"), text(s, "type"))) return true;
    json_array_foreach(json_object_get(g, "alt"), i, alt)
        if (json_is_string(alt) && !strcmp(json_string_value(alt), text(s, "type"))) return true;
    return false;
}

typedef struct {
    double   score;
    uint32_t g, s, n; // n: in order of making, so that equals keep it
    lb_slots slots;
} candidate;

static int by_score(const void *x, const void *y)
{
    const candidate *a = x, *b = y;
    if (a->score != b->score) return a->score > b->score ? -1 : 1;
    return a->n < b->n ? -1 : a->n > b->n;
}

static tally *row_of(scoring *z, lb_str key)
{
    for (size_t i = 0; i < z->rows.n; i++)
        if (lb_eq(z->rows.at[i].key, key)) return &z->rows.at[i].t;
    row *r = lb_push(z->a, &z->rows);
    *r = (row){ .key = key };
    return &r->t;
}

static tally *row_for(scoring *z, const json_t *claim)
{
    return row_of(z, lb_str_of(text(claim, z->by == 't' ? "type" : "report")));
}

static void count_pair(scoring *z, const candidate *c)
{
    const json_t *g = z->gold.at[c->g];
    tally *t[] = { &z->all, row_for(z, g) };
    for (int i = 0; i < 2; i++) t[i]->tp++, t[i]->weight += c->slots.credit, t[i]->full += c->slots.full, t[i]->gold++, t[i]->system++;
    for (int i = 0; i < LB_SLOTS; i++)
        if (c->slots.at[i] >= 0) z->slot_sum[i] += c->slots.at[i], z->slot_n[i]++;
    if (c->slots.full) return;
    (void)lb_push(z->a, &z->wrong);
    z->wrong.at[z->wrong.n - 1].gold = c->g;
    z->wrong.at[z->wrong.n - 1].slots = c->slots;
}

/* One report: gold claims order[from..to), system claims order[s0..s1). */
static void score_report(scoring *z, uint32_t from, uint32_t to, uint32_t s0, uint32_t s1)
{
    uint32_t n = to - from, m = s1 - s0;
    lb_words_list *quote = lb_array(z->a, n, lb_words_list), *said = lb_array(z->a, m, lb_words_list);
    lb_words_list *trigger = lb_array(z->a, n, lb_words_list), *named = lb_array(z->a, m, lb_words_list);
    bool *used_g = lb_array(z->a, n, bool), *used_s = lb_array(z->a, m, bool), *excused = lb_array(z->a, m, bool);
    LB_VEC(candidate) cand = { 0 };
    for (uint32_t i = 0; i < n; i++) {
        const json_t *g = z->gold.at[z->gold.order[from + i]];
        quote[i] = sorted(z->a, text(g, "quote"));
        trigger[i] = lb_score_words(z->a, text(g, "trigger"));
    }
    for (uint32_t k = 0; k < m; k++) {
        const json_t *e = json_object_get(z->system.at[z->system.order[s0 + k]], "evidence");
        said[k] = sorted(z->a, text(e, "text"));
        named[k] = lb_score_words(z->a, text(e, "trigger"));
    }
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < m; k++) {
            const json_t *g = z->gold.at[z->gold.order[from + i]], *s = z->system.at[z->system.order[s0 + k]];
            double o;
            if (!type_fits(g, s) || (o = covers(&quote[i], &said[k])) < 0.6) continue;
            bool optional = json_is_true(json_object_get(g, "optional"));
            if (optional) excused[k] = true;
            lb_slots r = lb_score_slots(g, s, z->a);
            uint32_t made = (uint32_t)cand.n;
            *lb_push(z->a, &cand) = (candidate){ r.credit + 0.3 * same_trigger(&trigger[i], &named[k]) + 0.05 * o + (optional ? 0 : 0.1), i, k, made, r };
        }
    if (cand.n) qsort(cand.at, cand.n, sizeof *cand.at, by_score);
    for (size_t c = 0; c < cand.n; c++) {
        candidate *p = &cand.at[c];
        if (used_g[p->g] || used_s[p->s]) continue;
        used_g[p->g] = used_s[p->s] = true;
        p->g = z->gold.order[from + p->g];
        if (!json_is_true(json_object_get(z->gold.at[p->g], "optional"))) count_pair(z, p);
    }
    for (uint32_t i = 0; i < n; i++) {
        const json_t *g = z->gold.at[z->gold.order[from + i]];
        if (used_g[i] || json_is_true(json_object_get(g, "optional"))) continue;
        z->all.gold++;
        row_for(z, g)->gold++;
        *lb_push(z->a, &z->missed) = z->gold.order[from + i];
    }
    for (uint32_t k = 0; k < m; k++) {
        if (used_s[k] || excused[k]) continue;
        z->all.system++;
        row_for(z, z->system.at[z->system.order[s0 + k]])->system++;
        *lb_push(z->a, &z->spurious) = z->system.order[s0 + k];
    }
}

/* ---- print ---- */

static double f1(double tp, double system, double gold)
{
    double p = system > 0 ? tp / system : 0, r = gold > 0 ? tp / gold : 0;
    return p + r > 0 ? 2 * p * r / (p + r) : 0;
}

static void line(lb_buf *b, lb_str name, const tally *t)
{
    lb_buf_printf(b, "%.*s%*s gold %4.0f system %4.0f  claims P %.3f R %.3f F1 %.3f  ledger F1 %.3f  strict F1 %.3f\n", LB_FMT(name),
                  name.n < 24 ? (int)(24 - name.n) : 0, "", t->gold, t->system, t->system > 0 ? t->tp / t->system : 0, t->gold > 0 ? t->tp / t->gold : 0,
                  f1(t->tp, t->system, t->gold), f1(t->weight, t->system, t->gold), f1(t->full, t->system, t->gold));
}

static int by_key(const void *x, const void *y) { return lb_cmp(((const row *)x)->key, ((const row *)y)->key); }

static void print(scoring *z, size_t errors, lb_buf *b)
{
    static const int alphabetic[LB_SLOTS] = { 0, 8, 2, 7, 4, 9, 6, 1, 5, 3 };
    if (z->by && z->rows.n) qsort(z->rows.at, z->rows.n, sizeof *z->rows.at, by_key);
    for (size_t i = 0; z->by && i < z->rows.n; i++) line(b, z->rows.at[i].key, &z->rows.at[i].t);
    for (int i = 0; i < LB_SLOTS; i++) {
        int k = alphabetic[i];
        if (z->slot_n[k]) lb_buf_printf(b, "slot %-10s %.3f of %u\n", lb_slot_name[k], z->slot_sum[k] / z->slot_n[k], z->slot_n[k]);
    }
    for (size_t i = 0; i < z->missed.n && i < errors; i++) {
        const json_t *g = z->gold.at[z->missed.at[i]];
        lb_buf_printf(b, "missed: [%s] %s: %s\n", text(g, "report"), text(g, "type"), text(g, "quote"));
    }
    for (size_t i = 0; i < z->spurious.n && i < errors; i++) {
        const json_t *s = z->system.at[z->spurious.at[i]];
        lb_buf_printf(b, "spurious: [%s] %s: %s\n", text(s, "report"), text(s, "type"), text(json_object_get(s, "evidence"), "text"));
    }
    for (size_t i = 0; i < z->wrong.n && i < errors; i++) {
        const json_t *g = z->gold.at[z->wrong.at[i].gold];
        lb_buf_puts(b, "wrong ");
        bool sep = false;
        for (int k = 0; k < LB_SLOTS; k++) {
            double v = z->wrong.at[i].slots.at[k];
            if (v < 0 || v == 1.0) continue;
            lb_buf_printf(b, "%s%s", sep ? "," : "", lb_slot_name[k]);
            sep = true;
        }
        lb_buf_printf(b, ": [%s] %s: %s\n", text(g, "report"), text(g, "type"), text(g, "quote"));
    }
    line(b, LB_STR("ALL"), &z->all);
}

static uint32_t end_of(const claims *c, uint32_t from)
{
    uint32_t to = from;
    while (to < c->n && lb_eq(c->report[c->order[to]], c->report[c->order[from]])) to++;
    return to;
}

static lb_code run(scoring *z, const char *gold, const char *system, size_t errors, lb_buf *out, lb_err *err)
{
    lb_code rc = load(gold, z->a, &z->gold, err);
    if (rc == LB_OK) rc = load(system, z->a, &z->system, err);
    if (rc != LB_OK) return rc;
    for (uint32_t g = 0, s = 0, to; g < z->gold.n; g = to) {
        lb_str report = z->gold.report[z->gold.order[g]];
        to = end_of(&z->gold, g);
        while (s < z->system.n && lb_cmp(z->system.report[z->system.order[s]], report) < 0) s = end_of(&z->system, s);
        bool there = s < z->system.n && lb_eq(z->system.report[z->system.order[s]], report);
        score_report(z, g, to, s, there ? end_of(&z->system, s) : s);
    }
    print(z, errors, out);
    return LB_OK;
}

static lb_code try_run(scoring *z, const char *gold, const char *system, size_t errors, lb_buf *out, lb_err *err)
{
    jmp_buf escape;
    if (lb_arena_try(z->a, &escape)) return run(z, gold, system, errors, out, err);
    return lb_fail(err, LB_ENOMEM, system, "no memory to score it");
}

lb_code lb_score(const char *gold, const char *system, const char *by, size_t errors, lb_sink sink, void *user, lb_err *err)
{
    lb_arena a = { 0 };
    lb_buf out = { 0 };
    scoring z = { .a = &a };
    if (by && strcmp(by, "type") != 0 && strcmp(by, "report") != 0) return lb_fail(err, LB_EUSAGE, by, "neither \"type\" nor \"report\"");
    if (by) z.by = *by;
    lb_code rc = try_run(&z, gold, system, errors, &out, err);
    if (rc == LB_OK && out.failed) rc = lb_fail(err, LB_ENOMEM, system, "no memory to print its score");
    if (rc == LB_OK) (void)sink(user, out.p, out.n);
    unload(&z.gold);
    unload(&z.system);
    lb_arena_free(&a);
    lb_buf_free(&out);
    return rc;
}
