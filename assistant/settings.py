"""The one place where the environment is read: ``RILIS_*`` and ``.env``."""

import datetime

from pydantic import Field

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

    @property
    def answering(self) -> tuple[datetime.date | None, float | None]:
        """What ``open_assistant`` is given."""
        return self.today, self.min_confidence
