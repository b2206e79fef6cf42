"""Compose the browser page and start it: ``python app.py``."""

import os

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # before gradio is imported

import gradio as gr

from assistant.assistant import configured
from assistant.replies import load_replies
from assistant.settings import Settings
from assistant.web.page import build_page, look
from index.errors import LibraryError
from index.library import Library

EXAMPLES = (
    "Tarif air rumah tangga menengah di Tirtaloka mulai 2026 per kubiknya berapa?",
    "Suku bunga Pinjaman Dermaga hasil rapat LKB September 2025 jadi berapa?",
    "When is the first ferry sailing between Samudrapura and Valdora planned?",
)


def create_page(settings: Settings) -> gr.Blocks:
    """The page over the library of the settings, its models warm."""
    library = Library(settings)
    assistant = configured(library, settings)
    library.refresh()
    library.encoder.encode_query(["siap"])
    assistant.reader.open()
    only_samples = all(r.metadata.get("contoh") for r in library.catalog.releases())
    return build_page(
        assistant,
        library.release,
        load_replies(settings.language),
        EXAMPLES if only_samples else (),
        lambda: _holdings(library),
        library.addresses,
    )


def _holdings(library: Library) -> tuple[int, int]:
    counts = library.catalog.counts()
    return counts.releases, counts.passages


def main() -> None:
    """Serve the page until interrupted."""
    settings = Settings()
    try:
        page = create_page(settings)
    except LibraryError as error:
        raise SystemExit(load_replies(settings.language).error(error)) from None
    print(f"Tanya Rilis: http://{settings.host}:{settings.port}", flush=True)
    page.launch(
        server_name=settings.host, server_port=settings.port, share=False, inbrowser=False,
        quiet=True, **look(),
    )  # fmt: skip


if __name__ == "__main__":
    main()
