// Attacks end with 77 where they were refused as they should be, with 9 where they reached what they must not, and are otherwise
// judged by what the sandbox says of them.
#pragma once
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/msg.h>
#include <sys/resource.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

enum { REACHED = 9, REFUSED = 77 };

struct attack {
    const char *name;
    void (*run)(char **arguments);
};

extern const struct attack process_attacks[], memory_attacks[], kernel_attacks[], network_attacks[], file_attacks[];

// Ends the attack: refused if the call failed with this error.
void expect(long result, int error);
// Ends the attack: refused.
void refused(void);
// Ends the attack: it reached what it must not.
void reached(const char *what);
