"""The terminal door: `certwise ask`, `chat`, `check`, `read`, `listing`, `evidence`, `lookup` and the others.

Thin over the assistant. Errors go to stderr as one line that says what to do; the exit status is 2 for bad
input, 1 for a failure of ours, 0 otherwise.
"""

from __future__ import annotations

import datetime as dt
import gc
import json
import os
import runpy
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from assistant.day import day_given
from assistant.errors import AssistantError, BadInputError
from assistant.verification.context import Context, Designer, RegisterAnswer, Role

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
Papers = Annotated[
    list[str], typer.Argument(metavar="FILE...", help="PDFs, pictures or texts of certificates; - for stdin.")
]

_ENDINGS = {"--pdf": ".pdf", "--markdown": ".md"}


def main() -> None:
    """Run the command and end with the right status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    # The many small objects of the registers live as long as the command: looking for garbage among them
    # costs a tenth of a short command.
    gc.set_threshold(20_000, 50, 100)
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
        # A wrong choice is told with a prefix of the library's, a wrong number without a full stop.
        what = error.format_message().replace("Value error, ", "").rstrip(" .")
        raise BadInputError(f"{what}. Try --help.") from error


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

        # Bytes, so that one that is no UTF-8 spoils its own line alone.
        for line in getattr(sys.stdin, "buffer", sys.stdin):
            if line.strip():
                _print_json(answer_line(assistant, line))
        return
    from assistant.terminal import show_answer

    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="replace")
    if sys.stdin.isatty():
        sys.stderr.write("Ask about a supplier's certificate. Ctrl-D ends.\n")
    for line in sys.stdin:
        if line.strip():
            show_answer(assistant.answer(line))


@app.command()
def check(  # noqa: PLR0913 - the options of the contract
    files: Papers,
    *,
    product: Annotated[str | None, typer.Option(help="What you want to buy.")] = None,
    market: Annotated[str | None, typer.Option(help="Where it will be sold, as EU or Canada.")] = None,
    supplier: Annotated[str | None, typer.Option(help="The company named in the offer.")] = None,
    factory: Annotated[str | None, typer.Option(help="The address where the goods are made.")] = None,
    role: Annotated[Role | None, typer.Option(help="What the supplier says it is.")] = None,
    designer: Annotated[Designer | None, typer.Option(help="Who designs the product.")] = None,
    register: Annotated[
        RegisterAnswer | None, typer.Option(help="What you found in the register, once you looked.")
    ] = None,
    on: OnDay = None,
    as_json: JsonFlag = False,
    pdf: Annotated[str | None, typer.Option(metavar="OUT", help="Write the report as a PDF.")] = None,
    markdown: Annotated[str | None, typer.Option(metavar="OUT", help="Write the report as Markdown.")] = None,
) -> None:
    """Check certificates: what is consistent, questionable, contradictory and not stated."""
    day = _day(on)
    context = Context(
        product=_given(product),
        market=_given(market),
        supplier=_given(supplier),
        factory=_given(factory),
        role=role,
        designer=designer,
        register=register,
    )
    from assistant.checking.check import check_papers
    from assistant.checking.output import write_whole
    from assistant.checking.papers import papers_named

    places = _places({"--pdf": pdf, "--markdown": markdown})
    checked = check_papers(papers_named(files, stdin=True), on=day, context=context)
    report = checked.report
    for unread in checked.unread:
        _say(str(unread))
    outputs: list[tuple[Path, bytes]] = []
    if "--pdf" in places:
        from assistant.checking.report_pdf import report_pdf

        outputs.append((places["--pdf"], report_pdf(report)))
    if "--markdown" in places:
        from assistant.checking.markdown import report_markdown

        outputs.append((places["--markdown"], report_markdown(report).encode()))
    for path, content in outputs:
        write_whole(path, content)
    if as_json:
        _print_json(report.to_json())
        return
    from assistant.terminal import show_report

    show_report(report)


@app.command()
def read(files: Papers, *, as_json: JsonFlag = False) -> None:
    """Read the fields of certificates, without judging them."""
    from assistant.checking.check import read_papers
    from assistant.checking.papers import papers_named

    reading = read_papers(papers_named(files, stdin=True))
    for unread in reading.unread:
        _say(str(unread))
    if as_json:
        _print_json(reading.to_json())
        return
    from assistant.terminal import show_fields

    show_fields(reading.certificates)


@app.command()
def listing(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The words of a listing; - for stdin.")],
    *,
    on: OnDay = None,
    as_json: JsonFlag = False,
) -> None:
    """Say what the certification claims in a product listing or company profile are worth."""
    day = _day(on)
    from assistant.checking.papers import text_named

    text = text_named(file)
    from assistant.listing import decode_listing
    from knowledge.registers import load_registers

    decoded = decode_listing(text, on=day, registers=load_registers())
    if as_json:
        _print_json(decoded.to_json())
        return
    from assistant.terminal import show_listing

    show_listing(decoded)


@app.command()
def evidence(
    *,
    product: Annotated[str, typer.Option(help="What you want to buy.")],
    market: Annotated[str, typer.Option(help="Where it will be sold, as EU or Canada.")],
    role: Annotated[Role | None, typer.Option(help="What the supplier says it is.")] = None,
    on: OnDay = None,
    as_json: JsonFlag = False,
) -> None:
    """Say which papers to ask a supplier for, in the order to ask for them."""
    day = _day(on)
    if not product.strip() or not market.strip():
        raise BadInputError("Name the product and the market, as `--product 'infusion pump' --market EU`.")
    from assistant.evidence import evidence_list
    from knowledge.registers import load_registers

    asked = evidence_list(product, market, role, on=day, registers=load_registers())
    if as_json:
        _print_json(asked.to_json())
        return
    from assistant.terminal import show_evidence

    show_evidence(asked)


@app.command()
def specimen(  # noqa: PLR0913 - the options of the contract
    *,
    seed: Annotated[int, typer.Option(help="The same number draws the same specimen.")],
    out: Annotated[Path, typer.Option(metavar="DIR", help="The folder to write to.")],
    defects: Annotated[
        str, typer.Option(metavar="RULE,RULE", help="Defects to plant, by the rules that find them.")
    ] = "",
    language: Annotated[str | None, typer.Option(help="Main language of the paper, as en or zh.")] = None,
    layout: Annotated[str | None, typer.Option(help="Name of a layout.")] = None,
    on: OnDay = None,
) -> None:
    """Draw a training certificate of a fictitious company, with the defects asked for and the answer key."""
    from assistant.specimens import ON, draw_specimen, write_specimen

    day = _day(on) if on is not None else ON
    rules = [rule.strip().upper() for rule in defects.split(",") if rule.strip()]
    try:
        drawn = draw_specimen(seed, defects=rules, on=day, language=language, layout=layout)
    except ValueError as error:
        raise BadInputError(str(error)) from error
    for path in write_specimen(drawn, out):
        typer.echo(str(path))


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
    return dt.date.today() if given is None else day_given(given)


def _places(given: dict[str, str | None]) -> dict[str, Path]:
    """Return the places that options name for files; one that cannot be written to is bad input."""
    from assistant.checking.output import refuse_place, refuse_same_place

    places: dict[str, Path] = {}
    for option, name in given.items():
        if name is None:
            continue
        if not name.strip():
            raise BadInputError(
                f"{option} names no file. Give it a name, as {option} report{_ENDINGS[option]}."
            )
        places[option] = Path(name)
        refuse_place(places[option])
    refuse_same_place(*places.values())
    return places


def _given(text: str | None) -> str | None:
    """Return a text that says something, else None."""
    return text.strip() or None if text else None


def _print_json(value: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _progress(what: str) -> None:
    sys.stderr.write(f"{what} …\n")


def _end(message: str, status: int) -> None:
    _say(message)
    sys.exit(status)


def _say(message: str) -> None:
    """Tell a person something in one line, beside what the command prints."""
    sys.stderr.write(f"{Path(sys.argv[0]).name}: {' '.join(message.split())}\n")
