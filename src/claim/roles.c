/* roles.c: who did what to whom, where, how many: a frame's slots looked up among a trigger's
 * arguments and the mentions in them. O(slots × arguments × mentions of the sentence). */
#include "claim/slots.h"

static bool belligerent(lb_str code) { return lb_ends(code, ".MIL") || lb_ends(code, ".REB"); }

lb_str lb_party_code(const lb_doc *d, uint32_t i, uint32_t *who)
{
    for (int hop = 0; hop < 4 && i != LB_NONE && i < d->mentions->n; hop++) {
        const lb_mention *m = &d->mentions->at[i];
        if (m->kind == LB_PARTY && m->party.code.n) {
            *who = i;
            return m->party.code;
        }
        if (m->kind != LB_PARTY && m->kind != LB_REFERENCE) break;
        i = m->antecedent;
    }
    return LB_STR("");
}

/* "Der General verließ das Land": one man is no troops. */
static bool one_person(const lb_reader *rd, uint32_t who)
{
    const lb_mention *m = &rd->doc->mentions->at[who];
    return m->kind == LB_PARTY && m->party.person && rd->doc->tags->at[m->head].feats.number == LB_SING && !(rd->w[m->head].mask & rd->r->troops);
}

uint64_t lb_arg_mask(const lb_reader *rd, const lb_scope *s, const lb_arg *g)
{
    const lb_claim_rules *r = rd->r;
    uint64_t mask = 0;
    for (uint32_t t = g->first; t < g->end; t++)
        if (lb_arg_has(g, s, t)) mask |= rd->w[t].mask;
    for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1]; i++) {
        const lb_mention *m = &rd->doc->mentions->at[i];
        if (!lb_arg_has(g, s, m->head)) continue;
        uint32_t who;
        if (lb_place_of(rd->doc, i) != LB_NONE) mask |= r->locality | r->building;
        lb_str code = lb_party_code(rd->doc, i, &who);
        if (belligerent(code) && !one_person(rd, who)) mask |= r->troops;
        if (code.n && rd->doc->mentions->at[who].kind == LB_PARTY && (rd->doc->mentions->at[who].party.person || lb_ends(code, ".CVL"))) mask |= r->people;
        if (m->kind == LB_NUMBER && m->number.unit.n && (lb_is(m->number.unit, "people") || lb_is(m->number.unit, "civilians") || lb_is(m->number.unit, "soldiers")))
            mask |= r->people;
    }
    if (mask & (r->building | r->vehicle | r->locality)) mask |= r->thing;
    if (rd->doc->tags->at[g->head].stts == LB_STTS_PPER) mask |= r->thing | r->locality; // "hat ihn zerstört"
    return mask;
}

bool lb__conj_of(const lb_reader *rd, const lb_match *m, uint32_t t, uint32_t head)
{
    if (!m->tree) return false;
    const lb_arc *arc = rd->doc->trees->at;
    for (int hop = 0; hop < 12 && t != LB_NONE; hop++) {
        if (t == head) return true;
        lb_rel rel = arc[t].rel;
        if (rel != LB_REL_conj && rel != LB_REL_flat && rel != LB_REL_flat_name && rel != LB_REL_appos) return false;
        t = arc[t].head;
    }
    return false;
}

/* Classes of an argument's own words: its head and what is coordinated or named with it; behind
 * a measure ("Dutzende Menschen", "eine Gruppe von Soldaten") also what is measured. */
