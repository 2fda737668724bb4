"""The values of a spreadsheet's cells as text: what is stored counts, never what is shown."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from tailan.documents.content import clean
from tailan.number import number_text

_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\[[^\]]*\]')
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_DECIMALS = re.compile(r"[0#?]\.(0+)(?![0#?])")


def value_text(value: object, number_format: str = "General") -> str:
    """The text of a stored value: 0.625 as a percent is 62.5%, a day is 2025-06-10."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value, number_format)
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, datetime):
        return f"{value.date().isoformat()} {_clock(value.time())}"
    if isinstance(value, time):
        return _clock(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, timedelta):
        return _duration(value)
    return "" if value is None else clean(_ESCAPED.sub(_character, str(value)))


def shown_decimals(number_format: str) -> int:
    """How many decimals a number format always shows."""
    match = _DECIMALS.search(_QUOTED.sub("", number_format))
    return len(match[1]) if match else 0


def _number(value: float, number_format: str) -> str:
    # A sheet keeps 15 digits of a fraction; what a file holds beyond them is noise (0.1 + 0.2).
    number = Decimal(value) if isinstance(value, int) else Decimal(format(value, ".15g"))
    if "%" in _QUOTED.sub("", number_format):
        return f"{number_text(number * 100)}%"
    # A percent sign in quotes is printed behind the number as it is.
    return f"{number_text(number)}%" if "%" in number_format else number_text(number)


def _clock(value: time) -> str:
    return value.isoformat(timespec="seconds" if value.second else "minutes")


def _duration(value: timedelta) -> str:
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    clock = f"{minutes // 60}:{minutes % 60:02}"
    return f"{clock}:{seconds:02}" if seconds else clock


def _character(match: re.Match[str]) -> str:
    return chr(int(match[1], 16))
