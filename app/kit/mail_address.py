"""An e-mail address as people type it: tidied, or known to be none."""

import re
import unicodedata

LONGEST = 254
"""Characters of a whole address (RFC 5321, 4.5.3.1.3)."""
LONGEST_NAME = 64
ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
LAYOUT = re.compile(rf"({ATOM}(?:\.{ATOM})*)@((?:{LABEL}\.)+[A-Za-z]{{2,63}})")


def mail_address(text: str) -> str | None:
    """The address with its host in lower case; None for what no mail server on the net takes.

    Full-width letters are folded, white space around it is dropped; ASCII only, without quotes.
    """
    found = LAYOUT.fullmatch(unicodedata.normalize("NFKC", text[: LONGEST + 1]).strip())
    if found is None or len(found[0]) > LONGEST or len(found[1]) > LONGEST_NAME:
        return None
    return f"{found[1]}@{found[2].lower()}"
