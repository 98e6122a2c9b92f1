"""Hands messages to the mail server, one after the other over one connection."""

import socket
import ssl
from contextlib import suppress
from dataclasses import dataclass
from email.message import EmailMessage
from smtplib import (
    SMTP,
    SMTP_SSL,
    SMTPException,
    SMTPNotSupportedError,
    SMTPResponseException,
)
from threading import Timer

from app.mail.verdict import Verdict, verdict_on
from app.mail_settings import SmtpServer

CLOSING = 421
MOST_LOST = 2


@dataclass(frozen=True)
class Limits:
    """How long the server may take for one answer, and for all of a batch."""

    answer_seconds: float = 5
    whole_seconds: float = 13


USUAL = Limits()
TOO_SLOW = Verdict("again", "too slow")


class _Seen:
    """Shown to `see` before it connects, so that it can be cut while it waits."""

    def __init__(self, see, *args, **kwargs):
        see(self)
        super().__init__(*args, **kwargs)


class _Open(_Seen, SMTP):
    pass


class _Sealed(_Seen, SMTP_SSL):
    pass


class Postman:
    """`with Postman(server) as postman: verdict = postman.carry(message)`.

    `carry` raises nothing. A server that cannot be reached, or does not let us in, is not asked
    again by the same postman. It touches no database, and logs nothing.
    """

    def __init__(self, server: SmtpServer, limits: Limits = USUAL):
        self.server, self.limits = server, limits
        self._line: SMTP | None = None
        self._is_ready, self._lost = False, 0
        self._trouble: Verdict | None = None
        self._end = Timer(limits.whole_seconds, self._cut)

    def __enter__(self) -> "Postman":
        self._end.daemon = True
        self._end.start()
        return self

    def __exit__(self, *_) -> None:
        if self._is_ready:
            with suppress(SMTPException, OSError):
                self._line.quit()
        self._end.cancel()
        self._hang_up()

    def carry(self, message: EmailMessage) -> Verdict:
        """Hand over `message`, which has one sender and one recipient."""
        if self._trouble or self._reached() is not None:
            return self._trouble
        sender, recipient = (message[name].addresses[0].addr_spec for name in ("from", "to"))
        step = "from"
        try:
            code, text = self._line.mail(sender)
            if _is_taken(code):
                step = "to"
                code, text = self._line.rcpt(recipient)
            if _is_taken(code):
                step = "data"
                code, text = self._line.data(message.as_bytes())
        except SMTPResponseException as answer:
            code, text = answer.smtp_code, b""
        except (SMTPException, OSError) as trouble:
            return self._lose(Verdict("again", f"{type(trouble).__name__} at {step}"))
        if self._trouble:  # half an answer is none
            return self._lose(self._trouble)
        return self._answered(code, verdict_on(step, code, text))

    @property
    def is_shut_out(self) -> bool:
        """Whether the server could not be reached, or did not let us in."""
        return self._trouble is not None and self._trouble is not TOO_SLOW

    def _answered(self, code: int, verdict: Verdict) -> Verdict:
        if code == CLOSING:
            return self._lose(verdict)
        if verdict.kind != "sent":
            with suppress(SMTPException, OSError):  # told at the next one
                self._line.rset()
        return verdict

    def _lose(self, verdict: Verdict) -> Verdict:
        """The connection is gone, and with it this message; the next one opens another."""
        self._hang_up()
        self._lost += 1
        if self._lost >= MOST_LOST:
            self._trouble = verdict
        return verdict

    def _reached(self) -> Verdict | None:
        """Be signed in at the server; else what stands in the way, for all that is to come."""
        if self._is_ready:
            return None
        step = "connect"
        try:
            self._connect()
            step = "login"
            if self.server.user:
                self._line.login(self.server.user, self.server.password)
            self._is_ready = True
            return None
        except SMTPResponseException as answer:
            self._trouble = verdict_on(step, answer.smtp_code)
        except (SMTPNotSupportedError, ssl.SSLCertVerificationError) as trouble:
            self._trouble = Verdict("setup", f"{type(trouble).__name__} at {step}")
        except (SMTPException, OSError) as trouble:
            self._trouble = Verdict("again", f"{type(trouble).__name__} at {step}")
        self._hang_up()
        return self._trouble

    def _connect(self) -> None:
        server = self.server
        where = (self._see, server.host, server.port)
        # By its own name it would tell the server what this machine is called, and ask DNS for it.
        how = {"timeout": self.limits.answer_seconds, "local_hostname": "localhost"}
        if server.security == "tls":
            _Sealed(*where, context=self._trusted(), **how)
        else:
            _Open(*where, **how)
        if server.security == "starttls":
            self._line.starttls(context=self._trusted())
        self._line.ehlo_or_helo_if_needed()

    def _trusted(self) -> ssl.SSLContext:
        """Names and certificates are checked: by the system's authorities, or the host's own."""
        return ssl.create_default_context(cafile=self.server.authority or None)

    def _see(self, line: SMTP) -> None:
        self._line = line

    def _cut(self) -> None:
        """Time is up, whatever is being waited for."""
        self._trouble = TOO_SLOW
        sock = self._line.sock if self._line else None
        if sock is not None:
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)

    def _hang_up(self) -> None:
        self._is_ready = False
        if self._line is not None:
            self._line.close()


def _is_taken(code: int) -> bool:
    return 200 <= code < 300
