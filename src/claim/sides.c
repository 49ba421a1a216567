/* sides.c: who did it and who suffered it, where the frame's arguments do not say: the other side,
 * whose losses, whose people, who speaks, who stands first. */
#include "claim/slots.h"

static bool outlet_only(const lb_mention *m) { return m->kind == LB_PARTY && m->party.outlet.n && !m->party.code.n; }

static bool is_country_code(lb_str c) { return c.n == 3 || (c.n > 3 && c.p[3] == '.'); }

static void add_actor(const lb_reader *rd, actor_list *l, uint32_t mention, lb_span span)
{
    uint32_t who;
    lb_str code = lb_party_code(rd->doc, mention, &who);
    if (!code.n) return;
    const lb_mention *m = &rd->doc->mentions->at[mention];
    uint32_t before = m->first;
    while (before > 0 && rd->doc->tags->at[before - 1].upos == LB_UPOS_ADJ) before--;
    for (uint32_t t = before; t < m->end && code.n == 3 && m->kind == LB_PARTY; t++) // "militante Palästinenser"
        if (rd->doc->tags->at[t].upos == LB_UPOS_ADJ && rd->w[t].mask & rd->r->militant) code = lb_printf(rd->a, "%.*s.REB", LB_FMT(code));
    for (size_t i = 0; i < l->n; i++)
        if (lb_eq(l->at[i].code, code)) return;
    *lb_push(rd->a, l) = (lb_actor){ code, rd->doc->mentions->at[who].party.name, span };
}

/* "Bewohner von Butscha": a place within people is where they are. */
bool lb__among_people(const lb_reader *rd, uint32_t i)
{
    const lb_mention *m = &rd->doc->mentions->at[i];
    for (uint32_t k = rd->mention[m->sentence]; k < rd->mention[m->sentence + 1]; k++) {
        const lb_mention *o = &rd->doc->mentions->at[k];
        if (o->kind == LB_PARTY && o->first <= m->first && o->end >= m->end && lb_ends(o->party.code, ".CVL")) return true;
    }
    return false;
}

void lb__take_parties(const lb_reader *rd, const lb_scope *s, const lb_match *m, const lb_arg *g, actor_list *l)
{
    const lb_mentions *ms = rd->doc->mentions;
    uint32_t from = rd->mention[s->sentence], to = rd->mention[s->sentence + 1], found = 0;
    for (int pass = 0; pass < 2 && !found; pass++)
        for (uint32_t i = from; i < to; i++) {
            const lb_mention *x = &ms->at[i];
            uint32_t who;
            if ((x->kind != LB_PARTY && x->kind != LB_REFERENCE) || outlet_only(x) || !lb_party_code(rd->doc, i, &who).n) continue;
            bool named = false; // a name needs no antecedent
            for (uint32_t k = from; k < to && x->kind == LB_REFERENCE && !named; k++)
                named = ms->at[k].kind == LB_PARTY && ms->at[k].party.code.n && ms->at[k].first <= x->head && x->head < ms->at[k].end && ms->at[k].head == x->head;
            if (named) continue;
            bool covers = x->first <= g->head && g->head < x->end;
            if (pass == 0 ? covers || x->head == g->head || (lb__conj_of(rd, m, x->head, g->head) && lb_arg_has(g, s, x->head))
                          : lb_arg_has(g, s, x->head) && !lb__inside_longer(rd, i, LB_PARTY)) {
                if (pass == 0 && lb__inside_longer(rd, i, LB_PARTY) && !covers) continue;
                if (pass == 0 && covers && lb__inside_longer(rd, i, LB_PARTY)) continue;
                add_actor(rd, l, i, x->span);
                found++;
            }
        }
}

lb_str lb__with_sector(lb_arena *a, lb_str code, const char *sector)
{
    if (!is_country_code(code) || code.n != 3) return code;
    return lb_printf(a, "%.*s.%s", LB_FMT(code), sector);
}

