"""How a number belongs to the noun that an indicator counts: beside it, over a verb or a label."""

from __future__ import annotations

from functools import cache

from tailan.proposals.links.heads import (
    is_head,
    is_named_by_verb,
    is_object,
    names_head,
)
from tailan.proposals.links.level_links import Link
from tailan.proposals.links.measure_links import of_measured
from tailan.proposals.links.people_links import people
from tailan.proposals.prose.claims import is_work, word_before
from tailan.proposals.prose.lexicon import forms
from tailan.proposals.prose.phrases import is_had
from tailan.proposals.prose.relations import opposites
from tailan.proposals.prose.statement import Passage, Statement
from tailan.proposals.prose.words import keys
from tailan.proposals.subjects import Subject

_NEAR = 30
"""How many words before a number the noun is looked for that it takes up."""


OF_ITSELF = {"", "times", "pieces"}
"""Units beside which a noun may stand as well before the number as behind it."""


def of_count(subject: Subject, statement: Statement, passage: Passage) -> Link | None:
    """The link of a number that stands beside the noun, or whose verb or unit names it."""
    quantity = statement.quantity
    if (found := _in_phrase(subject, statement, passage)) is not None:
        return found
    if quantity.dimension in OF_ITSELF and (
        not quantity.phrase or quantity.dimension or _is_of_counter(statement, passage)
    ):
        if is_object(subject, statement, passage):
            return Link(4.0, not quantity.is_borrowing, statement.objects[0])
        before = quantity.first - 1
        case = passage.tokens[max(0, before)].word.case
        is_named = case in (
            {""} if quantity.dimension == "pieces" and quantity.phrase else {"", "acc", "gen"}
        )
        is_counted = before >= 0 and quantity.dimension in {"times", "pieces"}
        if is_counted and is_named and is_head(subject, before, passage):
            return Link(3.5, False, before)
        if is_named_by_verb(subject, statement):
            return Link(4.0 if quantity.dimension == "times" else 3.5)
    if (found := _of_words_before(subject, statement, passage)) is not None:
        return found
    if subject.dimension and subject.dimension not in OF_ITSELF:
        return of_measured(subject, statement, passage)
    return None


def _of_words_before(subject: Subject, statement: Statement, passage: Passage) -> Link | None:
    """The link of a number whose noun or verb stands only before it, a little apart."""
    for label in (_noun_before_places(statement, passage), _label_in_list(statement, passage)):
        if label is not None and is_head(subject, label, passage):
            return Link(3.5, False, label)
    if _is_of_labelled_kind(subject, statement, passage):
        return Link(3.5, False)
    return Link(3.5, False) if _is_of_participle(subject, statement, passage) else None


def of_part(subject: Subject, statement: Statement, passage: Passage) -> Link | None:
    """The link of a part of things named before: зөрчлийн 274-ийг арилгасан."""
    before = statement.quantity.first - 1
    is_theirs = before > 0 and passage.tokens[before].word.lower == "нь"
    before -= is_theirs
    is_of_them = before >= 0 and passage.tokens[before].word.case in {"gen", "abl"}
    is_of_them = is_of_them or is_theirs
    if (stand_in := _stand_in(subject, statement, passage)) is not None:
        return Link(3.5, False, stand_in)
    is_own = statement.is_pronoun and not _counts_own(statement, passage)
    if is_of_them and is_own and is_head(subject, before, passage):
        return Link(3.5, False, before)
    whole = _whole_before(statement, passage) if is_own else None
    if whole is not None and is_head(subject, whole, passage):
        return Link(3.5, False, whole)
    is_house = [passage.tokens[index].word.key in keys("houses") for index in statement.phrase[:1]]
    is_one = statement.quantity.value == 1 and is_house == [True]
    if is_of_them and is_one and is_head(subject, before, passage):
        # Who has one house of it done has done it: эмнэлгийн 1 байрыг засварласан.
        return Link(3.5, False, before)
    return None


def _counts_own(statement: Statement, passage: Passage) -> bool:
    """Whether a number counts the words behind it: 13 нь хүүхэд; but 31 нь ажилд орсон."""
    own = statement.quantity.phrase
    return bool(own) and passage.tokens[own[-1]].word.case not in {"dat", "dir", "abl", "ins"}


