"""Each peer that is installed, on four small releases: what it finds stands where it says."""

from importlib import import_module

import pytest

from tests.conftest import WordEncoder, release

from .documents import Document, place
from .measuring import K
from .roster import ROSTER

TEXTS = {
    "kapal": "Kapal Layar Senja berlabuh di pelabuhan Tirtaloka. Muatannya rempah dari timur.",
    "vaksin": "Sebanyak 1.250 kerbau telah divaksin di Lembah Aruna. Petugasnya dua puluh orang.",
    "tarif": "Tarif air bersih turun menjadi Rp4.500 per meter kubik. Warga menyambutnya baik.",
    "pasar": "Pasar terapung buka setiap Minggu. Pedagangnya tujuh puluh orang.",
}
MODULES = sorted({entry.module for entry in ROSTER})


@pytest.mark.parametrize("module", MODULES)
def test_a_peer_finds_the_release_of_a_question(module):
    try:
        runner = import_module(f".{module}", __package__).Runner(WordEncoder())
    except ModuleNotFoundError as error:
        pytest.skip(f"{error.name} is not installed (extra: peers)")
    documents = [Document(release(id, text, title=f"Rilis {id}")) for id, text in TEXTS.items()]
    assert runner.index(documents) >= len(documents)
    found = runner.search("Di pelabuhan mana Kapal Layar Senja berlabuh?", 2)
    assert found[0].release_id == "kapal"
    by_id = {document.release.id: document for document in documents}
    places = [place(chunk, by_id[chunk.release_id]) for chunk in found]
    assert "Layar Senja" in TEXTS["kapal"][places[0].start : places[0].end]
    assert all(one is not None for one in places)
    assert len(documents) < K and runner.search("Kapal", K)  # more than there are
