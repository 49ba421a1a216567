/* conllu.h: annotated text back into records: CoNLL-U (ten columns), or one token a line.
 * Sentence by sentence, so any length passes in the memory of one sentence. */
#ifndef LB_CONLLU_H
#define LB_CONLLU_H

#include "base/buf.h"
#include "base/err.h"
#include "doc/doc.h"

#include <stdio.h>

typedef struct {
    FILE       *in;      // borrowed
    const char *name;    // for messages
    uint64_t    line;    // lines read so far
    lb_buf      block;   // the sentence being read
    bool        partial; // set by the caller: keep tags also where some word has no STTS tag (LB_STTS_COUNT)
    bool        newdoc;  // the sentence just returned opens a document
    lb_str      sent_id; // of the sentence just returned; in its arena; may be empty
} lb_conllu_reader;

#define LB_CONLLU_TOKENS 20000    // a longer sentence is LB_ECAP
#define LB_CONLLU_BYTES  (8 << 20)

/* The reader starts as { .in = f, .name = "…" }; lb_conllu_close when done. */
void lb_conllu_close(lb_conllu_reader *r);

/* The next sentence as a document of one block: text, tokens, and where the columns are
 * filled for every word, tags and trees (else those layers are NULL; tags need UPOS and STTS). Lines with one column are tokens.
 * A multi-word token ("3-4 im") becomes one token: it is what stands in the text; its parts
 * are merged (APPR + ART gives APPRART with the article's case), arcs go to it. Empty nodes are
 * passed over. LB_ENONE at the end; LB_EINPUT, LB_EUTF8, LB_ECAP name the line. */
lb_code lb_conllu_next(lb_conllu_reader *r, lb_arena *a, lb_doc *out, lb_err *err);

#endif