/* "Gebietsgewinne, die die Ukraine verzeichnet": who does it is the subject of the verb that carries the noun. */
void lb__actor_of_support(const lb_reader *rd, const lb_scope *s, const lb_match *m, actor_list *l)
{
    static const char *const verbs[] = { "verzeichnen", "erzielen", "starten", "durchführen", "führen", "verüben", "planen", "vorbereiten", "fortsetzen",
                                         "beginnen", "unternehmen", "setzen", "machen", "abhalten", "fliegen", "leisten", "intensivieren", "verstärken",
                                         "ausweiten", "vorantreiben", "befehlen", "anordnen", "treiben", "lancieren", "einleiten", "ausführen", "organisieren" };
    if (!m->tree || (m->t->pos != LB_POS_NOUN && m->t->pos != LB_POS_NOUN_EXACT)) return;
    const lb_arc *arc = rd->doc->trees->at;
    uint32_t verb = LB_NONE;
    uint32_t own = s->clause[m->at - s->first];
    if (own + 1 < s->clauses.n && s->clauses.at[own + 1].kind == LB_CLAUSE_RELATIVE && s->clauses.at[own + 1].first <= m->at + 3) {
        bool carries = false;
        for (uint32_t t = s->clauses.at[own + 1].first; t < s->clauses.at[own + 1].end; t++)
            for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) carries |= lb_is(rd->w[t].lemma, verbs[i]);
        for (uint32_t i = rd->mention[s->sentence]; carries && i < rd->mention[s->sentence + 1]; i++) {
            const lb_mention *x = &rd->doc->mentions->at[i];
            if ((x->kind != LB_PARTY && x->kind != LB_REFERENCE) || s->clause[x->head - s->first] != own + 1) continue;
            if (x->first > s->first && rd->doc->tags->at[x->first - 1].upos == LB_UPOS_ADP) continue;
            size_t before = l->n;
            add_actor(rd, l, i, x->span);
            if (l->n > before) return;
        }
    }
    if (verb == LB_NONE && (arc[m->at].rel == LB_REL_obj || arc[m->at].rel == LB_REL_obl || arc[m->at].rel == LB_REL_obl_arg)) verb = arc[m->at].head;
    if (verb == LB_NONE) return;
    bool light = false;
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) light |= lb_is(rd->w[verb].lemma, verbs[i]);
    if (!light) return;
    for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1]; i++) {
        const lb_mention *x = &rd->doc->mentions->at[i];
        if (x->kind != LB_PARTY && x->kind != LB_REFERENCE) continue;
        if (arc[x->head].head == verb && arc[x->head].rel == LB_REL_nsubj) {
            add_actor(rd, l, i, x->span);
            return;
        }
    }
}

/* The other party of the clause, where the verb needs one and the tree has lost it. */
void lb__target_beside(const lb_reader *rd, const lb_scope *s, const lb_match *m, lb_str type, const actor_list *actors, actor_list *l)
{
    static const char *const types[] = { "meet", "aid", "threaten", "accuse" };
    static const char *const preps[] = { "mit", "an", "für", "gegen", "gegenüber" };
    const lb_doc *d = rd->doc;
    bool fits_type = false;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) fits_type |= lb_is(type, types[i]);
    if (!fits_type || m->t->pos == LB_POS_NOUN || m->t->pos == LB_POS_NOUN_EXACT) return;
    for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1]; i++) {
        const lb_mention *x = &d->mentions->at[i];
        uint32_t who;
        lb_str code = x->kind == LB_PARTY ? lb_party_code(d, i, &who) : LB_STR("");
        if (!code.n || outlet_only(x) || lb__inside_longer(rd, i, LB_PARTY) || s->clause[x->head - s->first] != s->clause[m->at - s->first]) continue;
        bool bad = lb__in_speaker(d, x->span), same = false;
        for (uint32_t t = x->first, k = 0; t-- > s->first && k < 3 && !bad; k++) {
            lb_upos u = d->tags->at[t].upos;
            if (u == LB_UPOS_ADP) {
                bad = true;
                for (size_t p = 0; p < sizeof preps / sizeof *preps; p++) bad &= !lb_word_is(d, t, preps[p]);
                break;
            }
            if (u == LB_UPOS_NOUN) bad = true; // a genitive
            if (u != LB_UPOS_DET && u != LB_UPOS_ADJ) break;
        }
        for (size_t k = 0; k < actors->n; k++) same |= actors->at[k].span.begin == x->span.begin || (code.n >= 3 && actors->at[k].code.n >= 3 && !memcmp(actors->at[k].code.p, code.p, 3));
        if (bad || same) continue;
        add_actor(rd, l, i, x->span);
        return;
    }
}

