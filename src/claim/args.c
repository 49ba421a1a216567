/* args.c: the arguments of one trigger, from the tree where there is one, from phrases and
 * their cases where there is none, or where the tree found nothing. O(tokens × depth) of one
 * sentence, and sentences are capped. */
#include "claim/rules.h"

#include "lang/verbgroup.h"

#define MAX_DEPTH 64

static lb_str plain_prep(lb_str p)
{
    static const char *const joined[][2] = { { "im", "in" }, { "ins", "in" }, { "am", "an" }, { "ans", "an" }, { "zum", "zu" }, { "zur", "zu" },
                                             { "vom", "von" }, { "beim", "bei" }, { "ums", "um" }, { "aufs", "auf" }, { "fürs", "für" },
                                             { "übers", "über" }, { "durchs", "durch" } };
    for (size_t i = 0; i < sizeof joined / sizeof *joined; i++)
        if (lb_is(p, joined[i][0])) return lb_str_of(joined[i][1]);
    return p;
}

void lb_scope_open(const lb_reader *rd, uint32_t sentence, lb_scope *s)
{
    const lb_sentence *st = &rd->doc->tokens->sentence[sentence];
    *s = (lb_scope){ .sentence = sentence, .first = st->first, .end = st->end };
    s->clauses = lb_clauses_of(rd->doc, st->first, st->end, rd->a);
    uint32_t n = st->end - st->first;
    s->clause = lb_array(rd->a, n, uint32_t);
    s->up = lb_array(rd->a, s->clauses.n, uint32_t);
    for (uint32_t i = 0; i < n; i++) s->clause[i] = LB_NONE;
    uint32_t last_main = LB_NONE;
    for (uint32_t c = 0; c < s->clauses.n; c++) {
        const lb_clause *k = &s->clauses.at[c];
        for (uint32_t t = k->first; t < k->end; t++) s->clause[t - s->first] = c;
        bool sub = k->kind == LB_CLAUSE_SUB || k->kind == LB_CLAUSE_RELATIVE || k->kind == LB_CLAUSE_INFINITIVE;
        s->up[c] = LB_NONE;
        if (sub && c && k->before == '&') s->up[c] = s->up[c - 1];
        else if (sub && c) s->up[c] = c - 1;
        else if (sub && s->clauses.n > 1) s->up[c] = 1;
        else if (k->kind == LB_CLAUSE_PHRASE && c) s->up[c] = c - 1;
        else if (k->kind == LB_CLAUSE_MAIN && c && k->before == ',' && last_main != LB_NONE) s->up[c] = last_main; // "sagte, er habe"
        if (k->kind == LB_CLAUSE_MAIN) last_main = c;
    }
    uint32_t now = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (s->clause[i] == LB_NONE) s->clause[i] = now;
        else now = s->clause[i];
    }
}

static bool cut(lb_rel rel)
{
    switch (rel) {
    case LB_REL_acl_relcl: case LB_REL_acl: case LB_REL_advcl: case LB_REL_ccomp: case LB_REL_csubj: case LB_REL_parataxis: case LB_REL_punct:
        return true;
    default:
        return false;
    }
}

static lb_arg *new_arg(const lb_reader *rd, const lb_scope *s, lb_match *m, lb_arg_kind kind, uint32_t head)
{
    if (m->n_args == 24) return &m->arg[23];
    lb_arg *g = &m->arg[m->n_args++];
    *g = (lb_arg){ .kind = kind, .head = head, .first = head, .end = head + 1 };
    g->in = lb_array(rd->a, (s->end - s->first + 63) / 64, uint64_t);
    return g;
}

static void put(lb_arg *g, const lb_scope *s, uint32_t t)
{
    g->in[(t - s->first) / 64] |= (uint64_t)1 << ((t - s->first) % 64);
    if (t < g->first) g->first = t;
    if (t + 1 > g->end) g->end = t + 1;
}

/* The head's subtree without the clauses in it. */
static void fill_tree(const lb_reader *rd, const lb_scope *s, lb_arg *g)
{
    const lb_arc *arc = rd->doc->trees->at;
    put(g, s, g->head);
    for (uint32_t t = s->first; t < s->end; t++) {
        uint32_t x = t, depth = 0;
        while (x != g->head && x != LB_NONE && depth++ < MAX_DEPTH) {
            if (cut(arc[x].rel)) x = LB_NONE;
            else x = arc[x].head;
        }
        if (x == g->head) put(g, s, t);
    }
}

