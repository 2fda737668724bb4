"""Whether a number tells of another act, object or work than the one that is asked for."""

from __future__ import annotations

from tailan.proposals.cases import (
    OF_VERB,
    Case,
    has_other_object,
    is_noun_again,
    verb_before,
    verb_points,
    words_beside,
)
from tailan.proposals.prose.relations import same_keys, same_roots
from tailan.proposals.prose.words import NO_WORD, case_of_ending, keys, roots
from tailan.proposals.subjects import is_related

_NAMED = 4.0
"""The points of a link with the noun right beside the number."""
_OF_WHOM = 3.0
"""The points of a link with a noun in the genitive."""


def is_of_others(case: Case) -> bool:
    """What another verb describes than the one asked for: хэтэрсэн бичиг 3 where ирсэн is asked."""
    said, head, root = verb_before(case), case.link.head, case.statement.claim.root
    is_before = 0 < head < case.statement.quantity.first
    if not (case.subject.asks_done and said and is_before) or root not in roots("reaching") | {""}:
        return False
    return said not in same_roots(case.subject.verbs[-1]) | {*case.subject.verbs}


def is_only_whose(case: Case) -> bool:
    """Whose the thing is that another verb is told of: 240 хүүхдийн цэцэрлэг баригдсан."""
    return case.subject.asks_done and case.link.points <= _OF_WHOM and verb_points(case) < 0


def is_of_another_act(case: Case) -> bool:
    """How far another act went: 100 хувь танилцуулсан, where биелэлт is asked."""
    statement, tokens, subject = case.statement, case.passage.tokens, case.subject
    quantity = statement.quantity
    if quantity.dimension != "percent" or quantity.case or subject.kind != "percent":
        return False
    word = tokens[min(quantity.last + 1, len(tokens) - 1)].word
    known = {*subject.verbs, *subject.topic_verbs} | roots("reaching") | roots("changing")
    known |= roots("measuring") | roots("quoting")
    is_act = word.form in {"done", "joined"} and word.root not in known
    nouns = {*subject.heads, *subject.qualities, *subject.topic}
    return is_act and not any(is_related(noun, word.root) for noun in nouns)


def is_of_another_object(case: Case) -> bool:
    """What another thing was done for: 19 ажилд гэрээ байгуулсан, where дууссан ажил is asked."""
    return case.subject.asks_done and (has_other_object(case) or _is_worth_of_other(case))


def _is_worth_of_other(case: Case) -> bool:
    """Whether a sum is what another thing is worth: 9 сая төгрөгийн материалыг хүлээн авав."""
    quantity, subject, tokens = case.statement.quantity, case.subject, case.passage.tokens
    if quantity.dimension != "money" or quantity.case != "gen" or not quantity.phrase:
        return False
    thing = tokens[quantity.phrase[-1]].word
    own = {*subject.heads, *subject.qualities, *subject.topic}
    is_other = thing.case == "acc" and thing.key not in own
    return is_other and subject.verbs[-1] != case.statement.claim.root


def is_of_another_fault(case: Case) -> bool:
    """Whether a fault is told of the next number only: 5-ыг цагт нь, 4-ийг хэтрүүлж өгсөн."""
    subject, statement = case.subject, case.statement
    if not subject.asks_done or subject.verbs[-1] not in roots("adverse"):
        return False
    words = case.passage.tokens[statement.quantity.last + 1 : statement.stop]
    is_told = any(token.word.root == subject.verbs[-1] for token in words)
    is_pair = statement.is_pronoun and statement.stop < statement.sentence.end
    return is_pair and not is_told and verb_before(case) != subject.verbs[-1]


def is_of_faulty_act(case: Case) -> bool:
    """Whether what is asked for was done with a fault that nobody asks for: 4 нь хоцорч өгсөн."""
    claim, subject, tokens = case.statement.claim, case.subject, case.passage.tokens
    if not subject.asks_done or claim.root not in roots("adverse") - {*subject.verbs}:
        return False
    is_manner = tokens[claim.verb].word.form == "joined" and claim.verb < case.statement.stop
    following = tokens[min(claim.verb + 1, len(tokens) - 1)].word
    return is_manner and following.root == subject.verbs[-1]


def is_of_act_to_be(case: Case) -> bool:
    """What another act is told of, where that asked for is only to come.

    33 худгаас дээж авч … тоноглох шаардлага өгсөн, where тоноглосон худаг is asked.
    """
    if not case.subject.asks_done or verb_points(case) >= 0:
        return False
    sentence, asked = case.statement.sentence, case.subject.verbs[-1]
    words = (token.word for token in case.passage.tokens[sentence.first : sentence.end])
    told = {word.form for word in words if word.root == asked}
    return bool(told) and told <= {"infinitive", "purpose", "future"}


