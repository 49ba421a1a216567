/* mention.h: what a text speaks of: names, times, numbers, places, parties, references.
 * Each finder adds to one list; lb_mention_run puts it in order and resolves references. */
#ifndef LB_MENTION_H
#define LB_MENTION_H

#include "base/err.h"
#include "doc/doc.h"
#include "lang/lexicon.h"

typedef LB_VEC(lb_mention) lb_mention_list;

typedef struct lb_namer     lb_namer;
typedef struct lb_times     lb_times;
typedef struct lb_numbers   lb_numbers;
typedef struct lb_gazetteer lb_gazetteer;
typedef struct lb_parties   lb_parties;

lb_code lb_namer_open(const char *models, const lb_lexicon *lex, lb_arena *a, const lb_namer **out, lb_err *err);
void    lb_namer_close(const lb_namer *n);
lb_code lb_times_open(const char *data, lb_arena *a, const lb_times **out, lb_err *err);
lb_code lb_numbers_open(const char *data, lb_arena *a, const lb_numbers **out, lb_err *err);
lb_code lb_gazetteer_open(const char *dir, const char *data, lb_arena *a, const lb_gazetteer **out, lb_err *err);
void    lb_gazetteer_close(const lb_gazetteer *g);
lb_code lb_parties_open(const char *data, lb_arena *a, const lb_parties **out, lb_err *err);

void lb_find_names(const lb_doc *doc, const lb_namer *n, lb_arena *a, lb_mention_list *out);
void lb_find_numbers(const lb_doc *doc, const lb_numbers *n, lb_arena *a, lb_mention_list *out);
void lb_find_times(const lb_doc *doc, const lb_times *t, lb_arena *a, lb_mention_list *out);
void lb_find_places(const lb_doc *doc, const lb_gazetteer *g, lb_arena *a, lb_mention_list *out);
void lb_find_parties(const lb_doc *doc, const lb_parties *p, lb_arena *a, lb_mention_list *out);
/* doc->mentions holds all the others, in order. */
void lb_find_references(const lb_doc *doc, const lb_parties *p, lb_arena *a, lb_mention_list *out);

typedef struct {
    const lb_namer     *namer;
    const lb_times     *times;
    const lb_numbers   *numbers;
    const lb_gazetteer *gazetteer;
    const lb_parties   *parties;
} lb_finders;

const lb_mentions *lb_mention_run(const lb_doc *doc, const lb_finders *f, lb_arena *a);

#endif
