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
