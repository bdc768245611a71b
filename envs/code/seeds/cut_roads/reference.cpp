// A breadth-first tree; every other road merges the towns of its ring into one set, climbing from both ends. The
// tree roads that no ring swallows are the bridges.
#include <cstdio>
#include <numeric>
#include <vector>

std::vector<int> top;  // the highest town of the merged set, found through a disjoint-set forest

int find(int a) {
    while (top[a] != a) a = top[a] = top[top[a]];
    return a;
}

int main() {
    int n, m;
    if (std::scanf("%d %d", &n, &m) != 2) return 1;
    std::vector<int> u(m), v(m);
    std::vector<std::vector<int>> roads(n + 1);
    for (int i = 0; i < m; ++i) {
        if (std::scanf("%d %d", &u[i], &v[i]) != 2) return 1;
        roads[u[i]].push_back(i);
        roads[v[i]].push_back(i);
    }
    std::vector<int> order{1}, above(n + 1, 0), by(n + 1, -1), depth(n + 1, 0);
    std::vector<char> in_tree(m, 0);
    above[1] = 1;
    for (std::size_t k = 0; k < order.size(); ++k) {
        int town = order[k];
        for (int i : roads[town]) {
            int other = u[i] ^ v[i] ^ town;
            if (above[other]) continue;
            above[other] = town;
            by[other] = i;
            depth[other] = depth[town] + 1;
            in_tree[i] = 1;
            order.push_back(other);
        }
    }
    top.resize(n + 1);
    std::iota(top.begin(), top.end(), 0);
    for (int i = 0; i < m; ++i) {
        if (in_tree[i]) continue;
        for (int a = find(u[i]), b = find(v[i]); a != b;) {
            int& lower = depth[a] > depth[b] ? a : b;
            top[lower] = above[lower];
            lower = find(lower);
        }
    }
    std::vector<long long> towns(n + 1, 1), loss(m, 0);
    for (int k = n - 1; k > 0; --k) {
        int town = order[k];
        towns[above[town]] += towns[town];
        if (find(town) == town) loss[by[town]] = towns[town] * (n - towns[town]);
    }
    int best = 0;
    for (int i = 1; i < m; ++i)
        if (loss[i] > loss[best]) best = i;
    std::printf("%d %lld\n", best + 1, loss[best]);
}
