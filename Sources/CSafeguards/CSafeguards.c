#include "CSafeguards.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#ifdef __linux__
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

static struct rlimit given;
static int is_limited = 0;

void safeguards_leave_no_core(void) {
    if (is_limited || getrlimit(RLIMIT_CORE, &given) != 0) return;
    struct rlimit none = {0, given.rlim_max};
    is_limited = setrlimit(RLIMIT_CORE, &none) == 0;
}

void safeguards_allow_core(void) {
    if (is_limited && setrlimit(RLIMIT_CORE, &given) == 0) is_limited = 0;
}

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

void safeguards_refuse_large_files(void) { signal(SIGXFSZ, SIG_IGN); }

void safeguards_end_at_large_files(void) { signal(SIGXFSZ, SIG_DFL); }

int safeguards_exchange(const char *one, const char *other) {
#if defined(__linux__) && defined(SYS_renameat2)
    // By its number: the C library has had a name for it only since 2018.
    const unsigned int exchange = 1u << 1;
    return (int)syscall(SYS_renameat2, AT_FDCWD, one, AT_FDCWD, other, exchange);
#else
    errno = ENOSYS;
    return -1;
#endif
}
