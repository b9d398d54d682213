"""Kinds of event, such as storm, disease, shooting or war, recognised by their words. Pure."""

from collections.abc import Sequence
from typing import Final

from .tokens import Token

_WORDS: Final = """
covid: covid covid-19 coronavirus pandemic
flu: flu influenza
cholera: cholera
ebola: ebola
measles: measles
monkeypox: monkeypox mpox
malaria: malaria
rsv: rsv
food: listeria salmonella norovirus
storm: hurricane storm storms tornado tornadoes typhoon cyclone blizzard blizzards snow snowstorm flood floods flooding
    monsoon landslide landslides mudslide lightning
heat: heat heatwave drought
quake: earthquake quake earthquakes tsunami tremor aftershock eruption volcano
fire: wildfire wildfires blaze fire fires bushfire inferno
shooting: shooting shootings gunman gunmen gunfire shot shooter rifle
stabbing: stabbing stabbings stabbed knife
crash: crash crashes crashed collision derailed derailment pileup capsized sank shipwreck
war: missile missiles drone drones shelling airstrike airstrikes invasion troops bombardment shelled rockets rocket
    bombing bombings offensive
protest: protest protests protesters demonstrations demonstrators unrest crackdown riot riots
drugs: overdose overdoses fentanyl opioid opioids
crush: stampede crush crowd surge
explosion: explosion blast exploded detonated
execution: execution executions executed
"""
_CAUSES: Final = {
    word: cause
    for line in _WORDS.replace("\n    ", " ").strip().splitlines()
    for cause, _, words in [line.partition(": ")]
    for word in words.split()
}


def causes_of(tokens: Sequence[Token]) -> frozenset[str]:
    """Return the kinds of event that words mention."""
    return frozenset(_CAUSES[token.low] for token in tokens if token.low in _CAUSES)
