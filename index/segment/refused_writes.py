"""What a disk takes no more is told by each library in its own way; here it becomes what the system would say."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def refused_as(*told: type[Exception]) -> Iterator[None]:
    """Write something by a library.

    Args:
        told: How the library tells that a file can't be written.

    Raises:
        OSError: It can't; who follows the articles tries again later, as after every failure of the system.
    """
    try:
        yield
    except told as failure:
        raise OSError(errno.EIO, " ".join(str(failure).split())) from failure
