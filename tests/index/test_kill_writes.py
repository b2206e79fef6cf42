from index.loading import sample_folder
from tests.index.kill_writes import kills


def test_any_killed_write_ends_as_one_that_was_not():
    assert set(kills(sample_folder(), 1).values()) == {0}
