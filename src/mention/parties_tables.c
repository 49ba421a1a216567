/* parties_tables.c: the tables of parties, read and hashed once at start.
 *
 * Every form under which a name can be met is put into an index here, so that finding costs
 * one lookup a word. Inflection that German does at the end of a name ("Russlands") is left
 * to the lookup; what changes inside ("Weißes Haus", "im Weißen Haus") is spelt out here. */
#include "mention/parties.h"

#include "doc/date.h"

lb_str lb__fold(lb_str s, bool lower, char *buf, size_t cap)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < s.n; i++) {
        uint8_t c = (uint8_t)s.p[i], d = i + 1 < s.n ? (uint8_t)s.p[i + 1] : 0;
        if (n + 2 >= cap) return LB_STR("");
        if (c == 0xC3 && d == 0x9F) { // ß
            buf[n++] = 's', buf[n++] = 's', i++;
        } else if (c == 0xE2 && d == 0x80 && i + 2 < s.n && (uint8_t)s.p[i + 2] == 0x99) { // ’
            buf[n++] = '\'', i += 2;
        } else if (lower && lb_is_upper(c)) {
            buf[n++] = (char)(c + 32);
        } else if (lower && c == 0xC3 && d >= 0x80 && d <= 0x9E && d != 0x97) { // À..Þ
            buf[n++] = (char)c, buf[n++] = (char)(d + 32), i++;
        } else if (c != '*') { // footnote marks stick to words: "Moskau*"
            buf[n++] = (char)c;
        }
    }
    return (lb_str){ buf, n };
}

static lb_str folded(lb_arena *a, lb_str s, bool lower)
{
    char *buf = lb_arena_alloc(a, 2 * (size_t)s.n + 4);
    return lb__fold(s, lower, buf, 2 * (size_t)s.n + 4);
}

static uint8_t gender_of(lb_str s)
{
    return lb_is(s, "m") ? LB_MASC : lb_is(s, "f") ? LB_FEM : lb_is(s, "n") ? LB_NEUT : 0;
}

static void put_phrase(lb_parties *p, lb_arena *a, lb_str phrase, uint32_t entry)
{
    lb_str key = folded(a, phrase, false), first = key;
    uint32_t words = 1;
    for (uint32_t i = 0; i < key.n; i++)
        if (key.p[i] == ' ' && words++ == 1) first.n = i;
    uint32_t old = lb_index_get(&p->names, key);
    if (old != UINT32_MAX) { // the first table wins; two bearers of one name are told apart by date
        if (old != entry && p->entry.at[old].kind == p->entry.at[entry].kind && p->entry.at[old].next == LB_NONE) p->entry.at[old].next = entry;
        return;
    }
    lb_index_put(&p->names, a, key, entry);
    uint32_t most = lb_index_get(&p->longest, first);
    if (most == UINT32_MAX || most < words) lb_index_put(&p->longest, a, first, words);
}

/* How many letters of the adjective's ending "e", "er", "es" to cut, 0 if it is none. */
static uint32_t ending(lb_str word)
{
    if (word.n < 5) return 0;
    if (lb_ends(word, "er") || lb_ends(word, "es")) return 2;
    return lb_ends(word, "e") ? 1 : 0;
}

/* "Vereinigte Arabische Emirate" also as "Vereinigten Arabischen Emirate". */
static void put_name(lb_parties *p, lb_arena *a, lb_str name, uint32_t entry)
{
    static const char *const endings[] = { "e", "en", "er", "es", "em" };
    uint32_t n;
    put_phrase(p, a, name, entry);
    if (p->entry.at[entry].kind == LB_ENTRY_PERSON) {
        if (lb_starts(name, "al-") || lb_starts(name, "bin ")) put_phrase(p, a, lb_capital(a, name), entry);
        return;
    }
    lb_str *word = lb_split(a, name, ' ', &n);
    uint32_t inflected = 0;
    while (inflected + 1 < n && ending(word[inflected])) inflected++;
    if (!inflected) return;
    for (size_t e = 0; e < sizeof endings / sizeof *endings; e++) {
        lb_str s = LB_STR("");
        for (uint32_t i = 0; i < n; i++) {
            lb_str stem = word[i];
            if (i < inflected) stem.n -= ending(stem);
            s = lb_printf(a, "%.*s%s%.*s%s", LB_FMT(s), i ? " " : "", LB_FMT(stem), i < inflected ? endings[e] : "");
        }
        put_phrase(p, a, s, entry);
    }
}

