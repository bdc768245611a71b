// Opens the sections from the deepest to the shallowest; open stretches grow together around the new section.
#include <algorithm>
#include <cstdio>
#include <numeric>
#include <vector>

int main() {
    const long long mod = 1000000007;
    int n;
    if (scanf("%d", &n) != 1) return 1;
    std::vector<long long> depths(n);
    for (long long &depth : depths)
        if (scanf("%lld", &depth) != 1) return 1;
    std::vector<int> order(n);
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](int i, int j) { return depths[i] > depths[j]; });
    std::vector<int> length(n + 2, 0);  // at both ends of an open stretch: how many sections it has
    long long total = 0;
    for (int i : order) {
        long long before = length[i], after = length[i + 2];
        // Tours through section i: x sections before it and y after it earn depth * (x + y + 1).
        long long tours = (before + 1) * (after + 1);
        long long sections = tours + (after + 1) * (before * (before + 1) / 2) + (before + 1) * (after * (after + 1) / 2);
        total = (total + depths[i] % mod * (sections % mod)) % mod;
        int whole = int(before + after + 1);
        length[i + 1] = whole;
        length[i + 1 - before] = whole;
        length[i + 1 + after] = whole;
    }
    printf("%lld\n", total);
}
