/* claim.c: from triggers to claims: every word that names a happening is tried, verbs and
 * phrases before nouns; what a verb already tells is not told again by its nouns. O(tokens)
 * a report, O(tokens × depth) in the sentences that hold triggers. */
#include "claim/found.h"

#include <stdio.h>

#define MAX_SENTENCE 300 // tokens; longer ones are no prose
#define MAX_CLAIMS 2000  // of one report

static bool verbal_type(lb_str t) { return !lb__physical(t); }

static bool verb_like(lb_upos u) { return u == LB_UPOS_VERB || u == LB_UPOS_AUX; }

static lb_reader open_reader(const lb_doc *doc, const lb_quote_rules *q, const lb_claim_rules *r, lb_arena *a)
{
    lb_reader rd = { .doc = doc, .r = r, .q = q, .a = a };
    lb_words_read(&rd);
    rd.war = lb_words_war(&rd);
    return rd;
}

static bool may_trigger(const lb_reader *rd, uint32_t t)
{
    const lb_word_info *w = &rd->w[t];
    if (w->head != LB_NONE) return true;
    if (w->entry == LB_NONE) return false;
    const lb_entry *e = &rd->r->entry[w->entry];
    for (int k = 0; k < LB_POS_KINDS; k++)
        if (e->trigger[k] != LB_NONE) return true;
    return false;
}

const bool *lb_claim_wanted(const lb_doc *doc, const lb_quote_rules *q, const lb_claim_rules *r, lb_arena *a)
{
    bool *wanted = lb_array(a, doc->tokens->n_sentences, bool);
    lb_reader rd = open_reader(doc, q, r, a);
    if (!rd.war) return wanted;
    for (uint32_t t = 0; t < doc->tokens->n; t++) {
        bool *w = &wanted[doc->tokens->at[t].sentence];
        uint32_t prefix;
        if (!*w && (may_trigger(&rd, t) || (lb_verbal_at(doc, t) && lb_speech_verb(doc, q, t, &prefix)))) *w = true;
    }
    return wanted;
}

bool lb__physical(lb_str type)
{
    static const char *const verbal[] = { "meet", "agree", "offer", "demand", "refuse", "threaten", "accuse", "aid", "sanction", "policy", "response" };
    for (size_t i = 0; i < sizeof verbal / sizeof *verbal; i++)
        if (lb_is(type, verbal[i])) return false;
    return true;
}

static bool prep_before(const lb_reader *rd, const lb_scope *s, uint32_t t, lb_str prep)
{
    for (uint32_t i = t, k = 0; i-- > s->first && k < 6; k++) {
        lb_upos u = rd->doc->tags->at[i].upos;
        if (u == LB_UPOS_ADP) {
            lb_str w = lb_lower(rd->a, lb_word(rd->doc, i));
            if (lb_eq(w, prep)) return true;
            /* "ums" = "um das", "zur" = "zu der" */
            return (w.n > prep.n && w.n <= prep.n + 1 && lb_starts(w, prep.p)) || (lb_is(prep, "in") && (lb_is(w, "im") || lb_is(w, "ins")))
                   || (lb_is(prep, "zu") && (lb_is(w, "zum") || lb_is(w, "zur"))) || (lb_is(prep, "an") && (lb_is(w, "am") || lb_is(w, "ans")))
                   || (lb_is(prep, "zur") && lb_is(w, "zu")) || (lb_is(prep, "zum") && lb_is(w, "zu")) || (lb_is(prep, "ums") && lb_is(w, "um"))
                   || (lb_is(prep, "von") && lb_is(w, "vom")) || (lb_is(prep, "vom") && lb_is(w, "von"));
        }
        if (u != LB_UPOS_DET && u != LB_UPOS_ADJ && u != LB_UPOS_NUM && u != LB_UPOS_PROPN && u != LB_UPOS_NOUN && u != LB_UPOS_ADV
            && u != LB_UPOS_CCONJ && u != LB_UPOS_PUNCT)
            return false;
    }
    return false;
}

static uint32_t phrase_noun(const lb_reader *rd, const lb_scope *s, const lb_trigger *g, uint32_t verb)
{
    uint32_t c = s->clause[verb - s->first];
    for (uint32_t t = s->first; t < s->end; t++) {
        if (s->clause[t - s->first] != c || t == verb) continue;
        const lb_word_info *w = &rd->w[t];
        bool same = lb_eq(w->lemma, g->word);
        if (!same) {
            lb_str form = lb_word(rd->doc, t);
            if (form.n != g->word.n && !(w->lemma.n > g->word.n && lb_ends(w->lemma, g->word.p))) continue;
            same = lb_eq(lb_word_key(rd->a, form), g->word);
            if (!same && w->lemma.n > g->word.n + 2 && g->word.n >= 5 && rd->doc->tags->at[t].upos == LB_UPOS_NOUN && !(w->self && g->excludes & w->self))
                same = lb_ends(w->lemma, g->word.p);
        }
        if (!same) continue;
        if (g->prep.n && !prep_before(rd, s, t, g->prep)) continue;
        return t;
    }
    return LB_NONE;
}

