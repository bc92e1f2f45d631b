"""The network: a MiniLM encoder, shapes added to its words, a label score and a link vector for each word."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from reportedly.extract.tagging.labels import LABELS
from reportedly.extract.tagging.words import SHAPE_COUNT

WIDTH, HEADS, LAYERS, INNER = 384, 12, 6, 1536
LINK_WIDTH = 64


class Tagger(nn.Module):
    """Word pieces and their shapes -> label scores and the vectors whose products say which cue a part
    belongs to."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces = nn.Embedding(30_522, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.shapes = nn.Embedding(SHAPE_COUNT, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        layer = nn.TransformerEncoderLayer(
            WIDTH, HEADS, INNER, dropout, "gelu", layer_norm_eps=1e-12, batch_first=True
        )
        self.encoder = nn.TransformerEncoder(layer, LAYERS, enable_nested_tensor=False)
        self.dropout = nn.Dropout(dropout)
        self.labels = nn.Linear(WIDTH, len(LABELS))
        self.link_part = nn.Linear(WIDTH, LINK_WIDTH)
        self.link_cue = nn.Linear(WIDTH, LINK_WIDTH)
        nn.init.zeros_(self.shapes.weight)

    def forward(self, pieces: Tensor, shapes: Tensor, padding: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """`padding` is true where a piece is none. Gives scores (batch, length, labels) and two sets of
        vectors (batch, length, LINK_WIDTH), of parts and of cues."""
        at = torch.arange(pieces.shape[1], device=pieces.device)
        embedded = self.dropout(
            self.norm(self.pieces(pieces) + self.positions(at)[None] + self.shapes(shapes))
        )
        hidden = self.dropout(self.encoder(embedded, src_key_padding_mask=padding))
        return self.labels(hidden), self.link_part(hidden), self.link_cue(hidden)


def load_encoder(network: Tagger, path: Path) -> None:
    """Fill the network with a BERT encoder's weights from a safetensors file; the heads stay as they are."""
    weights = load_file(str(path))
    word = weights["embeddings.word_embeddings.weight"]
    with torch.no_grad():
        network.pieces.weight.copy_(word)
        # The only segment of our texts is the first; its vector is part of every position.
        segment = weights["embeddings.token_type_embeddings.weight"][0]
        network.positions.weight.copy_(weights["embeddings.position_embeddings.weight"] + segment)
        _copy(network.norm, weights, "embeddings.LayerNorm")
        for index, layer in enumerate(network.encoder.layers):
            _load_layer(layer, weights, f"encoder.layer.{index}.")


def _load_layer(layer: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    names = [f"{name}attention.self.{part}" for part in ("query", "key", "value")]
    layer.self_attn.in_proj_weight.copy_(torch.cat([weights[f"{n}.weight"] for n in names]))
    layer.self_attn.in_proj_bias.copy_(torch.cat([weights[f"{n}.bias"] for n in names]))
    _copy(layer.self_attn.out_proj, weights, f"{name}attention.output.dense")
    _copy(layer.norm1, weights, f"{name}attention.output.LayerNorm")
    _copy(layer.linear1, weights, f"{name}intermediate.dense")
    _copy(layer.linear2, weights, f"{name}output.dense")
    _copy(layer.norm2, weights, f"{name}output.LayerNorm")


def _copy(module: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(weights[f"{name}.weight"])
    module.bias.copy_(weights[f"{name}.bias"])
