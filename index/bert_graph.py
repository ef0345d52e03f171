"""A BERT as an ONNX graph in memory, its matrices quantised to eight bits, so that one file of weights is enough.

What the graph takes are the rows of one text's pieces, summed with those of their places, and which pieces belong to
each stretch of the text that is asked for; what it gives is the sum of these after the last layer. The file format is
protocol buffers, of which five kinds of field are written here; the numbers of the fields are those of
https://github.com/onnx/onnx/blob/main/onnx/onnx.proto.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

IR_VERSION = 9
OPERATORS = (("", 17), ("com.microsoft", 1))
MICROSOFT = "com.microsoft"
NUMBER_KINDS = {"float32": 1, "int8": 3, "int64": 7}
LARGEST = 63
MOVED = 0.75
SCALE = ".scale"  # behind the name of a matrix (in, out) that is stored in eight bits, its scale
EVEN = ".even"  # behind the name of a product, what its left side is multiplied by, column for column (`evened`)
FLOAT, INTEGER = 1, 2  # AttributeProto.type
Floats = NDArray[np.float32]
Declared = tuple[str, tuple[int | str, ...]]


def number_field(number: int, value: int) -> bytes:
    """Return a field that holds a whole number of at least 0."""
    return _varint(number << 3) + _varint(value)


def bytes_field(number: int, value: bytes | str) -> bytes:
    """Return a field that holds text, bytes or another message."""
    data = value.encode() if isinstance(value, str) else value
    return _varint(number << 3 | 2) + _varint(len(data)) + data


def float_field(number: int, value: float) -> bytes:
    """Return a field that holds a float of four bytes."""
    return _varint(number << 3 | 5) + np.float32(value).tobytes()


def _varint(value: int) -> bytes:
    """Return a whole number in groups of seven bits, lowest first."""
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


@dataclass(slots=True)
class Graph:
    """The nodes and constants of a graph, collected one by one."""

    nodes: list[bytes] = field(default_factory=list)
    constants: list[bytes] = field(default_factory=list)

    def constant(self, name: str, values: NDArray[np.generic]) -> str:
        """Add a constant and return its name."""
        message = b"".join(number_field(1, size) for size in values.shape)
        message += number_field(2, NUMBER_KINDS[values.dtype.name]) + bytes_field(8, name)
        self.constants.append(message + bytes_field(9, np.ascontiguousarray(values).tobytes()))
        return name

    def node(
        self,
        operator: str,
        inputs: Iterable[str],
        outputs: str | Iterable[str],
        domain: str = "",
        **attributes: int | float,
    ) -> None:
        """Add an operation on named values."""
        names = [outputs] if isinstance(outputs, str) else outputs
        message = b"".join(bytes_field(1, name) for name in inputs) + b"".join(bytes_field(2, name) for name in names)
        message += bytes_field(4, operator) + bytes_field(7, domain)
        for name, value in attributes.items():
            whole = isinstance(value, int)
            held = number_field(3, int(value)) if whole else float_field(2, value)
            message += bytes_field(5, bytes_field(1, name) + held + number_field(20, INTEGER if whole else FLOAT))
        self.nodes.append(message)

    def model(self, taken: Iterable[Declared], given: Declared) -> bytes:
        """Return the model file; `taken` and `given` are names and shapes of the float32 that goes in and comes out."""
        parts = [bytes_field(1, node) for node in self.nodes] + [bytes_field(2, "bert")]
        parts += [bytes_field(5, constant) for constant in self.constants]
        parts += [bytes_field(11, _value(*each)) for each in taken] + [bytes_field(12, _value(*given))]
        sets = (bytes_field(8, bytes_field(1, name) + number_field(2, version)) for name, version in OPERATORS)
        return number_field(1, IR_VERSION) + bytes_field(7, b"".join(parts)) + b"".join(sets)


def _value(name: str, shape: tuple[int | str, ...]) -> bytes:
    """Return the declaration of a float32 value; a size given by name is free."""
    sizes = (number_field(1, size) if isinstance(size, int) else bytes_field(2, size) for size in shape)
    tensor = number_field(1, NUMBER_KINDS["float32"])
    tensor += bytes_field(2, b"".join(bytes_field(1, size) for size in sizes))
    return bytes_field(1, name) + bytes_field(2, bytes_field(1, tensor))


def quantise(matrix: Floats) -> tuple[NDArray[np.int8], Floats]:
    """Return a matrix (in, out) in eight bits and the scale (out,) of each column: matrix ≈ eight bits · scale.

    Only half of the range is used: older processors add two products with up to 255 in 16 bits, and cut off what is
    over. It costs 0.001 of the mean cosine to the vectors of 32 bits (.994 instead of .995).
    """
    scale = np.maximum(np.abs(matrix).max(axis=0), np.float32(1e-12)) / np.float32(LARGEST)
    return np.rint(matrix / scale).astype(np.int8), scale.astype(np.float32)


def evened(matrix: Floats, largest: Floats) -> tuple[Floats, Floats]:
    """Return a matrix (in, out) and by what to multiply what stands on its left (in,), so that the product is the same.

    ``largest`` are the largest values there of each column. Few of them are so large that quantised together little is
    left of the others; most of that is moved into the matrix (SmoothQuant, Xiao et al. 2023, arXiv 2211.10438).
    """
    own = np.maximum(np.abs(matrix).max(axis=1), np.float32(1e-4))
    by = np.maximum(largest, np.float32(1e-4)) ** MOVED / own ** (1 - MOVED)
    by /= np.exp(np.log(by).mean())
    return np.asarray(matrix * by[:, None], np.float32), np.asarray(1 / by, np.float32)


def stored(weights: Mapping[str, NDArray[Any]], name: str) -> tuple[NDArray[np.int8], Floats]:
    """Return a matrix (out, in) as (in, out) in eight bits with its scale, which may be stored beside it."""
    if name + SCALE in weights:
        return weights[name], weights[name + SCALE].astype(np.float32)
    return quantise(np.ascontiguousarray(weights[name].T))


def depth(weights: Iterable[str]) -> int:
    """Return how many layers a BERT has, by the names of its weights in the layout of transformers."""
    return 1 + max(int(name.split(".")[2]) for name in weights if name.startswith("encoder.layer."))


def bert(weights: Mapping[str, NDArray[Any]], heads: int, epsilon: float) -> bytes:
    """Return the graph of a BERT by its named weights in the layout of transformers.

    Rows (1, n, dim) and stretches (1, k, n), 1 where a piece belongs to one and else 0, go in, (1, k, dim) comes out.

    Every product with a matrix is of eight bits by eight: the left side is quantised by what it is at the time, over
    the whole text, so that a vector does not depend on other texts.
    """
    graph = Graph()
    width = len(weights["embeddings.LayerNorm.weight"])
    layers = depth(weights)
    gain, shift = (
        graph.constant(f"first.{part}", weights[f"embeddings.LayerNorm.{part}"]) for part in ("weight", "bias")
    )
    graph.node("LayerNormalization", ["rows", gain, shift], "state.0", axis=2, epsilon=epsilon)
    for layer in range(layers):
        _layer(graph, weights, layer, heads, epsilon)
    # A sum stands for the mean, since the vector is brought to length 1.
    graph.node("MatMul", ["stretches", f"state.{layers}"], "sums")
    taken = ("rows", (1, "pieces", width)), ("stretches", (1, "count", "pieces"))
    return graph.model(taken, ("sums", (1, "count", width)))


def _layer(graph: Graph, weights: Mapping[str, NDArray[Any]], layer: int, heads: int, epsilon: float) -> None:
    """Add one layer: attention and two products, each followed by sum and normalisation."""
    name = f"encoder.layer.{layer}"
    asked = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
    for part in asked:
        _product(graph, weights, part, f"state.{layer}", part)
    graph.node("MultiHeadAttention", asked, f"mixed.{layer}", MICROSOFT, num_heads=heads)
    _product(graph, weights, f"{name}.attention.output.dense", f"mixed.{layer}", f"attended.{layer}")
    between = _normalised(graph, weights, f"{name}.attention.output", (f"attended.{layer}", f"state.{layer}"), epsilon)
    _product(graph, weights, f"{name}.intermediate.dense", between, f"wide.{layer}")
    graph.node("Gelu", [f"wide.{layer}"], f"bent.{layer}", MICROSOFT)
    _product(graph, weights, f"{name}.output.dense", f"bent.{layer}", f"narrow.{layer}")
    last = _normalised(graph, weights, f"{name}.output", (f"narrow.{layer}", between), epsilon)
    graph.node("Identity", [last], f"state.{layer + 1}")


def _product(graph: Graph, weights: Mapping[str, NDArray[Any]], name: str, taken: str, given: str) -> None:
    """Add the product of a value with a quantised matrix, plus a bias."""
    matrix, scale = stored(weights, f"{name}.weight")
    zero = graph.constant(f"{name}.zero", np.zeros(len(scale), np.int8))
    names = [graph.constant(f"{name}.matrix", matrix), graph.constant(f"{name}.scale", scale), zero]
    bias = graph.constant(f"{name}.bias", weights[f"{name}.bias"])
    if name + EVEN in weights:
        graph.node("Mul", [taken, graph.constant(name + EVEN, weights[name + EVEN])], f"{name}.taken")
        taken = f"{name}.taken"
    graph.node("DynamicQuantizeMatMul", [taken, *names, bias], given, MICROSOFT)


def _normalised(
    graph: Graph, weights: Mapping[str, NDArray[Any]], name: str, taken: tuple[str, str], epsilon: float
) -> str:
    """Add the normalised sum of two values and return its name."""
    parts = [
        graph.constant(f"{name}.LayerNorm.{part}", weights[f"{name}.LayerNorm.{part}"]) for part in ("weight", "bias")
    ]
    # Apart they take a fifth of the time of the operator that does both.
    graph.node("Add", taken, f"{name}.sum")
    graph.node("LayerNormalization", [f"{name}.sum", *parts], f"{name}.even", axis=2, epsilon=epsilon)
    return f"{name}.even"
