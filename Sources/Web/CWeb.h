#ifndef CWEB_H
#define CWEB_H

#include <stddef.h>
#include <stdint.h>

/// Memory that the page and the core hand to each other; NULL where there is none.
void *_Nullable web_allocate(size_t count);
void web_release(void *_Nullable memory);

/// The offset of the browser's zone from UTC in seconds, east positive, at so many seconds since 1970: answered by the page.
__attribute__((import_module("page"), import_name("zone_offset"))) int32_t web_zone_offset(double seconds);

#endif
