"""A run of the evaluation as one page that anybody can read: ``write_report(folder)``."""

from .writing import write_report

__all__ = ["write_report"]
