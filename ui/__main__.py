"""python -m ui: open the page."""

from __future__ import annotations

import argparse
import os
import sys

from assistant.errors import AssistantError
from ui.protocol import Assistant
from ui.serve import serve
from ui.waiting import Waiting


def main(arguments: list[str] | None = None) -> int:
    """Read the command line, start loading the assistant, open the page."""
    parser = argparse.ArgumentParser(prog="python -m ui", description="Open the Certwise page.")
    parser.add_argument("--host", help="address to listen on (default: the setting, 127.0.0.1)")
    parser.add_argument("--port", type=int, help="first port to try (default: the setting, 7860)")
    given = {name: value for name, value in vars(parser.parse_args(arguments)).items() if value is not None}
    try:
        from assistant.settings import load_settings

        settings = load_settings(**given)

        def build() -> Assistant:
            from assistant.build import build_assistant

            return build_assistant(settings, progress=lambda what: sys.stderr.write(f"{what} ...\n"))

        waiting: Waiting[Assistant] = Waiting(build)
        serve(waiting, host=settings.host, port=settings.port, history=settings.history)
        if not waiting.ready():
            # An index that is still being built in a thread of native code would abort the interpreter's end.
            sys.stdout.flush()
            os._exit(0)
    except AssistantError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_status
    except KeyboardInterrupt:
        return 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
