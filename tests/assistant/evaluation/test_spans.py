import pytest

from assistant.evaluation.spans import exact_match, span_tokens, token_f1


def test_squads_normalisation():
    assert span_tokens("The  Menteri, (Sosial)!") == ["menteri", "sosial"]
    assert span_tokens("5,25%") == ["525"]


@pytest.mark.parametrize(
    ("said", "golds", "exact", "f1"),
    [
        ("17 Maret 2026", ["17 Maret 2026"], 1, 1),
        ("pada 17 Maret 2026", ["17 Maret 2026"], 0, 2 * 3 / (4 + 3)),
        ("Gus Ipul", ["Saifullah Yusuf", "Gus Ipul."], 1, 1),
        ("apa apa", ["apa"], 0, 2 * 1 / 3),  # a token counts as often as both have it
        ("lain", ["apa"], 0, 0),
        ("", [], 1, 1),  # nothing said, nothing to say
        ("apa", [], 0, 0),
        ("", ["apa"], 0, 0),
    ],
)
def test_exact_match_and_f1(said, golds, exact, f1):
    assert exact_match(said, golds) == exact
    assert token_f1(said, golds) == pytest.approx(f1)
