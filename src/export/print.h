/* print.h: every layer of a report in a form people and programs read. One table names
 * them; `annotate --as NAME` and the golden tests use it. */
#ifndef LB_PRINT_H
#define LB_PRINT_H

#include "base/buf.h"
#include "doc/doc.h"
#include "pipeline.h"

typedef struct {
    const char *name;   // "conllu", "timeml", "times", …
    lb_depth    depth;  // what the layer needs
    bool        all;    // every sentence parsed
    void      (*print)(const lb_doc *doc, lb_arena *a, lb_buf *out);
    const char *what;   // one line for --help
} lb_printer;

extern const lb_printer lb_printers[]; // ends with a NULL name
const lb_printer *lb_printer_find(lb_str name);

void lb_print_text(const lb_doc *doc, lb_arena *a, lb_buf *out);
void lb_print_facts(const lb_doc *doc, lb_arena *a, lb_buf *out);
void lb_print_blocks(const lb_doc *doc, lb_arena *a, lb_buf *out);
/* One sentence a line, tokens parted by single spaces. */
void lb_print_sentences(const lb_doc *doc, lb_arena *a, lb_buf *out);
/* Verb groups, a line each: lemma, mood, tense, voice and what goes with it. */
void lb_print_verbs(const lb_doc *doc, lb_arena *a, lb_buf *out);
/* Quotations as one JSON line a report, offsets in code points of the text as it was given. */
void lb_print_quotes(const lb_doc *doc, lb_arena *a, lb_buf *out);
/* Who says what, a line a quotation, for people. */
void lb_print_sources(const lb_doc *doc, lb_arena *a, lb_buf *out);
/* Verbs and nouns that are negated, possible, probable or planned, a line each. */
void lb_print_certainty(const lb_doc *doc, lb_arena *a, lb_buf *out);
/* Claims as short lines, as JSON records, and with the words and rules that made them. */
void lb_print_claims(const lb_doc *doc, lb_arena *a, lb_buf *out);
void lb_print_json(const lb_doc *doc, lb_arena *a, lb_buf *out);
void lb_print_why(const lb_doc *doc, lb_arena *a, lb_buf *out);
/* Parties: code or outlet, words, flags. References: words, what they refer to. */
void lb_print_parties(const lb_doc *doc, lb_arena *a, lb_buf *out);
void lb_print_references(const lb_doc *doc, lb_arena *a, lb_buf *out);
/* Sentences and mentions of every kind, a JSON line each. */
void lb_print_mentions(const lb_doc *doc, lb_arena *a, lb_buf *out);
/* CoNLL-U: tags, trees, names. */
void lb_print_conllu(const lb_doc *doc, lb_arena *a, lb_buf *out);

/* Places: words, name, id, position, feature, country, region, precision, offset, rule; and in short. */
void lb_print_places(const lb_doc *doc, lb_arena *a, lb_buf *out);
void lb_print_where(const lb_doc *doc, lb_arena *a, lb_buf *out);

#endif
