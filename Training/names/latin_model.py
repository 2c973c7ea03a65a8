"""The joint n-gram model of the romanisation, the filters of known spellings, and the file that holds both."""
import collections
import math
import struct

from features import fnv

ORDER = 5
STEP = 12  # of a natural logarithm: what 1 is in the file
DISCOUNT = 0.75
SEEN = 3.0  # how often an n-gram of more than two groups must be seen (a name of many bearers counts for more than once)
START, END = ("^", ""), ("$", "")
BITS = (10, 12, 14)  # of each filter for each spelling in it
PROBES = 5
MAGIC = 0x324C5349


class Model:
    """Absolute discounting over group ids, pruned; what a context keeps for shorter ones is worked out after pruning."""

    def __init__(self, sequences):
        uses = collections.Counter(g for groups, _ in sequences for g in groups)
        self.groups = [START, END] + sorted((g for g, c in uses.items() if c >= 2), key=lambda g: (-uses[g], g))
        self.ids = {g: i for i, g in enumerate(self.groups)}
        counts, totals, kinds = collections.Counter(), collections.Counter(), collections.Counter()
        for groups, bearers in sequences:
            if any(g not in self.ids for g in groups):
                continue
            weight = 1 + 0.3 * math.log(bearers)
            line = [0] * (ORDER - 1) + [self.ids[g] for g in groups] + [1]
            for i in range(ORDER - 1, len(line)):
                for n in range(ORDER):
                    gram = tuple(line[i - n : i + 1])
                    kinds[gram[:-1]] += gram not in counts
                    counts[gram] += weight
                    totals[gram[:-1]] += weight
        chance = {}
        for gram in sorted(counts, key=len):
            context = gram[:-1]
            lower = chance[gram[1:]] if len(gram) > 1 else 1 / len(self.groups) / 5
            rest = DISCOUNT * kinds[context] / totals[context]
            chance[gram] = max(counts[gram] - DISCOUNT, 0) / totals[context] + rest * lower
        self.chance = {g: p for g, p in chance.items() if len(g) <= 2 or counts[g] >= SEEN}
        held, lower = collections.Counter(), collections.Counter()
        for gram, p in self.chance.items():
            held[gram[:-1]] += p
            if len(gram) > 1:
                lower[gram[:-1]] += self.chance.get(gram[1:], 0)
        self.rest = {c: max(1 - held[c], 1e-6) / max(1 - lower[c], 1e-6) for c in held if c}

    def rows(self):
        """Cost and cost of a shorter context by the hash of the n-gram."""
        cost = lambda p: max(0, min(255, round(-math.log(p) * STEP)))
        rows = {}
        for gram in [*self.chance, *(c for c in self.rest if c not in self.chance)]:
            key = fnv(b"".join(struct.pack("<H", i) for i in gram))
            rows.setdefault(key, (cost(self.chance.get(gram, 1e-9)), cost(min(1, self.rest.get(gram, 1)))))
        return rows


class Known:
    """Three Bloom filters: spellings in one list at least, in two, in three."""

    def __init__(self, spellings):
        self.filters = []
        for lists, bits in enumerate(BITS, 1):
            words = sorted(w for w, n in spellings.items() if n >= lists)
            size = len(words) * bits // 8 + 1
            filter = bytearray(size)
            for word in words:
                for bit in self.probes(word, size):
                    filter[bit >> 3] |= 1 << (bit & 7)
            self.filters.append(bytes(filter))
        print("known spellings:", [sum(n >= k for n in spellings.values()) for k in (1, 2, 3)])

    @staticmethod
    def probes(word, size):
        first = fnv(word.encode())
        second = fnv(b"+", first) | 1
        return [(first + i * second & 0xFFFFFFFF) % (size * 8) for i in range(PROBES)]

    def lists(self, word):
        """How many lists have `word`: 0 to 3."""
        for count, filter in enumerate(self.filters):
            if not all(filter[bit >> 3] >> (bit & 7) & 1 for bit in self.probes(word, len(filter))):
                return count
        return len(self.filters)


def write(path, model, known, bonus):
    """Eleven numbers: magic, groups, n-grams, bytes of each filter, costs taken off for a known spelling (each letter, one list,
    two, three), probes. Then the groups (two UTF-16 letters, four bytes of ASCII), the n-grams sorted by hash (4 bytes of hash,
    cost, cost of a shorter context, both in twelfths of the natural logarithm), the filters.
    """
    rows = model.rows()
    with open(path, "wb") as out:
        sizes = [len(f) for f in known.filters]
        out.write(struct.pack("<11I", MAGIC, len(model.groups), len(rows), *sizes, *bonus, PROBES))
        for arabic, latin in model.groups:
            codes = [ord(c) for c in arabic] if (arabic, latin) not in (START, END) else []
            out.write(struct.pack("<HH4s", *(codes + [0, 0])[:2], latin.encode()))
        for key in sorted(rows):
            out.write(struct.pack("<IBB", key, *rows[key]))
        for filter in known.filters:
            out.write(filter)
    print(f"{len(model.groups)} groups, {len(rows)} n-grams, filters of {sizes} bytes")
