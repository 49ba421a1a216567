/* archive.c: ZIP, tar (plain or compressed) and single compressed files, through libarchive.
 * Every entry is told by its content and read by the kind it is; folders, links and devices
 * are passed over, nothing is ever written, so names that climb out of a folder do no harm.
 * O(bytes unpacked); one entry is in memory at a time. */
#include "read/read.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdio.h>
#include <stdlib.h>

enum { MOST_RATIO = 200, DEPTH = 2 }; // unpacked : packed bytes of the whole archive; archives in archives

typedef struct {
    struct archive         *archive;
    lb_bytes                inner;  // the entry being read
    const lb_kind_of_input *kind;   // of the entry; NULL: the next entry is due
    char                   *bytes;  // owned: the entry's
    char                    path[512], name[256];
    uint64_t                unpacked;
    unsigned                entries;
} opened;

static void close_entry(opened *o)
{
    if (o->kind && o->kind->close) o->kind->close(&o->inner);
    free(o->bytes);
    o->bytes = NULL;
    o->kind = NULL;
}

static lb_code open_archive(lb_bytes *b, opened *o, lb_err *err)
{
    o->archive = archive_read_new();
    if (!o->archive) return lb_fail(err, LB_ENOMEM, b->path, "no memory for the archive's reader");
    archive_read_support_filter_all(o->archive);
    archive_read_support_format_zip(o->archive);
    archive_read_support_format_tar(o->archive);
    archive_read_support_format_raw(o->archive);
    if (archive_read_open_memory(o->archive, b->p, b->n) != ARCHIVE_OK) {
        b->at = b->n;
        return lb_fail(err, LB_EINPUT, b->path, "broken archive: %s", archive_error_string(o->archive));
    }
    return LB_OK;
}

/* Names in archives are anyone's: only what prints is kept. */
static void entry_name(opened *o, const lb_bytes *b, const char *given)
{
    const char *name = given && strcmp(given, "data") ? given : "";
    size_t n = (size_t)snprintf(o->path, sizeof o->path, "%s%s%.300s", b->path, *name ? ": " : "", name);
    for (size_t i = 0; i < n && i < sizeof o->path; i++)
        if ((uint8_t)o->path[i] < 0x20 || o->path[i] == 0x7F) o->path[i] = '?';
    const char *slash = strrchr(name, '/');
    snprintf(o->name, sizeof o->name, "%.200s", slash ? slash + 1 : name);
    char *dot = strrchr(o->name, '.');
    if (dot && dot != o->name) *dot = 0;
    for (char *p = o->name; *p; p++)
        if ((uint8_t)*p < 0x20 || *p == 0x7F) *p = '?';
}

/* Unpack the entry under the caps. */
static lb_code unpack(const lb_bytes *b, opened *o, size_t *size, lb_err *err)
{
    size_t cap = 65536, n = 0;
    char *p = malloc(cap);
    while (p) {
        la_ssize_t got = archive_read_data(o->archive, p + n, cap - n);
        if (got < 0) {
            free(p);
            return lb_fail(err, LB_EINPUT, o->path, "broken archive: %s", archive_error_string(o->archive));
        }
        n += (size_t)got;
        o->unpacked += (uint64_t)got;
        if (!got) break;
        bool bomb = o->unpacked > (uint64_t)b->n * MOST_RATIO + (1 << 20);
        if (bomb || n > b->max_bytes) {
            free(p);
            return bomb ? lb_fail(err, LB_ECAP, o->path, "unpacks to over %d times its size: refused as a bomb", MOST_RATIO)
                        : lb_fail(err, LB_ECAP, o->path, "unpacks to more than the cap of %zu bytes (--max-size)", b->max_bytes);
        }
        if (n < cap) continue;
        char *more = realloc(p, cap *= 2);
        if (!more) free(p);
        p = more;
    }
    if (!p) return lb_fail(err, LB_ENOMEM, o->path, "no memory to unpack");
    o->bytes = p;
    *size = n;
    return LB_OK;
}

static lb_code next_entry(lb_bytes *b, opened *o, lb_err *err)
{
    struct archive_entry *e;
    for (;;) {
        int rc = archive_read_next_header(o->archive, &e);
        if (rc == ARCHIVE_EOF) return LB_ENONE;
        if (rc < ARCHIVE_WARN) {
            b->at = b->n;
            return lb_fail(err, LB_EINPUT, b->path, "broken archive: %s", archive_error_string(o->archive));
        }
        if (archive_entry_filetype(e) && archive_entry_filetype(e) != AE_IFREG) continue;
        o->entries++;
        entry_name(o, b, archive_entry_pathname(e));
        size_t n = 0;
        lb_code bad = unpack(b, o, &n, err);
        if (bad == LB_ECAP && o->unpacked > (uint64_t)b->n * MOST_RATIO + (1 << 20)) b->at = b->n; // a bomb ends it
        if (bad != LB_OK) return bad;
        o->inner = (lb_bytes){ .path = o->path, .name = lb_str_of(*o->name ? o->name : "entry"), .p = (const uint8_t *)o->bytes, .n = n,
                               .max_bytes = b->max_bytes, .depth = b->depth + 1 };
        if (!*o->name) o->inner.name = b->name;
        if (!n) {
            close_entry(o);
            return lb_fail(err, LB_EINPUT, o->path, "empty: there is no text in it");
        }
        const char *type = lb_read_type((lb_str){ o->bytes, (uint32_t)(n < 65536 ? n : 65536) });
        o->kind = lb_read_kind(type);
        if (o->kind && o->kind->next == lb_read_archive && b->depth + 1 >= DEPTH) o->kind = NULL;
        if (o->kind) return LB_OK;
        close_entry(o);
        return lb_fail(err, LB_EINPUT, o->path, "%s: not read here", type);
    }
}

lb_code lb_read_archive(lb_bytes *b, lb_arena *a, lb_raw *out, lb_err *err)
{
    opened *o = b->state;
    if (!o) {
        if (!(o = b->state = calloc(1, sizeof *o))) return lb_fail(err, LB_ENOMEM, b->path, "no memory for the archive's reader");
        lb_code rc = open_archive(b, o, err);
        if (rc != LB_OK) return rc;
    }
    while (b->at < b->n) {
        lb_code rc = o->kind ? LB_OK : next_entry(b, o, err);
        if (rc != LB_OK) return rc;
        rc = o->kind->next(&o->inner, a, out, err);
        if (rc == LB_ENONE) {
            close_entry(o);
            continue;
        }
        if (rc == LB_OK) {
            if (!out->facts.name.n) out->facts.name = lb_copy(a, o->inner.name);
            if (!out->provenance.n) out->provenance = lb_printf(a, "archive %s", o->path);
        } else if (rc == LB_EIO) {
            close_entry(o); // ends this entry, not the archive
            rc = LB_EINPUT;
        }
        return rc;
    }
    return LB_ENONE;
}

void lb_archive_close(lb_bytes *b)
{
    opened *o = b->state;
    if (!o) return;
    close_entry(o);
    if (o->archive) archive_read_free(o->archive);
    free(o);
}
