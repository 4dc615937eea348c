"""Degrees: words that ask or tell how much of something, and name nothing („wie hoch?“, „Wochenende teurer?“)."""

from index.words.analysis import fold

DEGREES = frozenset(
    fold(
        "hoch höher höchstens lang lange länger längstens kurz kürzer viel viele vieles mehr mehrere wenig wenige"
        " weniger mindestens maximal minimal groß größer klein kleiner oft öfter häufig häufiger selten seltener weit"
        " weiter breit breiter tief tiefer stark stärker teuer teurer billig billiger günstig günstiger alt älter jung"
        " jünger schnell schneller langsam langsamer früh früher spät später frühestens spätestens nah näher genau"
        " genauer ungefähr etwa circa ca ganz ziemlich extra anders sowas nochmal nochmals"
    ).split()
)
"""Folded words of this kind."""
