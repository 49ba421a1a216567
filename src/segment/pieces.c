/* pieces.c: cuts a block into tokens: words with inner hyphens, numbers with their marks,
 * addresses, quotation marks, emoji. Every byte is looked at a bounded number of times;
 * what is longer than LB__TOKEN_MAX is cut. */
#include "segment/segment_in.h"

lb__cp lb__cp_kind(uint32_t c)
{
    if (c < 0x80) {
        if (lb_is_space((uint8_t)c) || c == 0 || c < 0x20 || c == 0x7F) return CP_SPACE;
        if (lb_is_digit((uint8_t)c)) return CP_DIGIT;
        if (lb_is_letter_cp(c)) return CP_LETTER;
        return strchr("$+<=>^`|~%&#@", (int)c) ? CP_SYMBOL : CP_PUNCT;
    }
    if (c < 0xC0) {
        if (c == 0xA0 || c == 0x85) return CP_SPACE;
        if (c == 0xAD) return CP_MARK;
        if (c == 0xAA || c == 0xB5 || c == 0xBA) return CP_LETTER;
        if (c == 0xB2 || c == 0xB3 || c == 0xB9) return CP_MARK; // km²
        if (c == 0xA1 || c == 0xA7 || c == 0xAB || c == 0xB6 || c == 0xB7 || c == 0xBB || c == 0xBF || c == 0xB4) return CP_PUNCT;
        return c < 0xA0 ? CP_SPACE : CP_SYMBOL;
    }
    if (c == 0xD7 || c == 0xF7) return CP_SYMBOL;
    if ((c >= 0x300 && c <= 0x36F) || (c >= 0x483 && c <= 0x489) || (c >= 0x200C && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
        (c >= 0x2060 && c <= 0x2069) || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0x20D0 && c <= 0x20FF) || (c >= 0x1F3FB && c <= 0x1F3FF))
        return CP_MARK;
    if (c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF) return CP_SPACE;
    if ((c >= 0x2010 && c <= 0x205E) || (c >= 0x3001 && c <= 0x3011) || (c >= 0xFF01 && c <= 0xFF0F) || c == 0x2E3A || c == 0x2E3B) return CP_PUNCT;
    if ((c >= 0x20A0 && c <= 0x20CF) || (c >= 0x2100 && c <= 0x2BFF) || (c >= 0x1F000 && c <= 0x1FAFF) || c == 0xFFFD || (c >= 0x1F1E6 && c <= 0x1F1FF) ||
        (c >= 0xE000 && c <= 0xF8FF) || c == 0x2213)
        return CP_SYMBOL;
    return CP_LETTER; // letters of all other scripts
}

typedef struct {
    const lb_segmenter *seg;
    lb_str   s;            // text up to the block's end
    uint32_t begin, at;    // of the block; of the next byte
    lb_arena *a;
    LB_VEC(lb__piece) out;
    bool     space, open, open_single, open_ticks; // space before `at`; inside "…", '…', ``…''
} cutter;

static uint32_t cp(const cutter *c, uint32_t i) { return i < c->s.n ? lb_utf8_next(c->s, &i) : 0; }
static uint32_t after(const cutter *c, uint32_t i)
{
    if (i < c->s.n) lb_utf8_next(c->s, &i);
    return i;
}
static char byte(const cutter *c, uint32_t i) { return i < c->s.n ? c->s.p[i] : 0; }
static bool letter_at(const cutter *c, uint32_t i) { return i < c->s.n && lb__cp_kind(cp(c, i)) == CP_LETTER; }
static bool digit_at(const cutter *c, uint32_t i) { return lb_is_digit((uint8_t)byte(c, i)); }
static bool wordy_at(const cutter *c, uint32_t i) { return letter_at(c, i) || digit_at(c, i); }
static bool space_at(const cutter *c, uint32_t i) { return i >= c->s.n || lb__cp_kind(cp(c, i)) == CP_SPACE; }
static bool low_at(const cutter *c, uint32_t i)
{
    uint32_t x = cp(c, i);
    return lb_is_letter_cp(x) && lb_upper_cp(x) != x;
}
static bool starts_at(const cutter *c, uint32_t i, const char *z)
{
    size_t n = strlen(z);
    return c->s.n - i >= n && !memcmp(c->s.p + i, z, n);
}

