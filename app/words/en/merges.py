"""Words about people entered twice, in English."""

WORDS: dict[str, str] = {
    "merge.item.people_merged": "Two entries made one",
    "merge.item.people_parted": "An entry taken apart",
    "message.people_merged.subject": "Two entries of yours were made one",
    "message.people_merged.text": (
        "{person} was entered twice; {centre} made one entry of both ({number}). Matters, "
        "bookings and mandates are all there. If these are two people, call {phone}: it can "
        "be undone."
    ),
    "message.people_merged.short": "Two entries of {person} are one now. Two people? Call {phone}.",
    "message.people_merged.spoken": (
        "{person} was entered twice; both entries are one now, and nothing is lost. If these "
        "are two people, call {phone}."
    ),
    "message.people_parted.subject": "An entry was taken apart again",
    "message.people_parted.text": (
        "{centre} took the joined entries of {person} apart again ({number}). Matters, "
        "bookings and mandates are back where they were; sign in again and look. Questions: "
        "{phone}."
    ),
    "message.people_parted.short": "The entries of {person} are two again. Questions: {phone}.",
    "message.people_parted.spoken": (
        "The joined entries of {person} are two again, and everything is back where it was. "
        "Questions: {phone}."
    ),
}
