"""``rilis model serve``: a model served by a fake engine, and everything that can go wrong."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import get_args

import pytest
import typer
from typer.testing import CliRunner

from assistant.commands import serving as commands
from assistant.commands.session import Session
from assistant.replies import load_replies
from assistant.settings import Settings
from assistant.writing import llama
from assistant.writing.serving import LLAMA, Engine, Offer, ServingCode, ServingError, serve
from tests.assistant.writing.files import CHAT, model

ENGINE = str(Path(__file__).with_name("engine.py"))
ROOT = Path(__file__).parents[3]


def engine(behaviour: str, module: str = "json") -> Engine:
    return Engine(module, (sys.executable, "-P", ENGINE, behaviour))


@pytest.fixture
def port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


@pytest.fixture
def offer(tmp_path: Path, port: int) -> Offer:
    return Offer(model(tmp_path / "kecil.gguf"), port, 4096)


def failure(offer: Offer, behaviour: str, **values: str) -> ServingError:
    with pytest.raises(ServingError) as caught, serve(offer, engine(behaviour, **values)):
        raise AssertionError("it is not served")
    return caught.value


def status(port: int) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    connection.request("GET", "/health")
    return connection.getresponse().status


def app(
    behaviour: str = "dies", language: str = "id", module: str = "json", chat_context: int = 6000
) -> typer.Typer:
    settings = Settings(language=language, chat_context=chat_context, _env_file=None)
    made = typer.Typer()
    session = Session(settings, load_replies(language))
    commands.register(made, session, engine(behaviour, module))
    return made


def run(*arguments: object, **values: str | int):
    return CliRunner().invoke(app(**values), ["model", "serve", *map(str, arguments)])


def test_it_is_served_while_the_block_lasts(offer):
    with serve(offer, engine("serves")) as served:
        assert served.offer == offer
        assert status(offer.port) == 200
        assert not offer.file.with_suffix(".ended").exists()
    assert offer.file.with_suffix(".ended").exists()
    with pytest.raises(ConnectionRefusedError):
        status(offer.port)


def test_what_the_engine_is_given(offer):
    with serve(offer, engine("serves")):
        given = json.loads(offer.file.with_suffix(".began").read_text())
    assert given == {
        "file": str(offer.file), "name": "kecil", "port": offer.port,
        "context": 4096, "threads": None,
    }  # fmt: skip


def test_it_ends_by_itself(offer):
    with pytest.raises(ServingError) as caught, serve(offer, engine("dies")) as served:
        served.wait()
    assert (caught.value.code, caught.value.values["status"]) == ("ended", "9")


def test_one_that_will_not_end_is_ended(offer):
    with serve(offer, engine("stubborn"), patience=0.1):
        pass
    assert not offer.file.with_suffix(".ended").exists()
    with pytest.raises(ConnectionRefusedError):
        status(offer.port)


def test_the_engine_cannot_load_it(offer):
    error = failure(offer, "fails")
    assert (error.code, error.values["status"]) == ("load_failed", "3")


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_the_system_ends_it_while_it_loads(offer):
    assert failure(offer, "killed").code == "load_killed"


def test_the_extra_is_missing(offer):
    assert failure(offer, "serves", module="no_such_engine").code == "extra_missing"
    assert not offer.file.with_suffix(".began").exists()


def test_the_port_is_taken(offer):
    with socket.socket() as other:
        other.bind(("127.0.0.1", offer.port))
        other.listen(1)
        assert failure(offer, "serves").code == "port_taken"
    assert not offer.file.with_suffix(".began").exists()


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("Qwen2.5-7B-Q4_K_M.gguf", "Qwen2.5-7B-Q4_K_M"),
        ("model saya (baru).gguf", "model-saya-baru"),
        ("=;.gguf", "model"),
    ],
)
def test_its_name_can_stand_in_a_setting(file, name):
    assert Offer(Path("/m") / file, 8080, 4096).name == name


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("code", get_args(ServingCode))
def test_every_code_has_a_sentence(language, code):
    assert f"serve.{code}" in load_replies(language).templates


def test_the_command_prints_settings_and_nothing_else(offer):
    result = run(offer.file, "--port", offer.port)
    url = f"http://127.0.0.1:{offer.port}/v1"
    assert result.stdout.splitlines() == [
        "RILIS_CHAT_MODEL=openai:kecil",
        f"RILIS_CHAT_URL={url}",
        "RILIS_CHAT_CONTEXT=3072",
    ]
    assert f"kecil siap di {url} dan membaca 4096 token" in result.stderr
    assert result.exit_code == 1 and "berhenti sendiri (kode 9)" in result.stderr


def test_a_wide_context_needs_no_third_setting(tmp_path, port):
    file = model(tmp_path / "kecil.gguf", CHAT | {"kecil.context_length": 32768})
    result = run(file, "--port", port, "--threads", 3)
    assert "RILIS_CHAT_CONTEXT" not in result.stdout
    given = json.loads(file.with_suffix(".began").read_text())
    assert (given["context"], given["threads"]) == (8192, 3)


def test_nor_does_a_narrow_one_that_the_assistant_keeps_within(offer):
    result = run(offer.file, "--port", offer.port, chat_context=3072)
    assert "RILIS_CHAT_CONTEXT" not in result.stdout


def test_the_context_is_no_wider_than_asked(offer):
    run(offer.file, "--port", offer.port, "--context", 2048)
    assert json.loads(offer.file.with_suffix(".began").read_text())["context"] == 2048


def test_a_model_that_is_not_for_conversation_is_remarked_upon(tmp_path, port):
    file = model(tmp_path / "kecil.gguf", {"general.architecture": "kecil"})
    assert "mungkin bukan model untuk bercakap" in run(file, "--port", port).stderr


def test_in_english(offer):
    result = run(offer.file, "--port", offer.port, language="en", module="no_such_engine")
    assert result.exit_code == 1 and "pip install -e '.[local]'" in result.stderr


def test_a_file_that_is_no_model_is_refused_before_anything_starts(tmp_path):
    (tmp_path / "kecil.gguf").write_bytes(b"%PDF-1.7")
    result = run(tmp_path / "kecil.gguf")
    assert result.exit_code == 1 and "bukan berkas GGUF" in result.stderr
    assert not (tmp_path / "kecil.began").exists()


# a shell's background job ignores Ctrl-C, and what it starts with it
DRIVER = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from tests.assistant.writing.test_serving import app; app({behaviour!r})()"
)


def driver(offer: Offer, behaviour: str) -> subprocess.Popen[str]:
    """The command in a process group of its own, as a terminal starts it."""
    command = [sys.executable, "-c", DRIVER.format(behaviour=behaviour)]
    command += ["model", "serve", str(offer.file), "--port", str(offer.port)]
    return subprocess.Popen(
        command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        process_group=0,
    )  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="process groups")
def test_ctrl_c_ends_it_cleanly(offer):
    with driver(offer, "serves") as process:
        assert process.stdout.readline() == "RILIS_CHAT_MODEL=openai:kecil\n"
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=30)
    assert process.returncode == 0 and said.endswith("Berhenti.\n")
    assert offer.file.with_suffix(".ended").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="process groups")
def test_ctrl_c_while_it_loads(offer):
    with driver(offer, "never") as process:
        assert process.stderr.readline().startswith("Memuat kecil")
        os.killpg(process.pid, signal.SIGINT)
        rest, said = process.communicate(timeout=30)
    assert (process.returncode, rest, said) == (0, "", "Berhenti.\n")
    with pytest.raises(ConnectionRefusedError):
        status(offer.port)


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_it_does_not_outlive_the_command(offer):
    with driver(offer, "serves") as process:
        process.stdout.readline()
        process.kill()
        process.communicate(timeout=30)  # its stderr is open until the engine has ended, too
    assert offer.file.with_suffix(".ended").exists()


GIVEN = {"file": "/m/kecil.gguf", "name": "kecil", "port": 8081, "context": 4096, "threads": 2}


def made() -> SimpleNamespace:
    parts = ("model", "cpuparams", "cpuparams_batch")
    return SimpleNamespace(**{part: SimpleNamespace(n_threads=-1) for part in parts})


def test_llama_cpp_listens_on_loopback_only_and_to_no_other_page():
    params = llama.parameters(made(), GIVEN)
    assert params.hostnames == ["127.0.0.1"] and params.port == 8081
    assert params.cors_origins == "http://127.0.0.1:8081"
    assert params.offline and not params.ui and not params.endpoint_slots
    assert (params.model.path, params.model_alias) == ("/m/kecil.gguf", {"kecil"})
    assert params.n_ctx == 4096
    assert params.cpuparams.n_threads == params.cpuparams_batch.n_threads == 2


def test_threads_are_left_to_llama_cpp():
    assert llama.parameters(made(), GIVEN | {"threads": None}).cpuparams.n_threads == -1


XLLAMACPP = """
from types import SimpleNamespace
def CommonParams():
    return SimpleNamespace(model=SimpleNamespace())
class Server:
    def __init__(self, params):
        if params.port == 1:
            raise RuntimeError("tidak dapat dimuat")
        print("mulai", params.model.path, flush=True)
    def __del__(self):
        print("selesai", flush=True)
"""


def llama_process(folder: Path, given: dict[str, object]) -> subprocess.Popen[str]:
    """The real process around a module that is found in place of xllamacpp."""
    (folder / "xllamacpp.py").write_text(XLLAMACPP)
    return subprocess.Popen(
        [*LLAMA.command, json.dumps(given)], text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(folder)},
    )  # fmt: skip


def test_the_process_serves_until_its_input_ends(tmp_path):
    with llama_process(tmp_path, GIVEN | {"threads": None}) as process:
        assert process.stdout.readline() == "mulai /m/kecil.gguf\n"
        assert process.poll() is None
        process.stdin.close()
        assert process.stdout.read() == "selesai\n"
    assert process.returncode == 0


def test_the_process_ends_when_the_model_cannot_be_loaded(tmp_path):
    with llama_process(tmp_path, GIVEN | {"threads": None, "port": 1}) as process:
        assert process.wait(30) == 3
