#include "lang/lexicon.h"

struct lb_lexicon {
    int none;
};

lb_code lb_lexicon_open(const char *dir, lb_arena *a, const lb_lexicon **out, lb_err *err)
{
    (void)dir, (void)err;
    *out = lb_new(a, lb_lexicon);
    return LB_OK;
}

void lb_lexicon_close(const lb_lexicon *lex) { (void)lex; }

uint32_t lb_lexicon_look(const lb_lexicon *lex, lb_str form, lb_reading *out, uint32_t max)
{
    (void)lex, (void)form, (void)out, (void)max;
    return 0;
}

uint32_t lb_lexicon_guess(const lb_lexicon *lex, lb_str form, lb_arena *a, lb_reading *out, uint32_t max)
{
    (void)lex, (void)a;
    if (!max) return 0;
    out[0] = (lb_reading){ .upos = LB_UPOS_X_, .stts = LB_STTS_XY, .lemma = form, .source = LB_LEX_SHAPE };
    return 1;
}

lb_lex_class lb_lexicon_class(const lb_lexicon *lex, lb_str form, lb_lex_class *lowered)
{
    (void)lex, (void)form;
    if (lowered) *lowered = (lb_lex_class){ 0 };
    return (lb_lex_class){ 0 };
}

uint32_t lb_lexicon_n_stts(const lb_lexicon *lex) { return (void)lex, 1; }
uint32_t lb_lexicon_n_all(const lb_lexicon *lex) { return (void)lex, 1; }
uint64_t lb_lexicon_tags(const lb_lexicon *lex, uint16_t stts_class) { return (void)lex, (void)stts_class, 0; }
bool     lb_lexicon_is_verb(const lb_lexicon *lex, lb_str infinitive) { return (void)lex, (void)infinitive, false; }

lb_str lb_lexicon_join(const lb_lexicon *lex, lb_str prefix, lb_str base)
{
    (void)lex, (void)prefix, (void)base;
    return LB_STR("");
}

lb_str lb_lexicon_prefix(const lb_lexicon *lex, lb_str infinitive)
{
    (void)lex;
    return (lb_str){ infinitive.p, 0 };
}

bool lb_compound_split(const lb_lexicon *lex, lb_str form, lb_parts *out)
{
    (void)lex, (void)form;
    *out = (lb_parts){ 0 };
    return false;
}
