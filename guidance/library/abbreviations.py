"""The field's short forms, written out: what a parent may meet in a policy without having been told."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Abbreviation:
    """`plural` is the long form of the short one with an s. `also` are other words that explain it well enough."""

    short: str
    long: str
    plural: str = ""
    also: tuple[str, ...] = ()

    @property
    def many(self) -> str:
        """The long form in the plural."""
        return self.plural or f"{self.long}s"


# NHS, GP, PE and GCSE are left out: readers know the letters better than the words.
ABBREVIATIONS: tuple[Abbreviation, ...] = (
    Abbreviation("AEP", "alternative education provision", "alternative education provisions"),
    Abbreviation("ALN", "additional learning needs", "additional learning needs"),
    Abbreviation("AP", "alternative provision", "alternative provisions"),
    Abbreviation("CAMHS", "child and adolescent mental health services", also=("mental health service for children",)),
    Abbreviation("CME", "children missing education", "children missing education"),
    Abbreviation("DfE", "Department for Education"),
    Abbreviation("DSL", "designated safeguarding lead"),
    Abbreviation("EBSA", "emotionally based school avoidance", "emotionally based school avoidance"),
    Abbreviation("EBSNA", "emotionally based school non-attendance", "emotionally based school non-attendance"),
    Abbreviation("EHCNA", "education, health and care needs assessment"),
    Abbreviation("EHCP", "education, health and care plan"),
    Abbreviation("EHE", "elective home education", "elective home education", ("educated at home by choice",)),
    Abbreviation("EOTAS", "education otherwise than at school", "education otherwise than at school"),
    Abbreviation("EOTIS", "education otherwise than in a school", "education otherwise than in a school"),
    Abbreviation("EP", "educational psychologist"),
    Abbreviation("EWO", "education welfare officer"),
    Abbreviation("HLSA", "home learning support assistant"),
    Abbreviation("ICB", "integrated care board"),
    Abbreviation("IEP", "individual education plan"),
    Abbreviation("IHCP", "individual healthcare plan"),
    Abbreviation("IHP", "individual healthcare plan"),
    Abbreviation("KCSIE", "Keeping Children Safe in Education", "Keeping Children Safe in Education"),
    Abbreviation("LA", "local authority", "local authorities", ("the council",)),
    Abbreviation("LSA", "learning support assistant"),
    Abbreviation("ME", "myalgic encephalomyelitis, a long illness that takes away energy", also=("chronic fatigue",)),
    Abbreviation("MHST", "mental health support team"),
    Abbreviation("PEP", "personal education plan"),
    Abbreviation("PRU", "pupil referral unit"),
    Abbreviation("SEMH", "social, emotional and mental health", "social, emotional and mental health needs"),
    Abbreviation("SEN", "special educational needs", "special educational needs"),
    Abbreviation("SENCo", "special educational needs co-ordinator", also=("in charge of special educational needs",)),
    Abbreviation("SENCO", "special educational needs co-ordinator", also=("in charge of special educational needs",)),
    Abbreviation("SEND", "special educational needs and disabilities", also=("educational needs and disability",)),
    Abbreviation(
        "SENDIASS",
        "special educational needs and disability information, advice and support service",
        also=("impartial advice", "advice service"),
    ),
    Abbreviation("UPN", "unique pupil number"),
)
