"""Whether a number of a narrative belongs to what an indicator counts, and by which rule."""
