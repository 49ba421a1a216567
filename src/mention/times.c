/* times.c: finds times and resolves them against the report's date, a ticker entry's own
 * date and what the text spoke of before. O(words).
 *
 * Both ends of a range ("vom 14. bis 16. Februar") carry the whole range as their interval;
 * "seit" and "ab" leave its end open, "bis" its begin. */
#include "mention/times_inner.h"

static const char *const columns[] = { "form", "class", "value", NULL };
static const char *const event_columns[] = { "noun", "key", "day", NULL };
static const char *const conflict_columns[] = { "key", "first_day", "name", NULL };

lb_code lb_times_open(const char *data, lb_arena *a, const lb_times **out, lb_err *err)
{
    static const char *const names[] = {
        "",
#define X(c) #c,
        LB_TIME_CLASSES(X)
#undef X
    };
    lb_times *t = lb_new(a, lb_times);
    lb_code rc = lb_table_open(data, "times.tsv", columns, a, &t->table, err);
    if (!rc) rc = lb_table_open(data, "times_conflicts.tsv", conflict_columns, a, &t->conflicts, err);
    if (!rc) rc = lb_table_open(data, "times_events.tsv", event_columns, a, &t->events, err);
    if (rc) return rc;
    t->cls = lb_array(a, t->table.n_rows, uint8_t);
    t->number = lb_array(a, t->table.n_rows, int);
    lb_index_init(&t->forms, a, t->table.n_rows);
    for (uint32_t r = 0; r < t->table.n_rows; r++) {
        lb_str name = lb_cell(&t->table, r, 1), v = lb_cell(&t->table, r, 2);
        for (int c = 1; c < LB_TC_COUNT; c++)
            if (lb_is(name, names[c])) t->cls[r] = (uint8_t)c;
        if (!t->cls[r]) return lb_table_fail(&t->table, r, err, "unknown class \"%.*s\"", LB_FMT(name));
        bool minus = v.n && v.p[0] == '-';
        for (uint32_t i = minus; i < v.n && lb_is_digit((uint8_t)v.p[i]); i++) t->number[r] = t->number[r] * 10 + v.p[i] - '0';
        if (minus) t->number[r] = -t->number[r];
        lb_index_put(&t->forms, a, lb_cell(&t->table, r, 0), r);
    }
    *out = t;
    return LB_OK;
}

/* Does the text speak of yesterday or of hours, or is it short? Then "heute" in it is a date. */
static bool is_daily(const lb_time_finder *f, const lb_times *t)
{
    for (uint32_t i = 0; i < f->x.n; i++) {
        if (f->x.at[i].row == LB_NONE) continue;
        lb_time_class c = (lb_time_class)t->cls[f->x.at[i].row];
        if ((c == LB_TC_clock && f->x.n < 4000) || (c == LB_TC_deictic && t->number[f->x.at[i].row] < 0)) return true;
    }
    return f->x.n < 200;
}

static void set_ref(lb_time_finder *f, lb_date d)
{
    f->ref = d;
    f->ref_day = d.year && d.month && d.day ? lb_day(d.year, d.month, d.day) : LB_OPEN;
}

/* "seit", "bis", "von … an" around a date open its interval. */
static void prepositions(lb_time_finder *f, uint32_t i, uint32_t j, lb_tv *v)
{
    uint32_t p = i - 1;
    if (v->no_prep || i == f->begin || v->type == LB_TIMEX_SET) return;
    if (lb__tc(f, p) == LB_TC_article && p > f->begin) p--;
    if (lb__tprep(f, p, "zu") && p > f->begin && lb__tprep(f, p - 1, "bis")) p--;
    bool an = j < f->end && lb__tprep(f, j, "an") && (lb__tprep(f, p, "von"));
    if (lb__tprep(f, p, "seit") || lb__tprep(f, p, "ab") || an) {
        if (v->span.begin != LB_OPEN) v->span.end = LB_OPEN;
    } else if (lb__tprep(f, p, "bis") && v->span.end != LB_OPEN && lb__time_tense(f, i) != LB_TENSE_PAST) v->span.begin = LB_OPEN;
}

/* Does "bis", "–", "und" alone lie between the end of the last mention and atom i? */
static bool ranges(const lb_time_finder *f, uint32_t last_begin, uint32_t last_end, uint32_t i)
{
    uint32_t k = last_end, n = 0;
    bool link = false;
    if (i <= last_end || i - last_end > 3) return false;
    for (; k < i; k++, n++) {
        if (lb__tprep(f, k, "bis") || lb__tsign(f, k, '-') || lb__tsign(f, k, 0x2013)) link = true;
        else if (lb__tprep(f, k, "und") && last_begin > f->begin) {
            uint32_t p = last_begin - 1;
            if (lb__tc(f, p) == LB_TC_article) p--;
            if (!lb__tprep(f, p, "zwischen")) return false;
            link = true;
        } else if (!(lb__tc(f, k) == LB_TC_article || lb__tprep(f, k, "zu") || lb__tprep(f, k, "am"))) return false;
    }
    return link;
}

