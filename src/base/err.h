/* err.h: errors are values. A function that can fail returns an lb_code and fills
 * the caller's lb_err; the library never prints and never exits. */
#ifndef LB_ERR_H
#define LB_ERR_H

#include "lagebild.h"

/* Fill *err (may be NULL) and return `code`. `where` names the input ("verbs.tsv:41"),
 * the message says what is wrong with it. */
lb_code lb_fail(lb_err *err, lb_code code, const char *where, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));

#endif
