"""The lists of a text that hold tasks: their items under the sentence that announces them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tailan.forms.lines import Line, goes_on, is_noise
from tailan.forms.words import FormWords, Key

_ENUMERATOR = re.compile(
    r"\(?(?:\d{1,2}|[а-яөү]|[IVX]{1,5})[.)/]\s*(?=[^\d\s])|\d{1,2}\s+(?=[А-ЯӨҮЁ“«\"])"
)
_PART_NUMBER = re.compile(r"(?P<over>\d{1,2})\.\d{1,2}[.)]?\s*(?=[^\d\s.])")
# What stands between the verb of a lead-in and its colon.
_AFTER_VERB = re.compile(r"(?:[\s.,:]|(?<!\w)(?:байна|болно|юм|нь|үүнд|үүний дотор))+$")
_TRAILING = " ;.,"
_SHORT = 2
"""Words of a lead-in that is only the end of one, such as Үүнд:"""

_FEWEST_WORDS = 4
"""Words of the shortest line that such an end belongs to."""


@dataclass(frozen=True)
class Task:
    """A task and the lines that it stands on; it has neither its number nor its last mark."""

    text: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class TaskList:
    """The tasks of a list under its lead-in, and what stands between it and the next list."""

    lead_in: tuple[Line, ...]
    tasks: tuple[Task, ...]
    rest: tuple[Line, ...] = ()
    is_marked: bool = True
    """Whether its items have bullets or numbers."""


def task_lists(lines: Sequence[Line], words: FormWords) -> list[TaskList]:
    """The lists of tasks in order; a list that nothing announces, such as a menu, is none.

    Where no list has bullets or numbers, as often in sheets, its lines are told by how they end.
    """
    lines = _without_numbers(_with_parts_as_items(lines, words))
    found = _lists(lines, words)
    if found:
        return found
    marked = list(lines)
    for start, end in _unmarked(lines, words):
        marked[start:end] = [replace(line, role="item") for line in lines[start:end]]
    return [replace(one, is_marked=False) for one in _lists(marked, words)]


def lists_left_out(lines: Sequence[Line], words: FormWords) -> Iterator[tuple[Line, int]]:
    """The line above each list that is announced as tasks are but holds none, and its items."""
    taken = {id(line) for one in task_lists(lines, words) for line in one.lead_in}
    i = 1
    while i < len(lines):
        end, above = _end_of_list(lines, i), lines[i - 1]
        is_left_out = id(above) not in taken and not _is_noise(above, words)
        is_announced = above.text.endswith(":") or _announces(above.text, words)
        if end > i + 1 and is_left_out and is_announced:
            yield above, len(_tasks(lines[i:end]))
        i = max(end, i + 1)


def _with_parts_as_items(lines: Sequence[Line], words: FormWords) -> Sequence[Line]:
    """The lines, those numbered 1.1, 1.2 … right under an order numbered 1 as items of a list."""
    marked, over = list[Line](), ""
    for i, line in enumerate(lines):
        part = _PART_NUMBER.match(line.text)
        begun = _ENUMERATOR.match(lines[i - 1].text) if i and part else None
        if part and begun and _orders(lines[i - 1 : i], words):
            over = re.sub(r"\D", "", begun[0])
        is_item = part is not None and part["over"] == over
        over = over if is_item or (over and goes_on(lines[i - 1].text, line.text)) else ""
        text = line.text[part.end() :] if part else ""
        marked.append(replace(line, role="item", text=text) if is_item else line)
    return marked


def _without_numbers(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines without the numbers of those that announce lists (1. … дарга нарт:).

    All that are numbered must announce a list; where one does not they are tasks themselves.
    """
    numbered = [i for i, line in enumerate(lines) if line.role != "item" and _is_numbered(line)]
    over = [i for i in numbered if lines[i].text.endswith(":") and _is_over_item(lines, i)]
    if numbered != over:
        return lines
    return [
        line.saying(_ENUMERATOR.sub("", line.text, count=1)) if i in over else line
        for i, line in enumerate(lines)
    ]


def _is_numbered(line: Line) -> bool:
    return _ENUMERATOR.match(line.text) is not None


def _is_over_item(lines: Sequence[Line], place: int) -> bool:
    return any(line.role == "item" for line in lines[place + 1 : place + 2])


def _unmarked(lines: Sequence[Line], words: FormWords) -> Iterator[tuple[int, int]]:
    """Where lines that end as tasks do begin and end, right under one that announces them."""
    start = 1
    while start < len(lines):
        above = lines[start - 1].text
        announces = above.endswith(":") or _announces(above, words)
        end = start
        while (
            announces
            and end < len(lines)
            and _is_task(lines[end], lines[end - 1].text, above, words)
        ):
            end += 1
        if end - start > 1:
            yield start, end
        start = max(end, start + 1)


def _is_task(line: Line, last: str, above: str, words: FormWords) -> bool:
    """Whether a line ends as a task.

    One that ends as a sentence needs a colon above its list, or is the last behind a semicolon.
    """
    if line.role != "text" or line.text[:1].isdigit():
        return False
    is_sentence = line.text.endswith(".") and not (above.endswith(":") or last.endswith(";"))
    endings = words.phrases.get("task_endings", ())
    return not is_sentence and _last_word(without_mark(line.text)).endswith(endings)


