#include "parse/parse.h"

struct lb_parser {
    const lb_lexicon *lex;
};

lb_code lb_parser_open(const char *models, const lb_lexicon *lex, lb_arena *a, const lb_parser **out, lb_err *err)
{
    (void)models, (void)err;
    lb_parser *p = lb_new(a, lb_parser);
    p->lex = lex;
    *out = p;
    return LB_OK;
}

void lb_parser_close(const lb_parser *p) { (void)p; }

const lb_trees *lb_parse_run(const lb_doc *doc, const lb_parser *p, const bool *wanted, lb_arena *a)
{
    (void)p, (void)wanted;
    lb_trees *trees = lb_new(a, lb_trees);
    trees->at = lb_array(a, doc->tokens->n, lb_arc);
    trees->parsed = lb_array(a, doc->tokens->n_sentences, bool);
    for (uint32_t t = 0; t < doc->tokens->n; t++) trees->at[t].head = LB_NONE;
    return trees;
}
