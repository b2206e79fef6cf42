"""Encoders that run in torch through sentence-transformers: the bundled model and any other.

torch and transformers take seconds and hundreds of MB to import, so they are imported only
when an encoder is made here; the everyday path of the bundled model is ``openvino_runtime``.
"""

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ..errors import LibraryError
from .bundled import MODEL, PROMPTS, Architecture, BundledModel
from .encoder import EncoderIdentity, Report, Vectors, length_batches

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from transformers import BertConfig

_BATCH = 32


class TorchEncoder:
    """Any ``SentenceTransformer``, with the prompts it was saved with."""

    def __init__(self, model: "SentenceTransformer", name: str, revision: str) -> None:
        self.model = model
        prompts = model.prompts or {}
        self.identity = EncoderIdentity(
            model=name,
            revision=revision,
            query_prompt=prompts.get("query") or "",
            document_prompt=prompts.get("document") or prompts.get("passage") or "",
            dimension=int(model.get_embedding_dimension() or 0),
        )
        self.window = int(model.max_seq_length or 512)

    def encode_query(self, texts: Sequence[str]) -> Vectors:
        """See ``Encoder``."""
        vectors = self.model.encode_query(
            list(texts), normalize_embeddings=True, show_progress_bar=False, batch_size=_BATCH
        )
        return np.asarray(vectors, dtype=np.float32)

    def encode_document(self, texts: Sequence[str], report: Report | None = None) -> Vectors:
        """See ``Encoder``."""
        vectors = np.zeros((len(texts), self.identity.dimension), dtype=np.float32)
        for batch in length_batches([len(text) for text in texts], _BATCH):
            vectors[batch] = self.model.encode_document(
                [texts[position] for position in batch],
                normalize_embeddings=True,
                show_progress_bar=False,
                batch_size=_BATCH,
            )
            if report:
                report(len(batch))
        return vectors

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """See ``Encoder``."""
        prompt = self.identity.document_prompt
        encoded = self.model.tokenizer([prompt + text for text in texts], truncation=False)
        return [len(ids) for ids in encoded["input_ids"]]


def load(name: str) -> TorchEncoder:
    """The sentence-transformers model of a local folder or a hub name.

    Raises:
        LibraryError: there is no such model, or it cannot be loaded.
    """
    from sentence_transformers import SentenceTransformer

    try:
        model = SentenceTransformer(name, device="cpu", trust_remote_code=False)
    except Exception as error:  # the library raises a dozen kinds, some of the hub's client
        raise LibraryError("encoder_unusable", model=name, reason=error) from error
    return TorchEncoder(model, name, _revision(model))


def load_bundled(bundled: BundledModel) -> TorchEncoder:
    """The bundled model as a native ``SentenceTransformer``, in fp32."""
    return TorchEncoder(sentence_transformer(bundled), MODEL, bundled.revision)


def bert_config(sizes: Architecture, **more: Any) -> "BertConfig":
    """The network's sizes as transformers names them, with what is to be said besides."""
    from transformers import BertConfig

    return BertConfig(
        hidden_size=sizes.hidden,
        num_hidden_layers=sizes.layers,
        num_attention_heads=sizes.heads,
        intermediate_size=sizes.intermediate,
        max_position_embeddings=sizes.positions,
        type_vocab_size=sizes.token_types,
        layer_norm_eps=sizes.layer_norm_eps,
        **more,
    )


def sentence_transformer(bundled: BundledModel) -> "SentenceTransformer":
    """Build the ``SentenceTransformer``: BERT, mean pooling, unit length, E5's prompts."""
    import torch
    from safetensors.numpy import save_file
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
    from transformers.utils import logging as transformers_logging

    sizes = bundled.architecture
    config = bert_config(
        sizes, vocab_size=sizes.vocabulary, architectures=["BertModel"], pad_token_id=1
    )
    special = {"bos": "<s>", "pad": "<pad>", "eos": "</s>", "unk": "<unk>", "mask": "<mask>"}
    tokens = {f"{name}_token": token for name, token in special.items()}
    tokens |= {"cls_token": "<s>", "sep_token": "</s>"}
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        config.save_pretrained(folder)
        save_file(bundled.tensors(), folder / "model.safetensors", metadata={"format": "pt"})
        bundled.tokenizer().save(str(folder / "tokenizer.json"))
        tokenizer_config = {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": sizes.positions,
            "model_input_names": ["input_ids", "attention_mask"],
            **tokens,
        }
        (folder / "tokenizer_config.json").write_text(json.dumps(tokenizer_config))
        options = {"dtype": torch.float32, "add_pooling_layer": False}
        body = Transformer(str(folder), model_kwargs=options)
    body.max_seq_length = sizes.positions
    pooling = Pooling(sizes.hidden, pooling_mode="mean")
    return SentenceTransformer(modules=[body, pooling, Normalize()], prompts=PROMPTS, device="cpu")


def _revision(model: "SentenceTransformer") -> str:
    config = getattr(model[0], "auto_model", None)
    commit = getattr(getattr(config, "config", None), "_commit_hash", None)
    return str(commit or "local")
