"""Logs without children in them."""

import logging
import re
from types import TracebackType

# PostgreSQL tells the whole row it refused below its message: "DETAIL:  Failing row contains (7, Amara, ...)."
_DETAIL = re.compile(r"^(DETAIL|CONTEXT|HINT):.*(?:\n(?!\w|\s{2}File).*)*", re.MULTILINE)
Fault = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class QuietFormatter(logging.Formatter):
    """Writes a fault with its traceback, and leaves out what a database says of the values."""

    def format(self, record: logging.LogRecord) -> str:
        """Returns the line, never with a traceback that another formatter wrote and left on the record."""
        record.exc_text = None
        return super().format(record)

    def formatException(self, ei: Fault) -> str:  # noqa: N802  (logging names it so)
        """Returns the traceback, its details of rows replaced by a word."""
        return _DETAIL.sub(r"\1: left out", super().formatException(ei))
