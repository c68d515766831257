#include "CSafeguards.h"

#include <sys/resource.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

void safeguards_close_memory(void) {
    struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
    safeguards_close_memory_until_exec();
}

void safeguards_close_memory_until_exec(void) {
#ifdef __linux__
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}
