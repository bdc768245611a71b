// Counts the rings without a period by Moebius inversion; each garland of period d comes from d of them.
#include <algorithm>
#include <cstdio>
#include <vector>

const long long mod = 1000000007;

long long power(long long base, long long exponent) {
    long long result = 1;
    for (base %= mod; exponent; exponent >>= 1, base = base * base % mod)
        if (exponent & 1) result = result * base % mod;
    return result;
}

int main() {
    int q;
    if (scanf("%d", &q) != 1) return 1;
    while (q--) {
        long long n, k;
        if (scanf("%lld %lld", &n, &k) != 2) return 1;
        std::vector<long long> divisors, primes;
        for (long long d = 1; d * d <= n; d++) {
            if (n % d) continue;
            divisors.push_back(d);
            if (d * d < n) divisors.push_back(n / d);
        }
        long long rest = n;
        for (long long p = 2; p * p <= rest; p++) {
            if (rest % p) continue;
            primes.push_back(p);
            while (rest % p == 0) rest /= p;
        }
        if (rest > 1) primes.push_back(rest);
        std::sort(divisors.begin(), divisors.end());
        std::vector<long long> plain;  // rings of d flowers with neighbours of different colours
        for (long long d : divisors) plain.push_back((power(k - 1, d) + (d % 2 ? mod - (k - 1) : k - 1)) % mod);
        // In place, prime by prime: f(d) - f(d / p) for all d, from the largest down.
        for (long long p : primes)
            for (int i = (int)divisors.size() - 1; i >= 0; i--)
                if (divisors[i] % p == 0) {
                    auto at = std::lower_bound(divisors.begin(), divisors.end(), divisors[i] / p);
                    plain[i] = (plain[i] + mod - plain[at - divisors.begin()]) % mod;
                }
        long long total = 0;
        for (size_t i = 0; i < divisors.size(); i++) total += plain[i] * power(divisors[i], mod - 2) % mod;
        printf("%lld\n", n == 1 ? k : total % mod);
    }
}
