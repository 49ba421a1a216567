#include "read/read.h"

const lb_kind_of_input lb_kinds[] = {
    { "text/plain", lb_read_plain, NULL },
    { NULL, NULL, NULL },
};

const char *lb_read_type(lb_str bytes)
{
    (void)bytes;
    return "text/plain";
}

const lb_kind_of_input *lb_read_kind(const char *type)
{
    for (const lb_kind_of_input *k = lb_kinds; k->type; k++)
        if (!strcmp(k->type, type)) return k;
    return NULL;
}
