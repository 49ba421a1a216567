/* file.h: whole files as read-only bytes. */
#ifndef LB_FILE_H
#define LB_FILE_H

#include "base/err.h"
#include "base/str.h"

typedef struct {
    const uint8_t *p; // NULL when empty
    size_t         n;
} lb_map;

/* Map `path` read-only; LB_EIO with the reason. Close with lb_map_close. Maps are page-aligned. */
lb_code lb_map_open(const char *path, lb_map *out, lb_err *err);
void    lb_map_close(lb_map *m);
/* The whole file copied into `a`, NUL behind it; at most 4 GB. LB_EIO, LB_ECAP. */
lb_code lb_file_read(const char *path, lb_arena *a, lb_str *out, lb_err *err);

#endif
