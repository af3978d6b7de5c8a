#include "attack.h"

void refused(void) { exit(REFUSED); }

void reached(const char *what)
{
    fprintf(stderr, "reached: %s\n", what);
    exit(REACHED);
}

void expect(long result, int error)
{
    if (result == -1 && errno == error)
        refused();
    fprintf(stderr, "result %ld, error %d (%s), expected error %d\n", result, errno, strerror(errno), error);
    exit(REACHED);
}

int main(int count, char **arguments)
{
    const struct attack *all[] = {process_attacks, memory_attacks, kernel_attacks, network_attacks, file_attacks};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        for (const struct attack *attack = all[i]; attack->name; attack++)
            if (count > 1 && strcmp(attack->name, arguments[1]) == 0) {
                attack->run(arguments + 2);
                return 0;
            }
    fprintf(stderr, "no such attack\n");
    return 2;
}
