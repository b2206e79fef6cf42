"""From files and folders to releases; what cannot be read is reported, never dropped."""

from .files import address, items, load, sample_folder
from .problems import Problem, duplicates

__all__ = ["Problem", "address", "duplicates", "items", "load", "sample_folder"]
