// Prefix sums do not fall, so the end of the shortest season from each first day is found by binary search.
#include <algorithm>
#include <cstdio>
#include <vector>

int main() {
    int n;
    long long bound;
    if (scanf("%d %lld", &n, &bound) != 2) return 1;
    std::vector<long long> sums(n + 1, 0);
    for (int i = 1; i <= n; i++) {
        long long count;
        if (scanf("%lld", &count) != 1) return 1;
        sums[i] = sums[i - 1] + count;
    }
    int start = 0, length = n + 1;
    for (int first = 0; first < n; first++) {
        auto end = std::lower_bound(sums.begin(), sums.end(), sums[first] + bound);
        if (end == sums.end()) break;
        int days = int(end - sums.begin()) - first;
        if (days < length) {
            start = first + 1;
            length = days;
        }
    }
    if (length > n)
        puts("none");
    else
        printf("%d %d\n", start, length);
}
