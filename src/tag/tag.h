/* tag.h: tokens -> UPOS, STTS, features, lemma. */
#ifndef LB_TAG_H
#define LB_TAG_H

#include "base/err.h"
#include "doc/doc.h"
#include "lang/lexicon.h"

typedef struct lb_tagger lb_tagger;

lb_code lb_tagger_open(const char *models, const lb_lexicon *lex, lb_arena *a, const lb_tagger **out, lb_err *err);
void    lb_tagger_close(const lb_tagger *t);
const lb_tags *lb_tag_run(const lb_doc *doc, const lb_tagger *t, lb_arena *a);

#endif
