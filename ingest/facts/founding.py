"""When and where a body was founded; the document's own verb is kept."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from ingest.bodies import Bodies
from ingest.dates import DateMention
from ingest.facts import antecedents, timing
from ingest.facts.provisions import LEXICON
from ingest.facts.statements import Statement, fact
from ingest.folding import fold
from ingest.gazetteer import Match
from ingest.lexicon import PHRASES, Cue, cues, spelt
from ingest.records import Document, Fact, FactKind, Value

# A finite verb in the active voice, which says what its subject did, not what was done to it.
_ACTIVE = re.compile(
    r"\w*(?:ou|aram|iram|iu|eu|eram)|(?:adopt|firm|lanz|cre|fund|aprob|inaugur|suscribi|constituy|instituy|estableci)(?:o|aron|eron|ieron)"
    r"|\w+(?:erent|aient)|(?:adopt|sign|approuv|cre|lanc)a|adopte[mn]?t?s?|adota[m]?|approves|adopts|signs|launches"
)
# A passive in front of its subject.
_PASSIVE = re.compile(
    r"\W*(?:\d+(?:\.\d+)*\W+)?(?:[^,;]{0,60},\s)?(?:foi|foram|se|fue|fueron|ha sido|han sido|tambem foi)\s"
)
_SUBJECT_BEHIND = re.compile(r"\s(?:tambem\s|tambien\s)?(?:o|a|os|as|el|la|los|las|uma?|una?|umas|uns)\s(\w+)")
# A verb that opens a paragraph of an act, and that says what those in whose name it speaks do.
_OPENS = re.compile(r"\W*(?:\d+(?:\.\d+)*\W+|\(?[a-z]\)\W+)?")
_DOES = re.compile(spelt("makes", PHRASES))
# «Lo constituyeron Belice y Honduras»: the object goes before the verb.
_CLITIC = re.compile(r"^\W*(?:lo|la|l')\s?$")
# «…, qui l'a institué», «que la creó», «que o criou»; in English the object follows, «which established it».
_WHO_MADE_IT = re.compile(
    r"\b(?:qui|que|quien|quem|(?:el|la) cual|[oa] qual)\s(?:l'(?:a|ont|avait|avaient)\s"
    r"|l[oa]\s(?:ha\s|han\s|habia\s)?|[oa]\s(?:tinha\s)?|l')$"
)
_WHICH = re.compile(r"\b(?:which|who|that)\s(?:had\s|has\s|have\s)?$")
_IT = re.compile(r"\s(?:it|them)\b")
# «La Conférence l'a créé en 1990»: what was made is what the text speaks of.
_MADE_IT = re.compile(r"\bl'(?:a|ont|avait|avaient)\s$")
# So many characters before the main verb of a sentence stand for those who met, «The ministers have …».
_MAIN = 40
# Between the name of an act and its date: «Convenio de Manta, de 7 de agosto de 1984», «the Lund Treaty of 1990».
_DATED = re.compile(
    r",?\s(?:of|de|du|del|d[eo]|dated|en date du|de fecha|signed (?:on|in)|signee? (?:le|en)|firmad[oa] (?:el|en)"
    r"|assinad[oa] (?:em|a))\s?$"
)
_HAVING = re.compile(
    r"\b(?:a|ont|avait|avaient|has|have|had|ha|han|tem|tinham)\s+(?:\w+ment\s|\w+ly\s|\w+mente\s|toutefois\s|also\s|aussi\s)?$"
)
_BEING = re.compile(
    r"\b(?:ete|been|sido|estado|was|were|is|are|be|est|sont|fut|furent|foi|foram|fue|fueron|es|son|sera|se)\s+(?:\w+\s){0,2}$"
)
_ITS = re.compile(rf"{spelt('its')}\s")
_SINCE = re.compile(rf",\s?{spelt('at_work', PHRASES)}\s+(?:depuis|since|desde)\s+(?:le\s)?$")
_WORKS = re.compile(rf"\b{spelt('working', PHRASES)}\w*")
# What is adopted or approved here is the paper itself, and what starts is a part of the work: no founding of a body.
_PAPERS = (
    r"(?:document(?:o?s)?|documento|rapports?|reports?|informes?|relatorios?|plans?|planes|planos?|budgets?|presupuestos?|orcamentos?"
    r"|minutes|actas?|atas?"
    r"|proces-verbal|programmes?|programs?|programas?|strateg(?:ie|y|ies)|estrategias?|ordre du jour|agendas?"
    r"|orden del dia"
    r"|ordem do dia|pautas?|texte|text|texto|note|nota|version|versao|versions|projets?|projects?|proyectos?|projetos?"
    r"|logos?|calendriers?|calendarios?)"
)
_PAPER = re.compile(
    _PAPERS + r"\s(?:(?:was|were|is|are|a ete|ont ete|est|sont|fue|fueron|ha sido|foi|foram|se"
    r"|had been|has been)\s)?$"
)
# A sentence with a paper for its subject: «The minutes of the ninth meeting, held in June 2020, were adopted».
_OF_PAPER = re.compile(rf"\W*(?:(?:the|les?|la|l|el|los|las|[oa]s?)\W+)?{_PAPERS}\b")
# A noun that says what began or was signed, whose «of» names it: «Launch of the price index», «signature du contrat».
_EVENT_OF = re.compile(rf"{spelt('beginning', PHRASES)}$")
_OF = re.compile(
    r"\s(?:of|d[eu]s?|del|d[oa]s?)\s(?:(?:la|le|les|the|los|las|el|an?|une?|uma?|una)\s|l')?|\sd'(?:une?\s)?"
)
# The founding act that goes by a possessive: «su Convenio Constitutivo se firmó en …», «its treaty was signed».
_ITS_ACT = re.compile(
    r"\b(?:su|son|sa|its|their|seu|sua|leur|nuestro|nuestra|our|notre|nosso|nossa)\s(?:founding\s|constituent\s|constitutive\s)?"
    r"(?P<act>\w+)(?:\s(?:constituti\w+|fundacional|fundador\w*|fondat\w+|founding|de constitution|de creation))?\s"
    r"(?:(?:was|were|se|a ete|fut|est|fue|foi|ha sido|y|and|et|e|esta|is)\s){0,2}$"
)


def facts(statements: Sequence[Statement], bodies: Bodies) -> Iterator[Fact]:
    """Yield founding facts."""
    act = timing.act_date(statements)
    found: list[Fact] = []
    closing: list[Fact] = []
    for statement in statements:
        if statement.is_heading:
            found += _heading(statement)
            continue
        mentions = timing.mentions_of(statement)
        found += _period(statement, mentions)
        found += _bracketed(statement, mentions)
        founded = list(_founded(statement, mentions, act))
        (closing if timing.closes(statement) and _is_report(statement.document) else found).extend(founded)
    yield from found
    told = {each.body for each in found}
    yield from (each for each in closing if each.body not in told)


def _is_report(document: Document) -> bool:
    """Tell whether a document by its title reports what was done, «Final communiqué», and so founds nothing itself."""
    titles = [document.metadata.title, *(section.title for section in document.sections[:2])]
    return any(cues("report", document.metadata.language).search(fold(title)) for title in titles)


def _heading(statement: Statement) -> Iterator[Fact]:
    """Yield the year that stands beside a body's name in a heading."""
    section = next((s for s in statement.document.sections if s.heading and s.heading.start == statement.start), None)
    if section is None or section.declares is None or statement.body is None:
        return
    declared = section.declares
    if declared.year and declared.year_span:
        value = Value("date", declared.year, declared.year_span)
        yield fact(statement, FactKind.FOUNDED, statement.body, [value], aspect="heading")


