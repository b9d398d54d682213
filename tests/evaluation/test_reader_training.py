"""What the reader learns from: which passages answer, in which words, and which questions nothing answers."""

import json
import random
from pathlib import Path

import pytest
import torch

from index.comprehension import Readable, SmallReader
from index.comprehension.network import Network
from index.comprehension.weights import save_weights
from index.generation import default_model_folder
from tests.evaluation.reader_training.altering import altered_questions
from tests.evaluation.reader_training.invented import invented_groups
from tests.evaluation.reader_training.judging import judge
from tests.evaluation.reader_training.pairs import Group, Pair, places_of
from tests.evaluation.reader_training.quarters import Quarter
from tests.evaluation.reader_training.quiz import quiz_groups
from tests.evaluation.reader_training.squad import squad_groups
from tests.evaluation.reader_training.training import train
from tests.evaluation.train_reader import tokenizer_of

TOWNS = ("Bergen", "Lyon", "Turin", "Leeds", "Bremen", "Porto", "Geneva", "Leipzig")


def article(town: str, number: int) -> dict[str, str]:
    return {
        "name": f"2024-03-{number + 1:02}_{town}.txt",
        "title": f"Ferry from {town} held by fog",
        "published": f"2024-03-{number + 1:02}",
        "text": (
            f"Fog held the ferry from {town} for {number + 3} hours, harbour master Anna Holm of {town} said.\n\n"
            f'"The fog over {town} will not lift before Friday," said mayor Jens Kolb in the town hall.\n\n'
            f"The ferry from {town} carries {100 + number} passengers and {20 + number} cars on a usual day.\n\n"
            f"Nobody in {town} expected the fog in March, and the bakery sold all its bread.\n"
        ),
    }


@pytest.fixture(scope="module")
def quarter(tmp_path_factory: pytest.TempPathFactory) -> Quarter:
    folder = tmp_path_factory.mktemp("towns")
    lines = [json.dumps(article(town, number)) for number, town in enumerate(TOWNS)]
    (folder / "articles.jsonl").write_text("\n".join(lines), "utf-8")
    questions = [
        {
            "id": town,
            "question": f"How many passengers does the ferry from {town} carry?",
            "asked_on": f"2024-03-{number + 2:02}",
            "answers": [{"source": f"2024-03-{number + 1:02}_{town}.txt", "contains": [str(100 + number)]}],
        }
        for number, town in enumerate(TOWNS)
    ]
    (folder / "questions.jsonl").write_text("\n".join(map(json.dumps, questions)), "utf-8")
    return Quarter(folder)


def test_words_are_found_whatever_stands_between_and_only_whole() -> None:
    assert places_of(["75", "000"], "about 75,000 of 175,000 and 75 000") == ((6, 12), (28, 34))
    assert places_of(["Lyon"], "Lyonnais") == ()
    assert places_of([], "anything") == ()


def test_a_search_finds_by_title_and_words_and_prefers_the_week_asked_about(quarter: Quarter) -> None:
    best = quarter.search("passengers and cars on a usual day, Turin", quarter.questions[2].asked_on, 5)[0]
    assert "Turin carries 102 passengers" in quarter.passages[best.at].text
    asked = quarter.questions[7].asked_on
    undated, dated = (quarter.search("bread in the bakery", day, 8) for day in (None, asked))
    assert "Leipzig" in quarter.passages[dated[0].at].text
    assert "Leipzig" not in quarter.passages[undated[0].at].text


def test_a_quiz_question_has_its_answer_marked_and_negatives_without_it(quarter: Quarter) -> None:
    groups = [group for group in quiz_groups(quarter, random.Random(1)) if len(group) > 2]
    assert len(groups) == len(TOWNS)
    for group in groups:
        [positive] = [pair for pair in group if pair.answers]
        [span] = positive.spans
        assert positive.passage.text[slice(*span)] == str(100 + TOWNS.index(positive.question.split()[-2]))
        assert all(positive.passage.text[slice(*span)] not in pair.passage.text for pair in group if not pair.answers)


def test_an_altered_question_is_answered_by_nothing(quarter: Quarter) -> None:
    wrong = [group for group in quiz_groups(quarter, random.Random(1)) if not any(pair.answers for pair in group)]
    exchanged = [pair for group in wrong for pair in group if pair.question.endswith(" carry?")]
    dated = [pair for group in wrong for pair in group if not pair.question.endswith(" carry?")]
    assert len(exchanged) == len(TOWNS)
    for pair in exchanged:
        assert pair.question.split()[-2] not in f"{pair.passage.title} {pair.passage.text}"
    assert dated
    for pair in dated:
        assert pair.question.split()[-1].rstrip("?") not in pair.passage.text


def test_a_question_without_name_or_number_has_no_altered_form() -> None:
    asked = ["What sank the ferry from Lyon?", "What sank the ferry from Turin?", "what sank it?"]
    lyon, turin, nothing = altered_questions(asked, random.Random(0))
    assert (lyon, turin, nothing) == (asked[1], asked[0], None)