static lb_str trigger_text(const lb_reader *rd, const lb_match *m, lb_span *span)
{
    uint32_t t[3] = { m->at, m->noun, m->prefix }, n = 0, v[3];
    for (int i = 0; i < 3; i++)
        if (t[i] != LB_NONE) v[n++] = t[i];
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = i + 1; k < n; k++)
            if (v[k] < v[i]) {
                uint32_t x = v[i];
                v[i] = v[k], v[k] = x;
            }
    lb_str text = LB_STR("");
    for (uint32_t i = 0; i < n; i++) {
        lb_str w = lb_word(rd->doc, v[i]);
        text = !i ? w : lb_printf(rd->a, "%.*s%s%.*s", LB_FMT(text), v[i] == v[i - 1] + 1 ? " " : " … ", LB_FMT(w));
    }
    *span = rd->doc->tokens->at[m->noun != LB_NONE ? m->noun : m->at].span;
    return text;
}

static bool topic_ok(const lb_reader *rd, const lb_scope *s, const lb_trigger *g, uint32_t at, const char **why)
{
    uint64_t mask = 0, clause = 0;
    for (uint32_t t = s->first; t < s->end; t++) {
        if (t == at) continue;
        mask |= rd->w[t].mask;
        if (s->clause[t - s->first] == s->clause[at - s->first]) clause |= rd->w[t].mask;
    }
    const lb_claim_rules *r = rd->r;
    *why = "a word that excludes it";
    if (clause & g->excludes) return false;
    if (g->exclude_group != LB_NONE && rd->w[at].self >> g->exclude_group & 1) return false;
    if (!lb__physical(g->type)) return true;
    bool war = (mask & (r->war | r->troops | r->weapons)) != 0;
    *why = "sport, culture, business";
    if (mask & (r->sport | r->culture | r->business) && !war) return false;
    if (mask & r->sport && lb_is(g->type, "detain")) return false;
    if (mask & r->culture && rd->w[at].mask & r->culture) return false;
    *why = "an accident or a crime";
    if (mask & r->accident && !war && (lb_is(g->type, "casualties") || lb_is(g->type, "damage") || lb_is(g->type, "detain"))) return false;
    *why = "";
    return true;
}

static const lb_trigger *seen_by_passing(const run *x, const lb_claim *c)
{
    for (size_t i = 0; i < x->all.n; i++) {
        const lb_claim *o = &x->all.at[i].claim;
        if (!lb_eq(o->type, c->type)) continue;
        bool place = !c->n_places, actor = !c->n_actors;
        for (uint32_t k = 0; k < o->n_places && c->n_places; k++)
            if (lb_eq(x->rd.doc->mentions->at[o->place[k]].place.name, x->rd.doc->mentions->at[c->place[0]].place.name)) place = true;
        for (uint32_t k = 0; k < o->n_actors && c->n_actors; k++)
            if (o->actor[k].code.n >= 3 && c->actor[0].code.n >= 3 && !memcmp(o->actor[k].code.p, c->actor[0].code.p, 3)) actor = true;
        if (place && actor) return x->all.at[i].match.t;
    }
    return NULL;
}

static bool own_place(const lb_reader *rd, const lb_scope *s, const lb_match *m)
{
    for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1]; i++)
        for (uint32_t k = 0; k < m->n_args; k++)
            if (rd->doc->mentions->at[i].kind == LB_PLACE && lb_arg_has(&m->arg[k], s, rd->doc->mentions->at[i].head)) return true;
    return false;
}

/* "für den Kampf gegen …", "zum Kampf": what somebody is there for, no fight that takes place. */
static bool purpose(const lb_reader *rd, const lb_scope *s, uint32_t t)
{
    if (!lb_is(rd->w[t].lemma, "kampf")) return false;
    for (uint32_t i = t; i-- > s->first;) {
        lb_upos u = rd->doc->tags->at[i].upos;
        if (u == LB_UPOS_ADP)
            return lb_word_is(rd->doc, i, "für") || lb_word_is(rd->doc, i, "zum") || lb_word_is(rd->doc, i, "zu");
        if (u != LB_UPOS_DET && u != LB_UPOS_ADJ) return false;
    }
    return false;
}

/* The clause says that it begins, goes on or ends: that is news of its own. */
static bool goes_on(const lb_reader *rd, const lb_scope *s, uint32_t t)
{
    static const char *const verbs[] = { "weitergehen", "andauern", "anhalten", "zunehmen", "nachlassen", "beginnen", "dauern", "toben", "fortsetzen", "enden",
                                         "verschärfen", "eskalieren", "abflauen", "ausweiten", "stocken", "ausbrechen", "scheitern", "vorantreiben" };
    for (uint32_t i = s->first; i < s->end; i++)
        if (s->clause[i - s->first] == s->clause[t - s->first])
            for (size_t k = 0; k < sizeof verbs / sizeof *verbs; k++)
                if (lb_is(rd->w[i].lemma, verbs[k])) return true;
    return false;
}

