// Embeds the catalogue: nothing of it is parsed at start, and pages that are never looked at are never read.
#define _GNU_SOURCE
#include "CatalogData.h"

#include <string.h>

#define CATALOG_FILE(function, array)                                                                                  \
    struct catalog_file function(void) { return (struct catalog_file){array, sizeof array}; }

static const unsigned char models[] = {
#embed "Data/models.tsv"
};
static const unsigned char aliases[] = {
#embed "Data/aliases.tsv"
};
static const unsigned char prices[] = {
#embed "Data/prices.tsv"
};
static const unsigned char providers[] = {
#embed "Data/providers.tsv"
};
static const unsigned char front_ends[] = {
#embed "Data/front-ends.tsv"
};
static const unsigned char relays[] = {
#embed "Data/relays.tsv"
};
static const unsigned char hosts[] = {
#embed "Data/hosts.tsv"
};
static const unsigned char upstreams[] = {
#embed "Data/upstreams.tsv"
};
static const unsigned char error_wordings[] = {
#embed "Data/error-wordings.tsv"
};
static const unsigned char error_causes[] = {
#embed "Data/error-causes.tsv"
};
// The page for browsers carries it in a form that compresses better (Sources/Web/PackedModel.c).
#ifndef CATALOG_PACKED_MODEL
static const unsigned char error_model[] = {
#embed "Data/error-model.bin"
};
CATALOG_FILE(catalog_error_model, error_model)
#endif
static const unsigned char key_checks[] = {
#embed "Data/key-checks.tsv"
};
static const unsigned char date[] = {
#embed "Data/date.txt"
};

CATALOG_FILE(catalog_models, models)
CATALOG_FILE(catalog_aliases, aliases)
CATALOG_FILE(catalog_prices, prices)
CATALOG_FILE(catalog_providers, providers)
CATALOG_FILE(catalog_front_ends, front_ends)
CATALOG_FILE(catalog_relays, relays)
CATALOG_FILE(catalog_hosts, hosts)
CATALOG_FILE(catalog_upstreams, upstreams)
CATALOG_FILE(catalog_error_wordings, error_wordings)
CATALOG_FILE(catalog_error_causes, error_causes)
CATALOG_FILE(catalog_key_checks, key_checks)
CATALOG_FILE(catalog_date, date)

const unsigned char *catalog_find(const unsigned char *text, size_t text_count, const unsigned char *needle,
                                  size_t needle_count) {
    return memmem(text, text_count, needle, needle_count);
}

size_t catalog_line_end(const unsigned char *text, size_t count, size_t offset) {
    const unsigned char *line_break = offset < count ? memchr(text + offset, '\n', count - offset) : NULL;
    return line_break ? (size_t)(line_break - text) : count > offset ? count : offset;
}

size_t catalog_line_start(const unsigned char *text, size_t offset) {
    const unsigned char *line_break = memrchr(text, '\n', offset);
    return line_break ? (size_t)(line_break - text) + 1 : 0;
}

size_t catalog_column_end(const unsigned char *text, size_t offset, size_t end) {
    const unsigned char *tab = offset < end ? memchr(text + offset, '\t', end - offset) : NULL;
    return tab ? (size_t)(tab - text) : end;
}

size_t catalog_column(const unsigned char *text, size_t start, size_t end, size_t column) {
    for (; column > 0; column--) {
        start = catalog_column_end(text, start, end);
        if (start == end) return end;
        start++;
    }
    return start;
}