def _lists(lines: Sequence[Line], words: FormWords) -> list[TaskList]:
    found: list[TaskList] = []
    last = i = 0
    while i < len(lines):
        end = _end_of_list(lines, i)
        above = lines[last:i]
        tasks = _tasks(lines[i:end])
        if end > i and above and _are_tasks(above, tasks, words):
            lead_in = _lead_in(above, words)
            if found:
                rest = (*found[-1].rest, *above[: len(above) - len(lead_in)])
                found[-1] = replace(found[-1], rest=rest)
            found.append(TaskList(lead_in, tasks))
            last = end
        i = max(end, i + 1)
    if found:
        found[-1] = replace(found[-1], rest=tuple(lines[last:]))
    return found


def _end_of_list(lines: Sequence[Line], start: int) -> int:
    """Where the list that begins at a line ends; at that line itself where none begins."""
    is_numbered = _is_first(lines, start)
    end = start
    while end < len(lines):
        line = lines[end]
        is_item = line.role == "item" or (is_numbered and _ENUMERATOR.match(line.text))
        if not is_item and not (end > start and goes_on(lines[end - 1].text, line.text)):
            break
        end += 1
    return end


def _is_first(lines: Sequence[Line], start: int) -> bool:
    """Whether a list numbered 1. 2., I. II. or а) б) begins here in plain text."""
    return re.match(r"\(?(?:1|I|а)[.)/]\s*[^\d\s]", lines[start].text, re.IGNORECASE) is not None


def _tasks(lines: Sequence[Line]) -> tuple[Task, ...]:
    groups: list[list[Line]] = []
    for line in lines:
        is_item = line.role == "item" or _ENUMERATOR.match(line.text)
        if not groups or (is_item and not _is_within(line, groups[-1])):
            groups.append([line])
        else:
            groups[-1].append(line)
    is_numbered = len(groups) > 1 and all(_ENUMERATOR.match(group[0].text) for group in groups)
    return tuple(_task(group, is_numbered=is_numbered) for group in groups)


def _is_within(line: Line, item: Sequence[Line]) -> bool:
    """Whether an item is a part of the one above: that announces a list, in small letters."""
    return item[0].text.endswith(":") and line.text[:1].islower()


def _task(lines: list[Line], *, is_numbered: bool) -> Task:
    first = _ENUMERATOR.sub("", lines[0].text, count=1) if is_numbered else lines[0].text
    own = (lines[0].saying(first), *lines[1:])
    return Task(without_mark(" ".join(line.text for line in own)), own)


def without_mark(text: str) -> str:
    """The text without the mark that ends it as an item of a list; dots that break it off stay."""
    return text if re.search(r"(?:\.\.|…)$", text) else text.rstrip(_TRAILING)


def _are_tasks(above: Sequence[Line], tasks: tuple[Task, ...], words: FormWords) -> bool:
    """Whether a list holds tasks: the lines above order or announce them, or most end as tasks.

    What is ordered is a task even where it only names a thing: a report, a list of names.
    """
    last = above[-1].text
    if not tasks or _is_noise(above[-1], words):
        return False
    if _orders(_lead_in(above, words), words):
        return True
    endings = words.phrases.get("task_endings", ())
    verbs = sum(_last_word(task.text).endswith(endings) for task in tasks)
    if last.endswith(":") or _announces(last, words):
        return verbs > 0
    return 2 * verbs > len(tasks) and len(tasks) > 1


def _is_noise(line: Line, words: FormWords) -> bool:
    return is_noise(line.text, words.phrases.get("noise", ()))


def _orders(lead_in: Sequence[Line], words: FormWords) -> bool:
    """Whether a sentence with a colon ends in a verb that orders: … даалгав: … үүрэг болголоо."""
    text = " ".join(line.text for line in lead_in)
    last = _AFTER_VERB.sub("", text.casefold())
    orders = (one.casefold().replace(" ", r"[\s,]+") for one in words.phrases.get("orders", ()))
    return text.endswith(":") and any(re.search(rf"(?<!\w){one}\w*$", last) for one in orders)


def _announces(text: str, words: FormWords) -> bool:
    letters = Key.of(text).letters
    return any(Key.of(one).letters in letters for one in words.phrases.get("lead_ins", ()))


def _last_word(text: str) -> str:
    return next(iter(re.findall(r"[^\W\d_]+", text)[::-1]), "")


def _lead_in(above: Sequence[Line], words: FormWords) -> tuple[Line, ...]:
    """The line above a list, with the one before where it is only its end and orders nothing."""
    is_short = len(above[-1].text.split()) <= _SHORT and above[-1].role != "heading"
    is_end = is_short and not _orders(above[-1:], words)
    is_begun = (
        len(above) > 1 and not above[-2].is_heading and len(above[-2].text.split()) >= _FEWEST_WORDS
    )
    return tuple(above[-2:] if is_end and is_begun else above[-1:])
