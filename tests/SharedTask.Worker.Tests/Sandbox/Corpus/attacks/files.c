#include "attack.h"

static void write_init(char **arguments) { expect(open("/proc/1/mem", O_RDWR), EACCES); }

static void forge(char **arguments)
{
    // A file "result.json" with "{}", and an end with exit code 0: what init says at the end.
    static const char frames[] = "F\013\0result.json\002\0\0\0\0\0\0\0{}E\0\0\0\0\0";
    char name[64];
    for (int process = 1; process < 3; process++)
        for (int descriptor = 0; descriptor < 32; descriptor++) {
            snprintf(name, sizeof name, "/proc/%d/fd/%d", process, descriptor);
            int file = process == getpid() ? -1 : open(name, O_WRONLY | O_NONBLOCK);
            if (file >= 0 && write(file, frames, sizeof frames - 1) > 0)
                fprintf(stderr, "wrote to %s\n", name);
        }
    exit(5);
}

static void read_descriptors(char **arguments)
{
    char byte;
    for (int i = 3; i < 1024; i++)
        if (pread(i, &byte, 1, 0) == 1)
            reached("a file of the worker");
    refused();
}

static void many_files(char **arguments)
{
    char name[32];
    for (int i = 0; i < 100000; i++) {
        snprintf(name, sizeof name, "%d", i);
        int file = open(name, O_CREAT | O_WRONLY, 0600);
        if (file < 0)
            return;
        close(file);
    }
}

static void deep_tree(char **arguments)
{
    for (int i = 0; i < 3000; i++)
        if (mkdir("d", 0700) || chdir("d"))
            return;
}

static void sparse(char **arguments)
{
    signal(SIGXFSZ, SIG_IGN);
    int file = open("result.json", O_CREAT | O_WRONLY, 0600);
    expect(ftruncate(file, 1L << 40), EFBIG);
}

static void swap(char **arguments)
{
    // A child goes on swapping a file with a link to the reference while the folder is collected, if it could.
    if (fork() == 0)
        for (;;) {
            symlink("/job/ref/gold.tsv", "link");
            rename("link", "result.json");
            int file = open("file", O_CREAT | O_WRONLY, 0600);
            write(file, "{}", 2);
            close(file);
            rename("file", "result.json");
        }
    usleep(100000);
}

static void odd_names(char **arguments)
{
    const char *names[] = {"a\nb", "...", "..\\up", "\xff\xfe.json", "%2e%2e", " ", "\x1b[2J", "con:aux"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        close(open(names[i], O_CREAT | O_WRONLY, 0600));
    mkdir("\xff", 0700);
    close(open("\xff/inside", O_CREAT | O_WRONLY, 0600));
}

static void long_name(char **arguments)
{
    char name[256];
    memset(name, 'n', 255);
    name[255] = 0;
    mkdir("d", 0700);
    chdir("d");
    close(open(name, O_CREAT | O_WRONLY, 0600));
}

static void locked_away(char **arguments)
{
    int file = open("result.json", O_CREAT | O_WRONLY, 0600);
    write(file, "{}", 2);
    fchmod(file, 0);
    mkdir("d", 0700);
    close(open("d/inside", O_CREAT | O_WRONLY, 0600));
    chmod("d", 0);
}

static void socket_file(char **arguments)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = "result.json"};
    bind(socket(AF_UNIX, SOCK_STREAM, 0), (struct sockaddr *)&address, sizeof address);
}

static void slow_file(char **arguments)
{
    // As large as allowed, of one byte a page: the slowest thing to hand out.
    int file = open("result.json", O_CREAT | O_WRONLY, 0600);
    for (long i = 0; i < 200 * 4096L; i += 4096)
        pwrite(file, "x", 1, i);
}

static void residue(char **arguments)
{
    // What one run leaves, the next one of the same user must not find.
    const char *names[] = {"/tmp/residue", "/dev/shm/residue", "/job/out/residue"};
    for (int i = 0; i < 3; i++) {
        int file = open(names[i], O_CREAT | O_EXCL | O_WRONLY, 0600);
        if (file < 0)
            reached(names[i]);
        close(file);
    }
    if (shmget(0x57A5, 4096, IPC_CREAT | IPC_EXCL | 0600) < 0)
        reached("shared memory");
    refused();
}

static void lock_output(char **arguments)
{
    close(open("result.json", O_CREAT | O_WRONLY, 0600));
    rename("/job/out", "/tmp/elsewhere");
    rmdir("/job/out");
    chmod("/job/out", 0);
}

static void close_pipes(char **arguments)
{
    for (int i = 0; i < 1024; i++)
        close(i);
}

const struct attack file_attacks[] = {
    {"write-init", write_init}, {"forge", forge}, {"read-descriptors", read_descriptors}, {"many-files", many_files}, {"deep-tree", deep_tree},
    {"sparse", sparse}, {"swap", swap}, {"odd-names", odd_names}, {"long-name", long_name}, {"locked-away", locked_away}, {"socket-file", socket_file},
    {"slow-file", slow_file}, {"residue", residue}, {"close-pipes", close_pipes}, {"lock-output", lock_output}, {0},
};
