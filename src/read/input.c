/* input.c: files, standard input and bytes, one after the other -> reports. O(bytes).
 * An input is mapped, not read, so that an archive costs no memory. */
#include "read/input.h"

#include "read/sidecar.h"

#include <dirent.h>
#include <errno.h>
#include <openssl/sha.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define DEFAULT_MAX ((size_t)16 << 20)

typedef struct {
    char       *path;  // owned
    const void *bytes; // borrowed; NULL: the path is to be opened
    size_t      n;
} queued;

struct lb_input {
    lb_arena          arena;
    const lb_sidecar *sidecar; // or NULL
    lb_facts          given;   // --date, --publisher
    size_t            max_bytes;
    char             *names;   // --map, owned, or NULL
    queued           *item;
    size_t            n, cap, next;
    // the input being read
    bool                    open;
    lb_bytes                now;
    lb_map                  map;
    void                   *owned; // standard input's bytes
    const lb_kind_of_input *kind;
};

static lb_code facts_of(lb_input *in, const lb_input_options *o, lb_err *err)
{
    if (o->publisher) in->given.publisher = lb_copy(&in->arena, lb_str_of(o->publisher));
    if (o->date && !lb_date_parse(lb_str_of(o->date), &in->given.date))
        return lb_fail(err, LB_EINPUT, "--date", "\"%s\" is no date (2025-02-07, 2025-02 or 2025)", o->date);
    if (o->date) in->given.date_from = LB_STR("given");
    return o->meta ? lb_sidecar_open(o->meta, &in->arena, &in->sidecar, err) : LB_OK;
}

static lb_code set_up(lb_input *in, const lb_input_options *o, lb_err *err)
{
    jmp_buf escape;
    if (lb_arena_try(&in->arena, &escape)) return facts_of(in, o, err);
    return lb_fail(err, LB_ENOMEM, o->meta, "no memory for the sidecar");
}

lb_code lb_input_open(const lb_input_options *o, lb_input **out, lb_err *err)
{
    static const lb_input_options none;
    *out = NULL;
    if (!o) o = &none;
    lb_input *in = calloc(1, sizeof *in);
    if (!in) return lb_fail(err, LB_ENOMEM, "input", "no memory");
    in->max_bytes = o->max_bytes ? o->max_bytes : DEFAULT_MAX;
    if (in->max_bytes >= UINT32_MAX / 2) in->max_bytes = UINT32_MAX / 2; // spans count in 32 bits
    if (o->map && !(in->names = strdup(o->map))) {
        free(in);
        return lb_fail(err, LB_ENOMEM, "input", "no memory");
    }
    lb_code rc = set_up(in, o, err);
    if (rc != LB_OK) lb_input_close(in);
    else *out = in;
    return rc;
}

lb_code lb_input_add_bytes(lb_input *in, const char *name, const void *bytes, size_t n, lb_err *err)
{
    char *path = strdup(name);
    if (in->n == in->cap && path) {
        size_t cap = in->cap ? in->cap * 2 : 16;
        queued *more = realloc(in->item, cap * sizeof *more);
        if (more) in->item = more, in->cap = cap;
    }
    if (!path || in->n == in->cap) {
        free(path);
        return lb_fail(err, LB_ENOMEM, name, "no memory for the list of inputs");
    }
    in->item[in->n++] = (queued){ .path = path, .bytes = bytes, .n = n };
    return LB_OK;
}

static int visible(const struct dirent *e) { return e->d_name[0] != '.'; }

/* All files below a folder, by name; links are not followed, so it ends. */
static lb_code add_folder(lb_input *in, const char *path, int depth, lb_err *err)
{
    enum { DEPTH = 32 };
    struct dirent **entry = NULL;
    lb_code rc = LB_OK;
    int n = depth < DEPTH ? scandir(path, &entry, visible, alphasort) : 0;
    if (n < 0) return lb_input_add_bytes(in, path, NULL, 0, err); // opening it will say why it cannot be read
    for (int i = 0; i < n; i++) {
        char below[4096];
        struct stat st;
        int len = snprintf(below, sizeof below, "%s/%s", path, entry[i]->d_name);
        if (rc == LB_OK && len > 0 && (size_t)len < sizeof below && lstat(below, &st) == 0) {
            if (S_ISDIR(st.st_mode)) rc = add_folder(in, below, depth + 1, err);
            else if (S_ISREG(st.st_mode)) rc = lb_input_add_bytes(in, below, NULL, 0, err);
        }
        free(entry[i]);
    }
    free(entry);
    return rc;
}

lb_code lb_input_add(lb_input *in, const char *path, lb_err *err)
{
    struct stat st;
    size_t before = in->n;
    lb_code rc = LB_OK;
    if (stat(path, &st) == 0 && S_ISDIR(st.st_mode)) rc = add_folder(in, path, 0, err);
    return rc != LB_OK || in->n > before ? rc : lb_input_add_bytes(in, path, NULL, 0, err);
}

size_t lb_input_count(const lb_input *in)
{
    return in->n;
}

