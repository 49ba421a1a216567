/* link.c: groups of claims -> incidents, each put in order, summed up and judged. */
#include "link/link.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct {
    const lb_link_claim *claim;
    uint32_t             group, i;
} member;

static int by_group(const void *x, const void *y)
{
    const member *a = x, *b = y;
    if (a->group != b->group) return a->group < b->group ? -1 : 1;
    const lb_link_claim *p = &a->claim[a->i], *q = &b->claim[b->i];
    if (p->published != q->published) { // undated reports last
        if (p->published == LB_OPEN) return 1;
        if (q->published == LB_OPEN) return -1;
        return p->published < q->published ? -1 : 1;
    }
    return lb_cmp(p->id, q->id);
}

static int by_time(const void *x, const void *y)
{
    const lb_incident *a = x, *b = y;
    if (a->when.begin != b->when.begin) {
        if (a->when.begin == LB_OPEN) return 1;
        if (b->when.begin == LB_OPEN) return -1;
        return a->when.begin < b->when.begin ? -1 : 1;
    }
    return strcmp(a->id, b->id);
}

static uint32_t count_type(const lb_link_claim *claim, const lb_incident *in, lb_str type)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < in->n; i++) n += lb_eq(claim[in->claim[i]].type, type);
    return n;
}

static bool has_place(const lb_link_claim *c, const lb_link_place *p)
{
    for (uint32_t i = 0; i < c->n_places; i++)
        if (p->geonameid ? c->place[i].geonameid == p->geonameid : lb_eq(c->place[i].name, p->name)) return true;
    return false;
}

/* The place most claims name; of equals the one that is no region, then the earliest. */
static void choose_place(const lb_link_claim *claim, lb_incident *in)
{
    uint32_t best = 0;
    in->place_claim = in->place = UINT32_MAX;
    for (uint32_t i = 0; i < in->n && i < 100; i++)
        for (uint32_t k = 0; k < claim[in->claim[i]].n_places; k++) {
            const lb_link_place *p = &claim[in->claim[i]].place[k];
            uint32_t n = 0;
            for (uint32_t j = 0; j < in->n && j < 100; j++) n += has_place(&claim[in->claim[j]], p);
            n = n * 4 + !p->wide * 2 + !p->region;
            if (n > best) best = n, in->place_claim = in->claim[i], in->place = k;
        }
}

static void sum_up(const lb_link_claim *claim, lb_incident *in)
{
    uint32_t best = 0;
    in->when = (lb_interval){ LB_OPEN, LB_OPEN };
    for (uint32_t i = 0; i < in->n; i++) {
        const lb_link_claim *c = &claim[in->claim[i]];
        bool response = lb_is(c->type, "response");
        // What was done names an incident rather than what came of it or was said about it.
        bool deed = lb_is(c->type, "strike") || lb_is(c->type, "control.gain");
        uint32_t n = i < 100 ? count_type(claim, in, c->type) * (response ? 1 : deed ? 6 : 2) : 0;
        if (n > best) best = n, in->type = c->type;
        if (response || (c->when.end != LB_OPEN && c->when.begin != LB_OPEN && c->when.end - c->when.begin > 60)) continue;
        if (c->when.begin != LB_OPEN && (in->when.begin == LB_OPEN || c->when.begin < in->when.begin)) in->when.begin = c->when.begin;
        if (c->when.end != LB_OPEN && (in->when.end == LB_OPEN || c->when.end > in->when.end)) in->when.end = c->when.end;
    }
    choose_place(claim, in);
}

const lb_links *lb_link_run(const lb_link_claim *claim, uint32_t n, lb_arena *a)
{
    lb_links *out = lb_new(a, lb_links);
    uint32_t *of = lb_array(a, n, uint32_t), groups = lb__cluster(claim, n, of, a);
    member *m = lb_array(a, n, member);
    lb_relation_list relations = { 0 };
    for (uint32_t i = 0; i < n; i++) m[i] = (member){ claim, of[i], i };
    if (n) qsort(m, n, sizeof *m, by_group);
    out->incident = lb_array(a, groups, lb_incident);
    for (uint32_t from = 0, to; from < n; from = to) {
        for (to = from + 1; to < n && m[to].group == m[from].group;) to++;
        lb_incident *in = &out->incident[out->n_incidents++];
        in->n = to - from;
        in->claim = lb_array(a, in->n, uint32_t);
        for (uint32_t i = 0; i < in->n; i++) in->claim[i] = m[from + i].i;
        // The first claim names the incident, so that later reports do not rename it.
        lb_str first = claim[in->claim[0]].id;
        snprintf(in->id, sizeof in->id, "i-%016llx", (unsigned long long)lb_hash(first));
        sum_up(claim, in);
        lb__judge(claim, in, &relations, a);
    }
    if (out->n_incidents) qsort(out->incident, out->n_incidents, sizeof *out->incident, by_time);
    out->relation = relations.at;
    out->n_relations = (uint32_t)relations.n;
    return out;
}
