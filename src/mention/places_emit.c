/* places_emit.c: lb_find_places: names found and resolved -> place mentions. O(tokens). */
#include "mention/places.h"

static const char *rule_of(const lb_places_name *n, lb_gaz_hit h, const lb_gaz_place *p)
{
    static const char *const rule[LB_GAZ_KINDS] = { "places/curated", "places/german", "places/name", "places/translit", "places/other", "places/region" };
    if (n->derived) return "places/derived";
    if (n->part) return "places/part";
    if (n->compound) return "places/compound";
    if (p->cls == LB_GAZ_COUNTRY) return "places/country";
    if (p->cls == LB_GAZ_REGION || p->cls == LB_GAZ_DISTRICT) return "places/region";
    return rule[h.kind];
}

/* Words as said become a further name, so that a reader of the claim finds them. */
static void add_said(lb_place *p, lb_str said)
{
    if (!said.n || lb_eq(said, p->name)) return;
    for (uint32_t i = 0; i < p->n_alias; i++)
        if (lb_eq(p->alias[i], said)) return;
    p->alias[p->n_alias++] = said; // lb_gazetteer_place left room for one
}

static void name_region(const lb_places_name *n, lb_gaz_hit h, const lb_gaz_place *g, lb_place *p, lb_arena *a)
{
    if (lb_starts(p->name, "Oblast ")) { // "Region Kursk" is what German reports say
        lb_str old = p->name;
        p->name = lb_printf(a, "Region %.*s", (int)(p->name.n - 7), p->name.p + 7);
        for (uint32_t i = 0; i < p->n_alias; i++)
            if (lb_eq(p->alias[i], p->name)) p->alias[i] = old;
    } else if (!(g->flags & LB_GAZ_MANUAL) && n->cue_lemma.n && (h.kind == LB_GAZ_BASE || g->cls == LB_GAZ_DISTRICT) && !lb_find(p->name, n->cue_lemma)) {
        p->name = lb_printf(a, "%.*s %.*s", LB_FMT(n->cue_lemma), LB_FMT(n->name));
    } else if (g->cls == LB_GAZ_DISTRICT && n->cue_lemma.n) {
        p->name = lb_printf(a, "%.*s %.*s", LB_FMT(n->cue_lemma), LB_FMT(p->name));
    }
}

static void emit(const lb_places_scan *s, const lb_places_name *n, lb_mention_list *out)
{
    const lb_doc *d = s->doc;
    lb_gaz_hit h = s->hit.at[n->hits + n->choice];
    const lb_gaz_place *g = lb_gaz_at(s->g, h);
    lb_mention m = { .kind = LB_PLACE, .span = n->span, .sentence = n->sentence, .first = n->first, .end = n->end, .antecedent = LB_NONE };
    m.head = n->end - 1;
    if (d->trees && d->trees->parsed && d->trees->parsed[n->sentence])
        for (uint32_t t = n->end; t-- > n->first;)
            if (d->trees->at[t].head == LB_NONE || d->trees->at[t].head < n->first || d->trees->at[t].head >= n->end) m.head = t;
    m.rule = rule_of(n, h, g);
    m.place = lb_gazetteer_place(s->g, h, s->a);
    lb_place *p = &m.place;
    bool wide = g->cls == LB_GAZ_COUNTRY || g->cls == LB_GAZ_LAND || g->cls == LB_GAZ_REGION;
    if (n->part) { // "Nordsyrien": the country's place on the map, but no more than that is known
        lb_str said = lb_words(d, n->span);
        if (n->genitive && said.n) said.n--;
        p->name = said;
        p->feature = LB_STR("RGN");
        p->geonameid = 0;
        p->n_alias = 0;
        p->precision = 5;
    } else if (g->cls == LB_GAZ_REGION || g->cls == LB_GAZ_DISTRICT) {
        name_region(n, h, g, p, s->a);
    }
    if (!n->part && !n->derived && !wide) add_said(p, n->name);
    if (n->offset.n && !(wide && n->offset_precision < 3)) {
        p->offset = n->offset;
        if (p->precision < n->offset_precision && !(g->cls == LB_GAZ_COUNTRY && n->offset_precision < 6)) p->precision = n->offset_precision;
        if (g->cls == LB_GAZ_COUNTRY && n->offset_precision == 5) p->precision = 5; // "im Osten Syriens"
    } else if ((n->cue & LB_PW_REGION) && !wide && g->cls != LB_GAZ_DISTRICT) {
        p->precision = p->precision < 2 ? 2 : p->precision; // "die Region Bachmut", which is no unit of its own
        p->offset = n->cue_lemma;
    }
    *lb_push(s->a, out) = m;
}

