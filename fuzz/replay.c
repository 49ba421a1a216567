/* replay.c: run a fuzz target over the files of its corpus, without a fuzzer. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

static int replay(const char *path)
{
    FILE *f = fopen(path, "rb");
    if (!f) return 0;
    uint8_t *p = malloc(1 << 20);
    size_t n = p ? fread(p, 1, 1 << 20, f) : 0;
    fclose(f);
    if (p) LLVMFuzzerTestOneInput(p, n);
    free(p);
    return p != NULL;
}

int main(int argc, char **argv)
{
    int passed = 0, failed = 0;
    for (int i = 1; i < argc; i++) {
        DIR *d = opendir(argv[i]);
        for (struct dirent *e; d && (e = readdir(d)) != NULL;) {
            char path[4096];
            if (e->d_name[0] == '.') continue;
            snprintf(path, sizeof path, "%s/%s", argv[i], e->d_name);
            if (replay(path)) passed++;
            else failed++;
        }
        if (d) closedir(d);
    }
    printf("replay: %d passed, %d failed\n", passed, failed + !passed); // no corpus is a failure
    return failed || !passed;
}
