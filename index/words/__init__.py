"""words: which words are the same, how they are written, and what those of a question score in the corpus."""