static lb_str case_of(const lb_reader *rd, const lb_scope *s, uint32_t head)
{
    const lb_arc *arc = rd->doc->trees->at;
    for (uint32_t t = s->first; t < s->end; t++)
        if (arc[t].head == head && arc[t].rel == LB_REL_case_ && t <= head) return plain_prep(lb_lower(rd->a, lb_word(rd->doc, t)));
    for (uint32_t t = head; t < s->end && t < head + 4; t++)
        if (arc[t].head == head && arc[t].rel == LB_REL_case_) return plain_prep(lb_lower(rd->a, lb_word(rd->doc, t)));
    return LB_STR("");
}

static void add(const lb_reader *rd, const lb_scope *s, lb_match *m, lb_arg_kind kind, uint32_t head, lb_str prep)
{
    lb_arg *g = new_arg(rd, s, m, kind, head);
    g->prep = prep;
    fill_tree(rd, s, g);
}

static bool has(const lb_match *m, lb_arg_kind kind)
{
    for (uint32_t i = 0; i < m->n_args; i++)
        if (m->arg[i].kind == kind) return true;
    return false;
}

static bool relative(const lb_doc *d, uint32_t t) { return d->tags->at[t].stts == LB_STTS_PRELS; }

/* "mehr als 500 Soldaten", "bis zu 40 Drohnen": no preposition governs what is counted. */
static bool bare_number(const lb_reader *rd, const lb_scope *s, uint32_t head, lb_str p)
{
    const lb_doc *d = rd->doc;
    if (lb_is(p, "zwischen")) {
        for (uint32_t t = s->first; t + 1 < head; t++)
            if (lb_word_is(d, t, "zwischen") && d->tags->at[t + 1].upos == LB_UPOS_NUM && head - t < 8) return true;
        return false;
    }
    if (!lb_is(p, "als") && !lb_is(p, "zu") && !lb_is(p, "bis") && !lb_is(p, "um") && !lb_is(p, "an")) return false;
    for (uint32_t t = head; t-- > s->first && head - t < 8;) {
        if (lb_word_is(d, t, "als")) return t > s->first && (lb_word_is(d, t - 1, "mehr") || lb_word_is(d, t - 1, "weniger"));
        if (lb_word_is(d, t, "zu")) return t > s->first && lb_word_is(d, t - 1, "bis");
        lb_upos u = d->tags->at[t].upos;
        if (u != LB_UPOS_NUM && u != LB_UPOS_ADJ && u != LB_UPOS_NOUN) return false;
    }
    return false;
}

