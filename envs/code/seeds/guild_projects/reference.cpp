// The minimum cut by push and relabel on a matrix. All excess is pushed back to the source in the end, so the flow is
// full and the smallest best set is what the source still reaches.
#include <algorithm>
#include <iostream>
#include <queue>
#include <vector>

const long long ENDLESS = 1000000000000000LL;

int main() {
    int n, m;
    std::cin >> n >> m;
    const int source = 0, sink = n + 1, nodes = n + 2;
    std::vector<std::vector<long long>> room(nodes, std::vector<long long>(nodes, 0));
    std::vector<std::vector<int>> near(nodes);
    auto join = [&](int u, int v, long long capacity) {
        near[u].push_back(v);
        near[v].push_back(u);
        room[u][v] += capacity;
    };
    long long gains = 0;
    for (int i = 1; i <= n; ++i) {
        long long value;
        std::cin >> value;
        gains += std::max(value, 0LL);
        if (value > 0) join(source, i, value);
        if (value < 0) join(i, sink, -value);
    }
    for (int a, b; m-- > 0 && std::cin >> a >> b;) join(a, b, ENDLESS);

    std::vector<long long> excess(nodes, 0);
    std::vector<int> height(nodes, 0);
    std::queue<int> active;
    auto push = [&](int u, int v, long long amount) {
        room[u][v] -= amount;
        room[v][u] += amount;
        excess[u] -= amount;
        if (excess[v] == 0 && v != source && v != sink) active.push(v);
        excess[v] += amount;
    };
    height[source] = nodes;
    for (int v : near[source])
        if (room[source][v] > 0) push(source, v, room[source][v]);
    while (!active.empty()) {
        int u = active.front();
        active.pop();
        while (excess[u] > 0) {
            int lowest = 2 * nodes;
            for (int v : near[u]) {
                if (room[u][v] == 0) continue;
                if (height[u] == height[v] + 1) push(u, v, std::min(excess[u], room[u][v]));
                if (excess[u] == 0) break;
                if (room[u][v] > 0) lowest = std::min(lowest, height[v]);
            }
            if (excess[u] > 0) height[u] = lowest + 1;
        }
    }
    std::vector<char> reached(nodes, 0);
    std::queue<int> open;
    open.push(source);
    reached[source] = 1;
    int chosen = -1;
    for (; !open.empty(); open.pop(), ++chosen)
        for (int v : near[open.front()])
            if (room[open.front()][v] > 0 && !reached[v]) {
                reached[v] = 1;
                open.push(v);
            }
    std::cout << gains - excess[sink] << ' ' << chosen << '\n';
}