static void push(cutter *c, uint32_t end, lb__tok kind, lb__abbr abbr)
{
    if (end - c->at > LB__TOKEN_MAX) {
        end = c->at + LB__TOKEN_MAX;
        while (((uint8_t)c->s.p[end] & 0xC0) == 0x80 && end > c->at + LB__TOKEN_MAX - 4) end--;
    }
    *lb_push(c->a, &c->out) = (lb__piece){ { c->at, end }, (uint8_t)kind, (uint8_t)abbr, c->space };
    c->at = end;
    c->space = false;
}

/* The next word behind spaces (a few at most), without what follows it. */
static lb_span next_word(const cutter *c, uint32_t i)
{
    uint32_t k = 0;
    while (i < c->s.n && space_at(c, i) && k++ < 8) i = after(c, i);
    uint32_t end = i;
    while (wordy_at(c, end) && end - i < 64) end = after(c, end);
    return (lb_span){ i, end };
}

static lb_str previous(const cutter *c)
{
    if (!c->out.n) return (lb_str){ 0 };
    return lb_sub(c->s, c->out.at[c->out.n - 1].span);
}

/* ---- addresses ---- */

static uint32_t to_space(const cutter *c, uint32_t i, uint32_t most)
{
    uint32_t from = i;
    while (i < c->s.n && i - from < most && !space_at(c, i) && !strchr("<>\"", byte(c, i)) && cp(c, i) != 0x201C && cp(c, i) != 0x201D && cp(c, i) != 0xAB && cp(c, i) != 0xBB)
        i = after(c, i);
    bool bracket = memchr(c->s.p + from, '(', i - from) != NULL;
    while (i > from && (strchr(".,:;!?'", byte(c, i - 1)) || (byte(c, i - 1) == ')' && !bracket))) i--;
    return i;
}

static bool address(cutter *c)
{
    uint32_t i = c->at, k;
    if (starts_at(c, i, "http://") || starts_at(c, i, "https://") || starts_at(c, i, "www.") || starts_at(c, i, "ftp://")) {
        push(c, to_space(c, i, LB__TOKEN_MAX), TOK_WORD, ABBR_NONE);
        return true;
    }
    if ((byte(c, i) == '@' || byte(c, i) == '#') && wordy_at(c, i + 1)) { // @name, #Wort
        for (k = i + 1; k - i < LB__TOKEN_MAX && (wordy_at(c, k) || byte(c, k) == '_' || (k < c->s.n && lb__cp_kind(cp(c, k)) == CP_MARK));) k = after(c, k);
        push(c, k, TOK_WORD, ABBR_NONE);
        return true;
    }
    return false;
}

/* ---- words ---- */

static bool hyphen_cp(uint32_t x) { return x == '-' || x == 0x2010 || x == 0x2011; }

/* "t.me", "spiegel.de": a dot inside an internet name. */
static bool domain_dot(const cutter *c, uint32_t dot)
{
    static const char *const ends[] = { "de", "com", "org", "net", "ru", "ua", "at", "ch", "eu", "info", "tv", "uk", "us", "me", "io", "gov", "il", "mil", "int", "pl", "fr", "news" };
    uint32_t k = dot + 1;
    while (wordy_at(c, k) && k - dot < 12) k++;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (k - dot - 1 == strlen(ends[i]) && !memcmp(c->s.p + dot + 1, ends[i], k - dot - 1)) return true;
    return false;
}

static bool is_roman(lb_str w)
{
    for (uint32_t i = 0; i < w.n; i++)
        if (!strchr("IVX", w.p[i])) return false;
    return w.n > 0 && w.n < 7;
}

