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
    web_delay: float = Field(
        default=1.0, ge=0, le=3600, description="Seconds between two requests to a web host."
    )
    web_timeout: float = Field(
        default=60.0, gt=0, le=3600, description="Seconds that one web request may take in all."
    )
    web_private: bool = Field(
        default=False,
        description="Whether pages of this machine and of private networks may be read.",
    )
