"""`amparo ledger`: verify, checkpoint, prove, export, cosign."""

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from amparo.config.shell import CommandRefused, at_work, data_option, json_option, tell

_NO_KEY = "a proof of growth names no log key; compare its roots with signed checkpoints"


def add(groups: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the group."""
    ledger = groups.add_parser("ledger", help="verify the ledger, prove an entry, export, cosign")
    parts = ledger.add_subparsers(title="what to do", metavar="WHAT", required=True)
    _add_verify(parts)
    checkpoint = parts.add_parser("checkpoint", help="print the newest signed checkpoint")
    checkpoint.add_argument("--now", action="store_true", help="sign one now if the ledger grew")
    prove = parts.add_parser(
        "prove", help="print the proof that an entry stands in the ledger, or that it only grew"
    )
    what = prove.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "index", type=int, nargs="?", metavar="INDEX", help="number of the entry, from 0"
    )
    what.add_argument(
        "--since",
        type=int,
        metavar="SIZE",
        help="entries at an earlier checkpoint that it grew from",
    )
    export = parts.add_parser("export", help="write checkpoints and leaf hashes for witnesses")
    export.add_argument("file", metavar="FILE", help="file to write; replaced only when whole")
    export.add_argument("--bodies", action="store_true", help="with the entries, for auditors")
    for parser, run in ((checkpoint, run_checkpoint), (prove, run_prove), (export, run_export)):
        data_option(parser)
        json_option(parser)
        parser.set_defaults(run=run)
    _add_cosign(parts)


def _add_verify(parts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    verify = parts.add_parser(
        "verify",
        help="verify the database, an export or one proof",
        description="With a file: nothing but that file is read. Without: the ledger of this installation, its"
        " checkpoints, every row it vouches for and the signed directory.",
    )
    verify.add_argument("file", metavar="FILE", nargs="?", help="an export or a proof")
    verify.add_argument(
        "--log-key", metavar="HEX", help="the log's public key, had before: the file must name it"
    )
    data_option(verify)
    json_option(verify)
    verify.set_defaults(run=run_verify)


def _add_cosign(parts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    cosign = parts.add_parser(
        "cosign",
        help="as a witness: add a cosignature to a checkpoint",
        description="Refuses a checkpoint the log did not sign, and one that does not continue the last one cosigned"
        " with this key, which is kept beside the key file.",
    )
    cosign.add_argument(
        "file", metavar="NOTEFILE", help="the checkpoint; rewritten with the cosignature"
    )
    cosign.add_argument("--name", required=True, help="the witness's name, without space or plus")
    cosign.add_argument("--key-file", required=True, metavar="FILE", help="the witness's key")
    cosign.add_argument("--new-key", action="store_true", help="make the key file first")
    cosign.add_argument(
        "--log-key", metavar="HEX", help="the log's public key; keys/checkpoint.pub unless given"
    )
    cosign.add_argument(
        "--export",
        metavar="FILE",
        help="an export, or `prove --since`, that shows how the log grew",
    )
    data_option(cosign)
    json_option(cosign)
    cosign.set_defaults(run=run_cosign)


def run_verify(arguments: argparse.Namespace) -> int:
    """Verify a file offline, or the database; 1 when anything is wrong, each fault in words."""
    from amparo.config.verifying import installation_facts

    if arguments.file is None:
        with at_work(arguments):
            facts, faults = installation_facts()
    else:
        facts, faults = _verify_file(Path(arguments.file), arguments.log_key)
    if arguments.json:
        tell({"good": not faults, **facts, "faults": faults}, as_json=True)
        return 1 if faults else 0
    tell(facts, as_json=False)
    for fault in faults:
        print(f"WRONG  {fault}")
    print("Something is wrong." if faults else "Everything that was looked at holds.")
    return 1 if faults else 0


def _verify_file(path: Path, log_key: str | None) -> tuple[dict[str, object], list[str]]:
    from amparo.custody import keys
    from amparo.verifier import exports, growth, proofs

    try:
        with path.open("rb") as file:
            start = file.read(64)
        if proofs.is_proof(start) and growth.is_one(path.read_bytes()):
            grown = growth.check(path.read_bytes())
            return {
                "origin": grown.origin, "from": grown.old_size, "from_root": grown.old_root.hex(),
                "entries": grown.size, "root": grown.root.hex(),
            }, [_NO_KEY] if log_key else []  # fmt: skip
        if proofs.is_proof(start):
            proven = proofs.check(path.read_bytes())
            key, fingerprint = proven.key, proven.fingerprint
            facts: dict[str, object] = {
                "origin": proven.origin, "entry": proven.index, "entries": proven.size, "signed": proven.signed,
            }  # fmt: skip
        else:
            found = exports.verify(path, keys.holds)
            key, fingerprint = found.key, found.fingerprint
            facts = {
                "origin": found.origin, "entries": found.leaves, "without_body": found.erased,
                "checkpoints": found.checkpoints, "proven_to": found.proven, "root": found.root.hex(),
            }  # fmt: skip
    except OSError as error:
        raise CommandRefused(f"{path} cannot be read: {error.strerror}.") from error
    except (exports.ExportFaulty, proofs.ProofFaulty) as fault:
        return {}, [str(fault)]
    facts["log_key"], facts["log_key_fingerprint"] = key.hex(), fingerprint
    if log_key is not None and _log_key(log_key) != key:
        return facts, ["the file names another log key than the one given"]
    return facts, []


def run_checkpoint(arguments: argparse.Namespace) -> int:
    """Print the newest checkpoint."""
    with at_work(arguments):
        from amparo.custody import checkpoints

        if arguments.now:
            checkpoints.make(datetime.now(UTC))
        found = checkpoints.latest()
    if found is None:
        raise CommandRefused("No checkpoint was signed yet. Sign one with --now.")
    if arguments.json:
        tell({"size": found.size, "made_at": found.made_at, "note": found.note}, as_json=True)
    else:
        sys.stdout.write(found.note)
    return 0


def run_prove(arguments: argparse.Namespace) -> int:
    """Print a proof: JSON on standard output, what it means beside it."""
    if arguments.since is not None:
        return _prove_growth(arguments)
    with at_work(arguments):
        from amparo.custody import proving

        proof = proving.prove(arguments.index)
    if proof is None:
        raise CommandRefused(f"The ledger has no entry {arguments.index}.")
    print(json.dumps(proof, ensure_ascii=False, indent=None if arguments.json else 1))
    if not arguments.json:
        signed = "a signed checkpoint" if proof["checkpoint"] else "no signed checkpoint yet"
        print(
            f"Entry {arguments.index} of {proof['size']}: {len(proof['path'])} hashes lead to the root; {signed}"
            " covers it. Keep the JSON in a file and anyone verifies it with `amparo ledger verify FILE`.",
            file=sys.stderr,
        )
    return 0


def _prove_growth(arguments: argparse.Namespace) -> int:
    with at_work(arguments):
        from amparo.custody import proving

        proof = proving.grown(arguments.since)
    if proof is None:
        raise CommandRefused(f"No checkpoint was signed of {arguments.since} entries or more.")
    print(json.dumps(proof, indent=None if arguments.json else 1))
    if not arguments.json:
        print(
            f"The log of {proof['size']} entries begins with that of {proof['old_size']}. Give the JSON in a file to"
            " a witness, with the checkpoint: `amparo ledger cosign NOTEFILE --export FILE`.",
            file=sys.stderr,
        )
    return 0


def run_export(arguments: argparse.Namespace) -> int:
    """Write an export."""
    path = Path(arguments.file).expanduser().absolute()
    if not path.parent.is_dir():
        raise CommandRefused(f"There is no folder {path.parent}.")
    with at_work(arguments):
        from amparo.custody import export

        leaves = export.write(path, bodies=arguments.bodies)
    tell({"file": path, "entries": leaves, "bodies": arguments.bodies}, as_json=arguments.json)
    return 0


def run_cosign(arguments: argparse.Namespace) -> int:
    """Cosign a checkpoint and remember it beside the key."""
    from amparo.config import asking
    from amparo.custody import witness
    from amparo.verifier import exports, proofs

    path, key_file = Path(arguments.file), Path(arguments.key_file)
    seen = key_file.with_name(key_file.name + ".seen")
    try:
        if arguments.new_key:
            witness.new_key(key_file)
        secret = asking.key(str(key_file), "a witness's key")
        cosigned = witness.cosign(
            path.read_bytes(),
            name=arguments.name,
            secret=secret,
            log_key=_pinned_log_key(arguments),
            before=seen.read_bytes() if seen.exists() else None,
            export=Path(arguments.export) if arguments.export else None,
            at=datetime.now(UTC),
        )
        published = witness.published(arguments.name, secret)
    except FileExistsError as there:
        raise CommandRefused(f"{key_file} is there already; leave out --new-key.") from there
    except OSError as error:
        raise CommandRefused(f"{error.filename} cannot be used: {error.strerror}.") from error
    except ValueError as wrong:
        raise CommandRefused(f"This name cannot be used: {wrong}.") from wrong
    except (witness.WillNotCosign, exports.ExportFaulty, proofs.ProofFaulty) as fault:
        raise CommandRefused(f"Not cosigned: {fault}.") from fault
    seen.write_bytes(cosigned)
    path.write_bytes(cosigned)
    tell({"cosigned": path, "witness": published}, as_json=arguments.json)
    return 0


def _pinned_log_key(arguments: argparse.Namespace) -> bytes:
    from amparo.config.shell import data_folder

    if arguments.log_key:
        return _log_key(arguments.log_key)
    pinned = data_folder(arguments) / "keys" / "checkpoint.pub"
    if not pinned.exists():
        raise CommandRefused("Give the log's public key, had by another way, with --log-key.")
    return pinned.read_bytes()


def _log_key(text: str) -> bytes:
    from amparo.custody import witness

    try:
        return witness.log_key_from(text)
    except ValueError as wrong:
        raise CommandRefused("--log-key is 64 hexadecimal digits.") from wrong
