// What the program takes from glibc and glibc 2.17 did not have. The linker takes these, as the libraries it sees hold
// nothing newer (make-stubs); no other library sees them.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define HERE __attribute__((visibility("hidden")))

// Before 2.34 the program ran its own constructors and said so to libc, which ran none by itself; newer ones still heed that.
extern void (*__preinit_array_start[])(int, char **, char **) HERE;
extern void (*__preinit_array_end[])(int, char **, char **) HERE;
extern void (*__init_array_start[])(int, char **, char **) HERE;
extern void (*__init_array_end[])(int, char **, char **) HERE;
extern void _init(void);

static void run_constructors(int count, char **arguments, char **environment) {
    for (size_t i = 0; i < (size_t)(__preinit_array_end - __preinit_array_start); i++)
        __preinit_array_start[i](count, arguments, environment);
    _init();
    for (size_t i = 0; i < (size_t)(__init_array_end - __init_array_start); i++)
        __init_array_start[i](count, arguments, environment);
}

typedef int (*main_function)(int, char **, char **);
int __real___libc_start_main(main_function, int, char **, void (*)(int, char **, char **), void (*)(void), void (*)(void),
                             void *);

HERE int __wrap___libc_start_main(main_function main, int count, char **arguments, void (*start)(int, char **, char **),
                                  void (*end)(void), void (*loader_end)(void), void *stack) {
    (void)start;
    return __real___libc_start_main(main, count, arguments, run_constructors, end, loader_end, stack);
}

// Functions only since 2.33; the header's inline calls before.
HERE int stat(const char *restrict path, struct stat *restrict found) {
    return (int)syscall(SYS_newfstatat, AT_FDCWD, path, found, 0);
}

HERE int lstat(const char *restrict path, struct stat *restrict found) {
    return (int)syscall(SYS_newfstatat, AT_FDCWD, path, found, AT_SYMLINK_NOFOLLOW);
}

HERE int fstat(int file, struct stat *found) { return (int)syscall(SYS_fstat, file, found); }

// 2.25
HERE void explicit_bzero(void *bytes, size_t count) {
    memset(bytes, 0, count);
    // The compiler must believe that somebody looks.
    __asm__ volatile("" : : "r"(bytes) : "memory");
}

HERE int getentropy(void *bytes, size_t count) {
    if (count > 256) {
        errno = EIO;
        return -1;
    }
    uint8_t *place = bytes;
    while (count > 0) {
        long got = syscall(SYS_getrandom, place, count, 0);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0 && errno == ENOSYS) {  // Linux before 3.17.
            int file = open("/dev/urandom", O_RDONLY | O_CLOEXEC);
            if (file < 0) return -1;
            got = read(file, place, count);
            close(file);
        }
        if (got <= 0) return -1;
        place += got;
        count -= (size_t)got;
    }
    return 0;
}

// 2.36
HERE uint32_t arc4random(void) {
    uint32_t number = 0;
    if (getentropy(&number, sizeof number) != 0) __builtin_trap();
    return number;
}

// 2.32: libstdc++ then counts references without a lock; with one is always right.
HERE char __libc_single_threaded = 0;