/* A noun that only sets the scene: "bei dem Angriff", "seit Beginn der Kämpfe". */
static bool in_passing(const lb_reader *rd, const lb_scope *s, uint32_t t)
{
    static const char *const preps[] = { "bei", "beim", "nach", "seit", "vor", "während", "wegen", "aufgrund", "infolge", "trotz", "durch", "mit", "zum", "zur",
                                         "für", "ohne", "angesichts", "gegen", "zu", "unter", "mithilfe", "inmitten", "über", "zwischen", "dank", "neben", "statt", "aus", "im", "in", "als", "wie" };
    const lb_doc *d = rd->doc;
    for (uint32_t i = t; i-- > s->first;) {
        lb_upos u = d->tags->at[i].upos;
        if (u == LB_UPOS_DET) {
            if (d->tags->at[i].feats.case_ == LB_GEN && i > s->first && d->tags->at[i - 1].upos == LB_UPOS_NOUN) return true;
            continue;
        }
        if (u == LB_UPOS_ADJ || u == LB_UPOS_NUM || u == LB_UPOS_ADV) continue;
        if (u == LB_UPOS_ADP || u == LB_UPOS_CCONJ) {
            lb_str w = lb_lower(rd->a, lb_word(d, i));
            if (lb_is(w, "mit") && goes_on(rd, s, t)) return false;
            if (lb_is(w, "zu") || lb_is(w, "zum") || lb_is(w, "zur")) // "führen zu Verlusten", "kam zu Kämpfen"
                for (uint32_t v = s->first; v < s->end; v++)
                    if (s->clause[v - s->first] == s->clause[t - s->first] && (lb_is(rd->w[v].lemma, "führen") || lb_is(rd->w[v].lemma, "kommen"))) return false;
            for (size_t k = 0; k < sizeof preps / sizeof *preps; k++)
                if (lb_is(w, preps[k])) return true;
        }
        return false;
    }
    return false;
}

/* Is the noun told by a verb that already made a claim? */
static bool told(const run *x, const lb_scope *s, size_t from, uint32_t t, lb_str type, bool *in_arg)
{
    for (size_t i = from; i < x->all.n; i++) {
        const found *f = &x->all.at[i];
        if (f->match.at == t || f->match.noun == t) return true;
        if (f->match.t->pos == LB_POS_NOUN && lb_is(f->claim.type, "casualties")) continue;
        if (s->clause[f->match.at - s->first] != s->clause[t - s->first] && !verbal_type(f->claim.type)) continue;
        for (uint32_t k = 0; k < f->match.n_args; k++) {
            const lb_arg *g = &f->match.arg[k];
            if (!lb_arg_has(g, s, t)) continue;
            *in_arg = true;
            lb_str o = f->claim.type;
            if (lb_eq(o, type) || verbal_type(o) || lb_is(o, "battle.repelled") || lb_is(o, "intercept")) return true;
        }
    }
    return false;
}

static bool own_time(const lb_reader *rd, const lb_scope *s, const lb_match *m)
{
    for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1]; i++) {
        const lb_mention *t = &rd->doc->mentions->at[i];
        if (t->kind != LB_TIME || !t->time.precision) continue;
        for (uint32_t k = 0; k < m->n_args; k++)
            if (lb_arg_has(&m->arg[k], s, t->head)) return true;
        if (t->first > m->at && t->first <= m->at + 6) return true;
    }
    return false;
}

static void set_identity(const lb_reader *rd, lb_claim *c)
{
    static const uint8_t zero[32];
    const lb_raw *raw = rd->doc->raw;
    lb_str key = lb_printf(rd->a, "%u %u %.*s %u %.*s", c->evidence.begin, c->evidence.end, LB_FMT(c->type), c->trigger.begin, LB_FMT(c->trigger_text));
    uint64_t h = memcmp(raw->sha256, zero, 32) ? lb_hash((lb_str){ (const char *)raw->sha256, 32 }) : lb_hash(raw->bytes);
    h ^= lb_hash(key) * 0x9E3779B97F4A7C15u;
    for (uint32_t i = 0; i < c->n_quantities; i++) h = h * 31 + c->quantity[i].span.begin;
    snprintf(c->id, sizeof c->id, "c-%016llx", (unsigned long long)h);
}

/* Speakers that are no party: a person unknown is "?", a thing ("Die Lage zeigt, dass") is nobody. */
static void clear_sources(const lb_reader *rd, lb_claim *c)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < c->n_sources; i++) {
        lb_source *src = &c->source[i];
        if (src->cue.n > 200) src->cue = LB_STR(""); // cues that enclose what is said
        if (!src->code.n && !src->outlet.n) {
            bool person = false;
            for (uint32_t k = rd->mention[c->sentence]; k < rd->mention[c->sentence + 1] && !person; k++) {
                const lb_mention *m = &rd->doc->mentions->at[k];
                person = m->kind == LB_NAME && m->name == LB_NAME_PER && m->span.begin >= src->span.begin && m->span.end <= src->span.end;
            }
            lb_str w = src->name;
            person |= lb_is(w, "er") || lb_is(w, "Er") || lb_is(w, "sie") || lb_is(w, "Sie") || lb_is(w, "ihm") || lb_is(w, "ihr");
            if (!person) continue;
            src->code = LB_STR("?");
        }
        c->source[n++] = *src;
    }
    c->n_sources = n;
}

