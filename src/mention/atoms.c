#include "mention/atoms.h"

lb_str lb_word_lower(lb_str w, char buf[LB_LOWER_MAX])
{
    uint32_t n = 0;
    if (w.n > LB_LOWER_MAX - 4) return (lb_str){ buf, 0 };
    for (uint32_t i = 0; i < w.n;) {
        uint8_t c = (uint8_t)w.p[i];
        if (c < 0x80) {
            buf[n++] = (char)(lb_is_upper(c) ? c + 32 : c);
            i++;
        } else if (c == 0xC3 && i + 1 < w.n && (uint8_t)w.p[i + 1] >= 0x80 && (uint8_t)w.p[i + 1] <= 0x9E && (uint8_t)w.p[i + 1] != 0x97) {
            buf[n++] = (char)c, buf[n++] = (char)(w.p[i + 1] + 0x20), i += 2; // À … Þ
        } else if (c == 0xC2 && i + 1 < w.n && (uint8_t)w.p[i + 1] == 0xAD) {
            i += 2; // soft hyphen
        } else {
            buf[n++] = w.p[i++];
        }
    }
    return (lb_str){ buf, n };
}

uint64_t lb_atom_value(const lb_atoms *x, uint32_t i)
{
    uint64_t v = 0;
    lb_str s = lb_atom_text(x, i);
    if (s.n > 18) return 0;
    for (uint32_t k = 0; k < s.n; k++) v = v * 10 + (uint64_t)(s.p[k] - '0');
    return v;
}

static bool is_space_cp(uint32_t c)
{
    return c == ' ' || (c >= 9 && c <= 13) || c == 0xA0 || c == 0x202F || (c >= 0x2000 && c <= 0x200B) || c == 0x3000;
}

static bool is_word_cp(uint32_t c) { return c == 0xAD || lb_is_letter_cp(c); }

/* The next atom at or after *i within `end`; false at the end. */
static bool next(lb_str text, uint32_t *i, uint32_t end, lb_atom *out)
{
    bool space = false;
    uint32_t at = *i, c = 0;
    lb_str s = { text.p, end };
    for (;;) {
        if (*i >= end) return false;
        at = *i;
        c = (uint8_t)text.p[at];
        if (c < 0x80) (*i)++;
        else c = lb_utf8_next(s, i);
        if (!is_space_cp(c)) break;
        space = true;
    }
    *out = (lb_atom){ .begin = at, .row = LB_NONE, .kind = LB_ATOM_SIGN, .c = c, .space = space };
    if (c < 0x80 ? lb_is_digit((uint8_t)c) : false) {
        out->kind = LB_ATOM_DIGITS;
        while (*i < end && lb_is_digit((uint8_t)text.p[*i])) (*i)++;
    } else if (c < 0x80 ? lb_is_lower((uint8_t)c) || lb_is_upper((uint8_t)c) : is_word_cp(c)) {
        out->kind = LB_ATOM_WORD;
        out->upper = c < 0x80 ? lb_is_upper((uint8_t)c) : lb_is_upper_cp(c);
        while (*i < end) {
            uint8_t b = (uint8_t)text.p[*i];
            if (b < 0x80) {
                if (!lb_is_lower(b) && !lb_is_upper(b)) break;
                (*i)++;
                continue;
            }
            uint32_t k = *i;
            if (!is_word_cp(lb_utf8_next(s, &k))) break;
            *i = k;
        }
    }
    out->end = *i;
    return true;
}

void lb_atoms_cut(const lb_doc *doc, const lb_index *forms, lb_arena *a, lb_atoms *out)
{
    const lb_tokens *t = doc->tokens;
    LB_VEC(lb_atom) v = { 0 };
    char buf[LB_LOWER_MAX];
    uint32_t tok = 0;
    v.cap = t->n + t->n / 4 + 64;
    v.at = lb_array(a, v.cap, lb_atom);
    *out = (lb_atoms){ .text = doc->text->text };
    for (uint32_t b = 0; b < doc->text->n; b++) {
        lb_span span = doc->text->block[b].span;
        lb_atom x;
        bool first = true;
        for (uint32_t i = span.begin; next(out->text, &i, span.end, &x); first = false) {
            while (tok + 1 < t->n && t->at[tok].span.end <= x.begin) tok++;
            x.token = tok;
            x.block = b;
            x.space |= first;
            if (x.kind == LB_ATOM_WORD) {
                lb_str low = lb_word_lower((lb_str){ out->text.p + x.begin, x.end - x.begin }, buf);
                if (low.n) x.row = lb_index_get(forms, low);
            }
            *lb_push(a, &v) = x;
        }
    }
    out->n = (uint32_t)v.n;
    out->at = v.at;
}

lb_mention lb_atoms_mention(const lb_doc *doc, const lb_atoms *x, uint32_t i, uint32_t j, lb_kind kind, const char *rule)
{
    const lb_atom *first = &x->at[i], *last = &x->at[j - 1];
    lb_mention m = { .kind = kind, .span = { first->begin, last->end }, .antecedent = LB_NONE, .rule = rule };
    if (!doc->tokens->n) return m;
    m.first = first->token;
    m.end = last->token + 1;
    m.sentence = doc->tokens->at[m.first].sentence;
    m.head = m.end - 1;
    if (doc->trees && doc->trees->parsed && doc->trees->parsed[m.sentence])
        for (uint32_t k = m.first; k < m.end; k++) { // the token whose head lies outside
            uint32_t h = doc->trees->at[k].head;
            if (h == LB_NONE || h < m.first || h >= m.end) {
                m.head = k;
                break;
            }
        }
    return m;
}
