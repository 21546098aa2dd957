"""Stand-ins that implement the ports, for tests that need no wire."""

from datetime import UTC, date, datetime, timedelta

import msgspec

from app.channels.paper import Paper
from app.channels.wechat.refusals import BadCode
from app.domain.catalogue.leaflets import Leaflet
from app.domain.custody.custody_papers import CustodyPaper
from app.domain.papers.letters import Letter
from app.kit.clock import office_day
from app.kit.ids import SystemIds
from app.ports import Deps, WeChatIdentity
from app.storage.refusals import FileLost, StoreSilent
from app.vault.blind_index import new_index_key
from app.vault.field_cipher import FieldCipher
from app.vault.keys import new_key
from app.vault.signing import new_receipt_key, signer_of

MONDAY = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
KEYS, INDEX_KEY = new_key(kid="test1"), new_index_key()
RECEIPT_KEYS = new_receipt_key("test1")


class StillClock:
    """A clock that moves only when told to."""

    def __init__(self, at: datetime = MONDAY) -> None:
        self.at = at

    def now(self) -> datetime:
        """The moment at which it stands."""
        return self.at

    def today(self) -> date:
        """The office's day."""
        return office_day(self.at)

    def pass_(self, **span: float) -> None:
        """Let time pass: `pass_(days=1)`."""
        self.at += timedelta(**span)


class TrustingWeChat:
    """Believes that the code `login-x` is from the person with openid `x`, once."""

    def __init__(self) -> None:
        self.used: set[str] = set()

    async def identity(self, code: str) -> WeChatIdentity:
        """The person behind `login-x`; BadCode the second time."""
        if not code.startswith("login-") or code in self.used:
            raise BadCode
        self.used.add(code)
        return WeChatIdentity(code.removeprefix("login-").partition("#")[0])

    async def phone(self, code: str) -> str:
        """The phone in `phone-13800000000`."""
        if not code.startswith("phone-"):
            raise BadCode
        return code.removeprefix("phone-")

    async def code_image(self, scene: str, page: str) -> bytes:
        """No picture at all."""
        return b"PNG"


def test_deps(clock: StillClock) -> Deps:
    """Dependencies for tests; the paper channels are `deps.channels["wechat"]` and `["sms"]`."""
    return Deps(
        clock=clock,
        ids=SystemIds(clock),
        cipher=FieldCipher.of(KEYS, INDEX_KEY),
        wechat=TrustingWeChat(),
        channels={"wechat": Paper(), "sms": Paper()},
        message_templates={
            "booked": "T-booked",
            "day_before": "T-day-before",
            "two_hours": "T-two-hours",
            "moved": "T-moved",
        },
        files=MemoryFiles(),
        printer=PlainPrinter(),
        signer=signer_of(RECEIPT_KEYS),
    )


class MemoryFiles:
    """Keeps files in a dictionary; `puts` counts how often one was put."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self.puts = 0

    async def put(self, key: str, content: bytes) -> None:
        """Keep the bytes; StoreSilent for a key below a file, as on a disk."""
        if any(key.startswith(f"{other}/") or other.startswith(f"{key}/") for other in self.kept):
            raise StoreSilent
        self.kept[key] = content
        self.puts += 1

    async def get(self, key: str) -> bytes:
        """The bytes; FileLost when they are gone."""
        if key not in self.kept:
            raise FileLost
        return self.kept[key]

    async def delete(self, key: str) -> None:
        """Forget the bytes."""
        self.kept.pop(key, None)

    async def exists(self, key: str) -> bool:
        """Whether something is kept under `key`."""
        return key in self.kept

    async def reseal(self, key: str) -> bool:
        """Nothing is sealed here."""
        return False


class PlainPrinter:
    """Prints a letter as what it says, in JSON behind the first bytes of a PDF.

    `leaflets` counts how many leaflets were printed.
    """

    def __init__(self) -> None:
        self.leaflets = 0

    async def print(self, letter: Letter) -> bytes:
        """The letter."""
        return b"%PDF-1.7 " + msgspec.json.encode(letter)

    async def leaflet(self, leaflet: Leaflet) -> bytes:
        """The leaflet."""
        self.leaflets += 1
        return b"%PDF-1.7 " + msgspec.json.encode(leaflet)

    async def custody(self, paper: CustodyPaper) -> bytes:
        """The paper about an original."""
        return b"%PDF-1.7 " + msgspec.json.encode(paper)


test_deps.__test__ = False  # type: ignore[attr-defined]
