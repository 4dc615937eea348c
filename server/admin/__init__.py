"""admin: the editors' cockpit below ``/verwaltung``; pages without scripts, in German, behind the admin token."""

from server.admin.app import add_admin

__all__ = ["add_admin"]
