"""Mail against a real SMTP server that encrypts and wants a password."""

import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from app.channels.refusals import CarrierMisconfigured, CarrierUnreachable
from app.domain.messages.messages import Outcome
from tests.channels.mail import MOVED, Postman, email, serving


@pytest.fixture
def trust(tmp_path: Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A server's and a client's TLS context that trust each other."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail.example")])
    today = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    private = key.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (tmp_path / "mail.pem").write_bytes(certificate.public_bytes(pem) + private)
    server = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    server.load_cert_chain(tmp_path / "mail.pem")
    client = ssl.create_default_context(cadata=certificate.public_bytes(pem).decode())
    return server, client


def let_in(
    server: Any, session: Any, envelope: Any, mechanism: str, given: LoginPassword
) -> AuthResult:
    known = given.login == b"desk" and given.password == b"p@ss/word"
    return AuthResult(success=known, handled=False)


async def test_starttls_encrypts_before_the_password(
    trust: tuple[ssl.SSLContext, ssl.SSLContext],
) -> None:
    postman, (server, client) = Postman(), trust
    options = {"tls_context": server, "require_starttls": True, "authenticator": let_in}

    async with serving(postman, auth_required=True, **options) as port:
        mail = email(port, "starttls", "desk:p%40ss%2Fword@", tls_context=client)
        receipt = await mail.send("yang@village.example", MOVED)

    assert (receipt.outcome, len(postman.mails)) == (Outcome.SENT, 1)


async def test_tls_from_the_first_byte(trust: tuple[ssl.SSLContext, ssl.SSLContext]) -> None:
    postman, (server, client) = Postman(), trust

    async with serving(postman, inner=server) as port:
        await email(port, "tls", tls_context=client).send("yang@village.example", MOVED)

    assert len(postman.mails) == 1


async def test_a_wrong_password_is_trouble_of_ours(
    trust: tuple[ssl.SSLContext, ssl.SSLContext],
) -> None:
    server, client = trust

    async with serving(Postman(), tls_context=server, authenticator=let_in) as port:
        mail = email(port, "starttls", "desk:wrong@", tls_context=client)
        with pytest.raises(CarrierMisconfigured):
            await mail.send("yang@village.example", MOVED)


async def test_a_server_that_cannot_encrypt_gets_nothing() -> None:
    postman = Postman()

    async with serving(postman) as port:
        with pytest.raises(CarrierMisconfigured):
            await email(port, "starttls").send("yang@village.example", MOVED)

    assert postman.mails == []


async def test_a_server_that_we_do_not_trust_gets_nothing(
    trust: tuple[ssl.SSLContext, ssl.SSLContext],
) -> None:
    postman = Postman()

    async with serving(postman, inner=trust[0]) as port:
        with pytest.raises(CarrierUnreachable):
            await email(port, "tls").send("yang@village.example", MOVED)

    assert postman.mails == []


async def test_the_check_greets_and_signs_in_and_sends_nothing(
    trust: tuple[ssl.SSLContext, ssl.SSLContext], unused_tcp_port: int
) -> None:
    postman, (server, client) = Postman(), trust

    async with serving(postman, tls_context=server, authenticator=let_in) as port:
        said = [
            await email(port, "starttls", f"desk:{password}@", tls_context=client).check()
            for password in ("p%40ss%2Fword", "wrong")
        ]
    said.append(await email(unused_tcp_port).check())

    assert said == ["", "carrier-misconfigured", "carrier-unreachable"]
    assert postman.mails == []
