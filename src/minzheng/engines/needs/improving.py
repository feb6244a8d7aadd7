"""Moves that make an assignment cheaper, until neither a chain nor a swap gains anything."""

from minzheng.engines.needs.board import board_of
from minzheng.engines.needs.chains import carry_out_chains
from minzheng.engines.needs.network import Ints, Network
from minzheng.engines.needs.swapping import carry_out_swaps

ROUNDS = 1_000  # each one gains; so many are never needed


def improve(network: Network, chosen: Ints) -> Ints:
    """The assignment after every move that gains something. The input is left as it is."""
    board, now = board_of(network), chosen.copy()
    for _ in range(ROUNDS):
        if not carry_out_chains(board, now) and not carry_out_swaps(board, now):
            break
    return now
