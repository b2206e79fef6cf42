"""What a document says of itself: agency, number and date, each with why it is believed."""

from .metadata import Metadata, is_letterhead, metadata_of

__all__ = ["Metadata", "is_letterhead", "metadata_of"]
