/* times_span.c: amounts of time: "48 Stunden", "drei Jahre und vier Monate", "seit Wochen",
 * "in den vergangenen zwei Jahrzehnten". */
#include "mention/number_words.h"
#include "mention/times_inner.h"

#include <math.h>
#include <stdio.h>

static lb_str lower(const lb_time_finder *f, uint32_t i, char buf[LB_LOWER_MAX])
{
    if (i < f->begin || i >= f->end || f->x.at[i].kind != LB_ATOM_WORD) return (lb_str){ buf, 0 };
    return lb_word_lower(lb_atom_text(&f->x, i), buf);
}

uint32_t lb__time_amount(const lb_time_finder *f, uint32_t i, double *n, bool *indef)
{
    char buf[LB_LOWER_MAX];
    *indef = false;
    if (lb__tdigits(f, i)) {
        *n = (double)lb_atom_value(&f->x, i);
        if (lb__tsign(f, i + 1, '.') && lb__tdigits(f, i + 2) == 3 && !lb__tspace(f, i + 1) && !lb__tspace(f, i + 2)) {
            *n = *n * 1000 + (double)lb_atom_value(&f->x, i + 2);
            return i + 3;
        }
        if (lb__tsign(f, i + 1, ',') && lb__tdigits(f, i + 2) && !lb__tspace(f, i + 1) && !lb__tspace(f, i + 2)) {
            *n += (double)lb_atom_value(&f->x, i + 2) / pow(10, lb__tdigits(f, i + 2));
            return i + 3;
        }
        return i + 1;
    }
    lb_time_class c = lb__tc(f, i);
    if (c == LB_TC_indef) {
        *n = 1;
        *indef = true;
        if (lb__tc(f, i + 1) == LB_TC_vague) return *n = -1, *indef = false, i + 2; // ein paar
        lb_str w = lower(f, i + 1, buf);
        if (lb_is(w, "halbes") || lb_is(w, "halben") || lb_is(w, "halbe") || lb_is(w, "halber")) return *n = .5, *indef = false, i + 2;
        if (lb_is(w, "dreiviertel")) return *n = .75, *indef = false, i + 2;
        if (lb_is(w, "dutzend")) return *n = 12, *indef = false, i + 2;
        return i + 1;
    }
    if (c == LB_TC_vague) return *n = -1, i + 1;
    if (c == LB_TC_both) return *n = 2, i + 1;
    if (c != LB_TC_none) return 0;
    lb_str w = lower(f, i, buf);
    return w.n && lb_number_word(w, n) == LB_NUMWORD_CARDINAL ? i + 1 : 0;
}

const char *lb__time_unit(const lb_time_finder *f, uint32_t i, bool compounds)
{
    static const struct { const char *tail, *unit; } tails[] = {
        { "tage", "D" }, { "tagen", "D" }, { "jahre", "Y" }, { "jahren", "Y" }, { "jahr", "Y" }, { "monate", "M" }, { "monaten", "M" },
        { "wochen", "W" }, { "stunden", "TH" }, { "minuten", "TM" }, { "nächte", "NI" }, { "nächten", "NI" },
    };
    static const char *const units[] = { "TS", "TM", "TH", "D", "W", "WE", "M", "Q", "HY", "Y", "DE", "CE", "ML", "KW" };
    char buf[LB_LOWER_MAX];
    if (lb__tc(f, i) == LB_TC_unit) {
        lb_str v = lb__tval(f, i);
        for (size_t k = 0; k < sizeof units / sizeof *units; k++)
            if (lb_is(v, units[k])) return units[k];
    }
    if (!compounds || i >= f->end || !f->x.at[i].upper) return NULL;
    lb_str w = lower(f, i, buf);
    if (lb__tc(f, i) == LB_TC_daypart && (lb_starts(w, "näch"))) return "NI";
    if (lb__tc(f, i) != LB_TC_none) return NULL;
    for (size_t k = 0; k < sizeof tails / sizeof *tails; k++)
        if (lb_ends(w, tails[k].tail) && w.n > strlen(tails[k].tail) + 3) return tails[k].unit;
    return NULL;
}

static bool is(const char *unit, const char *u) { return !strcmp(unit, u); }