/* "bereit, mit Russland zu verhandeln": the other side stands in the clause that follows. */
void lb__target_ahead(const lb_reader *rd, const lb_scope *s, const lb_match *m, const actor_list *actors, actor_list *l)
{
    for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1]; i++) {
        const lb_mention *x = &rd->doc->mentions->at[i];
        uint32_t who;
        lb_str code = x->kind == LB_PARTY ? lb_party_code(rd->doc, i, &who) : LB_STR("");
        uint32_t c = s->clause[x->head - s->first], own = s->clause[m->at - s->first];
        if ((x->first <= m->at && c != own) || !code.n || x->first == s->first || lb__inside_longer(rd, i, LB_PARTY)) continue;
        if (c != own && s->up[c] != own) continue;
        bool mit = lb_word_is(rd->doc, x->first - 1, "mit") || (x->first > s->first + 1 && lb_word_is(rd->doc, x->first - 2, "mit")) || lb_word_is(rd->doc, x->first, "mit");
        bool same = false;
        for (size_t k = 0; k < actors->n; k++) same |= actors->at[k].code.n >= 3 && code.n >= 3 && !memcmp(actors->at[k].code.p, code.p, 3);
        if (!mit || same) continue;
        add_actor(rd, l, i, x->span);
        return;
    }
}

/* "… dürfen nicht nach Myanmar verkauft werden": a country where goods go is whom it hits. */
void lb__target_country(const lb_reader *rd, const lb_scope *s, const lb_match *m, const lb_arg *g, actor_list *l)
{
    for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1]; i++) {
        const lb_mention *x = &rd->doc->mentions->at[i];
        if (x->kind != LB_PLACE || x->place.precision < 6 || x->place.country.n != 3 || !lb_arg_has(g, s, x->head) || !lb__place_head(rd, m, x, g)) continue;
        *lb_push(rd->a, l) = (lb_actor){ x->place.country, x->place.name, x->span };
        return;
    }
}

/* "verlangt von Teheran", "gegen Belarus": a country or its capital in the place of who is spoken
 * to stands for its government. Its mention, or LB_NONE. */
uint32_t lb__target_capital(const lb_reader *rd, const lb_scope *s, const lb_match *m, const char *const *preps, const actor_list *actors, actor_list *l)
{
    const lb_doc *d = rd->doc;
    for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1]; i++) {
        const lb_mention *x = &d->mentions->at[i];
        if (x->kind != LB_PLACE || x->place.country.n != 3 || x->first == s->first || d->tags->at[x->head].upos == LB_UPOS_ADJ) continue;
        if (s->clause[x->head - s->first] != s->clause[m->at - s->first] || lb__inside_longer(rd, i, LB_PARTY) || lb__inside_longer(rd, i, LB_PLACE)) continue;
        if (!lb_is(x->place.feature, "PPLC") && x->place.precision < 6) continue;
        uint32_t t = x->first - 1;
        if (d->tags->at[t].upos == LB_UPOS_DET && t > s->first) t--; // "vom Iran", "gegen den Iran"
        bool to = false, same = false;
        for (size_t k = 0; preps[k]; k++) to |= lb_word_is(d, t, preps[k]);
        for (size_t k = 0; k < actors->n; k++) same |= actors->at[k].code.n >= 3 && !memcmp(actors->at[k].code.p, x->place.country.p, 3);
        if (!to || same) continue;
        *lb_push(rd->a, l) = (lb_actor){ x->place.country, x->place.name, x->span };
        return i;
    }
    return LB_NONE;
}