def is_of_another_sum(case: Case) -> bool:
    """Money of which another verb is told, and which nothing calls by the name asked for."""
    subject, statement = case.subject, case.statement
    if statement.quantity.dimension != "money" or not subject.asks_done:
        return False
    heads, own = {*subject.heads}, statement.sentence
    if verb_points(case) < 0:
        return not heads & words_beside(case) or case.link.points < _NAMED
    # Of the very thing another sentence tells: орлогод 9 сая оруулсан. Өр төлөх мэдэгдэл өгсөн.
    told = frozenset[str]().union(*(s.keys for s in case.passage.sentences if s is not own))
    return verb_points(case) < OF_VERB and bool(heads & told) and not heads & own.keys


def is_of_other_people(case: Case) -> bool:
    """People of whom another verb is told, and nothing else that is asked for: 9 иргэн оролцсон."""
    subject = case.subject
    if not subject.asks_done or not keys("persons") & {*subject.heads} or verb_points(case) >= 0:
        return False
    is_general = subject.verbs[-1] in roots("joining")
    return not is_general and not subject.qualities & case.statement.sentence.keys


def is_of_other_work(case: Case) -> bool:
    """How far other work went than that which the indicator names, which nothing speaks of."""
    subject = case.subject
    if subject.kind != "percent" or not keys("progress") & {*subject.heads}:
        return False
    named = frozenset[str]().union(*(s.keys for s in case.passage.sentences))
    return bool(subject.qualities) and not (subject.qualities | subject.topic) & named


def is_of_unnamed_act(case: Case) -> bool:
    """What nothing says the act of: 388 иргэн хандсан, where зөвлөгөө авсан is asked."""
    act, root = case.subject.act, case.statement.claim.root
    if not act or not case.subject.asks_done or case.subject.kind != "count":
        return False
    named = _named_about(case)
    verbs = {root, *case.statement.claim.roots}
    if _is_of_work_before(case):
        return True
    is_told = any(key in named for key in same_keys(act)) or case.subject.act_kind in named
    return not is_told and not any(is_related(act, each) for each in verbs if each)


def _is_of_work_before(case: Case) -> bool:
    """Whether another work stands before a place: судалгаа 1 суманд дууссан, үнэлгээ asked."""
    statement, tokens, subject = case.statement, case.passage.tokens, case.subject
    label, phrase = statement.quantity.label, statement.quantity.phrase
    work = NO_WORD if label is None else tokens[label].word
    is_place = bool(phrase) and tokens[phrase[-1]].word.case == "dat"
    known = {subject.act, subject.act_kind, *subject.heads, *subject.qualities, *subject.topic}
    is_other = bool(work.key) and not work.case and work.key not in known and not work.form
    return is_place and is_other and subject.act not in words_beside(case)


def _named_about(case: Case) -> frozenset[str]:
    """The words of a number's sentence; of the narrative, where only one sentence counts those."""
    sentences = {
        s.sentence
        for s in case.passage.statements
        if {case.passage.tokens[index].word.key for index in s.phrase} & {*case.subject.heads}
    }
    own = case.statement.sentence
    told = [own] if len(sentences) > 1 else case.passage.sentences
    return frozenset[str]().union(*(s.keys for s in told))


def is_taken_from(case: Case) -> bool:
    """What another verb tells of all, before a part of them: 58 ажиллаж байгаагаас 6 ажилтны …."""
    statement, tokens = case.statement, case.passage.tokens
    verbs = tokens[statement.quantity.last + 1 : min(statement.stop, statement.sentence.end)]
    is_all = any(t.word.form == "done_noun" and t.word.case == "abl" for t in verbs)
    if not is_all or not case.subject.asks_done or statement.stop >= statement.sentence.end:
        return False
    asked, later = case.subject.verbs[-1], tokens[statement.stop : statement.sentence.end]
    is_said_later = statement.claim.root != asked and any(t.word.root == asked for t in later)
    if is_noun_again(case):
        return is_said_later or verb_points(case) < 1
    labels = {tokens[statement.stop - 1].word.key, tokens[statement.stop - 2].word.key}
    is_of_next = bool(labels & (case.subject.qualities - words_beside(case)))
    return is_said_later and (case_of_ending(later[0].ending) == "acc" or is_of_next)
