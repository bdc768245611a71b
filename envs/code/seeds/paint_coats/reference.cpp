// Sweeps over the sorted ends of the walks: between two ends the number of coats is constant.
#include <algorithm>
#include <cstdio>
#include <utility>
#include <vector>

int main() {
    int n, m, k;
    if (scanf("%d %d %d", &n, &m, &k) != 3) return 1;
    std::vector<std::pair<int, int>> events;
    for (int i = 0; i < m; i++) {
        int left, right;
        if (scanf("%d %d", &left, &right) != 2) return 1;
        events.push_back({left, 1});
        events.push_back({right + 1, -1});
    }
    events.push_back({n + 1, 0});
    std::sort(events.begin(), events.end());
    int coats = 0, from = 1, fine = 0, run = 0, longest = 0;
    for (auto [board, change] : events) {
        if (board > from) {
            if (coats == k) {
                fine += board - from;
                run += board - from;
            } else {
                run = 0;
            }
            longest = std::max(longest, run);
            from = board;
        }
        coats += change;
    }
    printf("%d %d\n", fine, longest);
}
