/* lexicon_fuzz.c: the input patches lexicon.bin (header, then anywhere); a file that opens must be
 * safe to ask. Also asks the sound file about the input's own bytes as a word. */
#include "base/file.h"
#include "lang/lexfile.h"
#include "lang/lexicon.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void ask(const lb_lexicon *x, lb_str w, lb_arena *a)
{
    lb_reading r[LB_READINGS_MAX];
    lb_parts p;
    lb_lex_class low;
    uint32_t n = lb_lexicon_look(x, w, r, LB_READINGS_MAX);
    n = n ? n : lb_lexicon_guess(x, w, a, r, LB_READINGS_MAX);
    if (!n) abort();
    for (uint32_t i = 0; i < n; i++) {
        if (r[i].stts >= LB_STTS_COUNT || r[i].upos >= LB_UPOS_COUNT || r[i].prefix.n > r[i].lemma.n) abort();
        lb_feats_print(r[i].feats, a);
        lb_copy(a, r[i].lemma);
        lb_lexicon_join(x, w, r[i].lemma);
    }
    lb_lexicon_tags(x, lb_lexicon_class(x, w, &low).stts);
    lb_compound_split(x, w, &p);
    lb_lexicon_prefix(x, w);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static lb_arena lang, a;
    static const lb_lexicon *sound;
    static lb_map map;
    static uint8_t *copy;
    static jmp_buf escape;
    static unsigned runs;
    static char dir[64];
    lb_err err;
    if (!sound) {
        lang.escape = &escape;
        if (setjmp(escape)) abort();
        snprintf(dir, sizeof dir, "/tmp/lexicon_fuzz.%d", (int)getpid());
        if (lb_lexicon_open("build/share/lagebild", &lang, &sound, &err) || lb_map_open("build/share/lagebild/lexicon.bin", &map, &err)) abort();
        copy = malloc(map.n);
        lb_arena_init(&a, (size_t)1 << 28);
    }
    lb_arena_reset(&a);
    if (!lb_arena_try(&a, &escape)) return 0;
    char *word = lb_array(&a, size + 1, char); // its own room, so that a read beyond it is seen
    memcpy(word, data, size);
    ask(sound, (lb_str){ word, (uint32_t)(size < 5000 ? size : 5000) }, &a);
    if (runs++ % 64 || size < 6) return 0;
    memcpy(copy, map.p, map.n);
    for (size_t i = 0; i + 6 <= size; i += 6) { // where, how: a byte of the header or of the whole file
        uint32_t at;
        memcpy(&at, data + i, 4);
        copy[data[i + 4] & 1 ? at % sizeof(lex_header) : at % map.n] ^= data[i + 5];
    }
    char path[96];
    if (mkdtemp(strcat(strcpy(path, dir), ".XXXXXX")) == NULL) return 0;
    char file[128];
    snprintf(file, sizeof file, "%s/lexicon.bin", path);
    FILE *f = fopen(file, "wb");
    if (f) {
        fwrite(copy, 1, map.n, f);
        fclose(f);
        const lb_lexicon *x;
        if (lb_lexicon_open(path, &a, &x, &err) == LB_OK) {
            static const char *const words[] = { "Angriff", "einnahm", "vorrobbten", "größten", "Strasse", "Frühjahrsoffensive", "die" };
            for (size_t i = 0; i < sizeof words / sizeof *words; i++) ask(x, lb_str_of(words[i]), &a);
            lb_lexicon_close(x);
        }
        unlink(file);
    }
    rmdir(path);
    return 0;
}