/* The children of a verb or noun as arguments. `deep`: passive, its subject is the object. */
static void children(const lb_reader *rd, const lb_scope *s, lb_match *m, uint32_t h, bool noun, bool ngen)
{
    const lb_doc *d = rd->doc;
    const lb_arc *arc = d->trees->at;
    for (uint32_t t = s->first; t < s->end; t++) {
        if (arc[t].head != h || t == h) continue;
        uint32_t head = t;
        if (relative(d, t) && arc[h].rel == LB_REL_acl_relcl && arc[h].head != LB_NONE) head = arc[h].head;
        switch (arc[t].rel) {
        case LB_REL_nsubj: case LB_REL_csubj:
            if (!ngen) add(rd, s, m, m->passive && !noun ? LB_ARG_OBJ : LB_ARG_SUBJ, head, LB_STR(""));
            break;
        case LB_REL_nsubj_pass: case LB_REL_csubj_pass: {
            /* the verb group knows the voice better than the tree */
            uint32_t v = d->verbs && d->verbs->of ? d->verbs->of[h] : LB_NONE;
            bool active = v != LB_NONE && d->verbs->at[v].verb == h && d->verbs->at[v].voice == LB_VOICE_ACTIVE;
            if (!ngen) add(rd, s, m, active ? LB_ARG_SUBJ : LB_ARG_OBJ, head, LB_STR(""));
            break;
        }
        case LB_REL_obj:
            if (!ngen) add(rd, s, m, LB_ARG_OBJ, head, LB_STR(""));
            break;
        case LB_REL_iobj:
            if (!ngen) add(rd, s, m, LB_ARG_DAT, head, LB_STR(""));
            break;
        case LB_REL_obl_agent:
            add(rd, s, m, LB_ARG_SUBJ, head, LB_STR("von"));
            break;
        case LB_REL_obl: case LB_REL_obl_arg: case LB_REL_obl_tmod: case LB_REL_nmod: case LB_REL_advmod: case LB_REL_conj: case LB_REL_appos:
        case LB_REL_nmod_poss: case LB_REL_det_poss: case LB_REL_dep: case LB_REL_flat: case LB_REL_flat_name: {
            if (d->tags->at[t].upos == LB_UPOS_ADV || d->tags->at[t].upos == LB_UPOS_ADJ || d->tags->at[t].upos == LB_UPOS_PART) break;
            lb_str p = case_of(rd, s, t);
            bool counted = bare_number(rd, s, t, p);
            if (counted && !noun) {
                add(rd, s, m, m->passive || has(m, LB_ARG_SUBJ) ? LB_ARG_OBJ : LB_ARG_SUBJ, head, LB_STR(""));
                break;
            }
            if (p.n && (arc[t].rel != LB_REL_conj)) {
                bool agent = m->passive && !noun && (lb_is(p, "von") || lb_is(p, "durch"));
                add(rd, s, m, agent ? LB_ARG_SUBJ : LB_ARG_PREP, head, p);
            } else if (noun && (arc[t].rel == LB_REL_nmod || arc[t].rel == LB_REL_nmod_poss || arc[t].rel == LB_REL_det_poss || arc[t].rel == LB_REL_flat)) {
                add(rd, s, m, ngen ? LB_ARG_NGEN : LB_ARG_GEN, head, LB_STR(""));
            } else if (!noun && arc[t].rel == LB_REL_obl_arg) {
                add(rd, s, m, LB_ARG_DAT, head, LB_STR(""));
            }
            break;
        }
        case LB_REL_amod: case LB_REL_compound:
            if (noun) add(rd, s, m, ngen ? LB_ARG_NADJ : LB_ARG_ADJ, t, LB_STR(""));
            break;
        default:
            if (noun && d->tags->at[t].stts == LB_STTS_PPOSAT) add(rd, s, m, ngen ? LB_ARG_NGEN : LB_ARG_GEN, t, LB_STR(""));
            break;
        }
    }
}

static bool passive_at(const lb_reader *rd, const lb_scope *s, uint32_t h)
{
    const lb_doc *d = rd->doc;
    if (d->tags->at[h].stts != LB_STTS_VVPP && d->tags->at[h].stts != LB_STTS_VVINF && d->tags->at[h].upos != LB_UPOS_VERB
        && d->tags->at[h].upos != LB_UPOS_ADJ)
        return false;
    if (d->verbs && d->verbs->of && d->verbs->of[h] != LB_NONE && d->verbs->at[d->verbs->of[h]].verb == h)
        return d->verbs->at[d->verbs->of[h]].voice == LB_VOICE_PASSIVE;
    uint32_t c = s->clause[h - s->first];
    if (d->tags->at[h].stts != LB_STTS_VVPP && d->tags->at[h].feats.form != LB_PART) return false;
    for (uint32_t t = s->first; t < s->end; t++) {
        if (s->clause[t - s->first] != c) continue;
        lb_str l = d->tags->at[t].lemma;
        if (d->tags->at[t].upos == LB_UPOS_AUX && lb_is(l, "werden")) return true;
        if (lb_word_is(d, t, "worden")) return true;
    }
    return false;
}

/* ---- without a tree ---- */

static bool starts_phrase(const lb_doc *d, uint32_t t)
{
    lb_upos u = d->tags->at[t].upos;
    return u == LB_UPOS_DET || u == LB_UPOS_ADJ || u == LB_UPOS_NOUN || u == LB_UPOS_PROPN || u == LB_UPOS_NUM || u == LB_UPOS_PRON;
}

