/* lexicon.c: reads lexicon.bin. Everything is checked once, at opening (some 20 ms);
 * a lookup is a hash, one slot, one record. */
#include "lang/lexicon_in.h"

const char *const lex_endings[LEX_ENDINGS] = { "e", "en", "er", "es", "em" };

/* ---- opening ---- */

static bool table_ok(const lex_header *h, uint32_t at, uint64_t count, uint32_t size)
{
    return at % 4 == 0 && at >= sizeof *h && at <= h->bytes && count * size <= h->bytes - at;
}

static bool set_ok(const lex_header *h, uint32_t set) { return set < h->n_sets; }

static bool header_sets_ok(const lex_header *h)
{
    bool ok = set_ok(h, h->comparative) && set_ok(h, h->infinitive) && set_ok(h, h->infinitive_gen) && h->comparative_stts < h->n_stts &&
              h->comparative_all < h->n_all && h->infinitive_stts < h->n_stts && h->infinitive_all < h->n_all &&
              h->infinitive_gen_stts < h->n_stts && h->infinitive_gen_all < h->n_all;
    for (int e = 0; e < LEX_ENDINGS; e++) {
        ok = ok && set_ok(h, h->nominal[e]) && h->nominal_stts[e] < h->n_stts && h->nominal_all[e] < h->n_all;
        for (int d = 0; d < 4; d++)
            ok = ok && set_ok(h, h->adjective[e][d]) && h->adjective_stts[e][d] < h->n_stts && h->adjective_all[e][d] < h->n_all;
    }
    return ok;
}

/* Walk all records; then every lemma must be the start of one. `starts` has a bit for each even offset. */
static const char *records_bad(const lb_lexicon *x, uint8_t *starts)
{
    const lex_header *h = x->head;
    uint32_t end = h->records_end - h->records, count = 0;
    for (uint32_t at = 4; at < end; count++) {
        if (end - at < LEX_HEAD) return "a record is cut short";
        const uint8_t *r = x->records + at;
        uint32_t size = lex_record_size(r[0], r[1]);
        uint16_t stts, all;
        memcpy(&stts, r + 2, 2);
        memcpy(&all, r + 4, 2);
        if (end - at < size) return "a record is cut short";
        if (stts >= h->n_stts || all >= h->n_all) return "a record has a class that is not there";
        starts[at >> 4] |= (uint8_t)(1 << (at >> 1 & 7));
        at += size;
    }
    if (count != h->n_records) return "the number of records is wrong";
    for (uint32_t at = 4; at < end;) {
        const uint8_t *r = x->records + at;
        for (uint32_t k = 0; k < r[1]; k++) {
            lex_pair p;
            memcpy(&p, r + LEX_HEAD + r[0] + k * sizeof p, sizeof p);
            if (p.lemma >= end || p.lemma & 1 || !(starts[p.lemma >> 4] >> (p.lemma >> 1 & 7) & 1)) return "a lemma is not a record";
            if (p.set >= h->n_sets) return "a record has readings that are not there";
            if (p.prefix > x->records[p.lemma]) return "a prefix is longer than its verb";
        }
        at += lex_record_size(r[0], r[1]);
    }
    uint32_t empty = 0;
    for (uint32_t i = 0; i < h->n_slots; i++) {
        uint32_t at = lex_slot_record(x->slots[i]);
        empty += !x->slots[i];
        if (x->slots[i] && !at) return "a slot points nowhere";
        if (at && (at >= end || at & 1 || !(starts[at >> 4] >> (at >> 1 & 7) & 1))) return "a slot points nowhere";
    }
    return empty ? NULL : "no slot is empty";
}

