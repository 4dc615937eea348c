"""server: question → Answer; pages, widget, API, administration, command line."""