def _bracketed(statement: Statement, mentions: Sequence[DateMention]) -> Iterator[Fact]:
    """Yield the date in brackets right behind a name, «la Déclaration de Buenos Aires (2013)»."""
    for match in statement.mentions:
        for mention in mentions:
            between = statement.text[match.span.end : mention.span.start]
            bracketed = between.strip() == "(" and statement.text[mention.span.end :][:1] in {")", ","}
            if bracketed or (_DATED.fullmatch(fold(between)) and _names_act(statement, match)):
                value = timing.date_value(statement, mention)
                yield fact(statement, FactKind.FOUNDED, match.value, [value], aspect="mention")


def _names_act(statement: Statement, match: Match[str]) -> bool:
    """Tell whether a name is that of an act rather than of a body."""
    return bool(statement.cues("instrument", match.span.start, match.span.end, "noun"))


def _period(statement: Statement, mentions: Sequence[DateMention]) -> Iterator[Fact]:
    """Yield beginning and end of «a fonctionné entre avril 2008 et juin 2012», and «activa desde 1998»."""
    for mention in mentions:
        since = _SINCE.search(statement.folded[: mention.span.start])
        beside = statement.apposed(since.start() + 2) if since else None
        if beside is not None:
            value = timing.date_value(statement, mention)
            yield fact(statement, FactKind.FOUNDED, beside.value, [value], aspect="period")
    for first, second in itertools.pairwise(mentions):
        between = statement.folded[first.span.end : second.span.start]
        head = statement.folded[: first.span.start]
        if not re.fullmatch(r"\s*(?:et|and|y|e|a|au|to|until|hasta|ate|jusqu'en|-)\s*(?:en\s+|le\s+)?", between):
            continue
        if not re.search(r"\b(?:entre|between|de|du|from|desde|d')\s*(?:le\s+)?$", head):
            continue
        works = list(_WORKS.finditer(head))
        body = statement.subject(works[-1].start(), strict=True, apposed=True) if works else None
        if body is None:
            continue
        label = works[-1].span()
        for mention, kind in ((first, FactKind.FOUNDED), (second, FactKind.ENDED)):
            value = timing.date_value(statement, mention)
            yield fact(statement, kind, body, [value], label=label, aspect="period")


