/* conllu.c: see conllu.h. O(bytes). */
#include "read/conllu.h"


#include <stdlib.h>

void lb_conllu_close(lb_conllu_reader *r) { lb_buf_free(&r->block); }

/* One line into the block, without its end; false at the end of the file. */
static bool read_line(lb_conllu_reader *r, size_t *begin)
{
    *begin = r->block.n;
    int c;
    while ((c = getc(r->in)) != EOF && c != '\n') {
        if (r->block.n < LB_CONLLU_BYTES) lb_buf_putc(&r->block, (char)c);
    }
    if (c == EOF && r->block.n == *begin) return false;
    if (r->block.n > *begin && r->block.p[r->block.n - 1] == '\r') r->block.n--;
    r->line++;
    return true;
}

static uint32_t number(lb_str s, uint32_t *i)
{
    uint32_t v = 0;
    while (*i < s.n && lb_is_digit((uint8_t)s.p[*i]) && v < 100000000) v = v * 10 + (uint32_t)(s.p[(*i)++] - '0');
    return v;
}

typedef struct {
    lb_str   col[10];
    uint32_t n_cols;
    uint32_t token;  // the token it belongs to
} row;

typedef LB_VEC(row) rows;

static row cells(lb_str line)
{
    row r = { 0 };
    uint32_t from = 0;
    for (uint32_t i = 0; i <= line.n && r.n_cols < 10; i++)
        if (i == line.n || line.p[i] == '\t') {
            r.col[r.n_cols++] = (lb_str){ line.p + from, i - from };
            from = i + 1;
        }
    return r;
}

static bool filled(lb_str s) { return s.n && !lb_is(s, "_"); }

typedef struct {
    lb_arena  *a;
    char      *text;
    uint32_t   n_text;
    lb_token  *tok;
    lb_tag    *tag;
    uint32_t   n;
} build;

static void add_token(build *b, lb_str form, lb_str misc)
{
    lb_token *t = &b->tok[b->n++];
    t->span.begin = b->n_text;
    memcpy(b->text + b->n_text, form.p, form.n);
    b->n_text += form.n;
    t->span.end = b->n_text;
    t->space_after = lb_find(misc, LB_STR("SpaceAfter=No")) < 0;
    if (t->space_after) b->text[b->n_text++] = ' ';
}

static void fill_tag(lb_tag *g, const row *w, bool first, lb_arena *a)
{
    lb_feats f = lb_feats_of(w->col[5]);
    if (!first) { // a later part of a contraction: the article lends its case
        if (g->stts == LB_STTS_APPR) g->stts = LB_STTS_APPRART;
        if (!g->feats.case_) lb_feats_of(w->col[5]), g->feats.case_ = f.case_, g->feats.number = f.number, g->feats.gender = f.gender;
        if (!g->feats.definite) g->feats.definite = f.definite, g->feats.prontype = f.prontype;
        return;
    }
    g->upos = lb_upos_of(w->col[3]);
    if (g->upos == LB_UPOS_COUNT) g->upos = LB_UPOS_X_;
    g->stts = lb_stts_of(w->col[4]);
    g->feats = f;
    g->lemma = filled(w->col[2]) || lb_is(w->col[1], "_") ? lb_copy(a, w->col[2]) : (lb_str){ 0 };
}

