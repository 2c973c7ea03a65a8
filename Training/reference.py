#!/usr/bin/env python3
"""Writes what the network says in Python of the sentences that the Swift tests read: one line a word (form, UPOS, XPOS, head,
relation), an empty line after every sentence. The weights are those of the training run, before they were quantised.

    python3 Training/reference.py DATA WORK Tests/IsnadLanguageTests/sentences.txt > Tests/IsnadLanguageTests/Golden/reference.tsv
"""

import pathlib
import pickle
import sys

import torch

from isnad_training import clitics, features, parser, text, treebank
from isnad_training.encoder import Encoder


@torch.no_grad()
def main():
    data, work, sentences = map(pathlib.Path, sys.argv[1:4])
    train = treebank.read(str(data / "treebank/padt-train.conllu.gz"))
    lexicon, weights = pickle.loads((work / "clitics.pkl").read_bytes())
    vector_ids, vectors = parser.read_vectors(str(work / "vectors.txt"), most=100_000)
    inventory = parser.Inventory(train, vector_ids)
    state = torch.load(work / f"encoder-{len(parser.CYCLES)}.pt")
    network = Encoder(len(inventory.known) + 2, vectors, len(inventory.upos), len(inventory.xpos), len(inventory.relations),
                      hidden=len(state["root"]) // 2)
    network.load_state_dict(state)
    network.eval()
    for line in sentences.read_text(encoding="utf-8").splitlines():
        words, rows = [], []
        tokens = text.tokens(line)
        forms = [text.form(t) for t in tokens]
        end = 0
        for i, (token, form) in enumerate(zip(tokens, forms)):
            start = line.index(token, end)
            glued, end = i > 0 and start == end, start + len(token)
            before = text.key(forms[i - 1]) if i else ""
            after = text.key(forms[i + 1]) if i + 1 < len(forms) else ""
            split = clitics.split(form, before, after, lexicon, weights)
            for part, word in enumerate(split):
                role = features.role(word, part, len(split), glued)
                words.append(word)
                rows.append(features.columns(word, role, inventory.known, inventory.vectors))
        upos, xpos, arcs, relation_head, relation_dependent = network(torch.tensor([rows]), torch.tensor([len(rows)]))
        # These sentences are plain: the best head of every word makes a tree.
        heads = arcs.argmax(-1)
        relations = network.relations(relation_head, relation_dependent, heads).argmax(-1)
        for i, word in enumerate(words):
            print(word, inventory.upos[upos[0, i].argmax()], inventory.xpos[xpos[0, i].argmax()], heads[0, i].item(),
                  inventory.relations[relations[0, i]], sep="\t")
        print()


if __name__ == "__main__":
    main()
