// All strings, less those that begin and end with colour i, for each i. Strings are placed colour by colour.
#include <cstdio>
#include <numeric>
#include <vector>

const long long mod = 1000000007;
std::vector<long long> factorial, inverse;

long long choose(int n, int k) { return factorial[n] * inverse[k] % mod * inverse[n - k] % mod; }

long long power(long long base, long long exponent) {
    long long result = 1;
    for (; exponent; exponent >>= 1, base = base * base % mod)
        if (exponent & 1) result = result * base % mod;
    return result;
}

int main() {
    int c;
    if (scanf("%d", &c) != 1) return 1;
    std::vector<int> counts(c);
    for (int &count : counts)
        if (scanf("%d", &count) != 1) return 1;
    int n = std::accumulate(counts.begin(), counts.end(), 0);
    factorial.assign(n + 1, 1);
    inverse.assign(n + 1, 1);
    for (int i = 1; i <= n; i++) factorial[i] = factorial[i - 1] * i % mod;
    inverse[n] = power(factorial[n], mod - 2);
    for (int i = n; i > 0; i--) inverse[i - 1] = inverse[i] * i % mod;
    long long all = 1;
    int free = n;
    for (int count : counts) {
        all = all * choose(free, count) % mod;
        free -= count;
    }
    long long answer = all;
    for (int count : counts) {
        if (count < 2) continue;
        // Of all strings, choose(n - 2, count - 2) / choose(n, count) have both ends in this colour.
        long long share = choose(n - 2, count - 2) * power(choose(n, count), mod - 2) % mod;
        answer = (answer + mod - all * share % mod) % mod;
    }
    printf("%lld\n", n == 1 ? 0 : answer);
}
