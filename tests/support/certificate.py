"""A certificate for one run of a test's own server, which nobody else trusts."""

import ssl
from base64 import b64encode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from tests.support.live import LOOPBACK


@dataclass(frozen=True)
class Certificate:
    """`pin` is what Chromium's --ignore-certificate-errors-spki-list wants."""

    served: ssl.SSLContext
    trusted: ssl.SSLContext
    pin: str


def certificate_for(names: list[str], folder: Path) -> Certificate:
    """For loopback and hosts of these names; its key is written into `folder`."""
    key = ec.generate_private_key(ec.SECP256R1())
    signed = _signed(key, names).public_bytes(Encoding.PEM)
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file = folder / "push.pem"
    file.write_bytes(signed + secret)
    served = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    served.load_cert_chain(file)
    public = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    pin = b64encode(sha256(public).digest()).decode()
    return Certificate(served, ssl.create_default_context(cadata=signed.decode()), pin)


def _signed(key: ec.EllipticCurvePrivateKey, names: list[str]) -> x509.Certificate:
    who = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "tests")])
    hosts = [x509.IPAddress(ip_address(LOOPBACK)), *map(x509.DNSName, names)]
    now, day = datetime.now(UTC), timedelta(days=1)
    bare = x509.CertificateBuilder(who, who, key.public_key(), x509.random_serial_number())
    dated = bare.not_valid_before(now - day).not_valid_after(now + day)
    named = dated.add_extension(x509.SubjectAlternativeName(hosts), critical=False)
    return named.sign(key, SHA256())
