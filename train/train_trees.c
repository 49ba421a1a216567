/* train_trees.c: trains models/trees.bin from CoNLL-U whose tags are predicted (train_tags
 * --predict), whose trees are gold or silver.
 *
 *     train_trees --data DIR --models DIR --out trees.bin [--fold K/N] [--epochs E] [--hidden H]
 *                 [--rows R] [--predict FILE] FILE[:flags]…
 *
 * --agree DIR: instead of training, compare the trees of the files with those of DIR/trees.bin
 * and write them to --predict, arcs that differ marked Foreign=Yes.
 *
 * Dynamic oracle of the arc-hybrid system (Goldberg and Nivre 2013) with exploration: from the
 * second epoch on, training follows the parser's own moves. Non-projective arcs are lifted to
 * the nearest ancestor first. --fold keeps block K of N of the first file out; --predict writes
 * it with predicted trees. */
#include "corpus.h"

#include "parse/parse.h"
#include "parse/parse_features.h"

typedef struct {
    uint32_t *head, *rel;   // [n] gold, projective; n is the root
    uint32_t *first, *next; // dependents of i: first[i], then next[]
} gold_tree;

typedef struct {
    const char *data, *models, *out, *predict, *apply, *file[32];
    bool        loose;
    uint32_t    n_files, fold, folds, epochs, hidden, rows;
    float       silver, doubt;
} options;

static bool crosses(const uint32_t *head, uint32_t n, uint32_t d)
{
    uint32_t h = head[d];
    if (h == n) return false;
    uint32_t lo = d < h ? d : h, hi = d < h ? h : d;
    for (uint32_t k = lo + 1; k < hi; k++) { // every word between must come from the head
        uint32_t x = k, steps = 0;
        while (x != n && x != h && steps++ <= n) x = head[x];
        if (x != h) return true;
    }
    return false;
}

static bool gold_of(const sample *s, gold_tree *g, lb_arena *a)
{
    uint32_t n = s->doc.tokens->n, roots = 0;
    if (!s->doc.trees || n > 200 || !n) return false;
    g->head = lb_array(a, n + 1, uint32_t);
    g->rel = lb_array(a, n + 1, uint32_t);
    g->first = lb_array(a, n + 1, uint32_t);
    g->next = lb_array(a, n + 1, uint32_t);
    for (uint32_t i = 0; i < n; i++) {
        const lb_arc *arc = &s->doc.trees->at[i];
        g->head[i] = arc->head == LB_NONE ? n : arc->head;
        g->rel[i] = arc->rel;
        roots += g->head[i] == n;
        g->first[i] = LB_NONE;
    }
    if (roots != 1) return false;
    for (uint32_t i = 0; i < n; i++) { // no cycles
        uint32_t x = i, steps = 0;
        while (x != n && steps <= n) x = g->head[x], steps++;
        if (x != n) return false;
    }
    for (bool again = true; again;) {
        uint32_t best = LB_NONE, span = UINT32_MAX;
        for (uint32_t i = 0; i < n; i++) {
            if (!crosses(g->head, n, i)) continue;
            uint32_t d = g->head[i] > i ? g->head[i] - i : i - g->head[i];
            if (d < span) span = d, best = i;
        }
        again = best != LB_NONE;
        if (again) g->head[best] = g->head[g->head[best]] == n ? g->head[best] : g->head[g->head[best]];
        if (again && g->head[g->head[best]] == n && crosses(g->head, n, best)) return false;
    }
    g->first[n] = LB_NONE;
    for (uint32_t i = n; i-- > 0;) g->next[i] = g->first[g->head[i]], g->first[g->head[i]] = i;
    // unify the treebanks' relations
    for (uint32_t i = 0; i < n; i++) {
        const lb_tag *t = &s->doc.tags->at[i];
        if (g->rel[i] == LB_REL_flat_name) g->rel[i] = LB_REL_flat;
        if (g->rel[i] == LB_REL_det && t->stts == LB_STTS_PPOSAT) g->rel[i] = LB_REL_det_poss;
        if (g->rel[i] == LB_REL_acl_relcl) g->rel[i] = LB_REL_acl;
        if (g->rel[i] == LB_REL_nmod_poss) g->rel[i] = LB_REL_nmod;
        if (g->rel[i] == LB_REL_obl_tmod) g->rel[i] = LB_REL_obl;
    }
    return true;
}

