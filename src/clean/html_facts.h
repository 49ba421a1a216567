/* html_facts.h: title, dates, publisher, … that a page states of itself. */
#ifndef LB_HTML_FACTS_H
#define LB_HTML_FACTS_H

#include "clean/debris.h"

/* Fills only what `f` leaves open. Order of trust: JSON-LD, OpenGraph and meta, <time>,
 * the address; text comes later (lb_clean_facts). A date after the
 * capture is kept but flagged doubtful. */
void lb_html_facts(const lb_html *h, lb_arena *a, lb_facts *f);

#endif
