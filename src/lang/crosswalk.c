/* crosswalk.c: one hashed row for each type and weapon. O(1) a lookup, no allocation. */
#include "lang/crosswalk.h"

#include <stdio.h>

lb_code lb_crosswalk_open(const char *dir, lb_arena *a, lb_crosswalk *out, lb_err *err)
{
    static const char *const cols[] = { "type", "weapon", "plover", "plover_mode", "cameo", "acled_event", "acled_sub_event", "ucdp", NULL };
    lb_code rc = lb_table_open(dir, "crosswalk.tsv", cols, a, &out->table, err);
    if (rc != LB_OK) return rc;
    lb_index_init(&out->at, a, out->table.n_rows);
    for (uint32_t i = 0; i < out->table.n_rows; i++) {
        lb_str key = lb_printf(a, "%.*s %.*s", LB_FMT(lb_cell(&out->table, i, 0)), LB_FMT(lb_cell(&out->table, i, 1)));
        if (lb_index_get(&out->at, key) != UINT32_MAX) return lb_table_fail(&out->table, i, err, "\"%.*s\" twice", LB_FMT(key));
        lb_index_put(&out->at, a, key, i);
    }
    return LB_OK;
}

bool lb_crosswalk_find(const lb_crosswalk *x, lb_str type, lb_str weapon, lb_crossing *out)
{
    char key[64];
    uint32_t row = UINT32_MAX;
    for (int with = 1; with >= 0 && row == UINT32_MAX; with--) {
        int n = snprintf(key, sizeof key, "%.*s %.*s", LB_FMT(type), with ? (int)weapon.n : 0, with && weapon.p ? weapon.p : "");
        if (n < 0 || (size_t)n >= sizeof key) return false;
        row = lb_index_get(&x->at, (lb_str){ key, (uint32_t)n });
    }
    if (row == UINT32_MAX) return false;
    const lb_table *t = &x->table;
    *out = (lb_crossing){ lb_cell(t, row, 2), lb_cell(t, row, 3), lb_cell(t, row, 4), lb_cell(t, row, 5), lb_cell(t, row, 6), lb_cell(t, row, 7) };
    return true;
}