/* Gold arcs that a move makes impossible. */
static uint32_t cost(const lb_parse_state *s, const gold_tree *g, uint32_t move, const bool *on_stack)
{
    uint32_t c = 0, s0 = s->top ? s->stack[s->top - 1] : LB_NONE;
    if (move == LB_SHIFT) {
        uint32_t h = g->head[s->b];
        c += h < s->n && on_stack[h] && h != s0;
        for (uint32_t d = g->first[s->b]; d != LB_NONE; d = g->next[d]) c += on_stack[d];
        return c;
    }
    for (uint32_t d = g->first[s0]; d != LB_NONE; d = g->next[d]) c += d >= s->b;
    uint32_t h = g->head[s0];
    if (move == LB_LEFT) c += (h > s->b) || (s->top > 1 && h == s->stack[s->top - 2]);
    else c += h >= s->b;
    return c;
}

typedef struct {
    lb_parse_state s;
    lb_parse_word *w;
    bool          *on_stack;
    float          doubt;
    uint64_t       moves, right, arcs, arcs_right;
} work;

static void one(learner *l, work *k, const sample *x, const gold_tree *g, bool count, bool explore, float weight)
{
    uint32_t f[LB_NET_FEATURES], n = x->doc.tokens->n;
    lb_parse_state *s = &k->s;
    for (uint32_t i = 0; i < n; i++) lb_parse_word_of(&x->doc.tags->at[i], &x->w[i], &k->w[i]);
    lb_parse_begin(s, k->w, n, x->treebank);
    memset(k->on_stack, 0, n + 1);
    while (!lb_parse_done(s)) {
        uint32_t n_f = lb_parse_features(s, f), least = UINT32_MAX, price[3];
        for (uint32_t m = 0; m < 3; m++) {
            price[m] = lb_parse_can(s, m) ? cost(s, g, m, k->on_stack) : UINT32_MAX;
            if (price[m] < least) least = price[m];
        }
        uint32_t want = 3, follow = 3;
        if (count) {
            for (int again = x->silver ? 1 : 10; again > 0; again--) learn_count(l, f, n_f); // rare words of the gold trees are worth more
            for (uint32_t m = 3; m-- > 0;)
                if (price[m] == least) want = m; // shift before left before right
            want = price[LB_LEFT] == least ? LB_LEFT : price[LB_RIGHT] == least ? LB_RIGHT : LB_SHIFT;
            follow = want;
        } else {
            learn_begin(l, f, n_f);
            float best = -1e30f, top = -1e30f;
            for (uint32_t m = 0; m < 3; m++) {
                if (price[m] == UINT32_MAX) continue;
                float p = learn_score(l, m);
                if (price[m] == least && p > best) best = p, want = m;
                if (p > top) top = p, follow = m;
            }
            k->moves++, k->right += follow == want;
            if (!explore || price[follow] > least + 2 || learn_uniform(l) < 0.1f) follow = want;
        }
        uint32_t s0 = s->top ? s->stack[s->top - 1] : 0, rel = LB_REL_root;
        if (!count) {
            int target[3] = { (int)want, -1, -1 };
            bool real = want == LB_LEFT ? s->b < n && g->head[s0] == s->b : want == LB_RIGHT && g->head[s0] == s->stack[s->top - 2];
            if (real) target[want] = (int)g->rel[s0];
            // Silver arcs that another parser doubts (--agree marks them Foreign=Yes) weigh less.
            bool doubtful = x->silver && s->top && x->doc.tags->at[s0].feats.foreign;
            float worth = doubtful ? weight * k->doubt : weight;
            if (worth > 0) learn_end(l, target, worth);
        }
        if (follow != LB_SHIFT && !(follow == LB_LEFT && s->b == n)) rel = g->rel[s0] == LB_REL_root ? LB_REL_parataxis : g->rel[s0];
        if (follow == LB_SHIFT) k->on_stack[s->b] = true;
        else k->on_stack[s0] = false;
        lb_parse_move(s, follow, rel);
    }
    for (uint32_t i = 0; i < n; i++) k->arcs++, k->arcs_right += s->head[i] == g->head[i];
}