def _founded(
    statement: Statement, mentions: Sequence[DateMention], act: tuple[Statement, DateMention] | None
) -> Iterator[Fact]:
    found = statement.cues("founded")
    used: set[int] = set()
    for position, cue in enumerate(found):
        if any(cue.start < other.end and other.start < cue.end for other in found[:position]):
            continue
        body = founded_body(statement, cue)
        # An amendment founds nothing; its verb is known so that it keeps its date to itself.
        if body is None or cue.name == "amended" or is_possible(statement, cue):
            continue
        dated = timing.of_each(statement, cue, _before_object(statement, cue, mentions), body)
        fresh = {mention.span.start for _, mention in dated if mention is not None} - used
        used |= fresh
        for each, mention in dated:
            values: list[Value] = []
            evidence = [statement.unit.span]
            if mention is not None and mention.span.start in fresh:
                values.append(timing.date_value(statement, mention))
            elif (
                act is not None
                and cue.name in {"created", "launched"}
                and (is_performed(statement, cue) or _is_reported(statement, cue))
            ):
                values.append(timing.date_value(*act))
                evidence.append(act[0].unit.span)
            place = timing.place_of(statement, cue, mention)
            if place:
                values.append(place)
            if values:
                spans, label = tuple(dict.fromkeys(evidence)), (cue.start, cue.end)
                yield fact(statement, FactKind.FOUNDED, each, values, label=label, evidence=spans, aspect=cue.name)


def _is_reported(statement: Statement, cue: Cue) -> bool:
    """Tell whether a report says by its main verb that those who met founded a body: «They created the Forum.»"""
    begin = statement.clause(cue.start)[0]
    told = statement.cues("reported", begin, cue.start) or statement.named_subject(begin, cue.start)
    passive = _BEING.search(statement.folded[max(0, cue.start - 30) : cue.start])
    acted = passive is None and statement.object(cue) is not None
    return acted and not told and cue.start - begin < _MAIN and _is_report(statement.document)


def _before_object(statement: Statement, cue: Cue, mentions: Sequence[DateMention]) -> Sequence[DateMention]:
    """Return the dates that may be those of a succession: what comes behind the body succeeded is said of that one."""
    old = (
        statement.object(cue, wide=True)
        if re.match(r"a? ?succe|suced[ei]", statement.folded[cue.start : cue.end])
        else None
    )
    return [m for m in mentions if m.span.start < old.span.start] if old else mentions


def founded_body(statement: Statement, cue: Cue) -> str | None:
    """Return the body that was founded: what a verb in the active voice founds, else the subject of the clause."""
    words = statement.folded[cue.start : cue.end]
    if _is_of_thing(statement, cue) or _is_of_leaving(statement, cue) or _is_of_either(statement, cue):
        return None
    owned = _its_act(statement, cue) or _made_by_another(statement, cue)
    if owned is not None:
        return owned
    after = statement.object(cue, wide=re.search(spelt("origin", PHRASES), words) is not None)
    if after is not None and not re.search(r"succe|suced[ei]", words):
        return after.value
    if _is_active(statement, cue):
        return statement.body if _CLITIC.search(statement.folded[: cue.start]) else None
    if statement.is_of_another(cue.start):
        return None
    body = statement.subject(cue.start, strict=True, apposed=True)
    if body is not None and statement.apposed(cue.start) is None and statement.is_organ(cue.start):
        return None
    return body if body is not None else _founded_by_act(statement, cue)


def _is_of_either(statement: Statement, cue: Cue) -> bool:
    """Tell whether «its founding» may be that of two bodies: «the Office, which has helped the Pact since its …»."""
    within = antecedents.of_clause(statement, cue.start) if _ITS.match(statement.folded, cue.start) else None
    return within is not None and any(within.span.end < m.span.start < cue.start for m in statement.mentions)


def _is_of_leaving(statement: Statement, cue: Cue) -> bool:
    """Tell whether what takes effect is that somebody leaves: «denounced it in 2019; the denunciation took effect»."""
    if cue.name != "in_force":
        return False
    before = statement.folded[: cue.start]
    told = [*cues("members", statement.language).find(before)]
    told += cues("provision", statement.language, LEXICON).find(before)
    return any(each.name in {"left", "withdrawal"} for each in told)


