"""Verification of Ed25519 signatures (RFC 8032, section 5.1.7) in whole numbers, without any library.

Nothing secret passes here, so nothing has to take the same time. It takes some milliseconds; the server,
which has thousands to verify, uses libsodium, and tests hold both to the same answers: encodings are
canonical, no point is of small order, and the equation is the one without the cofactor.
"""

from hashlib import sha512

_P = 2**255 - 19
_L = 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, -1, _P) % _P
_ROOT = pow(2, (_P - 1) // 4, _P)  # of -1
_SIGN = 1 << 255

_Point = tuple[int, int, int, int]  # X, Y, Z, T with x = X/Z, y = Y/Z, x*y = T/Z
_NEUTRAL: _Point = (0, 1, 1, 0)


def holds(public: bytes, message: bytes, signature: bytes) -> bool:
    """Tell whether the 64-byte `signature` is that of the 32-byte key `public` over `message`."""
    if len(public) != 32 or len(signature) != 64:
        return False
    scalar = int.from_bytes(signature[32:], "little")
    key, point = _decoded(public), _decoded(signature[:32])
    if scalar >= _L or key is None or point is None or _is_small(key) or _is_small(point):
        return False
    hashed = sha512(signature[:32] + public + message).digest()
    challenge = int.from_bytes(hashed, "little") % _L
    x, y, z, _ = _two_times(scalar, _BASE, challenge, _negated(key))  # S*B - k*A, which must be R
    return (x - point[0] * z) % _P == 0 and (y - point[1] * z) % _P == 0


def _decoded(encoded: bytes) -> _Point | None:
    """The point of a canonical encoding, or None."""
    number = int.from_bytes(encoded, "little")
    odd, y = number >> 255, number & (_SIGN - 1)
    if y >= _P:
        return None
    x = _x_of(y)
    if x is None or (x == 0 and odd):
        return None
    if x & 1 != odd:
        x = _P - x
    return x, y, 1, x * y % _P


def _x_of(y: int) -> int | None:
    """A square root of (y² - 1) / (d·y² + 1), or None when there is none."""
    above, below = (y * y - 1) % _P, (_D * y * y + 1) % _P
    root = above * pow(below, 3, _P) * pow(above * pow(below, 7, _P), (_P - 5) // 8, _P) % _P
    square = below * root * root % _P
    if square == above:
        return root
    if square == -above % _P:
        return root * _ROOT % _P
    return None


def _added(one: _Point, other: _Point) -> _Point:
    a = (one[1] - one[0]) * (other[1] - other[0]) % _P
    b = (one[1] + one[0]) * (other[1] + other[0]) % _P
    c = 2 * one[3] * other[3] * _D % _P
    d = 2 * one[2] * other[2] % _P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % _P, g * h % _P, f * g % _P, e * h % _P


def _doubled(one: _Point) -> _Point:
    a, b = one[0] * one[0] % _P, one[1] * one[1] % _P
    h = a + b
    e = (h - (one[0] + one[1]) ** 2) % _P
    g, c = a - b, 2 * one[2] * one[2]
    f = (c + g) % _P
    return e * f % _P, g * h % _P, f * g % _P, e * h % _P


def _negated(one: _Point) -> _Point:
    return -one[0] % _P, one[1], one[2], -one[3] % _P


def _is_small(one: _Point) -> bool:
    """Whether eight times the point is the neutral one."""
    x, y, z, _ = _doubled(_doubled(_doubled(one)))
    return x % _P == 0 and (y - z) % _P == 0


def _two_times(m: int, one: _Point, n: int, other: _Point) -> _Point:
    """m*one + n*other, both bit by bit together."""
    both, reached = _added(one, other), _NEUTRAL
    for bit in range(max(m.bit_length(), n.bit_length()) - 1, -1, -1):
        reached = _doubled(reached)
        which = (m >> bit & 1, n >> bit & 1)
        if which != (0, 0):
            reached = _added(reached, {(1, 0): one, (0, 1): other}.get(which, both))
    return reached


def _base() -> _Point:
    y = 4 * pow(5, -1, _P) % _P
    x = _x_of(y) or 0
    x = x if x % 2 == 0 else _P - x
    return x, y, 1, x * y % _P


_BASE = _base()
