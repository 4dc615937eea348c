"""The embedding model's files: where they come from, how they are written, how they are checked."""
