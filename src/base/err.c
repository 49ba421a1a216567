#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>

const char *lb_code_text(lb_code code)
{
    static const char *const text[] = {
#define X(name, words) [LB_##name] = words,
        LB_CODES(X)
#undef X
    };
    return (unsigned)code < sizeof text / sizeof *text ? text[code] : "unknown error";
}

lb_code lb_fail(lb_err *err, lb_code code, const char *where, const char *fmt, ...)
{
    if (!err) return code;
    err->code = code;
    snprintf(err->where, sizeof err->where, "%s", where ? where : "");
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(err->what, sizeof err->what, fmt, ap);
    va_end(ap);
    return code;
}
