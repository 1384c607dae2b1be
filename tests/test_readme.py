"""The README's examples run as they stand there."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent
README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
QUICK = ("ask", "lookup", "doctor", "index")
COMMANDS = [
    line.strip() for line in README.splitlines() if re.match(rf"    certwise ({'|'.join(QUICK)})\b", line)
]
PYTHON = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
DATA = os.environ.get("CERTWISE_TEST_DATA") or str(REPOSITORY / ".certwise/test")


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "CERTWISE_DATA": DATA, "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=REPOSITORY,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=400,
        check=False,
    )


def test_the_readme_has_examples() -> None:
    assert len(COMMANDS) >= 4
    assert len(PYTHON) == 1


@pytest.mark.weights
@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_readme_works(command: str) -> None:
    done = run("-m", "assistant", *shlex.split(command)[1:])
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


@pytest.mark.weights
def test_the_first_example_corrects_the_premise() -> None:
    done = run("-m", "assistant", *shlex.split(COMMANDS[0])[1:])
    assert done.stdout.lstrip().startswith("No")


@pytest.mark.weights
def test_the_python_of_the_readme_works() -> None:
    done = run("-c", PYTHON[0])
    assert done.returncode == 0, done.stderr
    assert "https://" in done.stdout
