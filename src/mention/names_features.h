/* names_features.h: what the name finder's net looks at; shared with train/train_names.c.
 * Two heads over the same hidden layer: outer names and names within them. */
#ifndef LB_NAMES_FEATURES_H
#define LB_NAMES_FEATURES_H

#include "lang/words.h"

/* 0 outside; else 1 + 2 * (4 * variant + type) + inside, variant 0 plain, 1 derived ("Pariser"), 2 part of a compound ("US-Präsident"). */
enum { LB_NAME_LABELS = 25, LB_NAME_OUTPUTS = 2 * LB_NAME_LABELS };
static inline uint32_t lb_name_label(uint32_t type, uint32_t variant, bool inside) { return 1 + 2 * (4 * variant + type) + inside; }

/* What the name finder knows of a word beside its form: classes of its hyphened parts. */
typedef struct {
    uint32_t first, last;      // hashes of the parts around the first and behind the last hyphen; 0 none
    uint16_t first_class, last_class;
    uint32_t stem;             // the word without the ending of an adjective or genitive: "Pariser", "russischen", "Putins"
    uint16_t stem_class;
    uint8_t  first_names, stem_names; // lists that the first part and the stem stand in
} lb_name_word;

typedef struct {
    const lb_wordform  *w;     // [n]
    const lb_name_word *x;     // [n]
    const lb_tag       *tag;   // [n]
    const uint8_t      *label; // [n] outer labels to the left are known
    const uint8_t      *inner;
    uint32_t            n, treebank;
} lb_name_state;

static const lb_wordform lb_name_nothing = { .form = 2, .low = 2, .shape = 15 };

static inline uint32_t lb_name_features(const lb_name_state *s, uint32_t i, uint32_t *f)
{
    uint32_t n = 0;
    const lb_wordform *at[7];
    uint32_t t[7];
    for (int d = -3; d <= 3; d++) {
        int64_t k = (int64_t)i + d;
        bool in = k >= 0 && k < s->n;
        at[d + 3] = in ? &s->w[k] : &lb_name_nothing;
        t[d + 3] = in ? (uint32_t)s->tag[k].stts : 63;
    }
    const lb_wordform *w = at[3], *l = at[2], *r = at[4];
    const lb_name_word *x = &s->x[i];
    uint32_t y1 = i ? s->label[i - 1] : 30, y2 = i > 1 ? s->label[i - 2] : 30, z1 = i ? s->inner[i - 1] : 30;
    f[n++] = lb_mix(400, w->form);
    f[n++] = lb_mix(401, w->low);
    for (uint32_t k = 0; k < 4; k++) if (w->prefix[k]) f[n++] = lb_mix2(402, k, w->prefix[k]);
    for (uint32_t k = 0; k < 5; k++) if (w->suffix[k]) f[n++] = lb_mix2(403, k, w->suffix[k]);
    f[n++] = lb_mix2(404, w->shape, i == 0);
    f[n++] = lb_mix(405, w->cluster);
    f[n++] = lb_mix2(406, t[3], s->tag[i].upos);
    f[n++] = lb_mix2(407, w->source, w->shape);
    f[n++] = lb_mix2(408, lb_fold64(w->tags), w->shape);
    f[n++] = lb_mix3(409, w->cluster, l->cluster, r->cluster);
    f[n++] = lb_mix2(410, w->cluster, l->cluster);
    f[n++] = lb_mix2(411, w->cluster, r->cluster);
    for (int d = 0; d < 7; d++) {
        if (d == 3) continue;
        f[n++] = lb_mix2(412, (uint32_t)d, at[d]->low);
        f[n++] = lb_mix2(413, (uint32_t)d, at[d]->cluster);
        if (at[d]->names) f[n++] = lb_mix2(416 + 1000, (uint32_t)d, at[d]->names);
        f[n++] = lb_mix3(414, (uint32_t)d, at[d]->shape, t[d]);
    }
    f[n++] = lb_mix2(450, w->names, w->shape);
    f[n++] = lb_mix3(451, w->names, l->names, r->names);
    f[n++] = lb_mix2(452, w->names, t[3]);
    f[n++] = lb_mix2(453, w->names, y1);
    f[n++] = lb_mix2(454, w->names, w->cluster);
    f[n++] = lb_mix2(415, l->low, w->cluster);
    f[n++] = lb_mix2(416, r->low, w->cluster);
    f[n++] = lb_mix2(417, l->suffix[2], w->shape);
    f[n++] = lb_mix2(418, r->suffix[2], w->shape);
    f[n++] = lb_mix3(419, l->shape, w->shape, r->shape);
    f[n++] = lb_mix3(420, t[2], t[3], t[4]);
    f[n++] = lb_mix(421, y1);
    f[n++] = lb_mix2(422, y1, y2);
    f[n++] = lb_mix3(423, y1, w->shape, t[3]);
    f[n++] = lb_mix2(424, y1, w->cluster);
    f[n++] = lb_mix2(425, y1, w->low);
    f[n++] = lb_mix2(426, z1, y1);
    f[n++] = lb_mix2(427, z1, w->low);
    f[n++] = lb_mix3(428, y1, l->low, w->shape);
    if (x->first) {
        f[n++] = lb_mix(430, x->first);
        f[n++] = lb_mix(431, x->first_class);
        f[n++] = lb_mix3(436, x->first_names, x->last_class, w->names);
        f[n++] = lb_mix2(437, x->first_names, t[3]);
        f[n++] = lb_mix(432, x->last);
        f[n++] = lb_mix2(433, x->last_class, x->first_class);
    }
    if (x->stem) {
        f[n++] = lb_mix3(438, x->stem_names, w->suffix[1], w->shape);
        f[n++] = lb_mix(434, x->stem);
        f[n++] = lb_mix2(435, x->stem_class, w->suffix[1]);
    }
    f[n++] = lb_mix(440, s->treebank);
    f[n++] = lb_mix2(441, s->treebank, t[3]);
    f[n++] = lb_mix2(442, s->treebank, y1);
    return n;
}

/* Parts and stem of each word of the document: [T]. */
lb_name_word *lb_name_words(const lb_words_table *table, const lb_doc *doc, lb_arena *a);
/* Labels of one sentence; s->label and s->inner are set to the two arrays. */
void lb_name_sentence(const lb_net *net, lb_name_state *s, uint8_t *label, uint8_t *inner);

#endif