static void put_names(lb_parties *p, lb_arena *a, lb_str cell, uint32_t entry)
{
    uint32_t n;
    lb_str *part = lb_split(a, cell, '|', &n);
    for (uint32_t i = 0; i < n; i++) put_name(p, a, part[i], entry);
}

static uint32_t add_entry(lb_parties *p, lb_arena *a, lb_entry e)
{
    e.next = LB_NONE;
    *lb_push(a, &p->entry) = e;
    return (uint32_t)p->entry.n - 1;
}

static void put_form(lb_parties *p, lb_arena *a, lb_index *x, lb_str word, lb_form f)
{
    lb_str key = folded(a, word, false);
    uint32_t old = lb_index_get(x, key);
    if (old != UINT32_MAX) { // the same form of another number
        lb_form *g = &p->form.at[old];
        if (g->of == f.of) g->singular |= f.singular, g->plural |= f.plural;
        return;
    }
    *lb_push(a, &p->form) = f;
    lb_index_put(x, a, key, (uint32_t)p->form.n - 1);
}

#define FORM(suffix) lb_printf(a, "%.*s" suffix, LB_FMT(base))

static void put_people(lb_parties *p, lb_arena *a, lb_str base, uint32_t country)
{
    lb_form one = { country, LB_MASC, true, false }, many = { country, LB_MASC, false, true };
    lb_form both = { country, LB_MASC, true, true }, she = { country, LB_FEM, true, false };
    lb_index *x = &p->peoples;
    lb_str stem = base;
    if (lb_ends(base, "e")) {
        stem.n--;
        put_form(p, a, x, base, one);
        put_form(p, a, x, FORM("n"), both);
    } else if (lb_ends(base, "er")) {
        put_form(p, a, x, base, both);
        put_form(p, a, x, FORM("n"), many);
        put_form(p, a, x, FORM("s"), one);
    } else {
        put_form(p, a, x, base, one);
        put_form(p, a, x, FORM("s"), both);
        put_form(p, a, x, FORM("en"), many);
    }
    base = stem;
    put_form(p, a, x, FORM("in"), she);
    put_form(p, a, x, FORM("innen"), many);
}

static void put_duty(lb_parties *p, lb_arena *a, lb_str base, lb_str plural, uint32_t duty)
{
    const lb_duty *d = &p->duty.at[duty];
    lb_index *x = &p->duties;
    lb_form one = { duty, d->gender, true, false }, many = { duty, d->gender, false, true };
    lb_form both = { duty, d->gender, true, true }, she = { duty, LB_FEM, true, false };
    bool person = d->gender == LB_MASC && d->kind != LB_DUTY_org && d->kind != LB_DUTY_whole && d->kind != LB_DUTY_outlet;
    if (plural.n + 1 == base.n && lb_ends(base, "er")) { // "Beamter": inflected like an adjective
        put_form(p, a, x, base, one);
        put_form(p, a, x, plural, both);
        base = plural;
        put_form(p, a, x, FORM("n"), both);
        put_form(p, a, x, FORM("m"), one);
        base.n--;
        put_form(p, a, x, FORM("in"), she);
        put_form(p, a, x, FORM("innen"), many);
        return;
    }
    put_form(p, a, x, base, d->gender ? one : many);
    if (d->gender == LB_MASC || d->gender == LB_NEUT) {
        put_form(p, a, x, FORM("s"), one);
        put_form(p, a, x, FORM("es"), one);
    }
    if (plural.n) {
        bool weak = d->gender == LB_MASC && (lb_ends(plural, "en") || (lb_ends(base, "e") && lb_ends(plural, "n")));
        put_form(p, a, x, plural, weak ? both : many);
    }
    if (person) {
        lb_str full = base;
        if (lb_ends(base, "e")) base.n--;
        put_form(p, a, x, FORM("in"), she);
        put_form(p, a, x, FORM("innen"), many);
        base = full;
    }
    base = plural;
    if (plural.n && !lb_ends(plural, "n") && !lb_ends(plural, "s")) put_form(p, a, x, FORM("n"), many);
}