/* Phrases of the clause: [preposition] words … noun [genitive …]. */
static void phrases(const lb_reader *rd, const lb_scope *s, lb_match *m, uint32_t clause, uint32_t skip)
{
    const lb_doc *d = rd->doc;
    bool subject = has(m, LB_ARG_SUBJ), object = has(m, LB_ARG_OBJ);
    for (uint32_t t = s->first; t < s->end;) {
        if (s->clause[t - s->first] != clause) {
            t++;
            continue;
        }
        lb_stts st = d->tags->at[t].stts;
        bool prep = st == LB_STTS_APPR || st == LB_STTS_APPRART;
        if (prep && t > s->first && (lb_is(d->tags->at[t - 1].lemma, "Vernehmen") || lb_is(d->tags->at[t - 1].lemma, "Anschein"))) prep = false;
        if (!prep && !starts_phrase(d, t)) {
            t++;
            continue;
        }
        uint32_t from = t, head = LB_NONE;
        lb_str p = prep ? plain_prep(lb_lower(rd->a, lb_word(d, t))) : LB_STR("");
        if (prep) t++;
        for (; t < s->end && s->clause[t - s->first] == clause; t++) {
            lb_upos u = d->tags->at[t].upos;
            if (u == LB_UPOS_NOUN || u == LB_UPOS_PROPN || u == LB_UPOS_PRON) head = head == LB_NONE || u != LB_UPOS_PRON ? t : head;
            else if (u == LB_UPOS_DET && head != LB_NONE && d->tags->at[t].feats.case_ != LB_GEN) break;
            else if (u != LB_UPOS_DET && u != LB_UPOS_ADJ && u != LB_UPOS_NUM && u != LB_UPOS_CCONJ && u != LB_UPOS_ADV) break;
            else if (u == LB_UPOS_ADV && head != LB_NONE) break;
            if (head == t && prep && u == LB_UPOS_PROPN && t + 1 < s->end && d->tags->at[t + 1].upos == LB_UPOS_NOUN) { // "in Butscha Zivilisten"
                t++;
                break;
            }
        }
        if (head == LB_NONE || head == skip || (skip >= from && skip < t)) {
            if (t == from) t++;
            continue;
        }
        uint32_t first_noun = from;
        while (first_noun < t && d->tags->at[first_noun].upos != LB_UPOS_NOUN && d->tags->at[first_noun].upos != LB_UPOS_PROPN
               && d->tags->at[first_noun].upos != LB_UPOS_PRON)
            first_noun++;
        if (first_noun < t) head = first_noun;
        lb_arg_kind kind = LB_ARG_PREP;
        bool agent = m->passive && (lb_is(p, "von") || lb_is(p, "durch"));
        if (!p.n) {
            unsigned k = d->tags->at[head].feats.case_;
            if (k == LB_DAT) kind = LB_ARG_DAT;
            else if (k == LB_ACC && object) continue;
            else if (k == LB_ACC || subject || (m->passive && !object)) kind = LB_ARG_OBJ;
            else kind = LB_ARG_SUBJ;
            if (kind == LB_ARG_OBJ && object) continue;
            if (m->passive && kind == LB_ARG_SUBJ) kind = LB_ARG_OBJ;
        } else if (agent) {
            kind = LB_ARG_SUBJ;
        }
        if (kind == LB_ARG_PREP) {
            bool known = false;
            for (uint32_t i = 0; i < m->n_args; i++) known |= m->arg[i].head == head;
            if (known) continue;
        }
        lb_arg *g = new_arg(rd, s, m, kind, head);
        g->prep = p;
        g->far = true;
        for (uint32_t x = from; x < t; x++) put(g, s, x);
        if (kind == LB_ARG_SUBJ) subject = true;
        if (kind == LB_ARG_OBJ) object = true;
    }
}

/* What stands around a noun: adjectives before it, genitive and prepositional phrases behind it. */
static void around_noun(const lb_reader *rd, const lb_scope *s, lb_match *m, uint32_t h, bool ngen)
{
    const lb_doc *d = rd->doc;
    for (uint32_t t = h; t-- > s->first;) {
        lb_upos u = d->tags->at[t].upos;
        if (u == LB_UPOS_ADJ || u == LB_UPOS_PROPN || d->tags->at[t].stts == LB_STTS_PPOSAT) {
            bool poss = d->tags->at[t].stts == LB_STTS_PPOSAT || u == LB_UPOS_PROPN;
            lb_arg *g = new_arg(rd, s, m, poss ? ngen ? LB_ARG_NGEN : LB_ARG_GEN : ngen ? LB_ARG_NADJ : LB_ARG_ADJ, t);
            g->far = true;
            put(g, s, t);
        } else if (u != LB_UPOS_ADV && u != LB_UPOS_CCONJ && u != LB_UPOS_NUM) {
            break;
        }
    }
    uint32_t t = h + 1;
    while (t < s->end) {
        lb_stts st = d->tags->at[t].stts;
        bool prep = st == LB_STTS_APPR || st == LB_STTS_APPRART, gen = !prep && starts_phrase(d, t) && t == h + 1;
        if (!prep && !gen) break;
        uint32_t from = t, head = LB_NONE;
        lb_str p = prep ? plain_prep(lb_lower(rd->a, lb_word(d, t))) : LB_STR("");
        if (gen && d->tags->at[t].upos == LB_UPOS_PRON) break;
        if (prep) t++;
        for (; t < s->end; t++) {
            lb_upos u = d->tags->at[t].upos;
            if (u == LB_UPOS_NOUN || u == LB_UPOS_PROPN) head = head == LB_NONE ? t : head;
            else if (u == LB_UPOS_CCONJ && head != LB_NONE && t + 1 < s->end && starts_phrase(d, t + 1)) continue;
            else if (u != LB_UPOS_DET && u != LB_UPOS_ADJ && u != LB_UPOS_NUM) break;
        }
        if (head == LB_NONE) break;
        bool known = gen && has(m, ngen ? LB_ARG_NGEN : LB_ARG_GEN);
        for (uint32_t i = 0; i < m->n_args; i++) known |= m->arg[i].kind == LB_ARG_PREP && m->arg[i].head == head;
        if (known) continue;
        if (gen && d->tags->at[head].feats.case_ && d->tags->at[head].feats.case_ != LB_GEN && d->tags->at[head].upos != LB_UPOS_PROPN) break;
        lb_arg *g = new_arg(rd, s, m, prep ? LB_ARG_PREP : ngen ? LB_ARG_NGEN : LB_ARG_GEN, head);
        g->prep = p;
        g->far = true;
        for (uint32_t x = from; x < t; x++) put(g, s, x);
    }
}