/* "P3Y", "PT48H", "PXD", "P1.5Y", "P2DE". */
static void append(char *out, size_t size, double n, const char *unit)
{
    size_t at = strlen(out);
    const char *u = unit;
    if (is(unit, "HY")) n = n < 0 ? n : n * 6, u = "M";
    if (is(unit, "Y") && n > 0 && n < 1) n *= 12, u = "M"; // half a year
    if (is(unit, "KW")) u = "W";
    if (u[0] == 'T') {
        if (!strchr(out, 'T')) snprintf(out + at, size - at, "T"), at++;
        u++;
    }
    if (n < 0) snprintf(out + at, size - at, "X%s", u);
    else snprintf(out + at, size - at, "%g%s", n, u);
}

bool lb__time_shift(const lb_time_finder *f, const char *unit, double n, int32_t from, lb_tv *v)
{
    lb_date r = f->ref;
    int32_t day = f->ref_day;
    bool known = r.year != 0;
    if (from != LB_OPEN) r = lb_date_of_day(day = from), known = true;
    if (is(unit, "HY")) n *= 6, unit = "M";
    if (is(unit, "Q")) n *= 3, unit = "M";
    if (fabs(n) > 100000) return false;
    if (is(unit, "Y") && n != floor(n)) n = round(n * 12), unit = "M";
    if (is(unit, "Y")) {
        lb__tv_date(v, (lb_date){ .year = known && r.year + n > 0 && r.year + n < 9999 ? (int16_t)(r.year + n) : 0 });
    } else if (is(unit, "DE")) {
        if (known && r.year + 10 * n > 0) lb__tv_decade(v, r.year + (int)(10 * n));
        else lb__tv_date(v, (lb_date){ 0 });
    } else if (is(unit, "CE")) {
        if (known && r.year + 100 * n > 0) lb__tv_century(v, (r.year + (int)(100 * n)) / 100 + 1);
        else lb__tv_date(v, (lb_date){ 0 });
    } else if (is(unit, "M")) {
        if (!known || !r.month) {
            lb__tv_date(v, (lb_date){ 0 });
            snprintf(v->value, sizeof v->value, "XXXX-XX");
            v->grain = LB_GRAIN_MONTH;
        } else {
            int m = r.year * 12 + r.month - 1 + (int)floor(n);
            if (m < 12) return false;
            lb__tv_date(v, (lb_date){ (int16_t)(m / 12), (uint8_t)(m % 12 + 1), 0 });
        }
    } else if (is(unit, "W") || is(unit, "KW")) {
        lb__tv_week(v, day == LB_OPEN ? LB_OPEN : day + (int32_t)(n * 7));
    } else if (is(unit, "WE")) {
        lb__tv_weekend(v, day == LB_OPEN ? LB_OPEN : day + (int32_t)(n * 7));
    } else if (is(unit, "D") || is(unit, "NI")) {
        lb__tv_day(v, day == LB_OPEN ? LB_OPEN : day + (int32_t)floor(n));
    } else if (is(unit, "TH") || is(unit, "TM") || is(unit, "TS")) {
        double hours = is(unit, "TH") ? n : is(unit, "TM") ? n / 60 : n / 3600;
        lb__tv_day(v, day == LB_OPEN ? LB_OPEN : day + (int32_t)(hours / 24));
    } else return false;
    return v->span.begin != LB_OPEN;
}

/* Days that `n` units last, roughly; some: a generous few. */
static int32_t days_of(double n, const char *unit)
{
    double d = is(unit, "D") || is(unit, "NI") ? 1 : is(unit, "W") || is(unit, "WE") || is(unit, "KW") ? 7 : is(unit, "M") ? 30.44 : is(unit, "Q") ? 91.3 : is(unit, "HY") ? 182.6
             : is(unit, "Y") ? 365.25 : is(unit, "DE") ? 3652.5 : is(unit, "CE") ? 36525 : is(unit, "TH") ? 1.0 / 24 : 0;
    if (n < 0) n = is(unit, "D") ? 6 : is(unit, "W") ? 5 : is(unit, "M") ? 9 : 9;
    d *= n;
    return d > 2000000 ? 2000000 : (int32_t)d;
}

/* Words before an amount that bound it; i is moved back over them. */
static void bound(const lb_time_finder *f, uint32_t *i, lb_tv *v)
{
    uint32_t p = *i - 1;
    if (*i == f->begin) return;
    if (lb__tc(f, p) == LB_TC_approx) {
        lb_str m = lb__tval(f, p);
        v->mod = lb_is(m, "APPROX") ? "APPROX" : lb_is(m, "LESS_THAN") ? "LESS_THAN" : lb_is(m, "AT_LEAST") ? "EQUAL_OR_MORE" : lb_is(m, "AT_MOST") ? "EQUAL_OR_LESS" : "";
        *i = p;
    } else if (lb__tprep(f, p, "als") && p > f->begin && lb__tc(f, p - 1) == LB_TC_more) {
        v->mod = lb_is(lb__tval(f, p - 1), "MORE_THAN") ? "MORE_THAN" : "LESS_THAN";
        *i = p - 1;
    }
}

