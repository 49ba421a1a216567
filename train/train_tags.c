/* train_tags.c: trains models/tags.bin from CoNLL-U.
 *
 *     train_tags --data build/share/lagebild --models models --out tags.bin [--fold K/N] [--epochs E]
 *                [--hidden H] [--predict DIR] FILE[:flags]…
 *
 * --fold K/N keeps block K of N of every file out and reports accuracy on it; --predict DIR
 * writes these blocks (and files flagged p in full) with predicted tags to DIR/<file name>,
 * so that the parser can be trained on tags as it will see them. Flags: corpus.h. */
#include "corpus.h"

#include "tag/lemma.h"
#include "tag/tag.h"
#include "tag/tag_features.h"

typedef struct {
    const char *data, *models, *out, *predict, *file[32];
    uint32_t    n_files, fold, folds, epochs, hidden;
    float       drop, dropf, rate;
} options;

static int targets_a(const sample *s, uint32_t i, int *t)
{
    const lb_tag *g = &s->doc.tags->at[i];
    t[0] = s->no_stts || g->stts >= LB_STTS_COUNT ? -1 : (int)g->stts;
    t[1] = (int)g->upos;
    return t[0] >= 0 || t[1] >= 0;
}

static bool targets_b(const sample *s, uint32_t i, int *t)
{
    lb_feats f = s->doc.tags->at[i].feats;
    if (s->silver) return false;
    t[0] = (int)lb_cng(f);
    lb_stts x = s->doc.tags->at[i].stts;
    if (s->treebank > 1 && !f.case_ && (x == LB_STTS_NN || x == LB_STTS_NE || x == LB_STTS_ADJA)) t[0] = -1; // HDT gives case only where the form is clear
    t[1] = f.person;
    t[2] = (int)(f.mood % 5 * 3 + f.tense % 3);
    if (t[0] >= LB_CNG_COUNT) t[0] = -1;
    return true;
}

static void each(corpus *c, learner *l, int net, const uint32_t *order, uint32_t n_order, bool count, lb_tag *guess, const lb_tagger *with)
{
    uint32_t f[LB_NET_FEATURES], right = 0, all = 0;
    for (uint32_t k = 0; k < n_order; k++) {
        sample *s = &c->at[order[k]];
        if (s->held) continue;
        lb_tag_state st = { .w = s->w, .tag = s->doc.tags->at, .n = s->doc.tokens->n, .treebank = s->treebank };
        if (s->silver && (net || learn_uniform(l) > 0.35f)) continue;
        if (s->no_stts) { // tags to look back at come from the model
            if (!with || st.n > 4000) continue;
            memset(guess, 0, st.n * sizeof *guess);
            lb_tag_sentence(with, s->w, st.n, guess);
            if (net == 1)
                for (uint32_t i = 0; i < st.n; i++) guess[i].feats = s->doc.tags->at[i].feats, guess[i].upos = s->doc.tags->at[i].upos;
            st.tag = guess;
        }
        for (uint32_t i = 0; i < st.n; i++) {
            int t[3];
            bool use = net ? !s->silver && lb_has_morph(st.tag[i].stts) && targets_b(s, i, t) : targets_a(s, i, t);
            if (use) {
                uint32_t n = net ? lb_morph_features(&st, i, f) : lb_tag_features(&st, i, f);
                for (int again = count ? s->silver ? 1 : 10 : 0; again > 0; again--) learn_count(l, f, n); // rare words of gold count
                if (!count) right += learn_step(l, f, n, t, s->silver ? 0.3f : 1.0f), all++;
            }
            lb_tag_clause(&st, i);
        }
    }
    if (!count) fprintf(stderr, " %.4f", (double)right / all / l->n_heads);
}

static void train(corpus *c, learner *l, int net, const options *o, const lb_tagger *with)
{
    uint32_t *order = must(malloc((c->n + 1) * sizeof *order));
    lb_tag *guess = must(calloc(20000, sizeof *guess));
    for (uint32_t i = 0; i < c->n; i++) order[i] = i;
    each(c, l, net, order, c->n, true, guess, with);
    learn_start(l, 20, net ? 36000 : 43000);
    float rate = l->rate;
    for (uint32_t e = 0; e < o->epochs; e++) {
        l->rate = rate * (1.0f - (float)e / (float)o->epochs) + 0.001f;
        shuffle(order, c->n, l);
        each(c, l, net, order, c->n, false, guess, with);
    }
    fprintf(stderr, "\n");
    free(order), free(guess);
}

/* ---- the lists beside the nets ---- */

typedef struct {
    char    *text; // tag, form, NUL, lemma, NUL
    uint32_t form_n, count;
} entry;

static int by_text(const void *x, const void *y)
{
    const entry *a = x, *b = y;
    uint32_t n = a->form_n < b->form_n ? a->form_n : b->form_n;
    int c = memcmp(a->text, b->text, n + 1); // tag byte and form
    if (c) return c;
    if (a->form_n != b->form_n) return a->form_n < b->form_n ? -1 : 1;
    return strcmp(a->text + n + 2, b->text + n + 2);
}

