"""XML from strangers: nothing is fetched, expanded or run away with; what has one meaning only is mended."""

import resource
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.reading.formats.draft import UnreadableError
from index.reading.formats.safe_xml import parse_xml, text_of
from index.reading.formats.xml_news import read

_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
HOSTILE = {
    "laughs": f'<!DOCTYPE rss [<!ENTITY l0 "ha">{_LAUGHS}]><rss><channel><title>&l9;</title></channel></rss>',
    "laughs in an attribute": f'<!DOCTYPE rss [<!ENTITY l0 "ha">{_LAUGHS}]><rss version="&l9;"/>',
    "quadratic": f'<!DOCTYPE rss [<!ENTITY a "{"a" * 100_000}">]><rss>{"&a;" * 5_000}</rss>',
    "file": '<!DOCTYPE rss [<!ENTITY e SYSTEM "file:///etc/passwd">]><rss><channel><title>&e;</title></channel></rss>',
    "parameter": '<!DOCTYPE rss [<!ENTITY % e SYSTEM "http://127.0.0.1:9/e.dtd"> %e;]><rss/>',
    "network": '<!DOCTYPE rss [<!ENTITY e SYSTEM "http://127.0.0.1:9/e">]><rss>&e;</rss>',
    "deep": "<rss>" + "<a>" * 20_000 + "</a>" * 20_000 + "</rss>",
    "elements": "<rss>" + "<a/>" * 4_000_000 + "</rss>",
    "attributes": "<rss>" + '<a b="" c="" d="" e="" f="" g="" h=""/>' * 400_000 + "</rss>",
    "one attribute after the other": "<rss " + " ".join(f'a{n}=""' for n in range(1_000_001)) + "/>",
    "text": f"<rss><channel><item><title>{'x' * 11_000_000}</title></item></channel></rss>",
    "name": f"<{'r' * 11_000_000}/>",
}


@pytest.mark.parametrize("document", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_document_is_refused_soon_and_small(document: str) -> None:
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    with pytest.raises(UnreadableError):
        list(read(document.encode()))
    assert time.process_time() - began < 10
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 500_000


def test_an_external_file_stays_unread(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("the secret itself")
    document = (
        f'<!DOCTYPE a SYSTEM "{tmp_path}/secret"><rss><channel><item><title>A title</title></item></channel></rss>'
    )
    [draft] = read(document.encode())
    assert "secret itself" not in repr(draft)


@pytest.mark.parametrize(
    ("document", "text"),
    [
        (b"<a>Fish & chips</a>", "Fish & chips"),
        (b"<a>Fish &amp; chips &lt;b&gt;</a>", "Fish & chips <b>"),
        (b"<a>caf&eacute;&nbsp;bar &unknown; &#8217;</a>", None),
        (b"<a>caf&eacute; &rsquo;</a>", "café ’"),
        (b"<a>one\x0btwo\x1a</a>", "onetwo"),
        (b"<a>&#xD800;&#0;&#31; x</a>", "\ufffd\ufffd\ufffd x"),
        ('<?xml version="1.0" encoding="utf-8"?><a>café</a>'.encode("cp1252"), "café"),
        ('<?xml version="1.0" encoding="no-such"?><a>café</a>'.encode(), "café"),
        ('\n<?xml version="1.0" encoding="utf-8"?><a>café</a>'.encode(), "café"),
        ('<?xml version="1.0" encoding="koi8-r"?><a>паром</a>'.encode("koi8-r"), "паром"),
        ('<?xml version="1.0" encoding="utf-16"?><a>café</a>'.encode("utf-16"), "café"),
        (b"<a><![CDATA[AT&T & <b>x</b> &nbsp;]]> & more</a>", "AT&T & <b>x</b> &nbsp; & more"),
    ],
)
def test_what_is_often_wrong_is_mended(document: bytes, text: str | None) -> None:
    if text is None:
        with pytest.raises(UnreadableError):
            parse_xml(document)
    else:
        assert text_of(parse_xml(document).root) == text


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300) | st.text(alphabet="<>&;/!?[]CDATA#x01 ab\"'=", max_size=200).map(str.encode))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    """Whatever is in a file, it gives articles or a reason."""
    for start in (b"", b"<rss><channel><item><title>", b"<nitf><body><body.content><p>"):
        try:
            found = list(read(start + data))
        except UnreadableError as failure:
            found = [failure]
        assert found