/* "30 von Russland gestartete Drohnen": whose they are. Its mention, or LB_NONE. */
uint32_t lb__launched_by(const lb_reader *rd, const lb_scope *s, const lb_match *m, actor_list *l)
{
    const lb_doc *d = rd->doc;
    for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1]; i++) {
        const lb_mention *x = &d->mentions->at[i];
        uint32_t who;
        if ((x->kind != LB_PARTY && x->kind != LB_PLACE) || s->clause[x->head - s->first] != s->clause[m->at - s->first] || !lb__launches(rd, s, x)) continue;
        lb_str code = x->kind == LB_PARTY ? lb_party_code(d, i, &who) : x->place.precision >= 6 ? x->place.country : LB_STR("");
        if (!code.n) continue;
        *lb_push(rd->a, l) = (lb_actor){ code, lb_word(d, x->head), x->span };
        return i;
    }
    return LB_NONE;
}

/* The tree gave the actor as its own target: another argument that names somebody else. */
void lb__target_else(const lb_reader *rd, const lb_scope *s, const lb_match *m, const actor_list *actors, actor_list *l)
{
    for (uint32_t k = 0; k < m->t->frame->n; k++)
        for (uint32_t i = 0; i < m->n_args && m->t->frame->slot[k].role == LB_FILL_TARGET; i++) {
            actor_list found = { 0 };
            if (!lb__fits(&m->t->frame->slot[k], &m->arg[i])) continue;
            lb__take_parties(rd, s, m, &m->arg[i], &found);
            bool same = false;
            for (size_t x = 0; x < found.n; x++)
                for (size_t y = 0; y < actors->n; y++) same |= actors->at[y].code.n >= 3 && found.at[x].code.n >= 3 && !memcmp(actors->at[y].code.p, found.at[x].code.p, 3);
            if (same || !found.n) continue;
            *l = found;
            return;
        }
}

/* "taxierte er Äthiopiens Ausfälle auf 300 Tote": the losses' own genitive says whose they are. */
void lb__losses_of(const lb_reader *rd, const lb_scope *s, const lb_match *m, actor_list *l)
{
    static const char *const nouns[] = { "verlust", "ausfall", "gefallene", "gefallener", "opferzahl" };
    const lb_doc *d = rd->doc;
    for (uint32_t t = s->first + 1; t < s->end; t++) {
        bool loss = false;
        for (size_t k = 0; k < sizeof nouns / sizeof *nouns; k++) loss |= lb_is(rd->w[t].lemma, nouns[k]);
        if (!loss || s->clause[t - s->first] != s->clause[m->at - s->first]) continue;
        for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1]; i++) {
            const lb_mention *x = &d->mentions->at[i];
            uint32_t who;
            if (x->kind != LB_PARTY || x->end != t || x->first + 1 != t) continue;
            if (d->tags->at[t - 1].upos != LB_UPOS_ADJ && (d->tags->at[t - 1].upos != LB_UPOS_PROPN || !lb_ends(lb_word(d, t - 1), "s"))) continue;
            if (!lb_party_code(d, i, &who).n) continue;
            actor_list own = { 0 };
            add_actor(rd, &own, i, x->span);
            own.at[0].code = lb__with_sector(rd->a, own.at[0].code, "MIL");
            *l = own;
            return;
        }
    }
}

