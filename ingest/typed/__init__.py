"""Structure that authors type instead of marking it up: line breaks, lists, questions, annexes, tables of contents."""
