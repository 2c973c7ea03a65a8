"""Training of the encoder on gold words of the treebank."""

import random
import sys
import time
from collections import Counter
from dataclasses import dataclass

import numpy as np
import torch
from torch.nn import functional as F

from . import features, text
from .encoder import Encoder
from .treebank import Sentence

# How often a form is hidden, and a vector.
HIDDEN_FORM_SHARE, HIDDEN_VECTOR_SHARE = 0.05, 0.05
# A relation with fewer examples is trained and predicted as its base relation.
LEAST_RELATION = 20
WORDS_A_BATCH = 900


@dataclass(frozen=True)
class Cycle:
    """Some epochs from a peak learning rate down to next to nothing, and how much the text is disturbed meanwhile."""

    epochs: int
    rate: float
    # How often a sentence is shown without hamza, and how often with the hamza that news would write.
    bare: float
    restored: float
    # How often a known word is shown as unknown.
    unknown: float


# The second cycle starts from the average of the first, nearer to the text as it is.
CYCLES = [
    Cycle(epochs=16, rate=3e-3, bare=0.2, restored=0.25, unknown=0.15),
    Cycle(epochs=14, rate=2e-3, bare=0.12, restored=0.2, unknown=0.1),
]


class Inventory:
    """The numbered words, tags and relations of a model."""

    def __init__(self, sentences: list[Sentence], vectors: dict[str, int]):
        counts = Counter(text.key(text.form(w.form)) for s in sentences for w in s.words)
        self.known = {k: i + 2 for i, (k, n) in enumerate(sorted(counts.items(), key=lambda p: (-p[1], p[0]))) if n > 1}
        self.vectors = vectors
        self.upos = sorted({w.upos for s in sentences for w in s.words})
        self.xpos = sorted({w.xpos for s in sentences for w in s.words})
        relations = Counter(w.relation for s in sentences for w in s.words)
        self.relations = sorted({r if n >= LEAST_RELATION else r.split(":")[0] for r, n in relations.items()})

    def relation(self, name: str) -> int:
        for candidate in (name, name.split(":")[0]):
            if candidate in self.relations:
                return self.relations.index(candidate)
        return self.relations.index("dep")


def spelled_bare(form: str, rng: random.Random, ya: bool, ta: bool) -> str:
    form = form.translate(BARE)
    if ya and form.endswith(("ى", "ي")):
        form = form[:-1] + rng.choice("ىي")
    if ta and form.endswith("ة"):
        form = form[:-1] + "ه"
    return form


BARE = str.maketrans({c: "ا" for c in "أإآ"})


def spelled_restored(form: str, hamza: dict[str, str]) -> str:
    at = 2 if form.startswith("الا") else 0
    alef = hamza.get(text.key(form)) if form[at : at + 1] == "ا" else None
    return form[:at] + alef + form[at + 1 :] if alef else form


class Example:
    """One sentence as tensors: clean, bare and restored spelling, and the answers."""

    def __init__(self, sentence: Sentence, inventory: Inventory, hamza: dict[str, str], rng: random.Random):
        forms = [text.form(w.form) for w in sentence.words]
        glued = [w.token > 0 and not sentence.space_after[w.token - 1] for w in sentence.words]
        roles = [features.role(f, w.part, w.parts, g) for f, w, g in zip(forms, sentence.words, glued)]

        def columns(spelled):
            rows = [features.columns(f, r, inventory.known, inventory.vectors) for f, r in zip(spelled, roles)]
            return torch.tensor(rows, dtype=torch.int32)

        ya, ta = rng.random() < 0.3, rng.random() < 0.2
        self.spellings = [
            columns(forms),
            columns([spelled_bare(f, rng, ya, ta) for f in forms]),
            columns([spelled_restored(f, hamza) for f in forms]),
        ]
        words = sentence.words
        upos = {t: i for i, t in enumerate(inventory.upos)}
        xpos = {t: i for i, t in enumerate(inventory.xpos)}
        self.upos = torch.tensor([upos.get(w.upos, 0) for w in words])
        self.xpos = torch.tensor([xpos.get(w.xpos, -100) for w in words])
        self.heads = torch.tensor([w.head for w in words])
        self.relations = torch.tensor([inventory.relation(w.relation) for w in words])

    def __len__(self):
        return len(self.heads)


def batches(examples: list[Example], size: int, rng: random.Random | None):
    order = list(range(len(examples)))
    order.sort(key=lambda i: len(examples[i]) + (rng.random() * 4 if rng else 0))
    result, current = [], []
    for i in order:
        if current and len(examples[i]) * (len(current) + 1) > size:
            result.append(current)
            current = []
        current.append(i)
    result.append(current)
    if rng:
        rng.shuffle(result)
    return result


def pad(rows):
    return torch.nn.utils.rnn.pad_sequence(rows, batch_first=True)


