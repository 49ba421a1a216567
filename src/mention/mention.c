/* mention.c: runs the finders in order and sorts what they found. O(n log n). */
#include "mention/mention.h"

#include <stdlib.h>

static int by_position(const void *x, const void *y)
{
    const lb_mention *a = x, *b = y;
    if (a->first != b->first) return a->first < b->first ? -1 : 1;
    if (a->end != b->end) return a->end > b->end ? -1 : 1;
    return (int)a->kind - (int)b->kind;
}

static const lb_mentions *in_order(lb_mention_list *list, lb_arena *a)
{
    lb_mentions *m = lb_new(a, lb_mentions);
    m->n = (uint32_t)list->n;
    m->at = lb_array(a, list->n, lb_mention);
    if (list->n) memcpy(m->at, list->at, list->n * sizeof *m->at);
    if (m->n) qsort(m->at, m->n, sizeof *m->at, by_position);
    return m;
}

const lb_mentions *lb_mention_run(const lb_doc *doc, const lb_finders *f, lb_arena *a)
{
    lb_mention_list list = { 0 };
    lb_doc seen = *doc;
    lb_find_names(&seen, f->namer, a, &list);
    lb_find_times(&seen, f->times, a, &list);
    seen.mentions = in_order(&list, a);
    lb_find_numbers(&seen, f->numbers, a, &list); // a date's digits count nothing: sees times
    lb_find_places(&seen, f->gazetteer, a, &list);
    seen.mentions = in_order(&list, a);
    lb_find_parties(&seen, f->parties, a, &list); // sees names, times, numbers, places
    seen.mentions = in_order(&list, a);
    list = (lb_mention_list){ seen.mentions->at, seen.mentions->n, seen.mentions->n };
    lb_find_references(&seen, f->parties, a, &list); // antecedents are indexes of seen.mentions
    // References are added behind; their antecedents must follow when the list is put in order.
    uint32_t n = seen.mentions->n;
    const lb_mentions *m = in_order(&list, a);
    uint32_t *now = lb_array(a, n, uint32_t);
    for (uint32_t i = 0, old = 0; i < m->n && old < n; i++)
        if (m->at[i].kind != LB_REFERENCE) now[old++] = i;
    for (uint32_t i = 0; i < m->n; i++)
        if (m->at[i].antecedent != LB_NONE && m->at[i].antecedent < n) m->at[i].antecedent = now[m->at[i].antecedent];
    return m;
}
