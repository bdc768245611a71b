// Sums in 32 bits, which a few days with 10^9 grains exceed.
#include <cstdio>
#include <vector>

int main() {
    int n;
    long long bound;
    if (scanf("%d %lld", &n, &bound) != 2) return 1;
    std::vector<int> counts(n);
    for (int &count : counts)
        if (scanf("%d", &count) != 1) return 1;
    int start = 0, length = n + 1;
    unsigned total = 0;
    for (int first = 0, last = 0; last < n; last++) {
        total += counts[last];
        for (; (long long)total >= bound && first <= last; total -= counts[first++]) {
            if (last - first + 1 < length) {
                start = first + 1;
                length = last - first + 1;
            }
        }
    }
    if (length > n)
        puts("none");
    else
        printf("%d %d\n", start, length);
}