def _whole_before(statement: Statement, passage: Passage) -> int | None:
    """From which things a pronoun takes some: байгууллагуудаас өнөөдрийн байдлаар 27-гийнх нь."""
    for index in range(statement.quantity.first - 1, statement.start - 1, -1):
        token = passage.tokens[index]
        if token.kind != "word" or token.word.form:
            return None
        if token.word.case == "abl":
            return index
    return None


@cache
def _stand_ins() -> frozenset[str]:
    return keys("stand_ins") | keys("drafts")


def _stand_in(subject: Subject, statement: Statement, passage: Passage) -> int | None:
    """The noun of which a number counts the places: булгийн 11 эхийг, дурсгалын 6 объект."""
    phrase, tokens = statement.phrase, passage.tokens
    if not phrase or phrase[0] < 2 or tokens[phrase[-1]].word.key not in _stand_ins():
        return None
    owner = phrase[0] - 2
    is_counted = tokens[owner + 1].kind == "number" and tokens[owner].word.case in {"gen", "abl"}
    return owner if is_counted and is_head(subject, owner, passage) else None


def _noun_before_places(statement: Statement, passage: Passage) -> int | None:
    """The noun before words that say where or whence: материал сумдаас нийт 604 ирсэн."""
    quantity, tokens = statement.quantity, passage.tokens
    if quantity.phrase or quantity.dimension:
        return None
    for index in range(quantity.first - 1, statement.start - 1, -1):
        word = tokens[index].word
        if tokens[index].kind != "word" or word.form:
            return None
        if word.case not in {"dat", "abl", "dir"} and word.lower not in forms("fillers"):
            return index if not word.case else None
    return None


def _is_of_counter(statement: Statement, passage: Passage) -> bool:
    """Whether the word behind a number only counts: эндэгдэл 8 тохиолдол."""
    phrase = statement.quantity.phrase
    return len(phrase) == 1 and passage.tokens[phrase[0]].word.key in keys("counters")


def _is_of_labelled_kind(subject: Subject, statement: Statement, passage: Passage) -> bool:
    """Whether a kind has its number, and the total its noun: алт 3, мөнгө 4, нийт 14 медаль."""
    label, tokens = statement.quantity.label, passage.tokens
    if (
        label is None
        or statement.quantity.phrase
        or tokens[label].word.key not in subject.qualities
    ):
        return False
    is_kind = any(tokens[label].word.key in kinds for kinds in opposites())
    behind = range(statement.stop, min(statement.stop + _NEAR, statement.sentence.end))
    return is_kind and names_head(subject, behind, passage)


def _is_of_participle(subject: Subject, statement: Statement, passage: Passage) -> bool:
    """Whether only the verb asked for stands before: 9 зөвлөмжөөс хэрэгжсэн 6, хэрэгжээгүй 1."""
    quantity, tokens = statement.quantity, passage.tokens
    if not subject.verbs or quantity.phrase or quantity.dimension or not statement.attribute:
        return False
    form = "undone" if subject.asks_undone else "done"
    word = word_before(tokens, quantity.first)
    is_asked = word.root == subject.verbs[-1] and statement.attribute == form
    since = max(statement.sentence.first, quantity.first - _NEAR)
    before = (*range(since, quantity.first), *_meant(statement, passage))
    return is_asked and names_head(subject, before, passage)


def _meant(statement: Statement, passage: Passage) -> tuple[int, ...]:
    """What the sentence before counts, where this one goes on: Эдгээрээс …, шийдвэрлэсэн нь 43."""
    sentence, tokens = statement.sentence, passage.tokens
    is_of_it = tokens[sentence.first].word.lower in forms("part_openers")
    before = [s for s in passage.statements if s.sentence.end == sentence.first]
    is_pronoun = tokens[statement.quantity.first - 1].word.lower == "нь"
    is_fewer = any(s.quantity.value >= statement.quantity.value for s in before)
    if not is_of_it and not (is_pronoun and is_fewer):
        return ()
    return tuple(index for s in before for index in (*s.phrase, *s.objects))


