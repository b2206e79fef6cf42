"""How a converted model comes into the data directory: once, whole, in a process of its own."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from filelock import FileLock

from ..errors import LibraryError


def make_once(folder: Path, check: Callable[[Path], object], module: str, *given: str) -> None:
    """Have ``python -m module SCRATCH [given …]`` fill a folder, unless a whole one is there.

    ``check`` raises ``LibraryError`` for a folder that is not whole. The folder appears under
    its name only when it is; of several processes one converts and the others wait for it.

    Raises:
        LibraryError: the model could not be converted.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(folder.parent / "conversion.lock"):
        try:
            check(folder)
            return  # another process was faster
        except LibraryError:
            pass
        for leftover in folder.parent.glob("converting-*"):
            shutil.rmtree(leftover, ignore_errors=True)
        scratch = Path(tempfile.mkdtemp(prefix="converting-", dir=folder.parent))
        try:
            _fill(scratch, module, given)
            check(scratch)
            shutil.rmtree(folder, ignore_errors=True)
            scratch.rename(folder)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)


def _fill(scratch: Path, module: str, given: Sequence[str]) -> None:
    # a process of its own: torch's memory goes with it
    command = [sys.executable, "-m", module, str(scratch), *given]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise LibraryError("conversion_failed", folder=scratch.parent, reason=reason)