static uint64_t core_mask(const lb_reader *rd, const lb_scope *s, const lb_match *m, const lb_arg *g)
{
    static const char *const measures[] = { "dutzend", "hundert", "tausend", "gruppe", "zahl", "teil", "reihe", "paar", "million", "mehrheit", "anzahl", "großteil",
                                            "zehntausend", "hunderttausend", "drittel", "viertel", "hälfte", "menge", "welle", "angehörige", "mann", "stück", "grossteil" };
    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++)
        if (lb_is(rd->w[g->head].lemma, measures[i])) return lb_arg_mask(rd, s, g);
    if (rd->doc->tags->at[g->head].upos == LB_UPOS_NUM || rd->doc->tags->at[g->head].upos == LB_UPOS_ADJ) return lb_arg_mask(rd, s, g);
    lb_arg core = *g;
    core.in = lb_array(rd->a, (s->end - s->first + 63) / 64, uint64_t);
    bool flat = !m->tree || g->far;
    for (uint32_t t = g->first; t < g->end; t++)
        if (lb_arg_has(g, s, t) && (flat ? t == g->head || (t > g->head && rd->doc->tags->at[t - 1].upos == LB_UPOS_CCONJ) : lb__conj_of(rd, m, t, g->head)))
            core.in[(t - s->first) / 64] |= (uint64_t)1 << ((t - s->first) % 64);
    uint64_t mask = lb_arg_mask(rd, s, &core);
    uint32_t who;
    for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1]; i++) { // a name over the head
        const lb_mention *x = &rd->doc->mentions->at[i];
        if (x->first > g->head || x->end <= g->head) continue;
        if (lb_place_of(rd->doc, i) != LB_NONE) mask |= rd->r->locality | rd->r->building | rd->r->thing;
        if (belligerent(lb_party_code(rd->doc, i, &who)) && !one_person(rd, who)) mask |= rd->r->troops;
    }
    return mask;
}

/* Is mention i inside a longer one of a party? "Ukraine" in "Armee der Ukraine" is no party of its own. */
bool lb__inside_longer(const lb_reader *rd, uint32_t i, lb_kind kind)
{
    const lb_mentions *ms = rd->doc->mentions;
    const lb_mention *m = &ms->at[i];
    for (uint32_t k = rd->mention[m->sentence]; k < rd->mention[m->sentence + 1]; k++) {
        const lb_mention *o = &ms->at[k];
        if (k == i || o->kind != kind) continue;
        if (o->first <= m->first && o->end >= m->end && o->end - o->first > m->end - m->first) return true;
    }
    return false;
}

static bool names_casualties(const lb_reader *rd, uint32_t t)
{
    const lb_word_info *w = &rd->w[t];
    uint32_t e = w->entry != LB_NONE ? w->entry : w->head;
    if (e == LB_NONE) return false;
    uint32_t g = rd->r->entry[e].trigger[LB_POS_NOUN];
    return g != LB_NONE && lb_is(rd->r->trigger[g].type, "casualties");
}

static void take_numbers(const lb_reader *rd, const lb_scope *s, const lb_match *m, const lb_arg *g, lb_str outcome, quantity_list *l)
{
    for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1]; i++) {
        const lb_mention *x = &rd->doc->mentions->at[i];
        if (x->kind != LB_NUMBER || x->number.ordinal || x->number.subset) continue;
        if (!lb_arg_has(g, s, x->head) && !(x->number.counted != LB_NONE && lb_arg_has(g, s, x->number.counted))) continue;
        if (x->number.change && !lb_is(x->number.unit, "percent")) continue;
        uint32_t n = x->number.counted;
        if (n != LB_NONE && n != m->at && n != m->noun && n < rd->doc->tokens->n && names_casualties(rd, n)) continue; // "ein Toter und drei Verletzte"
        bool known = false;
        for (size_t k = 0; k < l->n; k++) known |= l->at[k].span.begin == x->span.begin;
        if (!known) *lb_push(rd->a, l) = (lb_quantity){ x->number, outcome, x->span };
    }
}

bool lb__fits(const lb_slot *slot, const lb_arg *g)
{
    if (slot->kind != g->kind) return false;
    return slot->kind != LB_ARG_PREP || lb_eq(slot->prep, g->prep);
}

/* Words for people who bear no arms. */
bool lb_civil_word(lb_str lemma)
{
    static const char *const heads[] = { "kind", "frau", "mädchen", "bewohner", "anwohner", "einwohner", "rentner", "rentnerin", "schüler", "säugling", "baby", "kleinkind",
                                         "dorfbewohner", "zivilist", "zivilistin", "zivilperson", "patient", "jugendliche", "jugendlicher", "passant", "schulkind" };
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (lb_is(lemma, heads[i])) return true;
    return false;
}

