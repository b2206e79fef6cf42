"""``rilis model serve``: a chat model on this machine, for the assistant alone."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from ..writing.gguf import Header, ModelFileError, read_header
from ..writing.serving import LLAMA, Engine, Offer, Served, ServingError, serve
from .session import Session

_CONTEXT = 8192  # tokens: what RILIS_CHAT_CONTEXT is by itself, and a quarter for instructions


def register(app: typer.Typer, session: Session, engine: Engine = LLAMA) -> None:
    """Add the commands about models of this machine; ``engine`` serves them."""
    say = session.say
    family = typer.Typer(help=say("model_help"), no_args_is_help=True)
    app.add_typer(family, name="model")

    @family.command("serve", help=say("model_serve_help"))
    def model_serve(
        file: Annotated[Path, typer.Argument(help=say("model_file"))],
        port: Annotated[int, typer.Option(min=1, max=65535, help=say("model_port"))] = 8080,
        context: Annotated[int, typer.Option(min=1024, help=say("model_context"))] = _CONTEXT,
        threads: Annotated[int | None, typer.Option(min=1, help=say("model_threads"))] = None,
    ) -> None:
        try:
            header = read_header(file)
            offer = Offer(file, port, min(context, header.context or context), threads)
            _announce(session, offer, header)
            with serve(offer, engine) as served:
                _point(session, served)
                served.wait()
        except (ModelFileError, ServingError) as error:
            session.fail(session.words.text(f"serve.{error.code}", **error.values))
        except KeyboardInterrupt:  # the way to end it
            _tell(session, "stopped")


def _announce(session: Session, offer: Offer, header: Header) -> None:
    if not header.conversation:
        _tell(session, "no_template", path=offer.file)
    _tell(session, "loading", name=offer.name)


def _point(session: Session, served: Served) -> None:
    """Print what points the assistant at the model: on stdout nothing but settings."""
    offer = served.offer
    _tell(session, "ready", name=offer.name, url=offer.url, context=offer.context)
    print(f"RILIS_CHAT_MODEL=openai:{offer.name}")
    print(f"RILIS_CHAT_URL={offer.url}")
    if session.settings.chat_context > (room := offer.context * 3 // 4):
        print(f"RILIS_CHAT_CONTEXT={room}")
    sys.stdout.flush()


def _tell(session: Session, key: str, **values: object) -> None:
    print(session.words.text(f"serve.{key}", **values), file=sys.stderr, flush=True)
