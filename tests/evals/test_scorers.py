import datetime as dt
import re

import pytest

from assistant.answer import Answer, AnswerKind, Citation, Section, Sentence, SentenceKind
from evals.case import Behaviour, Case
from evals.reply import Baseline, Certwise, Reply, split_sentences
from evals.scorers.behaviour import score_behaviour
from evals.scorers.meaning import score_meaning
from evals.scorers.retrieval import score_retrieval
from evals.scorers.trace import Grounds, pattern_of, score_trace
from evals.support import Measure, SupportPair, best_threshold, left_out_right, may_say, validate


def case(behaviour=Behaviour.ANSWER, retrieves=("right",), **more):
    given = {
        "id": "Q-001",
        "asks": "is it?",
        "behaviour": behaviour,
        "retrieves": retrieves,
        "says": (),
        "never_says": (),
        "tags": ("keyword",),
        "why": "a test",
    }
    return Case(**(given | more))


def reply(kind="answer", sentences=("Yes.",), ranking=(), articles=(), **more):
    return Reply(kind=kind, sentences=sentences, ranking=ranking, articles=articles, **more)


def values(scores):
    return {score.figure: score.value for score in scores}


# Retrieval


@pytest.mark.parametrize(
    ("ranking", "first", "in_three", "rank"),
    [
        (("right", "b"), 1, 1, 1.0),
        (("a", "b", "right"), 0, 1, 1 / 3),
        (("a", "term:x", "b", "right"), 0, 0, 1 / 4),
        (("a", "b"), 0, 0, 0.0),
        ((), 0, 0, 0.0),
    ],
)
def test_retrieval_counts_places(ranking, first, in_three, rank):
    found = values(score_retrieval(case(), reply(ranking=ranking)))
    assert (found["first"], found["in_first_3"]) == (first, in_three)
    assert found["mrr"] == pytest.approx(rank)


def test_where_all_are_needed_one_of_them_in_the_first_three_is_not_enough():
    both = case(retrieves=("one", "two"), retrieves_all=True)
    assert values(score_retrieval(both, reply(ranking=("one", "x", "two"))))["in_first_3"] == 1
    assert values(score_retrieval(both, reply(ranking=("one", "x", "y", "two"))))["in_first_3"] == 0


def test_retrieval_explains_itself_and_marks_what_is_bad():
    first, *_ = score_retrieval(case(), reply(ranking=("a", "right")))
    assert first.bad
    assert first.found == "wanted right; found a, right"


def test_a_message_without_an_entry_is_not_scored():
    assert set(values(score_retrieval(case(Behaviour.DECLINE, ()), reply())).values()) == {None}


def test_the_article_that_leads_the_reply_is_judged_apart():
    assert values(score_retrieval(case(), reply(ranking=("right",), articles=("a",))))["leads"] == 0


# Behaviour


@pytest.mark.parametrize(
    ("behaviour", "kind", "right"),
    [
        (Behaviour.ANSWER, "answer", 1),
        (Behaviour.ANSWER, "decline", 0),
        (Behaviour.ASK_BACK, "clarify", 1),
        (Behaviour.ASK_BACK, "answer", 0),
        (Behaviour.DECLINE, "decline", 1),
        (Behaviour.DECLINE, "answer", 0),
        (Behaviour.GREETING, "greeting", 1),
        (Behaviour.GREETING, "decline", 0),
    ],
)
def test_the_kind_of_reply_is_judged(behaviour, kind, right):
    wanted = case(behaviour, ("right",) if behaviour.in_scope else ())
    assert values(score_behaviour(wanted, reply(kind), ()))["behaviour"] == right


@pytest.mark.parametrize(
    ("sentence", "articles", "right"),
    [
        ("No. ISO certifies nobody.", (), 1),
        ("Only the listed sites are covered.", (), 1),
        ("It is a mark.", ("wrong-belief",), 1),
        ("Notified bodies are listed in NANDO.", ("nando",), 0),
        ("The catheters are approved.", (), 0),
    ],
)
def test_a_premise_is_corrected_first_or_not_at_all(sentence, articles, right):
    wanted = case(Behaviour.CORRECT_THE_PREMISE)
    given = reply(sentences=(sentence,), articles=articles)
    assert values(score_behaviour(wanted, given, {"wrong-belief"}))["premise_corrected"] == right


def test_declining_inside_the_subject_is_bad_and_outside_is_not_scored():
    inside = next(s for s in score_behaviour(case(), reply("decline"), ()) if s.figure == "declined_inside")
    assert inside.value == 1
    assert inside.bad
    outside = score_behaviour(case(Behaviour.DECLINE, ()), reply("decline"), ())
    assert values(outside)["declined_inside"] is None
    assert values(outside)["declined_outside"] == 1


# Trace

GROUNDS = Grounds(
    texts={"a.b": frozenset({"It is so."})},
    rows=frozenset({"register.market.eu"}),
    sources=frozenset({"known"}),
    frames=(re.compile("I cannot help with .+?\\."),),
)


def answer(sentence, *citations):
    return Answer(
        kind=AnswerKind.ANSWER,
        text="",
        language="en",
        sections=(Section(heading="answer", sentences=(sentence,)),),
        citations=citations,
    )


def citation(n=1, source="known", title="", url=None):
    return Citation(
        n=n, claim="a.b", article="a", source=source, title=title, publisher=None, url=url, quote=""
    )


def sentence(text="It is so.", kind=SentenceKind.GUIDANCE, claim="a.b", citations=(1,)):
    return Sentence(text=text, kind=kind, claim=claim, citations=citations)


COMPUTED = sentence(claim="register.market.eu", text="Computed.")


