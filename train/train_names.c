/* train_names.c: trains models/names.bin.
 *
 *     train_names --data DIR --models DIR --out names.bin [--fold K/N] [--epochs E] [--hidden H] FILE[:flags]…
 *
 * Files: columns number, token, outer, inner (GermEval 2014), or number, token, label (UNER), or
 * token, label without B and I (a teacher's). Flag s: silver, weighs less and knows neither
 * derived forms nor MISC. --fold keeps block K of N of the first file out and prints strict F1. */
#include "corpus.h"

#include "mention/names_features.h"
#include "tag/tag.h"

typedef struct {
    lb_doc        doc;
    lb_wordform  *w;
    lb_name_word *x;
    int8_t       *outer, *inner; // -1 unknown
    uint32_t      treebank;
    bool          silver, held;
} names_sample;

typedef struct {
    names_sample *at;
    uint32_t      n, cap;
} names_corpus;

static int label_of(const char *z)
{
    static const char *const types[] = { "PER", "LOC", "ORG", "OTH", "MISC", "PERSON", "LOCATION", "ORGANIZATION" };
    static const uint8_t type_of[] = { 0, 1, 2, 3, 3, 0, 1, 2 };
    if ((z[0] != 'B' && z[0] != 'I') || z[1] != '-') return 0;
    const char *t = z + 2;
    size_t n = strlen(t);
    uint32_t variant = n > 5 && !strcmp(t + n - 5, "deriv") ? 1 : n > 4 && !strcmp(t + n - 4, "part") ? 2 : 0;
    n -= variant == 1 ? 5 : variant == 2 ? 4 : 0;
    for (size_t i = 0; i < 8; i++)
        if (strlen(types[i]) == n && !strncmp(types[i], t, n)) return (int)lb_name_label(type_of[i], variant, z[0] == 'I');
    return 0;
}

static void flush(corpus *c, names_corpus *k, char (*tok)[256], int8_t *outer, int8_t *inner, uint32_t n, uint32_t treebank, bool silver, const lb_tagger *t)
{
    lb_arena *a = &c->arena;
    if (!n) return;
    if (k->n == k->cap) k->at = must(realloc(k->at, (k->cap = k->cap ? 2 * k->cap : 4096) * sizeof *k->at));
    names_sample *s = &k->at[k->n++];
    *s = (names_sample){ .treebank = treebank, .silver = silver };
    uint32_t size = 0;
    for (uint32_t i = 0; i < n; i++) size += (uint32_t)strlen(tok[i]) + 1;
    char *text = lb_array(a, size + 1, char);
    lb_tokens *tokens = lb_new(a, lb_tokens);
    *tokens = (lb_tokens){ .n = n, .at = lb_array(a, n, lb_token), .n_sentences = 1, .sentence = lb_new(a, lb_sentence) };
    uint32_t at = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t len = (uint32_t)strlen(tok[i]);
        memcpy(text + at, tok[i], len);
        tokens->at[i] = (lb_token){ .span = { at, at + len }, .space_after = true };
        text[at + len] = ' ';
        at += len + 1;
    }
    *tokens->sentence = (lb_sentence){ .span = { 0, at }, .first = 0, .end = n };
    lb_text *x = lb_new(a, lb_text);
    x->text = (lb_str){ text, at };
    s->doc = (lb_doc){ .text = x, .tokens = tokens };
    s->doc.tags = lb_tag_run(&s->doc, t, a);
    s->w = lb_words_run(c->words, &s->doc, a);
    s->x = lb_name_words(c->words, &s->doc, a);
    s->outer = (int8_t *)lb_array(a, n, char), s->inner = (int8_t *)lb_array(a, n, char);
    memcpy(s->outer, outer, n), memcpy(s->inner, inner, n);
}