static const char *file_bad(lb_lexicon *x, lb_arena *a)
{
    const lex_header *h = (const lex_header *)(const void *)x->map.p;
    if (x->map.n < sizeof *h || h->magic != LEX_MAGIC) return "not a lexicon";
    if (h->version != LEX_VERSION || h->order != 0x01020304 || h->feats_probe != lex_feats_probe())
        return "made by another version: run make";
    if (h->bytes != x->map.n) return "cut short or too long: run make";
    if (!table_ok(h, h->slots, h->n_slots, 4) || !table_ok(h, h->analyses, h->n_analyses, sizeof(lex_analysis)) ||
        !table_ok(h, h->sets, (uint64_t)h->n_sets + 1, 4) || !table_ok(h, h->masks, h->n_stts, 8) || h->masks % 8 ||
        !table_ok(h, h->records, 4, 1) || h->records_end < h->records + 4 || h->records_end > h->bytes ||
        !h->n_slots || !h->n_sets || h->n_sets > 65536 || !h->n_stts || h->n_stts > 65536 || !h->n_all || h->n_all > 65536 || !header_sets_ok(h))
        return "its tables do not fit";
    x->head = h;
    x->slots = (const uint32_t *)(const void *)(x->map.p + h->slots);
    x->records = x->map.p + h->records;
    x->analyses = (const lex_analysis *)(const void *)(x->map.p + h->analyses);
    x->sets = (const uint32_t *)(const void *)(x->map.p + h->sets);
    x->masks = (const uint64_t *)(const void *)(x->map.p + h->masks);
    for (uint32_t i = 0; i < h->n_sets; i++)
        if (x->sets[i] > x->sets[i + 1] || x->sets[i + 1] > h->n_analyses) return "a set of readings is wrong";
    for (uint32_t i = 0; i < h->n_analyses; i++)
        if (x->analyses[i].upos >= LB_UPOS_COUNT || x->analyses[i].stts >= LB_STTS_COUNT) return "a reading is wrong";
    return records_bad(x, lb_array(a, (h->records_end - h->records) / 16 + 1, uint8_t));
}

lb_code lb_lexicon_open(const char *dir, lb_arena *a, const lb_lexicon **out, lb_err *err)
{
    lb_str path = lb_printf(a, "%s/lexicon.bin", dir);
    lb_lexicon *x = lb_new(a, lb_lexicon);
    // The bit table is scratch of its own: it must not stay in the engine's arena.
    lb_arena scratch;
    jmp_buf escape;
    const char *volatile bad = NULL;
    *out = NULL;
    lb_code rc = lb_map_open(path.p, &x->map, err);
    if (rc != LB_OK) return rc;
    lb_arena_init(&scratch, 0);
    if (lb_arena_try(&scratch, &escape)) bad = file_bad(x, &scratch);
    else bad = "no memory to check it";
    lb_arena_free(&scratch);
    if (bad) {
        lb_map_close(&x->map);
        return lb_fail(err, LB_EDATA, path.p, "%s", bad);
    }
    *out = x;
    return LB_OK;
}

void lb_lexicon_close(const lb_lexicon *lex)
{
    if (!lex) return;
    lb_map m = lex->map;
    lb_map_close(&m);
}

/* ---- looking up ---- */

uint32_t lb__lex_find(const lb_lexicon *x, lb_str form)
{
    if (form.n == 0 || form.n > 255) return 0;
    uint32_t n = x->head->n_slots;
    uint64_t hash = lb_hash(form);
    uint32_t tag = lex_tag(hash);
    for (uint32_t i = lex_slot(hash, n);; i = i + 1 == n ? 0 : i + 1) {
        uint32_t slot = x->slots[i];
        if (!slot) return 0;
        if ((slot ^ tag) >> LEX_OFFSET_BITS) continue;
        uint32_t at = lex_slot_record(slot);
        const uint8_t *r = x->records + at;
        if (r[0] == form.n && !memcmp(r + LEX_HEAD, form.p, form.n)) return at;
    }
}

static uint16_t half(const uint8_t *p)
{
    uint16_t v;
    memcpy(&v, p, 2);
    return v;
}

typedef struct {
    lb_reading *out;
    uint32_t    n, max;
    uint8_t     source;
} sink;

