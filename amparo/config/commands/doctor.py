"""`amparo doctor`."""

import argparse
import json

from amparo.config.shell import data_folder, data_option, json_option


def add(groups: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    parser = groups.add_parser("doctor", help="what is wrong with this installation, in words")
    data_option(parser)
    json_option(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print one line a finding; return 1 when anything is wrong."""
    from amparo.config.examination import examine

    findings = examine(data_folder(arguments))
    if arguments.json:
        print(
            json.dumps(
                [{"good": one.good, "what": one.what, "to_do": one.to_do} for one in findings]
            )
        )
    else:
        for one in findings:
            print(
                f"{'good ' if one.good else 'WRONG'}  {one.what}"
                + (f"\n       {one.to_do}" if one.to_do else "")
            )
    return 0 if all(one.good for one in findings) else 1
