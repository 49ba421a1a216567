/* lagebild.h: reports in, an auditable ledger of claims out. The only public header.
 *
 * An engine holds the language data and models: opened once, then read-only and shared
 * by all threads. A reader (one a thread) turns inputs into reports. All text is UTF-8.
 * The library never prints and never exits. */
#ifndef LAGEBILD_H
#define LAGEBILD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define LB_VERSION "0.1.0"

#define LB_CODES(X)                               \
    X(OK, "ok")                                   \
    X(ENOMEM, "out of memory")                    \
    X(EIO, "cannot read or write")                \
    X(EUTF8, "not UTF-8")                         \
    X(EDATA, "bad data file")                     \
    X(EMODEL, "bad model file")                   \
    X(EINPUT, "bad input")                        \
    X(ECAP, "over a limit")                       \
    X(ESTORE, "store error")                      \
    X(EUSAGE, "bad argument")                     \
    X(ENONE, "nothing found")

typedef enum {
#define X(name, words) LB_##name,
    LB_CODES(X)
#undef X
} lb_code;

const char *lb_code_text(lb_code code);

/* Details of a failure; the caller owns it. */
typedef struct {
    lb_code code;
    char    where[256]; // the input: a path, "verbs.tsv:41", "page.html: record 3"
    char    what[256];  // what is wrong with it, and what helps
} lb_err;

#endif
