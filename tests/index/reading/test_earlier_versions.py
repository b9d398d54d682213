"""Earlier versions of a file: each is kept whole, and nothing but such a version is ever shown as one."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from index.reading import EarlierVersion, Passage, earlier_versions, keep_version, read_version

WRITTEN = datetime(2024, 1, 2, 9, 30, tzinfo=UTC)
STORY = "Ferries stay in the harbour\n\nFour ferries stayed in the harbour.\n"

posix = pytest.mark.skipif(os.name != "posix", reason="links and names of POSIX")


def write(path: Path, text: str = STORY) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    os.utime(path, (WRITTEN.timestamp(), WRITTEN.timestamp()))
    return path


def read(articles: Path, file: str, number: int = 1) -> list[Passage]:
    return read_version(articles, file, number, max_tokens=200)


def numbers(articles: Path, file: str) -> list[int]:
    return [each.number for each in earlier_versions(articles, file)]


def test_each_version_is_kept_under_the_next_number_as_it_was(tmp_path: Path) -> None:
    for number in (1, 2, 3):
        keep_version(write(tmp_path / "feeds" / "ferries.md", f"Version {number} of the story.\n"))
    kept = tmp_path / "feeds" / ".earlier"
    assert [(kept / f"ferries.{n}.md").read_text("utf-8") for n in (1, 2, 3)] == [
        f"Version {n} of the story.\n" for n in (1, 2, 3)
    ]
    assert earlier_versions(tmp_path, "feeds/ferries.md") == [EarlierVersion(n, WRITTEN) for n in (1, 2, 3)]
    assert (tmp_path / "feeds" / "ferries.md").exists(), "nobody finds it gone"


def test_a_number_that_is_taken_is_never_written_again(tmp_path: Path) -> None:
    write(tmp_path / ".earlier" / "a.7.md", "The seventh.\n")
    keep_version(write(tmp_path / "a.md"))
    assert numbers(tmp_path, "a.md") == [7, 8]
    assert (tmp_path / ".earlier" / "a.7.md").read_text("utf-8") == "The seventh.\n"


def test_versions_are_listed_from_the_oldest_also_beyond_nine(tmp_path: Path) -> None:
    for number in (10, 9, 1, 100):
        write(tmp_path / ".earlier" / f"a.{number}.md")
    assert numbers(tmp_path, "a.md") == [1, 9, 10, 100]


def test_a_version_is_read_in_paragraphs(tmp_path: Path) -> None:
    keep_version(write(tmp_path / "a.md"))
    assert [passage.text for passage in read(tmp_path, "a.md")] == STORY.strip().split("\n\n")
    assert read(tmp_path, "a.md", 2) == []


@posix
@pytest.mark.parametrize("name", ["a.b", "a.1", "a+", "a*", "[a]", "(a|b)", "^a$", "a\\d"])
def test_a_name_is_taken_by_the_letter(tmp_path: Path, name: str) -> None:
    for other in ("aXb.1.md", "aa.1.md", "a.1.1.md", "aab.1.md", "b.1.md", "a5.1.md", "a.01.md", "a.0.md", "a.1.mdx"):
        write(tmp_path / ".earlier" / other, "Another story altogether.\n")
    (tmp_path / ".earlier" / f"{name}.1.md").unlink(missing_ok=True)
    assert numbers(tmp_path, f"{name}.md") == []
    keep_version(write(tmp_path / f"{name}.md"))
    assert numbers(tmp_path, f"{name}.md") == [1]
    assert "Four ferries" in read(tmp_path, f"{name}.md")[-1].text


def test_versions_of_another_name_or_kind_are_not_its_own(tmp_path: Path) -> None:
    for other in ("a.1.1.md", "a.01.md", "a.0.md", "a.x.md", "a.1.txt", "ba.1.md", "a.1.md.new"):
        write(tmp_path / ".earlier" / other)
    assert numbers(tmp_path, "a.md") == []
    assert numbers(tmp_path, "a.1.md") == [1]


@pytest.mark.parametrize("file", ["a.md", "none/a.md", "", ".", "/", "a\0.md", "../a.md"])
def test_where_nothing_is_kept_there_is_nothing(tmp_path: Path, file: str) -> None:
    assert earlier_versions(tmp_path, file) == []
    assert read(tmp_path, file) == []
    assert earlier_versions(tmp_path / "gone", file) == []
    (tmp_path / ".earlier").write_text("a file, not a folder")
    assert earlier_versions(tmp_path, file) == []


def test_nothing_is_read_outside_the_articles_folder(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    for name in ("a.1.md", "articles.1", "articles.1.md"):
        write(tmp_path / ".earlier" / name)
    for file in ("../a.md", "", ".", str(tmp_path / "a.md"), "../articles", "../articles.md"):
        assert earlier_versions(articles, file) == []
        assert read(articles, file) == []


@posix
@pytest.mark.parametrize("link", [".earlier", "feeds"])
def test_a_folder_that_is_a_link_has_no_versions(tmp_path: Path, link: str) -> None:
    outside = tmp_path / "outside"
    write(outside / "a.1.md")
    write(outside / ".earlier" / "a.1.md")
    place = tmp_path / "articles" / "feeds" / ".earlier" if link == ".earlier" else tmp_path / "articles" / "feeds"
    place.parent.mkdir(parents=True)
    for target in (outside, place, tmp_path / "nowhere"):
        place.symlink_to(target)
        assert earlier_versions(tmp_path / "articles", "feeds/a.md") == []
        assert read(tmp_path / "articles", "feeds/a.md") == []
        place.unlink()


@posix
def test_the_articles_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    keep_version(write(tmp_path / "real" / "a.md"))
    (tmp_path / "articles").symlink_to(tmp_path / "real")
    assert numbers(tmp_path / "articles", "a.md") == [1]
    assert read(tmp_path / "articles", "a.md")


@posix
def test_what_is_no_file_is_no_version(tmp_path: Path) -> None:
    secret = write(tmp_path / "secret.txt")
    kept = tmp_path / "articles" / ".earlier"
    (kept / "a.4.md").mkdir(parents=True)
    (kept / "a.1.md").symlink_to(secret)
    (kept / "a.2.md").symlink_to(tmp_path / "nowhere")
    os.mkfifo(kept / "a.3.md")
    assert earlier_versions(tmp_path / "articles", "a.md") == []
    assert [read(tmp_path / "articles", "a.md", number) for number in (1, 2, 3, 4)] == [[], [], [], []]
    keep_version(write(tmp_path / "articles" / "a.md", "New words.\n"))
    assert numbers(tmp_path / "articles", "a.md") == [5], "nothing is written through a link"
    assert secret.read_text("utf-8") == STORY


def test_a_version_in_which_there_is_no_article_gives_none(tmp_path: Path) -> None:
    write(tmp_path / ".earlier" / "a.1.md", "")
    write(tmp_path / ".earlier" / "a.2.md", " \n\n")
    assert [read(tmp_path, "a.md", number) for number in (1, 2)] == [[], []]


@posix
def test_a_version_that_may_not_be_read_gives_none(tmp_path: Path) -> None:
    kept = write(tmp_path / ".earlier" / "a.1.md")
    kept.chmod(0)
    if os.access(kept, os.R_OK):
        pytest.skip("whoever runs this may read everything")
    assert read(tmp_path, "a.md") == []


def test_a_version_with_several_articles_is_not_taken_for_one(tmp_path: Path) -> None:
    lines = '{"title": "One", "text": "One ship left."}\n{"title": "Two", "text": "Two ships left."}\n'
    keep_version(write(tmp_path / "a.jsonl", lines))
    assert read(tmp_path, "a.jsonl") == []
