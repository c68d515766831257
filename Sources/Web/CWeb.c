// What the core needs of C in a browser.
#include "CWeb.h"

#include <stdlib.h>

void *web_allocate(size_t count) { return malloc(count ? count : 1); }
void web_release(void *memory) { free(memory); }

/// What Swift's standard library calls to read a number: the end of what was read, or NULL where the text is none.
const char *_swift_stdlib_strtod_clocale(const char *text, double *value) {
    char *end = NULL;
    *value = strtod(text, &end);
    return end == text ? NULL : end;
}
