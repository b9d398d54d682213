"""Names of the months in the languages that news headers come in."""

import re
from typing import Final

# A language is twelve names in order; "/" parts ways of writing one.
_NAMES: Final = {
    "English": """january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sept/sep
        october/oct november/nov december/dec""",
    "German": """januar/jänner februar/feber märz/mrz/mär april mai juni juli august september oktober/okt november
        dezember/dez""",
    "French": """janvier/janv février/févr/fév/fevrier mars avril/avr mai juin juillet/juil août/aout/aoû septembre
        octobre novembre décembre/déc/decembre""",
    "Spanish": """enero/ene febrero marzo abril/abr mayo junio julio agosto/ago septiembre/setiembre octubre noviembre
        diciembre/dic""",
    "Italian": """gennaio/gen febbraio/feb marzo/mar aprile/apr maggio/mag giugno/giu luglio/lug agosto/ago
        settembre/set ottobre/ott novembre/nov dicembre/dic""",
    "Portuguese": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "Dutch": "januari februari maart april mei juni juli augustus september oktober november december",
    "Russian": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "Turkish": "ocak şubat mart nisan mayıs/mayis haziran temmuz ağustos eylül ekim kasım/kasim aralık/aralik",
    "Swedish, Danish, Norwegian": """januari/januar februari/februar mars/marts april maj/mai juni juli augusti/august
        september oktober november december/desember""",
    # Without November: "listopada" is October in Croatian.
    "Polish": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października - grudnia",
    "Czech": "ledna února března dubna května června července srpna září října listopadu prosince",
    "Romanian": "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "Ukrainian": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
}

MONTHS: Final[dict[str, int]] = {
    name: number
    for language in _NAMES.values()
    for number, names in enumerate(language.split(), start=1)
    for name in names.split("/")
    if name != "-"
}
"""Number of the month by its lower-case name."""


def month_pattern() -> str:
    """Return a pattern that matches any of the names, the longest first."""
    names = sorted(MONTHS, key=len, reverse=True)
    return rf"(?:{'|'.join(map(re.escape, names))})\b"
