"""Values that a narrative tells without a number: done or not, never happened, listed events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from tailan.actuals import Basis
from tailan.period import Period
from tailan.proposals.events import counted_events
from tailan.proposals.proper_names import named_ones
from tailan.proposals.prose.acts import Act
from tailan.proposals.prose.delays import is_refusal
from tailan.proposals.prose.lexicon import lexicon
from tailan.proposals.prose.relations import same_roots
from tailan.proposals.prose.statement import Passage
from tailan.proposals.prose.times import is_earlier, is_later
from tailan.proposals.prose.words import analysed, keys, roots
from tailan.proposals.subjects import Subject, is_related

_NEAR = 6
"""Among how many nouns before a refusal stands what is refused."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A value told in words, by the tokens `first` to `last`."""

    value: Decimal
    basis: Basis
    first: int
    last: int
    time: Period | None = None
    is_sure: bool = False


def wording_of(
    subject: Subject,
    passage: Passage,
    told: Sequence[Act],
    report: Period,
    rules: frozenset[str],
) -> Wording | None:
    """The value that the words of a narrative tell with its acts, None where they tell none."""
    if subject.kind in {"percent", "level"}:
        return None
    acts = [act for act in told if _is_of_this_year(act, subject, report)]
    if subject.kind == "yes_no":
        if "yes_no" not in rules:
            return None
        return _yes_or_no(subject, acts, rules) or _unfinished(subject, passage)
    if "nothing_happened" in rules and (nothing := _nothing_happened(subject, acts, passage)):
        return nothing
    if "events" in rules and (events := counted_events(subject, acts, passage, report)):
        basis: Basis = "yes_no" if subject.target == 1 and events.count == 1 else "counted"
        return Wording(Decimal(events.count), basis, events.first, events.last, events.time)
    if "named_ones" in rules and (named := named_ones(subject, acts, passage)):
        return Wording(Decimal(named.count), "counted", named.first, named.last, named.time)
    return None


def _is_of_this_year(act: Act, subject: Subject, report: Period) -> bool:
    if act.time is None or str(act.time.year) in subject.years:
        return True
    return not is_earlier(act.time, report) and (
        act.standing != "done" or not is_later(act.time, report)
    )


def _yes_or_no(subject: Subject, acts: Sequence[Act], rules: frozenset[str]) -> Wording | None:
    """1 where the act that the indicator asks for is done, 0 where it is said not to be."""
    fitting = [act for act in acts if _is_asked_for(act, subject, rules)]
    is_told = any({*subject.heads} & act.around for act in acts)
    done = [a for a in fitting if a.is_done and (_speaks_of(a, subject) or not is_told)]
    described = [act for act in acts if _is_described(act, subject)]
    if described:
        done = [act for act in done if act in described or _goes_on_with(act, described)]
    undone = [a for a in fitting if a.standing == "undone" or _is_denied(a, subject)]
    undone += [a for a in acts if a not in fitting and _is_denied(a, subject)]
    if not fitting:
        undone = [act for act in acts if _is_called_off(act, subject)]
    if done and undone and undone[-1].verb > done[-1].verb:
        return None
    if done:
        act = max(done, key=lambda act: (_names(act, subject), act.root == main_verb(subject)))
        is_sure = _names(act, subject) and not undone and act.root == main_verb(subject)
        return _told(act, 1, is_sure)
    if undone:
        return _told(undone[-1], 0, _names(undone[-1], subject))
    open_acts = [a for a in fitting if a.standing in {"planned", "ongoing"}]
    open_acts = open_acts or [act for act in acts if _is_on_the_way(act, subject)]
    open_acts = open_acts or [act for act in acts if _is_at_work(act, subject)]
    open_acts = open_acts or [act for act in acts if _is_set(act, subject)]
    return _told(open_acts[-1], 0, False) if open_acts else None


def _is_described(act: Act, subject: Subject) -> bool:
    """Whether a clause names the thing with all that describes it: нэгдсэн төлөвлөгөөг."""
    told = {token.word.root for token in act.tokens[act.start : act.verb]}
    is_told = bool(subject.described) and subject.described <= told
    return is_told and bool({*subject.heads} & act.names)


def _goes_on_with(act: Act, described: Sequence[Act]) -> bool:
    """Whether an act has no object but that of an act before it in its sentence."""
    before = [other for other in described if other.verb < act.verb]
    return not act.objects and any(other.sentence is act.sentence for other in before)


