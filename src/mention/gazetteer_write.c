/* gazetteer_write.c: places and names -> one mapped file. O(names). Memory: about 150 bytes a name. */
#include "mention/gazetteer_write.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define MAX_NAME   100u
#define MAX_ALIAS  12u
#define MAX_PLACES 0xffffffu  // 24 bits in a posting

int32_t lb_gazw_degrees(lb_str s)
{
    int64_t v = 0;
    uint32_t i = 0, digits = 0;
    bool minus = s.n && s.p[0] == '-';
    if (minus || (s.n && s.p[0] == '+')) i++;
    if (i == s.n) return LB_GAZ_NOWHERE;
    for (; i < s.n && lb_is_digit((uint8_t)s.p[i]) && v < 1000; i++) v = v * 10 + (s.p[i] - '0');
    if (i < s.n && s.p[i] == '.') i++;
    else if (i < s.n) return LB_GAZ_NOWHERE;
    for (; digits < 5; digits++) {
        uint8_t c = i < s.n ? (uint8_t)s.p[i++] : '0';
        if (!lb_is_digit(c)) return LB_GAZ_NOWHERE;
        v = v * 10 + (c - '0');
    }
    if (v > 18000000) return LB_GAZ_NOWHERE;
    return (int32_t)(minus ? -v : v);
}

void lb_gazw_init(lb_gaz_writer *w, lb_arena *a, uint32_t expected_names)
{
    *w = (lb_gaz_writer){ .a = a };
    lb_index_init(&w->by_name, a, expected_names);
}

uint32_t lb_gazw_place(lb_gaz_writer *w, const lb_gaz_place *row, lb_str name)
{
    *lb_push(w->a, &w->place) = (lb_gazw_place_row){ .row = *row, .name = lb_copy(w->a, name) };
    return (uint32_t)w->place.n - 1;
}

static lb_gazw_name_row *name_row(lb_gaz_writer *w, lb_str text)
{
    uint32_t at = lb_index_get(&w->by_name, text);
    if (at == UINT32_MAX) {
        text = lb_copy(w->a, text);
        at = (uint32_t)w->name.n;
        *lb_push(w->a, &w->name) = (lb_gazw_name_row){ .text = text, .last = LB_NONE };
        lb_index_put(&w->by_name, w->a, text, at);
    }
    return &w->name.at[at];
}

void lb_gazw_name(lb_gaz_writer *w, uint32_t place, lb_str text, lb_gaz_kind kind)
{
    if (text.n < 2 || text.n > MAX_NAME) return;
    lb_gazw_name_row *r = name_row(w, text);
    for (uint32_t p = r->last, steps = 0; p != LB_NONE && steps < 64; p = w->posting.at[p].next, steps++)
        if (w->posting.at[p].place == place) {
            if (kind < w->posting.at[p].kind) w->posting.at[p].kind = (uint8_t)kind;
            return;
        }
    if (r->n == UINT16_MAX) return;
    *lb_push(w->a, &w->posting) = (lb_gazw_posting){ place, r->last, (uint8_t)kind };
    r->last = (uint32_t)w->posting.n - 1;
    r->n++;
    for (uint32_t i = 1; i < text.n; i++) {
        if (text.p[i] != ' ') continue;
        name_row(w, (lb_str){ text.p, i })->flags |= LB_GAZ_LONGER; // may move w->name: r is not used again
    }
}

void lb_gazw_alias(lb_gaz_writer *w, uint32_t place, lb_str text)
{
    lb_gazw_place_row *p = &w->place.at[place];
    if (!text.n || text.n > MAX_NAME || p->alias.n >= MAX_ALIAS || lb_eq(text, p->name)) return;
    for (size_t i = 0; i < p->alias.n; i++)
        if (lb_eq(p->alias.at[i], text)) return;
    *lb_push(w->a, &p->alias) = lb_copy(w->a, text);
}

/* Strings once each, in the order of first use. */
typedef struct {
    lb_arena *a;
    lb_index  at;
    LB_VEC(uint8_t) bytes;
} pool;

static uint32_t intern(pool *s, lb_str text)
{
    uint32_t at = lb_index_get(&s->at, text);
    if (at != UINT32_MAX) return at;
    at = (uint32_t)s->bytes.n;
    *lb_push(s->a, &s->bytes) = (uint8_t)text.n;
    for (uint32_t i = 0; i < text.n; i++) *lb_push(s->a, &s->bytes) = (uint8_t)text.p[i];
    lb_index_put(&s->at, s->a, text, at);
    return at;
}

