// Rounds of the queue are played, but only those in which somebody goes home, in the order of a heap.
#include <cstdio>
#include <functional>
#include <queue>
#include <utility>
#include <vector>

int main() {
    int n, q;
    if (std::scanf("%d %d", &n, &q) != 2) return 1;
    using Runner = std::pair<int, int>;  // last round, number
    std::priority_queue<Runner, std::vector<Runner>, std::greater<Runner>> heap;
    for (int i = 1; i <= n; ++i) {
        int s;
        if (std::scanf("%d", &s) != 1) return 1;
        heap.push({s / q + (s % q != 0), i});
    }
    for (; !heap.empty(); heap.pop()) std::printf("%d ", heap.top().second);
    std::puts("");
}
