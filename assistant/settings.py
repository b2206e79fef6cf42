"""The one place where the environment is read: ``RILIS_*`` and ``.env``."""

import datetime
from typing import Literal

from pydantic import Field, SecretStr

from index.settings import IndexSettings

from .answers import Language


class Settings(IndexSettings):
    """All settings of the program, frozen."""

    language: Language = Field(
        default="id", description="Language of the page, the help and the errors: `id` or `en`."
    )
    host: str = Field(default="127.0.0.1", description="Address the page listens on.")
    port: int = Field(default=7860, ge=1, le=65535, description="Port the page listens on.")
    today: datetime.date | None = Field(
        default=None,
        description='The day that "last year" counts from, as YYYY-MM-DD; else the day itself.',
    )
    min_confidence: float | None = Field(
        default=None,
        ge=0,
        le=1,
        description="How likely the evidence must answer, in [0, 1]; else as it was fitted.",
    )
    chat_model: str = Field(
        default="", description="The chat model that writes, as `provider:name`; none if empty."
    )
    chat_url: str = Field(
        default="",
        pattern=r"^(https?://\S+)?$",
        description="Address of the chat model's server; else the provider's own.",
    )
    chat_key: SecretStr = Field(
        default=SecretStr(""), description="Key of the chat model's server, where it wants one."
    )
    chat_temperature: float = Field(
        default=0, ge=0, le=2, description="How freely the chat model words its answers, in [0, 2]."
    )
    chat_context: int = Field(
        default=6000,
        ge=500,
        description="Tokens that evidence, history and answer may take together.",
    )
    chat_answer: int = Field(default=600, ge=16, description="Tokens of an answer at most.")
    chat_timeout: float = Field(
        default=60,
        gt=0,
        le=3600,
        description="Seconds until the chat model's first words, and again until its last.",
    )
    chat_retries: int = Field(
        default=2, ge=0, le=10, description="How often a call that failed in passing is repeated."
    )
    chat_concurrency: int = Field(
        default=2, ge=1, le=64, description="Calls to the chat model at the same time."
    )
    unsupported: Literal["drop", "mark"] = Field(
        default="drop",
        description="What becomes of a written sentence that no release supports.",
    )