static uint8_t weapon_of(const lb_reader *rd, const lb_scope *s, const lb_match *m, const lb_claim *c)
{
    uint8_t w = rd->w[m->at].weapon;
    if (!w && m->noun != LB_NONE) w = rd->w[m->noun].weapon;
    for (uint32_t i = 0; i < c->n_quantities && !w; i++)
        if (c->quantity[i].number.counted != LB_NONE && c->quantity[i].number.counted < rd->doc->tokens->n) w = rd->w[c->quantity[i].number.counted].weapon;
    for (uint32_t i = 0; i < m->n_args && !w; i++) {
        const lb_arg *g = &m->arg[i];
        if (g->kind == LB_ARG_PREP && !lb_is(g->prep, "mit") && !lb_is(g->prep, "von") && !lb_is(g->prep, "durch") && !lb_is(g->prep, "auf")) continue;
        if (g->kind == LB_ARG_PREP && lb_is(g->prep, "auf") && !lb_is(rd->w[m->at].lemma, "setzen")) continue;
        for (uint32_t t = g->first; t < g->end && !w; t++)
            if (lb_arg_has(g, s, t)) w = rd->w[t].weapon;
    }
    if (!w && (lb_is(c->type, "strike") || lb_is(c->type, "intercept")))
        for (uint32_t t = s->first; t < s->end && !w; t++)
            if (s->clause[t - s->first] == s->clause[m->at - s->first]) w = rd->w[t].weapon;
    return w;
}

static bool class_holds(const lb_reader *rd, const lb_scope *s, const lb_match *m, const lb_need *n)
{
    if (n->role == '*') {
        for (uint32_t i = 0; i < m->n_args; i++)
            if (lb_arg_mask(rd, s, &m->arg[i]) & n->mask) return true;
        for (uint32_t t = s->first; t < s->end; t++)
            if (t != m->at && s->clause[t - s->first] == s->clause[m->at - s->first] && rd->w[t].mask & n->mask) return true;
        return false;
    }
    for (uint32_t i = 0; i < m->n_args && n->role == 'V'; i++) // "21 weitere entkamen"
        if ((m->arg[i].kind == LB_ARG_SUBJ || m->arg[i].kind == LB_ARG_OBJ) && lb_word_is(rd->doc, m->arg[i].head, "weitere")) return true;
    if (n->role == 'V' && n->mask & (rd->r->people | rd->r->troops)) // counted people anywhere in the clause
        for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1]; i++) {
            const lb_mention *x = &rd->doc->mentions->at[i];
            if (x->kind != LB_NUMBER || s->clause[x->first - s->first] != s->clause[m->at - s->first]) continue;
            if (lb_is(x->number.unit, "soldiers") || lb_is(x->number.unit, "people") || lb_is(x->number.unit, "civilians")) return true;
        }
    if (n->role == 'o') { // the object's own word
        for (uint32_t i = 0; i < m->n_args; i++)
            if (m->arg[i].kind == LB_ARG_OBJ && rd->w[m->arg[i].head].mask & n->mask) return true;
        return false;
    }
    for (uint32_t i = 0; i < m->n_args; i++) {
        const lb_arg *g = &m->arg[i];
        bool in_role = n->role == 'A' ? g->kind == LB_ARG_SUBJ : g->kind == LB_ARG_OBJ || g->kind == LB_ARG_SELF || g->kind == LB_ARG_HEAD;
        for (uint32_t k = 0; k < m->t->frame->n && !in_role; k++) {
            const lb_slot *slot = &m->t->frame->slot[k];
            in_role = slot->role == n->role && lb__fits(slot, g);
            if (n->role == 'O' && slot->role == 'T') in_role |= lb__fits(slot, g);
        }
        if (in_role && core_mask(rd, s, m, g) & n->mask) return true;
    }
    return false;
}

