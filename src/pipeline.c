/* pipeline.c: the one place that knows the order of the stages. */
#include "pipeline.h"

#include "claim/claim.h"
#include "clean/clean.h"
#include "mention/mention.h"
#include "lang/verbgroup.h"
#include "parse/parse.h"
#include "segment/segment.h"
#include "tag/tag.h"

#include <stdlib.h>

struct lb_engine {
    lb_arena              arena;
    const lb_lexicon     *lexicon;
    const lb_cleaner     *cleaner;
    const lb_segmenter   *segmenter;
    const lb_tagger      *tagger;
    const lb_parser      *parser;
    lb_finders            finders;
    const lb_quote_rules *quote_rules;
    const lb_claim_rules *claim_rules;
};

static lb_code open_all(lb_engine *e, const char *dir, lb_err *err)
{
    lb_arena *a = &e->arena;
    const char *data = lb_printf(a, "%s/de", dir).p;
    const char *models = lb_printf(a, "%s/models", dir).p;
    lb_code rc = lb_lexicon_open(dir, a, &e->lexicon, err);
    if (!rc) rc = lb_cleaner_open(data, a, &e->cleaner, err);
    if (!rc) rc = lb_segmenter_open(data, e->lexicon, a, &e->segmenter, err);
    if (!rc) rc = lb_tagger_open(models, e->lexicon, a, &e->tagger, err);
    if (!rc) rc = lb_parser_open(models, e->lexicon, a, &e->parser, err);
    if (!rc) rc = lb_namer_open(models, e->lexicon, a, &e->finders.namer, err);
    if (!rc) rc = lb_times_open(data, a, &e->finders.times, err);
    if (!rc) rc = lb_numbers_open(data, a, &e->finders.numbers, err);
    if (!rc) rc = lb_gazetteer_open(dir, data, a, &e->finders.gazetteer, err);
    if (!rc) rc = lb_parties_open(data, a, &e->finders.parties, err);
    if (!rc) rc = lb_quote_rules_open(data, a, &e->quote_rules, err);
    if (!rc) rc = lb_claim_rules_open(data, a, &e->claim_rules, err);
    return rc;
}

lb_code lb_engine_open(const char *dir, lb_engine **out, lb_err *err)
{
    lb_code rc;
    jmp_buf escape;
    lb_engine *e = calloc(1, sizeof *e);
    *out = NULL;
    if (!e) return lb_fail(err, LB_ENOMEM, dir, "no memory for the engine");
    lb_arena_init(&e->arena, 0);
    if (lb_arena_try(&e->arena, &escape)) rc = open_all(e, dir, err);
    else rc = lb_fail(err, LB_ENOMEM, dir, "no memory for the language data");
    if (rc != LB_OK) {
        lb_engine_close(e);
        return rc;
    }
    *out = e;
    return LB_OK;
}

const lb_gazetteer *lb_engine_gazetteer(const lb_engine *e) { return e->finders.gazetteer; }

void lb_engine_close(lb_engine *e)
{
    if (!e) return;
    if (e->finders.gazetteer) lb_gazetteer_close(e->finders.gazetteer);
    if (e->finders.namer) lb_namer_close(e->finders.namer);
    if (e->parser) lb_parser_close(e->parser);
    if (e->tagger) lb_tagger_close(e->tagger);
    if (e->lexicon) lb_lexicon_close(e->lexicon);
    lb_arena_free(&e->arena);
    free(e);
}

/* Layers that are there already stay. */
static lb_code run(const lb_engine *e, lb_depth depth, bool all, lb_arena *a, lb_doc *d, lb_err *err)
{
    lb_code rc = d->text ? LB_OK : lb_clean_run(d->raw, e->cleaner, a, &d->text, err);
    if (rc != LB_OK || depth == LB_TO_TEXT) return rc;
    if (!d->tokens) d->tokens = lb_segment(d, e->segmenter, a);
    if (depth == LB_TO_TOKENS) return LB_OK;
    if (depth == LB_TO_CLAIMS && !all && !lb_claim_possible(d, e->claim_rules, a)) { // no conflict: nothing to read for
        d->quotes = lb_new(a, lb_quotes);
        d->claims = lb_new(a, lb_claims);
        return LB_OK;
    }
    if (!d->tags) d->tags = lb_tag_run(d, e->tagger, a);
    d->verbs = lb_verbgroups_find(d, e->lexicon, a);
    if (depth == LB_TO_TAGS) return LB_OK;
    all |= depth == LB_TO_TREES;
    bool foreign = d->text->facts.language.n && !lb_starts(d->text->facts.language, "de"); // kept, but nothing is read into it
    const bool *wanted = all ? NULL : foreign ? lb_array(a, d->tokens->n_sentences, bool) : lb_claim_wanted(d, e->quote_rules, e->claim_rules, a);
    if (!d->trees) d->trees = lb_parse_run(d, e->parser, wanted, a);
    if (depth == LB_TO_TREES) return LB_OK;
    d->mentions = lb_mention_run(d, &e->finders, a);
    if (depth == LB_TO_MENTIONS) return LB_OK;
    if (foreign) {
        d->quotes = lb_new(a, lb_quotes);
        d->claims = lb_new(a, lb_claims);
        return LB_OK;
    }
    d->quotes = lb_quote_run(d, e->quote_rules, a);
    d->claims = lb_claim_run(d, e->quote_rules, e->claim_rules, a);
    return LB_OK;
}

lb_code lb_engine_run(const lb_engine *e, const lb_raw *raw, lb_depth depth, bool all,
                      lb_arena *a, lb_doc *out, lb_err *err)
{
    jmp_buf escape;
    *out = (lb_doc){ .raw = raw };
    if (lb_arena_try(a, &escape)) return run(e, depth, all, a, out, err);
    return lb_fail(err, LB_ENOMEM, raw->facts.name.p, "the report needs more memory than its ceiling or the machine allows");
}

lb_code lb_engine_continue(const lb_engine *e, lb_depth depth, bool all, lb_arena *a, lb_doc *d, lb_err *err)
{
    jmp_buf escape;
    if (lb_arena_try(a, &escape)) return run(e, depth, all, a, d, err);
    return lb_fail(err, LB_ENOMEM, d->raw->facts.name.p, "the sentence needs more memory than its ceiling or the machine allows");
}
