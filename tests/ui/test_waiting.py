import threading

import pytest

from ui.waiting import Waiting


def test_it_hands_out_what_was_made():
    waiting = Waiting(lambda: 7)
    assert waiting.get(5) == 7
    assert waiting.ready()


def test_it_is_not_ready_before_the_factory_has_ended():
    go = threading.Event()
    waiting = Waiting(lambda: go.wait(5))
    assert not waiting.ready()
    with pytest.raises(TimeoutError, match="try again"):
        waiting.get(0.01)
    go.set()
    assert waiting.get(5) is True


def test_the_factorys_error_is_raised_to_everyone_who_asks():
    def factory():
        raise ValueError("no index")

    waiting = Waiting(factory)
    for _ in range(2):
        with pytest.raises(ValueError, match="no index"):
            waiting.get(5)
    assert waiting.ready()


def test_the_factory_runs_once():
    calls = []
    waiting = Waiting(lambda: calls.append(1))
    threads = [threading.Thread(target=waiting.get) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(5)
    assert calls == [1]