static void add_file(corpus *c, names_corpus *k, const char *spec, uint32_t treebank, const lb_tagger *t)
{
    static char tok[1024][256];
    static int8_t outer[1024], inner[1024];
    char path[4096], line[8192], last[64] = "O";
    const char *colon = strrchr(spec, ':');
    snprintf(path, sizeof path, "%.*s", colon ? (int)(colon - spec) : (int)strlen(spec), spec);
    bool silver = colon && strchr(colon, 's');
    FILE *f = fopen(path, "rb");
    if (!f) fprintf(stderr, "%s: cannot read\n", path), exit(4);
    uint32_t n = 0;
    while (fgets(line, sizeof line, f)) {
        line[strcspn(line, "\n")] = 0;
        char *col[8] = { line };
        int m = 1;
        for (char *p = line; *p && m < 8; p++)
            if (*p == '\t') *p = 0, col[m++] = p + 1;
        if (m < 2) {
            flush(c, k, tok, outer, inner, n, treebank, silver, t);
            n = 0;
            strcpy(last, "O");
            continue;
        }
        if (m > 2 && !lb_is_digit((uint8_t)line[0])) continue; // a comment
        if (n == 1024) continue;
        if (m > 2) {
            snprintf(tok[n], sizeof tok[n], "%.250s", col[1]);
            outer[n] = (int8_t)label_of(col[2]);
            inner[n] = m > 3 && strcmp(col[3], "-") ? (int8_t)label_of(col[3]) : -1;
        } else {
            char lab[70];
            snprintf(tok[n], sizeof tok[n], "%.250s", col[0]);
            snprintf(lab, sizeof lab, "%s-%.60s", strcmp(last, col[1]) ? "B" : "I", col[1]);
            outer[n] = !strcmp(col[1], "O") ? 0 : !strcmp(col[1], "MISC") ? -1 : (int8_t)label_of(lab);
            inner[n] = -1;
            snprintf(last, sizeof last, "%.60s", col[1]);
        }
        if (tok[n][0]) n++;
    }
    flush(c, k, tok, outer, inner, n, treebank, silver, t);
    fclose(f);
}

static uint32_t spans(const uint8_t *y, uint32_t n, uint32_t (*out)[3])
{
    uint32_t m = 0;
    for (uint32_t i = 0; i < n;) {
        if (!y[i]) {
            i++;
            continue;
        }
        uint32_t end = i + 1;
        while (end < n && y[end] == (y[i] - 1u) / 2 * 2 + 2) end++;
        out[m][0] = i, out[m][1] = end, out[m++][2] = (y[i] - 1u) / 2;
        i = end;
    }
    return m;
}

