// What `make build` writes into the program: which build it is, and which versions were linked in.
#ifndef CBUILDSTAMP_H
#define CBUILDSTAMP_H

/// What git calls the commit, or `release`; empty in a plain `swift build`.
const char *buildstamp_build(void);
/// What was linked in, a line each: the name, a tab, the version. Empty in a plain `swift build`.
const char *buildstamp_linked(void);
/// The version of the C library that runs, such as `2.36`; empty where it is not glibc.
const char *buildstamp_libc(void);

#endif
