"""The names of the months, as numbers and for patterns."""

MONTHS = {
    "januar": 1,
    "jänner": 1,
    "februar": 2,
    "märz": 3,
    "april": 4,
    "mai": 5,
    "juni": 6,
    "juli": 7,
    "august": 8,
    "september": 9,
    "oktober": 10,
    "november": 11,
    "dezember": 12,
}
"""The number of each month by its name in small letters; in Austria January has another one."""

MONTH = "|".join(name.capitalize() for name in MONTHS)
"""The names as alternatives of a pattern."""
