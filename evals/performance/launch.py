"""Run a command and print how long it took and how much memory it had at most.

A program of its own, run by path, because a child counts the memory of whoever started it as its own
until it has loaded: a small starter keeps the figure honest.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time


def main() -> None:
    """Run the arguments as a command; its output is dropped, its errors pass through."""
    started = time.perf_counter()
    child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - started
    # Linux counts in kilobytes, macOS in bytes.
    megabytes = usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    found = {"seconds": seconds, "megabytes": megabytes, "status": os.waitstatus_to_exitcode(status)}
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main()
