// Wrong: the half that is xored together is kept in 32 bits.
#include <algorithm>
#include <cstdio>
#include <vector>

int main() {
    int n;
    if (std::scanf("%d", &n) != 1) return 1;
    std::vector<long long> codes(n);
    long long both = 0;
    for (auto& code : codes) {
        if (std::scanf("%lld", &code) != 1) return 1;
        both ^= code;
    }
    int bit = 0;
    while (!(both >> bit & 1)) ++bit;
    long long mask = 1LL << bit;
    int a = 0;
    for (auto code : codes)
        if (code & mask) a ^= static_cast<int>(code);
    long long b = both ^ a;
    std::printf("%lld %lld\n", std::min<long long>(a, b), std::max<long long>(a, b));
}
