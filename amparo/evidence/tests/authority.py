"""A time-stamping authority of our own for tests: openssl answers, over HTTP on this machine."""

import subprocess
import threading
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from django.utils import timezone

CONFIG = """
[tsa]
default_tsa = one
[one]
serial = {folder}/serial
signer_cert = {folder}/signer.pem
signer_key = {folder}/signer.key
default_policy = 1.3.6.1.4.1.99999.1
digests = sha256
signer_digest = sha256
ess_cert_id_alg = sha256
"""


class Authority:
    """Certificates in a folder; `answer` signs what is asked."""

    def __init__(self, folder, name, *, expired=False):
        self._days = (-30, -1) if expired else (-1, 30)
        self.folder = folder / name
        self.folder.mkdir()
        root_key, root = self._root(name)
        key = ec.generate_private_key(ec.SECP256R1())
        stamping = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        signer = (
            self._started(f"{name} que sella", key, self._days)
            .issuer_name(root.subject)
            .add_extension(stamping, critical=True)
            .sign(root_key, hashes.SHA256())
        )
        self.root = root.public_bytes(serialization.Encoding.PEM)
        (self.folder / "root.pem").write_bytes(self.root)
        pem = signer.public_bytes(serialization.Encoding.PEM)
        (self.folder / "signer.pem").write_bytes(pem)
        private = key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        (self.folder / "signer.key").write_bytes(private)
        (self.folder / "serial").write_text("01\n")
        (self.folder / "tsa.cnf").write_text(CONFIG.format(folder=self.folder))

    def answer(self, query):
        asked, told = self.folder / "asked.tsq", self.folder / "told.tsr"
        asked.write_bytes(query)
        command = [
            "openssl",
            "ts",
            "-reply",
            "-config",
            "tsa.cnf",
            "-queryfile",
            asked,
            "-out",
            told,
        ]
        subprocess.run(command, cwd=self.folder, check=True, capture_output=True, timeout=30)
        return told.read_bytes()

    def _root(self, name):
        key = ec.generate_private_key(ec.SECP256R1())
        started = self._started(name, key)
        only = x509.BasicConstraints(ca=True, path_length=0)
        signed = started.issuer_name(self._name(name)).add_extension(only, critical=True)
        return key, signed.sign(key, hashes.SHA256())

    def _started(self, name, key, days=(-1, 30)):
        now = timezone.now()
        return (
            x509.CertificateBuilder()
            .subject_name(self._name(name))
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now + timedelta(days=days[0]))
            .not_valid_after(now + timedelta(days=days[1]))
        )

    @staticmethod
    def _name(name):
        return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"Autoridad inventada {name}")])


@contextmanager
def serving(answer):
    """The address of a server that answers every query by `answer(query)`; what it raises is a 500."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            query = self.rfile.read(int(self.headers["Content-Length"]))
            try:
                body, status = answer(query), 200
            except LookupError:
                body, status = b"", 500
            self.send_response(status)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words):
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/tsr"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
