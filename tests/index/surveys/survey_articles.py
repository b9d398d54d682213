"""Articles for briefings and timelines: a storm told twice, a wire report in two files, and news of other days."""

from pathlib import Path

from tests.index.archives import IndexedFolder
from tests.index.hashing_encoder import HashingEncoder

STORM = "A storm killed at least 14 people in Brno on Saturday, and the river rose by two metres within the night."
COUNTED = "Saturday's storm killed 21 people in Brno, the mayor of the town said on Sunday after a visit to the river."
TRAMS = "The council of Porto Vello voted for twelve new trams, to be paid for by a tax on parking in the old town."
WIRE = "A freighter ran aground off the islands before dawn, and its crew of nine was brought ashore by helicopter."
LATER = "Work on the new bridge over the river in Lyon will begin in spring, the engineers announced with some pride."
UNDATED = "Bakers in the old town of Porto Vello ask themselves who will buy their bread when the trams come at last."
ARTICLES = {
    "storm.txt": f"A storm passes over the town of Brno\n\n2023-12-30\n\n{STORM}\n",
    "counted.txt": f"Brno counts its dead\n\n2023-12-31\n\n{COUNTED}\n",
    "trams.txt": f"Council argues over trams\n\n2023-12-31\n\n{TRAMS}\n\nWho pays for that?\n",
    "wire1.txt": f"Freighter aground\n\n2023-12-31\n\n{WIRE}\n",
    "wire2.txt": f"Crew saved from freighter\n\n2023-12-31\n\n{WIRE}\n",
    "bridge.txt": f"Bridge planned\n\n2023-12-20\n\n{LATER}\n",
    "bread.txt": f"Bread\n\n{UNDATED}\n",
}


def survey_desk(place: Path) -> IndexedFolder:
    """Index the articles, with so many components that texts with nothing in common are far apart."""
    desk = IndexedFolder(place, ARTICLES)
    desk.encoder = HashingEncoder(dimension=1024)
    desk.rebuild()
    return desk
