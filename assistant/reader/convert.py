"""Convert the trained reader: ``python -m assistant.reader.convert FOLDER WEIGHTS``."""

from ..networks.conversion import main
from .network import ReaderNetwork

if __name__ == "__main__":
    main(ReaderNetwork)
