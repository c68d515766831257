#define _GNU_SOURCE
#include "CLibCURL.h"

#include <arpa/inet.h>
#include <dlfcn.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

// Each function under its own name, so that a spelling mistake is an error of the compiler.
#define FUNCTIONS(EACH)                                                                                                \
    EACH(curl_global_init)                                                                                             \
    EACH(curl_version_info)                                                                                            \
    EACH(curl_easy_init)                                                                                               \
    EACH(curl_easy_cleanup)                                                                                            \
    EACH(curl_easy_setopt)                                                                                             \
    EACH(curl_easy_getinfo)                                                                                            \
    EACH(curl_easy_strerror)                                                                                           \
    EACH(curl_slist_append)                                                                                            \
    EACH(curl_slist_free_all)                                                                                          \
    EACH(curl_multi_init)                                                                                              \
    EACH(curl_multi_cleanup)                                                                                           \
    EACH(curl_multi_add_handle)                                                                                        \
    EACH(curl_multi_remove_handle)                                                                                     \
    EACH(curl_multi_perform)                                                                                           \
    EACH(curl_multi_poll)                                                                                              \
    EACH(curl_multi_info_read)

// curl.h hides some behind macros that check types.
#undef curl_easy_setopt
#undef curl_easy_getinfo

static struct {
#define MEMBER(name) __typeof__(&name) name;
    FUNCTIONS(MEMBER)
} library;

static bool is_loaded = false;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
    // Whoever may set a variable must not get the secrets of connections that carry keys written to a file.
    unsetenv("SSLKEYLOGFILE");
    // The same library is built against OpenSSL and against GnuTLS; either will do.
    static const char *const names[] = {"libcurl.so.4", "libcurl-gnutls.so.4", "libcurl.so"};
    void *handle = NULL;
    for (size_t i = 0; i < sizeof names / sizeof *names && !handle; i++)
        handle = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    if (!handle) return;
#define FIND(name)                                                                                                     \
    library.name = (__typeof__(library.name))dlsym(handle, #name);                                                     \
    if (!library.name) return;
    FUNCTIONS(FIND)
    is_loaded = library.curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

bool clibcurl_load(void) {
    pthread_once(&once, load);
    return is_loaded;
}

const char *clibcurl_version(void) {
    return is_loaded ? library.curl_version_info(CURLVERSION_NOW)->version : "";
}

CURL *clibcurl_easy_new(void) { return library.curl_easy_init(); }
void clibcurl_easy_free(CURL *easy) { library.curl_easy_cleanup(easy); }

CURLcode clibcurl_set_number(CURL *easy, CURLoption option, long value) {
    return library.curl_easy_setopt(easy, option, value);
}

CURLcode clibcurl_set_text(CURL *easy, CURLoption option, const char *value) {
    return library.curl_easy_setopt(easy, option, value);
}

CURLcode clibcurl_set_pointer(CURL *easy, CURLoption option, void *value) {
    return library.curl_easy_setopt(easy, option, value);
}

// The two receivers are the same functions for every transfer; libcurl's own pointer carries the context.
static clibcurl_receiver body_receiver;
static clibcurl_receiver header_receiver;

static size_t receive_body(char *bytes, size_t size, size_t count, void *context) {
    size_t length = size * count;
    return body_receiver(context, bytes, length) ? length : CURL_WRITEFUNC_ERROR;
}

static size_t receive_header(char *bytes, size_t size, size_t count, void *context) {
    size_t length = size * count;
    return header_receiver(context, bytes, length) ? length : CURL_WRITEFUNC_ERROR;
}

void clibcurl_set_receivers(clibcurl_receiver body, clibcurl_receiver header) {
    body_receiver = body;
    header_receiver = header;
}

void clibcurl_receive(CURL *easy, void *context) {
    library.curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, receive_body);
    library.curl_easy_setopt(easy, CURLOPT_WRITEDATA, context);
    library.curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, receive_header);
    library.curl_easy_setopt(easy, CURLOPT_HEADERDATA, context);
}

static curl_socket_t open_loopback(void *context, curlsocktype purpose, struct curl_sockaddr *address) {
    (void)purpose;
    bool is_loopback = false;
    if (address->family == AF_INET) {
        const struct sockaddr_in *v4 = (const struct sockaddr_in *)&address->addr;
        is_loopback = ntohl(v4->sin_addr.s_addr) >> 24 == 127;
    } else if (address->family == AF_INET6) {
        const struct sockaddr_in6 *v6 = (const struct sockaddr_in6 *)&address->addr;
        is_loopback = IN6_IS_ADDR_LOOPBACK(&v6->sin6_addr);
    }
    if (!is_loopback) {
        *(bool *)context = true;
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

void clibcurl_allow_loopback_only(CURL *easy, bool *was_refused) {
    library.curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, was_refused);
    library.curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, open_loopback);
}

long clibcurl_number(CURL *easy, CURLINFO info) {
    long value = 0;
    library.curl_easy_getinfo(easy, info, &value);
    return value;
}

long clibcurl_microseconds(CURL *easy, CURLINFO info) {
    curl_off_t value = 0;
    library.curl_easy_getinfo(easy, info, &value);
    return (long)value;
}

const char *clibcurl_text_of(CURLcode code) { return library.curl_easy_strerror(code); }

struct curl_slist *clibcurl_append(struct curl_slist *list, const char *line) {
    return library.curl_slist_append(list, line);
}

void clibcurl_free_list(struct curl_slist *list) {
    for (struct curl_slist *line = list; line; line = line->next) explicit_bzero(line->data, strlen(line->data));
    library.curl_slist_free_all(list);
}

CURLM *clibcurl_multi_new(void) { return library.curl_multi_init(); }
void clibcurl_multi_free(CURLM *multi) { library.curl_multi_cleanup(multi); }
bool clibcurl_multi_add(CURLM *multi, CURL *easy) { return library.curl_multi_add_handle(multi, easy) == CURLM_OK; }
void clibcurl_multi_remove(CURLM *multi, CURL *easy) { library.curl_multi_remove_handle(multi, easy); }

bool clibcurl_multi_perform(CURLM *multi) {
    int running = 0;
    return library.curl_multi_perform(multi, &running) == CURLM_OK;
}

void clibcurl_multi_wait(CURLM *multi, int milliseconds) {
    library.curl_multi_poll(multi, NULL, 0, milliseconds, NULL);
}

CURL *clibcurl_multi_ended(CURLM *multi, CURLcode *code) {
    int left = 0;
    CURLMsg *message;
    while ((message = library.curl_multi_info_read(multi, &left))) {
        if (message->msg != CURLMSG_DONE) continue;
        *code = message->data.result;
        return message->easy_handle;
    }
    return NULL;
}
