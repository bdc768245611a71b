"""Flows of the smallest cost, by augmenting along cheapest paths.

>>> network = Network(3)
>>> first, second = network.add(0, 1, 4, 2), network.add(1, 2, 3, 1)
>>> network.augment(0, 2), network.flow(first)
((3, 9), 3)
"""

from collections import deque

PLENTY = 1 << 40


class Network:
    """Vertices 0 to n - 1, and arcs with capacities and costs; no cycle of negative cost."""

    def __init__(self, n: int) -> None:
        self.out: list[list[int]] = [[] for _ in range(n)]
        self.ends: list[int] = []
        self.left: list[int] = []
        self.costs: list[int] = []

    def add(self, u: int, v: int, capacity: int, cost: int) -> int:
        """An arc; returns its number. Number + 1 is the arc that takes its flow back."""
        for tail, head, room, price in ((u, v, capacity, cost), (v, u, 0, -cost)):
            self.out[tail].append(len(self.ends))
            self.ends.append(head)
            self.left.append(room)
            self.costs.append(price)
        return len(self.ends) - 2

    def flow(self, arc: int) -> int:
        """What flows through an arc."""
        return self.left[arc + 1]

    def augment(self, source: int, sink: int, limit: int = PLENTY) -> tuple[int, int]:
        """Send as much as possible, at most `limit`, at the smallest cost; returns amount and cost."""
        sent = spent = 0
        while sent < limit:
            path = self._path(source, sink)
            if not path:
                break
            amount = min(limit - sent, *(self.left[arc] for arc in path))
            for arc in path:
                self.left[arc] -= amount
                self.left[arc ^ 1] += amount
            sent += amount
            spent += amount * sum(self.costs[arc] for arc in path)
        return sent, spent

    def _path(self, source: int, sink: int) -> list[int]:
        """The arcs of a cheapest path with room (Bellman and Ford, with a queue); empty where none is."""
        distance, by = {source: 0}, {source: -1}
        queue, waiting = deque([source]), {source}
        while queue:
            u = queue.popleft()
            waiting.discard(u)
            for arc in self.out[u]:
                v, d = self.ends[arc], distance[u] + self.costs[arc]
                if self.left[arc] and (v not in distance or d < distance[v]):
                    distance[v], by[v] = d, arc
                    if v not in waiting:
                        waiting.add(v)
                        queue.append(v)
        path = []
        at = sink if sink in by else source
        while by[at] >= 0:
            path.append(by[at])
            at = self.ends[by[at] ^ 1]
        return path
