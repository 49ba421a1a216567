#include "mention/number_words.h"

typedef struct {
    const char *form;
    int         value;
} piece;

/* Longer forms before their beginnings. */
static const piece ones[] = { { "eins", 1 }, { "eine", 1 }, { "ein", 1 }, { "zwei", 2 }, { "zwo", 2 }, { "drei", 3 }, { "vier", 4 },
                              { "fünf", 5 }, { "sechs", 6 }, { "sieben", 7 }, { "acht", 8 }, { "neun", 9 } };
static const piece teens[] = { { "zehn", 10 }, { "elf", 11 }, { "zwölf", 12 }, { "dreizehn", 13 }, { "vierzehn", 14 }, { "fünfzehn", 15 },
                               { "sechzehn", 16 }, { "siebzehn", 17 }, { "achtzehn", 18 }, { "neunzehn", 19 } };
static const piece tens[] = { { "zwanzig", 20 }, { "dreißig", 30 }, { "dreissig", 30 }, { "vierzig", 40 }, { "fünfzig", 50 },
                              { "fuffzig", 50 }, { "sechzig", 60 }, { "siebzig", 70 }, { "achtzig", 80 }, { "neunzig", 90 } };

#define COUNT(x) (sizeof(x) / sizeof *(x))

static lb_str from(lb_str s, uint32_t n) { return (lb_str){ s.p + n, s.n - n }; }

static uint32_t any(lb_str s, const piece *p, size_t n, double *v)
{
    for (size_t i = 0; i < n; i++)
        if (lb_starts(s, p[i].form)) {
            *v = p[i].value;
            return (uint32_t)strlen(p[i].form);
        }
    return 0;
}

/* 1 … 99 at the begin of s. */
static uint32_t below_100(lb_str s, double *v)
{
    double t;
    uint32_t n = any(s, teens, COUNT(teens), v), k;
    if (n) return n;
    if ((n = any(s, tens, COUNT(tens), v))) return n;
    if (!(n = any(s, ones, COUNT(ones), v))) return 0;
    if (lb_starts(from(s, n), "und") && (k = any(from(s, n + 3), tens, COUNT(tens), &t))) {
        *v += t;
        return n + 3 + k;
    }
    return n;
}

/* 1 … 9999 at the begin of s: "zwölfhundert" too. */
static uint32_t with_hundreds(lb_str s, double *v)
{
    double rest;
    uint32_t n = below_100(s, v), k;
    if (lb_starts(from(s, n), "hundert")) {
        *v = (n ? *v : 1) * 100;
        n += 7;
        uint32_t und = lb_starts(from(s, n), "und") ? 3 : 0;
        if ((k = below_100(from(s, n + und), &rest))) {
            *v += rest;
            n += und + k;
        }
    }
    return n;
}

/* "einhalb", "eindrittel", … after a number. */
static uint32_t fraction(lb_str s, double *v)
{
    if (lb_starts(s, "einhalb")) return *v = .5, 7;
    if (lb_starts(s, "undeinhalb")) return *v = .5, 10;
    if (lb_starts(s, "dreiviertel")) return *v = .75, 11;
    if (lb_starts(s, "einviertel")) return *v = .25, 10;
    return 0;
}

uint32_t lb_number_prefix(lb_str s, double *v)
{
    double rest = 0;
    uint32_t n, k;
    if (!s.n || !strchr("nezdvfsath", s.p[0])) return 0;
    if (lb_starts(s, "null")) return *v = 0, 4;
    if (lb_starts(s, "anderthalb")) *v = 1.5, n = 10;
    else if (lb_starts(s, "eineinhalb")) *v = 1.5, n = 10;
    else {
        n = with_hundreds(s, v);
        if (!n && !lb_starts(s, "tausend")) return 0;
        if (n && (k = fraction(from(s, n), &rest))) *v += rest, n += k;
    }
    if (lb_starts(from(s, n), "tausend")) {
        *v = (n ? *v : 1) * 1000;
        n += 7;
        uint32_t und = lb_starts(from(s, n), "und") ? 3 : 0;
        if ((k = with_hundreds(from(s, n + und), &rest))) {
            *v += rest;
            n += und + k;
            if ((k = fraction(from(s, n), &rest))) *v += rest, n += k;
        }
    }
    return n;
}

static bool is_any(lb_str s, const char *const *list)
{
    for (; *list; list++)
        if (lb_is(s, *list)) return true;
    return false;
}

static lb_numword_kind ordinal(lb_str w, double *v)
{
    static const struct { const char *stem; int value; } odd[] = { { "erst", 1 }, { "zweit", 2 }, { "dritt", 3 }, { "siebt", 7 }, { "acht", 8 } };
    static const char *const endings[] = { "e", "en", "er", "es", "em", NULL };
    for (size_t i = 0; i < COUNT(odd); i++)
        if (lb_starts(w, odd[i].stem) && is_any(from(w, (uint32_t)strlen(odd[i].stem)), endings)) {
            *v = odd[i].value;
            return LB_NUMWORD_ORDINAL;
        }
    uint32_t n = lb_number_prefix(w, v);
    if (!n || n == w.n) return LB_NUMWORD_NONE;
    lb_str rest = from(w, n);
    if (*v >= 20 && rest.p[0] == 's') rest = from(rest, 1);
    if (rest.n >= 2 && rest.p[0] == 't' && is_any(from(rest, 1), endings)) return LB_NUMWORD_ORDINAL;
    for (size_t i = 0; i < COUNT(odd); i++) { // "hunderterste", "einundzwanzigste" is regular
        uint32_t k = (uint32_t)strlen(odd[i].stem);
        if (w.n <= k + 2) continue;
        for (uint32_t e = 1; e <= 2; e++) {
            lb_str tail = { w.p + w.n - k - e, k + e };
            double head;
            lb_str front = { w.p, w.n - k - e };
            if (lb_starts(tail, odd[i].stem) && is_any(from(tail, k), endings) && lb_number_prefix(front, &head) == front.n
                && head >= 100 && lb_ends(front, head >= 1000 && head == (double)(int64_t)(head / 1000) * 1000 ? "tausend" : "hundert")) {
                *v = head + odd[i].value;
                return LB_NUMWORD_ORDINAL;
            }
        }
    }
    return LB_NUMWORD_NONE;
}

lb_numword_kind lb_number_word(lb_str w, double *v)
{
    static const char *const times[] = { "mal", "fach", "fache", "fachen", "facher", "faches", NULL };
    static const char *const decade[] = { "er", "ern", NULL };
    if (w.n < 3 || !strchr("nezdvfsath", w.p[0])) return LB_NUMWORD_NONE;
    if (lb_is(w, "ein") || lb_is(w, "eine") || lb_is(w, "acht") ) {
        *v = w.n == 4 && w.p[0] == 'a' ? 8 : 1;
        return w.p[0] == 'a' ? LB_NUMWORD_CARDINAL : LB_NUMWORD_NONE;
    }
    uint32_t n = lb_number_prefix(w, v);
    if (n == w.n && n) return LB_NUMWORD_CARDINAL;
    if (n) {
        lb_str rest = from(w, n);
        if (is_any(rest, times)) return LB_NUMWORD_TIMES;
        if (*v >= 20 && *v < 100 && (int)*v % 10 == 0 && is_any(rest, decade)) return LB_NUMWORD_DECADE;
        if (*v <= 12 && *v >= 2 && (lb_is(rest, "en") || lb_is(rest, "er")) ) return LB_NUMWORD_CARDINAL; // "zu zweien", "dreier"
    }
    return ordinal(w, v);
}
