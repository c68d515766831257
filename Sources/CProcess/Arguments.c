#include "CProcess.h"

#include <features.h>
#include <stddef.h>

// Swift reads them from /proc, which a bare root has not mounted; libc hands them to constructors.
static int count = 0;
static char **arguments = NULL;

#ifdef __GLIBC__
__attribute__((constructor)) static void keep(int given, char **words) {
    count = given;
    arguments = words;
}
#endif

int process_argument_count(void) { return count; }

const char *process_argument(int index) {
    return arguments && index >= 0 && index < count ? arguments[index] : "";
}