static void give_set(const lb_lexicon *x, uint32_t set, lb_str lemma, lb_str prefix, sink *s)
{
    for (uint32_t i = x->sets[set]; i < x->sets[set + 1] && s->n < s->max; i++) {
        const lex_analysis *an = &x->analyses[i];
        lb_reading *r = &s->out[s->n++];
        r->upos = (lb_upos)an->upos;
        r->stts = (lb_stts)an->stts;
        memcpy(&r->feats, &an->feats, sizeof r->feats);
        r->lemma = lemma;
        r->prefix = prefix;
        r->source = s->source;
    }
}

static void give_record(const lb_lexicon *x, uint32_t at, sink *s)
{
    for (uint32_t k = 0; k < x->records[at + 1]; k++) {
        lex_pair p = lb__lex_pair(x, at, k);
        lb_str lemma = lb__lex_form(x, p.lemma);
        give_set(x, p.set, lemma, (lb_str){ lemma.p, p.prefix }, s);
    }
}

/* The record of an adjective stem and the degree it has, or 0. */
static uint32_t stem_record(const lb_lexicon *x, lb_str stem, bool graded, lex_pair *pair)
{
    uint32_t at = lb__lex_find(x, stem);
    if (!at) return 0;
    for (uint32_t k = 0; k < x->records[at + 1]; k++) {
        lex_pair p = lb__lex_pair(x, at, k);
        if (!(p.flags & LEX_STEM) || (graded && !(p.flags & LEX_GRADED))) continue;
        *pair = p;
        return at;
    }
    return 0;
}

bool lb__lex_adjective(const lb_lexicon *x, lb_str form, lb__adjective *out)
{
    static const char *const degrees[] = { "er", "st", "est" };
    if (form.n < 4) return false;
    for (int e = 0; e < LEX_ENDINGS; e++) {
        uint32_t n = e ? 2 : 1;
        if (!lb_ends(form, lex_endings[e])) continue;
        lb_str stem = { form.p, form.n - n };
        if (stem_record(x, stem, false, &out->pair)) {
            *out = (lb__adjective){ out->pair, e, out->pair.flags & LEX_STEM, stem.n };
            return true;
        }
        for (int d = 0; d < 3; d++) {
            uint32_t k = d == 2 ? 3 : 2;
            if (stem.n <= k + 2 || !lb_ends(stem, degrees[d])) continue;
            if (!stem_record(x, (lb_str){ stem.p, stem.n - k }, true, &out->pair)) continue;
            *out = (lb__adjective){ out->pair, e, d ? LB_SUP : LB_CMP, stem.n };
            return true;
        }
    }
    if (lb_ends(form, "er") && stem_record(x, (lb_str){ form.p, form.n - 2 }, true, &out->pair)) {
        *out = (lb__adjective){ out->pair, -1, LB_CMP, form.n };
        return true;
    }
    return false;
}

/* Readings of one exact form: record, else the endings of an adjective. */
static bool look_exact(const lb_lexicon *x, lb_str form, sink *s)
{
    uint32_t at = lb__lex_find(x, form), before = s->n;
    if (at) give_record(x, at, s);
    if (s->n > before) return true;
    lb__adjective adj;
    if (!lb__lex_adjective(x, form, &adj)) return false;
    lb_str lemma = lb__lex_form(x, adj.pair.lemma);
    give_set(x, adj.ending < 0 ? x->head->comparative : x->head->adjective[adj.ending][adj.degree], lemma, (lb_str){ lemma.p, 0 }, s);
    return true;
}

bool lb__lex_lowered(lb_str form, char *to, lb_str *out)
{
    uint32_t i = 0, c = form.n && form.n <= 255 ? lb_utf8_next(form, &i) : 0;
    uint32_t low = lb_lower_cp(c);
    if (low == c) return false;
    uint32_t n = lb_utf8_put(low, to);
    if (n + form.n - i > 255) return false;
    memcpy(to + n, form.p + i, form.n - i);
    *out = (lb_str){ to, n + form.n - i };
    return true;
}

/* A capital that is no noun of the lexicon may be an adjective or infinitive used as one:
 * "Verletzte", "das Vorrücken". The lemma is the start of `form` itself. */
