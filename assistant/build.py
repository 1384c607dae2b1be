"""The only wiring: from settings to a ready assistant. Heavy libraries are imported inside."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from assistant.assistant import Assistant
from assistant.retrieval.index import IndexHome
from assistant.settings import Settings, load_settings


def index_home(settings: Settings) -> IndexHome:
    """Return the folder of the index that the settings name."""
    return IndexHome(settings.data, model=settings.embedding_model, threads=settings.threads)


def build_assistant(
    settings: Settings | None = None,
    *,
    one_shot: bool = False,
    progress: Callable[[str], object] = lambda _: None,
) -> Assistant:
    """Return a ready assistant, its index brought up to date first.

    Args:
        settings: what the operator chose; read from the environment if not given.
        one_shot: made for a single answer: searches the vectors without importing Chroma.
        progress: told in a few words what is being done, when something has to be built.

    Raises:
        AssistantError: the settings, the model or the index cannot be used; the message says what to do.
    """
    from threadpoolctl import threadpool_limits

    from assistant.conversation.engine import EmbeddedEngine
    from assistant.conversation.products import generalise
    from assistant.feedback import FeedbackBook
    from assistant.retrieval.retriever import open_retriever
    from knowledge.registers import load_registers

    settings = settings or load_settings()
    # Several threads of linear algebra for one small product wait for each other, and for every other question.
    threadpool_limits(settings.threads, user_api="blas")
    home = index_home(settings)
    home.ensure(progress)
    index = home.open()
    with ThreadPoolExecutor(1) as beside:
        # Loading the model leaves the interpreter free to read the base and the registers meanwhile.
        loading = beside.submit(home.encoder)
        registers = load_registers()
        _ = index.knowledge, index.rows
        encoder = loading.result()
    retriever = open_retriever(
        index, encoder, one_shot=one_shot, generalise=lambda text: generalise(text, registers)
    )
    return Assistant(
        engine=EmbeddedEngine(retriever, registers, knows=encoder.knows_word),
        retriever=retriever,
        knowledge=index.knowledge,
        model=encoder.name,
        feedback=FeedbackBook(settings.data / "feedback.jsonl") if settings.history else None,
    )
