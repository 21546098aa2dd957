"""Accounts between a rehearsal and its sandbox: everybody knows them, production refuses them."""

REHEARSAL_KEY = "rehearsal"
"""The name of the key that a rehearsal makes for itself."""
REHEARSAL_TOKEN = "cunkou-rehearsal"  # noqa: S105
"""The token of the message push."""
APPID = "wx0000cunkousandbox"
SECRET = "sandbox-secret"  # noqa: S105
ALIYUN_KEY = "sandbox-aliyun"
ALIYUN_SECRET = "sandbox-aliyun-secret"  # noqa: S105
TENCENT_ID = "sandbox-tencent"
TENCENT_KEY = "sandbox-tencent-secret"
TENCENT_APP = "1400000001"
GATEWAY_SECRET = "sandbox-gateway-secret"  # noqa: S105
CORP = "sandbox-corp"
AGENT = 1000002
CORP_SECRET = "sandbox-wecom-secret"  # noqa: S105
RECEIPT_SECRET = "sandbox-receipts"  # noqa: S105

KNOWN = frozenset(
    {
        *(APPID, SECRET, ALIYUN_KEY, ALIYUN_SECRET, TENCENT_ID, TENCENT_KEY, TENCENT_APP),
        *(GATEWAY_SECRET, CORP, CORP_SECRET, RECEIPT_SECRET),
    }
)
