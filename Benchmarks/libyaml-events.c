// Reads every file that is named on standard input, one a line, and pulls libyaml's events from it: the least that any
// program built on libyaml has to do. Prints the number of bytes and events.
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <yaml.h>

int main(void) {
    char path[4096];
    long bytes = 0, events = 0;
    while (fgets(path, sizeof path, stdin)) {
        path[strcspn(path, "\n")] = 0;
        int file = open(path, O_RDONLY);
        struct stat status;
        if (file < 0 || fstat(file, &status) != 0) return 1;
        unsigned char *text = malloc(status.st_size + 1);
        long count = read(file, text, status.st_size);
        close(file);
        yaml_parser_t parser;
        yaml_event_t event;
        int done = 0;
        yaml_parser_initialize(&parser);
        yaml_parser_set_input_string(&parser, text, count);
        while (!done && yaml_parser_parse(&parser, &event)) {
            done = event.type == YAML_STREAM_END_EVENT;
            yaml_event_delete(&event);
            events++;
        }
        yaml_parser_delete(&parser);
        free(text);
        bytes += count;
    }
    printf("%ld bytes, %ld events\n", bytes, events);
    return 0;
}
