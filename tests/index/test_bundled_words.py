import numpy as np

from index.encoder.bundled import BundledModel


def test_word_vectors_are_rows_of_the_embeddings():
    bundled = BundledModel()
    table = bundled.tensors()["embeddings.word_embeddings.weight"]
    ids = np.array([[0, 5, 249_999], [5, 5, 123_456]])
    assert np.array_equal(bundled.word_vectors(ids), table[ids])
