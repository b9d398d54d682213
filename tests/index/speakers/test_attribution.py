"""Who says what: names, the words that are theirs, channels, and whose side they are on."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.speakers.attribution import attributions, speaker_at

NAMED = [
    ("The mayor, Anna Holm, said the bridge was safe.", "Anna Holm", "the bridge was safe."),
    ("“The bridge is safe,” said Anna Holm, mayor of Lund.", "Anna Holm", "“The bridge is safe,” "),
    ("The bridge is safe, Mayor Anna Holm said.", "Anna Holm", "The bridge is safe, "),
    ("Former transport minister Jonas Ek claimed that 12 trains were late.", "Jonas Ek", "that 12 trains were late."),
    ("Dr. Lena Voss, a virologist at the University of Bern, warned that it spreads.", "Lena Voss", "that it spreads."),
    ("Nadia Petrova, 34, of Minsk, said she saw three drones.", "Nadia Petrova", "she saw three drones."),
    ("The storm killed 12, said the governor, who flew over the coast.", "governor", "The storm killed 12, "),
    ("The union condemned the plan and said 300 jobs were at risk.", "union", "300 jobs were at risk."),
    ("Police said: “We found 12 crates. They were empty.”", "Police", "“We found 12 crates. They were empty.”"),
    (
        "“Twelve are late. It was the snow,” a spokesman told reporters.",
        "spokesman",
        "“Twelve are late. It was the snow,” ",
    ),
    ("Prices rose 4%, the statistics office reported on Tuesday.", "statistics office", "Prices rose 4%, "),
    ("The note, adds the ministry, “is false”.", "ministry", "The note, adds the ministry, “is false”."),
    (
        "At least 12 died, officials said, and 30 were hurt.",
        "officials",
        "At least 12 died, officials said, and 30 were hurt.",
    ),
    (
        "The bridge, according to city engineers, is safe.",
        "city engineers",
        "The bridge, according to city engineers, is safe.",
    ),
    (
        "According to a report by the Nordic Rail Agency, 12 trains were late.",
        "Nordic Rail Agency",
        "12 trains were late.",
    ),
    ("A statement from the Greek Shipping Ministry said 12 boats sank.", "Greek Shipping Ministry", "12 boats sank."),
    ("NASA says its probe sent 300 pictures.", "NASA", "its probe sent 300 pictures."),
    ("Maria Ek of Malmö said the road was shut.", "Maria Ek", "the road was shut."),
    (
        "Heat is rising, according to the National Council of Nordic Cities.",
        "National Council of Nordic Cities",
        "Heat is rising, according to the National Council of Nordic Cities.",
    ),
    ("The glaciologist Maria Ek said ice melted.", "Maria Ek", "ice melted."),
    ("Gov. Karl Justice said he would sign it.", "Karl Justice", "he would sign it."),
    ("Holm, who works with the director Jonas Ek, added: “It is done.”", "Holm", "“It is done.”"),
    ("Lund's fire brigade announced that the road was shut.", "Lund's fire brigade", "that the road was shut."),
    ("On Telegram Holm wrote that the road was shut.", "Holm", "that the road was shut."),
    ("At a briefing the mayor said the road was shut.", "mayor", "the road was shut."),
    (
        "For her part Maria Ek, the mayor of Lund, affirmed that the road was shut.",
        "Maria Ek",
        "that the road was shut.",
    ),
    (
        "If it rains on until June, the authors found, 40 lakes fill.",
        "authors",
        "If it rains on until June, the authors found, 40 lakes fill.",
    ),
    ("The coast guard’s latest data shows that 12 boats sank.", "coast guard", "that 12 boats sank."),
    (
        "Data collected by the Nordic Rail Agency in May showed that 12 trains were late.",
        "Nordic Rail Agency",
        "that 12 trains were late.",
    ),
    (
        "Some 40 barns burned, according to a map drawn by the Lund Centre for Fire.",
        "Lund Centre for Fire",
        "Some 40 barns burned, according to a map drawn by the Lund Centre for Fire.",
    ),
    (
        "There are 40 cases, according to the port, up from 30 cases reported in May.",
        "port",
        "There are 40 cases, according to the port, up from 30 cases reported in May.",
    ),
    (
        "Research by the Nordic Rail Agency found that 12 trains were late.",
        "Nordic Rail Agency",
        "that 12 trains were late.",
    ),
    ("Maria Ek of the Nordic Rail Agency said it was late.", "Maria Ek", "it was late."),
    ("One farmer told reporters that 12 cows were ill.", "farmer", "reporters that 12 cows were ill."),
    ("It closed after officials said 12 cows were ill.", "officials", "12 cows were ill."),
    (
        "Maria Ek, head of the Board of Nordic Lakes (BNL), a group that counts fish, said that 12 lakes froze.",
        "Maria Ek",
        "that 12 lakes froze.",
    ),
    ("New Zealand officials report 12 cases.", "New Zealand officials", "12 cases."),
    ("The note speaks of 12 boats, and the Navy speaks of 14 boats.", "Navy", "of 14 boats."),
]


@pytest.mark.parametrize(("text", "speaker", "words"), NAMED, ids=[text[:50] for text, _, _ in NAMED])
def test_speaker_and_words(text: str, speaker: str, words: str) -> None:
    (found,) = attributions(text)
    assert (found.speaker, text[slice(*found.span)]) == (speaker, words)
    assert found.named is not None
    assert text[slice(*found.named)] == speaker


NOBODY = [
    "The bridge was closed on Monday.",
    "According to updated figures, 12 trains were late.",
    "The claims that 12 people died are false.",
    "The United States added 12 tariffs.",
    "The so-called Said Street was renamed.",
    "He was said to be ill.",
    "Anna Holm contributed to this report.",
    "Help us report this story.",
    "The toll from this is high.",
    "The count by which it was known was wrong.",
    "The number from 12 villages is not known.",
    "A video posted on Facebook on Sept. 19 has been seen often.",
    "The mayor gives prizes that the council pays for.",
    "It was reported that 12 trains were late.",
    "He added that the line would open.",
    "The company won’t say how much it cost.",
    "Seventy percent say that they agree.",
    "Many said that they agree.",
    "About 80% of voters said that they agree.",
    "Two more were found, bringing the total confirmed cases to 12.",
    "The “Dawn” show hosts wore green.",
    "Hateful tweets rose in the 12 hours after it.",
    "They learned of it through tweets and letters.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_what_nobody_is_named_for_belongs_to_the_article(text: str) -> None:
    assert attributions(text) == []


CHANNELS = [
    ("Anna Holm wrote on Facebook that the line was shut.", "Facebook"),
    ("“It is shut,” explained the director, Anna Holm, on her Telegram channel.", "Telegram"),
    ("Rail officials told Radio Skåne that it was shut.", "Radio Skåne"),
    ("When, according to what the coast guard posted on Twitter, two boats met, nobody was hurt.", "Twitter"),
    ("“It is shut,” Anna Holm said, according to the Nordpress agency.", "Nordpress agency"),
    ("Anna Holm told reporters that the line was shut.", None),
    ("Anna Holm told Jonas Ek that the line was shut.", None),
]


@pytest.mark.parametrize(("text", "via"), CHANNELS, ids=[text[:50] for text, _ in CHANNELS])
def test_channel(text: str, via: str | None) -> None:
    assert attributions(text)[0].via == via


GOING_ON = [
    ("He added that it would open.", ["Rail director Jonas Ek apologised."], "Jonas Ek"),
    ("It also said 40 schools were shut.", ["The school board said roads were icy."], "school board"),
    (
        "The ministry also said 40 were shut.",
        ["Greece’s Education Ministry said roads were icy."],
        "Greece’s Education Ministry",
    ),
    ("Vardas said 40 schools were shut.", ["Eleni Vardas runs the council."], "Eleni Vardas"),
    ("“They will open,” she added.", ["Eleni Vardas said 40 schools were shut.", "Snow fell."], "Eleni Vardas"),
]


@pytest.mark.parametrize(("text", "previous", "speaker"), GOING_ON, ids=[text for text, _, _ in GOING_ON])
def test_a_speaker_goes_on_from_earlier_paragraphs(text: str, previous: list[str], speaker: str) -> None:
    assert [found.speaker for found in attributions(text, previous)] == [speaker]


def test_a_pronoun_has_no_words_that_name_anybody() -> None:
    assert attributions("She said it was shut.", ["Eleni Vardas said so."])[0].named is None


def test_a_report_by_somebody_covers_the_sentence_before() -> None:
    text = "Forty schools were shut. This was announced by Eleni Vardas, head of the council."
    (found,) = attributions(text)
    assert found.speaker == "Eleni Vardas"
    assert text[slice(*found.span)].startswith("Forty schools")


def test_a_quotation_that_follows_belongs_to_who_spoke_before_it() -> None:
    text = "“We are ready,” the captain said. “The team trained for 12 weeks.”"
    assert [found.speaker for found in attributions(text)] == ["captain", "captain"]


def test_a_quotation_over_several_sentences_belongs_to_who_is_named_at_its_end() -> None:
    text = '"Twelve trains were late. The line is shut," Anna Holm said.'
    found = speaker_at(attributions(text), text.index("Twelve"))
    assert found is not None
    assert found.speaker == "Anna Holm"


def test_an_insertion_covers_only_what_stands_between_the_dashes() -> None:
    text = "Some 300 houses burned – 40 of them empty, according to the fire brigade – before the rain came."
    found = attributions(text)
    assert speaker_at(found, text.index("300")) is None
    inner = speaker_at(found, text.index("40"))
    assert inner is not None
    assert inner.speaker == "fire brigade"


def test_the_narrower_of_two_speakers_has_the_word() -> None:
    text = "Holm denied that the bridge was unsafe, while the opposition claimed that it was."
    found = speaker_at(attributions(text), text.index("it was"))
    assert found is not None
    assert found.speaker == "opposition"


SIDES = [
    ("German Chancellor Olaf Brandt said 12 planes were sent.", "DE"),
    ("The governor of the Greek region, Nikos Vardas, said 12 boats sank.", "GR"),
    ("The Ukrainian Air Force said 12 drones fell.", "UA"),
    ("Kyiv officials said 12 drones fell.", "UA"),
    ("The White House said talks went on.", "US"),
    ("Anna Holm said talks went on.", None),
    ("German and French officials said talks went on.", None),
]


@pytest.mark.parametrize(("text", "side"), SIDES, ids=[text[:40] for text, _ in SIDES])
def test_side(text: str, side: str | None) -> None:
    assert attributions(text)[0].side == side


def test_a_side_is_remembered_with_the_name() -> None:
    previous = ["German Chancellor Olaf Brandt said talks went on."]
    assert attributions("Brandt said 12 planes were sent.", previous)[0].side == "DE"


@given(st.text(alphabet='ab A.,“”"–() said told according to he the Holm\n', max_size=200))
@settings(max_examples=300, deadline=None)
def test_spans_lie_in_the_text_whatever_it_is(text: str) -> None:
    for found in attributions(text, ["Anna Holm said so."]):
        assert 0 <= found.span[0] < found.span[1] <= len(text)
        assert found.speaker


WORDS = '“ ” " , . said Holm the mayor according to he – told that , reported by was'.split()


@given(st.lists(st.sampled_from(WORDS), max_size=30))
@settings(max_examples=300, deadline=None)
def test_any_row_of_the_words_that_rules_know_is_read_to_its_end(words: list[str]) -> None:
    text = " ".join(words)
    for found in attributions(text, ["Anna Holm said so."]):
        assert text[slice(*found.span)].strip()


def test_what_somebody_made_known_is_the_sentence_before() -> None:
    text = "Twelve boats sank. Anna Holm, who is mayor of Lund, made this known."
    (found,) = attributions(text)
    assert (found.speaker, text[slice(*found.span)][:18]) == ("Anna Holm", "Twelve boats sank.")


def test_by_his_count_goes_back_to_whoever_spoke_last() -> None:
    text = "The mayor, Karl Berg, said that a bridge fell. Damaged, by his count, were 55 homes."
    said = speaker_at(attributions(text), text.index("55"))
    assert said is not None
    assert said.speaker == "Karl Berg"


def test_a_label_in_capitals_opens_the_words_of_who_was_named_before() -> None:
    previous = ["The engineer Anna Holm spoke to us."]
    assert [found.speaker for found in attributions("HOLM: It was five boats. They sank.", previous)] == ["Anna Holm"]
    assert attributions("UPDATE: It was five boats.", previous) == []


def test_she_is_a_person_where_officials_have_spoken_since() -> None:
    previous = ["Anna Holm said the road was shut.", "Twelve cows died, officials said."]
    assert attributions("She said 30 were ill.", previous)[0].speaker == "Anna Holm"


def test_what_i_say_in_a_quotation_is_whose_the_quotation_is() -> None:
    text = "“I think I told you we had 40 beds,” Anna Holm said."
    said = speaker_at(attributions(text, ["Jonas Ek said it was cold."]), text.index("40"))
    assert said is not None
    assert said.speaker == "Anna Holm"


def test_by_his_count_before_anybody_has_spoken_is_nobodys() -> None:
    assert attributions("Damaged, by his count, were 55 homes.") == []


def test_a_second_verb_of_saying_shares_the_subject_of_the_first() -> None:
    text = "The Coast Guard speaks of 12 men killed at sea, and says that 30 boats sank."
    said = speaker_at(attributions(text), text.index("30"))
    assert said is not None
    assert said.speaker == "Coast Guard"


ACCUSING = [
    (
        "The ministry of Brno, which had been critical, accused Lund and Ystad of driving the mill to “theft.”",
        "ministry of Brno",
    ),
    ("The governor, Anna Holm, accused the protesters of attacking police.", "Anna Holm"),
    ("The union blamed the mill for 12 deaths.", "union"),
    ("Jonas Ek was accused by Anna Holm of secretly selling boats.", "Anna Holm"),
]


@pytest.mark.parametrize(("text", "speaker"), ACCUSING)
def test_who_accuses_speaks_and_the_accused_does_not(text: str, speaker: str) -> None:
    assert [found.speaker for found in attributions(text)] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "The man accused of killing 12 people fled.",
        "The storm blamed for 12 deaths moved on.",
        "Jonas Ek was accused of selling boats.",
        "People accused or convicted of theft were freed.",
    ],
)
def test_the_accused_alone_says_nothing(text: str) -> None:
    assert attributions(text) == []


def test_a_name_ends_before_what_its_bearer_speaks_of() -> None:
    (found,) = attributions("“It is hard,” says Anna Holm of finding work.")
    assert found.speaker == "Anna Holm"


ADVERBS = [
    ("The carrier first announced that 12 flights were late.", "carrier"),
    ("The defence ministry at first said that 12 had died.", "defence ministry"),
    ("On Telegram Anna Holm first said that 12 had died.", "Anna Holm"),
    ("Anna Holm has often said that 12 had died.", "Anna Holm"),
    ("Officials still say that 12 had died.", "Officials"),
    ("The union initially claimed that 12 had died.", "union"),
    ("Human Rights First said that 12 had died.", "Human Rights First"),
    ("The fire was first reported by Anna Holm.", "Anna Holm"),
]


@pytest.mark.parametrize(("text", "speaker"), ADVERBS)
def test_adverbs_before_the_verb_are_no_part_of_the_name(text: str, speaker: str) -> None:
    assert [found.speaker for found in attributions(text)] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "The plan, first announced in May, is late.",
        "The fire was first reported on Sunday.",
        "Let’s just say that it is late.",
        "The house doesn’t just tell of the mine.",
    ],
)
def test_an_adverb_makes_nobody_a_speaker(text: str) -> None:
    assert attributions(text) == []


FURNITURE = [
    ("Video Ad Feedback Holm says the bridge is safe.", "Holm"),
    ("Ad Feedback Anna Holm said the bridge is safe.", "Anna Holm"),
    ("Photo Anna Holm said the bridge is safe.", "Anna Holm"),
    ("Image Comics said the bridge is safe.", "Image Comics"),
    ("Getty Images said the bridge is safe.", "Getty Images"),
]


@pytest.mark.parametrize(("text", "speaker"), FURNITURE)
def test_what_a_page_prints_before_a_name_is_left_out(text: str, speaker: str) -> None:
    assert [found.speaker for found in attributions(text)] == [speaker]


def test_a_surname_is_not_completed_with_what_a_page_prints() -> None:
    assert attributions("Iger said 12 had left.", ["Video Ad Feedback Iger speaks"])[0].speaker == "Iger"


THINGS = [
    ("According to additional CDC data for September, 12 died.", ["CDC"]),
    ("Partial results said that 12 had won.", []),
    ("Polls had always suggested that 12 would win.", []),
    ("According to last week’s results, 12 had won.", []),
    ("According to footage from the scene, 12 had won.", []),
    ("According to figures for September, 12 had won.", []),
    ("According to the geological records of this event, 12 had died.", []),
    ("According to government statistics, 12 died.", ["government"]),
    ("According to the city’s own statistics, 12 died.", ["city"]),
    ("According to research by Anna Holm, 12 died.", ["Anna Holm"]),
    ("According to a National Rail Agency study, 12 died.", ["National Rail Agency"]),
    ("The Office for National Statistics said that 12 had died.", ["Office for National Statistics"]),
    ("The Washington Post said that 12 had died.", ["Washington Post"]),
    ("Senior figures in the party said that 12 had died.", ["Senior figures in the party"]),
]


@pytest.mark.parametrize(("text", "speakers"), THINGS)
def test_things_say_nothing_but_who_made_them_does(text: str, speakers: list[str]) -> None:
    assert [found.speaker for found in attributions(text)] == speakers
