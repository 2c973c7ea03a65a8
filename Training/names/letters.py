"""A letter n-gram model that tells parts of names from other words: hashed logistic weights, trained on the word lists."""
import math
import random

from features import fnv

SIZE = 1 << 15
SCALE = 16


class Letters:
    def __init__(self, weights=None):
        self.weights = weights if weights is not None else [0.0] * SIZE
        self.quantised = None

    @staticmethod
    def slots(word):
        padded = "^" + word + "$"
        out = []
        for n in (2, 3, 4):
            for i in range(len(padded) - n + 1):
                out.append(fnv(padded[i : i + n].encode()) & (SIZE - 1))
        return out

    def train(self, lists, seed=1):
        positive = [w for w, u in lists.units.items() if u[2] >= 1 and lists.zipf.get(w, 0) < 40 and 3 <= len(w)]
        negative = [w for w, z in lists.zipf.items() if max(lists.units.get(w, (0, 0, 0))) == 0 and len(w) >= 3]
        negative = [w[2:] if w.startswith("ال") and len(w) > 4 else w for w in negative]
        data = [(w, 1) for w in positive] + [(w, 0) for w in negative]
        random.Random(seed).shuffle(data)
        held = data[: len(data) // 20]
        data = data[len(data) // 20 :]
        weights = self.weights
        for epoch in range(4):
            rate = 0.1 / (1 + epoch)
            for word, label in data:
                slots = self.slots(word)
                s = sum(weights[k] for k in slots)
                g = rate * (label - 1 / (1 + math.exp(-max(-30, min(30, s)))))
                for k in slots:
                    weights[k] += g - 1e-5 * weights[k]
        self.quantise()
        right = sum((self.score(w) > 0) == bool(y) for w, y in held)
        print(f"letters: {len(positive)} names, {len(negative)} words, held-out accuracy {right / len(held):.3f}")

    def quantise(self):
        self.quantised = [max(-127, min(127, round(w * SCALE))) for w in self.weights]

    def score(self, word):
        """Sum of quantised weights: positive for names."""
        q = self.quantised
        return sum(q[k] for k in self.slots(word))
