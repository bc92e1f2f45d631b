"""A trained network -> what ships: the int8 ONNX file, the tokenizer, and a card with hashes and
transitions."""

from __future__ import annotations

import hashlib
import json
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from tokenizers import Tokenizer
from tools.tagger.network import HEADS, WIDTH, Tagger
from torch import Tensor, nn
from torch.nn import functional

from reportedly.extract.tagging.decoding import allowed_transitions
from reportedly.extract.tagging.labels import LABELS


class _Single(nn.Module):
    """The network for one window, which needs no padding. Attention is written out: the exporter would fix
    its length to that of the example."""

    def __init__(self, network: Tagger) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, shapes: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        net = self.network
        at = torch.arange(pieces.shape[1])
        hidden = net.norm(net.pieces(pieces) + net.positions(at)[None] + net.shapes(shapes))
        for layer in net.encoder.layers:
            hidden = layer.norm1(hidden + _attention(layer.self_attn, hidden))
            hidden = layer.norm2(hidden + layer.linear2(functional.gelu(layer.linear1(hidden))))
        return net.labels(hidden), net.link_part(hidden), net.link_cue(hidden)


def _attention(layer: nn.MultiheadAttention, hidden: Tensor) -> Tensor:
    projected = functional.linear(hidden, layer.in_proj_weight, layer.in_proj_bias)
    query, key, value = (
        part.reshape(1, -1, HEADS, WIDTH // HEADS).transpose(1, 2) for part in projected.chunk(3, 2)
    )
    weights = torch.softmax(query @ key.transpose(2, 3) / (WIDTH // HEADS) ** 0.5, dim=3)
    return layer.out_proj((weights @ value).transpose(1, 2).reshape(1, -1, WIDTH))


def load_network(path: Path) -> tuple[Tagger, Tensor, dict[str, Any]]:
    """The network of a checkpoint, its label transitions and the options that it was trained with."""
    kept = torch.load(path, weights_only=True)
    network = Tagger(0.0)
    network.load_state_dict(kept["network"])
    network.eval()
    learnt = kept["options"]["head"] == "paths"
    transitions = torch.from_numpy(allowed_transitions())
    if learnt:
        transitions = transitions + kept["paths"]["transitions"]
    return network, transitions, kept["options"]


def export(checkpoint: Path, tokenizer: Path, out: Path, *, int8: bool = True) -> None:
    """Write model.onnx, tokenizer.json and card.json to the folder `out`; `int8` False keeps full precision,
    for comparison only."""
    out.mkdir(parents=True, exist_ok=True)
    network, transitions, options = load_network(checkpoint)
    with tempfile.TemporaryDirectory() as folder:
        full, prepared = Path(folder) / "full.onnx", Path(folder) / "prepared.onnx"
        _write_onnx(network, full)
        if int8:
            quant_pre_process(str(full), str(prepared), skip_symbolic_shape=True)
            quantize_dynamic(
                str(prepared),
                str(out / "model.onnx"),
                weight_type=QuantType.QInt8,
                per_channel=True,
                op_types_to_quantize=["MatMul", "Gemm", "Gather"],
                extra_options={"MatMulConstBOnly": True},
            )
        else:
            (out / "model.onnx").write_bytes(full.read_bytes())
    words = Tokenizer.from_file(str(tokenizer))
    words.no_truncation()
    words.no_padding()
    words.save(str(out / "tokenizer.json"), pretty=False)
    card = {
        "labels": list(LABELS),
        "transitions": np.round(transitions.numpy().astype(float), 4).tolist(),
        "trained_with": options,
        "sha256": {name: _digest(out / name) for name in ("model.onnx", "tokenizer.json")},
    }
    (out / "card.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def _write_onnx(network: Tagger, path: Path) -> None:
    pieces = torch.randint(1000, 2000, (1, 20))
    shapes = torch.zeros_like(pieces)
    length = {1: "length"}
    torch.onnx.export(
        _Single(network), (pieces, shapes), str(path), dynamo=False, opset_version=17,
        input_names=["pieces", "shapes"], output_names=["scores", "parts", "cues"],
        dynamic_axes=dict.fromkeys(("pieces", "shapes", "scores", "parts", "cues"), length),
    )  # fmt: skip


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