/* What the words around a duration make of it: "vor", "seit", "in", "später". */
static uint32_t anchor(lb_time_finder *f, uint32_t i, uint32_t j, double n, const char *unit, lb_tv *v)
{
    uint32_t p = i - 1;
    lb_tv at = { 0 };
    int32_t days = days_of(n, unit);
    v->no_prep = true;
    if (lb__tc(f, j) == LB_TC_after || lb__tc(f, j) == LB_TC_ago || (lb__tc(f, j) == LB_TC_past && lb_is(lb_atom_text(&f->x, j), "früher"))) {
        bool ago = lb__tc(f, j) != LB_TC_after;
        v->rule = "times/later";
        int32_t from = f->day != LB_OPEN ? f->day : ago ? f->ref_day : LB_OPEN;
        if (n >= 0 && from != LB_OPEN && lb__time_shift(f, unit, ago ? -n : n, from, &at) && is(unit, "D")) {
            const char *mod = v->mod;
            *v = at;
            v->mod = mod;
            v->no_prep = true;
            v->rule = "times/later";
        } else if (n >= 0 && from != LB_OPEN && at.span.begin != LB_OPEN) v->span = at.span, v->happening = true, v->grain = at.grain;
        return j + 1;
    }
    if (lb__tc(f, j) == LB_TC_lang) return j + 1;
    if ((lb__tprep(f, j, "nach") || lb__tprep(f, j, "vor")) && n >= 0) { // zwei Tage nach der Wahl
        uint32_t end = j;
        int32_t event = lb__t_event(f, j + 1, &end);
        if (event != LB_OPEN && lb__time_shift(f, unit, lb__tprep(f, j, "nach") ? n : -n, event, &at)) {
            v->span = at.span;
            v->grain = at.grain;
            v->happening = true;
            v->rule = "times/event";
            return j;
        }
    }
    if (i == f->begin) return j;
    if (lb__tprep(f, p, "vor") && !lb__tprep(f, j, "vor")) {
        if (n >= 0 && lb__time_shift(f, unit, -n, LB_OPEN, &at)) v->span = at.span, v->grain = at.grain;
        else if (n < 0 && f->ref_day != LB_OPEN) v->span = (lb_interval){ f->ref_day - days, f->ref_day }, v->grain = LB_GRAIN_MORE;
        if (v->mod[0] && is(unit, "Y") && v->span.begin != LB_OPEN) v->span.begin -= 180, v->span.end += 180;
        v->happening = v->span.begin != LB_OPEN;
        v->rule = "times/ago";
    } else if (lb__tprep(f, p, "seit")) {
        if (n >= 0 && f->ref_day != LB_OPEN) {
            if (lb__time_shift(f, unit, -n, LB_OPEN, &at)) v->span.begin = is(unit, "D") || is(unit, "W") || is(unit, "TH") || is(unit, "M") ? f->ref_day - days : at.span.begin, v->grain = at.grain;
        } else if (n < 0 && f->ref_day != LB_OPEN) v->span.end = f->ref_day, v->grain = LB_GRAIN_MORE;
        v->happening = v->span.begin != LB_OPEN || v->span.end != LB_OPEN;
        v->rule = "times/since";
    } else if ((lb__tprep(f, p, "in") || lb__tprep(f, p, "binnen")) && f->ref_day != LB_OPEN && n >= 0 && lb__tprep(f, p, "in")) {
        lb_tense t = lb__time_tense(f, i);
        if (t == LB_TENSE_FUTURE || t == LB_TENSE_PRESENT)
            if (lb__time_shift(f, unit, n, LB_OPEN, &at)) v->span = at.span, v->grain = at.grain, v->happening = true;
        v->rule = "times/in";
    }
    return j;
}