/* Does the full stop at `dot` belong to the word [at, dot)? */
static lb__abbr abbreviation(cutter *c, uint32_t dot)
{
    lb_str w = { c->s.p + c->at, dot - c->at };
    if (w.n > 20 || byte(c, dot + 1) == '.') return ABBR_NONE;
    lb_span next = next_word(c, dot + 1);
    uint32_t nc = cp(c, next.begin);
    bool last = next.begin >= c->s.n, low = low_at(c, next.begin), digit = digit_at(c, next.begin), capital = lb_is_letter_cp(nc) && !low;
    const lb__piece *before = c->out.n ? &c->out.at[c->out.n - 1] : NULL;
    bool number_before = before && (before->kind == TOK_NUMBER || before->kind == TOK_ORDINAL);
    uint32_t kind = lb_index_get(&c->seg->abbreviations, w);
    if (kind != UINT32_MAX) {
        switch ((lb__abbr)kind) {
        case ABBR_NAME: return capital && !lb__is_starter(c->seg, lb_sub(c->s, next)) ? ABBR_NAME : ABBR_NONE;
        case ABBR_NUMBER: return digit || (is_roman(lb_sub(c->s, next)) && next.end > next.begin) ? ABBR_NUMBER : ABBR_NONE;
        case ABBR_UNIT:
            if (number_before) return ABBR_UNIT;
            if (!before) return ABBR_NONE;
            return low || capital ? (lb_is(w, "Min") || lb_is(w, "Uhr") ? ABBR_NONE : ABBR_UNIT) : ABBR_NONE;
        case ABBR_MONTH: return number_before || digit ? ABBR_MONTH : ABBR_NONE;
        default: return (lb__abbr)kind;
        }
    }
    uint32_t letters = lb_utf8_count(w, w.n);
    if (letters == 1 && c->at >= c->begin + 2 && !memcmp(c->s.p + c->at - 2, "°", 2)) return ABBR_NONE; // "12 °C."
    if (letters == 1 && lb_is_letter_cp(cp(c, c->at)))
        return last && !(before && before->abbr == ABBR_LETTER) ? ABBR_NONE : ABBR_LETTER;
    if (memchr(w.p, '.', w.n) && lb_utf8_count(w, w.n) <= 8) return ABBR_END; // "U.S.A", "z.Hd"
    if (is_roman(w) && (low || (capital && before && lb__before_ordinal(c->seg, previous(c))))) return ABBR_NEVER; // "Ludwig XIV. regierte"
    // An unknown short word, and the text goes on small: "bewafn. Kräfte" no, "mutmaßl. ein" yes.
    if (low && letters <= 7 && byte(c, dot + 1) == ' ') {
        lb_lex_class l, k = lb_lexicon_class(c->seg->lex, w, &l);
        if (!k.stts && !l.stts) return ABBR_NEVER;
    }
    return ABBR_NONE;
}

/* "Geht's": a capital may hide a verb form. */
static bool is_verb(const cutter *c, lb_str w)
{
    lb_lex_class low, as_is = lb_lexicon_class(c->seg->lex, w, &low);
    return !as_is.stts && lb_lexicon_tags(c->seg->lex, low.stts) & ((uint64_t)1 << LB_STTS_VVFIN | (uint64_t)1 << LB_STTS_VAFIN);
}

static void word(cutter *c)
{
    uint32_t i = c->at, start = i, letters = 0;
    bool dotted = false, capital = lb_is_upper_cp(cp(c, i));
    for (;;) {
        if (i >= c->s.n || i - start > LB__TOKEN_MAX) break;
        uint32_t x = cp(c, i), next = after(c, i);
        lb__cp kind = lb__cp_kind(x);
        if (kind == CP_LETTER || kind == CP_DIGIT || kind == CP_MARK) {
            letters += kind == CP_LETTER;
            i = next;
        } else if (hyphen_cp(x)) {
            if (wordy_at(c, next)) i = next;
            else if (byte(c, next) == '/' && letter_at(c, next + 1)) i = next + 1;                                         // "Spa-/Wellness-Bereich"
            else if (letters && !hyphen_cp(cp(c, next)) && (space_at(c, next) || strchr(",;)/", byte(c, next)))) { // "Rohstoff-"
                i = next;
                break;
            } else if (letters && (cp(c, next) == 0x201E || cp(c, next) == '"') && letter_at(c, after(c, next))) {
                break;
            } else break;
        } else if (x == '\'' || x == 0x2019) {
            // "O'Neill", "Putin's" one word; "geht's" two; "Hans' Haus"
            if (letter_at(c, next)) {
                bool s = byte(c, next) == 's' && !wordy_at(c, next + 1);
                if (s && (!capital || is_verb(c, (lb_str){ c->s.p + start, i - start }))) break;
                i = next;
            } else if (!c->open_single && letters > 1 && strchr("sxz", byte(c, i - 1)) && space_at(c, next) && next < c->s.n) {
                i = next;
                break;
            } else break;
        } else if (x == '.') {
            uint32_t segment = i;
            while (segment > start && byte(c, segment - 1) != '.') segment--;
            bool single = lb_utf8_count((lb_str){ c->s.p + segment, i - segment }, i - segment) == 1;
            if (letter_at(c, next) && (single || domain_dot(c, i))) { // "z.B.", "U.S."
                uint32_t two = after(c, next);
                dotted |= domain_dot(c, i);
                if (single && !(byte(c, two) == '.' || !wordy_at(c, two) || (segment > start) || low_at(c, two))) break;
                i = next;
            } else break;
        } else if (x == '/' && dotted && wordy_at(c, next)) { // "t.me/kanal"
            push(c, to_space(c, i, LB__TOKEN_MAX - (i - start)), TOK_WORD, ABBR_NONE);
            return;
        } else if (x == '_' && wordy_at(c, next)) {
            i = next;
        } else if ((x == ':' || x == '*') && letters > 2 && (starts_at(c, next, "innen") || (starts_at(c, next, "in") && !letter_at(c, next + 2)))) {
            i = next; // "Ukrainer:innen"
        } else if (x == '&' && letters && i - start <= 4 && capital && lb_is_upper_cp(cp(c, next))) {
            i = next; // "S&P"
        } else if (x == '@' && wordy_at(c, next)) { // mail address
            push(c, to_space(c, i, LB__TOKEN_MAX - (i - start)), TOK_WORD, ABBR_NONE);
            return;
        } else if (x == '/' && ((lb_is((lb_str){ c->s.p + start, i - start }, "km") && byte(c, next) == 'h') || (lb_is((lb_str){ c->s.p + start, i - start }, "m") && byte(c, next) == 's')) && !wordy_at(c, next + 1)) {
            i = next;
        } else break;
    }
    if (i == start) i = after(c, i);
    if (byte(c, i) == '.' && i - start <= 24) {
        lb__abbr k = abbreviation(c, i);
        if (k != ABBR_NONE) {
            push(c, i + 1, TOK_ABBR, k);
            return;
        }
    }
    push(c, i, TOK_WORD, ABBR_NONE);
}