/* Who reports on own deeds without saying who did them, did them: "vermeldete den Abfang von …". */
static void actor_from_source(const lb_reader *rd, const lb_match *m, lb_claim *c)
{
    static const char *const own[] = { "control.gain", "intercept", "battle.advance", "battle.repelled", "withdraw", "mobilize" };
    bool noun = m->t->pos == LB_POS_NOUN || m->t->pos == LB_POS_NOUN_EXACT, accuse = lb_is(c->type, "accuse"), fits = accuse;
    for (size_t i = 0; i < sizeof own / sizeof *own && noun; i++) fits |= lb_is(c->type, own[i]);
    if (!fits || c->n_actors || !c->n_sources || c->polarity == LB_NEGATED) return;
    for (uint32_t i = 0; i < c->n_sources; i++) {
        lb_str code = c->source[i].code;
        if (code.n < 2 || code.p[0] == '?' || lb_ends(code, ".MED") || lb_ends(code, ".EXP")) continue;
        if (c->n_targets && !accuse && code.n >= 3 && !memcmp(code.p, c->target[0].code.p, 3)) continue;
        c->actor = lb_new(rd->a, lb_actor);
        *c->actor = (lb_actor){ code, c->source[i].name, c->source[i].span };
        c->n_actors = 1;
        return;
    }
}

/* What the auxiliary says about "soll gefallen sein" and "wird gekämpft": hearsay and a passive, no plan. */
static void mend_certainty(const lb_reader *rd, const lb_scope *s, const lb_match *m, uint32_t why, lb_claim *c)
{
    const lb_doc *d = rd->doc;
    if (c->certainty != LB_PLANNED) return;
    for (uint32_t t = s->first; t < s->end && why == LB_NONE; t++)
        if (s->clause[t - s->first] == s->clause[m->at - s->first] && lb_finite_at(d, t)) why = t;
    if (why == LB_NONE) return;
    bool participle = d->tags->at[m->at].feats.form == LB_PART, infinitive = false;
    lb_str by = d->tags->at[why].lemma;
    for (uint32_t t = m->at; t < s->end && s->clause[t - s->first] == s->clause[m->at - s->first]; t++)
        infinitive |= d->tags->at[t].stts == LB_STTS_VAINF;
    bool zu = d->tags->at[m->at].stts == LB_STTS_VVIZU;
    for (uint32_t t = m->at, k = 0; t-- > s->first && k < 2; k++) zu |= d->tags->at[t].stts == LB_STTS_PTKZU;
    if (lb_is(by, "um") && !zu) c->certainty = LB_CERTAIN; // "Um den Ort wird gekämpft"
    if (m->at + 1 < s->end && d->tags->at[m->at + 1].stts == LB_STTS_VAINF && lb_is(by, "sollen")
        && (lb_word_is(d, m->at + 1, "sein") || lb_word_is(d, m->at + 1, "haben")))
        c->certainty = LB_CERTAIN;
    if (participle && lb_is(by, "werden") && !infinitive) c->certainty = LB_CERTAIN;
    if (participle && lb_is(by, "sollen") && infinitive) {
        for (uint32_t t = m->at; t < s->end; t++)
            if (lb_word_is(d, t, "sein") || lb_word_is(d, t, "haben")) c->certainty = LB_CERTAIN;
    }
    if (!lb__physical(c->type) && (lb_is(by, "werden") || lb_is(by, "wollen")) && !lb_is(c->type, "meet") && !lb_is(c->type, "aid") && !lb_is(c->type, "sanction")
        && !lb_is(c->type, "policy"))
        c->certainty = LB_CERTAIN;
}

/* "…, falls die M23 ihre Angriffe einstellt": what hangs on a condition may happen. */
static bool conditional(const lb_reader *rd, const lb_scope *s, const lb_match *m)
{
    const lb_doc *d = rd->doc;
    uint32_t own = s->clause[m->at - s->first];
    lb_clause_kind kind = s->clauses.at[own].kind;
    if (kind == LB_CLAUSE_SUB || kind == LB_CLAUSE_RELATIVE || kind == LB_CLAUSE_INFINITIVE) return false;
    if (lb_word_is(d, s->first, "sollte") || lb_word_is(d, s->first, "sollten")) // the comma ends the condition
        for (uint32_t t = s->first; t < m->at; t++)
            if (d->tags->at[t].stts == LB_STTS_COMMA) return true;
    for (uint32_t t = s->first; t < s->end; t++)
        if (s->clause[t - s->first] == own && lb_finite_at(d, t) && d->tags->at[t].feats.tense == LB_PAST) return false;
    for (uint32_t k = 0; k < s->clauses.n; k++) {
        if (k == own || (k != own + 1 && k + 1 != own)) continue;
        uint32_t first = s->clauses.at[k].first;
        while (first < s->clauses.at[k].end && d->tags->at[first].upos == LB_UPOS_PUNCT) first++;
        if (first >= s->clauses.at[k].end) continue;
        bool wenn = lb_word_is(d, first, "wenn");
        bool falls = lb_word_is(d, first, "falls") || lb_word_is(d, first, "sofern");
        for (uint32_t t = first; wenn && t < s->clauses.at[k].end; t++)
            if (lb_finite_at(d, t) && d->tags->at[t].feats.tense == LB_PAST) wenn = false; // "wenn … schossen": each time
        if (wenn || falls) return true;
    }
    return false;
}

