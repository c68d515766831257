// What keeps a process's memory to itself; prctl is variadic, which Swift cannot call.
#ifndef CSAFEGUARDS_H
#define CSAFEGUARDS_H

/// Leaves no core file behind, also not through a service that collects them, and keeps other programs of the same user
/// from looking into the memory.
void safeguards_close_memory(void);

/// Keeps other programs of the same user from looking into the memory, until another program takes the process over.
void safeguards_close_memory_until_exec(void);

#endif
