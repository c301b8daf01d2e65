"""What is wrong with a file, and where."""


class ImportRefused(ValueError):
    """A file that cannot be read as what it should be. The sentence names the file and the line."""

    def __init__(self, sentence: str, *, line: int | None = None, name: str = "") -> None:
        place = ", ".join(part for part in (name, f"line {line}" if line else "") if part)
        super().__init__(f"{place}: {sentence}" if place else sentence)
        self.sentence = sentence
        self.line = line

    def in_file(self, name: str) -> "ImportRefused":
        """Returns the same refusal with the name of its file."""
        return ImportRefused(self.sentence, line=self.line, name=name)
