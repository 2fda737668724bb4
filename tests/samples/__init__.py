"""The documents of `data/raw`: their hand-made transcription and the writer that prints it."""