def collate(examples: list[Example], chosen: list[int], rng: random.Random | None, cycle: Cycle | None = None):
    batch = [examples[i] for i in chosen]
    spellings = []
    for e in batch:
        draw = rng.random() if rng else 1.0
        spellings.append(e.spellings[spelling_shown(draw, cycle)])
    columns = pad(spellings).long()
    lengths = torch.tensor([len(e) for e in batch])
    mask = torch.arange(columns.shape[1])[None] < lengths[:, None]
    answers = [pad([getattr(e, name) for e in batch]) for name in ("upos", "xpos", "heads", "relations")]
    if rng:
        shape = columns.shape[:2]
        columns[..., 0] = torch.where(torch.rand(shape) < cycle.unknown, features.UNKNOWN, columns[..., 0])
        columns[..., 1] = torch.where(torch.rand(shape) < HIDDEN_FORM_SHARE, 0, columns[..., 1])
        columns[..., -1] = torch.where(torch.rand(shape) < HIDDEN_VECTOR_SHARE, 0, columns[..., -1])
    return columns, lengths, mask, answers


def spelling_shown(draw: float, cycle: Cycle | None) -> int:
    """0 as written, 1 bare, 2 restored."""
    if cycle is None or draw >= cycle.bare + cycle.restored:
        return 0
    return 1 if draw < cycle.bare else 2


def masked_arcs(arcs: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    keys = torch.cat([torch.ones_like(mask[:, :1]), mask], 1)
    return arcs.masked_fill(~keys[:, None], -1e9)


@torch.no_grad()
def evaluate(network: Encoder, examples: list[Example], inventory: Inventory) -> dict[str, float]:
    network.eval()
    base = torch.tensor([sorted({r.split(":")[0] for r in inventory.relations}).index(r.split(":")[0])
                         for r in inventory.relations])
    total = 0
    right = Counter()
    for chosen in batches(examples, 3000, None):
        columns, lengths, mask, (upos, xpos, heads, relations) = collate(examples, chosen, None)
        u, x, arcs, relation_head, relation_dependent = network(columns, lengths)
        predicted = masked_arcs(arcs, mask).argmax(-1)
        r = network.relations(relation_head, relation_dependent, predicted).argmax(-1)
        attached = (predicted == heads) & mask
        total += mask.sum().item()
        right["upos"] += ((u.argmax(-1) == upos) & mask).sum().item()
        right["xpos"] += ((x.argmax(-1) == xpos) & mask).sum().item()
        right["uas"] += attached.sum().item()
        right["las"] += (attached & (base[r] == base[relations])).sum().item()
    return {name: 100 * n / total for name, n in right.items()}


def train(network: Encoder, train_examples: list[Example], dev_examples: list[Example], inventory: Inventory, cycle: Cycle,
          seed: int, log=sys.stderr, save=None) -> Encoder:
    """Adam with a short warm-up and a linear way down; returns the running average of the weights."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    average = torch.optim.swa_utils.AveragedModel(
        network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.99))
    optimiser = torch.optim.Adam(network.parameters(), lr=cycle.rate, betas=(0.9, 0.95), fused=True)
    steps, step, start = len(batches(train_examples, WORDS_A_BATCH, rng)) * cycle.epochs, 0, time.time()
    for epoch in range(cycle.epochs):
        network.train()
        total = 0.0
        epoch_batches = batches(train_examples, WORDS_A_BATCH, rng)
        for chosen in epoch_batches:
            rate = cycle.rate * min(1, (step + 1) / 150) * max(0.01, 1 - step / steps)
            for group in optimiser.param_groups:
                group["lr"] = rate
            columns, lengths, mask, (upos, xpos, heads, relations) = collate(train_examples, chosen, rng, cycle)
            u, x, arcs, relation_head, relation_dependent = network(columns, lengths)
            r = network.relations(relation_head, relation_dependent, heads)
            loss = (
                F.cross_entropy(masked_arcs(arcs, mask)[mask], heads[mask])
                + F.cross_entropy(r[mask], relations[mask])
                + 0.5 * F.cross_entropy(u[mask], upos[mask])
                + 0.7 * F.cross_entropy(x[mask], xpos[mask])
            )
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimiser.step()
            if step % 5 == 0:
                average.update_parameters(network)
            total += loss.item()
            step += 1
        scores = " ".join(f"{k} {v:.2f}" for k, v in evaluate(average.module, dev_examples, inventory).items())
        print(f"encoder: epoch {epoch + 1} loss {total / len(epoch_batches):.3f} {scores} "
              f"wall {time.time() - start:.0f} cpu {time.process_time():.0f}", file=log, flush=True)
        if save:
            save(average.module)
    return average.module


def read_vectors(path: str, most: int) -> tuple[dict[str, int], torch.Tensor]:
    """Word vectors of length 4; row 0 is `no vector`."""
    ids, rows = {}, [np.zeros(features.VECTOR_WIDTH, "f4")]
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            f = line.rstrip("\n").split(" ")
            if len(ids) == most:
                break
            v = np.array(f[2:], "f4")
            ids[f[0]] = len(rows)
            rows.append(v / np.linalg.norm(v) * 4)
    return ids, torch.tensor(np.stack(rows))
