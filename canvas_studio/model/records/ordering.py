"""Fractional indexes: plain-text keys that sort, with always room for one more in between.

Moving a record changes that record alone. A key is a fraction in base 62 after the point,
without trailing zeros, so a key between any two different keys exists.
"""

from __future__ import annotations

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_VALUE = {digit: value for value, digit in enumerate(_DIGITS)}
_BASE = len(_DIGITS)


def is_key(key: str) -> bool:
    """Whether `key` is one that this module could have made."""
    return bool(key) and key[-1] != "0" and all(c in _VALUE for c in key)


def key_between(before: str, after: str) -> str:
    """A key that sorts after `before` and before `after`; "" stands for an open end.

    Raises ValueError when `before` does not sort before `after`.
    """
    if after and before >= after:
        raise ValueError(f"no key fits between {before!r} and {after!r}")
    prefix = 0
    while after and (before[prefix] if prefix < len(before) else "0") == after[prefix]:
        prefix += 1
    low = _VALUE[before[prefix]] if prefix < len(before) else 0
    high = _VALUE[after[prefix]] if after else _BASE
    common = after[:prefix] if after else ""
    if high - low > 1:
        return common + _DIGITS[_step(low, high, opens_up=not after, opens_down=not before)]
    if after and len(after) > prefix + 1:
        return common + _DIGITS[high]
    rest = before[prefix + 1 :]
    if rest:
        return common + _DIGITS[low] + key_between(rest, "")
    return common + _DIGITS[low] + _DIGITS[-1 if not before else _BASE // 2]


def _step(low: int, high: int, *, opens_up: bool, opens_down: bool) -> int:
    """Next to the neighbour at an open end, so that appending does not make long keys."""
    if opens_up == opens_down:
        return (low + high) // 2
    return low + 1 if opens_up else high - 1


def first_keys(count: int) -> list[str]:
    """`count` keys in order, all of one length, for a list made at once."""
    width = 1
    while _BASE**width <= count + 1:
        width += 1
    step = _BASE**width // (count + 1)
    keys = []
    for position in range(1, count + 1):
        value, digits = position * step, ""
        for _ in range(width):
            value, digit = divmod(value, _BASE)
            digits = _DIGITS[digit] + digits
        keys.append(digits.rstrip("0"))
    return keys
