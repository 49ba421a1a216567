#include "export/print.h"
#include "export/print_mentions.h"

const lb_printer lb_printers[] = {
    { "text", LB_TO_TEXT, false, lb_print_text, "main text alone" },
    { "blocks", LB_TO_TEXT, false, lb_print_blocks, "blocks with role and reason" },
    { "facts", LB_TO_TEXT, false, lb_print_facts, "what is known about the report: date, title, publisher, address, language" },
    { "sentences", LB_TO_TOKENS, false, lb_print_sentences, "one sentence a line, tokens apart" },
    { "verbs", LB_TO_TAGS, false, lb_print_verbs, "verb groups: lemma with prefix, mood, tense, voice" },
    { "times", LB_TO_MENTIONS, false, lb_print_times, "times, resolved" },
    { "timeml", LB_TO_MENTIONS, false, lb_print_timeml, "TimeML with TIMEX3" },
    { "numbers", LB_TO_MENTIONS, false, lb_print_numbers, "numbers, with bound, unit and what they count" },
    { "quotes", LB_TO_CLAIMS, true, lb_print_quotes, "quotations: a JSON line a report" },
    { "sources", LB_TO_CLAIMS, true, lb_print_sources, "who says what, a line a quotation" },
    { "claims", LB_TO_CLAIMS, false, lb_print_claims, "claims, a short line each" },
    { "json", LB_TO_CLAIMS, false, lb_print_json, "claims, a JSON record a line" },
    { "why", LB_TO_CLAIMS, false, lb_print_why, "what made each claim, and what was refused" },
    { "parties", LB_TO_MENTIONS, true, lb_print_parties, "who is spoken of: code or outlet, words" },
    { "references", LB_TO_MENTIONS, true, lb_print_references, "pronouns and definite nouns, what they refer to" },
    { "places", LB_TO_MENTIONS, true, lb_print_places, "places: words, name, GeoNames id, position, precision, rule" },
    { "where", LB_TO_MENTIONS, true, lb_print_where, "places, short: name, position, precision" },
    { "conllu", LB_TO_MENTIONS, true, lb_print_conllu, "CoNLL-U: words, tags, trees, names" },
    { "mentions", LB_TO_MENTIONS, true, lb_print_mentions, "sentences and mentions, a JSON line each" },
    { "certainty", LB_TO_CLAIMS, true, lb_print_certainty, "verbs and nouns that are negated, possible, probable or planned" },
    { NULL, LB_TO_TEXT, false, NULL, NULL },
};

const lb_printer *lb_printer_find(lb_str name)
{
    for (const lb_printer *p = lb_printers; p->name; p++)
        if (lb_is(name, p->name)) return p;
    return NULL;
}

void lb_print_text(const lb_doc *doc, lb_arena *a, lb_buf *out)
{
    (void)a;
    for (uint32_t i = 0; i < doc->text->n; i++) {
        const lb_block *b = &doc->text->block[i];
        if (b->role == LB_ROLE_boilerplate || b->role == LB_ROLE_teaser || b->role == LB_ROLE_caption) continue;
        lb_buf_add(out, lb_words(doc, b->span));
        lb_buf_putc(out, '\n');
    }
}

void lb_print_blocks(const lb_doc *doc, lb_arena *a, lb_buf *out)
{
    (void)a;
    for (uint32_t i = 0; i < doc->text->n; i++) {
        const lb_block *b = &doc->text->block[i];
        lb_buf_printf(out, "%s\t%.*s\t", lb_role_name(b->role), LB_FMT(b->why));
        lb_buf_add(out, lb_words(doc, b->span));
        lb_buf_putc(out, '\n');
    }
}

void lb_print_sentences(const lb_doc *doc, lb_arena *a, lb_buf *out)
{
    (void)a;
    for (uint32_t s = 0; s < doc->tokens->n_sentences; s++) {
        const lb_sentence *sent = &doc->tokens->sentence[s];
        for (uint32_t t = sent->first; t < sent->end; t++) {
            if (t > sent->first) lb_buf_putc(out, ' ');
            lb_buf_add(out, lb_word(doc, t));
        }
        lb_buf_putc(out, '\n');
    }
}
