"""A bidirectional LSTM layer with hand-written steps: both directions in one batched product, weight gradients in one.

PyTorch's own layer spends, on packed sequences and one core, most of a training step on clearing and adding gradients of
slices. The equations and the order of gates (input, forget, cell, output) are the same.
"""

import torch
from torch import nn


class Steps(torch.autograd.Function):
    """The recurrence over `inputs` (time × 2 × batch × 4·hidden, input products with bias); direction 1 comes reversed."""

    @staticmethod
    def forward(context, inputs: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
        time, _, batch, width = inputs.shape
        hidden = width // 4
        gates = torch.empty_like(inputs)
        cells = inputs.new_zeros(time + 1, 2, batch, hidden)
        cell_tanh = inputs.new_empty(time, 2, batch, hidden)
        outputs = inputs.new_zeros(time + 1, 2, batch, hidden)
        for t in range(time):
            g = torch.baddbmm(inputs[t], outputs[t], weight, out=gates[t])
            candidate = g[..., 2 * hidden : 3 * hidden]
            kept = torch.tanh(candidate)
            g.sigmoid_()
            candidate.copy_(kept)
            torch.mul(g[..., hidden : 2 * hidden], cells[t], out=cells[t + 1])
            cells[t + 1].addcmul_(g[..., :hidden], candidate)
            torch.tanh(cells[t + 1], out=cell_tanh[t])
            torch.mul(g[..., 3 * hidden :], cell_tanh[t], out=outputs[t + 1])
        context.save_for_backward(weight, gates, cells, cell_tanh, outputs)
        return outputs[1:]

    @staticmethod
    def backward(context, gradient: torch.Tensor):
        weight, gates, cells, cell_tanh, outputs = context.saved_tensors
        time, _, batch, hidden = gradient.shape
        i, f, c, o = (gates[..., k * hidden : (k + 1) * hidden] for k in range(4))
        # Everything that does not depend on the steps after it, for all steps at once.
        slope = torch.empty_like(gates)
        slope[..., :hidden] = c * i * (1 - i)
        slope[..., hidden : 2 * hidden] = cells[:-1] * f * (1 - f)
        slope[..., 2 * hidden : 3 * hidden] = i * (1 - c * c)
        slope[..., 3 * hidden :] = cell_tanh * o * (1 - o)
        cell_slope = o * (1 - cell_tanh * cell_tanh)
        transposed = weight.transpose(1, 2).contiguous()
        d_out = gradient.new_zeros(2, batch, hidden)
        d_cell = gradient.new_zeros(2, batch, hidden)
        for t in range(time - 1, -1, -1):
            d_out.add_(gradient[t])
            d_cell.addcmul_(d_out, cell_slope[t])
            s = slope[t]
            s[..., : 3 * hidden].view(2, batch, 3, hidden).mul_(d_cell.unsqueeze(2))
            s[..., 3 * hidden :].mul_(d_out)
            d_cell.mul_(f[t])
            torch.bmm(s, transposed, out=d_out)
        d_weight = torch.bmm(
            outputs[:-1].transpose(0, 1).reshape(2, time * batch, hidden).transpose(1, 2),
            slope.transpose(0, 1).reshape(2, time * batch, 4 * hidden))
        return slope, d_weight


class BiLSTM(nn.Module):
    def __init__(self, width: int, hidden: int):
        super().__init__()
        self.hidden = hidden
        self.input = nn.Parameter(torch.empty(2, width, 4 * hidden))
        self.bias = nn.Parameter(torch.zeros(2, 1, 4 * hidden))
        self.recurrent = nn.Parameter(torch.empty(2, hidden, 4 * hidden))
        with torch.no_grad():
            for direction in range(2):
                for gate in range(4):
                    block = slice(gate * hidden, (gate + 1) * hidden)
                    nn.init.xavier_normal_(self.input[direction][:, block])
                    nn.init.orthogonal_(self.recurrent[direction][:, block])
            self.bias[..., hidden : 2 * hidden] = 1

    def forward(self, rows: torch.Tensor, reverse: torch.Tensor) -> torch.Tensor:
        """`rows`: time × batch × width; `reverse`: time × batch, the place that each step of the backward pass reads."""
        time, batch, width = rows.shape
        backward = rows.gather(0, reverse.unsqueeze(-1).expand(-1, -1, width))
        both = torch.stack([rows, backward]).view(2, time * batch, width)
        inputs = torch.baddbmm(self.bias, both, self.input).view(2, time, batch, -1).transpose(0, 1).contiguous()
        outputs = Steps.apply(inputs, self.recurrent)
        second = outputs[:, 1].gather(0, reverse.unsqueeze(-1).expand(-1, -1, self.hidden))
        return torch.cat([outputs[:, 0], second], -1)


def reversal(lengths: torch.Tensor, time: int) -> torch.Tensor:
    """time × batch: step t of a sentence of length n reads word n-1-t; padding reads itself."""
    steps = torch.arange(time).unsqueeze(1)
    turned = lengths.unsqueeze(0) - 1 - steps
    return torch.where(turned >= 0, turned, steps)
