/* times_unit.c: words for units of time: "Jahr 2011", "Tag danach", "seit Jahren",
 * "3. Quartal", "Anfang März", sets and references. O(1) a word. */
#include "mention/times_inner.h"

#include <stdio.h>

static const lb_interval nowhere = { LB_OPEN, LB_OPEN };

/* ---- words for units: "Jahr 2011", "Tag danach", "seit Jahren", "Tag 559 des Krieges" ---- */

/* Does a word of the report begin with `key`? Looks at its first 4000 words. */
static bool mentions(const lb_time_finder *f, lb_str key)
{
    char buf[LB_LOWER_MAX];
    for (uint32_t i = 0, looked = 0; i < f->x.n && looked < 4000; i++) {
        if (f->x.at[i].kind != LB_ATOM_WORD) continue;
        looked++;
        lb_str w = lb_word_lower(lb_atom_text(&f->x, i), buf);
        if (w.n >= key.n && !memcmp(w.p, key.p, key.n)) return true;
    }
    return false;
}

/* The day of "(nach) der Wahl", "dem Überfall der Hamas" behind atom i, the latest before
 * the report; LB_OPEN where the table has none. *end moves behind the noun. */
int32_t lb__t_event(const lb_time_finder *f, uint32_t i, uint32_t *end)
{
    char buf[LB_LOWER_MAX];
    const lb_table *t = &f->lang->events;
    if (lb__tc(f, i) == LB_TC_article) i++;
    while (i < f->end && f->x.at[i].kind == LB_ATOM_WORD && !f->x.at[i].upper && i < *end + 4) i++; // russischen
    if (i >= f->end || f->x.at[i].kind != LB_ATOM_WORD) return LB_OPEN;
    lb_str w = lb_word_lower(lb_atom_text(&f->x, i), buf);
    for (uint32_t r = 0; r < t->n_rows; r++) {
        lb_str noun = lb_cell(t, r, 0), key = lb_cell(t, r, 1);
        lb_date d;
        if (!lb_eq(w, noun) || !lb_date_parse(lb_cell(t, r, 2), &d)) continue;
        int32_t day = lb_day(d.year, d.month, d.day);
        if (f->ref_day != LB_OPEN && (day > f->ref_day || f->ref_day - day > 1500)) continue;
        if (key.n && !mentions(f, key)) continue;
        *end = i + 1;
        return day;
    }
    return LB_OPEN;
}

static int32_t look_for_war(const lb_time_finder *f)
{
    char buf[LB_LOWER_MAX];
    const lb_table *t = &f->lang->conflicts;
    for (uint32_t i = 0, looked = 0; i < f->x.n && looked < 4000; i++) {
        if (f->x.at[i].kind != LB_ATOM_WORD) continue;
        looked++;
        lb_str w = lb_word_lower(lb_atom_text(&f->x, i), buf);
        for (uint32_t r = 0; r < t->n_rows; r++) {
            lb_date d;
            if (w.n >= lb_cell(t, r, 0).n && !memcmp(w.p, lb_cell(t, r, 0).p, lb_cell(t, r, 0).n) && lb_date_parse(lb_cell(t, r, 1), &d)) return lb_day(d.year, d.month, d.day);
        }
    }
    return LB_OPEN;
}

uint32_t lb__t_war_day(lb_time_finder *f, uint64_t n, uint32_t j, lb_tv *v)
{
    if (!f->war_known) f->war = look_for_war(f), f->war_known = true;
    int32_t first = f->war;
    if (n < 1 || n > 40000) return 0;
    lb__tv_day(v, first == LB_OPEN ? LB_OPEN : first + (int32_t)n - 1);
    v->rule = "times/warday";
    return j;
}