/* Parse files with a finished model: FILE -> DIR/<name>. Arcs on which
 * the tree read and the model differ are marked. */
static void apply(corpus *c, const options *o)
{
    lb_err err = { 0 };
    const lb_parser *p;
    FILE *f = fopen(o->predict, "wb");
    uint64_t all = 0, same = 0;
    if (!f) fprintf(stderr, "%s: cannot write\n", o->predict), exit(4);
    if (lb_parser_open(o->apply, c->lex, &c->arena, &p, &err)) corpus_fail(&err);
    for (uint32_t k = 0; k < c->n; k++) {
        const sample *s = &c->at[k];
        const lb_trees *t = lb_parse_run(&s->doc, p, NULL, &c->arena);
        uint32_t n = s->doc.tokens->n, agree = 0;
        lb_arc *arc = lb_array(&c->arena, n, lb_arc);
        lb_tag *tag = lb_array(&c->arena, n, lb_tag);
        for (uint32_t i = 0; i < n; i++) {
            arc[i] = s->doc.trees->at[i];
            bool ok = t->at[i].head == arc[i].head && (t->at[i].rel == arc[i].rel || o->loose);
            agree += ok;
            tag[i] = s->doc.tags->at[i];
            tag[i].feats.foreign = !ok;
        }
        all += n, same += agree;
        if (agree * 2 >= n) put_conllu(f, &s->doc, tag, arc, &c->arena);
    }
    fclose(f);
    printf("%s: agree on %.2f %%\n", o->predict, 100.0 * (double)same / (double)all);
}

static void predict(corpus *c, const options *o)
{
    char dir[2000], cmd[20000];
    lb_err err = { 0 };
    const lb_parser *p;
    snprintf(dir, sizeof dir, "%s.d", o->out);
    snprintf(cmd, sizeof cmd, "mkdir -p %s && cp %s/clusters.bin %s/ && cp %s %s/trees.bin", dir, o->models, dir, o->out, dir);
    if (system(cmd)) exit(4);
    if (lb_parser_open(lb_copy(&c->arena, lb_str_of(dir)).p, c->lex, &c->arena, &p, &err)) corpus_fail(&err);
    uint32_t words = 0, heads = 0, both = 0, subj = 0, subj_got = 0, subj_right = 0, obj = 0, obj_got = 0, obj_right = 0;
    FILE *f = o->predict ? fopen(o->predict, "wb") : NULL;
    for (uint32_t k = 0; k < c->n; k++) {
        const sample *s = &c->at[k];
        if (!s->held) continue;
        const lb_trees *t = lb_parse_run(&s->doc, p, NULL, &c->arena);
        if (f) put_conllu(f, &s->doc, s->doc.tags->at, t->at, &c->arena);
        for (uint32_t i = 0; i < s->doc.tokens->n; i++) {
            const lb_arc *g = &s->doc.trees->at[i], *h = &t->at[i];
            bool head = g->head == h->head, same = head && g->rel == h->rel;
            words++, heads += head, both += same;
            bool gs = g->rel == LB_REL_nsubj || g->rel == LB_REL_nsubj_pass || g->rel == LB_REL_csubj, hs = h->rel == LB_REL_nsubj || h->rel == LB_REL_nsubj_pass || h->rel == LB_REL_csubj;
            subj += gs, subj_got += hs, subj_right += gs && hs && head;
            obj += g->rel == LB_REL_obj, obj_got += h->rel == LB_REL_obj, obj_right += g->rel == LB_REL_obj && h->rel == LB_REL_obj && head;
        }
    }
    if (f) fclose(f);
    if (words) printf("fold %u/%u UAS %.2f LAS* %.2f subjects %.2f objects %.2f of %u\n", o->fold, o->folds, 100.0 * heads / words, 100.0 * both / words,
                      200.0 * subj_right / (subj + subj_got + 1e-9), 200.0 * obj_right / (obj + obj_got + 1e-9), words);
}