def _speaks_of(act: Act, subject: Subject) -> bool:
    """Whether the sentence of an act, or the one before, names what the indicator is about."""
    return bool({*subject.heads} & (act.around | act.before))


def _told(act: Act, value: int, is_sure: bool) -> Wording:
    return Wording(Decimal(value), "yes_no", act.verb, act.end, act.time, is_sure)


def main_verb(subject: Subject) -> str:
    """The root of the verb that the indicator asks for, empty where it only says that it is."""
    verbs = [root for root in subject.verbs if root not in roots("vague")]
    return verbs[-1] if verbs else ""


def _is_asked_for(act: Act, subject: Subject, rules: frozenset[str]) -> bool:
    """Whether an act is that of the indicator, on what the indicator or its measure names."""
    main = main_verb(subject)
    is_made = act.root in roots("making") and bool(set(act.objects[:2]) & set(subject.heads))
    if not main:
        return is_made
    accepted = same_roots(main) | (_later_stages(main) if "stages" in rules else frozenset())
    if act.root not in accepted:
        return is_made and "stages" in rules and main == _stages()[0]
    if act.is_done and _is_preparing(act, subject):
        return False
    is_other = _is_on_another_thing(act, subject) or _is_for_purpose(act, subject)
    if act.root != main and is_other:
        return False
    about = {*subject.heads, *subject.qualities} or subject.topic
    is_named = bool(about & act.around) or bool(subject.topic & act.names)
    is_of_before = act.root == main and not act.objects and bool(about & act.before)
    return is_named or is_of_before


def _is_on_another_thing(act: Act, subject: Subject) -> bool:
    """Whether a light verb is said of another thing: зөвшөөрөл авсан, where байр орсон is asked."""
    own = {*subject.heads, *subject.qualities, *subject.topic}
    if act.root not in roots("light_verbs") or not act.objects or act.objects[0] in own:
        return False
    words = (token.word for token in act.tokens[act.start : act.verb])
    return not any(word.case == "acc" and word.key in own for word in words)


def _is_for_purpose(act: Act, subject: Subject) -> bool:
    """Whether what is asked for is only what an act is for: сургалт хийхээр хөтөлбөр гаргаж."""
    words = [token.word for token in act.tokens[act.start : act.verb]]
    purposes = [place for place, word in enumerate(words) if word.form == "purpose"]
    place = max(purposes, default=0)
    before, behind = words[:place], words[place + 1 :]
    is_own = any(word.key in subject.heads for word in before)
    return is_own and bool(behind) and not any(word.key in subject.heads for word in behind)


def _is_set(act: Act, subject: Subject) -> bool:
    """Whether a time is set for what the indicator names: аялал зугаалгыг намар товлосон."""
    is_plan = act.root in roots("planned") and act.standing == "planned"
    return is_plan and bool({*act.objects[:2]} & {*subject.heads})


def _is_denied(act: Act, subject: Subject) -> bool:
    """Whether what the indicator names did not take place: сургалт болоогүй."""
    is_denial = act.standing == "undone" and act.root in roots("taking_place")
    return is_denial and bool({*act.objects[:1]} & {*subject.heads})


def _is_called_off(act: Act, subject: Subject) -> bool:
    """Whether what the indicator names was put off or refused: зөвлөгөөнийг хойшлуулсан."""
    is_put_off = is_refusal(act.tokens, act.verb)
    return is_put_off and bool(act.root) and bool({*act.objects[:3]} & {*subject.heads})


def _is_preparing(act: Act, subject: Subject) -> bool:
    """Whether the act is on a working group, a request and the like, not on the thing itself."""
    return bool(act.objects) and act.objects[0] in keys("preparations") - set(subject.heads)


def _names(act: Act, subject: Subject) -> bool:
    """Whether the clause of an act names what the indicator names."""
    about = {*subject.heads, *subject.qualities} or subject.topic
    return bool(about & act.names)


def _stages() -> list[str]:
    return [analysed(verb).root for verb in lexicon().stages]


def _later_stages(root: str) -> frozenset[str]:
    """The stages behind that of the root: what is approved has been drafted."""
    stages = _stages()
    return frozenset(stages[stages.index(root) + 1 :]) if root in stages else frozenset()


def _is_on_the_way(act: Act, subject: Subject) -> bool:
    """Whether an act is an earlier stage of what is asked for, still going on or planned."""
    stages, main = _stages(), main_verb(subject)
    if main not in stages or act.root not in stages[: stages.index(main)]:
        return False
    about = {*subject.heads, *subject.qualities, *subject.topic}
    return act.standing in {"ongoing", "planned"} and bool(about & act.around)


