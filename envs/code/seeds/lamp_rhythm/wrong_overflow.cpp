// Compares with m after a product in 64 bits, which may have wrapped around to a negative number.
#include <cstdio>
#include <numeric>

int main() {
    int n;
    long long wait;
    if (scanf("%d %lld", &n, &wait) != 2) return 1;
    long long together = 1;
    for (int i = 0; i < n; i++) {
        long long period;
        if (scanf("%lld", &period) != 1) return 1;
        together *= period / std::gcd(together, period);
        if (together > wait) {
            puts("too long");
            return 0;
        }
    }
    printf("%lld\n", together);
}