/* What sounds like a guess or a plan and is none: an estimate counts what happened; who uses the
 * time to do it does it; an army that announces a conquest has made it. */
static void mend_deeds(const lb_reader *rd, const lb_scope *s, const lb_match *m, uint32_t why, lb_claim *c)
{
    const lb_doc *d = rd->doc;
    if (lb__physical(c->type) && c->certainty == LB_CERTAIN && conditional(rd, s, m)) c->certainty = LB_POSSIBLE;
    if (why == LB_NONE || why < s->first || why >= s->end) return;
    lb_str by = rd->w[why].lemma;
    if (c->certainty == LB_PROBABLE && c->n_quantities && (lb_is(by, "schätzen") || lb_is(by, "taxieren"))) c->certainty = LB_CERTAIN;
    if (c->certainty != LB_PLANNED) return;
    uint32_t up = s->up[s->clause[m->at - s->first]];
    if (lb_word_is(d, why, "um") && up != LB_NONE)
        for (uint32_t t = s->first; t < s->end; t++)
            if (s->clause[t - s->first] == up && (lb_is(rd->w[t].lemma, "nutzen") || lb_is(rd->w[t].lemma, "nützen"))) c->certainty = LB_CERTAIN;
    if (lb_is(c->type, "control.gain") && m->t->pos != LB_POS_VERB && lb_is(by, "ankündigen") && c->n_sources && lb_ends(c->source[0].code, ".MIL")) {
        bool past = false;
        for (uint32_t t = s->first; t < s->end; t++)
            past |= s->clause[t - s->first] == s->clause[why - s->first] && lb_finite_at(d, t)
                    && (d->tags->at[t].feats.tense == LB_PAST || lb_is(d->tags->at[t].lemma, "haben"));
        if (past) c->certainty = LB_CERTAIN;
    }
}

static void finish(run *x, const lb_scope *s, const lb_match *m, lb_claim *c)
{
    lb_reader *rd = &x->rd;
    uint32_t key = m->at, why = LB_NONE;
    c->polarity = lb_polarity_at(rd->doc, rd->q, key, NULL);
    c->certainty = lb_certainty_at(rd->doc, rd->q, key, &why);
    mend_certainty(rd, s, m, why, c);
    if (m->noun != LB_NONE && c->certainty == LB_CERTAIN && rd->doc->tags->at[m->noun].upos == LB_UPOS_NOUN) { // "Angriffe planen"
        lb_str v = rd->w[m->at].lemma;
        if (lb_is(v, "planen") || lb_is(v, "vorbereiten") || lb_is(m->t->value, "planned")) c->certainty = LB_PLANNED;
    }
    c->n_sources = lb_sources_at(rd->doc, rd->q, key, rd->a, &c->source);
    clear_sources(rd, c);
    mend_deeds(rd, s, m, why, c);
    if (c->certainty == LB_POSSIBLE && why != LB_NONE && c->n_sources && lb__physical(c->type) && lb_is(rd->doc->tags->at[why].lemma, "werden")
        && c->n_actors && c->actor[0].code.n >= 3 && c->source[0].code.n >= 3 && !memcmp(c->actor[0].code.p, c->source[0].code.p, 3))
        c->certainty = LB_PLANNED; // "kündigte an, sie würden angreifen"
    actor_from_source(rd, m, c);
    lb_when_find(rd, s, m, c);
}

static bool predicative(const lb_reader *rd, const lb_scope *s, uint32_t at)
{
    if (lb_word(rd->doc, at).n != rd->doc->tags->at[at].lemma.n || rd->doc->tags->at[at].stts == LB_STTS_ADJA || rd->doc->tags->at[at].feats.degree == LB_CMP) return false;
    bool verb = false;
    for (uint32_t t = s->first; t < s->end; t++) {
        if (s->clause[t - s->first] != s->clause[at - s->first]) continue;
        lb_upos u = rd->doc->tags->at[t].upos;
        lb_str l = rd->doc->tags->at[t].lemma;
        if ((u == LB_UPOS_AUX || u == LB_UPOS_VERB) && (lb_is(l, "sein") || lb_is(l, "bleiben") || lb_is(l, "zeigen") || lb_is(l, "erklären"))) return true;
        verb |= u == LB_UPOS_VERB || u == LB_UPOS_AUX;
    }
    return !verb; // "Ukraine bereit, … zu öffnen"
}

