"""Makes .msg files with a writer of compound files (pyaaf2) that is not the reader's library (olefile)."""

import io
import struct
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from aaf2.cfb import CompoundFileBinary

_SINCE_1601 = datetime(1601, 1, 1, tzinfo=UTC)


def msg_file(
    texts: Mapping[int, str],
    *,
    binaries: Mapping[int, bytes] | None = None,
    submitted: datetime | None = None,
    attachments: Sequence[tuple[str, bytes]] = (),
    narrow: str = "",
    within: Sequence[Mapping[int, str]] = (),
) -> bytes:
    """Return a mail.

    Args:
        texts: Its properties that are text, by tag.
        binaries: Its properties that are bytes, by tag.
        submitted: When it was sent.
        attachments: Names and bytes of its attachments.
        narrow: The code page, as "1252", in which texts are written instead of UTF-16.
        within: Mails attached to it, as their texts.
    """
    written = io.BytesIO()
    cfb = CompoundFileBinary(written, "wb+")

    def put(path: str, data: bytes) -> None:
        stream = cfb.open(path, "w")
        stream.write(data)
        stream.close()

    def put_texts(folder: str, properties: Mapping[int, str]) -> None:
        for tag, text in properties.items():
            form = "001E" if narrow else "001F"
            put(f"{folder}/__substg1.0_{tag:04X}{form}", text.encode(f"cp{narrow}" if narrow else "utf-16-le"))

    def fixed() -> bytes:
        found = b""
        if submitted:
            ticks = int((submitted - _SINCE_1601).total_seconds()) * 10_000_000
            found += struct.pack("<HHIQ", 0x0040, 0x0039, 6, ticks)
        if narrow:
            found += struct.pack("<HHIQ", 0x0003, 0x3FDE, 6, int(narrow))
        return found

    put("/__properties_version1.0", b"\0" * 32 + fixed())
    put_texts("", texts)
    for tag, data in (binaries or {}).items():
        put(f"/__substg1.0_{tag:04X}0102", data)
    for number, (name, data) in enumerate(attachments):
        folder = f"/__attach_version1.0_#{number:08X}"
        cfb.makedir(folder)
        put_texts(folder, {0x3707: name})
        put(f"{folder}/__substg1.0_37010102", data)
    for number, properties in enumerate(within, start=len(attachments)):
        folder = f"/__attach_version1.0_#{number:08X}"
        cfb.makedir(folder)
        inner = f"{folder}/__substg1.0_3701000D"
        cfb.makedir(inner)
        put(f"{inner}/__properties_version1.0", b"\0" * 24)
        put_texts(inner, properties)
    cfb.close()
    return written.getvalue()
