"""Checks of a warm process: a pasted certificate, a PDF page, a photo beside the OCR engine alone.

`python -m evals.performance.checking text|pdf|photo|engine` prints the milliseconds of each repeat.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable

from evals.case import ASKED_ON
from evals.performance.bench import Bench, row_of
from evals.result import Ratio

WORKER = "evals.performance.checking"
REPEATS = {"text": 60, "pdf": 30, "photo": 5, "engine": 5}
SEEDS = 5
"""Different specimens in turn, so that no layout decides."""

TEXT_PROMISED, PDF_PROMISED = 10.0, 80.0
"""Milliseconds."""

ENGINE_AND = 1.15


def measure_checking(bench: Bench) -> list[Ratio]:
    """Compare checks with what was promised, and a photo with the OCR engine alone on the same pictures."""
    ran = {kind: bench.work([WORKER, kind], given="") for kind in REPEATS}
    promised = [
        ("check of a pasted certificate", "text", TEXT_PROMISED),
        ("check of a PDF page with text", "pdf", PDF_PROMISED),
    ]
    rows = [
        row_of("checking", label, "ms", ran[kind], [limit], target=1.0, beside="promised", note="warm")
        for label, kind, limit in promised
    ]
    rows.append(
        row_of(
            "checking",
            "check of a phone photo",
            "ms",
            ran["photo"],
            ran["engine"],
            target=ENGINE_AND,
            beside="the OCR engine alone",
            note="warm",
        )
    )
    return rows


def open_check(kind: str) -> Callable[[int], object]:
    """Return what does one check of a kind; its argument chooses the paper."""
    from assistant.specimens import draw_specimen

    specimens = [draw_specimen(seed) for seed in range(SEEDS)]
    if kind == "engine":
        import io

        import numpy as np
        from PIL import Image
        from rapidocr import RapidOCR

        engine = RapidOCR()
        pictures = [
            np.asarray(Image.open(io.BytesIO(specimen.photo())).convert("RGB")) for specimen in specimens
        ]
        return lambda turn: engine(pictures[turn % SEEDS])
    from assistant.reading.fields import find_certificates
    from assistant.reading.files import read_file
    from assistant.reading.text import read_text
    from assistant.verification.verify import verify
    from knowledge.registers import load_registers

    registers = load_registers()
    files = [] if kind == "text" else [one.pdf() if kind == "pdf" else one.photo() for one in specimens]

    def check(turn: int) -> object:
        number = turn % SEEDS
        document = read_file(files[number], name="paper") if files else read_text(specimens[number].text)
        return verify(find_certificates([document], registers=registers), on=ASKED_ON, registers=registers)

    return check


def main() -> None:
    """Time each check, after one of every paper that only warms up."""
    kind = sys.argv[1]
    check = open_check(kind)
    for turn in range(SEEDS):
        check(turn)
    milliseconds = []
    for turn in range(REPEATS[kind]):
        started = time.perf_counter()
        check(turn)
        milliseconds.append((time.perf_counter() - started) * 1000)
    sys.stdout.write(json.dumps(milliseconds) + "\n")


if __name__ == "__main__":
    main()
