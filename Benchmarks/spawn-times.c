// Times whole programs: spawn-times COUNT PROGRAM [ARGUMENT…] prints the median in milliseconds and the most memory used
// in kilobytes. Output of the programs goes to /dev/null.
#define _GNU_SOURCE
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

static int ascending(const void *first, const void *second) {
    double a = *(const double *)first, b = *(const double *)second;
    return (a > b) - (a < b);
}

int main(int argc, char **argv) {
    if (argc < 3) return 2;
    int count = atoi(argv[1]);
    double *times = malloc(sizeof *times * count);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    for (int i = 0; i < count; i++) {
        struct timespec before, after;
        pid_t child;
        int status;
        clock_gettime(CLOCK_MONOTONIC, &before);
        if (posix_spawnp(&child, argv[2], &actions, NULL, argv + 2, environ) != 0) return 2;
        waitpid(child, &status, 0);
        clock_gettime(CLOCK_MONOTONIC, &after);
        times[i] = (after.tv_sec - before.tv_sec) * 1e3 + (after.tv_nsec - before.tv_nsec) / 1e6;
    }
    qsort(times, count, sizeof *times, ascending);
    struct rusage usage;
    getrusage(RUSAGE_CHILDREN, &usage);
    printf("%.3f %ld\n", times[count / 2], usage.ru_maxrss);
    return 0;
}