/* ---- numbers ---- */

/* Is "24." at [at, dot] an ordinal and not the end of a sentence? */
static bool ordinal(const cutter *c, uint32_t dot)
{
    uint32_t digits = dot - c->at;
    lb_span next = next_word(c, dot + 1);
    lb_str w = lb_sub(c->s, next);
    if (digits > 4 || !w.n) {
        uint32_t x = cp(c, next.begin); // "der 3. „Brigade“", "vom 2.–4. Mai", "am 5./6. Mai"
        bool dash = x == '-' || x == 0x2013 || x == '/';
        return digits <= 2 && next.begin < c->s.n && dash && digit_at(c, after(c, next.begin));
    }
    if (low_at(c, next.begin)) return !digit_at(c, dot + 1);
    if (digits > 3) return false;
    if (lb_index_get(&c->seg->months, w) != UINT32_MAX) return digits <= 2;
    lb__abbr month = (lb__abbr)lb_index_get(&c->seg->abbreviations, w);
    if (month == ABBR_MONTH && byte(c, next.end) == '.') return digits <= 2;
    if (lb_is_digit((uint8_t)w.p[0])) { // "24. 8. 2024"
        bool day_before = c->out.n && c->out.at[c->out.n - 1].kind == TOK_ORDINAL;
        return digits <= 2 && ((w.n <= 2 && byte(c, next.end) == '.') || (w.n == 4 && day_before));
    }
    if (lb__is_starter(c->seg, w)) return false;
    if (!c->out.n) return true; // "3. Brigade meldet Erfolg"
    const lb__piece *before = &c->out.at[c->out.n - 1];
    lb_str p = previous(c);
    if (before->kind == TOK_WORD && lb__before_ordinal(c->seg, p)) return true;
    if (before->kind == TOK_ORDINAL || (before->kind == TOK_ABBR && before->abbr == ABBR_NAME)) return true;
    if (c->out.n > 1 && (lb_is(p, "und") || lb_is(p, "oder") || lb_is(p, "bis") || lb_is(p, "/") || lb_is(p, "–") || lb_is(p, "-")) &&
        c->out.at[c->out.n - 2].kind == TOK_ORDINAL)
        return true;
    if (before->kind == TOK_WORD && c->out.n > 1 && low_at(c, before->span.begin)) { // "der russischen 3. Armee", "die ukrainische 47. Brigade"
        const lb__piece *two = &c->out.at[c->out.n - 2];
        lb_lex_class low, k = lb_lexicon_class(c->seg->lex, p, &low);
        if (two->kind == TOK_WORD && lb_lexicon_tags(c->seg->lex, k.stts) & ((uint64_t)1 << LB_STTS_ADJA) && lb__before_ordinal(c->seg, lb_sub(c->s, two->span))) return true;
    }
    return before->kind == TOK_STOP || before->kind == TOK_OPEN || before->kind == TOK_TICKER;
}

