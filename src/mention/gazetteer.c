/* gazetteer.c: the mapped gazetteer: open, check, look up. Look-ups are O(1), no allocation. */
#include "mention/gazetteer.h"

#include "mention/places_words.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

lb_code lb_gaz_file_map(lb_map map, const char *where, lb_gaz_file *out, lb_err *err)
{
    *out = (lb_gaz_file){ .map = map };
    const lb_gaz_head *h = (const void *)out->map.p;
    const char *why = NULL;
    if (out->map.n < sizeof *h || memcmp(h->magic, LB_GAZ_MAGIC, 8) != 0) {
        why = "not a gazetteer";
    } else if (h->endian != LB_GAZ_ENDIAN || h->version != LB_GAZ_VERSION) {
        why = "of another version: make data, or import again";
    } else if (h->checksum != (uint32_t)lb_hash((lb_str){ (const char *)h, sizeof *h - 4 })) {
        why = "damaged head";
    } else {
        uint64_t need = sizeof *h + (uint64_t)h->n_places * sizeof(lb_gaz_place) + (uint64_t)h->n_names * sizeof(lb_gaz_name) +
                        4ull * h->n_slots + 4ull * h->n_list + h->n_strings;
        if (need != out->map.n) why = "cut short or too long";
        else if (!h->n_slots || (h->n_slots & (h->n_slots - 1)) || h->n_names >= h->n_slots) why = "damaged name table";
    }
    if (why) return lb_fail(err, LB_EDATA, where, "%s", why);
    out->head = h;
    out->place = (const void *)(h + 1);
    out->name = (const void *)(out->place + h->n_places);
    out->slot = (const void *)(out->name + h->n_names);
    out->list = out->slot + h->n_slots;
    out->strings = (const uint8_t *)(out->list + h->n_list);
    return LB_OK;
}

lb_code lb_gaz_file_open(const char *path, lb_gaz_file *out, lb_err *err)
{
    lb_map map;
    lb_code rc = lb_map_open(path, &map, err);
    if (rc != LB_OK) return rc;
    rc = lb_gaz_file_map(map, path, out, err);
    if (rc != LB_OK) lb_map_close(&map);
    return rc;
}

lb_str lb_gaz_string(const lb_gaz_file *f, uint32_t at)
{
    uint32_t n = f->head->n_strings;
    if (at >= n || (uint32_t)f->strings[at] > n - at - 1) return LB_STR("");
    return (lb_str){ (const char *)f->strings + at + 1, f->strings[at] };
}

const lb_gaz_name *lb_gaz_look(const lb_gaz_file *f, lb_str name)
{
    uint64_t h = lb_hash(name);
    uint32_t mask = f->head->n_slots - 1, at = (uint32_t)(h >> 7) & mask;
    // n_names < n_slots promises an empty slot; a damaged table could have none, so count.
    for (uint32_t steps = 0; f->slot[at] && steps <= 4096; at = (at + 1) & mask, steps++) {
        uint32_t s = f->slot[at], i = (s & 0xffffff) - 1;
        if (s >> 24 != (uint32_t)(h >> 56) || i >= f->head->n_names) continue;
        if (lb_eq(lb_gaz_string(f, f->name[i].text), name)) return &f->name[i];
    }
    return NULL;
}

const lb_gaz_place *lb_gaz_at(const lb_gazetteer *g, lb_gaz_hit h) { return &g->file[h.file].place[h.place]; }

static int by_kind(const void *x, const void *y)
{
    const lb_gaz_hit *a = x, *b = y;
    if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
    if (a->file != b->file) return a->file < b->file ? -1 : 1;
    return a->place < b->place ? -1 : a->place > b->place;
}

