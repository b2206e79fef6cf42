"""Measuring answers against questions with gold answers and evidence."""
