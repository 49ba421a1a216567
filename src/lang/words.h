/* words.h: what a word looks like on its own: the hashes, shapes, classes and lexicon
 * readings that tagger, parser and name finder make features from. O(bytes). */
#ifndef LB_WORDS_H
#define LB_WORDS_H

#include "doc/doc.h"
#include "lang/lexicon.h"
#include "model/net.h"

/* Case, number and gender as one number 0..59, and as a bit of a set. */
static inline uint32_t lb_cng(lb_feats f) { return (f.case_ * 3u + f.number % 3u) * 4u + f.gender; }
#define LB_CNG_COUNT 60
static inline void lb_cng_set(lb_feats *f, uint32_t v)
{
    f->gender = v & 3;
    f->number = v / 4 % 3 & 3;
    f->case_ = v / 12 & 7;
}

typedef struct lb_wordform {
    uint32_t form;       // hash of the form as written
    uint32_t low;        // … in lower case
    uint32_t prefix[4];  // first 1..4 letters, lower case; 0 where shorter
    uint32_t suffix[5];  // last 1..5 letters, lower case
    uint64_t tags;       // lexicon: set of STTS tags, 0 for an unknown word
    uint64_t cng;        // lexicon: set of case-number-gender, all tags together
    uint64_t noun_cng, adj_cng, det_cng; // … of its noun, adjective, article and pronoun readings
    uint32_t verb;       // lexicon: set of 4 * (mood - 1) + person, of its finite readings; 1 << 31 any verb at all
    uint16_t cluster;    // distributional class, 0 none
    uint8_t  shape;      // below
    uint8_t  source;     // lb_lex_source
    uint8_t  names;      // LB_IN_… bits: lists of names it stands in
} lb_wordform;

/* A word of a place's name (towns of size, countries, regions; any place), of a person's (last
 * word, others), of an organisation's, group's or medium's; an adjective or people of a country. */
enum { LB_IN_PLACE = 1, LB_IN_ANY_PLACE = 2, LB_IN_SURNAME = 4, LB_IN_FIRST_NAME = 8, LB_IN_ORGANISATION = 16, LB_IN_ADJECTIVE = 32,
       LB_IN_PEOPLE = 64, LB_IN_MEDIUM = 128 };

enum { LB_SHAPE_LOWER, LB_SHAPE_CAPITAL, LB_SHAPE_UPPER, LB_SHAPE_MIXED, LB_SHAPE_DIGITS, LB_SHAPE_ALNUM,
       LB_SHAPE_HYPHEN, LB_SHAPE_DOT, LB_SHAPE_PUNCT, LB_SHAPE_OTHER };

typedef struct lb_words lb_words_table;

/* Opens `models`/clusters.bin. LB_EIO, LB_EMODEL. */
lb_code lb_words_open(const char *models, const lb_lexicon *lex, lb_arena *a, const lb_words_table **out, lb_err *err);
void    lb_words_close(const lb_words_table *w);

/* Lists of names that a word stands in. */
uint8_t lb_word_names(const lb_words_table *w, lb_str form);
/* Class of a word, as written or in lower case; 0 unknown. */
uint16_t lb_word_cluster(const lb_words_table *w, lb_str form);
void lb_word_look(const lb_words_table *w, lb_str form, lb_wordform *out);
/* All tokens of the document: [T]. Words seen before in it are looked up once. */
lb_wordform *lb_words_run(const lb_words_table *w, const lb_doc *doc, lb_arena *a);

/* clusters.bin's blob: u32 n[2], mask[2]; u16 check[mask[0] + 1] (lb_word_check, 0 empty), u16 class[mask[0] + 1];
 * u16 check[mask[1] + 1], u8 names[mask[1] + 1]. A word's home is its lb_hash & mask. Sixteen bits are
 * enough: one unknown word in 50,000 is taken for a known one. */
static inline uint16_t lb_word_check(uint64_t h) { return (uint16_t)(h >> 41 | 1); }

static inline uint32_t lb_fold_hash(lb_str s)
{
    uint64_t h = lb_hash(s);
    return (uint32_t)(h ^ h >> 32) | 1u;
}

#endif