@pytest.mark.parametrize(
    ("said", "cited", "fault"),
    [
        (sentence(), citation(), "traced"),
        (COMPUTED, citation(source="", title="NANDO", url="https://x"), "traced"),
        (sentence("I cannot help with cars.", SentenceKind.FRAME, None, ()), citation(), "traced"),
        (sentence(text="It is not so."), citation(), "differs from the text"),
        (sentence(claim=None), citation(), "without a claim"),
        (sentence(claim="a.z"), citation(), "no claim or row"),
        (sentence(citations=()), citation(), "cites nothing"),
        (sentence(citations=(2,)), citation(), "does not exist"),
        (sentence(), citation(source="lost"), "leads to no source"),
        (sentence("Trust me.", SentenceKind.FRAME, None, ()), citation(), "not in the list"),
    ],
)  # fmt: skip
def test_a_sentence_is_followed_to_its_source(said, cited, fault):
    (score,) = score_trace(reply(answer=answer(said, cited)), GROUNDS)
    assert fault in score.found
    assert score.bad is (fault != "traced")


def test_the_baseline_is_not_scored_for_tracing():
    (score,) = score_trace(reply(), GROUNDS)
    assert not score.scored


def test_a_text_of_places_alone_fits_only_itself():
    assert re.fullmatch(pattern_of("On {part} nothing."), "On cars nothing.")
    assert not re.fullmatch(pattern_of("{a} {b}"), "anything at all")


# Meaning


def embed(texts):
    """A letter count is vector enough."""
    rows = [[float(text.lower().count(letter)) for letter in "abcdefghijklmnopqrstuvwxyz"] for text in texts]
    return [[x / (sum(y * y for y in row) ** 0.5 or 1) for x in row] for row in rows]


def meaning(given, **claims):
    return score_meaning(case(**claims), given, Measure(embed), 0.95)


def test_what_it_should_say_is_found_or_missed():
    given = reply(sentences=("The sky is blue.", "Grass."))
    assert values(meaning(given, says=("The sky is blue",)))["says"] == 1
    missed = next(s for s in meaning(given, says=("Quartz jumps",)) if s.figure == "says")
    assert missed.value == 0
    assert missed.bad


def test_what_it_must_not_say_is_bad_where_it_is_said():
    given = reply(sentences=("The goods are approved.",))
    said = next(s for s in meaning(given, never_says=("The goods are approved",)) if s.figure == "never_says")
    assert said.value == 1
    assert said.bad


def test_a_reply_in_another_language_is_not_scored():
    scores = meaning(reply(language="zh"), says=("It is so",))
    assert not any(score.scored for score in scores)


@pytest.mark.parametrize(
    ("said", "claim", "able"),
    [
        ("It does not require it.", "It requires it", False),
        ("It doesn't require it.", "It does not require it", True),
        ("Valid until 2028.", "Valid until 2027", False),
        ("Valid from 2024 until 2027.", "Valid until 2027", True),
    ],
)
def test_numbers_and_negations_have_to_agree(said, claim, able):
    assert may_say(said, claim) is able


def test_a_threshold_parts_true_from_false():
    assert 0.4 < best_threshold([0.9, 0.8, 0.4, 0.1], [True, True, False, False]) < 0.8
    with pytest.raises(ValueError, match="both kinds"):
        best_threshold([0.5], [True])


def test_each_pair_is_left_out_of_choosing_its_threshold():
    assert left_out_right([0.9, 0.8, 0.7, 0.2, 0.1, 0.0], [True, True, True, False, False, False]) == 6
    assert left_out_right([0.9, 0.1, 0.8, 0.0], [True, True, False, False]) < 4


def test_the_measure_says_how_far_to_trust_it():
    pairs = [
        SupportPair(id=f"S-00{n}", claim="The sky is blue", sentences=(text,), supported=right)
        for n, (text, right) in enumerate(
            [
                ("The sky is blue.", True),
                ("Blue is the sky.", True),
                ("Zzz quux.", False),
                ("It is not.", False),
            ]
        )
    ]
    trust = validate(Measure(embed), pairs)
    assert trust.n == 4
    assert trust.accuracy == 0.75
    assert trust.plain_accuracy == 1
    assert trust.interval.low < 1


# Replies


class Hit:
    def __init__(self, target):
        self.target = target


class Assistant:
    def __init__(self, articles=()):
        self.retriever = self
        self._articles = articles

    def retrieve(self, question, k):
        return [Hit("term:scope"), Hit("entry:a"), Hit("entry:a")][:k]

    def answer(self, text, *, conversation, on):
        return Answer(kind=AnswerKind.DECLINE, text="", language="en", articles=self._articles)


def test_a_ranking_keeps_the_places_of_what_is_no_entry():
    found = Certwise(Assistant(), dt.date(2026, 11, 22)).reply("?", "c")
    assert (found.kind, found.ranking) == ("decline", ("term:scope", "a"))


def test_a_message_of_several_questions_is_ranked_by_what_its_parts_led_to():
    found = Certwise(Assistant(("x", "y")), dt.date(2026, 11, 22)).reply("?", "c")
    assert found.ranking == ("x", "y", "term:scope", "a")


class Pipeline:
    def retrieve(self, question, k=5):
        from evals.tutorial import Chunk

        return [
            Chunk(article="a", text="One. Two\nthree", score=0.6),
            Chunk(article="a", text="x", score=0.5),
        ][:k]


@pytest.mark.parametrize(("threshold", "kind"), [(-1.0, "answer"), (0.7, "decline")])
def test_the_baseline_declines_below_its_threshold_alone(threshold, kind):
    found = Baseline(Pipeline(), threshold).reply("?", "c")
    assert found.kind == kind
    assert found.ranking == ("a",)


def test_text_is_cut_into_sentences():
    assert split_sentences("One. Two!\nthree v1.2 four") == ("One.", "Two!", "three v1.2 four")