def test_invented_questions_ask_for_words_of_their_passage(quarter: Quarter) -> None:
    groups = list(invented_groups(quarter, len(TOWNS), random.Random(2)))
    answered = [group for group in groups if group[0].answers]
    assert len(answered) >= len(TOWNS)
    for group in answered:
        said = group[0].passage.text[slice(*group[0].spans[0])]
        assert said.strip()
        assert said not in group[0].question
        assert not any(pair.answers for pair in group[1:])
    assert any(not group[0].answers for group in groups)


@pytest.fixture(scope="module")
def squad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two articles in the form of SQuAD: each paragraph tells of one year of a harbour, and is asked for two things."""
    articles = []
    for name, since in (("Port_of_Bergen", 1901), ("Port_of_Lyon", 1951)):
        paragraphs = []
        for year in range(since, since + 6):
            crane, tons = f"Crane {year % 100}", f"{year * 3:,}"
            context = (
                f"In {year} the harbour bought {crane}. It was the tallest of the coast. That summer {tons} tons of "
                f"coal passed its gates. Nobody had expected so much. The council thanked the pilots for their work."
            )
            asked = ((f"Which crane did the harbour buy in {year}?", crane), ("How many tons of coal passed?", tons))
            qas = [
                {"id": f"{year}{n}", "question": question, "answers": [{"text": t, "answer_start": context.index(t)}]}
                for n, (question, t) in enumerate(asked)
            ]
            paragraphs.append({"context": context, "qas": qas})
        articles.append({"title": name, "paragraphs": paragraphs})
    file = tmp_path_factory.mktemp("squad") / "train.json"
    file.write_text(json.dumps({"data": articles}), "utf-8")
    return file


def test_a_question_of_an_encyclopedia_has_its_answer_and_windows_of_its_topic_without(squad: Path) -> None:
    groups = list(squad_groups(squad, 24, random.Random(3)))
    assert len(groups) == 24
    for right, *others in groups:
        wrong = [pair for pair in others if pair.question == right.question]
        answer = right.passage.text[slice(*right.spans[0])]
        assert answer.startswith("Crane ") if right.question.startswith("Which") else answer.replace(",", "").isdigit()
        assert len(wrong) == 2
        for pair in wrong:
            assert answer not in pair.passage.text
            assert not pair.answers
    assert {group[0].passage.title for group in groups} == {"", "Port of Bergen", "Port of Lyon"}
    assert len({len(group[0].passage.text) for group in groups}) > 7  # of one to five sentences


def test_a_year_is_exchanged_only_where_the_passage_says_the_right_one(squad: Path) -> None:
    groups = [group for seed in range(5) for group in squad_groups(squad, 24, random.Random(seed))]
    altered = [pair for right, *others in groups for pair in others if pair.question != right.question]
    assert altered
    for pair in altered:
        assert not pair.answers
        year = pair.question.rstrip("?").split()[-1]
        assert year.isdigit()
        assert year not in pair.passage.text


def test_no_more_questions_than_wanted_are_taken(squad: Path) -> None:
    assert len(list(squad_groups(squad, 7, random.Random(0)))) == 7


def test_what_was_written_before_it_happened_answers_nothing(tmp_path: Path) -> None:
    told = {
        "old.txt": ("2024-01-02", "The ferry of Turin has carried cars for years, and passengers on the upper deck."),
        "new.txt": ("2024-03-02", "The new ferry of Turin carries 640 passengers, the harbour master said on Friday."),
    }
    lines = [
        {"name": name, "title": "Ferry of Turin", "published": day, "text": text} for name, (day, text) in told.items()
    ]
    (tmp_path / "articles.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    question = {
        "id": "1",
        "question": "How many passengers does the new ferry of Turin carry?",
        "asked_on": "2024-03-03",
    }
    answers = [{"source": "new.txt", "contains": ["640"]}]
    (tmp_path / "questions.jsonl").write_text(json.dumps(question | {"answers": answers}), "utf-8")
    groups = list(quiz_groups(Quarter(tmp_path), random.Random(0)))
    [before] = [group for group in groups if len(group) == 1 and group[0].question == question["question"]]
    assert before[0].passage.text == told["old.txt"][1]
    assert not before[0].answers


def pairs_of(town: str, passengers: int) -> Group:
    told = f"{town} carries {passengers} passengers."
    start = told.index(str(passengers))
    return (
        Pair("how many passengers?", Readable(told), ((start, start + len(str(passengers))),)),
        Pair("how many passengers?", Readable(f"{town} carries coal.")),
    )


def test_training_teaches_what_it_is_shown_and_what_it_is_not(tmp_path: Path) -> None:
    torch.manual_seed(0)
    network = Network.on(default_model_folder())
    train(network, tokenizer_of(), [[pairs_of(town, n + 50) for n, town in enumerate(TOWNS)]] * 12, report=False)
    save_weights(network, tmp_path / "weights.safetensors")
    unseen = [pairs_of(town, 301 + len(town)) for town in ("Oslo", "Cadiz", "Rostock")]
    measured = judge(SmallReader(tmp_path / "weights.safetensors"), unseen)
    assert measured["first"] == 1.0
    assert measured["auc"] == 1.0
    assert measured["exact"] == 1.0
