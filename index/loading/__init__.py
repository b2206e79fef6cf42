"""From files and folders to releases; what cannot be read is reported, never dropped."""

from .files import items, load, sample_folder, sample_paths
from .problems import Problem, duplicates

__all__ = ["Problem", "duplicates", "items", "load", "sample_folder", "sample_paths"]
