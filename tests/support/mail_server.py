"""A real mail server of the tests' own, on loopback: aiosmtpd, with a certificate of an authority
that nobody but the test knows.

What it answers, and when, can be told for each address; what it takes lies in `received`.
"""

import asyncio
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from aiosmtpd.smtp import SMTP, AuthResult
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from app.mail_settings import SmtpServer

USER, PASSWORD = "homestretch", "not in any log"


@dataclass
class MailServer:
    """`at` maps a step (`from`, `to`, `data`) or a recipient to what is answered there: text, or
    something to do instead. `raw` is the text of each message that was taken, as it came."""

    port: int = 0
    security: str = "plain"
    authority: str = ""
    at: dict[str, str | Callable] = field(default_factory=dict)
    raw: list[bytes] = field(default_factory=list)
    connections: int = 0
    names: list[str] = field(default_factory=list)
    seconds: float = 0  # how long it thinks before each answer

    @property
    def received(self) -> list[EmailMessage]:
        return [message_from_bytes(each, policy=default) for each in self.raw]

    def as_set(self, **changed) -> SmtpServer:
        """How the app is told of it."""
        told = {"host": "localhost", "port": self.port, "security": self.security}
        return SmtpServer(**told | {"authority": self.authority} | changed)

    async def handle_MAIL(  # noqa: N802 - as aiosmtpd calls it
        self, server, session, envelope, address, options
    ):
        envelope.mail_from = address
        return await self._answer("from", server)

    async def handle_RCPT(  # noqa: N802 - as aiosmtpd calls it
        self, server, session, envelope, address, options
    ):
        answer = await self._answer(address if address in self.at else "to", server)
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(  # noqa: N802 - as aiosmtpd calls it
        self, server, session, envelope
    ):
        answer = await self._answer("data", server)
        if answer.startswith("250"):
            assert len(envelope.rcpt_tos) == 1
            self.raw.append(envelope.content)
        return answer

    async def handle_EHLO(  # noqa: N802 - as aiosmtpd calls it
        self, server, session, envelope, hostname, responses
    ):
        self.connections += 1
        self.names.append(hostname)
        session.host_name = hostname
        return responses

    async def _answer(self, step: str, server) -> str:
        await asyncio.sleep(self.seconds)
        answer = self.at.get(step, "250 OK")
        return answer if isinstance(answer, str) else await answer(server)

    def forget(self) -> None:
        self.at.clear(), self.raw.clear(), self.names.clear()
        self.connections, self.seconds = 0, 0


async def hang_up(server) -> str:
    server.transport.abort()
    return "421 gone"


def dripping(piece: bytes) -> Callable:
    """An answer that never ends, a piece at a time."""

    async def drip(server) -> str:
        while not server.transport.is_closing():
            server.transport.write(piece)
            await asyncio.sleep(0.02)
        return "421 gone"

    return drip


@contextmanager
def serving_mail(folder: Path, security: str = "plain") -> Iterator:
    """The server in a thread of its own, until the block ends."""
    mail = MailServer(security=security)
    context = None if security == "plain" else _certified(mail, folder)
    loop, ready, over = asyncio.new_event_loop(), threading.Event(), asyncio.Event()

    def login(server, session, envelope, mechanism, data) -> AuthResult:
        knows = (data.login, data.password) == (USER.encode(), PASSWORD.encode())
        return AuthResult(success=knows, handled=knows, message=None if knows else "535 5.7.8 No")

    def protocol() -> SMTP:
        starttls = {"tls_context": context, "require_starttls": True}
        return SMTP(
            mail,
            hostname="mail.example",
            authenticator=login,
            auth_required=security == "starttls",
            auth_require_tls=security == "starttls",
            loop=loop,
            **(starttls if security == "starttls" else {}),
        )

    async def serve() -> None:
        sealed = context if security == "tls" else None
        server = await loop.create_server(protocol, "127.0.0.1", 0, ssl=sealed)
        mail.port = server.sockets[0].getsockname()[1]
        ready.set()
        await over.wait()
        server.close()

    def run() -> None:
        loop.run_until_complete(serve())
        for task in asyncio.all_tasks(loop):
            task.cancel()
        loop.run_until_complete(asyncio.sleep(0.05))

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    assert ready.wait(10)
    try:
        yield mail
    finally:
        loop.call_soon_threadsafe(over.set)
        thread.join(10)
        loop.close()


def _certified(mail: MailServer, folder: Path) -> ssl.SSLContext:
    """A certificate for `localhost`, and an authority that vouches for it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    moment = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(moment - timedelta(days=1))
        .not_valid_after(moment + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, SHA256())
    )
    public, private = folder / "mail.pem", folder / "mail.key"
    public.write_bytes(certificate.public_bytes(Encoding.PEM))
    private.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    mail.authority = str(public)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(public, private)
    return context
