// Factorises the periods (each one only where it adds to the answer) and multiplies the highest prime powers.
#include <cstdio>
#include <map>
#include <set>

int main() {
    int n;
    long long wait;
    if (scanf("%d %lld", &n, &wait) != 2) return 1;
    std::set<int> periods;
    for (int i = 0; i < n; i++) {
        int period;
        if (scanf("%d", &period) != 1) return 1;
        periods.insert(period);
    }
    std::map<int, int> highest;  // prime -> its highest power in any period
    __int128 together = 1;
    for (int period : periods) {
        if (together % period == 0) continue;
        int rest = period;
        for (int prime = 2; rest > 1; prime++) {
            if ((long long)prime * prime > rest) prime = rest;
            int power = 1;
            for (; rest % prime == 0; rest /= prime) power *= prime;
            int &known = highest.emplace(prime, 1).first->second;
            if (power > known) {
                together = together / known * power;
                known = power;
            }
        }
        if (together > wait) {
            puts("too long");
            return 0;
        }
    }
    printf("%lld\n", (long long)together);
}
