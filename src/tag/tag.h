/* tag.h: tokens -> UPOS, STTS, features, lemma. */
#ifndef LB_TAG_H
#define LB_TAG_H

#include "base/err.h"
#include "doc/doc.h"
#include "lang/words.h"

typedef struct lb_tagger lb_tagger;

lb_code lb_tagger_open(const char *models, const lb_lexicon *lex, lb_arena *a, const lb_tagger **out, lb_err *err);
void    lb_tagger_close(const lb_tagger *t);
/* Tags of the document; also keeps the word forms (lb_tags.form) for parser and name finder. */
const lb_tags *lb_tag_run(const lb_doc *doc, const lb_tagger *t, lb_arena *a);

/* One sentence: STTS, UPOS and morphology of n words, without lemmas. For training. */
void lb_tag_sentence(const lb_tagger *t, const lb_wordform *w, uint32_t n, lb_tag *tag);

#endif
