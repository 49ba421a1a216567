/* trigger.c: the tables of happenings, compiled once into one index of words. O(bytes of the
 * tables). A word's entry says which classes it is in, alone or as the last part of a
 * compound, and which triggers it may be. */
#include "claim/rules.h"

static uint32_t entry_of(struct lb_claim_rules *r, lb_arena *a, lb_str word)
{
    lb_str key = lb_word_key(a, word);
    uint32_t i = lb_index_get(&r->word, key);
    if (i != LB_NONE) return i;
    if (r->n_entries == r->cap) {
        uint32_t cap = r->cap ? r->cap * 2 : 4096;
        lb_entry *e = lb_array(a, cap, lb_entry);
        if (r->n_entries) memcpy(e, r->entry, r->n_entries * sizeof *e);
        r->entry = e;
        r->cap = cap;
    }
    i = r->n_entries++;
    for (int k = 0; k < LB_POS_KINDS; k++) r->entry[i].trigger[k] = LB_NONE;
    lb_index_put(&r->word, a, key, i);
    return i;
}

/* The entries move when they grow: ask for the place after the word is in. */
static lb_entry *entry_at(struct lb_claim_rules *r, lb_arena *a, lb_str word)
{
    uint32_t i = entry_of(r, a, word);
    return &r->entry[i];
}

static uint32_t group_of(const lb_claim_rules *r, lb_str name)
{
    for (uint32_t i = 0; i < r->n_groups; i++)
        if (lb_eq(r->group[i], name)) return i;
    return LB_NONE;
}

uint64_t lb_class_bit(const lb_claim_rules *r, const char *name)
{
    uint32_t i = group_of(r, lb_str_of(name));
    return i == LB_NONE ? 0 : (uint64_t)1 << i;
}

static lb_code new_group(struct lb_claim_rules *r, const lb_table *t, uint32_t row, lb_str name, uint32_t *out, lb_err *err)
{
    *out = group_of(r, name);
    if (*out != LB_NONE) return LB_OK;
    if (r->n_groups == 64) return lb_table_fail(t, row, err, "more than 64 classes and exclusion groups");
    *out = r->n_groups;
    r->group[r->n_groups++] = name;
    return LB_OK;
}

/* "Soldat": the word and compounds that end in it; "=Ort": only the word; "Kriegs~": begins so. */
static void add_class(struct lb_claim_rules *r, lb_arena *a, lb_str word, uint64_t bit)
{
    if (word.n > 1 && word.p[0] == '=') {
        entry_at(r, a, (lb_str){ word.p + 1, word.n - 1 })->exact |= bit;
    } else if (word.n > 1 && word.p[word.n - 1] == '~') {
        entry_at(r, a, (lb_str){ word.p, word.n - 1 })->prefix |= bit;
    } else {
        entry_at(r, a, word)->head |= bit;
    }
}

static lb_code open_classes(struct lb_claim_rules *r, const char *dir, lb_arena *a, lb_err *err)
{
    static const char *const cols[] = { "class", "word", NULL };
    static const char *const ex[] = { "group", "where", "word", NULL };
    static const char *const wp[] = { "weapon", "word", NULL };
    lb_table t;
    uint32_t g;
    lb_code rc = lb_table_open(dir, "word_classes.tsv", cols, a, &t, err);
    for (uint32_t i = 0; rc == LB_OK && i < t.n_rows; i++) {
        rc = new_group(r, &t, i, lb_cell(&t, i, 0), &g, err);
        if (rc == LB_OK) add_class(r, a, lb_cell(&t, i, 1), (uint64_t)1 << g);
    }
    if (rc == LB_OK) rc = lb_table_open(dir, "exclusions.tsv", ex, a, &t, err);
    for (uint32_t i = 0; rc == LB_OK && i < t.n_rows; i++) {
        rc = new_group(r, &t, i, lb_printf(a, "-%.*s", LB_FMT(lb_cell(&t, i, 0))), &g, err);
        if (rc != LB_OK) break;
        if (lb_is(lb_cell(&t, i, 1), "self")) entry_at(r, a, lb_cell(&t, i, 2))->self |= (uint64_t)1 << g;
        else add_class(r, a, lb_cell(&t, i, 2), (uint64_t)1 << g);
    }
    if (rc == LB_OK) rc = lb_table_open(dir, "weapons.tsv", wp, a, &t, err);
    for (uint32_t i = 0; rc == LB_OK && i < t.n_rows; i++) {
        lb_str name = lb_cell(&t, i, 0), word = lb_cell(&t, i, 1);
        uint32_t w = 0;
        while (w < r->n_weapons && !lb_eq(r->weapon[w], name)) w++;
        if (w == 15) return lb_table_fail(&t, i, err, "more than 15 weapons");
        if (w == r->n_weapons) r->weapon[r->n_weapons++] = name;
        bool prefix = word.n && word.p[word.n - 1] == '~';
        if (prefix) word.n--;
        lb_entry *e = entry_at(r, a, word);
        if (prefix) e->weapon_prefix = (uint8_t)(w + 1);
        else e->weapon = (uint8_t)(w + 1);
    }
    return rc;
}

