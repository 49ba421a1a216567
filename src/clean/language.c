/* language.c: counts function words and scripts. Short German war news is full of foreign names;
 * function words are what a language cannot do without. O(bytes looked at). */
#include "clean/language.h"

enum { MOST = 32, LOOK = 20000 };

lb_code lb_languages_open(const char *data, lb_arena *a, lb_languages *out, lb_err *err)
{
    static const char *const columns[] = { "language", "words", NULL };
    lb_table t;
    lb_code rc = lb_table_open(data, "languages.tsv", columns, a, &t, err);
    if (rc != LB_OK) return rc;
    LB_VEC(uint32_t) masks = { 0 };
    if (t.n_rows > MOST) return lb_table_fail(&t, MOST, err, "more than %d languages", MOST);
    out->code = lb_array(a, t.n_rows, lb_str);
    lb_index_init(&out->index, a, 1024);
    for (uint32_t i = 0; i < t.n_rows; i++) {
        uint32_t n;
        lb_str *word = lb_split(a, lb_cell(&t, i, 1), ' ', &n);
        out->code[out->n++] = lb_cell(&t, i, 0);
        for (uint32_t k = 0; k < n; k++) {
            uint32_t e = lb_index_get(&out->index, word[k]);
            if (e == UINT32_MAX) {
                e = (uint32_t)masks.n;
                *lb_push(a, &masks) = 0;
                lb_index_put(&out->index, a, word[k], e);
            }
            masks.at[e] |= 1u << i;
        }
    }
    out->mask = masks.at;
    return LB_OK;
}

typedef struct {
    uint32_t latin, cyrillic, russian, ukrainian, greek, arabic, hebrew, han, kana, hangul;
} scripts;

static void count_letter(scripts *s, uint32_t c)
{
    if (c < 0x250) s->latin += lb_is_letter_cp(c);
    else if (c >= 0x400 && c < 0x530) {
        s->cyrillic++;
        s->russian += c == 0x44B || c == 0x44D || c == 0x44A || c == 0x451 || c == 0x42B || c == 0x42D;
        s->ukrainian += c == 0x456 || c == 0x457 || c == 0x454 || c == 0x491 || c == 0x406 || c == 0x407;
    } else if (c >= 0x370 && c < 0x400) s->greek++;
    else if (c >= 0x600 && c < 0x700) s->arabic++;
    else if (c >= 0x590 && c < 0x600) s->hebrew++;
    else if (c >= 0x4E00 && c < 0xA000) s->han++;
    else if (c >= 0x3040 && c < 0x3100) s->kana++;
    else if (c >= 0xAC00 && c < 0xD7B0) s->hangul++;
}

static lb_str other_script(const scripts *s)
{
    const struct {
        uint32_t    n;
        const char *code;
    } all[] = { { s->cyrillic, s->ukrainian > s->russian ? "uk" : "ru" }, { s->greek, "el" }, { s->arabic, "ar" }, { s->hebrew, "he" },
                { s->han + s->kana, s->kana ? "ja" : "zh" }, { s->hangul, "ko" } };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i].n > s->latin * 2 && all[i].n > 10) return lb_str_of(all[i].code);
    return LB_STR("");
}

lb_str lb_language_of(const lb_languages *l, lb_str text, lb_arena *a)
{
    scripts s = { 0 };
    uint32_t hits[MOST] = { 0 }, words = 0, from = UINT32_MAX;
    if (text.n > LOOK) text.n = LOOK;
    lb_str low = lb_lower(a, text);
    for (uint32_t i = 0; i <= low.n;) {
        uint32_t at = i, c = i < low.n ? lb_utf8_next(low, &i) : (i++, ' ');
        count_letter(&s, c);
        if (lb_is_letter_cp(c)) {
            if (from == UINT32_MAX) from = at;
            continue;
        }
        if (from == UINT32_MAX) continue;
        uint32_t e = lb_index_get(&l->index, (lb_str){ low.p + from, at - from });
        words++;
        for (uint32_t k = 0; e != UINT32_MAX && k < l->n; k++) hits[k] += l->mask[e] >> k & 1;
        from = UINT32_MAX;
    }
    lb_str script = other_script(&s);
    if (script.n) return script;
    uint32_t best = 0, second = 0;
    for (uint32_t k = 1; k < l->n; k++)
        if (hits[k] > hits[best]) best = k;
    for (uint32_t k = 0; k < l->n; k++)
        if (k != best && hits[k] > second) second = hits[k];
    // A few words settle it only when no other language has as many.
    if (!l->n || words < 6 || hits[best] < 3 || hits[best] * 10 < words || hits[best] * 4 < second * 5) return LB_STR("");
    return l->code[best];
}
