"""Open ends: words that no line of its own ends with, so that the next line goes on."""

OPEN_WORD = (
    r"\b(?:und|oder|bzw|sowie|bis|d(?:er|ie|as|es|em|en)|eine?[rsmn]?|im|in|am|an|auf|aus|bei|durch|für|mit|nach|ohne"
    r"|über|unter|vo[mn]|vor|zu[mr]?)"
)
"""Articles, prepositions and conjunctions, from the beginning of the word; a pattern to be built upon."""
