"""What running Mongolian text says: words, numbers and times, and the statements they make."""
