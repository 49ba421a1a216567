/* translit.c: Cyrillic -> German, letter by letter with one letter of context. O(n). */
#include "mention/translit.h"

typedef struct {
    uint16_t    c;
    const char *uk, *ru; // "" drops the letter, NULL: the alphabet lacks it
} letter;

/* Lower-case letters; context rules are in `put`. */
static const letter letters[] = {
    { 0x430, "a", "a" },    { 0x431, "b", "b" },     { 0x432, "w", "w" },       { 0x433, "h", "g" },     { 0x434, "d", "d" },
    { 0x435, "e", "e" },    { 0x436, "sch", "sch" }, { 0x437, "s", "s" },       { 0x438, "y", "i" },     { 0x439, "j", "i" },
    { 0x43a, "k", "k" },    { 0x43b, "l", "l" },     { 0x43c, "m", "m" },       { 0x43d, "n", "n" },     { 0x43e, "o", "o" },
    { 0x43f, "p", "p" },    { 0x440, "r", "r" },     { 0x441, "s", "s" },       { 0x442, "t", "t" },     { 0x443, "u", "u" },
    { 0x444, "f", "f" },    { 0x445, "ch", "ch" },   { 0x446, "z", "z" },       { 0x447, "tsch", "tsch" }, { 0x448, "sch", "sch" },
    { 0x449, "schtsch", "schtsch" }, { 0x44a, NULL, "" }, { 0x44b, NULL, "y" }, { 0x44c, "", "" },       { 0x44d, NULL, "e" },
    { 0x44e, "ju", "ju" },  { 0x44f, "ja", "ja" },   { 0x451, NULL, "jo" },     { 0x454, "je", NULL },   { 0x456, "i", NULL },
    { 0x457, "ji", NULL },  { 0x491, "g", NULL },
};

static const letter *letter_of(uint32_t c)
{
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (letters[i].c == c) return &letters[i];
    return NULL;
}

static bool is_apostrophe(uint32_t c) { return c == '\'' || c == 0x2019 || c == 0x2bc || c == 0x60 || c == 0xb4; }
static bool is_break(uint32_t c) { return c == ' ' || c == '-' || c == 0 || c == '(' || c == ')' || c == '.'; }

lb_cyrillic lb_cyrillic_of(lb_str s)
{
    int can = LB_CYR_BOTH, any = 0;
    for (uint32_t i = 0; i < s.n;) {
        uint32_t c = lb_lower_cp(lb_utf8_next(s, &i));
        if (is_apostrophe(c) || c == ' ' || c == '-' || c == 0x301 || (c >= '0' && c <= '9')) continue;
        const letter *l = letter_of(c);
        if (!l) return LB_CYR_NONE;
        any = 1;
        if (!l->uk) can &= ~LB_CYR_UKRAINIAN;
        if (!l->ru) can &= ~LB_CYR_RUSSIAN;
    }
    return any ? (lb_cyrillic)can : LB_CYR_NONE;
}

static bool is_vowel(uint32_t c)
{
    static const uint16_t v[] = { 0x430, 0x435, 0x438, 0x43e, 0x443, 0x44b, 0x44d, 0x44e, 0x44f, 0x451, 0x454, 0x456, 0x457 };
    for (size_t i = 0; i < sizeof v / sizeof *v; i++)
        if (v[i] == c) return true;
    return false;
}

/* German letters of `c` between `before` and `after` (all lower case, 0 at a word's end). */
static const char *put(uint32_t before, uint32_t c, uint32_t after, bool russian)
{
    const letter *l = letter_of(c);
    bool start = is_break(before);
    if (!l) return NULL;
    if (c == 0x441 && is_vowel(before) && is_vowel(after)) return "ss";
    if (!russian) {
        if (c == 0x433 && before == 0x437) return "h"; // зг: "sh"
        if (c == 0x43e && (before == 0x44c || before == 0x439)) return before == 0x44c ? "jo" : "o";
        return l->uk;
    }
    bool soft = before == 0x44c || before == 0x44a;
    if (c == 0x435 && (start || is_vowel(before) || soft)) return "je";
    if (c == 0x438 && before == 0x44c) return "ji";
    if (c == 0x451 && (before == 0x436 || before == 0x447 || before == 0x448 || before == 0x449)) return "o";
    if (c == 0x439) {
        if (is_break(after) && (before == 0x438 || before == 0x44b)) return "";
        if (is_vowel(after) || start) return "j";
        return "i";
    }
    return l->ru;
}

