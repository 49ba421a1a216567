/* arena.h: memory that lives as long as one report (or one language).
 *
 * Allocation never returns NULL. When memory runs out, or the arena's ceiling
 * is reached, control goes back to the one place that called lb_arena_try:
 * everything made since lies in the arena and is freed with it, so there is
 * nothing to unwind by hand. Code that allocates from an arena therefore must
 * not own anything else (a FILE, a malloc) across an allocation. */
#ifndef LB_ARENA_H
#define LB_ARENA_H

#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct lb_chunk lb_chunk;

typedef struct {
    lb_chunk *chunk;    // newest first
    size_t    used;     // bytes taken from the newest chunk
    size_t    total;    // bytes in all chunks
    size_t    ceiling;  // never more than this in all; 0: no ceiling
    jmp_buf  *escape;   // where to go when memory runs out
} lb_arena;

/* Run a statement list that allocates; the second arm runs after memory ran out:
 *     jmp_buf escape;
 *     if (lb_arena_try(a, &escape)) { …allocate… } else { rc = LB_ENOMEM; }
 * The function that uses it must not change its locals between the two arms
 * unless they are volatile. */
#define lb_arena_try(a, buf) ((a)->escape = (buf), setjmp(*(buf)) == 0)

/* All zero is an empty arena; `ceiling` in bytes, 0 for none. */
void  lb_arena_init(lb_arena *a, size_t ceiling);
/* Keep the largest chunk, forget all content. */
void  lb_arena_reset(lb_arena *a);
void  lb_arena_free(lb_arena *a);

/* `n` zeroed bytes, aligned for any type. */
void *lb_arena_alloc(lb_arena *a, size_t n);
/* Zeroed array of `n` elements of `size` bytes; the product may not overflow. */
void *lb_arena_array(lb_arena *a, size_t n, size_t size);
/* Grow an array from `used` to hold at least one more; *cap is updated. */
void *lb_arena_grow(lb_arena *a, void *old, size_t used, size_t *cap, size_t size);

#define lb_new(a, type)      ((type *)lb_arena_alloc((a), sizeof(type)))
#define lb_array(a, n, type) ((type *)lb_arena_array((a), (n), sizeof(type)))

/* A growing array in an arena: LB_VEC(lb_span) spans = {0}; *lb_push(a, &spans) = s; */
#define LB_VEC(type) struct { type *at; size_t n, cap; }
#define lb_push(a, v) \
    (((v)->n == (v)->cap \
      ? (void)((v)->at = lb_arena_grow((a), (v)->at, (v)->n, &(v)->cap, sizeof *(v)->at)) \
      : (void)0), \
     &(v)->at[(v)->n++])

#endif
