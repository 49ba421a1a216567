/* print_conllu.c: tokens, tags, trees and names as CoNLL-U. Contractions (im, zum, vom) are
 * printed as multi-word tokens of preposition and article, as the German treebanks have
 * them; MISC holds SpaceAfter=No, names as NER=B-PER … and TokenRange=begin:end in code points. */
#include "export/print.h"

typedef struct {
    const char *form, *preposition, *article;
} contraction;

static const contraction contractions[] = {
    { "am", "an", "dem" }, { "ans", "an", "das" }, { "aufs", "auf", "das" }, { "beim", "bei", "dem" }, { "durchs", "durch", "das" },
    { "fürs", "für", "das" }, { "hinterm", "hinter", "dem" }, { "hinters", "hinter", "das" }, { "im", "in", "dem" }, { "ins", "in", "das" },
    { "überm", "über", "dem" }, { "übers", "über", "das" }, { "ums", "um", "das" }, { "unterm", "unter", "dem" }, { "unters", "unter", "das" },
    { "vom", "von", "dem" }, { "vorm", "vor", "dem" }, { "vors", "vor", "das" }, { "zum", "zu", "dem" }, { "zur", "zu", "der" },
};

static const contraction *contraction_of(const lb_doc *d, uint32_t t, lb_arena *a)
{
    if (!d->tags || d->tags->at[t].stts != LB_STTS_APPRART) return NULL;
    lb_str low = lb_lower(a, lb_word(d, t));
    for (size_t i = 0; i < sizeof contractions / sizeof *contractions; i++)
        if (lb_is(low, contractions[i].form)) return &contractions[i];
    return NULL;
}

typedef struct {
    const lb_doc  *d;
    lb_arena      *a;
    lb_buf        *out;
    const uint32_t *number;   // [T] word number of each token's first word in its sentence
    const uint8_t *name;      // [T] 0 outside, 1 + type: inside, | 8 begins, | 16 derived, | 32 part
    uint32_t       at, chars; // byte offset and code points before it
} printer;

/* Code points before byte `to`; asked in rising order, so the whole is linear. */
static uint32_t chars_to(printer *p, uint32_t to)
{
    lb_str all = p->d->text->text;
    if (to < p->at) p->at = p->chars = 0;
    p->chars += lb_utf8_count((lb_str){ all.p + p->at, all.n - p->at }, to - p->at);
    p->at = to;
    return p->chars;
}

static void misc(printer *p, uint32_t t)
{
    static const char *const type[] = { "PER", "LOC", "ORG", "MISC" };
    const lb_token *k = &p->d->tokens->at[t];
    if (p->name && p->name[t]) lb_buf_printf(p->out, "NER=%c-%s%s|", p->name[t] & 8 ? 'B' : 'I', type[(p->name[t] & 7) - 1], p->name[t] & 16 ? "deriv" : p->name[t] & 32 ? "part" : "");
    if (!k->space_after) lb_buf_puts(p->out, "SpaceAfter=No|");
    uint32_t from = chars_to(p, k->span.begin);
    lb_buf_printf(p->out, "TokenRange=%u:%u\n", from, chars_to(p, k->span.end));
}

static void add_or_blank(lb_buf *b, lb_str s) { s.n ? lb_buf_add(b, s) : lb_buf_puts(b, "_"); }

static void arc(printer *p, uint32_t t)
{
    const lb_trees *tr = p->d->trees;
    if (!tr || !tr->parsed[p->d->tokens->at[t].sentence]) lb_buf_puts(p->out, "_\t_\t_\t");
    else if (tr->at[t].head == LB_NONE) lb_buf_puts(p->out, "0\troot\t_\t");
    else lb_buf_printf(p->out, "%u\t%s\t_\t", p->number[tr->at[t].head], lb_rel_name(tr->at[t].rel));
}

