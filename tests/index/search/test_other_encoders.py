"""Models with other cosines than the default's: ranking and abstention hold with the weights learned on that."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

from index.building import Rebuild
from index.generation import SentenceTransformerEncoder
from index.reader import IndexReader
from index.search import Query, SearchResult
from tests.index.archives import write
from tests.index.distorted_encoders import RememberingEncoder, ShiftedEncoder, SqueezedEncoder, UnevenEncoder

DAY = date(2024, 3, 6)
WIRE = "A tram left the rails in Porto Vello on Tuesday and hit a kiosk; its seller escaped with a bruised arm."
STORIES = {
    "2024-03-01_bridge.txt": (
        "Old bridge closed to lorries\n\n"
        "The bridge over the Anse will carry no lorries from Monday: engineers found cracks in two of its pillars.\n\n"
        "Repairs of the bridge are to take eight months, the road office said.\n\n"
        "Hauliers now face a detour of forty kilometres.\n"
    ),
    "2024-03-02_bees.txt": (
        "Beekeepers lose a third of their hives\n\n"
        "A mite has killed a third of the bees in the valley this winter, the association of beekeepers reported.\n\n"
        "Honey will become dearer, said its chairwoman Ada Lund.\n\n"
        "The state wants to pay for a treatment with oxalic acid.\n"
    ),
    "2024-03-02_chess.txt": (
        "Schoolgirl wins chess championship\n\n"
        "Twelve-year-old Mila Aron won the chess championship in Halvik without losing a game.\n\n"
        "She learned to play from her grandfather, a retired baker.\n"
    ),
    "2024-03-03_library.txt": (
        "Library opens at night\n\n"
        "The city library will stay open until midnight during the exams.\n\n"
        "Students had collected 4,000 signatures for it.\n\n"
        "A guard and two librarians will be on duty.\n"
    ),
    "2024-03-03_water.txt": (
        "Tap water must be boiled in Selby\n\n"
        "People in Selby have to boil their tap water after bacteria were found in a reservoir.\n\n"
        "The waterworks expects the all-clear by Thursday.\n"
    ),
    "2024-03-04_satellite.txt": (
        "Satellite lost after launch\n\n"
        "A satellite for watching glaciers has been lost: its solar panels didn't unfold after the launch.\n\n"
        "It had cost 90 million euros and was not insured.\n"
    ),
    "2024-03-04_strike.txt": (
        "Bakers strike for Sundays\n\n"
        "The bakers of the chain Kornhof have stopped work because they want every second Sunday off.\n\n"
        "The management calls the demand impossible to meet.\n"
    ),
    "2024-03-05_tram.txt": f"Tram hits kiosk\n\n{WIRE}\n\nThe driver said that the brakes had failed.\n",
    "2024-03-05_wire.txt": f"In brief\n\n{WIRE}\n\nA painting thought to be a copy is a Vermeer after all.\n",
    "2024-03-05_wolf.txt": (
        "Wolf seen near kindergarten\n\n"
        "A wolf walked past a kindergarten in Tannau twice within a week.\n\n"
        "The forester wants to fit it with a transmitter and rules out shooting it.\n"
    ),
}
ANSWERED = {
    "Why are lorries not allowed on the bridge?": "cracks in two of its pillars",
    "How long will the repair of the bridge last?": "eight months",
    "What killed the bees?": "A mite has killed",
    "Who won the chess championship?": "Mila Aron won",
    "How long will the library be open?": "until midnight",
    "What must people in Selby do with their water?": "boil their tap water",
    "Why was the satellite lost?": "solar panels",
    "What do the striking bakers want?": "every second Sunday",
    "What did the tram hit?": "hit a kiosk",
    "Where was the wolf seen?": "past a kindergarten",
}
UNANSWERED = (
    "Which party won the election in Brazil?",
    "What did the pope say about artificial intelligence?",
    "How many medals did the swimmers win in Tokyo?",
    "Who will play the lead in the opera about Napoleon?",
    "When does the volcano in Iceland erupt again?",
    "What is the price of crude oil per barrel?",
    "Why was the flight to Singapore diverted?",
    "Which vaccine was approved against malaria?",
)


AnyEncoder = RememberingEncoder | SqueezedEncoder | UnevenEncoder


class Desk:
    """The stories, indexed with one encoder."""

    def __init__(self, place: Path, encoder: AnyEncoder) -> None:
        Rebuild(write(place / "articles", STORIES), place / "index", encoder).run()
        self.reader = IndexReader(place / "index", encoder)

    def ask(self, question: str) -> SearchResult:
        [result] = self.reader.search_many([Query(question, DAY, 5, use_dates=False)])
        return result

    def first(self, question: str) -> str:
        return self.ask(question).hits[0].passage.text

    def abstains(self, question: str) -> bool:
        return self.ask(question).abstention is not None


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, Desk]]:
    default = RememberingEncoder(SentenceTransformerEncoder())
    encoders: list[AnyEncoder] = [default, SqueezedEncoder(default), ShiftedEncoder(default), UnevenEncoder(default)]
    made = {encoder.model: Desk(tmp_path_factory.mktemp(encoder.model), encoder) for encoder in encoders}
    yield made
    for desk in made.values():
        desk.reader.close()


def test_the_default_answers_and_abstains(desks: Mapping[str, Desk]) -> None:
    """What the others are compared with is right itself, but for a question of either kind."""
    desk = desks["default"]
    wrong = [question for question, words in ANSWERED.items() if words not in desk.first(question)]
    assert not wrong
    assert sum(map(desk.abstains, ANSWERED)) <= 1
    assert sum(map(desk.abstains, UNANSWERED)) >= len(UNANSWERED) - 1


@pytest.mark.parametrize("model", ["squeezed", "shifted"])
def test_where_cosines_lie_makes_no_difference(desks: Mapping[str, Desk], model: str) -> None:
    default, other = desks["default"], desks[model]
    for question in (*ANSWERED, *UNANSWERED):
        wanted, found = default.ask(question), other.ask(question)
        assert (found.abstention is None) == (wanted.abstention is None), question
        assert found.hits[0].probability == pytest.approx(wanted.hits[0].probability, abs=0.02), question
        assert found.hits[0].passage.text == wanted.hits[0].passage.text, question
        assert len(found.hits[0].also) == len(wanted.hits[0].also), "wire copy is folded alike"


def test_a_wide_spread_neither_hides_answers_nor_makes_some_up(desks: Mapping[str, Desk]) -> None:
    desk = desks["uneven"]
    found = [words in desk.first(question) for question, words in ANSWERED.items()]
    assert sum(found) >= len(ANSWERED) - 1
    assert sum(map(desk.abstains, ANSWERED)) <= 1
    assert sum(map(desk.abstains, UNANSWERED)) >= len(UNANSWERED) - 1
