"""The column that a longer heading names by the words that it begins or ends with."""

from __future__ import annotations

import re
from collections.abc import Callable

from tailan.forms.words import FormWords, Words

_MOST_WORDS = 9
"""Words of the longest such heading: what has more is text of the table."""


def field_by_parts(heading: str, words: FormWords) -> str:
    """The field whose words the heading begins or ends with; "" where none or several do.

    Хариуцан хэрэгжүүлэх нэгж, албан тушаалтан begins as all headings of those who answer do.
    """
    spoken = re.findall(r"[^\W\d_]+", heading.casefold())
    if not 1 < len(spoken) <= _MOST_WORDS or not heading[0].isupper():
        return ""
    line = " ".join(spoken)
    found = {
        *_fields(line, words.begins_with, str.startswith),
        *_fields(line, words.ends_with, str.endswith),
    }
    return found.pop() if len(found) == 1 else ""


def _fields(line: str, parts: Words, holds: Callable[[str, str], bool]) -> list[str]:
    return [field for field, known in parts.items() if any(holds(line, part) for part in known)]
