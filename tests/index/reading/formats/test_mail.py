"""Mails: newsletters by their HTML, day and sender of the header, attachments; written by the standard library."""

import mailbox
from datetime import date
from email.message import EmailMessage
from email.mime.text import MIMEText
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import Failure
from index.reading.articles import Article
from index.reading.formats.draft import UnreadableError
from index.reading.formats.enclosed import Enclosures
from index.reading.formats.mail import read_eml
from tests.index.pdf_files import pdf_file
from tests.index.reading.outcomes import article, failure, outcomes

from .sentences import BODY, FIRST, SECOND, THIRD

CELLS = "".join(f"<tr><td><h2>Part {n}</h2><p>{text}</p></td></tr>" for n, text in enumerate(BODY, start=1))
NEWSLETTER = (
    '<html><body><div style="display:none">A preview &zwnj;&nbsp;</div><table width="100%"><tr><td><table>'
    f'{CELLS}<tr><td><a href="u">Unsubscribe</a> | <a href="v">View in browser</a></td></tr></table></td></tr></table>'
    "</body></html>"
)


def mail(*, text: str = "", page: str = "", subject: str = "Storm: the pier", **more: str) -> EmailMessage:
    made = EmailMessage()
    made["Subject"] = subject
    made["From"] = more.pop("sender", '"Harbour Post" <news@post.example>')
    made["Date"] = "Mon, 04 Mar 2024 23:30:00 -0500"
    for name, value in more.items():
        made[name.replace("_", "-")] = value
    made.set_content(text or "A plain text.")
    if page:
        made.add_alternative(page, subtype="html")
    return made


def test_a_newsletter_is_read_by_its_page_without_furniture(tmp_path: Path) -> None:
    read = article(tmp_path, "a.eml", mail(text="See the web.", page=NEWSLETTER).as_bytes())
    assert read.text.split("\n\n") == [part for n, text in enumerate(BODY, start=1) for part in (f"Part {n}", text)]
    assert read.title == "Storm: the pier"
    assert (read.published, read.published_how) == (date(2024, 3, 4), "stated")
    assert read.publisher == "Harbour Post"


def test_without_a_page_the_text_is_read(tmp_path: Path) -> None:
    assert article(tmp_path, "a.eml", mail(text="\n\n".join(BODY)).as_bytes()).text == "\n\n".join(BODY)


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252", "koi8-r", "iso-2022-jp", "gb2312"])
@pytest.mark.parametrize("encoding", ["base64", "quoted-printable"])
def test_encodings(tmp_path: Path, charset: str, encoding: str) -> None:
    said = {"koi8-r": "Паром отменён.", "iso-2022-jp": "フェリー欠航", "gb2312": "渡轮停航"}.get(
        charset, "Café über Zürich."
    )
    made = EmailMessage()
    made["From"] = "a@b.example"
    made["Subject"] = said
    made.set_content(said, charset=charset, cte=encoding)
    read = article(tmp_path, "a.eml", made.as_bytes())
    assert (read.text, read.title) == (said, said)


def test_a_header_and_text_written_without_any_encoding(tmp_path: Path) -> None:
    data = "Subject: Café\nFrom: Zoé <z@b.example>\nDate: 4 Mar 2024 10:00 +0000\n\nÉtienne à Zürich\n"
    for encoding in ("utf-8", "cp1252"):
        read = article(tmp_path, "a.eml", data.encode(encoding))
        assert (read.title, read.publisher, read.text) == ("Café", "Zoé", "Étienne à Zürich")


@pytest.mark.parametrize(
    ("header", "publisher", "day"),
    [
        ("From: news@post.example\nDate: 4 Mar 2024 10:00:00 +0000", "post.example", date(2024, 3, 4)),
        ("From: =?utf-8?b?SGFyYm91ciBQb3N0?= <n@p.example>\nDate: nonsense", "Harbour Post", None),
        ("From: =?utf-8?b?SGFyY?= <n@p.example>\nDate: 4 Mar 2024 10:00 GMT", "=?utf-8?b?SGFyY?=", date(2024, 3, 4)),
        ("Subject: =?utf-8?b?broken\nReceived: by x; Tue, 5 Mar 2024 01:02:03 +0000", None, date(2024, 3, 5)),
        ("From: Post <n@p.example>\nDate: 4 Mar 2024 10:00 GMT\nDate: 5 Mar 2024 10:00 GMT", "Post", date(2024, 3, 4)),
        ("From: =?no-such?q?P=F6st?= <n@p.example>\nDate:", "Pöst", None),
    ],
)
def test_headers_that_are_bare_broken_or_twice(
    tmp_path: Path, header: str, publisher: str | None, day: date | None
) -> None:
    read = article(tmp_path, "a.eml", f"{header}\n\nThe pier is closed, they said.\n".encode())
    assert (read.publisher, read.published) == (publisher, day)