/* "Befreiung von Gefangenen", "Geiseln befreien": what is taken is people. */
static bool frees_people(const lb_reader *rd, const lb_scope *s, const lb_match *m)
{
    const lb_claim_rules *r = rd->r;
    for (uint32_t i = 0; i < m->n_args; i++) {
        const lb_arg *g = &m->arg[i];
        bool of = g->kind == LB_ARG_OBJ || g->kind == LB_ARG_GEN || (g->kind == LB_ARG_PREP && lb_is(g->prep, "von"));
        if (!of || !lb_starts(rd->w[m->at].lemma, "befrei")) continue;
        uint64_t own = core_mask(rd, s, m, g);
        if (own & (r->people | r->troops | r->prisoner) && !(own & (r->locality | r->building))) return true;
    }
    return false;
}

static bool needs_hold(const lb_reader *rd, const lb_scope *s, const lb_match *m, const lb_claim *c, bool loc, const char **why)
{
    uint32_t need = m->t->needs;
    uint64_t clause = 0;
    bool party = c->n_actors || c->n_targets, armed = false;
    for (uint32_t t = s->first; t < s->end; t++)
        if (t != m->at && s->clause[t - s->first] == s->clause[m->at - s->first]) clause |= rd->w[t].mask;
    for (uint32_t i = 0; i < c->n_actors; i++) armed |= belligerent(c->actor[i].code);
    for (uint32_t i = 0; i < c->n_targets; i++) armed |= belligerent(c->target[i].code);
    for (uint32_t i = 0; i < m->t->n_class; i++)
        if (!class_holds(rd, s, m, &m->t->class_[i])) {
            *why = "an argument of the wrong class";
            return false;
        }
    *why = "not a passive";
    if (need & 1u << LB_NEED_passive && !m->passive) return false;
    *why = "nobody it is done to";
    if (need & 1u << LB_NEED_tgt && !c->n_targets) return false;
    *why = "nothing whose fall it is";
    if (need & 1u << LB_NEED_gen) {
        bool own = false;
        for (uint32_t i = 0; i < m->n_args; i++)
            own |= (m->arg[i].kind == LB_ARG_GEN || (m->arg[i].kind == LB_ARG_PREP && lb_is(m->arg[i].prep, "von"))) && lb_arg_mask(rd, s, &m->arg[i]) & rd->r->locality;
        if (!own) return false;
    }
    *why = "people are freed, no place is";
    if (lb_is(m->t->type, "control.gain") && frees_people(rd, s, m)) return false;
    *why = "no place";
    if (need & 1u << LB_NEED_loc && !loc) {
        bool near = c->n_places;
        for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1] && !near; i++)
            near = rd->doc->mentions->at[i].kind == LB_PLACE && rd->doc->mentions->at[i].place.precision <= 5;
        if (m->t->pos != LB_POS_PHRASE || !near) return false;
    }
    *why = "nothing military";
    if (need & 1u << LB_NEED_mil && !armed && !party && !(m->passive && c->n_places) && !(clause & (rd->r->troops | rd->r->weapons | rd->r->war))) return false;
    *why = "no party that acts";
    if (need & (1u << LB_NEED_act | 1u << LB_NEED_act2 | 1u << LB_NEED_actmil) && !c->n_actors) return false;
    *why = "no second party";
    if (need & 1u << LB_NEED_act2 && !c->n_targets && c->n_actors < 2 && !c->n_places) return false;
    if (need & 1u << LB_NEED_actmil && !c->n_targets) return false;
    *why = "no number";
    if (need & 1u << LB_NEED_num && !c->n_quantities) return false;
    if (need & 1u << LB_NEED_num && c->quantity[0].number.has_value && c->quantity[0].number.value < 2) return false;
    *why = "no losses";
    bool named = false;
    for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1] && need & 1u << LB_NEED_loss; i++)
        named |= rd->doc->mentions->at[i].kind == LB_PARTY && s->clause[rd->doc->mentions->at[i].head - s->first] == s->clause[m->at - s->first];
    if (need & 1u << LB_NEED_loss && !named && !party && !c->n_quantities && !(clause & (rd->r->troops | rd->r->people | rd->r->war)) && !c->n_places) return false;
    *why = "nothing hit and no weapon";
    if (need & 1u << LB_NEED_hit && !party && !c->n_places && !loc && !(clause & (rd->r->weapons | rd->r->building | rd->r->vehicle | rd->r->troops | rd->r->locality))) return false;
    *why = "";
    return true;
}

