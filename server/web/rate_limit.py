"""Rate limit: how many questions one network may ask in a minute, without keeping anybody's address."""

import hashlib
import hmac
import ipaddress
import math
import secrets
import time

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from starlette.requests import Request

from server.web.http_errors import too_many_requests


class RateLimit:
    """Counts questions per network (an IPv4 address or an IPv6 /64) and minute; 0 switches it off.

    Keys are HMACs with a salt of this process, so no address is kept. The count is per process.
    """

    def __init__(self, per_minute: int) -> None:
        self._item = RateLimitItemPerMinute(per_minute) if per_minute else None
        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._salt = secrets.token_bytes(16)

    def check(self, request: Request) -> None:
        """Count one question; raises HttpError 429 with Retry-After when the limit is reached."""
        if self._item is None:
            return
        key = self._key(request.client.host if request.client else "")
        if not self._limiter.hit(self._item, key):
            reset = self._limiter.get_window_stats(self._item, key).reset_time
            raise too_many_requests(max(1, math.ceil(reset - time.time())))

    def _key(self, host: str) -> str:
        try:
            address = ipaddress.ip_address(host)
        except ValueError:
            network = host
        else:
            bits = 32 if address.version == 4 else 64
            network = str(ipaddress.ip_network((address, bits), strict=False))
        return hmac.new(self._salt, network.encode(), hashlib.sha256).hexdigest()
