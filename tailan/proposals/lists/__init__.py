"""Values from lists without a verb, read as trees: labels, entries and what they amount to."""
