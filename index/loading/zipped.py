"""What must hold before anything in a zip file is unpacked."""

import stat
import zipfile
from pathlib import PurePosixPath

from .problems import Problem, problem

MOST_MEMBERS = 10_000
LARGEST_WHOLE = 500_000_000  # bytes of all members unpacked
HIGHEST_RATIO = 200  # unpacked to packed: text rarely reaches 20
_SMALL = 5_000_000  # bytes unpacked that no ratio makes dangerous


def bomb(archive: zipfile.ZipFile, source: str, largest: int = LARGEST_WHOLE) -> Problem | None:
    """Why an archive is not unpacked: what its members declare, which reading enforces."""
    members = archive.infolist()
    size = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if len(members) > MOST_MEMBERS:
        return problem("too_many_members", source, count=len(members), limit=MOST_MEMBERS)
    if size > largest or (size > _SMALL and size > HIGHEST_RATIO * max(packed, 1)):
        return problem("zip_bomb", source, size=size, packed=packed)
    return None


def is_outside(name: str) -> bool:
    """Whether a member's name would leave the folder that it is unpacked to."""
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or name[1:2] == ":"


def is_link(member: zipfile.ZipInfo) -> bool:
    """Whether a member is a symbolic link."""
    return stat.S_ISLNK(member.external_attr >> 16)


def is_encrypted(member: zipfile.ZipInfo) -> bool:
    """Whether a member needs a password."""
    return bool(member.flag_bits & 0x1)
