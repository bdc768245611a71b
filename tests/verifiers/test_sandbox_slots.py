"""How many sandboxes are open at once, and that nobody waits for himself."""

from __future__ import annotations

import threading
import time

import pytest

from verifiers.sandbox.slots import Slot, Slots


def in_threads(work: list[threading.Thread]) -> None:
    for thread in work:
        thread.start()
    for thread in work:
        thread.join(30)
        assert not thread.is_alive()


def test_no_more_than_its_number_are_held_at_once() -> None:
    slots, held, most, lock = Slots(3), 0, 0, threading.Lock()

    def hold() -> None:
        nonlocal held, most
        for _ in range(20):
            slot = slots.take()
            with lock:
                held += 1
                most = max(most, held)
            time.sleep(0.0005)
            with lock:
                held -= 1
            slot.give_back()

    in_threads([threading.Thread(target=hold) for _ in range(8)])
    assert most == 3 and held == 0


def test_numbers_of_held_places_differ() -> None:
    slots, seen, lock = Slots(4), set[int](), threading.Lock()

    def hold() -> None:
        for _ in range(50):
            slot = slots.take()
            with lock:
                assert slot.number not in seen
                seen.add(slot.number)
            with lock:
                seen.discard(slot.number)
            slot.give_back()

    in_threads([threading.Thread(target=hold) for _ in range(8)])
    assert slots.take().number == 0  # the lowest free one


def test_a_thread_never_waits_for_itself() -> None:
    slots = Slots(1)
    taken: list[Slot] = []
    in_threads([threading.Thread(target=lambda: taken.extend(slots.take() for _ in range(3)), daemon=True)])
    assert [slot.number for slot in taken] == [0, 1, 2]
    for slot in taken:
        slot.give_back()
        slot.give_back()  # a second time does nothing
    assert slots.take().number == 0


def test_a_place_may_be_given_back_by_another_thread() -> None:
    slots = Slots(1)
    held = slots.take()
    in_threads([threading.Thread(target=held.give_back)])
    in_threads([threading.Thread(target=lambda: slots.take().give_back())])


def test_a_test_that_runs_alone_runs_alone() -> None:
    slots, running, alone, lock = Slots(4), 0, 0, threading.Lock()
    faults: list[str] = []

    def work(by_itself: bool) -> None:
        nonlocal running, alone
        for _ in range(15):
            with slots.turn(by_itself):
                with lock:
                    running += 1
                    alone += by_itself
                    if alone and running > 1:
                        faults.append(f"{running} at once")
                time.sleep(0.0005)
                with lock:
                    running -= 1
                    alone -= by_itself

    in_threads([threading.Thread(target=work, args=[number % 3 == 0]) for number in range(7)])
    assert faults == []


@pytest.mark.parametrize("alone", [False, True])
def test_an_error_in_a_turn_ends_the_turn(alone: bool) -> None:
    slots = Slots(2)
    with pytest.raises(ZeroDivisionError), slots.turn(alone):
        1 / 0  # noqa: B018
    with slots.turn(alone=True):
        pass
