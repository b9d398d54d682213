"""Which files are not read, why, and what helps. Pure."""

from collections.abc import Collection, Iterable, Mapping
from typing import Final

_PICTURE: Final = "pictures, not read: put their text beside them as .txt, or as a PDF in which text can be selected"
_RECORDING: Final = "recordings, not read: put their transcripts beside them as .vtt, .srt or .txt"
_TABLE: Final = "spreadsheets, not read: save them as .csv"
_SLIDES: Final = "presentations, not read: save them as .pdf"
_DOCUMENT: Final = "documents of a form that is not read: save them as .docx or .pdf"
_BOOK: Final = "e-books of a form that is not read: save them as .epub"
_PACKED: Final = "packed files of a form that is not read: unpack them, or pack them as .zip"
_SOFTWARE: Final = "parts of web pages or programs: they hold no articles"
_DATA: Final = "data of a form that is not read: save articles in it as .jsonl or .csv"

_SAVED: Final = ("_files", "_Files", "-Dateien", "_fichiers", "_archivos", "_arquivos", "_bestanden", ".files")

_REASONS: Final[Mapping[str, str]] = {
    ending: reason
    for endings, reason in (
        (
            ".jpg .jpeg .jfif .png .gif .webp .tif .tiff .bmp .heic .heif .avif .svg .ico .psd .ai .eps .raw .dng",
            _PICTURE,
        ),
        (
            ".mp3 .mp4 .m4a .m4v .mov .avi .mkv .webm .wav .ogg .oga .ogv .opus .flac .aac .wma .wmv .mpg .mpeg",
            _RECORDING,
        ),
        (".xlsx .xlsm .xls .xlsb .ods .numbers", _TABLE),
        (".pptx .ppt .pps .ppsx .odp .key", _SLIDES),
        (".doc .dot .wpd .wps .pages .tex .lyx .ps .djvu .xps .indd .qxp", _DOCUMENT),
        (".mobi .azw .azw3 .fb2 .lit", _BOOK),
        (".tar .tgz .tbz .tbz2 .txz .7z .rar .bz2 .xz .zst .lz4 .lzma .z .iso .dmg .cab", _PACKED),
        (
            ".css .js .mjs .ts .jsx .tsx .map .py .pyc .sh .bat .exe .dll .so .jar .war .apk .ipa .whl .c .h .cpp",
            _SOFTWARE,
        ),
        (
            ".java .go .rs .rb .woff .woff2 .ttf .otf .eot .lock .ini .cfg .conf .toml .yaml .yml .bak .tmp .swp",
            _SOFTWARE,
        ),
        (".db .sqlite .sqlite3 .mdb .accdb .parquet .feather .avro .arrow .pkl .npy .npz .dta .sav .rds", _DATA),
    )
    for ending in endings.split()
}


def why_unread(ending: str, read: Iterable[str]) -> str:
    """Say why files with an ending are not read, and what helps.

    Args:
        ending: In lower case, "" for none.
        read: The endings that are read.
    """
    named = f"not a kind of file that is read ({ending or 'no ending'})"
    return _REASONS.get(ending) or f"{named}: name text .txt, save other files as one of {', '.join(sorted(read))}"


def saved_with_pages(names: Collection[str]) -> set[str]:
    """Return which of the names in a folder are folders that a browser saved with a web page: `x_files` of `x.html`."""
    pages = {name.rpartition(".")[0] for name in names if name.lower().endswith((".html", ".htm", ".xhtml"))}
    return {page + ending for page in pages for ending in _SAVED if page + ending in names}
