"""What opens a further question of a message beside an interrogative: who takes part, a country, but a name."""

from __future__ import annotations

import re

from app.answers.from_sentences.alignment import content_words
from app.output import wording
from app.questions.cues import cue, data, polar, scores
from app.questions.focus import without_belief
from app.questions.leftovers import GROUPS, blanked, content
from app.questions.question import Question
from app.questions.tags import without_tag
from ingest import countries, numbers
from ingest.bodies import generic
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import cues, spelt
from ingest.records import Span

_AND = rf"{spelt('and')}\s"
# «… et à qui sont-elles adressées ?», «… and how are they grouped?»
_WHO = re.compile(
    rf"{_AND}(?:(?:{spelt('preposition.person')}|de)\s|d['’])?(?P<word>{spelt('joined_who', data())})\s(?=\w)"
)
# «… e em que línguas se trabalha?», «… et sur la base de quelle décision ?»; «of which rules» opens none.
_AT_WHAT = re.compile(
    rf"{_AND}{spelt('preposition')}\s(?:(?:(?:la|le|l|the|el|o|a)[\s'’])?\w+\s{spelt('of')}[\s'’])?{spelt('which')}\s\w"
)
# What opens a clause on the name before it and asks nothing, «el foro, del que forma parte», «of which it is part».
_OF_WHICH = re.compile(rf"{spelt('of_which', data())}\b")
# What opens such a clause in the midst of a question, and where it closes.
_WHICH = re.compile(rf"{spelt('who')}\s\w")
_CLOSED = re.compile(r"[^,?]{6,80},\s?(?P<behind>\w.*)")
# The article before a country.
_ARTICLE = re.compile(rf"(?:{_AND})?(?:(?:l[aeo]s?|el|the|[oa]s?)\s|l['’])?$")
# What only names a further thing, «Et OIM ?».
_NAMES = re.compile(rf"\W*{_AND}(?:[\w'’.-]+\s?){{1,4}}\?\s*")
# A noun of what was named before, «… and its year», «…, avec leurs années».
_JOINED = rf"(?:(?:{spelt('and')}|{spelt('with')}|\+)\s)+"
_ITS = re.compile(rf"{_JOINED}(?P<of_it>(?:(?:a|la|o) )?{spelt('its')}\s(?:[\w'’-]+\s?){{1,6}})\W*")
# A noun of each of the things before it, «with the year of each», «com o ano de cada um».
_OF_EACH = re.compile(
    rf"{_JOINED}(?P<of_it>(?:(?:the|la|le|les|el|los|o|os|as?)\s|l['’])?[\w'’-]+\s{spelt('of_each', data())}"
    r"(?:\s[\w'’-]+){0,2})\W*"
)
_OF_IT = frozenset({"date", "seat", "count", "members", "leader", "instrument", "mandate", "parent", "partners"})
# What stands before the interrogative that a question opens with.
_HEAD = 16


def turns_to(before: str, piece: str, language: str) -> bool:
    """Tell whether ``before`` but names what the piece behind asks of, «What about states, how many were there?»."""
    folded = fold(before).lstrip(" ¿")
    placed = cue("placing", language).search(folded)
    if placed is None or placed.start or "?" in before:
        return False
    names = cue("interrogative", language).search(folded, placed.end) is None
    return names and re.match(_AND, fold(piece).lstrip(" ¿")) is None


def opens(piece: str, before: str, language: str) -> bool:
    """Tell whether a piece of a message opens a question of its own behind another one, ``before``."""
    folded = fold(piece).strip()
    if asks_which(piece, language):
        return True
    asked = before.rstrip().endswith("?")
    if asked and _NAMES.fullmatch(piece) and any(char.isupper() for char in piece.strip()[1:]):
        return True
    if _AT_WHAT.match(folded) is not None and " " in before.strip():
        return True
    who = _WHO.match(folded)
    if who is not None:  # «the states who signed and who ratified» are one thing
        return re.search(rf"\b{who['word']}\b", fold(before)[_HEAD:]) is None
    return _is_of_country(piece, folded, before, language, asked=asked)


def without_joint(piece: str) -> str:
    """Return what a piece asks for without what joins it: the «e» of «e seu ano» is no «é», «is it its year?»."""
    joint = re.match(_AND, fold(piece))
    return piece[joint.end() :] if joint is not None else piece


# An interrogative with its noun, and the like behind it, «What declaration and what plan …».
_WHAT_NOUN = re.compile(r"\W*(?:[ao]s? |a |de |par |by |in |on |por |em )?(?P<asks>\w+) \w{4,}\W*")
_AND_NOUN = re.compile(r"(?:et|and|y|e) (?:[ao]s? |a |de |par |by |in |on |por |em )?(?P<asks>\w+) \w{4,} (?=\w)")


