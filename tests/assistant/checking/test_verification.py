"""What counts as a claim at all."""

import pytest

from assistant.checking.marks import Claim
from assistant.checking.nearness import Comparer
from assistant.checking.verification import verify
from assistant.writing.evidence import Block
from tests.conftest import WordEncoder, release

TEXT = "Lomba diikuti Wira Tambakrejo dan Basundara Kart."


@pytest.mark.parametrize(
    ("said", "supported"),
    [
        ("Lomba diikuti Wira Tambakrejo dan Basundara Kart.", True),
        ("Wira Tambakrejo dan Basundara Kart.", False),
        ("Wira Tambakrejo, Basundara Kart.", False),
        ("Basundara Kart.", False),
    ],
)
def test_names_alone_say_nothing(said, supported):
    told = release("a", TEXT, title="Lomba", agency="Dinas")
    block = Block(1, told, 0, len(TEXT), TEXT)
    (verdict,) = verify([Claim(said, (1,))], [block], Comparer(WordEncoder))
    assert verdict.supported is supported
