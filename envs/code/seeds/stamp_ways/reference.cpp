// For each kind and each remainder modulo its worth, slides a window of count + 1 entries over the table.
#include <cstdio>
#include <vector>

int main() {
    const long long mod = 998244353;
    int n, s;
    if (scanf("%d %d", &n, &s) != 2) return 1;
    std::vector<long long> ways(s + 1, 0);
    ways[0] = 1;
    for (int i = 0; i < n; i++) {
        int worth, count;
        if (scanf("%d %d", &worth, &count) != 2) return 1;
        std::vector<long long> next(s + 1, 0);
        for (int remainder = 0; remainder < worth && remainder <= s; remainder++) {
            long long window = 0;
            for (long long t = remainder, taken = 0; t <= s; t += worth, taken++) {
                window += ways[t];
                if (taken > count) window -= ways[t - (long long)worth * (count + 1)];
                next[t] = (window % mod + mod) % mod;
            }
        }
        ways = next;
    }
    printf("%lld\n", ways[s]);
}
