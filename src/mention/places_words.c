/* places_words.c: loads data/de/place_words.tsv. */
#include "mention/places_words.h"

static const struct {
    const char *name;
    uint32_t    kind;
} kinds[] = {
    { "region", LB_PW_REGION },       { "regions", LB_PW_REGION | LB_PW_PLURAL },     { "district", LB_PW_DISTRICT },
    { "districts", LB_PW_DISTRICT | LB_PW_PLURAL }, { "town", LB_PW_TOWN },            { "towns", LB_PW_TOWN | LB_PW_PLURAL },
    { "river", LB_PW_RIVER },         { "land", LB_PW_LAND },       { "site", LB_PW_SITE },     { "offset", LB_PW_OFFSET },
    { "part", LB_PW_OFFSET },         { "link", LB_PW_LINK },       { "locative", LB_PW_LOCATIVE }, { "article", LB_PW_ARTICLE },
    { "and", LB_PW_AND },             { "tail", LB_PW_TAIL },       { "direction", LB_PW_DIRECTION }, { "org", LB_PW_ORG },
    { "person", LB_PW_PERSON },       { "name", LB_PW_NAME },       { "not", LB_PW_NOT },           { "ending", LB_PW_ENDING },
    { "soil", LB_PW_SOIL },
};

static const struct {
    const char *name;
    uint8_t     tail;
} tails[] = { { "region", LB_PW_REGION }, { "near", LB_PW_OFFSET }, { "town", LB_PW_TOWN }, { "river", LB_PW_RIVER }, { "land", LB_PW_LAND } };

lb_code lb_places_words_open(const char *data, lb_arena *a, const lb_places_words **out, lb_err *err)
{
    static const char *const columns[] = { "words", "kind", "arg", NULL };
    lb_table t;
    uint32_t total = 0, n;
    lb_code rc = lb_table_open(data, "place_words.tsv", columns, a, &t, err);
    if (rc != LB_OK) return rc;
    for (uint32_t r = 0; r < t.n_rows; r++) lb_split(a, lb_cell(&t, r, 0), '|', &n), total += n;
    lb_places_words *w = lb_new(a, lb_places_words);
    lb_index_init(&w->word, a, total * 2); // sparse: most look-ups miss
    w->kind = lb_array(a, total + 1u, uint32_t);
    w->precision = lb_array(a, total + 1u, uint8_t);
    w->tail = lb_array(a, total + 1u, uint8_t);
    w->lemma = lb_array(a, total + 1u, lb_str);
    for (uint32_t r = 0; r < t.n_rows; r++) {
        lb_str *s = lb_split(a, lb_cell(&t, r, 0), '|', &n), kind = lb_cell(&t, r, 1), arg = lb_cell(&t, r, 2);
        size_t k = 0, tail = 0;
        while (k < sizeof kinds / sizeof *kinds && !lb_is(kind, kinds[k].name)) k++;
        if (k == sizeof kinds / sizeof *kinds) return lb_table_fail(&t, r, err, "unknown kind \"%.*s\"", LB_FMT(kind));
        while (tail < 5 && !lb_is(arg, tails[tail].name)) tail++;
        if ((kinds[k].kind & LB_PW_TAIL) && tail == 5) return lb_table_fail(&t, r, err, "unknown tail \"%.*s\"", LB_FMT(arg));
        if ((kinds[k].kind & LB_PW_OFFSET) && (arg.n != 1 || !lb_is_digit((uint8_t)arg.p[0])))
            return lb_table_fail(&t, r, err, "an offset needs a precision, 1 to 7");
        for (uint32_t i = 0; i < n; i++) {
            uint32_t row = lb_index_get(&w->word, s[i]);
            if (row == UINT32_MAX) lb_index_put(&w->word, a, s[i], row = w->n++);
            w->kind[row] |= kinds[k].kind;
            if (kinds[k].kind & LB_PW_OFFSET) w->precision[row] = (uint8_t)(arg.p[0] - '0');
            else if (kinds[k].kind & LB_PW_TAIL) w->tail[row] = tails[tail].tail;
            else if (arg.n) w->lemma[row] = arg;
        }
    }
    *out = w;
    return LB_OK;
}
