"""What every test has: no network, one pace for hypothesis, the real base and a tiny one."""

from __future__ import annotations

import ipaddress
import os
import socket
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from knowledge import Knowledge, load_knowledge
from tests.knowledge.tiny_base import write_tiny_base

# The same examples every time: a red run means a change. `HYPOTHESIS_PROFILE=search` looks for new ones.
settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


def _is_here(host: object) -> bool:
    if host in {None, "", "localhost", b"localhost"}:
        return True
    try:
        return ipaddress.ip_address(str(host)).is_loopback or str(host) == "0.0.0.0"  # noqa: S104
    except ValueError:
        return False


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Any:
    """Refuse every connection that leaves this machine."""
    connect, resolve = socket.socket.connect, socket.getaddrinfo

    def connect_here(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and not _is_here(address[0]):
            raise ConnectionRefusedError(f"Tests use no network, and this went to {address}.")
        connect(self, address)

    def resolve_here(host: Any, *rest: Any, **named: Any) -> Any:
        if not _is_here(host):
            raise socket.gaierror(f"Tests use no network, and this asked for {host}.")
        return resolve(host, *rest, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_here)
        patch.setattr(socket, "getaddrinfo", resolve_here)
        yield


@pytest.fixture(scope="session", autouse=True)
def _no_settings_of_the_machine(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Keep the machine's own settings and data out of the tests."""
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name.startswith("CERTWISE_") and name != "CERTWISE_TEST_DATA":
                patch.delenv(name)
        patch.setenv("CERTWISE_CONFIG", str(tmp_path_factory.getbasetemp() / "no-such.toml"))
        patch.setenv("CERTWISE_DATA", str(tmp_path_factory.getbasetemp() / "no-such-data"))
        yield


@pytest.fixture(scope="session")
def real_base() -> Knowledge:
    """The base in the repository."""
    return load_knowledge()


@pytest.fixture
def tiny_root(tmp_path: Path) -> Path:
    """A folder with the smallest base that has no fault; a test may change its files."""
    return write_tiny_base(tmp_path / "knowledge")


@pytest.fixture(scope="session")
def tiny_base(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """The smallest base, loaded."""
    return load_knowledge(write_tiny_base(tmp_path_factory.mktemp("tiny") / "knowledge"))
