/* charset.h: bytes in any declared or likely character set -> UTF-8. */
#ifndef LB_CHARSET_H
#define LB_CHARSET_H

#include "base/str.h"

/* `declared`: from a header or markup, may be empty. Order of trust: byte-order mark,
 * well-formed UTF-8, the declared set, windows-1252. Mojibake that proves itself (UTF-8 read
 * as windows-1252 and encoded again: "fÃ¼r") is undone. Returns s itself where it is UTF-8
 * already. *from names the set. */
lb_str lb_charset_utf8(lb_str s, lb_str declared, lb_arena *a, const char **from);

/* The set named in the first bytes of an HTML page or XML file; empty where none is. */
lb_str lb_charset_declared(lb_str head);

#endif
