#include "CProcess.h"

#include <features.h>

// scripts/build-stamp compiles strong symbols of these names, which the linker then takes instead: a new commit costs a new
// link, and no compiling.
__attribute__((weak)) const char proxylint_build[] = "";
__attribute__((weak)) const char proxylint_linked[] = "";

const char *process_build(void) { return proxylint_build; }
const char *process_linked(void) { return proxylint_linked; }

#ifdef __GLIBC__
#include <gnu/libc-version.h>
const char *process_libc(void) { return gnu_get_libc_version(); }
#else
const char *process_libc(void) { return ""; }
#endif
