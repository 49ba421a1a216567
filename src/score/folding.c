/* folding.c: how texts, places and outlets are made comparable. ICU knows the letters. */
#include "score/score.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

/* UTF-8 -> UTF-16 in the arena, normalised; NULL where it is no text. */
static UChar *normalised(lb_arena *a, const char *s, bool decompose, int32_t *n)
{
    UErrorCode e = U_ZERO_ERROR;
    int32_t len = (int32_t)strlen(s), got = 0;
    UChar *raw = lb_array(a, (size_t)len + 1, UChar), *out = lb_array(a, (size_t)len * 4 + 16, UChar);
    u_strFromUTF8WithSub(raw, len + 1, &got, s, len, 0xFFFD, NULL, &e);
    const UNormalizer2 *norm = decompose ? unorm2_getNFKDInstance(&e) : unorm2_getNFCInstance(&e);
    *n = U_SUCCESS(e) ? unorm2_normalize(norm, raw, got, out, len * 4 + 16, &e) : 0;
    if (U_FAILURE(e)) *n = 0;
    return out;
}

static bool is_word(UChar32 c)
{
    return c == '_' || u_isalnum(c) || u_charType(c) == U_OTHER_NUMBER || u_charType(c) == U_LETTER_NUMBER;
}

lb_words_list lb_score_words(lb_arena *a, const char *text)
{
    int32_t n;
    UChar *u = normalised(a, text ? text : "", false, &n);
    LB_VEC(lb_str) words = { 0 };
    for (int32_t i = 0; i < n;) {
        UChar32 c;
        int32_t from = i;
        U16_NEXT(u, i, n, c);
        if (!is_word(c)) continue;
        char *w = lb_arena_alloc(a, (size_t)(n - from) * 4 + 5);
        uint32_t k = 0;
        while (is_word(c)) {
            k += lb_utf8_put((uint32_t)u_tolower(c), w + k);
            if (i >= n) break;
            from = i;
            U16_NEXT(u, i, n, c);
        }
        *lb_push(a, &words) = (lb_str){ w, k };
    }
    return (lb_words_list){ words.at, (uint32_t)words.n };
}

static bool is_kind(lb_str w)
{
    static const char *const kind[] = { "region", "oblast", "gebiet", "rajon", "stadt", "dorf" };
    for (size_t i = 0; i < sizeof kind / sizeof *kind; i++)
        if (lb_is(w, kind[i])) return true;
    return false;
}

static lb_str replace(lb_arena *a, lb_str s, const char *from, const char *to)
{
    lb_str needle = lb_str_of(from);
    for (int64_t at; (at = lb_find(s, needle)) >= 0;)
        s = lb_printf(a, "%.*s%s%.*s", (int)at, s.p, to, (int)(s.n - (uint32_t)at - needle.n), s.p + at + needle.n);
    return s;
}

lb_str lb_score_place(lb_arena *a, const char *name)
{
    int32_t n;
    UChar *u = normalised(a, name ? name : "", true, &n);
    char *low = lb_arena_alloc(a, (size_t)n * 4 + 8);
    uint32_t k = 0;
    for (int32_t i = 0; i < n;) {
        UChar32 c;
        U16_NEXT(u, i, n, c);
        if (u_getCombiningClass(c)) continue;
        k += lb_utf8_put((uint32_t)u_tolower(c), low + k);
    }
    low[k] = 0;
    lb_words_list words = lb_score_words(a, low);
    lb_str key = LB_STR("");
    for (uint32_t i = 0; i < words.n; i++)
        if (!is_kind(words.at[i])) key = lb_printf(a, "%.*s%.*s", LB_FMT(key), LB_FMT(words.at[i]));
    key = replace(a, key, "isjum", "izjum");
    key = replace(a, key, "kyjiw", "kiew");
    return lb_find(key, LB_STR("odessa")) >= 0 ? key : replace(a, key, "odesa", "odessa");
}

lb_str lb_score_outlet(lb_arena *a, const char *name)
{
    lb_words_list words = lb_score_words(a, name);
    lb_str key = LB_STR("");
    for (uint32_t i = 0; i < words.n; i++) {
        bool article = lb_is(words.at[i], "die") || lb_is(words.at[i], "der") || lb_is(words.at[i], "das");
        if (i == 0 && article && words.n > 1) continue;
        key = lb_printf(a, "%.*s%.*s", LB_FMT(key), LB_FMT(words.at[i]));
    }
    return key.n ? key : LB_STR("?");
}
