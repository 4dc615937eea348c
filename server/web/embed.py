"""Embed: the page that gives a ministry the tag for its website and says why embedding would fail."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from server.web.rendering import pages_of, public_address
from server.web.service import service_of

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was checked about a website: whether it is in order, and a German sentence saying what to do."""

    fine: bool
    message: str


@router.api_route("/einbinden", methods=["GET", "HEAD"])
async def embed(request: Request) -> HTMLResponse:
    """The tag with its hash, snippets for TYPO3, the lines for a policy, a preview, and a check of one website."""
    service = service_of(request)
    address = public_address(request)
    website = request.query_params.get("website", "").strip()[:300]
    integrity = request.query_params.get("integrity", "").strip()[:300]
    findings = check_website(website, address, service.settings.embed_origins) if website else []
    if website and integrity:
        findings.append(check_integrity(integrity, service.assets.widget.integrity))
    return pages_of(request).response(
        request,
        "embed.html",
        {
            "address": address,
            "address_assumed": service.settings.public_url is None,
            "origin": "{0.scheme}://{0.netloc}".format(urlsplit(address)),
            "script": f"{address}/widget.js?v={service.assets.widget.version}",
            "local_script": f"widget.js?v={service.assets.widget.version}",
            "integrity": service.assets.widget.integrity,
            "website": website,
            "asked_integrity": integrity,
            "findings": findings,
        },
    )


def check_website(website: str, address: str, allowed: tuple[str, ...]) -> list[Finding]:
    """What stands between a website (an address typed by an editor) and the widget at ``address``."""
    parts = urlsplit(website if "://" in website else f"https://{website}")
    try:
        port = parts.port
    except ValueError:
        port = -1
    if parts.scheme not in {"http", "https"} or not parts.hostname or port == -1 or "*" in parts.netloc:
        return [Finding(False, "Das ist keine Adresse einer Website. Beispiel: https://www.ministerium.example")]
    origin = f"{parts.scheme}://{parts.hostname}" + (f":{port}" if port else "")
    own = urlsplit(address)
    findings = []
    if origin == f"{own.scheme}://{own.netloc}":
        findings.append(Finding(True, f"{origin} ist die eigene Adresse der Auskunft und darf immer fragen."))
    elif origin in allowed:
        findings.append(Finding(True, f"{origin} ist freigegeben und darf Fragen stellen."))
    else:
        listed = ",".join((*allowed, origin))
        findings.append(
            Finding(
                False,
                f"{origin} ist nicht freigegeben. Der Betreiber setzt WEGWEISER_EMBED_ORIGINS={listed} "
                "und startet den Server neu.",
            )
        )
    if parts.scheme == "https" and own.scheme == "http" and own.hostname not in {"localhost", "127.0.0.1", "::1"}:
        findings.append(
            Finding(
                False,
                f"Die Website wird mit https ausgeliefert, die Auskunft unter {address} nur mit http. Browser laden "
                "solche Skripte nicht. Stellen Sie die Auskunft hinter einen Proxy mit TLS und setzen Sie "
                "WEGWEISER_PUBLIC_URL.",
            )
        )
    return findings


def check_integrity(asked: str, current: str) -> Finding:
    """Whether the hash in a tag that is already built in is that of the script served today."""
    if asked.removeprefix('integrity="').rstrip('"') == current:
        return Finding(True, "Die Prüfsumme im Tag passt zum ausgelieferten Skript.")
    return Finding(
        False,
        "Die Prüfsumme im Tag passt nicht zum ausgelieferten Skript: Der Browser führt es nicht aus. "
        "Übernehmen Sie das Tag von dieser Seite neu.",
    )