uint32_t lb__t_units(lb_time_finder *f, uint32_t i, lb_tv *v)
{
    const char *u = lb__time_unit(f, i, false);
    lb_time_class p = lb__tc(f, i - 1);
    int y;
    uint32_t j = i + 1;
    if (!u || !f->x.at[i].upper) return 0;
    bool day = !strcmp(u, "D"), year = !strcmp(u, "Y");
    if (year && (y = lb__t_year_digits(f, j))) {
        lb__tv_date(v, (lb_date){ .year = (int16_t)y });
        v->has_year = v->article = true;
        v->rule = "times/year";
        return j + 1;
    }
    if (year && (lb__tdigits(f, j) == 3 || lb__tdigits(f, j) == 2) && lb__tc(f, j + 1) == LB_TC_none && p == LB_TC_prep) {
        lb__tv_date(v, (lb_date){ .year = (int16_t)lb_atom_value(&f->x, j) });
        v->rule = "times/year";
        return j + 1;
    }
    if (!strcmp(u, "KW") && lb__tdigits(f, j) && lb_atom_value(&f->x, j) <= 53 && f->ref.year) {
        int32_t jan4 = lb_day(f->ref.year, 1, 4);
        lb__tv_week(v, lb__week_monday(jan4) + 7 * ((int32_t)lb_atom_value(&f->x, j) - 1));
        v->rule = "times/week";
        return j + 1;
    }
    if (day && lb__tdigits(f, j) && lb__tdigits(f, j) <= 4 && (lb__t_word_is(f, j + 1, "des") || lb__t_word_is(f, j + 1, "im") || lb__tsign(f, j + 1, ':')) &&
        (lb__t_word_is(f, j + 2, "krieges") || lb__t_word_is(f, j + 2, "kriegs") || lb__t_word_is(f, j + 3, "krieges") || lb__t_word_is(f, j + 3, "kriegs") ||
         lb__tsign(f, j + 1, ':')))
        return lb__t_war_day(f, lb_atom_value(&f->x, j), lb__tsign(f, j + 1, ':') ? j + 1 : lb__t_word_is(f, j + 2, "krieges") || lb__t_word_is(f, j + 2, "kriegs") ? j + 3 : j + 4, v);
    lb_time_class n = lb__tc(f, j);
    if (n == LB_TC_after || n == LB_TC_ago) { // Tag danach, Woche darauf, Jahr zuvor
        if (u[0] == 'T') return 0;
        bool past = n == LB_TC_ago;
        if (!past && lb__t_word_is(f, j, "später")) return 0;
        int32_t from = f->day != LB_OPEN ? f->day : LB_OPEN;
        if (year && f->year && lb__t_recent(i, f->year_atom, 60)) lb__tv_date(v, (lb_date){ .year = (int16_t)(f->year + (past ? -1 : 1)) });
        else if (!past && from == LB_OPEN && f->ref_day == LB_OPEN) lb__t_shifted(f, u, 1, LB_OPEN, v);
        else lb__t_shifted(f, u, past ? -1 : 1, from, v);
        v->article = true;
        v->rule = "times/later";
        return j + 1;
    }
    if (day && n == LB_TC_prep && lb__tprep(f, j, "nach") && (p == LB_TC_prep) && lb__tc(f, j + 1) == LB_TC_article) { // am Tag nach der Wahl: unknown
        uint32_t end = j;
        int32_t event = lb__t_event(f, j + 1, &end);
        lb__tv_day(v, event == LB_OPEN ? LB_OPEN : event + 1);
        v->rule = "times/event";
        return event == LB_OPEN ? j : end;
    }
    if ((lb__tprep(f, j, "um") || lb__tprep(f, j, "für")) && lb__tc(f, j + 1) == LB_TC_unit && lb_eq(lb_atom_text(&f->x, i), lb_atom_text(&f->x, j + 1))) { // Jahr um Jahr
        v->type = LB_TIMEX_SET;
        snprintf(v->value, sizeof v->value, u[0] == 'T' ? "PT1%s" : "P1%s", u[0] == 'T' ? u + 1 : u);
        v->rule = "times/set";
        return j + 2;
    }
    if (lb__tprep(f, i - 1, "pro")) {
        v->type = LB_TIMEX_SET;
        snprintf(v->value, sizeof v->value, u[0] == 'T' ? "PT1%s" : "P1%s", u[0] == 'T' ? u + 1 : u);
        v->rule = "times/per";
        return j;
    }
    if (lb__tprep(f, i - 1, "seit") || lb__tprep(f, i - 1, "vor") || lb__tprep(f, i - 1, "binnen") || p == LB_TC_whole) { // seit Jahren, lange Jahre
        char buf[LB_LOWER_MAX];
        lb_str w = lb_word_lower(lb_atom_text(&f->x, i), buf);
        bool whole = p == LB_TC_whole;
        if (!lb_ends(w, "en") && !lb_ends(w, "e")) return 0;
        if (lb_is(w, "woche") || lb_is(w, "stunde") || lb_is(w, "minute") || lb_is(w, "sekunde") || lb_is(w, "wochenende") || lb_is(w, "jahrzehnte") || lb_is(w, "tage") ||
            lb_is(w, "monate") || (!whole && lb_is(w, "jahre")))
            return 0;
        if (whole && !lb__t_word_is(f, i - 1, "lange") && !lb__t_word_is(f, i - 1, "langen")) return 0;
        v->type = LB_TIMEX_DURATION;
        snprintf(v->value, sizeof v->value, u[0] == 'T' ? "PTX%s" : "PX%s", u[0] == 'T' ? u + 1 : u);
        v->span = nowhere;
        if (f->ref_day != LB_OPEN && !whole) v->span.end = f->ref_day, v->happening = true, v->grain = LB_GRAIN_MORE;
        if (lb__tprep(f, i - 1, "seit")) v->span.end = LB_OPEN, v->happening = false;
        v->no_prep = true;
        v->rule = "times/vague";
        return j;
    }
    if (!strcmp(u, "WE")) {
        if (p != LB_TC_prep && p != LB_TC_article) return 0;
        int32_t d = f->ref_day;
        if (d != LB_OPEN) {
            lb_tense t = lb__time_tense(f, i);
            d = lb__week_monday(d);
            if (lb_weekday(f->ref_day) < 5 && t != LB_TENSE_FUTURE && t != LB_TENSE_PRESENT) d -= 7;
        }
        lb__tv_weekend(v, d);
        v->rule = "times/weekend";
        return j;
    }
    return 0;
}

