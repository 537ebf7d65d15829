"""The words that the do-no-harm rules look for, the cells they look into, and who may be named."""

from __future__ import annotations

import re
from dataclasses import dataclass

Cells = tuple[tuple[str, str], ...]

ROUTE_TEXT: Cells = (
    ("routes", "name"),
    ("routes", "summary"),
    ("legs", "certainty_note"),
)
OWN_TEXT: Cells = (
    *ROUTE_TEXT,
    ("waypoints", "name"),
    ("waypoints", "note"),
    ("events", "title"),
    ("events", "summary"),
    ("events", "date_basis"),
    ("events", "note"),
    ("series", "title"),
    ("series", "caveat"),
    ("counts", "note"),
    ("excerpts", "summary"),
)
# What we write about sources ranks sources, not routes, so rule 4 leaves it out.
SOURCE_TEXT: Cells = (("sources", "reliability_note"),)
QUOTATIONS: Cells = (("excerpts", "quote"),)
PLACE_NAMES: Cells = (("waypoints", "name"),)


@dataclass(frozen=True)
class Wording:
    """Words that no cell of `cells` may hold, as a pattern, and the rule that they break."""

    pattern: str
    rule: str
    cells: Cells


NOT_A_PLACE = (
    Wording(
        r"(?i:\b(?:airport|bridge|building|camp|crossing|embassy|ferry|hotel|house|path|pier|"
        r"prison|river|road|shelter|station|street|village)\b)",
        "must be a populated place, county, province or country, nothing smaller",
        PLACE_NAMES,
    ),
)

PRESENT_USE = (
    Wording(
        r"(?i:\b(?:open|safe(?! third countr)|safely|best|easy|recommended|viable|passable)\b)",
        "must not say that a route can be used",
        ROUTE_TEXT,
    ),
    Wording(
        r"(?i:\b(?:today|nowadays|now|currently|at present|these days)\b)",
        "must not speak of the present of a route",
        ROUTE_TEXT,
    ),
    Wording(
        r"(?i:\b(?:is|are|remains?|stays?|still|again|now|currently)"
        r"(?: (?:still|again|now|currently))?"
        r" (?:accessible|in use|open|passable|safe|usable|viable)\b)",
        "must not say that something can be used",
        OWN_TEXT,
    ),
    Wording(
        r"(?i:\bsafer\b|\bsafe (?:crossing|option|passage|route|way)s?\b|"
        r"\bworks? (?:well|best|reliably)\b|\bcan (?:still )?be (?:used|crossed|travelled)\b)",
        "must not say that something can be used",
        OWN_TEXT,
    ),
    Wording(
        r"(?i:\badvisable\b|\byou(?:r|rs)?\b|"
        r"\bshould (?:avoid|choose|cross|go|take|travel|try|use)\b|"
        r"\brecommended (?:crossing|option|road|route|time|way)s?\b)",
        "must not give advice",
        OWN_TEXT,
    ),
    Wording(
        r"(?i:\b(?:safest|easiest|cheapest|fastest|quickest|surest|simplest)\b|"
        r"\b(?:best|ideal|preferred) (?:\w+ )?"
        r"(?:choice|crossing|entry|option|road|route|time|way)s?\b|"
        r"\bmost (?:promising|reliable|secure|successful)\b)",
        "must not rank routes",
        OWN_TEXT,
    ),
    Wording(
        r"(?i:\bsuccess rates?\b|\brates? of success\b|"
        r"\bchances? of (?:arriving|getting|reaching|success)\b|"
        r"\blikely to succeed\b|\bodds of\b)",
        "must not speak of success by route",
        OWN_TEXT,
    ),
)

_ALL_TEXT: Cells = (*OWN_TEXT, *SOURCE_TEXT, *QUOTATIONS)