static int by_kind(const void *x, const void *y)
{
    uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
    if (a >> 24 != b >> 24) return a >> 24 < b >> 24 ? -1 : 1;
    return a < b ? -1 : a > b;
}

static uint32_t *hash_slots(const lb_gaz_writer *w, uint32_t *n)
{
    uint32_t size = 1024;
    while (size < w->name.n * 2) size *= 2;
    uint32_t *slot = lb_array(w->a, size, uint32_t);
    for (uint32_t i = 0; i < w->name.n; i++) {
        uint64_t h = lb_hash(w->name.at[i].text);
        uint32_t at = (uint32_t)(h >> 7) & (size - 1);
        while (slot[at]) at = (at + 1) & (size - 1);
        slot[at] = ((uint32_t)(h >> 56) << 24) | (i + 1);
    }
    *n = size;
    return slot;
}

static bool put_all(FILE *f, const lb_gaz_head *h, const lb_gaz_place *place, const lb_gaz_name *name, const uint32_t *slot,
                    const uint32_t *list, const uint8_t *strings)
{
    return fwrite(h, sizeof *h, 1, f) == 1 && fwrite(place, sizeof *place, h->n_places, f) == h->n_places &&
           fwrite(name, sizeof *name, h->n_names, f) == h->n_names && fwrite(slot, 4, h->n_slots, f) == h->n_slots &&
           fwrite(list, 4, h->n_list, f) == h->n_list && fwrite(strings, 1, h->n_strings, f) == h->n_strings;
}

lb_code lb_gazw_write(lb_gaz_writer *w, const char *path, lb_err *err)
{
    lb_arena *a = w->a;
    pool s = { .a = a };
    LB_VEC(uint32_t) list = { 0 };
    lb_gaz_head head = { .version = LB_GAZ_VERSION, .endian = LB_GAZ_ENDIAN };
    if (w->place.n > MAX_PLACES || w->name.n >= MAX_PLACES)
        return lb_fail(err, LB_ECAP, path, "more than %u places or names", MAX_PLACES);
    lb_index_init(&s.at, a, (uint32_t)w->name.n);
    intern(&s, LB_STR("")); // offset 0 is the empty string
    lb_gaz_place *place = lb_array(a, w->place.n, lb_gaz_place);
    lb_gaz_name *name = lb_array(a, w->name.n, lb_gaz_name);
    for (uint32_t i = 0; i < w->name.n; i++) {
        const lb_gazw_name_row *r = &w->name.at[i];
        name[i] = (lb_gaz_name){ intern(&s, r->text), (uint32_t)list.n, (uint16_t)r->n, r->flags, 0 };
        for (uint32_t p = r->last; p != LB_NONE; p = w->posting.at[p].next)
            *lb_push(a, &list) = w->posting.at[p].place | (uint32_t)w->posting.at[p].kind << 24;
        if (r->n) qsort(list.at + name[i].first, r->n, sizeof(uint32_t), by_kind);
    }
    for (uint32_t i = 0; i < w->place.n; i++) {
        const lb_gazw_place_row *r = &w->place.at[i];
        place[i] = r->row;
        place[i].name = intern(&s, r->name);
        place[i].alias = (uint32_t)list.n;
        place[i].n_alias = (uint16_t)r->alias.n;
        for (size_t k = 0; k < r->alias.n; k++) *lb_push(a, &list) = intern(&s, r->alias.at[k]);
    }
    memcpy(head.magic, LB_GAZ_MAGIC, 8);
    head.n_places = (uint32_t)w->place.n;
    head.n_names = (uint32_t)w->name.n;
    head.n_list = (uint32_t)list.n;
    head.n_strings = (uint32_t)s.bytes.n;
    uint32_t *slot = hash_slots(w, &head.n_slots);
    head.checksum = (uint32_t)lb_hash((lb_str){ (const char *)&head, sizeof head - 4 });
    char *part = (char *)(uintptr_t)lb_printf(a, "%s.part", path).p; // no allocation from here on: a FILE is open

    FILE *f = fopen(part, "wb");
    if (!f) return lb_fail(err, LB_EIO, part, "cannot write: %s", strerror(errno));
    bool ok = put_all(f, &head, place, name, slot, list.at, s.bytes.at);
    if (fclose(f) != 0) ok = false;
    if (!ok || rename(part, path) != 0) {
        lb_code rc = lb_fail(err, LB_EIO, path, "cannot write: %s", strerror(errno));
        unlink(part);
        return rc;
    }
    return LB_OK;
}
