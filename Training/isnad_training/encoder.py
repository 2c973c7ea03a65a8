"""The network: word features -> two bidirectional LSTM layers -> tags, heads and relations, trained together."""

import torch
from torch import nn
from torch.nn import functional as F

from . import features
from .lstm import BiLSTM, reversal

ARC_WIDTH, RELATION_WIDTH = 128, 48
SLOPE = 0.1


class Encoder(nn.Module):
    def __init__(self, known: int, vectors: torch.Tensor, upos: int, xpos: int, relations: int, hidden: int,
                 dropout: float = 0.33):
        super().__init__()
        self.hidden = hidden
        self.known = nn.Embedding(known, features.KNOWN_WIDTH)
        self.form = nn.Embedding(features.FORM_ROWS, features.FORM_WIDTH)
        self.affixes = nn.ModuleList([nn.Embedding(rows, features.AFFIX_WIDTH) for _, _, rows in features.AFFIXES])
        self.role = nn.Embedding(features.ROLES, features.ROLE_WIDTH)
        self.register_buffer("vectors", vectors)
        width = (features.KNOWN_WIDTH + features.FORM_WIDTH + len(features.AFFIXES) * features.AFFIX_WIDTH
                 + features.ROLE_WIDTH + features.VECTOR_WIDTH)
        for table in (self.known, self.form, *self.affixes, self.role):
            nn.init.normal_(table.weight)
        self.root = nn.Parameter(torch.zeros(2 * hidden))
        # The sizes of the first activations matter: with PyTorch's usual ones the first epochs learn next to nothing.
        self.input = nn.Linear(width, 2 * hidden)
        nn.init.kaiming_normal_(self.input.weight)
        self.lstm = nn.ModuleList([BiLSTM(2 * hidden, hidden), BiLSTM(2 * hidden, hidden)])
        self.upos = nn.Linear(2 * hidden, upos)
        self.xpos = nn.Linear(2 * hidden, xpos)
        self.arc_head = nn.Linear(2 * hidden, ARC_WIDTH)
        self.arc_dependent = nn.Linear(2 * hidden, ARC_WIDTH)
        self.arc = nn.Parameter(torch.empty(ARC_WIDTH + 1, ARC_WIDTH))
        self.relation_head = nn.Linear(2 * hidden, RELATION_WIDTH)
        self.relation_dependent = nn.Linear(2 * hidden, RELATION_WIDTH)
        self.relation = nn.Parameter(torch.empty(relations, RELATION_WIDTH + 1, RELATION_WIDTH + 1))
        nn.init.xavier_uniform_(self.arc)
        nn.init.xavier_uniform_(self.relation)
        self.dropout = dropout

    def drop(self, rows: torch.Tensor) -> torch.Tensor:
        if not self.training:
            return rows
        keep = 1 - self.dropout
        return rows * (torch.rand(rows.shape) < keep).float().div_(keep)

    def states(self, columns: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
        """Encoder states with the root's at index 0. `columns` is sentences × words × features."""
        affix_at, role_at = 2, 2 + len(self.affixes)
        words = torch.cat(
            [self.known(columns[..., 0]), self.form(columns[..., 1])]
            + [table(columns[..., affix_at + i]) for i, table in enumerate(self.affixes)]
            + [self.role(columns[..., role_at]), self.vectors[columns[..., role_at + 1]].float()], -1)
        words = F.leaky_relu(self.input(self.drop(words)), SLOPE)
        words = torch.cat([self.root.expand(words.shape[0], 1, -1), words], 1)
        turn = reversal(lengths + 1, words.shape[1])
        for layer in self.lstm:
            words = self.drop(layer(words.transpose(0, 1), turn).transpose(0, 1))
        return words

    def forward(self, columns: torch.Tensor, lengths: torch.Tensor):
        states = self.states(columns, lengths)
        words = states[:, 1:]
        head = F.leaky_relu(self.arc_head(states), SLOPE)
        dependent = with_one(F.leaky_relu(self.arc_dependent(words), SLOPE))
        arcs = dependent @ self.arc @ head.transpose(1, 2)
        relation_head = F.leaky_relu(self.relation_head(states), SLOPE)
        relation_dependent = F.leaky_relu(self.relation_dependent(words), SLOPE)
        return self.upos(words), self.xpos(words), arcs, relation_head, relation_dependent

    def relations(self, relation_head: torch.Tensor, relation_dependent: torch.Tensor, heads: torch.Tensor):
        """Scores of relations for the given heads. Both relation tensors are rows of words here."""
        chosen = torch.gather(relation_head, 1, heads.unsqueeze(-1).expand(-1, -1, relation_head.shape[-1]))
        bent = torch.einsum("bni,rij->bnrj", with_one(relation_dependent), self.relation)
        return torch.einsum("bnrj,bnj->bnr", bent, with_one(chosen))


def with_one(rows: torch.Tensor) -> torch.Tensor:
    return torch.cat([rows, torch.ones_like(rows[..., :1])], -1)
