"""A limit on the processor time of one step, so that a page made to draw for ever is stopped within seconds.

Character recognition may take its time; opening a file and drawing a page may not. The system ends the process
that goes past the limit, as a library in the middle of its work cannot be asked to stop.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

STEP_SECONDS = 3
"""Processor seconds; the slowest honest page measured took half a second."""

_process = {"is_a_child": False}


def switch_on() -> None:
    """Let steps be limited in this process from now on: it may be ended. Only the child calls this."""
    _process["is_a_child"] = True


@contextmanager
def one_step() -> Iterator[None]:
    """Give what is done inside a few seconds of processor time, where the system has such a limit."""
    if not _process["is_a_child"] or sys.platform == "win32":
        yield
        return
    import resource

    before = resource.getrlimit(resource.RLIMIT_CPU)
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + 1 + STEP_SECONDS
    soft = until if before[0] == resource.RLIM_INFINITY else min(until, before[0])
    resource.setrlimit(resource.RLIMIT_CPU, (soft, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_CPU, before)