static void shut(lb_input *in)
{
    if (in->open && in->kind && in->kind->close) in->kind->close(&in->now);
    lb_map_close(&in->map);
    free(in->owned);
    in->owned = NULL;
    in->kind = NULL;
    in->open = false;
}

void lb_input_close(lb_input *in)
{
    if (!in) return;
    shut(in);
    for (size_t i = 0; i < in->n; i++) free(in->item[i].path);
    free(in->item);
    free(in->names);
    lb_arena_free(&in->arena);
    free(in);
}

/* All of standard input; one byte more than the cap is enough to know that it is too much. */
static lb_code read_stdin(lb_input *in, lb_err *err)
{
    size_t cap = 0, n = 0;
    char *p = NULL;
    for (;;) {
        if (n == cap) {
            size_t more = cap ? cap * 2 : 65536;
            char *bigger = realloc(p, more);
            if (!bigger) {
                free(p);
                return lb_fail(err, LB_ENOMEM, "-", "no memory for standard input after %zu bytes", n);
            }
            p = bigger;
            cap = more;
        }
        ssize_t got = read(STDIN_FILENO, p + n, cap - n);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) {
            int e = errno;
            free(p);
            return lb_fail(err, LB_EIO, "-", "cannot read standard input: %s", strerror(e));
        }
        n += (size_t)got;
        if (!got || n > in->max_bytes) break;
    }
    in->owned = p;
    in->now.p = (const uint8_t *)p;
    in->now.n = n;
    return LB_OK;
}

/* "dir/report-01.txt" -> "report-01": what people call the report. */
static lb_str name_of(const char *path)
{
    if (!strcmp(path, "-")) return LB_STR("stdin");
    const char *slash = strrchr(path, '/');
    lb_str s = lb_str_of(slash ? slash + 1 : path);
    for (uint32_t i = s.n; i > 1; i--)
        if (s.p[i - 1] == '.') return (lb_str){ s.p, i - 1 };
    return s;
}

static lb_code open_next(lb_input *in, lb_err *err)
{
    const queued *q = &in->item[in->next++];
    lb_code rc = LB_OK;
    in->now = (lb_bytes){ .path = q->path, .name = name_of(q->path), .max_bytes = in->max_bytes, .map = in->names };
    in->open = true;
    if (q->bytes || q->n) {
        in->now.p = q->bytes;
        in->now.n = q->n;
    } else if (!strcmp(q->path, "-")) {
        rc = read_stdin(in, err);
    } else {
        rc = lb_map_open(q->path, &in->map, err);
        in->now.p = in->map.p;
        in->now.n = in->map.n;
    }
    if (rc != LB_OK) return rc;
    if (!in->now.n) return lb_fail(err, LB_EINPUT, q->path, "empty: there is no text in it");
    lb_str head = { (const char *)in->now.p, (uint32_t)(in->now.n < 65536 ? in->now.n : 65536) };
    in->kind = lb_read_kind(lb_read_type(head));
    if (!in->kind) return lb_fail(err, LB_EINPUT, q->path, "%s: there is no reader for this kind of file", lb_read_type(head));
    return LB_OK;
}

/* The record outlives the input it was read from: everything borrowed is copied. */
static void keep(const lb_input *in, lb_report *r)
{
    lb_raw *raw = &r->raw;
    lb_facts *f = &raw->facts;
    const char *slash = strrchr(in->now.path, '/');
    if (!f->name.n) f->name = in->now.name, r->file = lb_copy(&r->arena, lb_str_of(slash ? slash + 1 : in->now.path));
    else r->file = lb_copy(&r->arena, f->name);
    if (in->sidecar) lb_sidecar_apply(in->sidecar, f);
    if (!f->date.year && in->given.date.year) f->date = in->given.date, f->date_from = in->given.date_from;
    if (!f->publisher.n) f->publisher = in->given.publisher;
    lb_str *own[] = { &raw->bytes, &raw->type, &raw->provenance, &f->name, &f->url, &f->publisher, &f->title,
                      &f->language, &f->authors, &f->origin, &f->date_from };
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (own[i]->p) *own[i] = lb_copy(&r->arena, *own[i]);
    SHA256((const unsigned char *)raw->bytes.p, raw->bytes.n, raw->sha256);
}

static lb_code next(lb_input *in, lb_report *r, lb_err *err)
{
    while (in->open || in->next < in->n) {
        lb_code rc = in->open ? LB_OK : open_next(in, err);
        r->input = in->next;
        if (rc == LB_OK) rc = in->kind->next(&in->now, &r->arena, &r->raw, err);
        if (rc == LB_ENONE) {
            shut(in);
            continue;
        }
        if (rc == LB_OK) keep(in, r);
        else if (!in->kind || rc == LB_EIO) shut(in);
        return rc;
    }
    return LB_ENONE;
}

lb_code lb_input_next(void *input, lb_report *r, lb_err *err)
{
    lb_input *in;
    jmp_buf escape;
    lb_arena_reset(&r->arena);
    r->raw = (lb_raw){ 0 };
    if (lb_arena_try(&r->arena, &escape)) return next(input, r, err);
    in = input;
    const char *path = in->now.path;
    shut(in);
    return lb_fail(err, LB_ENOMEM, path, "no memory to keep the report");
}
