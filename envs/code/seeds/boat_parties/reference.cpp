// Inclusion and exclusion: how many sequences of k parties that fit in the boat take every guest? (Modulo two primes.)
#include <bitset>
#include <cstdio>
#include <vector>

int main() {
    int n, quarrels;
    long long capacity;
    if (scanf("%d %lld %d", &n, &capacity, &quarrels) != 3) return 1;
    std::vector<long long> weights(n);
    for (long long &weight : weights)
        if (scanf("%lld", &weight) != 1) return 1;
    std::vector<int> enemies(n, 0);
    while (quarrels--) {
        int x, y;
        if (scanf("%d %d", &x, &y) != 2) return 1;
        enemies[x - 1] |= 1 << (y - 1);
        enemies[y - 1] |= 1 << (x - 1);
    }
    std::vector<long long> parties(1 << n, 0);  // first: does this set fit? then: how many of its subsets fit?
    for (int set = 0; set < 1 << n; set++) {
        long long load = 0;
        bool peace = true;
        for (int i = 0; i < n; i++) {
            if (!(set >> i & 1)) continue;
            load += weights[i];
            peace = peace && !(enemies[i] & set);
        }
        parties[set] = peace && load <= capacity;
    }
    for (int i = 0; i < n; i++)
        for (int set = 0; set < 1 << n; set++)
            if (set >> i & 1) parties[set] += parties[set ^ 1 << i];
    const long long primes[] = {1000000007, 998244353};
    std::vector<long long> power[2] = {std::vector<long long>(1 << n, 1), std::vector<long long>(1 << n, 1)};
    for (int k = 1;; k++) {
        for (int p = 0; p < 2; p++) {
            long long covers = 0;
            for (int set = 0; set < 1 << n; set++) {
                power[p][set] = power[p][set] * parties[set] % primes[p];
                covers += (n - std::bitset<32>(set).count()) % 2 ? -power[p][set] : power[p][set];
            }
            if (covers % primes[p]) {
                printf("%d\n", k);
                return 0;
            }
        }
    }
}
