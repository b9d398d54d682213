"""Weights of the network in a file: matrices in 8 bits with one scale a row, so that the package stays small.

Safetensors hold numbers only; nothing in such a file can run.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from .network import Network

if TYPE_CHECKING:
    import numpy.typing as npt

_SCALE: Final = ".scale"
_GREATEST: Final = 127


def save_weights(network: Network, path: Path) -> None:
    """Write what was retrained."""
    from safetensors.numpy import save_file  # noqa: PLC0415 - only training writes

    parts: dict[str, npt.NDArray[np.int8] | npt.NDArray[np.float32]] = {}
    for name, parameter in network.retrained():
        value = parameter.detach().numpy().astype(np.float32)
        if value.ndim == 1:
            parts[name] = value
        else:
            parts[name], parts[name + _SCALE] = _in_eight_bits(value)
    save_file(parts, path)


def load_weights(network: Network, path: Path) -> None:
    """Put what was retrained into a network.

    Raises:
        OSError: The file cannot be read.
        ValueError: It holds no weights, or those of another network.
        RuntimeError: Their shapes are others.
    """
    import torch  # noqa: PLC0415 - takes seconds
    from safetensors import SafetensorError  # noqa: PLC0415 - with torch
    from safetensors.numpy import load_file  # noqa: PLC0415 - with torch

    try:
        parts = load_file(path)
    except SafetensorError as error:
        raise ValueError(f"{path.name}: {error}") from error
    with torch.no_grad():
        for name, parameter in network.retrained():
            if name not in parts:
                raise ValueError(f"{path.name} holds no {name}")
            value = parts[name].astype(np.float32) * parts.get(name + _SCALE, np.float32(1))
            parameter.copy_(torch.from_numpy(value))


def _in_eight_bits(matrix: "npt.NDArray[np.float32]") -> "tuple[npt.NDArray[np.int8], npt.NDArray[np.float32]]":
    """Round a matrix to 8 bits; return that and the scale of each row, shape (rows, 1)."""
    scale = np.abs(matrix).max(axis=1, keepdims=True) / _GREATEST
    scale[scale == 0] = 1.0
    return np.round(matrix / scale).astype(np.int8), scale.astype(np.float32)
