"""The clause as an editor sees it: one flat block a clause, carrying its level."""

from wagtail import blocks

from guidance.policies.enums import ClauseKind

# Nested blocks took 94 s to open at 300 clauses, flat ones 11 to 15 s: levels are a field, not a nest.


class ClauseBlock(blocks.StructBlock):
    """One clause: `uid` is kept through copying; `number` is blank (computed), "-" (none) or kept as typed."""

    uid = blocks.CharBlock(required=False, max_length=80, label="Identity", help_text="Filled in when you publish.")
    kind = blocks.ChoiceBlock(choices=ClauseKind.choices, default=ClauseKind.PARAGRAPH)
    level = blocks.IntegerBlock(min_value=1, max_value=6, default=1)
    number = blocks.CharBlock(required=False, max_length=30, help_text="Leave blank to have it computed.")
    heading = blocks.CharBlock(required=False, max_length=255)
    text = blocks.RichTextBlock(required=False, features=["bold", "link", "ol", "ul"])
    sources = blocks.CharBlock(required=False, max_length=400, help_text="Keys of laws and guidance, with commas.")
    topics = blocks.CharBlock(required=False, max_length=200, help_text="Words to find it by, with commas.")
    audiences = blocks.CharBlock(
        required=False,
        max_length=80,
        label="Whom it concerns",
        help_text="parent, school, provider, independent_school, with commas. Blank: everyone.",
    )

    class Meta:
        icon = "list-ol"
        label_format = "{number} {heading} {text}"


class ClauseStreamBlock(blocks.StreamBlock):
    clause = ClauseBlock()
