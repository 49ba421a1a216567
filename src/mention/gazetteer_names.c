/* gazetteer_names.c: the names a town gets: German forms of its Cyrillic, Ukrainian Latin or Arabic
 * name, spellings without apostrophes, foreign names where the place is likely to be named. */
#include "mention/gazetteer_write.h"
#include "mention/translit.h"

static bool in_list(const char *list, lb_str code) // "UA RU "
{
    for (const char *p = list; code.n == 2 && *p; p += 3)
        if (p[0] == code.p[0] && p[1] == code.p[1]) return true;
    return false;
}

static const char russian_lands[] = "RU BY KZ KG TJ UZ TM AM AZ GE MD UA ";
static const char arab_lands[] = "SY LB IQ YE SD LY PS JO EG ";
static const char all_aliases[] = "UA BY SY LB IL PS IQ YE SD SS CD MM LY ML BF NE SO ET ER AF IR AZ AM GE MD XK ";

/* A Latin name that begins with a capital, is not an airport code, and has more than three letters. */
bool lb_gazw_is_latin(lb_str s)
{
    bool lower = false;
    uint32_t letters = 0;
    if (s.n < 4) return false;
    for (uint32_t i = 0; i < s.n;) {
        uint32_t c = lb_utf8_next(s, &i);
        if (c > 0x24f && !(c >= 0x1e00 && c <= 0x1eff) && c != 0x2019 && c != 0x2018 && c != 0x2bc) return false;
        if (!lb_is_letter_cp(c)) continue;
        if (!letters++ && !lb_is_upper_cp(c)) return false;
        if (!lb_is_upper_cp(c)) lower = true;
    }
    return lower && letters > 3;
}

static void without_apostrophes(lb_gaz_writer *w, uint32_t at, lb_str s, lb_gaz_kind kind)
{
    char out[128];
    uint32_t n = 0;
    if (s.n > 100) return;
    for (uint32_t i = 0; i < s.n;) {
        uint32_t from = i, c = lb_utf8_next(s, &i);
        if (c == '\'' || c == '`' || c == 0x2019 || c == 0x2018 || c == 0x2bc || c == 0x2bb) continue;
        memcpy(out + n, s.p + from, i - from);
        n += i - from;
    }
    if (n != s.n && n) lb_gazw_name(w, at, (lb_str){ out, n }, kind);
}

void lb_gazw_german(lb_gaz_writer *w, uint32_t at, lb_str german, bool show)
{
    lb_str v[24];
    if (!german.n) return;
    lb_gazw_name(w, at, german, LB_GAZ_TRANSLIT);
    if (show) lb_gazw_alias(w, at, german);
    uint32_t n = lb_german_variants(w->a, german, v, 24);
    for (uint32_t i = 0; i < n; i++) lb_gazw_name(w, at, v[i], LB_GAZ_TRANSLIT);
}

/* All names of a town. Its shown name becomes German if one can be had; of an old and a new Cyrillic name
 * ("Артемівськ", "Бахмут") the main name in Latin letters says which is today's. */
void lb_gazw_town_names(lb_gaz_writer *w, uint32_t at, lb_str country, lb_str name, lb_str ascii, lb_str alternates, lb_str german, uint32_t population)
{
    lb_arena *a = w->a;
    uint32_t n;
    lb_str *alt = lb_split(a, alternates, ',', &n), shown = german, first = { 0 };
    bool slavic = in_list(russian_lands, country), ua = in_list("UA ", country), many = population >= 20000 || in_list(all_aliases, country);
    if (german.n) lb_gazw_name(w, at, german, LB_GAZ_GERMAN);
    lb_gazw_name(w, at, name, LB_GAZ_OWN);
    lb_gazw_name(w, at, ascii, LB_GAZ_OWN);
    without_apostrophes(w, at, name, LB_GAZ_OWN);
    if (ua) {
        lb_str today = lb_german_of_romanised(a, ascii);
        lb_gazw_german(w, at, today, true);
        if (!shown.n) shown = today;
    }
    for (uint32_t i = 0; i < n; i++) {
        lb_cyrillic can = slavic ? lb_cyrillic_of(alt[i]) : LB_CYR_NONE;
        if (can == LB_CYR_NONE && many && lb_gazw_is_latin(alt[i])) {
            lb_gazw_name(w, at, alt[i], LB_GAZ_OTHER);
            if (slavic) without_apostrophes(w, at, alt[i], LB_GAZ_OTHER);
        }
        if (ua && (can & LB_CYR_UKRAINIAN)) lb_gazw_german(w, at, lb_german_of_ukrainian(a, alt[i]), true);
        if (can & LB_CYR_RUSSIAN) {
            lb_str g = lb_german_of_russian(a, alt[i]);
            lb_gazw_german(w, at, g, true);
            if (!first.n) first = g;
        }
    }
    if (in_list(arab_lands, country)) {
        lb_str g = lb_german_of_arabic(a, ascii);
        if (g.n) lb_gazw_name(w, at, g, LB_GAZ_TRANSLIT), lb_gazw_alias(w, at, g);
    }
    if (!shown.n && in_list("RU ", country)) shown = first;
    if (shown.n && !lb_eq(shown, name)) {
        w->place.at[at].name = lb_copy(a, shown);
        lb_gazw_alias(w, at, name);
    }
}

bool lb_gazw_wants_aliases(lb_str country) { return in_list(all_aliases, country); }
