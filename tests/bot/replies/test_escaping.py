"""Foreign text made harmless."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.replies import escaping


def shown(escaped: str) -> str:
    """What Discord shows of an escaped text: a backslash before punctuation goes away, once."""
    return re.sub(r"\\([^0-9A-Za-z\s])", r"\1", escaped)


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("@everyone look", "\\@everyone look"),
        ("tell <@42> and <@&7> in <#9>", "tell \\<@42> and \\<@&7> in \\<#9>"),
        ("[a safe link](https://evil.example)", "\\[a safe link](https\\://evil.example)"),
        ("[[x]](http://evil.example)", "\\[\\[x]](http\\://evil.example)"),
        (
            "*a* **b** _c_ __d__ ~~e~~ ||f|| `g`",
            "\\*a\\* \\*\\*b\\*\\* \\_c\\_ \\_\\_d\\_\\_ \\~\\~e\\~\\~ \\|\\|f\\|\\| \\`g\\`",
        ),
        ("```py\ncode\n```", "\\`\\`\\`py\ncode\n\\`\\`\\`"),
        ("# loud\n## less\n-# small", "\\# loud\n\\## less\n\\-# small"),
        ("> said\n>>> all", "\\> said\n\\>>> all"),
        ("- one\n+ two\n3. three\n4) four", "\\- one\n\\+ two\n3\\. three\n4\\) four"),
        (":smile: at 12:30", "\\:smile: at 12:30"),
        ("back\\slash", "back\\\\slash"),
        ("<t:0:R> </ask:1> <:x:1>", "\\<t\\:0:R> \\</ask:1> \\<\\:x:1>"),
    ],
)
def test_nothing_is_formatted_and_all_is_shown(text: str, escaped: str) -> None:
    assert escaping.discord(text) == escaped
    assert shown(escaped) == text


@pytest.mark.parametrize(
    "text", ["000_1858dae52.txt", "[1] harbour.txt", "about ~32 drones", "a-b", "x@example.org", "2 > 1"]
)
def test_what_needs_no_escaping_is_left_alone(text: str) -> None:
    assert escaping.discord(text) == text


def test_direction_is_spelt_out_and_the_invisible_left_out() -> None:
    assert escaping.plain("exe\u202etxt.\u200bsafe\u2066\ufeff\u00ad!") == "exe[U+202E]txt.safe[U+2066]!"


def test_joiners_stay_where_scripts_need_them() -> None:
    """Between Latin letters a joiner only hides; in Persian and in emoji it makes the word."""
    assert escaping.plain("pass\u200dword") == "password"
    assert (
        escaping.plain("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645")
        == "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
    )


def test_line_ends_become_one_kind_and_titles_one_line() -> None:
    assert escaping.plain("a\r\nb\rc\u2028d") == "a\nb\nc\nd"
    assert escaping.one_line(" a\r\n\tb\u00a0 c ") == "a b c"


TRICKY = st.text(alphabet=st.sampled_from("ab1 \n*_~|`<>[](){}#-+.:@\\/!\u202e\u200b\u05d0é"), max_size=80)


@given(TRICKY)
def test_every_visible_character_is_shown_once(text: str) -> None:
    plain = escaping.plain(text)
    assert shown(escaping.discord(plain)) == plain


@given(TRICKY)
def test_nothing_active_survives(text: str) -> None:
    """No unescaped formatting character, mention or address is left."""
    made = escaping.discord(escaping.plain(text))
    bare = re.sub(r"\\[^0-9A-Za-z\s]", "x", made)
    assert not re.search(r"[*`<]|~~|\|\||@everyone|://|^\s*#|^\s*>", bare, re.MULTILINE)
    assert not re.search(r"\[[^\n]*\]\(", bare)


@pytest.mark.parametrize(
    "text", ["[" * 50_000, "_" * 50_000, ":a" * 25_000, "\u200b" * 50_000, "1" * 50_000, "](" * 25_000]
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    started = time.perf_counter()
    escaping.discord(escaping.plain(text))
    assert time.perf_counter() - started < 2


def shown_in_slack(text: str) -> str:
    """Read mrkdwn as Slack shows it: no joiners, entities as what they stand for."""
    bare = text.replace(escaping.JOINER, "")
    return bare.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


@given(TRICKY)
def test_slack_shows_every_visible_character_once(text: str) -> None:
    plain = escaping.plain(text)
    assert shown_in_slack(escaping.slack(plain)) == plain


@given(TRICKY)
def test_nothing_is_active_in_slack(text: str) -> None:
    """No angle bracket is left, no line is a quotation, and nothing that formats stands at the edge of a word."""
    made = escaping.slack(escaping.plain(text))
    assert not re.search(r"[<>]", made)
    assert not re.search(r"^\s*&gt;", made, re.MULTILINE)
    assert not re.search(r"(?:^|[^\w\u2060])[*_~`]|[*_~`](?:$|[^\w\u2060])", made)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("<!channel> & <@U1>", "&lt;!channel&gt; &amp; &lt;@U1&gt;"),
        ("snake_case 2*3", "snake_case 2*3"),
        ("a ~b~", "a \u2060~\u2060b\u2060~\u2060"),
        (":smile: 10:30", ":\u2060smile: 10:30"),
        ("> quoted", "\u2060&gt; quoted"),
    ],
)
def test_slack_is_escaped_where_it_would_make_something_of_it(text: str, made: str) -> None:
    assert escaping.slack(text) == made
