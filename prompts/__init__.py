"""What is said in fixed words: files, with declared inputs (see ``assistant.replies``)."""