/* "Armenier aus aserbaidschanischer Gefangenschaft": prisoners of war are soldiers. */
bool lb__prisoners_of_war(const lb_reader *rd, const lb_scope *s, const lb_match *m)
{
    for (uint32_t t = s->first; t < s->end; t++) {
        if (s->clause[t - s->first] != s->clause[m->at - s->first]) continue;
        lb_str l = rd->w[t].lemma;
        if (lb_is(l, "gefangenschaft") || lb_is(l, "kriegsgefangenschaft") || lb_is(l, "kriegsgefangene") || lb_is(l, "kriegsgefangener")) return true;
    }
    return false;
}

/* Whose people the victims are: a country's soldiers are its armed forces. */
void lb__victims(const lb_reader *rd, lb_claim *c, actor_list *targets)
{
    bool soldiers = false, civilians = false;
    for (uint32_t i = 0; i < c->n_quantities; i++) {
        soldiers |= lb_is(c->quantity[i].number.unit, "soldiers");
        civilians |= lb_is(c->quantity[i].number.unit, "civilians");
        uint32_t n = c->quantity[i].number.counted;
        civilians |= n != LB_NONE && n < rd->doc->tokens->n && lb_civil_word(rd->w[n].lemma);
    }
    for (size_t i = 0; i < targets->n; i++) {
        if (soldiers) targets->at[i].code = lb__with_sector(rd->a, targets->at[i].code, "MIL");
        else if (civilians) targets->at[i].code = lb__with_sector(rd->a, targets->at[i].code, "CVL");
    }
    if (!targets->n && civilians && c->n_places) {
        lb_str country = rd->doc->mentions->at[c->place[0]].place.country;
        if (country.n == 3) {
            const lb_mention *p = &rd->doc->mentions->at[c->place[0]];
            *lb_push(rd->a, targets) = (lb_actor){ lb_printf(rd->a, "%.*s.CVL", LB_FMT(country)), LB_STR("Zivilisten"), p->span };
        }
    }
}

/* No subject found: the first party of the clause that no argument holds and no preposition governs. */
static void actor_in_clause(const lb_reader *rd, const lb_scope *s, const lb_match *m, uint32_t clause, int hop, actor_list *l)
{
    const lb_doc *d = rd->doc;
    bool wants = false;
    for (uint32_t k = 0; k < m->t->frame->n; k++) wants |= m->t->frame->slot[k].role == LB_FILL_ACTOR && m->t->frame->slot[k].kind == LB_ARG_SUBJ;
    bool act = (m->t->needs & (1u << LB_NEED_act | 1u << LB_NEED_act2)) != 0;
    for (uint32_t i = 0; i < m->n_args; i++) {
        lb_upos u = d->tags->at[m->arg[i].head].upos;
        if (m->arg[i].kind == LB_ARG_SUBJ && !m->arg[i].prep.n) wants &= act && u != LB_UPOS_PRON;
    }
    if (lb_is(m->t->frame->name, "n.mit")) wants = true; // "Russland hat nach Gesprächen mit der Ukraine"
    if (!wants) return;
    for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1]; i++) {
        const lb_mention *x = &d->mentions->at[i];
        uint32_t who;
        if (x->kind != LB_PARTY || outlet_only(x) || !lb_party_code(d, i, &who).n) continue;
        if (s->clause[x->head - s->first] != clause || lb__inside_longer(rd, i, LB_PARTY)) continue;
        bool taken = x->first > s->first && d->tags->at[x->first - 1].upos == LB_UPOS_ADP;
        if (x->first > s->first && lb_word_is(d, x->first - 1, "allem")) taken = false;
        if (x->first > s->first + 1 && d->tags->at[x->first - 1].upos == LB_UPOS_DET && d->tags->at[x->first - 2].upos == LB_UPOS_ADP) taken = true;
        for (uint32_t k = 0; k < m->n_args; k++) taken |= lb_arg_has(&m->arg[k], s, x->head);
        if (taken) continue;
        add_actor(rd, l, i, x->span);
        return;
    }
    /* "Der Kreml erklärte …, weigerte sich jedoch": the subject of the clause before */
    const lb_clause *k = &s->clauses.at[clause];
    if (hop < 3 && k->kind == LB_CLAUSE_INFINITIVE && s->up[clause] != LB_NONE && s->up[clause] != clause) {
        actor_in_clause(rd, s, m, s->up[clause], hop + 1, l);
        return;
    }
    if (hop < 3 && clause && (k->kind == LB_CLAUSE_VERB_FIRST || k->before == '&')) {
        for (uint32_t c = clause; c-- > 0 && !l->n;)
            if (s->clauses.at[c].kind == LB_CLAUSE_MAIN) actor_in_clause(rd, s, m, c, 3, l);
    }
}

