"""The environment, read once and typed; what is missing is named at start, all at once."""

from collections.abc import Mapping

from environs import Env, EnvValidationError


class MissingSettings(SystemExit):
    """The process cannot start: the message names each variable and what is wrong with it."""

    def __init__(self, errors: dict[str, list[str]]) -> None:
        lines = [f"  {name}: {'; '.join(messages)}" for name, messages in sorted(errors.items())]
        super().__init__("Waymark cannot start. Put these environment variables right:\n" + "\n".join(lines))


class Environment(Env):
    """Variables named WAYMARK_*; `checked()` raises MissingSettings with every fault found so far."""

    def __init__(self) -> None:
        super().__init__(prefix="WAYMARK_", eager=False)

    def checked(self) -> None:
        """Raises MissingSettings when any variable read so far was missing or of the wrong type."""
        try:
            self.seal()
        except EnvValidationError as fault:
            said = fault.error_messages
            raise MissingSettings(dict(said) if isinstance(said, Mapping) else {"": said}) from None
