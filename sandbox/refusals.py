"""How a carrier says no: an error code, and the HTTP status the vendor gives it."""

import secrets


class Refused(Exception):
    """An answer with an error code; WeChat's are numbers and come with HTTP 200."""

    def __init__(self, errcode: int | str, words: str, status: int = 200) -> None:
        super().__init__(words)
        self.errcode, self.words, self.status = errcode, words, status
        self.errmsg = f"{words} rid: {secrets.token_hex(4)}-{secrets.token_hex(4)}"
        """The words with a request id for a support that does not exist."""
