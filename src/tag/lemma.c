/* lemma.c: see lemma.h. One or two lexicon reads a word. */
#include "tag/lemma.h"

lb_code lb_tag_lists_of(lb_str blob, const char *name, lb_arena *a, lb_tag_lists *out, lb_err *err)
{
    (void)a;
    uint32_t head = (LB_STTS_COUNT + 2) * 4;
    if (blob.n < head) return lb_fail(err, LB_EMODEL, name, "lists cut short");
    const uint32_t *p = (const uint32_t *)(const void *)blob.p;
    memcpy(out->upos_of, p, sizeof out->upos_of);
    out->n = p[LB_STTS_COUNT];
    uint32_t bytes = p[LB_STTS_COUNT + 1];
    out->at = p + LB_STTS_COUNT + 2;
    if (out->n > blob.n / 4 || (uint64_t)head + 4ull * out->n + bytes != blob.n) return lb_fail(err, LB_EMODEL, name, "lists of impossible length");
    out->bytes = (lb_str){ blob.p + head + 4 * out->n, bytes };
    if (bytes && out->bytes.p[bytes - 1]) return lb_fail(err, LB_EMODEL, name, "a list without end");
    for (uint32_t i = 0; i < out->n; i++)
        if (out->at[i] >= bytes) return lb_fail(err, LB_EMODEL, name, "a list entry outside the file");
    return LB_OK;
}

static int against(const char *entry, const char *left, uint8_t tag, lb_str form)
{
    if ((uint8_t)entry[0] != tag) return (uint8_t)entry[0] < tag ? -1 : 1;
    uint32_t i = 0;
    for (entry++; i < form.n && entry < left && *entry; i++, entry++)
        if (*entry != form.p[i]) return (uint8_t)*entry < (uint8_t)form.p[i] ? -1 : 1;
    if (i < form.n) return -1;
    return entry < left && *entry ? 1 : 0;
}

static bool listed(const lb_tag_lists *l, lb_str form, lb_stts tag, lb_str *lemma)
{
    const char *end = l->bytes.p + l->bytes.n;
    for (uint32_t lo = 0, hi = l->n; lo < hi;) {
        uint32_t mid = lo + (hi - lo) / 2;
        const char *e = l->bytes.p + l->at[mid];
        int c = against(e, end, (uint8_t)(tag + 1), form);
        if (!c) {
            const char *p = e + 1 + form.n + 1;
            if (p >= end) return false;
            *lemma = lb_str_of(p);
            return true;
        }
        if (c < 0) lo = mid + 1;
        else hi = mid;
    }
    return false;
}

static bool verbal(lb_stts t) { return t >= LB_STTS_VVFIN && t <= LB_STTS_VMPP; }

/* How well a reading of the lexicon fits what the tagger found. */
static int fit(const lb_reading *r, const lb_tag *g)
{
    int s = 0;
    if (r->stts == g->stts) s += 40;
    else if (r->upos == g->upos) s += 20;
    else if (verbal(r->stts) && verbal(g->stts)) s += 15;
    else if ((r->stts == LB_STTS_NN || r->stts == LB_STTS_NE) && (g->stts == LB_STTS_NN || g->stts == LB_STTS_NE)) s += 15;
    else return -1;
    if (r->feats.number && r->feats.number == g->feats.number) s += 4;
    if (r->feats.gender && r->feats.gender == g->feats.gender) s += 4;
    if (r->feats.case_ && r->feats.case_ == g->feats.case_) s += 3;
    if (r->feats.person && r->feats.person == g->feats.person) s += 2;
    if (r->feats.mood && r->feats.mood == g->feats.mood) s += 3;
    if (r->feats.tense && r->feats.tense == g->feats.tense) s += 3;
    return s;
}

