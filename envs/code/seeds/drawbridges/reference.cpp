// Blocks of events: bridges that no event of the block touches are joined once for the block; for each question the few
// others that are down just then are joined on top, over the representatives, and forgotten again.
#include <algorithm>
#include <cstdio>
#include <map>
#include <numeric>
#include <set>
#include <utility>
#include <vector>

using Bridge = std::pair<int, int>;

int find(std::vector<int>& above, int a) {
    while (above[a] != a) a = above[a] = above[above[a]];
    return a;
}

int main() {
    int n, q;
    if (std::scanf("%d %d", &n, &q) != 2) return 1;
    struct Event {
        int kind, u, v;
    };
    std::vector<Event> events(q);
    for (auto& [kind, u, v] : events) {
        if (std::scanf("%d %d %d", &kind, &u, &v) != 3) return 1;
        if (u > v) std::swap(u, v);
    }
    const int block = 250;
    std::set<Bridge> down;
    std::vector<int> settled(n + 1), above(n + 1);
    std::iota(above.begin(), above.end(), 0);
    for (int start = 0; start < q; start += block) {
        int end = std::min(q, start + block);
        std::map<Bridge, bool> touched;  // and whether it is down
        for (int i = start; i < end; ++i)
            if (events[i].kind != 3) touched[{events[i].u, events[i].v}] = false;
        for (auto& [bridge, is_down] : touched) is_down = down.count(bridge) > 0;
        std::iota(settled.begin(), settled.end(), 0);
        int groups = n;
        for (const auto& bridge : down) {
            if (touched.count(bridge)) continue;
            int a = find(settled, bridge.first), b = find(settled, bridge.second);
            groups -= a != b;
            settled[a] = b;
        }
        for (int i = start; i < end; ++i) {
            auto [kind, u, v] = events[i];
            if (kind == 1) {
                down.insert({u, v});
                touched[{u, v}] = true;
            } else if (kind == 2) {
                down.erase({u, v});
                touched[{u, v}] = false;
            } else {
                std::vector<int> changed;
                for (const auto& [bridge, is_down] : touched) {
                    if (!is_down) continue;
                    int a = find(above, find(settled, bridge.first));
                    int b = find(above, find(settled, bridge.second));
                    if (a == b) continue;
                    above[a] = b;
                    changed.push_back(a);
                }
                bool joined = find(above, find(settled, u)) == find(above, find(settled, v));
                std::printf("%s %d\n", joined ? "yes" : "no", groups - static_cast<int>(changed.size()));
                for (int a : changed) above[a] = a;
            }
        }
    }
}
