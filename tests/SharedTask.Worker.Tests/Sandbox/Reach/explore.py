#!/usr/bin/python3
"""A scorer that writes down everything that it can read and reach."""
import json, os, socket, stat, sys

MANIFEST = {
    "id": "classification", "version": "1.0.0", "protocol": 1, "title": "Explorer", "summary": "Looks around.", "runFormats": [], "referenceFormats": [],
    "parameters": {"type": "object"}, "defaultMetric": "accuracy",
    "metrics": [{"key": "accuracy", "title": "Accuracy", "direction": "higher-is-better", "lowest": 0, "highest": 1, "digits": 4, "definition": "d", "source": "s"}],
}
MOST_BYTES = 256 * 1024
# Endless, or waiting for a writer.
SKIPPED = {"/proc/kmsg", "/proc/kcore", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom", "/dev/tty", "/dev/console", "/dev/ptmx", "/dev/stdin", "/dev/fd/0"}


def look(path, out):
    try:
        status = os.lstat(path)
        out.write(f"{path} {status.st_mode:o} {status.st_uid}\n")
        if stat.S_ISLNK(status.st_mode):
            out.write(f"  -> {os.readlink(path)}\n")
        elif stat.S_ISREG(status.st_mode) and path not in SKIPPED and not path.endswith("/dump"):
            with open(path, "rb") as file:
                os.set_blocking(file.fileno(), False)
                out.write(file.read(MOST_BYTES).decode("utf-8", "replace") + "\n")
    except (OSError, TypeError) as error:
        out.write(f"{path}: {error}\n")


def walk(top, out):
    for folder, folders, files in os.walk(top, onerror=lambda error: out.write(f"{error}\n")):
        folders[:] = [name for name in folders if not (folder == "/" and name in ("usr", "proc")) and name not in ("pagemap", "task", "cwd", "root", "map_files")]
        for name in folders + files:
            look(os.path.join(folder, name), out)


def explore(out):
    out.write(f"{dict(os.environ)} {sys.argv} {os.uname()} {os.getresuid()} {os.getgroups()} {os.getcwd()} {socket.gethostname()}\n")
    walk("/", out)
    walk("/proc", out)
    for guess in ("/home", "/root", "/etc", "/var", "/srv", "/opt", "/mnt", "/work", "/app", "/data", "/run", "/proc/1/root", "/proc/1/cwd", "/sys"):
        walk(guess, out)
    for descriptor in range(3, 256):
        try:
            out.write(os.pread(descriptor, MOST_BYTES, 0).decode("utf-8", "replace"))
        except OSError:
            pass


if sys.argv[1] == "describe":
    print(json.dumps(MANIFEST))
else:
    with open("/job/out/dump", "w", encoding="utf-8", errors="replace") as dump:
        explore(dump)
    with open("/job/out/result.json", "w", encoding="utf-8") as result:
        json.dump({"protocol": 1, "outcome": "scored", "scores": [{"metric": "accuracy", "value": 0.5}], "items": 1}, result)
