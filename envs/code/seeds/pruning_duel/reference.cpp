// The same question put from the root down with an explicit stack: which cuts below a knot turn its worth into `goal`?
// A subtree without cuts of that kind is left at once: no cut can leave a worth beyond the number of its branches.
#include <algorithm>
#include <cstdio>
#include <utility>
#include <vector>

int main() {
    int n;
    if (std::scanf("%d", &n) != 1) return 1;
    std::vector<std::vector<int>> below(n + 1);
    for (int v = 2; v <= n; ++v) {
        int p;
        if (std::scanf("%d", &p) != 1) return 1;
        below[p].push_back(v);
    }
    std::vector<int> worth(n + 1, 0), branches(n + 1, 0);
    std::vector<std::pair<int, std::size_t>> way{{1, 0}};  // knot, how many of its branches are done
    while (!way.empty()) {
        auto& [knot, done] = way.back();
        if (done < below[knot].size()) {
            way.push_back({below[knot][done++], 0});
            continue;
        }
        for (int v : below[knot]) {
            worth[knot] ^= worth[v] + 1;
            branches[knot] += branches[v] + 1;
        }
        way.pop_back();
    }
    std::vector<std::pair<int, int>> questions{{1, 0}};  // knot, goal
    int cuts = 0, first = n + 1;
    while (!questions.empty()) {
        auto [knot, goal] = questions.back();
        questions.pop_back();
        for (int v : below[knot]) {
            int rest = worth[knot] ^ (worth[v] + 1);  // the worth of the other branches
            if (rest == goal) {
                ++cuts;
                first = std::min(first, v);
            } else if ((rest ^ goal) - 1 < branches[v]) {
                questions.push_back({v, (rest ^ goal) - 1});
            }
        }
    }
    std::printf("%d %d\n", cuts, cuts ? first : 0);
}
