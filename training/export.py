# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Write what the product runs: three ONNX graphs with weights in bytes, and the list of words."""

from __future__ import annotations

import lzma
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from sloer.finding.tagging.features import (
    LINE_FEATURES,
    LIST_FEATURES,
    LONGEST_WORD,
    SHAPE_FEATURES,
    WORD_PARTS,
)
from training.network import COMMON, WIDTH, ContextEncoder
from training.training import Reader

_SMALL = 512
"""Weights of fewer numbers stay as they are."""


def export(reader: Reader, words: list[str], folder: Path) -> None:
    """Write ``words.onnx``, ``names.onnx``, ``grounds.onnx`` and ``words.txt.xz``."""
    folder.mkdir(parents=True, exist_ok=True)
    reader.eval()
    encoder = reader.words
    with torch.no_grad():
        encoder.pretrained[:COMMON] += encoder.learnt.weight[: len(encoder.pretrained)]
        encoder.learnt.weight.zero_()
    _write_words(reader, folder / "words.onnx")
    _write_context(reader.names, folder / "names.onnx")
    _write_context(reader.grounds, folder / "grounds.onnx")
    packed = lzma.compress("\x1f".join(words).encode(), preset=9 | lzma.PRESET_EXTREME)
    (folder / "words.txt.xz").write_bytes(packed)


class _Words(torch.nn.Module):
    """The encoder of words without the part that training adds to the vectors."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self._encoder = reader.words

    def forward(self, words, characters, affixes, features):  # type: ignore[no-untyped-def]
        encoder = self._encoder
        embedded = encoder.pretrained[words].flatten(1)
        parts = [embedded, encoder.spelling(characters, affixes), features]
        return torch.nn.functional.gelu(encoder.join(torch.cat(parts, 1)))


def _write_words(reader: Reader, path: Path) -> None:
    size = LIST_FEATURES + SHAPE_FEATURES
    inputs = (
        torch.ones(3, WORD_PARTS, dtype=torch.long),
        torch.ones(3, LONGEST_WORD, dtype=torch.long),
        torch.ones(3, 3, dtype=torch.long),
        torch.zeros(3, size),
    )
    names = ["words", "characters", "affixes", "features"]
    torch.onnx.export(
        _Words(reader).eval(), inputs, str(path), input_names=names, output_names=["vectors"],
        dynamic_axes={n: {0: "n"} for n in [*names, "vectors"]}, dynamo=False, opset_version=17,
    )  # fmt: skip
    _shrink(path)


def _write_context(context: ContextEncoder, path: Path) -> None:
    seen = torch.randn(2, 5, WIDTH + LINE_FEATURES)
    names = ["seen", "scores"]
    torch.onnx.export(
        context.eval(), (seen,), str(path), input_names=names[:1], output_names=names[1:],
        dynamic_axes={n: {0: "b", 1: "t"} for n in names}, dynamo=False, opset_version=17,
    )  # fmt: skip
    model = onnx.load(path)
    # How long each window is: without it the backward pass would read the padding first.
    model.graph.input.append(helper.make_tensor_value_info("lengths", TensorProto.INT32, ["b"]))
    for node in model.graph.node:
        if node.op_type == "LSTM":
            node.input[4] = "lengths"
    onnx.save(model, path)
    # Reckoned in bytes, LSTMs are a good third faster; convolutions are slower.
    quantize_dynamic(path, path, op_types_to_quantize=["LSTM"], weight_type=QuantType.QInt8)
    _shrink(path)


def _shrink(path: Path) -> None:
    """Store each weight as one byte a number with a scale a row, and let the graph unpack it.

    Of tables only the rows that are looked up are unpacked: unpacking all takes longer than the
    rest of the graph.
    """
    model = onnx.load(path)
    graph = model.graph
    lookups = {n.input[0]: n for n in graph.node if n.op_type == "Gather"}
    nodes, kept = [], []
    for weight in graph.initializer:
        values = numpy_helper.to_array(weight)
        if values.dtype != np.float32 or values.size < _SMALL:
            kept.append(weight)
            continue
        rows = values.reshape(len(values), -1)
        scale = np.maximum(np.abs(rows).max(1), 1e-8).astype(np.float32) / 127
        whole = np.clip(np.round(rows / scale[:, None]), -127, 127).astype(np.int8)
        shape = np.array(values.shape, np.int64)
        stem = weight.name
        if stem in lookups:
            kept += [
                numpy_helper.from_array(whole, f"{stem}_bytes"),
                numpy_helper.from_array(scale[:, None], f"{stem}_scale"),
            ]
            _look_up(graph, lookups[stem], stem)
            continue
        kept += [
            numpy_helper.from_array(whole, f"{stem}_bytes"),
            numpy_helper.from_array(scale, f"{stem}_scale"),
            numpy_helper.from_array(np.zeros(len(scale), np.int8), f"{stem}_zero"),
            numpy_helper.from_array(shape, f"{stem}_shape"),
        ]
        parts = [f"{stem}_bytes", f"{stem}_scale", f"{stem}_zero"]
        nodes.append(helper.make_node("DequantizeLinear", parts, [f"{stem}_rows"], axis=0))
        nodes.append(helper.make_node("Reshape", [f"{stem}_rows", f"{stem}_shape"], [stem]))
    del graph.initializer[:]
    graph.initializer.extend(kept)
    rest = list(graph.node)
    del graph.node[:]
    graph.node.extend([*nodes, *rest])
    onnx.checker.check_model(model)
    onnx.save(model, path)


def _look_up(graph: onnx.GraphProto, node: onnx.NodeProto, stem: str) -> None:
    """Put in the place of ``node`` the look-up of bytes and scales, and their product."""
    at = list(graph.node).index(node)
    index, output = node.input[1], node.output[0]
    parts = [
        helper.make_node("Gather", [f"{stem}_bytes", index], [f"{stem}_found"]),
        helper.make_node("Cast", [f"{stem}_found"], [f"{stem}_whole"], to=TensorProto.FLOAT),
        helper.make_node("Gather", [f"{stem}_scale", index], [f"{stem}_unit"]),
        helper.make_node("Mul", [f"{stem}_whole", f"{stem}_unit"], [output]),
    ]
    graph.node.remove(node)
    for place, part in enumerate(parts):
        graph.node.insert(at + place, part)
