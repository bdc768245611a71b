// A tree of minima over the desks: the leftmost desk that is free by now, else the leftmost of the earliest.
#include <algorithm>
#include <cstdio>
#include <vector>

int main() {
    int n, k;
    if (std::scanf("%d %d", &n, &k) != 2) return 1;
    int leaves = 1;
    while (leaves < k) leaves *= 2;
    std::vector<long long> least(2 * leaves, 4000000000000000000LL);
    for (int i = leaves; i < leaves + k; ++i) least[i] = 0;
    for (int i = leaves - 1; i >= 1; --i) least[i] = std::min(least[2 * i], least[2 * i + 1]);
    long long last = 0;
    while (n-- > 0) {
        long long now, stay;
        if (std::scanf("%lld %lld", &now, &stay) != 2) return 1;
        now = std::max(now, least[1]);
        int at = 1;
        while (at < leaves) at = least[2 * at] <= now ? 2 * at : 2 * at + 1;
        std::printf("%d ", at - leaves + 1);
        least[at] = now + stay;
        last = std::max(last, least[at]);
        while (at /= 2) least[at] = std::min(least[2 * at], least[2 * at + 1]);
    }
    std::printf("\n%lld\n", last);
}
