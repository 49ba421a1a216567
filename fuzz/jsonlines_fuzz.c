#include "reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n) { return read_all("application/jsonl", p, n); }
