// What keeps a process's memory to itself; prctl is variadic, which Swift cannot call.
#ifndef CSAFEGUARDS_H
#define CSAFEGUARDS_H

/// Leaves no core file behind: a pasted text or a profile may hold a key. Descriptors under /proc/self stay readable.
void safeguards_leave_no_core(void);

/// Takes that back for another program that is about to run in this process or below it.
void safeguards_allow_core(void);

/// Leaves no core file for good, also not through a service that collects them, and keeps other programs of the same user
/// from looking into the memory.
void safeguards_close_memory(void);

/// Keeps other programs of the same user from looking into the memory, until another program takes the process over.
void safeguards_close_memory_until_exec(void);

/// Lets a write beyond `ulimit -f` fail like one to a full disk, so that it is told and cleared away; it would end the program.
void safeguards_refuse_large_files(void);

/// Takes that back for another program that is about to take the process over.
void safeguards_end_at_large_files(void);

/// Gives each of two files the other's name, in one step; 0, or -1 with errno where the system or its file system cannot.
int safeguards_exchange(const char *one, const char *other);

#endif