lb_code lb_conllu_next(lb_conllu_reader *r, lb_arena *a, lb_doc *out, lb_err *err)
{
    rows list = { 0 };
    uint64_t first_line;
    size_t from;
    bool any = false, tags = true, trees = true;
    r->newdoc = false;
    r->sent_id = (lb_str){ 0 };
    r->block.n = 0;
    char where[256];
    // Gather the lines first: pointers into the buffer are safe only once it stopped growing.
    LB_VEC(lb_span) lines = { 0 };
    first_line = r->line + 1;
    while (read_line(r, &from)) {
        lb_span s = { (uint32_t)from, (uint32_t)r->block.n };
        bool blank = s.end == s.begin;
        if (blank && any) break;
        if (blank) {
            first_line = r->line + 1;
            continue;
        }
        if (r->block.n >= LB_CONLLU_BYTES || lines.n >= LB_CONLLU_TOKENS) {
            snprintf(where, sizeof where, "%s:%llu", r->name, (unsigned long long)r->line);
            return lb_fail(err, LB_ECAP, where, "a sentence of more than %d tokens or %d bytes", LB_CONLLU_TOKENS, LB_CONLLU_BYTES);
        }
        *lb_push(a, &lines) = s;
        // A lone '#' is a token where tokens stand one a line.
        const char *p = r->block.p + s.begin;
        if (!(p[0] == '#' && s.end - s.begin > 1 && p[1] == ' ')) any = true;
        else if (s.end - s.begin > 8 && !memcmp(p, "# newdoc", 8)) r->newdoc = true;
    }
    if (r->block.failed) return lb_fail(err, LB_ENOMEM, r->name, "no memory for a line");
    if (!any) return LB_ENONE;
    lb_str block = lb_copy(a, lb_buf_str(&r->block));
    int64_t bad = lb_utf8_bad(block);
    if (bad >= 0) {
        snprintf(where, sizeof where, "%s:%llu", r->name, (unsigned long long)first_line);
        return lb_fail(err, LB_EUTF8, where, "not UTF-8 in the sentence that starts here");
    }
    uint32_t longest = 0;
    for (size_t i = 0; i < lines.n; i++) {
        lb_str l = lb_sub(block, lines.at[i]);
        if (lb_starts(l, "# ")) {
            if (lb_starts(l, "# sent_id = ")) r->sent_id = lb_copy(a, (lb_str){ l.p + 12, l.n - 12 });
            continue;
        }
        row w = cells(l);
        if (w.n_cols != 1 && w.n_cols < 8) {
            snprintf(where, sizeof where, "%s:%llu", r->name, (unsigned long long)(first_line + i));
            return lb_fail(err, LB_EINPUT, where, "%u columns: one (a token) or ten (CoNLL-U) are known", w.n_cols);
        }
        if (w.n_cols == 1) w.col[1] = w.col[0], w.col[0] = (lb_str){ 0 };
        for (uint32_t c = 2; c < 10; c++)
            if (!w.col[c].p) w.col[c] = LB_STR("_");
        if (memchr(w.col[0].p ? w.col[0].p : "", '.', w.col[0].n)) continue; // an empty node
        *lb_push(a, &list) = w;
        longest += w.col[1].n + 1;
    }
    build b = { .a = a };
    b.text = lb_array(a, longest + 1, char);
    b.tok = lb_array(a, list.n, lb_token);
    b.tag = lb_array(a, list.n, lb_tag);
    uint32_t *word_token = lb_array(a, list.n + 1, uint32_t); // word number (from 1) -> token
    uint32_t *head = lb_array(a, list.n, uint32_t);           // [token] word number of the head, 0 root
    lb_str   *rel = lb_array(a, list.n, lb_str);
    uint32_t  words = 0, inside = 0;
    bool      fresh = false;
    for (size_t i = 0; i < list.n; i++) {
        const row *w = &list.at[i];
        uint32_t k = 0;
        (void)number(w->col[0], &k);
        if (k < w->col[0].n && w->col[0].p[k] == '-') {
            uint32_t d = 0;
            uint32_t lo = number(w->col[0], &d), hi = (d++, number(w->col[0], &d));
            inside = hi >= lo && hi - lo < 16 ? hi - lo + 1 : 0;
            add_token(&b, w->col[1], w->col[9]);
            fresh = true;
            continue;
        }
        bool part = inside > 0;
        if (!part) add_token(&b, w->col[1], w->col[9]), fresh = true;
        uint32_t t = b.n - 1;
        word_token[++words] = t;
        fill_tag(&b.tag[t], w, fresh, a);
        if (!filled(w->col[3]) || (!r->partial && b.tag[t].stts == LB_STTS_COUNT)) tags = false;
        k = 0;
        bool has_head = w->col[6].n && lb_is_digit((uint8_t)w->col[6].p[0]);
        if (!has_head) trees = false;
        if (fresh) head[t] = number(w->col[6], &k), rel[t] = w->col[7];
        else { // of the parts' heads the one that leads out of the token
            uint32_t h = number(w->col[6], &k), was = head[t];
            if (was && was <= words && word_token[was] == t) head[t] = h, rel[t] = w->col[7];
        }
        fresh = false;
        if (inside) inside--;
    }
    if (b.n) b.n_text -= b.tok[b.n - 1].space_after; // no blank behind the last token
    lb_text *text = lb_new(a, lb_text);
    text->text = (lb_str){ b.text, b.n_text };
    text->n = 1;
    text->block = lb_new(a, lb_block);
    text->block->span = (lb_span){ 0, b.n_text };
    text->block->why = LB_STR("conllu");
    text->block->minutes = -1;
    lb_tokens *tokens = lb_new(a, lb_tokens);
    tokens->n = b.n;
    tokens->at = b.tok;
    tokens->n_sentences = 1;
    tokens->sentence = lb_new(a, lb_sentence);
    *tokens->sentence = (lb_sentence){ .span = { 0, b.n_text }, .first = 0, .end = b.n, .block = 0 };
    out->text = text;
    out->tokens = tokens;
    out->tags = NULL;
    out->trees = NULL;
    if (tags) {
        lb_tags *t = lb_new(a, lb_tags);
        t->at = b.tag;
        out->tags = t;
    }
    if (tags && trees) {
        lb_trees *t = lb_new(a, lb_trees);
        t->at = lb_array(a, b.n, lb_arc);
        t->parsed = lb_array(a, 1, bool);
        t->parsed[0] = true;
        for (uint32_t i = 0; i < b.n; i++) {
            lb_rel q = lb_rel_of(rel[i]);
            t->at[i].rel = q == LB_REL_COUNT ? LB_REL_dep : q;
            t->at[i].head = head[i] && head[i] <= words && word_token[head[i]] != i ? word_token[head[i]] : LB_NONE;
        }
        out->trees = t;
    }
    return LB_OK;
}
