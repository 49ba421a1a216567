/* spelling.c: how a form that the lexicon lacks may be written in it: Swiss ss for ß, old ß
 * for ss, ae/oe/ue for umlauts, capitals, decomposed umlauts. O(length), a few candidates. */
#include "lang/lexicon_in.h"

enum { UMLAUT = 1, SHARP = 2, DOUBLE = 4 }; // ae -> ä; ss -> ß; ß -> ss

/* The umlaut that the two letters at s[i] stand for, or NULL. "neue", "Quelle", "Frauen" are none. */
static const char *umlaut_at(lb_str s, uint32_t i)
{
    static const char *const pairs[] = { "ae", "oe", "ue", "Ae", "Oe", "Ue" }, *const letters[] = { "ä", "ö", "ü", "Ä", "Ö", "Ü" };
    if (i + 1 >= s.n || s.p[i + 1] != 'e') return NULL;
    if (i && strchr("aeqAEQ", s.p[i - 1])) return NULL;
    for (int k = 0; k < 6; k++)
        if (s.p[i] == pairs[k][0]) return letters[k];
    return NULL;
}

/* Apply the changes in `how`; `only` picks the n-th place of its kind, or -1 for all. Length, or 0 if nothing changed. */
static uint32_t change(lb_str s, int how, int only, char *to)
{
    uint32_t n = 0;
    int seen = 0;
    bool changed = false;
    for (uint32_t i = 0; i < s.n && n < 252;) {
        const char *new = NULL, *u;
        if (how & UMLAUT && (u = umlaut_at(s, i))) new = u;
        else if (how & SHARP && i + 1 < s.n && s.p[i] == 's' && s.p[i + 1] == 's') new = "ß";
        else if (how & DOUBLE && i + 1 < s.n && !memcmp(s.p + i, "ß", 2)) new = "ss";
        if (new && (only < 0 || only == seen++)) {
            memcpy(to + n, new, 2);
            n += 2, i += 2;
            changed = true;
        } else {
            to[n++] = s.p[i++];
        }
    }
    return changed ? n : 0;
}

/* "ANGRIFF" as "Angriff"; 0 unless all letters are capitals and there are at least four. */
static uint32_t uncapitals(lb_str s, char *to)
{
    uint32_t n = 0, letters = 0;
    for (uint32_t i = 0; i < s.n;) {
        uint32_t c = lb_utf8_next(s, &i);
        if (lb_is_letter_cp(c)) {
            if (!lb_is_upper_cp(c) && c != 0xDF) return 0;
            if (letters++) c = lb_lower_cp(c);
        }
        if (n > 250) return 0;
        n += lb_utf8_put(c, to + n);
    }
    return letters >= 4 ? n : 0;
}

/* a, o, u with a combining diaeresis, put together. */
static uint32_t composed(lb_str s, char *to)
{
    static const char aou[] = "aouAOU";
    uint32_t n = 0;
    bool changed = false;
    for (uint32_t i = 0; i < s.n;) {
        const char *at = i + 2 < s.n && s.p[i] ? strchr(aou, s.p[i]) : NULL;
        if (at && !memcmp(s.p + i + 1, "\xCC\x88", 2)) {
            static const char *const letters[] = { "ä", "ö", "ü", "Ä", "Ö", "Ü" };
            memcpy(to + n, letters[at - aou], 2);
            n += 2, i += 3;
            changed = true;
        } else {
            to[n++] = s.p[i++];
        }
    }
    return changed ? n : 0;
}

uint32_t lb__lex_variants(lb_str form, char room[LB__VARIANTS][256], lb_str out[LB__VARIANTS])
{
    static const struct { int how, only; } tries[] = {
        { DOUBLE, -1 }, { UMLAUT, -1 }, { SHARP, -1 }, { UMLAUT | SHARP, -1 }, { UMLAUT, 0 }, { UMLAUT, 1 }, { SHARP, 0 }, { SHARP, 1 },
    };
    uint32_t n = 0, len;
    if (form.n < 4 || form.n > 120) return 0;
    if ((len = composed(form, room[n]))) out[n] = (lb_str){ room[n], len }, n++;
    if ((len = uncapitals(form, room[n]))) out[n] = (lb_str){ room[n], len }, n++;
    lb_str from = n ? out[0] : form;
    char plain[256]; // `from` may lie in room itself
    memcpy(plain, from.p, from.n);
    from.p = plain;
    for (size_t k = 0; k < sizeof tries / sizeof *tries && n < LB__VARIANTS; k++) {
        len = change(from, tries[k].how, tries[k].only, room[n]);
        if (!len) continue;
        lb_str got = { room[n], len };
        bool seen = false;
        for (uint32_t i = 0; i < n; i++) seen |= lb_eq(out[i], got);
        if (!seen) out[n++] = got;
    }
    return n;
}
