#include "attack.h"

enum { MIB = 1 << 20 };

static void hog(long bytes)
{
    for (long i = 0; i < bytes; i += 4096)
        *(volatile char *)sbrk(4096) = 1;
}

static void memory(char **arguments) { hog(4096L * MIB); }

static void memfd(char **arguments)
{
    static char block[MIB];
    for (int i = 0; i < 32; i++) {
        int file = memfd_create("hoard", 0);
        for (int part = 0; part < 8; part++)
            if (write(file, block, MIB) < 0)
                refused();
    }
    reached("twice all memory");
}

static void children(char **arguments)
{
    for (int i = 0; i < 20; i++)
        if (fork() == 0) {
            hog(16 * MIB);
            pause();
        }
    pause();
}

static void shared_memory(char **arguments)
{
    for (int i = 0; i < 1000; i++) {
        int id = shmget(IPC_PRIVATE, MIB, 0600);
        if (id < 0)
            break;
        memset(shmat(id, NULL, 0), 1, MIB);
    }
    reached("a thousand segments");
}

static void messages(char **arguments)
{
    // Queues outlive the processes that made them.
    struct { long type; char text[8192]; } message = {1, {1}};
    long bytes = 0;
    for (int i = 0; i < 32000; i++) {
        int queue = msgget(IPC_PRIVATE, 0600);
        while (queue >= 0 && msgsnd(queue, &message, sizeof message.text, IPC_NOWAIT) == 0)
            bytes += sizeof message.text;
        if (bytes > 160L * MIB)
            reached("messages larger than all memory");
    }
    refused();
}

static void semaphores(char **arguments)
{
    long count = 0;
    for (int i = 0; i < 32000 && semget(IPC_PRIVATE, 32000, 0600) >= 0; i++)
        count += 32000;
    if (count * 64 > 160L * MIB)
        reached("semaphores larger than all memory");
    refused();
}

static void pipes(char **arguments)
{
    static char block[MIB];
    long bytes = 0;
    int ends[2];
    while (pipe2(ends, O_NONBLOCK) == 0) {
        fcntl(ends[1], F_SETPIPE_SZ, MIB);
        long written = write(ends[1], block, MIB);
        bytes += written > 0 ? written : 0;
    }
    if (bytes > 160L * MIB)
        reached("pipes larger than all memory");
    refused();
}

static void fill_folder(char **arguments)
{
    static char block[MIB];
    char name[256];
    for (int i = 0; i < 10; i++) {
        snprintf(name, sizeof name, "%s/big%d", arguments[0], i);
        int file = open(name, O_CREAT | O_WRONLY, 0600);
        for (int part = 0; part < 8; part++)
            if (write(file, block, MIB) != MIB)
                refused();
    }
    reached("eighty MiB");
}

static void fill_inodes(char **arguments)
{
    char name[256];
    for (long i = 0; i < 10 * MIB; i++) {
        snprintf(name, sizeof name, "%s/%ld", arguments[0], i);
        int file = open(name, O_CREAT | O_WRONLY, 0600);
        if (file < 0)
            refused();
        close(file);
    }
    reached("ten million files");
}

static void socket_buffers(char **arguments)
{
    static char block[MIB];
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
    socklen_t length = sizeof address;
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    bind(listener, (struct sockaddr *)&address, sizeof address);
    listen(listener, 1000);
    getsockname(listener, (struct sockaddr *)&address, &length);
    long bytes = 0;
    for (int i = 0; i < 500; i++) {
        int one = socket(AF_INET, SOCK_STREAM, 0);
        if (one < 0 || connect(one, (struct sockaddr *)&address, sizeof address))
            break;
        int other = accept(listener, NULL, NULL), size = 64 * MIB;
        setsockopt(one, SOL_SOCKET, SO_SNDBUF, &size, sizeof size);
        setsockopt(other, SOL_SOCKET, SO_RCVBUF, &size, sizeof size);
        fcntl(one, F_SETFL, O_NONBLOCK);
        for (long sent; (sent = write(one, block, MIB)) > 0;)
            bytes += sent;
    }
    fprintf(stderr, "%ld MiB in buffers\n", bytes / MIB);
    if (bytes > 160L * MIB)
        reached("buffers larger than all memory");
    refused();
}

static void descriptors_in_flight(char **arguments)
{
    // A descriptor that is sent and not received counts for no table of any process; each carries the one before.
    int carried = open("/dev/null", O_RDONLY);
    for (long i = 0; i < 200000; i++) {
        int pair[2];
        if (socketpair(AF_UNIX, SOCK_DGRAM, 0, pair))
            refused();
        char control[CMSG_SPACE(sizeof(int))] = {0};
        struct iovec byte = {"x", 1};
        struct msghdr message = {.msg_iov = &byte, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control};
        struct cmsghdr *header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(sizeof(int));
        memcpy(CMSG_DATA(header), &carried, sizeof(int));
        if (sendmsg(pair[0], &message, MSG_DONTWAIT) < 0)
            refused();
        close(carried);
        close(pair[0]);
        carried = pair[1];
    }
    reached("any number of descriptors");
}

static void lock_memory(char **arguments)
{
    void *block = mmap(NULL, 32 * MIB, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    expect(mlock(block, 32 * MIB), ENOMEM);
}

static void survive_others(char **arguments)
{
    int file = open("/proc/self/oom_score_adj", O_WRONLY);
    if (write(file, "-1000", 5) > 0)
        reached("the place of the last one to be ended");
    file = open("/proc/1/oom_score_adj", O_WRONLY);
    if (file >= 0 && write(file, "1000", 4) > 0)
        reached("the score of init");
    hog(4096L * MIB);
}

static void timers(char **arguments)
{
    timer_t timer;
    for (int i = 0; i < 4000000; i++)
        if (timer_create(CLOCK_MONOTONIC, NULL, &timer) < 0)
            refused();
}

static void signals(char **arguments)
{
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, NULL);
    for (int i = 0; i < 4000000; i++)
        if (sigqueue(getpid(), SIGRTMIN, (union sigval){0}) < 0)
            refused();
}

const struct attack memory_attacks[] = {
    {"timers", timers}, {"signals", signals},
    {"memory", memory}, {"memfd", memfd}, {"children", children}, {"shared-memory", shared_memory}, {"messages", messages}, {"semaphores", semaphores},
    {"pipes", pipes}, {"fill-folder", fill_folder}, {"fill-inodes", fill_inodes}, {"socket-buffers", socket_buffers},
    {"descriptors-in-flight", descriptors_in_flight}, {"lock-memory", lock_memory}, {"survive-others", survive_others}, {0},
};
