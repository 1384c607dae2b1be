"""The terminal door: `certwise ask`, `chat`, `lookup`, `index`, `doctor`, `serve`, `eval`.

Thin over the assistant. Errors go to stderr as one line that says what to do; the exit status is 2 for bad
input, 1 for a failure of ours, 0 otherwise.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import runpy
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from assistant.errors import AssistantError, BadInputError

app = typer.Typer(
    name="certwise",
    help="Tells what a supplier's certificate guarantees, and what it does not.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

UsageError: Any = typer.BadParameter.__base__
"""What the command line raises for wrong arguments."""

JsonFlag = Annotated[bool, typer.Option("--json", help="One JSON object a line, for programs.")]
OnDay = Annotated[
    str | None,
    typer.Option("--on", metavar="DATE", help="The day to judge by, as 2026-11-22; today if not given."),
]


def main() -> None:
    """Run the command and end with the right status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        _run(sys.argv[1:] or ["--help"])
    except AssistantError as error:
        _end(str(error), error.exit_status)
    except (KeyboardInterrupt, typer.Abort):
        sys.exit(130)
    except Exception as error:
        if os.environ.get("CERTWISE_DEBUG"):
            raise
        _end(
            f"Certwise failed: {type(error).__name__}: {error}. "
            "Run `certwise doctor`; set CERTWISE_DEBUG=1 to see where.",
            1,
        )


def _run(arguments: list[str]) -> None:
    """Run the command that the arguments name; wrong arguments are a `BadInputError` of one line."""
    try:
        sys.exit(app(arguments, standalone_mode=False) or 0)
    except typer.Exit as ended:
        sys.exit(ended.exit_code)
    except SystemExit:
        # Where the reader of our output went away, as `head` does, typer puts a wrapper in the place of stdout
        # and ends with 1. Nothing is wrong.
        if type(sys.stdout).__name__ == "PacifyFlushWrapper":
            os._exit(0)
        raise
    except UsageError as error:
        raise BadInputError(f"{error.format_message()} Try --help.") from error


@app.command()
def ask(question: str, *, on: OnDay = None, as_json: JsonFlag = False) -> None:
    """Answer one question."""
    from assistant.build import build_assistant

    day = _day(on)
    answer = build_assistant(one_shot=True, progress=_progress).answer(question, on=day)
    if as_json:
        _print_json(answer.to_json())
        return
    from assistant.terminal import show_answer

    show_answer(answer)


@app.command()
def chat(
    *,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="Read a JSON object a line, write an answer object a line.")
    ] = False,
) -> None:
    """Answer messages from stdin until it ends."""
    from assistant.build import build_assistant

    assistant = build_assistant(progress=_progress)
    if jsonl:
        from assistant.jsonl import answer_line

        for line in sys.stdin:
            if line.strip():
                _print_json(answer_line(assistant, line))
        return
    from assistant.terminal import show_answer

    if sys.stdin.isatty():
        sys.stderr.write("Ask about a supplier's certificate. Ctrl-D ends.\n")
    for line in sys.stdin:
        if line.strip():
            show_answer(assistant.answer(line))


@app.command()
def lookup(text: str, *, on: OnDay = None, as_json: JsonFlag = False) -> None:
    """Say what the registers know of a body, standard edition, notified body or identifier."""
    from assistant.lookup import lookup as look_up
    from knowledge.registers import load_registers

    if not text.strip():
        raise BadInputError(
            "There is nothing to look up. Give a name or a number, for example `certwise lookup DAkkS`."
        )
    result = look_up(text, registers=load_registers(), on=_day(on))
    if as_json:
        sys.stdout.write(result.to_json() + "\n")
        return
    from assistant.terminal import show_lookup

    show_lookup(result)


@app.command()
def index(
    *,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Take nothing over from the present index.")
    ] = False,
) -> None:
    """Bring the index up to date with the knowledge files."""
    from assistant.build import index_home
    from assistant.settings import load_settings

    built = index_home(load_settings()).ensure(_progress, rebuild=rebuild)
    if built.changed:
        typer.echo(f"Index {built.fingerprint}: {built.embedded} texts embedded, {built.reused} taken over.")
    else:
        typer.echo(f"Index {built.fingerprint} is up to date.")


@app.command()
def doctor(*, as_json: JsonFlag = False) -> None:
    """Say what is wrong with this installation, and what to do."""
    from assistant.doctor import examine

    findings = examine()
    for finding in findings:
        if as_json:
            _print_json(finding.to_json())
        else:
            mark = {"ok": "ok     ", "warning": "warning", "wrong": "WRONG  "}[finding.state]
            typer.echo(f"{mark}  {finding.what}" + (f"\n         {finding.to_do}" if finding.to_do else ""))
    if any(finding.state == "wrong" for finding in findings):
        raise typer.Exit(1)


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True}, add_help_option=False)
def serve(context: typer.Context) -> None:
    """Serve the page: --host and --port choose where."""
    _run_program("ui", context.args)


@app.command(
    name="eval",
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
    add_help_option=False,
)
def evaluate(context: typer.Context) -> None:
    """Run the evals: certwise eval [SUITE] [--report DIR]."""
    _run_program("evals", context.args)


def _run_program(package: str, arguments: list[str]) -> None:
    """Run a package that sits on top of this one, as `python -m` would: nothing here imports it."""
    sys.argv = [f"certwise {package}", *arguments]
    try:
        runpy.run_module(package, run_name="__main__", alter_sys=True)
    except ImportError as error:
        if error.name and error.name.partition(".")[0] == package:
            raise AssistantError(
                f"The package '{package}' is not installed here. Run it from a checkout."
            ) from error
        raise


def _day(given: str | None) -> dt.date:
    if given is None:
        return dt.date.today()
    try:
        return dt.date.fromisoformat(given)
    except ValueError as error:
        raise BadInputError(f"'{given}' is no date. Write it as 2026-11-22.") from error


def _print_json(value: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _progress(what: str) -> None:
    sys.stderr.write(f"{what} …\n")


def _end(message: str, status: int) -> None:
    line = " ".join(message.split())
    sys.stderr.write(f"{Path(sys.argv[0]).name}: {line}\n")
    sys.exit(status)
