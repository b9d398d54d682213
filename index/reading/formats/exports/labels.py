"""The words by which exports label their parts, in the languages of their surfaces. Pure."""

import re
from typing import Final

# A label is its name here and the ways of writing it, "/" between them; case, hyphens and accents don't count.
_HEAD: Final = """
section: section/rubrik/ressort/rubrique/seccion/sectie/rubriek/sezione/secao
length: length/lange/laenge/umfang/longueur/longitud/extension/lengte/lunghezza/comprimento
byline: byline/author/authors/autor/autorin/autoren/verfasser/auteur/auteurs/autores/autore/autori
dateline: dateline/ortsmarke/lieu/plaats/luogo/lugar
highlight: highlight/vorspann/anreisser/chapeau/entradilla/samenvatting/sommario
headline: headline/uberschrift/schlagzeile/titel/titre/titulo/titular/kop/titolo
body: body/text/texte/texto/testo/tekst/hauptteil/corps/cuerpo/hoofdtekst/corpo
series: series/serie/column/kolumne/columna/chronique
"""
_TAIL: Final = """
loaded: load date/ladedatum/date chargement/date de chargement/fecha de carga/fecha carga/
 laaddatum/laad datum/data di caricamento
update: update/aktualisierung/mise a jour/actualizacion/bijgewerkt
language: language/sprache/langue/idioma/lengua/taal/lingua
kind: publication type/publikationstyp/publikationsart/type publication/type de publication/tipo de publicacion/
 tipo publicacion/publicatie type/publicatietype/type publicatie/tipo di pubblicazione/document type/type/pub type/
 dokumenttyp/type de document
code: journal code/zeitungs code/code du journal/code journal/pub code/acc no/issn/isbn/zugangsnummer
graphic: graphic/graphics/grafik/graphique/illustration/grafico/grafiek/beeld
subject: subject/thema/themen/sujet/sujets/tema/temas/materia/onderwerp/classification/terms/keywords
company: company/firma/unternehmen/societe/entreprise/empresa/compania/bedrijf/onderneming/azienda
ticker: ticker/stock symbol/borsenkurzel/symbole boursier/simbolo bursatil
industry: industry/branche/industrie/secteur/industria/sector/activity sector/secteur activite
place: geographic/geography/geo localization/localisation geo/country/state/city/region/location/land/stadt/pays/ville/
 pais/ciudad/stad/geografie/geografia
person: person/people/personne/persona/persoon/organization/organisation/organisme/organizacion/organisatie
rights: distribution/verteilung/diffusion/copyright/rights
corrected: correction date/correction appended
url: url/web address/webadresse
"""

_LABEL: Final = re.compile(r"([^\W\d_][^:\uff1a]{1,38}?) ?[:\uff1a](?: (.*))?$")
_FOLDED: Final = str.maketrans("\u00e4\u00e0\u00e1\u00e2\u00e9\u00e8\u00ea\u00eb\u00ed\u00ee\u00ef\u00f3\u00f4\u00f6"
                               "\u00fa\u00fb\u00fc\u00f1\u00e7\u00e3\u00f5-_", "aaaaeeeeiiiooouuuncao  ")  # fmt: skip


def fold(word: str) -> str:
    """Reduce a label to what all its spellings share: lower case, without accents and hyphens."""
    return " ".join(word.casefold().translate(_FOLDED).split())


def table(written: str) -> dict[str, str]:
    """Return the name of each label by its folded spellings, from lines of "name: spelling/spelling"."""
    names: dict[str, str] = {}
    for row in written.replace("\n ", "").strip().splitlines():
        name, _, spellings = row.partition(": ")
        names |= dict.fromkeys(spellings.split("/"), name)
    return names


HEAD: Final = table(_HEAD)
"""Labels above an article of Nexis."""
TAIL: Final = table(_TAIL)
"""Labels below an article of Nexis."""

BODY: Final = frozenset(
    "body/text/full text/hauptteil/textkorper/haupttext/volltext/corps/corps du texte/texte/texte integral/cuerpo/"
    "cuerpo del texto/texto/texto completo/tekst/hoofdtekst/volledige tekst/corpo/testo/corpo del testo".split("/")
)
"""What heads the body of an article, alone on its line."""
CLASSIFICATION: Final = frozenset(
    "classification/klassifizierung/klassifikation/clasificacion/classificatie/classificazione/classificacao".split("/")
)
GRAPHIC: Final = frozenset("graphic/graphics/grafik/graphique/grafico/grafiek/illustration".split("/"))
END: Final = frozenset(
    "end of document/ende des dokuments/dokumentende/fin du document/fin de document/fin del documento/"
    "fin de documento/einde van document/einde van het document/einde document/fine del documento/fine documento/"
    "fim do documento".split("/")
)
"""What closes an article of Nexis Uni, alone on its line."""

_COPYRIGHT: Final = re.compile(
    r"(?:copyright|\(c\)|\u00a9|urheberrecht|derechos de autor)[ ,:]{0,3}\(?(?:c\)|\u00a9)?.{0,200}", re.IGNORECASE
)
_SHOUTED: Final = re.compile(
    r"[^\W\d_a-z\u00df-\u00ff]{3,20}(?:[ -][^\W\d_a-z\u00df-\u00ff]{2,20}){0,2} ?: .{0,119}[^.!?\u2026]"
)
_RIGHTS: Final = re.compile(
    r"(?:.{0,120}\b)?(?:all rights reserved|alle rechte vorbehalten|tous droits r\u00e9serv\u00e9s|"
    r"todos los derechos reservados|reservados todos los derechos|alle rechten voorbehouden|"
    r"tutti i diritti riservati)\b.{0,80}",
    re.IGNORECASE,
)


def label_in(line: str, labels: dict[str, str]) -> tuple[str, str] | None:
    """Return the name of the label that a line begins with, and what follows it; None for a line without."""
    match = _LABEL.match(line)
    name = labels.get(fold(match[1])) if match else None
    return (name, (match[2] or "").strip()) if match and name else None


def is_shouted(line: str) -> bool:
    """Whether a line is a label in capitals with a short value that is no sentence, in whatever language."""
    return bool(_SHOUTED.fullmatch(line))


def is_copyright(line: str) -> bool:
    """Whether a line claims the copyright of an article."""
    return bool(_COPYRIGHT.fullmatch(line) or _RIGHTS.fullmatch(line))


def is_rights(line: str) -> bool:
    """Whether a line only reserves rights."""
    return bool(_RIGHTS.fullmatch(line))