/* "3. Quartal 2024", "zweiten Halbjahr", "20. Jahrhundert", "dritten Tag", "ersten Woche". */
uint32_t lb__t_ordinal_unit(lb_time_finder *f, uint32_t i, lb_tv *v)
{
    int n, year = f->ref.year;
    bool named;
    uint32_t j = lb__t_ordinal_at(f, i, &n);
    if (!j) return 0;
    if (lb__tc(f, j) == LB_TC_warday) return lb__t_war_day(f, (uint64_t)n, j + 1, v);
    const char *u = lb__time_unit(f, j, false);
    if (!u && lb__t_word_is(f, j, "jahreshälfte")) u = "HY";
    if (!u || n < 1) return 0;
    v->article = true;
    v->rule = "times/ordinal";
    if (!strcmp(u, "CE") && n <= 30) {
        lb__tv_century(v, n);
        return lb__tsign(f, j + 1, '.') && lb__t_word_is(f, j, "jh") ? j + 2 : j + 1;
    }
    if ((!strcmp(u, "Q") && n <= 4) || (!strcmp(u, "HY") && n <= 2)) {
        uint32_t k = lb__t_year_behind(f, j + 1, &year, &named);
        if (!k) {
            year = f->ref.year;
            int end = !strcmp(u, "Q") ? n * 3 : n * 6;
            if (year && f->ref.month && lb__time_tense(f, i) == LB_TENSE_PAST && end - (!strcmp(u, "Q") ? 2 : 5) > f->ref.month) year--;
        }
        if (!strcmp(u, "Q")) lb__tv_quarter(v, year, n);
        else lb__tv_half(v, year, n);
        v->rule = "times/quarter";
        return k ? k : j + 1;
    }
    if (!strcmp(u, "KW") && n <= 53 && f->ref.year) {
        lb__tv_week(v, lb__week_monday(lb_day(f->ref.year, 1, 4)) + 7 * (n - 1));
        return j + 1;
    }
    if (!strcmp(u, "W") && n <= 9 && lb__tc(f, i - 1) == LB_TC_article) {
        lb__tv_week(v, LB_OPEN);
        return j + 1;
    }
    if (!strcmp(u, "D") && (lb__t_word_is(f, j + 1, "des") && (lb__t_word_is(f, j + 2, "krieges") || lb__t_word_is(f, j + 2, "kriegs")))) return lb__t_war_day(f, (uint64_t)n, j + 3, v);
    if (!strcmp(u, "D") && n > 99) return 0;
    return 0;
}