static void look_nominal(const lb_lexicon *x, lb_str form, lb_str low, sink *s)
{
    lb__adjective adj;
    if (lb__lex_adjective(x, low, &adj)) {
        if (adj.ending < 0) return;
        uint32_t n = form.n - (adj.ending ? 1 : 0); // "Verletzten" less "n"
        give_set(x, x->head->nominal[adj.ending], (lb_str){ form.p, n }, (lb_str){ form.p, 0 }, s);
    } else if (lb_lexicon_is_verb(x, low)) {
        give_set(x, x->head->infinitive, form, (lb_str){ form.p, 0 }, s);
    } else if (lb_ends(low, "ns") && lb_lexicon_is_verb(x, (lb_str){ low.p, low.n - 1 })) {
        give_set(x, x->head->infinitive_gen, (lb_str){ form.p, form.n - 1 }, (lb_str){ form.p, 0 }, s);
    }
}

static void look_cased(const lb_lexicon *x, lb_str form, sink *s)
{
    char room[256];
    lb_str low;
    uint8_t source = s->source;
    bool exact = look_exact(x, form, s);
    if (!lb__lex_lowered(form, room, &low)) return;
    if (!exact) look_nominal(x, form, low, s);
    if (source == LB_LEX_EXACT) s->source = LB_LEX_LOWERED;
    look_exact(x, low, s);
    s->source = source;
}

uint32_t lb_lexicon_look(const lb_lexicon *lex, lb_str form, lb_reading *out, uint32_t max)
{
    sink s = { out, 0, max, LB_LEX_EXACT };
    look_cased(lex, form, &s);
    if (s.n) return s.n;
    char room[LB__VARIANTS][256];
    lb_str variant[LB__VARIANTS];
    uint32_t n = lb__lex_variants(form, room, variant);
    s.source = LB_LEX_SPELLING;
    for (uint32_t i = 0; i < n && !s.n; i++) look_cased(lex, variant[i], &s);
    // A lemma that is the start of a variant would dangle: such readings take the variant's letters from `form`.
    for (uint32_t i = 0; i < s.n; i++)
        if ((uintptr_t)out[i].lemma.p >= (uintptr_t)room && (uintptr_t)out[i].lemma.p < (uintptr_t)(room + LB__VARIANTS))
            out[i].lemma = form, out[i].prefix = (lb_str){ form.p, 0 };
    return s.n;
}

/* ---- classes ---- */

static lb_lex_class class_exact(const lb_lexicon *x, lb_str form, uint8_t source)
{
    const lex_header *h = x->head;
    uint32_t at = lb__lex_find(x, form);
    if (at) {
        lb_lex_class c = { half(x->records + at + 2), half(x->records + at + 4), source };
        if (c.stts) return c;
    }
    lb__adjective adj;
    if (!lb__lex_adjective(x, form, &adj)) return (lb_lex_class){ 0 };
    if (adj.ending < 0) return (lb_lex_class){ h->comparative_stts, h->comparative_all, source };
    return (lb_lex_class){ h->adjective_stts[adj.ending][adj.degree], h->adjective_all[adj.ending][adj.degree], source };
}

static lb_lex_class class_cased(const lb_lexicon *x, lb_str form, uint8_t source, lb_lex_class *lowered)
{
    const lex_header *h = x->head;
    char room[256];
    lb_str low;
    lb_lex_class c = class_exact(x, form, source);
    *lowered = (lb_lex_class){ 0 };
    if (!lb__lex_lowered(form, room, &low)) return c;
    *lowered = class_exact(x, low, source == LB_LEX_EXACT ? LB_LEX_LOWERED : source);
    if (c.stts) return c;
    lb__adjective adj;
    if (lb__lex_adjective(x, low, &adj)) {
        if (adj.ending >= 0) return (lb_lex_class){ h->nominal_stts[adj.ending], h->nominal_all[adj.ending], source };
    } else if (lb_lexicon_is_verb(x, low)) {
        return (lb_lex_class){ h->infinitive_stts, h->infinitive_all, source };
    } else if (lb_ends(low, "ns") && lb_lexicon_is_verb(x, (lb_str){ low.p, low.n - 1 })) {
        return (lb_lex_class){ h->infinitive_gen_stts, h->infinitive_gen_all, source };
    }
    return c;
}