OPERATIONAL = (
    Wording(
        r"(?i:\bcheck[- ]?points?\b|\bpatrol\w*)|검문소|초소|순찰|检查站|檢查站|検問|巡逻|巡邏",
        "must not name checkpoints or patrols",
        _ALL_TEXT,
    ),
    Wording(
        r"(?i:\bsafe[- ]?houses?\b|\bhide-?outs?\b|\bhiding places?\b)|은신처|안가\b|安全屋|隠れ家",
        "must not speak of houses that hide people",
        _ALL_TEXT,
    ),
    Wording(
        r"(?i:\bdisguis\w+|\bdressed (?:up )?as\b|\b(?:counterfeit|fake|false|forged) "
        r"(?:documents?|ids?|identity|papers|passports?|visas?)\b)|변장|위조|伪装|偽装|变装|変装",
        "must not speak of disguises or false papers",
        _ALL_TEXT,
    ),
    Wording(
        r"(?i:\b(?:after|before|at|by) (?:dark|dawn|daybreak|dusk|midnight|night|nightfall)\b|"
        r"\bcover of (?:darkness|night)\b|\bguards? (?:change|shift)s?\b)",
        "must not give timings",
        _ALL_TEXT,
    ),
    Wording(
        r"(?i:\b\d{1,2}(?:[:.]\d{2})? ?[ap]\.?m\b|\b\d{1,2} ?o['\u2019]clock\b|\b\d{1,2}h\d{2}\b|"
        r"\b\d{1,2}(?:[.:]\d{2})? Uhr\b)|(?<![\d:])(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])|"
        r"(?:오전|오후|새벽|낮|밤) ?\d{1,2}시|\d{1,2}시 ?\d{1,2}분|"
        r"(?:午前|午後|上午|下午|凌晨) ?\d{1,2} ?[时時点點]|\d{1,2}[时時点點]\d{1,2}分",
        "must not give clock times",
        _ALL_TEXT,
    ),
    Wording(
        r"(?i:\binner tubes?\b|\brafts?\b|\bshallow\w*|\bwad(?:e|ed|es|ing) across\b|"
        r"\b(?:down|up)(?:stream|river) (?:from|of)\b|"
        r"\b\d+ ?(?:km|kilomet(?:er|re)s?|m|met(?:er|re)s?|miles?) (?:north|south|east|west)\b)|"
        r"\d{1,3}\.\d{3,} ?°|\d{1,3}° ?\d{1,2}['\u2032]",
        "must not describe a crossing point",
        _ALL_TEXT,
    ),
    Wording(
        r"\S@\w+\.\w|\+\d{2,3}[ -]?\d{2,}|\b\d+ [A-Z]\w+ (?:Avenue|Lane|Road|Street)\b|\bSoi \d",
        "must not give an address to turn to",
        _ALL_TEXT,
    ),
    Wording(
        r"(?i:\b(?:broker|guide|helper|missionary|pastor|smuggler)s? "
        r"(?:called|named|whose name)\b)",
        "must not name helpers",
        _ALL_TEXT,
    ),
)

# A sum of money, but not millions: what a state or a company turns over is no price.
PRICE = re.compile(
    r"(?:US?\$|[$€£₩¥฿]) ?\d[\d.,]*(?![\d.,]*(?: ?(?:million|billion|bn|m)\b))|"
    r"(?i:\b\d[\d.,]* (?:thousand )?(?:US |U\.S\. )?"
    r"(?:baht|dollars?|dong|euros?|kip|pounds?|roubles?|won|yen|yuan|CNY|KRW|RMB|THB|USD)\b)|"
    r"\d ?[천만]* ?(?:원|달러|위안|바트|엔)(?![가-힣]{2})|\d ?[万千]? ?(?:美元|人民币|ドル|バーツ)"
)

PUBLIC_PEOPLE = {
    "Hwang Jang-yop": "secretary of the ruling party of North Korea",
    "Jang Sung-gil": "North Korean ambassador to Egypt",
    "Jang Seung-gil": "the same, other spelling",
    "Thae Yong-ho": "North Korean diplomat, later member of the South Korean parliament",
    "Thae Young-ho": "the same, other spelling",
    "Tae Yong-ho": "the same, other spelling",
    "Jo Song-gil": "acting North Korean ambassador to Italy",
    "Jo Seong-gil": "the same, other spelling",
    "Ryu Hyun-woo": "acting North Korean ambassador to Kuwait",
    "Ri Il-gyu": "counsellor of the North Korean embassy in Cuba",
    "Lee Il-kyu": "the same, other spelling",
    "Lee Hyeon-seo": "author and public speaker",
    "Hyeonseo Lee": "the same, other order",
    "Sokeel Park": "speaker of a public organisation",
    "Kim Jong-un": "head of state of North Korea",
    "Kim Jong-il": "head of state of North Korea",
    "Kim Il-sung": "head of state of North Korea",
}
# Places that are called after people, or that look so.
PLACES_LIKE_NAMES = ("Kim Hyong-jik", "Kim Jong-suk", "Kim Chaek", "Ho Chi Minh", "Hong Kong")

