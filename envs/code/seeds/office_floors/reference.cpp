// Climbs from each employee to the first boss whose floor is known, then writes the floors down on the way back.
#include <algorithm>
#include <cstdio>
#include <vector>

int main() {
    int n;
    if (std::scanf("%d", &n) != 1) return 1;
    std::vector<int> boss(n + 1), floor(n + 1, -1), people(n + 1, 0);
    for (int i = 1; i <= n; ++i)
        if (std::scanf("%d", &boss[i]) != 1) return 1;
    std::vector<int> way;
    for (int i = 1; i <= n; ++i) {
        int at = i;
        for (; at != 0 && floor[at] < 0; at = boss[at]) way.push_back(at);
        int above = at == 0 ? -1 : floor[at];
        for (; !way.empty(); way.pop_back()) floor[way.back()] = ++above;
        ++people[floor[i]];
    }
    auto widest = std::max_element(people.begin(), people.end());  // the first of the largest
    std::printf("%d %d\n", static_cast<int>(widest - people.begin()), *widest);
}