/* "wir", "ich", "man" in what somebody says: the speaker; "In Moskau wies man": the government there. */
void lb__actor_speaks(const lb_reader *rd, const lb_scope *s, const lb_match *m, actor_list *l)
{
    const lb_doc *d = rd->doc;
    bool first = false, man = false;
    for (uint32_t i = 0; i < m->n_args; i++) {
        uint32_t h = m->arg[i].head;
        if (m->arg[i].kind != LB_ARG_SUBJ) continue;
        first |= lb_word_is(d, h, "wir") || lb_word_is(d, h, "ich");
        man |= lb_word_is(d, h, "man");
    }
    if (lb_is(m->t->frame->name, "owned"))
        for (uint32_t t = s->first; t < s->end; t++)
            if (s->clause[t - s->first] == s->clause[m->at - s->first]) first |= lb_word_is(d, t, "uns");
    if (!first && !man) return;
    lb_source *src;
    uint32_t n = lb_sources_at(d, rd->q, m->at, rd->a, &src);
    for (uint32_t i = 0; i < n; i++)
        if (src[i].code.n && !src[i].outlet.n) {
            *lb_push(rd->a, l) = (lb_actor){ src[i].code, src[i].name, src[i].span };
            return;
        }
    for (uint32_t i = rd->mention[s->sentence]; man && i < rd->mention[s->sentence + 1]; i++) {
        const lb_mention *x = &d->mentions->at[i];
        if (s->clause[x->head - s->first] != s->clause[m->at - s->first] || x->first == s->end) continue;
        bool in = x->first > s->first && (lb_word_is(d, x->first - 1, "in") || lb_word_is(d, x->first - 1, "aus"));
        uint32_t who;
        if (in && x->kind == LB_PARTY && lb_party_code(d, i, &who).n) {
            add_actor(rd, l, i, x->span);
            return;
        }
        if (in && x->kind == LB_PLACE && lb_is(x->place.feature, "PPLC") && x->place.country.n == 3) {
            *lb_push(rd->a, l) = (lb_actor){ x->place.country, x->place.name, x->span };
            return;
        }
    }
}

void lb__actor_by_position(const lb_reader *rd, const lb_scope *s, const lb_match *m, actor_list *l)
{
    actor_in_clause(rd, s, m, s->clause[m->at - s->first], 0, l);
}

bool lb__is_definite(const lb_reader *rd, const lb_scope *s, uint32_t head)
{
    for (uint32_t t = head, k = 0; t-- > s->first && k < 3; k++) {
        const lb_tag *g = &rd->doc->tags->at[t];
        if (g->upos == LB_UPOS_DET) return lb_is(g->lemma, "der") || g->stts == LB_STTS_PDAT;
        if (g->stts == LB_STTS_APPRART) return true;
        if (g->upos != LB_UPOS_ADJ) return false;
    }
    return false;
}

