"""Whether words say that something was refused, called off or moved to a later time."""

from __future__ import annotations

from collections.abc import Sequence

from tailan.proposals.prose.lexicon import forms
from tailan.proposals.prose.tokens import Token
from tailan.proposals.prose.words import keys, roots


def is_refusal(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word says that something was put off: хойшлуулсан, дараа сар руу шилжүүлсэн."""
    word = tokens[at].word
    if word.lower in forms("refusals"):
        return True
    if at < 2 or word.root not in roots("moving") or word.form not in {"done", "joined"}:
        return False
    is_towards = tokens[at - 1].word.lower in forms("towards")
    return is_towards and tokens[at - 2].word.key in keys("times") | keys("seasons")
