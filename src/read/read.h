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

/* text/plain: the whole input is one report. LB_EINPUT empty or binary, LB_EUTF8, LB_ECAP. */
lb_code lb_read_plain(lb_bytes *b, lb_arena *a, lb_raw *out, lb_err *err);

#endif
