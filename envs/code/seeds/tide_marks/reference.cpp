// A Fenwick tree over the sorted levels keeps the longest picture that ends at or below a level.
#include <algorithm>
#include <cstdio>
#include <vector>

int main() {
    int n, gap;
    long long rise;
    if (scanf("%d %d %lld", &n, &gap, &rise) != 3) return 1;
    std::vector<long long> levels(n);
    for (long long &level : levels)
        if (scanf("%lld", &level) != 1) return 1;
    std::vector<long long> sorted = levels;
    std::sort(sorted.begin(), sorted.end());
    auto rank = [&](long long level) {  // how many levels are at most this one
        return int(std::upper_bound(sorted.begin(), sorted.end(), level) - sorted.begin());
    };
    std::vector<int> tree(n + 1, 0), length(n);
    int longest = 0;
    for (int day = 0; day < n; day++) {
        if (day >= gap)
            for (int i = rank(levels[day - gap]); i <= n; i += i & -i) tree[i] = std::max(tree[i], length[day - gap]);
        length[day] = 1;
        for (int i = rank(levels[day] - rise); i > 0; i -= i & -i) length[day] = std::max(length[day], tree[i] + 1);
        longest = std::max(longest, length[day]);
    }
    printf("%d\n", longest);
}
