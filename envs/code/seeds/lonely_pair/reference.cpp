// The xor of all codes is a ^ b; one bit in which they differ parts the codes into two heaps.
#include <cstdint>
#include <cstdio>
#include <utility>
#include <vector>

int main() {
    int n;
    if (std::scanf("%d", &n) != 1) return 1;
    std::vector<std::int64_t> codes(n);
    std::int64_t both = 0;
    for (auto& code : codes) {
        long long read;
        if (std::scanf("%lld", &read) != 1) return 1;
        both ^= code = read;
    }
    std::int64_t bit = both & -both, a = 0;
    for (auto code : codes)
        if (code & bit) a ^= code;
    std::int64_t b = both ^ a;
    if (a > b) std::swap(a, b);
    std::printf("%lld %lld\n", static_cast<long long>(a), static_cast<long long>(b));
}