def _is_of_thing(statement: Statement, cue: Cue) -> bool:
    """Tell whether a verb or noun speaks of a paper or a part of the work: «Launch of the index», «report approved»."""
    if cue.name not in {"launched", "adopted", "signed"}:
        return False
    opens = cue.name == "adopted" and _OF_PAPER.match(statement.folded)
    if opens or _PAPER.search(statement.folded[: cue.start]) or _is_of_noun_behind(statement, cue):
        return True
    of = _OF.match(statement.folded, cue.end) if _EVENT_OF.search(statement.folded[cue.start : cue.end]) else None
    if of is None or any(0 <= m.span.start - of.end() < 12 for m in statement.mentions):
        return False
    noun = re.match(r"\w+", statement.folded[of.end() :])
    return noun is not None and not statement.is_own_noun(of.end(), of.end() + noun.end())


def _is_of_noun_behind(statement: Statement, cue: Cue) -> bool:
    """Tell whether a passive that opens its clause has another noun as its subject: «Foi aprovada a campanha …»."""
    behind = _SUBJECT_BEHIND.match(statement.folded, cue.end)
    begin = statement.clause(cue.start)[0]
    if behind is None or not _PASSIVE.fullmatch(statement.folded[begin : cue.start]):
        return False
    named = any(0 <= m.span.start - behind.start(1) < 12 for m in statement.mentions)
    return not named and not statement.is_own_noun(behind.start(1), behind.end(1))


def _its_act(statement: Statement, cue: Cue) -> str | None:
    """Return the body whose act a possessive names right before a verb, «su Convenio se firmó en …»."""
    if cue.name not in {"signed", "adopted", "in_force"}:
        return None
    found = _ITS_ACT.search(statement.folded[: cue.start])
    act = cues("instrument", statement.language).search(found["act"]) if found else None
    if found is None or act is None or act.name != "noun":
        return None
    before = [m for m in statement.mentions if m.span.end <= found.start()]
    return before[-1].value if before else statement.body


def _made_by_another(statement: Statement, cue: Cue) -> str | None:
    """Return the body that a verb has as its pronoun: «X est un organe de Y, qui l'a institué par sa décision»."""
    head, tail = statement.folded[: cue.start], statement.folded[cue.end : cue.end + 8]
    relative = _WHO_MADE_IT.search(head) or (_WHICH.search(head) if _IT.match(tail) else None)
    if relative is None and not _MADE_IT.search(head):
        return None
    maker = next((m.value for m in reversed(statement.mentions) if m.span.end <= cue.start), None)
    subject = statement.named_subject(statement.clause(cue.start)[0], cue.start) if relative else None
    made = subject.value if subject and subject.value != maker else statement.body
    return made if made != maker else None


def _founded_by_act(statement: Statement, cue: Cue) -> str | None:
    """Return the body whose founding act was signed: «the change stems from the Protocol of X, signed on …»."""
    if cue.name not in {"signed", "adopted"}:
        return None
    begin = statement.clause(cue.start)[0]
    origin = next(iter(statement.cues("instrument", begin, cue.start, "origin")), None)
    act = statement.cues("instrument", origin.end, cue.start, "noun") if origin else []
    return statement.subject(origin.start) if origin and act and cue.start - act[0].end < 60 else None


def _is_active(statement: Statement, cue: Cue) -> bool:
    """Tell whether a verb says what its subject did to something else: «assinaram um acordo», «a adopté un plan»."""
    word = statement.folded[cue.start : cue.end]
    head = statement.folded[max(0, cue.start - 30) : cue.start]
    if cue.name in {"in_force"} or " " in word or _BEING.search(head):
        return False
    if _HAVING.search(head):
        return True
    if statement.language == "en" and cue.name != "created":
        return re.match(r"\s+(?:an?|the|its|their|new|several|\d+)\s", statement.folded[cue.end :]) is not None
    if statement.text[cue.end - 1] in "éÉ":
        return False  # «adopté», not «adopte»
    return _ACTIVE.fullmatch(word) is not None and word not in {"nasceu", "surgiu", "nacio", "surgio", "sucedeu"}


def is_possible(statement: Statement, cue: Cue) -> bool:
    """Tell whether a verb speaks of what may or should be: «may be dissolved», «pourrait être créé»."""
    head = max(statement.clause(cue.start)[0], cue.start - 40)
    comma = statement.folded.rfind(",", head, cue.start)
    return bool(statement.cues("modal", max(head, comma), cue.start, "may"))


def is_performed(statement: Statement, cue: Cue) -> bool:
    """Tell whether the text itself does what a verb says: «hereby establish», «decide instituir», «inauguró hoy»."""
    begin = max(statement.clause(cue.start)[0], cue.start - 120)
    if _OPENS.fullmatch(statement.folded[: cue.start]) and _DOES.fullmatch(statement.folded, cue.start, cue.end):
        return True  # «We, the Ministers, … 1. Establish the Forum»
    return bool(statement.cues("performative", begin, min(len(statement.folded), cue.end + 28)))
