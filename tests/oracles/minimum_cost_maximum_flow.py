"""Oracle of rlve/minimum_cost_maximum_flow: amount and cost by networkx, the answer added up by vertex."""

import json
from functools import cache
from typing import Any

import networkx


@cache
def best(n: int, arcs_json: str) -> tuple[int, int]:
    network = networkx.DiGraph()
    for u, v, capacity, cost in json.loads(arcs_json):
        network.add_edge(u, v, capacity=capacity, weight=cost)
    flow = networkx.max_flow_min_cost(network, 0, n - 1)
    amount = sum(flow[u].get(n - 1, 0) for u in flow)
    return amount, networkx.cost_of_flow(network, flow)


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, arcs, flows = instance["n"], instance["arcs"], [int(word) for word in text.split()]
    if any(not 0 <= flow <= arc[2] for flow, arc in zip(flows, arcs, strict=True)):
        return False
    for vertex in range(1, n - 1):
        into = sum(flow for flow, arc in zip(flows, arcs, strict=True) if arc[1] == vertex)
        if into != sum(flow for flow, arc in zip(flows, arcs, strict=True) if arc[0] == vertex):
            return False
    amount = sum(flow for flow, arc in zip(flows, arcs, strict=True) if arc[1] == n - 1)
    cost = sum(flow * arc[3] for flow, arc in zip(flows, arcs, strict=True))
    return (amount, cost) == best(n, json.dumps(arcs))
