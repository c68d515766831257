// A shim over Debian's libcurl: loads it when it is first asked for, and gives its variadic functions fixed types, as
// Swift cannot call variadic ones. Nothing is linked, so commands that send nothing do not pay for it.
#ifndef CLIBCURL_H
#define CLIBCURL_H

#include <curl/curl.h>
#include <stdbool.h>
#include <stddef.h>

/// Loads libcurl once; false where this machine has none, or one that is too old.
bool clibcurl_load(void);
/// The version of the library that was loaded, such as `7.88.1`; empty before.
const char *clibcurl_version(void);

CURL *clibcurl_easy_new(void);
void clibcurl_easy_free(CURL *easy);
CURLcode clibcurl_set_number(CURL *easy, CURLoption option, long value);
CURLcode clibcurl_set_text(CURL *easy, CURLoption option, const char *value);
CURLcode clibcurl_set_pointer(CURL *easy, CURLoption option, void *value);

/// Is handed a piece of the answer; returns false to break the transfer off.
typedef bool (*clibcurl_receiver)(void *context, const char *bytes, size_t count);
/// The functions that take bodies and header lines, once for all transfers and before the first.
void clibcurl_set_receivers(clibcurl_receiver body, clibcurl_receiver header);
/// Hands the answer to the receivers, each time with `context`.
void clibcurl_receive(CURL *easy, void *context);
/// Refuses to open connections to anything but the loopback addresses of this machine, and notes that it did.
void clibcurl_allow_loopback_only(CURL *easy, bool *was_refused);

long clibcurl_number(CURL *easy, CURLINFO info);
/// A span of time in microseconds.
long clibcurl_microseconds(CURL *easy, CURLINFO info);
const char *clibcurl_text_of(CURLcode code);

/// Puts a line in front of nothing or behind a list; NULL when memory is short.
struct curl_slist *clibcurl_append(struct curl_slist *list, const char *line);
/// Overwrites and frees the lines.
void clibcurl_free_list(struct curl_slist *list);

CURLM *clibcurl_multi_new(void);
void clibcurl_multi_free(CURLM *multi);
bool clibcurl_multi_add(CURLM *multi, CURL *easy);
void clibcurl_multi_remove(CURLM *multi, CURL *easy);
/// Moves all transfers on; false when the library gives up.
bool clibcurl_multi_perform(CURLM *multi);
/// Waits until something can be done, or so many milliseconds.
void clibcurl_multi_wait(CURLM *multi, int milliseconds);
/// The next transfer that has ended, and how; NULL when there is none.
CURL *clibcurl_multi_ended(CURLM *multi, CURLcode *code);

#endif