static lb_code countries(lb_parties *p, const char *dir, lb_arena *a, lb_err *err)
{
    static const char *const cols[] = { "code", "name", "gender", "aliases", "adjectives", "people", "capitals", NULL };
    lb_table t;
    lb_code rc = lb_table_open(dir, "countries.tsv", cols, a, &t, err);
    for (uint32_t r = 0; !rc && r < t.n_rows; r++) {
        lb_entry e = { .kind = LB_ENTRY_COUNTRY, .party = LB_PARTY_STATE, .code = lb_cell(&t, r, 0), .name = lb_cell(&t, r, 1),
                       .gender = gender_of(lb_cell(&t, r, 2)), .from = LB_OPEN, .until = LB_OPEN };
        if (e.code.n != 3) return lb_table_fail(&t, r, err, "the code is not ISO 3166-1 alpha-3");
        uint32_t n, id = add_entry(p, a, e);
        lb_index_put(&p->states, a, e.code, id);
        put_name(p, a, e.name, id);
        put_names(p, a, lb_cell(&t, r, 3), id);
        lb_str *part = lb_split(a, lb_cell(&t, r, 4), '|', &n);
        for (uint32_t i = 0; i < n; i++) lb_index_put(&p->adjectives, a, folded(a, part[i], true), id);
        part = lb_split(a, lb_cell(&t, r, 5), '|', &n);
        for (uint32_t i = 0; i < n; i++) put_people(p, a, part[i], id);
        part = lb_split(a, lb_cell(&t, r, 6), '|', &n);
        for (uint32_t i = 0; i < n; i++) {
            e.kind = LB_ENTRY_CAPITAL, e.name = part[i], e.gender = LB_NEUT;
            put_name(p, a, part[i], add_entry(p, a, e));
            lb_str adj = lb_is(part[i], "Damaskus") ? LB_STR("Damaszener") : lb_printf(a, "%.*s%s", LB_FMT(part[i]), lb_ends(part[i], "e") ? "r" : "er");
            lb_index_put(&p->adjectives, a, folded(a, adj, true), id);
        }
    }
    return rc;
}

static int32_t day_of(lb_str s)
{
    lb_date d;
    return lb_date_parse(s, &d) ? lb_date_span(d).begin : LB_OPEN;
}

