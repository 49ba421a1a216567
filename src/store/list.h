/* list.h: pieces of output that list, show and export share. */
#ifndef LB_LIST_H
#define LB_LIST_H

#include "export/ledger.h"
#include "store/store.h"

/* Where output goes: gathered in `buf`, handed on a record at a time. */
typedef struct {
    lb_store *store;
    lb_style   form;
    bool      colour;
    lb_sink   sink;
    void     *user;
    lb_buf    buf;
    size_t    count;
    bool      stopped;
    lb_err   *err;
} lb_page;

/* Hand on what is in the buffer; false where the reader wants no more or memory ran out. */
bool    lb_page_flush(lb_page *p);
/* Free the buffer; rc, or LB_ENOMEM. */
lb_code lb_page_end(lb_page *p, lb_code rc);

/* "key": "value" pairs of a JSON object; `first` is cleared after the first. */
void lb_json_text(lb_buf *b, bool *first, const char *key, lb_str value);
void lb_json_raw(lb_buf *b, bool *first, const char *key, const char *value);
void lb_json_day(lb_buf *b, bool *first, const char *key, lb_sql *q, int column);

/* One incident, given the statement whose row lb_incident_columns describes. */
#define LB_INCIDENT_COLUMNS "i.id, i.type, i.status, i.rule, i.why, i.unverifiable, i.begin_day, i.end_day, i.place, i.lat, i.lon, i.claims, i.reports, i.origins"
lb_code lb_page_incident(lb_page *p, lb_sql *row);

/* Incidents as they stood at the end of that day: temporary tables shadow the stored ones. */
lb_code lb_as_of_begin(lb_store *s, const char *as_of, lb_err *err);
void    lb_as_of_end(lb_store *s, const char *as_of);

#endif
