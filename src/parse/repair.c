/* repair.c: what a greedy parse gets wrong because it had to name an arc before it saw the
 * whole clause: passive subjects without a passive, two subjects of one verb. O(words). */
#include "parse/repair.h"

typedef struct {
    uint32_t subject[3], n_subjects; // tokens
    uint32_t object[3], n_objects;
    uint32_t finite;                 // finite auxiliary, or LB_NONE
    bool     passive, expletive;
} frame;

static bool is_subject(lb_rel r) { return r == LB_REL_nsubj || r == LB_REL_nsubj_pass; }
static bool is_finite(const lb_tag *g) { return g->feats.form == LB_FIN; }

/* How much token t looks like the subject of a verb whose finite part is v. */
static int subjecthood(const lb_doc *d, uint32_t t, uint32_t v)
{
    const lb_tag *g = &d->tags->at[t];
    int s = g->feats.case_ == LB_NOM ? 4 : g->feats.case_ == LB_ACC ? -4 : g->feats.case_ == LB_DAT ? -6 : g->feats.case_ == LB_GEN ? -6 : 0;
    if (v != LB_NONE && is_finite(&d->tags->at[v]) && g->feats.number && d->tags->at[v].feats.number)
        s += g->feats.number == d->tags->at[v].feats.number ? 2 : -2;
    if (g->stts == LB_STTS_PPER || (g->stts == LB_STTS_PIS && lb_is(g->lemma, "man"))) s += 1;
    if (g->stts == LB_STTS_PRF) s -= 8;
    return s;
}

void lb_parse_repair(const lb_doc *d, uint32_t first, uint32_t end, lb_arc *arc, lb_arena *a)
{
    uint32_t n = end - first;
    // Nothing hangs on a punctuation mark; the mark's own head is nearest. Climbing makes no cycles.
    for (uint32_t t = first; t < end; t++)
        for (uint32_t h = arc[t].head; h != LB_NONE && d->tags->at[h].upos == LB_UPOS_PUNCT && arc[h].head != LB_NONE; h = arc[t].head)
            arc[t].head = arc[h].head;
    frame *f = lb_array(a, n, frame);
    for (uint32_t i = 0; i < n; i++) f[i].finite = LB_NONE;
    for (uint32_t t = first; t < end; t++) {
        if (arc[t].head == LB_NONE || arc[t].head < first || arc[t].head >= end) continue;
        frame *h = &f[arc[t].head - first];
        lb_rel r = arc[t].rel;
        if (r == LB_REL_aux_pass) h->passive = true;
        if ((r == LB_REL_aux || r == LB_REL_aux_pass || r == LB_REL_cop) && is_finite(&d->tags->at[t])) h->finite = t;
        if (r == LB_REL_expl) h->expletive = true;
        if (is_subject(r) && h->n_subjects < 3) h->subject[h->n_subjects++] = t;
        if (r == LB_REL_obj && h->n_objects < 3) h->object[h->n_objects++] = t;
    }
    for (uint32_t i = 0; i < n; i++) {
        frame *h = &f[i];
        lb_upos u = d->tags->at[first + i].upos;
        uint32_t v = is_finite(&d->tags->at[first + i]) ? first + i : h->finite;
        uint32_t best = 0;
        for (uint32_t k = 1; k < h->n_subjects; k++)
            if (subjecthood(d, h->subject[k], v) > subjecthood(d, h->subject[best], v)) best = k;
        for (uint32_t k = 0; k < h->n_subjects; k++) {
            uint32_t t = h->subject[k];
            if (k == best) arc[t].rel = h->passive ? LB_REL_nsubj_pass : LB_REL_nsubj;
            else if (u != LB_UPOS_VERB && u != LB_UPOS_AUX) continue; // "Das ist, was …": a noun may have an outer one
            else if (d->tags->at[t].feats.case_ == LB_DAT) arc[t].rel = LB_REL_obl_arg;
            else if (!h->passive && !h->n_objects) arc[t].rel = LB_REL_obj;
        }
        // no subject, but an object that is a nominative and agrees
        if (!h->n_subjects && v != LB_NONE && u == LB_UPOS_VERB)
            for (uint32_t k = 0; k < h->n_objects; k++)
                if (subjecthood(d, h->object[k], v) >= 6) {
                    arc[h->object[k]].rel = h->passive ? LB_REL_nsubj_pass : LB_REL_nsubj;
                    break;
                }
    }
}