/* ---- "Anfang März", "Mitte der siebziger Jahre", "Ende nächsten Jahres" ---- */

uint32_t lb__t_edges(lb_time_finder *f, uint32_t i, lb_tv *v)
{
    lb_str edge = lb__tval(f, i);
    uint32_t j = i + 1, k;
    bool art = false;
    if (!f->x.at[i].upper) return 0;
    if (lb__tc(f, j) == LB_TC_article) j++, art = true;
    if (lb__tc(f, j) == LB_TC_weekday || lb__tc(f, j) == LB_TC_deictic || lb__tc(f, j) == LB_TC_past) return 0;
    const char *u = lb__time_unit(f, j, false);
    if (art && u && u[0] != 'T' && strcmp(u, "D") && !lb__t_year_digits(f, j + 1)) { // Ende des Jahres, Anfang der Woche
        bool plural = lb__t_word_is(f, j, "jahre") || lb__t_word_is(f, j, "jahren");
        if (plural) return 0;
        lb__t_shifted(f, u, 0, LB_OPEN, v);
        k = j + 1;
    } else {
        k = lb__t_core(f, j, v);
        if (!k || v->type != LB_TIMEX_DATE || v->grain < LB_GRAIN_WEEK) return 0;
    }
    lb__tv_edge(v, edge);
    v->article = false;
    v->rule = "times/edge";
    return k;
}

uint32_t lb__t_edge_unit(lb_time_finder *f, uint32_t i, lb_tv *v)
{
    lb_str s = lb__tval(f, i);
    uint32_t j = i + 1;
    int64_t sp = lb_find(s, LB_STR(" "));
    int y;
    if (!f->x.at[i].upper || sp < 0) return 0;
    lb_str edge = { s.p, (uint32_t)sp }, unit = { s.p + sp + 1, s.n - (uint32_t)sp - 1 };
    if (lb_is(unit, "Y") && (y = lb__t_year_digits(f, j))) lb__tv_date(v, (lb_date){ .year = (int16_t)y }), v->has_year = true, j++;
    else lb__t_shifted(f, lb_is(unit, "Y") ? "Y" : lb_is(unit, "M") ? "M" : "W", 0, LB_OPEN, v);
    lb__tv_edge(v, edge);
    v->rule = "times/edge";
    return j;
}

/* ---- sets ---- */

