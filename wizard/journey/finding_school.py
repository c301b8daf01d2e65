"""A school asked for by name: the one of the register that fits, or which of those that do."""

from typing import Any

from formkit.forms import GovukForm
from formkit.options import Option, OptionsField
from formkit.presentation import present
from people.models import School
from people.service import find_schools

MOST = 8
NONE = "none"


class FindsSchool(GovukForm):
    """A form with a field `school_name`. Where several schools fit, it asks which one; `school` is the one chosen."""

    school: School | None = None

    def look_for_school(self, said: dict[str, Any], *, must: bool) -> None:
        """Finds the school of the name; adds the question which one where several fit. `must`: one has to be found."""
        name = said.get("school_name", "")
        found = find_schools(name, limit=MOST) if name else []
        chosen = self.data.get("which_school", "")
        if len(found) == 1:
            self.school = found[0]
        elif found:
            self.school = next((one for one in found if one.slug == chosen), None)
            self._ask_which(found, must=must)
            if self.school is None and (must or chosen != NONE):
                self.add_error("which_school", "Select the school")
        elif must and name:
            self.add_error("school_name", "No open school of that name is in the register. Try its name and town")

    def _ask_which(self, found: list[School], *, must: bool) -> None:
        options = [Option(one.slug, one.name, ", ".join(filter(None, [one.town, one.postcode]))) for one in found]
        if not must:
            options.append(Option(NONE, "None of these", apart=True))
        field = OptionsField(options, label="Which of these schools is it?", required=False)
        self.fields["which_school"] = present(field, size="m")
        names = list(self.fields)
        names.insert(names.index("school_name") + 1, names.pop())
        self.order_fields(names)
