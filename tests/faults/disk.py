"""What is on the disk, and files to send."""

from tests.processes import owner

MEGABYTE = 1024 * 1024


def rows(house):
    """Requests, pieces and the portal's entries in the ledger; the worker writes entries of its own meanwhile."""
    with owner(house.home) as connection:
        query = """SELECT (SELECT count(*) FROM intake_request), (SELECT count(*) FROM evidence_blob),
            (SELECT count(*) FROM ledger_entry WHERE convert_from(leaf, 'UTF8')::json->>'door' = 'portal')"""
        return connection.execute(query).fetchone()


def send(public, receipt, size):
    files = {"file": ("inventada.txt", b"una linea inventada\n" * (size // 20), "text/plain")}
    return public.post("receipt/evidence", data={"receipt": receipt}, files=files)


def left_behind(house):
    """What of uploads lies there unfinished; another test of the same house may have left some for the worker."""
    return set((house.home / "evidence" / "incoming").glob("*"))