/* "auf beiden Seiten": the armies of the two countries the report names most. */
void lb__both_sides(const lb_reader *rd, const lb_scope *s, const lb_match *m, actor_list *l)
{
    const lb_doc *d = rd->doc;
    bool both = false;
    for (uint32_t t = s->first; t + 1 < s->end && !both; t++)
        both = s->clause[t - s->first] == s->clause[m->at - s->first] && lb_word_is(d, t, "beiden") && lb_word_is(d, t + 1, "Seiten");
    if (!both) return;
    struct { lb_str code; uint32_t n; lb_span span; } top[16];
    uint32_t n = 0;
    for (uint32_t i = 0; i < d->mentions->n; i++) {
        uint32_t who;
        lb_str code = d->mentions->at[i].kind == LB_PARTY ? lb_party_code(d, i, &who) : LB_STR("");
        if (code.n < 3 || code.p[0] == '?' || (code.n > 3 && code.p[3] != '.')) continue;
        code.n = 3;
        uint32_t k = 0;
        while (k < n && !lb_eq(top[k].code, code)) k++;
        if (k == n && n == 16) continue;
        if (k == n) {
            top[n].code = code, top[n].n = 0, top[n].span = d->mentions->at[i].span;
            n++;
        }
        top[k].n++;
    }
    for (int round = 0; round < 2; round++) {
        uint32_t best = LB_NONE;
        for (uint32_t k = 0; k < n; k++)
            if (top[k].n && (best == LB_NONE || top[k].n > top[best].n)) best = k;
        if (best == LB_NONE) return;
        *lb_push(rd->a, l) = (lb_actor){ lb_printf(rd->a, "%.*s.MIL", LB_FMT(top[best].code)), LB_STR("beide Seiten"), top[best].span };
        top[best].n = 0;
    }
}

/* "eigene Tote", "seine Soldaten": whose they are, the one who speaks or acts says. */
void lb__own_people(const lb_reader *rd, const lb_scope *s, const lb_match *m, actor_list *l)
{
    bool own = false;
    for (uint32_t i = 0; i < m->n_args && !own; i++)
        for (uint32_t t = m->arg[i].first; t < m->arg[i].end && !own; t++)
            own = lb_arg_has(&m->arg[i], s, t) && (lb_is(rd->w[t].lemma, "eigen") || lb_word_is(rd->doc, t, "eigene") || lb_word_is(rd->doc, t, "eigenen"));
    if (!own) return;
    lb_source *src;
    uint32_t n = lb_sources_at(rd->doc, rd->q, m->at, rd->a, &src);
    for (uint32_t i = 0; i < n; i++)
        if (src[i].code.n >= 3 && src[i].code.p[0] != '?') {
            *lb_push(rd->a, l) = (lb_actor){ lb_printf(rd->a, "%.3s.MIL", src[i].code.p), src[i].name, src[i].span };
            return;
        }
}

/* "Bei ihrem Vormarsch trafen US-Truppen": the possessive that opens a sentence points ahead. */
void lb__owner_ahead(const lb_reader *rd, const lb_scope *s, const lb_match *m, actor_list *l)
{
    const lb_doc *d = rd->doc;
    uint32_t t = m->at;
    while (t > s->first && d->tags->at[t - 1].upos == LB_UPOS_ADJ) t--;
    if (m->t->pos != LB_POS_NOUN || t == s->first || t > s->first + 2 || d->tags->at[t - 1].stts != LB_STTS_PPOSAT) return;
    for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1]; i++) {
        const lb_mention *x = &d->mentions->at[i];
        uint32_t who, b = x->first;
        if (x->first <= m->at || x->kind != LB_PARTY || outlet_only(x) || !lb_party_code(d, i, &who).n || lb__inside_longer(rd, i, LB_PARTY)) continue;
        while (b > s->first && (d->tags->at[b - 1].upos == LB_UPOS_ADJ || d->tags->at[b - 1].upos == LB_UPOS_DET)) b--;
        if (b == s->first || d->tags->at[b - 1].upos == LB_UPOS_ADP || d->tags->at[b - 1].upos == LB_UPOS_NOUN) continue;
        l->n = 0;
        add_actor(rd, l, i, x->span);
        return;
    }
}