def test_attachments_are_read_as_files_of_their_own(tmp_path: Path) -> None:
    made = mail(text=FIRST)
    made.add_attachment(SECOND.encode(), maintype="text", subtype="plain", filename="bericht-ü.txt")
    made.add_attachment(pdf_file([[[THIRD[:50], THIRD[50:]]]]), maintype="application", subtype="pdf", filename="a.PDF")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    made.add_attachment(b"PK", maintype="application", subtype="octet-stream", filename="table.xlsx")
    made.add_attachment(b"{cut", maintype="application", subtype="json", filename="a.jsonl")
    made.add_attachment(mail(text="A mail within.", subject="Inner", sender="x@inner.example"))
    read = outcomes(tmp_path, "a.eml", made.as_bytes())
    articles = [each for each in read if isinstance(each, Article)]
    assert [each.source for each in articles] == [f"a.eml:article-{n}" for n in (1, 2, 3, 5)]
    assert [each.text for each in articles][::3] == [FIRST, "A mail within."]
    assert articles[1].text == SECOND
    assert " ".join(articles[2].text.split()).startswith(THIRD[:40])
    assert {each.published for each in articles} == {date(2024, 3, 4)}
    assert articles[3].publisher == "inner.example"
    [failed] = [each for each in read if isinstance(each, Failure)]
    assert failed.file == "a.eml:article-4"
    assert failed.reason.startswith("attachment 'a.jsonl': ")


def test_a_mailbox(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "made")
    for subject, text in (("One", f"{FIRST}\n\nFrom here on it was quiet."), ("Two", SECOND), ("Three", "")):
        box.add(mail(subject=subject, text=text or " "))
    box.close()
    data = (tmp_path / "made").read_bytes()
    (tmp_path / "made").unlink()
    first, second, third = outcomes(tmp_path, "a.mbox", data)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.title, first.text) == ("One", f"{FIRST}\n\nFrom here on it was quiet.")
    assert (second.source, second.text) == ("a.mbox:article-2", SECOND)
    assert third == Failure("a.mbox:article-3", "a mail without text")


def test_a_mail_of_apple(tmp_path: Path) -> None:
    inner = mail(text=FIRST).as_bytes()
    data = b"%d\n%s<?xml version='1.0'?><plist/>" % (len(inner), inner)
    assert article(tmp_path, "a.emlx", data).text == FIRST


def nested(depth: int) -> bytes:
    made = mail(text="the innermost")
    for level in range(depth):
        outer = mail(text=f"level {level}")
        outer.add_attachment(made)
        made = outer
    return made.as_bytes()


def test_mails_within_mails_end_at_a_depth(tmp_path: Path) -> None:
    read = outcomes(tmp_path, "a.eml", nested(12))
    assert sum(isinstance(each, Article) for each in read) == 4
    assert "deeper than 3" in str(read[-1])


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"no field at all", "no mail"),
        (bytes(range(256)) * 20, "no mail"),
        (b"Subject: x\n\n \n", "a mail without text"),
        (b"From: a@b.example\nContent-Type: text/html\n\n<html><img src=x></html>", "a mail without text"),
        (
            b"From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n" + b"--x\n" * 5_000,
            "more than 1,000 parts",
        ),
        (b"From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n--x\n", "a mail without text"),
    ],
)
def test_what_is_no_mail_or_holds_nothing(tmp_path: Path, data: bytes, reason: str) -> None:
    assert reason in failure(tmp_path, "a.eml", data).reason


def test_a_mailbox_that_is_none(tmp_path: Path) -> None:
    assert failure(tmp_path, "a.mbox", b"Subject: x\n\nA mail, but no box").reason.startswith("no mailbox")


@pytest.mark.timeout(30)
def test_parts_in_parts_without_end(tmp_path: Path) -> None:
    levels = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(900))
    found = outcomes(tmp_path, "a.eml", f"From: a@b.example\n{levels}\nText".encode())
    assert found


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["", "From: a@b\n", "Subject: =?", "Content-Type: ", "Date: "]))
def test_no_bytes_break_the_reader(data: bytes, start: str) -> None:
    try:
        found = list(read_eml(start.encode() + data, Enclosures({}, {})))
    except UnreadableError as failure_:
        found = [failure_]
    assert found


def test_the_words_of_a_text_mail_are_untouched(tmp_path: Path) -> None:
    written = f"{FIRST}  \n> quoted\n\n-- \nA signature"
    assert article(tmp_path, "a.eml", MIMEText(written, "plain", "utf-8").as_bytes()).text == written


@pytest.mark.parametrize(
    "line", ["Open in app or online", "Restack", "Newsletter abbestellen", "Im Browser ansehen", "Se désabonner ici"]
)
def test_the_furniture_of_newsletters(tmp_path: Path, line: str) -> None:
    page = f"<p>{line}</p><p>{FIRST}</p>"
    assert article(tmp_path, "a.eml", mail(page=page).as_bytes()).text == FIRST


def test_the_footer_of_a_mailing_list_is_left_out(tmp_path: Path) -> None:
    footer = f"{'_' * 47}\nnews mailing list\nnews@list.example\nhttps://list.example/info/news\n"
    assert article(tmp_path, "a.eml", mail(text=f"{FIRST}\n{footer}").as_bytes()).text == FIRST
    ruled = f"{FIRST}\n\n{'_' * 47}\n\n{SECOND}"
    assert article(tmp_path, "a.eml", mail(text=ruled).as_bytes()).text == ruled