lb_lex_class lb_lexicon_class(const lb_lexicon *lex, lb_str form, lb_lex_class *lowered)
{
    lb_lex_class low, c = class_cased(lex, form, LB_LEX_EXACT, &low);
    if (!c.stts && !low.stts) {
        char room[LB__VARIANTS][256];
        lb_str variant[LB__VARIANTS];
        uint32_t n = lb__lex_variants(form, room, variant);
        for (uint32_t i = 0; i < n && !c.stts && !low.stts; i++) c = class_cased(lex, variant[i], LB_LEX_SPELLING, &low);
    }
    if (!c.stts && !low.stts) {
        lb_parts parts;
        if (lb_compound_split(lex, form, &parts)) c = parts.head;
        else c = lb__lex_prefixed_class(lex, form);
    }
    if (lowered) *lowered = low;
    return c;
}

uint32_t lb_lexicon_n_stts(const lb_lexicon *lex) { return lex->head->n_stts; }
uint32_t lb_lexicon_n_all(const lb_lexicon *lex) { return lex->head->n_all; }
uint64_t lb_lexicon_tags(const lb_lexicon *lex, uint16_t stts_class)
{
    return stts_class < lex->head->n_stts ? lex->masks[stts_class] : 0;
}

/* ---- verbs ---- */

#define LB__TAG(t) ((uint64_t)1 << LB_STTS_##t)

/* The pair of an infinitive in this record, or false. */
static bool infinitive_pair(const lb_lexicon *x, uint32_t at, lex_pair *out)
{
    if (!at || !(x->masks[half(x->records + at + 2)] & (LB__TAG(VVINF) | LB__TAG(VAINF) | LB__TAG(VMINF)))) return false;
    for (uint32_t k = 0; k < x->records[at + 1]; k++) {
        *out = lb__lex_pair(x, at, k);
        if (out->lemma == at && x->masks[half(x->records + at + 2)]) {
            for (uint32_t i = x->sets[out->set]; i < x->sets[out->set + 1]; i++)
                if (x->analyses[i].stts == LB_STTS_VVINF || x->analyses[i].stts == LB_STTS_VAINF || x->analyses[i].stts == LB_STTS_VMINF)
                    return true;
        }
    }
    return false;
}

bool lb_lexicon_is_verb(const lb_lexicon *lex, lb_str infinitive)
{
    lex_pair p;
    return infinitive.n > 3 && infinitive_pair(lex, lb__lex_find(lex, infinitive), &p);
}

static bool has_flag(const lb_lexicon *lex, lb_str form, uint8_t flag)
{
    uint32_t at = lb__lex_find(lex, form);
    for (uint32_t k = 0; at && k < lex->records[at + 1]; k++)
        if (lb__lex_pair(lex, at, k).flags & flag) return true;
    return false;
}

bool lb_lexicon_takes_sein(const lb_lexicon *lex, lb_str infinitive) { return has_flag(lex, infinitive, LEX_SEIN); }
bool lb_lexicon_is_lexical(const lb_lexicon *lex, lb_str participle) { return has_flag(lex, participle, LEX_LEXICAL); }

lb_str lb_lexicon_join(const lb_lexicon *lex, lb_str prefix, lb_str base)
{
    char room[256];
    lex_pair p;
    if (prefix.n + base.n > 255 || !prefix.n) return LB_STR("");
    memcpy(room, prefix.p, prefix.n);
    memcpy(room + prefix.n, base.p, base.n);
    uint32_t at = lb__lex_find(lex, (lb_str){ room, prefix.n + base.n });
    return infinitive_pair(lex, at, &p) && p.prefix == prefix.n ? lb__lex_form(lex, at) : LB_STR("");
}

lb_str lb_lexicon_prefix(const lb_lexicon *lex, lb_str infinitive)
{
    lex_pair p;
    bool ok = infinitive_pair(lex, lb__lex_find(lex, infinitive), &p);
    return (lb_str){ infinitive.p, ok ? p.prefix : 0 };
}
