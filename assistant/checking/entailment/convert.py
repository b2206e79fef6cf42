"""Convert the network: ``python -m assistant.checking.entailment.convert FOLDER WEIGHTS``."""

from ...networks.conversion import main
from .network import EntailmentNetwork

if __name__ == "__main__":
    main(EntailmentNetwork)