def shares_verb(piece: str, behind: str, language: str) -> bool:
    """Tell whether a piece is but an interrogative and its noun, and leaves the verb to the like of it behind."""
    noun, other = _WHAT_NOUN.fullmatch(fold(piece)), _AND_NOUN.match(fold(behind))
    if noun is None or other is None:
        return False
    asks = [_GENDER.sub("", each["asks"]) for each in (noun, other)]
    found = cue("interrogative", language).find(noun["asks"])
    return asks[0] == asks[1] and any(c.start == 0 and c.end == len(noun["asks"]) for c in found)


# What tells the gender of an interrogative, «quelle déclaration et quel plan».
_GENDER = re.compile(r"(?<=quel)le")


def shared_end(behind: str) -> int:
    """Return where what two interrogatives share begins in the second of them."""
    other = _AND_NOUN.match(fold(behind))
    return other.end() if other is not None else 0


# What joins a further question with a word that says no more, «and also», «et aussi», «y además», «Besides, …».
_ALSO = re.compile(
    rf"(?:\b(?P<joint>{spelt('and')})|(?<=[?;])) {spelt('joined_also', data())}\s?[,:]?\s(?P<behind>[^,;?]+)"
)


def without_also(text: str, language: str) -> str:
    """Return a message without the «also» before a further question, «When …, and also who chairs it?».

    «The members of A and also of B» is one thing.
    """
    folded = fold(text)
    for each in reversed([*_ALSO.finditer(folded)] if len(folded) == len(text) else []):
        asks = cue("interrogative", language).search(each["behind"], 0, _HEAD) is not None
        if asks or (polar(f"{each['behind']} ?", language) and scores(each["behind"], language)):
            end = each.end("joint") if each["joint"] else each.start()
            text = f"{text[:end]} {text[each.start('behind') :]}"
    return text


# A question that only asks how many, at the end of a message, and what joins it: «…, right? How many of them?».
_HOW_MANY = re.compile(
    rf"[,;.?!:…]\s*(?:(?:{spelt('but')}|{spelt('so')}|{spelt('and')})\s)?(?:(?:il y en a|ils sont|c'est)\s)?[¿\s]*"
    rf"(?P<asks>{spelt('how_many.asks', data())})(?: {spelt('how_many.tail', data())})?\s*[?.!]*\s*$"
)
_AMOUNT_OF = {"fr": " de", "en": "", "es": "", "pt": ""}


def with_number(text: str, language: str) -> str:
    """Return a statement of many things with a bare «How many?» behind it as one question for their number.

    «It has loads of partners, right? How many?» asks «It has how many partners?».
    """
    folded = fold(text)
    asks = _HOW_MANY.search(folded) if len(folded) == len(text) else None
    many = cue("many", language).search(folded, 0, asks.start()) if asks is not None else None
    if asks is None or many is None or cue("interrogative", language).search(folded, 0, many.start) is not None:
        return text
    if not content_words(folded[many.end : asks.start()]):
        return text  # «Many. How many?»
    said = without_tag(text[: asks.start()] + "?", language).rstrip(" ,.?!")
    return f"{said[: many.start]}{asks['asks']}{_AMOUNT_OF[language]}{said[many.end :]} ?".replace("de  ", "de ")


def with_members(text: str, question: Question) -> str:
    """Return the text of a question for how many take part, «¿Cuántos la integran?», with the noun for those."""
    folded, language = fold(text), question.language
    asks, bare = (
        [c.end for c in cue("expects", language).find(said) if c.name == "number"] for said in (folded, question.bare)
    )
    verb = cue("taking_part", language).search(question.bare, bare[0]) if len(asks) == len(bare) == 1 else None
    if verb is None or len(folded) != len(text):
        return text
    if content_words(question.bare[bare[0] : verb.start]) or content_words(question.bare[verb.end :]):
        return text  # «How many of its staff are in it?», «How many are in force?»
    return f"{text[: asks[0]]}{_AMOUNT_OF[language]} {wording.say('those_in_it', language)}{text[asks[0] :]}"


def is_aside(piece: str, text: str, language: str) -> bool:
    """Tell whether a piece of a message only says more of what the one before it names, and asks nothing.

    So does one that a relative with its preposition opens, «…, of which it is part?», one in the midst of a question,
    «How much does A, which alone pays for it, spend?», and one that closes it, «…, just as B leads C?».
    """
    folded = fold(piece).strip()
    closing = cue("aside", language).search(fold(text))
    if _OF_WHICH.match(folded) or (closing is not None and fold(text).find(folded, closing.start) == closing.start):
        return True
    closed = _CLOSED.match(fold(text), text.find(piece[:_HEAD]))
    if _WHICH.match(folded) is None or closed is None or _opens_another(closed["behind"], language):
        return False
    return cue("interrogative", language).search(closed["behind"]) is None


