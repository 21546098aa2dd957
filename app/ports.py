"""Everything outside the process, on one page: what we ask of it, not how it is done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from app.domain.catalogue.leaflets import Leaflet
from app.domain.custody.custody_papers import CustodyPaper
from app.domain.messages.carriers import Can
from app.domain.messages.messages import Message, Receipt
from app.domain.messages.verdicts import Fate
from app.domain.papers.letters import Letter
from app.domain.people.roles import RoleName


class Clock(Protocol):
    """Tells the time; tests hold it still."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""

    def today(self) -> date:
        """The office's day (Asia/Shanghai)."""


class Ids(Protocol):
    """Makes public, opaque, time-ordered ids (UUIDv7) and secrets that cannot be guessed."""

    def new(self) -> UUID:
        """An id that was never given before."""

    def token(self) -> str:
        """A secret of at least 32 random bytes, safe in a URL."""

    def digits(self, count: int) -> str:
        """`count` random decimal digits, for codes people read out."""


class Cipher(Protocol):
    """Keeps personal data unreadable at rest.

    `place` is "table:column:row id" and is bound into the envelope: a value moved to another row
    does not open.
    """

    def seal(self, plain: str, place: str) -> str:
        """The envelope `v1.<alg>.<kid>.<payload>`; the empty string stays empty."""

    def open(self, envelope: str, place: str) -> str:
        """The plain text, or Unavailable when the envelope was damaged or moved."""

    def blind(self, kind: str, plain: str) -> str:
        """A keyed fingerprint of a normalised value, for exact search; 32 hex digits."""

    def reseal(self, envelope: str, place: str) -> str | None:
        """The same text under the newest key, or None when it is already."""


class Channel(Protocol):
    """Carries one message to one person.

    Raises a refusal when the carrier surely did not take the message (its verdict says what
    follows); says UNKNOWN in the receipt when it was asked and gave no answer.
    """

    @property
    def can(self) -> Can:
        """What this carrier can do."""

    async def send(self, to: str, message: Message) -> Receipt:
        """Hand the message over to the carrier, which is asked once."""

    async def check(self) -> str:
        """Empty when all is well, else the code of what is wrong; never raises."""

    async def fate(self, to: str, key: str, carrier_id: str, asked_at: datetime) -> Fate:
        """What became of a message handed over under `key` at `asked_at`; never raises.

        `carrier_id` is empty when the carrier gave no answer then.
        """


@dataclass(frozen=True)
class WeChatIdentity:
    """Who WeChat says is signing in."""

    openid: str
    unionid: str = ""


class MiniProgram(Protocol):
    """What we ask of WeChat besides carrying messages."""

    async def identity(self, code: str) -> WeChatIdentity:
        """Who holds this `wx.login` code; Invalid for a bad or used one."""

    async def phone(self, code: str) -> str:
        """The mainland phone behind a getPhoneNumber code; Invalid for a bad or used one."""

    async def code_image(self, scene: str, page: str) -> bytes:
        """The picture (PNG or JPEG) of a mini-program code; `scene` has at most 32 characters."""


class Push(Protocol):
    """Reads what a carrier pushes to us; what does not come from it is Forbidden."""

    def greeting(self, query: Mapping[str, str]) -> str:
        """What to echo when the carrier checks our address."""

    def events(self, query: Mapping[str, str], body: bytes) -> Sequence[object]:
        """What a push says, in its order; Invalid when it cannot be read."""


class Printer(Protocol):
    """Puts letters and leaflets on paper."""

    async def print(self, letter: Letter) -> bytes:
        """The letter as a PDF, the same bytes for the same letter; Unavailable without fonts."""

    async def leaflet(self, leaflet: Leaflet) -> bytes:
        """The leaflet as a PDF, the same bytes each time; Unavailable while too many wait."""

    async def custody(self, paper: CustodyPaper) -> bytes:
        """The receipt (A6) or the chain (A4) of an original as a PDF; Unavailable without fonts."""


class FileStore(Protocol):
    """Keeps the bytes of files, unreadable at rest; the meaning of a key is the caller's.

    A key has up to four parts of letters, digits, `_` and `-`, parted by `/`, each at most 60
    long. Every method raises Unavailable when the store does not answer.
    """

    async def put(self, key: str, content: bytes) -> None:
        """Keep the bytes under `key`, in place of what was there."""

    async def get(self, key: str) -> bytes:
        """The bytes; Unavailable when they are gone, damaged or were put under another key."""

    async def delete(self, key: str) -> None:
        """Forget the bytes, whether they are there or not."""

    async def exists(self, key: str) -> bool:
        """Whether something is kept under `key`."""

    async def reseal(self, key: str) -> bool:
        """Seal the file under the newest key; False when it is already."""


class Signer(Protocol):
    """Signs what we must be able to prove later that we said, and tells what was signed by us.

    Signatures and public keys are base64url without padding; `key_id` names the key that signs.
    """

    @property
    def key_id(self) -> str:
        """The name of the key that signs."""

    @property
    def public_keys(self) -> Mapping[str, str]:
        """The public half of every key by its name, the one that signs last."""

    def sign(self, content: bytes) -> str:
        """Our signature under exactly these bytes."""

    def verify(self, content: bytes, signature: str, key_id: str) -> bool:
        """Whether one of our keys signed exactly these bytes; never raises."""


class Links(Protocol):
    """Asks whether addresses on the web still lead somewhere."""

    async def alive(self, address: str) -> bool:
        """Whether somebody answers there, within seconds; never raises."""


@dataclass(frozen=True)
class Deps:
    """What a service may reach for beyond the database."""

    clock: Clock
    ids: Ids
    cipher: Cipher
    wechat: MiniProgram
    channels: Mapping[str, Channel]
    message_templates: Mapping[str, str]
    """Our template key -> the WeChat template id that people are asked to allow."""
    push: Push | None = None
    """WeChat's message push, None where it is not set up."""
    second_factor_roles: frozenset[RoleName] = frozenset()
    """Roles that sleep in a sign-in by password until a second factor is set up."""
    printer: Printer | None = None
    """Prints letters, None where nothing is printed."""
    files: FileStore | None = None
    """Keeps attachments, None where none are taken."""
    links: Links | None = None
    """Asks for addresses on the web, None where nothing outside is asked."""
    signer: Signer | None = None
    """Signs receipts of visits, None where none are given."""
    public_url: str = ""
    """Where people reach this installation, without a slash at the end; empty: not said."""
    environment: str = "production"
    """Which ids of registered wordings count: development or production."""
    sms_fen: int = 5
    """What one part of a text message costs, in fen."""
    receipt_secret: str = ""
    """The secret part of the addresses that carriers call back; empty: they are closed."""
