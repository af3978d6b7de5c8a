#include "attack.h"
#include <linux/bpf.h>
#include <linux/io_uring.h>
#include <linux/keyctl.h>
#include <linux/perf_event.h>
#include <linux/sched.h>
#include <mqueue.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/timex.h>

static void unshare_user(char **arguments) { expect(unshare(CLONE_NEWUSER), EPERM); }

static void clone_user(char **arguments)
{
    long child = syscall(SYS_clone, CLONE_NEWUSER | SIGCHLD, 0, 0, 0, 0);
    if (child == 0)
        _exit(0);
    expect(child, EPERM);
}

static void clone3(char **arguments)
{
    struct clone_args how = {.flags = CLONE_NEWUSER, .exit_signal = SIGCHLD};
    long child = syscall(SYS_clone3, &how, sizeof how);
    if (child == 0)
        _exit(0);
    expect(child, ENOSYS);
}

static void set_namespace(char **arguments) { expect(setns(open("/proc/1/ns/user", O_RDONLY), 0), EPERM); }

static void mount_anything(char **arguments) { expect(mount("none", "/tmp", "tmpfs", 0, NULL), EPERM); }

static void open_file_system(char **arguments) { expect(syscall(SYS_fsopen, "tmpfs", 0), ENOSYS); }

static void add_key(char **arguments) { expect(syscall(SYS_add_key, "user", "residue", "x", 1, KEY_SPEC_USER_KEYRING), EPERM); }

static void read_keys(char **arguments) { expect(syscall(SYS_keyctl, KEYCTL_GET_KEYRING_ID, KEY_SPEC_USER_KEYRING, 1), EPERM); }

static void load_bpf(char **arguments)
{
    union bpf_attr map = {.map_type = BPF_MAP_TYPE_ARRAY, .key_size = 4, .value_size = 4, .max_entries = 1};
    expect(syscall(SYS_bpf, BPF_MAP_CREATE, &map, sizeof map), EPERM);
}

static void set_up_ring(char **arguments)
{
    struct io_uring_params params = {0};
    expect(syscall(SYS_io_uring_setup, 4, &params), ENOSYS);
}

static void trace_init(char **arguments) { expect(ptrace(PTRACE_ATTACH, 1, 0, 0), EPERM); }

static void trace_child(char **arguments)
{
    // Of its own child the kernel itself would allow it.
    pid_t child = fork();
    if (child == 0)
        pause();
    expect(ptrace(PTRACE_SEIZE, child, 0, 0), EPERM);
}

static void read_init(char **arguments)
{
    char byte;
    struct iovec here = {&byte, 1}, there = {(void *)0x400000, 1};
    expect(syscall(SYS_process_vm_readv, 1, &here, 1, &there, 1, 0), EPERM);
}

static void take_descriptor(char **arguments)
{
    int init = syscall(SYS_pidfd_open, 1, 0);
    expect(syscall(SYS_pidfd_getfd, init, 1, 0), EPERM);
}

static void type_input(char **arguments) { expect(ioctl(2, TIOCSTI, "x"), EPERM); }

static void type_input_wide(char **arguments) { expect(syscall(SYS_ioctl, 2, 0x100000000L | TIOCSTI, "x"), EPERM); }

static void watch(char **arguments) { expect(syscall(SYS_inotify_init1, 0), ENOSYS); }

static void fault_handler(char **arguments) { expect(syscall(SYS_userfaultfd, 0), EPERM); }

static void measure(char **arguments)
{
    struct perf_event_attr attr = {.type = PERF_TYPE_SOFTWARE, .size = sizeof attr, .exclude_kernel = 1};
    expect(syscall(SYS_perf_event_open, &attr, 0, -1, -1, 0), EPERM);
}

static void set_clock(char **arguments)
{
    struct timespec time = {0};
    expect(syscall(SYS_clock_settime, CLOCK_REALTIME, &time), EPERM);
}

static void open_by_handle(char **arguments)
{
    int mounted;
    char handle[64] = {0};
    expect(syscall(SYS_name_to_handle_at, AT_FDCWD, "/usr", handle, &mounted, 0), EPERM);
}

static void hide_memory(char **arguments) { expect(syscall(SYS_memfd_secret, 0), ENOSYS); }

static void future_call(char **arguments) { expect(syscall(462, 0, 0, 0), ENOSYS); }

static void message_queue(char **arguments)
{
    mqd_t queue = mq_open("/residue", O_CREAT | O_RDWR, 0600, NULL);
    expect(queue, EMFILE);
}

static void x32(char **arguments)
{
#ifdef __x86_64__
    expect(syscall(0x40000000 | SYS_getpid), ENOSYS);
#else
    refused();
#endif
}

static void int_80(char **arguments)
{
#ifdef __x86_64__
    long result = 20;
    __asm__ volatile("int $0x80" : "+a"(result));
#else
    raise(SIGSYS);
#endif
}

static void lock_file(char **arguments)
{
    int file = open(arguments[0], O_RDONLY);
    if (syscall(SYS_flock, file, 2) == 0) {
        printf("locked\n");
        fflush(stdout);
        pause();
    }
    expect(-1, ENOSYS);
}

static void device(char **arguments) { expect(mknod("device", S_IFBLK | 0600, 8 << 8), EPERM); }

static void sync_all(char **arguments)
{
    sync();
    syncfs(open("/usr", O_RDONLY));
}

static void terminals(char **arguments)
{
    // So many are there for the whole machine.
    for (int i = 0; i < 4096; i++)
        if (open("/dev/ptmx", O_RDWR | O_NOCTTY) < 0)
            refused();
    reached("every terminal of the machine");
}

static void huge_pages(char **arguments) { expect(syscall(SYS_memfd_create, "huge", 4), EINVAL); }

static void lease(char **arguments)
{
    close(open("/tmp/leased", O_CREAT | O_WRONLY, 0600));
    expect(fcntl(open("/tmp/leased", O_RDONLY), F_SETLEASE, F_RDLCK), EPERM);
}

static void folder_news(char **arguments) { expect(fcntl(open("/usr", O_RDONLY), F_NOTIFY, DN_CREATE | DN_MULTISHOT), EPERM); }

const struct attack kernel_attacks[] = {
    {"huge-pages", huge_pages}, {"lease", lease}, {"folder-news", folder_news},
    {"unshare-user", unshare_user}, {"clone-user", clone_user}, {"clone3", clone3}, {"set-namespace", set_namespace}, {"mount", mount_anything},
    {"open-file-system", open_file_system}, {"add-key", add_key}, {"read-keys", read_keys}, {"bpf", load_bpf}, {"ring", set_up_ring},
    {"trace-init", trace_init}, {"trace-child", trace_child}, {"read-init", read_init}, {"take-descriptor", take_descriptor}, {"type-input", type_input},
    {"type-input-wide", type_input_wide}, {"watch", watch}, {"fault-handler", fault_handler}, {"measure", measure}, {"set-clock", set_clock},
    {"open-by-handle", open_by_handle}, {"hide-memory", hide_memory}, {"future-call", future_call}, {"message-queue", message_queue}, {"x32", x32},
    {"int-80", int_80}, {"lock-file", lock_file}, {"device", device}, {"sync", sync_all}, {"terminals", terminals}, {0},
};
