#include "attack.h"

static void fork_bomb(char **arguments)
{
    for (;;)
        fork();
}

static void *rest(void *nothing)
{
    pause();
    return nothing;
}

static void thread_bomb(char **arguments)
{
    pthread_t thread;
    pthread_attr_t small;
    pthread_attr_init(&small);
    pthread_attr_setstacksize(&small, 16384);
    for (int i = 0; i < 1000; i++) {
        int error = pthread_create(&thread, &small, rest, NULL);
        if (error) {
            errno = error;
            expect(-1, EAGAIN);
        }
    }
    reached("a thousand threads");
}

static void fill_processes(char **arguments)
{
    while (fork() != -1)
        if (getppid() != 1)
            pause();
    // The program ends, with every process that it may have still there.
}

static void *spin(void *nothing)
{
    for (;;)
        ;
}

static void spin_threads(char **arguments)
{
    pthread_t thread;
    for (int i = 0; i < 5; i++)
        pthread_create(&thread, NULL, spin, NULL);
    pause();
}

static void spin_children(char **arguments)
{
    // Each for a moment: no process is old, together they are.
    for (;;) {
        pid_t child = fork();
        if (child == 0) {
            for (volatile long i = 0; i < 20000000; i++)
                ;
            _exit(0);
        }
        waitpid(child, NULL, 0);
    }
}

static void daemonize(char **arguments)
{
    if (fork())
        _exit(0);
    setsid();
    signal(SIGHUP, SIG_IGN);
    if (fork())
        _exit(0);
    for (int i = 0; i < 64; i++)
        close(i);
    sleep(1000);
}

static void child_writes_later(char **arguments)
{
    if (fork())
        _exit(0);
    usleep(300000);
    close(open("result.json", O_CREAT | O_WRONLY, 0644));
    sleep(1000);
}

static void orphan_holds_pipes(char **arguments)
{
    if (fork() == 0) {
        setsid();
        for (int i = 1; i < 32; i++)
            signal(i, SIG_IGN);
        sleep(1000);
    }
    // Both of its pipes are still open in the orphan.
}

static void kill_parent(char **arguments)
{
    kill(getppid(), SIGKILL);
    usleep(100000);
    if (getppid() == 1)
        refused();
    reached("another parent");
}

static void kill_init(char **arguments)
{
    for (int round = 0; round < 3; round++)
        for (int i = 1; i <= 64; i++)
            if (i != SIGCHLD)
                kill(1, i);
    for (int i = 1; i <= 64; i++)
        sigqueue(1, i, (union sigval){0});
    // Long enough that it would have ended of it.
    usleep(100000);
    refused();
}

static void kill_all(char **arguments)
{
    kill(-1, SIGKILL);
    refused();
}

static void stop_all(char **arguments)
{
    kill(-1, SIGSTOP);
    kill(1, SIGSTOP);
    kill(getpid(), SIGSTOP);
}

static void limit_init(char **arguments)
{
    struct rlimit none = {0, 0};
    int limits[] = {RLIMIT_NOFILE, RLIMIT_CPU, RLIMIT_FSIZE, RLIMIT_AS, RLIMIT_DATA, RLIMIT_STACK, RLIMIT_SIGPENDING};
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        if (syscall(SYS_prlimit64, 1, limits[i], &none, NULL) == 0)
            exit(0);
    refused();
}

static void slow_init(char **arguments)
{
    struct sched_param param = {0};
    sched_setscheduler(1, SCHED_IDLE, &param);
    setpriority(PRIO_PROCESS, 1, 19);
    for (int i = 0; i < 6; i++)
        if (fork() == 0)
            spin(NULL);
}

static void core_limit(char **arguments)
{
    // With a limit of zero the kernel still starts a program that takes cores from a pipe; with one it does not.
    struct rlimit core;
    getrlimit(RLIMIT_CORE, &core);
    if (core.rlim_max == 1 && core.rlim_cur == 1)
        refused();
    reached("cores");
}

static void crash(char **arguments)
{
    *(volatile int *)0 = 1;
}

static void exec_storm(char **arguments)
{
    // A new program each time: what is looked for by name or by age is always another.
    for (;;)
        if (fork() == 0 && fork() == 0) {
            setsid();
            execl("/job/attack", "another", "exec-storm", NULL);
        }
}

static void stuck_in_vfork(char **arguments)
{
    // The parent sleeps so that no signal but the last one wakes it.
    if (vfork() == 0)
        for (;;)
            pause();
}

static void adopt(char **arguments)
{
    // Its descendants come to it and not to init, until it ends.
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    if (fork() == 0) {
        if (fork())
            _exit(0);
        prctl(PR_SET_CHILD_SUBREAPER, 1);
        setsid();
        if (fork() == 0)
            sleep(1000);
        sleep(1000);
    }
    usleep(50000);
}

static void slacken_init(char **arguments)
{
    int slack = open("/proc/1/timerslack_ns", O_WRONLY);
    write(slack, "1000000000000000", 16);
    if (fork() == 0)
        pause();
}

static void unblock_log(char **arguments)
{
    // Init writes to the same pipe.
    fcntl(2, F_SETFL, O_NONBLOCK | O_APPEND);
    fcntl(2, F_SETPIPE_SZ, 4096);
    char page[4096];
    memset(page, 'x', sizeof page);
    while (write(2, page, sizeof page) > 0)
        ;
}

const struct attack process_attacks[] = {
    {"exec-storm", exec_storm}, {"stuck-in-vfork", stuck_in_vfork}, {"adopt", adopt}, {"slacken-init", slacken_init}, {"unblock-log", unblock_log},
    {"fork-bomb", fork_bomb}, {"thread-bomb", thread_bomb}, {"fill-processes", fill_processes}, {"spin-threads", spin_threads},
    {"spin-children", spin_children}, {"daemonize", daemonize}, {"child-writes-later", child_writes_later}, {"orphan-holds-pipes", orphan_holds_pipes},
    {"kill-parent", kill_parent}, {"kill-init", kill_init}, {"kill-all", kill_all}, {"stop-all", stop_all}, {"limit-init", limit_init},
    {"slow-init", slow_init}, {"core-limit", core_limit}, {"crash", crash}, {0},
};
