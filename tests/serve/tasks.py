"""Work for processes of their own; these functions go there by name."""

from __future__ import annotations

import os
import time
from typing import NoReturn

from govdoc_parse.limited import Work

MEMORY = 2_000_000_000


def process() -> Work:
    return lambda _: os.getpid()


def sleeper() -> Work:
    return lambda seconds: time.sleep(seconds) or "slept"


def worker() -> Work:
    return work


def work(order: str) -> object:
    match order:
        case "die":
            os._exit(7)
        case "swell":
            return len(bytearray(2 * MEMORY))
        case "fail":
            raise ValueError("a reason")
        case "process":
            return os.getpid()
        case _:
            return order


def broken() -> NoReturn:
    raise SystemExit(3)
