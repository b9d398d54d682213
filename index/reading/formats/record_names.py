"""The names under which dumps, interfaces and exports keep what an article consists of. Pure.

They come from schema.org (NewsArticle), ninjs 1 and 2, GDELT, Media Cloud, Common Crawl (news-please), newspaper,
trafilatura, Scrapy projects, feeds as JSON, and the interfaces of news services and publishing systems.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

Fields = Mapping[str, Any]
"""A record: values by name, as JSON has them or as the cells of a row."""

TARGETS: Final = ("text", "title", "published", "url", "publisher", "name")
"""What names can be mapped to, with `--map` or the setting `reading.map`."""

# Without case and signs. "a.b" is `b` in the object `a`. The better comes first.
NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    target: tuple(names.split())
    for target, names in {
        "text": """fulltext text articletext articlebody bodytext textbody maintext storytext contenttext plaintext
            plain articlecontent newscontent newstext newsbody storybody postcontent posttext body.text body content
            content.value content.rendered bodies contents article story paragraphs bodyhtml5 bodyxhtml bodyhtml
            contentelements contenthtml htmlcontent articlehtml storyhtml contentencoded transcript rawtext html rawhtml
            pagehtml selftext inhalt volltext artikeltext texte contenu texto contenido testo contenuto conteudo
            conteúdo tekst metin içerik cuerpo
            corps corpsdutexte corpo inhoud treść текст содержание 正文 内容 全文 本文 본문 내용""",
        "lead": """description descriptiontext description.value descriptions summary summarytext summary.value
            abstract excerpt excerpt.rendered standfirst lead leadparagraph teaser snippet trailtext""",
        "title": """title title.rendered title.value headline headline.main headlines articletitle webtitle titletext
            newstitle storytitle posttitle pagetitle titlepage titlerss storyheadline heading hl ogtitle titel
            überschrift schlagzeile titre titulo título titolo başlık titular
            kop tytuł заголовок название 标题 標題 見出し タイトル 제목""",
        "published": """datepublished publisheddate publicationdate publishdate publisheddatetime publisheddateutc
            publishedat publishedon publishedtime publishtime published datepublish datepub datetimepub pubdate
            pubdatetime pubtime publicationtime dateofpublication webpublicationdate firstpublished
            firstpublicationdate issued dateissued articledate newsdate storydate postdate postedat postedon
            dateposted releasedate displaydate datestamp datetime date dateutc dategmt day contentcreated firstcreated
            versioncreated publishedparsed createdat createdon
            datecreated created createdutc datum veröffentlicht
            erscheinungsdatum datepublication fecha dataora datapubblicazione tarih
            datedepublication dateparution fechapublicación fechapublicacion fechadepublicación fechadepublicacion
            datadipubblicazione datapublicação datadepublicação publicatiedatum yayıntarihi дата датапубликации
            日期 发布时间 发布日期 掲載日 日付 날짜 seendate data""",
        "url": """url canonicalurl canonicallink canonical weburl articleurl articlelink newsurl storyurl pageurl
            posturl contenturl permalink links.permalink link links.canonical mainentityofpage externalurl
            unescapedurl originalurl href webpage guid uri id source adresse lien
            enlace 链接""",
        "publisher": """publisher publishername publication publicationname outlet outletname newspaper newspapername
            newspapertitle sitename sourcename sourcetitle sourcehostname medianame provider providername source
            ispartof copyrightholder infosource infosources thread.sitefull thread.site publisherdomain sourcedomain
            domain hostname host site website journal paper
            zeitung quelle verlag medium fuente fonte bron kaynak testata giornale
            periódico periodico diario medio jornal krant gazete gazeta источник издание газета 来源 媒体 媒體 新聞
            언론사 출처""",
        "name": """name""",
    }.items()
}
# Objects that hold the article where it does not stand at the top: search engines, document stores, interfaces.
WRAPPERS: Final = frozenset(
    "source fields attributes article newsarticle doc document item story post data news graph content body".split()
)
_SIGNS: Final = re.compile(r"[\W_]+")
# Of names such as dc:title, schema:articleBody, article:published_time.
_PREFIX: Final = re.compile(r"^(?:schema|dc|dcterms|article|news|rnews|ns\d*):", re.IGNORECASE)
_DEEPEST: Final = 3


def key_of(name: str) -> str:
    """Reduce a field's name to what spellings of it share: "Publish-Date", "publish_date", "publishDate"."""
    return _SIGNS.sub("", _PREFIX.sub("", name.strip()[:80])).lower()


def views_of(fields: Fields) -> Iterator[Fields]:
    """Yield a record, and the objects in it that may be the article, the outer before the inner."""
    pending: list[tuple[Fields, int]] = [(fields, 0)]
    while pending:
        view, depth = pending.pop(0)
        yield view
        if depth < _DEEPEST:
            inner = (value for name, value in view.items() if key_of(name) in WRAPPERS)
            pending += [(each, depth + 1) for value in inner for each in _objects(value)]


def _objects(value: object) -> Sequence[Fields]:
    values = value if isinstance(value, list) else [value]
    return [each for each in values[:20] if isinstance(each, dict)]


def values_of(view: Fields, target: str, own: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    """Yield the fields of a record that may be what is asked for, the likeliest first.

    Args:
        view: The record, or an object in it.
        target: One of `NAMES`.
        own: Names that a person has mapped, by target; nothing else is tried for these.
    """
    if target in own:
        yield own[target], _at_path(view, own[target])
        return
    by_key: dict[str, tuple[str, Any]] = {}
    for name, value in view.items():
        if not (name.startswith("_") and isinstance(value, dict)):  # A wrapper, not what its name says.
            by_key.setdefault(key_of(name), (name, value))
    for name in NAMES[target]:
        outer, _, inner = name.partition(".")
        found, value = by_key.get(outer, ("", None))
        if inner and isinstance(value, dict):
            value = next((each for key, each in value.items() if key_of(key) == inner), None)
        elif inner:
            continue
        if value is not None:
            yield found, value


def _at_path(view: Fields, path: str) -> Any:
    """Look up "headline" or "meta.headline"; a name with a dot in it wins over a path."""
    if path in view:
        return view[path]
    value: Any = view
    for part in path.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value
