"""The one home of embedding models: sentence-transformers, and OpenVINO for the bundled one."""

from .encoder import Encoder, EncoderIdentity, Vectors
from .loading import open_encoder

__all__ = ["Encoder", "EncoderIdentity", "Vectors", "open_encoder"]
