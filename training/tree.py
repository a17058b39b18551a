"""The best single-rooted tree of a sentence (Chu-Liu/Edmonds); `crates/attested-reader/src/tree.rs` is its twin."""

from __future__ import annotations

import numpy as np

ROOT_PENALTY = 1e6


def best_tree(scores: np.ndarray) -> list[int]:
    """Heads (0 = root, else 1-based) of the words of one sentence.

    `scores` [words, 1 + words]: row a dependent, column a head, column 0 the root; higher is better.
    """
    size = scores.shape[0]
    if size == 0:
        return []
    table = np.full((size + 1, size + 1), -np.inf)
    table[1:, :] = scores.astype(np.float64)
    table[1:, 0] -= ROOT_PENALTY
    np.fill_diagonal(table, -np.inf)
    return _edmonds(table)[1:]


def _edmonds(table: np.ndarray) -> list[int]:
    """Best head of every node of a complete graph with root 0; [0] is a placeholder."""
    size = table.shape[0]
    heads = [0] + [int(table[node].argmax()) for node in range(1, size)]
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = set(cycle)
    rest = [node for node in range(size) if node not in inside]
    new = len(rest)
    smaller = np.full((new + 1, new + 1), -np.inf)
    enters, leaves = [0] * new, [0] * new
    for i, node in enumerate(rest):
        for j, other in enumerate(rest):
            smaller[i, j] = table[node, other]
        leaves[i] = max(cycle, key=lambda head, node=node: table[node, head])
        smaller[i, new] = table[node, leaves[i]]
        enters[i] = max(cycle, key=lambda member, node=node: table[member, node] - table[member, heads[member]])
        smaller[new, i] = table[enters[i], node] - table[enters[i], heads[enters[i]]]
    smaller[0, :] = -np.inf
    found = _edmonds(smaller)
    result = list(heads)
    for i, node in enumerate(rest[1:], 1):
        result[node] = leaves[i] if found[i] == new else rest[found[i]]
    result[enters[found[new]]] = rest[found[new]]
    return result


def _cycle(heads: list[int]) -> list[int]:
    """The nodes of one cycle, in the order walked; empty when there is none."""
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        path, node = [], start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = heads[node]
        if state[node] == 1:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 2
    return []
