"""What the ends of lines break: words, numbers and names, put together in the text of a cell."""
