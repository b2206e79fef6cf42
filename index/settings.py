"""Where a library lives and which encoder it uses."""

from pathlib import Path

import platformdirs
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class IndexSettings(BaseSettings):
    """Read from the environment (``RILIS_*``) and ``.env``; frozen."""

    model_config = SettingsConfigDict(
        env_prefix="RILIS_", env_file=".env", env_file_encoding="utf-8", extra="ignore", frozen=True
    )

    data_dir: Path = Field(
        default_factory=lambda: platformdirs.user_data_path("tanya-rilis", appauthor=False),
        description="The one folder that holds everything the program writes.",
    )
    encoder: str = Field(
        default="bundled",
        description="`bundled`, the folder of a sentence-transformers model, or a hub name.",
    )
