#include "doc/tagset.h"

static const char *const upos_names[] = {
#define X(t) [LB_UPOS_##t] = #t,
    LB_UPOS_LIST(X)
#undef X
};
static const char *const stts_names[] = {
#define X(t, s) [LB_STTS_##t] = s,
    LB_STTS_LIST(X)
#undef X
};
static const char *const rel_names[] = {
#define X(t, s) [LB_REL_##t] = s,
    LB_REL_LIST(X)
#undef X
};

const char *lb_upos_name(lb_upos t) { return t == LB_UPOS_X_ ? "X" : upos_names[t]; }
const char *lb_stts_name(lb_stts t) { return stts_names[t]; }
const char *lb_rel_name(lb_rel r) { return rel_names[r]; }

lb_upos lb_upos_of(lb_str s)
{
    for (int i = 0; i < LB_UPOS_COUNT; i++)
        if (lb_is(s, lb_upos_name((lb_upos)i))) return (lb_upos)i;
    return LB_UPOS_COUNT;
}

lb_stts lb_stts_of(lb_str s)
{
    if (lb_is(s, "PROAV")) return LB_STTS_PAV;
    for (int i = 0; i < LB_STTS_COUNT; i++)
        if (lb_is(s, stts_names[i])) return (lb_stts)i;
    return LB_STTS_COUNT;
}

lb_rel lb_rel_of(lb_str s)
{
    for (int i = 0; i < LB_REL_COUNT; i++)
        if (lb_is(s, rel_names[i])) return (lb_rel)i;
    const char *colon = s.n ? memchr(s.p, ':', s.n) : NULL;
    return colon ? lb_rel_of((lb_str){ s.p, (uint32_t)(colon - s.p) }) : LB_REL_COUNT;
}

/* One row a value: UD's name=value, the field it sets, the number it sets it to. */
enum { CASE, NUMBER, GENDER, PERSON, TENSE, MOOD, FORM, DEGREE, DEFINITE, PRONTYPE, POSS, REFLEX, NEG, FOREIGN };
static const struct {
    const char *text;
    uint8_t     field, value;
} values[] = { // in UD's order of printing
    { "Case=Nom", CASE, LB_NOM }, { "Case=Gen", CASE, LB_GEN }, { "Case=Dat", CASE, LB_DAT }, { "Case=Acc", CASE, LB_ACC },
    { "Definite=Def", DEFINITE, 1 }, { "Definite=Ind", DEFINITE, 2 },
    { "Degree=Pos", DEGREE, LB_POS }, { "Degree=Cmp", DEGREE, LB_CMP }, { "Degree=Sup", DEGREE, LB_SUP },
    { "Foreign=Yes", FOREIGN, 1 },
    { "Gender=Masc", GENDER, LB_MASC }, { "Gender=Fem", GENDER, LB_FEM }, { "Gender=Neut", GENDER, LB_NEUT },
    { "Mood=Ind", MOOD, LB_IND }, { "Mood=Imp", MOOD, LB_IMP }, { "Mood=Sub", MOOD, LB_SUB1 }, { "Mood=Sub", MOOD, LB_SUB2 },
    { "Number=Sing", NUMBER, LB_SING }, { "Number=Plur", NUMBER, LB_PLUR },
    { "Person=1", PERSON, 1 }, { "Person=2", PERSON, 2 }, { "Person=3", PERSON, 3 },
    { "Polarity=Neg", NEG, 1 }, { "Poss=Yes", POSS, 1 },
    { "PronType=Art", PRONTYPE, LB_ART }, { "PronType=Prs", PRONTYPE, LB_PRS }, { "PronType=Dem", PRONTYPE, LB_DEM },
    { "PronType=Rel", PRONTYPE, LB_REL_ }, { "PronType=Int", PRONTYPE, LB_INT }, { "PronType=Ind", PRONTYPE, LB_INDEF },
    { "PronType=Neg", PRONTYPE, LB_NEG }, { "PronType=Tot", PRONTYPE, LB_TOT },
    { "Reflex=Yes", REFLEX, 1 },
    { "Tense=Pres", TENSE, LB_PRES }, { "Tense=Past", TENSE, LB_PAST },
    { "VerbForm=Fin", FORM, LB_FIN }, { "VerbForm=Inf", FORM, LB_INF }, { "VerbForm=Part", FORM, LB_PART }, { "VerbForm=Inf", FORM, LB_IZU },
};

static uint32_t get(lb_feats f, int field)
{
    const uint32_t all[] = { f.case_, f.number, f.gender, f.person, f.tense, f.mood, f.form,
                             f.degree, f.definite, f.prontype, f.poss, f.reflex, f.neg, f.foreign };
    return all[field];
}

static void set(lb_feats *f, int field, uint32_t v)
{
    switch (field) {
    case CASE: f->case_ = v & 7; break;
    case NUMBER: f->number = v & 3; break;
    case GENDER: f->gender = v & 3; break;
    case PERSON: f->person = v & 3; break;
    case TENSE: f->tense = v & 3; break;
    case MOOD: f->mood = v & 7; break;
    case FORM: f->form = v & 7; break;
    case DEGREE: f->degree = v & 3; break;
    case DEFINITE: f->definite = v & 3; break;
    case PRONTYPE: f->prontype = v & 15; break;
    case POSS: f->poss = v & 1; break;
    case REFLEX: f->reflex = v & 1; break;
    case NEG: f->neg = v & 1; break;
    case FOREIGN: f->foreign = v & 1; break;
    }
}

lb_str lb_feats_print(lb_feats f, lb_arena *a)
{
    char out[400];
    uint32_t n = 0;
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        if (get(f, values[i].field) != values[i].value) continue;
        size_t len = strlen(values[i].text);
        if (n) out[n++] = '|';
        memcpy(out + n, values[i].text, len);
        n += (uint32_t)len;
    }
    return n ? lb_copy(a, (lb_str){ out, n }) : LB_STR("_");
}

lb_feats lb_feats_of(lb_str s)
{
    lb_feats f = { 0 };
    for (uint32_t from = 0, i = 0; i <= s.n; i++) {
        if (i < s.n && s.p[i] != '|') continue;
        lb_str one = { s.p + from, i - from };
        from = i + 1;
        for (size_t k = 0; k < sizeof values / sizeof *values; k++)
            if (lb_is(one, values[k].text)) {
                set(&f, values[k].field, values[k].value);
                break;
            }
    }
    if (f.mood == LB_SUB1 && f.tense == LB_PAST) f.mood = LB_SUB2;
    return f;
}
