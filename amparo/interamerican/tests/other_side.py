"""Bundles for tests: ours as it leaves, and the same as the other side's own log would state it."""

import base64
import hashlib
import io
import json
import zipfile

from amparo.crypto import checkpoint
from amparo.crypto.signing import signing_pair_from_seed
from amparo.custody import checkpoints
from amparo.interamerican.acts.exchanging import make_bundle, sent_bundle
from amparo.interamerican.bundles import File, manifest_of, packed, proven
from amparo.interamerican.forms import BundleForm
from amparo.verifier import bundles, merkle, proofs
from amparo.verifier.digests import fingerprint


def sent(scene, *papers):
    """Our bundle, signed and opened to leave."""
    made = make_bundle(scene.actor, scene.matter_id, BundleForm(papers=papers), scene.at)
    checkpoints.run(scene.at)
    return sent_bundle(scene.actor, scene.matter_id, made.id, scene.at)


def of_another_log(bundle, seed=b"s" * 32, *, signed=True, files=None, **said):
    """A bundle with the papers of one of ours (or `files`), stated by the log of another house."""
    held = files or bundles.files_of(bundle)
    before = json.loads(zipfile.ZipFile(io.BytesIO(bundle)).read("manifest.json"))
    before = {name: before[name] for name in before if name not in ("kind", "files")}
    listed = [File(name, content) for name, content in held.items()]
    manifest = manifest_of(listed, **{**before, **said})
    return proven(packed(listed, manifest), _proof(manifest, seed, signed=signed))


def key_of(seed):
    return fingerprint(signing_pair_from_seed(seed).public)


def _proof(manifest, seed, *, signed):
    stated = {"verb": "state_bundle", "manifest": hashlib.sha256(manifest).hexdigest()}
    leaf = json.dumps({"index": 0, "door": "desk", "entry": stated}).encode()
    root, origin = merkle.leaf_hash(leaf), "casa-inventada.example/ledger"
    note = checkpoint.make(origin, 1, root, seed).decode() if signed else None
    told = {
        "kind": proofs.KIND,
        "origin": origin,
        "key": signing_pair_from_seed(seed).public.hex(),
        "index": 0,
        "leaf": base64.b64encode(leaf).decode(),
        "leaf_hash": root.hex(),
        "size": 1,
        "root": root.hex(),
        "path": [],
        "checkpoint": note,
    }
    return json.dumps(told).encode()
