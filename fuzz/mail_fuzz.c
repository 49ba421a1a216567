#include "reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n) { return read_all("message/rfc822", p, n); }
