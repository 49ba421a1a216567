/* segment_in.h: what the files of the segmenter share; no other file includes it. */
#ifndef LB_SEGMENT_IN_H
#define LB_SEGMENT_IN_H

#include "lang/table.h"
#include "segment/segment.h"

enum { LB__TOKEN_MAX = 1000, LB__SENTENCE_MAX = 400 }; // bytes; tokens

/* How an abbreviation behaves before a capital (data/de/abbreviations.tsv). */
typedef enum {
    ABBR_NONE,
    ABBR_NEVER,  // never ends a sentence: "bzw."
    ABBR_NAME,   // one only before a capital: "Gen. Müller"
    ABBR_NUMBER, // one only before a digit: "Nr. 5"
    ABBR_UNIT,   // one only after a number; may end a sentence: "3 Mio."
    ABBR_MONTH,  // one only beside a number: "24. Dez. 2024"
    ABBR_END,    // may end a sentence: "usw."
    ABBR_LETTER  // a single letter: "z. B.", "George W. Bush"
} lb__abbr;

struct lb_segmenter {
    const lb_lexicon *lex;
    lb_index          abbreviations; // without the last full stop, as written and lowered -> lb__abbr
    lb_index          months;        // first word of what follows a day: "März"
};

/* Kinds of code points. */
typedef enum { CP_SPACE, CP_LETTER, CP_DIGIT, CP_MARK, CP_PUNCT, CP_SYMBOL } lb__cp;
lb__cp lb__cp_kind(uint32_t c);

typedef enum { TOK_WORD, TOK_NUMBER, TOK_ORDINAL, TOK_ABBR, TOK_STOP, TOK_ELLIPSIS, TOK_COMMA, TOK_OPEN, TOK_CLOSE, TOK_DASH, TOK_TICKER, TOK_OTHER } lb__tok;

/* A token and what the sentence rules must know about it. */
typedef struct {
    lb_span  span;
    uint8_t  kind, abbr;
    bool     space_before;
} lb__piece;

/* Cut one block into pieces. O(bytes). */
uint32_t lb__pieces(const lb_segmenter *s, lb_str text, lb_span block, lb_arena *a, lb__piece **out);
/* Does a sentence end behind piece i? `i` moves to the last piece of the sentence (closing quotes). */
bool     lb__sentence_ends(const lb_segmenter *s, lb_str text, const lb__piece *p, uint32_t n, uint32_t *i);
/* Is the word one that opens sentences (article, pronoun, preposition …) and no noun? */
bool     lb__is_starter(const lb_segmenter *s, lb_str word);
/* Does the word stand before an ordinal: article, pronoun, "am"? */
bool     lb__before_ordinal(const lb_segmenter *s, lb_str word);

#endif
