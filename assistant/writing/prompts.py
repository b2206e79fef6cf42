"""What a chat model is told: the files ``prompts/*.md``, checked when they are read."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, get_args

import frontmatter
import yaml

from ..answers import Language
from .messages import Message
from .showing import in_one_line, without_marks

NAMES = ("answer", "rewrite", "repair", "draft-questions")
_KEYS = {"name", "version", "language", "inputs"}
_SILENT = "silent"
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_SECTION = re.compile(r"^# (system|user)[ \t]*$", re.MULTILINE)
_LETTERS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Prompt:
    """One prompt: templates with ``{placeholders}``, and the inputs that it declares for them.

    ``silent`` is the sentence by which the model says that the evidence is silent; "" in a
    prompt without one. ``system`` is "" in a prompt that goes on with a conversation.
    """

    name: str
    version: int
    language: Language
    inputs: tuple[str, ...]
    system: str
    user: str
    silent: str = ""

    @property
    def label(self) -> str:
        """What is recorded with an answer: ``answer.id.1``."""
        return f"{self.name}.{self.language}.{self.version}"

    def messages(self, earlier: Sequence[Message] = (), /, **values: str) -> tuple[Message, ...]:
        """The messages, with ``earlier`` ones between the system's and the user's.

        Values stand in them verbatim, whatever they are: a brace in a value fills nothing.

        Raises:
            ValueError: values are missing, or nobody asked for them; the message names them.
        """
        _agree(self.inputs, values)
        filled = {**values, _SILENT: self.silent}
        system = (Message("system", _filled(self.system, filled)),) if self.system else ()
        return (*system, *earlier, Message("user", _filled(self.user, filled)))

    def is_silent(self, sentence: str) -> bool:
        """Whether a sentence is the one for silent evidence, but for marks, case and points."""
        wanted = _letters(self.silent)
        return bool(wanted) and _letters(without_marks(sentence)) == wanted


def load_prompt(name: str, language: Language) -> Prompt:
    """The prompt of a name and a language that ships with the program.

    Raises:
        ValueError: its file is not as it must be; the message names file and fault.
    """
    source = f"{name}.{language}.md"
    prompt = read_prompt((files("prompts") / source).read_text(encoding="utf-8"), source)
    if (prompt.name, prompt.language) != (name, language):
        raise ValueError(f"{source}: says it is {prompt.name}.{prompt.language}")
    return prompt


def read_prompt(content: str, source: str) -> Prompt:
    """A prompt from the content of its file; ``source`` names the file in errors.

    Raises:
        ValueError: front matter, sections or placeholders are not as they must be.
    """
    try:
        parsed: tuple[Mapping[str, Any], str] = frontmatter.parse(content)
        head, body = parsed
        _check_head(head)
        sections = _sections(body)
        used = set(_PLACEHOLDER.findall("\n".join(sections.values())))
        silent = str(head.get(_SILENT, ""))
        _agree(used - {_SILENT} if silent else used, head["inputs"])
        if silent and _SILENT not in used:
            raise ValueError("{silent} stands nowhere")
    except (ValueError, yaml.YAMLError) as error:
        raise ValueError(f"{source}: {error}") from error
    return Prompt(
        name=head["name"],
        version=head["version"],
        language=head["language"],
        inputs=tuple(head["inputs"]),
        system=sections.get("system", ""),
        user=sections["user"],
        silent=silent,
    )


def listed(faults: Iterable[tuple[str, str]]) -> str:
    """Sentences with what is wrong with each, a line each, for the prompt ``repair``."""
    return "\n".join(f'- "{in_one_line(said)}": {in_one_line(why)}' for said, why in faults)


def _check_head(head: Mapping[str, object]) -> None:
    if missing := sorted(_KEYS - head.keys()):
        raise ValueError(f"Missing keys: {', '.join(missing)}")
    if unknown := sorted(head.keys() - _KEYS - {_SILENT}):
        raise ValueError(f"Unknown keys: {', '.join(unknown)}")
    name, version, language, inputs = (
        head[key] for key in ("name", "version", "language", "inputs")
    )
    if not isinstance(name, str):
        raise ValueError(f"name is {name!r}, not a word")
    if type(version) is not int or version < 1:
        raise ValueError(f"version is {version!r}, not a number from 1")
    if language not in get_args(Language):
        raise ValueError(f"language is {language!r}, not one of {', '.join(get_args(Language))}")
    if not isinstance(inputs, list) or not all(isinstance(one, str) for one in inputs):
        raise ValueError(f"inputs is {inputs!r}, not a list of names")


def _sections(body: str) -> dict[str, str]:
    """The sections of a body by their headings ``# system`` and ``# user``."""
    before, *parts = _SECTION.split(body)
    names, texts = parts[::2], [text.strip() for text in parts[1::2]]
    if before.strip():
        raise ValueError("text stands before the first section")
    if names not in (["system", "user"], ["user"]) or not all(texts):
        raise ValueError("the sections are not # system and # user, or # user alone")
    return dict(zip(names, texts, strict=True))


def _agree(wanted: Iterable[str], given: Iterable[str]) -> None:
    if missing := sorted(set(wanted) - set(given)):
        raise ValueError(f"Missing variables: {', '.join(missing)}")
    if unknown := sorted(set(given) - set(wanted)):
        raise ValueError(f"Unknown variables: {', '.join(unknown)}")


def _filled(template: str, values: Mapping[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda match: values[match[1]], template)


def _letters(text: str) -> list[str]:
    return _LETTERS.findall(text.casefold())
