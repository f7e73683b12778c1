"""Addresses of this machine alone, and ports that are free on it."""

import socket
from collections.abc import Iterable
from ipaddress import ip_address


def is_loopback(host: str) -> bool:
    """Whether `host`, a name or an address, reaches this machine alone."""
    bare = host.strip().strip("[]").lower()
    if bare == "localhost":
        return True
    try:
        return ip_address(bare).is_loopback
    except ValueError:
        return False


def taken(host: str, ports: Iterable[int]) -> list[int]:
    """Return the ports that another program listens on."""
    return [port for port in ports if not _is_free(host, port)]


def _is_free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host.strip("[]"), port))
            probe.listen(1)
        except OSError:
            return False
    return True
