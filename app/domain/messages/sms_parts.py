"""In how many parts a text message travels, which is what it costs."""

ALONE = 70
"""The longest text that is one message; a longer one is cut into parts of PART."""
PART = 67
"""Source: Alibaba Cloud, help page 414224; every Chinese vendor counts alike."""

LAST_SINGLE = "\uffff"
"""The last sign that takes one unit of UTF-16."""


def parts(text: str, signature: str = "") -> int:
    """How many parts `text` has, behind its signature if one is named; 0 for no text at all.

    Counted in units of UTF-16, of which a rare sign takes two, never parted from each other.
    """
    whole = f"【{signature}】{text}" if signature else text
    if len(whole) <= ALONE and (not whole or max(whole) <= LAST_SINGLE):
        return 1 if whole else 0
    widths = [2 if char > LAST_SINGLE else 1 for char in whole]
    if sum(widths) <= ALONE:
        return 1
    count, room = 0, 0
    for width in widths:
        if width > room:
            count, room = count + 1, PART
        room -= width
    return count


def cost_fen(text: str, fen: int, signature: str = "") -> int:
    """What a text message costs at `fen` for each part."""
    return parts(text, signature) * fen