static lb_str convert(lb_arena *a, lb_str s, bool russian)
{
    uint32_t cps[128], n = 0, out_n = 0;
    char out[1024];
    for (uint32_t i = 0; i < s.n;) {
        uint32_t c = lb_utf8_next(s, &i);
        if (c == 0x301 || is_apostrophe(c)) continue; // stress mark, separator
        if (n == 126) return (lb_str){ 0 };
        cps[n++] = c;
    }
    for (uint32_t i = 0; i < n; i++) {
        uint32_t low = lb_lower_cp(cps[i]);
        const char *z;
        char ascii[2] = { 0 };
        if (low < 0x80) {
            ascii[0] = (char)cps[i];
            z = ascii;
        } else {
            z = put(i ? lb_lower_cp(cps[i - 1]) : 0, low, i + 1 < n ? lb_lower_cp(cps[i + 1]) : 0, russian);
        }
        if (!z) return (lb_str){ 0 };
        for (uint32_t k = 0; z[k]; k++)
            out[out_n++] = (char)(k == 0 && cps[i] != low && z[0] >= 'a' && z[0] <= 'z' ? z[0] - 32 : z[k]);
        if (out_n > 1000) return (lb_str){ 0 };
    }
    return lb_copy(a, (lb_str){ out, out_n });
}

lb_str lb_german_of_ukrainian(lb_arena *a, lb_str s) { return convert(a, s, false); }
lb_str lb_german_of_russian(lb_arena *a, lb_str s) { return convert(a, s, true); }

/* Romanised letters -> Ukrainian ones, longest first; then the Cyrillic rules do the rest. */
typedef struct {
    const char *latin;
    uint16_t    c[2];
} roman;

static const roman romans[] = {
    { "shch", { 0x449 } }, { "zgh", { 0x437, 0x433 } }, { "zh", { 0x436 } }, { "kh", { 0x445 } }, { "ts", { 0x446 } },
    { "ch", { 0x447 } },   { "sh", { 0x448 } },         { "ya", { 0x44f } }, { "yu", { 0x44e } }, { "ye", { 0x454 } },
    { "yo", { 0x439, 0x43e } }, { "a", { 0x430 } }, { "b", { 0x431 } }, { "v", { 0x432 } }, { "h", { 0x433 } }, { "g", { 0x491 } },
    { "d", { 0x434 } },    { "e", { 0x435 } },          { "z", { 0x437 } },  { "i", { 0x456 } },  { "k", { 0x43a } },
    { "l", { 0x43b } },    { "m", { 0x43c } },          { "n", { 0x43d } },  { "o", { 0x43e } },  { "p", { 0x43f } },
    { "r", { 0x440 } },    { "s", { 0x441 } },          { "t", { 0x442 } },  { "u", { 0x443 } },  { "f", { 0x444 } },
    { "y", { 0x438 } },
};

static bool latin_vowel(char c) { return c && strchr("aeiouy", c) != NULL; }

lb_str lb_german_of_romanised(lb_arena *a, lb_str s)
{
    char low[128], cyr[600];
    uint32_t n = 0, out = 0;
    bool upper[128];
    for (uint32_t i = 0; i < s.n;) {
        uint32_t c = lb_utf8_next(s, &i);
        if (is_apostrophe(c)) continue;
        if (c >= 0x80 || n == 126) return (lb_str){ 0 };
        upper[n] = lb_is_upper((uint8_t)c);
        low[n] = (char)(upper[n] ? c + 32 : c);
        n++;
    }
    low[n] = 0;
    for (uint32_t i = 0; i < n;) {
        const char *z = low + i;
        bool up = upper[i], after_vowel = i && latin_vowel(low[i - 1]), last = is_break((uint8_t)z[1]);
        uint16_t c[2] = { 0 };
        uint32_t used = 1;
        if (z[0] == ' ' || z[0] == '-') {
            cyr[out++] = z[0];
            i++;
            continue;
        }
        if (z[0] == 'i' && i && !after_vowel && (z[1] == 'a' || z[1] == 'u' || z[1] == 'e')) { // -lia-: ля
            c[0] = z[1] == 'a' ? 0x44f : z[1] == 'u' ? 0x44e : 0x454;
            used = 2;
        } else if (z[0] == 'i' && after_vowel) {
            c[0] = last || !latin_vowel(z[1]) ? 0x457 : 0x439; // -aiv: аїв
            if ((last && i && (low[i - 1] == 'y' || low[i - 1] == 'i')) || (z[1] == 's' && z[2] == 'k')) c[0] = 0x439; // Pervomaisk
            else if (z[1] == 'a' || z[1] == 'u' || z[1] == 'e') c[0] = z[1] == 'a' ? 0x44f : z[1] == 'u' ? 0x44e : 0x454, used = 2;
        } else if (z[0] == 'y' && z[1] == 'i' && is_break((uint8_t)z[2])) {
            c[0] = 0x438, c[1] = 0x439, used = 2; // -yi: ий
        } else if (z[0] == 'y' && z[1] == 'i') {
            c[0] = 0x457, used = 2; // Yi-: Ї
        } else if (z[0] == 'y' && after_vowel && (last || !latin_vowel(z[1]))) { // Pervomaysk
            c[0] = 0x439;
        } else {
            bool found = false;
            for (size_t k = 0; k < sizeof romans / sizeof *romans && !found; k++) {
                size_t m = strlen(romans[k].latin);
                if (strncmp(z, romans[k].latin, m) != 0) continue;
                memcpy(c, romans[k].c, sizeof c);
                used = (uint32_t)m;
                found = true;
            }
            if (!found) return (lb_str){ 0 };
        }
        for (int k = 0; k < 2 && c[k]; k++) out += lb_utf8_put(up && !k ? lb_upper_cp(c[k]) : c[k], cyr + out);
        i += used;
        if (out > 580) return (lb_str){ 0 };
    }
    return convert(a, (lb_str){ cyr, out }, false);
}

