# A process that runs another and prints what it took as JSON. It is small itself, because on Linux a child's peak
# memory is never less than that of the process it was started from.
import json
import os
import sys
import time


def main(command: list[str]) -> None:
    """Run the command; its output goes to stderr."""
    start = time.perf_counter()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, 2, 1)])
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - start
    peak = usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    took = {
        "code": os.waitstatus_to_exitcode(status),
        "wall": wall,
        "cpu": usage.ru_utime + usage.ru_stime,
        "peak": peak,
    }
    sys.stdout.write(json.dumps(took))


if __name__ == "__main__":
    main(sys.argv[1:])