/* Over ten months before the report. */
static bool old_news(const lb_reader *rd, const lb_claim *c)
{
    lb_date d = rd->doc->text->facts.date;
    if (!d.year || c->time == LB_NONE || c->when.end == LB_OPEN) return false;
    return c->when.end < lb_date_span(d).begin - 300;
}

static bool obliged(const lb_reader *rd, const lb_scope *s, uint32_t at)
{
    for (uint32_t t = s->first; t < s->end; t++)
        if (s->clause[t - s->first] == s->clause[at - s->first] && (lb_is(rd->w[t].lemma, "müssen") || lb_is(rd->w[t].lemma, "sollen"))) return true;
    return false;
}

static bool definite(const lb_reader *rd, const lb_scope *s, uint32_t t)
{
    for (uint32_t i = t, k = 0; i-- > s->first && k < 4; k++) {
        lb_upos u = rd->doc->tags->at[i].upos;
        if (u == LB_UPOS_DET) {
            lb_stts st = rd->doc->tags->at[i].stts;
            return st == LB_STTS_PDAT || st == LB_STTS_PPOSAT || lb_is(rd->doc->tags->at[i].lemma, "der");
        }
        if (u != LB_UPOS_ADJ && u != LB_UPOS_NUM) return u == LB_UPOS_ADP && lb_word(rd->doc, i).n && rd->doc->tags->at[i].stts == LB_STTS_APPRART;
    }
    return false;
}