_FAMILY = (
    "Ahn An Bae Baek Byun Cha Chae Chang Cheon Cho Choe Choi Chon Chong Chu Chung Eom Gil Go Ha "
    "Ham Han Heo Ho Hong Hwang Hyun Im Jang Jeon Jeong Ji Jin Jo Joo Ju Jung Kang Kim Ko Koh Kong "
    "Koo Ku Kwak Kwon Lee Lim Maeng Min Moon Mun Na Nam Noh Oh Paek Pae Pak Park Ra Rhee Ri Rim Ro "
    "Roh Ryoo Ryu Seo Seok Shim Shin Sim Sin So Son Song Suh Sung Tae Thae Woo Yang Yeom Yi Yoo "
    "Yoon Yu Yun"
)
# Family names that are hardly ever another word, for the looser patterns.
_SURE_FAMILY = (
    "Choe Choi Chung Hwang Hyun Jang Jeong Jung Kang Kim Kwon Lee Lim Pak Park Ryu Seo Shin Thae "
    "Yoo Yoon"
)
_SYLLABLE = (
    r"(?:ch|sh|kk|tt|pp|ss|jj|[gkndtrlmbpsjhyw])?"
    r"(?:yeo|yae|wae|eo|eu|ae|ya|yo|yu|ye|oe|wa|we|wo|wi|ui|oo|ee|ou|oh|[aeiou])(?:ng|[nlmpbkgthr])?"
)
_GIVEN = rf"(?=[A-Z][a-z])(?i:{_SYLLABLE})"
_ANY_FAMILY = "(?:" + "|".join(_FAMILY.split()) + ")"
_CERTAIN_FAMILY = "(?:" + "|".join(_SURE_FAMILY.split()) + ")"
_NOT_A_FIRST_NAME = (
    r"(?!(?:A|An|And|As|At|Both|But|By|Central|City|For|From|He|Hyde|If|In|Industrial|Leader|"
    r"Memorial|National|Of|On|Peace|President|Science|She|That|The|Theme|To|When|Wildlife|With)\b)"
)

PRIVATE_PEOPLE = tuple(
    Wording(
        pattern,
        "must not name a person who is not on the list of people in public life",
        _ALL_TEXT,
    )
    for pattern in (
        rf"\b{_ANY_FAMILY} {_GIVEN}-(?i:{_SYLLABLE})\b",
        rf"\b{_ANY_FAMILY} {_GIVEN} {_GIVEN}\b",
        rf"\b{_GIVEN}-(?i:{_SYLLABLE}) {_ANY_FAMILY}\b",
        rf"\b{_CERTAIN_FAMILY} {_GIVEN}(?i:{_SYLLABLE})\b",
        rf"\b{_NOT_A_FIRST_NAME}[A-Z][a-z]+ {_CERTAIN_FAMILY}\b",
        r"\b(?:Mr|Mrs|Ms|Miss|Pastor|Rev|Reverend)\b\.? [A-Z][a-z]+",
        r"\b(?:boy|defector|girl|man|person|refugee|who|woman) (?:is |was )?"
        r"(?:called|named|surnamed) [A-Z][a-z]+",
        r"(?<![가-힣])"
        r"[김이박최정강조윤장임한오서신권황안송류유홍전고문손양배백허남심노][가-힣]{2} ?"
        r"(?:씨|목사|선교사)",
        r"[金李朴崔趙趙姜尹張林][一-龯]{1,2} ?(?:氏|さん|牧師|牧师)",
    )
)
