"""From files and folders to releases; what cannot be read is reported, never dropped."""

from .files import load, sample_folder
from .problems import Problem

__all__ = ["Problem", "load", "sample_folder"]
