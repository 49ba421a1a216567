/* tagset.h: the closed label sets: Universal Dependencies v2 and STTS. */
#ifndef LB_TAGSET_H
#define LB_TAGSET_H

#include "base/str.h"

#define LB_UPOS_LIST(X) \
    X(X_) X(ADJ) X(ADP) X(ADV) X(AUX) X(CCONJ) X(DET) X(INTJ) X(NOUN) X(NUM) \
    X(PART) X(PRON) X(PROPN) X(PUNCT) X(SCONJ) X(SYM) X(VERB)

typedef enum {
#define X(t) LB_UPOS_##t,
    LB_UPOS_LIST(X)
#undef X
    LB_UPOS_COUNT
} lb_upos;

/* STTS as in TIGER and GSD; PAV stands for PROAV too; $, $. $( are COMMA STOP PAREN. */
#define LB_STTS_LIST(X)                                                              \
    X(XY, "XY") X(ADJA, "ADJA") X(ADJD, "ADJD") X(ADV, "ADV") X(APPR, "APPR")          \
    X(APPRART, "APPRART") X(APPO, "APPO") X(APZR, "APZR") X(ART, "ART")                \
    X(CARD, "CARD") X(FM, "FM") X(ITJ, "ITJ") X(KOUI, "KOUI") X(KOUS, "KOUS")          \
    X(KON, "KON") X(KOKOM, "KOKOM") X(NN, "NN") X(NE, "NE") X(PDS, "PDS")              \
    X(PDAT, "PDAT") X(PIS, "PIS") X(PIAT, "PIAT") X(PIDAT, "PIDAT") X(PPER, "PPER")    \
    X(PPOSS, "PPOSS") X(PPOSAT, "PPOSAT") X(PRELS, "PRELS") X(PRELAT, "PRELAT")        \
    X(PRF, "PRF") X(PWS, "PWS") X(PWAT, "PWAT") X(PWAV, "PWAV") X(PAV, "PAV")          \
    X(PTKZU, "PTKZU") X(PTKNEG, "PTKNEG") X(PTKVZ, "PTKVZ") X(PTKANT, "PTKANT")        \
    X(PTKA, "PTKA") X(TRUNC, "TRUNC") X(VVFIN, "VVFIN") X(VVIMP, "VVIMP")              \
    X(VVINF, "VVINF") X(VVIZU, "VVIZU") X(VVPP, "VVPP") X(VAFIN, "VAFIN")              \
    X(VAIMP, "VAIMP") X(VAINF, "VAINF") X(VAPP, "VAPP") X(VMFIN, "VMFIN")              \
    X(VMINF, "VMINF") X(VMPP, "VMPP") X(COMMA, "$,") X(STOP, "$.") X(PAREN, "$(")

typedef enum {
#define X(t, s) LB_STTS_##t,
    LB_STTS_LIST(X)
#undef X
    LB_STTS_COUNT
} lb_stts;

/* UD relations, with the subtypes that German treebanks use. */
#define LB_REL_LIST(X)                                                                    \
    X(dep, "dep") X(root, "root") X(acl, "acl") X(acl_relcl, "acl:relcl")                   \
    X(advcl, "advcl") X(advmod, "advmod") X(amod, "amod") X(appos, "appos") X(aux, "aux")   \
    X(aux_pass, "aux:pass") X(case_, "case") X(cc, "cc") X(ccomp, "ccomp")                  \
    X(compound, "compound") X(compound_prt, "compound:prt") X(conj, "conj") X(cop, "cop")   \
    X(csubj, "csubj") X(csubj_pass, "csubj:pass") X(det, "det") X(det_poss, "det:poss")     \
    X(discourse, "discourse") X(expl, "expl") X(expl_pv, "expl:pv") X(fixed, "fixed")       \
    X(flat, "flat") X(flat_name, "flat:name") X(iobj, "iobj") X(mark, "mark")               \
    X(nmod, "nmod") X(nmod_poss, "nmod:poss") X(nsubj, "nsubj") X(nsubj_pass, "nsubj:pass") \
    X(nummod, "nummod") X(obj, "obj") X(obl, "obl") X(obl_agent, "obl:agent")               \
    X(obl_arg, "obl:arg") X(obl_tmod, "obl:tmod") X(orphan, "orphan")                       \
    X(parataxis, "parataxis") X(punct, "punct") X(reparandum, "reparandum")                 \
    X(vocative, "vocative") X(xcomp, "xcomp")

typedef enum {
#define X(t, s) LB_REL_##t,
    LB_REL_LIST(X)
#undef X
    LB_REL_COUNT
} lb_rel;

/* Morphological features; 0 is "unset" in every field. */
enum { LB_NOM = 1, LB_GEN, LB_DAT, LB_ACC };
enum { LB_SING = 1, LB_PLUR };
enum { LB_MASC = 1, LB_FEM, LB_NEUT };
enum { LB_PRES = 1, LB_PAST };
enum { LB_IND = 1, LB_IMP, LB_SUB1, LB_SUB2 }; // Konjunktiv I: Mood=Sub|Tense=Pres, II: Mood=Sub|Tense=Past
enum { LB_FIN = 1, LB_INF, LB_PART, LB_IZU };  // IZU: "abzuziehen", printed VerbForm=Inf
enum { LB_POS = 1, LB_CMP, LB_SUP };
enum { LB_ART = 1, LB_PRS, LB_DEM, LB_REL_, LB_INT, LB_INDEF, LB_NEG, LB_TOT };

typedef struct {
    uint32_t case_ : 3, number : 2, gender : 2, person : 2, tense : 2, mood : 3, form : 3,
             degree : 2, definite : 2, prontype : 4, poss : 1, reflex : 1, neg : 1, foreign : 1;
} lb_feats;

const char *lb_upos_name(lb_upos t);
const char *lb_stts_name(lb_stts t);
const char *lb_rel_name(lb_rel r);
/* The label with this name, or the set's COUNT. "PROAV" is PAV. Unknown subtypes of a relation fall back to it. */
lb_upos     lb_upos_of(lb_str s);
lb_stts     lb_stts_of(lb_str s);
lb_rel      lb_rel_of(lb_str s);
/* UD feature string ("Case=Nom|Number=Sing", "_" for none) and back; unknown features are passed over. */
lb_str      lb_feats_print(lb_feats f, lb_arena *a);
lb_feats    lb_feats_of(lb_str s);

#endif
