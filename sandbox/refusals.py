"""How this WeChat says no: HTTP 200 with an error code."""

import secrets


class Refused(Exception):
    """An answer with an error code; the request id is for a support that does not exist."""

    def __init__(self, errcode: int, errmsg: str) -> None:
        super().__init__(errmsg)
        self.errcode = errcode
        self.errmsg = f"{errmsg} rid: {secrets.token_hex(4)}-{secrets.token_hex(4)}"
