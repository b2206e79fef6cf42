"""The parts of the browser page."""

from .page import build_page

__all__ = ["build_page"]
