// Disjoint sets that keep the cipher to their representative find the rings while roads are read; Gauss and Jordan,
// one bit column after another, bring the rings to reduced form.
#include <cstdio>
#include <utility>
#include <vector>

std::vector<int> above;
std::vector<long long> cipher;  // from the city to the one above

std::pair<int, long long> find(int city) {
    long long total = 0;
    for (; above[city] != city; city = above[city]) total ^= cipher[city];
    return {city, total};
}

int main() {
    int n, m, q;
    if (std::scanf("%d %d %d", &n, &m, &q) != 3) return 1;
    std::vector<int> size(n + 1, 1);
    for (int i = 0; i <= n; ++i) above.push_back(i);
    cipher.assign(n + 1, 0);
    std::vector<long long> rings;
    while (m-- > 0) {
        int u, v;
        long long w;
        if (std::scanf("%d %d %lld", &u, &v, &w) != 3) return 1;
        auto [a, from_u] = find(u);
        auto [b, from_v] = find(v);
        w ^= from_u ^ from_v;
        if (a == b) {
            rings.push_back(w);
            continue;
        }
        if (size[a] > size[b]) std::swap(a, b);
        above[a] = b;
        cipher[a] = w;
        size[b] += size[a];
    }
    std::size_t rank = 0;
    for (int bit = 59; bit >= 0; --bit) {
        std::size_t pivot = rank;
        while (pivot < rings.size() && !(rings[pivot] >> bit & 1)) ++pivot;
        if (pivot == rings.size()) continue;
        std::swap(rings[rank], rings[pivot]);
        for (std::size_t i = 0; i < rings.size(); ++i)
            if (i != rank && rings[i] >> bit & 1) rings[i] ^= rings[rank];
        ++rank;
    }
    while (q-- > 0) {
        int first, second;
        if (std::scanf("%d %d", &first, &second) != 2) return 1;
        long long best = find(first).second ^ find(second).second;
        for (std::size_t i = 0; i < rank; ++i)
            if ((best ^ rings[i]) > best) best ^= rings[i];
        std::printf("%lld\n", best);
    }
}
