"""Small networks on the bundled encoder: how they are trained, kept in a file, and run.

A network is the encoder's layers, some of them trained further, with heads of its own. What it
says of a text is the matter of the room that trains it (``reader``, ``checking.entailment``).
"""
