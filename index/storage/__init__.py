"""storage: a version of the index on disk, how it is built, described, locked, kept beside others and opened."""
