# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Web addresses and user names that lead to a person; public sites used at work stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from sloer.finding.caseless import Caseless
from sloer.finding.lexicon import is_common_word, is_place, word_frequency
from sloer.finding.names.forms import fold
from sloer.finding.protocol import View
from sloer.model import Ground, Sentence, Signal, Span

_REASON = Sentence(
    "En webadresse, der fører til en person.", "A web address that leads to a person."
)
_FULL = re.compile(r"(?:https?:\s?//|www\.\s?)[^\s<>()\"”»]+", re.IGNORECASE)
_DOT = re.compile(r"\.(?=[a-zA-Z]{2,})")
_HOST_BEFORE = re.compile(r"(?:[\w-]+\.)*[\w-]+$")
_ENDINGS = (
    "dk|com|net|org|io|dev|me|no|se|eu|info|fi|is|de|uk|co\\.uk|nu|app|page|site|blog|online|xyz|"
    "tech|"
    "design|studio|photo|photography|art|pl|nl|fr|es|it|tr|ch|at|be|biz|name|pro|cv|link|ee|lt|"
    "lv|ro|"
    "portfolio|works|ai|gg|tv|us|ca|fo|gl|bio|store|shop|cloud|space|live|rocks|club|social|gov|"
    "edu|"
    "example|test|ie|eus|cat|wales|scot|cymru|london|berlin|koeln|wien|swiss|lu|li|pt|gr|cz|sk|"
    "hu|hr|rs|ba|mk|"
    "ua|by|ru|ge|am|in|pk|ir|il|jp|kr|cn|hk|tw|sg|ph|th|vn|au|nz|za|mx|br|ar|cl|earth|green|blue|"
    "red|band|"
    "music|film|photos|gallery|wiki|guru|ninja|world|zone|today|news|press|media|agency|network|"
    "systems|codes|"
    "engineer|software|solutions|consulting|academy|education|health|care|dental|legal|group|"
    "team|works|farm|garden|"
    "kitchen|cafe|restaurant|yoga|fitness|coach|family|house|haus|realty|foundation|ngo|one|fun|"
    "ink|dog|coffee|wtf|so|sh|to|cc|fm|im|is"
)
_AFTER = re.compile(rf"\.(?:{_ENDINGS})(?![\w-])(?:[/?#][^\s<>()\"”»,;]*)?", re.IGNORECASE)
_HANDLE = re.compile(r"(?<![\w@./])@[A-Za-z0-9_][\w.-]{2,}\w")
_NETWORKS = re.compile(
    r"\b(?:linked-?in|insta(?:gram)?|facebook|fb|twitter|tiktok|snap(?:chat)?|github|gitlab|"
    r"behance|dribbble|"
    r"youtube|skype|x|mastodon|threads|medium|xing|discord|telegram|bluesky|vimeo|soundcloud|"
    r"strava|"
    r"profil|hjemmeside|portfolio|brugernavn|username|handle|some)\b",
    re.IGNORECASE,
)
_ACCOUNT = Caseless.of(
    r"\b(?:linked-?in|insta(?:gram)?|facebook|fb|twitter|tiktok|snap(?:chat)?|github|gitlab|"
    r"behance|skype|youtube|discord|"
    r"brugernavn|username)(?:-?profil|-?navn)?(?: ?: ?|/| ?@)(?P<name>/?(?:in/)?[\w.-]*[\w])"
)
# "LinkedIn kirstenmadsen", "stackoverflow: kmad": a network, then a word that is no word.
_BARE_ACCOUNT = re.compile(
    r"(?<![\w@./])(?:linked-?in|insta(?:gram)?|facebook|fb|twitter|tiktok|snap(?:chat)?|github|"
    r"gitlab|bitbucket|behance|"
    r"dribbble|skype|you ?tube|discord|stack ?overflow|soundcloud|spotify|bandcamp|pinterest|"
    r"tumblr|reddit|strava|"
    r"mastodon|bluesky|threads|telegram|signal|vimeo|flickr|goodreads|researchgate|orcid|xing|"
    r"medium|kaggle|codepen|"
    r"twitch|steam|issuu|patreon|etsy|vinted|blogspot|wordpress)(?:-?profil|-?navn|-?konto)?(?: "
    r"?[:=] ?|[ /]|\n)"
    r"(?P<name>@?[a-z0-9][a-z0-9._-]{1,38}[a-z0-9])(?=[\s,;)|·]|\.?$|\.\s)",
    re.IGNORECASE | re.MULTILINE,
)
_NO_ACCOUNT = frozenset(
    [
        "learning",
        "actions",
        "copilot",
        "pages",
        "recruiter",
        "navigator",
        "marketing",
        "ads",
        "business",
        "workplace",
        "api",
        "desktop",
        "enterprise",
        "classroom",
        "gruppe",
        "grupper",
        "gruppen",
        "side",
        "siden",
        "sider",
        "opslag",
        "reels",
        "stories",
        "live",
        "premium",
        "lens",
        "kanal",
        "kanaler",
        "kanalen",
        "profil",
        "profiler",
        "profile",
        "kampagner",
        "kampagne",
        "annoncer",
        "annoncering",
        "manager",
        "insights",
        "analytics",
        "messenger",
        "group",
        "page",
        "repository",
        "repositories",
        "issues",
        "flow",
        "projects",
        "teams",
        "for",
        "stillingsopslag",
        "indhold",
        "content",
        "posts",
        "konto",
        "sida",
        "sidor",
        "grupp",
        "kanalar",
        "annonsering",
        "kampanjer",
        "annonser",
        "innlegg",
    ]
)
# As it is said aloud ("mitsted punktum dk", "ole prik dk skråstreg cv"), or with a gap: "ole . dk".
_SAID = re.compile(
    r"(?<![\w@.])[\w-]{3,}(?:(?: [.·] ?| (?:punktum|prik|dot|dott|punkt|pkt) )"
    r"(?:dk|com|org|net|no|se|eu|info|nu|example|me|ie|uk)|\. (?:dk|com))(?!\w)"
    r"(?:(?: (?:skråstreg|skråstrek|snedstreck|slash)|/) ?[\w-]+)*|"
    r"(?<!\w)(?:soundcloud|github|linkedin|facebook|instagram|youtube|vimeo|bandcamp|issuu)"
    r"(?: (?:dot|punktum|prik|punkt) \w+)?(?: (?:skråstreg|skråstrek|snedstreck|slash) [\w-]+)+"
)
_SAID_HINT = re.compile(
    r" (?:punktum|prik|dot|dott|punkt|pkt|skråstreg|skråstrek|snedstreck|slash) | [.·] ?[a-z]{2}|"
    r"\. (?:dk|com)(?!\w)"
)
# Portals of authorities, that an applicant names as tools: "husdyrgodkendelse.dk".
_PORTAL = re.compile(
    r"(?:sag|sagen|sager|portal|portalen|godkendelse|ansøgning|platform|platformen|register|"
    r"registret|guiden|plassen|"
    r"platsen|arkivet|nettet|basen|løsningen|indkøb|udbud|data|statistik|tilsyn|miljø|"
    r"selvbetjening|styrelsen|nævnet|"
    r"jobb|jobs|jobbet|stillinger|ungdomsboliger|kommunerne|regionen|direktoratet|verket|"
    r"tilsynet|myndigheten)\.(?:dk|no|se)\Z"
)
_CODE = re.compile(
    r"^(?:cand|exam|stud|dr|lic|mag|bac|ing|prof|phil|techn|merc|scient)\.|"
    r"(?:node|vue|react|next|nuxt|express|three|d3|angular|backbone|ember|socket|asp|vb|ado|ml|"
    r"moment|chart|knex|nest|p5)\.(?:js|io|net|ts)$|\.(?:py|js|ts|docx?|pdf|xlsx?|pptx?|odt|"
    r"rtf|jpe?g|png)$",
    re.IGNORECASE,
)
# Public sites on which a path is somebody's page.
_PLATFORMS = frozenset({"github.com", "gitlab.com", "medium.com", "wordpress.com", "wix.com"})
_TRAILING = ".,;:!?)]}'\"”»"


