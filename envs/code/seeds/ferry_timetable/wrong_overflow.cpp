// Wrong: times are kept in 32 bits; over many islands they pass 10^12.
#include <cstdio>
#include <functional>
#include <queue>
#include <tuple>
#include <utility>
#include <vector>

int main() {
    int n, m;
    if (std::scanf("%d %d", &n, &m) != 2) return 1;
    std::vector<std::vector<std::tuple<int, int, int>>> ferries(n + 1);
    for (int i = 0; i < m; ++i) {
        int u, v, period, trip;
        if (std::scanf("%d %d %d %d", &u, &v, &period, &trip) != 4) return 1;
        ferries[u].push_back({v, period, trip});
        ferries[v].push_back({u, period, trip});
    }
    using Arrival = std::pair<int, int>;
    std::priority_queue<Arrival, std::vector<Arrival>, std::greater<Arrival>> heap;
    std::vector<char> done(n + 1, 0);
    for (heap.push({0, 1}); !heap.empty();) {
        auto [now, island] = heap.top();
        heap.pop();
        if (done[island]) continue;
        done[island] = 1;
        if (island == n) return std::printf("%d\n", now), 0;
        for (auto [other, period, trip] : ferries[island]) {
            unsigned wait = (period - now % period) % period;
            heap.push({static_cast<int>(now + wait + trip), other});
        }
    }
    std::puts("-1");
}
