"""What is on the disk, and files to send."""

from tests.processes import owner

MEGABYTE = 1024 * 1024


def rows(house):
    with owner(house.home) as connection:
        query = "SELECT (SELECT count(*) FROM intake_request), (SELECT count(*) FROM evidence_blob), ledger_size()"
        return connection.execute(query).fetchone()


def send(public, receipt, size):
    files = {"file": ("inventada.txt", b"una linea inventada\n" * (size // 20), "text/plain")}
    return public.post("receipt/evidence", data={"receipt": receipt}, files=files)


def left_behind(house):
    """What of uploads lies there unfinished; another test of the same house may have left some for the worker."""
    return set((house.home / "evidence" / "incoming").glob("*"))
