// Dijkstra over an ordered set that holds each island once, under its best time so far.
#include <cstdio>
#include <set>
#include <utility>
#include <vector>

struct Ferry {
    int to;
    long long period, trip;
};

int main() {
    int n, m;
    if (std::scanf("%d %d", &n, &m) != 2) return 1;
    std::vector<std::vector<Ferry>> ferries(n + 1);
    for (int i = 0; i < m; ++i) {
        int u, v;
        long long period, trip;
        if (std::scanf("%d %d %lld %lld", &u, &v, &period, &trip) != 4) return 1;
        ferries[u].push_back({v, period, trip});
        ferries[v].push_back({u, period, trip});
    }
    std::vector<long long> best(n + 1, -1);
    std::set<std::pair<long long, int>> open{{0, 1}};
    best[1] = 0;
    while (!open.empty()) {
        auto [now, island] = *open.begin();
        open.erase(open.begin());
        for (const auto& ferry : ferries[island]) {
            long long arrival = (now + ferry.period - 1) / ferry.period * ferry.period + ferry.trip;
            if (best[ferry.to] >= 0 && best[ferry.to] <= arrival) continue;
            open.erase({best[ferry.to], ferry.to});
            best[ferry.to] = arrival;
            open.insert({arrival, ferry.to});
        }
    }
    std::printf("%lld\n", best[n]);
}
