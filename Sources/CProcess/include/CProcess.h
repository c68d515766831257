// What the process knows of itself: which build it is, and what it was called with.
#ifndef CPROCESS_H
#define CPROCESS_H

/// What git calls the commit, or `release`; empty in a plain `swift build`.
const char *process_build(void);
/// What was linked in, a line each: the name, a tab, the version. Empty in a plain `swift build`.
const char *process_linked(void);
/// The version of the C library that runs, such as `2.36`; empty where it is not glibc.
const char *process_libc(void);

/// How many words the process was called with, its name included; 0 where that is not known.
int process_argument_count(void);
/// One of them, counted from 0; empty where there is none.
const char *process_argument(int index);

#endif
