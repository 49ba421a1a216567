#include "doc/doc.h"

const char *lb_role_name(lb_role r)
{
    static const char *const name[] = {
#define X(n) [LB_ROLE_##n] = #n,
        LB_ROLE_LIST(X)
#undef X
    };
    return name[r];
}

const char *lb_bound_name(lb_bound b)
{
    static const char *const name[] = { "=", "~", ">", ">=", "<", "<=" };
    return name[b];
}

const char *lb_cue_class_name(lb_cue_class c)
{
    static const char *const name[] = {
#define X(n) [LB_CUE_##n] = #n,
        LB_CUE_CLASS_LIST(X)
#undef X
    };
    return name[c];
}

const char *lb_quote_type_name(lb_quote_type t)
{
    static const char *const name[] = { "Direct", "Indirect", "Reported", "FreeIndirect", "IndirectFreeIndirect" };
    return name[t];
}
