/* lexfile.h: the layout of lexicon.bin, shared by the compiler (tools/lexicon_build.c) and
 * the reader (lexicon.c). All numbers are in the machine's byte order; `order` tells.
 *
 *   header | slots u32[n_slots] | records | analyses | set starts u32[n_sets+1] | masks u64[n_stts]
 *
 * A record is   u8 length, u8 pairs, u16 stts class, u16 all class, the form, lex_pair[pairs]
 * and is found by hashing the form; a slot holds half its offset from the start of the records
 * (records lie at even ones), with ten bits of the hash above it so that most wrong records need
 * not be read; 0 for none. Records start at 4, so that 0 is never one. */
#ifndef LB_LEXFILE_H
#define LB_LEXFILE_H

#include "doc/tagset.h"

#define LEX_MAGIC 0x58454C42u // "BLEX"
#define LEX_VERSION 4
#define LEX_HEAD 6            // bytes of a record before its form
#define LEX_ENDINGS 5         // e en er es em

typedef struct {
    uint32_t magic, version, order; // order: 0x01020304
    uint32_t feats_probe;           // a known lb_feats as bits: compilers must lay it out alike
    uint32_t bytes;                 // of the whole file
    uint32_t n_slots, n_records;
    uint32_t slots, records, records_end, analyses, n_analyses, sets, n_sets, masks, n_stts, n_all; // offsets are bytes
    // Readings of an adjective's inflected forms, by ending and degree; of nouns made from adjectives; of infinitives used as nouns
    uint32_t adjective[LEX_ENDINGS][4], nominal[LEX_ENDINGS], comparative, infinitive, infinitive_gen;
    uint16_t adjective_stts[LEX_ENDINGS][4], adjective_all[LEX_ENDINGS][4], nominal_stts[LEX_ENDINGS], nominal_all[LEX_ENDINGS],
        comparative_stts, comparative_all, infinitive_stts, infinitive_all, infinitive_gen_stts, infinitive_gen_all;
} lex_header;

enum { LEX_STEM = 3 /* degree of an adjective stem that takes endings */, LEX_GRADED = 4 /* -er, -st- too */, LEX_OPENER = 8 /* may open a compound */,
       LEX_LEXICAL = 32 /* a participle that is rather an adjective: "besorgt" */,
       LEX_SEIN = 16 /* a verb with "sein" in the perfect tense */ };

typedef struct {
    uint32_t lemma;  // record
    uint16_t set;    // of analyses; 0 is the empty set
    uint8_t  prefix; // bytes of the lemma that are a separable prefix in this form
    uint8_t  flags;
} lex_pair;

typedef struct {
    uint32_t feats;
    uint8_t  upos, stts;
    uint16_t zero;
} lex_analysis;

static inline uint32_t lex_feats_bits(lb_feats f)
{
    uint32_t u;
    _Static_assert(sizeof f == sizeof u, "features fill one word");
    memcpy(&u, &f, sizeof u);
    return u;
}

static inline uint32_t lex_feats_probe(void)
{
    return lex_feats_bits((lb_feats){ .case_ = 4, .number = 1, .gender = 2, .person = 3, .mood = 4, .prontype = 9, .foreign = 1 });
}

/* Start of the search for a form among n slots. */
static inline uint32_t lex_slot(uint64_t hash, uint32_t n)
{
    hash ^= hash >> 29;
    return (uint32_t)(((hash & 0xFFFFFFFFu) * n) >> 32);
}

/* Records lie at even offsets. */
static inline uint32_t lex_record_size(uint32_t form, uint32_t pairs)
{
    uint32_t n = LEX_HEAD + form + pairs * (uint32_t)sizeof(lex_pair);
    return n + (n & 1);
}

enum { LEX_OFFSET_BITS = 22 };
static inline uint32_t lex_tag(uint64_t hash) { return (uint32_t)(hash >> 54) << LEX_OFFSET_BITS; }
static inline uint32_t lex_slot_record(uint32_t slot) { return (slot & ((1u << LEX_OFFSET_BITS) - 1)) * 2; }

extern const char *const lex_endings[LEX_ENDINGS];

#endif
