"""What goes wrong with a server, sorted: ask again, give this sample up, or stop the run.

asked again      no connection, silence, a stream cut short or garbled, 408, 409, 425, 429, 5xx
this sample      any other refusal: a prompt beyond the context, a field that the server does not know
the whole run    a refused key, no credit, an unknown model: no request can succeed

content = await AsyncRetrying(**policy(retries=8, seconds=7200))(ask)
"""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from typing import Any

from tenacity import RetryCallState, retry_if_exception, stop_after_attempt, stop_before_delay
from tenacity.wait import wait_base, wait_random_exponential

FIRST_WAIT = 1.0
"""Seconds: the first wait is drawn from [0, this], each further one from twice as much."""
LONGEST_WAIT = 60.0
RETRIED = {408, 409, 425, 429}
WORDS = 300
"""Characters of a server's own explanation that are kept."""

HOPELESS: Mapping[int | str, str] = {
    401: "the server at {url} refuses the key, check OPENAI_API_KEY: {says}",
    402: "the account at {url} has no credit left: {says}",
    404: "the server at {url} has no model {model!r}, check its name and the URL: {says}",
    "insufficient_quota": "the account at {url} has no credit left: {says}",
}
"""Status or error code -> the sentence that stops a run."""


class ServerFault(Exception):
    """An answer that is no answer; `status` is an HTTP status where the server names one."""

    def __init__(self, why: str, status: int | None = None) -> None:
        super().__init__(why)
        self.status = status


def hopeless(error: BaseException, url: str, model: str) -> str | None:
    """Why no request to this server can succeed, in one sentence; None where another one may."""
    sentence = HOPELESS.get(str(getattr(error, "code", None))) or HOPELESS.get(status(error) or 0)
    return sentence and sentence.format(url=url, model=model, says=words(error))


def passing(error: BaseException) -> bool:
    """Is the same request worth another try?"""
    if not isinstance(error, Exception):  # cancellation
        return False
    code = status(error)
    return (code is None or code in RETRIED or code >= 500) and hopeless(error, "", "") is None


def status(error: BaseException) -> int | None:
    """The HTTP status of an SDK's, urllib's or our own exception."""
    found = (getattr(error, name, None) for name in ("status", "status_code", "code"))
    return next((code for code in found if isinstance(code, int)), None)


def words(error: BaseException) -> str:
    """What happened in one line, in the server's own words where it gave any."""
    body = getattr(error, "body", None)
    told = (body.get("message") or body.get("detail")) if isinstance(body, Mapping) else body
    if told:
        text = str(told)
    else:
        inner = error.__cause__
        text = str(error) if inner is None else f"{error} ({inner or type(inner).__name__})"
    line = " ".join(text.split())
    return line if len(line) <= WORDS else line[: WORDS - 3] + "..."


def sentence(error: BaseException, attempts: int) -> str:
    """What a lost sample records."""
    code = status(error)
    what = f"the server answered {code}" if code else type(error).__name__
    return f"{what}: {words(error) or 'no reason given'}" + (f" (asked {attempts} times)" * (attempts > 1))


def policy(retries: int, seconds: float) -> dict[str, Any]:
    """Arguments of tenacity's retrying classes: exponential waits with full jitter, and two bounds.

    At most `retries` further attempts, none of which begins later than `seconds` after the first. A
    Retry-After is waited out in full; one that reaches beyond `seconds` ends the attempts at once.
    """
    return {
        "retry": retry_if_exception(passing),
        "wait": Wait(),
        "stop": stop_after_attempt(retries + 1) | stop_before_delay(seconds),
        "reraise": True,
    }


class Wait(wait_base):
    """The server's Retry-After and, on top of it, a random wait that keeps clients from coming at once."""

    def __call__(self, retry_state: RetryCallState) -> float:
        """Seconds to wait."""
        error = retry_state.outcome.exception() if retry_state.outcome else None
        return retry_after(error) + wait_random_exponential(FIRST_WAIT, LONGEST_WAIT)(retry_state)


def retry_after(error: BaseException | None) -> float:
    """Seconds that a refusal asks to wait, 0 where it does not say: a number or a date (RFC 9110, 10.2.3)."""
    headers = getattr(getattr(error, "response", None), "headers", None) or {}
    for name, scale in (("retry-after-ms", 1e-3), ("retry-after", 1.0)):
        text = headers.get(name)
        if text is None:
            continue
        try:
            seconds = float(text) * scale
        except ValueError:
            seconds = _until(text)
        if math.isfinite(seconds) and seconds > 0:
            return seconds
    return 0.0


def _until(date: str) -> float:
    try:
        return parsedate_to_datetime(date).timestamp() - time.time()
    except ValueError:  # neither number nor date says nothing about the wait
        return 0.0