def _label_in_list(statement: Statement, passage: Passage) -> int | None:
    """The noun to which a dash gives its number: бүртгэл – 1904 үйлчилгээ, not тэмцээн – 46 хүн."""
    quantity = statement.quantity
    if any(passage.tokens[index].word.key in people() for index in quantity.phrase):
        return None
    is_dashed = passage.tokens[quantity.first - 1].text in {"-", "–", "—", ":"}
    return quantity.label if is_dashed else None


def _in_phrase(subject: Subject, statement: Statement, passage: Passage) -> Link | None:
    """The link where the noun is among the words for what the number counts."""
    phrase, tokens = statement.phrase, passage.tokens
    is_own = not (statement.is_pronoun or statement.quantity.is_borrowing)
    for index in reversed(phrase):
        if not is_head(subject, index, passage):
            continue
        if any(is_had(tokens[before], tokens[index]) for before in phrase if before < index):
            continue
        is_of_kinds = index != phrase[0] and _counts_kinds(subject, statement, passage)
        if not is_of_kinds and (index == phrase[-1] or tokens[index + 1].text == ","):
            return Link(3.5 if statement.is_pronoun else 4.0, is_own, index)
        if is_of_kinds:
            # 5 төрлийн гарын авлага counts kinds.
            return Link(2.5, False, index)
        is_first = index == phrase[0] or (bool(subject.companion) and index == phrase[1])
        is_of = tokens[index].word.case == "gen"
        last = tokens[phrase[-1]]
        if is_of and index == phrase[-2] and (is_work(last) or last.word.key in keys("drafts")):
            return Link(3.5, False, index)
        return Link((3.0 if is_of else 3.5) if is_first else 2.5, is_first and is_own, index)
    if _is_cut_short(subject, statement, passage) or _is_of_theme(subject, statement, passage):
        return Link(3.5, False)
    return _of_predicate(subject, statement, passage)


def _is_cut_short(subject: Subject, statement: Statement, passage: Passage) -> bool:
    """Whether a number leaves its noun to the next one: 8 гадаад, 12 дотоод сургалт."""
    phrase, tokens = statement.quantity.phrase, passage.tokens
    if not phrase or statement.stop != phrase[-1] + 2 or tokens[phrase[-1] + 1].kind != "mark":
        return False
    is_quality = all(tokens[index].word.key in subject.qualities for index in phrase)
    following = range(statement.stop, min(statement.stop + 6, statement.sentence.end))
    return is_quality and names_head(subject, following, passage)


def _counts_kinds(subject: Subject, statement: Statement, passage: Passage) -> bool:
    """Whether a number counts kinds of the thing, which nobody asks for: 5 төрлийн ном."""
    first = passage.tokens[statement.phrase[0]].word.key
    return first in keys("themes") and not (statement.is_pronoun or subject.counts_kinds)


def _is_of_theme(subject: Subject, statement: Statement, passage: Passage) -> bool:
    """Whether themes stand for what is held on them: 6 сэдвээр хэлэлцүүлэг өрнүүлж."""
    phrase, tokens = statement.quantity.phrase, passage.tokens
    if not phrase or tokens[phrase[-1]].word.key not in keys("themes"):
        return False
    if tokens[phrase[-1]].word.case != "ins":
        return False
    behind = range(phrase[-1] + 1, min(phrase[-1] + 4, statement.stop, statement.claim.verb))
    return names_head(subject, behind, passage) or is_object(subject, statement, passage)


def _of_predicate(subject: Subject, statement: Statement, passage: Passage) -> Link | None:
    """The link where a pronoun's sentence says what they are: 118 нь эмэгтэйчүүд байв."""
    own, tokens = statement.quantity.phrase, passage.tokens
    if not statement.is_pronoun or not own or not is_head(subject, own[-1], passage):
        return None
    behind = own[-1] + 1
    is_said = behind >= statement.sentence.end or tokens[behind].kind == "mark"
    is_said = is_said or tokens[behind].word.lower in forms("copulas")
    is_said = is_said or statement.quantity.case == "dat"
    return Link(4.0, False, own[-1]) if is_said else None
