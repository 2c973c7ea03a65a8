"""The joint n-gram model of the romanisation, the filter of known spellings, and the file that holds both."""
import collections
import math
import os
import struct

from features import fnv

ORDER = 4
STEP = 12  # of a natural logarithm: what 1 is in the file
SEEN = 2.0  # how much an n-gram of more than two groups must count
START, END = ("^", ""), ("$", "")
MAGIC = 0x334C5349


class Model:
    """Interpolated Kneser-Ney over group ids, with three discounts, pruned; what a context keeps for shorter ones is worked out
    after pruning.
    """

    def __init__(self, sequences):
        uses = collections.Counter(g for groups, _ in sequences for g in groups)
        self.groups = [START, END] + sorted((g for g, c in uses.items() if c >= 2), key=lambda g: (-uses[g], g))
        self.ids = {g: i for i, g in enumerate(self.groups)}
        counts = self._counts(sequences)
        chance = {}
        for n, table in enumerate(counts, 1):
            chance.update(self._smoothed(table, chance, n))
        kept = set()
        for table in counts:
            for gram, count in table.items():
                if len(gram) <= 2 or count >= SEEN:
                    # A context whose own row was missing could not hand down to shorter ones.
                    kept.update(gram[:n] for n in range(1, len(gram) + 1) if gram[:n] in chance)
        self.chance = {g: chance[g] for g in chance if g in kept}
        self.rest = {}
        for n in range(2, ORDER + 1):
            held, lower = collections.Counter(), collections.Counter()
            for gram in self.chance:
                if len(gram) == n:
                    held[gram[:-1]] += self.chance[gram]
                    lower[gram[:-1]] += self._backed(gram[1:])
            self.rest.update((c, max(1 - held[c], 1e-6) / max(1 - lower[c], 1e-6)) for c in held)

    def _counts(self, sequences):
        """Counts of the longest n-grams, and for each shorter one how many groups stand before it; at the start of a name,
        where nothing can stand before, how often it does.
        """
        counts = [collections.Counter() for _ in range(ORDER)]
        for groups, bearers in sequences:
            if any(g not in self.ids for g in groups):
                continue
            line = [0] * (ORDER - 1) + [self.ids[g] for g in groups] + [1]
            for i in range(ORDER - 1, len(line)):
                counts[-1][tuple(line[i - ORDER + 1 : i + 1])] += 1 + 0.3 * math.log(bearers)
        for n in range(ORDER - 1, 0, -1):
            for gram, count in counts[n].items():
                shorter = gram[1:]
                counts[n - 1][shorter] += count if n > 1 and shorter[0] == 0 else 1
        return counts

    def _smoothed(self, table, chance, n):
        of = collections.Counter(min(5, round(c)) for c in table.values())
        share = of[1] / (of[1] + 2 * of[2])
        discounts = [k - (k + 1) * share * of[k + 1] / of[k] for k in (1, 2, 3)]
        discount = lambda c: min(c, discounts[0]) if c < 1.5 else discounts[1 if c < 2.5 else 2]
        totals, rests = collections.Counter(), collections.Counter()
        for gram, count in table.items():
            totals[gram[:-1]] += count
            rests[gram[:-1]] += discount(count)
        out = {}
        for gram, count in table.items():
            lower = chance[gram[1:]] if n > 1 else 1 / len(self.groups)
            out[gram] = (count - discount(count) + rests[gram[:-1]] * lower) / totals[gram[:-1]]
        return out

    def _backed(self, gram):
        """The chance of an n-gram by the pruned model; the contexts of shorter ones are ready."""
        factor = 1
        while gram not in self.chance:
            if len(gram) == 1:
                return 1e-7
            factor *= self.rest.get(gram[:-1], 1)
            gram = gram[1:]
        return factor * self.chance[gram]

    def rows(self):
        """Cost and cost of a shorter context by the hash of the n-gram."""
        cost = lambda p: max(0, min(255, round(-math.log(p) * STEP)))
        rows = {}
        for gram in [*self.chance, *(c for c in self.rest if c not in self.chance)]:
            key = fnv(b"".join(struct.pack("<H", i) for i in gram))
            rows.setdefault(key, (cost(self.chance.get(gram, 1e-9)), cost(min(1, self.rest.get(gram, 1)))))
        return rows