static void number(cutter *c)
{
    uint32_t i = c->at, start = i;
    bool plain = true; // only digits so far
    for (;;) {
        if (i - start > LB__TOKEN_MAX) break;
        char b = byte(c, i);
        if (lb_is_digit((uint8_t)b)) {
            i++;
        } else if (b && strchr(".,:/", b) && i > start && digit_at(c, i + 1)) {
            i++;
            plain = false;
        } else if ((b == '\'' || starts_at(c, i, "’")) && digit_at(c, i + (b == '\'' ? 1 : 3)) && plain) { // Swiss 26'000
            uint32_t k = i + (b == '\'' ? 1 : 3);
            if (!(digit_at(c, k + 1) && digit_at(c, k + 2) && !digit_at(c, k + 3))) break;
            i = k;
        } else if (b == '-' && plain && i - start == 4 && digit_at(c, i + 1) && digit_at(c, i + 2) && byte(c, i + 3) == '-' && digit_at(c, i + 4) && digit_at(c, i + 5) && !digit_at(c, i + 6)) {
            i += 6; // 2024-08-06
            plain = false;
            break;
        } else {
            break;
        }
    }
    uint32_t x = cp(c, i);
    bool hyphen = hyphen_cp(x) && letter_at(c, after(c, i));
    bool truncated = hyphen_cp(x) && i > start && (starts_at(c, after(c, i), " und ") || starts_at(c, after(c, i), " oder ") || starts_at(c, after(c, i), " bis ") || starts_at(c, after(c, i), ", "));
    if ((i < c->s.n && lb__cp_kind(x) == CP_LETTER) || hyphen) { // "250g", "90er", "8-jährig", "1,5-GHz-Prozessor"
        uint32_t at = c->at;
        c->at = hyphen ? after(c, i) : i;
        word(c);
        lb__piece *p = &c->out.at[c->out.n - 1];
        p->span.begin = at;
        return;
    }
    if (truncated) { // "20- und 30-jährige"
        push(c, after(c, i), TOK_WORD, ABBR_NONE);
        return;
    }
    if (byte(c, i) == '.' && byte(c, i + 1) != '.' && plain && ordinal(c, i)) {
        push(c, i + 1, TOK_ORDINAL, ABBR_NONE);
        return;
    }
    push(c, i, TOK_NUMBER, ABBR_NONE);
}

/* ---- marks ---- */

static uint32_t run(const cutter *c, uint32_t i, char b)
{
    uint32_t from = i;
    while (byte(c, i) == b && i - from < LB__TOKEN_MAX) i++;
    return i;
}

/* Straight quotes open where a space is on the left only; else they take turns. */
static bool opens(const cutter *c, uint32_t end, bool is_open)
{
    bool left = c->space || c->at == c->begin || (c->out.n && (c->out.at[c->out.n - 1].kind == TOK_OPEN || c->out.at[c->out.n - 1].kind == TOK_DASH));
    bool right = space_at(c, end);
    if (left && !right) return true;
    if (!left && right) return false;
    return !is_open;
}

static uint32_t smiley(const cutter *c, uint32_t i)
{
    uint32_t k = i + 1;
    if (byte(c, i) != ':' && byte(c, i) != ';') return 0;
    if (byte(c, k) == '-') k++;
    if (!byte(c, k) || !strchr(")(DPp/", byte(c, k)) || (k == i + 1 && !strchr(")(", byte(c, k)))) return 0;
    k++;
    return wordy_at(c, k) || !c->space ? 0 : k;
}

/* One picture: base, marks, joined further pictures, flags in pairs. */
static uint32_t emoji(const cutter *c, uint32_t i)
{
    uint32_t x = cp(c, i), from = i;
    i = after(c, i);
    if (x >= 0x1F1E6 && x <= 0x1F1FF && cp(c, i) >= 0x1F1E6 && cp(c, i) <= 0x1F1FF) return after(c, i);
    while (i < c->s.n && i - from < 64) {
        uint32_t y = cp(c, i), next = after(c, i);
        if (y == 0x200D && lb__cp_kind(cp(c, next)) == CP_SYMBOL) i = after(c, next);
        else if (lb__cp_kind(y) == CP_MARK) i = next;
        else break;
    }
    return i;
}

