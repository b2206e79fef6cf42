"""Items for tests: releases under an address, their digest that of what they say."""

import hashlib

from index.loading.items import Item
from index.loading.problems import Problem
from index.releases import Release


def item(source: str, *gives: Release | Problem) -> Item:
    digest = hashlib.sha256(repr(gives).encode()).hexdigest()
    return Item(source, digest, lambda: iter(gives))