int main(int argc, char **argv)
{
    options o = { .data = "build/share/lagebild", .models = "models", .out = "trees.bin", .epochs = 6, .hidden = 128, .rows = 60000, .silver = 0.5f, .doubt = 0.4f };
    learner l;
    float drop = 0.3f, rate = 0.05f;
    for (int i = 1; i < argc; i++) {
        if (!strcmp(argv[i], "--data")) o.data = argv[++i];
        else if (!strcmp(argv[i], "--models")) o.models = argv[++i];
        else if (!strcmp(argv[i], "--out")) o.out = argv[++i];
        else if (!strcmp(argv[i], "--predict")) o.predict = argv[++i];
        else if (!strcmp(argv[i], "--agree")) o.apply = argv[++i];
        else if (!strcmp(argv[i], "--epochs")) o.epochs = (uint32_t)strtoul(argv[++i], NULL, 10);
        else if (!strcmp(argv[i], "--hidden")) o.hidden = (uint32_t)strtoul(argv[++i], NULL, 10);
        else if (!strcmp(argv[i], "--rows")) o.rows = (uint32_t)strtoul(argv[++i], NULL, 10);
        else if (!strcmp(argv[i], "--silver")) o.silver = strtof(argv[++i], NULL);
        else if (!strcmp(argv[i], "--doubt")) o.doubt = strtof(argv[++i], NULL);
        else if (!strcmp(argv[i], "--drop")) drop = strtof(argv[++i], NULL);
        else if (!strcmp(argv[i], "--rate")) rate = strtof(argv[++i], NULL);
        else if (!strcmp(argv[i], "--fold")) {
            if (sscanf(argv[++i], "%u/%u", &o.fold, &o.folds) != 2) return 2;
        } else if (o.n_files < 32) o.file[o.n_files++] = argv[i];
    }
    corpus c;
    corpus_open(&c, o.data, o.models);
    for (uint32_t i = 0; i < o.n_files; i++) corpus_add(&c, o.file[i], i + 1, o.fold, i ? 0 : o.folds);
    if (o.apply) return apply(&c, &o), 0;
    gold_tree *g = must(calloc(c.n + 1, sizeof *g));
    uint32_t *order = must(malloc((c.n + 1) * 4)), n = 0;
    uint64_t words = 0;
    for (uint32_t i = 0; i < c.n; i++)
        if (!c.at[i].held && gold_of(&c.at[i], &g[i], &c.arena)) order[n++] = i, words += c.at[i].doc.tokens->n;
    fprintf(stderr, "%u of %u sentences, %llu words\n", n, c.n, (unsigned long long)words);
    learn_open(&l, o.hidden, LB_PARSE_OUTPUTS, 3);
    learn_head(&l, 0, 3);
    learn_head(&l, LB_PARSE_HEAD_LEFT, LB_REL_COUNT);
    learn_head(&l, LB_PARSE_HEAD_RIGHT, LB_REL_COUNT);
    l.drop = drop;
    work k = { .doubt = o.doubt };
    lb_parse_state_new(&k.s, 256, &c.arena);
    k.w = lb_array(&c.arena, 256, lb_parse_word);
    k.on_stack = lb_array(&c.arena, 256, bool);
    for (uint32_t i = 0; i < n; i++) one(&l, &k, &c.at[order[i]], &g[order[i]], true, false, 1);
    fprintf(stderr, "oracle reaches %.2f %% of arcs\n", 100.0 * (double)k.arcs_right / (double)k.arcs);
    learn_start(&l, 20, o.rows);
    for (uint32_t e = 0; e < o.epochs; e++) {
        l.rate = rate * (1.0f - (float)e / (float)o.epochs) + 0.001f;
        shuffle(order, n, &l);
        k.moves = k.right = k.arcs = k.arcs_right = 0;
        for (uint32_t i = 0; i < n; i++)
            one(&l, &k, &c.at[order[i]], &g[order[i]], false, e > 0, c.at[order[i]].silver ? o.silver : 1);
        fprintf(stderr, " epoch %u moves %.4f arcs %.4f\n", e, (double)k.right / (double)k.moves, (double)k.arcs_right / (double)k.arcs);
    }
    learner *all[] = { &l };
    if (write_model(o.out, LB_KIND_TREES, all, 1, "", 0)) return 4;
    predict(&c, &o);
    return 0;
}