/* ---- the verb that shares its arguments: coordination, control ---- */

static bool object_control(lb_str lemma)
{
    static const char *const verbs[] = { "bitten", "auffordern", "ermöglichen", "helfen", "zwingen", "erlauben", "verbieten", "befehlen", "drängen",
                                         "vorwerfen", "beschuldigen", "ersuchen", "aufrufen", "empfehlen", "raten", "ermutigen", "gestatten" };
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (lb_is(lemma, verbs[i])) return true;
    return false;
}

static void borrow(const lb_reader *rd, const lb_scope *s, lb_match *m)
{
    const lb_arc *arc = rd->doc->trees->at;
    uint32_t h = m->at;
    for (int hop = 0; hop < 4 && !has(m, LB_ARG_SUBJ) && (!m->passive || !has(m, LB_ARG_OBJ)); hop++) {
        lb_rel rel = arc[h].rel;
        uint32_t up = arc[h].head;
        if (up == LB_NONE) return;
        if (rel == LB_REL_acl && rd->doc->tags->at[h].upos == LB_UPOS_VERB && arc[up].head != LB_NONE) { // "bereit, … zu öffnen", "seine Absicht, …"
            for (uint32_t t = s->first; t < s->end; t++)
                if (arc[t].head == up && rd->doc->tags->at[t].stts == LB_STTS_PPOSAT) add(rd, s, m, LB_ARG_SUBJ, t, LB_STR(""));
            if (has(m, LB_ARG_SUBJ)) return;
            up = arc[up].head;
        } else if (rel != LB_REL_conj && rel != LB_REL_xcomp && rel != LB_REL_advcl && rel != LB_REL_ccomp && rel != LB_REL_aux
                   && rel != LB_REL_csubj) {
            return;
        }
        bool finite = false;
        for (uint32_t t = s->first; t < s->end; t++)
            if ((t == h || (arc[t].head == h && (arc[t].rel == LB_REL_aux || arc[t].rel == LB_REL_aux_pass || arc[t].rel == LB_REL_cop))) && lb_finite_at(rd->doc, t)) finite = true;
        if (rel != LB_REL_conj && finite) return; // a clause of its own
        bool control = rel != LB_REL_conj && object_control(rd->w[up].lemma);
        bool up_passive = passive_at(rd, s, up);
        for (uint32_t t = s->first; t < s->end; t++) {
            if (arc[t].head != up) continue;
            bool subj = arc[t].rel == LB_REL_nsubj || arc[t].rel == LB_REL_nsubj_pass, obj = arc[t].rel == LB_REL_obj || arc[t].rel == LB_REL_iobj || arc[t].rel == LB_REL_obl_arg;
            uint32_t head = t;
            if (relative(rd->doc, t) && arc[up].rel == LB_REL_acl_relcl && arc[up].head != LB_NONE) head = arc[up].head;
            if (control ? obj : subj) {
                bool deep = !control && (arc[t].rel == LB_REL_nsubj_pass || up_passive);
                add(rd, s, m, (m->passive || (deep && rel == LB_REL_conj)) ? LB_ARG_OBJ : LB_ARG_SUBJ, head, LB_STR(""));
            }
        }
        h = up;
    }
    /* "Panzerwracks, vom Feuer zerfressen": the noun is what it was done to */
    if (arc[m->at].rel == LB_REL_acl && rd->doc->tags->at[m->at].feats.form == LB_PART && !has(m, LB_ARG_OBJ) && arc[m->at].head != LB_NONE
        && rd->doc->tags->at[arc[m->at].head].upos == LB_UPOS_NOUN)
        add(rd, s, m, LB_ARG_OBJ, arc[m->at].head, LB_STR(""));
    /* "Stadtteile beschädigt und zerstört": the object of the first goes for the second */
    if (arc[m->at].rel == LB_REL_conj && !has(m, LB_ARG_OBJ) && arc[m->at].head != LB_NONE)
        for (uint32_t t = s->first; t < s->end; t++)
            if (arc[t].head == arc[m->at].head && arc[t].rel == LB_REL_obj && t < m->at) add(rd, s, m, LB_ARG_OBJ, t, LB_STR(""));
}

