"""compose: hits → the parts of an answer, always verbatim."""

from server.compose.composition import Composition, Excerpt
from server.compose.form import completed, compose

__all__ = ["Composition", "Excerpt", "completed", "compose"]