static void *lists(corpus *c, size_t *size)
{
    uint32_t upos[LB_STTS_COUNT][LB_UPOS_COUNT] = { { 0 } }, n = 0, cap = 1 << 20;
    entry *e = must(malloc(cap * sizeof *e));
    lb_tag_lists none = { .n = 0 };
    for (uint32_t k = 0; k < c->n; k++) {
        const sample *s = &c->at[k];
        if (s->held || s->no_stts) continue;
        for (uint32_t i = 0; i < s->doc.tokens->n; i++) {
            const lb_tag *g = &s->doc.tags->at[i];
            if (g->stts >= LB_STTS_COUNT || n >= cap) continue;
            upos[g->stts][g->upos]++;
            lb_str w = lb_word(&s->doc, i);
            if (s->treebank != 1 || !g->lemma.n || w.n > 60) continue; // only the first file's habits of lemmas
            e[n].text = must(malloc(w.n + g->lemma.n + 3));
            e[n].text[0] = (char)(g->stts + 1);
            memcpy(e[n].text + 1, w.p, w.n);
            e[n].text[w.n + 1] = 0;
            memcpy(e[n].text + w.n + 2, g->lemma.p, g->lemma.n);
            e[n].text[w.n + 2 + g->lemma.n] = 0;
            e[n].form_n = w.n;
            n++;
        }
    }
    qsort(e, n, sizeof *e, by_text);
    uint32_t head[LB_STTS_COUNT + 2] = { 0 };
    for (uint32_t t = 0; t < LB_STTS_COUNT; t++) {
        uint32_t all = 0;
        for (uint32_t u = 0; u < LB_UPOS_COUNT; u++) all += upos[t][u];
        for (uint32_t u = 0; u < LB_UPOS_COUNT; u++) head[t] |= (uint32_t)(upos[t][u] > 0 && upos[t][u] * 300 >= all) << u;
    }
    uint32_t *at = must(malloc((n + 1) * 4)), m = 0, bytes_n = 0;
    char *text = must(malloc((size_t)n * 130 + 1));
    for (uint32_t i = 0; i < n;) { // groups of one tag and form: the commonest lemma, if the lexicon says otherwise
        uint32_t j = i, best = i, best_n = 0;
        while (j < n && e[j].form_n == e[i].form_n && !memcmp(e[j].text, e[i].text, e[i].form_n + 1)) {
            uint32_t k = j;
            while (k < n && !by_text(&e[k], &e[j])) k++;
            if (k - j > best_n) best_n = k - j, best = j;
            j = k;
        }
        lb_str form = { e[i].text + 1, e[i].form_n }, lemma = lb_str_of(e[best].text + e[best].form_n + 2);
        lb_tag g = { .stts = (lb_stts)(e[i].text[0] - 1) };
        uint32_t top = 0;
        for (uint32_t u = 0; u < LB_UPOS_COUNT; u++)
            if (upos[g.stts][u] > upos[g.stts][top]) top = u;
        g.upos = (lb_upos)top;
        lb_tag_finish(&none, c->lex, form, &g, &c->arena);
        if (!lb_eq(g.lemma, lemma)) {
            at[m++] = bytes_n;
            uint32_t len = e[best].form_n + lemma.n + 3;
            memcpy(text + bytes_n, e[best].text, len);
            bytes_n += len;
        }
        i = j;
    }
    head[LB_STTS_COUNT] = m, head[LB_STTS_COUNT + 1] = bytes_n;
    fprintf(stderr, "%u lemmas beside the lexicon\n", m);
    *size = sizeof head + 4 * (size_t)m + bytes_n;
    char *blob = must(malloc(*size));
    memcpy(blob, head, sizeof head);
    memcpy(blob + sizeof head, at, 4 * (size_t)m);
    memcpy(blob + sizeof head + 4 * (size_t)m, text, bytes_n);
    for (uint32_t i = 0; i < n; i++) free(e[i].text);
    free(e), free(at), free(text);
    return blob;
}

static const lb_tagger *reopen(corpus *c, const options *o)
{
    // The tagger wants a folder with both files.
    char dir[2000], cmd[20000];
    lb_err err = { 0 };
    const lb_tagger *t;
    snprintf(dir, sizeof dir, "%s.d", o->out);
    snprintf(cmd, sizeof cmd, "mkdir -p %s && cp %s/clusters.bin %s/ && cp %s %s/tags.bin", dir, o->models, dir, o->out, dir);
    if (system(cmd)) exit(4);
    if (lb_tagger_open(lb_copy(&c->arena, lb_str_of(dir)).p, c->lex, &c->arena, &t, &err)) corpus_fail(&err);
    return t;
}

