// A linear sieve gives the smallest prime of each number, and with it the mix; then prefix counts for each mix.
#include <array>
#include <cstdio>
#include <vector>

int main() {
    const int most = 300000;
    std::vector<int> smallest(most + 1, 0), primes;
    std::vector<std::array<int, 21>> upto(most + 1);
    std::vector<int> mix(most + 1, 0);
    upto[0].fill(0);
    for (int number = 1; number <= most; number++) {
        if (number > 1 && smallest[number] == 0) {
            smallest[number] = number;
            primes.push_back(number);
        }
        for (int prime : primes) {
            if (number == 1 || prime > smallest[number] || (long long)prime * number > most) break;
            smallest[prime * number] = prime;
        }
        if (number > 1) {
            int rest = number / smallest[number];
            mix[number] = mix[rest] + (smallest[rest] != smallest[number]);
        }
        upto[number] = upto[number - 1];
        upto[number][mix[number]]++;
    }
    int q;
    if (scanf("%d", &q) != 1) return 1;
    while (q--) {
        int left, right, wanted;
        if (scanf("%d %d %d", &left, &right, &wanted) != 3) return 1;
        printf("%d\n", upto[right][wanted] - upto[left - 1][wanted]);
    }
}
