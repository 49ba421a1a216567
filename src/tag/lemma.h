/* lemma.h: lemma and the features that the word and its STTS tag decide, after tagging. */
#ifndef LB_LEMMA_H
#define LB_LEMMA_H

#include "base/err.h"
#include "doc/doc.h"
#include "lang/lexicon.h"

/* What the tagger model's blob holds beside the nets:
 * u32 upos_of[STTS] (bits: UPOS seen with the tag), u32 n, u32 bytes, u32 at[n] (offsets into
 * the bytes, sorted by entry), then entries "tag form\0lemma\0" of words whose lemma in the
 * training data differs from the lexicon's. */
typedef struct {
    uint32_t        upos_of[LB_STTS_COUNT];
    uint32_t        n;
    const uint32_t *at;
    lb_str          bytes;
} lb_tag_lists;

lb_code lb_tag_lists_of(lb_str blob, const char *name, lb_arena *a, lb_tag_lists *out, lb_err *err);

/* Fill feats and lemma of `tag` (UPOS, STTS and morphology are set) for the word `form`. */
void lb_tag_finish(const lb_tag_lists *lists, const lb_lexicon *lex, lb_str form, lb_tag *tag, lb_arena *a);

#endif
