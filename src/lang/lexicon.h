/* lexicon.h: the German full-form lexicon, one mapped file compiled at build time
 * (tools/lexicon_build.c), and what can be derived from it: compounds, unknown words. */
#ifndef LB_LEXICON_H
#define LB_LEXICON_H

#include "base/err.h"
#include "doc/tagset.h"

typedef struct lb_lexicon lb_lexicon;

/* Map `dir`/lexicon.bin; everything in it is checked here, nothing while looking up. */
lb_code lb_lexicon_open(const char *dir, lb_arena *a, const lb_lexicon **out, lb_err *err);
void    lb_lexicon_close(const lb_lexicon *lex);

#endif
