import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.loading import sample_folder

pytestmark = pytest.mark.browser
CHROMIUM = shutil.which("chromium")
QUESTION = "Tarif air rumah tangga menengah di Tirtaloka mulai 2026 per kubiknya berapa?"
FLAGS = (
    "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update "
    "--disable-sync --no-first-run"
).split()


@pytest.fixture(scope="module")
def address(models, tmp_path_factory) -> Iterator[str]:
    if not CHROMIUM:
        pytest.skip("no chromium here: run .ci/install-chromium")
    folder = tmp_path_factory.mktemp("page")
    (folder / "models").symlink_to(models)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "RILIS_DATA_DIR": str(folder), "RILIS_PORT": str(port)}
    rilis = Path(sys.executable).parent / "rilis"
    subprocess.run([rilis, "index", sample_folder()], env=environment, check=True)
    server = subprocess.Popen([sys.executable, "app.py"], env=environment)
    url = f"http://127.0.0.1:{port}"
    for _ in range(150):
        try:
            urllib.request.urlopen(url, timeout=1)
            break
        except OSError:
            time.sleep(0.2)
    yield url
    server.terminate()
    server.wait()


@pytest.mark.parametrize(("width", "height"), [(1280, 860), (390, 844)])
def test_a_question_is_answered_and_its_source_opens(address, width, height):
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": width, "height": height})
        outside: list[str] = []
        page.on("request", lambda request: outside.append(request.url))
        page.goto(address)
        page.wait_for_selector("#question textarea")
        page.fill("#question textarea", QUESTION)
        page.keyboard.press("Enter")
        page.wait_for_selector(".cite")
        page.focus(".cite")
        page.keyboard.press("Enter")
        page.wait_for_selector("#evidence.open mark")
        assert page.inner_text("#evidence mark") in page.inner_text(".answer")
        assert "3.450" in page.inner_text("#evidence mark")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.className") == "cite"
        local = (address, "data:", "blob:")
        assert [url for url in outside if not url.startswith(local)] == []
        browser.close()
