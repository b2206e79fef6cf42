import pytest

from assistant.checking.distribution import distributed


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Harga garam dan harga beras masing-masing naik 14 persen dan 11 persen pada Mei.",
            "Harga garam naik 14 persen\n\nharga beras naik 11 persen pada Mei.",
        ),
        (
            "Garam, beras, dan ikan tumbuh masing-masing sebesar Rp14,5 miliar (2,0%), "
            "USD2 juta, dan 8%.",
            "Garam tumbuh sebesar Rp14,5 miliar (2,0%)\n\nberas tumbuh sebesar USD2 juta\n\n"
            "ikan tumbuh sebesar 8%.",
        ),
        (
            "Rapat selesai. Kas dan giro yang masing-masing tercatat 5% dan 6%; deposito 7%.",
            "Rapat selesai. Kas tercatat 5%\n\ngiro tercatat 6%; deposito 7%.",
        ),
        (
            "Uang dalam arti sempit (M1) dan luas (M2) yang tumbuh masing-masing 6% dan 9% (yoy).",
            "Uang dalam arti sempit (M1) tumbuh 6%\n\nUang dalam arti luas (M2) tumbuh 9% (yoy).",
        ),
    ],
)
def test_each_figure_stands_beside_its_own(text, told):
    assert distributed(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Kedua desa masing-masing mendapat 5 perahu dan 6 jaring.",
        "Garam, beras, dan ikan naik masing-masing 14% dan 11%.",
        "Imbal hasil tenor 2 dan 10 tahun masing-masing 6,4% dan 6,6%.",
        "Garam dan beras masing-masing naik.",
        "Warga kembali ke rumah masing-masing. Garam dan beras naik 5% dan 6%.",
    ],
)
def test_what_has_not_as_many_things_as_figures_stays(text):
    assert distributed(text) == text