static unsigned case_at(const lb_reader *rd, const lb_scope *s, uint32_t head)
{
    const lb_doc *d = rd->doc;
    for (uint32_t t = head, k = 0; k < 5; t--, k++) {
        if (t != head && d->tags->at[t].stts == LB_STTS_PIS) break;
        if (t != head && d->tags->at[t].upos == LB_UPOS_DET) { // "die", "das", "ein" do not tell
            bool tells = lb_word_is(d, t, "der") || lb_word_is(d, t, "den") || lb_word_is(d, t, "dem") || lb_word_is(d, t, "einen") || lb_word_is(d, t, "einem")
                         || lb_word_is(d, t, "einer") || lb_word_is(d, t, "des") || lb_word_is(d, t, "seinen") || lb_word_is(d, t, "seinem") || lb_word_is(d, t, "ihren")
                         || lb_word_is(d, t, "ihrem");
            return tells ? d->tags->at[t].feats.case_ : 0;
        }
        if (t != head && d->tags->at[t].upos != LB_UPOS_ADJ && d->tags->at[t].upos != LB_UPOS_NUM) break;
        if (t == s->first) break;
    }
    return 0;
}

static bool bare_name(const lb_reader *rd, const lb_scope *s, uint32_t t)
{
    lb_upos u = rd->doc->tags->at[t].upos;
    if (u != LB_UPOS_PROPN && u != LB_UPOS_NOUN) return false;
    if (t > s->first && (rd->doc->tags->at[t - 1].upos == LB_UPOS_DET || rd->doc->tags->at[t - 1].upos == LB_UPOS_ADJ)) return false;
    for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1]; i++)
        if (rd->doc->mentions->at[i].kind == LB_PLACE && rd->doc->mentions->at[i].first == t) return true;
    return u == LB_UPOS_PROPN;
}

static bool is_party(const lb_reader *rd, const lb_scope *s, uint32_t head)
{
    for (uint32_t i = rd->mention[s->sentence]; i < rd->mention[s->sentence + 1]; i++) {
        const lb_mention *x = &rd->doc->mentions->at[i];
        uint32_t who;
        if (x->kind == LB_PARTY && x->first <= head && head < x->end && lb_party_code(rd->doc, i, &who).n) return true;
    }
    return false;
}

