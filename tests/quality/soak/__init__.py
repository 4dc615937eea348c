"""A long run of the whole service: questions, swaps, uploads and broken uploads, with an eye on memory and files."""
