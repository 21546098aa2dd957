"""The settings of an installation that is no rehearsal."""

from app.vault.blind_index import new_index_key
from app.vault.keys import new_key
from app.vault.signing import new_receipt_key

PRODUCTION = {
    "CUNKOU_ENVIRONMENT": "production",
    "CUNKOU_KEY_RING": new_key(kid="k2026"),
    "CUNKOU_INDEX_KEY": new_index_key(),
    "CUNKOU_RECEIPT_KEYS": new_receipt_key("r2026"),
    "CUNKOU_WECHAT_APPID": "wx-of-the-office",
    "CUNKOU_WECHAT_SECRET": "secret-of-the-office",
}


def production(**changes: str) -> dict[str, str]:
    """The variables of production with some changed, named without their prefix."""
    return PRODUCTION | {f"CUNKOU_{name}": value for name, value in changes.items()}
