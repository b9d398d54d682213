"""Figure statements: what is counted, where, when and by whose account, in sentences of many fields."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.figures.figure import Figure
from index.language.gazetteer import gazetteer
from tests.index.stated_figures import figures_in

COUNTS: list[tuple[str, list[tuple[str, str]]]] = [
    (
        "The storm killed at least 40 people and injured more than 200 in the coastal province.",
        [("at least 40", "people killed"), ("more than 200", "people injured")],
    ),
    (
        "Airlines cancelled 1,250 flights on Monday, and some 3,400 others were delayed.",
        [("1,250", "flights cancelled"), ("some 3,400", "flights delayed")],
    ),
    ("The factory will lay off 600 workers by spring.", [("600", "workers laid off")]),
    ("Police arrested two dozen protesters outside the court.", [("two dozen", "protesters arrested")]),
    ("Inflation rose 8.2% in September.", [("8.2%", "percent inflation rose")]),
    ("Revenue of $2.04 billion beat forecasts.", [("$2.04 billion", "dollars revenue")]),
    ("The club paid £35m for the striker.", [("£35m", "pounds paid")]),
    ("Turnout was 61 percent, the lowest since 1945.", [("61 percent", "percent turnout")]),
    ("About two thirds of voters backed the measure.", [("About two thirds", "share of voters")]),
    (
        "The quake destroyed 300 houses and damaged another 1,100.",
        [("300", "homes destroyed"), ("1,100", "homes damaged")],
    ),
    (
        "Of the 62 passengers on board, 58 were rescued and four are missing.",
        [("62", "passengers"), ("58", "passengers rescued"), ("four", "passengers missing")],
    ),
    ("More than 30 centimetres of snow fell overnight.", [("More than 30", "centimetres")]),
    ("Winds reached 140 km per hour.", [("140", "kilometers per hour")]),
    ("She scored 31 points and took 12 rebounds in the final.", [("31", "points scored"), ("12", "rebounds taken")]),
    ("They won 3-1 on Saturday.", []),
    ("The 45-year-old driver was unhurt.", []),
    ("Maria Lund, 52, runs the bakery.", []),
    ("In 2019 the bridge closed.", []),
    ("The council voted on Resolution 2231 at 9:30 a.m.", []),
    ("An Su-27 jet fired two rockets.", [("two", "missiles launched")]),
    ("Hundreds of homes lost power.", [("Hundreds", "homes without power")]),
    ("A dozen schools were closed on Tuesday.", [("A dozen", "schools closed")]),
    ("Doctors treated up to 90 patients a day.", [("up to 90", "patients treated")]),
    ("The party won 112 of the 240 seats.", [("112", "seats won"), ("240", "seats")]),
    ("Candidates spent between $3 million and $5 million.", [("between $3 million and $5 million", "dollars spent")]),
    (
        "Twelve firefighters were hurt, two of them seriously.",
        [("Twelve", "firefighters injured"), ("two", "firefighters injured")],
    ),
    ("The death toll rose to 87, officials said.", [("87", "people killed")]),
    ("The number of confirmed cases has climbed to 1,540.", [("1,540", "cases confirmed")]),
    ("Nearly half of the dams are empty.", [("Nearly half", "share of dams")]),
    (
        "A ferry carrying 210 people sank; 35 bodies were recovered.",
        [("210", "people carried"), ("35", "bodies recovered")],
    ),
    ("The fire burned 12,000 acres.", [("12,000", "acres burned")]),
    ("Some 40 villages were cut off by floods.", [("Some 40", "villages cut off")]),
    ("Ten thousand trees were planted.", [("Ten thousand", "trees planted")]),
    ("The zoo sold 5,000 tickets in an hour.", [("5,000", "tickets sold")]),
    ("No fewer than 15 soldiers were captured.", [("No fewer than 15", "soldiers captured")]),
    ("Unemployment fell to 4.1 percent.", [("4.1 percent", "percent unemployment")]),
    ("At least one child was among the dead.", [("At least one", "children killed")]),
    ("One person died and six were taken to hospital.", [("One", "people killed"), ("six", "people taken")]),
    ("The blaze left 70 families homeless.", [("70", "families made homeless")]),
    ("The museum was closed for three months.", [("three", "months")]),
    ("Rescuers pulled 19 miners out alive.", [("19", "miners pulled")]),
    ("Shares dropped 3% to 41 euros.", [("3%", "percent shares fell"), ("41", "euros")]),
    ("Rain damaged 800 homes, 23 shops and a church.", [("800", "homes damaged"), ("23", "shops damaged")]),
    ("The ministry says 26 bridges have been destroyed.", [("26", "bridges destroyed")]),
    ("Sixty-four flats were evacuated.", [("Sixty-four", "apartments evacuated")]),
    (
        "The hospital treated 31 injured, including nine children.",
        [("31", "people injured"), ("nine", "children injured")],
    ),
    ("Among the victims were four nurses.", [("four", "nurses")]),
    ("Customs seized 1.4 tonnes of cocaine.", [("1.4", "tonnes seized")]),
    ("The town of 8,000 residents was flooded.", [("8,000", "people")]),
    ("Tickets cost $45.", [("$45", "dollars cost")]),
    ("He was fined 20,000 dollars.", [("20,000", "dollars fined")]),
    ("Output grew by 5 to 6 percent.", [("5 to 6 percent", "percent output rose")]),
    ("The company hired 350 engineers last year.", [("350", "engineers hired")]),
    (
        "Eight drones attacked the port; five were shot down.",
        [("Eight", "drones launched"), ("five", "drones shot down")],
    ),
    (
        "Air defences intercepted 11 missiles and nine drones.",
        [("11", "missiles shot down"), ("nine", "drones shot down")],
    ),
    ("The army lost 14 tanks.", [("14", "tanks lost")]),
    ("More than 60% of respondents disagreed.", [("More than 60%", "percent of respondents disagreed")]),
    ("Four in ten adults skip breakfast.", [("Four in ten", "share of adults")]),
    ("The virus infected 230 people and killed 12.", [("230", "people infected"), ("12", "people killed")]),
    ("Up to a million users were affected.", [("Up to a million", "users affected")]),
    ("The pension was raised to 900 euros.", [("900", "euros")]),
    ("Scores of passengers were stranded.", [("Scores", "passengers stranded")]),
    ("Tens of thousands marched in the capital.", [("Tens of thousands", "people marched")]),
    ("She has written 14 novels.", [("14", "novels written")]),
    ("Nearly 90 migrants drowned when the boat overturned, the coastguard said.", [("Nearly 90", "migrants killed")]),
    (
        "The bus was carrying 48 pilgrims, of whom 29 were killed.",
        [("48", "pilgrims carried"), ("29", "pilgrims killed")],
    ),
    ("Officials put the number of missing at 56.", [("56", "people missing")]),
    (
        "A further 12 cases of cholera were reported in the camp, bringing the total to 340.",
        [("12", "cases reported"), ("340", "cases")],
    ),
    ("The company will close 85 shops and cut 2,400 jobs.", [("85", "shops closed"), ("2,400", "jobs cut")]),
    (
        "House prices fell 2.5% in October, the steepest drop in 14 years.",
        [("2.5%", "percent prices fell"), ("14", "years")],
    ),
    ("Brazil recorded 6,200 fires in the Amazon last month.", [("6,200", "fires recorded")]),
    ("The hurricane knocked out power to 1.6 million homes.", [("1.6 million", "homes without power")]),
    ("Engineers have repaired 17 of the 22 pumps.", [("17", "pumps repaired"), ("22", "pumps")]),
    ("The rebels freed 60 hostages on Thursday.", [("60", "hostages released")]),
    ("Six cyclists were disqualified after testing positive.", [("Six", "cyclists disqualified")]),
    ("Kenya won four gold medals.", [("four", "medals won")]),
    ("The striker has scored 23 goals in 30 matches.", [("23", "goals scored"), ("30", "matches")]),
    (
        "At least a hundred people have been hospitalised with food poisoning.",
        [("At least a hundred", "people hospitalised")],
    ),
    ("Two men and a woman were charged.", [("Two", "men charged")]),
    (
        "The court sentenced three traffickers to 20 years in prison.",
        [("three", "traffickers sentenced"), ("20", "years")],
    ),
    ("Voters in 13 states chose governors.", [("13", "states")]),
    ("Turnout reached 74% by noon.", [("74%", "percent turnout")]),
    ("The Greens took 18.3 percent of the vote.", [("18.3 percent", "percent of votes")]),
    ("Ms Okafor, aged 61, led the race with 48,112 votes.", [("48,112", "votes")]),
    ("Crews rescued 143 people from rooftops.", [("143", "people rescued")]),
    ("The airport handled 92,000 passengers.", [("92,000", "passengers handled")]),
    ("Between 10 and 15 gunmen stormed the hotel.", [("Between 10 and 15", "gunmen")]),
    ("Some 300 schools remain without heating.", [("Some 300", "schools without heating")]),
    ("One in five pupils missed class.", [("One in five", "share of students")]),
    (
        "The army said it had destroyed 44 tanks and downed three helicopters.",
        [("44", "tanks destroyed"), ("three", "helicopters shot down")],
    ),
    ("Militants fired at least 25 rockets at the base.", [("at least 25", "missiles launched")]),
    ("Seven of the rockets were intercepted.", [("Seven", "missiles shot down")]),
    ("The landslide buried 40 houses and killed eleven.", [("40", "homes buried"), ("eleven", "people killed")]),
    ("The toll now stands at 19 dead and 77 hurt.", [("19", "people killed"), ("77", "people injured")]),
    ("Over the weekend 1,400 tonnes of grain left the port.", [("1,400", "tonnes")]),
    ("The two leaders met for 40 minutes.", [("40", "minutes")]),
    ("The minister promised 500 new buses by 2030.", [("500", "buses promised")]),
    ("Hackers stole the data of 3.3 million customers.", [("3.3 million", "customers")]),
    ("The operator cancelled one in ten trains.", [("one in ten", "share of trains cancelled")]),
    ("Only 14 of the 200 employees were vaccinated.", [("14", "workers vaccinated"), ("200", "workers")]),
    ("The blast injured 9 and damaged several cars.", [("9", "people injured")]),
    ("The bill passed 52-48.", []),
    ("They raised €250,000 for the hospice.", [("€250,000", "euros raised")]),
    ("The king, 74, pardoned 1,731 prisoners.", [("1,731", "prisoners pardoned")]),
    ("Three people, among them a four-year-old girl, died in the fire.", [("Three", "people killed")]),
    ("A total of 640 candidates are standing.", [("640", "candidates")]),
    ("Every year around 5,000 tourists visit the cave.", [("around 5,000", "tourists")]),
    (
        "Dengue has infected 61,000 people and claimed 270 lives this year.",
        [("61,000", "people infected"), ("270", "people killed")],
    ),
    ("The new law was backed by 301 lawmakers.", [("301", "lawmakers")]),
    ("Nurses at 76 hospitals walked out.", [("76", "hospitals")]),
    ("Another 30 families have been evicted.", [("30", "families evicted")]),
    ("The 1,300-seat theatre sold 800 tickets.", [("800", "tickets sold")]),
    # owners
    ("Two of the brewery's plants closed.", [("Two", "plants closed")]),
    ("About 12% of the island's oil came by ship.", [("About 12%", "percent of oils")]),
    ("One man’s cousin drowned.", []),
    ("Two of the weavers' looms broke.", [("Two", "looms broken")]),
    ("It did millions of dollars' worth of harm.", [("millions", "dollars")]),
    ("The hall has 900 square feet.", [("900", "square feet")]),
    # names with a number, and singulars that look like plurals
    ("They fitted three Kestrel 5 engines.", [("three", "engines fitted")]),
    ("In the census the town had 90 campus buses.", [("90", "buses")]),
    ("The village has had 12 coronavirus deaths.", [("12", "people killed")]),
    ("They counted 40 dead deer.", [("40", "deer counted")]),
    ("In all 19 US states have such a rule.", [("19", "states")]),
    # insertions between things and their verb
    ("Seven people – two of them nurses – were injured.", [("Seven", "people injured"), ("two", "nurses injured")]),
    ("Two sailors in Bergen drowned.", [("Two", "sailors killed")]),
    ("Some 900 patients in Norway who had a cough have recovered.", [("Some 900", "patients recovered")]),
    ("At least nine walkers have been reported dead.", [("At least nine", "walkers killed")]),
    ("Three of those seven “died at once”, he said.", [("Three", "people killed"), ("seven", "people killed")]),
    ("It left 30 people injured including a nurse.", [("30", "people injured")]),
    (
        "They mourn some of the 15 pupils and four cooks killed.",
        [("15", "students killed"), ("four", "cooks killed")],
    ),
    # ellipses
    (
        "At least six sailors died — three in Bergen, two in the Azores and one in Kiel.",
        [("At least six", "sailors killed"), *((few, "sailors killed") for few in ("three", "two", "one"))],
    ),
    ("They saw two films in the spring, about 30 in all.", [("two", "films seen")]),
    ("Of the 80, 50 boats were Dutch.", [("80", "boats"), ("50", "boats")]),
    ("We met 20 singers. Twelve came from Wales.", [("20", "singers"), ("Twelve", "singers")]),
    ("It hired 40 cooks, but expects that number to grow to 90.", [("40", "cooks hired"), ("90", "cooks hired")]),
    (
        "It saw 80 guests. It has slipped from 60 to about 50.",
        [("80", "guests seen"), ("60", "guests"), ("about 50", "guests")],
    ),
    ("The number of new cases passed the 9,000 mark.", [("9,000", "cases")]),
    ("The total of new cases grew by 60 to 700 on Monday.", [("60", "cases"), ("700", "cases")]),
    ("Deaths from the flood surpassed 200.", [("200", "people killed")]),
    ("It had 90 cases, an increase of 20 since May.", [("90", "cases"), ("20", "cases")]),
    ("Share prices rose to 200 on the news.", []),
    ("Pressure lower than 20 increases the risk.", []),
    ("It ends the $300 payments starting June 19.", [("$300", "dollars payments")]),
    ("The jobless rate in the state was 5.3%.", [("5.3%", "percent rate")]),
    ("He rode 60 miles. Three arrived late.", [("60", "miles")]),
    ("A total of 70 out of 80 members were hurt.", [("70", "members injured"), ("80", "members")]),
    (
        "About 55 flights operated by Nordair had been cancelled and another 70 delayed.",
        [("About 55", "flights cancelled"), ("70", "flights delayed")],
    ),
    ("Three drones launched by Norway were shot down.", [("Three", "drones shot down")]),
    ("Nine people rescued after their boat was damaged are well.", [("Nine", "people rescued")]),
    ("Some 500 clerks in Wales have been laid off.", [("Some 500", "clerks laid off")]),
    # without power
    ("At dusk 6,000 remained without electricity.", [("6,000", "people without power")]),
    ("The storm left 700 farms in the dark.", [("700", "farms without power")]),
    # what was averted
    ("It would prevent 40 deaths and 300 injuries.", [("40", "lives saved"), ("300", "injuries prevented")]),
    ("They test-fired 11 missiles.", [("11", "missiles launched")]),
    # parts and sums
    ("The frost killed 60 percent of the bees.", [("60 percent", "percent of bees killed")]),
    ("The $3 billion purchase was blocked.", [("$3 billion", "dollars purchase")]),
    ("They promised $9 million a year in aid.", [("$9 million", "dollars aid promised")]),
    ("Rents would need to fall by 7%.", [("7%", "percent rents fell")]),
    ("The four additional wells are dry.", [("four", "wells")]),
]


@pytest.mark.parametrize(("text", "expected"), COUNTS, ids=[text[:50] for text, _ in COUNTS])
def test_what_is_counted(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(found.figure, found.counts) for found in figures_in(text)] == expected


ELLIPSES: list[tuple[str, list[tuple[str, str]]]] = [
    ("They fired 49 drones, 21 of which were downed.", [("49", "drones launched"), ("21", "drones shot down")]),
    (
        "It downed 17 of the 30 small drones fired at the port.",
        [("17", "drones shot down"), ("30", "drones launched")],
    ),
    (
        "It launched 158 rockets and 114 of them were intercepted.",
        [("158", "missiles launched"), ("114", "missiles shot down")],
    ),
    (
        "Some 20 dead, including five nurses, and a dozen wounded.",
        [("Some 20", "people killed"), ("five", "nurses killed"), ("a dozen", "people injured")],
    ),
    ("Another 108 residents, including 15 minors, were hurt.", [("108", "people injured"), ("15", "children injured")]),
    ("110 of varying severity were injured.", [("110", "people injured")]),
    ("Of the 40 trains planned, 31 were cancelled.", [("40", "trains planned"), ("31", "trains cancelled")]),
    ("The crash killed six and left 20 wounded.", [("six", "people killed"), ("20", "people injured")]),
    ("Nine adults and four children were killed.", [("Nine", "adults killed"), ("four", "children killed")]),
    (
        "Damage was found in 30 flats, 12 shops and two cars.",
        [("30", "apartments damaged"), ("12", "shops damaged"), ("two", "cars damaged")],
    ),
    (
        "The toll climbed to 35 people, of which six are minors.",
        [("35", "people killed"), ("six", "children killed")],
    ),
    ("Six guided rockets had targeted the harbour.", [("Six", "missiles launched")]),
    (
        "Seven houses were hit and four boats, all moored nearby, were sunk.",
        [("Seven", "homes damaged"), ("four", "boats")],
    ),
    ("Among them were two teenagers.", [("two", "children")]),
]


@pytest.mark.parametrize(("text", "expected"), ELLIPSES, ids=[text[:50] for text, _ in ELLIPSES])
def test_what_is_left_out_is_understood(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(found.figure, found.counts) for found in figures_in(text)] == expected


def test_among_them_goes_back_to_the_paragraph_before() -> None:
    previous = ("The blast injured 28 people in Lund.",)
    assert [found.counts for found in figures_in("Among them were two teenagers.", previous=previous)] == [
        "children injured"
    ]


STANDINGS = [
    ("The fire killed nine people, including two children.", ["whole", "whole"]),
    (
        "At least 45 people were killed, including 16 in Lund, 12 in Ystad and two in Malmö.",
        ["whole", "part", "part", "part"],
    ),
    ("The storm killed 12 people on Monday; three more people were killed on Tuesday.", ["whole", "more"]),
    ("The death toll rose to 54, up from a previous toll of 42.", ["whole", "former"]),
    ("The strike could delay 300 flights.", ["possible"]),
]


@pytest.mark.parametrize(("text", "expected"), STANDINGS, ids=[text for text, _ in STANDINGS])
def test_a_part_is_distinguished_from_the_whole(text: str, expected: list[str]) -> None:
    assert [found.standing for found in figures_in(text)] == expected


PLACES = [
    ("Floods killed 14 people in Valencia.", "Valencia", "sentence"),
    ("In Lyon, police arrested 40 protesters.", "Lyon", "sentence"),
    ("After the attack on Kharkov, where 28 people were injured, sirens went on.", "Kharkiv", "sentence"),
    ("Rebels attacked Goma and 17 people died.", "Goma", "sentence"),
    ("A mine killed two hikers near a Polish frontier town.", "Poland", "sentence"),
    ("The flood, which began in Austria, killed 12 people in Brno.", "Brno", "sentence"),
    ("Storms killed nine people across the Spanish regions of Valencia and Murcia.", "Valencia, Murcia", "sentence"),
    ("The toll is 16 in the capital alone, the mayor of Kyiv said.", "Kyiv", "sentence"),
    ("Twelve homes burned nationwide, the mayor of Kyiv said.", "Ukraine", "sentence"),
    ("Rain hit Lyon, where six people drowned, and Nice.", "Lyon", "sentence"),
    ("Twelve homes burned in Orange County.", "Orange County", "sentence"),
    ("Gladly, nobody counted the 12 boats sold.", "", ""),
    ("A fire in Reno, Nevada, killed two people.", "Reno", "sentence"),
    ("In Orange County, 12 homes burned.", "Orange County", "sentence"),
    ("Oregon's death toll rose to 40.", "Oregon", "sentence"),
    ("A fire in Boston, Idaho, killed two people.", "Boston", "sentence"),
    ("Fires in Miami, New York and Boston killed two people.", "Miami, New York, Boston", "sentence"),
    ("Storms in Oregon, Idaho and Utah killed two people.", "Oregon, Idaho, Utah", "sentence"),
]


@pytest.mark.parametrize(("text", "place", "origin"), PLACES, ids=[text[:40] for text, _, _ in PLACES])
def test_place(text: str, place: str, origin: str) -> None:
    found = figures_in(text)[-1]
    assert (found.place, found.place_from) == (place, origin)


def test_the_place_carries_on_from_the_sentence_and_the_paragraph_before() -> None:
    found = figures_in("A bomb fell on Odessa. Six people died.")[0]
    assert (found.place, found.place_from) == ("Odesa", "paragraph")
    found = figures_in("Six people died.", previous=("A bomb fell on Odessa.",))[0]
    assert (found.place, found.place_from) == ("Odesa", "context")


def test_only_what_befalls_things_takes_a_place_from_paragraphs_before() -> None:
    before = ("A storm came over Odesa.",)
    for text in ("Shares fell 3%.", "It took 40 films to tell them apart.", "The firm has 80 brands."):
        (found,) = figures_in(text, previous=before)
        assert (found.place, found.place_from) == ("", "")


def test_a_heading_takes_no_place_from_before_it() -> None:
    found = figures_in("Twelve drown as dam breaks", previous=("A bomb fell on Odessa.",))[0]
    assert found.place == ""
    found = figures_in("Six people died.", previous=("A bomb fell on Odessa.", "Twelve drown in Lyon"))[0]
    assert found.place == "Odesa"


@pytest.mark.timeout(60)
def test_a_text_without_end_is_read_in_time_that_grows_with_its_length() -> None:
    assert len(figures_in("Holm said “12 died” in Lund. " * 3000)) == 3000


def test_the_city_is_the_one_last_spoken_of() -> None:
    previous = ("Rain fell on Brno.", "It had rained in Austria too.")
    found = figures_in("In the city 40 cars were damaged.", previous=previous)[0]
    assert found.place == "Brno"


PUBLISHED = date(2023, 5, 10)  # a Wednesday
DAYS = [
    ("On Monday 12 people died.", date(2023, 5, 8), date(2023, 5, 8)),
    ("The mayor said on Tuesday that 12 people died on Sunday.", date(2023, 5, 7), date(2023, 5, 7)),
    ("Divers went out yesterday, a day after a wave killed 12 people.", date(2023, 5, 8), date(2023, 5, 8)),
    ("The 1928 hurricane killed 2,500 people.", date(1928, 1, 1), date(1928, 12, 31)),
    ("The storm came on Monday. It killed 12 people.", date(2023, 5, 8), date(2023, 5, 8)),
]


@pytest.mark.parametrize(("text", "first", "last"), DAYS, ids=[text[:40] for text, _, _ in DAYS])
def test_event_days(text: str, first: date, last: date) -> None:
    event = figures_in(text, published=PUBLISHED)[-1].event
    assert event is not None
    assert (event.start, event.end) == (first, last)


def test_days_to_come_and_births_date_nothing_counted() -> None:
    text = "Friday will be a day of mourning for the 12 people killed. A boy born in 2014 was among 30 people injured."
    assert [found.event for found in figures_in(text, published=PUBLISHED)] == [None, None]


def only(text: str, *previous: str) -> Figure:
    (found,) = figures_in(text, previous=previous)
    return found


def test_speaker_side_and_channel_come_with_their_words() -> None:
    text = "“We lost 12 boats,” Greek Shipping Minister Nikos Vardas wrote on Facebook."
    found = only(text)
    assert (found.said_by, found.said_side, found.via) == ("Nikos Vardas", "GR", "Facebook")
    assert found.said_span is not None
    assert text[slice(*found.said_span)] == "Nikos Vardas"


def test_what_the_article_states_itself_has_no_speaker() -> None:
    assert only("The storm sank 12 boats.").said_by is None


def test_a_pronoun_goes_back_to_the_paragraph_before() -> None:
    assert (
        only("He said 12 boats were lost.", "The harbour master, Nikos Vardas, warned that the storm was near.").said_by
        == "Nikos Vardas"
    )


DOERS = [
    ("Russia launched 12 drones.", "RU"),
    ("Kyiv has launched 12 drones at the port.", "UA"),
    ("Twelve drones were launched by Russia.", "RU"),
    ("The Ukrainian Air Force said it shot down 12 drones.", "UA"),
    ("Twelve drones were shot down.", None),
]


@pytest.mark.parametrize(("text", "doer"), DOERS, ids=[text for text, _ in DOERS])
def test_whose_side_did_it(text: str, doer: str | None) -> None:
    assert only(text).doer == doer


def test_the_headline_tells_the_place_and_the_kind_of_event_until_the_text_does() -> None:
    found = figures_in("At least 12 people died.", title="Earthquake in Nepal")[0]
    assert (found.place, found.causes) == ("Nepal", frozenset({"quake"}))


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_text_gives_figures_that_are_its_own_words(text: str) -> None:
    for found in figures_in(text):
        assert text[slice(*found.span)] == found.figure
        assert found.counts


WORDS = (
    "the a 12 three dozens of people homes drones were killed damaged , and said Ukraine in Kyiv including who "
    "which . “ ” at least toll from by the count of his these among them made this known on Telegram as that give"
).split()


@given(st.lists(st.sampled_from(WORDS), max_size=30))
@settings(max_examples=200, deadline=None)
def test_any_row_of_the_words_that_rules_know_is_read_to_its_end(words: list[str]) -> None:
    text = " ".join(words)
    for found in figures_in(text):
        assert text[slice(*found.span)] == found.figure
        assert found.said_span is None or text[slice(*found.said_span)]


@pytest.fixture(scope="module", autouse=True)
def _places_are_read_once() -> None:
    """The gazetteer takes half a second: not within a test that counts time."""
    gazetteer()