static void word(printer *p, uint32_t t)
{
    const lb_doc *d = p->d;
    const contraction *c = contraction_of(d, t, p->a);
    if (c) {
        const lb_tag *g = &d->tags->at[t];
        lb_buf_printf(p->out, "%u-%u\t", p->number[t], p->number[t] + 1);
        lb_buf_add(p->out, lb_word(d, t));
        lb_buf_puts(p->out, "\t_\t_\t_\t_\t_\t_\t_\t");
        misc(p, t);
        bool upper = lb_is_upper((uint8_t)lb_word(d, t).p[0]);
        lb_str form = lb_str_of(c->preposition);
        lb_buf_printf(p->out, "%u\t", p->number[t]);
        lb_buf_add(p->out, upper ? lb_capital(p->a, form) : form);
        lb_buf_printf(p->out, "\t%s\tADP\tAPPR\t_\t", c->preposition);
        arc(p, t);
        lb_buf_puts(p->out, "_\n");
        lb_feats f = { .case_ = g->feats.case_, .number = g->feats.number, .gender = g->feats.gender, .definite = 1, .prontype = LB_ART };
        lb_buf_printf(p->out, "%u\t%s\tder\tDET\tART\t", p->number[t] + 1, c->article);
        lb_buf_add(p->out, lb_feats_print(f, p->a));
        // The article hangs where its preposition hangs: on the noun.
        if (!d->trees || !d->trees->parsed[d->tokens->at[t].sentence]) lb_buf_puts(p->out, "\t_\t_\t_\t_\n");
        else if (d->trees->at[t].head == LB_NONE) lb_buf_printf(p->out, "\t%u\tdet\t_\t_\n", p->number[t]);
        else lb_buf_printf(p->out, "\t%u\tdet\t_\t_\n", p->number[d->trees->at[t].head]);
        return;
    }
    lb_buf_printf(p->out, "%u\t", p->number[t]);
    lb_buf_add(p->out, lb_word(d, t));
    lb_buf_putc(p->out, '\t');
    if (d->tags) {
        const lb_tag *g = &d->tags->at[t];
        add_or_blank(p->out, g->lemma);
        lb_buf_printf(p->out, "\t%s\t%s\t", lb_upos_name(g->upos), g->stts < LB_STTS_COUNT ? lb_stts_name(g->stts) : "_");
        lb_buf_add(p->out, lb_feats_print(g->feats, p->a));
        lb_buf_putc(p->out, '\t');
    } else {
        lb_buf_puts(p->out, "_\t_\t_\t_\t");
    }
    arc(p, t);
    misc(p, t);
}

void lb_print_conllu(const lb_doc *d, lb_arena *a, lb_buf *out)
{
    uint32_t n = d->tokens->n;
    uint32_t *number = lb_array(a, n, uint32_t);
    uint8_t *name = lb_array(a, n, uint8_t);
    printer p = { .d = d, .a = a, .out = out, .number = number, .name = name };
    for (uint32_t m = 0; d->mentions && m < d->mentions->n; m++) {
        const lb_mention *x = &d->mentions->at[m]; // longest first: an inner name keeps the outer one's mark
        if (x->kind != LB_NAME || x->first >= x->end || name[x->first]) continue;
        lb_str rule = lb_str_of(x->rule);
        for (uint32_t t = x->first; t < x->end && t < n; t++)
            name[t] = (uint8_t)((1 + x->name) | (lb_ends(rule, "-deriv") ? 16 : lb_ends(rule, "-part") ? 32 : 0));
        name[x->first] |= 8;
    }
    if (d->raw && d->raw->facts.name.n) lb_buf_printf(out, "# newdoc id = %.*s\n", LB_FMT(d->raw->facts.name));
    for (uint32_t s = 0; s < d->tokens->n_sentences; s++) {
        const lb_sentence *q = &d->tokens->sentence[s];
        lb_buf_printf(out, "# sent_id = %u\n# text = ", d->tokens->counted + s + 1);
        lb_str text = lb_words(d, q->span);
        for (uint32_t i = 0; i < text.n; i++) lb_buf_putc(out, text.p[i] == '\n' || text.p[i] == '\r' || text.p[i] == '\t' ? ' ' : text.p[i]);
        lb_buf_putc(out, '\n');
        uint32_t k = 1;
        for (uint32_t t = q->first; t < q->end; t++) {
            number[t] = k;
            k += contraction_of(d, t, a) ? 2 : 1;
        }
        for (uint32_t t = q->first; t < q->end; t++) word(&p, t);
        lb_buf_putc(out, '\n');
    }
}
