"""compose: hits → the parts of an answer, always verbatim."""

from server.compose.composition import Composition, Excerpt
from server.compose.form import compose

__all__ = ["Composition", "Excerpt", "compose"]