/* A parser mistakes: two subjects, a subject in the dative. The article knows better. */
static void mend_cases(const lb_reader *rd, const lb_scope *s, lb_match *m)
{
    const lb_doc *d = rd->doc;
    lb_arg *first = NULL, *second = NULL;
    for (uint32_t i = 0; i < m->n_args; i++) { // "hat die UN Moskaus Überfall verurteilt": a genitive before its noun
        uint32_t h = m->arg[i].head;
        if (m->arg[i].kind == LB_ARG_SUBJ && !m->arg[i].prep.n && d->tags->at[h].upos == LB_UPOS_PROPN && h + 1 < s->end && h > s->first
            && lb_ends(lb_word(d, h), "s") && d->tags->at[h + 1].upos == LB_UPOS_NOUN && m->arg[i].end - m->arg[i].first == 1)
            m->arg[i].kind = LB_ARG_NGEN;
    }
    for (uint32_t i = 0; i < m->n_args; i++) // "Russland hat Kiew angegriffen": two bare names stand in their order
        for (uint32_t k = 0; k < m->n_args; k++)
            if (m->arg[i].kind == LB_ARG_OBJ && m->arg[k].kind == LB_ARG_SUBJ && !m->arg[k].prep.n && !m->passive && m->arg[i].head < m->arg[k].head
                && d->tags->at[m->arg[i].head].stts != LB_STTS_PRELS && bare_name(rd, s, m->arg[i].head) && bare_name(rd, s, m->arg[k].head)) {
                m->arg[i].kind = LB_ARG_SUBJ;
                m->arg[k].kind = LB_ARG_OBJ;
            }
    for (uint32_t i = 0; i < m->n_args; i++) {
        if (m->arg[i].kind == LB_ARG_SUBJ && !m->arg[i].prep.n && !first) first = &m->arg[i];
        if (first != &m->arg[i] && ((m->arg[i].kind == LB_ARG_SUBJ && !m->arg[i].prep.n) || m->arg[i].kind == LB_ARG_OBJ)) second = &m->arg[i];
    }
    if (first && second && !m->passive && first->head < second->head && case_at(rd, s, first->head) != LB_NOM && case_at(rd, s, second->head) != LB_ACC) {
        /* "41 Orte hat die Armee zurückgewonnen": things do not conquer armies */
        uint64_t x = lb_arg_mask(rd, s, first), y = lb_arg_mask(rd, s, second);
        uint64_t inert = rd->r->locality | rd->r->building | rd->r->vehicle | rd->r->shot;
        bool act = (m->t->needs & (1u << LB_NEED_act | 1u << LB_NEED_act2)) != 0;
        if (act && first->head < m->at && d->tags->at[first->head].upos == LB_UPOS_NOUN && !lb_word_is(d, first->first, "der")
            && !is_party(rd, s, first->head) && is_party(rd, s, second->head))
            first->kind = LB_ARG_OBJ, second->kind = LB_ARG_SUBJ; // "Eine Forderung der EU lehnte Israel ab"
        else if (x & inert && !(x & rd->r->troops) && !is_party(rd, s, first->head) && y & rd->r->troops && !(y & inert)) first->kind = LB_ARG_OBJ, second->kind = LB_ARG_SUBJ;
    }
    /* "Die EU hat Ruandas Vormarsch verurteilt": who acts is a party; what it speaks of need not be */
    if (m->t->needs & (1u << LB_NEED_act | 1u << LB_NEED_act2) && !m->passive)
        for (uint32_t i = 0; i < m->n_args; i++)
            for (uint32_t k = 0; k < m->n_args; k++) {
                lb_arg *o = &m->arg[i], *g = &m->arg[k];
                if (o->kind != LB_ARG_OBJ || g->kind != LB_ARG_SUBJ || g->prep.n || o->prep.n || o->head >= g->head) continue;
                if (d->tags->at[o->head].stts == LB_STTS_PRELS || case_at(rd, s, o->head) == LB_ACC || case_at(rd, s, o->head) == LB_DAT || case_at(rd, s, g->head) == LB_NOM) continue;
                if (d->tags->at[g->head].upos != LB_UPOS_NOUN || !is_party(rd, s, o->head) || is_party(rd, s, g->head)) continue;
                o->kind = LB_ARG_SUBJ, g->kind = LB_ARG_OBJ;
            }
    uint32_t subjects = 0;
    for (uint32_t i = 0; i < m->n_args; i++) {
        lb_arg *g = &m->arg[i];
        if (g->kind != LB_ARG_SUBJ || g->prep.n || g->head < s->first || g->head >= s->end) continue;
        unsigned k = case_at(rd, s, g->head);
        if (k == LB_DAT && d->tags->at[g->head].stts != LB_STTS_PRELS) g->kind = LB_ARG_DAT;
        else if (k == LB_ACC && !has(m, LB_ARG_OBJ) && !m->passive) g->kind = LB_ARG_OBJ;
        else if (++subjects > 1 && !has(m, LB_ARG_OBJ) && !m->passive && (k != LB_NOM || !lb_word_is(d, g->first, "der"))) g->kind = LB_ARG_OBJ;
    }
    for (uint32_t i = 0; i < m->n_args && !has(m, LB_ARG_SUBJ) && !m->passive; i++) { // "Den Ort eroberten die Rebellen"
        lb_arg *g = &m->arg[i];
        if (g->kind == LB_ARG_OBJ && !g->prep.n && case_at(rd, s, g->head) == LB_NOM && m->tree && !g->far) {
            uint32_t objects = 0;
            for (uint32_t k = 0; k < m->n_args; k++) objects += m->arg[k].kind == LB_ARG_OBJ;
            if (objects > 1) g->kind = LB_ARG_SUBJ;
        }
    }
}