static void remember(lb_time_finder *f, uint32_t i, const lb_tv *v, int32_t begin)
{
    if ((v->grain == LB_GRAIN_DAY || v->grain == LB_GRAIN_CLOCK) && v->type != LB_TIMEX_DURATION && begin != LB_OPEN && v->value[0] >= '0' && v->value[0] <= '9') {
        if (v->grain == LB_GRAIN_CLOCK && f->day == begin) return;
        f->day = begin;
        f->day_atom = (int32_t)i;
    }
    if (v->has_year && begin != LB_OPEN) {
        f->year = lb_date_of_day(begin).year;
        f->year_atom = (int32_t)i;
    } else if (v->grain == LB_GRAIN_DAY && !strcmp(v->rule, "times/deictic")) f->year = 0;
}

static lb_mention mention(lb_time_finder *f, uint32_t i, uint32_t j, const lb_tv *v)
{
    lb_mention m = lb_atoms_mention(f->doc, &f->x, i, j, LB_TIME, v->rule);
    m.time = (lb_time){ .type = v->type, .value = lb_copy(f->a, lb_str_of(v->value)), .mod = lb_str_of(v->mod), .span = v->span,
                        .precision = lb__tv_precision(v), .happening = v->happening && v->type != LB_TIMEX_SET };
    return m;
}

/* "Update vom 6. Mai, 22.10 Uhr:" dates itself and what follows it. */
static bool updates(const lb_time_finder *f, uint32_t i, const lb_tv *v)
{
    if (v->type != LB_TIMEX_DATE || v->grain != LB_GRAIN_DAY || v->span.begin == LB_OPEN || v->span.begin != v->span.end || i - f->begin > 10) return false;
    for (uint32_t k = f->begin; k < i; k++)
        if (lb__tc(f, k) == LB_TC_update || lb__tsign(f, k, '+')) return true;
    return false;
}

static void block(lb_time_finder *f)
{
    uint32_t last_begin = 0, last_end = 0;
    lb_mention *last = NULL;
    size_t last_index = 0;
    for (uint32_t i = f->begin; i < f->end;) {
        lb_tv v;
        uint32_t from = i, j = lb__time_match(f, &from, &v);
        if (!j || j <= from) {
            i++;
            continue;
        }
        if (from < last_end) from = i;
        if (v.article && from > f->begin && from > last_end &&
            (lb__tc(f, from - 1) == LB_TC_article || (lb__tc(f, from - 1) == LB_TC_this && lb__tc(f, from) != LB_TC_this) ||
             (lb__tc(f, from - 1) == LB_TC_all && lb__tc(f, from) == LB_TC_this)))
            from--;
        int32_t begin = v.span.begin;
        prepositions(f, from, j, &v);
        lb_mention m = mention(f, from, j, &v);
        if (last && last_end && ranges(f, last_begin, last_end, from)) {
            last = &f->out->at[last_index];
            lb_time *one = &last->time, *two = &m.time;
            if (one->type != LB_TIMEX_DURATION && two->type != LB_TIMEX_DURATION && one->span.begin != LB_OPEN && begin != LB_OPEN && one->span.begin <= v.span.end) {
                lb_tv whole = { .span = { one->span.begin, v.span.end } };
                one->span = two->span = whole.span;
                one->precision = two->precision = lb__tv_precision(&whole);
            }
        }
        remember(f, from, &v, begin);
        if (updates(f, from, &v)) set_ref(f, f->ticker = lb_date_of_day(v.span.begin));
        last_index = f->out->n;
        *lb_push(f->a, f->out) = m;
        last = &f->out->at[last_index];
        last_begin = from;
        last_end = i = j;
    }
}

void lb_find_times(const lb_doc *doc, const lb_times *t, lb_arena *a, lb_mention_list *out)
{
    lb_time_finder f = { .doc = doc, .lang = t, .a = a, .out = out, .day = LB_OPEN, .day_atom = -1, .year_atom = -1 };
    lb_atoms_cut(doc, &t->forms, a, &f.x);
    f.daily = is_daily(&f, t);
    for (uint32_t b = 0; b < f.x.n;) {
        uint32_t e = b;
        const lb_block *block_at = &doc->text->block[f.x.at[b].block];
        while (e < f.x.n && f.x.at[e].block == f.x.at[b].block) e++;
        f.begin = b;
        f.end = e;
        if (block_at->date.year) {
            set_ref(&f, block_at->date);
            f.day = LB_OPEN;
            f.ticker = (lb_date){ 0 };
        } else set_ref(&f, f.ticker.year ? f.ticker : doc->text->facts.date);
        block(&f);
        b = e;
    }
}
