/* read.h: bytes of any kind -> reports as received.
 *
 * A file may hold one report (a text, a page) or many (an archive, a feed). What kind of
 * bytes it holds is told by content; each kind has a row in lb_kinds[], and a new kind is
 * one file with one row. */
#ifndef LB_READ_H
#define LB_READ_H

#include "base/err.h"
#include "base/file.h"
#include "doc/doc.h"

/* What is being read: all bytes of one input. */
typedef struct {
    const char    *path;      // as given, for errors
    lb_str         name;      // of the file, without directory and ending
    const uint8_t *p;
    size_t         n;
    size_t         max_bytes; // of one report
    const char    *map;       // "text=body,title=headline": the names of records' fields, or NULL
    unsigned       depth;     // archives it lies in
    void          *state;     // the kind's own; NULL at first, the kind's close frees it
    uint64_t       at;        // the kind's place; 0 at first
} lb_bytes;

typedef struct {
    const char *type;         // "text/plain"
    /* The next report: bytes, type, provenance and the facts that the input itself gives, in `a`
     * or borrowed from b->p, which live as long as the input is open (callers copy what
     * they keep). LB_ENONE at the end. Another code: this record failed, the next call goes on
     * behind it; LB_EIO ends the input. */
    lb_code   (*next)(lb_bytes *b, lb_arena *a, lb_raw *out, lb_err *err);
    void      (*close)(lb_bytes *b); // or NULL
} lb_kind_of_input;

extern const lb_kind_of_input lb_kinds[]; // ends with a NULL type

/* What kind of bytes these are, by content: "text/plain", "text/html", "application/warc", … */
const char *lb_read_type(lb_str bytes);
const lb_kind_of_input *lb_read_kind(const char *type);

/* One file a kind. A text or a page is one report; the others hold many. Errors: LB_EINPUT
 * empty or broken, LB_EUTF8, LB_ECAP over b->max_bytes, LB_ENOMEM. */
lb_code lb_read_plain(lb_bytes *b, lb_arena *a, lb_raw *out, lb_err *err);
lb_code lb_read_page(lb_bytes *b, lb_arena *a, lb_raw *out, lb_err *err);
lb_code lb_read_warc(lb_bytes *b, lb_arena *a, lb_raw *out, lb_err *err);
void    lb_warc_close(lb_bytes *b);
lb_code lb_read_feed(lb_bytes *b, lb_arena *a, lb_raw *out, lb_err *err);
void    lb_feed_close(lb_bytes *b);
lb_code lb_read_jsonlines(lb_bytes *b, lb_arena *a, lb_raw *out, lb_err *err);
void    lb_jsonlines_close(lb_bytes *b);
lb_code lb_read_csv(lb_bytes *b, lb_arena *a, lb_raw *out, lb_err *err);
void    lb_csv_close(lb_bytes *b);
/* The separator, where the first line of `head` is a header that names a text column; else 0. */
char    lb_csv_separator(lb_str head);
lb_code lb_read_mail(lb_bytes *b, lb_arena *a, lb_raw *out, lb_err *err);
lb_code lb_read_archive(lb_bytes *b, lb_arena *a, lb_raw *out, lb_err *err);
void    lb_archive_close(lb_bytes *b);

/* ---- records: what JSON and CSV call a report's facts (fields.c) ---- */

enum { LB_FIELD_REPORT, LB_FIELD_TITLE, LB_FIELD_TEXT, LB_FIELD_HTML, LB_FIELD_URL, LB_FIELD_DATE, LB_FIELD_CHANGED,
       LB_FIELD_PUBLISHER, LB_FIELD_LANGUAGE, LB_FIELD_AUTHORS, LB_FIELD_COUNT };

const char *lb_field_name(int field);                  // as --map says it
const char *lb_field_known(int field, int i);          // the i-th name in use, NULL behind the last
lb_str      lb_field_mapped(const char *map, int field); // the name that --map gives, empty where none
int         lb_field_of(lb_str name, const char *map); // the field of a column, or -1
/* A report from its fields. LB_EINPUT without text, LB_EUTF8, LB_ECAP. */
lb_code     lb_fields_report(const lb_bytes *b, const lb_str v[LB_FIELD_COUNT], const char *where, uint64_t number,
                             lb_arena *a, lb_raw *out, lb_err *err);

#endif
