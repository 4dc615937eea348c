"""App: adds the cockpit to the web application, when there is a token to protect it with."""

from fastapi import FastAPI

from server.admin import access, content, documents, gaps, overview, probes, versions
from server.admin.jobs import Jobs
from server.admin.office import Office
from server.admin.records import Records
from server.admin.shelf import Shelf
from server.locations import store_of
from server.privacy.store import PrivacyStore
from server.settings import Settings


def add_admin(app: FastAPI, settings: Settings) -> None:
    """Add all pages below ``/verwaltung``; without an admin token there is nothing there, not even a login."""
    if settings.admin_token is None:
        return
    folder = settings.data / "verwaltung"
    app.state.office = Office(
        settings=settings,
        records=Records(folder / "protokoll.sqlite", settings.retention_days),
        shelf=Shelf(settings.corpus, folder),
        store=store_of(settings),
        jobs=Jobs(settings, folder),
        kept=PrivacyStore.of(settings),
        attempts=access.attempt_limits(),
    )
    for module in (access, overview, documents, versions, gaps, probes, content):
        app.include_router(module.router, include_in_schema=False)
