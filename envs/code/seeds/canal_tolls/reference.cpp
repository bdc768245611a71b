// Heavy paths: the toll of the canal above a port stands at the port's place, and a way is a few runs of places.
#include <cstdio>
#include <utility>
#include <vector>

int main() {
    int n, q;
    if (std::scanf("%d %d", &n, &q) != 2) return 1;
    std::vector<int> u(n), v(n), above(n + 1, 0), below(n + 1, 1), heavy(n + 1, 0), head(n + 1), place(n + 1);
    std::vector<long long> toll(n), sums(n + 1, 0);
    std::vector<std::vector<int>> near(n + 1);
    for (int i = 1; i < n; ++i) {
        if (std::scanf("%d %d %lld", &u[i], &v[i], &toll[i]) != 3) return 1;
        near[u[i]].push_back(v[i]);
        near[v[i]].push_back(u[i]);
    }
    std::vector<int> order{1}, depth(n + 1, 0);
    for (int k = 0; k < static_cast<int>(order.size()); ++k)
        for (int other : near[order[k]])
            if (other != above[order[k]]) {
                above[other] = order[k];
                depth[other] = depth[order[k]] + 1;
                order.push_back(other);
            }
    for (int k = n - 1; k > 0; --k) {
        int port = order[k], up = above[port];
        below[up] += below[port];
        if (heavy[up] == 0 || below[port] > below[heavy[up]]) heavy[up] = port;
    }
    int places = 0;
    for (int port : order)
        if (port == 1 || heavy[above[port]] != port)
            for (int at = port; at != 0; at = heavy[at]) {
                head[at] = port;
                place[at] = ++places;
            }
    auto add = [&](int at, long long amount) {
        for (; at <= n; at += at & -at) sums[at] += amount;
    };
    auto sum = [&](int at) {
        long long total = 0;
        for (; at > 0; at &= at - 1) total += sums[at];
        return total;
    };
    auto lower = [&](int i) { return above[u[i]] == v[i] ? u[i] : v[i]; };
    for (int i = 1; i < n; ++i) add(place[lower(i)], toll[i]);
    while (q-- > 0) {
        int kind, a, b;
        if (std::scanf("%d %d %d", &kind, &a, &b) != 3) return 1;
        if (kind == 1) {
            add(place[lower(a)], b - toll[a]);
            toll[a] = b;
            continue;
        }
        long long total = 0;
        for (; head[a] != head[b]; a = above[head[a]]) {
            if (depth[head[a]] < depth[head[b]]) std::swap(a, b);
            total += sum(place[a]) - sum(place[head[a]] - 1);
        }
        if (depth[a] > depth[b]) std::swap(a, b);
        std::printf("%lld\n", total + sum(place[b]) - sum(place[a]));
    }
}
