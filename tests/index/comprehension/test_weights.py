"""Weights in a file: what is written comes back, rounded, and a file that doesn't fit is refused."""

from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.numpy import save_file

from index.comprehension import Readable, SmallReader
from index.comprehension.network import Network
from index.comprehension.weights import load_weights, save_weights
from index.errors import ModelUnavailable
from index.generation import default_model_folder


@pytest.fixture(scope="module")
def network() -> Network:
    torch.manual_seed(3)
    return Network.on(default_model_folder())


def test_weights_come_back_within_half_a_step_of_their_row(network: Network, tmp_path: Path) -> None:
    save_weights(network, tmp_path / "weights.safetensors")
    other = Network.on(default_model_folder())
    with torch.no_grad():
        for _, parameter in other.retrained():
            parameter.zero_()
    load_weights(other, tmp_path / "weights.safetensors")
    for (name, wanted), (same, found) in zip(network.retrained(), other.retrained(), strict=True):
        assert name == same
        rows = wanted.detach().reshape(wanted.shape[0], -1) if wanted.ndim > 1 else wanted.detach()[:, None]
        step = rows.abs().max(dim=1, keepdim=True).values / 127 if wanted.ndim > 1 else torch.zeros(1)
        assert ((rows - found.detach().reshape(rows.shape)).abs() <= step / 2 + 1e-7).all(), name


def test_the_file_is_small(network: Network, tmp_path: Path) -> None:
    save_weights(network, tmp_path / "weights.safetensors")
    assert (tmp_path / "weights.safetensors").stat().st_size < 8_000_000


@pytest.mark.parametrize("damage", ["cut", "not there", "another network", "other shapes"])
def test_a_file_that_does_not_fit_names_the_setting(network: Network, tmp_path: Path, damage: str) -> None:
    file = tmp_path / "weights.safetensors"
    if damage == "cut":
        save_weights(network, file)
        file.write_bytes(file.read_bytes()[:5000])
    elif damage == "another network":
        save_file({"layer.0": np.zeros((2, 2), np.float32)}, file)
    elif damage == "other shapes":
        save_file({name: np.zeros((2, 2), np.float32) for name, _ in network.retrained()}, file)
    with pytest.raises(ModelUnavailable) as caught:
        SmallReader(file).read(["which?"], [Readable("a ferry")])
    assert "reader.model" in str(caught.value)
    assert "\n" not in str(caught.value)
