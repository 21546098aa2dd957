"""Registers that are filled from visits, in English."""

WORDS: dict[str, str] = {
    "register.proof.code": "code told at the door",
    "register.proof.signature": "signature",
    "register.proof.voice": "voice note",
    "register.proof.none": "no proof",
    "title.no-such-register": "No such register",
    "problem.no-such-register": "There is no such register, or it is not yours to see.",
    "title.bad-register": "Something is wrong with the register",
    "problem.bad-register": "A register has a code, a name and 1 to 40 columns.",
    "title.bad-column": "Something is wrong with a column",
    "problem.bad-column": (
        "Each column has a title of its own, and comes from one of the sources listed."
    ),
}