# With so many words at most it is told where a thing is said, «in its own section».
_WHERE = 8


def is_what_is_said(piece: str, before: str, language: str) -> bool:
    """Tell whether a piece goes on with what is said somewhere, «of which is it said, in their section, that …»."""
    own = cue("it_is_said", language).search(fold(piece))
    if own is not None and not own.start and re.match(r"\W*(?:qu[e'’]|that\b)", fold(piece)[own.end :]):
        return True
    said = cue("it_is_said", language).find(fold(before))
    behind = fold(before)[said[-1].end :] if said else "?"
    return re.match(r"\W*qu(?:e\b|\W)", piece) is not None and "?" not in behind and len(behind.split()) <= _WHERE


def _opens_another(behind: str, language: str) -> bool:
    """Tell whether an «and» opens a stretch; French «y» is none."""
    joint = re.match(_AND, behind)
    return joint is not None and not (language == "fr" and behind.startswith("y "))


# The most words of an aside in the midst of a question.
_ASIDE = 4


def is_cut(piece: str, aside: str, language: str) -> bool:
    """Tell whether a piece but opens a question that goes on behind an aside, «and what is, at the very least, …»."""
    folded = fold(piece)
    asks = cue("interrogative", language).find(folded)
    verb = len(folded.split()) > len(folded[: asks[0].end].split()) if asks else False
    bare = verb and "?" not in piece and not content_words(blanked(folded, [Span(c.start, c.end) for c in asks]))
    said = fold(aside)
    joins = re.match(_AND, said) is not None or cue("interrogative", language).search(said) is not None
    return bare and not joins and "?" not in aside and len(said.split()) <= _ASIDE


def asks_which(piece: str, language: str) -> bool:
    """Tell whether a piece only asks to name what the one before it counts, «and what are they?»."""
    folded = fold(piece).strip(" ¿?,.!")
    return any(c.start == 0 and c.end == len(folded) for c in cue("which_they", language).find(folded))


def without_which(text: str, language: str) -> str:
    """Return a message that asks whether there are any countries or bodies without the «If so, which?» at its end.

    A yes names them. «It was signed in a city. Which?» asks in which city, «…, wasn't it? Which?» does too.
    """
    folded = fold(text)
    for each in cue("which_if_any", language).find(folded):
        before = folded[: each.start].rstrip(" ¿")
        told, last = text[: len(before)], not re.search(r"\w", folded[each.end :]) and len(folded) == len(text)
        states = last and (before.endswith((".", ":", ";")) or told != without_tag(told, language))
        ways = (_of_several, _in_place) if folded[each.start : each.end].endswith("s") else (_in_place, _of_several)
        said = without_tag(told, language).rstrip(".:;? ")
        opened = _singled_out(said, language) if last else ""
        opened = opened or (next(filter(None, (way(said, language) for way in ways)), "") if states else "")
        if opened:
            return opened
        if before.endswith((".", ":", ";")) and last:
            return text
        ends = not re.search(r"\w", folded[each.end :]) and before.endswith(("?", ",", ";", "."))
        if ends and polar(f"{before.rstrip(' ?,;.')} ?", language) and _asks_for_any(before, language):
            return f"{text[: len(before)].rstrip(' ?,;.')} ?"
    return text


# The interrogative that takes the place of an article, and of one that ends in e.
_WHICH_ONE = {"fr": ("quel", "quelle"), "en": ("which",) * 2, "es": ("qué",) * 2, "pt": ("qual",) * 2}
# In so many characters behind its article a noun stands.
_NOUN = 24


def _in_place(said: str, language: str) -> str:
    """Return a statement as a question for the one thing that its last sentence leaves open, or "".

    Of several that is a country, a body, a city or an act: «It made an appeal to a government».
    """
    begin = max(said.rfind(stop) for stop in (". ", "! ", "? ")) + 1
    articles = [c for c in cue("one_open", language).find(fold(said)) if c.start >= begin]
    named = [c for c in articles if _is_named_by(fold(said)[c.end : c.end + _NOUN], language)]
    for each in named or articles if len(named) < 2 and (named or len(articles) == 1) else ():
        which = _WHICH_ONE[language][fold(said)[each.start : each.end].endswith("e")]
        return f"{said[: each.start]}{which}{said[each.end :]} ?"
    return ""


# The interrogative that takes the place of words for several.
_WHICH_ONES = {"fr": "quels", "en": "which", "es": "qué", "pt": "quais"}


def _of_several(said: str, language: str) -> str:
    """Return a statement as a question for the several things that it speaks of, «adopted by a few states», or ""."""
    many = cue("many", language).search(fold(said))
    counts = [c.number.start for c in numbers.find(said, language) if c.unit]
    if many is None and len(counts) != 1:
        return ""
    begin, end = (many.start, many.end) if many is not None else (counts[0], counts[0])
    return f"{said[:begin]}{_WHICH_ONES[language]} {said[end:].lstrip()} ?"


