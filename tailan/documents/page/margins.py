"""How far the text of a table stands from its lines, and what the lines of its cells tell."""
