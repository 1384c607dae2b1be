import datetime as dt
import io
import re

import pytest
from rich.console import Console

from evals.figures import KINDS, better, figures_of, reaches
from evals.page import page_of
from evals.readme import main, rewrite
from evals.result import (
    Failure,
    Header,
    Latest,
    Ratio,
    Result,
    read_latest,
    read_results,
    write_latest,
    write_result,
)
from evals.scorers.score import Score
from evals.table import print_result

NASTY = '<script src="https://evil.example/x.js">&"\''


def score(figure, value):
    return Score(figure=figure, value=value, found="")


def result(suite="questions", split="held_out", at=1, **more):
    ours = figures_of([(("keyword",), [score("first", 1.0)])], system="certwise", split=split)
    theirs = figures_of([(("keyword",), [score("first", 0.0)])], system="baseline", split=split)
    header = Header(
        suite=suite,
        at=dt.datetime(2026, 11, at, tzinfo=dt.UTC),
        on=dt.date(2026, 11, 22),
        knowledge="abc",
        model="m",
        commit=NASTY,
        machine={"processor": NASTY},
        notes=(NASTY,),
    )
    return Result(header=header, figures=(*ours, *theirs), **more)


def ratio(**more):
    given = {
        "part": "cold",
        "label": NASTY,
        "unit": "s",
        "ours": 1.0,
        "theirs": 20.0,
        "target": 1 / 15,
        "repeats": 3,
        "ours_low": 0.9,
        "ours_high": 1.1,
        "beside": NASTY,
        "note": NASTY,
    }
    return Ratio(**(given | more))


def test_a_share_has_its_count_and_interval():
    scored = [(("a",), [score("first", 1.0)]), (("b",), [score("first", 0.0)]), ((), [score("first", None)])]
    first = figures_of(scored, system="certwise", split="dev")[0]
    assert (first.value, first.n, first.not_scored) == (0.5, 2, 1)
    assert first.low is not None
    assert 0 < first.low < 0.5


def test_a_figure_with_nothing_scored_has_no_value():
    figures = {f.key: f for f in figures_of([((), [])], system="certwise", split="dev")}
    assert figures["traced"].value is None
    assert figures["traced"].n == 0


def test_each_tag_has_its_figures():
    figures = figures_of([(("zh", "keyword"), [score("first", 1.0)])], system="certwise", split="dev")
    assert {f.tag for f in figures if f.key == "first"} == {None, "zh", "keyword"}


def test_low_is_good_where_it_should_be_low():
    assert better("declined_inside", 0.01, 0.2)
    assert not better("first", 0.5, 0.5)
    assert reaches("declined_inside", 0.03)
    assert not reaches("first", 0.84)
    assert reaches("mrr", 0.1) is None
    assert all(kind.label for kind in KINDS.values())


def test_a_ratio_knows_whether_it_is_reached():
    assert ratio().reached
    assert not ratio(ours=2.0).reached
    assert ratio(theirs=1.0, target=0.75, at_least=True).reached
    assert ratio(target=None).reached is None


def test_the_page_escapes_everything_and_names_no_outside_address():
    failure = Failure(case="Q-001", asks=NASTY, figure="first", found=NASTY)
    page = page_of([result(failures=(failure,)), result(at=2), result("performance", ratios=(ratio(),))])
    assert "<script" not in page
    assert not re.search(r"(?:src|href)\s*=", page.replace("&lt;script src=", ""))
    assert "evil.example/x.js&quot;&gt;" in page
    assert "prefers-color-scheme: dark" in page
    assert page.count("<svg") > 5


def test_a_page_without_runs_says_so():
    assert "No run yet" in page_of([])


def test_a_run_is_printed_side_by_side():
    written = io.StringIO()
    failure = Failure(case="Q-001", asks="asks?", figure="first", found="found [b]this[/b]")
    print_result(result(failures=(failure,), ratios=(ratio(),)), Console(file=written, width=200))
    text = written.getvalue()
    assert "Right article first" in text
    assert "reached" in text
    assert "found [b]this[/b]" in text
    assert "100.0% (20.7% to 100.0%, n=1)" in text


def test_runs_are_written_and_read_in_order(tmp_path):
    write_result(result(at=2), tmp_path)
    write_result(result(at=1), tmp_path)
    assert [r.header.at.day for r in read_results(tmp_path)] == [1, 2]


def test_the_latest_keeps_the_other_suite_and_no_failures(tmp_path):
    write_latest(result("performance"), tmp_path)
    write_latest(result(failures=(Failure(case="Q", asks="a", figure="f", found="x"),)), tmp_path)
    latest = read_latest(tmp_path)
    assert latest.performance
    assert latest.questions
    assert latest.questions.failures == ()


README = "# Certwise\n\n<!-- figures -->\nold \\1 text\n<!-- /figures -->\n\nend\n"


def test_the_readmes_block_alone_is_rewritten():
    new = rewrite(README, Latest(questions=result(), performance=result("performance", ratios=(ratio(),))))
    assert new.startswith("# Certwise\n\n<!-- figures -->\n")
    assert new.endswith("<!-- /figures -->\n\nend\n")
    assert "old" not in new
    assert "| Right article first | at least 85% | 100.0%" in new
    assert rewrite(new, Latest()) == rewrite(README, Latest())


def test_dev_figures_stay_out_of_the_readme():
    assert "Right article" not in rewrite(README, Latest(questions=result(split="dev")))


@pytest.mark.parametrize("readme", ["no block", README + README])
def test_a_readme_without_one_block_is_refused(readme):
    with pytest.raises(ValueError, match="one block"):
        rewrite(readme, Latest())


def test_checking_the_readme_changes_nothing(tmp_path):
    readme = tmp_path / "README.md"
    readme.write_text(README, encoding="utf-8")
    given = ["--readme", str(readme), "--results", str(tmp_path)]
    assert main([*given, "--check"]) == 1
    assert readme.read_text(encoding="utf-8") == README
    assert main(given) == 0
    assert main([*given, "--check"]) == 0
    assert main(["--readme", str(tmp_path / "none.md"), "--results", str(tmp_path)]) == 2
