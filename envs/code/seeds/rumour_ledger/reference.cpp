// Every group keeps a list of its members, each with a colour; the smaller group is repainted into the larger.
#include <cstdio>
#include <utility>
#include <vector>

int main() {
    int n, m;
    if (std::scanf("%d %d", &n, &m) != 2) return 1;
    std::vector<int> group(n + 1), colour(n + 1, 0), struck;
    std::vector<std::vector<int>> members(n + 1);
    for (int x = 1; x <= n; ++x) members[group[x] = x] = {x};
    for (int i = 1; i <= m; ++i) {
        int kind, x, y;
        if (std::scanf("%d %d %d", &kind, &x, &y) != 3) return 1;
        bool fits = (colour[x] != colour[y]) == (kind == 2);
        int small = group[x], large = group[y];
        if (small == large) {
            if (!fits) struck.push_back(i);
            continue;
        }
        if (members[small].size() > members[large].size()) std::swap(small, large);
        for (int member : members[small]) {
            group[member] = large;
            if (!fits) colour[member] ^= 1;
            members[large].push_back(member);
        }
        members[small].clear();
    }
    std::printf("%zu\n", struck.size());
    for (int i : struck) std::printf("%d ", i);
    std::puts("");
}
