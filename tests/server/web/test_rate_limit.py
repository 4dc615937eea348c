import pytest
from starlette.requests import Request

from server.web.http_errors import HttpError
from server.web.rate_limit import RateLimit


def request(host):
    return Request({"type": "http", "headers": [], "client": (host, 1)})


def allowed(limit, host):
    try:
        limit.check(request(host))
    except HttpError:
        return False
    return True


def test_networks_are_counted_apart():
    limit = RateLimit(2)
    assert [allowed(limit, "192.0.2.1") for _ in range(3)] == [True, True, False]
    assert allowed(limit, "192.0.2.2")


def test_one_ipv6_network_counts_as_one():
    limit = RateLimit(1)
    assert allowed(limit, "2001:db8:1:2::1")
    assert not allowed(limit, "2001:db8:1:2:ffff::9")
    assert allowed(limit, "2001:db8:1:3::1")


def test_zero_switches_it_off():
    limit = RateLimit(0)
    assert all(allowed(limit, "192.0.2.1") for _ in range(100))


@pytest.mark.parametrize("host", ["192.0.2.77", "testclient", "fe80::1%eth0"])
def test_no_address_is_kept(host):
    limit = RateLimit(5)
    limit.check(request(host))
    assert host not in str(vars(limit)["_limiter"].storage.storage)