class WebFinder:
    """Finds web addresses and user names."""

    name = "contact_web"
    grounds = frozenset({Ground.URL})

    def find(self, view: View) -> Iterator[Signal]:
        """Yield what does not belong to a public site, or goes deep into one."""
        taken: list[tuple[int, int]] = []
        for start, end, rule in _candidates(view.text, view.passages.lower):
            if any(start < stop and begin < end for begin, stop in taken):
                continue
            taken.append((start, end))
            if rule.endswith("handle"):
                if not _is_account(view, start):
                    continue
            elif rule.endswith(("said", "named")):
                pass
            elif _is_public(view, view.text[start:end]):
                continue
            yield Signal(Ground.URL, Span(start, end), 0.93, rule, _REASON)


def _candidates(text: str, lower: str | None) -> Iterator[tuple[int, int, str]]:
    for match in _FULL.finditer(text):
        yield match.start(), match.start() + len(match.group().rstrip(_TRAILING)), "contact_web.url"
    for dot in _DOT.finditer(text):
        host = _HOST_BEFORE.search(text, max(dot.start() - 60, 0), dot.start())
        rest = _AFTER.match(text, dot.start())
        if host and rest and text[host.start() - 1 : host.start()] not in {"@", "/"}:
            end = rest.start() + len(rest.group().rstrip(_TRAILING))
            yield host.start(), end, "contact_web.bare"
    if _SAID_HINT.search(text):
        for match in _SAID.finditer(text):
            yield match.start(), match.end(), "contact_web.said"
    for match in _BARE_ACCOUNT.finditer(text):
        if _may_be_account(match["name"]):
            yield match.start("name"), match.end("name"), "contact_web.named"
    for match in _ACCOUNT.finditer(text, lower):
        yield match.start("name"), match.end("name"), "contact_web.account"
    for match in _HANDLE.finditer(text):
        yield match.start(), match.end(), "contact_web.handle"


