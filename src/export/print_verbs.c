/* print_verbs.c: verb groups in the order of the text, sentences parted by nothing:
 *     vorrücken ind past active
 *     angreifen ind perfect active modal=sollen neg */
#include "export/print.h"

#include "lang/verbgroup.h"

void lb_print_verbs(const lb_doc *doc, lb_arena *a, lb_buf *out)
{
    (void)a;
    for (uint32_t i = 0; i < doc->verbs->n; i++) {
        const lb_verbgroup *g = &doc->verbs->at[i];
        lb_buf_add(out, g->lemma);
        if (g->infinitive) lb_buf_printf(out, " inf %s", g->tense == LB_TENSE_PERFECT ? "perfect" : "present");
        else if (g->finite == LB_NONE) lb_buf_puts(out, " part");
        else lb_buf_printf(out, " %s %s", lb_mood_name(g->mood), lb_tense_name(g->tense));
        lb_buf_printf(out, " %s", lb_voice_name(g->voice));
        if (g->modal != LB_NONE) {
            lb_buf_puts(out, " modal=");
            lb_buf_add(out, lb_word(doc, g->modal));
        }
        if (g->negation != LB_NONE) lb_buf_puts(out, " neg");
        lb_buf_putc(out, '\n');
    }
}
