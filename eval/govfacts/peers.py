"""Scores the peers and keeps their counts in peers.json; run by `make govfacts-peers` in their environment."""

from __future__ import annotations

from score import run
from scorer.load import ROOT
from scorer.results import result, save


def main() -> None:
    results = [result(run(name)) for name in ("jionlp", "recognizers")]
    save(ROOT / "peers.json", results)
    for each in results:
        print(f"{each.system} {each.version}: {len(each.documents)} documents, {each.seconds} s")


if __name__ == "__main__":
    main()
