"""The same exports in other languages: their labels, and how they write days."""

from collections.abc import Sequence
from datetime import date

from .stories import STORIES, Story, centred, wrapped

LANGUAGES = ("de", "fr", "es", "nl")
_MONTHS = {
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
    "nl": "januari februari maart april mei juni juli augustus september oktober november december".split(),
}
_DAY = {
    "de": "{d}. {m} {y} Montag 9:50 PM GMT+1",
    "fr": "lundi {d} {m} {y}",
    "es": "{d} de {m} de {y} lunes",
    "nl": "{d} {m} {y} maandag 12:00 AM",
}
_NEXIS = {
    "de": "Dokument {} von {}/AUTOR/RUBRIK/LÄNGE/Wörter/UPDATE/SPRACHE/PUBLICATION-TYPE/Alle Rechte vorbehalten",
    "fr": "Document {} de {}/AUTEUR/RUBRIQUE/LONGUEUR/mots/DATE-CHARGEMENT/LANGUE/TYPE/Tous droits réservés",
    "es": "Documento {} de {}/AUTOR/SECCIÓN/LONGITUD/palabras/FECHA-CARGA/IDIOMA/TIPO/Todos los derechos reservados",
    "nl": "{} van {} DOCUMENTEN/AUTEUR/SECTIE/LENGTE/woorden/LAAD-DATUM/TAAL/SOORT-BRON/Alle rechten voorbehouden",
}
_UNI = {
    "de": "Dokumente ({})/Rubrik/Länge/Wörter/Hauptteil/Klassifizierung/Sprache/Ladedatum/Ende des Dokuments",
    "fr": "Documents ({})/Rubrique/Longueur/mots/Corps/Classification/Langue/Date de chargement/Fin du document",
    "es": "Documentos ({})/Sección/Longitud/palabras/Cuerpo/Clasificación/Idioma/Fecha de carga/Fin del documento",
    "nl": "Documenten ({})/Sectie/Lengte/woorden/Tekst/Classificatie/Taal/Laaddatum/Einde van document",
}
_FACTIVA = {
    "de": "Wörter/Deutsch/Dokument/Zusammenfassung der Suche",
    "fr": "mots/Français/Document/Résumé de la recherche",
    "es": "palabras/Español/Documento/Resumen de la búsqueda",
    "nl": "woorden/Nederlands/Document/Samenvatting van zoekopdracht",
}
_PROQUEST = {
    "de": "Dokument {} von {}/Volltext/Publikationstitel/Publikationsdatum/ProQuest-Dokument-ID/Thema/Datenbank",
    "fr": "Document {} sur {}/Texte intégral/Titre de la publication/Date de publication/ID du document ProQuest/Sujet/"
    "Base de données",
    "es": "Documento {} de {}/Texto completo/Título de publicación/Fecha de publicación/ID del documento de ProQuest/"
    "Materia/Base de datos",
    "nl": "Document {} van {}/Volledige tekst/Publicatietitel/Publicatiedatum/ProQuest document ID/Onderwerp/Database",
}


def written(language: str, day: date, form: str = "") -> str:
    month = _MONTHS[language][day.month - 1]
    return (form or _DAY[language]).format(d=day.day, m=month, y=day.year)


def nexis(language: str, stories: Sequence[Story] = STORIES) -> str:
    mark, byline, section, length, words, loaded, tongue, kind, rights = _NEXIS[language].split("/")
    text = ""
    for number, story in enumerate(stories, start=1):
        text += f"\n\n{centred(mark.format(number, len(stories)))}\n\n\n{centred(story.paper)}\n\n"
        text += f"{centred(written(language, story.day))}\n\n{story.title}\n\n"
        text += f"{byline}: {story.byline}\n\n" if story.byline else ""
        text += f"{section}: {story.section}\n\n{length}: {story.words} {words}\n\n"
        text += "\n\n".join(map(wrapped, story.body)) + f"\n\n{loaded}: {written(language, date(2024, 5, 1))}\n\n"
        text += f"{tongue}: X; Y\n\n{kind}: Z\n\n\nCopyright {story.day.year} {story.paper}\n{rights}\n"
    return text


def nexis_uni(language: str, stories: Sequence[Story] = STORIES) -> list[str]:
    count, section, length, words, body, classified, tongue, loaded, end = _UNI[language].split("/")
    lines = [count.format(len(stories))]
    for story in stories:
        lines += [
            story.title,
            story.paper,
            written(language, story.day),
            f"Copyright {story.day.year} {story.paper}",
            f"{section}: {story.section}",
            f"{length}: {story.words} {words}",
            body,
            *story.body,
            classified,
            f"{tongue}: X",
            f"{loaded}: {written(language, date(2024, 5, 1))}",
            end,
        ]
    return lines


def factiva(language: str, stories: Sequence[Story] = STORIES) -> list[str]:
    words, tongue, document, summary = _FACTIVA[language].split("/")
    lines = []
    for number, story in enumerate(stories, start=1):
        lines += [
            story.title,
            f"1.{story.words:03} {words}",
            written(language, story.day, "{d} {m} {y}"),
            "06:30",
            story.paper,
            "NORD",
            tongue,
            f"Copyright {story.day.year} {story.paper}",
            *story.body,
            f"{document} NORD0000{story.day:%Y%m%d}ek34000b{number}",
        ]
    return [*lines, summary, "Text", "ferry"]


def proquest(language: str, stories: Sequence[Story] = STORIES) -> list[str]:
    mark, text, paper, day, identity, subject, database = _PROQUEST[language].split("/")
    lines = []
    for number, story in enumerate(stories, start=1):
        lines += [
            "_" * 60,
            mark.format(number, len(stories)),
            story.title,
            f"{text}: {story.body[0]}",
            *story.body[1:],
            f"{subject}: Ferries",
            f"{paper}: {story.paper}; Nordholm",
            f"{day}: {written(language, story.day)}",
            f"{identity}: 123",
            f"{database}: News",
        ]
    return [*lines, "_" * 60, "Contact ProQuest"]
