"""Something that takes a moment to make, made in a thread so that the page can open first."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Waiting(Generic[T]):
    """Calls a factory in a thread, once it is started, and hands out what it made.

    The factory runs once. What it raises is raised by every `get`. It is not started with the program: the
    interpreter does one thing at a time, so loading while the page is imported would only delay both.
    """

    def __init__(self, factory: Callable[[], T]) -> None:
        """Keep the factory.

        Args:
            factory: makes the thing; runs in a daemon thread.
        """
        self._made: T | None = None
        self._error: BaseException | None = None
        self._over = threading.Event()
        self._factory: Callable[[], T] | None = factory
        self._lock = threading.Lock()

    def start(self) -> None:
        """Start the factory, if it was not started yet."""
        with self._lock:
            factory, self._factory = self._factory, None
        if factory:
            threading.Thread(target=self._run, args=(factory,), name="certwise-waiting", daemon=True).start()

    def _run(self, factory: Callable[[], T]) -> None:
        try:
            self._made = factory()
        except BaseException as error:  # noqa: BLE001  # a thread has nobody above it: kept for whoever asks
            self._error = error
        finally:
            self._over.set()

    def ready(self) -> bool:
        """Tell whether `get` returns, or raises the factory's error, without waiting."""
        return self._over.is_set()

    def get(self, timeout: float | None = None) -> T:
        """Return the thing; the factory is started if it was not.

        Args:
            timeout: seconds to wait; none waits for as long as it takes.

        Raises:
            TimeoutError: it is not ready yet.
            BaseException: whatever the factory raised.
        """
        self.start()
        if not self._over.wait(timeout):
            raise TimeoutError(f"Not ready after {timeout:g} seconds. Wait a little and try again.")
        if self._error is not None:
            raise self._error
        return self._made  # type: ignore[return-value]  # set whenever there was no error