/* "auf 4000 bezifferte Kiew die Gefallenen": the number that the estimate names. */
static void estimated(const lb_reader *rd, const lb_scope *s, const lb_match *m, lb_str outcome, quantity_list *l)
{
    static const char *const verbs[] = { "beziffern", "schätzen", "taxieren", "veranschlagen", "steigen", "belaufen", "erhöhen", "anwachsen", "klettern", "ansteigen", "sinken",
                                         "schrumpfen", "zurückgehen", "bezeichnen", "liegen", "betragen" };
    const lb_doc *d = rd->doc;
    uint32_t clause = s->clause[m->at - s->first];
    bool verb = false;
    for (uint32_t t = s->first; t < s->end && !verb; t++)
        for (size_t k = 0; k < sizeof verbs / sizeof *verbs && s->clause[t - s->first] == clause; k++) verb |= lb_is(rd->w[t].lemma, verbs[k]);
    if (!verb) return;
    for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1]; i++) {
        const lb_mention *x = &d->mentions->at[i];
        if (x->kind != LB_NUMBER || x->number.ordinal || x->number.subset || s->clause[x->first - s->first] != clause) continue;
        bool auf = lb_word_is(d, x->first, "auf") || lb_word_is(d, x->first, "bei");
        for (uint32_t t = x->first, k = 0; t-- > s->first && k < 4 && !auf; k++) auf = lb_word_is(d, t, "auf") || (lb_word_is(d, t, "bei") && d->tags->at[x->first].upos == LB_UPOS_NUM);
        if (x->number.change && lb_is(x->number.unit, "percent")) auf = true;
        if (!auf) continue;
        *lb_push(rd->a, l) = (lb_quantity){ x->number, outcome, x->span };
        return;
    }
}

