from index.loading import sample_folder
from tests.index.kills import kills


def test_a_killed_run_ends_as_an_uninterrupted_one():
    assert kills(sample_folder(), 1) == 0