def _may_be_account(name: str) -> bool:
    """Tell a user name from the word after a network: "LinkedIn Learning", "github og"."""
    lower = name.lower().lstrip("@")
    if lower in _NO_ACCOUNT or lower.isdigit() or is_common_word(lower):
        return False
    return word_frequency(lower) == 0 and (lower == name or any(c in lower for c in "0123456789._"))


def _is_account(view: View, start: int) -> bool:
    """Tell a user name from code ("@Override"): a network is named beside it, or a name in it."""
    text = view.text
    near = text[max(start - 40, 0) : start + 40]
    handle = fold(text[start : start + 40].split()[0])
    if any(len(n) > 3 and fold(n) in handle for n in view.known.names):
        return True
    return _NETWORKS.search(near) is not None


def _is_public(view: View, address: str) -> bool:
    plain = re.sub(r"^(?:https?:\s?//)?(?:www\.\s?)?", "", address, flags=re.IGNORECASE)
    host, _, path = plain.partition("/")
    if _CODE.search(plain) or "@" in host:
        return True
    if path.startswith("@"):  # somebody's page, on whatever site
        return False
    lower = host.lower()
    folded = fold(lower)
    if any(len(n) > 2 and fold(n) in folded for n in view.known.names):
        return False
    if path.strip("/"):
        return lower in _public_sites() - _PLATFORMS and len(path) < 25 and "/" not in path
    stem = lower.rsplit(".", 1)[0]
    if lower in _public_sites() or "kommune" in stem or stem.startswith("region"):
        return True
    if _PORTAL.search(lower):
        return True
    if is_place(stem) or lower.endswith((".gov", ".edu")):
        return True
    # "Booking.com", "Nemlig.com": a brand with its capital, in running text.
    return address[0].isupper() and not address.isupper()


@cache
def _public_sites() -> frozenset[str]:
    text = (files("sloer.finding") / "data" / "public_sites.txt").read_text("utf-8")
    return frozenset(
        w for line in text.splitlines() if not line.startswith("#") for w in line.split()
    )


FINDER = WebFinder()