class Known:
    """A binary fuse filter: three places, found by the spelling's hash, whose twelve bits taken together (exclusive or) are ten bits
    that tell the spelling from others and two of its level. Of other spellings one in a thousand seems known.
    """

    def __init__(self, levels):
        self.length = 1 << int(math.log(len(levels)) / math.log(3.33) + 2.25)
        factor = max(1.125, 0.875 + 0.25 * math.log(1e6) / math.log(len(levels)))
        self.segments = int(len(levels) * factor) // self.length - 1
        keys = [self.places(word) for word in sorted(levels)]
        values = [check << 2 | levels[word] - 1 for word, (_, check) in zip(sorted(levels), keys)]
        self.slots = self._filled([places for places, _ in keys], values)
        print(f"{len(levels)} known spellings, by level:", sorted(collections.Counter(levels.values()).items()))

    def places(self, word):
        """The three places of a spelling, and the ten bits it is known by."""
        value = 0xCBF29CE484222325
        for byte in word.encode():
            value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
        value = (value ^ value >> 32) * 0x9E3779B97F4A7C15 & 0xFFFFFFFFFFFFFFFF
        value ^= value >> 29
        first = (value >> 32) * self.segments >> 32
        places = [(first + i) * self.length + (value >> 13 * i & self.length - 1) for i in range(3)]
        return places, (value * 0xBF58476D1CE4E5B9 & 0xFFFFFFFFFFFFFFFF) >> 54

    def _filled(self, places, values):
        count = (self.segments + 2) * self.length
        degree, mixed = [0] * count, [0] * count
        for key, three in enumerate(places):
            for place in three:
                degree[place] += 1
                mixed[place] ^= key
        ready, order = [p for p in range(count) if degree[p] == 1], []
        while ready:
            place = ready.pop()
            if degree[place] != 1:
                continue
            key = mixed[place]
            order.append((key, place))
            for other in places[key]:
                degree[other] -= 1
                mixed[other] ^= key
                if degree[other] == 1:
                    ready.append(other)
        if len(order) < len(places):
            raise ValueError("the filter cannot be filled: make it larger")
        slots = [0] * count
        for key, place in reversed(order):
            a, b, c = places[key]
            slots[place] = values[key] ^ slots[a] ^ slots[b] ^ slots[c]
        return slots

    def packed(self):
        """Two places in three bytes, the lower one first."""
        pairs = zip(self.slots[::2], self.slots[1::2])
        return b"".join((low | high << 12).to_bytes(3, "little") for low, high in pairs)


def write(path, model, known, bonus):
    """Ten numbers: magic, groups, n-grams, places in a segment of the filter, segments that a spelling can begin in, costs taken off
    a known spelling for each letter and for each of the four levels. Then the groups (two UTF-16 letters, four bytes of ASCII), the n-grams sorted by
    hash (4 bytes of hash, cost, cost of a shorter context, both in twelfths of the natural logarithm), the filter.
    """
    rows = model.rows()
    with open(path, "wb") as out:
        out.write(struct.pack("<5I5i", MAGIC, len(model.groups), len(rows), known.length, known.segments, *bonus))
        for arabic, latin in model.groups:
            codes = [ord(c) for c in arabic] if (arabic, latin) not in (START, END) else []
            out.write(struct.pack("<HH4s", *(codes + [0, 0])[:2], latin.encode()))
        for key in sorted(rows):
            out.write(struct.pack("<IBB", key, *rows[key]))
        out.write(known.packed())
    print(f"{len(model.groups)} groups, {len(rows)} n-grams, {os.path.getsize(path)} bytes")