static void predict(corpus *c, const options *o, const lb_tagger *t)
{
    uint32_t n = 0, upos = 0, stts = 0, lemma = 0, cng = 0, case_ = 0, cased = 0;
    FILE *f = NULL;
    const char *last = NULL;
    for (uint32_t k = 0; k < c->n; k++) {
        const sample *s = &c->at[k];
        const char *name = o->file[s->file];
        if (o->predict && (s->held || s->silver)) {
            if (name != last) {
                char path[4096];
                const char *base = strrchr(name, '/') ? strrchr(name, '/') + 1 : name, *colon = strrchr(base, ':');
                snprintf(path, sizeof path, "%s/%.*s", o->predict, colon ? (int)(colon - base) : (int)strlen(base), base);
                if (f) fclose(f);
                f = fopen(path, "wb");
                if (!f) fprintf(stderr, "%s: cannot write\n", path), exit(4);
                last = name;
            }
        }
        if (!s->held && !(o->predict && s->silver)) continue;
        const lb_tags *got = lb_tag_run(&s->doc, t, &c->arena);
        if (f) put_conllu(f, &s->doc, got->at, s->doc.trees ? s->doc.trees->at : NULL, &c->arena);
        if (s->treebank != 1 || !s->held) continue;
        for (uint32_t i = 0; i < s->doc.tokens->n; i++) {
            const lb_tag *g = &s->doc.tags->at[i], *h = &got->at[i];
            n++;
            upos += g->upos == h->upos;
            stts += g->stts == h->stts;
            lemma += lb_eq(g->lemma, h->lemma);
            cng += lb_cng(g->feats) == lb_cng(h->feats);
            if (g->feats.case_) cased++, case_ += g->feats.case_ == h->feats.case_;
        }
    }
    if (f) fclose(f);
    if (n) printf("fold %u/%u first file: UPOS %.2f STTS %.2f lemma %.2f cng %.2f case %.2f of %u\n", o->fold, o->folds, 100.0 * upos / n, 100.0 * stts / n,
                  100.0 * lemma / n, 100.0 * cng / n, 100.0 * case_ / cased, n);
}

int main(int argc, char **argv)
{
    options o = { .data = "build/share/lagebild", .models = "models", .out = "tags.bin", .epochs = 8, .hidden = 64, .drop = 0.2f, .rate = 0.05f };
    for (int i = 1; i < argc; i++) {
        if (!strcmp(argv[i], "--data")) o.data = argv[++i];
        else if (!strcmp(argv[i], "--models")) o.models = argv[++i];
        else if (!strcmp(argv[i], "--out")) o.out = argv[++i];
        else if (!strcmp(argv[i], "--predict")) o.predict = argv[++i];
        else if (!strcmp(argv[i], "--epochs")) o.epochs = (uint32_t)strtoul(argv[++i], NULL, 10);
        else if (!strcmp(argv[i], "--hidden")) o.hidden = (uint32_t)strtoul(argv[++i], NULL, 10);
        else if (!strcmp(argv[i], "--drop")) o.drop = strtof(argv[++i], NULL);
        else if (!strcmp(argv[i], "--dropf")) o.dropf = strtof(argv[++i], NULL);
        else if (!strcmp(argv[i], "--rate")) o.rate = strtof(argv[++i], NULL);
        else if (!strcmp(argv[i], "--fold")) {
            if (sscanf(argv[++i], "%u/%u", &o.fold, &o.folds) != 2) return 2;
        } else if (o.n_files < 32) o.file[o.n_files++] = argv[i];
    }
    corpus c;
    corpus_open(&c, o.data, o.models);
    for (uint32_t i = 0; i < o.n_files; i++) corpus_add(&c, o.file[i], i + 1, o.fold, o.folds);
    learner a, b;
    learner *both[] = { &a, &b };
    learn_open(&a, o.hidden, LB_TAG_OUTPUTS, 1);
    learn_head(&a, LB_TAG_HEAD_STTS, LB_STTS_COUNT);
    learn_head(&a, LB_TAG_HEAD_UPOS, LB_UPOS_COUNT);
    learn_open(&b, o.hidden, LB_MORPH_OUTPUTS, 2);
    learn_head(&b, LB_MORPH_HEAD_CNG, LB_CNG_COUNT);
    learn_head(&b, LB_MORPH_HEAD_PERSON, 4);
    learn_head(&b, LB_MORPH_HEAD_MOOD, 15);
    size_t size;
    void *blob = lists(&c, &size);
    a.drop = b.drop = o.drop, a.drop_feature = b.drop_feature = o.dropf, a.rate = b.rate = o.rate;
    // Twice: files without STTS are learnt from only when there is a tagger to give them some.
    learner first_a = a, first_b = b, *first[] = { &first_a, &first_b };
    learner_room(&first_a), learner_room(&first_b);
    train(&c, &first_a, 0, &o, NULL);
    train(&c, &first_b, 1, &o, NULL);
    if (write_model(o.out, LB_KIND_TAGS, first, 2, blob, size)) return 4;
    const lb_tagger *with = reopen(&c, &o);
    train(&c, &a, 0, &o, with);
    train(&c, &b, 1, &o, with);
    lb_tagger_close(with);
    if (write_model(o.out, LB_KIND_TAGS, both, 2, blob, size)) return 4;
    predict(&c, &o, reopen(&c, &o));
    return 0;
}