uint32_t lb__t_sets(lb_time_finder *f, uint32_t i, lb_tv *v)
{
    lb_time_class c = lb__tc(f, i);
    uint32_t j = i + 1;
    double n;
    bool indef;
    const char *u;
    v->type = LB_TIMEX_SET;
    v->span = nowhere;
    v->rule = "times/set";
    if (c == LB_TC_set) {
        snprintf(v->value, sizeof v->value, "%.*s", LB_FMT(lb__tval(f, i)));
        return j;
    }
    if (c == LB_TC_weekdays && f->x.at[i].upper && lb__t_word_is(f, i - 1, "des")) { // im Laufe des Donnerstags
        int32_t day = lb__t_near_weekday(f, i, lb__tn(f, i));
        if (day == LB_OPEN) lb__t_underspecified(v, "XXXX-WXX-%d", lb__tn(f, i) + 1);
        else lb__tv_day(v, day);
        v->rule = "times/weekday";
        return j;
    }
    if (c == LB_TC_weekdays) {
        snprintf(v->value, sizeof v->value, "XXXX-WXX-%d", lb__tn(f, i) + 1);
        return j;
    }
    if (c == LB_TC_seasonmonths) {
        snprintf(v->value, sizeof v->value, "P1%.*s", LB_FMT(lb__tval(f, i)));
        return j;
    }
    if (c == LB_TC_each) {
        if (lb__tc(f, j) == LB_TC_last || lb__t_number_at(f, j, &n) == LB_NUMWORD_ORDINAL) j++;
        if ((u = lb__time_unit(f, j, false))) {
            snprintf(v->value, sizeof v->value, u[0] == 'T' ? "PT1%s" : "P1%s", u[0] == 'T' ? u + 1 : u);
            return j + 1;
        }
        if (lb__tc(f, j) == LB_TC_weekday && f->x.at[j].upper) {
            snprintf(v->value, sizeof v->value, "XXXX-WXX-%d", lb__tn(f, j) + 1);
            j++;
            if (lb__tprep(f, j, "im") && lb__time_unit(f, j + 1, false)) snprintf(v->value, sizeof v->value, "P1M"), j += 2;
            return j;
        }
        if (lb__tc(f, j) == LB_TC_season && f->x.at[j].upper) {
            snprintf(v->value, sizeof v->value, "XXXX-%.*s", LB_FMT(lb__tval(f, j)));
            return j + 1;
        }
        lb_str p = lb__t_part_at(f, j);
        if (p.n && f->x.at[j].upper) {
            snprintf(v->value, sizeof v->value, "XXXX-XX-XXT%.*s", LB_FMT(p));
            return j + 1;
        }
        return 0;
    }
    if (c == LB_TC_all) {
        uint32_t k = lb__time_amount(f, j, &n, &indef);
        if (k && n > 0 && (u = lb__time_unit(f, k, false)) && f->x.at[k].upper) {
            snprintf(v->value, sizeof v->value, u[0] == 'T' ? "PT%g%s" : "P%g%s", n, u[0] == 'T' ? u + 1 : u);
            return k + 1;
        }
        if (lb__tc(f, j) == LB_TC_this && (u = lb__time_unit(f, j + 1, false))) {
            v->type = LB_TIMEX_DURATION;
            snprintf(v->value, sizeof v->value, "PX%s", u);
            return j + 2;
        }
    }
    return 0;
}

uint32_t lb__t_references(lb_time_finder *f, uint32_t i, lb_tv *v)
{
    lb_time_class c = lb__tc(f, i);
    const char *ref = c == LB_TC_past ? "PAST_REF" : c == LB_TC_present ? "PRESENT_REF" : "FUTURE_REF";
    if (c == LB_TC_pastnoun || c == LB_TC_presentnoun) {
        if (!lb__tprep(f, i - 1, "zu") && !(lb__tc(f, i - 1) == LB_TC_article && lb__tprep(f, i - 2, "in"))) return 0;
        ref = c == LB_TC_pastnoun ? "PAST_REF" : "PRESENT_REF";
        v->article = false;
    } else if (c == LB_TC_futurenoun) {
        if (!lb__tprep(f, i - 1, "in")) return 0;
    } else if (c == LB_TC_past && lb__t_word_is(f, i, "früher") && lb__tprep(f, i + 1, "als")) return 0;
    else if (c == LB_TC_past && f->x.at[i].upper && i > f->begin && f->x.at[i - 1].kind == LB_ATOM_WORD) return 0;
    lb__tv_ref(v, ref);
    if (c == LB_TC_past && lb__t_word_is(f, i, "damals") && f->day != LB_OPEN && lb__t_recent(i, f->day_atom, 200)) v->span = (lb_interval){ f->day, f->day }, v->grain = LB_GRAIN_DAY;
    if (c == LB_TC_present && f->ref_day != LB_OPEN) v->span = (lb_interval){ f->ref_day, f->ref_day }, v->grain = LB_GRAIN_DAY;
    v->rule = "times/ref";
    return i + 1;
}