static lb_code slot_of(const lb_table *t, uint32_t row, lb_str s, lb_slot *out, lb_err *err)
{
    static const struct { const char *name; lb_arg_kind kind; } kinds[] = {
        { "subj", LB_ARG_SUBJ }, { "obj", LB_ARG_OBJ }, { "dat", LB_ARG_DAT }, { "gen", LB_ARG_GEN }, { "adj", LB_ARG_ADJ },
        { "ngen", LB_ARG_NGEN }, { "nadj", LB_ARG_NADJ }, { "self", LB_ARG_SELF }, { "head", LB_ARG_HEAD },
    };
    if (s.n < 3 || s.p[1] != '=' || !strchr("ATOLQVC", s.p[0]))
        return lb_table_fail(t, row, err, "\"%.*s\" is not ROLE=ARGUMENT", LB_FMT(s));
    lb_str arg = { s.p + 2, s.n - 2 };
    *out = (lb_slot){ .role = s.p[0], .kind = LB_ARG_PREP, .prep = arg };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (lb_is(arg, kinds[i].name)) *out = (lb_slot){ .role = s.p[0], .kind = kinds[i].kind };
    return LB_OK;
}

static lb_code open_frames(struct lb_claim_rules *r, const char *dir, lb_arena *a, lb_err *err)
{
    static const char *const cols[] = { "frame", "roles", NULL };
    lb_table t;
    lb_code rc = lb_table_open(dir, "frames.tsv", cols, a, &t, err);
    if (rc != LB_OK) return rc;
    r->frame = lb_array(a, t.n_rows, lb_frame);
    r->n_frames = t.n_rows;
    for (uint32_t i = 0; i < t.n_rows && rc == LB_OK; i++) {
        lb_frame *f = &r->frame[i];
        lb_str *piece = lb_split(a, lb_cell(&t, i, 1), ' ', &f->n);
        f->name = lb_cell(&t, i, 0);
        f->slot = lb_array(a, f->n, lb_slot);
        for (uint32_t k = 0; k < f->n && rc == LB_OK; k++) rc = slot_of(&t, i, piece[k], &f->slot[k], err);
    }
    return rc;
}

static lb_code needs_of(const struct lb_claim_rules *r, const lb_table *t, uint32_t row, lb_trigger *g, lb_arena *a, lb_err *err)
{
    static const char *const names[] = {
#define X(n) #n,
        LB_NEED_LIST(X)
#undef X
    };
    uint32_t n;
    lb_str *piece = lb_split(a, lb_cell(t, row, 6), ',', &n);
    for (uint32_t i = 0; i < n; i++) {
        if (piece[i].n > 2 && piece[i].p[1] == ':') {
            uint32_t c = group_of(r, (lb_str){ piece[i].p + 2, piece[i].n - 2 });
            if (c == LB_NONE || g->n_class == 3) return lb_table_fail(t, row, err, "unknown class in \"%.*s\"", LB_FMT(piece[i]));
            g->class_[g->n_class++] = (lb_need){ piece[i].p[0], (uint64_t)1 << c };
            continue;
        }
        uint32_t k = 0;
        while (k < LB_NEED_COUNT && !lb_is(piece[i], names[k])) k++;
        if (k == LB_NEED_COUNT) return lb_table_fail(t, row, err, "unknown need \"%.*s\"", LB_FMT(piece[i]));
        g->needs |= 1u << k;
    }
    return LB_OK;
}

