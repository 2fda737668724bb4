"""The column that a longer heading names by the words that it begins or ends with."""

from __future__ import annotations

import re

from tailan.forms.words import FormWords

_MONEY = re.compile(r"(?:мян(?:ган)?|сая)[.\s]*(?:төг\w*|₮)\.?|төг\w*\.?|₮", re.IGNORECASE)
"""What a budget is counted in, behind its heading."""

_LONGEST = 90
"""Letters of the longest such heading: what has more is text of the table."""


def field_by_parts(heading: str, words: FormWords) -> str:
    """The field whose words the heading begins or ends with; "" where none or several do.

    Хариуцан хэрэгжүүлэх нэгж, албан тушаалтан begins as all headings of those who answer do.
    """
    if len(heading) > _LONGEST or " " not in heading or not heading[0].isupper():
        return ""
    head, comma, unit = heading.rpartition(",")
    is_size = bool(comma) and _MONEY.fullmatch(unit.strip()) is not None
    line = (head if is_size else heading).casefold().strip(" .:*")
    begun = (field for field, parts in words.begins_with.items() if line.startswith(parts))
    ended = (field for field, parts in words.ends_with.items() if line.endswith(parts))
    found = {*begun, *ended}
    return found.pop() if len(found) == 1 else ""
