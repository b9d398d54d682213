"""The day that a page shows: of many publishers and languages, and none where the page leaves it open."""

from datetime import date
from pathlib import Path

import pytest

from tests.index.reading.outcomes import article

from .sentences import BODY

DAY = date(2024, 3, 4)
HEADLINE = "<h1>Storm closes the pier</h1>"
# What is about a storm on a weekday would let the day be inferred.
TEXT = "".join(f"<p>{paragraph.replace('Monday', 'one day').replace('Thursday', 'a day')}</p>" for paragraph in BODY)


def page(body: str, *, lang: str = "de", head: str = "") -> bytes:
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>Storm closes the pier</title>'
        f"{head}</head>"
        '<body><header><a href="/">Home</a><div class="today">Samstag, 28. November 2026</div></header>'
        f"<main>{body}</main><footer>© 2019 The Harbour Courier, 01.01.2019</footer></body></html>"
    ).encode()


@pytest.mark.parametrize(
    ("lang", "shown"),
    [
        ("de", "<p>Veröffentlicht am 4. März 2024</p>"),
        ("de", "<div class='meta'>04.03.2024 14:05</div>"),
        ("de", "<div>Von Eva Muster, 4. März 2024, 14:05 Uhr</div>"),
        ("de", "<div><span>Erstellt:</span> <span>04.03.2024</span></div><p>Aktualisiert: 06.03.2024</p>"),
        ("it", "<span>4 Marzo 2024</span>"),
        ("it", "<div><span>04/03/2024</span></div>"),
        ("it", "<p>Pubblicato il 4 marzo 2024, aggiornato il 5 marzo 2024</p>"),
        ("zh-CN", "<span class='pubtime'>发布时间：2024-03-04 14:05</span>"),
        ("zh", "<div>2024年3月4日 14:05 来源：港口报</div>"),
        ("tr", "<div class='tarih'>4 Mart 2024 Pazartesi 14:05</div>"),
        ("tr", "<div>Yayınlanma: 04.03.2024 - 14:05 Güncelleme: 05.03.2024 - 10:00</div>"),
        ("es", "<p>Publicado el 4 de marzo de 2024</p>"),
        ("en-US", "<div class='byline'>By Ann Lee | 03/04/2024</div>"),
        ("en", "<time datetime='2024-03-04T14:05'>yesterday</time><time class='updated' datetime='2024-03-08'></time>"),
        ("en", "<div data-publish-date='1709560000'>two days ago</div>"),
    ],
)
def test_what_stands_by_the_headline(tmp_path: Path, lang: str, shown: str) -> None:
    read = article(tmp_path, "a.html", page(HEADLINE + shown + TEXT, lang=lang))
    assert (read.published, read.published_how) == (DAY, "stated")


@pytest.mark.parametrize(
    "body",
    [
        f"<div><time datetime='2024-03-04'>4.3.</time>{HEADLINE}</div>{TEXT}",
        f"<article><span class='date'>04.03.2024</span>{HEADLINE}{TEXT}</article>",
        f"{HEADLINE}{TEXT}<p>Veröffentlicht am 4. März 2024</p>",
        f"{TEXT}<p>Pubblicato il 4 marzo 2024</p>",
        f"{HEADLINE}{TEXT}<script>window.page = {{'publishedAt': '2024-03-04T10:00'}}</script>",
    ],
)
def test_other_places(tmp_path: Path, body: str) -> None:
    assert article(tmp_path, "a.html", page(body)).published == DAY


@pytest.mark.parametrize(
    "shown",
    [
        "",
        "<div>Stand: 05.03.2024</div>",
        "<div>Zuletzt aktualisiert am 5. März 2024</div>",
        "<p>Die Messe am 12. April 2024 in Holm fällt aus.</p>",
        "<p>© 4. März 2024 The Harbour Courier</p>",
        "<time datetime='2024-03-04'>4</time><time datetime='2024-03-08'>8</time>",
        "<aside><time datetime='2024-03-04'>4</time></aside>",
        "<div class='related'><span class='date'>04.03.2024</span></div>",
        "<div class='date'>03/04/2024</div>",
    ],
)
def test_no_day_is_made_up(tmp_path: Path, shown: str) -> None:
    lang = "en" if "/" in shown else "de"
    related = "<div class='related'><time datetime='2023-01-01'>1.1.2023</time></div>"
    scripts = "<script>[{'publishedAt': '2024-03-04'}, {'publishedAt': '2024-03-05'}]</script>"
    read = article(tmp_path, "a.html", page(HEADLINE + shown + TEXT + related, lang=lang, head=scripts))
    assert (read.published, read.published_how) == (None, "unknown")


def test_metadata_win(tmp_path: Path) -> None:
    head = "<meta name='article.published' content='04/03/2024 10:00'>"
    body = f"{HEADLINE}<p>Veröffentlicht am 5. März 2024</p>{TEXT}"
    assert article(tmp_path, "a.html", page(body, head=head)).published == DAY
