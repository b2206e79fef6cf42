"""The commands of ``rilis``, a module a family."""
