import os
import signal
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from ui.serve import HostUnusableError, PortsTakenError, free_port, private_folder


@pytest.fixture
def taken():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield listening.getsockname()[1]


def test_the_first_port_is_taken_if_it_is_free():
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = trial.getsockname()[1]
    assert free_port("127.0.0.1", port) == port


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0"])  # noqa: S104
def test_a_port_in_use_is_passed_over(taken, host):
    assert taken < free_port(host, taken) < taken + 20


def test_no_free_port_says_what_to_do(taken):
    with pytest.raises(PortsTakenError, match="--port") as raised:
        free_port("127.0.0.1", taken, tries=1)
    assert raised.value.exit_status == 2


@pytest.mark.parametrize("host", ["no such host", "192.0.2.1"])
def test_an_address_that_is_not_ours_says_what_to_do(host):
    with pytest.raises(HostUnusableError, match=r"127\.0\.0\.1"):
        free_port(host, 7860)


def test_the_last_port_there_is_can_be_tried():
    assert free_port("127.0.0.1", 65535) == 65535


def test_uploads_go_to_a_private_folder_that_is_removed(monkeypatch):
    monkeypatch.setenv("GRADIO_ALLOWED_PATHS", "/")
    with private_folder():
        folder = Path(os.environ["GRADIO_TEMP_DIR"])
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert os.environ["GRADIO_ALLOWED_PATHS"] == ""
    assert not folder.exists()
    assert os.environ["GRADIO_ALLOWED_PATHS"] == "/"


def test_importing_the_package_does_not_import_gradio():
    code = "import sys, ui.serve, ui.render, ui.talk, ui.about; sys.exit('gradio' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_says_its_address_and_ends_quietly(taken, number):
    code = (
        "from ui.serve import serve\n"
        "from tests.ui.fake_assistant import FakeAssistant\n"
        f"serve(FakeAssistant(), port={taken})"
    )
    running = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    line = running.stdout.readline()
    assert line.startswith("Certwise is open at http://127.0.0.1:")
    assert f":{taken} " not in line
    running.send_signal(number)
    out, err = running.communicate(timeout=20)
    assert (out, err, running.returncode) == ("", "", 0)
