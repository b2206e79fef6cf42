"""Whether a sentence says what another says: a small network trained for it."""
