#!/usr/bin/env python3
"""Trains the language model from the shared data: counts and vectors from news, clitics, lemmas, tags and trees.

    python3 Training/train.py DATA --model Models/language.bin

Steps whose result lies in the work folder are not run again; remove the folder to train from nothing. About half an hour of
one core: 1 minute of counting, 1 of splitting, 1.5 of word vectors, 22 of the network, seconds for the rest.
"""

import argparse
import pathlib
import pickle
import random
import subprocess
import sys
from collections import Counter

import torch

from isnad_training import clitics, export, lemmas, news, parser, sentences, text, treebank
from isnad_training.encoder import Encoder

HIDDEN = 128
SEED = 1
# word2vec: dimensions, window, negative samples, epochs, least count, most words.
WORD2VEC = ["64", "3", "6", "4", "8", "120000"]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", type=pathlib.Path, help="the shared data folder")
    arguments.add_argument("--work", type=pathlib.Path, default=pathlib.Path(".build/training"))
    arguments.add_argument("--model", type=pathlib.Path, default=pathlib.Path("Models/language.bin"))
    options = arguments.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)

    train = treebank.read(str(options.data / "treebank/padt-train.conllu.gz"))
    dev = treebank.read(str(options.data / "treebank/padt-dev.conllu.gz"))
    counts = news_counts(options.data / "news", options.work)
    lexicon, weights = trained_clitics(train, counts, options.work)
    say(clitics.evaluate(dev, lexicon, weights))
    vectors = word_vectors(counts, lexicon, weights, options.work)
    vector_ids, vector_rows = parser.read_vectors(str(vectors), most=100_000)
    inventory = parser.Inventory(train, vector_ids)
    network = trained_network(train, dev, inventory, vector_rows, lexicon, options.work)
    lemmatiser = lemmas.Lemmatiser(train, lemmas.open_lexicon(str(options.data / "lexicon")))
    sentence_weights = sentences.train(train, seed=SEED)
    say(sentences.evaluate(dev, sentence_weights))
    sizes = export.write(str(options.model), network, inventory, train, lexicon, weights, lemmatiser, sentence_weights)
    say(f"{options.model}: {sum(sizes.values()) / 1e6:.1f} MB")


def news_counts(folder: pathlib.Path, work: pathlib.Path) -> Counter:
    path = work / "news-counts.pkl"
    if not path.exists():
        path.write_bytes(pickle.dumps(news.dump(str(folder), str(work / "news.txt"))))
    return pickle.loads(path.read_bytes())


def trained_clitics(train, counts: Counter, work: pathlib.Path):
    path = work / "clitics.pkl"
    if not path.exists():
        lexicon = clitics.Lexicon(train, *clitics.news_lexicon(counts))
        path.write_bytes(pickle.dumps((lexicon, clitics.train(train, lexicon, seed=SEED))))
    return pickle.loads(path.read_bytes())


def word_vectors(counts: Counter, lexicon, weights, work: pathlib.Path) -> pathlib.Path:
    """Vectors of keys of words, clitics split off: each form is split once, as if it stood alone."""
    path = work / "vectors.txt"
    if not path.exists():
        split = {}
        for form, count in counts.items():
            words = clitics.split(form, "", "", lexicon, weights) if count >= 4 else (form,)
            split[form] = " ".join(text.key(w) for w in words)
        with open(work / "news.txt", encoding="utf-8") as lines, open(work / "news-split.txt", "w", encoding="utf-8") as out:
            for line in lines:
                out.write(" ".join(split[form] for form in line.split()) + "\n")
        program = work / "word2vec"
        source = pathlib.Path(__file__).parent / "isnad_training/word2vec.c"
        subprocess.run(["clang", "-O3", "-march=native", "-ffast-math", "-o", program, source, "-lm"], check=True)
        subprocess.run([program, work / "news-split.txt", path, *WORD2VEC], check=True)
    return path


def trained_network(train, dev, inventory, vectors, lexicon, work: pathlib.Path) -> Encoder:
    rng = random.Random(SEED)
    examples = [[parser.Example(s, inventory, lexicon.hamza, rng) for s in part] for part in (train, dev)]
    torch.manual_seed(SEED)
    network = Encoder(len(inventory.known) + 2, vectors, len(inventory.upos), len(inventory.xpos), len(inventory.relations),
                      HIDDEN)
    for number, cycle in enumerate(parser.CYCLES, 1):
        path = work / f"encoder-{number}.pt"
        if path.exists():
            network.load_state_dict(torch.load(path))
            continue
        save = lambda average: torch.save(average.state_dict(), f"{path}.part")
        network = parser.train(network, *examples, inventory, cycle, SEED + number - 1, save=save)
        torch.save(network.state_dict(), path)
    return network


def say(line: str):
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
