"""Ways in which a pupil who is away stays part of the school (requirements N138, E77, E80, E134 to E136)."""

MIND = "mind"
#: What a school may promise, by key. The words of the task are the school's when it chooses none of them.
WAYS = {
    "letters": "Letters and messages to parents and carers go to this family as to all others",
    "events": "Tell the pupil about events, trips and news, and invite them",
    "tutor": "A few minutes with the form tutor each week, by telephone or on a screen",
    "visit": "A member of staff whom the pupil likes visits",
    "friends": "Friends write, call or meet the pupil, with both families’ agreement",
    "lesson": "Join a lesson or a club on a screen, without having to be seen",
    "praise": "Work that is done is praised and rewarded as in class",
    "celebration": "A card, a place in the class photograph, a part in the celebration",
    "return": "The first days back have a timetable of their own, and somebody who meets the pupil",
}


def source_of(key: str) -> str:
    """Returns what marks a task as one that keeps a pupil in mind."""
    return f"{MIND}:{key}"