uint32_t lb_gazetteer_find(const lb_gazetteer *g, lb_str name, lb_gaz_hit *hit, uint32_t cap, bool *longer)
{
    uint32_t n = 0, from = 0;
    if (longer) *longer = false;
    if (!name.n || name.n > 255) return 0;
    for (uint32_t k = 0; k < g->n_files; k++) {
        const lb_gaz_file *f = &g->file[k];
        const lb_gaz_name *e = lb_gaz_look(f, name);
        if (!e) continue;
        if (longer && (e->flags & LB_GAZ_LONGER)) *longer = true;
        for (uint32_t i = 0; i < e->n && n < cap; i++) {
            if (e->first >= f->head->n_list || i >= f->head->n_list - e->first) break;
            uint32_t p = f->list[e->first + i];
            if ((p & 0xffffff) >= f->head->n_places || p >> 24 >= LB_GAZ_KINDS) continue;
            lb_gaz_hit h = { k, p & 0xffffff, (lb_gaz_kind)(p >> 24), e->flags };
            // An imported dump repeats places that the built file has: the built ones stand.
            bool seen = false;
            for (uint32_t j = 0; k && j < from; j++)
                if (f->place[h.place].id && lb_gaz_at(g, hit[j])->id == f->place[h.place].id) seen = true;
            if (!seen) hit[n++] = h;
        }
        from = n;
    }
    if (n > 1 && g->n_files > 1) qsort(hit, n, sizeof *hit, by_kind);
    return n;
}

static uint8_t precision_of(lb_gaz_class c)
{
    static const uint8_t p[LB_GAZ_CLASSES] = { 1, 1, 6, 4, 3, 5, 5, 7, 1 };
    return c < LB_GAZ_CLASSES ? p[c] : 5;
}

static lb_str admin_name(const lb_gaz_file *f, uint32_t place)
{
    return place < f->head->n_places ? lb_gaz_string(f, f->place[place].name) : LB_STR("");
}

lb_place lb_gazetteer_place(const lb_gazetteer *g, lb_gaz_hit h, lb_arena *a)
{
    const lb_gaz_file *f = &g->file[h.file];
    const lb_gaz_place *p = lb_gaz_at(g, h);
    lb_place out = { .name = lb_gaz_string(f, p->name), .geonameid = p->id, .precision = precision_of((lb_gaz_class)p->cls) };
    if (p->lat != LB_GAZ_NOWHERE && p->lon != LB_GAZ_NOWHERE) {
        out.lat = p->lat / 1e5;
        out.lon = p->lon / 1e5;
        out.has_coordinates = true;
    }
    out.feature = (lb_str){ p->feature, (uint32_t)strnlen(p->feature, sizeof p->feature) };
    out.country = (lb_str){ p->country, (uint32_t)strnlen(p->country, sizeof p->country) };
    out.admin1 = p->cls == LB_GAZ_REGION ? LB_STR("") : admin_name(f, p->admin1);
    out.admin2 = admin_name(f, p->admin2);
    out.alias = lb_array(a, p->n_alias + 1u, lb_str); // room for the form as said
    for (uint32_t i = 0; i < p->n_alias; i++) {
        if (p->alias >= f->head->n_list || i >= f->head->n_list - p->alias) break;
        out.alias[out.n_alias++] = lb_gaz_string(f, f->list[p->alias + i]);
    }
    return out;
}

lb_str lb_gazetteer_user_path(lb_arena *a)
{
    const char *xdg = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
    if (xdg && xdg[0] == '/') return lb_printf(a, "%s/lagebild/gazetteer.bin", xdg);
    if (home && home[0] == '/') return lb_printf(a, "%s/.local/share/lagebild/gazetteer.bin", home);
    return LB_STR("");
}

lb_code lb_gazetteer_open(const char *dir, const char *data, lb_arena *a, const lb_gazetteer **out, lb_err *err)
{
    lb_gazetteer *g = lb_new(a, lb_gazetteer);
    lb_code rc = lb_places_words_open(data, a, &g->words, err);
    if (rc != LB_OK) return rc;
    lb_str own = lb_printf(a, "%s/gazetteer.bin", dir), user = lb_gazetteer_user_path(a);
    rc = lb_gaz_file_open(own.p, &g->file[0], err);
    if (rc != LB_OK) return rc;
    g->n_files = 1;
    *out = g; // from here on the engine closes it
    if (user.n && access(user.p, R_OK) == 0) {
        if (lb_gaz_file_open(user.p, &g->file[1], &g->skipped) == LB_OK) g->n_files = 2;
    }
    return LB_OK;
}

void lb_gazetteer_close(const lb_gazetteer *g)
{
    for (uint32_t i = 0; i < g->n_files; i++) {
        lb_map m = g->file[i].map;
        lb_map_close(&m);
    }
}