/* `s` with each `from` replaced; empty where there is none. */
static lb_str replaced(lb_arena *a, lb_str s, const char *from, const char *to, bool word_end)
{
    char out[512];
    uint32_t n = 0, m = (uint32_t)strlen(from), k = (uint32_t)strlen(to);
    bool any = false;
    if (s.n > 200) return (lb_str){ 0 };
    for (uint32_t i = 0; i < s.n;) {
        bool end = i + m == s.n || (i + m < s.n && (s.p[i + m] == ' ' || s.p[i + m] == '-'));
        if (i && i + m <= s.n && memcmp(s.p + i, from, m) == 0 && (!word_end || end)) {
            memcpy(out + n, to, k);
            n += k;
            i += m;
            any = true;
        } else {
            out[n++] = s.p[i++];
        }
        if (n > 500) return (lb_str){ 0 };
    }
    return any ? lb_copy(a, (lb_str){ out, n }) : (lb_str){ 0 };
}

uint32_t lb_german_variants(lb_arena *a, lb_str s, lb_str *out, uint32_t cap)
{
    static const struct {
        const char *from, *to;
        bool word_end;
    } rule[] = {
        { "ss", "s", false }, { "yj", "y", true }, { "yj", "yi", true }, { "ij", "i", true }, { "schsch", "sch", false },
        { "yji", "yi", false }, { "iji", "ii", false },
    };
    uint32_t n = 0;
    for (size_t r = 0; r < sizeof rule / sizeof *rule; r++) {
        uint32_t had = n;
        lb_str v = replaced(a, s, rule[r].from, rule[r].to, rule[r].word_end);
        if (v.n && n < cap) out[n++] = v;
        for (uint32_t i = 0; r && i < had; i++) { // also together with the s
            v = replaced(a, out[i], rule[r].from, rule[r].to, rule[r].word_end);
            if (v.n && n < cap) out[n++] = v;
        }
    }
    return n;
}

lb_str lb_german_of_arabic(lb_arena *a, lb_str s)
{
    static const char *const from[] = { "kh", "sh", "iyah", "iyya", "j", "ay", "aw", "y", "z", "q", "th", "w", "dh", NULL };
    static const char *const to[] = { "ch", "sch", "ija", "ija", "dsch", "ai", "au", "j", "s", "k", "th", "w", "dh", NULL };
    static const char *const article[] = { "Al ", "Ar ", "As ", "At ", "Ad ", "Az ", "An ", "Ash ", "Adh ", "Ath ", NULL };
    char out[512];
    uint32_t n = 0;
    if (s.n > 100) return (lb_str){ 0 };
    lb_str word = s;
    for (int k = 0; article[k]; k++)
        if (lb_starts(word, article[k])) {
            uint32_t m = (uint32_t)strlen(article[k]);
            word = (lb_str){ word.p + m, word.n - m };
            break;
        }
    for (uint32_t i = 0; i < word.n;) {
        char c = word.p[i];
        bool up = lb_is_upper((uint8_t)c), done = false;
        if (c == '`' || c == '\'') {
            i++;
            continue;
        }
        if (c == 'a' && i + 2 == word.n && word.p[i + 1] == 'h') { // -ah: -a
            out[n++] = 'a';
            break;
        }
        for (int k = 0; from[k] && !done; k++) {
            uint32_t m = (uint32_t)strlen(from[k]);
            if (i + m > word.n || (char)(up ? c + 32 : c) != from[k][0] || memcmp(word.p + i + 1, from[k] + 1, m - 1) != 0) continue;
            for (uint32_t j = 0; to[k][j]; j++) out[n++] = (char)(up && !j ? to[k][j] - 32 : to[k][j]);
            i += m;
            done = true;
        }
        if (!done) out[n++] = word.p[i++];
    }
    if (!n) return (lb_str){ 0 };
    if (out[0] >= 'a' && out[0] <= 'z') out[0] = (char)(out[0] - 32);
    lb_str made = { out, n };
    return lb_eq(made, s) ? (lb_str){ 0 } : lb_copy(a, made);
}
