#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

lb_code lb_map_open(const char *path, lb_map *out, lb_err *err)
{
    lb_code rc = LB_OK;
    struct stat st;
    *out = (lb_map){ 0 };
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return lb_fail(err, LB_EIO, path, "cannot open: %s", strerror(errno));
    if (fstat(fd, &st) != 0) {
        rc = lb_fail(err, LB_EIO, path, "cannot stat: %s", strerror(errno));
        goto done;
    }
    if (!S_ISREG(st.st_mode)) {
        rc = lb_fail(err, LB_EIO, path, S_ISDIR(st.st_mode) ? "a folder with no files in it" : "not a regular file");
        goto done;
    }
    if (st.st_size == 0) goto done;
    void *p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (p == MAP_FAILED) {
        rc = lb_fail(err, LB_EIO, path, "cannot map: %s", strerror(errno));
        goto done;
    }
    *out = (lb_map){ p, (size_t)st.st_size };
done:
    close(fd);
    return rc;
}

void lb_map_close(lb_map *m)
{
    if (m->p) munmap((void *)(uintptr_t)m->p, m->n);
    *m = (lb_map){ 0 };
}

lb_code lb_file_read(const char *path, lb_arena *a, lb_str *out, lb_err *err)
{
    struct stat st;
    if (stat(path, &st) != 0) return lb_fail(err, LB_EIO, path, "cannot open: %s", strerror(errno));
    if (st.st_size < 0 || st.st_size >= UINT32_MAX) return lb_fail(err, LB_ECAP, path, "larger than 4 GB");
    // Room first: an arena may leave by longjmp, and then no map may be open.
    char *room = lb_arena_alloc(a, (size_t)st.st_size + 1);
    lb_map map;
    lb_code rc = lb_map_open(path, &map, err);
    if (rc != LB_OK) return rc;
    size_t n = map.n < (size_t)st.st_size ? map.n : (size_t)st.st_size;
    if (n) memcpy(room, map.p, n);
    lb_map_close(&map);
    *out = (lb_str){ room, (uint32_t)n };
    return LB_OK;
}