static bool try_match(run *x, const lb_scope *s, const lb_trigger *g, uint32_t at, uint32_t noun, size_t from, bool flat)
{
    lb_reader *rd = &x->rd;
    const char *why = "";
    lb_match m = { .t = g, .at = at, .noun = noun, .prefix = rd->w[at].prefix, .flat = flat };
    if (lb_is(g->lemma, "weigern"))
        for (uint32_t t = s->first; t < s->end; t++)
            if (lb_is(rd->w[t].lemma, "kommentieren") || lb_is(rd->w[t].lemma, "äussern")) return false; // told as no comment
    if (g->pos == LB_POS_COPULA && !predicative(rd, s, at)) return false;
    if (!topic_ok(rd, s, g, at, &why)) {
        lb_why_refused(x->why, g, at, why);
        return false;
    }
    lb_args_find(rd, s, &m);
    lb_claim c = { .type = g->type, .rule = g->id, .sentence = s->sentence, .time = LB_NONE, .responds_to = LB_NONE };
    bool located = false;
    if (lb_is(c.type, "battle.attack") && rd->w[at].weapon && (lb_is(g->lemma, "Angriff") || lb_is(g->lemma, "Attacke"))) c.type = LB_STR("strike");
    if (!lb_roles_fill(rd, s, &m, &c, &located, &why)) {
        lb_why_refused(x->why, g, at, why);
        return false;
    }
    bool is_noun = g->pos == LB_POS_NOUN || g->pos == LB_POS_NOUN_EXACT, passing = false;
    if (lb_is(g->type, "casualties") && c.n_quantities && c.quantity[0].number.has_value && c.quantity[0].number.value >= 5e6) {
        lb_why_refused(x->why, g, at, "history: millions");
        return false;
    }
    if (is_noun && lb_is(g->type, "battle.clash") && purpose(rd, s, at)) {
        lb_why_refused(x->why, g, at, "a purpose");
        return false;
    }
    if (is_noun) {
        bool in_arg = false;
        if (told(x, s, from, at, g->type, &in_arg)) {
            lb_why_refused(x->why, g, at, "told by the verb");
            return false;
        }
        unsigned own = (c.n_actors > 0) + (c.n_targets > 0) + (c.n_quantities > 0);
        unsigned place = c.n_places > 0 || located, time = own_time(rd, s, &m);
        bool casualty = lb_is(g->type, "casualties");
        if (verbal_type(g->type) && at > s->first + 1 && !lb_is(g->type, "meet")) // "auf offizielle Ersuchen", "an der Forderung"
            for (uint32_t t = at, k = 0; t-- > s->first && k < 3; k++) {
                lb_upos u = rd->doc->tags->at[t].upos;
                if (u == LB_UPOS_ADP) passing = true;
                if (u != LB_UPOS_DET && u != LB_UPOS_ADJ && u != LB_UPOS_NUM) break;
            }
        passing = passing || in_arg || in_passing(rd, s, at);
        if (casualty && c.n_quantities) passing = false;
        lb_source *src;
        if ((lb__physical(g->type) && !passing) || (casualty && !definite(rd, s, at))) own += lb_sources_at(rd->doc, rd->q, at, rd->a, &src) > 0;
        if (lb_is(g->type, "response")) own++;
        if (passing && verbal_type(g->type) && !(lb_is(g->type, "meet") && own + place + time >= 2)) {
            lb_why_refused(x->why, g, at, "named in passing");
            return false;
        }
        if (!passing && definite(rd, s, at) && !c.n_quantities && !time && !c.n_actors && !own_place(rd, s, &m) && seen_by_passing(x, &c) && !goes_on(rd, s, at)) {
            lb_why_refused(x->why, g, at, "refers back to an earlier claim");
            return false;
        }
        if (passing && g->needs & 1u << LB_NEED_force) {
            lb_why_refused(x->why, g, at, "no happening here");
            return false;
        }
        if (passing ? own + place + time < 2 || seen_by_passing(x, &c) : own + place < 1) {
            lb_why_refused(x->why, g, at, passing ? "named in passing and nothing new" : "neither party nor place");
            return false;
        }
    }
    finish(x, s, &m, &c);
    if (lb_is(g->type, "casualties") && g->needs & 1u << LB_NEED_neg && c.polarity == LB_NEGATED) c.polarity = LB_AFFIRMED; // "nicht überlebt"
    else if (g->needs & 1u << LB_NEED_neg) {
        bool refuses = false; // "weigerte sich, … zu kommentieren"
        uint32_t k = s->clause[at - s->first], up = s->up[k];
        for (uint32_t t = s->first; t < s->end; t++)
            if (s->clause[t - s->first] == k || s->clause[t - s->first] == up)
                refuses |= lb_is(rd->w[t].lemma, "weigern") || lb_is(rd->w[t].lemma, "ablehnen") || lb_is(rd->w[t].lemma, "verweigern") || lb_is(rd->w[t].lemma, "verzichten");
        if (c.polarity != LB_NEGATED && !refuses) {
            lb_why_refused(x->why, g, at, "not negated");
            return false;
        }
        c.polarity = LB_AFFIRMED;
    }
    if (g->needs & 1u << LB_NEED_negish) {
        bool neg = c.polarity == LB_NEGATED;
        for (uint32_t t = s->first; t < s->end && !neg; t++) neg = (rd->w[t].mask & rd->r->negword) != 0;
        if (!neg) {
            lb_why_refused(x->why, g, at, "not negated");
            return false;
        }
        c.polarity = LB_AFFIRMED;
    }
    if (is_noun && verbal_type(g->type)) c.polarity = LB_AFFIRMED;
    if (lb_is(g->type, "battle.repelled") && c.polarity == LB_NEGATED && (lb_is(g->lemma, "aufhalten") || lb_is(g->lemma, "stoppen"))) {
        lb_why_refused(x->why, g, at, "not stopped");
        return false;
    }
    if (passing && old_news(rd, &c)) {
        lb_why_refused(x->why, g, at, "history, named in passing");
        return false;
    }
    if (lb_is(g->type, "policy") && obliged(rd, s, at)) {
        lb_why_refused(x->why, g, at, "what should be done");
        return false;
    }
    if ((g->pos == LB_POS_PHRASE && lb_is(g->word, "nicht")) || lb_is(g->type, "response")) c.polarity = LB_AFFIRMED;
    if (lb_is(g->type, "response") || g->needs & 1u << LB_NEED_act) {
        if (lb_is(g->type, "response")) c.stance = g->value;
        if (c.stance.n && c.certainty == LB_POSSIBLE) c.certainty = LB_CERTAIN;
    }
    c.evidence = rd->doc->tokens->sentence[s->sentence].span;
    c.trigger_text = trigger_text(rd, &m, &c.trigger);
    c.role = rd->doc->text->block[rd->doc->tokens->sentence[s->sentence].block].role;
    found f = { .claim = c, .match = m, .passing = passing };
    *lb_push(rd->a, &x->all) = f;
    lb_why_accepted(x->why, g, at);
    return true;
}

static bool try_chain(run *x, const lb_scope *s, uint32_t entry, lb_trigger_pos pos, uint32_t at, size_t from)
{
    if (entry == LB_NONE) return false;
    const lb_claim_rules *r = x->rd.r;
    for (int pass = 0; pass < 4; pass++) // needy triggers first; without the tree, which may be wrong, last
        for (uint32_t i = r->entry[entry].trigger[pos]; i != LB_NONE; i = r->trigger[i].next) {
            const lb_trigger *g = &r->trigger[i];
            if ((g->n_class > 0) != (pass % 2 == 0)) continue;
            if (pass > 1 && (pos != LB_POS_VERB || !lb__physical(g->type) || !x->rd.doc->trees->parsed[s->sentence])) continue;
            uint32_t noun = LB_NONE;
            if (pos == LB_POS_PHRASE) {
                noun = phrase_noun(&x->rd, s, g, at);
                if (noun == LB_NONE) continue;
            }
            if (try_match(x, s, g, at, noun, from, pass > 1)) return true;
        }
    return false;
}

