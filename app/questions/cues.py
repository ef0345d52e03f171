"""What the words of a question point to: the cues of the language data, the kinds of question, yes or no."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from app import lexicon
from ingest.gazetteer import words
from ingest.lexicon import Cue, Cues, cues, weights

KINDS = (
    *("members", "count", "reason", "date", "instrument", "mandate", "themes", "legal", "status"),
    *("leader", "parent", "predecessor", "partners", "seat", "definition", "bodies", "compare"),
)


# Aspects of a question on how a thing came to be.
FOUNDING = frozenset({"created", "launched", "adopted", "signed"})
# Kinds of question that ask what a body is tied to.
TIES = ("leader", "parent", "predecessor", "partners", "seat", "instrument")
# Restrictions that order what is asked for, by age and altogether.
BY_AGE = frozenset({"oldest", "newest"})
RANKS = BY_AGE | {"most", "fewest"}
# A figure right behind a word for a date, «del año 2010».
_OF_YEAR = re.compile(r"\s*(?:de\s|d')?\d{4}\b")


@cache
def data() -> Path:
    """Return the file of cues for questions."""
    return lexicon.FOLDER / "questions.toml"


@cache
def cue(group: str, language: str) -> Cues:
    """Return the cues of a group for questions in a language."""
    return cues(group, language, data())


@cache
def _weights() -> dict[str, float]:
    return weights("weight", data())


# What a bare noun for an act weighs in a question with an interrogative: less than what else is asked for.
_NAMED_ACT = 1.8


def scores(folded: str, language: str) -> dict[str, float]:
    """Return how strongly the words of a question point to each kind, the longest cue of a kind counting."""
    table = _weights()
    found_kinds: dict[str, float] = {}
    joined = [(c.start, c.end) for c in cue("restrict", language).find(folded) if c.name == "both"]
    beside = _clauses_of_time(folded, language)
    ranks = [(c.start, c.end) for c in cue("restrict", language).find(folded) if c.name in BY_AGE]
    for found in cue("kind", language).find(folded):
        if any(start < found.start and found.end <= end for start, end in joined):
            continue  # «tanto do MIRPS quanto do Processo» asks for no number
        if found.name == "date" and is_conjunction(folded, found.start, found.end, language):
            continue
        if found.name == "date" and any(a < found.start and found.end <= b for a, b in ranks):
            continue  # «le premier en date»
        if found.name == "bodies" and any(c.start == found.end + 1 for c in cue("act", language).find(folded)):
            continue  # «which General Assembly resolution» asks for an act
        if found.name == "status" and any(start <= found.start < end for start, end in beside):
            continue  # «¿En qué áreas trabajaba cuando funcionaba?»
        asked = cue("interrogative", language).search(folded, found.start, found.end)
        year = cue("timelike", language).search(folded, found.start, found.end)
        if found.name == "date" and year is not None and asked is None and _OF_YEAR.match(folded, found.end):
            continue  # «the plan of the year 2010» asks for no date
        bonus = 0.3 if found.end - found.start > 14 else 0.0
        found_kinds[found.name] = max(found_kinds.get(found.name, 0.0), table[found.name] + bonus)
    if "instrument" not in found_kinds and cue("act", language).search(folded) is not None:
        asks = cue("interrogative", language).search(folded) is not None
        found_kinds["instrument"] = _NAMED_ACT if asks else table["instrument"]
    if "count" in found_kinds and _numbers_act(folded, language):
        del found_kinds["count"]
    return found_kinds


def _clauses_of_time(folded: str, language: str) -> list[tuple[int, int]]:
    """Return where clauses stand that «when» opens beside the question, each to its end."""
    found = []
    for each in cue("conjunctive", language).find(folded):
        if is_conjunction(folded, each.start, each.end, language):
            close = re.search(r"[,;?!]", folded[each.end :])
            found.append((each.end, each.end + close.start() if close else len(folded)))
    return found


def _numbers_act(folded: str, language: str) -> bool:
    """Tell whether a text asks for the number that one act goes by, «número de resolución», not how many there are."""
    acts = [c for c in cue("act", language).find(folded) if not folded[: c.end].endswith("s")]
    number = re.search(r"\b(?:numero|number)\b(?: (?:of|del?|d[aeo]))?(?: (?:the|el|la|o|a))?\W*", folded)
    if number is None or not acts:
        return False
    return number.end() == len(folded) or any(c.start == number.end() for c in acts)


def is_conjunction(folded: str, start: int, end: int, language: str) -> bool:
    """Tell whether «when» opens no question but a clause beside one: «Which states had ratified it when …?»."""
    if cue("conjunctive", language).search(folded, start, end) is None:
        return False
    if cue("period", language).search(folded, start, end) is not None:
        return False  # «… funcionou de quando a quando?»
    if "¿" in folded[end:] or _opens_clause(folded, start, end, language):
        return True
    clause = re.split(r"[?!;:]|\b(?:et|and|y|e)\b", folded[:start])[-1]
    return len(clause.split()) > 2 and cue("interrogative", language).search(clause) is not None


# What a clause that «when» opens begins with: what it is about, before its verb.
_ABOUT = re.compile(r"\W+(?:(?:the|an?|its|les?|la|un[ea]?|[oa]s?|uma?)\b|l['’])")
# So many characters behind the comma of such a clause the question opens at most.
_SOON = 12


def _opens_clause(folded: str, start: int, end: int, language: str) -> bool:
    """Tell whether «when» opens a message with a clause and the question behind its comma: «When A meets, does B …?»"""
    comma = folded.find(",", end)
    clause, asked = folded[end:comma], folded[comma + 1 :]
    if comma < 0 or folded[:start].strip(" ¿¡") or _ABOUT.match(clause) is None:
        return False
    if re.match(r"\s(?:et|and|y|e)\s", asked) or any(
        "-" in clause[c.start : c.end] for c in cue("polar", language).find(clause)
    ):
        return False
    found = (cue(group, language).search(asked) for group in ("interrogative", "polar"))
    return any(each is not None and each.start <= _SOON for each in found)


# A message with more words than this says something that may be put to the test.
_SAID = 3


# A condition before what is asked, «If it closed after six months, ¿quiénes …?».
_SUPPOSED = re.compile(r"(?:if|si|se|s['’](?:il|elle)s?)\s[^,?]{8,},\s(?P<asked>.+\?)\s*$")
# A «como» that says what something is taken for, «es visto como un …», «é tido como um …», and asks nothing.
_AS = re.compile(r"(?:\w+(?:[ai]d|ist|eit)[oa]s?|\bse \w+)\scomo\s(?:uma?s?|un[oa]?s?|[oa]s?|el|l[oa]s?)\s")


@lru_cache(1024)
def polar(folded: str, language: str) -> bool:
    """Tell whether a question wants a yes or a no.

    It opens with a verb or with «est-ce que», or it holds an inversion or a question mark, and no interrogative word
    opens it or a clause of it («les pays qui l'intègrent» holds none).
    """
    plain = re.sub(r"^\W+", "", folded)
    if cue("alternative", language).search(plain) is not None:
        return True
    indirect = cue("indirect", language).search(plain)
    if indirect is not None and not asks_clearly(plain, language, indirect.start):
        return True
    if cue("request", language).search(plain) is not None:
        return False
    if _is_put_to_test(plain, language) or _is_to_be_confirmed(plain, language):
        return True
    taken = cue("taken_up", language).search(plain)
    if taken is not None and taken.start == 0 and "," in plain[taken.end :]:
        return polar(plain[taken.end :].partition(",")[2], language)
    if (supposed := _SUPPOSED.match(plain)) is not None and cue("interrogative", language).search(supposed["asked"]):
        return polar(supposed["asked"], language)
    granted = cue("granted", language).search(plain)
    than = [(c.start, c.end) for c in cue("than", language).find(plain)] + [m.span() for m in _AS.finditer(plain)]
    than += [(c.start, c.end) for c in cue("restrict", language).find(plain) if c.name == "both"]  # «tanto A como B»
    since = granted.end if granted is not None and granted.start == 0 and _grants(plain, granted.end, language) else 0
    asks = [
        c
        for c in (*cue("interrogative", language).find(plain), *cue("expects", language).find(plain))
        if c.start >= since and _opens(plain, c.start) and (c.name == "number" or not _is_relative(plain, c.start))
        if not (_opens_clause(plain, c.start, c.end, language) or is_free(plain, c.start, language))
        if not any(a < c.start < b for a, b in than)
    ]
    opening = cue("polar", language).find(plain)
    asks, of_noun = [c for c in asks if not _is_of_noun(plain, c)], [c for c in asks if _is_of_noun(plain, c)]
    of_noun = [c for c in of_noun if not (_FOR.search(plain, 0, c.start) or _OF_ANY.fullmatch(plain, 0, c.start))]
    told = not of_noun or any(c.start > min(each.end for each in of_noun) for c in opening)
    if is_nominal(plain, language) and not any("-" in plain[c.start : c.end] for c in opening):
        return False  # «Les États versent-ils …?» has a verb
    first = [c for c in opening if c.start == 0]
    behind = [c for c in asks if c.end > first[0].end] if first else []
    both = bool(first) and plain[: first[0].end] == "e"  # «é» or «and»: «… e por qual resolução?»
    if both and cue("asked_behind", language).search(plain, first[0].end) is not None:
        return False
    anew = [c for c in behind if c.name == "clear" or plain[: c.start].rstrip().endswith(",")] if both else []
    if first and not anew and not any(0 < c.start <= first[0].end + 1 for c in behind):
        return True
    inverted = any(
        "-" in plain[c.start : c.end] or plain[c.start : c.end].startswith(("s'il", "si ", "whether", *_UNJOINED))
        for c in opening
    )
    if plain.startswith(("est-ce", "est ce qu")):
        return True
    # «Le Mexique participe à quels mécanismes ?» asks where the answer would stand.
    in_place = [c for c in cue("in_place", language).find(plain) if not _is_relative(plain, c.start)]
    in_place = [c for c in in_place if not any(a < c.start < b for a, b in than)]
    return not asks and not in_place and told and (inverted or "?" in folded)


def asks_clearly(folded: str, language: str, end: int | None = None) -> bool:
    """Tell whether some words hold an interrogative that is nothing else before ``end``: «quel», not «que»."""
    return any(c.name == "clear" for c in cue("interrogative", language).find(folded, 0, end))


def opens_with_verb(folded: str, language: str) -> bool:
    """Tell whether a question opens as one for a yes or a no, «Did it …», and holds no interrogative."""
    plain = re.sub(r"^\W+", "", folded)
    opening = cue("polar", language).search(plain)
    verb = opening is not None and opening.start == 0 and plain[: opening.end] != "e"
    there = cue("existential", language).search(plain)
    # «Hay países en A que no estén en B?»
    clause = _RELATIVES if there is not None and there.start == 0 else frozenset()
    asks = [c for c in cue("interrogative", language).find(plain) if plain[c.start : c.end] not in clause]
    return verb and all(_is_of_noun(plain, each) for each in asks)


def _is_put_to_test(plain: str, language: str) -> bool:
    """Tell whether a message asks at its end whether what it says is so, «I heard that …. Is that right?»."""
    tag = next((c for c in cue("backward", language).find(plain) if not re.search(r"\w", plain[c.end :])), None)
    if tag is None or asks_clearly(plain, language, tag.start):
        return False
    return "?" in plain[tag.end :] and len(plain[: tag.start].split()) > _SAID


def _is_to_be_confirmed(plain: str, language: str) -> bool:
    """Tell whether a question opens with what puts its clause to the test: «Do you confirm that …?»."""
    found = cue("claimed", language).search(plain)
    if found is None or "?" not in plain[found.end :] or not _opens(plain, found.start):
        return False
    return not asks_clearly(plain, language)


def is_nominal(plain: str, language: str) -> bool:
    """Tell whether a question is no clause but the noun of what it asks for, «plazo de respuesta?»."""
    noun = cue("nominal", language).search(plain)
    return noun is not None and noun.start == 0


def _grants(plain: str, end: int, language: str) -> bool:
    """Tell whether the word before a place opens a clause and no question: «Como a China participa, tem assento?».

    «Como deve ser o retorno, segundo o pacto?» asks how.
    """
    behind = plain.find(",") + 1
    asks = any(c.end == end for c in cue("interrogative", language).find(plain, 0, end))
    groups = ("interrogative", "polar")
    return bool(behind) and (not asks or any(cue(group, language).search(plain, behind) for group in groups))


def _is_relative(text: str, position: int) -> bool:
    """Tell whether a word opens a clause set in commas, «the group, which is still active, was kept»."""
    return (
        re.search(r"\w,\s$", text[:position]) is not None
        and re.match(r"[^,?]{6,80},\s?\w", text[position:]) is not None
    )


# What opens a clause that stands for a thing, «what it decides», of two words or more before what is said of that.
_OPENING = re.compile(
    r"(?:(?:et|and|y|e)\s)?(?P<verb>(?:is|are|was|were|do|does|did)\s)?"
    r"(?P<what>ce (?:que?|qui)\b|lo que\b|o que\b|what\b)"
)
_FREE = re.compile(r"(?:o que|what)(?:\W+\w+){2,}?\W+(?:e|sao|is|are)\s")


def is_free(plain: str, position: int, language: str) -> bool:
    """Tell whether a word opens a clause of which is asked whether it binds or works: «O que ela decide é vinculativo?»

    In Spanish «lo que» asks nothing at all, and «ce que» nothing where a verb has its pronoun behind it.
    """
    opening = _OPENING.match(plain)
    if opening is None or not opening.start("what") <= position < opening.end():
        return False
    if opening["verb"] or opening["what"] == "lo que":
        return True
    if opening["what"].startswith("ce qu"):
        return any("-" in plain[c.start : c.end] for c in cue("polar", language).find(plain))
    said = _FREE.match(plain, opening.start("what"))
    kinds = (c for c in cue("kind", language).find(plain) if c.name in {"legal", "status"})
    return said is not None and any(c.start <= said.end() < c.end for c in kinds)


# Verbs before their pronoun, of which a hurried hand leaves out the hyphen.
_UNJOINED = ("est il", "est elle", "sont ils", "sont elles")
# A noun with its article, «the states who …», or what binds, «… for those who», before a word that asks for nothing.
_OF_NOUN = re.compile(
    r"(?:^|\W)(?:(?:l[aeo]s?|el|un[ea]?s?|des|ces?|cette|the|an?|all|those|these|os?|as?|um|tous les|todos l?os"
    r"|est[ea]s?|alg[uú]n[ao]?s?|algu(?:m|ma|mas)|any|some|quelques?|certain[es]*) \w{3,}|\bl['’]\w{3,}"
    r"|\w{4,} (?:pour|avec|chez|for|with|to|para|con|com|a)) $"
)
# What binds, before a word that asks for nothing, and a noun that is any one, of which no question asks which it is.
_FOR = re.compile(r"\w{4,} (?:pour|avec|chez|for|with|to|para|con|com|a) $")
_OF_ANY = re.compile(r"(?:un[ea]?|uma?) \w{3,} ")
_RELATIVES = frozenset({"qui", "que", "qu", "who", "which", "quien", "quienes", "quem"})


def _is_of_noun(text: str, asks: Cue) -> bool:
    """Tell whether a word opens a clause on the noun before it: «Are the states that joined bound by it?»."""
    word = text[asks.start : asks.end]
    return word in _RELATIVES and _OF_NOUN.search(text, max(0, asks.start - 30), asks.start) is not None


# What may open a clause before the interrogative that belongs to its noun, «under the direction of whom».
_UNDER_OF = re.compile(
    r"\W*(?:sous|aux?|en|entre|avec|par|dans|under|at|in|on|with|by|through|bajo|con|por|al|sob|com|ao|em|n[ao]s?|a)\s"
    r"(?:(?:les?|la|the|el|los|las|[ao]s?)\s|l['’])?\w+\s(?:de|d[oae]|of)\s"
    r"(?=(?:qui|quoi|quien|quienes|quem|whom|quel\w*|which)\b)"
)


def _opens(text: str, position: int) -> bool:
    """Tell whether a word stands among the first three of its clause, or belongs to the noun that opens it."""
    head = re.split(r"[,;:?!¿]|\b(?:et|and|y|e)\b", text[:position])[-1]
    found = _UNDER_OF.match(text, position - len(head))
    return len(head.split()) <= 2 or (found is not None and found.end() == position)


def interrogated(bare: str, language: str, noun: str) -> bool:
    """Tell whether a noun stands right behind an interrogative, «quelle organisation»."""
    asks = cue("interrogative", language).find(bare)
    return any(noun in words(bare[c.end : c.end + 24])[:2] for c in asks)
