// Top down with memory: which post between two that stay is taken down last?
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <vector>

std::vector<long long> heights, weights;
std::vector<std::vector<long long>> known;

long long cost(int left, int right) {
    if (right - left < 2) return 0;
    long long &best = known[left][right];
    if (best >= 0) return best;
    long long gap = std::abs(heights[left] - heights[right]), least = -1;
    for (int last = left + 1; last < right; last++) {
        long long total = cost(left, last) + cost(last, right) + gap * weights[last];
        if (least < 0 || total < least) least = total;
    }
    return best = least;
}

int main() {
    int n;
    if (scanf("%d", &n) != 1) return 1;
    heights.resize(n);
    weights.resize(n);
    for (long long &height : heights)
        if (scanf("%lld", &height) != 1) return 1;
    for (long long &weight : weights)
        if (scanf("%lld", &weight) != 1) return 1;
    known.assign(n, std::vector<long long>(n, -1));
    printf("%lld\n", cost(0, n - 1));
}