static lb_code named(lb_parties *p, const char *dir, lb_arena *a, lb_err *err)
{
    static const char *const orgs[] = { "code", "name", "gender", "aliases", "adjectives", "wikidata", NULL };
    static const char *const metonyms[] = { "name", "code", "gender", "kind", NULL };
    static const char *const groups[] = { "code", "name", "gender", "aliases", "conflict", "wikidata", "from", "until", NULL };
    static const char *const media[] = { "kind", "country", "name", "gender", "aliases", "plain_words", "wikidata", NULL };
    lb_table t;
    lb_code rc = lb_table_open(dir, "metonyms.tsv", metonyms, a, &t, err);
    for (uint32_t r = 0; !rc && r < t.n_rows; r++) {
        lb_entry e = { .kind = lb_is(lb_cell(&t, r, 3), "capital") ? LB_ENTRY_CAPITAL : LB_ENTRY_METONYM, .party = LB_PARTY_OFFICE, .name = lb_cell(&t, r, 0), .code = lb_cell(&t, r, 1),
                       .gender = gender_of(lb_cell(&t, r, 2)), .from = LB_OPEN, .until = LB_OPEN };
        put_name(p, a, e.name, add_entry(p, a, e));
    }
    if (!rc) rc = lb_table_open(dir, "organisations.tsv", orgs, a, &t, err);
    for (uint32_t r = 0; !rc && r < t.n_rows; r++) {
        lb_entry e = { .kind = LB_ENTRY_ORG, .party = LB_PARTY_ORGANISATION, .code = lb_cell(&t, r, 0), .name = lb_cell(&t, r, 1),
                       .gender = gender_of(lb_cell(&t, r, 2)), .wikidata = lb_cell(&t, r, 5), .from = LB_OPEN, .until = LB_OPEN };
        uint32_t id = add_entry(p, a, e);
        put_name(p, a, e.name, id);
        put_names(p, a, lb_cell(&t, r, 3), id);
    }
    if (!rc) rc = lb_table_open(dir, "groups.tsv", groups, a, &t, err);
    for (uint32_t r = 0; !rc && r < t.n_rows; r++) {
        lb_entry e = { .kind = LB_ENTRY_GROUP, .party = LB_PARTY_GROUP, .code = lb_cell(&t, r, 0), .name = lb_cell(&t, r, 1),
                       .gender = gender_of(lb_cell(&t, r, 2)), .wikidata = lb_cell(&t, r, 5), .from = day_of(lb_cell(&t, r, 6)), .until = day_of(lb_cell(&t, r, 7)) };
        uint32_t id = add_entry(p, a, e);
        put_name(p, a, e.name, id);
        put_names(p, a, lb_cell(&t, r, 3), id);
    }
    if (!rc) rc = lb_table_open(dir, "media.tsv", media, a, &t, err);
    for (uint32_t r = 0; !rc && r < t.n_rows; r++) {
        lb_str kind = lb_cell(&t, r, 0);
        bool think = lb_is(kind, "think");
        lb_entry e = { .kind = think ? LB_ENTRY_THINK : LB_ENTRY_MEDIUM, .name = lb_cell(&t, r, 2),
                       .gender = gender_of(lb_cell(&t, r, 3)), .wikidata = lb_cell(&t, r, 6), .from = LB_OPEN, .until = LB_OPEN };
        e.code = think ? lb_printf(a, "%.*s.EXP", LB_FMT(lb_cell(&t, r, 1))) : lb_cell(&t, r, 1);
        e.party = think ? LB_PARTY_THINK_TANK : lb_is(kind, "agency") ? LB_PARTY_AGENCY : lb_is(kind, "paper") ? LB_PARTY_PAPER
                : lb_is(kind, "broadcaster") ? LB_PARTY_BROADCASTER : LB_PARTY_PORTAL;
        // Names that are plain words too stand in an entry of their own.
        lb_entry f = e;
        f.plain_word = true;
        uint32_t n, plain = LB_NONE, id = add_entry(p, a, e);
        lb_str *word = lb_split(a, lb_cell(&t, r, 5), '|', &n);
        for (uint32_t i = 0; i < n; i++) put_phrase(p, a, word[i], plain == LB_NONE ? (plain = add_entry(p, a, f)) : plain);
        put_name(p, a, e.name, id);
        put_names(p, a, lb_cell(&t, r, 4), id);
    }
    return rc;
}

static lb_code persons(lb_parties *p, const char *dir, lb_arena *a, lb_err *err)
{
    static const char *const cols[] = { "code", "name", "gender", "aliases", "office", "from", "until", "wikidata", NULL };
    lb_table t;
    lb_code rc = lb_table_open(dir, "persons.tsv", cols, a, &t, err);
    for (uint32_t r = 0; !rc && r < t.n_rows; r++) {
        lb_entry e = { .kind = LB_ENTRY_PERSON, .party = LB_PARTY_PERSON, .code = lb_cell(&t, r, 0), .name = lb_cell(&t, r, 1),
                       .gender = gender_of(lb_cell(&t, r, 2)), .office = lb_cell(&t, r, 4),
                       .from = day_of(lb_cell(&t, r, 5)), .until = day_of(lb_cell(&t, r, 6)), .wikidata = lb_cell(&t, r, 7) };
        if (!e.gender) return lb_table_fail(&t, r, err, "a person's gender is m or f");
        uint32_t id = add_entry(p, a, e);
        put_name(p, a, e.name, id);
        put_names(p, a, lb_cell(&t, r, 3), id);
    }
    return rc;
}

