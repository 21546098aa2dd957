"""What the public page of a case says, in English."""

WORDS: dict[str, str] = {
    "status.title": "State of your case",
    "status.item": "Service",
    "status.number": "Number",
    "status.centre": "Office",
    "status.received": "Received on",
    "status.state": "State",
    "status.turn": "Next",
    "status.due": "Promised by",
    "status.ask": "Questions? Please call {phone}.",
    "status.languages": "Language",
    "status.language": "English",
}