static void mark(cutter *c)
{
    uint32_t i = c->at, x = cp(c, i), next = after(c, i), k;
    bool open;
    if ((k = smiley(c, i))) {
        push(c, k, TOK_OTHER, ABBR_NONE);
        return;
    }
    switch (x) {
    case '.':
        k = run(c, i, '.');
        push(c, k, k - i > 1 ? TOK_ELLIPSIS : TOK_STOP, ABBR_NONE);
        return;
    case 0x2026: push(c, next, TOK_ELLIPSIS, ABBR_NONE); return;
    case '!': case '?': case 0x203C: case 0x2047: case 0x2048: case 0x2049: case 0x3002: case 0xFF01: case 0xFF1F:
        push(c, next, TOK_STOP, ABBR_NONE);
        return;
    case ',': case ';': case ':': push(c, next, TOK_COMMA, ABBR_NONE); return;
    case '"':
        open = opens(c, next, c->open);
        c->open = open;
        push(c, next, open ? TOK_OPEN : TOK_CLOSE, ABBR_NONE);
        return;
    case '\'':
        if (byte(c, next) == '\'') { // ''
            c->open_ticks = false;
            push(c, next + 1, TOK_CLOSE, ABBR_NONE);
            return;
        }
        if (byte(c, next) == 's' && !wordy_at(c, next + 1) && !c->space) { // "geht 's"
            push(c, next + 1, TOK_WORD, ABBR_NONE);
            return;
        }
        open = opens(c, next, c->open_single);
        c->open_single = open;
        push(c, next, open ? TOK_OPEN : TOK_CLOSE, ABBR_NONE);
        return;
    case '`':
        k = byte(c, next) == '`' ? next + 1 : next;
        push(c, k, TOK_OPEN, ABBR_NONE);
        return;
    case 0x201E: case 0x201A: push(c, next, TOK_OPEN, ABBR_NONE); c->open = true; return;
    case 0x201C: case 0x201D: case 0xAB: case 0xBB: case 0x2039: case 0x203A: case 0x2018: case 0x2019: // “ ” « » ‹ › ‘ ’: either way round
        if (x == 0x2019 && byte(c, next) == 's' && !wordy_at(c, next + 1) && !c->space) {
            push(c, next + 1, TOK_WORD, ABBR_NONE);
            return;
        }
        open = opens(c, next, c->open);
        c->open = open;
        push(c, next, open ? TOK_OPEN : TOK_CLOSE, ABBR_NONE);
        return;
    case '(': case '[': case '{': push(c, next, TOK_OPEN, ABBR_NONE); return;
    case ')': case ']': case '}': push(c, next, TOK_CLOSE, ABBR_NONE); return;
    case '-': case '+': case '*': case '=': case '_': case '#': case '~':
        k = run(c, i, (char)x);
        if (x == '-') push(c, k, TOK_DASH, ABBR_NONE);
        else push(c, k, x == '+' && k - i >= 3 ? TOK_TICKER : TOK_OTHER, ABBR_NONE);
        return;
    case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2010: case 0x2011: push(c, next, TOK_DASH, ABBR_NONE); return;
    case 0xB0: // "°C"
        k = (byte(c, next) == 'C' || byte(c, next) == 'F') && !wordy_at(c, next + 1) ? next + 1 : next;
        push(c, k, TOK_OTHER, ABBR_NONE);
        return;
    default:
        push(c, lb__cp_kind(x) == CP_SYMBOL ? emoji(c, i) : next, TOK_OTHER, ABBR_NONE);
    }
}

uint32_t lb__pieces(const lb_segmenter *s, lb_str text, lb_span block, lb_arena *a, lb__piece **out)
{
    cutter c = { .seg = s, .s = { text.p, block.end < text.n ? block.end : text.n }, .begin = block.begin, .at = block.begin, .a = a, .space = true };
    while (c.at < c.s.n) {
        uint32_t x = cp(&c, c.at);
        lb__cp kind = lb__cp_kind(x);
        if (kind == CP_SPACE || (kind == CP_MARK && c.space)) {
            c.at = after(&c, c.at);
            c.space = true;
            continue;
        }
        if (address(&c)) continue;
        if (kind == CP_DIGIT && lb_is_digit((uint8_t)c.s.p[c.at])) number(&c);
        else if (kind == CP_LETTER || kind == CP_DIGIT) word(&c);
        else if (kind == CP_MARK) c.at = after(&c, c.at);
        else mark(&c);
    }
    *out = c.out.at;
    return (uint32_t)c.out.n;
}