void lb_args_find(const lb_reader *rd, const lb_scope *s, lb_match *m)
{
    const lb_doc *d = rd->doc;
    uint32_t h = m->at;
    bool noun = m->t->pos == LB_POS_NOUN || m->t->pos == LB_POS_NOUN_EXACT;
    m->arg = lb_array(rd->a, 24, lb_arg);
    m->n_args = 0;
    m->tree = !m->flat && d->trees && d->trees->parsed && d->trees->parsed[s->sentence];
    m->passive = !noun && m->t->pos != LB_POS_ADJ && passive_at(rd, s, h);
    if (m->t->pos == LB_POS_ADJ) { // the noun it describes
        uint32_t head = LB_NONE;
        if (m->tree && d->trees->at[h].rel == LB_REL_amod) head = d->trees->at[h].head;
        for (uint32_t t = h + 1; head == LB_NONE && t < s->end && t < h + 5; t++) {
            if (d->tags->at[t].upos == LB_UPOS_NOUN) head = t;
            else if (d->tags->at[t].upos != LB_UPOS_ADJ && d->tags->at[t].upos != LB_UPOS_CCONJ) break;
        }
        if (head == LB_NONE) return;
        if (m->tree) add(rd, s, m, LB_ARG_HEAD, head, LB_STR(""));
        else {
            lb_arg *g = new_arg(rd, s, m, LB_ARG_HEAD, head);
            for (uint32_t t = h; t <= head; t++) put(g, s, t);
            for (uint32_t t = h; t-- > s->first && s->clause[t - s->first] == s->clause[h - s->first];) {
                lb_upos u = d->tags->at[t].upos;
                if (u != LB_UPOS_ADJ && u != LB_UPOS_NUM && u != LB_UPOS_DET && u != LB_UPOS_ADV) break;
                put(g, s, t);
            }
        }
        return;
    }
    if (noun) {
        lb_arg *self = new_arg(rd, s, m, LB_ARG_SELF, h);
        if (m->tree) {
            fill_tree(rd, s, self);
            children(rd, s, m, h, true, false);
        }
        put(self, s, h);
        around_noun(rd, s, m, h, false);
        if (!m->tree)
            for (uint32_t t = h; t-- > s->first && s->clause[t - s->first] == s->clause[h - s->first];) {
                lb_upos u = d->tags->at[t].upos;
                if (u != LB_UPOS_ADJ && u != LB_UPOS_NUM && u != LB_UPOS_DET && u != LB_UPOS_ADV) break;
                put(self, s, t);
            }
        return;
    }
    if (m->tree) {
        children(rd, s, m, h, m->t->pos == LB_POS_COPULA && d->tags->at[h].upos == LB_UPOS_NOUN, false);
        borrow(rd, s, m);
    }
    if (m->noun != LB_NONE) {
        if (m->tree) children(rd, s, m, m->noun, true, true);
        around_noun(rd, s, m, m->noun, true);
    }
    if (!m->tree || (!has(m, LB_ARG_SUBJ) && !has(m, LB_ARG_OBJ))) phrases(rd, s, m, s->clause[h - s->first], m->noun);
    mend_cases(rd, s, m);
    /* "ist erobert": the subject of a state is what was done to */
    if (!m->passive && !has(m, LB_ARG_OBJ) && m->t->frame->n > 1 && d->tags->at[h].feats.form == LB_PART) {
        bool wants = false, sein = false;
        for (uint32_t i = 0; i < m->t->frame->n; i++) wants |= m->t->frame->slot[i].kind == LB_ARG_OBJ && strchr("OV", m->t->frame->slot[i].role);
        for (uint32_t t = s->first; t < s->end; t++)
            if (s->clause[t - s->first] == s->clause[h - s->first] && lb_is(d->tags->at[t].lemma, "sein")) sein = true;
        if (wants && sein && !lb_is(m->t->frame->name, "v.s"))
            for (uint32_t i = 0; i < m->n_args; i++)
                if (m->arg[i].kind == LB_ARG_SUBJ && !m->arg[i].prep.n) m->arg[i].kind = LB_ARG_OBJ;
    }
}
