/* arena.c: bump allocation in chunks that double up to 4 MB. O(1) each. */
#include "base/arena.h"

#include <stdlib.h>

struct lb_chunk {
    lb_chunk *next;
    size_t    size;
    max_align_t data[];
};

enum { LB_CHUNK_FIRST = 64 << 10, LB_CHUNK_LAST = 4 << 20 };

void lb_arena_init(lb_arena *a, size_t ceiling)
{
    *a = (lb_arena){ .ceiling = ceiling };
}

static _Noreturn void escape(lb_arena *a)
{
    if (!a->escape) abort(); // a caller without lb_arena_try is a bug, not a condition
    longjmp(*a->escape, 1);
}

static void more(lb_arena *a, size_t n)
{
    size_t size = a->chunk ? a->chunk->size * 2 : LB_CHUNK_FIRST;
    if (size > LB_CHUNK_LAST) size = LB_CHUNK_LAST;
    if (size < n) size = n;
    if (a->ceiling && (size > a->ceiling || a->total > a->ceiling - size)) escape(a);
    lb_chunk *c = malloc(sizeof *c + size);
    if (!c) escape(a);
    *c = (lb_chunk){ .next = a->chunk, .size = size };
    a->chunk = c;
    a->used = 0;
    a->total += size;
}

void *lb_arena_alloc(lb_arena *a, size_t n)
{
    const size_t unit = sizeof(max_align_t);
    if (n > SIZE_MAX - unit) escape(a);
    n = (n + unit - 1) / unit * unit;
    if (!a->chunk || n > a->chunk->size - a->used) more(a, n);
    char *p = (char *)a->chunk->data + a->used;
    a->used += n;
    return memset(p, 0, n);
}

void *lb_arena_array(lb_arena *a, size_t n, size_t size)
{
    if (size && n > SIZE_MAX / size) escape(a);
    return lb_arena_alloc(a, n * size);
}

void *lb_arena_grow(lb_arena *a, void *old, size_t used, size_t *cap, size_t size)
{
    size_t now = *cap ? *cap * 2 : 8;
    void *p = lb_arena_array(a, now, size);
    if (used) memcpy(p, old, used * size);
    *cap = now;
    return p;
}

void lb_arena_reset(lb_arena *a)
{
    lb_chunk *keep = a->chunk;
    for (lb_chunk *c = a->chunk; c; c = c->next)
        if (c->size > keep->size) keep = c;
    for (lb_chunk *c = a->chunk, *next; c; c = next) {
        next = c->next;
        if (c != keep) free(c);
    }
    a->chunk = keep;
    a->used = 0;
    a->total = keep ? keep->size : 0;
    if (keep) keep->next = NULL;
}

void lb_arena_free(lb_arena *a)
{
    for (lb_chunk *c = a->chunk, *next; c; c = next) {
        next = c->next;
        free(c);
    }
    a->chunk = NULL;
    a->used = a->total = 0;
}
