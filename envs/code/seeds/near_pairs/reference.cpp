// Small to large: at the meeting hut of a pair the depths of one side stand in a Fenwick tree, those of the others ask.
// The heavy side is handled last and left in the tree, so every hut is added once for each light path above it.
#include <algorithm>
#include <cstdio>
#include <vector>

int main() {
    int n;
    long long k;
    if (std::scanf("%d %lld", &n, &k) != 2) return 1;
    struct Path {
        int to;
        long long length;
    };
    std::vector<std::vector<Path>> paths(n + 1);
    for (int i = 1; i < n; ++i) {
        int u, v;
        long long w;
        if (std::scanf("%d %d %lld", &u, &v, &w) != 3) return 1;
        paths[u].push_back({v, w});
        paths[v].push_back({u, w});
    }
    std::vector<int> order, above(n + 1, 0), size(n + 1, 1), heavy(n + 1, 0), enter(n + 1, 0), stack{1};
    std::vector<long long> depth(n + 1, 0);
    while (!stack.empty()) {
        int hut = stack.back();
        stack.pop_back();
        enter[hut] = static_cast<int>(order.size());
        order.push_back(hut);  // so a subtree is one run of `order`
        for (auto [to, length] : paths[hut])
            if (to != above[hut]) {
                above[to] = hut;
                depth[to] = depth[hut] + length;
                stack.push_back(to);
            }
    }
    for (int i = n - 1; i > 0; --i) {
        int hut = order[i], up = above[hut];
        size[up] += size[hut];
        if (heavy[up] == 0 || size[hut] > size[heavy[up]]) heavy[up] = hut;
    }
    std::vector<long long> depths(depth.begin() + 1, depth.end());
    std::sort(depths.begin(), depths.end());
    auto rank = [&](long long d) {  // how many depths are at most d
        return static_cast<int>(std::upper_bound(depths.begin(), depths.end(), d) - depths.begin());
    };
    std::vector<int> fenwick(n + 1, 0);
    auto add = [&](int hut) {
        for (int i = rank(depth[hut]); i <= n; i += i & -i) ++fenwick[i];
    };
    auto clear = [&](int hut) {
        for (int i = rank(depth[hut]); i <= n; i += i & -i) fenwick[i] = 0;
    };
    long long pairs = 0;
    for (int i = 0; i < n; ++i) {
        int top = order[i];
        if (top != 1 && heavy[above[top]] == top) continue;
        std::vector<int> chain;  // one heavy path, handled from its foot to its head
        for (int hut = top; hut != 0; hut = heavy[hut]) chain.push_back(hut);
        for (int c = static_cast<int>(chain.size()) - 1; c >= 0; --c) {
            int meeting = chain[c];
            auto ask = [&](int hut) {
                for (int j = rank(k + 2 * depth[meeting] - depth[hut]); j > 0; j &= j - 1) pairs += fenwick[j];
            };
            ask(meeting);
            add(meeting);
            for (auto [to, length] : paths[meeting]) {
                if (to == above[meeting] || to == heavy[meeting]) continue;
                for (int j = enter[to]; j < enter[to] + size[to]; ++j) ask(order[j]);
                for (int j = enter[to]; j < enter[to] + size[to]; ++j) add(order[j]);
            }
        }
        for (int j = enter[top]; j < enter[top] + size[top]; ++j) clear(order[j]);
    }
    std::printf("%lld\n", pairs);
}
