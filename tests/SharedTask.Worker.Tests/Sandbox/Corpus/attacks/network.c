#include "attack.h"
#include <linux/vm_sockets.h>
#include <stddef.h>
#include <netdb.h>

static void family(char **arguments) { expect(socket(atoi(arguments[0]), atoi(arguments[1]), 0), EAFNOSUPPORT); }

static void protocol(char **arguments) { expect(socket(AF_INET, SOCK_STREAM, atoi(arguments[0])), EPROTONOSUPPORT); }

static void raw(char **arguments) { expect(socket(AF_INET, SOCK_RAW, 6), EPERM); }

static void try(int kind, struct sockaddr *address, socklen_t length)
{
    int connection = socket(address->sa_family, kind, 0);
    struct timeval soon = {1, 0};
    setsockopt(connection, SOL_SOCKET, SO_SNDTIMEO, &soon, sizeof soon);
    // Of what is sent without a connection only the second call tells that nobody took the first.
    if (connect(connection, address, length) == 0 && send(connection, "x", 1, 0) == 1 && usleep(50000) == 0 && send(connection, "x", 1, 0) == 1)
        reached("somebody who takes it");
    fprintf(stderr, "%s\n", strerror(errno));
    refused();
}

static void internet(char **arguments)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(atoi(arguments[2]))};
    inet_pton(AF_INET, arguments[1], &address.sin_addr);
    try(strcmp(arguments[0], "udp") == 0 ? SOCK_DGRAM : SOCK_STREAM, (struct sockaddr *)&address, sizeof address);
}

static void local(char **arguments)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    int is_abstract = arguments[0][0] == '@';
    strncpy(address.sun_path + is_abstract, arguments[0] + is_abstract, sizeof address.sun_path - 2);
    try(SOCK_STREAM, (struct sockaddr *)&address, offsetof(struct sockaddr_un, sun_path) + strlen(arguments[0]) + !is_abstract);
}

static void name(char **arguments)
{
    struct addrinfo *found;
    if (getaddrinfo("example.org", "80", NULL, &found) == 0)
        reached("a name server");
    refused();
}

const struct attack network_attacks[] = {
    {"family", family}, {"protocol", protocol}, {"raw", raw}, {"internet", internet}, {"local", local}, {"name", name}, {0},
};