static lb_code pos_of(const lb_table *t, uint32_t row, lb_trigger *g, lb_arena *a, lb_err *err)
{
    static const char *const names[] = { "v", "n", "N", "a", "c", "p" };
    for (uint32_t k = 0; k < LB_POS_KINDS; k++)
        if (lb_is(lb_cell(t, row, 2), names[k])) {
            g->pos = (lb_trigger_pos)k;
            if (g->pos != LB_POS_PHRASE) return LB_OK;
            uint32_t n, m;
            lb_str *half = lb_split(a, g->lemma, '|', &n);
            if (n != 2) break;
            lb_str *w = lb_split(a, half[0], ' ', &m);
            g->word = lb_word_key(a, w[m - 1]);
            g->prep = m > 1 ? lb_lower(a, w[0]) : LB_STR("");
            g->verb = half[1];
            return LB_OK;
        }
    return lb_table_fail(t, row, err, "pos must be v n N a c, or p with \"noun|verb\"");
}

static lb_code open_triggers(struct lb_claim_rules *r, const char *dir, lb_arena *a, lb_err *err)
{
    static const char *const cols[] = { "id", "type", "pos", "lemma", "frame", "value", "needs", "excludes", NULL };
    lb_table t;
    lb_code rc = lb_table_open(dir, "triggers.tsv", cols, a, &t, err);
    if (rc != LB_OK) return rc;
    r->trigger = lb_array(a, t.n_rows, lb_trigger);
    r->n_triggers = t.n_rows;
    for (uint32_t i = t.n_rows; i-- > 0 && rc == LB_OK;) { // backwards: chains keep the table's order
        lb_trigger *g = &r->trigger[i];
        *g = (lb_trigger){ .id = lb_cell(&t, i, 0), .type = lb_cell(&t, i, 1), .lemma = lb_cell(&t, i, 3), .value = lb_cell(&t, i, 5) };
        rc = pos_of(&t, i, g, a, err);
        if (rc != LB_OK) return rc;
        for (uint32_t f = 0; f < r->n_frames; f++)
            if (lb_eq(r->frame[f].name, lb_cell(&t, i, 4))) g->frame = &r->frame[f];
        if (!g->frame) return lb_table_fail(&t, i, err, "no frame \"%.*s\"", LB_FMT(lb_cell(&t, i, 4)));
        rc = needs_of(r, &t, i, g, a, err);
        if (rc != LB_OK) return rc;
        g->exclude_group = group_of(r, lb_printf(a, "-%.*s", LB_FMT(lb_cell(&t, i, 7))));
        if (g->exclude_group != LB_NONE) g->excludes = (uint64_t)1 << g->exclude_group;
        lb_entry *e = entry_at(r, a, g->pos == LB_POS_PHRASE ? g->verb : g->lemma);
        g->next = e->trigger[g->pos];
        e->trigger[g->pos] = i;
    }
    return rc;
}

lb_code lb_claim_rules_open(const char *data, lb_arena *a, const lb_claim_rules **out, lb_err *err)
{
    struct lb_claim_rules *r = lb_new(a, struct lb_claim_rules);
    lb_index_init(&r->word, a, 8192);
    lb_code rc = open_classes(r, data, a, err);
    if (rc == LB_OK) rc = open_frames(r, data, a, err);
    if (rc == LB_OK) rc = open_triggers(r, data, a, err);
    if (rc != LB_OK) return rc;
    r->war = lb_class_bit(r, "war");
    r->sport = lb_class_bit(r, "sport");
    r->culture = lb_class_bit(r, "culture");
    r->business = lb_class_bit(r, "business");
    r->accident = lb_class_bit(r, "accident");
    r->troops = lb_class_bit(r, "troops");
    r->weapons = lb_class_bit(r, "weapon");
    r->people = lb_class_bit(r, "people");
    r->locality = lb_class_bit(r, "locality");
    r->building = lb_class_bit(r, "building");
    r->vehicle = lb_class_bit(r, "vehicle");
    r->shot = lb_class_bit(r, "shot");
    r->negword = lb_class_bit(r, "negword");
    r->militant = lb_class_bit(r, "militant");
    r->thing = lb_class_bit(r, "thing");
    r->prisoner = lb_class_bit(r, "prisonword");
    *out = r;
    return LB_OK;
}