static lb_code duties(lb_parties *p, const char *dir, lb_arena *a, lb_err *err)
{
    static const char *const cols[] = { "noun", "plural", "gender", "sector", "kind", NULL };
    static const char *const kinds[] = {
#define X(k) #k,
        LB_DUTY_KINDS(X)
#undef X
    };
    lb_table t;
    lb_code rc = lb_table_open(dir, "roles.tsv", cols, a, &t, err);
    for (uint32_t r = 0; !rc && r < t.n_rows; r++) {
        int k = 0;
        while (k < LB_DUTY_COUNT && !lb_is(lb_cell(&t, r, 4), kinds[k])) k++;
        if (k == LB_DUTY_COUNT) return lb_table_fail(&t, r, err, "unknown kind");
        *lb_push(a, &p->duty) = (lb_duty){ lb_cell(&t, r, 0), lb_cell(&t, r, 3), gender_of(lb_cell(&t, r, 2)), (lb_duty_kind)k, !lb_cell(&t, r, 1).n };
        put_duty(p, a, lb_cell(&t, r, 0), lb_cell(&t, r, 1), (uint32_t)p->duty.n - 1);
    }
    for (uint32_t i = 0; !rc && i <= p->duties.mask; i++) {
        if (!p->duties.key[i].p) continue;
        lb_duty_kind k = p->duty.at[p->form.at[p->duties.value[i]].of].kind;
        if (k == LB_DUTY_whole || k == LB_DUTY_side || k == LB_DUTY_lead || k == LB_DUTY_enemy || p->duties.key[i].n < 4) continue;
        lb_index_put(&p->tails, a, folded(a, p->duties.key[i], true), p->duties.value[i]);
    }
    return rc;
}

static lb_code references(lb_parties *p, const char *dir, lb_arena *a, lb_err *err)
{
    static const char *const cols[] = { "noun", "kinds", NULL };
    static const char *const names[] = {
#define X(k) #k,
        LB_REFERS(X)
#undef X
    };
    lb_table t;
    lb_code rc = lb_table_open(dir, "references.tsv", cols, a, &t, err);
    for (uint32_t r = 0; !rc && r < t.n_rows; r++) {
        uint32_t n, set = 0;
        lb_str *part = lb_split(a, lb_cell(&t, r, 1), '|', &n);
        for (uint32_t i = 0; i < n; i++) {
            uint32_t k = 0;
            while (k < LB_REFERS_COUNT && !lb_is(part[i], names[k])) k++;
            if (k == LB_REFERS_COUNT) return lb_table_fail(&t, r, err, "unknown kind");
            set |= 1u << k;
        }
        lb_index_put(&p->refers, a, folded(a, lb_cell(&t, r, 0), true), set);
    }
    return rc;
}

static lb_code words(lb_parties *p, const char *dir, lb_arena *a, lb_err *err)
{
    static const char *const cols[] = { "word", "class", NULL };
    static const char *const names[] = {
#define X(c) #c,
        LB_WORD_CLASSES(X)
#undef X
    };
    lb_table t;
    lb_code rc = lb_table_open(dir, "party_words.tsv", cols, a, &t, err);
    for (uint32_t r = 0; !rc && r < t.n_rows; r++) {
        uint32_t c = 0;
        while (c < LB_WORD_CLASS_COUNT && !lb_is(lb_cell(&t, r, 1), names[c])) c++;
        if (c == LB_WORD_CLASS_COUNT) return lb_table_fail(&t, r, err, "unknown class");
        lb_str key = folded(a, lb_cell(&t, r, 0), true);
        uint32_t at = lb_index_get(&p->words, key);
        if (at == UINT32_MAX) {
            at = (uint32_t)p->bits.n;
            *lb_push(a, &p->bits) = 0;
            lb_index_put(&p->words, a, key, at);
        }
        p->bits.at[at] |= UINT64_C(1) << c;
    }
    return rc;
}