def _is_at_work(act: Act, subject: Subject) -> bool:
    """Whether the work on what is asked for goes on, has stopped or not begun: 0 so far."""
    if act.standing == "undone" and act.root in roots("beginning"):
        return bool({*subject.heads} & (act.around | act.before))
    is_named = bool({*subject.heads} & (act.names | act.before))
    if not is_named or not keys("work_nouns") & act.names:
        return False
    is_stopped = is_refusal(act.tokens, act.verb)
    return is_stopped or (act.standing == "ongoing" and act.root in roots("working"))


def _unfinished(subject: Subject, passage: Passage) -> Wording | None:
    """0 where a part of the work on what is asked for is told: ажлын гүйцэтгэл 71 хувьтай."""
    for statement in passage.statements:
        quantity, named = statement.quantity, statement.sentence.keys
        is_part = quantity.dimension == "percent" and quantity.value < 100
        is_of_work = {*subject.heads} & named and keys("work_nouns") & named
        if is_part and is_of_work and statement.claim.standing in {"state", "done", "ongoing"}:
            end = max(quantity.last, statement.claim.end)
            return Wording(Decimal(0), "yes_no", quantity.first, end, statement.time)
    return None


def _nothing_happened(subject: Subject, acts: Sequence[Act], passage: Passage) -> Wording | None:
    """0 where the text says that what is counted did not occur: гомдол ирээгүй."""
    for act in acts:
        is_missing = act.root in roots("being") and _is_all_named(act, subject)
        is_asked = not subject.asks_done or act.root in same_roots(subject.verbs[-1])
        is_put_off = is_refusal(act.tokens, act.verb) and bool(act.root)
        is_of_verb = not is_put_off and _is_work_of_verb(act, subject)
        is_asked = is_asked or is_of_verb or _is_all_named(act, subject)
        is_of_it = (act.root in roots("happening") and is_asked) or is_missing
        is_of_it = (
            is_of_it
            or act.root in subject.verbs
            or (act.root in roots("beginning") and not subject.dimension)
        )
        if act.standing != "undone" or not (is_of_it or is_put_off) or not act.objects:
            continue
        near = act.objects[:_NEAR] if is_put_off else act.objects[:1]
        is_head = bool({*near} & {*subject.heads}) or _is_listed(act, subject)
        is_work = act.objects[0] in keys("light_nouns") or is_of_verb
        is_work = is_work and bool(set(subject.heads) & act.around)
        is_other = _is_of_other_owner(act, subject)
        if (is_head or is_work) and not is_other and not _has_number(act, passage):
            basis: Basis = "yes_no" if subject.target == 1 else "counted"
            is_sure = is_head and not subject.verbs
            return Wording(Decimal(0), basis, act.verb, act.end, act.time, is_sure)
    return None


def _is_work_of_verb(act: Act, subject: Subject) -> bool:
    """Whether what was not done is the work that the verb asks for: засвар, засварласан asked."""
    is_asked = bool(subject.verbs and act.objects) and not subject.dimension
    return is_asked and is_related(act.objects[0], subject.verbs[-1])


def _is_of_other_owner(act: Act, subject: Subject) -> bool:
    """Whether another owner of what is counted is named: эхийн эндэгдэл, нялхсын is asked."""
    words = [token.word for token in act.tokens[act.start : act.verb]]
    owners = {a.key for a, b in pairwise(words) if a.case == "gen" and b.key in subject.heads}
    return bool(subject.owner and owners) and subject.owner not in owners


def _is_listed(act: Act, subject: Subject) -> bool:
    """Whether what is counted stands in a list of what the act is on: осол, хордлого гараагүй."""
    words = act.tokens[act.start : act.verb]
    listed = {a.word.key for a, b in pairwise(words) if b.text == "," and not a.word.case}
    return bool(listed & {*act.objects} & {*subject.heads})


def _is_all_named(act: Act, subject: Subject) -> bool:
    """Whether the clause of an act holds all verbs of the indicator: цуцлагдсан гэрээ байхгүй."""
    words = act.tokens[act.start : act.verb]
    return {*subject.verbs} <= {token.word.root for token in words}


def _has_number(act: Act, passage: Passage) -> bool:
    return any(act.start <= s.quantity.first < act.verb for s in passage.statements)
