// Uses the formula for a cycle for one flower too, which is then its own neighbour.
#include <cstdio>

const long long mod = 1000000007;

long long power(long long base, long long exponent) {
    long long result = 1;
    for (base %= mod; exponent; exponent >>= 1, base = base * base % mod)
        if (exponent & 1) result = result * base % mod;
    return result;
}

long long totient(long long n) {
    long long result = n;
    for (long long p = 2; p * p <= n; p++) {
        if (n % p) continue;
        result -= result / p;
        while (n % p == 0) n /= p;
    }
    return n > 1 ? result - result / n : result;
}

long long turns(long long n, long long k, long long free) {
    return totient(n / free) * ((power(k - 1, free) + (free % 2 ? mod - k + 1 : k - 1)) % mod) % mod;
}

int main() {
    int q;
    if (scanf("%d", &q) != 1) return 1;
    while (q--) {
        long long n, k, total = 0;
        if (scanf("%lld %lld", &n, &k) != 2) return 1;
        for (long long d = 1; d * d <= n; d++) {
            if (n % d) continue;
            total += turns(n, k, d);
            if (d * d < n) total += turns(n, k, n / d);
        }
        printf("%lld\n", total % mod * power(n, mod - 2) % mod);
    }
}