/* A village in no table: named, in its country and the sentence's region, but nowhere on the map. */
static void emit_village(const lb_places_scan *s, const lb_places_name *n, lb_mention_list *out)
{
    lb_mention m = { .kind = LB_PLACE, .span = n->span, .sentence = n->sentence, .first = n->first, .end = n->end, .head = n->end - 1,
                     .antecedent = LB_NONE, .rule = "places/ending" };
    m.place.name = n->name;
    m.place.feature = LB_STR("PPL");
    m.place.country = lb_copy(s->a, (lb_str){ n->country, (uint32_t)strnlen(n->country, 4) });
    m.place.alias = lb_array(s->a, 1, lb_str);
    m.place.precision = n->offset.n ? n->offset_precision : 1;
    m.place.offset = n->offset;
    for (uint32_t i = 0; i < s->n_regions; i++) {
        const lb_gaz_file *f = &s->g->file[s->region[i].file];
        const lb_gaz_place *g = &f->place[s->region[i].place];
        if (s->region[i].sentence == n->sentence && !memcmp(g->country, n->country, 4)) m.place.admin1 = lb_gaz_string(f, g->name);
    }
    *lb_push(s->a, out) = m;
}

/* Names found before: persons and organisations that a place must not be taken from. */
static void mark_names(lb_places_scan *s)
{
    const lb_mentions *m = s->doc->mentions;
    uint32_t n = s->doc->tokens->n;
    s->cover = lb_array(s->a, n + 1u, uint8_t);
    s->cover_end = lb_array(s->a, n + 1u, uint32_t);
    for (uint32_t i = 0; m && i < m->n; i++) {
        const lb_mention *x = &m->at[i];
        if (x->kind != LB_NAME || x->end > n) continue;
        for (uint32_t t = x->first; t < x->end; t++)
            if (!s->cover[t]) s->cover[t] = (uint8_t)(x->name + 1), s->cover_end[t] = x->end;
    }
}

/* "auf pakistanischem Gebiet", "israelisches Territorium": the country. */
static void emit_soil(const lb_places_scan *s, uint32_t t, lb_mention_list *out)
{
    const lb_doc *d = s->doc;
    lb_str adj = lb_word(d, t - 1), base = adj;
    if (d->tokens->at[t - 1].sentence != d->tokens->at[t].sentence || adj.n < 6 || adj.n > 40) return;
    while (base.n > 4 && !lb_ends(base, "sch") && adj.n - base.n < 3) base.n--;
    if (!lb_ends(base, "sch") || base.n == adj.n) return;
    lb_gaz_hit h;
    if (!lb_gazetteer_find(s->g, lb_lower(s->a, base), &h, 1, NULL) || lb_gaz_at(s->g, h)->cls != LB_GAZ_COUNTRY) return;
    lb_mention m = { .kind = LB_PLACE, .span = { d->tokens->at[t - 1].span.begin, d->tokens->at[t].span.end }, .sentence = d->tokens->at[t].sentence,
                     .first = t - 1, .end = t + 1, .head = t, .antecedent = LB_NONE, .rule = "places/soil" };
    m.place = lb_gazetteer_place(s->g, h, s->a);
    *lb_push(s->a, out) = m;
}

void lb_find_places(const lb_doc *doc, const lb_gazetteer *g, lb_arena *a, lb_mention_list *out)
{
    lb_places_scan s = { .doc = doc, .g = g, .a = a };
    if (!doc->tokens->n) return;
    mark_names(&s);
    lb_places_collect(&s);
    lb_places_resolve(&s);
    for (size_t i = 0; i < s.name.n; i++)
        if (s.name.at[i].dropped) continue;
        else if (s.name.at[i].n_hits) emit(&s, &s.name.at[i], out);
        else emit_village(&s, &s.name.at[i], out);
    for (uint32_t t = 1; t < doc->tokens->n; t++)
        if (lb_pw_kind(g->words, lb_word(doc, t)) & LB_PW_SOIL) emit_soil(&s, t, out);
}
