from assistant.reader.training.measure import figures

# margin, exact match, F1, answerable
SURE = (6.0, 1.0, 1.0, True)
HALF = (5.0, 0.0, 0.5, True)
FOOLED = (2.0, 0.0, 0.0, False)
DOUBTED = (1.0, 0.0, 0.0, False)


def test_a_half_is_judged_by_the_margin_that_is_best_for_the_other() -> None:
    rows = [SURE, FOOLED, DOUBTED, SURE, HALF, DOUBTED]
    found = figures(rows, [0, 0, 0, 1, 1, 1])
    # the second half is best answered above 1, which fools the first once; the first above 2
    assert (found["em"], found["f1"]) == (66.7, 75.0)
    assert (found["answerable_em"], found["answerable_f1"]) == (66.7, 83.3)
    assert found["refused"] == 66.7
    assert found["auroc"] == 1.0


def test_without_another_half_every_likely_answer_is_given() -> None:
    found = figures([SURE, HALF, FOOLED, DOUBTED], [0, 0, 0, 0])
    assert (found["em"], found["refused"]) == (25.0, 0.0)
