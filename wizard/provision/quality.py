"""What a council looks at before it lets a provider teach, and every year again (requirement N139).

Our own words for what councils' templates and the guidance on arranging alternative provision (February 2025) ask of a
provider that is not a registered school.
"""

from django.utils.dateformat import format as format_date

from wizard.provision.models import Provider

ITEMS = {
    "school": "It need not be registered as a school: how many hours and pupils were looked at",
    "people": "Everybody who works with children is checked, and there is a record of it",
    "safeguarding": "A safeguarding policy of this year, a trained lead, and somebody when the lead is away",
    "absence": "What it does at once when a pupil does not come",
    "place": "The place is safe: fire, first aid, hygiene, who may come in",
    "risks": "Risks of activities and journeys are written down",
    "insurance": "It is insured for what it does",
    "teaching": "Who teaches knows the subject; there is a plan for each pupil, and progress is written down",
    "health": "Medicines and health plans are kept to, by people who were shown how",
    "behaviour": "How it treats children when things are hard, and what it never does",
    "data": "Children’s data are kept safe, and shared only as agreed",
    "complaints": "Children and families can complain, and know how",
}


def ended_words(provider: Provider) -> str:
    """Returns since when a provider's place on a quality-checked list is over, without a stop."""
    until = format_date(provider.framework_until, "j F Y") if provider.framework_until else ""
    return f"Its place on {provider.framework or 'the quality-checked list'} ended on {until}"
