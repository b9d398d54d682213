"""Newspapers, agencies, broadcasters and news sites: their readable names, their domains, and when two names are one.

Pure.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

# Name, further names, domains. Only what a domain or an abbreviation doesn't tell by itself needs a line.
_KNOWN: Final = """
The Verge; theverge.com
TechCrunch; techcrunch.com
USA TODAY; usatoday.com
CNN; Cable News Network; CNN International; cnn.com; edition.cnn.com
CNBC; cnbc.com
BBC; BBC News; BBC Sport; British Broadcasting Corporation; bbc.co.uk; bbc.com
Reuters; Thomson Reuters; reuters.com
AP; AP News; Associated Press; apnews.com
AFP; Agence France-Presse; afp.com
Bloomberg; Bloomberg News; bloomberg.com
The Guardian; Guardian News; theguardian.com; guardian.co.uk
The New York Times; NYT; NY Times; nytimes.com
The Washington Post; WaPo; Wash Post; washingtonpost.com
The Wall Street Journal; WSJ; wsj.com
Los Angeles Times; LA Times; latimes.com
Chicago Tribune; chicagotribune.com
The Boston Globe; bostonglobe.com
New York Post; NY Post; nypost.com
New York Daily News; nydailynews.com
San Francisco Chronicle; SF Chronicle; sfchronicle.com
The Dallas Morning News; dallasnews.com
Miami Herald; miamiherald.com
Houston Chronicle; houstonchronicle.com
The Seattle Times; seattletimes.com
The Philadelphia Inquirer; inquirer.com
The Denver Post; denverpost.com
Star Tribune; startribune.com
The Christian Science Monitor; CSMonitor; csmonitor.com
Financial Times; FT; ft.com
The Economist; economist.com
The Independent; independent.co.uk
The Times; thetimes.co.uk; thetimes.com
The Sunday Times; thesundaytimes.co.uk
The Telegraph; The Daily Telegraph; telegraph.co.uk
Daily Mail; MailOnline; Mail Online; dailymail.co.uk
Daily Mirror; mirror.co.uk
Daily Express; express.co.uk
The Sun; thesun.co.uk; the-sun.com
Evening Standard; standard.co.uk
The Week; theweek.co.uk; theweek.com
The Observer; observer.co.uk
Sky News; skynews.com; news.sky.com
Sky Sports; skysports.com
ITV News; itv.com
Channel 4 News; channel4.com
The Irish Times; irishtimes.com
Irish Independent; independent.ie
RTÉ; RTE News; rte.ie
The Scotsman; scotsman.com
NPR; National Public Radio; npr.org
PBS NewsHour; PBS; pbs.org
ABC News; abcnews.go.com; abcnews.com
ABC Australia; abc.net.au
CBS News; cbsnews.com
CBS Sports; cbssports.com
NBC News; nbcnews.com
NBC Sports; nbcsports.com
MSNBC; msnbc.com
Fox News; foxnews.com
Fox Business; foxbusiness.com
Fox Sports; foxsports.com
Newsweek; newsweek.com
TIME; TIME Magazine; time.com
The Atlantic; theatlantic.com
The New Yorker; newyorker.com
The Hill; thehill.com
Politico; politico.com; politico.eu
Axios; axios.com
Vox; vox.com
Slate; slate.com
Salon; salon.com
ProPublica; propublica.org
HuffPost; Huffington Post; huffpost.com; huffingtonpost.com
BuzzFeed News; buzzfeednews.com
Business Insider; Insider; businessinsider.com
Forbes; forbes.com
Fortune; fortune.com
MarketWatch; marketwatch.com
Barron's; barrons.com
Quartz; qz.com
Wired; WIRED Magazine; wired.com; wired.co.uk
Ars Technica; arstechnica.com
Engadget; engadget.com
Gizmodo; gizmodo.com
Mashable; mashable.com
CNET; cnet.com
ZDNet; zdnet.com
VentureBeat; venturebeat.com
MIT Technology Review; technologyreview.com
Hacker News; The Hacker News; thehackernews.com
Polygon; polygon.com
Kotaku; kotaku.com
IGN; ign.com
Scientific American; scientificamerican.com
New Scientist; newscientist.com
Nature; nature.com
Science; science.org; sciencemag.org
Live Science; livescience.com
National Geographic; Nat Geo; nationalgeographic.com
The Conversation; theconversation.com
Rolling Stone; rollingstone.com
Variety; variety.com
The Hollywood Reporter; THR; hollywoodreporter.com
Deadline; deadline.com
Billboard; billboard.com
Pitchfork; pitchfork.com
People; People Magazine; people.com
Vanity Fair; vanityfair.com
Entertainment Weekly; ew.com
ESPN; espn.com; espn.co.uk
The Athletic; theathletic.com
Sports Illustrated; si.com
Sporting News; The Sporting News; sportingnews.com
Bleacher Report; bleacherreport.com
Yahoo News; Yahoo; news.yahoo.com; yahoo.com
Yahoo Finance; finance.yahoo.com
MSN; msn.com
Al Jazeera; Al Jazeera English; aljazeera.com
Al Arabiya; alarabiya.net
Deutsche Welle; DW; DW News; dw.com
Der Spiegel; Spiegel; spiegel.de
Die Zeit; zeit.de
Bild; bild.de
Frankfurter Allgemeine Zeitung; FAZ; faz.net
Süddeutsche Zeitung; sueddeutsche.de
dpa; Deutsche Presse-Agentur; dpa.com
Le Monde; lemonde.fr
Le Figaro; lefigaro.fr
France 24; france24.com
RFI; rfi.fr
Euronews; euronews.com
El País; elpais.com
El Mundo; elmundo.es
EFE; efe.com
La Repubblica; repubblica.it
Corriere della Sera; corriere.it
ANSA; ansa.it
Swissinfo; swissinfo.ch
The Moscow Times; themoscowtimes.com
TASS; tass.com; tass.ru
RIA Novosti; ria.ru
Interfax; interfax.com; interfax.ru
Meduza; meduza.io
The Kyiv Independent; kyivindependent.com
Kyiv Post; kyivpost.com
Ukrinform; ukrinform.net
Ukrainska Pravda; Ukrayinska Pravda; pravda.com.ua
Interfax-Ukraine; interfax.com.ua
Radio Free Europe/Radio Liberty; RFE/RL; rferl.org
Voice of America; VOA; VOA News; voanews.com
Xinhua; Xinhua News Agency; xinhuanet.com; news.cn
China Daily; chinadaily.com.cn
Global Times; globaltimes.cn
South China Morning Post; SCMP; scmp.com
CGTN; cgtn.com
Kyodo News; Kyodo; kyodonews.net
Nikkei Asia; Nikkei; asia.nikkei.com
NHK World; NHK; nhk.or.jp
The Japan Times; japantimes.co.jp
Yonhap; Yonhap News Agency; yna.co.kr
The Korea Herald; koreaherald.com
The Straits Times; straitstimes.com
CNA; Channel NewsAsia; channelnewsasia.com
The Times of India; TOI; timesofindia.indiatimes.com
The Economic Times; economictimes.indiatimes.com
Hindustan Times; hindustantimes.com
The Hindu; thehindu.com
The Hindu BusinessLine; Business Line; thehindubusinessline.com
The Indian Express; indianexpress.com
NDTV; ndtv.com
PTI; Press Trust of India; ptinews.com
Dawn; dawn.com
The Sydney Morning Herald; SMH; smh.com.au
The Age; theage.com.au
The Australian; theaustralian.com.au
The New Zealand Herald; NZ Herald; nzherald.co.nz
The Globe and Mail; Globe & Mail; theglobeandmail.com
Toronto Star; thestar.com
CBC; CBC News; cbc.ca
National Post; nationalpost.com
Haaretz; haaretz.com
The Jerusalem Post; JPost; jpost.com
The Times of Israel; timesofisrael.com
Anadolu; Anadolu Agency; AA; aa.com.tr
Daily Sabah; dailysabah.com
Arab News; arabnews.com
The National; thenationalnews.com
Daily Nation; nation.africa
Folha de S.Paulo; folha.uol.com.br
UPI; United Press International; upi.com
PA Media; Press Association; PA; pa.media
PR Newswire; prnewswire.com
Business Wire; businesswire.com
"""

_WORDS: Final = re.compile(r"[^\W_]+")
_TAIL: Final = re.compile(r"\s+[|\u00b7\u2022\u2013\u2014-]\s+.*|:\s.*|\s*\([^()]{0,60}\)$")
_HOST: Final = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,5}[a-z]{2,18}", re.IGNORECASE)
_SECOND_LEVEL: Final = frozenset("co com org net gov ac edu ne or go gob nic uol".split())
_TWO_LETTERS: Final = 2
_NOT_OUTLETS: Final = frozenset(
    "t.co bit.ly archive.org google.com twitter.com x.com facebook.com youtube.com t.me github.com example.com".split()
)


def outlet_key(name: str) -> str:
    """Reduce a name or domain of an outlet to what all its spellings share; "" for a name without letters.

    "the Guardian", "The Guardian | World news" and "www.theguardian.com" have one key.
    """
    own = _own_key(name)
    return _by_key().get(own, own)


@lru_cache(maxsize=4096)
def _own_key(name: str) -> str:
    """Reduce a name without looking up whether it is another name of a known outlet."""
    name = name.strip()
    if _HOST.fullmatch(name):
        known = _known_host(name)
        name = known or domain_of(name).split(".", 1)[0]
    plain = unicodedata.normalize("NFKD", _TAIL.sub("", name) or name).casefold()
    letters = "".join(_WORDS.findall("".join(c for c in plain if not unicodedata.combining(c)).replace("&", " and ")))
    return letters.removeprefix("the") or letters


def outlet_name(name: str) -> str:
    """Return the readable name of an outlet; one that is not known stays as it is written."""
    return _names().get(outlet_key(name)) or name.strip()


def is_known_outlet(key: str) -> bool:
    """Whether a key is that of a well-known outlet."""
    return key in _names()


def other_names(key: str) -> tuple[str, ...]:
    """Return the keys of further names of an outlet: "nyt" for The New York Times."""
    return _others().get(key, ())


def domain_of(host: str) -> str:
    """Return the part of a host that somebody registers: "bbc.co.uk" of "news.bbc.co.uk"."""
    parts = host.casefold().rstrip(".").split(".")
    deep = len(parts) > _TWO_LETTERS and len(parts[-1]) == _TWO_LETTERS and parts[-2] in _SECOND_LEVEL
    return ".".join(parts[-3:] if deep else parts[-2:])


@lru_cache(maxsize=4096)
def outlet_of_host(host: str) -> str | None:
    """Name the outlet of a host, "edition.cnn.com"; the domain itself when nothing better is known."""
    if not _HOST.fullmatch(host):
        return None
    domain = domain_of(host)
    return _known_host(host) or (None if domain in _NOT_OUTLETS else domain)


def _known_host(host: str) -> str | None:
    """Return the name of a known outlet that has a host, or a domain that the host is part of."""
    hosts, parts = _hosts(), host.casefold().rstrip(".").split(".")
    return next((hosts[tail] for at in range(len(parts)) if (tail := ".".join(parts[at:])) in hosts), None)


def outlet_of_url(url: str | None) -> str | None:
    """Name the outlet at a web address; None when there is none."""
    try:
        host = urlsplit(url).hostname if url else None
    except ValueError:
        return None
    return outlet_of_host(host) if host else None


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    """Return of each known outlet its name, its further names and its domains."""
    rows = []
    for line in _KNOWN.strip().splitlines():
        name, *others = (part.strip() for part in line.split(";"))
        domains = tuple(other for other in others if _HOST.fullmatch(other))
        rows.append((name, tuple(other for other in others if other not in domains), domains))
    return tuple(rows)


@lru_cache(maxsize=1)
def _by_key() -> dict[str, str]:
    """The key of an outlet by the keys of its further names and domains."""
    keys: dict[str, str] = {}
    for name, others, _ in _rows():
        for other in others:
            keys.setdefault(_own_key(other), _own_key(name))
    for name, _, _ in _rows():
        keys.pop(_own_key(name), None)
    return keys


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return {_own_key(name): name for name, _, _ in reversed(_rows())}


@lru_cache(maxsize=1)
def _others() -> dict[str, tuple[str, ...]]:
    return {_own_key(name): tuple(_own_key(other) for other in others) for name, others, _ in _rows()}


@lru_cache(maxsize=1)
def _hosts() -> dict[str, str]:
    return {domain: name for name, _, domains in _rows() for domain in domains}