static lb_code conflicts(lb_parties *p, const char *dir, lb_arena *a, lb_err *err)
{
    static const char *const cols[] = { "name", "country", "attacker", "defender", "from", "until", NULL };
    lb_table t;
    lb_code rc = lb_table_open(dir, "conflicts.tsv", cols, a, &t, err);
    for (uint32_t r = 0; !rc && r < t.n_rows; r++)
        *lb_push(a, &p->conflict) = (lb_conflict){ lb_cell(&t, r, 1), lb_cell(&t, r, 2), lb_cell(&t, r, 3),
                                                   day_of(lb_cell(&t, r, 4)), day_of(lb_cell(&t, r, 5)) };
    return rc;
}

lb_code lb_parties_open(const char *data, lb_arena *a, const lb_parties **out, lb_err *err)
{
    lb_parties *p = lb_new(a, lb_parties);
    lb_index_init(&p->names, a, 4096);
    lb_index_init(&p->longest, a, 4096);
    lb_index_init(&p->adjectives, a, 1024);
    lb_index_init(&p->peoples, a, 2048);
    lb_index_init(&p->duties, a, 2048);
    lb_index_init(&p->tails, a, 2048);
    lb_index_init(&p->words, a, 1024);
    lb_index_init(&p->states, a, 512);
    lb_index_init(&p->refers, a, 256);
    lb_code rc = countries(p, data, a, err); // the first table that has a name wins
    if (!rc) rc = named(p, data, a, err);
    if (!rc) rc = persons(p, data, a, err);
    if (!rc) rc = duties(p, data, a, err);
    if (!rc) rc = words(p, data, a, err);
    if (!rc) rc = references(p, data, a, err);
    if (!rc) rc = conflicts(p, data, a, err);
    *out = p;
    return rc;
}

uint64_t lb__word_bits(const lb_parties *p, lb_str word)
{
    char buf[64];
    lb_str key = lb__fold(word, true, buf, sizeof buf);
    uint32_t at = key.n ? lb_index_get(&p->words, key) : UINT32_MAX;
    return at == UINT32_MAX ? 0 : p->bits.at[at];
}

uint32_t lb__refers(const lb_parties *p, lb_str noun)
{
    static const char *const endings[] = { "", "s", "es", "n", "en", "e", "er", "ern" };
    char buf[64];
    lb_str key = lb__fold(noun, true, buf, sizeof buf);
    for (uint32_t i = key.n; i-- > 2;) // "US-Präsident" as "Präsident"
        if (key.p[i] == '-' && lb_index_get(&p->refers, key) == UINT32_MAX) {
            key = (lb_str){ key.p + i + 1, key.n - i - 1 };
            break;
        }
    for (size_t i = 0; key.n && i < sizeof endings / sizeof *endings; i++) {
        if (!lb_ends(key, endings[i])) continue;
        uint32_t at = lb_index_get(&p->refers, (lb_str){ key.p, key.n - (uint32_t)strlen(endings[i]) });
        if (at != UINT32_MAX) return at;
    }
    return 0;
}

uint32_t lb__state(const lb_parties *p, lb_str code)
{
    return lb_index_get(&p->states, code);
}

bool lb__belligerent(const lb_parties *p, lb_str country, int32_t day)
{
    for (size_t i = 0; i < p->conflict.n; i++) {
        const lb_conflict *c = &p->conflict.at[i];
        if (!country.n || !(lb_eq(c->country, country) || lb_eq(c->attacker, country) || lb_eq(c->defender, country))) continue;
        if (day == LB_OPEN || ((c->from == LB_OPEN || c->from <= day) && (c->until == LB_OPEN || day <= c->until))) return true;
    }
    return false;
}
