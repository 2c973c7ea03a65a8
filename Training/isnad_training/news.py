"""Raw news as lines of forms: what word vectors and counts are learned from."""

import glob
import gzip
import json
import sys
from collections import Counter

from . import text


def dump(folder: str, output: str) -> Counter:
    """Writes one paragraph a line, forms apart by spaces; returns how often each form stands as a token of its own."""
    counts: Counter = Counter()
    with open(output, "w", encoding="utf-8") as out:
        for path in sorted(glob.glob(f"{folder}/*/*.jsonl.gz")):
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                for line in lines:
                    record = json.loads(line)
                    for paragraph in [record.get("title") or "", *(record.get("text") or "").split("\n")]:
                        forms = [text.form(t) for t in text.tokens(paragraph)]
                        if len(forms) >= 3:
                            out.write(" ".join(forms) + "\n")
                            counts.update(forms)
            print(path, sum(counts.values()), len(counts), file=sys.stderr, flush=True)
    return counts


if __name__ == "__main__":
    counts = dump(sys.argv[1], sys.argv[2])
    with open(sys.argv[3], "w", encoding="utf-8") as out:
        for form, n in sorted(counts.items(), key=lambda p: (-p[1], p[0])):
            out.write(f"{form}\t{n}\n")
