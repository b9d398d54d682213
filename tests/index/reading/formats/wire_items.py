"""Items as news services send them, in each of the IPTC's formats; made with the standard library, read with lxml."""

from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape, quoteattr

from .sentences import BODY

HEADLINE = "Storm closes the pier"


def g2_item(
    *,
    guid: str = "urn:newsml:ha.example:1",
    version: str = "1",
    status: str | None = "stat:usable",
    embargoed: str | None = None,
    body: list[str] | None = None,
    content: str = "xhtml",
    created: str = "2024-03-04T08:00:00Z",
    made: str = "2024-03-05T10:00:00Z",
) -> str:
    """Return an item of NewsML-G2."""
    paragraphs = BODY if body is None else body
    marked_up = "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
    if content == "xhtml":
        told = (
            '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head>'
            f"<title>x</title></head><body>{marked_up}</body></html></inlineXML>"
        )
    elif content == "nitf":
        told = (
            '<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body>'
            f"<body.content>{marked_up}</body.content></body></nitf></inlineXML>"
        )
    elif content == "html":
        told = f'<inlineData contenttype="text/html">{escape(marked_up)}</inlineData>'
    else:
        plain = escape("\n\n".join(paragraphs))
        told = f'<inlineData contenttype="text/plain">{plain}</inlineData>'
    return (
        f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid={quoteattr(guid)} version={quoteattr(version)} '
        'standard="NewsML-G2" standardversion="2.34" conformance="power"><itemMeta><itemClass qcode="ninat:text"/>'
        '<provider qcode="nprov:HA"><name>Harbour Agency</name></provider>'
        f"<versionCreated>{made}</versionCreated><firstCreated>{created}</firstCreated>"
        + (f"<embargoed>{embargoed}</embargoed>" if embargoed is not None else "")
        + (f'<pubStatus qcode="{status}"/>' if status else "")
        + f"</itemMeta><contentMeta><contentCreated>{created}</contentCreated><headline>{HEADLINE}</headline>"
        f"<by>Marta Oyelaran</by><dateline>NORDHOLM, March 4 (HA) -</dateline></contentMeta>"
        f"<contentSet>{told if paragraphs else ''}</contentSet></newsItem>"
    )


def g2_message(*items: str) -> bytes:
    """Return a message that holds items."""
    inner = "".join(items)
    return (
        '<?xml version="1.0" encoding="UTF-8"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header>'
        f"<sent>2024-03-05T10:00:01Z</sent></header><itemSet>{inner}</itemSet></newsMessage>"
    ).encode()


def nitf_document(
    *,
    status: str = "usable",
    issued: str = "20240304T101500Z",
    release: str = "",
    identity: str = "story-1",
    version: str = "1",
    key: str = "",
    corrects: str = "",
    content: str | None = None,
) -> bytes:
    """Return an NITF document, with the DTD that such documents name."""
    root = ET.Element("nitf")
    head = ET.SubElement(root, "head")
    docdata = ET.SubElement(head, "docdata", {"management-status": status})
    ET.SubElement(docdata, "doc-id", {"regsrc": "HA", "id-string": identity})
    ET.SubElement(docdata, "du-key", {"version": version, **({"key": key} if key else {})})
    ET.SubElement(docdata, "date.issue", {"norm": issued})
    if release:
        ET.SubElement(docdata, "date.release", {"norm": release})
    if corrects:
        ET.SubElement(docdata, "correction", {"regsrc": "HA", "id-string": corrects})
    body = ET.SubElement(root, "body")
    top = ET.SubElement(body, "body.head")
    ET.SubElement(ET.SubElement(top, "hedline"), "hl1").text = HEADLINE
    byline = ET.SubElement(top, "byline")
    byline.text = "By Marta Oyelaran"
    ET.SubElement(byline, "byttl").text = "Harbour Agency Writer"
    ET.SubElement(ET.SubElement(top, "dateline"), "location").text = "NORDHOLM (HA)"
    ET.SubElement(top, "distributor").text = "Harbour Agency"
    told = content if content is not None else "".join(f"<p>{escape(text)}</p>" for text in BODY)
    body.append(ET.fromstring(f"<body.content>{told}</body.content>"))  # noqa: S314 - our own
    return b'<?xml version="1.0"?>\n<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">\n' + ET.tostring(root)


def newsml1_document(*, status: str = "Usable", opens: str = "", revision: str = "1", content: str = "nitf") -> bytes:
    """Return a NewsML 1.2 document with a story and a picture."""
    marked_up = "".join(f"<p>{escape(text)}</p>" for text in BODY)
    told = {
        "nitf": f"<nitf><body><body.content>{marked_up}</body.content></body></nitf>",
        "bare": marked_up,
        "escaped": escape(f"<body>{marked_up}</body>"),
        "plain": escape("\n\n".join(BODY)),
    }[content]
    change = (
        f'<StatusWillChange><FutureStatus FormalName="Usable"/><DateAndTime>{opens}</DateAndTime></StatusWillChange>'
        if opens
        else ""
    )
    return (
        '<?xml version="1.0"?><!DOCTYPE NewsML SYSTEM "NewsML_1.2.dtd"><NewsML><Catalog/><NewsEnvelope><DateAndTime>'
        "20240305T101500Z</DateAndTime></NewsEnvelope><NewsItem><Identification><NewsIdentifier><ProviderId>ha.example"
        "</ProviderId><DateId>20240304</DateId><NewsItemId>STORM</NewsItemId>"
        f'<RevisionId PreviousRevision="0" Update="N">{revision}</RevisionId></NewsIdentifier></Identification>'
        '<NewsManagement><NewsItemType FormalName="News"/><FirstCreated>20240304T101500+0100</FirstCreated>'
        f'<ThisRevisionCreated>20240305T101500+0100</ThisRevisionCreated><Status FormalName="{status}"/>{change}'
        f"</NewsManagement><NewsComponent><NewsLines><HeadLine>{HEADLINE}</HeadLine><ByLine>By Marta Oyelaran</ByLine>"
        "<DateLine>NORDHOLM, March 4</DateLine></NewsLines><AdministrativeMetadata><Provider>"
        '<Party FormalName="Harbour Agency"/></Provider></AdministrativeMetadata><NewsComponent><Role FormalName="Main"'
        '/><ContentItem><MediaType FormalName="Text"/><DataContent>'
        f"{told}</DataContent></ContentItem></NewsComponent><NewsComponent><NewsLines><HeadLine>A picture</HeadLine>"
        '</NewsLines><ContentItem Href="p.jpg"><MediaType FormalName="Photo"/></ContentItem></NewsComponent>'
        "</NewsComponent></NewsItem></NewsML>"
    ).encode()