static void fill(lb_feats *f, const lb_feats *r)
{
    if (!f->degree) f->degree = r->degree & 3;
    if (!f->prontype) f->prontype = r->prontype & 15;
    f->poss |= r->poss & 1;
    f->reflex |= r->reflex & 1;
    if (!f->person) f->person = r->person & 3;
    if (!f->form) f->form = r->form & 7;
}

/* What the tag alone says. */
static void by_tag(lb_tag *g, lb_str form)
{
    lb_feats *f = &g->feats;
    switch (g->stts) {
    case LB_STTS_ART:
        f->prontype = LB_ART;
        f->definite = lb_starts(form, "d") || lb_starts(form, "D") ? 1 : 2;
        break;
    case LB_STTS_APPRART: f->prontype = LB_ART, f->definite = 1; break;
    case LB_STTS_PTKNEG: f->neg = 1; break;
    case LB_STTS_PPER: f->prontype = LB_PRS; break;
    case LB_STTS_PRF: f->prontype = LB_PRS, f->reflex = 1; break;
    case LB_STTS_PPOSAT: case LB_STTS_PPOSS: f->prontype = LB_PRS, f->poss = 1; break;
    case LB_STTS_PDS: case LB_STTS_PDAT: f->prontype = LB_DEM; break;
    case LB_STTS_PRELS: case LB_STTS_PRELAT: f->prontype = LB_REL_; break;
    case LB_STTS_PWS: case LB_STTS_PWAT: case LB_STTS_PWAV: f->prontype = LB_INT; break;
    case LB_STTS_VVINF: case LB_STTS_VAINF: case LB_STTS_VMINF: f->form = LB_INF; break;
    case LB_STTS_VVIZU: f->form = LB_IZU; break;
    case LB_STTS_VVPP: case LB_STTS_VAPP: case LB_STTS_VMPP: f->form = LB_PART; break;
    case LB_STTS_ADJA: case LB_STTS_ADJD: if (!f->degree) f->degree = LB_POS; break;
    case LB_STTS_FM: f->foreign = 1; break;
    default: break;
    }
}

void lb_tag_finish(const lb_tag_lists *lists, const lb_lexicon *lex, lb_str form, lb_tag *g, lb_arena *a)
{
    lb_reading r[LB_READINGS_MAX];
    int best = -1;
    bool closed = g->stts == LB_STTS_COMMA || g->stts == LB_STTS_STOP || g->stts == LB_STTS_PAREN || g->stts == LB_STTS_CARD;
    uint32_t n = closed ? 0 : lb_lexicon_look(lex, form, r, LB_READINGS_MAX), at = 0;
    for (uint32_t i = 0; i < n; i++) {
        int s = fit(&r[i], g);
        if (s >= 0) s = 2 * s + lb_eq(r[i].lemma, form); // of spellings the one in the text: Russland, not Rußland
        if (s > best) best = s, at = i;
    }
    if (best < 0 && !closed && g->upos != LB_UPOS_PROPN) {
        n = lb_lexicon_guess(lex, form, a, r, LB_READINGS_MAX);
        for (uint32_t i = 0; i < n; i++) {
            int s = fit(&r[i], g);
            if (s > best) best = s, at = i;
        }
    }
    if (best >= 0) fill(&g->feats, &r[at].feats);
    by_tag(g, form);
    lb_str lemma = best >= 0 ? r[at].lemma : (lb_str){ 0 };
    bool found = listed(lists, form, g->stts, &lemma) || lemma.n;
    // A name keeps its letters: "Russland", although GSD writes "Rußland".
    if (found && !(g->stts == LB_STTS_NE && lemma.n == form.n && lb_find(form, LB_STR("ss")) >= 0)) {
        g->lemma = lemma;
        return;
    }
    g->lemma = form;
    bool noun = g->stts == LB_STTS_NN || g->stts == LB_STTS_NE || g->stts == LB_STTS_FM || g->stts == LB_STTS_XY || g->stts == LB_STTS_TRUNC;
    if (!noun && !closed && form.n < 100) g->lemma = lb_uncapital(a, form);
}
