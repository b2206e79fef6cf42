import numpy as np
import pytest

from assistant.reader.decoding import Read, best_span
from assistant.reader.inputs import Reading


def read(starts, ends, offsets):
    reading = Reading(list(range(len(offsets))), offsets)
    return Read(reading, np.array(starts, np.float32), np.array(ends, np.float32), 0.0)


OFFSETS = [(0, 0), (0, 0), (0, 4), (5, 9), (9, 10), (0, 0)]


def test_the_best_span_is_in_order_and_in_the_passage():
    found = best_span(read([1, 9, 0, 5, 0, 9], [2, 9, 6, 4, 0, 9], OFFSETS))
    assert found.span == (5, 9)  # an end before its start, or outside the passage, is none
    assert found.margin == pytest.approx(5 + 4 - 3)


def test_a_span_can_be_kept_to_a_sentence():
    found = best_span(read([0, 0, 1, 8, 0, 0], [0, 0, 1, 8, 0, 0], OFFSETS), within=(0, 5))
    assert found.span == (0, 4)
    assert found.margin == pytest.approx(2)


def test_a_passage_without_words_has_no_span():
    assert best_span(read([0, 0], [0, 0], [(0, 0), (0, 0)])) is None


def test_a_span_is_at_most_48_tokens_long():
    offsets = [(0, 0), *((n, n + 1) for n in range(100))]
    starts, ends = np.zeros(101), np.zeros(101)
    starts[1], ends[100] = 9, 9
    start, end = best_span(read(starts, ends, offsets)).span
    assert end - start <= 48
