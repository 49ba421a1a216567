/* str.h: borrowed byte strings, and the few questions asked of bytes and UTF-8.
 * A string is (pointer, length), never NUL-terminated unless said so. */
#ifndef LB_STR_H
#define LB_STR_H

#include "base/arena.h"

typedef struct {
    const char *p;
    uint32_t    n;
} lb_str;

/* Bytes [begin, end) of a report's clean text. */
typedef struct {
    uint32_t begin, end;
} lb_span;

#define LB_STR(literal) ((lb_str){ (literal), sizeof(literal) - 1 })
#define LB_FMT(s) (int)(s).n, (s).p // printf("%.*s", LB_FMT(s))

static inline lb_str lb_str_of(const char *z) { return (lb_str){ z, z ? (uint32_t)strlen(z) : 0 }; }
static inline lb_str lb_sub(lb_str s, lb_span at) { return (lb_str){ s.p + at.begin, at.end - at.begin }; }

bool     lb_eq(lb_str a, lb_str b);
bool     lb_is(lb_str a, const char *z);             // equal to a C string
bool     lb_starts(lb_str s, const char *z);
bool     lb_ends(lb_str s, const char *z);
int      lb_cmp(lb_str a, lb_str b);                 // byte order, as memcmp
int64_t  lb_find(lb_str s, lb_str needle);           // first byte offset, or -1
lb_str   lb_trim(lb_str s);                          // ASCII white space off both ends
uint64_t lb_hash(lb_str s);                          // stable across runs and machines (FNV-1a, 64 bits)
lb_str   lb_copy(lb_arena *a, lb_str s);             // NUL-terminated copy
lb_str   lb_printf(lb_arena *a, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

static inline bool lb_is_digit(uint8_t c) { return c >= '0' && c <= '9'; }
static inline bool lb_is_upper(uint8_t c) { return c >= 'A' && c <= 'Z'; }
static inline bool lb_is_lower(uint8_t c) { return c >= 'a' && c <= 'z'; }
static inline bool lb_is_space(uint8_t c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/* Code point at s[*i]; *i moves behind it. Ill-formed bytes give U+FFFD, one byte each. */
uint32_t lb_utf8_next(lb_str s, uint32_t *i);
/* Write code point c to out[4]; returns bytes written (1..4). */
uint32_t lb_utf8_put(uint32_t c, char *out);
/* Offset of the first ill-formed byte, or -1 if all is well-formed UTF-8. */
int64_t  lb_utf8_bad(lb_str s);
/* First offset from `i` on whose eight bytes are not all ASCII, or where fewer than eight are left. */
uint32_t lb_skip_ascii(lb_str s, uint32_t i);
/* Number of code points in s[0..n). */
uint32_t lb_utf8_count(lb_str s, uint32_t n);

/* Case of Latin, Greek and Cyrillic letters; other code points are returned as they are. */
uint32_t lb_lower_cp(uint32_t c);
uint32_t lb_upper_cp(uint32_t c);
bool     lb_is_letter_cp(uint32_t c);
bool     lb_is_upper_cp(uint32_t c);
lb_str   lb_lower(lb_arena *a, lb_str s);
/* First letter raised / lowered ("eroberung" -> "Eroberung"). */
lb_str   lb_capital(lb_arena *a, lb_str s);
lb_str   lb_uncapital(lb_arena *a, lb_str s);

#endif
