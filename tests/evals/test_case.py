import pytest

from evals.case import Behaviour, CasesError, Split, load_cases

GOOD = """
- id: Q-001
  asks: "is it valid?"
  behaviour: answer
  retrieves: [what-iso-9001-is]
  says: ["It is a standard"]
  never_says: []
  tags: [keyword]
  why: "a test"
"""


def write(folder, dev, held_out=None):
    (folder / "questions_dev.yaml").write_text(dev, encoding="utf-8")
    if held_out is not None:
        (folder / "questions_held_out.yaml").write_text(held_out, encoding="utf-8")


def test_a_case_is_read(tmp_path):
    write(tmp_path, GOOD)
    (case,) = load_cases([Split.DEV], {"what-iso-9001-is"}, tmp_path)[Split.DEV]
    assert case.behaviour is Behaviour.ANSWER
    assert case.retrieves == ("what-iso-9001-is",)
    assert not case.retrieves_all


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("tags:", "tag:", "tags"),
        ("behaviour: answer", "behaviour: reply", "behaviour"),
        ("behaviour: answer", "behaviour: decline", "leaves retrieves empty"),
        ("[what-iso-9001-is]", "[]", "needs an entry"),
        ("[what-iso-9001-is]", "[no-such-thing]", "no entry 'no-such-thing'"),
        ("id: Q-001", "id: 1", "id"),
        ("  why:", "  retrieves_all: true\n  why:", "several entries"),
    ],
)
def test_a_fault_is_named(tmp_path, old, new, said):
    write(tmp_path, GOOD.replace(old, new))
    with pytest.raises(CasesError, match=said):
        load_cases([Split.DEV], {"what-iso-9001-is"}, tmp_path)


def test_all_faults_of_all_files_are_reported_at_once(tmp_path):
    write(tmp_path, GOOD.replace("answer", "reply"), GOOD.replace("is it valid?", "") + "- 7\n")
    with pytest.raises(CasesError) as raised:
        load_cases(list(Split), {"what-iso-9001-is"}, tmp_path)
    assert len(raised.value.faults) == 3


def test_an_id_stands_once_over_all_files(tmp_path):
    write(tmp_path, GOOD, GOOD)
    with pytest.raises(CasesError, match="stands 2 times"):
        load_cases(list(Split), {"what-iso-9001-is"}, tmp_path)


def test_a_missing_file_is_a_fault(tmp_path):
    with pytest.raises(CasesError, match="questions_dev"):
        load_cases([Split.DEV], set(), tmp_path)


def test_the_shipped_cases_fit_the_shipped_base():
    from knowledge import load_knowledge

    cases = load_cases(list(Split), load_knowledge().entries)
    assert len(cases[Split.DEV]) > 200
    assert len(cases[Split.HELD_OUT]) > 100
