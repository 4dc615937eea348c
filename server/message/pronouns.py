"""Pronouns of other languages: whether a question in one of them means something that it does not name.

Without large letters a noun cannot be told from other words. A pronoun near the beginning of a question, with no
clause, article or name before it, has none to stand for: „How long does it take?“.
"""

import re

from index.question import detect_language

_BE_OR_DO = r"\b(?:is|are|was|were|does|do|did)"
_FORMS = {
    # „Who gets their diploma recognised?“ has before it whom it means.
    "en": rf"(?<=\w )(it|they|them|theirs|he|him|she)\b|(?:{_BE_OR_DO}|\b(?:of|for|about|in|to|with)) (its|their)\b"
    rf"|(?:{_BE_OR_DO}|\b(?:for|about)) (that|this|those|these)(?: \w+)?\W*$",
    "fr": r"\b(ils?|elles?|lui|leurs?)\b",
    "es": r"\b(él|ell[ao]s?)\b",
    "it": r"\b(ess[aoie]|loro)\b",
    "ro": r"\b(el|ea|ei|ele|lui|lor|aces(?:ta|tea)|aceasta|aceștia)\b",
    "pl": r"\b(on[aoie]?|jego|jej|ich|go|je|niego|niej|nich|nimi?)\b",
    "hr": r"\b(on[aoie]?|ga|mu|ih|nje(?:ga|mu|gov)|nju|nji(?:h|ma|hov))\b",
    "sr": r"\b(on[aoie]?|ga|mu|ih|nje(?:ga|mu|gov)|nju|nji(?:h|ma|hov))\b"
    r"|\b(он[аоие]?|га|му|их|ње(?:га|му|гов)|њу|њи(?:х|ма|хов))\b",
    "bg": r"\b(той|тя|то|те|него|нея|тях|му|им)\b",
    "ru": r"\b(он[аои]?|н?его|н?е[её]|них|их|н?ему|н?ей|ними?|им|н[её]м)\b|^\W*\w+ (это)(?: \w+)?\W*$",
    "uk": r"\b(він|вон[аои]|його|нього|її|неї|їх|їхній|них|йому|ньому|їй|ній|їм|ними?)\b|^\W*\w+ (це)(?: \w+)?\W*$",
    "el": r"\b(αυτ(?:ός|ή|ό|οί|ές|ά|όν|ήν|ών|ούς))\b",
    "tr": r"\b(on(?:u|un|a|da)|(?:on|bun)lar(?:ı|ın|a)?|bun(?:u|un|a))\b",
    "ar": r"^هل (هو|هي|هم)\b",
    "fa": r"\b(او|آنها|آنان)\b",
    "ku": r"\b(ew|wê|wî|wan)\b",
}
_PRONOUN = {language: re.compile(forms, re.IGNORECASE) for language, forms in _FORMS.items()}
_MOST_BEFORE = 4
"""Words before a pronoun that has nothing to stand for: „How many members does it have?“."""
_LONGEST = 9
"""Words of a question that may have no noun but the one asked for."""
_NAMED_BEFORE = re.compile(
    r"[.,;:?!،؛؟–]|(?i:\b(?:the|an?(?!-)|my|our|your|every|each|all|any|people|le|la|les|une?|des"
    r"|mon|ma|notre|el|los|las|una|mi|мой|мо[юя]|мій|\w+s[ae]|\w+[ıiuü]nc[ae])\b)"
    r"|(?i: (?:and|or|if|when|where|that|because|but|et|ou|si|quand|que|y|cuando|и|или|если|когда|что|чтобы|а|но|і|й"
    r"|та|або|якщо|коли|що|але|ve|veya|eğer|و|أو|إذا|که|یا) )"
)
"""An article, or the end of a clause that may name something."""
_EXPLETIVE = re.compile(
    r"\bit\b.*\b(?:to|that|if|when|until|before|for|while|like)\b|\bit be\b|\bwhat time is it\b"
    r"|\bis it (?:rain|snow|going)"
    r"|\bil (?:y|faut|s['’]agit|est|existe|pleut)\b|\b(?:faut|est|existe)-il\b|\by a-t-il\b"
    r"|^\W*(?:что|кто|що|хто) (?:это|це)\b",
    re.IGNORECASE,
)


def means_something_unnamed(text: str) -> bool:
    """Whether a question that is not German has a pronoun that stands for nothing in it."""
    if not 1 < len(text.split()) <= _LONGEST or not any(forms.search(text) for forms in _PRONOUN.values()):
        return False
    forms = _PRONOUN.get(detect_language(text))
    found = forms.search(text) if forms else None
    if not found or _EXPLETIVE.search(text):
        return False
    before = text[: found.start(found.lastindex or 0)].lstrip("¿ ")
    _, *words = before.split() or [""]
    names = any(word[0].isupper() and len(word) > 1 for word in words)
    return len(words) < _MOST_BEFORE and not names and not _NAMED_BEFORE.search(before)