int main(int argc, char **argv)
{
    const char *data = "build/share/lagebild", *models = "models", *out = "names.bin", *file[32];
    uint32_t n_files = 0, fold = 0, folds = 0, epochs = 8, hidden = 64, rows = 60000;
    float drop = 0.3f, dropf = 0, silver = 0.3f;
    for (int i = 1; i < argc; i++) {
        if (!strcmp(argv[i], "--data")) data = argv[++i];
        else if (!strcmp(argv[i], "--models")) models = argv[++i];
        else if (!strcmp(argv[i], "--out")) out = argv[++i];
        else if (!strcmp(argv[i], "--epochs")) epochs = (uint32_t)strtoul(argv[++i], NULL, 10);
        else if (!strcmp(argv[i], "--hidden")) hidden = (uint32_t)strtoul(argv[++i], NULL, 10);
        else if (!strcmp(argv[i], "--rows")) rows = (uint32_t)strtoul(argv[++i], NULL, 10);
        else if (!strcmp(argv[i], "--drop")) drop = strtof(argv[++i], NULL);
        else if (!strcmp(argv[i], "--dropf")) dropf = strtof(argv[++i], NULL);
        else if (!strcmp(argv[i], "--silver")) silver = strtof(argv[++i], NULL);
        else if (!strcmp(argv[i], "--fold")) {
            if (sscanf(argv[++i], "%u/%u", &fold, &folds) != 2) return 2;
        } else if (n_files < 32) file[n_files++] = argv[i];
    }
    corpus c;
    names_corpus k = { 0 };
    lb_err err = { 0 };
    const lb_tagger *t;
    corpus_open(&c, data, models);
    if (lb_tagger_open(models, c.lex, &c.arena, &t, &err)) corpus_fail(&err);
    for (uint32_t i = 0; i < n_files; i++) {
        uint32_t from = k.n;
        add_file(&c, &k, file[i], i + 1, t);
        for (uint32_t j = from; j < k.n && folds && !i; j++) k.at[j].held = (uint64_t)(j - from) * folds / (k.n - from) == fold;
    }
    learner l;
    learn_open(&l, hidden, LB_NAME_OUTPUTS, 5);
    learn_head(&l, 0, LB_NAME_LABELS);
    learn_head(&l, LB_NAME_LABELS, LB_NAME_LABELS);
    l.drop = drop, l.drop_feature = dropf;
    uint32_t *order = must(malloc(k.n * sizeof *order)), f[LB_NET_FEATURES];
    for (uint32_t i = 0; i < k.n; i++) order[i] = i;
    static uint8_t y[2][1024];
    for (uint32_t e = 0; e <= epochs; e++) {
        if (e == 1) learn_start(&l, 20, rows);
        if (e) l.rate = 0.05f * (1.0f - (float)(e - 1) / (float)epochs) + 0.001f, shuffle(order, k.n, &l);
        uint64_t right = 0, all = 0;
        for (uint32_t j = 0; j < k.n; j++) {
            const names_sample *s = &k.at[order[j]];
            if (s->held) continue;
            lb_name_state st = { .w = s->w, .x = s->x, .tag = s->doc.tags->at, .label = y[0], .inner = y[1], .n = s->doc.tokens->n, .treebank = s->silver ? 0 : s->treebank };
            for (uint32_t i = 0; i < st.n; i++) {
                uint32_t m = lb_name_features(&st, i, f);
                if (!e)
                    for (int again = s->silver ? 1 : 10; again > 0; again--) learn_count(&l, f, m);
                else {
                    int target[2] = { s->outer[i], s->outer[i] > 0 ? s->inner[i] : -1 };
                    if (target[0] >= 0) right += learn_step(&l, f, m, target, s->silver ? silver : 1) > 0, all++;
                }
                y[0][i] = s->outer[i] < 0 ? 0 : (uint8_t)s->outer[i];
                y[1][i] = s->inner[i] < 0 ? 0 : (uint8_t)s->inner[i];
            }
        }
        if (e) fprintf(stderr, " %.4f", (double)right / (double)all);
    }
    fprintf(stderr, "\n");
    learner *both[] = { &l };
    if (write_model(out, LB_KIND_NAMES, both, 1, "", 0)) return 4;
    lb_model model;
    if (lb_model_open(out, LB_KIND_NAMES, &model, &err)) corpus_fail(&err);
    static uint32_t a[1024][3], b[1024][3];
    uint32_t gold[13] = { 0 }, got[13] = { 0 }, good[13] = { 0 };
    for (uint32_t j = 0; j < k.n; j++) {
        const names_sample *s = &k.at[j];
        if (!s->held) continue;
        lb_name_state st = { .w = s->w, .x = s->x, .tag = s->doc.tags->at, .n = s->doc.tokens->n, .treebank = 1 };
        lb_name_sentence(&model.net[0], &st, y[0], y[1]);
        uint32_t na = spans((const uint8_t *)s->outer, st.n, a), nb = spans(y[0], st.n, b);
        for (uint32_t p = 0; p < na; p++) gold[a[p][2]]++, gold[12]++;
        for (uint32_t p = 0; p < nb; p++) {
            got[b[p][2]]++, got[12]++;
            for (uint32_t q = 0; q < na; q++)
                if (!memcmp(a[q], b[p], sizeof a[q])) good[b[p][2]]++, good[12]++;
        }
    }
    static const char *const name[] = { "PER", "LOC", "ORG", "OTH", "PERderiv", "LOCderiv", "ORGderiv", "OTHderiv", "PERpart", "LOCpart", "ORGpart", "OTHpart", "all" };
    for (uint32_t i = 0; i < 13 && folds; i++)
        if (gold[i] > 9) printf("%s %.1f (%u/%u/%u) ", name[i], 200.0 * good[i] / (gold[i] + got[i]), good[i], gold[i], got[i]);
    if (folds) printf("\n");
    return 0;
}
