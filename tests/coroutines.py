"""Coroutines run to their end from a test."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any


def ran(coroutine: Coroutine[Any, Any, Any]) -> Any:
    """Return what a coroutine returns. It runs in a thread of its own: once a browser was opened, the tests'
    own thread has a loop running, and may begin no other.
    """
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()
