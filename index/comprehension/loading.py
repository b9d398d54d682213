"""Failures of loading a model, told in one line that names the setting."""

from collections.abc import Iterator
from contextlib import contextmanager

from index.errors import ModelUnavailable


@contextmanager
def loading(model: str) -> Iterator[None]:
    """Turn what a library raises while it loads a model.

    Raises:
        ModelUnavailable: The model cannot be loaded.
    """
    try:
        from transformers.utils import logging  # noqa: PLC0415 - takes seconds

        # What a load reports (weights that are not used) is no news to a person who asks.
        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        logging.set_verbosity_error()  # type: ignore[no-untyped-call]
        yield
    except (ImportError, OSError, ValueError, RuntimeError, KeyError) as error:
        why = (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
        raise ModelUnavailable(model, why, setting="reader.model") from error