# The interrogative that takes the place of «only one» before «of these».
_WHICH_OF = {"fr": "lequel", "en": "which", "es": "cuál", "pt": "qual"}


def _singled_out(said: str, language: str) -> str:
    """Return what is said of all bodies but one, or of only one of them, as a question for that one, or ""."""
    found = {c.name: c for c in cue("singled_out", language).find(fold(said))}
    if "only" in found:
        only = found["only"]
        return f"{said[: only.start]}{_WHICH_OF[language]}{said[only.end :]} ?"
    if set(found) != {"all", "but_one"} or found["but_one"].end < len(said) or found["all"].start:
        return ""
    return f"{_WHICH_ONES[language]}{said[found['all'].end :]} ?"


def _is_named_by(behind: str, language: str) -> bool:
    """Tell whether a noun stands behind an article that asks for a name: of a country, a body, a city or an act."""
    found = [c for group in ("memberlike", "bodylike", "act_made", "city") for c in cue(group, language).find(behind)]
    found += [c for c in cues("instrument", language).find(behind) if c.name == "noun"]
    kinds = any(generic(word, language) for word in words(behind)[:2])
    return kinds or any(len(behind[: c.start].split()) <= 1 for c in found)


# A question that is but its interrogative has so many words at most, «how many were there?».
_BARE = 5
# What such a question may want, so that a no to the one before gives it.
_SET_RIGHT = frozenset({"number", "date", "who"})


def without_else(text: str, language: str) -> str:
    """Return a message that wants a yes or a no without the «If not, how many?», «… Or who?» at its end.

    A no tells that by itself.
    """
    folded = fold(text)
    openers = [*cue("if_not", language).find(folded), *cue("either", language).find(folded)]
    for each in openers if len(folded) == len(text) else ():
        before = text[: each.start].rstrip(" ¿,;")
        if not before.endswith(("?", ".")) and not re.match(r"\W*,", folded[len(before) :]):
            continue
        claim = polar(f"{fold(before).rstrip(' ?.')} ?", language) or before != without_belief(before, language)
        if _is_bare(folded[each.end :], language) and (claim or before != without_tag(before, language)):
            return before if before.endswith("?") else f"{before.rstrip('.')} ?"
    return text


def _is_bare(folded: str, language: str) -> bool:
    """Tell whether a piece of a message is but an interrogative for a number, a date or who."""
    asks = cue("expects", language).search(folded)
    opens = asks is not None and asks.name in _SET_RIGHT and len(folded.split()) <= _BARE
    return opens and not content(folded, (), language, GROUPS) and not countries.find(folded, capitalised=False)


def _asks_for_any(folded: str, language: str) -> bool:
    """Tell whether a question for a yes or a no is one for countries or bodies, and names no country."""
    asked = cue("memberlike", language).search(folded) or cue("bodylike", language).search(folded)
    return asked is not None and not countries.find(folded, capitalised=False)


def asks_of_it(piece: str, language: str) -> bool:
    """Tell whether a piece is but the noun of a further thing of what the one before it names, «… and its year»."""
    folded = fold(piece).strip()
    own = _ITS.fullmatch(folded) or _OF_EACH.fullmatch(folded)
    if own is None or cue("nested", language).search(folded) is not None:
        return False
    share = cue("sharelike", language).search(own["of_it"]) is not None
    return share or bool(scores(own["of_it"], language).keys() & _OF_IT)


def dates_it(piece: str, language: str) -> bool:
    """Tell whether a piece is but the noun for the time of what the one before it names, «with its year»."""
    folded = fold(piece).strip()
    own = _ITS.fullmatch(folded) or _OF_EACH.fullmatch(folded)
    return own is not None and scores(own["of_it"], language).keys() == {"date"}


def if_not(piece: str, language: str) -> int:
    """Return where the question goes on that a piece asks if the one before is answered by no, else 0."""
    opening = cue("if_not", language).search(fold(piece))
    return opening.end if opening is not None and opening.start == 0 else 0


def _is_of_country(piece: str, folded: str, before: str, language: str, *, asked: bool) -> bool:
    """Tell whether a piece asks of a country, «… e o Brasil faz parte?», «¿Está Colombia?».

    «Which body do Canada and Mexico belong to?» asks of both.
    """
    named = countries.find(piece)
    if not named or "?" not in piece or not polar(folded, language):
        return False
    if asked:
        return len(folded.split()) > 1
    opening = _ARTICLE.match(folded[: named[0].span.start]) is not None
    told = scores(folded[named[0].span.end :], language)
    last = countries.find(before)
    listed = bool(last) and last[-1].span.end >= len(before.rstrip(" ,"))
    return opening and bool(told) and not listed and folded.startswith(("et ", "and ", "y ", "e "))
