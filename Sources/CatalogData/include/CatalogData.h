#ifndef CATALOG_DATA_H
#define CATALOG_DATA_H

#include <stddef.h>

/// The bytes of one file of `Data/`, as they were when the program was built. They live as long as the program.
struct catalog_file {
    const unsigned char *bytes;
    size_t count;
};

struct catalog_file catalog_models(void);
struct catalog_file catalog_aliases(void);
struct catalog_file catalog_prices(void);
struct catalog_file catalog_providers(void);
struct catalog_file catalog_front_ends(void);
struct catalog_file catalog_relays(void);
struct catalog_file catalog_hosts(void);
struct catalog_file catalog_upstreams(void);
struct catalog_file catalog_error_wordings(void);
struct catalog_file catalog_error_causes(void);
struct catalog_file catalog_error_model(void);
struct catalog_file catalog_key_checks(void);
/// The date of the catalogue, YYYY-MM-DD.
struct catalog_file catalog_date(void);

/// The first occurrence of `needle` in `text`, or NULL: glibc's memmem, which Swift's Glibc module leaves out.
const unsigned char *catalog_find(const unsigned char *text, size_t text_count, const unsigned char *needle,
                                  size_t needle_count);

/// The offset of the line break at or behind `offset`, or the end of the text.
size_t catalog_line_end(const unsigned char *text, size_t count, size_t offset);

/// The offset at which a column of the row from `start` to `end` begins; `end` where it has fewer.
size_t catalog_column(const unsigned char *text, size_t start, size_t end, size_t column);

/// The offset of the tab at or behind `offset`, or the end of the row.
size_t catalog_column_end(const unsigned char *text, size_t offset, size_t end);

/// The offset behind the last line break before `offset`: where the line that holds it starts.
size_t catalog_line_start(const unsigned char *text, size_t offset);

#endif
