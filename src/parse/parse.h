/* parse.h: tags -> UD dependency trees. Sentences that nobody wants stay unparsed. */
#ifndef LB_PARSE_H
#define LB_PARSE_H

#include "base/err.h"
#include "doc/doc.h"
#include "lang/lexicon.h"

typedef struct lb_parser lb_parser;

lb_code lb_parser_open(const char *models, const lb_lexicon *lex, lb_arena *a, const lb_parser **out, lb_err *err);
void    lb_parser_close(const lb_parser *p);
/* wanted: [S] which sentences to parse, or NULL for all. */
const lb_trees *lb_parse_run(const lb_doc *doc, const lb_parser *p, const bool *wanted, lb_arena *a);

#endif
