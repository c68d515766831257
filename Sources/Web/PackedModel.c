// The model of error texts, in the order in which it compresses best: scripts/build-web packs it, the first use unpacks it.
//
// Behind the head, as in error-model.bin: the differences of the sorted hashes, their lowest bytes first, then the next; how
// many entries each feature has; the classes of all entries; their weights.
#include "CatalogData.h"

#include <stdlib.h>
#include <string.h>

static const unsigned char packed[] = {
#embed CATALOG_PACKED_MODEL
};

static size_t word(size_t at) {
    return packed[at] | (size_t)packed[at + 1] << 8 | (size_t)packed[at + 2] << 16 | (size_t)packed[at + 3] << 24;
}

static unsigned char *put(unsigned char *to, size_t value) {
    for (int shift = 0; shift < 32; shift += 8) *to++ = (unsigned char)(value >> shift);
    return to;
}

struct catalog_file catalog_error_model(void) {
    static unsigned char *model;
    size_t classes = word(4) & 0xFFFF, features = word(8), entries = word(12);
    size_t head = 24 + word(20) + 4 * classes;
    size_t count = head + 4 * features + 4 * (features + 1) + 2 * entries;
    if (model) return (struct catalog_file){model, count};
    model = malloc(count);
    // Without it errors are told by their wordings alone.
    if (!model) return (struct catalog_file){packed, 0};
    memcpy(model, packed, head);
    const unsigned char *hashes = packed + head, *counts = hashes + 4 * features;
    const unsigned char *kinds = counts + features, *weights = kinds + entries;
    unsigned char *to = model + head;
    size_t hash = 0, start = 0;
    for (size_t i = 0; i < features; i++) {
        hash += hashes[i] | (size_t)hashes[features + i] << 8 | (size_t)hashes[2 * features + i] << 16
                | (size_t)hashes[3 * features + i] << 24;
        to = put(to, hash);
    }
    to = put(to, 0);
    for (size_t i = 0; i < features; i++) to = put(to, start += counts[i]);
    for (size_t i = 0; i < entries; i++) {
        *to++ = kinds[i];
        *to++ = weights[i];
    }
    return (struct catalog_file){model, count};
}
