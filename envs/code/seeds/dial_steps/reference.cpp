// m = common * prime: after 30 pulls the dial is 0 modulo `common` (the primes of a) for ever, and modulo the rest
// it runs around a cycle, where sorted baby steps and binary search find the place.
#include <algorithm>
#include <cstdio>
#include <numeric>
#include <utility>
#include <vector>

long long power(long long base, long long exponent, long long m) {
    long long result = 1 % m;
    for (base %= m; exponent; exponent >>= 1, base = base * base % m)
        if (exponent & 1) result = result * base % m;
    return result;
}

long long inverse(long long a, long long m) {  // by the extended algorithm of Euclid
    long long r = m, s = a % m, x = 0, y = 1;
    while (s) {
        long long quotient = r / s;
        r -= quotient * s;
        std::swap(r, s);
        x -= quotient * y;
        std::swap(x, y);
    }
    return (x % m + m) % m;
}

long long on_cycle(long long a, long long b, long long m) {  // the smallest x with a^x = b, gcd(a, m) = 1
    long long step = 1;
    while (step * step < m) step++;
    std::vector<std::pair<long long, long long>> baby;
    long long value = 1 % m;
    for (long long j = 0; j < step; j++, value = value * a % m) baby.push_back({value, j});
    std::sort(baby.begin(), baby.end());
    long long back = inverse(power(a, step, m), m);
    for (long long i = 0; i < step; i++, b = b * back % m) {
        auto at = std::lower_bound(baby.begin(), baby.end(), std::make_pair(b, 0LL));
        if (at != baby.end() && at->first == b) return i * step + at->second;
    }
    return -1;
}

long long pulls(long long a, long long b, long long m) {
    const int tail = 30;
    long long value = 1;
    for (int x = 0; x < tail; x++, value = value * a % m)
        if (value == b) return x;
    long long common = 1, rest = m;
    for (long long g = std::gcd(a, rest); g > 1; g = std::gcd(a, rest)) {
        common *= g;
        rest /= g;
    }
    if (b % common) return -1;
    long long start = b % rest * inverse(power(a, tail, rest), rest) % rest;
    long long more = rest == 1 ? 0 : on_cycle(a % rest, start, rest);
    return more < 0 ? -1 : tail + more;
}

int main() {
    int q;
    if (scanf("%d", &q) != 1) return 1;
    while (q--) {
        long long a, b, m;
        if (scanf("%lld %lld %lld", &a, &b, &m) != 3) return 1;
        printf("%lld\n", pulls(a, b, m));
    }
}
