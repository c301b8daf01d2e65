"""What a route asks: steps, questions and the choices within them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """An option, a scope, a reason, a type or author of evidence. `alone` goes with no other, as "None of these"."""

    key: str
    label: str
    hint: str = ""
    cites: tuple[str, ...] = ()
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a `rows` question."""

    key: str
    kind: str
    label: str
    options: tuple[Choice, ...] = ()
    need: str = "optional"


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One item of a checklist question; `conditional` items may be hidden, see `Result.hidden_items`."""

    key: str
    label: str
    need: str = "optional"
    conditional: bool = False
    cites: tuple[str, ...] = ()
    brings: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `with_key` names the earlier question of the same step whose page it shares.

    `unknown` lets the school answer "We do not know yet", stored as {"not_known": true}.
    """

    key: str
    kind: str
    ask: str
    step_key: str
    hint: str = ""
    help: str = ""
    why: str = ""
    need: str = "must"
    options: tuple[Choice, ...] = ()
    columns: tuple[Column, ...] = ()
    items: tuple[ChecklistItem, ...] = ()
    with_key: str = ""
    cites: tuple[str, ...] = ()
    assumed: str = ""
    sensitivity: str = "ordinary"
    feeds: str = ""
    brings: str = ""
    format: str = ""
    whose: str = ""
    at_least: float | None = None
    at_most: float | None = None
    max_rows: int = 40
    unknown: bool = False
    retain: str = ""
    conditional: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """Questions answered by the same parties; `group` is the task-list heading it stands under."""

    key: str
    title: str
    by: tuple[str, ...]
    questions: tuple[Question, ...]
    guide: str = ""
    group: str = ""
    gate: str = "submit"
    public: bool = False
    conditional: bool = False
    cites: tuple[str, ...] = ()