/* "100-jährig", "dreitägige": an age or length, never a time. */
static uint32_t aged(lb_time_finder *f, uint32_t *i, lb_tv *v)
{
    char buf[LB_LOWER_MAX];
    double n;
    uint32_t j = *i;
    lb_str w;
    if (lb__tdigits(f, j) && lb__tsign(f, j + 1, '-') && !lb__tspace(f, j + 1)) {
        w = lower(f, j + 2, buf);
        n = (double)lb_atom_value(&f->x, j);
        j += 3;
    } else {
        if (f->x.at[j].kind != LB_ATOM_WORD || f->x.at[j].upper) return 0;
        w = lower(f, j, buf);
        uint32_t k = lb_number_prefix(w, &n);
        if (!k && lb_starts(w, "mehr")) k = 4, n = -1;
        if (!k || k == w.n) return 0;
        w = (lb_str){ w.p + k, w.n - k };
        j++;
    }
    const char *u = lb_starts(w, "jährig") ? "Y" : lb_starts(w, "monatig") ? "M" : lb_starts(w, "tägig") ? "D" : lb_starts(w, "wöchig") ? "W" : lb_starts(w, "stündig") ? "TH" : lb_starts(w, "minütig") ? "TM" : NULL;
    if (!u || f->x.at[j - 1].upper) return 0;
    v->type = LB_TIMEX_DURATION;
    snprintf(v->value, sizeof v->value, "P");
    append(v->value, sizeof v->value, n, u);
    bound(f, i, v);
    if (is(u, "Y") && !v->mod[0] && lb__tc(f, j) != LB_TC_lasts) return 0; // a person's age
    v->no_prep = true;
    v->rule = "times/length";
    return j;
}

uint32_t lb__time_duration(lb_time_finder *f, uint32_t *i, lb_tv *v)
{
    char buf[LB_LOWER_MAX];
    double n, more;
    bool indef, also;
    uint32_t j, begin = *i;
    if ((j = aged(f, i, v))) return j;
    j = lb__time_amount(f, begin, &n, &indef);
    if (!j) return 0;
    double low = -1;
    if (n >= 0 && (lb__tprep(f, j, "bis") || lb__tprep(f, j, "oder") || lb__tsign(f, j, 0x2013) || (lb__tsign(f, j, '-')))) { // zwei bis drei Jahre
        uint32_t k = lb__time_amount(f, j + 1, &more, &also);
        if (k && more > n) low = n, n = more, j = k;
    }
    if (lb__tsign(f, j, '-') && !lb__tspace(f, j)) j++; // 14-Tage-Frist
    while (lb__tc(f, j) == LB_TC_whole || lb__tc(f, j) == LB_TC_approx) {
        if (lb__tc(f, j) == LB_TC_approx && lb_is(lb__tval(f, j), "LESS_THAN")) v->mod = "LESS_THAN"; // ein knappes Jahr
        else if (lb__tc(f, j) == LB_TC_approx && lb_is(lb__tval(f, j), "APPROX")) v->mod = "APPROX";
        j++;
    }
    const char *unit = lb__time_unit(f, j, true);
    if (!unit) return 0;
    if (is(unit, "Y") && begin > f->begin) {
        char low_[LB_LOWER_MAX];
        if (lb_is(lower(f, begin - 1, low_), "mit")) return 0;
        if (lb__tprep(f, begin - 1, "von") && begin > f->begin + 1 && lb_is(lower(f, begin - 2, low_), "alter")) return 0;
        if (lb_is(lower(f, j + 1, low_), "alt")) return 0;
    }
    if (indef && (lb__tc(f, j) != LB_TC_unit || is(unit, "TM") || is(unit, "TS"))) return 0; // "einen Moment", "eine Minute": rarely meant
    if (is(unit, "Y") && lb__tdigits(f, j + 1) == 4 && !lb__tsign(f, j + 2, '.')) return 0;
    j++;
    v->type = LB_TIMEX_DURATION;
    v->span = (lb_interval){ LB_OPEN, LB_OPEN };
    v->rule = "times/duration";
    snprintf(v->value, sizeof v->value, "P");
    append(v->value, sizeof v->value, n, unit);
    if (low >= 0) v->mod = "APPROX";
    if (n >= 0 && lb__tprep(f, j, "und")) { // drei Jahre und vier Monate
        uint32_t k = lb__time_amount(f, j + 1, &more, &also);
        const char *small = k && more >= 0 ? lb__time_unit(f, k, false) : NULL;
        if (small && !is(small, unit) && days_of(1, small) < days_of(1, unit)) {
            append(v->value, sizeof v->value, more, small);
            j = k + 1;
        }
    }
    if (!v->mod[0]) bound(f, i, v);
    if (*i > f->begin && lb__tc(f, *i - 1) == LB_TC_whole && !lb_is(lower(f, *i - 1, buf), "lange")) { // die ganzen zehn Jahre
        --*i;
        v->article = true;
    }
    return anchor(f, *i, j, n, unit, v);
}
