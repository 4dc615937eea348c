"""web: the HTTP layer, from the connection to the page, the widget and the JSON interface."""
