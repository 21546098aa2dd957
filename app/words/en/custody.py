"""Words about originals that are handed over, in English."""

WORDS: dict[str, str] = {
    "custody.paper": "original paper",
    "custody.nameless": "(no name noted)",
    "custody.place.owner": "with its owner",
    "custody.place.person": "with {who}",
    "custody.place.office": "at {centre}",
    "custody.how.scan": "both scanned",
    "custody.how.app": "both confirmed on their phones",
    "custody.how.code": "the owner told the four digits of the visit",
    "custody.how.signature": "signed by the owner",
    "custody.how.paper": "the owner signed the paper receipt",
    "custody.how.office": "established by the centre",
    "custody.how.not": "one side has not confirmed",
    "custody.moved": "{giver} gave it to {taker} ({how})",
    "custody.receipt.title": "Receipt for an original",
    "custody.receipt.note": (
        "Bring this receipt to get the original back. The mini-program shows at any time who "
        "has it: My papers."
    ),
    "custody.chain.title": "Chain of custody of an original",
    "custody.contested": "Hand-overs that contradict the chain and wait for a decision",
    "custody.none-yet": "It has not changed hands yet.",
    "custody.doubtful": "the clock of the phone was wrong",
    "custody.missing.giver": "the giver has not confirmed",
    "custody.missing.taker": "the taker has not confirmed",
    "custody.name-copies": "{name}, {count} pc.",
    "custody.qr": "Receipt number",
    "custody.footer": "{address}. Questions: {phone}. Complaints: {complaint}",
    "custody.head.at": "When",
    "custody.head.from": "Given by",
    "custody.head.to": "Taken by",
    "custody.head.how": "How it was proven",
    "custody.row.number": "Receipt number",
    "custody.row.name": "Original",
    "custody.row.owner": "Owner",
    "custody.row.case": "Case number",
    "custody.row.made": "Taken in",
    "custody.row.taker": "Taken by",
    "custody.row.how": "Confirmed by",
    "custody.row.due": "Due back",
    "custody.row.place": "Where it is now",
    "custody.row.returned": "Returned",
    "custody.row.printed": "Printed",
    "custody.sign.giver": "Given by",
    "custody.sign.taker": "Taken by",
    "message.original_taken.subject": "Your original was taken in",
    "message.original_taken.text": (
        "{centre} took in your {item}, receipt {number}. If you did not hand it over, call us."
    ),
    "message.original_moved.subject": "Your original changed hands",
    "message.original_moved.text": (
        "Your {item} (receipt {number}, {centre}) changed hands. Open to see who has it."
    ),
    "message.original_back.subject": "Your original was returned",
    "message.original_back.text": (
        "Your {item} (receipt {number}) was returned to you. If not, tell {centre} at once."
    ),
    "message.original_asked.subject": "Please confirm a hand-over",
    "message.original_asked.text": (
        "The hand-over of an {item} (receipt {number}, {centre}) waits for you to confirm it."
    ),
    "message.original_overdue.subject": "An original is due back",
    "message.original_overdue.text": (
        "An {item} (receipt {number}, {centre}) was due back by {due}. Please return it soon."
    ),
    "message.original_half.subject": "A hand-over is not finished",
    "message.original_half.text": (
        "Only one side has confirmed the hand-over of an {item} (receipt {number}, {centre}) "
        "for more than two days. Please check."
    ),
    "message.original_conflict.subject": "Hand-overs contradict each other",
    "message.original_conflict.text": (
        "More than one person says that they have an {item} (receipt {number}, {centre}). "
        "Please find out."
    ),
    "title.no-such-original": "No such original",
    "problem.no-such-original": (
        "This original was not found; it may not be yours, or the other phone has not sent it yet."
    ),
    "title.not-holder": "You do not have this original",
    "problem.not-holder": "Somebody else has this original as far as we know. Reload to see where.",
    "title.hand-over-waits": "This hand-over still waits",
    "problem.hand-over-waits": (
        "The office gave this original to somebody who has not confirmed yet. Wait for them, "
        "or let a director decide."
    ),
    "title.nothing-to-confirm": "Nothing to confirm",
    "problem.nothing-to-confirm": "This hand-over is finished, or does not wait for you.",
    "title.no-such-holder": "It cannot be given to this person",
    "problem.no-such-holder": (
        "Originals are given to agents, staff, the centre, or to their owner."
    ),
    "title.bad-proof": "This proof does not fit",
    "problem.bad-proof": (
        "Code and signature stand for the owner alone; a signature is sent as a picture first."
    ),
    "title.bad-handshake": "Not a hand-over code",
    "problem.bad-handshake": (
        "This is no hand-over code, or it is not for you. Have it shown again and scan once more."
    ),
    "title.bad-due-day": "This day does not fit",
    "problem.bad-due-day": "An original is due back between today and a year from now.",
    "title.owner-needed": "Say whose original it is",
    "problem.owner-needed": (
        "Choose the case or the visit; at the counter name and phone of the owner will do."
    ),
    "title.own-hand-over": "Not your own hand-over to decide",
    "problem.own-hand-over": (
        "You gave, took or wrote down this hand-over. Ask another director or an "
        "administrator to decide on it."
    ),
    "title.own-paper": "Not your own originals",
    "problem.own-paper": "Have a colleague take in your own originals.",
    "title.paper-too-long": "The chain is too long",
    "problem.paper-too-long": "There are too many hand-overs to print; please look online.",
}