bool lb_roles_fill(const lb_reader *rd, const lb_scope *s, const lb_match *m, lb_claim *c, bool *located, const char **why)
{
    actor_list actors = { 0 }, targets = { 0 }, losers = { 0 };
    place_list places = { 0 };
    quantity_list numbers = { 0 };
    uint32_t actor_slot = LB_NONE;
    bool loc = false, casualties = lb_is(c->type, "casualties");
    lb_str outcome = casualties ? m->t->value : LB_STR("");
    for (uint32_t k = 0; k < m->t->frame->n; k++) {
        const lb_slot *slot = &m->t->frame->slot[k];
        bool meet = lb_is(c->type, "meet");
        for (uint32_t i = 0; i < m->n_args; i++) {
            const lb_arg *g = &m->arg[i];
            if (!lb__fits(slot, g)) continue;
            switch (slot->role) {
            case LB_FILL_ACTOR:
                if (actors.n && k != actor_slot && !lb_starts(m->t->frame->name, "n.fight") && !lb_is(m->t->frame->name, "s.fight")) break;
                if (actors.n && slot->kind == LB_ARG_SUBJ && g->far) break;
                actor_slot = k;
                lb__take_parties(rd, s, m, g, &actors);
                if (meet) { // the others are met
                    while (actors.n > 1) *lb_push(rd->a, &targets) = actors.at[--actors.n];
                }
                break;
            case LB_FILL_TARGET:
                if (targets.n && slot->kind != LB_ARG_PREP) break;
                lb__take_parties(rd, s, m, g, &targets);
                if (!targets.n && slot->kind == LB_ARG_PREP && lb_is(c->type, "sanction")) lb__target_country(rd, s, m, g, &targets);
                break;
            case LB_FILL_OBJECT: {
                size_t before = places.n;
                if (lb_arg_mask(rd, s, g) & rd->r->locality) loc = true;
                lb__take_places(rd, s, m, g, false, &places);
                bool country = false;
                for (size_t x = before; x < places.n; x++) country |= rd->doc->mentions->at[places.at[x]].place.precision >= 6;
                if (places.n == before && rd->w[g->head].mask & rd->r->locality && lb__is_definite(rd, s, g->head)) { // "den Ort": the one spoken of
                    uint32_t spot = lb__last_spot(rd->doc, rd->mention[s->sentence]);
                    if (spot != LB_NONE) lb__add_place(rd, &places, spot);
                }
                if (places.n == before || country || lb_arg_mask(rd, s, g) & rd->r->troops) lb__take_parties(rd, s, m, g, &targets);
                if (places.n > before) loc = true;
                break;
            }
            case LB_FILL_PLACE: {
                size_t before = places.n;
                lb__take_places(rd, s, m, g, false, &places);
                if (places.n > before || lb_arg_mask(rd, s, g) & rd->r->locality) loc = true;
                if (!places.n && rd->w[g->head].mask & rd->r->locality && lb__is_definite(rd, s, g->head)) {
                    uint32_t spot = lb__last_spot(rd->doc, rd->mention[s->sentence]);
                    if (spot != LB_NONE) lb__add_place(rd, &places, spot);
                }
                break;
            }
            case LB_FILL_QUANTITY:
                take_numbers(rd, s, m, g, outcome, &numbers);
                if (lb_is(c->type, "strike"))
                    for (size_t x = numbers.n; x-- > 0;) // "eine Rakete traf ein Haus"
                        if (numbers.n > 1 && numbers.at[x].number.has_value && numbers.at[x].number.value == 1) numbers.at[x] = numbers.at[--numbers.n];
                break;
            case LB_FILL_VICTIM:
                take_numbers(rd, s, m, g, outcome, &numbers);
                if (!targets.n) lb__take_parties(rd, s, m, g, &targets);
                break;
            case LB_FILL_LOSER:
                lb__take_parties(rd, s, m, g, &losers);
                break;
            default:
                break;
            }
        }
    }
    if (!actors.n) lb__actor_speaks(rd, s, m, &actors);
    if (!actors.n && !m->passive) lb__actor_by_position(rd, s, m, &actors);
    if (!actors.n) lb__actor_of_support(rd, s, m, &actors);
    lb__owner_ahead(rd, s, m, &actors);
    if (lb_is(c->type, "battle.advance") && !numbers.n)
        for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1]; i++) {
            const lb_mention *x = &rd->doc->mentions->at[i];
            if (x->kind == LB_NUMBER && !x->number.ordinal && lb_starts(x->number.unit, "km") && s->clause[x->first - s->first] == s->clause[m->at - s->first])
                *lb_push(rd->a, &numbers) = (lb_quantity){ x->number, LB_STR(""), x->span };
        }
    if (lb_is(c->type, "intercept")) // "von sieben Raketen und mindestens 123 Drohnen"
        for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1]; i++) {
            const lb_mention *x = &rd->doc->mentions->at[i];
            if (x->kind != LB_NUMBER || x->number.ordinal || x->number.subset || x->number.counted == LB_NONE || x->number.counted >= rd->doc->tokens->n) continue;
            if (s->clause[x->first - s->first] != s->clause[m->at - s->first] || !rd->w[x->number.counted].weapon || x->first < s->first) continue;
            bool known = false;
            for (size_t k = 0; k < numbers.n; k++) known |= numbers.at[k].span.begin == x->span.begin;
            if (!known && numbers.n) *lb_push(rd->a, &numbers) = (lb_quantity){ x->number, outcome, x->span };
        }
    if (!targets.n && actors.n) lb__target_beside(rd, s, m, c->type, &actors, &targets);
    if (!targets.n && (lb_is(c->type, "offer") || lb_is(c->type, "refuse"))) lb__target_ahead(rd, s, m, &actors, &targets);
    if (!numbers.n && m->t->pos == LB_POS_VERB && (casualties || lb_is(c->type, "displacement")))
        for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1] && !numbers.n; i++) {
            const lb_mention *x = &rd->doc->mentions->at[i];
            if (x->kind != LB_NUMBER || x->number.ordinal || x->number.subset || s->clause[x->first - s->first] != s->clause[m->at - s->first]) continue;
            if (x->number.counted != LB_NONE && x->number.counted < rd->doc->tokens->n && names_casualties(rd, x->number.counted)) continue;
            if (lb_is(x->number.unit, "soldiers") || lb_is(x->number.unit, "people") || lb_is(x->number.unit, "civilians"))
                *lb_push(rd->a, &numbers) = (lb_quantity){ x->number, outcome, x->span };
        }
    if (!numbers.n && (casualties || lb_is(c->type, "displacement") || lb_is(c->type, "deployment"))) estimated(rd, s, m, outcome, &numbers);
    if (lb_is(outcome, "lost"))
        for (size_t i = 0; i < targets.n; i++) targets.at[i].code = lb__with_sector(rd->a, targets.at[i].code, "MIL");
    if (losers.n) targets = losers;
    if (casualties && !targets.n) lb__both_sides(rd, s, m, &targets);
    if (casualties && !targets.n) lb__own_people(rd, s, m, &targets);
    /* a party is not its own target */
    for (size_t i = 0; i < targets.n && !casualties;) {
        bool same = false;
        bool own = lb_is(c->type, "deployment") || lb_is(c->type, "mobilize") || lb_is(c->type, "withdraw"); // "schickt eigene Soldaten"
        for (size_t k = 0; k < actors.n; k++) {
            lb_str x = targets.at[i].code, y = actors.at[k].code;
            same |= lb_eq(x, y) || (own && x.n >= 3 && y.n >= 3 && !memcmp(x.p, y.p, 3));
        }
        if (same) targets.at[i] = targets.at[--targets.n];
        else i++;
    }
    if (lb_is(c->type, "aid") && actors.n == 2 && !targets.n && !m->passive) { // "will der Ukraine Raketen liefern": nothing joins the two
        bool joined = false;
        for (uint32_t t = s->first; t < s->end; t++) {
            lb_span at = rd->doc->tokens->at[t].span;
            if (at.begin >= actors.at[0].span.end && at.end <= actors.at[1].span.begin) joined |= rd->doc->tags->at[t].upos == LB_UPOS_CCONJ || lb_word_is(rd->doc, t, ",");
        }
        if (!joined && actors.at[0].span.end <= actors.at[1].span.begin) {
            *lb_push(rd->a, &targets) = actors.at[1];
            actors.n = 1;
        }
    }
    lb_span whose = { 0, 0 };
    if (!targets.n) {
        static const char *const asked[] = { "von", "vom", NULL }, *const against[] = { "gegen", NULL };
        uint32_t to = LB_NONE;
        if (lb_is(c->type, "demand") && actors.n) to = lb__target_capital(rd, s, m, asked, &actors, &targets);
        else if (lb_is(c->type, "sanction")) to = lb__target_capital(rd, s, m, against, &actors, &targets);
        else if (lb_is(c->type, "intercept")) to = lb__launched_by(rd, s, m, &targets);
        if (to != LB_NONE) whose = rd->doc->mentions->at[to].span;
    } else if (lb_is(c->type, "demand")) {
        whose = targets.at[0].span;
    }
    if (!targets.n && actors.n && !casualties) lb__target_else(rd, s, m, &actors, &targets);
    if (casualties) lb__losses_of(rd, s, m, &targets);
    if (lb_is(c->type, "exchange") && lb__prisoners_of_war(rd, s, m))
        for (size_t i = 0; i < targets.n; i++) targets.at[i].code = lb__with_sector(rd->a, targets.at[i].code, "MIL");
    lb__keep_exact(rd, &places);
    c->actor = actors.at, c->n_actors = (uint32_t)actors.n;
    c->quantity = numbers.at, c->n_quantities = (uint32_t)numbers.n;
    c->place = places.at, c->n_places = (uint32_t)places.n;
    static const char *const said[] = { "response", "accuse", "refuse", "agree", "offer", "demand", "threaten" };
    bool verbal = false;
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) verbal |= lb_is(c->type, said[i]);
    if (lb_is(c->type, "response") || lb_is(c->type, "accuse")) { // "In Moskau wies man von sich, dass in Butscha …": where it happened
        lb_claim there = *c;
        there.n_places = 0;
        for (uint32_t k = 0; k < s->clauses.n && !there.n_places && c->n_places; k++)
            if (s->up[k] == s->clause[m->at - s->first] && s->clauses.at[k].kind == LB_CLAUSE_SUB) lb_places_of_clause(rd, s, k, &there);
        if (there.n_places) c->place = there.place, c->n_places = there.n_places;
    }
    for (uint32_t k = 0; verbal && k < s->clauses.n && !c->n_places; k++) // what is spoken of, then where one speaks
        if (s->up[k] == s->clause[m->at - s->first] && s->clauses.at[k].kind != LB_CLAUSE_PHRASE) lb_places_of_clause(rd, s, k, c);
    for (uint32_t k = 0; verbal && k < s->clauses.n && !c->n_places; k++)
        if (s->up[k] == s->clause[m->at - s->first] && s->clauses.at[k].kind == LB_CLAUSE_INFINITIVE && lb_is(c->type, "accuse")) lb__bare_places(rd, s, k, c);
    if (!c->n_places) {
        lb_places_of_clause(rd, s, s->clause[m->at - s->first], c);
        if (c->n_places && m->t->needs & 1u << LB_NEED_loc && !lb_is(m->t->frame->name, "s.o")) loc = true;
    }
    if (!c->n_places && m->t->pos != LB_POS_NOUN && m->t->pos != LB_POS_NOUN_EXACT && (lb_is(c->type, "strike") || lb_is(c->type, "battle.attack") || lb_is(c->type, "control.gain"))) {
        lb__bare_places(rd, s, s->clause[m->at - s->first], c); // "greift Israel Rafah mit Raketen an": the tree took it for the actor's name
        for (uint32_t i = 0; i < c->n_actors && c->n_places; i++) lb__drop_place(rd, c, c->actor[i].span);
    }
    if (whose.end) lb__drop_place(rd, c, whose);
    for (uint32_t i = 0; verbal && i < c->n_places;) { // "zwischen Israel und der Hamas": they are spoken to, nothing happens there
        const lb_mention *x = &rd->doc->mentions->at[c->place[i]];
        bool spoken = x->place.precision >= 6 && x->first > s->first && x->sentence == s->sentence && (lb_word_is(rd->doc, x->first - 1, "von") || lb_word_is(rd->doc, x->first - 1, "zwischen"));
        if (spoken) lb__drop_place(rd, c, x->span);
        else i++;
    }
    if (verbal && !c->n_places) lb__places_before_colon(rd, s, m->at, c);
    if (casualties || lb_is(c->type, "displacement")) lb__victims(rd, c, &targets);
    c->target = targets.at, c->n_targets = (uint32_t)targets.n;
    if (lb_is(c->type, "strike") || lb_is(c->type, "intercept") || lb_is(c->type, "damage") || casualties || lb_is(c->type, "deployment")) {
        uint8_t w = weapon_of(rd, s, m, c);
        if (w && (!lb_is(c->type, "deployment") || lb_is(rd->r->weapon[w - 1], "mine"))) c->weapon = rd->r->weapon[w - 1];
    }
    *located = loc;
    return needs_hold(rd, s, m, c, loc, why);
}
