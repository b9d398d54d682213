"""Made-up articles of made-up papers, and how each archive writes them into its exports."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tests.index.reading.formats.sentences import FIRST, SECOND, THIRD


@dataclass(frozen=True)
class Story:
    """An article as its paper printed it."""

    title: str
    paper: str
    day: date
    body: tuple[str, ...]
    byline: str = ""
    section: str = "NEWS; Pg. 4"

    @property
    def words(self) -> int:
        return sum(len(paragraph.split()) for paragraph in self.body)


STORIES = (
    Story(
        "Ferry to the northern islands cancelled",
        "Nordholm Courier",
        date(2024, 3, 4),
        (FIRST, SECOND, THIRD),
        "Ann Lee",
    ),
    Story(
        "Council votes for a tunnel under the harbour",
        "The Velmar Gazette (Velmar)",
        date(2024, 3, 5),
        (
            "The council of Velmar voted by 21 to 14 on Tuesday to dig a tunnel under the harbour, after long talks.",
            "Work begins next spring, said the mayor, Ilse Brandt, and will cost 340 million crowns.",
        ),
    ),
    Story(
        "Prices of bread rise again",
        "Oskar Tageblatt",
        date(2023, 12, 30),
        (
            "A loaf of rye costs a fifth more than a year ago, say the bakers of Oskar, as flour and power cost more.",
            "Most shops will not raise prices before Easter.",
            "The bakers meet the minister on 9 January.",
        ),
        "Jon Havel and Mira Stein",
        "BUSINESS; Pg. 11",
    ),
)

MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def american(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def british(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def centred(line: str) -> str:
    return line.center(78).rstrip()


def wrapped(paragraph: str, width: int = 72) -> str:
    lines, line = [], ""
    for word in paragraph.split(" "):
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return "\n".join([*lines, line])


def nexis(stories: Sequence[Story] = STORIES, *, cover: bool = True, total: int = 0, skip: int = 0) -> str:
    """A text export of the old Nexis; the line that begins article `skip` is left out."""
    total = total or len(stories)
    pages = []
    if cover:
        pages.append(
            f"\n\n\n\nDownload Request: Selected Items: 1-{total}\nTime Of Request: Friday, May 3, 2024  16:51:31\n\n"
            "Send To:\n2152 311G\nUNIVERSITY OF NORDHOLM LIBRARY\nQUAY STREET\n\n\n"
            "Terms: ((ferry or tunnel or bread) and DATE(>=2023-12-01 and <=2024-03-31)\nand not (sport))\n\n\n"
            "Source: Nordholm Courier;The Velmar Gazette (Velmar)...\nProject ID: None\n\n\n\n"
        )
    for number, story in enumerate(stories, start=1):
        head = "" if number == skip else centred(f"{number} of {total} DOCUMENTS") + "\n\n\n\n"
        head += f"{centred(story.paper)}\n\n{centred(f'{american(story.day)} {DAYS[story.day.weekday()]}')}\n"
        head += centred("Late Edition - Final") + f"\n\n{story.title}\n\n"
        head += f"BYLINE: {story.byline}\n\n" if story.byline else ""
        head += f"SECTION: {story.section}\n\nLENGTH: {story.words} words\n\n\n"
        body = "\n\n".join(wrapped(paragraph) for paragraph in story.body)
        tail = f"\n\nLOAD-DATE: {american(date(2024, 5, 1))}\n\nLANGUAGE: ENGLISH\n\nPUBLICATION-TYPE: Newspaper\n\n\n"
        tail += (
            centred(f"Copyright {story.day.year} {story.paper} Ltd") + "\n" + centred("All Rights Reserved") + "\n\n"
        )
        pages.append(head + body + tail)
    return "".join(pages)


def nexis_uni(stories: Sequence[Story] = STORIES, *, cover: str = "list", total: int = 0, skip: int = 0) -> list[str]:
    """The paragraphs of an export of Nexis Uni; article `skip` has no end mark."""
    total = total or len(stories)
    lines = []
    if cover:
        lines += [
            "User Name: Ann Lee",
            "Date and Time: Friday, May 3, 2024 4:51:00 PM CEST",
            "Job Number: 220415931",
            f"Documents ({total})",
        ]
    if cover == "list":
        for number, story in enumerate(stories, start=1):
            lines += [
                f"{number}. {story.title}",
                "Client/Matter: -None-",
                "Search Terms: ferry or tunnel",
                "Search Type: Natural Language",
                "Narrowed by:",
                "Content Type\tNarrowed by",
                "News\t-None-",
            ]
    for number, story in enumerate(stories, start=1):
        lines += [story.title, story.paper, f"{american(story.day)} {DAYS[story.day.weekday()]}"]
        lines += [
            f"Copyright {story.day.year} {story.paper} All Rights Reserved",
            f"Section: {story.section}",
            f"Length: {story.words} words",
        ]
        lines += [f"Byline: {story.byline}"] if story.byline else []
        lines += [
            "Body",
            *story.body,
            "Classification",
            "Language: ENGLISH",
            "Publication-Type: Newspaper",
            "Subject: FERRIES (90%); HARBORS & PORTS (78%)",
            f"Load-Date: {american(date(2024, 5, 1))}",
        ]
        lines += [] if number == skip else ["End of Document"]
    return lines


def factiva(stories: Sequence[Story] = STORIES, *, summary: bool = True, skip: int = 0) -> list[str]:
    """The paragraphs of an export of Factiva as it displays articles."""
    lines = []
    for number, story in enumerate(stories, start=1):
        lines += [story.section.partition(";")[0].title(), story.title]
        lines += [f"By {story.byline}"] if story.byline else []
        lines += [
            f"{story.words} words",
            british(story.day),
            story.paper,
            f"NORD{number}",
            "1; National",
            "4",
            "English",
            f"(c) {story.day.year} {story.paper} Ltd",
            *story.body,
            f"{story.paper} Newspapers Limited",
        ]
        lines += [] if number == skip else [f"Document NORD{number}000{story.day:%Y%m%d}ek340000{number}"]
    if summary:
        lines += [
            "Search Summary",
            "Text",
            "ferry or tunnel or bread",
            "Date",
            "01/12/2023 to 31/03/2024",
            "Source",
            "All Sources",
            "Results Found",
            "1,771",
            "Timestamp",
            "3 May 2024 16:51",
        ]
    return lines


def factiva_codes(stories: Sequence[Story] = STORIES, *, gap: str = "\t") -> list[str]:
    """The paragraphs of an export of Factiva with field codes."""
    lines = []
    for number, story in enumerate(stories, start=1):
        lines += [f"SE{gap}{story.section.partition(';')[0].title()}", f"HD{gap}{story.title}"]
        lines += [f"BY{gap}By {story.byline}"] if story.byline else []
        lines += [
            f"WC{gap}{story.words} words",
            f"PD{gap}{british(story.day)}",
            f"SN{gap}{story.paper}",
            f"SC{gap}NORD{number}",
            f"LA{gap}English",
            f"CY{gap}(c) {story.day.year} {story.paper} Ltd",
            f"LP{gap}{story.body[0]}",
            f"TD{gap}{story.body[1]}",
            *story.body[2:],
            f"NS{gap}gtrans : Transport | gcat : Political/General News",
            f"RE{gap}nord : Nordholm",
            f"PUB{gap}{story.paper} Newspapers Limited",
            f"AN{gap}Document NORD{number}000{story.day:%Y%m%d}ek340000{number}",
        ]
    return lines


def proquest(
    stories: Sequence[Story] = STORIES, *, rule: bool = True, numbered: bool = True, total: int = 0, skip: int = 0
) -> list[str]:
    """The paragraphs of a text export of ProQuest; no line parts article `skip` from the one before."""
    total = total or len(stories)
    lines = []
    for number, story in enumerate(stories, start=1):
        if number != skip:
            lines += ["_" * 60] if rule else []
            lines += [f"Document {number} of {total}"] if numbered else []
        town = story.paper.split()[0]
        lines += [story.title]
        lines += [f"Author: {story.byline}"] if story.byline else []
        lines += [
            f"Publication info: {story.paper} ; {town} [{town}]. {story.day:%d %b %Y}: A.4.",
            f"http://search.proquest.com/docview/30012{number}?accountid=1",
            "Links: http://sfx.nordholm.example/?id=1",
            f"Full text: {story.body[0]}",
            *story.body[1:],
            "Subject: Ferries; Harbors & ports",
            f"Location: {town}",
            f"Title: {story.title}",
            f"Publication title: {story.paper}; {town}",
            f"Publication year: {story.day.year}",
            f"Publication date: {story.day:%b} {story.day.day}, {story.day.year}",
            f"Publisher: {story.paper} Ltd",
            "Source type: Newspapers",
            "Language of publication: English",
            "Document type: News",
            f"ProQuest document ID: 30012{number}",
            f"Copyright: Copyright {story.paper} {story.day.year}",
            "Last updated: 2024-05-01",
            "Database: Global Newsstream",
        ]
    lines += ["_" * 60] if rule else []
    return [*lines, "Contact ProQuest", "Copyright © 2024 ProQuest LLC. All rights reserved. - Terms and Conditions"]
