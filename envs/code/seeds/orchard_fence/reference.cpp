// Pick again, but the doubled area is summed by trapezoids over a raised base, in 128 bits.
#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <vector>

int main() {
    int n;
    if (std::scanf("%d", &n) != 1) return 1;
    std::vector<long long> x(n), y(n);
    for (int i = 0; i < n; ++i)
        if (std::scanf("%lld %lld", &x[i], &y[i]) != 2) return 1;
    const long long base = -1000000000;
    __int128 doubled = 0;
    long long boundary = 0;
    for (int i = 0; i < n; ++i) {
        int j = i + 1 == n ? 0 : i + 1;
        doubled += static_cast<__int128>(x[j] - x[i]) * (y[i] + y[j] - 2 * base);
        boundary += std::gcd(std::llabs(x[j] - x[i]), std::llabs(y[j] - y[i]));
    }
    if (doubled < 0) doubled = -doubled;
    std::printf("%lld %lld\n", static_cast<long long>((doubled - boundary + 2) / 2), boundary);
}