static void read_sentence(run *x, uint32_t sentence)
{
    lb_reader *rd = &x->rd;
    const lb_sentence *st = &rd->doc->tokens->sentence[sentence];
    if (st->end - st->first > MAX_SENTENCE || x->all.n > MAX_CLAIMS) return;
    bool any = false;
    for (uint32_t t = st->first; t < st->end && !any; t++) any = may_trigger(rd, t);
    if (!any) return;
    lb_scope s;
    lb_scope_open(rd, sentence, &s);
    size_t from = x->all.n;
    for (uint32_t t = st->first; t < st->end; t++) {
        lb_upos u = rd->doc->tags->at[t].upos;
        if (rd->w[t].verb) u = LB_UPOS_VERB;
        if (!verb_like(u) && u != LB_UPOS_ADJ) continue;
        uint32_t e = rd->w[t].entry;
        if (e == LB_NONE) continue;
        if (u == LB_UPOS_AUX && rd->doc->trees->parsed[sentence]
            && (rd->doc->trees->at[t].rel == LB_REL_aux || rd->doc->trees->at[t].rel == LB_REL_aux_pass))
            continue;
        if (verb_like(u)) {
            if (!try_chain(x, &s, e, LB_POS_PHRASE, t, from)) try_chain(x, &s, e, LB_POS_VERB, t, from);
        } else if (!try_chain(x, &s, e, LB_POS_COPULA, t, from)) {
            if (!try_chain(x, &s, e, LB_POS_ADJ, t, from) && rd->doc->tags->at[t].stts == LB_STTS_ADJD) try_chain(x, &s, e, LB_POS_VERB, t, from);
        }
    }
    for (uint32_t t = st->first; t < st->end; t++) {
        lb_upos u = rd->doc->tags->at[t].upos;
        if (u != LB_UPOS_NOUN && u != LB_UPOS_PROPN && u != LB_UPOS_X_ && !(u == LB_UPOS_ADJ && lb_is_upper_cp((uint8_t)lb_word(rd->doc, t).p[0]))) continue;
        uint32_t e = rd->w[t].entry;
        if (try_chain(x, &s, e, LB_POS_NOUN_EXACT, t, from) || try_chain(x, &s, e, LB_POS_NOUN, t, from)) continue;
        if (rd->w[t].head != e && (e == LB_NONE || rd->r->entry[e].trigger[LB_POS_NOUN] == LB_NONE)) try_chain(x, &s, rd->w[t].head, LB_POS_NOUN, t, from);
    }
}

static const lb_claims *collect(run *x)
{
    lb_arena *a = x->rd.a;
    LB_VEC(lb_claim) v = { 0 };
    uint32_t *now = lb_array(a, x->all.n, uint32_t);
    for (size_t i = 0; i < x->all.n; i++) {
        found *f = &x->all.at[i];
        lb_claim c = f->claim;
        if (!c.type.n) continue;
        now[i] = (uint32_t)v.n;
        if (lb_is(c.type, "response")) {
            uint32_t to = lb__response_to(&x->all, i);
            c.responds_to = to == LB_NONE ? LB_NONE : now[to];
        }
        c.confidence = lb_claim_confidence(&x->rd, &f->match, &c, f->passing);
        uint32_t n = c.n_quantities > 1 && !lb_is(c.type, "meet") ? c.n_quantities : 1;
        for (uint32_t q = 0; q < n; q++) { // each number is a claim
            lb_claim one = c;
            if (n > 1) {
                one.quantity = &c.quantity[q];
                one.n_quantities = 1;
                uint32_t counted = c.quantity[q].number.counted;
                if (counted != LB_NONE && counted < x->rd.doc->tokens->n && x->rd.w[counted].weapon) one.weapon = x->rd.r->weapon[x->rd.w[counted].weapon - 1];
            }
            set_identity(&x->rd, &one);
            *lb_push(a, &v) = one;
        }
    }
    lb_claims *out = lb_new(a, lb_claims);
    out->n = (uint32_t)v.n;
    out->at = v.at;
    out->why = x->why;
    return out;
}

const lb_claims *lb_claim_run(const lb_doc *doc, const lb_quote_rules *q, const lb_claim_rules *r, lb_arena *a)
{
    lb_why *why = lb_new(a, lb_why);
    run x = { .rd = open_reader(doc, q, r, a), .why = why };
    uint32_t n = doc->tokens->n_sentences, i = 0;
    why->a = a;
    why->war = x.rd.war;
    x.rd.mention = lb_array(a, (size_t)n + 1, uint32_t);
    for (uint32_t s = 0; s <= n; s++) {
        while (i < doc->mentions->n && s < n && doc->mentions->at[i].first < doc->tokens->sentence[s].first) i++;
        x.rd.mention[s] = s == n ? doc->mentions->n : i;
    }
    for (uint32_t s = 0; s < n && x.rd.war; s++)
        if (doc->text->block[doc->tokens->sentence[s].block].role != LB_ROLE_boilerplate) read_sentence(&x, s);
    lb__drop_doubles(&x);
    lb__drop_demanded(&x);
    lb__drop_past(&x);
    lb__place_from_context(&x);
    lb__inherit(&x);
    lb__civilians_of_place(&x);
    lb__accused_did_it(&x);
    lb__drop_headings(&x);
    return collect(&x);
}
